"""Which original a copy was made of; the copy itself is a paper of its own in the register of copies."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, invariant
from documents.models_register import IncomingScan


class Copy(Kept):
    """A copy and its original: a paper of the house, or the scan of a document that came in."""

    type_key = models.CharField(_("kind of paper"), max_length=40)
    original = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name=_("original")
    )
    scan = models.ForeignKey(IncomingScan, models.PROTECT, null=True, blank=True, related_name="copies")
    original_sha256 = models.CharField(_("hash of the original"), max_length=64)
    parts = models.JSONField(_("copied parts"), default=list)
    copied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    copied_on = models.DateField(_("copied on"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("copy of a paper")
        verbose_name_plural = _("copies of papers")
        constraints = [
            invariant(
                "a_copy_has_one_original",
                Q(original__isnull=False, scan__isnull=True) | Q(original__isnull=True, scan__isnull=False),
                _("A copy is made of one original."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_key} {self.original_sha256[:12]}"
