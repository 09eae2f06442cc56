"""The papers of wrongful discipline (XLPH), in the order the procedure makes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_LETTER = "documents/papers/letter.html"

SUBMISSION = DocumentType(
    key="exoneration-submission",
    code="TTr",
    name=_("Submission on wrongful discipline"),
    title="TỜ TRÌNH",
    template="documents/papers/request.html",
    concern=Concern.CASE,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="propose",
    step="P1",
)
DECISION = DocumentType(
    key="restoration-decision",
    code="QĐ",
    name=_("Decision restoring rights"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/articles.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="restore-rights",
    step="R1",
    served=True,
)
MINUTES = DocumentType(
    key="apology-minutes",
    code="BB",
    name=_("Minutes of the apology"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="restore-rights",
    step="R1",
    served=True,
)
APOLOGY = DocumentType(
    key="apology-letter",
    code="CV",
    name=_("Letter of apology"),
    title="",
    template=_LETTER,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="restore-rights",
    step="R1",
    served=True,
)
LETTER = DocumentType(
    key="restoration-letter",
    code="CV",
    name=_("Letter on the restoration of rights"),
    title="",
    template=_LETTER,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="restore-rights",
    step="E1",
)

ALL = (SUBMISSION, DECISION, MINUTES, APOLOGY, LETTER)
