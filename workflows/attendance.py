"""Who takes part in an item now and by which rule others do not; who withdraws, asks, answers, and has voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy
from cases.commands.balloting import electors_now
from cases.models import (
    AgendaItem,
    Ballot,
    BallotState,
    Case,
    Elector,
    ItemQuestion,
    RollEntry,
    Sitting,
    categories,
)
from cases.policy import Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


#: Who answers for a team.
ANSWERING = {Duty.HEAD, Duty.DEPUTY}


def roll(sitting: Sitting) -> list[RollEntry]:
    """Return the roll: as it was at the opening; before, as it was convened, with who is suspended on the day."""
    lines = list(sitting.roll.seated().select_related("member").order_by("pk"))
    if sitting.opened_on is None:
        counted = categories(lines, sitting.body, sitting.held_on)
        for line in lines:
            line.category = counted[line.member_id]
    return lines


def leads(user: User, sitting: Sitting, on: date) -> bool:
    """Whether the user keeps this meeting: who leads the body, chairs it or records it."""
    mine = {sitting.chaired_by.user_id, sitting.recorded_by.user_id}
    return user.pk in mine or policy.leads(user, sitting.body, on)


@dataclass(frozen=True)
class Out:
    """A member of the roll who does not count or receives no paper, why, and by which rule."""

    name: str
    reason: str
    citation: str


@dataclass(frozen=True)
class Present:
    """On how many a vote is reckoned now, how many receive a paper, and who is left out by which rule."""

    denominator: int = 0
    voters: int = 0
    citation: str = ""
    out: Sequence[Out] = ()


def present(item: AgendaItem, on: date) -> Present:
    """Return who takes part in an item at this moment, as a ballot opened now would freeze it."""
    found = electors_now(item, on)
    if found is None:
        return Present()
    names = dict(item.sitting.roll.seated().values_list("member", "name"))
    rule = next((one for one in found.rules if one.rule.key == "VOTE-DENOM"), None)
    out = [Out(names[one.id], str(one.reason), one.rule.cite() if one.rule else "") for one in found.left_out]
    return Present(found.denominator, len(found.voting), rule.cite() if rule else "", out)


def of_roll(item: AgendaItem, user: User) -> RollEntry | None:
    """Return the user's seat in the meeting."""
    return item.sitting.roll.seated().filter(member__user=user).select_related("member").first()


def may_withdraw(item: AgendaItem, user: User, on: date) -> list[RollEntry]:
    """Return of whom the user may record a withdrawal: of oneself, and of all where one keeps the meeting."""
    apart = item.apart()
    lines = [line for line in roll(item.sitting) if line.member_id not in apart]
    mine = [line for line in lines if line.member.user_id == user.pk]
    return mine + [line for line in lines if line not in mine] if leads(user, item.sitting, on) else mine


def answers(question: ItemQuestion, user: User, on: date) -> bool:
    """Whether the user answers for the team the question is put to."""
    case = question.item.case
    return case is not None and bool(policy.duties(user, case, on) & ANSWERING)


def asked(case: Case, user: User, on: date) -> dict[str, Any]:
    """Return what members of bodies asked in a case, as far as the user may read it, and whether the user answers."""
    rows = ItemQuestion.objects.visible_to(user).filter(item__case=case)
    found = list(rows.select_related("asked_by", "item__sitting__body").order_by("pk"))
    open_to = bool(policy.duties(user, case, on) & ANSWERING)
    return {"questions": found, "may_answer": open_to}


# Of a ballot


@dataclass(frozen=True)
class Marks:
    """Who handed in a paper and who is waited for, while a sealed ballot runs; never what."""

    handed_in: Sequence[str]
    waiting: Sequence[str]


def marks(ballot: Ballot) -> Marks | None:
    """Return who has voted, for whoever keeps the meeting: only until the count, as in a hall."""
    if not ballot.is_electronic or ballot.state not in {BallotState.OPEN, BallotState.CLOSED}:
        return None
    rows = list(ballot.electors.filter(votes=True).values_list("name", "has_voted"))
    return Marks([name for name, voted in rows if voted], [name for name, voted in rows if not voted])


def elector_of(ballot: Ballot, user: User) -> Elector | None:
    """Return the user's line on the frozen list."""
    return Elector.objects.filter(ballot=ballot, member__user=user).first()


def repeatable(item: AgendaItem) -> Ballot | None:
    """Return the void ballot that may be held again: the last one, where none stands."""
    if Ballot.objects.filter(item=item).exclude(state=BallotState.VOID).exists():
        return None
    return Ballot.objects.filter(item=item, replaced_by__isnull=True).order_by("pk").last()
