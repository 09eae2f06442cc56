"""The work schedule of a team: the sessions its head planned, each with its days, place and people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, invariant
from cases.models.team import Team


class TeamSchedule(Kept):
    """One line of the schedule: on a day, or from one day to another."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="schedule")
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)
    what = NameField(_("session"), max_length=500)
    place = NameField(_("place"), blank=True)
    people = NameField(_("who takes part"), max_length=500, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            invariant(
                "a_session_runs_forward",
                Q(until__isnull=True) | Q(until__gte=F("since")),
                _("A session ends before it begins."),
            )
        ]
