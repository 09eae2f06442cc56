"""What a paper is about, under its lock: a case, a team with its cases, a programme, or a body and a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy, trail
from cases.commands.complaints.receiving import require_office
from cases.locking import locked_case, locked_cases, locked_team
from cases.models import SIGNS_KINDS, AgendaItem, AnnualProgramme, Ballot, Body, Case, Kind, Team
from cases.policy import Act
from documents import facts
from documents.catalogue import Concern, DocumentType, Issuer
from documents.catalogue_denunciation import ALL as OF_DENUNCIATION
from documents.catalogue_discipline import ALL as OF_DISCIPLINE
from documents.catalogue_mandate import ALL as OF_MANDATE
from documents.catalogue_signs import ALL as OF_SIGNS
from documents.errors import NothingOnRecord
from documents.facts import Ground, Occasion
from documents.facts.content import NothingToTell, Thing
from documents.models import AboutWork
from documents.own_types import of_key

if TYPE_CHECKING:
    from inspection.accounts.models import User


def type_of(paper: DocumentType | str) -> DocumentType:
    """Return the catalogue's entry, by itself or by its key."""
    return of_key(paper) if isinstance(paper, str) else paper


@dataclass(frozen=True)
class Matter:
    """What is written about, with the fields a row about it carries."""

    thing: Thing
    body: Body
    team: Team | None = None
    case: Case | None = None
    programme: AnnualProgramme | None = None

    @property
    def case_and_team(self) -> tuple[int | None, int | None]:
        """Whose file it is in."""
        return (self.case.pk if self.case else None), (self.team.pk if self.team else None)

    @property
    def fields(self) -> dict[str, Any]:
        """The columns of a draft or document about it."""
        return {"team": self.team, "case": self.case, "programme": self.programme, "body": self.body}


def matter_of(thing: Thing) -> Matter:
    """Return the matter, read again under its lock."""
    if isinstance(thing, Case):
        case = locked_case(thing)
        return Matter(case, case.team.body, case.team, case)
    if isinstance(thing, Team):
        team = locked_team(thing)
        return Matter(team, team.body, team)
    if isinstance(thing, AnnualProgramme):
        rows = AnnualProgramme.objects.select_for_update(of=("self",)).select_related("body__organization__parent")
        programme = rows.get(pk=thing.pk)
        return Matter(programme, programme.body, programme=programme)
    body = Body.objects.select_for_update(of=("self",)).select_related("organization__parent").get(pk=thing.pk)
    return Matter(body, body)


def matter_about(row: AboutWork) -> Matter:
    """Return the matter of a draft or paper, read again under its lock."""
    if row.case_id is not None:
        return matter_of(Case(pk=row.case_id))
    return matter_of(row.team or row.programme or row.body)


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


_IN_SIGNS = {"R5": "R4", "R6": "R5", "E3": "E4"}
_IN_FINANCE = {"P2": "P1", "P3": "P1", "R5": "R4", "R6": "R4", "E1": "R4", "E2": "E1", "E3": "E2", "E5": "E2"}
_IN_MANDATE = {"P2": "P1", "P3": "P2", "R5": "R4", "R6": "E1", "E4": "E3", "E5": "E3"}
_IN_DENUNCIATION = {"P3": "P4", "R5": "R4", "R6": "R4", "E1": "R4", "E2": "E1", "E3": "E2", "E5": "E3"}
#: Papers of inspections that other procedures make too, under the numbers these give the steps.
_NUMBERED: dict[str, dict[str, str]] = {
    Kind.DISCIPLINE: {"P3": "P2", "R3": "R4", "E5": "E6"},
    **dict.fromkeys(SIGNS_KINDS, _IN_SIGNS),
    Kind.FINANCE_INSPECTION: _IN_FINANCE,
    Kind.MANDATE_INSPECTION: _IN_MANDATE,
    Kind.DENUNCIATION: _IN_DENUNCIATION,
}
#: Papers that one procedure alone makes: their numbers are its own.
_OWN = frozenset({*OF_DENUNCIATION, *OF_DISCIPLINE, *OF_MANDATE, *OF_SIGNS})


def step_of(document_type: DocumentType, matter: Matter, which: Occasion | None = None) -> str:
    """Return the step of the procedure that makes a paper: a ballot's papers belong to the step it was held in."""
    if which is not None and isinstance(which.row, Ballot | AgendaItem):
        return which.row.item.step if isinstance(which.row, Ballot) else which.row.step
    return own_number(document_type, matter, document_type.step)


def own_number(document_type: DocumentType, matter: Matter, step: str) -> str:
    """Return the number under which the procedure of a matter does what compliance inspection does under this one."""
    if matter.team is None or document_type in _OWN:
        return step
    return _NUMBERED.get(matter.team.kind, {}).get(step, step)


def require(document_type: DocumentType, act: str, matter: Matter, *, by: User, on: date) -> None:
    """Refuse everybody who may not make this paper."""
    if document_type.concern is Concern.LETTER:
        require_office(by, matter.body, on)
        return
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
    return trail.is_told(case, "closed", by)


def record(matter: Matter, act: str, *, step: str, by: User, on: date, **data: Any) -> None:
    """Add one entry to the trail of the case, of every case of the team, or of the office."""
    if matter.team is None:
        trail.record(act, by=by, on=on, body=matter.body.pk, **data)
        return
    cases = [matter.case] if matter.case is not None else locked_cases(matter.team)
    record_many([(case, data) for case in cases], act, step=step, by=by, on=on)


def record_many(rows: Sequence[tuple[Case, dict[str, Any]]], act: str, *, step: str, by: User, on: date) -> None:
    """Add one entry each to the trails of several cases, in two statements."""
    trail.keep([trail.chained(case, act, step, by, on, data) for case, data in rows])
    trail.move_heads([case for case, _data in rows])
