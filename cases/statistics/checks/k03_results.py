"""Results exclude each other: in each row they add up to the column they part."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, lines


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for group in filled.form.groups:
            if not group.sums_to or group.key == "petition-handling":  # of petitions K13 says it
                continue
            parts = [one for one in group.columns if not one.within and not one.no_fact]
            for row in lines(filled):
                added = sum(filled.value(row.key, one.key) or 0 for one in parts)
                whole = filled.value(row.key, group.sums_to) or 0
                if added != whole:
                    yield Finding(filled.form.key, row.label, f"“{group.label}” {added} ≠ {whole}")


CHECK = Check(
    "K03",
    "Các cột loại trừ nhau cộng lại bằng cột tổng ở từng dòng.",
    "In each row, columns that exclude each other add up to their total.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
