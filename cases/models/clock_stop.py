"""A clock that stands still: the authority stopped the time of a case, and lets it run on."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.case import Case


class ClockStop(Kept):
    """From one day to another the time of a case does not run; its deadline moves by as many days."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="clock_stops")
    since = models.DateField(_("since"))
    cause = models.CharField(_("cause"), max_length=40)
    reason = ProseField(_("reason"))
    rule_cited = models.CharField(_("article"), max_length=300)
    former_due_on = models.DateField(_("former deadline"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    resumed_on = models.DateField(_("resumed on"), null=True, blank=True)
    resumed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("time during which the clock of a case stands")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(resumed_on__isnull=True), name="a_clock_is_stopped_once_at_a_time"
            ),
            invariant(
                "a_clock_goes_on_after_it_was_stopped",
                Q(resumed_on__isnull=True) | Q(resumed_on__gte=F("since")),
                _("A clock goes on after it was stopped."),
            ),
            invariant(
                "a_clock_is_stopped_before_the_time_runs_out",
                Q(since__lte=F("former_due_on")),
                _("A clock is stopped before the time runs out."),
            ),
        ]

    def days(self, on: date) -> int:
        """Return for how many days the clock has stood, or stood."""
        return ((self.resumed_on or on) - self.since).days
