"""The procedures, one file each; this page says which of them serves which kind of case."""

from __future__ import annotations

from viewflow.workflow import Flow

from cases.models import Kind
from workflows.flows.complaint import ComplaintFlow, ComplaintPreparation
from workflows.flows.compliance_inspection import ComplianceInspectionFlow, ComplianceInspectionPreparation
from workflows.flows.discipline import DisciplineFlow, DisciplinePreparation
from workflows.flows.exoneration import ExonerationFlow, ExonerationPreparation
from workflows.flows.suspension import SuspensionFlow, SuspensionPreparation
from workflows.flows.thematic_supervision import ThematicSupervisionFlow, ThematicSupervisionPreparation

#: P1–P3, done once for the team.
OF_TEAM: dict[str, type[Flow]] = {
    Kind.COMPLIANCE_INSPECTION: ComplianceInspectionPreparation,
    Kind.THEMATIC_SUPERVISION: ThematicSupervisionPreparation,
    Kind.DISCIPLINE: DisciplinePreparation,
    Kind.COMPLAINT: ComplaintPreparation,
    Kind.SUSPENSION: SuspensionPreparation,
    Kind.EXONERATION: ExonerationPreparation,
}

#: R1–E5, for each case.
OF_CASE: dict[str, type[Flow]] = {
    Kind.COMPLIANCE_INSPECTION: ComplianceInspectionFlow,
    Kind.THEMATIC_SUPERVISION: ThematicSupervisionFlow,
    Kind.DISCIPLINE: DisciplineFlow,
    Kind.COMPLAINT: ComplaintFlow,
    Kind.SUSPENSION: SuspensionFlow,
    Kind.EXONERATION: ExonerationFlow,
}
