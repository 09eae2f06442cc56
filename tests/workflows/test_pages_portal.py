"""The inspected side's page: exactly what was served, what is asked and by when, and every answer given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases import commands
from cases.minutes import FindingFacts
from cases.models import Case, Kind, Stance, TrailEntry
from documents.commands import save_draft
from tests.make import START, Office, make_case, make_office, serving, walk
from tests.workflows.pages import done, errors_of, signed_in, submit
from workflows import engine, portal

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=14)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    """The day on which everybody opens these pages."""
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield DAY


def at(office: Office, step: str) -> Case:
    """A case that stands before the step after this one."""
    case = make_case(office, step)
    engine.place(case)
    return case


def url(case: Case, name: str, *args: object) -> str:
    return reverse(name, args=[case.key, *args])


def read(office: Office, case: Case) -> str:
    return str(signed_in(office.dien).get(url(case, "portal-case")).content.decode())


def test_a_case_appears_on_the_day_its_decision_is_made_known(office: Office) -> None:
    case = at(office, "P3")
    client = signed_in(office.dien)

    assert case.team.topic not in client.get(reverse("portal")).content.decode()
    assert client.get(url(case, "portal-case")).status_code == 404

    walk(office, case, "R1", after="P3")
    assert case.team.topic in client.get(reverse("portal")).content.decode()


@pytest.mark.rule("SELF-REPORT")
def test_the_report_is_asked_for_by_its_day_and_handed_in_with_its_files(office: Office) -> None:
    case = at(office, "R1")
    client = signed_in(office.dien)
    assert case.self_report_due_on is not None
    assert f"{case.self_report_due_on:%d/%m/%Y}" in read(office, case)

    file = SimpleUploadedFile("bao-cao.pdf", PDF, content_type="application/pdf")
    response = submit(client, url(case, "portal-report"), summary="Đơn vị đã tự kiểm tra.", attachments=file)

    done(response, url(case, "portal-case"))
    report = case.self_reports.get()
    assert (report.received_on, report.received_from) == (DAY, "Kiều Thị Diện")
    assert engine.current_step(Case.objects.get(pk=case.pk)).number == "R3"  # type: ignore[union-attr]
    assert b"".join(client.get(url(case, "portal-file", 1))) == PDF
    assert "Đơn vị đã tự kiểm tra." in read(office, case)


def test_a_report_is_handed_in_once(office: Office) -> None:
    case = at(office, "R1")
    client = signed_in(office.dien)
    page = client.get(url(case, "portal-report"))
    data = {"summary": "Báo cáo.", "once": page.context["form"].initial["once"]}

    first, second = (client.post(url(case, "portal-report"), data) for _time in range(2))

    done(first, url(case, "portal-case"))
    assert second.status_code in {302, 409}
    assert case.self_reports.count() == 1


@pytest.mark.rule("HEAR")
def test_every_point_of_the_served_draft_is_answered_by_itself(office: Office) -> None:
    case = at(office, "R4")
    client = signed_in(office.dien)
    assert "Sổ sách ghi chưa đầy đủ." in read(office, case)

    empty = submit(client, url(case, "portal-respond", 2), stance=Stance.CONTEST.value)
    assert "text" in errors_of(empty)[0]
    done(
        submit(client, url(case, "portal-respond", 2), stance=Stance.CONTEST.value, text="Sổ ghi đủ."),
        f"{url(case, 'portal-case')}#point-2",
    )

    said = case.findings.get(number=2).responses.get()
    assert (said.stance, said.given_by, said.recorded_by) == (Stance.CONTEST, "Kiều Thị Diện", office.dien)
    text = read(office, case)
    assert "Sổ ghi đủ." in text


def test_a_strength_is_no_point_to_answer(office: Office) -> None:
    case = at(office, "R4")

    assert signed_in(office.dien).get(url(case, "portal-respond", 1)).status_code == 404


@pytest.mark.rule("INV-HEARD")
def test_the_teams_answer_and_the_new_wording_are_shown(office: Office) -> None:
    case = at(office, "R4")
    said = commands.respond(
        case.findings.get(number=2), by=office.dien, on=DAY, stance=Stance.CONTEST, text="Sổ ghi đủ."
    )
    commands.answer(
        said,
        by=office.an,
        on=DAY,
        result="reworded",  # type: ignore[arg-type]
        reason="Đã đối chiếu sổ gốc.",
        final_wording="Sổ thiếu chữ ký ở 3 biên bản.",
    )

    text = read(office, case)

    assert "Đã đối chiếu sổ gốc." in text
    assert "Sổ thiếu chữ ký ở 3 biên bản." in text


def test_after_the_report_is_submitted_nothing_more_is_answered(office: Office) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 3, tzinfo=UTC), tick=False):
        case = at(office, "E1")
        client = signed_in(office.dien)

        response = submit(client, url(case, "portal-respond", 2), stance=Stance.CONTEST.value, text="Muộn.")

        assert response.status_code == 422
        assert "INV-ORDER" in response.content.decode()


def test_the_served_version_of_the_draft_is_read_and_no_later_one(office: Office) -> None:
    case = at(office, "R3")
    commands.record_finding(case, by=office.an, on=DAY, facts=FindingFacts("shortcoming", "Sổ sách ghi chưa đầy đủ."))
    draft = save_draft("team-report", case, by=office.an, on=DAY)
    paper = serving("team-report", DAY, version=draft.content_sha256, title="Dự thảo lần 1")
    commands.draft_report(case, by=office.an, on=DAY, served=[paper])
    later = save_draft("team-report", case, by=office.an, on=DAY, blocks=[{"kind": "paragraph", "text": "Ý nội bộ."}])
    client = signed_in(office.dien)

    assert url(case, "portal-draft", draft.key) in read(office, case)
    assert "Sổ sách ghi chưa đầy đủ." in client.get(url(case, "portal-draft", draft.key)).content.decode()
    assert client.get(url(case, "portal-draft", later.key)).status_code == 404
    assert later.version == 2


def test_a_receipt_is_confirmed_once_by_the_inspected_side(office: Office) -> None:
    case = at(office, "R1")
    commands.serve(case, by=office.an, on=DAY, serving=serving("working-minutes", DAY, received_on=None))
    service = case.services.get(paper="working-minutes")
    client = signed_in(office.dien)
    assert url(case, "portal-receipt", service.pk) in read(office, case)

    for _time in range(2):
        done(client.post(url(case, "portal-receipt", service.pk)), url(case, "portal-case"))

    service.refresh_from_db()
    assert service.received_on == DAY
    assert TrailEntry.objects.filter(case=case, act="receipt-confirmed").count() == 1


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_the_inspected_side_reports_on_a_requirement_and_never_closes_it(office: Office) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 3, tzinfo=UTC), tick=False):
        case = at(office, "E4")
        client = signed_in(office.dien)

        done(submit(client, url(case, "portal-follow-up", 1), report="Đã kiểm điểm ngày 20/4."))

        item = case.follow_up.get()
        assert item.report == "Đã kiểm điểm ngày 20/4."
        assert item.closed_on is None


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.COMPLIANCE_INSPECTION, "Báo cáo của đơn vị"),
        (Kind.DISCIPLINE, "Bản tự kiểm điểm"),
        (Kind.COMPLAINT, ""),
        (Kind.SUSPENSION, ""),
    ],
)
def test_the_page_names_what_is_owed_and_nothing_where_nothing_is(kind: Kind, title: str) -> None:
    assert portal.report_title(Case(kind=kind)) == title
