"""By whose certificate a paper is signed: one row a signed paper, written with the move to issued, never changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField


class DigitalSignature(Kept):
    """What is remembered of the signature in a paper's file; the paper without such a row relies on the trail alone."""

    document = models.OneToOneField("documents.Document", models.PROTECT, related_name="digital_signature")
    signer = NameField(_("certificate of"))
    certificate_sha256 = models.CharField(max_length=64)
    valid_until = models.DateTimeField(_("certificate valid until"))
    signed_at = models.DateTimeField(_("signed at"))
    is_timed = models.BooleanField(_("the time is proven by a timestamp"), default=False)
    file_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("digital signature")

    def __str__(self) -> str:
        return f"{self.signer} {self.signed_at:%d/%m/%Y}"

    @property
    def has_run_out(self) -> bool:
        """Whether the certificate has ended since; what was signed in its time stays signed."""
        return self.valid_until < timezone.now()
