"""The money of an inspection in prose: its figures, and what becomes of them, in figures and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cases.models import (
    AmountLine,
    Case,
    Fault,
    FinanceScope,
    FinanceSheet,
    MoneyCategory,
    Treatment,
    sums_of,
)
from cases.money import figures, in_words
from documents.facts.ground import Facts

Blocks = list[Facts]

SHEETS = {
    FinanceSheet.FEES: "thu, nộp, quản lý, sử dụng đảng phí",
    FinanceSheet.BUDGET: "ngân sách, sản xuất kinh doanh của cấp ủy",
}
CATEGORIES = {
    MoneyCategory.COLLECTED: "Thu đảng phí",
    MoneyCategory.REMITTED: "Trích nộp đảng phí lên cấp trên",
    MoneyCategory.SPENT: "Sử dụng đảng phí được trích để lại",
    MoneyCategory.BALANCE: "Tồn quỹ đảng phí",
    MoneyCategory.FEES_OTHER: "Nội dung khác về đảng phí",
    MoneyCategory.COMMITTEE: "Tài chính của cấp ủy",
    MoneyCategory.ADMINISTRATIVE: "Đơn vị hành chính",
    MoneyCategory.SERVICE: "Đơn vị sự nghiệp",
    MoneyCategory.BUSINESS: "Sản xuất kinh doanh",
    MoneyCategory.BUILDING: "Xây dựng cơ bản, mua sắm",
    MoneyCategory.BUDGET_OTHER: "Nội dung khác về ngân sách",
}
FAULTS = {
    Fault.SHORT: "thu thiếu",
    Fault.OVER: "thu thừa",
    Fault.EMBEZZLED: "tham ô, biển thủ",
    Fault.LOST: "tham ô, thất thoát",
    Fault.OFF_BOOKS: "để ngoài sổ",
    Fault.IMPROPER: "chi sai chế độ",
    Fault.DEBT: "công nợ, thiếu thuế",
    Fault.OTHER: "sai phạm khác",
}
TREATMENTS = {
    Treatment.RECOVER: "xuất toán, thu hồi",
    Treatment.REACCOUNT: "hạch toán lại",
    Treatment.LEFT: "giao đơn vị xử lý",
    Treatment.NONE: "đã giải trình, không xử lý",
}
UNIT = "Đơn vị tính: nghìn đồng"

#: How the section on money begins in the report and in the notice; it is renewed under this heading.
HEADING = "Số liệu tài chính và kiến nghị xử lý"
CONCLUDED = "Kết luận về số tiền và xử lý tài chính"
#: What the notice asks for where money is to be recovered; the row of the follow-up begins with it.
RECOVERY = "Thu hồi, nộp về quỹ theo quy định số tiền"
#: The column of a notice's requirements that says what is asked.
REQUIRED = "Nội dung yêu cầu"
#: Until when, unless people write another day.
DUE = "60 ngày, kể từ ngày công bố"


def sheets(case: Case) -> str:
    """Name the finance inspected."""
    return "; ".join(SHEETS[sheet] for sheet in FinanceScope.objects.get(team=case.team_id).sheets)


def said(thousands: int) -> str:
    """Write an amount in figures and in words."""
    return f"{figures(thousands)} nghìn đồng (bằng chữ: {in_words(thousands)})"


def rows(lines: Iterable[AmountLine]) -> list[Facts]:
    """Return the rows of the table of figures."""
    return [
        {
            "what": CATEGORIES[MoneyCategory(line.category)],
            "period": line.period,
            "books": figures(line.books),
            "verified": figures(line.verified),
            "difference": figures(line.difference),
            "documents": line.documents,
        }
        for line in lines
    ]


def table(lines: Sequence[AmountLine]) -> Facts:
    off = sum(line.differs_by for line in lines)
    return {
        "rows": rows(lines),
        "off": figures(off),
        "unit": UNIT,
        "words": [f"Tổng số chênh lệch: {said(off)}"],
    }


# In report and notice


def section(case: Case, title: str) -> Blocks:
    """Return what is told of the money under a heading: each difference with its treatment, the sums in words."""
    lines = list(AmountLine.objects.filter(case=case).prefetch_related("parts"))
    cells = [
        [
            str(number), f"{row['what']}, {row['period']}", row["books"], row["verified"], row["difference"],
            _treated(line),
        ]
        for number, (row, line) in enumerate(zip(rows(lines), lines, strict=True), 1)
    ]  # fmt: skip
    off = sum(line.differs_by for line in lines)
    cells.append(["", "Cộng", "", "", figures(off), figures(sum(line.treated for line in lines))])
    return [
        {"kind": "heading", "level": 2, "text": title},
        {
            "kind": "table",
            "title": UNIT,
            "columns": [
                {"title": "TT", "width": 6, "figure": True},
                {"title": "Nội dung, kỳ", "width": 25},
                {"title": "Theo sổ sách", "width": 15, "figure": True},
                {"title": "Qua kiểm tra", "width": 15, "figure": True},
                {"title": "Chênh lệch", "width": 14, "figure": True},
                {"title": "Xử lý", "width": 25},
            ],
            "rows": cells,
            "totals": [len(cells)],
        },
        *({"kind": "paragraph", "text": sentence} for sentence in _sums(case, off)),
    ]


def _treated(line: AmountLine) -> str:
    parts = [
        f"{TREATMENTS[Treatment(part.treatment)]}: {figures(part.amount)}"
        + (f" ({FAULTS[Fault(part.fault)]})" if part.fault else "")
        for part in line.parts.all()
    ]
    return "; ".join(parts) or "không có chênh lệch"


def _sums(case: Case, off: int) -> list[str]:
    found = sums_of(case)
    sentences = [f"Tổng số chênh lệch: {said(off)}."]
    if found.treated:
        sentences.append(f"Số tiền phải xử lý: {said(found.treated)}.")
    if found.recover:
        sentences.append(f"Trong đó xuất toán, thu hồi: {said(found.recover)}.")
    return sentences


def recovery(case: Case) -> str:
    """Return what the subject is asked for where money is to be recovered; nothing where none is."""
    recover = sums_of(case).recover
    return f"{RECOVERY} {said(recover)}." if recover else ""


def renewed(blocks: Sequence[Facts], case: Case, title: str) -> Blocks:
    """Return prose whose section on money says what is on record now; people's own text stays as it is."""
    start = next((n for n, one in enumerate(blocks) if _is_heading(one) and one["text"].endswith(title)), None)
    if start is None:
        return list(blocks)
    after = range(start + 1, len(blocks))
    end = next((n for n in after if _is_heading(blocks[n])), len(blocks))
    rest = [_asking(one, recovery(case), case.subject_name) for one in blocks[end:]]
    return [*blocks[:start], *section(case, blocks[start]["text"]), *rest]


def _is_heading(block: Facts) -> bool:
    return bool(block.get("kind") == "heading")


def _asking(block: Facts, asked: str, owner: str) -> Facts:
    """Let the requirements ask for the sum to be recovered now, and for no other."""
    titles = [str(column["title"]) for column in block.get("columns", [])]
    if block.get("kind") != "table" or REQUIRED not in titles:
        return block
    what = titles.index(REQUIRED)
    others = [row for row in block["rows"] if not str(row[what]).startswith(RECOVERY)]
    made = [asking(asked, owner), *others] if asked else others
    return block | {"rows": [[str(number), *row[1:]] for number, row in enumerate(made, 1)]}


def asking(asked: str, owner: str) -> list[str]:
    """Return the row of a notice's requirements that asks for money."""
    return ["1", asked, owner, DUE]
