"""No more complaints are resolved than were received and not resolved before.

The forms of complaints tell results only; what was received is asked of the register (`due`). A complaint received in
one period and resolved in a later one fits: what is due goes over the end of a period.
"""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding
from cases.statistics.forms.definitions import TOTAL


def _finds(figures: Figures) -> Iterator[Finding]:
    for told in figures.complaints:
        if told.resolved > told.due:
            label = next(one.form.rows[TOTAL].label for one in figures.forms(told.form))
            yield Finding(told.form, label, f"{told.resolved} > {told.due}")


CHECK = Check(
    "K14",
    "Khiếu nại đã có kết quả (B16, B17) không lớn hơn số đã nhận mà kỳ trước chưa giải quyết xong.",
    "Complaints with a result (B16, B17) are no more than those received and not resolved before the period.",
    _finds,
)
