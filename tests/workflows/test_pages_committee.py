"""The deciding body's pages: what waits for it, one page for each case, one act that concludes and issues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from cases import commands
from cases.models import Case, Kind, Outcome
from documents.commands import save_draft
from documents.models import Document, Draft
from tests.make import Office, make_case, make_office
from tests.workflows.pages import done, errors_of, filled, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db

DAY = date(2026, 4, 10)


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    """The day of the meeting."""
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield DAY


def submitted(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION) -> Case:
    """A case laid before the body with its draft notice."""
    case = make_case(office, "R6", kind)
    save_draft(commands.NOTICE[Kind(kind)], case, by=office.an, on=DAY)
    commands.submit(case, by=office.lan, on=DAY)
    case.refresh_from_db()
    engine.place(case)
    return case


def step(case: Case) -> str:
    return reverse("step", args=[case.key, "E2"])


def test_the_agenda_lists_what_was_submitted_to_those_who_sit(office: Office) -> None:
    case = submitted(office)
    address = reverse("reading", args=[case.key])

    assert address in signed_in(office.vien).get(reverse("agenda")).content.decode()
    assert address not in signed_in(office.minh).get(reverse("agenda")).content.decode()


def test_before_the_submission_there_is_nothing_to_read(office: Office) -> None:
    case = make_case(office, "R6")

    assert signed_in(office.lan).get(reverse("reading", args=[case.key])).status_code == 404


@pytest.mark.rule("CONCLUDE-MAJ", "VOTE-QUORUM")
def test_the_reading_page_shows_the_text_its_seal_and_what_the_vote_needs(office: Office) -> None:
    case = submitted(office)
    draft = Draft.objects.of("conclusion-notice", case).get()

    text = signed_in(office.vien).get(reverse("reading", args=[case.key])).content.decode()

    assert draft.content_sha256 in text
    assert draft.blocks[0]["text"][:40] in text
    assert "Sổ sách ghi chưa đầy đủ." in text
    assert "CONCLUDE-MAJ" in text
    assert "VOTE-QUORUM" in text
    assert "Đặng Xuân Chủ" in text
    assert step(case) not in text  # a member reads; a leader records the meeting
    assert step(case) in signed_in(office.chu).get(reverse("reading", args=[case.key])).content.decode()


@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_one_act_concludes_approves_and_issues(office: Office) -> None:
    case = submitted(office)

    done(submit(signed_in(office.chu), step(case), votes_for="5", outcome=Outcome.LESSONS.value))

    case.refresh_from_db()
    assert (case.outcome, case.concluded_on) == (Outcome.LESSONS, DAY)
    notice = Document.objects.get(case=case, type_key="conclusion-notice")
    assert notice.symbol == "01-TB/TU"
    assert notice.draft is not None
    assert notice.draft.approved_by == office.chu
    present = case.meetings.get(kind="deliberation").attendance.filter(present=True)
    assert present.count() == 5


@pytest.mark.rule("INV-FOUR-EYES")
def test_a_draft_changed_after_it_was_read_is_not_approved(office: Office) -> None:
    case = submitted(office)
    client = signed_in(office.chu)
    page = client.get(step(case))
    save_draft("conclusion-notice", case, by=office.an, on=DAY, blocks=[{"kind": "paragraph", "text": "Đổi kết luận."}])

    response = client.post(step(case), filled(page, votes_for="5", outcome=Outcome.LESSONS.value))

    assert response.status_code == 422
    assert "INV-FOUR-EYES" in response.content.decode()
    case.refresh_from_db()
    assert case.concluded_on is None
    assert not Document.objects.filter(case=case, type_key="conclusion-notice").exists()
    assert not case.considerations.exists()


@pytest.mark.rule("VOTE-QUORUM")
def test_who_is_away_is_not_counted(office: Office) -> None:
    case = submitted(office)
    away = {f"roll__{n}__presence": "absent" for n in (1, 2)}

    response = submit(signed_in(office.chu), step(case), votes_for="3", outcome=Outcome.LESSONS.value, **away)

    assert response.status_code == 422
    assert "VOTE-QUORUM" in response.content.decode()


@pytest.mark.rule("RECUSE")
def test_a_recused_member_is_not_on_the_roll(office: Office) -> None:
    case = submitted(office)
    commands.recuse(case, by=office.vien, on=DAY, ground="spouse")

    page = signed_in(office.chu).get(step(case))

    assert "Tạ Thị Viên" not in page.content.decode()
    assert len(page.context["roll"]) == 4
    assert signed_in(office.vien).get(reverse("reading", args=[case.key])).status_code == 403
    assert case.subject_name not in signed_in(office.vien).get(reverse("agenda")).content.decode()


def test_a_seat_added_to_the_form_votes_nowhere(office: Office) -> None:
    case = submitted(office)
    client = signed_in(office.chu)
    data = filled(client.get(step(case)), votes_for="5", outcome=Outcome.LESSONS.value)
    data["roll-0-member"] = str(office.members["minh"].pk)

    response = client.post(step(case), data)

    assert response.status_code == 422
    assert errors_of(response)[1] != [[]]


@pytest.mark.rule("INV-NO-SUPERVISION-DISCIPLINE")
def test_a_supervision_offers_no_discipline_and_takes_none(office: Office) -> None:
    case = submitted(office, Kind.THEMATIC_SUPERVISION)
    client = signed_in(office.chu)
    assert Outcome.DISCIPLINE_REQUIRED.value not in client.get(step(case)).content.decode()

    response = submit(client, step(case), votes_for="5", outcome=Outcome.DISCIPLINE_REQUIRED.value)

    assert "outcome" in errors_of(response)[0]
    case.refresh_from_db()
    assert case.concluded_on is None


def test_a_return_says_what_must_be_supplemented(office: Office) -> None:
    case = submitted(office)

    response = submit(signed_in(office.chu), step(case), branch="return", votes_for="5")

    assert "remarks" in errors_of(response)[0]


def test_the_head_finds_no_page_to_conclude_on(office: Office) -> None:
    case = submitted(office)

    assert signed_in(office.lan).get(step(case)).status_code == 403
