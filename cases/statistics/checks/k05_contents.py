"""Whatever was counted is about something: contents may be several, never fewer than the total."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, lines


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for group in filled.form.groups:
            rest = next((one for one in group.columns if one.others), None)
            if group.sums_to or rest is None or rest.of != "main":
                continue
            for row in lines(filled):
                added = sum(filled.value(row.key, one.key) or 0 for one in (*rest.others, rest))
                whole = filled.value(row.key, "total") or 0
                if added < whole:
                    yield Finding(filled.form.key, row.label, f"“{group.label}” {added} < {whole}")


CHECK = Check(
    "K05",
    "Tổng các cột nội dung không nhỏ hơn tổng số ở từng dòng.",
    "In each row, the contents add up to at least the total.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
