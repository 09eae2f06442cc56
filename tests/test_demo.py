"""The demo is not painted on: what it shows was done by people who held the duty that day, with papers to prove it."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Q
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.commands import NOTICE
from cases.models import (
    Case,
    CaseGrant,
    ClockStop,
    ClosedPeriod,
    Kind,
    Organization,
    OutsideUnit,
    RollEntry,
    Sanction,
    Suspension,
    TeamGrant,
    TrailEntry,
    ViolationSign,
    Waiver,
)
from cases.statistics import closing
from cases.statistics.forms import Asked
from cases.unit_reports import freezing
from cases.unit_reports.board import Stand, stands_of
from documents import judgement
from documents.models import Document
from tests.cases.year import close_only
from tests.kept import kept_house
from workflows import engine, flows
from workflows.access import CASE_WITH
from workflows.conformance import State, sheet_of, sheets_of
from workflows.demo import known, reporting_story
from workflows.demo.build import build
from workflows.demo.days import Days
from workflows.demo.progress import Progress
from workflows.demo.scale import WARD
from workflows.demo.summary import body_of_the_demo
from workflows.demo.unit_reports_story import last_quarter
from workflows.nodes import Step, steps_of

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 20)

#: Papers that only some cases have.
SOMETIMES = {
    "verification-minutes",
    "exchange-letter",
    "evidence-list",
    "schedule",
    "crime-transfer-letter",
    "signs-hearing-minutes",
    "signs-submission-above",
    "remediation-plan",  # it is received, not made
    "urging-letter",
    "reinspection-minutes",
    "reinspection-report",
    "petition-slip",  # it stands with its petition
    "complaint-refusal",
    "suspension-extension",
}

#: A follow-up is looked into on the spot only where something is doubtful, a suspension extended where it must last.
UNNEEDED = {(Kind.FOLLOW_UP, "R3"), (Kind.SUSPENSION, "E1")}

#: What a body above notes in a file below: a letter against its decision.
FROM_ABOVE = {"complaint-received"}

#: What an office seldom does, and this one did.
SELDOM = {"urging-letter", "deviation-waiver", "clock-stop-decision", "clock-resume-decision", "suspension-end"}

#: The procedures that chance does not pick: every case of theirs is looked at.
FEW = {
    Kind.DISCIPLINE,
    Kind.SIGNS_ORGANIZATION,
    Kind.SIGNS_MEMBER,
    Kind.MANDATE_INSPECTION,
    Kind.FINANCE_INSPECTION,
    Kind.DENUNCIATION,
    Kind.FOLLOW_UP,
    Kind.COMPLAINT,
    Kind.SUSPENSION,
    Kind.EXONERATION,
}


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The small office, built once: every test looks at it, none changes it."""
    with kept_house(django_db_blocker, tmp_path_factory, "office", build_office):
        yield


def build_office() -> None:
    build(WARD, ON, Progress())


@pytest.fixture
def cases(office: None, db: None) -> list[Case]:
    rows = list(Case.objects.select_related("team"))
    random.Random(7).shuffle(rows)
    return rows


def _held(entry: TrailEntry, case: Case) -> bool:
    that_day = Q(user=entry.by_id, since__lte=entry.on) & (Q(until__isnull=True) | Q(until__gte=entry.on))
    in_the_case = CaseGrant.objects.filter(that_day, content_object=case).exists()
    in_the_team = TeamGrant.objects.filter(that_day, content_object=case.team).exists()
    return in_the_case or in_the_team or _sat(entry, case)


def _sat(entry: TrailEntry, case: Case) -> bool:
    """Whether it was somebody of a body that met on the case that day: a subject's own committee works on no case."""
    roll = RollEntry.objects.seated().filter(member__user=entry.by_id, present=True, sitting__held_on=entry.on)
    return roll.filter(sitting__items__case=case).exists()


def _papers(step: Step, case: Case) -> set[str]:
    wanted = {key for key in step.outputs if "-" in key or key in {"proposal", "plan", "outline", "submission"}}
    there = Document.objects.filter(Q(case=case) | Q(case__isnull=True, team=case.team), type_key__in=wanted)
    return wanted - SOMETIMES - set(there.values_list("type_key", flat=True))


def test_every_step_done_has_its_entry_its_actor_and_its_papers(cases: list[Case]) -> None:
    few = [case for case in cases if case.kind in FEW]
    assert {case.kind for case in few} == FEW
    for case in [*few, *cases[:20]]:
        if case.team.taken_over_on:  # its steps before were done on paper
            continue
        entries = list(case.trail.exclude(step="").exclude(act__in=FROM_ABOVE))
        for flow_class in (flows.OF_TEAM[case.kind], flows.OF_CASE[case.kind]):
            for step in steps_of(flow_class):
                thing = case.team if step.number.startswith("P") else case
                if not step.is_done(thing) or (case.kind, step.number) in UNNEEDED:
                    continue
                here = [entry for entry in entries if entry.step == step.number]
                assert here, f"{case.code}: nobody did {step.number}"
                assert all(_held(entry, case) for entry in here), f"{case.code}: {step.number} by a stranger"
                if step.number not in {"R4", "R6"}:  # their report and notice are drafts until they are issued
                    assert _papers(step, case) == set(), f"{case.code}: {step.number} without its papers"


def test_every_procedure_is_shown_and_what_seldom_happens_in_it(cases: list[Case]) -> None:
    assert {case.kind for case in cases} == set(flows.OF_CASE)
    papers = set(Document.objects.filter(type_key__in=SELDOM).values_list("type_key", flat=True))

    assert papers == SELDOM
    assert ClockStop.objects.get().resumed_on is not None
    assert {line.state for line in sheet_of(known(Waiver.objects.first()).case).lines} >= {State.WAIVED}
    assert ViolationSign.objects.get(left_by__case__kind=Kind.THEMATIC_SUPERVISION).case in cases
    assert Suspension.objects.in_force(ON).exists()


@pytest.mark.rule("COMPLAIN-ORDER")
def test_a_complaint_that_was_right_annuls_the_discipline_below_and_restores_the_rights(cases: list[Case]) -> None:
    (answered,) = [case for case in cases if case.kind == Kind.COMPLAINT]
    (restored,) = [case for case in cases if case.kind == Kind.EXONERATION]
    contested = known(answered.opened_from)

    assert contested.body.organization.parent == answered.body.organization
    assert (restored.body, restored.opened_from) == (contested.body, answered)
    assert Sanction.objects.get(case=contested).form_on(ON) == ""
    assert {case.closed_on is not None for case in (contested, answered, restored)} == {True}


def test_a_conclusion_that_calls_for_discipline_leads_to_a_decision_in_two_ballots(cases: list[Case]) -> None:
    (case,) = [case for case in cases if case.kind == Kind.DISCIPLINE and case.opened_from]

    sanction = Sanction.objects.get(case=case)
    assert case.opened_from is not None
    assert case.opened_from.outcome == "DISCIPLINE_REQUIRED"
    assert [ballot.outcome for ballot in case.ballots.order_by("pk")] == [sanction.form, sanction.form]
    assert Document.objects.filter(case=case, type_key="discipline-decision").exists()


@pytest.mark.rule("INV-COMPLETE")
def test_the_sheet_of_a_case_shows_no_break_that_the_facts_do_not_have(cases: list[Case]) -> None:
    rows = Case.objects.select_related(*CASE_WITH)
    found = [
        f"{sheet.case.code} {line.number} {line.title}: {[str(proof.name) for proof in line.missing]} {line.notes}"
        for sheet in sheets_of(list(rows))
        for line in sheet.lines
        if line.state == State.BROKEN
    ]
    # Of the case that came from paper half-way, one paper was not named: the sheet says so for good.
    half_way = [
        one for one in found if one.startswith(f"{Case.objects.get(team__taken_over_on__isnull=False).code} P3 ")
    ]

    assert found == half_way
    assert len(half_way) == 1


def test_the_whole_trail_verifies_and_the_engine_stands_where_the_facts_say(cases: list[Case]) -> None:
    assert list(trail.problems()) == []
    assert list(engine.astray()) == []
    assert Organization.objects.active(ON).count() > len({case.subject_organization_id for case in cases}) > 1


def test_every_notice_cites_the_report_it_concludes_on(cases: list[Case]) -> None:
    notices = Document.objects.filter(type_key__in=set(NOTICE.values()))
    returned = Document.objects.filter(type_key="team-report", case__returns__gt=0)

    assert notices.exists()
    assert returned.exists()
    for notice in notices:
        report = Document.objects.filter(case=notice.case, type_key="team-report", pk__lt=notice.pk).latest("pk")
        assert f"Báo cáo số {report.symbol}, ngày" in notice.facts["content"]["blocks"][0]["text"]


def test_a_report_that_is_late_was_asked_for_by_a_letter(cases: list[Case]) -> None:
    letters = Document.objects.filter(type_key="reminder-letter")

    assert letters.exists()
    for letter in letters:
        assert letter.case is not None
        assert letter.case.self_report_due_on is not None
        assert letter.signed_on > letter.case.self_report_due_on


def test_units_outside_report_for_the_last_quarter_and_one_says_nothing(office: None, db: None) -> None:
    period = last_quarter(Days(), ON)

    rows = stands_of(list(OutsideUnit.objects.all()), [period], ON)

    cells = [row.cells[0] for row in rows]
    assert Counter(cell.stand for cell in cells) == {Stand.ACCEPTED: 4, Stand.RETURNED: 1, Stand.MISSING: 1}
    assert [cell.stand for cell in cells if cell.reminders] == [Stand.MISSING]
    assert sorted(cell.report.version for cell in cells if cell.report) == [1, 1, 1, 1, 2]


def test_the_quarter_is_closed_before_a_unit_corrects_itself_and_its_report_is_judged(
    office: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_only(monkeypatch, "B02")
    body = body_of_the_demo()

    draft = reporting_story.tell(body, ON)

    period = ClosedPeriod.objects.get()
    behind = freezing.basis_of(period)
    assert behind is not None
    assert {one.version for one in behind.reports} == {1}
    asked = Asked(body.organization, period.since, period.until, ON)
    assert [one.version for one in freezing.later_reports(period, behind, asked)] == [2]
    assert judgement.missing(draft.content) == []
    assert draft.content["narrative"]["closed"]["sha256"] == period.sha256
    assert list(closing.problems()) == []
