"""A suspension in any stage: a member of the ward's committee who obstructs a case, or whom the law has reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from cases import commands, grants
from cases.commands import suspension
from cases.commands.discipline import Standing
from cases.commands.suspension import Notice
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.errors import RuleBroken
from cases.errors_suspension import SuspensionExtensionTooLong, SuspensionNotExtendable
from cases.models import Body, BodyKind, Case, Chair, Kind, Level, Organization, Suspension, Team
from cases.policy import Duty
from tests.make import FOUNDED, Office, make_office, minutes
from tests.make_discipline import Ward, make_ward, open_member, serving, walk

#: The day of the proposal; a case of discipline of the member is open then.
PROPOSED = date(2026, 5, 6)
DECIDED = PROPOSED + timedelta(days=1)

NOTICE = Notice("Viện kiểm sát nhân dân tỉnh", act_on=date(2026, 5, 4), received_on=date(2026, 5, 6))


def make_house() -> tuple[Office, Ward]:
    """The small committee with a ward whose committee Diện sits in."""
    office = make_office()
    return office, make_ward(office)


@contextmanager
def kept_house() -> Iterator[tuple[Office, Ward]]:
    """A house all tests of a module share; what one of them changes is undone after it, the house after the last."""
    with transaction.atomic():
        yield make_house()
        transaction.set_rollback(True)


def propose(office: Office, **values: Any) -> Case:
    """P1: Quân proposes to suspend Diện's party life, who obstructs the case of discipline."""
    facts: dict[str, Any] = {
        "on": PROPOSED,
        "subject": office.members["dien"],
        "kind": SuspensionKind.PARTY_LIFE,
        "trigger": Trigger.OBSTRUCTION,
        "reason": "Cố ý tiêu hủy chứng từ, đe dọa người cung cấp thông tin",
        "paper": "Tờ trình số 12-TTr/ĐU",
    } | values
    body: Body = facts.pop("body", office.standing)
    if facts["trigger"] == Trigger.OBSTRUCTION:
        facts.setdefault("protects", None)
        if facts["protects"] is None and "unprotected" not in facts:
            facts["protects"] = protected(office)
        facts.pop("unprotected", None)
    else:
        facts.setdefault("notice", NOTICE)
    return suspension.propose_suspension(body, by=office.quan, **facts)


def protected(office: Office) -> Case:
    """The case of discipline of Diện, opened where it is not."""
    found = Case.objects.filter(kind="THKL", subject_member=office.members["dien"]).first()
    return found or open_member(office)


def decide(office: Office, case: Case, on: date = DECIDED, **values: Any) -> Suspension:
    """R1: Chủ decides."""
    return suspension.decide_suspension(case.team, by=office.chu, on=on, **values)


def suspend(office: Office, on: date = DECIDED, **values: Any) -> Suspension:
    """Proposed and decided."""
    decided = {name: values.pop(name) for name in ("days", "legal_term_until") if name in values}
    return decide(office, propose(office, **values), on, **decided)


def announce(office: Office, case: Case, on: date) -> Case:
    """R2: Chủ announces it with the paper handed over."""
    served = [serving("suspension-decision", on)]
    return suspension.announce_suspension(case, by=office.chu, minutes=minutes(on), served=served)


def last_day(row: Suspension) -> date:
    """Its last day, which it has."""
    assert row.until is not None
    return row.until


def conclude(case: Case | None, on: date) -> None:
    """The protected case is concluded, as far as a suspension asks of it."""
    assert case is not None
    Case.objects.filter(pk=case.pk).update(submitted_on=on, concluded_on=on, outcome="NOT_DISCIPLINED")


def suspend_seat(office: Office, **values: Any) -> Suspension:
    """Diện is charged: the commission above suspends the activity in the committee, Khánh decides."""
    until = values.pop("legal_term_until", date(2026, 8, 1))
    facts: dict[str, Any] = {"kind": SuspensionKind.COMMITTEE_SEAT, "trigger": Trigger.CHARGED} | values
    case = propose(office, **({"body": office.commission} | facts))
    return suspension.decide_suspension(case.team, by=office.khanh, on=DECIDED, legal_term_until=until)


def make_cell(office: Office) -> tuple[Organization, Body]:
    """A cell of the ward with its committee of one, and the city's committee, which may dissolve it."""
    by: dict[str, Any] = {"by": office.administrator, "on": FOUNDED}
    new = commands.NewOrganization("CB001", "Chi bộ khu phố 1", Level.CELL, FOUNDED, "TC001")
    cell = commands.register_organizations([new], **by)["CB001"]
    facts: dict[str, Any] = {"kind": BodyKind.COMMITTEE, "place": "Sông Xanh"} | by
    body = commands.constitute_body(cell, name="Chi ủy khu phố 1", suffix="CU", **facts)
    city = commands.constitute_body(office.city, name="Ban Chấp hành Thành ủy Sông Xanh", suffix="BCH", **facts)
    seats = ((body, office.members["tam"]), (city, office.members["chu"]))
    for one, member in seats:
        commands.seat_members(one, [(member, Chair.SECRETARY)], by=office.administrator, since=FOUNDED)
    return cell, body


def suspend_organization(office: Office, cell: Organization) -> Suspension:
    """A cell obstructs its own case of discipline: the city's committee suspends its activity."""
    source = open_member(office, subject=cell, standing=Standing())
    body = Body.objects.get(organization=office.city, kind=BodyKind.COMMITTEE)
    return suspend(office, body=body, kind=SuspensionKind.ORGANIZATION, subject=cell, protects=source)


def other_case(office: Office, ward: Ward) -> Case:
    """Tú, of the same committee, is considered; the team is at work."""
    case = open_member(office, subject=ward.members["tu"])
    return walk(office, case, "R2")


def bare(office: Office, kind: SuspensionKind, on: date) -> Suspension:
    """A suspension of another year: decided and written as that day's rulebook says, without its proposal."""
    organization = cell_of(office) if kind == SuspensionKind.ORGANIZATION else None
    member = None if organization else office.members["minh"]
    body = Body.objects.get(organization=office.city, kind=BodyKind.COMMITTEE) if organization else office.standing
    team = Team.objects.create(
        body=body,
        kind=Kind.SUSPENSION,
        number=Team.objects.filter(kind=Kind.SUSPENSION).count() + 1,
        topic="Đình chỉ",
        opened_on=on,
        proposed_on=on,
        proposed_by=office.quan,
    )
    case = Case(
        code=f"DCSH-{on.year}-{team.number}",
        kind=Kind.SUSPENSION,
        team=team,
        body=body,
        subject_member=member,
        subject_organization=organization,
        subject_name=str(member or organization),
        subject_level=office.city.level,
        managing_organization=office.city if member else None,
        opened_on=on,
    )
    case.index_names()
    case.save()
    Suspension.objects.create(
        case=case,
        kind=kind,
        member=member,
        organization=organization,
        trigger=Trigger.OBSTRUCTION,
        track=Suspension.Track.OBSTRUCTION,
        reason="Cố ý cản trở",
        paper="Tờ trình",
    )
    held = [(office.chu.pk, Duty.AUTHORITY)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    return suspension.decide_suspension(team, by=office.chu, on=on)


def cell_of(office: Office) -> Organization:
    """The cell of the ward, made where it is not there yet."""
    found = Organization.objects.filter(code="CB001").first()
    return found or make_cell(office)[0]


def refused(longest: int) -> type[RuleBroken]:
    """How an extension beyond the limit is refused: too long, or none at all."""
    return SuspensionExtensionTooLong if longest else SuspensionNotExtendable
