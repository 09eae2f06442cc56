"""From the rows of a suspension to the questions of `cases.discipline`, and the row read again under its lock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.judging import authority_of, line_of
from cases.discipline import competence as powers
from cases.discipline.forms import SubjectKind
from cases.discipline.suspending import Deciders, deciders
from cases.discipline.suspension import SuspensionKind, Term, Trigger, term
from cases.errors import OutOfOrder
from cases.errors_suspension import SuspensionBeyondPower, SuspensionNotRunning
from cases.models import Body, BodyKind, Case, Category, Rule, Seat, Suspension

if TYPE_CHECKING:
    from cases.models import Member
    from cases.rulebook import Rulebook


def seats_of(member: Member, on: date) -> set[str]:
    """Return the levels of the committees a member sits in on a day."""
    held = Seat.objects.on(on).filter(member=member)
    committees = held.filter(body__kind__in=[BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE])
    return set(committees.values_list("body__organization__level", flat=True))


def _subject_of(case: Case, row: Suspension, on: date) -> powers.Subject:
    said = row.standing
    member = row.member
    if member is None:
        closed = bool(case.subject_organization and case.subject_organization.closed_on)
        return powers.Subject(SubjectKind.ORGANIZATION, level=case.subject_level, line=line_of(case), dissolved=closed)
    probationary = member.category == Category.PROBATIONARY
    return powers.Subject(
        kind=SubjectKind.PROBATIONARY if probationary else SubjectKind.OFFICIAL,
        holds_position=bool(said.get("holds_position")),
        seats=frozenset({*seats_of(member, on), *(said.get("seats") or ())}),
        managed_by=said.get("managed_by") or "",
        line=line_of(case),
    )


def require_power(case: Case, row: Suspension, body: Body, book: Rulebook, on: date) -> dict[str, Any]:
    """Refuse a body that may not decide; return the answer of the matrix as the suspension keeps it."""
    acting = authority_of(body)
    found: Deciders = deciders(
        book,
        SuspensionKind(row.kind),
        Trigger(row.trigger),
        _subject_of(case, row, on),
        acting=acting,
        may_admit=bool(row.standing.get("may_admit")),
    )
    bodies = [str(one) for one in found.bodies]
    if acting not in found.bodies:
        raise SuspensionBeyondPower(body=body.name, bodies="; ".join(bodies) or "…", citation=found.main.cite())
    for used in found.rules:
        book.find_or_none(used.key)
    return {
        "bodies": bodies,
        "by_commission": found.by_commission,
        "article": found.main.cite(),
        "rules": [used.rule.reference for used in found.rules],
    }


def term_of(row: Suspension, on: date) -> tuple[Rulebook, Term]:
    """Return the rulebook of the day a suspension began and the limits by it; nothing extended yet."""
    since = row.since or on
    book = Rule.on(since, row.case.body.scope)
    found = term(book, SuspensionKind(row.kind), Trigger(row.trigger), since=since, on=on)
    for used in found.rules:
        book.find_or_none(used.key)
    return book, found


def locked_suspension(case: Case) -> Suspension:
    """Return the suspension of a locked case, read again under its row lock; the seat that follows it is not this."""
    rows = Suspension.objects.select_for_update(of=("self",)).select_related("member", "organization", "case__body")
    return rows.get(case=case, follows__isnull=True)


def begun(case: Case, act: Any) -> Suspension:
    """Return the suspension of a case once it is decided, whatever became of it. Raises `OutOfOrder`."""
    row = locked_suspension(case)
    if row.since is None:
        raise OutOfOrder(act=act, case=case.code, lack=_("the suspension is not decided"))
    return row


def running(case: Case, on: date, act: Any) -> Suspension:
    """Return the suspension of a case that is decided and not ended. Raises `SuspensionNotRunning`."""
    row = begun(case, act)
    if not row.is_in_force(on):
        raise SuspensionNotRunning(case=case.code, on=f"{on:%d/%m/%Y}", citation=row.term_cited)
    return row


def together(row: Suspension) -> list[Suspension]:
    """Return a suspension with the seat that follows it: both are written alike."""
    return [row, *Suspension.objects.filter(follows=row)]
