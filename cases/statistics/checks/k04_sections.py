"""The rows under a roman number add up to the row of everything."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding
from cases.statistics.forms.definitions import TOTAL


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for section in (one for one in filled.form.sections if not one.no_fact):
            for column in filled.form.counted_columns:
                added, whole = filled.subtotal(section, column.key), filled.value(TOTAL, column.key)
                if added != whole:
                    yield Finding(filled.form.key, section.label, f"“{column.label}” {added} ≠ {whole}")


CHECK = Check(
    "K04",
    "Tổng các dòng dưới mỗi số La Mã bằng dòng tổng số ở từng cột.",
    "In each column, the rows under a roman number add up to the total.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
