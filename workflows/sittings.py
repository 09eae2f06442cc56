"""What the pages of a body's meetings read: the meetings, their agenda, and each item with its ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.commands.balloting_paper import differences
from cases.commands.complaints.judging import question_on
from cases.commands.discipline import judging
from cases.discipline.forms import NONE, DisciplineForm
from cases.models import (
    AgendaItem,
    Ballot,
    BallotState,
    Body,
    Case,
    Elector,
    Guest,
    ItemQuestion,
    ItemRecusal,
    Kind,
    Recount,
    Sitting,
    TeamMember,
    Teller,
    TellerEntry,
)
from cases.models.ballot import PENDING
from documents.models import Document
from workflows import attendance, matters, papers

if TYPE_CHECKING:
    from inspection.accounts.models import User


def list_of(user: User) -> list[Sitting]:
    """Return the meetings this person sits in or records, the latest first."""
    return list(Sitting.objects.visible_to(user).select_related("body").order_by("-held_on", "-pk")[:50])


def bodies_of(user: User, on: date) -> list[Body]:
    """Return the bodies this person calls together: those they lead, and those whose clerk they are."""
    return list(Body.objects.led_by(user, on) | Body.objects.kept_by(user, on))


def agenda(user: User, sitting: Sitting) -> list[AgendaItem]:
    """Return the items that exist for the user, in their order."""
    return list(AgendaItem.objects.visible_to(user).of_sitting(sitting).select_related("case"))


def guests(user: User, sitting: Sitting) -> list[Guest]:
    """Return the guests of the meeting and of those items that exist for the user."""
    seen = AgendaItem.objects.visible_to(user).of_sitting(sitting).order_by().values("pk")
    return list(sitting.guests.filter(Q(item__isnull=True) | Q(item__in=seen)).select_related("item"))


def cases_to_vote_on(user: User, on: date) -> list[Case]:
    """Return the cases of discipline and complaints the user has a duty in and that a body has still to vote on."""
    discipline = Q(kind=Kind.DISCIPLINE, decided_on__isnull=False)
    complaint = Q(kind=Kind.COMPLAINT, submitted_on__isnull=False)
    rows = Case.objects.visible_to(user, on).filter(discipline | complaint, concluded_on__isnull=True)
    return list(rows.order_by("-pk"))


def step_of(case: Case, body: Body) -> str:
    """Return which step of the case a vote of this body belongs to."""
    if case.is_complaint:
        return "E1"
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
    aside: Sequence[Next]
    present: attendance.Present
    withdrawn: Sequence[ItemRecusal]
    guests: Sequence[Guest]
    questions: Sequence[ItemQuestion]
    marks: attendance.Marks | None
    voided: Sequence[Ballot]
    papers: Sequence[papers.Shown]


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
    return ItemShown(
        item=item,
        ballot=ballot,
        shown=matters.shown(ballot) if ballot is not None and counted else None,
        electors=list(ballot.electors.all()) if ballot is not None else [],
        tellers=list(ballot.tellers.select_related("member")) if ballot is not None else [],
        entered=entries,
        differing=[(_name(name), figures) for name, figures in differing.items()],
        recount=recount_of(ballot) if ballot is not None else None,
        question=_question(case, item.sitting.body, on) if case is not None and ballot is None else None,
        acts=_acts(item, ballot, user, on, differing=bool(differing)),
        aside=_aside(item, user, on),
        present=attendance.present(item, on) if ballot is None else attendance.Present(),
        withdrawn=list(item.recusals.select_related("member")),
        guests=list(item.guests.all()),
        questions=list(item.questions.select_related("asked_by", "item")),
        marks=attendance.marks(ballot) if ballot is not None and attendance.leads(user, item.sitting, on) else None,
        voided=list(item.ballots.filter(state=BallotState.VOID).order_by("pk")),
        papers=papers_of(user, "item-excerpt", item.pk),
    )


def _question(case: Case, body: Body, on: date) -> judging.Question | None:
    """Return what the paper of a case asks, before there is one."""
    if case.is_complaint:
        return question_on(case.complaint, on) if body.pk == case.body_id else None
    return judging.question_of(case, body, on) if case.is_discipline else None


def papers_of(user: User, kind: str, number: int) -> list[papers.Shown]:
    """Return the papers of a meeting or an item that the user may read."""
    rows = Document.objects.readable_by(user).standing().filter(type_key=kind, occasion=number).defer("facts")
    return [papers.shown(row) for row in rows]


def _aside(item: AgendaItem, user: User, on: date) -> list[Next]:
    """What may be done beside the vote: until the minutes are closed, and then the excerpt."""
    found: list[Next] = []
    if item.minuted_on is not None and attendance.leads(user, item.sitting, on):
        found.append(_next(_("Make the excerpt of the minutes"), "item-excerpt", item))
    if item.sitting.closed_on is not None:
        return found
    if item.case is not None and attendance.of_roll(item, user) is not None:
        found.append(_next(_("Ask the head of the team"), "item-ask", item))
    if attendance.may_withdraw(item, user, on) and not item.ballots.counted().exists():
        found.append(_next(_("Record a withdrawal"), "item-withdraw", item))
    return found


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
    keeps = attendance.leads(user, sitting, on)
    found: list[Next] = []
    if ballot is None and may_preside:
        found.append(_next(_("Open the ballot"), "ballot-open", item))
        if attendance.repeatable(item) is not None:
            found.append(_next(_("Repeat the ballot"), "ballot-repeat", item))
    if ballot is not None and ballot.is_electronic:
        found += _sealed(item, ballot, user, may_preside=may_preside)
    elif ballot is not None and ballot.state == BallotState.OPEN:
        if ballot.issued is None and keeps:
            found.append(_next(_("Record the papers issued"), "ballot-issue", item))
        elif may_preside:
            found.append(_next(_("Close the ballot"), "ballot-close", item))
    elif ballot is not None and ballot.state == BallotState.CLOSED:
        found += _counting(item, ballot, user, differing=differing)
    if ballot is not None and ballot.state in PENDING and may_preside:
        found.append(_next(_("Declare the ballot void"), "ballot-void", item))
        found.append(_next(_("Repeat the ballot"), "ballot-repeat", item))
    if item.minuted_on is None and keeps:
        found.append(_next(_("Write the minutes of the item"), "item-minute", item))
    return found


def _sealed(item: AgendaItem, ballot: Ballot, user: User, *, may_preside: bool) -> list[Next]:
    """The acts of a sealed ballot, from the passphrases to the receipts."""
    teller, elector = teller_of(ballot, user), attendance.elector_of(ballot, user)
    found: list[Next] = []
    if ballot.state == BallotState.PREPARED:
        if teller is not None and not teller.is_ready:
            found.append(_next(_("Set your passphrase"), "ballot-passphrase", item))
        if may_preside and not ballot.tellers.filter(is_ready=False).exists():
            found.append(_next(_("Start the vote"), "ballot-start", item))
    if ballot.state == BallotState.OPEN:
        if elector is not None and elector.votes and not elector.has_voted:
            found.append(_next(_("Hand in your paper"), "ballot-paper", item))
        if may_preside:
            found.append(_next(_("Close the ballot"), "ballot-close", item))
    if ballot.state == BallotState.CLOSED and teller is not None:
        found.append(_next(_("Open the box and count"), "ballot-tally", item))
    if ballot.state == BallotState.COUNTED and elector is not None and elector.votes:
        found.append(_next(_("Was my paper counted?"), "ballot-receipt", item))
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
