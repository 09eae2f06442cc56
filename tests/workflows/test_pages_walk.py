"""Both procedures through their pages, as people fill them in: every step done, every paper made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cases import trail
from cases.models import Case, Kind, Outcome, Stance
from documents.models import Document, Draft
from tests.make import START, Office, make_office, make_team
from tests.workflows.pages import done, filled, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


class Days:
    """A calendar that moves on: pages look at it, and nothing else does."""

    def __init__(self, travel: Any) -> None:
        self.travel = travel
        self.today = START

    def on(self, days: int = 1) -> date:
        """Let days pass."""
        self.today += timedelta(days=days)
        self.travel.move_to(datetime(self.today.year, self.today.month, self.today.day, 3, tzinfo=UTC))
        return self.today


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(datetime(START.year, START.month, START.day, 3, tzinfo=UTC), tick=False) as travel:
        yield Days(travel)


class Walk:
    """One case through the pages."""

    def __init__(self, office: Office, days: Days, kind: str) -> None:
        self.office, self.days, self.kind = office, days, kind
        self.team = make_team(office, kind, on=START)
        engine.start_preparation(self.team)
        self.case = self.team.cases.get()

    def browser(self, name: str) -> Client:
        """Somebody signs in on the day."""
        return signed_in(self.office.users[name])

    def step(self, code: str, by: str, **changes: Any) -> Any:
        """Do one step through its page."""
        self.days.on()
        team = code.startswith("P")
        url = reverse("team-step" if team else "step", args=[self.team.key if team else self.case.key, code])
        response = submit(self.browser(by), url, **changes)
        done(response)
        self.case.refresh_from_db()
        self.team.refresh_from_db()
        return response

    def act(self, name: str, by: str, *args: Any, of: str = "case", **changes: Any) -> Any:
        """Do one act beside the flow."""
        key = self.case.key if of == "case" else self.team.key
        response = submit(self.browser(by), reverse(name, args=[key, *args]), **changes)
        done(response)
        self.case.refresh_from_db()
        return response

    def prepare(self) -> None:
        """P1–P3."""
        people = {"lan": 0, "an": 1, "binh": 2}
        rows = {f"places__{n}__member": self.office.members[key].full_name for key, n in people.items()}
        self.step("P1", "quan", **rows)
        self.step("P2", "chu")
        for name in people:
            self.act("declare", name, of="team", has_conflict="no")
        self.step("P3", "lan", tasks__2__assignment="Nội dung 1")

    def conduct(self) -> None:
        """R1–R4, with one finding of each kind."""
        self.step("R1", "lan")
        self.step("R2", "an", summary="Báo cáo đầy đủ theo đề cương.")
        self.act("meeting-add", "an", course="Đoàn làm việc với đơn vị.")
        self.act("finding-add", "an", kind="strength", content="Họp định kỳ đầy đủ.")
        self.act("finding-add", "binh", kind="shortcoming", content="Sổ sách ghi chưa đầy đủ.")
        self.step("R3", "lan")
        self.step("R4", "an")

    def hear(self) -> None:
        """The representative accepts; R5."""
        done(
            submit(self.browser("dien"), reverse("portal-respond", args=[self.case.key, 2]), stance=Stance.ACCEPT.value)
        )
        self.step("R5", "an")

    def close(self) -> None:
        """E1–E5."""
        if self.kind == Kind.COMPLIANCE_INSPECTION:
            self.step("R6", "lan")
        self.step("E1", "lan")
        outcome = Outcome.LESSONS if self.kind == Kind.COMPLIANCE_INSPECTION else Outcome.REMINDED
        self.step("E2", "chu", votes_for="5", outcome=outcome.value)
        self.step("E3", "chu")
        # What the notice requires stands in the form already; only who looks is not known.
        self.step("E4", "chu", **{f"requirements__{n}__verifier": "Vũ Đức Minh" for n in range(2)})
        self.step("E5", "lan")


@pytest.mark.parametrize("kind", [Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION])
def test_a_case_runs_through_its_pages_and_makes_every_paper(office: Office, days: Days, kind: str) -> None:
    walk = Walk(office, days, kind)

    walk.prepare()
    walk.conduct()
    walk.hear()
    walk.close()

    case = walk.case
    asked = [(item.requirement, item.due_on) for item in case.follow_up.all()]
    assert [due for _text, due in asked] == [case.announced_on + timedelta(days=60)] * 2  # type: ignore[operator]
    assert "sổ sách ghi chưa đầy đủ" in asked[1][0]
    assert case.closed_on == days.today
    assert engine.current_step(case) is None
    made = list(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    notice = "conclusion-notice" if kind == Kind.COMPLIANCE_INSPECTION else "supervision-notice"
    expected = [
        "proposal",
        "team-decision",
        "plan",
        "outline",
        "schedule",
        "team-meeting-minutes",
        "deployment-minutes",
    ]
    expected += ["working-minutes", "evidence-list"]
    expected += [] if kind == Kind.COMPLIANCE_INSPECTION else ["exchange-letter"]
    expected += ["draft-meeting-minutes", "team-report", "submission", "deliberation-minutes", notice]
    expected += ["announcement-minutes", "handover-minutes", "file-index"]
    assert sorted(made) == sorted(expected)
    assert list(trail.problems()) == []


def test_what_the_body_approved_is_what_is_issued(office: Office, days: Days) -> None:
    walk = Walk(office, days, Kind.COMPLIANCE_INSPECTION)
    walk.prepare()
    walk.conduct()
    walk.hear()
    walk.close()

    draft = Draft.objects.of("conclusion-notice", walk.case).get()
    paper = Document.objects.get(type_key="conclusion-notice", case=walk.case)
    assert paper.content_sha256 == draft.content_sha256
    assert draft.approved_by == office.chu
    consideration = walk.case.considerations.get()
    assert consideration.approved_sha256 == draft.content_sha256


def test_a_returned_proposal_is_proposed_again(office: Office, days: Days) -> None:
    walk = Walk(office, days, Kind.COMPLIANCE_INSPECTION)
    rows = {f"places__{n}__member": office.members[key].full_name for n, key in enumerate(("lan", "an", "binh"))}
    walk.step("P1", "quan", **rows)

    walk.step("P2", "chu", branch="return", reason="Bổ sung thành viên.")

    page = walk.browser("quan").get(reverse("team-step", args=[walk.team.key, "P1"]))
    assert "Bổ sung thành viên." in page.content.decode()
    assert filled(page)["places-0-member"] == "Đỗ Thị Lan (DV-lan)"
    walk.step("P1", "quan")
    walk.step("P2", "chu")
    assert walk.team.decided_on == days.today


def test_a_returned_report_comes_back_to_the_team_and_is_concluded_the_second_time(office: Office, days: Days) -> None:
    walk = Walk(office, days, Kind.COMPLIANCE_INSPECTION)
    walk.prepare()
    walk.conduct()
    walk.hear()
    walk.step("R6", "lan")
    walk.step("E1", "lan")

    walk.step("E2", "chu", branch="return", votes_for="5", remarks="Làm rõ trách nhiệm.")

    assert walk.case.returns == 1
    assert engine.current_step(walk.case).number == "R6"  # type: ignore[union-attr]
    walk.close()
    assert walk.case.outcome == Outcome.LESSONS
    reports = Document.objects.filter(case=walk.case, type_key="team-report").values_list("symbol", flat=True)
    assert list(reports) == ["01-BC/ĐKT", "02-BC/ĐKT"]


def test_a_case_is_nobodys_after_its_file_is_closed_by_the_team(office: Office, days: Days) -> None:
    walk = Walk(office, days, Kind.COMPLIANCE_INSPECTION)
    walk.prepare()
    walk.conduct()
    walk.hear()
    walk.close()

    assert not Case.objects.visible_to(office.lan, days.today).filter(pk=walk.case.pk).exists()
    assert walk.browser("lan").get(reverse("inbox")).status_code == 200
