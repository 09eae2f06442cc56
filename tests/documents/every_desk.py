"""What an office makes beside the procedures: programme, report, letters, meetings, copies, registers, archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import time_machine

from cases import cells
from cases.commands import archive as archiving
from cases.commands import intake, sittings
from cases.commands.dossier import place_originals
from cases.models import AnnualProgramme, Case, Handling, ItemKind, OriginalsPlace
from cases.statistics import periods
from cases.statistics.forms import Asked, outgoing
from documents import catalogue, commands, delivery_print, register_print, statistical_forms
from documents.canonical import Facts
from documents.catalogue import DocumentType
from documents.models import Document, Series
from documents.numbering import INCOMING
from inspection.accounts.models import User
from tests import make
from tests.documents.every_house import PEOPLE
from tests.documents.make_report import save_report
from tests.documents.test_copies import scan
from tests.documents.test_registers_incoming import LETTER
from tests.intake import make_intake
from tests.make import Office
from workflows import conformance, papers
from workflows.conformance import printed

DAY = make_intake.DAY
#: When the file of a case may go.
LATER = date(2037, 1, 5)
TO = ["Đảng ủy phường Bến Lụa 1"]


def _is_cell(office: Office) -> bool:
    return cells.is_cell(office.standing)


def _clerk(office: Office) -> User:
    return office.binh if _is_cell(office) else office.thu


def _second(office: Office) -> User:
    """Another leader than the one who signs."""
    return office.lan if _is_cell(office) else office.pho


def receive(office: Office) -> None:
    """Petitions that came by post, handled in each way."""
    elsewhere: dict[str, Any] = {"is_competent": False}
    ways = dict.fromkeys((Handling.TRANSFER, Handling.RETURN, Handling.GUIDE), elsewhere)
    ways[Handling.DECLINE] = {"grounds": ["no_civil_capacity"]}
    for handling, said in ways.items():
        petition = make_intake.classify(office, make_intake.receive(office, by=office.quan), **said)
        given = {"handling": handling, "handed_to": "Đảng ủy cấp trên", "reason": "Theo quy định"}
        row = intake.handle(petition, by=office.quan, on=DAY, **given)
        papers.answer_petition(row, by=office.quan, on=DAY)


def keep(office: Office, case: Case) -> None:
    """What the office keeps: the programme, the report of a quarter, a meeting, and what the archive lets go."""
    programme = AnnualProgramme.objects.filter(body=office.standing)[0]
    commands.issue(catalogue.PROGRAMME, programme, by=office.chu, on=make.START, wait=True)
    period, on = periods.quarter(2026, 1), date(2026, 4, 5)
    draft = save_report(office.standing, period, by=_second(office), on=on)
    commands.approve_draft(draft, by=office.chu, on=on)
    commands.issue(catalogue.PERIODIC_REPORT, office.standing, by=office.chu, on=on, occasion=period, wait=True)
    _meet(office, case)
    _let_go(office, case)


def _meet(office: Office, case: Case) -> None:
    chair, by = office.members["chu"], office.chu
    facts: dict[str, Any] = {"by": by, "on": DAY}
    sitting = sittings.convene_sitting(
        office.standing, held_on=DAY, chair=chair, recorder=chair, place="Trụ sở", **facts
    )
    item = sittings.add_item(sitting, kind=ItemKind.OTHER, title=f"Nghe báo cáo {case}", case=case, step="E2", **facts)
    there = make.PEOPLE if _is_cell(office) else PEOPLE
    sittings.open_sitting(sitting, present=[office.members[key].pk for key in there if key != "dien"], **facts)
    item = sittings.minute_item(item, course="Các đồng chí thảo luận.", result="Thống nhất.", **facts)
    sitting = sittings.close_sitting(item.sitting, course="Xong chương trình.", **facts)
    commands.issue("item-excerpt", case, occasion=item, wait=True, **facts)
    commands.issue("sitting-minutes", office.standing, occasion=sitting, wait=True, **facts)


def _let_go(office: Office, case: Case) -> None:
    with time_machine.travel(LATER, tick=False):
        _dispose(office, case)


def _dispose(office: Office, case: Case) -> None:
    clerk: dict[str, Any] = {"by": _clerk(office)}
    told: dict[str, Any] = {"holder": "Kho", "place": "Kho 1", "mark": "LT-2026-05"}
    stage = OriginalsPlace.Stage.ARCHIVED
    place_originals(case, by=office.quan, on=case.closed_on or LATER, stage=stage, **told)
    archiving.set_retention(case, years=10, source="Bảng thời hạn bảo quản, mục 3", on=LATER, **clerk)
    batch = archiving.list_for_disposal(office.standing, [case], reason="Hết thời hạn", on=LATER, **clerk)
    archiving.approve_disposal(batch, by=office.chu, on=LATER)
    commands.carry_out_disposal(batch, by=_second(office), on=LATER)


def copies(office: Office) -> Iterator[Document]:
    """A paper of the body copied whole and in part, and one that came."""
    clerk = _clerk(office)
    notices = ["conclusion-notice", "supervision-notice", "signs-notice"]
    original = Document.objects.filter(body=office.standing, type_key__in=notices).first()
    signer = office.members["chu"] if _is_cell(office) else None
    facts: dict[str, Any] = {"by": clerk, "on": LATER, "recipients": TO, "signer": signer}
    if original is not None:
        commands.print_here(original)
        yield commands.copy_paper(original, **facts)
        yield commands.copy_paper(original, chosen=[1], **facts)
    row = commands.register_incoming(office.standing, LETTER, arrived_on=DAY, by=clerk, on=DAY)
    commands.attach_incoming_scan(row, by=clerk, on=DAY, content=scan())
    yield commands.copy_received(row, **facts)


def sheets(office: Office) -> Iterator[tuple[DocumentType, Facts]]:
    """What is printed and never issued: registers, the delivery book, a statistical form, a conformance sheet."""
    clerk = _clerk(office)
    body, since, until = office.standing, date(2026, 1, 1), date(2026, 12, 31)
    for series in (Series.objects.filter(body=body, code="TB").get(), Series.objects.get(body=body, code=INCOMING)):
        printing = register_print.Printing(series, since, until)
        rows = register_print.lines_of(printing, clerk, until)
        yield printing.type, register_print.facts_of(printing, rows, until)
    lines = delivery_print.lines_of(body, since, until, clerk, until)
    yield catalogue.BY_KEY["delivery-book"], delivery_print.facts_of(body, since, until, lines, until)
    period, asked = periods.quarter(2026, 1), Asked(office.city, since, date(2026, 3, 31), until)
    found = outgoing.sheets_of(["B01"], asked, period, statistical_forms.heading_of(body), whole=True, distinct=False)
    yield catalogue.BY_KEY["statistical-form"], statistical_forms.facts_of(found, until)
    case = Case.objects.filter(team__body=body, closed_on__isnull=False).select_related("team__item", "body").first()
    assert case is not None
    yield catalogue.BY_KEY["conformance-sheet"], printed.facts_of(conformance.sheet_of(case))
