"""P1: the ground of a suspension is recorded, with the notice of law enforcement, and the suspension proposed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, rules, save, write
from cases.commands.discipline.opening import Standing
from cases.commands.preparation import leaders, proposers
from cases.commands.suspension.judging import require_power, seats_of
from cases.discipline.suspension import SuspensionKind, Trigger, term
from cases.errors_suspension import (
    LimitUsedUp,
    NoticeMissing,
    NotOnCommittee,
    SuspendedAlready,
    SuspensionIsNoDiscipline,
)
from cases.locking import locked_case
from cases.models import Body, Case, Kind, Member, Organization, PostDuty, Suspension, Team

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Notice:
    """What law enforcement told: who, of which act, and when the notice came in."""

    agency: str
    act_on: date
    received_on: date


@command
def propose_suspension(
    body: Body,
    *,
    by: User,
    on: date,
    subject: Member | Organization,
    kind: SuspensionKind | str,
    trigger: Trigger | str,
    reason: str,
    paper: str,
    standing: Standing | None = None,
    protects: Case | None = None,
    notice: Notice | None = None,
) -> Case:
    """P1. Record why somebody is to be suspended and propose it, in writing, to the body that decides.

    Obstruction is obstruction of a case that is open (`protects`); a criminal ground rests on a notice and leaves no
    choice. Raises `TriggerNotThere`, `SuspensionIsNoDiscipline`, `NoticeMissing`, `NotOnCommittee`,
    `SuspendedAlready`, `LimitUsedUp`, `SuspensionBeyondPower`.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    act = _("Propose a suspension")
    require_date(on, act=act, earliest=notice.received_on if notice else None)
    require_text(reason=(_("reason"), reason), paper=(_("paper it rests on"), paper))
    kind, trigger = SuspensionKind(kind), Trigger(trigger)
    row = _row(subject, kind, trigger, reason, paper, standing or Standing())
    team = _team(body, subject, by, on)
    book = rules(team, on)
    limits = term(book, kind, trigger, since=on, on=on, procedural_act_on=notice.act_on if notice else None)
    row.ground_rule = limits.rules[0].cite()
    protects = _protected(protects, row, book) if row.track == Suspension.Track.OBSTRUCTION else None
    _require_notice(row, notice, book)
    if notice:
        row.agency, row.act_on, row.notified_on = notice.agency, notice.act_on, notice.received_on
        row.notice_due_on = limits.notify_by
    _require_seat(row, on, book)
    require_unsuspended(row, on, book, protects)
    save(team)
    case = _case(team, subject, protects, on)
    save(case)
    row.case = case
    row.competence = require_power(case, row, body, book, on)
    save(row)
    for used in limits.rules:
        book.find_or_none(used.key)
    facts: dict[str, Any] = {"kind": row.kind, "ground": row.trigger, "late_notice": row.notice_is_late}
    write(case, "suspension-proposed", "P1", by, on, rules=cited(book, on), **facts)
    held = [*proposers(body, by, on), *leaders(team, on)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    return case


def _row(
    subject: Member | Organization, kind: SuspensionKind, trigger: Trigger, reason: str, paper: str, standing: Standing
) -> Suspension:
    return Suspension(
        kind=kind,
        member=subject if isinstance(subject, Member) else None,
        organization=subject if isinstance(subject, Organization) else None,
        trigger=trigger,
        track=Suspension.Track.CRIMINAL if trigger.is_criminal else Suspension.Track.OBSTRUCTION,
        reason=reason,
        paper=paper,
        standing=asdict(standing),
    )


def _protected(protects: Case | None, row: Suspension, book: Rulebook) -> Case:
    """Return the open case of the same subject that is obstructed: without one, suspension would be a punishment."""
    found = book.find_or_none("SUSP-NOTDISC")
    lack: Any = None
    if protects is None:
        lack = _("no case that is obstructed was named")
    else:
        protects = locked_case(protects)
        same = (protects.subject_member_id, protects.subject_organization_id) == (row.member_id, row.organization_id)
        above = row.member is not None and protects.subject_organization_id == row.member.organization_id
        if not (same or above):
            lack = _("case %(case)s is about somebody else") % {"case": protects.code}
        elif protects.concluded_on is not None or protects.closed_on is not None:
            lack = _("case %(case)s is concluded") % {"case": protects.code}
    if lack is not None or protects is None:
        raise SuspensionIsNoDiscipline(lack=lack, citation=found.cite() if found else "")
    return protects


def _require_notice(row: Suspension, notice: Notice | None, book: Rulebook) -> None:
    if row.track == Suspension.Track.CRIMINAL and (notice is None or not notice.agency.strip()):
        found = book.find_or_none("SUSP-NOTIFY")
        raise NoticeMissing(citation=found.cite() if found else "")
    if notice is not None:
        require_date(notice.received_on, act=_("Receive the notice"), earliest=notice.act_on)


def _require_seat(row: Suspension, on: date, book: Rulebook) -> None:
    if row.kind == SuspensionKind.COMMITTEE_SEAT and row.member is not None and not seats_of(row.member, on):
        found = book.find_or_none("SUSP-SEAT")
        raise NotOnCommittee(name=row.member.full_name, on=f"{on:%d/%m/%Y}", citation=found.cite() if found else "")


def require_unsuspended(row: Suspension, on: date, book: Rulebook, protects: Case | None) -> None:
    """Refuse a second suspension beside one that holds, or after one whose time was used up for the same case."""
    subject = Q(member=row.member) if row.member else Q(organization=row.organization)
    others = Suspension.objects.filter(subject, kind=row.kind).exclude(pk=row.pk).select_related("case")
    name = str(row.member or row.organization)
    found = book.find_or_none("SUSP-DUR")
    citation = found.cite() if found else ""
    if held := others.in_force(on).first():
        until = f"{held.until:%d/%m/%Y}" if held.until else "…"
        raise SuspendedAlready(name=name, case=held.case.code, until=until, citation=citation)
    used = others.decided().filter(case__opened_from=protects).first() if protects else None
    if used is not None:
        raise LimitUsedUp(name=name, case=used.case.code, citation=citation)


def _team(body: Body, subject: Member | Organization, by: User, on: date) -> Team:
    last = Team.objects.filter(body=body, kind=Kind.SUSPENSION).aggregate(last=Max("number"))["last"] or 0
    return Team(
        body=body,
        kind=Kind.SUSPENSION,
        number=last + 1,
        topic=f"Đình chỉ đối với {subject}",
        opened_on=on,
        proposed_on=on,
        proposed_by=by,
    )


def _case(team: Team, subject: Member | Organization, protects: Case | None, on: date) -> Case:
    member = subject if isinstance(subject, Member) else None
    organization = subject.organization if isinstance(subject, Member) else subject
    case = Case(
        code=f"{team.kind}-{on.year}-{team.body_id:02d}-{team.number:03d}",
        kind=team.kind,
        team=team,
        body=team.body,
        subject_organization=None if member else organization,
        subject_member=member,
        subject_name=str(subject),
        subject_level=organization.level,
        managing_organization=organization if member else None,
        opened_from=protects,
        opened_on=on,
        prepared_on=on,  # with the proposal the preparation is over
    )
    case.index_names()
    return case
