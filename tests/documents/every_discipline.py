"""Discipline and what follows from it, done to their end by the acts people use, for any body."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import time_machine

from cases import commands
from cases.commands import complaints, exoneration, suspension
from cases.commands import discipline as acts
from cases.commands.discipline import Standing
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import Body, BodyKind, Case, Exoneration, Member, Organization, Outcome, Suspension
from documents.commands import issue
from tests import make_complaint, make_discipline, make_suspension
from tests.documents.every_walk import is_cell
from tests.finished import furnish
from tests.make import Office, minutes, requirement
from workflows import papers


def discipline(office: Office, *, suspended: bool = False) -> Case:
    """A member is warned; on the way the member's party life may be suspended, and the suspension extended."""
    standing = Standing(holds_position=not is_cell(office))
    case = make_discipline.open_member(office, standing=standing)
    row = _suspend(office, case) if suspended else None
    case = _judged(office, case, {"WARNING": 4}, {"WARNING": 11 if is_cell(office) else 4})
    case = make_discipline.walk(office, case, "E6", after="E2")
    if row is not None:
        on, cause = make_discipline.day_of("E6"), Suspension.End.CONCLUSION
        suspension.end_suspension(row.case, by=office.chu, on=on, cause=cause, reason="Đã kết luận")
        furnish(row.case)
    return furnish(case)


def _suspend(office: Office, source: Case) -> Suspension:
    on = make_suspension.DECIDED + timedelta(days=1)
    row = make_suspension.suspend(office, body=office.standing, protects=source)
    make_suspension.announce(office, row.case, on)
    suspension.extend_suspension(row.case, by=office.chu, on=on, days=5, reason="Chưa xong")
    return row


def _judged(office: Office, case: Case, below: Mapping[str, int], votes: Mapping[str, int]) -> Case:
    """Up to the resolution; a cell votes once, when it decides, and who is suspended takes no part."""
    case = make_discipline.walk(office, case, "R2")
    on, members = (
        make_discipline.day_of("R3"),
        [key for key in office.members if office.members[key] != case.subject_member],
    )
    if not is_cell(office):
        house = case.subject_organization or case.managing_organization
        ward = Body.objects.get(organization=house, kind=BodyKind.COMMITTEE)
        make_discipline.vote(office, case, ward, on, below, present=("tam", "tu", "bay", "muoi"))
    acts.confer(case, by=office.an, minutes=minutes(on))
    case = make_discipline.walk(office, case, "E1", after="R3")
    on, there = make_discipline.day_of("E2"), tuple(members) if is_cell(office) else None
    make_discipline.vote(office, case, office.standing, on, votes, present=there)
    acts.resolve(case, by=office.chu, on=on)
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def end_otherwise(
    office: Office, subject: Organization | Member, below: Mapping[str, int], votes: Mapping[str, int]
) -> Case:
    """The body votes for no form, or for one that is beyond its power."""
    case = make_discipline.open_member(office, subject=subject, standing=Standing())
    case = _judged(office, case, below, votes)
    furnish(case)
    key = "discipline-submission" if case.outcome == Outcome.PROPOSED_ABOVE else "no-discipline-notice"
    issue(key, case, by=office.chu, on=make_discipline.day_of("E2"), wait=True)
    return case


def suspend_seat(office: Office) -> Case:
    """A commission suspends the activity in the committee below of a member who is charged, as long as the law does."""
    on, until = make_suspension.DECIDED + timedelta(days=1), date(2026, 6, 1)
    given: dict[str, Any] = {"kind": SuspensionKind.COMMITTEE_SEAT, "trigger": Trigger.CHARGED}
    row = make_suspension.suspend(office, body=office.standing, legal_term_until=until, **given)
    make_suspension.announce(office, row.case, on)
    cause = Suspension.End.LEGAL_TERM
    suspension.end_suspension(row.case, by=office.chu, on=until, cause=cause, reason="Hết thời hạn theo pháp luật")
    return furnish(row.case)


def restore(office: Office, disciplined: Case) -> Case:
    """The discipline turns out to be wrong: an apology at a meeting and in writing, and rights restored."""
    on = make_discipline.day_of("E6") + timedelta(days=1)
    case = exoneration.establish_wrongfulness(
        disciplined.sanction, office.standing, by=office.quan, on=on, ground=Exoneration.Ground.FINDING,
        paper="Kết luận", dated=on,
    )  # fmt: skip
    asked = [exoneration.Measure(requirement(office, on, text="Khôi phục quy hoạch"))]
    exoneration.restore_rights(
        case.team, by=office.chu, minutes=minutes(on), apology=Exoneration.Apology.BOTH, measures=asked
    )
    issue("apology-letter", case, by=office.chu, on=on, wait=True)
    commands.close_follow_up(case.follow_up.get(), by=office.minh, on=on, verification="Đã thực hiện")
    return furnish(exoneration.close_exoneration(case, by=office.chu, on=on, corrected="Lý lịch đảng viên"))


def answer_complaint(office: Office) -> Case:
    """A member whom the ward committee warned complains, and long after the answer once more, which is refused."""
    world = make_complaint.make_world(office)
    case = furnish(make_complaint.walk(world, "E3"))
    late = make_complaint.on_step("E3") + timedelta(days=200)
    with time_machine.travel(late, tick=False):
        complaint = make_complaint.receive(world, late)
        row = complaints.refuse_complaint(complaint, by=office.quan, on=late, reason="Quá thời hạn")
        papers.answer_letter(row, by=office.quan, on=late)
    return case
