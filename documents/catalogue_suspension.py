"""The papers of a suspension (DCSH), in the order the procedure makes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_ARTICLES = "documents/papers/articles.html"

SUBMISSION = DocumentType(
    key="suspension-submission",
    code="TTr",
    name=_("Submission on a suspension"),
    title="TỜ TRÌNH",
    template="documents/papers/request.html",
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="propose",
    step="P1",
)
REPORT = DocumentType(
    key="suspension-report",
    code="BC",
    name=_("Report on the ground of a suspension"),
    title="BÁO CÁO",
    template="documents/papers/prose.html",
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="propose",
    step="P1",
)
DECISION = DocumentType(
    key="suspension-decision",
    code="QĐ",
    name=_("Decision on suspension"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="R1",
    served=True,
)
MINUTES = DocumentType(
    key="suspension-minutes",
    code="BB",
    name=_("Minutes of the announcement of a suspension"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="announce",
    step="R2",
    served=True,
)
EXTENSION = DocumentType(
    key="suspension-extension",
    code="QĐ",
    name=_("Decision extending a suspension"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="decide-extension",
    step="E1",
    served=True,
)
END = DocumentType(
    key="suspension-end",
    code="QĐ",
    name=_("Decision ending a suspension"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="end-suspension",
    step="E2",
    served=True,
)

ALL = (SUBMISSION, REPORT, DECISION, MINUTES, EXTENSION, END)
