"""R1 the competent body decides the suspension, R2 it is announced; a committee seat goes with party life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, rules, save, write
from cases.commands.conduct import answering
from cases.commands.service import keep_services, require_served
from cases.commands.suspension.judging import locked_suspension, require_power, running, seats_of, term_of
from cases.commands.suspension.proposing import require_unsuspended
from cases.deadlines import Unit
from cases.discipline.suspension import SuspensionKind, Term
from cases.errors import DrafterApproves
from cases.errors_suspension import SuspensionIsNoDiscipline, SuspensionTooLong, TermIsOfTheLaw, TermIsOfTheRulebook
from cases.locking import locked_case, locked_cases, locked_team
from cases.minutes import Minutes, Serving
from cases.models import Case, MeetingKind, Suspension, Team
from cases.policy import Act

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: The paper that is handed to the subject.
DECISION = "suspension-decision"


@command
def decide_suspension(
    team: Team,
    *,
    by: User,
    on: date,
    days: int | None = None,
    legal_term_until: date | None = None,
    heard: str = "",
) -> Suspension:
    """R1. Decide a suspension from this day on: the base term, or fewer days; on a criminal ground the law's.

    A committee seat is suspended with party life, in the same act. Raises `DrafterApproves`, `SuspensionBeyondPower`,
    `SuspensionTooLong`, `TermIsOfTheLaw`, `TermIsOfTheRulebook`, `SuspensionIsNoDiscipline`, `SuspendedAlready`.
    """
    team = locked_team(team)
    policy.require(by, Act.ISSUE_DECISION, team, on=on)
    act = _("Decide the suspension")
    require_open(team, act, "decided_on")
    require_date(on, act=act, earliest=team.opened_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    (case,) = locked_cases(team)
    row = locked_suspension(case)
    book = rules(team, on)
    row.competence = require_power(case, row, team.body, book, on)
    require_protecting(case, book, on)
    require_unsuspended(row, on, book, case.opened_from)
    row.since = on
    limits = term_of(row, on)[1]
    _set_term(row, limits, days=days, legal_term_until=legal_term_until, book=book)
    row.body, row.heard = team.body, heard
    row.term_rule, row.term_cited = limits.main.rule.reference, limits.main.cite()
    save(row)
    seat = _follow(row, on)
    for used in limits.rules:
        book.find_or_none(used.key)
    team.decided_on, team.decided_by = on, by
    save(team, ["decided_on", "decided_by"])
    case.decided_on = on
    until = row.until.isoformat() if row.until else ""
    facts = {"until": until, "seat": seat is not None, "heard": bool(heard.strip())}
    write(case, "suspension-decided", "R1", by, on, ["decided_on"], rules=cited(book, on), **facts)
    grants.finish("R1", case=case)
    return row


def require_protecting(case: Case, book: Rulebook, on: date) -> None:
    """Refuse where the case that was obstructed is concluded meanwhile: there is nothing left to protect."""
    source = case.opened_from
    if source is not None and source.concluded_on is not None and source.concluded_on <= on:
        found = book.find_or_none("SUSP-NOTDISC")
        lack = _("case %(case)s is concluded") % {"case": source.code}
        raise SuspensionIsNoDiscipline(lack=lack, citation=found.cite() if found else "")


def _set_term(
    row: Suspension, limits: Term, *, days: int | None, legal_term_until: date | None, book: Rulebook
) -> None:
    citation = limits.main.cite()
    if row.track == Suspension.Track.CRIMINAL:
        if days is not None:
            raise TermIsOfTheLaw(citation=citation)
        row.until = row.first_until = legal_term_until
        return
    if legal_term_until is not None:
        raise TermIsOfTheRulebook(citation=citation)
    limit = limits.base or 0
    days = limit if days is None else days
    if not 0 < days <= limit:
        unit = Unit(limits.unit).label
        raise SuspensionTooLong(limit=limit, unit=unit, days=days, citation=citation, key=limits.main.key)
    if row.since is not None:
        row.until = row.first_until = book.add(days, limits.unit, start=row.since)


def _follow(row: Suspension, on: date) -> Suspension | None:
    """Suspend the committee seat with party life, for the same time; nobody decides it apart."""
    if row.kind != SuspensionKind.PARTY_LIFE or row.member is None or not seats_of(row.member, on):
        return None
    names = ("case", "member", "trigger", "track", "ground_rule", "reason", "paper", "body", "competence", "since")
    kept = {name: getattr(row, name) for name in (*names, "first_until", "until", "term_rule", "term_cited")}
    seat = Suspension(kind=SuspensionKind.COMMITTEE_SEAT, follows=row, **kept)
    save(seat)
    return seat


@command
def announce_suspension(case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving]) -> Case:
    """R2. Announce the suspension; it holds since its decision, and receipt or refusal is on record."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.ANNOUNCE, case, on=on)
    act = _("Announce the suspension")
    require_done(case, act, decided_on=_("the suspension is not decided"))
    require_open(case, act, "deployed_on")
    require_date(on, act=act, earliest=case.decided_on)
    running(case, on, act)
    keep_minutes(MeetingKind.ANNOUNCEMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    require_served(case, DECISION, str(_("decision on suspension")))
    book = rules(case, on)
    book.find_or_none("VOTE-NOTALLOWED")
    case.deployed_on = on
    facts = {"refused": minutes.refused_to_sign}
    write(case, "suspension-announced", "R2", by, on, ["deployed_on"], rules=cited(book, on), **facts)
    grants.give([case], answering(case, on), on)
    grants.finish("R2", case=case)
    return case
