"""Inspection on signs of violation: what opens it, what refuses it, and every way its conclusion may end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from cases import commands
from cases.commands import discipline, signs
from cases.commands.signs import ContentVote, Votes
from cases.errors import AlreadyDone, NotCarried, NotYourDuty, OutOfOrder
from cases.errors_discipline import OverseerNotOfTheBody
from cases.errors_signs import (
    CaseRests,
    ConferenceMissing,
    ContentsNotConcluded,
    DualNotPossible,
    FirstAtHome,
    InspectionOpenAlready,
    NotHeardByCommissioner,
    NotOnTheList,
    NotResponsible,
    OpenedAbove,
    OutcomeContradicts,
    ResponsibilityMissing,
    StandingBoardNotInformed,
    SubjectOfAnotherKind,
)
from cases.models import Answer, Case, CaseToOpen, Kind, Outcome, Responsibility, SignsMatter, Stance, TrailEntry
from tests import make, make_signs
from tests.make import Office, minutes, places
from tests.make_discipline import as_made
from tests.make_signs import OPENED, day_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """One house for all tests here, with a case of a ward and one of a member, each heard in conference."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = make_signs.make_house()
        make_signs.walk(office, make_signs.open_case(office), "R4")
        make_signs.walk(office, make_signs.open_case(office, office.members["dien"]), "R4")
        yield office
        transaction.set_rollback(True)


@pytest.fixture
def office(house: Office) -> Office:
    return as_made(house)


@pytest.fixture
def of_ward(office: Office) -> Case:
    return Case.objects.get(kind=Kind.SIGNS_ORGANIZATION)


@pytest.fixture
def of_member(office: Office) -> Case:
    return Case.objects.get(kind=Kind.SIGNS_MEMBER)


def listed(office: Office) -> CaseToOpen:
    """A compliance inspection of the ward that ends with signs of violation."""
    source = make.make_case(office, "E1")
    make.consider(office, source, make.START + timedelta(days=25), outcome=Outcome.SIGNS_OF_VIOLATION)
    return CaseToOpen.objects.get(case=source)


# Opened


@pytest.mark.rule("GS-TO-KT")
def test_what_an_earlier_conclusion_left_is_opened_once_with_links_both_ways(office: Office) -> None:
    row = listed(office)
    given: dict[str, Any] = {"by": office.quan, "on": OPENED, "body": office.commission, "about": "trong thu chi"}

    case = signs.open_signs_from_list(row, **given)

    assert (case.kind, case.opened_from) == (Kind.SIGNS_ORGANIZATION, row.case)
    assert TrailEntry.objects.filter(case=row.case, act="signs-opened").get().data["opened"] == case.code
    with pytest.raises(InspectionOpenAlready):
        signs.open_signs_from_list(row, **given)


def test_monitoring_that_goes_on_leaves_the_line_to_be_opened_again(office: Office) -> None:
    row = listed(office)
    given: dict[str, Any] = {"by": office.quan, "on": OPENED, "body": office.commission, "about": "trong thu chi"}
    case = signs.open_signs_from_list(row, **given)

    signs.keep_monitoring(case.team, by=office.quan, on=OPENED, reason="Chưa đủ tài liệu.")

    assert signs.open_signs_from_list(row, **given).pk != case.pk
    case.refresh_from_db()
    assert case.closed_on == OPENED
    with pytest.raises(AlreadyDone):
        make.propose(office, case.team, OPENED)


def test_an_organization_is_not_inspected_as_a_member_nor_a_member_as_an_organization(office: Office) -> None:
    for subject, kind in (
        (office.organizations[1], Kind.SIGNS_MEMBER),
        (office.members["minh"], Kind.SIGNS_ORGANIZATION),
    ):
        with pytest.raises(SubjectOfAnotherKind):
            make_signs.open_case(office, subject, kind=kind)


def test_only_the_area_officer_opens_and_only_what_is_on_the_list(office: Office, of_ward: Case) -> None:
    with pytest.raises(NotYourDuty):
        make_signs.open_case(office, office.organizations[1], by=office.lan)
    row = CaseToOpen(case=of_ward, procedure="KTDH-TC", reason="Không", on=OPENED)
    with pytest.raises(NotOnTheList):
        signs.open_signs_from_list(row, by=office.quan, on=day_of("R5"), body=office.commission, about="việc")


@pytest.mark.rule("INFORM-BTV")
def test_of_a_member_of_the_same_committee_the_standing_board_is_informed_first(office: Office) -> None:
    case = make_signs.open_case(office, office.members["pho"])
    make.propose(office, case.team, OPENED, places=places(office))

    with pytest.raises(StandingBoardNotInformed):
        make_signs.decide(office, case, OPENED)
    make_signs.decide(office, case, OPENED, informed_on=OPENED, informed_note="Báo cáo tại buổi giao ban")

    matter = SignsMatter.objects.get(case=case)
    assert (matter.same_level, matter.informed_on) == (True, OPENED)
    assert TrailEntry.objects.filter(case=case, act="overseer-named").get().data["rules"]


@pytest.mark.rule("INFORM-BTV")
def test_where_the_body_has_no_such_rule_nothing_is_refused(office: Office) -> None:
    case = make_signs.open_case(office, office.members["pho"], body=office.standing)
    make.propose(office, case.team, OPENED, places=places(office))

    assert make_signs.decide(office, case, OPENED, by=office.chu).decided_on == OPENED


def test_who_directs_sits_in_the_commission(office: Office) -> None:
    case = make_signs.open_case(office, office.organizations[1])
    make.propose(office, case.team, OPENED, places=places(office))
    with pytest.raises(OverseerNotOfTheBody):
        make_signs.decide(office, case, OPENED, overseer=office.members["minh"])


# Conduct


@pytest.mark.rule("HEAR")
def test_the_first_conference_is_at_the_cell_and_the_levels_above_follow(office: Office) -> None:
    case = make_signs.walk(office, make_signs.open_case(office, office.members["thu"]), "R3")
    on = day_of("R4")
    make_signs.draft(office, case, on)
    case.refresh_from_db()
    with pytest.raises(FirstAtHome):
        signs.hold_conference(case, by=office.an, minutes=minutes(on), organization=office.organizations[0])
    with pytest.raises(ConferenceMissing):
        signs.finish_conferences(case, by=office.an, on=on)

    for organization in (make_signs.home(case), office.organizations[0]):
        signs.hold_conference(case, by=office.an, minutes=minutes(on), organization=organization)

    assert list(case.conferences.values_list("number", flat=True)) == [1, 2]
    assert case.meetings.filter(kind="conference").count() == 2


@pytest.mark.rule("ORG-RESP")
def test_the_report_on_an_organization_names_who_answers_above_all_its_head(office: Office, of_ward: Case) -> None:
    on = day_of("R5")
    with pytest.raises(ResponsibilityMissing):
        make_signs.finalise(office, of_ward, on)
    make_signs.examine(office, of_ward, day_of("R4"), is_head=False)
    with pytest.raises(ResponsibilityMissing):
        make_signs.finalise(office, of_ward, on)

    make_signs.examine(office, of_ward, day_of("R4"))  # said again, with the head's mark

    assert make_signs.finalise(office, of_ward, on).reported_on == on
    assert of_ward.responsibilities.count() == 1


def test_the_responsibility_of_individuals_is_examined_where_an_organization_is_inspected(
    office: Office, of_member: Case
) -> None:
    with pytest.raises(SubjectOfAnotherKind):
        make_signs.examine(office, of_member, day_of("R4"))


@pytest.mark.rule("DUAL")
def test_in_one_run_with_discipline_the_commissioner_hears_the_subject_first(office: Office, of_member: Case) -> None:
    on = day_of("R5")
    make_signs.finalise(office, of_member, on, dual=True, proposed=Outcome.DISCIPLINE_REQUIRED)
    with pytest.raises(NotHeardByCommissioner):
        signs.submit_on_signs(of_member, by=office.lan, on=on)
    with pytest.raises(NotYourDuty):
        signs.hear_before_submission(of_member, by=office.lan, minutes=minutes(on), result="heard", statement="Có")

    make_signs.hear(office, of_member, on)

    assert signs.submit_on_signs(of_member, by=office.lan, on=on).submitted_on == on


@pytest.mark.rule("DUAL")
def test_what_the_subject_contests_is_not_concluded_and_disciplined_in_one_run(office: Office, of_member: Case) -> None:
    finding = of_member.findings.get(kind="violation")
    response = commands.respond(
        finding, by=office.an, on=day_of("R4"), stance=Stance.CONTEST, text="Chi đúng", given_by="Kiều Thị Diện"
    )
    commands.answer(response, by=office.an, on=day_of("R5"), result=Answer.Result.KEPT, reason="Chứng từ")
    with pytest.raises(DualNotPossible):
        make_signs.finalise(office, of_member, day_of("R5"), dual=True)


@pytest.mark.rule("CRIME-TRANSFER")
def test_a_criminal_matter_is_handed_over_and_the_case_rests_or_goes_on(office: Office, of_member: Case) -> None:
    on = day_of("R5")
    given: dict[str, Any] = {"by": office.khanh, "on": on, "agency": "Cơ quan điều tra", "content": "Tham ô"}
    row = signs.transfer_crime(of_member, rests=True, **given)
    with pytest.raises(CaseRests):
        make_signs.finalise(office, of_member, on)

    signs.record_crime_answer(row, by=office.an, on=on, answer="Không khởi tố")

    assert make_signs.finalise(office, of_member, on).closed_on is None
    signs.transfer_crime(of_member, **given)
    assert signs.submit_on_signs(Case.objects.get(pk=of_member.pk), by=office.lan, on=on).submitted_on == on


# Concluded


@pytest.fixture
def submitted(office: Office, of_ward: Case) -> Case:
    """The report on the ward before the commission: Diện is to be inspected, Minh to be disciplined."""
    make_signs.examine(office, of_ward, day_of("R4"), result=Responsibility.Result.INSPECT)
    other = {"member": office.members["minh"], "is_head": False, "result": Responsibility.Result.DISCIPLINE}
    make_signs.examine(office, of_ward, day_of("R4"), **other)
    return make_signs.walk(office, of_ward, "E1", after="R4")


def contents(case: Case, **of_violation: Any) -> list[ContentVote]:
    """Every content as the report has it, the violation as told."""
    rows = case.findings.filter(withdrawn_on__isnull=True).order_by("number")
    told: dict[str, Any] = {"kind": "violation", "votes_for": 3, "degree": "1"} | of_violation
    return [
        ContentVote(one.number, **told) if one.kind == "violation" else ContentVote(one.number, one.kind, 3)
        for one in rows
    ]


@pytest.mark.rule("CONCLUDE-MAJ")
@pytest.mark.parametrize(
    ("outcome", "given", "listed"),
    [
        (Outcome.NO_VIOLATION, {"kind": "limitation", "degree": ""}, None),
        (Outcome.LESSONS, {}, None),
        (Outcome.DISCIPLINE_REQUIRED, {"degree": "2"}, "THKL"),
        (Outcome.PROPOSED_ABOVE, {"degree": "3"}, "THKL"),
    ],
)
def test_every_conclusion_leads_where_the_procedure_says(
    office: Office, submitted: Case, outcome: Outcome, given: dict[str, Any], listed: str | None
) -> None:
    on = day_of("E2")
    discipline_vote = None if outcome == Outcome.NO_VIOLATION else Votes(3 if listed else 0, 0 if listed else 3)
    rows = contents(submitted, **given)

    act = make_signs.conclude(office, submitted, on, outcome, contents=rows, discipline=discipline_vote)

    case = Case.objects.get(pk=submitted.pk)
    assert (case.outcome, case.concluded_on) == (outcome, on)
    assert act.contents.count() == len(rows)
    found = CaseToOpen.objects.filter(case=case).values_list("procedure", flat=True)
    assert list(found) == ([listed] if listed else [])
    kind, degree = case.findings.filter(number=rows[-1].number).values_list("kind", "degree").get()
    assert (kind, degree) == (str(rows[-1].kind), rows[-1].degree)


def test_a_report_returned_goes_back_to_the_team(office: Office, submitted: Case) -> None:
    make_signs.conclude(office, submitted, day_of("E2"), "", contents=[], discipline=None, remarks="Bổ sung")

    case = Case.objects.get(pk=submitted.pk)
    assert (case.reported_on, case.submitted_on, case.returns) == (None, None, 1)


@pytest.mark.rule("CONCLUDE-MAJ")
@pytest.mark.parametrize(
    ("outcome", "given", "refused"),
    [
        (Outcome.LESSONS, {"contents": []}, ContentsNotConcluded),
        (Outcome.LESSONS, {"discipline": None}, OutcomeContradicts),
        (Outcome.LESSONS, {"discipline": Votes(3, 0)}, OutcomeContradicts),
        (Outcome.NO_VIOLATION, {}, OutcomeContradicts),
        (Outcome.DISCIPLINE_REQUIRED, {"discipline": Votes(1, 2)}, OutcomeContradicts),
    ],
)
def test_an_outcome_that_does_not_follow_from_the_votes_is_refused(
    office: Office, submitted: Case, outcome: Outcome, given: dict[str, Any], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        make_signs.conclude(office, submitted, day_of("E2"), outcome, **given)
    assert not submitted.considerations.exists()


@pytest.mark.rule("CONCLUDE-MAJ")
def test_a_content_without_its_majority_is_not_concluded(office: Office, submitted: Case) -> None:
    with pytest.raises(NotCarried):
        make_signs.conclude(office, submitted, day_of("E2"), contents=contents(submitted, votes_for=1))


def test_nothing_is_announced_before_the_notice_is_issued(office: Office, submitted: Case) -> None:
    make_signs.conclude(office, submitted, day_of("E2"))
    case = Case.objects.get(pk=submitted.pk)
    with pytest.raises(OutOfOrder):
        commands.announce(case, by=office.khanh, minutes=minutes(day_of("E3")), served=[])

    make_signs.walk(office, case, "E5", after="E2")

    assert Case.objects.get(pk=case.pk).closed_on == day_of("E5")


# What follows


@pytest.mark.rule("ORG-RESP")
def test_who_is_responsible_gets_a_case_of_their_own_once_it_is_concluded(office: Office, submitted: Case) -> None:
    inspect, punish = submitted.responsibilities.order_by("number")
    to_inspect: dict[str, Any] = {"by": office.quan, "on": day_of("E2"), "body": office.commission}
    to_punish = to_inspect | {"body": office.standing, "places": places(office), "standing": discipline.Standing()}
    with pytest.raises(NotResponsible):
        signs.open_signs_on_responsibility(inspect, about="trong thu chi", **to_inspect)
    make_signs.conclude(office, submitted, day_of("E2"))

    own = signs.open_signs_on_responsibility(inspect, about="trong thu chi", **to_inspect)
    sanctioned = discipline.open_on_responsibility(punish, **to_punish)

    for row, case in ((inspect, own), (punish, sanctioned)):
        row.refresh_from_db()
        assert (row.opened, case.opened_from, case.subject_member) == (case, row.case, row.member)
    assert sanctioned.violations.exists()
    for again, given in ((signs.open_signs_on_responsibility, to_inspect | {"about": "việc"}),):
        with pytest.raises(NotResponsible):
            again(inspect, **given)


@pytest.mark.rule("VOTE-BEYOND")
def test_what_is_beyond_the_commissions_power_is_opened_above(office: Office, submitted: Case) -> None:
    make_signs.conclude(office, submitted, day_of("E2"), Outcome.PROPOSED_ABOVE)
    row = CaseToOpen.objects.get(case=submitted)
    given: dict[str, Any] = {"by": office.quan, "on": day_of("E3"), "places": places(office)}
    with pytest.raises(OpenedAbove):
        discipline.open_from_list(row, body=office.commission, standing=discipline.Standing(), **given)

    case = discipline.open_from_list(row, body=office.standing, standing=discipline.Standing(), **given)

    assert case.opened_from == submitted
