"""Consideration of discipline: opened from the list or on a ground, walked to the notified decision, and every end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases import trail
from cases.commands import discipline
from cases.models import Case, Kind, Outcome, Pause, Sanction, SanctionChange, TrailEntry
from tests import make_discipline as make
from tests.make import Office, make_office, minutes
from tests.make_discipline import OPENED, day_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = make_office()
    make.make_ward(office)
    return office


def test_a_case_is_opened_from_the_list_with_links_both_ways(office: Office) -> None:
    source = make.required(office)

    case = make.open_from_inspection(office, source)

    assert case.kind == Kind.DISCIPLINE
    assert case.opened_from == source
    assert source.opened_after.get() == case
    assert case.matter.required_on == source.concluded_on
    for one, act in ((case, "opened"), (source, "discipline-opened")):
        entry = TrailEntry.objects.filter(case=one, act=act).last()
        assert entry is not None
        assert {entry.data.get("from"), entry.data.get("opened")} & {source.code, case.code}
    assert list(trail.problems()) == []


def test_an_organization_is_walked_to_the_closed_file(office: Office) -> None:
    case = walk(office, make.open_from_inspection(office), "E6")

    assert (case.outcome, case.closed_on) == (Outcome.DISCIPLINED, day_of("E6"))
    assert case.sanction.form == "WARNING"
    assert case.team.dissolved_on == day_of("E6")
    steps = list(TrailEntry.objects.filter(case=case).exclude(step="").values_list("step", flat=True))
    assert list(dict.fromkeys(steps)) == list(make.STEPS)
    assert list(trail.problems()) == []


def test_a_member_is_walked_on_an_own_report(office: Office) -> None:
    case = walk(office, make.open_member(office), "E5")

    assert case.sanction.form == "WARNING"
    assert case.sanction.notifications.count() == 2


@pytest.mark.rule("EFFECT", "LAPSE", "COMPLAIN-WINDOW")
def test_the_decision_holds_from_its_signing_and_lapses_after_a_year(office: Office) -> None:
    case = walk(office, make.open_member(office), "E4")
    sanction = case.sanction

    assert sanction.effective_on == day_of("E3")
    assert sanction.lapses_on == date(day_of("E3").year + 1, day_of("E3").month, day_of("E3").day)
    assert sanction.complaint_until == day_of("E4") + timedelta(days=30)
    assert sanction.form_on(day_of("E3")) == "WARNING"
    assert sanction.form_on(day_of("E2")) == ""
    assert not sanction.stands_on(sanction.lapses_on)


def test_a_later_change_stands_beside_the_first_decision(office: Office) -> None:
    sanction = walk(office, make.open_member(office), "E4").sanction
    changed = day_of("E4") + timedelta(days=20)
    SanctionChange.objects.create(sanction=sanction, on=changed, result="decrease", form="REPRIMAND")

    assert sanction.form_on(changed - timedelta(days=1)) == "WARNING"
    assert sanction.form_on(changed) == "REPRIMAND"
    assert sanction.form == "WARNING"


def test_every_day_knows_the_decision_as_it_stood_then(office: Office) -> None:
    sanction = walk(office, make.open_member(office), "E4").sanction
    lowered, annulled = day_of("E4") + timedelta(days=20), day_of("E4") + timedelta(days=80)
    changes = SanctionChange.objects
    changes.create(sanction=sanction, on=annulled, result="annul")
    changes.create(sanction=sanction, on=lowered, result="decrease", form="REPRIMAND", lapses_on=date(2026, 7, 20))

    def stood(day: date) -> tuple[str, str, date | None]:
        row = Sanction.objects.as_at(day).get()
        return row.form_at, row.state_at, row.lapses_at

    assert stood(day_of("E3") - timedelta(days=1))[:2] == ("", "signed")
    assert stood(lowered - timedelta(days=1)) == ("WARNING", "in_force", sanction.lapses_on)
    assert stood(lowered) == ("REPRIMAND", "in_force", date(2026, 7, 20))
    assert stood(date(2026, 7, 20))[:2] == ("REPRIMAND", "lapsed")
    assert stood(annulled) == ("", "annulled", None)
    assert not Sanction.objects.holding(annulled).exists()


@pytest.mark.rule("VOTE-EXP")
def test_expulsion_is_recommended_by_two_thirds_below_and_decided_by_more_than_half_above(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")
    make._confer(office, case, day_of("R3"), {"EXPULSION": 4, "WARNING": 1})
    case = walk(office, case, "E1", after="R3")

    resolution = make.resolve(office, case, day_of("E2"), {"EXPULSION": 3, "REMOVAL": 2})
    sanction = discipline.issue_sanction(case, by=office.chu, on=day_of("E3"))

    assert resolution.form == sanction.form == "EXPULSION"
    assert sanction.recommended_by is not None
    assert sanction.lapses_on is None


@pytest.mark.rule("VOTE-MAJ")
def test_where_no_form_is_adopted_the_case_ends_with_lessons(office: Office) -> None:
    case = walk(office, make.open_member(office), "E1")

    resolution = make.resolve(office, case, day_of("E2"), {"WARNING": 1, "REPRIMAND": 1})

    case.refresh_from_db()
    assert (case.outcome, resolution.form) == (Outcome.NOT_DISCIPLINED, "")
    make.tell_nothing_follows(office, case, day_of("E5"))
    case = walk(office, case, "E6", after="E5")
    assert case.closed_on == day_of("E6")


@pytest.mark.rule("VOTE-BEYOND", "AUTH-DISS")
def test_what_this_body_may_not_decide_is_proposed_above_with_the_full_tally(office: Office) -> None:
    case = walk(office, make.open_from_inspection(office), "R2")
    make._confer(office, case, day_of("R3"), {"DISSOLUTION": 4})
    case = walk(office, case, "E1", after="R3")

    resolution = make.resolve(office, case, day_of("E2"), {"DISSOLUTION": 4, "WARNING": 1})

    case.refresh_from_db()
    assert case.outcome == Outcome.PROPOSED_ABOVE
    assert case.case_to_open.procedure == Kind.DISCIPLINE
    assert resolution.ballot.count().tally == {"DISSOLUTION": 4, "WARNING": 1, "REPRIMAND": 0, "NONE": 0}
    assert resolution.ballot.thresholds["DISSOLUTION"]["fraction"] == "2/3"
    assert not Sanction.objects.filter(case=case).exists()


@pytest.mark.rule("LIMIT", "LIMIT-ORDER")
def test_the_form_is_voted_first_and_its_period_compared_afterwards(office: Office) -> None:
    case = make.open_member(office)
    walk(office, case, "P2")
    old = make.violation(began_from=date(2014, 1, 5), ended_from=date(2014, 3, 1))
    discipline.record_violation(case, by=office.an, on=day_of("P2"), facts=old)
    case = walk(office, case, "E1", after="P2")

    resolution = make.resolve(office, case, day_of("E2"))

    assert resolution.ballot.outcome == "WARNING"
    assert resolution.outcome == Outcome.LIMITATION_EXPIRED
    assert resolution.limitation["periods"][0]["verdict"] == "expired"


@pytest.mark.rule("ONE-FORM")
def test_several_violations_get_one_form_and_the_expired_ones_are_named(office: Office) -> None:
    case = make.open_member(office)
    walk(office, case, "P2")
    old = make.violation(began_from=date(2014, 1, 5), ended_from=date(2014, 3, 1))
    for facts in (old, make.violation()):
        discipline.record_violation(case, by=office.an, on=day_of("P2"), facts=facts)
    case = walk(office, case, "E1", after="P2")

    resolution = make.resolve(office, case, day_of("E2"))

    assert resolution.outcome == Outcome.DISCIPLINED
    assert [one["verdict"] for one in resolution.limitation["periods"]] == ["expired", "running"]


@pytest.mark.rule("PRISON")
def test_a_judgment_in_force_leads_to_the_body_without_the_full_procedure(office: Office) -> None:
    case = make.on_judgment(office)
    walk(office, case, "P1")
    discipline.record_violation(case, by=office.an, on=day_of("P1"), facts=make.violation())
    case = walk(office, case, "R4", after="R3")

    make.resolve(office, case, day_of("E2"), {"EXPULSION": 4})
    case = walk(office, case, "E6", after="E2")

    assert case.sanction.form == "EXPULSION"
    assert (case.deployed_on, case.heard_on) == (None, None)
    assert case.closed_on == day_of("E6")


@pytest.mark.rule("POSTPONE", "LIMIT-PAUSE")
def test_a_case_is_put_off_and_taken_up_again_and_the_time_between_does_not_count(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")
    until = day_of("R1") + timedelta(days=40)
    discipline.defer(
        case,
        by=office.chu,
        on=day_of("R1"),
        cause="seriously_ill_in_hospital",
        reason="Điều trị nội trú",
        review_on=until,
    )
    assert case.work.filter(step="REVIEW", closed_at__isnull=True, due_on=until).exists()

    discipline.take_up_again(case, by=office.chu, on=until)

    pause = Pause.objects.get(violation__case=case)
    assert (pause.since, pause.until) == (day_of("R1"), until)
    assert not case.work.filter(step="REVIEW", closed_at__isnull=True).exists()


@pytest.mark.rule("DECEASED")
def test_who_dies_meanwhile_is_concluded_without_discipline(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")
    member = office.members["dien"]
    member.category = "DECEASED"
    member.save()

    discipline.discontinue(case, by=office.chu, on=day_of("R3"), reason="Đảng viên đã từ trần")

    case.refresh_from_db()
    assert case.outcome == Outcome.NOT_DISCIPLINED
    assert not case.work.filter(closed_at__isnull=True).exists()


@pytest.mark.rule("LAPSE")
def test_earlier_discipline_is_known_with_how_it_stands(office: Office) -> None:
    first = walk(office, make.open_member(office), "E4")
    lapses_on = first.sanction.lapses_on
    assert lapses_on is not None

    again = make.open_member(office, paper="Bản tự báo cáo lần hai")

    for day, state in ((day_of("E4"), "in_force"), (lapses_on, "lapsed")):
        found = Sanction.objects.of_subject(again).as_at(day)
        assert [(row.case, row.form_at, row.state_at) for row in found] == [(first, "WARNING", state)]


@pytest.mark.rule("ANNOUNCE-DISC")
def test_a_refusal_to_receive_is_minuted_and_the_decision_holds(office: Office) -> None:
    case = walk(office, make.open_member(office), "E3")
    on = day_of("E3") + timedelta(days=20)
    refused = make.serving("discipline-decision", on, refused=True, received_on=None, witnesses="An, Bình")

    discipline.announce_sanction(case, by=office.chu, minutes=minutes(on), served=[refused])

    entry = TrailEntry.objects.filter(case=case, act="sanction-announced").get()
    assert (entry.data["refused"], entry.data["late"]) == (True, True)
    assert Case.objects.get(pk=case.pk).sanction.form_on(on) == "WARNING"


def test_a_circumstance_stands_with_its_article(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")

    row = discipline.record_circumstance(
        case,
        by=office.an,
        on=day_of("R1"),
        direction="MITIG",
        key="remedied_or_compensated_proactively",
        detail="Đã nộp lại 100 triệu đồng",
    )

    assert row.rule_cited
    assert row.recorded_on >= OPENED
