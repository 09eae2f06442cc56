"""What is asked by hand: of which organization by which tree, in which days; a statement for each count and section."""

# ruff: noqa: S608 - the SQL is ours

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import connection

from tests.by_hand.words import ByHand, Counted

#: Cell by cell: by the section and the number of its row, or "total", and the column.
Cells = dict[tuple[str, str], int]

#: What stands on record of a case and of a sanction. Of those of records from paper, which have a number below zero,
#: nothing else is on record.
_ON_RECORD = """WITH papers AS (
 SELECT s.*, r.kind, r.body_id, r.signed_on, r.concluded_on FROM cases_papersubject s
 JOIN cases_paperrecord r ON r.id = s.record_id
 WHERE r.kind <> 'CCTC' AND NOT EXISTS (SELECT 1 FROM cases_paperwithdrawal w WHERE w.record_id = r.id)
), cases AS (
 SELECT id, kind, body_id, team_id, opened_from_id, subject_organization_id, subject_member_id, subject_level,
 opened_on, decided_on, concluded_on, outcome, subject_member_id IS NOT NULL AS of_member, '' AS stranger
 FROM cases_case
 UNION ALL SELECT -id, kind, body_id, NULL, NULL, subject_organization_id, subject_member_id, subject_level, signed_on,
 signed_on, concluded_on, outcome, of_member, stranger FROM papers
), sanctions AS (
 SELECT id, case_id, form, effective_on FROM cases_sanction
 UNION ALL SELECT -id, -id, form, signed_on FROM papers WHERE form <> ''
), heirs(id, last) AS (VALUES {heirs})
"""
_THEN = """COALESCE((SELECT s.level FROM cases_organizationstate s WHERE s.organization_id = b.organization_id
 AND s.since <= COALESCE({day}, %(as_of)s) AND (s.until IS NULL OR s.until > COALESCE({day}, %(as_of)s))),
 (SELECT o.level FROM cases_organization o WHERE o.id = b.organization_id))"""
_NOW = "(SELECT o.level FROM cases_organization o WHERE o.id = b.organization_id)"
_SUBJECT_NOW = """CASE WHEN c.of_member = FALSE OR c.id < 0 THEN COALESCE((SELECT o.level FROM cases_organization o
 WHERE o.id = COALESCE((SELECT h.last FROM heirs h WHERE h.id = c.subject_organization_id), c.subject_organization_id)),
 c.subject_level) ELSE (SELECT o.level FROM cases_member m JOIN cases_organization o ON o.id = m.organization_id
 WHERE m.id = c.subject_member_id) END"""


@dataclass(frozen=True)
class Question:
    """Of which organization with all under it, by number, or of everything; the days; by today's tree where one is."""

    since: date
    until: date
    as_of: date
    organization: int | None = None
    today: date | None = None
    _kept: dict[str, Any] = field(default_factory=dict, compare=False)

    def during(self, since: date, until: date) -> Question:
        """Return the same question of a part of its days, as known at the end of the whole."""
        return replace(self, since=since, until=until, _kept={})

    @property
    def days(self) -> dict[str, date]:
        """As the statements name them."""
        return {"since": self.since, "until": self.until, "as_of": self.as_of, "last": min(self.until, self.as_of)}

    @property
    def on(self) -> date:
        """The day of the tree."""
        return self.today or self.as_of

    @property
    def named(self) -> dict[str, Any]:
        """The same with the first and the last quarter of the period, one number each."""
        quarters = {
            name: 4 * day.year + (day.month + 2) // 3 for name, day in (("first", self.since), ("final", self.until))
        }
        return self.days | quarters

    def heirs(self) -> dict[int, int]:
        """Who stood in whose place on the day of the tree: from one to the next until there is none."""
        if "heirs" not in self._kept:
            merged = "SELECT id, succeeded_by_id, closed_on FROM cases_organization WHERE succeeded_by_id IS NOT NULL"
            told = rows(merged)
            following = {one: heir for one, heir, closed_on in told if closed_on and _day(closed_on) <= self.on}
            found = {}
            for one in following:
                last, passed = one, set()
                while last in following and last not in passed:
                    passed.add(last)
                    last = following[last]
                found[one] = last
            self._kept["heirs"] = found
        heirs: dict[int, int] = self._kept["heirs"]
        return heirs

    def under(self) -> set[int]:
        """Every organization that lies under the one asked about: by walking up from each, not down from the one."""
        if "under" not in self._kept:
            self._kept["under"] = {one for one, way in self._ways().items() if self.organization in way}
        under: set[int] = self._kept["under"]
        return under

    def _ways(self) -> dict[int, list[int]]:
        above, last = {}, {}
        states = "SELECT organization_id, parent_id, since, until FROM cases_organizationstate ORDER BY since"
        for one, parent, since, until in rows(states):
            last[one] = parent
            if _day(since) <= self.on and (until is None or _day(until) > self.on):
                above[one] = parent
        for one, closed_on, heir in rows("SELECT id, closed_on, succeeded_by_id FROM cases_organization"):
            if closed_on is not None and _day(closed_on) <= self.on:
                above[one] = heir or last.get(one)
        ways = {}
        for one in {*above, *last}:
            way, step = [one], above.get(one)
            while step is not None and step not in way:
                way.append(step)
                step = above.get(step)
            ways[one] = way
        return ways


def cells(form: ByHand, question: Question) -> Cells:
    """Return every cell that is not nothing: how many rows, or what they add up to."""
    found: Cells = {}
    for name, counted in form.counts.items():
        figures = dict.fromkeys(form.columns[name], f"SUM(CASE WHEN {{}} THEN {counted.sum} ELSE 0 END)")
        found |= _asked(form, name, counted, figures, question)
    return found


def subjects(form: ByHand, question: Question) -> Cells:
    """Return how many different ones the rows of each cell are about; a merged organization is who stands for it."""
    found: Cells = {}
    for name, counted in form.counts.items():
        if counted.subject and counted.sum == "1":
            figure = f"COUNT(DISTINCT CASE WHEN {{}} THEN {counted.subject} END)"
            found |= _asked(form, name, counted, dict.fromkeys(form.columns[name], figure), question)
    return found


def count(sql: str, question: Question) -> int:
    """Return the one number a statement counts; `{planned_by}` is filled with whose annual programmes are meant."""
    planned_by = "1=1"
    if question.organization is not None:
        houses = ", ".join(map(str, sorted(question.under())))
        planned_by = f"p.body_id IN (SELECT b.id FROM cases_body b WHERE b.organization_id IN ({houses}))"
    sql = _ON_RECORD.replace("{heirs}", "(0, 0)") + sql.replace("{planned_by}", planned_by)
    [(number,)] = rows(sql, question.named)
    return int(number)


def _asked(form: ByHand, name: str, counted: Counted, figures: dict[str, str], question: Question) -> Cells:
    """One statement for each section, and one without any."""
    level = _NOW if question.today else _THEN.replace("{day}", counted.day)
    subject_level = _SUBJECT_NOW if question.today else "c.subject_level"
    told = [figure.format(f"({form.columns[name][column]})") for column, figure in figures.items()]
    house = ""
    if question.organization is not None:
        house = f" AND b.organization_id IN ({', '.join(map(str, sorted(question.under())))})"
    found: Cells = {}
    for section, expression in ({"": "0"} | form.sections).items():
        sql = f"SELECT {expression} AS line, {', '.join(told)} FROM {counted.rows}{house} GROUP BY 1"
        sql = sql.replace("{level}", level).replace("{subject_level}", subject_level)
        named = question.heirs() if "FROM heirs" in sql else {}
        heirs = ", ".join(f"({one}, {last})" for one, last in named.items()) or "(0, 0)"
        for line, *values in rows(_ON_RECORD.replace("{heirs}", heirs) + sql, question.days):
            row = f"{section}.{line}" if section else "total"
            found |= {(row, column): int(value) for column, value in zip(figures, values, strict=True) if value}
    return found


def rows(sql: str, days: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Return what a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, days or {})
        return list(cursor.fetchall())


def _day(told: Any) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)
