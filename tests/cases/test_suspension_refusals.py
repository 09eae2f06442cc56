"""What the rules of suspension refuse: each by its name, with the article and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import sittings, suspension
from cases.commands.suspension.watching import watch_suspensions
from cases.discipline.competence import Subject
from cases.discipline.errors import TriggerNotThere
from cases.discipline.forms import SubjectKind
from cases.discipline.suspending import deciders
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.errors import DrafterApproves, NotYourDuty, OutOfOrder, RuleBroken, ServiceUnproved
from cases.errors_suspension import (
    EndNotReached,
    LimitUsedUp,
    NoticeMissing,
    NotOnCommittee,
    SecondSuspensionExtension,
    SuspendedAlready,
    SuspendedTakesNoPart,
    SuspensionBeyondPower,
    SuspensionExtensionTooLate,
    SuspensionExtensionTooLong,
    SuspensionIsNoDiscipline,
    SuspensionNotRunning,
    SuspensionTooLong,
    TermIsOfTheLaw,
    TermIsOfTheRulebook,
)
from cases.models import Level, Rule, Suspension
from tests import make_suspension as make
from tests.make import Office, minutes
from tests.make_discipline import Ward, open_member
from tests.make_suspension import DECIDED

pytestmark = pytest.mark.django_db

LATER = DECIDED + timedelta(days=30)
END = Suspension.End


@pytest.fixture(scope="module")
def _house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Ward]]:
    with django_db_blocker.unblock(), make.kept_house() as made:
        yield made


@pytest.fixture
def house(_house: tuple[Office, Ward], db: None) -> tuple[Office, Ward]:
    """The small committee with a ward whose committee Diện sits in."""
    return _house


@pytest.fixture
def office(house: tuple[Office, Ward]) -> Office:
    """The city's side of it."""
    return house[0]


def spoken(refusal: pytest.ExceptionInfo[RuleBroken], rule: str) -> None:
    """A refusal carries its rule's key and article, a sentence without a blank, and what to do next."""
    assert refusal.value.rule == rule
    assert refusal.value.citation
    assert "%(" not in str(refusal.value.messages[0]) + refusal.value.advice
    assert refusal.value.advice


def extend(office: Office, row: Suspension, days: int = 10, on: object = LATER) -> None:
    """E1 by Chủ."""
    suspension.extend_suspension(row.case, by=office.chu, on=on, days=days, reason="Chưa xác minh xong")  # type: ignore[arg-type]


@pytest.mark.rule("SUSP-AUTH")
def test_a_body_that_may_not_expel_does_not_suspend(office: Office) -> None:
    with pytest.raises(SuspensionBeyondPower) as refusal:
        make.suspend_seat(office, body=office.standing)

    spoken(refusal, "SUSP-AUTH")


@pytest.mark.rule("SUSP-AUTH")
def test_the_commission_does_not_suspend_a_member_of_the_committee_of_its_own_level(office: Office) -> None:
    with pytest.raises(SuspensionBeyondPower) as refusal:
        make.suspend_seat(office, subject=office.members["dai"])

    spoken(refusal, "SUSP-AUTH")


@pytest.mark.rule("SUSP-AUTH")
@pytest.mark.parametrize(
    ("seats", "managed_by", "by_commission"),
    [
        ({Level.GRASSROOTS}, "", True),
        ({Level.GRASSROOTS, Level.PROVINCE}, "", False),
        (set(), Level.PROVINCE, True),
        (set(), Level.CENTRAL, False),
        (set(), "", False),
    ],
)
def test_the_commission_directly_above_decides_over_those_below_it_only(
    office: Office, seats: set[str], managed_by: str, by_commission: bool
) -> None:
    line = (Level.GRASSROOTS.value, Level.PROVINCE.value)
    subject = Subject(SubjectKind.OFFICIAL, seats=frozenset(seats), managed_by=managed_by, line=line)
    book = Rule.on(DECIDED, office.standing.scope)

    found = deciders(book, SuspensionKind.COMMITTEE_SEAT, Trigger.CHARGED, subject, may_admit=True)

    assert found.by_commission is by_commission


@pytest.mark.rule("SUSP-NOTDISC")
def test_suspension_is_no_punishment(office: Office) -> None:
    with pytest.raises(SuspensionIsNoDiscipline) as refusal:
        make.propose(office, unprotected=True)
    spoken(refusal, "SUSP-NOTDISC")

    make.conclude(make.protected(office), DECIDED - timedelta(days=2))
    with pytest.raises(SuspensionIsNoDiscipline):
        make.propose(office)


@pytest.mark.rule("SUSP-NOTDISC")
def test_what_is_concluded_before_the_decision_or_the_extension_needs_no_suspension(office: Office) -> None:
    case = make.propose(office)
    make.conclude(case.opened_from, DECIDED)
    with pytest.raises(SuspensionIsNoDiscipline):
        make.decide(office, case)


@pytest.mark.rule("SUSP-NOTDISC")
def test_a_case_of_somebody_else_is_not_protected(office: Office) -> None:
    other = open_member(office, subject=office.members["minh"])

    with pytest.raises(SuspensionIsNoDiscipline):
        make.propose(office, protects=other)


@pytest.mark.rule("SUSP-WHEN", "SUSP-SEAT")
def test_a_charge_suspends_the_seat_and_not_party_life(office: Office) -> None:
    with pytest.raises(TriggerNotThere) as refusal:
        make.suspend_seat(office, kind=SuspensionKind.PARTY_LIFE)
    assert refusal.value.citation
    with pytest.raises(NotOnCommittee) as none:
        make.suspend_seat(office, subject=office.members["minh"])
    spoken(none, "SUSP-SEAT")


@pytest.mark.rule("SUSP-NOTIFY")
def test_a_criminal_ground_needs_the_notice(office: Office) -> None:
    with pytest.raises(NoticeMissing) as refusal:
        make.suspend_seat(office, notice=None)

    spoken(refusal, "SUSP-NOTIFY")


@pytest.mark.rule("SUSP-DUR", "SUSP-CRIM")
def test_a_first_term_stays_within_ninety_days_and_within_its_track(office: Office) -> None:
    case = make.propose(office)
    for days in (91, 0, -1):
        with pytest.raises(SuspensionTooLong) as refusal:
            make.decide(office, case, days=days)
        spoken(refusal, "SUSP-DUR")
    with pytest.raises(TermIsOfTheRulebook):
        make.decide(office, case, legal_term_until=LATER)
    assert make.decide(office, case, days=90).until == DECIDED + timedelta(days=90)


@pytest.mark.rule("SUSP-CRIM")
def test_the_days_of_the_law_are_not_decided_here(office: Office) -> None:
    row = make.suspend_seat(office)

    with pytest.raises(TermIsOfTheLaw) as refusal:
        suspension.extend_suspension(row.case, by=office.khanh, on=LATER, days=10, reason="…")
    spoken(refusal, "SUSP-CRIM")


@pytest.mark.rule("SUSP-DUR")
def test_a_second_extension_is_refused(office: Office) -> None:
    row = make.suspend(office)
    extend(office, row, 10)

    with pytest.raises(SecondSuspensionExtension) as refusal:
        extend(office, row, 5)
    spoken(refusal, "SUSP-DUR")


@pytest.mark.rule("SUSP-DUR")
def test_an_extension_beyond_the_maximum_is_refused(office: Office) -> None:
    row = make.suspend(office)

    for days in (31, 0):
        with pytest.raises(SuspensionExtensionTooLong) as refusal:
            extend(office, row, days)
        spoken(refusal, "SUSP-DUR")


@pytest.mark.rule("SUSP-DUR")
def test_what_is_over_is_not_extended_noted_or_not(office: Office) -> None:
    row = make.suspend(office)
    over = DECIDED + timedelta(days=91)

    with pytest.raises(SuspensionExtensionTooLate) as refusal:
        extend(office, row, 10, over)
    spoken(refusal, "SUSP-DUR")
    watch_suspensions(over)
    with pytest.raises(SuspensionExtensionTooLate):
        extend(office, row, 10, over)
    with pytest.raises(SuspensionNotRunning):
        suspension.end_suspension(row.case, by=office.chu, on=over, cause=END.CONCLUSION, reason="…")


@pytest.mark.rule("SUSP-DUR")
def test_nobody_is_suspended_twice_at_once_or_again_for_the_same_case(office: Office) -> None:
    row = make.suspend(office, days=10)
    with pytest.raises(SuspendedAlready) as refusal:
        make.propose(office, on=DECIDED)
    spoken(refusal, "SUSP-DUR")

    with pytest.raises(LimitUsedUp) as again:
        make.propose(office, on=make.last_day(row) + timedelta(days=1))
    spoken(again, "SUSP-DUR")


@pytest.mark.rule("SUSP-NOTDISC")
@pytest.mark.parametrize("cause", [END.CONCLUSION, END.DISCIPLINE, END.ACQUITTAL, END.LEGAL_TERM, END.EXPIRED])
def test_it_ends_for_a_cause_that_has_happened(office: Office, cause: Suspension.End) -> None:
    row = make.suspend(office)

    with pytest.raises(EndNotReached) as refusal:
        suspension.end_suspension(row.case, by=office.chu, on=LATER, cause=cause, reason="…")
    spoken(refusal, "SUSP-NOTDISC")


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_proposes_does_not_decide_and_nobody_without_the_duty(office: Office) -> None:
    case = make.propose(office)

    for by in (office.quan, office.lan):
        with pytest.raises((NotYourDuty, DrafterApproves)):
            suspension.decide_suspension(case.team, by=by, on=DECIDED)
    with pytest.raises(OutOfOrder):
        extend(office, case.suspensions.get())


@pytest.mark.rule("SUSP-WHEN")
def test_it_is_announced_with_proof_that_the_paper_was_handed_over(office: Office) -> None:
    row = make.suspend(office)

    with pytest.raises(ServiceUnproved):
        suspension.announce_suspension(row.case, by=office.chu, minutes=minutes(DECIDED), served=[])


@pytest.mark.rule("VOTE-NOTALLOWED")
def test_the_suspended_neither_sit_nor_preside(house: tuple[Office, Ward]) -> None:
    office, ward = house
    make.suspend(office)
    sitting = sittings.convene_sitting(
        ward.committee,
        by=office.tam,
        on=DECIDED,
        held_on=DECIDED,
        chair=ward.members["tam"],
        recorder=office.members["an"],
    )

    everybody = [member.pk for member in ward.members.values()]
    with pytest.raises(SuspendedTakesNoPart) as refusal:
        sittings.open_sitting(sitting, by=office.tam, on=DECIDED, present=everybody)
    spoken(refusal, "VOTE-NOTALLOWED")
    there = [pk for pk in everybody if pk != office.members["dien"].pk]
    sitting = sittings.open_sitting(sitting, by=office.tam, on=DECIDED, present=there)
    with pytest.raises(SuspendedTakesNoPart):
        sittings.record_presence(sitting, by=office.tam, on=DECIDED, member=office.members["dien"], present=True)
