"""The clerk at work: what waits is sent every other week, receipts come back, and now and then a letter comes back."""

from __future__ import annotations

from datetime import date

from cases import commands
from cases.commands import Proof, Sending, may_hand_over
from cases.models import Delivery, Service, Stand
from inspection.accounts.models import User
from workflows.demo.team_story import World
from workflows.demo.walk import Story

#: What no act of a case hands over itself.
POSTED = ("schedule", "team-change-decision", "urging-assignment", "clock-stop-decision", "clock-resume-decision")

#: So many letters go out at a time; one in so many comes back.
LETTERS, COMES_BACK = 12, 5


def deliveries(world: World, clerk: User, since: date) -> Story:
    """Every tenth working day letters go out; five working days later their proofs are there."""
    on = since
    while True:
        on = world.days.plus(on, 5)
        yield on
        _send(clerk, on)
        on = world.days.plus(on, 5)
        yield on
        _prove(clerk, on)


def _send(clerk: User, on: date) -> None:
    waiting = Delivery.objects.to_hand_over().filter(paper__in=POSTED, signed_on__lt=on)
    rows = waiting.select_related("case", "body__organization").order_by("signed_on", "pk")
    for row in (row for row in rows[:LETTERS] if may_hand_over(clerk, row, on)):
        channel = Service.Channel.IN_PERSON if row.stand == Stand.RETURNED else Service.Channel.POST
        slip = f"{row.pk:05d}/{on:%m%d}" if channel == Service.Channel.POST else ""
        commands.send(row, by=clerk, on=on, sending=Sending(on, channel, slip=slip))


def _prove(clerk: User, on: date) -> None:
    """All but the last few are back; every so many comes back undelivered at its first attempt."""
    sent = Delivery.objects.filter(stand=Stand.SENT, paper__in=POSTED)
    rows = list(sent.select_related("case", "body__organization").order_by("sent_on", "pk"))
    for row in (row for row in rows[: max(1, len(rows) - 2)] if may_hand_over(clerk, row, on)):
        if row.attempts == 1 and row.pk % COMES_BACK == 0:
            proof = Proof(Stand.RETURNED, on, reason="Nơi nhận đã chuyển trụ sở, bưu chính trả lại")
        else:
            proof = Proof(Stand.RECEIVED, on, received_by=f"Văn thư {row.addressee}")
        commands.prove(row, by=clerk, on=on, proof=proof)
