"""A column that is a part of another is no more than that."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, no_more


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        columns = filled.form.columns
        for column in columns.values():
            if column.within:
                yield from no_more(filled, column, columns[column.within])


CHECK = Check(
    "K02",
    "Cột “trong đó” không lớn hơn cột chứa nó ở từng dòng.",
    "In each row, a column of which it is a part holds at least as much.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
