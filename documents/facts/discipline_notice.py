"""The notice that no discipline is applied: lessons, a period that ran out, or nobody left to discipline."""

from __future__ import annotations

from typing import Any

from cases.models import Case, Hindrance, Outcome, Resolution, standing_violations
from documents.facts.blocks import heading, paragraph
from documents.facts.discipline import form_words, situated
from documents.facts.ground import Facts, Ground, under
from documents.facts.preparation import lines, of_authority
from documents.wording import short_date


def notice(ground: Ground, case: Case, _row: Any) -> Facts:
    """TB: how it was considered, what was concluded, why no discipline is applied, and what is asked now."""
    resolution = case.resolution
    later = Hindrance.objects.filter(case=case).first()
    acts = [f"- {row.act}" for row in standing_violations(case)]
    gone = resolution.ballot is None or (later is not None and later.outcome == Outcome.NOT_DISCIPLINED)
    parts = [("Việc xem xét", [_considered(ground, case, resolution)])]
    parts += [("Nội dung đã xem xét", acts)] if acts else []
    parts += [("Kết quả", [*_result(ground, case, resolution, later, gone=gone), *lines(resolution.remarks)])]
    parts += [("Yêu cầu", _asked(ground, case, gone=gone))]
    blocks = []
    for number, (title, text) in enumerate(parts, 1):
        blocks += [heading(f"{number}. {title}", 1), *[paragraph(line) for line in text]]
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"kết quả xem xét kỷ luật đối với {case.subject_name}",
        "blocks": blocks,
    }


def _considered(ground: Ground, case: Case, resolution: Resolution) -> str:
    matter = case.matter
    since = f"Trên cơ sở {matter.ground_paper}, ngày {short_date(matter.ground_on)}, {ground.body.name}"
    whom = f"{case.subject_name}{situated(case)}"
    if resolution.ballot is None:
        return f"{since} đã quyết định xem xét kỷ luật đối với {whom}"
    held = short_date(resolution.ballot.item.sitting.held_on)
    return f"{since} đã xem xét kỷ luật đối với {whom}; ngày {held}, họp và bỏ phiếu kín theo quy định"


def _result(ground: Ground, case: Case, resolution: Resolution, later: Hindrance | None, *, gone: bool) -> list[str]:
    none = f"{ground.body.name} không thi hành kỷ luật đối với {case.subject_name}"
    if gone:
        reason = later.reason if later is not None else ""
        article = f" ({later.rule_cited})" if later is not None and later.rule_cited else ""
        return [*lines(reason), f"{ground.body.name} kết thúc việc xem xét, không thi hành kỷ luật{article}"]
    if case.outcome == Outcome.LIMITATION_EXPIRED:
        periods = (later or resolution).limitation["periods"]
        last = max(periods, key=lambda one: one["until"] or "")
        until = f" từ ngày {short_date(last['until'])}" if last["until"] else ""
        article = f" ({last['article']})" if last["article"] else ""
        expired = f"Thời hiệu kỷ luật đối với hình thức {form_words(resolution.form)} đã hết{until}{article}"
        return [expired, f"{none} do đã hết thời hiệu"]
    found = ground.book.find_or_none("VOTE-MAJ")
    article = f" ({found.cite()})" if found is not None else ""
    return [f"Không có hình thức kỷ luật nào đạt số phiếu theo quy định{article}", none]


def _asked(ground: Ground, case: Case, *, gone: bool) -> list[str]:
    house = under(case) or ground.body.name
    if gone:
        return [f"{house} thông báo đến tổ chức, cá nhân có liên quan và lưu hồ sơ theo quy định"]
    return [
        f"{case.subject_name} nghiêm túc kiểm điểm, rút kinh nghiệm; kịp thời khắc phục những khuyết điểm đã nêu",
        f"{house} theo dõi, giúp đỡ và báo cáo kết quả với {ground.body.name}",
    ]
