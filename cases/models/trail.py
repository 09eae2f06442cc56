"""The trail: one hash chain per case, one for everything else, append-only by trigger."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept
from cases.models.case import Case

#: The stream of acts that belong to no case: organizations, people, programmes, rulebook, accounts.
SYSTEM = "system"


class TrailEntry(Kept):
    """One act: who did what, when, with which facts; chained to the entry before it by an HMAC."""

    stream = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="trail")
    act = models.CharField(_("act"), max_length=40)
    step = models.CharField(_("step"), max_length=4, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on = models.DateField(_("on"))
    at = models.DateTimeField(_("recorded at"))
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["stream", "seq"]
        verbose_name = _("trail entry")
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_entry_a_place_in_the_chain")]
        indexes = [models.Index(fields=["case", "seq"])]


class TrailHead(models.Model):
    """The end of a chain that belongs to no case (a case carries its own)."""

    stream = models.CharField(max_length=40, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.stream


class Anchor(Kept):
    """The Merkle root over all chain heads at a moment; papers issued afterwards carry it."""

    root = models.CharField(max_length=64)
    heads = models.PositiveIntegerField()
    at = models.DateTimeField()
