"""The papers of the procedure that considers discipline (THKL), in the order the procedure makes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_ARTICLES = "documents/papers/articles.html"
_RECORD = "documents/papers/record.html"
_PROSE = "documents/papers/prose.html"

CONSIDERATION_DECISION = DocumentType(
    key="consideration-decision",
    code="QĐ",
    name=_("Decision to consider discipline"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P1",
    served=True,
)
CONSIDERATION_PLAN = DocumentType(
    key="consideration-plan",
    code="KH",
    name=_("Plan of the consideration of discipline"),
    title="KẾ HOẠCH",
    template=_PROSE,
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P1",
    served=True,
)
SELF_CRITICISM_OUTLINE = DocumentType(
    key="self-criticism-outline",
    code="ĐC",
    name=_("Outline of the self-criticism"),
    title="ĐỀ CƯƠNG",
    template=_PROSE,
    concern=Concern.TEAM,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="prepare",
    step="P2",
    numbered=False,
    served=True,
)
CONSIDERATION_MINUTES = DocumentType(
    key="consideration-minutes",
    code="BB",
    name=_("Minutes of deployment to the subject"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="deploy",
    step="R1",
    served=True,
)
CONFERENCE_MINUTES = DocumentType(
    key="conference-minutes",
    code="BB",
    name=_("Minutes of the conference of the subject's organization"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.RECORDER_AND_CHAIR,
    act="confer",
    step="R3",
)
BALLOT_PAPER = DocumentType(
    key="ballot-paper",
    code="PBQ",
    name=_("Ballot paper"),
    title="PHIẾU BIỂU QUYẾT",
    template="documents/papers/ballot_paper.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    act="read",
    step="E2",
    numbered=False,
)
COUNTING_MINUTES = DocumentType(
    key="counting-minutes",
    code="BB",
    name=_("Counting minutes"),
    title="BIÊN BẢN KIỂM PHIẾU",
    template="documents/papers/counting_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.TELLERS,
    act="read",
    step="E2",
    numbered=False,
)
DISCIPLINE_PROPOSAL = DocumentType(
    key="discipline-proposal",
    code="BC",
    name=_("Proposal of discipline"),
    title="BÁO CÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="propose-discipline",
    step="R4",
)
HEARING_MINUTES = DocumentType(
    key="hearing-minutes",
    code="BB",
    name=_("Minutes of the hearing of the subject"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="hear-subject",
    step="E1",
    served=True,
)
RESOLUTION_MINUTES = DocumentType(
    key="resolution-minutes",
    code="BB",
    name=_("Minutes of the meeting that resolves on discipline"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.RECORDER_AND_CHAIR,
    act="resolve",
    step="E2",
)
DISCIPLINE_SUBMISSION = DocumentType(
    key="discipline-submission",
    code="TTr",
    name=_("Proposal to the competent level"),
    title="TỜ TRÌNH",
    template="documents/papers/request.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="resolve",
    step="E2",
)
NO_DISCIPLINE_NOTICE = DocumentType(
    key="no-discipline-notice",
    code="TB",
    name=_("Notice that no discipline is applied"),
    title="THÔNG BÁO",
    template=_PROSE,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="resolve",
    step="E2",
    served=True,
)
DISCIPLINE_DECISION = DocumentType(
    key="discipline-decision",
    code="QĐ",
    name=_("Decision on discipline"),
    title="QUYẾT ĐỊNH",
    template=_ARTICLES,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-sanction",
    step="E3",
    served=True,
)
SANCTION_MINUTES = DocumentType(
    key="sanction-minutes",
    code="BB",
    name=_("Minutes of the announcement of discipline"),
    title="BIÊN BẢN",
    template=_RECORD,
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="announce",
    step="E4",
    served=True,
)
SANCTION_LETTER = DocumentType(
    key="sanction-letter",
    code="CV",
    name=_("Letter on a decision on discipline"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="effect-sanction",
    step="E5",
)

ALL = (
    CONSIDERATION_DECISION,
    CONSIDERATION_PLAN,
    SELF_CRITICISM_OUTLINE,
    CONSIDERATION_MINUTES,
    CONFERENCE_MINUTES,
    BALLOT_PAPER,
    COUNTING_MINUTES,
    DISCIPLINE_PROPOSAL,
    HEARING_MINUTES,
    RESOLUTION_MINUTES,
    DISCIPLINE_SUBMISSION,
    NO_DISCIPLINE_NOTICE,
    DISCIPLINE_DECISION,
    SANCTION_MINUTES,
    SANCTION_LETTER,
)
