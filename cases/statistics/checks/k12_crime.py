"""What goes to the investigator is among the violations."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, no_more, pairs


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for less, more in pairs(filled, "crime", "violation"):
            yield from no_more(filled, less, more)


CHECK = Check(
    "K12",
    "“Chuyển cơ quan điều tra” không lớn hơn “có vi phạm” ở từng dòng.",
    "In each row, cases passed to the investigator are no more than violations found.",
    _finds,
)
