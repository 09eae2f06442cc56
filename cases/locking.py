"""Cases and teams under their row locks, with all that an act and its papers tell of them; locked once in an act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet

from cases import acting
from cases.models import Case, Team

Thing = TypeVar("Thing", Case, Team)

#: What an act and its papers tell of a case, and of a team.
CASE_WITH = (
    "team__item__programme",
    "body__organization__parent",
    "subject_organization__parent",
    "subject_member",
    "managing_organization",
)
TEAM_WITH = ("body__organization__parent", "item__programme")


def locked_case(case: Case) -> Case:
    """Return the case read again under its row lock, with its team and body at hand."""
    return acting.once(
        (Case, case.pk), lambda: _whole(_locked(Case.objects.select_related(*CASE_WITH)).get(pk=case.pk))
    )


def locked_team(team: Team) -> Team:
    """Return the team read again under its row lock, with its body at hand."""
    return acting.once((Team, team.pk), lambda: _locked(Team.objects.select_related(*TEAM_WITH)).get(pk=team.pk))


def locked_already(thing: Case | Team) -> None:
    """Know a case or team for the rest of the act: it was read under its row lock, with its body at hand."""
    acting.remember((type(thing), thing.pk), _whole(thing) if isinstance(thing, Case) else thing)


def locked_cases(team: Team) -> list[Case]:
    """Return the team's cases under their row locks, in the order of their opening."""
    return acting.once(("cases of", team.pk), lambda: _read(Case.objects.filter(team=team)))


def locked_among(keys: Sequence[int]) -> list[Case]:
    """Return some cases under their row locks, in the order of their opening."""
    return _read(Case.objects.filter(pk__in=keys))


def _locked(rows: QuerySet[Thing]) -> QuerySet[Thing]:
    return rows.select_for_update(of=("self",))


def _read(rows: QuerySet[Case]) -> list[Case]:
    found = _locked(rows.select_related(*CASE_WITH)).order_by("pk")
    return [acting.once((Case, case.pk), lambda case=case: _whole(case)) for case in found]  # type: ignore[misc]


def _whole(case: Case) -> Case:
    """Let the team share the body of its case, which is the same row."""
    if case.team.body_id == case.body_id:
        case.team.body = case.body
    return case
