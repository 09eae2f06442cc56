"""The procedures, one file each; this page says which of them serves which kind of case."""

from __future__ import annotations

from viewflow.workflow import Flow

from cases.models import Kind
from workflows.flows.complaint import ComplaintFlow, ComplaintPreparation
from workflows.flows.compliance_inspection import ComplianceInspectionFlow, ComplianceInspectionPreparation
from workflows.flows.denunciation import DenunciationFlow, DenunciationPreparation
from workflows.flows.discipline import DisciplineFlow, DisciplinePreparation
from workflows.flows.exoneration import ExonerationFlow, ExonerationPreparation
from workflows.flows.finance_inspection import FinanceInspectionFlow, FinanceInspectionPreparation
from workflows.flows.follow_up import FollowUpFlow, FollowUpPreparation
from workflows.flows.mandate_inspection import MandateInspectionFlow, MandateInspectionPreparation
from workflows.flows.signs_inspection import (
    MemberSignsFlow,
    MemberSignsPreparation,
    OrganizationSignsFlow,
    OrganizationSignsPreparation,
)
from workflows.flows.suspension import SuspensionFlow, SuspensionPreparation
from workflows.flows.thematic_supervision import ThematicSupervisionFlow, ThematicSupervisionPreparation

#: P1–P3, done once for the team.
OF_TEAM: dict[str, type[Flow]] = {
    Kind.COMPLIANCE_INSPECTION: ComplianceInspectionPreparation,
    Kind.THEMATIC_SUPERVISION: ThematicSupervisionPreparation,
    Kind.SIGNS_ORGANIZATION: OrganizationSignsPreparation,
    Kind.SIGNS_MEMBER: MemberSignsPreparation,
    Kind.MANDATE_INSPECTION: MandateInspectionPreparation,
    Kind.FINANCE_INSPECTION: FinanceInspectionPreparation,
    Kind.DENUNCIATION: DenunciationPreparation,
    Kind.DISCIPLINE: DisciplinePreparation,
    Kind.COMPLAINT: ComplaintPreparation,
    Kind.SUSPENSION: SuspensionPreparation,
    Kind.EXONERATION: ExonerationPreparation,
    Kind.FOLLOW_UP: FollowUpPreparation,
}

#: R1–E5, for each case.
OF_CASE: dict[str, type[Flow]] = {
    Kind.COMPLIANCE_INSPECTION: ComplianceInspectionFlow,
    Kind.THEMATIC_SUPERVISION: ThematicSupervisionFlow,
    Kind.SIGNS_ORGANIZATION: OrganizationSignsFlow,
    Kind.SIGNS_MEMBER: MemberSignsFlow,
    Kind.MANDATE_INSPECTION: MandateInspectionFlow,
    Kind.FINANCE_INSPECTION: FinanceInspectionFlow,
    Kind.DENUNCIATION: DenunciationFlow,
    Kind.DISCIPLINE: DisciplineFlow,
    Kind.COMPLAINT: ComplaintFlow,
    Kind.SUSPENSION: SuspensionFlow,
    Kind.EXONERATION: ExonerationFlow,
    Kind.FOLLOW_UP: FollowUpFlow,
}
