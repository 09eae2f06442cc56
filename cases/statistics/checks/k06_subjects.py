"""Subjects counted once are no more than turns."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, lines


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for row in lines(filled):
            for column in filled.form.counted_columns:
                subjects = filled.distinct(row.key, column.key) if column.measure == "count" else None
                turns = filled.value(row.key, column.key) or 0
                if subjects is not None and subjects > turns:
                    yield Finding(filled.form.key, row.label, f"“{column.label}” {subjects} > {turns}")


CHECK = Check(
    "K06",
    "Số đối tượng không lớn hơn số lượt ở từng ô.",
    "In each cell, subjects are no more than turns.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
