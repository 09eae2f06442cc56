"""Sittings of a body: convene, set the agenda, open with roll and presence, recuse, ask and answer, minute, close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import cells, policy
from cases.acting import command
from cases.commands._ballots import repeat_where_changed
from cases.commands._sittings import (
    keeps,
    locked_sitting,
    note,
    note_item,
    quorum,
    require_active,
    require_going_on,
    require_keeper,
    require_not_closed,
    require_not_suspended,
    require_quorum,
    require_takes_part,
    require_unsettled,
)
from cases.commands._writing import require_date, require_text, save, save_all, write
from cases.commands.conduct import keep_apart
from cases.errors import NotYourDuty
from cases.errors_ballot import NotOnTheRoll, QuestionAnswered, SittingIncomplete, SittingNotOpen
from cases.locking import locked_case
from cases.models import (
    LEADING,
    AgendaItem,
    Ballot,
    Body,
    Case,
    Category,
    Guest,
    ItemKind,
    ItemQuestion,
    ItemRecusal,
    Member,
    Recusal,
    RollEntry,
    Rule,
    Seat,
    Sitting,
    categories,
)
from cases.policy import DUTY_NAMES, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


# Convening


@command
def convene_sitting(
    body: Body,
    *,
    by: User,
    on: date,
    held_on: date,
    chair: Member,
    recorder: Member,
    place: str = "",
    begins_at: time | None = None,
) -> Sitting:
    """Call the body together on a day; the chair has a leading place in it. Raises `NotYourDuty`, `NotOnTheRoll`."""
    if not keeps(by, body, on):
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{on:%d/%m/%Y}")
    require_date(on, act=_("Convene a sitting"), earliest=None)
    require_active(body, held_on)
    if not Seat.objects.on(held_on).filter(body=body, member=chair, chair__in=LEADING).exists():
        raise NotOnTheRoll(names=chair.full_name, on=f"{held_on:%d/%m/%Y}")
    require_not_suspended(body, [chair.pk], held_on)
    sitting = Sitting(
        body=body,
        held_on=held_on,
        place=place,
        begins_at=begins_at,
        chaired_by=chair,
        recorded_by=recorder,
        convened_on=on,
        convened_by=by,
    )
    save(sitting)
    seats = cells.seats(body, held_on)
    counted = categories(seats, body, held_on)
    save_all([_line(sitting, seat, counted) for seat in seats])
    note(sitting, "sitting-convened", by, on, held_on=f"{held_on:%Y-%m-%d}")
    return sitting


def _line(sitting: Sitting, seat: Seat, counted: Mapping[int, str]) -> RollEntry:
    return RollEntry(
        sitting=sitting,
        member=seat.member,
        name=seat.member.full_name,
        chair=seat.chair,
        category=counted[seat.member_id],
    )


@command
def add_item(
    sitting: Sitting,
    *,
    by: User,
    on: date,
    kind: ItemKind | str,
    title: str,
    case: Case | None = None,
    step: str = "",
) -> AgendaItem:
    """Put an item on the agenda. A case is put there by somebody who has a duty in it."""
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    require_not_closed(sitting, _("Put an item on the agenda"))
    require_date(on, act=_("Put an item on the agenda"), earliest=sitting.convened_on)
    require_text(title=(_("title"), title))
    if case is not None:
        case = locked_case(case)
        if not policy.duties(by, case, on):
            raise NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{on:%d/%m/%Y}")
    last = sitting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(sitting=sitting, position=last + 1, kind=kind, case=case, step=step, title=title)
    save(item)
    if case is not None:
        write(case, "put-on-the-agenda", step, by, on, sitting=sitting.key, item=item.key)
    else:
        note(sitting, "item-added", by, on, item=item.key)
    return item


@command
def ask_guest(
    sitting: Sitting, *, by: User, on: date, name: str, capacity: str = "", item: AgendaItem | None = None
) -> Guest:
    """Ask somebody without a seat to the sitting, or to one item of it: heard, and never counted."""
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    require_not_closed(sitting, _("Ask a guest"))
    if item is not None:
        require_takes_part(by, item, on)
    require_text(name=(_("full name"), name))
    guest = Guest(sitting=sitting, item=item, name=name, capacity=capacity)
    save(guest)
    note(sitting, "guest-asked", by, on)
    return guest


# The sitting


@command
def open_sitting(
    sitting: Sitting, *, by: User, on: date, present: Iterable[int], absences: Mapping[int, str] | None = None
) -> Sitting:
    """Open the sitting: the roll as at the day, who is there (ids of members), and the line of the quorum."""
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    if sitting.opened_on is not None or on != sitting.held_on:
        raise SittingNotOpen(act=_("Open the sitting"), on=f"{sitting.held_on:%d/%m/%Y}")
    require_date(on, act=_("Open the sitting"), earliest=sitting.convened_on)
    require_active(sitting.body, on)
    lines = _roll_of_today(sitting)
    there = set(present)
    if strangers := there - {line.member_id for line in lines if line.seated}:
        names = Member.objects.filter(pk__in=strangers).values_list("full_name", flat=True)
        raise NotOnTheRoll(names=", ".join(names) or "…", on=f"{on:%d/%m/%Y}")
    require_not_suspended(sitting.body, there, on)
    for line in lines:
        line.present, line.absence = line.member_id in there, (absences or {}).get(line.member_id, "")
        save(line)
    book = Rule.on(on, sitting.body.scope)
    called = [line for line in lines if line.seated and line.category != Category.SUSPENDED]
    counted = quorum(book, len(called), len(there))
    require_quorum(counted)
    sitting.opened_on, sitting.convened, sitting.present = on, counted.convened, counted.present
    sitting.quorum, sitting.quorum_rule = counted.needed, counted.citation
    save(sitting, ["opened_on", "convened", "present", "quorum", "quorum_rule"])
    note(sitting, "sitting-opened", by, on, convened=counted.convened, present=counted.present)
    return sitting


def _roll_of_today(sitting: Sitting) -> list[RollEntry]:
    """Bring the roll up to the day: who took a seat since comes in, who lost it is counted no more."""
    held = cells.seats(sitting.body, sitting.held_on)
    counted = categories(held, sitting.body, sitting.held_on)
    seats = {seat.member_id: seat for seat in held}
    lines = list(sitting.roll.select_related("member"))
    for line in lines:
        seat = seats.pop(line.member_id, None)
        line.seated = seat is not None
        if seat is not None:
            line.chair, line.category = seat.chair, counted[seat.member_id]
    return lines + [_line(sitting, seat, counted) for seat in seats.values()]


@command
def record_presence(
    sitting: Sitting, *, by: User, on: date, member: Member, present: bool, absence: str = ""
) -> Sitting:
    """Somebody comes or leaves. A ballot that is open and whose list this changes is void, and is repeated."""
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    require_going_on(sitting, _("Record the presence"))
    line = sitting.roll.seated().filter(member=member).first()
    if line is None:
        raise NotOnTheRoll(names=member.full_name, on=f"{on:%d/%m/%Y}")
    if present:
        require_not_suspended(sitting.body, [member.pk], on)
    line.present, line.absence = present, absence
    save(line, ["present", "absence"])
    sitting.present = sitting.roll.seated().filter(present=True).count()
    save(sitting, ["present"])
    note(sitting, "presence-recorded", by, on, member=member.pk, present=present)
    reason = _("%(name)s came.") if present else _("%(name)s left.")
    for ballot in Ballot.objects.pending().filter(item__sitting=sitting).order_by("pk"):
        repeat_where_changed(ballot, by=by, on=on, reason=str(reason) % {"name": member.full_name})
    return sitting


@command
def recuse_from_item(
    item: AgendaItem, *, by: User, on: date, member: Member, ground: str, detail: str = ""
) -> ItemRecusal:
    """A member withdraws from an item: off its roll, out of its count, and nothing of it or its case reaches them."""
    sitting = locked_sitting(item.sitting)
    if member.user_id != by.pk:
        require_keeper(by, sitting, on)
    require_not_closed(sitting, _("Record a recusal"))
    require_text(ground=(_("ground"), ground))
    if not sitting.roll.seated().filter(member=member).exists():
        raise NotOnTheRoll(names=member.full_name, on=f"{on:%d/%m/%Y}")
    require_unsettled(item)
    row = ItemRecusal(item=item, member=member, ground=ground, detail=detail, on=on, recorded_by=by)
    save(row)
    if item.case is not None:
        case = locked_case(item.case)
        if not Recusal.objects.filter(case=case, member=member).exists():
            keep_apart(case, member, on=on, ground=ground, detail=detail)
        write(case, "recused-from-item", item.step, by, on, item=item.key, member=member.pk)
    else:
        note(sitting, "recused-from-item", by, on, item=item.key, member=member.pk)
    for ballot in Ballot.objects.pending().filter(item=item):
        reason = str(_("%(name)s withdrew from the item.")) % {"name": member.full_name}
        repeat_where_changed(ballot, by=by, on=on, reason=reason)
    return row


@command
def ask(item: AgendaItem, *, by: User, on: date, question: str) -> ItemQuestion:
    """A member asks the head of the team."""
    sitting = locked_sitting(item.sitting)
    require_not_closed(sitting, _("Ask a question"))
    require_takes_part(by, item, on)
    line = sitting.roll.seated().filter(member__user=by).first()
    if line is None:
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.BODY]), on=f"{on:%d/%m/%Y}")
    require_date(on, act=_("Ask a question"), earliest=sitting.convened_on)
    require_text(question=(_("question"), question))
    last = item.questions.aggregate(last=Max("number"))["last"] or 0
    row = ItemQuestion(item=item, number=last + 1, asked_by_id=line.member_id, asked_on=on, question=question)
    save(row)
    note_item(item, "question-asked", by, on, number=row.number)
    return row


@command
def answer_question(question: ItemQuestion, *, by: User, on: date, answer: str) -> ItemQuestion:
    """The head of the team answers, before or in the sitting."""
    item = question.item
    sitting = locked_sitting(item.sitting)
    require_not_closed(sitting, _("Answer a question"))
    if item.case is None or not policy.duties(by, item.case, on) & {Duty.HEAD, Duty.DEPUTY}:
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.HEAD]), on=f"{on:%d/%m/%Y}")
    require_date(on, act=_("Answer a question"), earliest=question.asked_on)
    require_text(answer=(_("answer"), answer))
    question = ItemQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.answered_on is not None:
        raise QuestionAnswered(number=question.number, on=f"{question.answered_on:%d/%m/%Y}")
    question.answer, question.answered_on, question.answered_by = answer, on, by
    save(question, ["answer", "answered_on", "answered_by"])
    note_item(item, "question-answered", by, on, number=question.number)
    return question


@command
def minute_item(item: AgendaItem, *, by: User, on: date, course: str, result: str = "") -> AgendaItem:
    """Write the minutes of one item; its excerpt is these minutes with roll, presence and votes of the item."""
    sitting = locked_sitting(item.sitting)
    require_keeper(by, sitting, on)
    require_takes_part(by, item, on)
    require_going_on(sitting, _("Write the minutes of an item"))
    require_text(course=(_("course of the discussion"), course))
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("sitting", "case").get(pk=item.pk)
    item.course, item.result, item.minuted_on, item.minuted_by = course, result, on, by
    save(item, ["course", "result", "minuted_on", "minuted_by"])
    note_item(item, "item-minuted", by, on)
    return item


@command
def close_sitting(sitting: Sitting, *, by: User, on: date, course: str, ends_at: time | None = None) -> Sitting:
    """Close the sitting with its minutes: every item is minuted, no vote hangs in the air."""
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    require_going_on(sitting, _("Close the sitting"))
    require_date(on, act=_("Close the sitting"), earliest=sitting.opened_on)
    require_text(course=(_("course of the meeting"), course))
    if Ballot.objects.pending().filter(item__sitting=sitting).exists():
        raise SittingIncomplete(lack=_("a ballot is neither counted nor void"))
    if missing := list(sitting.items.filter(minuted_on__isnull=True).values_list("position", flat=True)):
        lack = str(_("items without minutes: %(numbers)s")) % {"numbers": ", ".join(map(str, missing))}
        raise SittingIncomplete(lack=lack)
    sitting.course, sitting.closed_on, sitting.ends_at = course, on, ends_at
    save(sitting, ["course", "closed_on", "ends_at"])
    note(sitting, "sitting-closed", by, on)
    return sitting
