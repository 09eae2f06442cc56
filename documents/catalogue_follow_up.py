"""The papers of the follow-up of a conclusion (TDKL), in the order the procedure makes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_PROSE = "documents/papers/prose.html"

REQUIREMENTS = DocumentType(
    key="requirements-list",
    code="DM",
    name=_("List of what is to be put right"),
    title="DANH MỤC VIỆC PHẢI KHẮC PHỤC",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="propose",
    step="P1",
    numbered=False,
)
ASSIGNMENT = DocumentType(
    key="urging-assignment",
    code="TB",
    name=_("Assignment of who urges"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="assign-follow-up",
    step="P2",
    served=True,
)
LETTER = DocumentType(
    key="urging-letter",
    code="CV",
    name=_("Letter that urges"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    by_order=True,
    act="urge",
    step="R2",
    served=True,
)
SHEET = DocumentType(
    key="tracking-sheet",
    code="PTD",
    name=_("Tracking sheet"),
    title="PHIẾU THEO DÕI",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.AREA_OFFICER,
    act="close-follow-up",
    step="R2",
    numbered=False,
)
REINSPECTION_MINUTES = DocumentType(
    key="reinspection-minutes",
    code="BB",
    name=_("Minutes of the re-inspection"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.THREE_PARTIES,
    act="reinspect",
    step="R3",
    served=True,
)
REINSPECTION_REPORT = DocumentType(
    key="reinspection-report",
    code="BC",
    name=_("Report on the re-inspection"),
    title="BÁO CÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="reinspect",
    step="R3",
)
CONFIRMATION = DocumentType(
    key="completion-confirmation",
    code="TB",
    name=_("Confirmation of what was carried out"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="judge-follow-up",
    step="E1",
    served=True,
)
REPORT = DocumentType(
    key="follow-up-report",
    code="BC",
    name=_("Report on the follow-up of a conclusion"),
    title="BÁO CÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="report-share",
    step="E2",
)

ALL = (
    REQUIREMENTS,
    ASSIGNMENT,
    LETTER,
    SHEET,
    REINSPECTION_MINUTES,
    REINSPECTION_REPORT,
    CONFIRMATION,
    REPORT,
)
