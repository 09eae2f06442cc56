"""What the pages of a body's meetings read: the meetings, their agenda, and each item with its ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import policy
from cases.commands.balloting_paper import differences
from cases.commands.discipline import judging
from cases.discipline.forms import NONE, DisciplineForm
from cases.models import (
    AgendaItem,
    Ballot,
    BallotState,
    Body,
    Case,
    Elector,
    Kind,
    Recount,
    RollEntry,
    Sitting,
    TeamMember,
    Teller,
    TellerEntry,
)
from cases.models.ballot import PENDING
from workflows import matters

if TYPE_CHECKING:
    from inspection.accounts.models import User


def list_of(user: User) -> list[Sitting]:
    """Return the meetings this person sits in or records, the latest first."""
    return list(Sitting.objects.visible_to(user).select_related("body").order_by("-held_on", "-pk")[:50])


def bodies_of(user: User, on: date) -> list[Body]:
    """Return the bodies this person calls together: those they lead, and those whose clerk they are."""
    return list(Body.objects.led_by(user, on) | Body.objects.kept_by(user, on))


def roll(sitting: Sitting) -> list[RollEntry]:
    """Return the roll as it was convened."""
    return list(sitting.roll.seated().select_related("member").order_by("pk"))


def agenda(user: User, sitting: Sitting) -> list[AgendaItem]:
    """Return the items that exist for the user, in their order."""
    return list(AgendaItem.objects.visible_to(user).of_sitting(sitting).select_related("case"))


def cases_to_vote_on(user: User, on: date) -> list[Case]:
    """Return the cases of discipline the user has a duty in and that a body has still to vote on."""
    rows = Case.objects.visible_to(user, on).filter(
        kind=Kind.DISCIPLINE, concluded_on__isnull=True, decided_on__isnull=False
    )
    return list(rows.order_by("-pk"))


def step_of(case: Case, body: Body) -> str:
    """Return which step of the case a vote of this body belongs to."""
    return "E2" if body.pk == case.body_id else "R3"


@dataclass(frozen=True)
class Next:
    """What may be done on an item now."""

    label: str
    url: str


@dataclass(frozen=True)
class ItemShown:
    """An item with its roll, its ballot, and what may be done now."""

    item: AgendaItem
    ballot: Ballot | None
    shown: matters.BallotShown | None
    electors: Sequence[Elector]
    tellers: Sequence[Teller]
    entered: int
    differing: Sequence[tuple[str, list[int]]]
    recount: Recount | None
    question: judging.Question | None
    acts: Sequence[Next]


def ballot_of(item: AgendaItem) -> Ballot | None:
    """Return the ballot that stands on an item; a void one does not."""
    return (
        Ballot.objects.filter(item=item).exclude(state=BallotState.VOID).select_related("item__sitting__body").first()
    )


def recount_of(ballot: Ballot) -> Recount | None:
    """Return the recount that waits for the other teller."""
    return Recount.objects.filter(ballot=ballot, confirmed_on__isnull=True).select_related("entered_by").last()


def shown(item: AgendaItem, user: User, on: date) -> ItemShown:
    """Return an item as its page shows it to the user."""
    ballot = ballot_of(item)
    counted = ballot is not None and ballot.state == BallotState.COUNTED
    entries = TellerEntry.objects.filter(ballot=ballot).count() if ballot is not None else 0
    differing = differences(ballot) if ballot is not None and not counted else {}
    case = item.case
    asked = case is not None and case.is_discipline and ballot is None
    return ItemShown(
        item=item,
        ballot=ballot,
        shown=matters.shown(ballot) if ballot is not None and counted else None,
        electors=list(ballot.electors.all()) if ballot is not None else [],
        tellers=list(ballot.tellers.select_related("member")) if ballot is not None else [],
        entered=entries,
        differing=[(_name(name), figures) for name, figures in differing.items()],
        recount=recount_of(ballot) if ballot is not None else None,
        question=judging.question_of(case, item.sitting.body, on) if asked and case is not None else None,
        acts=_acts(item, ballot, user, on, differing=bool(differing)),
    )


def _name(name: str) -> str:
    if name in DisciplineForm.values:
        return str(DisciplineForm(name).label)
    if name == NONE:
        return _("No discipline")
    return str(getattr(TellerEntry._meta.get_field(name), "verbose_name", name))


def _acts(item: AgendaItem, ballot: Ballot | None, user: User, on: date, *, differing: bool) -> list[Next]:
    """Offer what the state of the item allows and this person may do; the commands ask again."""
    sitting = item.sitting
    if sitting.opened_on is None or sitting.closed_on is not None:
        return []
    may_preside = presides(item, user)
    keeps = leads(user, sitting, on)
    found: list[Next] = []
    if ballot is None and may_preside:
        found.append(_next(_("Open the ballot"), "ballot-open", item))
    if ballot is not None and ballot.state == BallotState.OPEN:
        if ballot.issued is None and keeps:
            found.append(_next(_("Record the papers issued"), "ballot-issue", item))
        elif may_preside:
            found.append(_next(_("Close the ballot"), "ballot-close", item))
    if ballot is not None and ballot.state == BallotState.CLOSED:
        found += _counting(item, ballot, user, differing=differing)
    if ballot is not None and ballot.state in PENDING and may_preside:
        found.append(_next(_("Declare the ballot void"), "ballot-void", item))
    if item.minuted_on is None and keeps:
        found.append(_next(_("Write the minutes of the item"), "item-minute", item))
    return found


def _counting(item: AgendaItem, ballot: Ballot, user: User, *, differing: bool) -> list[Next]:
    teller = teller_of(ballot, user)
    if teller is None:
        return []
    if not TellerEntry.objects.filter(teller=teller).exists():
        return [_next(_("Enter your count"), "ballot-count", item)]
    waiting = recount_of(ballot)
    if waiting is not None and waiting.entered_by_id != teller.pk:
        return [_next(_("Confirm the recount"), "ballot-confirm", item)]
    if differing and waiting is None:
        return [_next(_("Enter the recount"), "ballot-recount", item)]
    return []


def _next(label: str, name: str, item: AgendaItem) -> Next:
    return Next(label, reverse(name, args=[item.key]))


def votes_of(row: Recount) -> list[tuple[str, int]]:
    """Return the votes of a recount by option."""
    return [(_name(code), votes) for code, votes in row.votes.items()]


def teller_of(ballot: Ballot, user: User) -> Teller | None:
    """Return the user's place in the counting board, if any."""
    return Teller.objects.filter(ballot=ballot, member__user=user).first()


def presides(item: AgendaItem, user: User) -> bool:
    """Whether the user may preside over the item: a leading member who is present and not of the case's team."""
    rows = item.sitting.roll.seated().filter(member__user=user, present=True)
    line = next((row for row in rows if row.leads), None)
    if line is None or item.case is None:
        return line is not None
    return not TeamMember.objects.filter(team=item.case.team_id, member__user=user).exists()


def leads(user: User, sitting: Sitting, on: date) -> bool:
    """Whether the user keeps this meeting: who leads the body, chairs it or records it."""
    mine = {sitting.chaired_by.user_id, sitting.recorded_by.user_id}
    return user.pk in mine or policy.leads(user, sitting.body, on)
