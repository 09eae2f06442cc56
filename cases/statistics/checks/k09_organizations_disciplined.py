"""Every discipline of organizations that followed an inspection is a decision the forms of discipline count."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding


def _finds(figures: Figures) -> Iterator[Finding]:
    inspected, signs = "B01", "B07"
    after = figures.total("inspected.disciplined", inspected) + figures.total("signs-inspected.disciplined", signs)
    decided = figures.total("total", "B11")
    if after > decided:
        yield Finding("B01+B07", "B11", f"{after} > {decided}")


CHECK = Check(
    "K09",
    "Tổ chức đảng đã thi hành kỷ luật sau kiểm tra (B01, B07) không lớn hơn số tổ chức bị kỷ luật (B11).",
    "Organizations disciplined after inspection (B01, B07) are no more than organizations disciplined (B11).",
    _finds,
)
