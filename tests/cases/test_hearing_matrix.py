"""Every procedure that hears a subject: point by point, answered, shown to all three sides, and gated the same way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from cases import commands
from cases.commands import mandate, signs
from cases.errors import ContestedPointUnanswered, ServiceUnproved, SubjectNotHeard, WitnessesMissing
from cases.models import SIGNS_KINDS, Answer, Case, Finding, Kind, SampledFile, Stance
from cases.stages import stages_of
from documents.facts import report as report_facts
from inspection.accounts.models import User
from tests import make, make_complaint, make_denunciation, make_discipline, make_finance, make_mandate, make_signs
from tests.make import Office, make_office, minutes, serving
from tests.workflows.pages import signed_in

pytestmark = pytest.mark.django_db

CONTESTED = "Nội dung này đối tượng không thống nhất."
ANSWERED = "Đoàn đã đối chiếu lại với sổ gốc."
FINAL = "Còn thiếu sót sau khi đối chiếu lại."


@dataclass(frozen=True)
class Procedure:
    """How a procedure comes to its draft, hears the subject, makes its report final, and is concluded."""

    draft: Callable[[], tuple[Office, Case]]
    hear: Callable[[Office, Case, date], Any] = lambda office, case, on: commands.hear_draft(
        case, by=office.an, minutes=minutes(on)
    )
    finalise: Callable[[Office, Case, date], Any] = lambda office, case, on: commands.finalise_report(
        case, by=office.lan, on=on
    )
    conclude: Callable[[Office, Case, date], Any] = make.consider
    submit: Callable[[Office, Case, date], Any] = lambda office, case, on: commands.submit(case, by=office.lan, on=on)
    announces: str = "chu"


def _inspected(kind: str) -> Callable[[], tuple[Office, Case]]:
    def draft() -> tuple[Office, Case]:
        office = make_office()
        return office, make.make_case(office, "R4", kind)

    return draft


def _signs(*, member: bool) -> Callable[[], tuple[Office, Case]]:
    def draft() -> tuple[Office, Case]:
        office = make_signs.make_house()
        case = make_signs.open_case(office, office.members["dien"] if member else None)
        case = make_signs.walk(office, case, "R3")
        make_signs.draft(office, case, make_signs.day_of("R3") + timedelta(days=1))
        return office, case

    return draft


def _confer(office: Office, case: Case, on: date) -> None:
    if not case.conferences.exists():
        signs.hold_conference(case, by=office.an, minutes=minutes(on), organization=make_signs.home(case))
    signs.finish_conferences(case, by=office.an, on=on)


def _finalise_on_signs(office: Office, case: Case, on: date) -> None:
    if case.subject_organization_id and not case.responsibilities.exists():
        make_signs.examine(office, case, on)
    make_signs.finalise(office, case, on)


def _submit_on_signs(office: Office, case: Case, on: date) -> None:
    signs.submit_on_signs(case, by=office.lan, on=on)


def _conclude_on_signs(office: Office, case: Case, on: date) -> None:
    make_signs.conclude(office, case, on)
    signs.issue_notice(case, by=office.khanh, on=on)


def _mandate() -> tuple[Office, Case]:
    office = make_office()
    return office, make_mandate.make_mandate(office, "draft")


def _ask_and_hear(office: Office, case: Case, on: date) -> None:
    for file in SampledFile.objects.filter(case=case, asked_on=None):
        if file.is_to_be_reconsidered:
            mandate.ask_to_reconsider(file, by=office.an, on=on, position="Nhất trí.")
    commands.hear_draft(case, by=office.an, minutes=minutes(on))


def _finance() -> tuple[Office, Case]:
    office = make_office()
    case = make_finance.opened(office)
    make_finance.walk(office, case, "draft")
    return office, case


def _denunciation() -> tuple[Office, Case]:
    office = make_office()
    case = make_denunciation.walk(office, "R3")
    on = make_denunciation.day_of("R3")
    commands.draft_report(case, by=office.an, on=on, served=[serving("team-report", on)])
    return office, case


PROCEDURES = {
    Kind.COMPLIANCE_INSPECTION: Procedure(_inspected(Kind.COMPLIANCE_INSPECTION)),
    Kind.THEMATIC_SUPERVISION: Procedure(_inspected(Kind.THEMATIC_SUPERVISION)),
    Kind.SIGNS_ORGANIZATION: Procedure(
        _signs(member=False), _confer, _finalise_on_signs, _conclude_on_signs, _submit_on_signs, announces="khanh"
    ),
    Kind.SIGNS_MEMBER: Procedure(
        _signs(member=True), _confer, _finalise_on_signs, _conclude_on_signs, _submit_on_signs, announces="khanh"
    ),
    Kind.MANDATE_INSPECTION: Procedure(_mandate, hear=_ask_and_hear, conclude=make_mandate.conclude),
    Kind.FINANCE_INSPECTION: Procedure(_finance, conclude=make_finance.DO["E1"]),
    Kind.DENUNCIATION: Procedure(_denunciation, conclude=make_denunciation.conclude),
}


def test_no_procedure_that_serves_a_draft_is_left_out() -> None:
    heard = {kind for kind in Kind if {stage.done for stage in stages_of(kind)} | acts_of(kind) >= {"draft_heard_on"}}

    assert heard == set(PROCEDURES)


def acts_of(kind: str) -> set[str]:
    """The dates of the acts that are counted with a later one as a step."""
    return {date for stage in stages_of(kind) for date in stage.acts}


@pytest.mark.rule("HEAR", "INV-HEARD", "INV-MINUTES")
@pytest.mark.parametrize("kind", PROCEDURES)
def test_the_subject_is_heard_answered_and_served_before_the_case_goes_on(kind: str) -> None:
    procedure = PROCEDURES[Kind(kind)]
    office, case = procedure.draft()
    point = next(one for one in case.findings.all() if one.needs_response)
    on = max(case.trail.latest("seq").on, Case.objects.get(pk=case.pk).drafted_on or date.min)

    # Unheard: the hearing does not end. A refusal to answer has witnesses.
    with pytest.raises(SubjectNotHeard):
        procedure.hear(office, again(case), on)
    with pytest.raises(WitnessesMissing):
        commands.respond(point, by=office.an, on=on, stance=Stance.REFUSED)
    for one in case.findings.all():
        if one.needs_response:
            commands.respond(one, by=office.an, on=on, stance=Stance.CONTEST, text=CONTESTED, given_by="Kiều Thị Diện")
    procedure.hear(office, again(case), on)

    # Contested and unanswered: the report does not become final.
    with pytest.raises(ContestedPointUnanswered):
        procedure.finalise(office, again(case), on)
    answer_all(office, case, on)
    procedure.finalise(office, again(case), on)
    procedure.submit(office, again(case), on)

    told(office, again(case), on)

    # Concluded, but nothing proves that the subject received the notice: it is not announced.
    procedure.conclude(office, again(case), on)
    notice = serving(commands.NOTICE[Kind(kind)], on, received_on=None)
    with pytest.raises(ServiceUnproved):
        commands.announce(again(case), by=office.users[procedure.announces], minutes=minutes(on), served=[notice])


def again(case: Case) -> Case:
    """The case as it stands."""
    return Case.objects.select_related("team").get(pk=case.pk)


def answer_all(office: Office, case: Case, on: date) -> None:
    """The team keeps the points it has to, and rewords the others."""
    for finding in Finding.objects.filter(case=case, responses__isnull=False):
        response = finding.responses.get()
        response.finding = finding
        commands.answer(
            response, by=office.an, on=on, result=Answer.Result.REWORDED, reason=ANSWERED, final_wording=FINAL
        )


def told(office: Office, case: Case, on: date) -> None:
    """Desk, reading page, portal and report tell of the point, the response, the answer and what stands."""
    reader = office.khanh if case.kind in SIGNS_KINDS else office.chu
    said = {
        "desk": read(office.an, "case", case, on, "?xem=nhan-dinh"),
        "reading": read(reader, "reading", case, on),
        "portal": read(office.dien, "portal-case", case, on),
    }
    said["report"] = json.dumps(report_facts.points(case), ensure_ascii=False)

    for name, text in said.items():
        for words in (CONTESTED, ANSWERED, FINAL):
            assert words in text, (case.kind, name, words)
    beside = [str(one.allegation) for one in case.findings.filter(allegation__isnull=False)]
    assert bool(beside) == (case.kind == Kind.DENUNCIATION)
    assert all(f"nội dung tố cáo {allegation}" in said["desk"] for allegation in beside)
    for name in ("desk", "reading"):
        assert "ký nhận" in said[name], (case.kind, name)
        assert "Kiều Thị Diện" in said[name], (case.kind, name)


def read(user: User, name: str, case: Case, on: date, tab: str = "") -> str:
    """What a page says to somebody on a day."""
    with time_machine.travel(datetime(on.year, on.month, on.day, 10, tzinfo=get_current_timezone()), tick=False):
        page = signed_in(user).get(reverse(name, args=[case.key]) + tab)
    assert page.status_code == 200, name
    return unescape(page.content.decode())


# Where violations or a decision are judged instead of findings


def test_violations_stand_beside_the_self_criticism_the_hearing_and_what_was_served() -> None:
    office = make_office()
    make_discipline.make_ward(office)
    case = make_discipline.walk(office, make_discipline.open_from_inspection(office), "E1")
    on = make_discipline.day_of("E1")

    desk = read(office.an, "case", case, on, "?xem=vi-pham")
    reading = read(office.chu, "reading", case, on)

    criticism, hearing = case.self_reports.get().summary, case.subject_hearing.statement
    for said in (desk, reading):
        assert criticism in said
        assert hearing in said
        assert str(case.violations.get().act) in said
    assert "consideration-decision" in reading
    assert "ký nhận" in reading


def test_a_complaint_stands_beside_the_position_the_proposal_and_what_was_served() -> None:
    world = make_complaint.make_world()
    case = make_complaint.walk(world, "E2")

    reading = read(world.leader, "reading", case, make_complaint.on_step("E2"))

    for words in ("Hình thức quá nặng", "Tình tiết giảm nhẹ", "Giữ nguyên", "Đề nghị giảm", "Giang Văn Sáu", "ký nhận"):
        assert words in reading, words
