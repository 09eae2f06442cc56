"""What the pages of suspensions read: one with its term as a bar, and the list of those that run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce
from django.db.models.query import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import paging
from cases.commands.suspension.judging import term_of
from cases.deadlines import State, state
from cases.models import Body, Case, Suspension

if TYPE_CHECKING:
    from cases.discipline.suspension import Term
    from cases.models.suspension import SuspensionQuerySet
    from inspection.accounts.models import User

#: A term nobody has named yet sorts last.
_NEVER = date(9999, 12, 31)

_WITH = ("member", "organization", "body", "case__body__organization", "case__opened_from")


def row_of(case: Case) -> Suspension:
    """Return the suspension of a case; the seat that follows it is not this."""
    return Suspension.objects.select_related(*_WITH).get(case=case, follows__isnull=True)


@dataclass(frozen=True)
class TermShown:
    """A term on a day, as the bar draws it: days since it began, of the days decided, of the most the rule allows."""

    since: date
    until: date | None
    latest: date | None
    on: date
    state: str
    word: Any

    @property
    def elapsed(self) -> int:
        """Days that are over, today among them; no more than the term has."""
        last = min(self.on, self.until) if self.until else self.on
        return max(0, (last - self.since).days)

    @property
    def length(self) -> int:
        """Days decided; nothing where the law has not named its last day."""
        return (self.until - self.since).days if self.until else 0

    @property
    def whole(self) -> int:
        """Days the bar is wide: with the longest extension, or as many as are decided."""
        return max(self.length, (self.latest - self.since).days if self.latest else 0, 1)


@dataclass(frozen=True)
class SuspensionShown:
    """A suspension on one page."""

    row: Suspension
    term: TermShown | None
    limits: Term
    seat: Suspension | None
    extensions: Sequence[Any]
    source: Case | None
    bodies: str
    citation: str
    rule: str
    unverified: bool
    ended_by_itself: bool

    @property
    def base(self) -> int | None:
        """The term the rulebook gives at first, in its own unit."""
        return self.limits.base

    @property
    def longest(self) -> int:
        """What the rulebook leaves for an extension; nothing after it was used."""
        return 0 if self.extensions else self.limits.longest_extension


def of(case: Case, on: date) -> SuspensionShown:
    """Return what the pages of a suspension show above their forms. Raises `RuleBroken` where no rule knows it."""
    row = row_of(case)
    _book, limits = term_of(row, on)
    return SuspensionShown(
        row=row,
        term=term_shown(row, on, limits.latest_day),
        limits=limits,
        seat=Suspension.objects.filter(follows=row).first(),
        extensions=list(row.extensions.all()),
        source=row.case.opened_from,
        bodies="; ".join(row.competence.get("bodies") or []),
        citation=limits.main.cite(),
        rule=limits.main.key,
        unverified=not limits.main.gates,
        ended_by_itself=_by_itself(row, on),
    )


def _by_itself(row: Suspension, on: date) -> bool:
    """Whether the calendar ended it, noted or not."""
    noted = row.end in {Suspension.End.EXPIRED, Suspension.End.LEGAL_TERM} and not row.end_reason
    return noted or (row.ended_on is None and row.until is not None and row.until < on)


def term_shown(row: Suspension, on: date, latest: date | None = None) -> TermShown | None:
    """Return the term of a suspension once it is decided; `latest` is its last day with every extension."""
    if row.since is None:
        return None
    chip, word = "done", _("the rights are restored")
    if row.is_in_force(on):
        soon = row.until is not None and state(row.until, on) == State.DUE_SOON
        chip, word = ("soon", _("ends soon")) if soon else ("ok", _("in force"))
    return TermShown(row.since, row.until, latest, on, chip, word)


# The list


def seen(user: User, on: date) -> SuspensionQuerySet:
    """Return the suspensions whose case the user may open, each once."""
    return Suspension.objects.filter(follows__isnull=True, case__in=Case.objects.visible_to(user, on))


def bodies_of(user: User, on: date) -> list[Body]:
    """Return the bodies that have one of them."""
    return list(Body.objects.filter(cases__in=seen(user, on).values("case")).distinct().order_by("name"))


@dataclass(frozen=True)
class Line:
    """A suspension as the list shows it."""

    row: Suspension
    term: TermShown | None
    url: str


def page(
    user: User, on: date, asked: Mapping[str, str], *, state: str, body: int | None
) -> tuple[paging.Page, list[Line]]:
    """Return a page of the list, the next end first; three statements at any number of rows."""
    rows = _in_state(seen(user, on), state, on)
    rows = rows.filter(case__body=body) if body else rows
    last = rows.select_related("member", "organization", "case__body").annotate(
        last=Coalesce("until", Value(_NEVER), output_field=DateField())
    )
    found = paging.page_of(last, ("last", "pk") if state != ENDED else ("-last", "-pk"), asked)
    return found, [Line(row, term_shown(row, on), reverse("case", args=[row.case.key])) for row in found.rows]


RUNNING, PROPOSED, ENDED = "running", "proposed", "ended"
STATES = ((RUNNING, _("In force")), (PROPOSED, _("Waiting for the decision")), (ENDED, _("Ended")))


def _in_state(rows: SuspensionQuerySet, state: str, on: date) -> QuerySet[Suspension]:
    if state == PROPOSED:
        return rows.filter(since__isnull=True)
    running = rows.in_force(on)
    return rows.decided().exclude(pk__in=running.values("pk")) if state == ENDED else running
