"""How far the recording of many sendings or receipts is, and what could not be recorded: told to who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from documents.models_sending import DeliveryRun, RunLine

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: So many lines that were not recorded are shown.
SHOWN = 500


def own_run(user: User, key: str) -> DeliveryRun | None:
    """Return the run of this key, for who asked for it."""
    return DeliveryRun.objects.filter(key=key, asked_by=user).first()


def progress(run: DeliveryRun) -> dict[str, Any]:
    """Return what the bar shows: counts, and where it is asked again."""
    outcome = RunLine.Outcome
    counts = run.lines.aggregate(
        total=Count("pk"),
        taken=Count("pk", filter=Q(outcome=outcome.TAKEN)),
        refused=Count("pk", filter=Q(outcome=outcome.REFUSED)),
    )
    return {
        "run": run,
        "counts": counts,
        "done": counts["taken"] + counts["refused"],
        "finished": run.state != DeliveryRun.State.WORKING,
        "poll_url": reverse("delivery-run-progress", args=[run.key]),
    }


def not_recorded(run: DeliveryRun) -> QuerySet[RunLine]:
    """Return the first lines that were not recorded, with why."""
    rows = run.lines.filter(outcome=RunLine.Outcome.REFUSED).select_related("delivery").order_by("position")
    return rows[:SHOWN]
