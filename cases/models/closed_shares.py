"""What units had reported when a period was closed: which reports stood behind it, and their part in every form."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept
from cases.models.closed_period import ClosedPeriod


class ClosedBasis(Kept):
    """The reports of units behind a closed period, those left out, and who had not reported: canonical JSON."""

    period = models.OneToOneField(ClosedPeriod, models.PROTECT, related_name="basis")
    told = models.TextField(_("reports of units"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("reports behind a closed period")
        verbose_name_plural = _("reports behind closed periods")

    def __str__(self) -> str:
        return str(self.period_id)


class ClosedShares(Kept):
    """The part of each report in one form of a closed period, by cell, with the version and the hash of the report."""

    period = models.ForeignKey(ClosedPeriod, models.PROTECT, related_name="shares")
    form = models.CharField(_("form"), max_length=10)
    form_set = models.CharField(_("set of forms"), max_length=20)
    told = models.TextField(_("figures"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("shares of units in a closed form")
        verbose_name_plural = _("shares of units in closed forms")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "form", "form_set"], name="shares_of_a_form_and_set_once")
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.form}"
