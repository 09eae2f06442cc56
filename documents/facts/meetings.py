"""Minutes of a body's meeting and the excerpt of one item.

The minutes name no case: whoever withdrew from an item reads them too. What was said and voted stands in the excerpt of
the item, which only those read for whom the item exists.
"""

from __future__ import annotations

from typing import Any

from cases import cells, sitting_minutes
from cases.models import AgendaItem, BallotState, Body, Chair, ItemKind, RollEntry, Sitting
from documents.facts import words
from documents.facts.discipline import ballot_sentence
from documents.facts.preparation import lines
from documents.wording import hour, short_date, two_digits

Facts = dict[str, Any]

_ROMAN = ("II", "III", "IV", "V", "VI", "VII", "VIII")

_KINDS = {
    ItemKind.REPORT: "nghe báo cáo kết quả của đoàn",
    ItemKind.DISCIPLINE: "xem xét, thi hành kỷ luật",
    ItemKind.COMPLAINT: "giải quyết khiếu nại kỷ luật đảng",
}


def minutes(sitting: Sitting) -> Facts:
    """BB họp: roll, quorum and agenda of the whole meeting, and its course."""
    told = sitting_minutes.whole(sitting)
    body, roll = sitting.body, list(sitting.roll.seated())
    agenda = [f"{number}. {_named(item)}" for number, item in enumerate(sitting.items.all(), 1)]
    quorum = told["quorum"]
    needed = f"; cần có ít nhất {two_digits(quorum['needed'])}" if quorum["needed"] else ""
    rule = f" ({quorum['rule']})" if needed and quorum["rule"] else ""
    here = (
        f"Có mặt {two_digits(told['present'])}/{two_digits(told['convened'])} thành viên được triệu tập{needed}{rule}"
    )
    return _record(sitting, roll, told["guests"]) | {
        "about": f"họp {body.name} ngày {short_date(sitting.held_on)}",
        "roll": here,
        "sections": _sections(("CHƯƠNG TRÌNH", agenda), ("DIỄN BIẾN, KẾT LUẬN", lines(told["course"]))),
    }


def excerpt(item: AgendaItem) -> Facts:
    """Trích biên bản: who takes part in the item, what was asked, said and voted, and what the chair concluded."""
    told = sitting_minutes.excerpt(item)
    apart = item.apart()
    roll = [line for line in item.sitting.roll.seated() if line.member_id not in apart]
    asked = [
        text
        for row in told["questions"]
        for text in (
            f"Đồng chí {row['asked_by']} hỏi: {row['question']}",
            f"Trưởng đoàn trả lời: {row['answer']}" if row["answer"] else "",
        )
        if text
    ]
    out = [f"Không tham gia nội dung này: đồng chí {name}" for name in told["recused"]]
    return _record(item.sitting, roll, told["guests"]) | {
        "about": f"họp {item.sitting.body.name}, nội dung: {item.title}",
        "roll": f"Có mặt {two_digits(told['present'])}/{two_digits(told['convened'])} thành viên tham gia nội dung này",
        "sections": _sections(
            ("NỘI DUNG", [item.title, *out]),
            ("CÂU HỎI, TRẢ LỜI", asked),
            ("THẢO LUẬN", lines(told["course"])),
            ("BỎ PHIẾU", _ballots(item)),
            ("KẾT LUẬN", lines(told["result"])),
        ),
    }


def _named(item: AgendaItem) -> str:
    """An item as everybody in the meeting may read it."""
    if item.case_id is None and not item.recusals.exists():
        return item.title
    kind = _KINDS.get(ItemKind(item.kind), "nội dung khác")
    return f"{kind[:1].upper()}{kind[1:]} (có trích biên bản riêng)"


def _ballots(item: AgendaItem) -> list[str]:
    found = []
    for ballot in item.ballots.order_by("pk"):
        if ballot.state == BallotState.COUNTED:
            found.append(ballot_sentence(ballot))
        elif ballot.state == BallotState.VOID:
            found.append(f"Lần bỏ phiếu bị hủy: {ballot.void_reason.strip().rstrip('.')}")
    return found


def _record(sitting: Sitting, roll: list[RollEntry], guests: list[str]) -> Facts:
    body: Body = sitting.body
    there = [{"name": one.name, "post": _post(one), "role": ""} for one in roll if one.present]
    groups = [{"group": body.name, "people": there}]
    if guests:
        groups.append({"group": "Khách mời", "people": [{"name": name, "post": "", "role": ""} for name in guests]})
    return {
        "letterhead": words.letterhead(body),
        "place": words.place(body),
        "meeting": {
            "date": sitting.held_on.isoformat(), "opened": hour(sitting.begins_at), "closed": hour(sitting.ends_at),
            "name": "cuộc họp", "act": f"{body.name} họp", "place": sitting.place,
        },
        "present": groups,
        "absent": [{"name": one.name, "reason": one.absence} for one in roll if not one.present],
        "chair": {"name": sitting.chaired_by.full_name, "post": ""},
        "recorder": {"name": sitting.recorded_by.full_name, "post": ""},
        "copies": 0,
        "refusals": [],
        "recipients": ["Các đồng chí dự họp"],
        "archive": words.archive(body),
    }  # fmt: skip


def _post(line: RollEntry) -> str:
    if line.chair == Chair.MEMBER and cells.is_cell(line.sitting.body):
        return "Đảng viên"
    return words.CHAIRS[line.chair].capitalize()  # type: ignore[index]


def _sections(*parts: tuple[str, list[str]]) -> list[Facts]:
    """Number the sections that say something; the first is that of those present."""
    said = [(title, rows) for title, rows in parts if rows]
    return [
        {"heading": f"{number}. {title}", "lines": rows, "table": None}
        for number, (title, rows) in zip(_ROMAN, said, strict=False)
    ]
