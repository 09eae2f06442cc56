"""The catalogue: every paper the procedures make, with its code, its form, and who issues and signs it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents import catalogue_clock as clock
from documents import catalogue_complaint as complaint
from documents import catalogue_copies as copies
from documents import catalogue_denunciation as denunciation
from documents import catalogue_discipline as discipline
from documents import catalogue_dossier as dossier
from documents import catalogue_exoneration as exoneration
from documents import catalogue_finance as finance
from documents import catalogue_follow_up as follow_up
from documents import catalogue_intake as intake
from documents import catalogue_mandate as mandate
from documents import catalogue_meetings as meetings
from documents import catalogue_registers as registers
from documents import catalogue_signs as signs
from documents import catalogue_statistics as statistics
from documents import catalogue_suspension as suspension
from documents.kinds import Concern, DocumentType, Issuer, Signing

__all__ = ["ALL", "BY_KEY", "Concern", "DocumentType", "Issuer", "Signing"]

PROPOSAL = DocumentType(
    key="proposal",
    code="TTr",
    name=_("Proposal to set up a team"),
    title="TỜ TRÌNH",
    template="documents/papers/proposal.html",
    concern=Concern.TEAM,
    issuer=Issuer.PROPOSER,
    signing=Signing.COLLECTIVE,
    act="propose",
    step="P1",
)
TEAM_DECISION = DocumentType(
    key="team-decision",
    code="QĐ",
    name=_("Decision setting up the team"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/team_decision.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P2",
    served=True,
)
PLAN = DocumentType(
    key="plan",
    code="KH",
    name=_("Plan"),
    title="KẾ HOẠCH",
    template="documents/papers/plan.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="issue-decision",
    step="P2",
    served=True,
)
OUTLINE = DocumentType(
    key="outline",
    code="ĐC",
    name=_("Outline for the report"),
    title="ĐỀ CƯƠNG",
    template="documents/papers/outline.html",
    concern=Concern.TEAM,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="prepare",
    step="P3",
    numbered=False,
    served=True,
)
SCHEDULE = DocumentType(
    key="schedule",
    code="KH",
    name=_("Detailed schedule and assignment"),
    title="KẾ HOẠCH",
    template="documents/papers/schedule.html",
    concern=Concern.TEAM,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="prepare",
    step="P3",
    served=True,
)
TEAM_MEETING_MINUTES = DocumentType(
    key="team-meeting-minutes",
    code="BB",
    name=_("Minutes of the team meeting"),
    title="BIÊN BẢN",
    template="documents/papers/team_meeting_minutes.html",
    concern=Concern.TEAM,
    issuer=Issuer.TEAM,
    signing=Signing.RECORDER_AND_CHAIR,
    act="prepare",
    step="P3",
)
DEPLOYMENT_MINUTES = DocumentType(
    key="deployment-minutes",
    code="BB",
    name=_("Minutes of deployment"),
    title="BIÊN BẢN",
    template="documents/papers/deployment_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="deploy",
    step="R1",
    served=True,
)
REMINDER_LETTER = DocumentType(
    key="reminder-letter",
    code="CV",
    name=_("Letter reminding of the report"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="remind",
    step="R2",
    served=True,
)
WORKING_MINUTES = DocumentType(
    key="working-minutes",
    code="BB",
    name=_("Minutes of a working session"),
    title="BIÊN BẢN",
    template="documents/papers/working_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="record-meeting",
    step="R3",
    served=True,
)
VERIFICATION_MINUTES = DocumentType(
    key="verification-minutes",
    code="BB",
    name=_("Minutes of verification"),
    title="BIÊN BẢN",
    template="documents/papers/working_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="record-meeting",
    step="R3",
)
EVIDENCE_LIST = DocumentType(
    key="evidence-list",
    code="DM",
    name=_("List of evidence"),
    title="DANH MỤC",
    template="documents/papers/evidence_list.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_SECRETARY,
    act="record-meeting",
    step="R3",
    numbered=False,
)
EXCHANGE_LETTER = DocumentType(
    key="exchange-letter",
    code="CV",
    name=_("Letter exchanging the draft"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="draft-report",
    step="R4",
    served=True,
)
TEAM_REPORT = DocumentType(
    key="team-report",
    code="BC",
    name=_("Report of the team"),
    title="BÁO CÁO",
    template="documents/papers/prose.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="submit",
    step="R6",
    drafted=True,
)
DRAFT_MEETING_MINUTES = DocumentType(
    key="draft-meeting-minutes",
    code="BB",
    name=_("Minutes of the meeting through the draft"),
    title="BIÊN BẢN",
    template="documents/papers/conference_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="hear-draft",
    step="R5",
    served=True,
)
SUBMISSION = DocumentType(
    key="submission",
    code="TTr",
    name=_("Submission of the report"),
    title="TỜ TRÌNH",
    template="documents/papers/submission.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="submit",
    step="E1",
)
DELIBERATION_MINUTES = DocumentType(
    key="deliberation-minutes",
    code="BB",
    name=_("Minutes of the meeting that concludes"),
    title="BIÊN BẢN",
    template="documents/papers/deliberation_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.RECORDER_AND_CHAIR,
    act="consider",
    step="E2",
)
CONCLUSION_NOTICE = DocumentType(
    key="conclusion-notice",
    code="TB",
    name=_("Notice of conclusion"),
    title="THÔNG BÁO",
    template="documents/papers/prose.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="consider",
    step="E2",
    drafted=True,
    served=True,
)
SUPERVISION_NOTICE = DocumentType(
    key="supervision-notice",
    code="TB",
    name=_("Notice of supervision result"),
    title="THÔNG BÁO",
    template="documents/papers/prose.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="consider",
    step="E2",
    drafted=True,
    served=True,
)
ANNOUNCEMENT_MINUTES = DocumentType(
    key="announcement-minutes",
    code="BB",
    name=_("Minutes of announcement"),
    title="BIÊN BẢN",
    template="documents/papers/announcement_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="announce",
    step="E3",
    served=True,
)
EXTENSION_DECISION = DocumentType(
    key="extension-decision",
    code="QĐ",
    name=_("Decision extending the time"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/extension_decision.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="decide-extension",
    served=True,
)
TEAM_CHANGE_DECISION = DocumentType(
    key="team-change-decision",
    code="QĐ",
    name=_("Decision changing the team"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/team_change_decision.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    act="change-team",
    served=True,
)
FILE_INDEX = DocumentType(
    key="file-index",
    code="ML",
    name=_("File index"),
    title="MỤC LỤC",
    template="documents/papers/file_index.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_SECRETARY,
    act="close-file",
    step="E5",
    numbered=False,
)
HANDOVER_MINUTES = DocumentType(
    key="handover-minutes",
    code="BB",
    name=_("Minutes of hand-over"),
    title="BIÊN BẢN",
    template="documents/papers/handover_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.RECORDER_AND_CHAIR,
    act="close-file",
    step="E5",
)
PROGRAMME = DocumentType(
    key="programme",
    code="CTr",
    name=_("Inspection and supervision programme"),
    title="CHƯƠNG TRÌNH",
    template="documents/papers/programme.html",
    concern=Concern.PROGRAMME,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
)
PERIODIC_REPORT = DocumentType(
    key="periodic-report",
    code="BC",
    name=_("Periodic report"),
    title="BÁO CÁO",
    template="documents/papers/periodic_report.html",
    concern=Concern.PERIOD,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    drafted=True,
)

#: In the order the procedures make them.
ALL = (
    PROPOSAL,
    TEAM_DECISION,
    PLAN,
    OUTLINE,
    SCHEDULE,
    TEAM_MEETING_MINUTES,
    DEPLOYMENT_MINUTES,
    REMINDER_LETTER,
    WORKING_MINUTES,
    VERIFICATION_MINUTES,
    EVIDENCE_LIST,
    EXCHANGE_LETTER,
    TEAM_REPORT,
    DRAFT_MEETING_MINUTES,
    SUBMISSION,
    DELIBERATION_MINUTES,
    CONCLUSION_NOTICE,
    SUPERVISION_NOTICE,
    ANNOUNCEMENT_MINUTES,
    EXTENSION_DECISION,
    TEAM_CHANGE_DECISION,
    FILE_INDEX,
    HANDOVER_MINUTES,
    PROGRAMME,
    PERIODIC_REPORT,
    *discipline.ALL,
    *meetings.ALL,
    *complaint.ALL,
    *denunciation.ALL,
    *intake.ALL,
    *suspension.ALL,
    *exoneration.ALL,
    *mandate.ALL,
    *clock.ALL,
    *follow_up.ALL,
    *finance.ALL,
    *dossier.ALL,
    *signs.ALL,
    *registers.ALL,
    *statistics.ALL,
    *copies.ALL,
)

BY_KEY = {document_type.key: document_type for document_type in ALL}
