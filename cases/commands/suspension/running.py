"""E1 the term is extended once before it is over, or follows the law; E2 the authority ends the suspension."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, rules, save, write
from cases.commands.closing import dissolve_after_last
from cases.commands.suspension.deciding import require_protecting
from cases.commands.suspension.judging import begun, running, term_of, together
from cases.deadlines import Unit
from cases.errors_suspension import (
    EndNotReached,
    SecondSuspensionExtension,
    SuspensionExtensionTooLate,
    SuspensionExtensionTooLong,
    SuspensionNotExtendable,
    SuspensionNotRunning,
    TermIsOfTheLaw,
    TermIsOfTheRulebook,
)
from cases.locking import locked_case
from cases.models import Basis, Case, CaseToOpen, Kind, Sanction, Suspension, SuspensionExtension
from cases.policy import Act

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: The step under which the warning before the end of a term waits in the inbox.
EXPIRING = "EXPIRING"


@command
def extend_suspension(case: Case, *, by: User, on: date, days: int, reason: str) -> SuspensionExtension:
    """E1. Extend a suspension once, by a decision of its own, on its last day at the latest.

    The rulebook of the day on which it began says how long. Raises `SuspensionNotExtendable`,
    `SuspensionExtensionTooLate`, `SecondSuspensionExtension`, `SuspensionExtensionTooLong`, `TermIsOfTheLaw`.
    """
    case = locked_case(case)
    policy.require(by, Act.DECIDE_EXTENSION, case, on=on)
    act = _("Extend the suspension")
    require_date(on, act=act, earliest=case.decided_on)
    require_text(reason=(_("reason"), reason))
    row = _to_extend(case, on)
    book, limits = term_of(row, on)
    citation, key = limits.main.cite(), limits.main.key
    if row.track == Suspension.Track.CRIMINAL or row.until is None:
        raise TermIsOfTheLaw(citation=citation)
    last = f"{row.until:%d/%m/%Y}"
    if on > row.until:
        raise SuspensionExtensionTooLate(until=last, citation=citation, key=key)
    if not limits.extensions:
        raise SuspensionNotExtendable(until=last, citation=citation, key=key)
    if before := row.extensions.first():
        raise SecondSuspensionExtension(on=f"{before.decided_on:%d/%m/%Y}", until=last, citation=citation, key=key)
    longest = limits.latest_day
    until = book.add(days, limits.unit, start=row.until) if days > 0 else row.until
    if not 0 < days <= limits.longest_extension or (longest is not None and until > longest):
        raise SuspensionExtensionTooLong(
            limit=limits.longest_extension,
            unit=Unit(limits.unit).label,
            longest=f"{longest:%d/%m/%Y}" if longest else "…",
            citation=citation,
            key=key,
        )
    require_protecting(case, book, on)
    return _lengthen(case, row, by, on, until=until, days=days, reason=reason, citation=citation, book=book)


@command
def renew_legal_term(case: Case, *, by: User, on: date, until: date, paper: str) -> SuspensionExtension:
    """E1. Follow the law: record the last day of the legal term as law enforcement set it, as often as it does."""
    case = locked_case(case)
    policy.require(by, Act.DECIDE_EXTENSION, case, on=on)
    require_date(on, act=_("Record the legal term"), earliest=case.decided_on)
    require_text(paper=(_("paper it rests on"), paper))
    row = _to_extend(case, on)
    book, limits = term_of(row, on)
    citation = limits.main.cite()
    if row.track != Suspension.Track.CRIMINAL:
        raise TermIsOfTheRulebook(citation=citation)
    if row.until is not None and on > row.until:
        raise SuspensionExtensionTooLate(until=f"{row.until:%d/%m/%Y}", citation=citation, key=limits.main.key)
    return _lengthen(case, row, by, on, until=until, days=None, reason=paper, citation=citation, book=book)


def _to_extend(case: Case, on: date) -> Suspension:
    """Return the suspension that runs, or whose term is just over; what ended by an act is refused by its name."""
    row = begun(case, _("Extend the suspension"))
    if row.ended_on is not None and row.end not in {Suspension.End.EXPIRED, Suspension.End.LEGAL_TERM}:
        raise SuspensionNotRunning(case=case.code, on=f"{on:%d/%m/%Y}", citation=row.term_cited)
    return row


def _lengthen(
    case: Case,
    row: Suspension,
    by: User,
    on: date,
    *,
    until: date,
    days: int | None,
    reason: str,
    citation: str,
    book: Rulebook,
) -> SuspensionExtension:
    extension = SuspensionExtension(
        suspension=row,
        decided_on=on,
        decided_by=by,
        days=days,
        former_until=row.until,
        until=until,
        by_law=row.track == Suspension.Track.CRIMINAL,
        reason=reason,
        rule_cited=citation,
    )
    save(extension)
    for one in together(row):
        one.until, one.warned_on = until, None
        save(one, ["until", "warned_on"])
    facts: dict[str, Any] = {"until": until.isoformat(), "by_law": extension.by_law}
    write(case, "suspension-extended", "E1", by, on, rules=cited(book, on), **facts)
    grants.finish(EXPIRING, case=case)
    return extension


@command
def end_suspension(case: Case, *, by: User, on: date, cause: Suspension.End | str, reason: str) -> Suspension:
    """E2. End a suspension before its term by a decision: rights are restored from this day on.

    After an acquittal, discipline that rested on a judgment comes to the list of cases to open, to be put right.
    Raises `EndNotReached`.
    """
    case = locked_case(case)
    policy.require(by, Act.END_SUSPENSION, case, on=on)
    act = _("End the suspension")
    require_date(on, act=act, earliest=case.decided_on)
    require_text(reason=(_("reason"), reason))
    row = running(case, on, act)
    book = rules(case, on)
    if lack := _lacks(row, Suspension.End(cause), on):
        found = book.find_or_none("SUSP-NOTDISC")
        label = Suspension.End(cause).label
        raise EndNotReached(cause=label, lack=lack, citation=found.cite() if found else "")
    book.find_or_none("SUSP-NOTDISC")
    close(case, row, on, ended_on=on, end=Suspension.End(cause), reason=reason)
    facts: dict[str, Any] = {"cause": str(row.end)}
    if cause == Suspension.End.ACQUITTAL:
        facts["to_put_right"] = _list_to_put_right(row, reason, on)
    write(case, "suspension-ended", "E2", by, on, ["closed_on"], rules=cited(book, on), **facts)
    dissolve_after_last(case, on)
    return row


def _list_to_put_right(row: Suspension, reason: str, on: date) -> list[str]:
    """Keep discipline on a judgment that no longer stands in the list of cases to open."""
    rested = Sanction.objects.filter(case__subject_member=row.member, case__matter__ground=Basis.JUDGMENT)
    found = [one.case for one in rested.holding(on).select_related("case")]
    for case in found:
        CaseToOpen.objects.get_or_create(case=case, procedure=Kind.EXONERATION, defaults={"reason": reason, "on": on})
    return [case.code for case in found]


def _lacks(row: Suspension, cause: Suspension.End, on: date) -> object:
    """Return what has not happened for this cause; nothing where it has."""
    source = row.case.opened_from
    criminal = row.track == Suspension.Track.CRIMINAL
    match cause:
        case Suspension.End.EXPIRED:
            return _("a term ends by itself after its last day, without any act")
        case Suspension.End.CONCLUSION:
            concluded = source is not None and source.concluded_on is not None and source.concluded_on <= on
            return None if concluded else _("the case it protects is not concluded")
        case Suspension.End.DISCIPLINE:
            whose = (
                {"case__subject_member": row.member} if row.member else {"case__subject_organization": row.organization}
            )
            decided = Sanction.objects.filter(**whose, signed_on__gte=row.since, signed_on__lte=on)
            return None if decided.exists() else _("no discipline of the subject was decided since it began")
        case Suspension.End.ACQUITTAL | Suspension.End.LEGAL_TERM:
            return None if criminal else _("it does not rest on criminal procedure")
    return None


def close(case: Case, row: Suspension, on: date, *, ended_on: date, end: Suspension.End, reason: str) -> None:
    """Write the end beside the beginning and close the file; the caller adds the entry to the trail."""
    for one in together(row):
        one.ended_on, one.end, one.end_reason = ended_on, end, reason
        save(one, ["ended_on", "end", "end_reason"])
    row.ended_on, row.end, row.end_reason = ended_on, end, reason
    case.closed_on = on
    grants.finish(case=case)
