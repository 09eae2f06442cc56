"""The work over time: how much was opened and how it ended, quarter by quarter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractQuarter, ExtractYear

from cases.models import Body
from cases.statistics.periods import quarter_of
from cases.statistics.question import Question


@dataclass
class Quarter:
    """What was opened and concluded in a quarter."""

    year: int
    number: int
    opened: int = 0
    ended: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day."""
        return quarter_of(self.year, self.number)

    @property
    def concluded(self) -> int:
        """All that ended, whichever way."""
        return sum(self.ended.values())


def last_quarters(body: Body, count: int, on: date) -> Question:
    """Return the question about so many quarters, the running one the last of them."""
    this = 4 * on.year + (on.month - 1) // 3
    first = this - count + 1
    since, until = quarter_of(first // 4, first % 4 + 1)[0], quarter_of(on.year, this % 4 + 1)[1]
    return Question(body=body, since=since, until=until, on=on)


def over_time(question: Question) -> list[Quarter]:
    """Return every quarter of the period; two statements."""
    places = range(4 * question.since.year + (question.since.month - 1) // 3, 4 * question.until.year + 4)
    quarters = {(at // 4, at % 4 + 1): Quarter(at // 4, at % 4 + 1) for at in places}
    wanted = {key: row for key, row in quarters.items() if row.days[0] <= question.until}
    for name in ("opened_on", "concluded_on"):
        parts = question.all_cases().filter(question.within(name)).order_by()
        when = parts.annotate(year=ExtractYear(name), number=ExtractQuarter(name))
        for year, number, outcome, count in when.values_list("year", "number", "outcome").annotate(n=Count("pk")):
            row = wanted[year, number]
            if name == "opened_on":
                row.opened += count
            else:
                row.ended[outcome] += count
    return list(wanted.values())


def commonest_kind(question: Question) -> str:
    """Return the procedure with the most decisions signed in the period; nothing where there is none."""
    decided = question.all_cases().filter(question.within("decided_on")).order_by()
    found = decided.values("kind").annotate(n=Count("pk")).order_by("-n", "kind").values_list("kind", flat=True)
    return found.first() or ""
