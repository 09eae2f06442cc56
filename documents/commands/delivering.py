"""Many papers handed over or proved behind the request: case by case, whole or not at all, each refusal kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.acting import acting
from cases.commands import Proof, Sending, Untaken, prove, send
from cases.errors import RuleBroken
from cases.errors_delivery import NobodyChosen, TooManyAtOnce
from cases.models import Delivery, Stand
from documents.deliveries import MOST
from documents.models_sending import DeliveryRun, RunLine
from documents.queue import enqueue

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Up to so many are recorded in the request itself: about two seconds on a busy machine.
AT_ONCE = 100

#: A run that took its worker down this often is laid before people.
DELIVERIES = 5

#: A run that has not moved for this long is rung for again; one case of it may take that long.
SILENCE = timedelta(minutes=5)

Outcome = RunLine.Outcome


@dataclass(frozen=True)
class Recorded:
    """A paper, the day it was sent or received, and by whom."""

    delivery: Delivery
    day: date
    received_by: str = ""


@transaction.atomic
def start_run(
    act: DeliveryRun.Act, recorded: Sequence[Recorded], *, by: User, on: date, channel: str = "",
    untaken: Sequence[Untaken] = (),
) -> DeliveryRun:  # fmt: skip
    """Have many papers recorded; lines that name no paper are kept with why. Raises `NobodyChosen`, `TooManyAtOnce`."""
    if not recorded:
        raise NobodyChosen()
    if len(recorded) > MOST:
        raise TooManyAtOnce(most=MOST)
    run = DeliveryRun(act=act, channel=channel, asked_by=by, asked_on=on)
    run.save(force_insert=True)
    place = count(1)
    lines = [
        RunLine(run=run, position=next(place), delivery=one.delivery, day=one.day, received_by=one.received_by[:300])
        for one in sorted(recorded, key=lambda one: one.delivery.case_id)
    ]
    for one in untaken:
        line = RunLine(run=run, position=next(place), told=one.what[:300])
        lines.append(_refused(line, one.refusal))
    RunLine.objects.bulk_create(lines)
    enqueue("record-deliveries", run.pk)
    return run


def record_deliveries(pk: int) -> bool:
    """Record what waits, a case at a time; called again, late or twice, it goes on where the last case ended."""
    if not _begun(pk):
        return False
    while _next_case(pk):
        pass
    return True


@transaction.atomic
def _begun(pk: int) -> bool:
    """Count the delivery; a run that cost too many workers is laid before people."""
    run = DeliveryRun.objects.select_for_update().filter(pk=pk, state=DeliveryRun.State.WORKING).first()
    if run is None:
        return False
    run.deliveries += 1
    if run.deliveries > DELIVERIES:
        run.state = DeliveryRun.State.FAILED
        run.trouble = _("The work was cut off %(times)s times.") % {"times": DELIVERIES}
    run.save(update_fields=["deliveries", "state", "trouble", "changed_at"])
    return run.state == DeliveryRun.State.WORKING


@transaction.atomic
def _next_case(pk: int) -> bool:
    """Record the papers of the next case; they and the word about each stand or fall together."""
    rows = DeliveryRun.objects.select_for_update(of=("self",)).select_related("asked_by")
    run = rows.filter(pk=pk, state=DeliveryRun.State.WORKING).first()
    if run is None:
        return False
    waiting = run.lines.filter(outcome=Outcome.WAITING).order_by("position")
    case = waiting.values_list("delivery__case", flat=True).first()
    if case is None:
        run.state = DeliveryRun.State.DONE
        run.save(update_fields=["state", "changed_at"])
        return False
    told = ("delivery__case", "delivery__body__organization")
    lines = list(waiting.filter(delivery__case=case).select_related(*told))
    try:
        with transaction.atomic(), acting():
            for line in lines:
                _record(run, line)
    except (RuleBroken, ValidationError) as refusal:
        for line in lines:
            _refused(line, refusal)
    else:
        for line in lines:
            line.outcome = Outcome.TAKEN
    RunLine.objects.bulk_update(lines, ["outcome", "rule", "refusal", "advice"], batch_size=500)
    # Each case that came through is a new start: only one that never ends uses the deliveries up.
    run.deliveries = 1
    run.save(update_fields=["deliveries", "changed_at"])
    return True


def _record(run: DeliveryRun, line: RunLine) -> None:
    assert line.delivery is not None and line.day is not None  # noqa: S101, PT018 - the constraint says so
    if run.act == DeliveryRun.Act.SEND:
        send(line.delivery, by=run.asked_by, on=run.asked_on, sending=Sending(line.day, run.channel))
        return
    proof = Proof(Stand.RECEIVED, line.day, received_by=line.received_by)
    prove(line.delivery, by=run.asked_by, on=run.asked_on, proof=proof)


def _refused(line: RunLine, refusal: ValidationError) -> RunLine:
    line.outcome, line.refusal = Outcome.REFUSED, refusal.messages[0][:500]
    line.rule, line.advice = getattr(refusal, "rule", "")[:60], str(getattr(refusal, "advice", ""))[:500]
    return line


def sweep_runs() -> int:
    """Ring again for runs that fell silent, after a worker died; return for how many."""
    silent = timezone.now() - SILENCE
    rung = 0
    for pk in DeliveryRun.objects.filter(state=DeliveryRun.State.WORKING, changed_at__lt=silent).values_list("pk"):
        with transaction.atomic():
            if DeliveryRun.objects.filter(pk=pk[0], changed_at__lt=silent).update(changed_at=timezone.now()):
                enqueue("record-deliveries", pk[0])
                rung += 1
    return rung
