"""Organizations merge, split and change names in the middle of running cases; every case, right and figure stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from cases import commands, statistics, trail
from cases.errors_organization import BodyHasOpenCases, SuccessorNotNamed
from cases.models import Body, Case, CaseGrant, Level, Member, Organization, Post, PostDuty, TrailEntry
from cases.policy import Duty
from cases.statistics import FIGURES
from inspection.accounts.models import User
from tests.make import FOUNDED, START, STEPS, Office, make_case, make_office, make_user, walk

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

BEFORE, AFTER = 12, 5
DAY = START + timedelta(days=40)
#: Each of the twelve stands after another step.
STANDS = [*STEPS[2:], "E5"][:BEFORE]


@dataclass
class Ward:
    """Twelve subjects of one team, each with a case at another step, and somebody who answers for it."""

    office: Office
    cases: list[Case]
    born: int = 0


def make_representative(office: Office, organization: Organization, since: date) -> User:
    """Somebody with an account who answers for an organization."""
    code = f"DD-{organization.code}"
    row = commands.NewMember(code, f"Người đại diện {organization.code}", organization.code)
    member = commands.register_members([row], by=office.administrator, on=since)[code]
    member.user = make_user(code.lower(), member.full_name)
    member.save(update_fields=["user"])
    commands.appoint([(member, organization, PostDuty.REPRESENTATIVE)], by=office.administrator, since=since)
    return member.user


@pytest.fixture(scope="module")
def ward(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ward]:
    with django_db_blocker.unblock(), transaction.atomic():
        office = make_office(BEFORE)
        for organization in office.organizations[1:]:
            make_representative(office, organization, FOUNDED)
        case = make_case(office, "P3", subjects=BEFORE)
        cases = list(Case.objects.filter(team=case.team).order_by("pk"))
        for one, step in zip(cases, STANDS, strict=True):
            walk(office, one, step, after="P3")
        yield Ward(office, cases)
        transaction.set_rollback(True)


def found(ward: Ward, number: int, on: date = DAY) -> list[Organization]:
    """Register successors, each with who answers for it."""
    rows = []
    for _each in range(number):
        ward.born += 1
        code = f"MOI{ward.born:02d}"
        rows.append(commands.NewOrganization(code, f"Đảng ủy phường Mới {ward.born}", Level.GRASSROOTS, on, "TU"))
    made = commands.register_organizations(rows, by=ward.office.administrator, on=on)
    new = [made[row.code] for row in rows]
    for organization in new:
        make_representative(ward.office, organization, on)
    return new


def merge_twelve_into_five(ward: Ward, lots: Random) -> None:
    """By one decision; which goes where falls by lot."""
    new = found(ward, AFTER)
    places = {
        old: new[at] if at < AFTER else lots.choice(new) for at, old in enumerate(lots.sample(old_ones(ward), BEFORE))
    }
    commands.merge_organizations(
        list(places), new, places=places, **decision(ward, DAY),
    )  # fmt: skip


def decision(ward: Ward, on: date) -> dict[str, Any]:
    """By whom and by which paper."""
    return {"by": ward.office.administrator, "on": on, "decision_number": f"{on:%d%m}-QĐ/TU", "decided_on": on}


def old_ones(ward: Ward) -> list[Organization]:
    return list(Organization.objects.filter(code__startswith="TC").order_by("code"))


def change_at_random(ward: Ward, lots: Random, number: int) -> None:
    """Split, merge, rename or move one of those that exist."""
    on = DAY + timedelta(days=number)
    standing = list(Organization.objects.active(on).filter(code__startswith="MOI").order_by("code"))
    paper = decision(ward, on)
    one = lots.choice(standing)
    match lots.choice(["split", "merge", "rename", "transfer"]):
        case "split":
            parts = found(ward, 2, on)
            commands.split_organization(one, parts, answers=lots.choice(parts), **paper)
        case "merge" if len(standing) > 1:
            other = lots.choice([organization for organization in standing if organization != one])
            commands.merge_organizations([one, other], found(ward, 1, on), **paper)
        case "rename":
            commands.rename_organization(one, name=f"{one.name} (đổi tên {number})", **paper)
        case _:
            city, others = ward.office.city, [other for other in standing if other.parent == ward.office.city]
            parent = city if one.parent != city else next(other for other in others if other != one)
            commands.transfer_organization(one, parent=parent, **paper)


def facts_of(cases: list[Case]) -> list[dict[str, Any]]:
    """Everything a case says of itself, but for its trail, which goes on."""
    keys = [case.pk for case in cases]
    rows = list(Case.objects.filter(pk__in=keys).order_by("pk").values())
    return [{name: value for name, value in row.items() if not name.startswith("trail")} for row in rows]


def rights(ward: Ward) -> dict[str, set[str]]:
    """Which cases each person of the office opens."""
    return {
        name: set(Case.objects.visible_to(user, DAY).values_list("code", flat=True))
        for name, user in ward.office.users.items()
        if name != "dien"
    }


def figures(ward: Ward, on: date) -> dict[str, int]:
    """Every figure of the year, as at a day."""
    asked = statistics.ask(ward.office.standing, date(START.year, 1, 1), on, on=on)
    return dict(statistics.counted(asked, FIGURES))


def require_answered_by_the_successor(ward: Ward, on: date = DAY) -> None:
    """Who represents the organization that stands in the subject's place answers, and nobody else."""
    for case in Case.objects.filter(pk__in=[case.pk for case in ward.cases]).select_related(
        "subject_organization__succeeded_by"
    ):
        subject = case.subject_organization
        assert subject is not None
        stands = subject.succeeded_by or subject
        own = Post.objects.on(on).filter(organization=stands, duty=PostDuty.REPRESENTATIVE, passed_on_by=None)
        wanted = set(own.values_list("member__user", flat=True))
        held = CaseGrant.objects.filter(content_object=case, duty=Duty.REPRESENTATIVE, until__isnull=True)
        assert len(wanted) == 1
        if case.deployed_on and not case.closed_on:
            assert set(held.values_list("user", flat=True)) == wanted, case.code
            user = User.objects.get(pk=wanted.pop())
            assert case in Case.objects.represented_by(user, on)
            assert case not in Case.objects.visible_to(user, on)


@pytest.mark.rule("INV-SUCCESSION")
@pytest.mark.parametrize("seed", range(3))
def test_twelve_merge_into_five_and_every_case_right_history_and_figure_stays(ward: Ward, seed: int) -> None:
    lots = Random(seed)
    eve = DAY - timedelta(days=1)
    before, saw, counted = facts_of(ward.cases), rights(ward), figures(ward, eve)

    merge_twelve_into_five(ward, lots)
    require_answered_by_the_successor(ward)
    for number in range(1, 5):
        change_at_random(ward, lots, number)
        require_answered_by_the_successor(ward, DAY + timedelta(days=number))

    assert facts_of(ward.cases) == before
    assert rights(ward) == saw
    assert figures(ward, eve) == counted
    now = figures(ward, DAY + timedelta(days=4))
    assert {key for key in now if now[key] != counted[key]} <= {"grassroots", "covered", "uncovered"}
    direct = Organization.objects.filter(parent=ward.office.city, level=Level.GRASSROOTS)
    assert now["covered"] + now["uncovered"] == direct.active(DAY + timedelta(days=4)).count()
    assert now["covered"] == direct.filter(predecessors__in=old_ones(ward)).distinct().count()
    for case in Case.objects.filter(pk__in=[case.pk for case in ward.cases]):
        entries = list(TrailEntry.objects.filter(case=case).order_by("seq"))
        assert not list(trail.broken(entries, case.trail_length, case.trail_head))
        assert (entries[-1].act == "subject-succeeded") == (case.closed_on is None)
    assert not Member.objects.filter(
        organization__closed_on__isnull=False, organization__code__startswith="TC"
    ).exists()


def test_every_case_goes_on_to_its_end_after_the_merger(ward: Ward) -> None:
    merge_twelve_into_five(ward, Random(7))

    for case, step in zip(ward.cases, STANDS, strict=True):
        if step != "E5":
            walk(ward.office, Case.objects.get(pk=case.pk), "E5", after=step, start=DAY)

    assert not Case.objects.open().filter(pk__in=[case.pk for case in ward.cases]).exists()


def test_a_new_representative_of_the_successor_answers_and_the_former_one_no_longer(ward: Ward) -> None:
    merge_twelve_into_five(ward, Random(1))
    subject = ward.cases[3].subject_organization
    assert subject is not None
    subject.refresh_from_db()
    successor = subject.succeeded_by
    assert successor is not None
    former = Post.objects.on(DAY).get(organization=successor, duty=PostDuty.REPRESENTATIVE, passed_on_by=None)

    make_representative_again(ward.office, successor)
    commands.release(former, by=ward.office.administrator, on=DAY)

    held = CaseGrant.objects.filter(content_object=ward.cases[3], duty=Duty.REPRESENTATIVE, until__isnull=True)
    assert [grant.user.username for grant in held] == ["moi-dai-dien"]


def make_representative_again(office: Office, organization: Organization) -> None:
    row = commands.NewMember("MOI-DD", "Người đại diện mới", organization.code)
    member = commands.register_members([row], by=office.administrator, on=DAY)["MOI-DD"]
    member.user = make_user("moi-dai-dien")
    member.save(update_fields=["user"])
    commands.appoint([(member, organization, PostDuty.REPRESENTATIVE)], by=office.administrator, since=DAY)


def test_who_answers_has_to_be_named_where_several_could(ward: Ward) -> None:
    with pytest.raises(SuccessorNotNamed, match="Bến Lụa 1"):
        commands.split_organization(old_ones(ward)[0], found(ward, 2), **decision(ward, DAY))


def test_an_organization_whose_body_has_cases_to_conclude_does_not_close(ward: Ward) -> None:
    city = ward.office.city
    with pytest.raises(BodyHasOpenCases, match="11 vụ việc"):
        commands.close_organizations([city], **decision(ward, DAY))
    assert Body.objects.get(pk=ward.office.standing.pk).organization.closed_on is None
