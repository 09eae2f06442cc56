"""A form of discipline that is changed is changed in one way: raised, lowered or annulled."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, lines


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms("B16", "B17"):
        columns = filled.form.columns
        ways = [one for one in columns.values() if one.within == "complaint-results.changed"]
        for row in lines(filled):
            added = sum(filled.value(row.key, one.key) or 0 for one in ways)
            whole = filled.value(row.key, "complaint-results.changed") or 0
            if added > whole:
                yield Finding(filled.form.key, row.label, f"{added} > {whole}")


CHECK = Check(
    "K08",
    "Khiếu nại được tăng, giảm, xóa hình thức kỷ luật cộng lại không lớn hơn số thay đổi hình thức.",
    "Complaints after which discipline was raised, lowered or annulled are no more than those with a change.",
    _finds,
)
