"""Discipline is required only where there is a violation."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, no_more, pairs


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for less, more in pairs(filled, "required", "violation"):
            yield from no_more(filled, less, more)


CHECK = Check(
    "K11",
    "“Phải thi hành kỷ luật” không lớn hơn “có vi phạm” ở từng dòng.",
    "In each row, discipline required is no more than violation found.",
    _finds,
)
