"""The papers about a whole file: the decision that takes note of a deviation, and the conformance sheet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

WAIVER = DocumentType(
    key="deviation-waiver",
    code="QĐ",
    name=_("Decision taking note of a deviation"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/articles.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="waive",
)
CONFORMANCE_SHEET = DocumentType(
    key="conformance-sheet",
    code="PKC",
    name=_("Conformance sheet"),
    title="PHIẾU KIỂM CHỨNG QUY TRÌNH",
    template="documents/papers/conformance_sheet.html",
    concern=Concern.DOSSIER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    numbered=False,
)

ALL = (WAIVER, CONFORMANCE_SHEET)
