"""One case walked step by step, each step followed by the papers it makes, as the pages of the flow make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cases.models import Case, Kind
from documents import catalogue, commands
from documents.catalogue import DocumentType
from documents.models import Document
from tests import make
from tests.make import Office

INSPECTION, SUPERVISION = Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION

#: Who issues what after which step.
PAPERS: dict[str, list[tuple[str, DocumentType]]] = {
    "P1": [("quan", catalogue.PROPOSAL)],
    "P2": [("chu", catalogue.TEAM_DECISION), ("chu", catalogue.PLAN)],
    "P3": [("lan", catalogue.OUTLINE), ("lan", catalogue.SCHEDULE), ("lan", catalogue.TEAM_MEETING_MINUTES)],
    "R1": [("lan", catalogue.DEPLOYMENT_MINUTES)],
    "R2": [("an", catalogue.REMINDER_LETTER)],
    "R3": [("an", catalogue.WORKING_MINUTES), ("an", catalogue.EVIDENCE_LIST)],
    "R4": [("an", catalogue.EXCHANGE_LETTER)],
    "R5": [("an", catalogue.DRAFT_MEETING_MINUTES)],
    "R6": [("lan", catalogue.TEAM_REPORT)],
    "E1": [("lan", catalogue.SUBMISSION)],
    "E2": [("chu", catalogue.DELIBERATION_MINUTES), ("chu", catalogue.CONCLUSION_NOTICE)],
    "E3": [("chu", catalogue.ANNOUNCEMENT_MINUTES)],
    "E5": [("lan", catalogue.FILE_INDEX), ("lan", catalogue.HANDOVER_MINUTES)],
}


def day(step: str) -> date:
    """The day on which `make.walk` does a step."""
    return make.START + timedelta(days=2 * make.STEPS.index(step) + 1)


def drafted(office: Office, case: Case, document_type: DocumentType, step: str, approver: str) -> None:
    """Write a draft as the secretary and have it approved."""
    draft = commands.save_draft(document_type, case, by=office.an, on=day(step))
    commands.approve_draft(draft, by=office.users[approver], on=day(step))


def papers_of(office: Office, case: Case, step: str, *, wait: bool = True) -> list[Document]:
    """Issue what a step makes."""
    issued = []
    for name, paper in PAPERS.get(step, []):
        document_type = paper
        if paper is catalogue.CONCLUSION_NOTICE and case.kind == SUPERVISION:
            document_type = catalogue.SUPERVISION_NOTICE
        if document_type.drafted:
            drafted(office, case, document_type, step, name)
        thing: Any = case.team if paper.concern is catalogue.Concern.TEAM else case
        issued.append(commands.issue(document_type, thing, by=office.users[name], on=day(step), wait=wait))
    return issued


def walk_with_papers(
    office: Office, kind: str = INSPECTION, *, upto: str = "E5", steps: Iterable[str] = make.STEPS, wait: bool = True
) -> tuple[Case, list[Document]]:
    """Walk a new case up to a step and issue every paper on the way."""
    case = make.make_case(office, "", kind)
    issued: list[Document] = []
    before = ""
    for step in steps:
        case = make.walk(office, case, step, after=before)
        issued += papers_of(office, case, step, wait=wait)
        before = step
        if step == upto:
            break
    return case, issued
