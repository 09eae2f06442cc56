"""A draft that came back from Word and waits: what was read of it, and how far its facts are answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from cases.models.team import new_key


class DraftReturnQuerySet(models.QuerySet["DraftReturn"]):
    """Questions asked of returned drafts."""

    def waiting_for(self, user: Any) -> DraftReturnQuerySet:
        """Those the user sent and has not answered, as long as they are kept; nobody else's exist."""
        return self.filter(sent_by=user, expires_at__gt=now()).select_related("base")

    def of_drafts(self, drafts: Iterable[int]) -> DraftReturnQuerySet:
        """Those made from one of these drafts, the last first."""
        return self.filter(base__in=drafts).order_by("-sent_at")


class DraftReturn(models.Model):
    """One file that came back, as far as it was read: the file itself, and who typed in it, is not kept."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    base = models.ForeignKey("documents.Draft", models.PROTECT, related_name="+")  # the version it was taken out from
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(_("Word file"), max_length=120)
    file_sha256 = models.CharField(max_length=64)
    reading = models.JSONField()
    answers = models.JSONField(default=dict)
    expires_at = models.DateTimeField(_("available until"), db_index=True)

    objects = DraftReturnQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft returned from Word")
        constraints = [
            models.UniqueConstraint(fields=["base", "sent_by", "file_sha256"], name="one_return_of_a_file_and_sender"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.file_name}"
