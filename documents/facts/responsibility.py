"""What was examined of individuals where an organization is inspected, as report and notice tell it."""

from __future__ import annotations

from cases.models import SIGNS_KINDS, Case, Responsibility
from documents.facts.ground import lower_first

_RESULTS = {
    Responsibility.Result.NONE: "không có trách nhiệm liên quan",
    Responsibility.Result.LESSONS: "có trách nhiệm, kiểm điểm, rút kinh nghiệm",
    Responsibility.Result.INSPECT: "có trách nhiệm, đề nghị kiểm tra khi có dấu hiệu vi phạm",
    Responsibility.Result.DISCIPLINE: "có trách nhiệm, đề nghị xem xét, thi hành kỷ luật",
}


def individuals(case: Case) -> list[str]:
    """Return a sentence for each person, the head of the organization first; nothing in other procedures."""
    if case.kind not in SIGNS_KINDS or case.subject_organization_id is None:
        return []
    rows = sorted(case.responsibilities.select_related("member"), key=lambda row: (not row.is_head, row.number))
    told = [
        f"- {row.member.full_name}, {lower_first(row.position)}: {lower_first(row.examined).rstrip('.')}; "
        f"{_RESULTS[Responsibility.Result(row.result)]}"
        for row in rows
    ]
    return ["Trách nhiệm của cá nhân, trước hết là người đứng đầu:", *told] if told else []
