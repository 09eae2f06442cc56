"""Papers of an inspection on signs of violation that no other procedure has."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_RECORD, _PROSE = "documents/papers/record.html", "documents/papers/prose.html"

PROPOSAL = DocumentType(
    key="signs-proposal",
    code="BC",
    name=_("Report proposing an inspection on signs"),
    title="BÁO CÁO",
    template="documents/papers/signs_proposal.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.AREA_OFFICER,
    act="propose",
    step="P1",
)
TRANSFER_LETTER = DocumentType(
    key="crime-transfer-letter",
    code="CV",
    name=_("Letter transferring a criminal matter"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="transfer-crime",
    step="R3",
)
CONFERENCE_MINUTES = DocumentType(
    key="signs-conference-minutes",
    code="BB",
    name=_("Minutes of a conference on the draft"),
    title="BIÊN BẢN",
    template="documents/papers/conference_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="hear-draft",
    step="R4",
    served=True,
)
HEARING_MINUTES = DocumentType(
    key="signs-hearing-minutes",
    code="BB",
    name=_("Minutes of the hearing before the submission"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="hear-subject",
    step="R5",
    served=True,
)
SUBMISSION_ABOVE = DocumentType(
    key="signs-submission-above",
    code="TTr",
    name=_("Submission to the competent level"),
    title="TỜ TRÌNH",
    template="documents/papers/request.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="consider",
    step="E2",
)
NOTICE = DocumentType(
    key="signs-notice",
    code="TB",
    name=_("Notice of conclusion on signs of violation"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-notice",
    step="E3",
    drafted=True,
    served=True,
)

#: In the order the procedure makes them.
ALL = (PROPOSAL, TRANSFER_LETTER, CONFERENCE_MINUTES, HEARING_MINUTES, SUBMISSION_ABOVE, NOTICE)
