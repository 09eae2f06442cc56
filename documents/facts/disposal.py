"""The record of a disposal: which dossiers went, by which schedule, who approved, and what stays of them."""

from __future__ import annotations

from datetime import date

from cases.models import DisposalBatch
from documents.facts import words
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import Facts
from documents.wording import long_date, unended

_COLUMNS = [("STT", 7), ("Số hồ sơ", 25), ("Ngày kết thúc", 16), ("Ký hiệu lưu trữ", 18), ("Thời hạn bảo quản", 34)]


def minutes(batch: DisposalBatch, on: date) -> Facts:
    """BB: the grounds, the list by case number, year, mark and period, and the approvals; no name of a subject."""
    lines = list(batch.lines.select_related("case", "case__team"))
    rows = [
        [
            f"{line.number:02d}",
            line.case.code,
            f"{line.closed_on:%d/%m/%Y}",
            line.mark,
            f"{line.years} năm ({line.source})",
        ]
        for line in lines
    ]
    files = batch.files.count()
    return {
        "letterhead": words.letterhead(batch.body),
        "place": words.place(batch.body),
        "recipients": ["Như thành phần ký duyệt"],
        "archive": words.archive(batch.body),
        "about": f"tiêu hủy {len(lines):02d} hồ sơ hết thời hạn bảo quản",
        "blocks": [
            heading("I. Căn cứ", 1),
            paragraph(f"{unended(batch.reason)}."),
            paragraph(
                f"Danh mục do {_name(batch.made_by)} lập {_day(batch.made_on)}; "
                f"{_name(batch.first_by)} duyệt lần thứ nhất {_day(batch.first_on)}; "
                f"{_name(batch.second_by)} duyệt lần thứ hai {_day(batch.second_on)}."
            ),
            heading("II. Danh mục hồ sơ tiêu hủy", 1),
            {
                "kind": "table",
                "title": "",
                "columns": [{"title": name, "width": width, "figure": False} for name, width in _COLUMNS],
                "rows": rows,
                "totals": [],
            },
            heading("III. Kết quả", 1),
            paragraph(
                f"Đã hủy {files} tệp của {len(lines):02d} hồ sơ nêu trên. Nhật ký, số văn bản trong sổ và mã đối chiếu "
                "của các tệp được giữ lại. Bản giấy do bộ phận lưu trữ hủy và xác nhận riêng."
            ),
        ],
    }


def _day(on: date | None) -> str:
    return long_date(on) if on is not None else ""


def _name(person: object) -> str:
    """Name a person as papers do."""
    return f"đồng chí {getattr(person, 'display_name', '')}"
