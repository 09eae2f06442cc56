"""Allegations as papers tell them: what is alleged, what was verified, what is proposed, what was concluded."""

from __future__ import annotations

from cases.models import Allegation, Case, Verdict
from documents.facts.ground import Facts
from documents.wording import ended, unended

VERDICTS = {
    Verdict.FALSE: "tố cáo sai",
    Verdict.UNFOUNDED: "tố cáo không có cơ sở, không đủ căn cứ kết luận",
    Verdict.SHORTCOMING: "tố cáo đúng, có khuyết điểm",
    Verdict.VIOLATION: "tố cáo đúng, có vi phạm",
}


def standing(case: Case) -> list[Allegation]:
    """Return the allegations the case still answers."""
    return list(case.allegations.standing())


def listed(case: Case) -> list[str]:
    """Return every allegation with its number, those withdrawn marked so."""
    return [
        f"Nội dung {one.number}: {unended(one.text)}{'' if one.stands else ' (người tố cáo đã rút)'}"
        for one in case.allegations.all()
    ]


def concluded(one: Allegation) -> str:
    """Return what was concluded on one allegation, with the grounds."""
    return f"Nội dung {one.number}: kết luận {VERDICTS[Verdict(one.verdict)]}; {unended(one.reasons)}"


def section(case: Case) -> list[Facts]:
    """Return the part of the report on each allegation: what was verified, and what the team proposes."""
    blocks: list[Facts] = [{"kind": "heading", "level": 2, "text": "Kết quả xác minh từng nội dung tố cáo"}]
    for one in case.allegations.all():
        blocks.append({"kind": "heading", "level": 3, "text": f"Nội dung {one.number}. {unended(one.text)}"})
        blocks += [{"kind": "paragraph", "text": text} for text in _told(one)]
    return blocks


def _told(one: Allegation) -> list[str]:
    if not one.stands:
        return [f"Người tố cáo đã rút nội dung này; lý do: {ended(one.withdrawal_reason)}"]
    told = [ended(one.verification)] if one.verification else ["Chưa xác minh."]
    if files := [str(row.number) for row in one.evidence.all()]:
        told.append(f"Tài liệu, chứng cứ: số {', '.join(files)} trong danh mục.")
    if one.proposed:
        told.append(f"Đoàn đề nghị kết luận: {VERDICTS[Verdict(one.proposed)]}.")
    return told
