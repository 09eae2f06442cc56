"""The papers about whole files: the decision noting a deviation, the conformance sheet, the record of a disposal."""

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

DISPOSAL_MINUTES = DocumentType(
    key="disposal-minutes",
    code="BB",
    name=_("Record of a disposal of dossiers"),
    title="BIÊN BẢN",
    template="documents/papers/prose.html",
    concern=Concern.PERIOD,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
)

ALL = (WAIVER, CONFORMANCE_SHEET, DISPOSAL_MINUTES)
