"""The sheet as a paper: in Vietnamese as prescribed papers are, dated by the last entry it is rebuilt from."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from documents.canonical import Facts
from documents.facts import words
from documents.wording import short_date, two_digits
from workflows.conformance.sheet import Line, Proof, Sheet, State


def facts_of(sheet: Sheet) -> Facts:
    """Return the facts of the printed sheet: the same trail gives the same facts, whoever prints it and when."""
    with translation.override("vi"):
        return {"content": _content(sheet), "issue": _issue(sheet)}


def _issue(sheet: Sheet) -> Facts:
    return {
        "number": None,
        "symbol": "",
        "draft": None,
        "date": sheet.last_on.isoformat(),
        "signatures": [{"capacity": "", "post": "", "name": ""}],
        "anchor": "",
    }


def _content(sheet: Sheet) -> Facts:
    case = sheet.case
    chain = (
        f"Nhật ký hồ sơ bị đứt: {'; '.join(sheet.broken)}"
        if sheet.broken
        else f"Lập từ nhật ký hồ sơ gồm {sheet.length} mục nối nhau; mã băm của mục cuối: {sheet.head}"
    )
    return {
        "type": "conformance-sheet",
        "about": f"cuộc {case.get_kind_display().lower()} đối với {case.subject_name}",
        "attached": f"{case.code}, lập đến ngày {short_date(sheet.last_on)}",
        "letterhead": words.letterhead(case.body),
        "place": words.place(case.body),
        "lines": [_line(line) for line in sheet.lines],
        "sums": [
            {"label": "Việc phải làm", "figure": two_digits(len(sheet.required))},
            {"label": "đúng quy trình", "figure": two_digits(sheet.count(State.OK))},
            *_on_paper(sheet),
            {"label": "quá hạn", "figure": two_digits(sheet.count(State.LATE))},
            {"label": "thiếu chứng minh", "figure": two_digits(sheet.count(State.BROKEN))},
            {"label": "có quyết định ghi nhận", "figure": two_digits(sheet.count(State.WAIVED))},
        ],
        "chain": chain,
    }


def _on_paper(sheet: Sheet) -> list[Facts]:
    """The steps done before the case entered, where there are any: never counted as walked."""
    count = sheet.count(State.PAPER)
    return [{"label": "theo hồ sơ giấy", "figure": two_digits(count)}] if count else []


def _line(line: Line) -> Facts:
    signed = [
        f"Ghi nhận ngày {short_date(waiver.decided_on)}, {waiver.decided_by.display_name}: {waiver.reason}"
        for waiver in line.waivers
    ]
    return {
        "number": line.number or "–",
        "title": str(line.title),
        "done": line.on.isoformat() if line.on else "",
        "actor": line.actor,
        "rules": line.articles,
        "papers": [_paper(proof) for proof in line.proofs if proof.state is not State.NOT_CALLED],
        "due": line.due_on.isoformat() if line.due_on else "",
        "state": str(line.word),
        "is_bad": line.state.is_deviation,
        "notes": [*line.notes, *signed],
    }


def _paper(proof: Proof) -> Any:
    told = proof.state in {State.BROKEN, State.PAPER}
    return f"{proof.title}: {proof.note}" if told else proof.title
