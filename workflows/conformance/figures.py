"""How the procedure was kept, told from the sheets: acts in time, papers missing, deviations signed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cases.models import Case, Kind
from cases.statistics import Question
from workflows.access import CASE_WITH
from workflows.conformance.sheet import Sheet, sheets_of

#: So many files, the last closed first, are read again for one page; the page says where there are more.
MOST = 400

#: What can be asked of the sheets of a procedure, and the words for it stand on the page.
CASES, CONFORMING, IN_TIME, LATE, MISSING, WAIVED, BROKEN = (
    "cases", "conforming", "in-time", "late", "missing", "waived", "broken-trail",
)  # fmt: skip


@dataclass
class Tally:
    """The figures of one procedure; each remembers the cases it counts."""

    kind: Kind
    counts: dict[str, int] = field(default_factory=dict)
    cases: dict[str, list[int]] = field(default_factory=dict)

    def add(self, key: str, case: Case, count: int = 1) -> None:
        """Count something of a case; nothing is nothing."""
        if count:
            self.counts[key] = self.counts.get(key, 0) + count
            self.cases.setdefault(key, []).append(case.pk)

    def count(self, key: str) -> int:
        """How many."""
        return self.counts.get(key, 0)

    @property
    def timed(self) -> int:
        """Acts that have a deadline and are done."""
        return self.count(IN_TIME) + self.count(LATE)


@dataclass(frozen=True)
class Tallies:
    """The figures of all procedures, and whether every closed file is in them."""

    rows: Sequence[Tally]
    read: int
    closed: int

    def cases(self, key: str, kind: str) -> list[int]:
        """The cases behind a figure."""
        return [pk for row in self.rows if kind in {row.kind, ""} for pk in row.cases.get(key, ())]


def tallies(question: Question) -> Tallies:
    """Return the figures of the files closed in the period, as far as whoever asks is told of them."""
    closed = Case.objects.filter(question.cases, question.within("closed_on"), body=question.body)
    cases = list(closed.select_related(*CASE_WITH).order_by("-closed_on", "-pk")[:MOST])
    return Tallies(_rows(sheets_of(cases)), len(cases), closed.count() if len(cases) == MOST else len(cases))


def _rows(sheets: Iterable[Sheet]) -> list[Tally]:
    found: dict[str, Tally] = {}
    for sheet in sheets:
        tally = found.setdefault(sheet.case.kind, Tally(Kind(sheet.case.kind)))
        timed = [line.is_met for line in sheet.lines if line.is_met is not None]
        tally.add(CASES, sheet.case)
        tally.add(CONFORMING, sheet.case, int(sheet.conforms))
        tally.add(IN_TIME, sheet.case, timed.count(True))
        tally.add(LATE, sheet.case, timed.count(False))
        tally.add(MISSING, sheet.case, sum(len(line.missing) for line in sheet.lines))
        tally.add(WAIVED, sheet.case, sum(len(line.waivers) for line in sheet.lines))
        tally.add(BROKEN, sheet.case, int(bool(sheet.broken)))
    return [found[kind] for kind in Kind if kind in found]


def behind(question: Question, keys: Iterable[int]) -> list[Case]:
    """Return the cases behind a figure that whoever asks may open."""
    rows = Case.objects.filter(question.cases, pk__in=list(keys)).select_related("team", "subject_organization")
    return list(rows.order_by("-closed_on", "-pk"))
