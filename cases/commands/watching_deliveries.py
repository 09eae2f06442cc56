"""Papers that wait to be handed over, and proofs that do not come: who serves is reminded in the inbox and by mail."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, Min, OuterRef, QuerySet

from cases import grants
from cases.commands.deliveries import HANDS_OVER, PROOF, SERVE, settle
from cases.deadlines import PROOF as PROOF_DAYS
from cases.deadlines import SOON
from cases.locking import locked_case
from cases.models import Case, Delivery, Stand, WorkItem
from cases.models.delivery import TO_HAND_OVER


def watch_deliveries(on: date) -> int:
    """Remind a week before the day and after it, and of proofs that are late; end what waits for nothing any more."""
    soon = Delivery.objects.unreminded(on + timedelta(days=SOON)).values_list("case").annotate(due=Min("due_on"))
    late = Delivery.objects.unproved(on).values_list("case").annotate(sent=Min("sent_on"))
    reminded = _reminded()
    made = sum(_remind(SERVE, case, due) for case, due in soon.order_by("case") if (case, SERVE) not in reminded)
    for case, sent in late.order_by("case"):
        if (case, PROOF) not in reminded:
            made += _remind(PROOF, case, sent + timedelta(days=PROOF_DAYS))
    for step, waits in ((SERVE, TO_HAND_OVER), (PROOF, [Stand.SENT])):
        waiting = Delivery.objects.filter(case=OuterRef("case"), stand__in=waits)
        idle = _open_work().filter(~Exists(waiting), step=step)
        for case in idle.order_by("case").values_list("case", flat=True).distinct():
            _end(step, case)
    return made


def _open_work() -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(step__in=[SERVE, PROOF], closed_at__isnull=True, case__isnull=False)


def _reminded() -> set[tuple[int, str]]:
    return set(_open_work().values_list("case", "step"))


@transaction.atomic
def _remind(step: str, pk: int, due_on: date) -> int:
    case = locked_case(Case(pk=pk))
    return grants.offer(step, HANDS_OVER, team=case.team, case=case, due_on=due_on)


@transaction.atomic
def _end(step: str, pk: int) -> None:
    settle(locked_case(Case(pk=pk)), step)
