"""Many papers handed over, or proved, behind the request: what was asked for, and what became of each line."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Delivery, Service
from cases.models.base import invariant
from cases.models.team import new_key


class DeliveryRun(models.Model):
    """A person's request to record many sendings or receipts: done case by case, each whole or not at all."""

    class Act(models.TextChoices):
        """What is recorded."""

        SEND = "send", _("Record as sent")
        PROVE = "prove", _("Record as received")

    class State(models.TextChoices):
        """Where the work stands."""

        WORKING = "working", _("being recorded")
        DONE = "done", _("done")
        FAILED = "failed", _("cut off")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    act = models.CharField(_("act"), max_length=5, choices=Act.choices)
    channel = models.CharField(_("how"), max_length=10, choices=Service.Channel.choices, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("day"))
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.WORKING)
    deliveries = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("many papers handed over")

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class RunLine(models.Model):
    """One paper of it: the day it was sent or received, and what became of it; or a line that names no paper."""

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("waiting for its turn")
        TAKEN = "taken", _("recorded")
        REFUSED = "refused", _("not recorded")

    run = models.ForeignKey(DeliveryRun, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, related_name="+")
    told = models.CharField(_("line"), max_length=300, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    received_by = models.CharField(_("who received it"), max_length=300, blank=True)
    outcome = models.CharField(_("state"), max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    refusal = models.CharField(_("reason"), max_length=500, blank=True)
    advice = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("one of many papers handed over")
        indexes = [models.Index(fields=["run", "outcome", "position"])]
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="one_place_in_a_run"),
            invariant(
                "a_line_to_record_names_paper_and_day",
                Q(outcome="refused") | Q(delivery__isnull=False, day__isnull=False),
                _("What is recorded names a paper and a day."),
            ),
            invariant(
                "a_line_not_recorded_says_why",
                ~Q(outcome="refused") | ~Q(refusal=""),
                _("What is not recorded says why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.position}"
