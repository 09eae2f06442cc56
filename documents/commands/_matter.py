"""What a paper is about, under its lock: a case, a team with its cases, a programme, or a body and a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy, trail
from cases.models import AnnualProgramme, Body, Case, Team, TrailEntry
from cases.policy import Act
from documents import facts
from documents.catalogue import BY_KEY, DocumentType, Issuer
from documents.errors import NothingOnRecord
from documents.facts import Ground, Occasion
from documents.facts.content import NothingToTell, Thing

if TYPE_CHECKING:
    from inspection.accounts.models import User

_BATCH = 200
_CASE_WITH = ("subject_organization__parent", "managing_organization", "subject_member", "extension")


def type_of(paper: DocumentType | str) -> DocumentType:
    """Return the catalogue's entry, by itself or by its key."""
    return BY_KEY[paper] if isinstance(paper, str) else paper


def locked_team(team_id: int) -> Team:
    """Return the team read again under its row lock."""
    rows = Team.objects.select_for_update(of=("self",)).select_related("body__organization__parent", "item__programme")
    return rows.get(pk=team_id)


def locked_cases(keys: Sequence[int]) -> list[Case]:
    """Return cases read again under their row locks, in the order of their opening."""
    rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related(*_CASE_WITH)
    return list(rows.order_by("pk"))


@dataclass(frozen=True)
class Matter:
    """What is written about, with the fields a row about it carries."""

    thing: Thing
    body: Body
    team: Team | None = None
    case: Case | None = None
    programme: AnnualProgramme | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The columns of a draft or document about it."""
        return {"team": self.team, "case": self.case, "programme": self.programme, "body": self.body}


def matter_of(thing: Thing) -> Matter:
    """Return the matter, read again under its lock."""
    if isinstance(thing, Case):
        (case,) = locked_cases([thing.pk])
        case.team = Team.objects.select_related("body__organization__parent", "item__programme").get(pk=case.team_id)
        return Matter(case, case.team.body, case.team, case)
    if isinstance(thing, Team):
        team = locked_team(thing.pk)
        return Matter(team, team.body, team)
    if isinstance(thing, AnnualProgramme):
        rows = AnnualProgramme.objects.select_for_update(of=("self",)).select_related("body__organization__parent")
        programme = rows.get(pk=thing.pk)
        return Matter(programme, programme.body, programme=programme)
    body = Body.objects.select_for_update(of=("self",)).select_related("organization__parent").get(pk=thing.pk)
    return Matter(body, body)


def occasion_for(document_type: DocumentType, thing: Thing, given: Any) -> Occasion:
    """Return which paper of its kind is meant. Raises `NothingOnRecord`."""
    try:
        return facts.occasion_of(document_type, thing, given)
    except NothingToTell as error:
        raise NothingOnRecord(paper=document_type.name) from error


def issuing_body(document_type: DocumentType, matter: Matter, ground: Ground | None) -> Body:
    """Return the body whose register numbers the paper."""
    if document_type.issuer is Issuer.PROPOSER and ground is not None and ground.proposer is not None:
        return ground.proposer
    return matter.body


def require(document_type: DocumentType, act: str, matter: Matter, *, by: User, on: date) -> None:
    """Refuse everybody who may not make this paper."""
    if matter.team is None:
        policy.require_leader(by, matter.body, on)
        return
    thing = matter.case or matter.team
    if document_type.step == "E5" and _closed_by(matter.case, by, on):
        return  # the act that ends the team's rights is told by its last papers
    policy.require(by, Act(act), thing, on=on)


def _closed_by(case: Case | None, by: User, on: date) -> bool:
    if case is None or case.closed_on != on:
        return False
    return TrailEntry.objects.filter(case=case, act="closed", by=by).exists()


def record(matter: Matter, act: str, *, step: str, by: User, on: date, **data: Any) -> None:
    """Add one entry to the trail of the case, of every case of the team, or of the office."""
    if matter.team is None:
        trail.record(act, by=by, on=on, body=matter.body.pk, **data)
        return
    cases = [matter.case] if matter.case is not None else locked_cases(_case_ids(matter.team))
    record_many([(case, data) for case in cases], act, step=step, by=by, on=on)


def _case_ids(team: Team) -> list[int]:
    return list(Case.objects.filter(team=team).order_by("pk").values_list("pk", flat=True))


def record_many(rows: Sequence[tuple[Case, dict[str, Any]]], act: str, *, step: str, by: User, on: date) -> None:
    """Add one entry each to the trails of several cases, in two statements."""
    entries = [trail.chained(case, act, step, by, on, data) for case, data in rows]
    Case.objects.bulk_update([case for case, _data in rows], ["trail_length", "trail_head"], batch_size=_BATCH)
    TrailEntry.objects.bulk_create(entries, batch_size=_BATCH)
