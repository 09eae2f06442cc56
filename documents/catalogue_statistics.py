"""The statistical forms as they are printed: plain tables for a signature, no numbered papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

STATISTICAL_FORM = DocumentType(
    key="statistical-form",
    code="BTK",
    name=_("Statistical form"),
    title="BIỂU THỐNG KÊ",
    template="documents/papers/statistical_form.html",
    concern=Concern.DOSSIER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    numbered=False,
)

ALL = (STATISTICAL_FORM,)
