"""The questions behind lists, search and files: asked once, so that all of them show the same cases.

Every one begins with what the user may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from cases import stages
from cases.models import Case, Member, Organization, Team, TeamMember, TeamRole, WorkItem
from cases.names import search_key
from cases.stages import Stage, State

if TYPE_CHECKING:
    from cases.models.case import CaseQuerySet
    from inspection.accounts.models import User

_NEVER = date(9999, 12, 31)
#: A word shorter than this finds everything, which is nothing.
SHORTEST = 2


@dataclass(frozen=True)
class Wanted:
    """Which cases: every part may be left open."""

    words: str = ""
    kind: str = ""
    state: str = ""
    step: str = ""
    outcome: str = ""
    team: int | None = None
    year: int | None = None
    mine: bool = False  # of the teams the user heads or keeps the papers of
    person: int | None = None  # among those: where something waits for this user

    @property
    def order(self) -> tuple[str, ...]:
        """By deadline where something is still to be done, else the newest first."""
        waiting = self.state in {State.OPEN, State.LATE, State.SOON, State.WAITING}
        return ("deadline", "pk") if waiting or self.step else ("-pk",)


@dataclass(frozen=True)
class CaseLine:
    """A case as a list shows it."""

    case: Case
    stage: Stage | None

    @property
    def head(self) -> str:
        """Who heads the team."""
        return getattr(self.case, "head_name", None) or ""


def cases(user: User, wanted: Wanted, on: date) -> QuerySet[Case]:
    """Return the cases the user may open and asks for, each with its team and the name of its head."""
    found = Case.objects.visible_to(user).filter(_condition(wanted, on))
    if wanted.mine:
        found = found.filter(_led_by(user, on))
        found = found.filter(_waits_for(wanted.person, on)) if wanted.person else found
    return with_heads(found)


def _led_by(user: User, on: date) -> Q:
    """The condition that the user heads the team of a case, in the second place too, or keeps its papers."""
    leading = (TeamRole.HEAD, TeamRole.DEPUTY, TeamRole.SECRETARY)
    return Q(Exists(TeamMember.objects.on(on).filter(team=OuterRef("team"), member__user=user, role__in=leading)))


def _waits_for(person: int, on: date) -> Q:
    """The condition that something in a case, or in its team as a whole, waits for a person."""
    work = WorkItem.objects.waiting(person, on)
    of_team = work.filter(case__isnull=True, team=OuterRef("team"))
    return Q(Exists(work.filter(case=OuterRef("pk")))) | Q(Exists(of_team))


def with_heads(found: QuerySet[Case]) -> QuerySet[Case]:
    """Return the same cases, each with its team, the name of its head, and a deadline that sorts."""
    head = TeamMember.objects.today().filter(team=OuterRef("team"), role=TeamRole.HEAD)
    return found.select_related("team").annotate(
        head_name=Subquery(head.values("member__full_name")[:1]),
        deadline=Coalesce("due_on", Value(_NEVER), output_field=DateField()),
    )


def _condition(wanted: Wanted, on: date) -> Q:
    parts = {
        "kind": wanted.kind,
        "outcome": wanted.outcome,
        "team__number": wanted.team,
        "opened_on__year": wanted.year,
    }
    condition = Q(**{name: value for name, value in parts.items() if value})
    if wanted.state:
        condition &= stages.in_state(wanted.state, on)
    if wanted.step:
        condition &= stages.waiting_for(wanted.step)
    return condition & _with_words(wanted.words)


def _with_words(words: str) -> Q:
    """Every word begins a word of what the case is found by; three figures also begin a part of its number."""
    condition = Q()
    for word in search_key(words).split():
        begins = Q(search_key__startswith=word) | Q(search_key__contains=f" {word}")
        if word.isdecimal() and len(word) >= _PART:
            begins |= Q(search_key__contains=f"-{word}")
        condition &= begins
    return condition


_PART = 3


def lines(rows: list[Case]) -> list[CaseLine]:
    """Return the rows as a list shows them."""
    return [CaseLine(case, stages.stage_of(case)) for case in rows]


def case_head() -> list[str]:
    """Return the names of the columns of a list of cases in a file."""
    return [
        _("Case"), _("Kind"), _("Subject"), _("Team"), _("Topic"), _("Head of the team"), _("Opened on"),
        _("Decided on"), _("Due on"), _("Waits for"), _("Submitted on"), _("Concluded on"), _("Outcome"),
    ]  # fmt: skip


CASE_WIDTHS = (22, 24, 40, 12, 50, 24, 12, 12, 12, 34, 12, 12, 28)


def case_rows(found: QuerySet[Case]) -> Iterator[list[Any]]:
    """Yield the same cases as rows of a file."""
    for case in found.iterator(chunk_size=500):
        stage = stages.stage_of(case)
        yield [
            case.code,
            case.get_kind_display(),
            case.subject_name,
            case.team.name,
            case.team.topic,
            getattr(case, "head_name", None) or "",
            case.opened_on,
            case.decided_on,
            case.due_on,
            f"{stage.code} {stage.label}" if stage else "",
            case.submitted_on,
            case.concluded_on,
            case.get_outcome_display() if case.outcome else "",
        ]


# Teams


def teams(user: User, *, words: str = "", kind: str = "", year: int | None = None) -> QuerySet[Team]:
    """Return the teams the user may open, with their head and how many cases of theirs the user may open."""
    condition = Q(**{k: v for k, v in {"kind": kind, "opened_on__year": year}.items() if v})
    found = Team.objects.visible_to(user).filter(condition)
    if words.strip():
        # A team is found by its number, or by a case of it: but never by one the user may not open.
        found = found.filter(Q(number=_team_number(words)) | Exists(_seen_of_team(user).filter(_with_words(words))))
    return with_counts(user, found)


def _team_number(words: str) -> int | None:
    """Return the number in “Đoàn kiểm tra số 27” or in a bare 27; a number among other words is part of a name."""
    parts = search_key(words).split()
    numbers = [part for part in parts if part.isdecimal() and len(part) < _DIGITS]
    named = {"doan", "to", "kiem", "tra", "giam", "sat", "so", *numbers}
    return int(numbers[0]) if len(numbers) == 1 and named.issuperset(parts) else None


def _seen_of_team(user: User) -> CaseQuerySet:
    return Case.objects.visible_to(user).filter(team=OuterRef("pk")).order_by()


def with_counts(user: User, found: QuerySet[Team]) -> QuerySet[Team]:
    """Return the same teams, each with its head and how many cases of it this user may open."""
    seen = _seen_of_team(user)
    head = TeamMember.objects.today().filter(team=OuterRef("pk"), role=TeamRole.HEAD)
    counted = seen.values("team").annotate(n=Count("pk"))
    concluded = seen.concluded().values("team").annotate(n=Count("pk"))
    return found.annotate(
        head_name=Subquery(head.values("member__full_name")[:1]),
        cases_seen=Coalesce(Subquery(counted.values("n")), 0),
        cases_concluded=Coalesce(Subquery(concluded.values("n")), 0),
    )


_DIGITS = 9


# Search


@dataclass(frozen=True)
class Found:
    """What a search brings up; each part at most `limit` rows."""

    cases: list[CaseLine]
    teams: list[Team]
    organizations: list[Organization]
    people: list[Member]

    def __bool__(self) -> bool:
        return bool(self.cases or self.teams or self.organizations or self.people)


def search(user: User, words: str, on: date, *, files: bool, people: bool, limit: int) -> Found:
    """Return what matches the words, without regard to accents, among what the user may see.

    `files` says whether the user opens files at all, `people` whether the user keeps people and organizations.
    """
    if len(search_key(words)) < SHORTEST:
        return Found([], [], [], [])
    rows = list(cases(user, Wanted(words=words), on).order_by("-pk")[:limit]) if files else []
    found_teams = list(teams(user, words=words).order_by("-pk")[:limit]) if files else []
    organizations = Organization.objects.found(words).order_by(F("closed_on").asc(nulls_first=True), "name")[:limit]
    members = Member.objects.found(words).select_related("organization").order_by("full_name")[:limit]
    return Found(lines(rows), found_teams, list(organizations), list(members) if people else [])
