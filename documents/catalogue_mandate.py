"""Papers of a mandate inspection that no other procedure has."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

OUTLINE = DocumentType(
    key="mandate-outline",
    code="ĐC",
    name=_("Outline for the report, issued with the decision"),
    title="ĐỀ CƯƠNG",
    template="documents/papers/outline.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P1",
    numbered=False,
    served=True,
)
REQUEST_LETTER = DocumentType(
    key="request-letter",
    code="CV",
    name=_("Letter asking for report, files and contact officers"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="deploy",
    step="R1",
    served=True,
)
SHEETS = DocumentType(
    key="mandate-sheets",
    code="BTK",
    name=_("Statistical sheets B09 and B10"),
    title="BẢNG THỐNG KÊ",
    template="documents/papers/mandate_sheets.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_SECRETARY,
    act="record-meeting",
    step="R3",
    numbered=False,
)

ALL = (OUTLINE, REQUEST_LETTER, SHEETS)
