"""Alarms: a kept file that is not the one that was issued; raised by the hourly check or by whoever opens it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept


class FileFault(models.TextChoices):
    """What is wrong with a kept file."""

    MISSING = "missing", _("the file is missing")
    ALTERED = "altered", _("the file was altered")
    OTHER = "other", _("it is the file of another paper")
    SIGNATURE = "signature", _("its digital signature does not hold")


class FileAlarm(Kept):
    """One alarm, from the moment a fault was found until the right file was back; so long nothing is given out."""

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="file_alarms")
    sha256 = models.CharField(max_length=64)  # of the file as it was issued, or of the scan
    fault = models.CharField(_("fault"), max_length=10, choices=FileFault.choices)
    found_at = models.DateTimeField(_("found at"))
    ended_at = models.DateTimeField(_("the right file is back since"), null=True, blank=True)

    class Meta:
        verbose_name = _("alarm about a file")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sha256"], condition=Q(ended_at__isnull=True), name="one_standing_alarm_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.fault}"
