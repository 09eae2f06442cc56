"""What the pages of drafts read: the case, its versions, what the findings say today, who may write now."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases import policy
from cases.models import Case
from cases.policy import Act
from cases.refusals import refuse_case
from documents import catalogue, commands
from documents.catalogue import DocumentType
from documents.catalogue_denunciation import NOTICE as DENUNCIATION_NOTICE
from documents.catalogue_signs import NOTICE as SIGNS_NOTICE
from documents.models import Draft

#: Who writes which paper, and the fact after which it is written no more.
WRITTEN = {
    catalogue.TEAM_REPORT: (Act.DRAFT_REPORT, "reported_on"),
    catalogue.CONCLUSION_NOTICE: (Act.DRAFT_REPORT, "submitted_on"),
    catalogue.SUPERVISION_NOTICE: (Act.DRAFT_REPORT, "submitted_on"),
    SIGNS_NOTICE: (Act.DRAFT_REPORT, "submitted_on"),
    DENUNCIATION_NOTICE: (Act.DRAFT_REPORT, "submitted_on"),
}


def case_of(user: Any, key: str) -> Case:
    """Return the case the user may open. Raises `Http404` or `Recused`, and keeps the attempt."""
    related = ("team__item__programme", "body__organization", "subject_organization__parent", "managing_organization")
    case = Case.objects.visible_to(user).select_related(*related).filter(key=key).first()
    return case or refuse_case(user, key)


def versions(document_type: DocumentType, case: Case) -> list[Draft]:
    """Return every version of a paper of a case, the newest first."""
    rows = Draft.objects.of(document_type.key, case).select_related("author", "approved_by")
    return list(reversed(rows))


def filled(document_type: DocumentType, case: Case, on: date) -> dict[str, Any]:
    """Return what the paper says by the findings and facts of today, before anybody wrote a word."""
    return commands.suggested(document_type, case, on=on)


def may_write(user: Any, document_type: DocumentType, case: Case, on: date) -> bool:
    """Return whether the user may save a version now."""
    if document_type not in WRITTEN:
        return False
    act, until = WRITTEN[document_type]
    return getattr(case, until) is None and policy.may(user, act, case, on)


def number(text: Any, otherwise: Any = 0) -> Any:
    """Return a whole number that was sent, or something else where it is none."""
    return int(text) if str(text or "").isdecimal() else otherwise
