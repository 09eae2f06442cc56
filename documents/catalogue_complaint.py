"""The papers of a complaint against discipline (GQKN), in the order the procedure makes them."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_ARTICLES = "documents/papers/articles.html"
_PROSE = "documents/papers/prose.html"

#: Minutes of a meeting between the team, the complainant and the body that decided.
_minutes = partial(
    DocumentType,
    code="BB",
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
)

COMPLAINT_SLIP = DocumentType(
    key="complaint-slip",
    code="PXL",
    name=_("Handling slip of a complaint"),
    title="PHIẾU XỬ LÝ ĐƠN KHIẾU NẠI",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.OFFICER,
    act="propose",
    step="P1",
    numbered=False,
)
COMPLAINT_REFUSAL = DocumentType(
    key="complaint-refusal",
    code="TB",
    name=_("Notice that a complaint is not handled"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.LETTER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.OFFICER,
    step="P1",
)
COMPLAINT_TEAM_DECISION = DocumentType(
    key="complaint-team-decision",
    code="QĐ",
    name=_("Decision to handle a complaint"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P2",
)
COMPLAINT_PLAN = DocumentType(
    key="complaint-plan",
    code="KH",
    name=_("Plan to handle a complaint"),
    title="KẾ HOẠCH",
    template=_PROSE,
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P2",
)
COMPLAINT_ACCEPTANCE = DocumentType(
    key="complaint-acceptance",
    code="TB",
    name=_("Notice that a complaint is accepted"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P2",
    served=True,
)
COMPLAINT_DEPLOYMENT_MINUTES = _minutes(
    key="complaint-deployment-minutes",
    name=_("Minutes of deployment to the body that decided"),
    signing=Signing.THREE_PARTIES,
    act="deploy",
    step="R1",
)
FILE_RECEIPT_MINUTES = _minutes(
    key="file-receipt-minutes",
    name=_("Minutes of the receipt of the disciplinary file"),
    signing=Signing.THREE_PARTIES,
    act="deploy",
    step="R1",
)
COMPLAINANT_MINUTES = _minutes(
    key="complainant-minutes",
    name=_("Minutes of work with the complainant"),
    signing=Signing.THREE_PARTIES,
    act="record-meeting",
    step="R2",
    served=True,
)
COMPLAINT_EXCHANGE_MINUTES = _minutes(
    key="complaint-exchange-minutes",
    name=_("Minutes of the exchange of results"),
    signing=Signing.THREE_PARTIES,
    act="submit",
    step="R4",
    served=True,
)
COMPLAINT_REPORT = DocumentType(
    key="complaint-report",
    code="BC",
    name=_("Report on a complaint"),
    title="BÁO CÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="submit",
    step="R4",
)
COMPLAINT_RESOLUTION_MINUTES = _minutes(
    key="complaint-resolution-minutes",
    name=_("Minutes of the meeting that answers a complaint"),
    signing=Signing.RECORDER_AND_CHAIR,
    act="resolve",
    step="E1",
    issuer=Issuer.AUTHORITY,
)
COMPLAINT_DECISION = DocumentType(
    key="complaint-decision",
    code="QĐ",
    name=_("Decision on a complaint"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="resolve",
    step="E1",
    served=True,
)
COMPLAINT_ANNOUNCEMENT_MINUTES = _minutes(
    key="complaint-announcement-minutes",
    name=_("Minutes of the announcement of a decision on a complaint"),
    signing=Signing.THREE_PARTIES,
    act="announce",
    step="E2",
    issuer=Issuer.AUTHORITY,
    served=True,
)

ALL = (
    COMPLAINT_SLIP,
    COMPLAINT_REFUSAL,
    COMPLAINT_TEAM_DECISION,
    COMPLAINT_PLAN,
    COMPLAINT_ACCEPTANCE,
    COMPLAINT_DEPLOYMENT_MINUTES,
    FILE_RECEIPT_MINUTES,
    COMPLAINANT_MINUTES,
    COMPLAINT_EXCHANGE_MINUTES,
    COMPLAINT_REPORT,
    COMPLAINT_RESOLUTION_MINUTES,
    COMPLAINT_DECISION,
    COMPLAINT_ANNOUNCEMENT_MINUTES,
)
