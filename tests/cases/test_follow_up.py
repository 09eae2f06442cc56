"""Follow-up of a conclusion (TDKL): every requirement urged, checked, accepted or reopened, and its share reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from cases import commands, policy
from cases.commands import follow_up
from cases.commands.follow_up import Checked, Decided, Recommended
from cases.errors import AlreadyDone, DrafterApproves, FollowUpMissing, NotYourDuty, OwnerClosesOwnItem
from cases.errors_follow_up import (
    DoubtLeft,
    FollowedAlready,
    NothingDoubtful,
    NothingToFollow,
    NotYetToBeUrged,
    UncheckedRequirements,
    UnknownRequirement,
    UrgedTwice,
    VerdictImpossible,
    VerdictMissing,
    WhoOwesDoesNotUrge,
)
from cases.follow_up import items_of, share_of
from cases.models import (
    Case,
    CaseToOpen,
    FollowUp,
    FollowUpNote,
    Outcome,
    PolicyRecommendation,
    TrailEntry,
    WorkItem,
)
from cases.policy import Act
from tests import make_follow_up as make
from tests.make import Office, make_case, make_office, minutes

pytestmark = pytest.mark.django_db

ON = make.day_of
Note = FollowUpNote.Kind


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[tuple[Office, Case]]:
    """An office with one concluded inspection, made once for the module; each test's writing is undone."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        office = make_office()
        yield office, make.conclude(office)
        transaction.set_rollback(True)


@pytest.fixture
def office(kept: tuple[Office, Case], db: None) -> Office:
    return kept[0]


@pytest.fixture
def source(kept: tuple[Office, Case], db: None) -> Case:
    return Case.objects.get(pk=kept[1].pk)


def waiting(case: Case, step: str) -> set[str]:
    rows = WorkItem.objects.filter(case=case, step=step, closed_at__isnull=True, user__isnull=False)
    return set(rows.values_list("user__username", flat=True))


# P1, P2


def test_requirements_stay_on_the_conclusion_and_are_followed_up_in_a_case_of_their_own(
    office: Office, source: Case
) -> None:
    case = make.open_case(office, source, requirements=[make.add(office, ON("P1"))])

    assert (case.opened_from, case.subject_name) == (source, source.subject_name)
    assert [item.case_id for item in items_of(case)] == [source.pk] * 2
    assert not case.follow_up.exists()
    assert TrailEntry.objects.filter(case=source, act="followed-up").exists()


def test_a_recommendation_to_amend_a_policy_goes_to_its_own_register(office: Office, source: Case) -> None:
    told = Recommended("Quy chế mẫu", "Bỏ quy định trùng lặp", "Ban Tổ chức Thành ủy")

    make.open_case(office, source, recommendations=[told])

    row = PolicyRecommendation.objects.get()
    assert (row.case, row.body, row.addressed_to) == (source, source.body, "Ban Tổ chức Thành ủy")
    assert len(items_of(source)) == 1


def test_a_conclusion_is_followed_up_once(office: Office, source: Case) -> None:
    make.open_case(office, source)

    with pytest.raises(FollowedAlready):
        make.open_case(office, source)


def test_only_a_conclusion_that_requires_something_is_followed_up(office: Office) -> None:
    case = make_case(office, "E1")
    with pytest.raises(NothingToFollow):
        make.open_case(office, case)

    concluded = make_case(office, "E3")
    with pytest.raises(FollowUpMissing):
        make.open_case(office, concluded)


@pytest.mark.rule("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER")
def test_who_must_carry_something_out_does_not_urge(office: Office, source: Case) -> None:
    case = make.open_case(office, source)

    with pytest.raises(WhoOwesDoesNotUrge):
        follow_up.assign_urging(case.team, by=office.chu, on=ON("P2"), urger=office.members["dien"])
    with pytest.raises(NotYourDuty):
        follow_up.assign_urging(case.team, by=office.quan, on=ON("P2"), urger=office.members["minh"])


def test_who_extracted_the_requirements_does_not_assign(office: Office, source: Case) -> None:
    case = make.open_case(office, source)
    case.team.proposed_by = office.chu
    case.team.save(update_fields=["proposed_by"])

    with pytest.raises(DrafterApproves):
        follow_up.assign_urging(case.team, by=office.chu, on=ON("P2"), urger=office.members["minh"])


def test_the_subject_answers_and_who_urges_verifies_in_both_cases(office: Office, source: Case) -> None:
    urger = office.members["hoa"]
    case = make.open_case(office, source)
    follow_up.assign_urging(case.team, by=office.chu, on=ON("P2"), urger=urger)

    assert policy.may(office.dien, Act.REPORT_FOLLOW_UP, case, ON("P2"))
    assert policy.may(office.hoa, Act.CLOSE_FOLLOW_UP, case, ON("P2"))
    assert policy.may(office.hoa, Act.CLOSE_FOLLOW_UP, source, ON("P2"))


# R1, R2


def test_a_plan_that_never_came_does_not_hold_the_follow_up_up(office: Office, source: Case) -> None:
    case = make.walk(office, "P2", source=source)

    row = follow_up.receive_plan(case, by=office.minh, on=ON("R1"), missing=True)

    assert (row.plan, row.plan_missing) == ("", True)
    case.refresh_from_db()
    assert case.self_reported_on == ON("R1")


@pytest.mark.rule("FOLLOW-DUE")
@pytest.mark.parametrize(("days", "kind"), [(-7, Note.URGED_BEFORE), (0, Note.URGED_ON), (1, Note.URGED_LATE)])
def test_letters_go_out_a_week_before_the_day_on_it_and_after_it(
    office: Office, source: Case, days: int, kind: str
) -> None:
    case = make.walk(office, "P2", source=source)

    note = follow_up.urge(case, by=office.minh, on=items_of(case)[0].due_on + timedelta(days=days), numbers=[1])

    assert note.kind == kind


def test_nobody_is_urged_too_early_or_twice_a_day(office: Office, source: Case) -> None:
    case = make.walk(office, "P2", source=source)
    due = items_of(case)[0].due_on

    with pytest.raises(NotYetToBeUrged):
        follow_up.urge(case, by=office.minh, on=due - timedelta(days=8), numbers=[1])
    with pytest.raises(UnknownRequirement):
        follow_up.urge(case, by=office.minh, on=due, numbers=[9])
    follow_up.urge(case, by=office.minh, on=due, numbers=[1])
    with pytest.raises(UrgedTwice):
        follow_up.urge(case, by=office.minh, on=due, numbers=[1])


def test_what_is_overdue_lies_before_the_authority_once(office: Office, source: Case) -> None:
    case = make.walk(office, "P2", source=source)
    due = items_of(case)[0].due_on

    assert follow_up.watch_follow_ups(due - timedelta(days=8)) == 0
    follow_up.watch_follow_ups(due - timedelta(days=7))
    assert (waiting(case, "FOLLOW-URGE"), waiting(case, "FOLLOW-LATE")) == ({"minh"}, set())

    assert follow_up.watch_follow_ups(due + timedelta(days=1)) > 0
    assert waiting(case, "FOLLOW-LATE") == {"chu", "pho"}
    follow_up.watch_follow_ups(due + timedelta(days=2))
    assert FollowUpNote.objects.filter(case=case, kind=Note.ESCALATED).count() == 1


def test_every_open_requirement_is_checked_before_the_result_is_laid_before_the_authority(
    office: Office, source: Case
) -> None:
    case = make.walk(office, "R1", source=source)

    with pytest.raises(UncheckedRequirements):
        follow_up.finish_checking(case, by=office.minh, on=ON("R2"))
    with pytest.raises(UnknownRequirement):
        follow_up.finish_checking(case, by=office.minh, on=ON("R2"), checks=[Checked(9, Note.ENOUGH, "Đủ")])


def test_what_is_enough_is_closed_and_needs_no_re_inspection(office: Office, source: Case) -> None:
    case = make.walk(office, "R2", source=source)

    assert case.submitted_on == case.verified_on == ON("R2")
    assert share_of(items_of(case), ON("R2")).percent == 100
    with pytest.raises(AlreadyDone):
        make.reinspect(office, case, ON("R3"))


# R3


def test_a_doubt_is_answered_on_the_spot_before_the_authority_decides(office: Office, source: Case) -> None:
    case = make.walk(office, "R2", source=source, doubtful=True)

    assert case.submitted_on is None
    told = minutes(ON("R3"))
    with pytest.raises(DoubtLeft):
        follow_up.reinspect(case, by=office.minh, minutes=told, done={}, result="Đã xem")
    case = make.reinspect(office, case, ON("R3"))
    assert case.submitted_on == ON("R3")
    assert items_of(case)[0].closed_on == ON("R3")
    assert FollowUp.objects.get(case=case).reinspected_in is not None


def test_without_a_doubt_nothing_is_re_inspected(office: Office, source: Case) -> None:
    case = make.walk(office, "R1", source=source)
    make.check(office, case, ON("R2"), Note.LACKING)
    Case.objects.filter(pk=case.pk).update(submitted_on=None)

    with pytest.raises(NothingDoubtful):
        make.reinspect(office, case, ON("R3"))


@pytest.mark.rule("AGGRAV")
def test_what_was_not_done_is_a_new_sign_of_violation_and_weighs_against_the_subject(
    office: Office, source: Case
) -> None:
    case = make.walk(office, "R2", source=source, doubtful=True)

    case = make.reinspect(office, case, ON("R3"), done=False)

    row = CaseToOpen.objects.get(case=case)
    assert row.procedure == "KTDH-TC"
    assert TrailEntry.objects.get(case=case, act="reinspected").data["aggravating"] is True
    with pytest.raises(VerdictImpossible):
        make.judge(office, case, ON("E1"))
    case = make.judge(office, case, ON("E1"), Note.NOT_DONE)
    assert case.outcome == Outcome.NOT_FULFILLED
    assert CaseToOpen.objects.filter(case=case).count() == 1


# E1, E2


def test_the_authority_decides_on_every_requirement_in_person(office: Office, source: Case) -> None:
    case = make.walk(office, "R2", source=source)

    with pytest.raises(VerdictMissing):
        follow_up.judge_follow_up(case, by=office.chu, on=ON("E1"), verdicts=[])
    with pytest.raises(VerdictImpossible):
        make.judge(office, case, ON("E1"), Note.NOT_DONE)
    with pytest.raises(VerdictImpossible):
        make.judge(office, case, ON("E1"), Note.REOPENED, text="Chưa đủ")
    with pytest.raises(NotYourDuty):
        follow_up.judge_follow_up(case, by=office.minh, on=ON("E1"), verdicts=[Decided(1, Note.ACCEPTED)])
    assert make.judge(office, case, ON("E1")).outcome == Outcome.FULFILLED


def test_a_requirement_reopened_has_a_new_day_and_is_checked_again(office: Office, source: Case) -> None:
    case = make.walk(office, "R2", source=source)
    new = ON("E1") + timedelta(days=20)

    case = make.judge(office, case, ON("E1"), Note.REOPENED, text="Sổ sách chưa đủ", due_on=new)

    item = items_of(case)[0]
    assert (item.closed_on, item.due_on, case.verified_on, case.returns) == (None, new, None, 1)
    assert TrailEntry.objects.filter(case=source, act="follow-up-reopened").exists()
    make.check(office, case, ON("E1"))
    case.refresh_from_db()
    assert make.judge(office, case, ON("E1")).outcome == Outcome.FULFILLED


def test_the_share_is_reported_and_the_follow_up_closed(office: Office, source: Case) -> None:
    case = make.walk(office, "E2", source=source)

    told = TrailEntry.objects.get(case=case, act="share-reported").data
    assert (told["done"], told["whole"], told["percent"]) == (1, 1, 100)
    assert case.closed_on == case.team.dissolved_on == ON("E2")
    assert not WorkItem.objects.filter(case=case, closed_at__isnull=True).exists()


def test_a_conclusion_without_a_case_of_follow_up_is_closed_as_before(office: Office, source: Case) -> None:
    item = source.follow_up.get()

    with pytest.raises(OwnerClosesOwnItem):
        commands.close_follow_up(item, by=office.dien, on=ON("P2"), verification="Xong")
    assert commands.close_follow_up(item, by=office.minh, on=ON("P2"), verification="Xong").closed_on == ON("P2")
