"""The papers of a clock that is stopped and runs on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

STOP = DocumentType(
    key="clock-stop-decision",
    code="QĐ",
    name=_("Decision stopping the time of the case"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/articles.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="stop-clock",
    served=True,
)
RESUME = DocumentType(
    key="clock-resume-decision",
    code="QĐ",
    name=_("Decision letting the time of the case run on"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/articles.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="stop-clock",
    served=True,
)

ALL = (STOP, RESUME)
