"""Every discipline of organizations that followed an inspection is a decision the forms of discipline count.

Both are asked of the same period, and rightly so: “disciplined” is said of an inspection concluded in the period whose
discipline took force by its end, so the decision took force in the same period. What was required in one period and
decided in a later one is in no column of the later inspections, and the forms of discipline count decisions that no
inspection called for (a judgment, a denunciation); across periods neither side bounds the other. A decision of a body
outside the organization is in its inspections and not in its decisions: that is found, and waived with that reason.
"""

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
