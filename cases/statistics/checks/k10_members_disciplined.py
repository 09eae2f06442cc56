"""Every discipline of members that followed an inspection is a decision the forms of discipline count.

Asked of the same period only, for the reasons told in `k09_organizations_disciplined`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding


def _finds(figures: Figures) -> Iterator[Finding]:
    inspected, signs = "B02", "B08"
    after = figures.total("inspected.disciplined", inspected) + figures.total("signs-inspected.disciplined", signs)
    decided = figures.total("total", "B12", "B13")
    if after > decided:
        yield Finding("B02+B08", "B12+B13", f"{after} > {decided}")


CHECK = Check(
    "K10",
    "Đảng viên đã thi hành kỷ luật sau kiểm tra (B02, B08) không lớn hơn số đảng viên bị kỷ luật (B12, B13).",
    "Members disciplined after inspection (B02, B08) are no more than members disciplined (B12, B13).",
    _finds,
)
