"""The sets of forms as files in the project: read whole and strictly, or refused by file, form and column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from cases.statistics.forms.definitions import (
    REST,
    TOTAL,
    Column,
    Counted,
    Form,
    FormSet,
    Group,
    Named,
    Row,
    Section,
    Where,
)
from cases.statistics.forms.refusing import Place
from cases.statistics.forms.vocabulary import SOURCES

DIRECTORY = Path(__file__).parent / "sets"

_SET = {"key", "effective_from", "effective_until", "source", "status"}
_SHARED = ("conditions", "groups", "sections", "reasons", "forms")
_WORDS = {"vi", "en"}
_COLUMN = {"key", "of", "measure", "where", "within", "ours", "no_fact"}


@cache
def load_sets(directory: Path = DIRECTORY) -> tuple[FormSet, ...]:
    """Return every set of a directory, the oldest first; raises `DefinitionRefused` where a file says nonsense."""
    told: dict[str, dict[str, Any]] = {}
    for path in sorted(directory.glob("*.json")):
        place = Place(path.name)
        try:
            one = json.loads(path.read_text("utf-8"))
        except ValueError as broken:
            raise place.refuse(f"is no JSON: {broken}") from broken
        place.require_keys(one, _SET, {"based_on", "note", *_SHARED})
        told[one["key"]] = one | {"file": path.name}
    sets = sorted((_set(_whole(one, told)) for one in told.values()), key=lambda one: one.effective_from or date.min)
    for before, after in pairwise(sets):
        if before.effective_until != after.effective_from:
            raise Place(after.key).refuse(f"begins on {after.effective_from}, not where {before.key} ends")
    return tuple(sets)


def _whole(one: dict[str, Any], told: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What a set says together with what it takes from the set it is based on, part by part by its key."""
    if not (base := one.get("based_on")):
        return one
    Place(one["file"]).require_known("set", base, told)
    below = _whole(told[base], told)
    return one | {part: below.get(part, {}) | one.get(part, {}) for part in _SHARED}


def _set(told: dict[str, Any]) -> FormSet:
    place = Place(told["file"])
    reader = _Reader(told)
    forms = {key: reader.form(place.form_of(key), key, form) for key, form in told.get("forms", {}).items()}
    since, until = (_day(place, told, name) for name in ("effective_from", "effective_until"))
    key, source, status, note = (place.require_text(told, name) for name in ("key", "source", "status", "note"))
    return FormSet(key, since, until, source, status, note, forms)


def _day(place: Place, told: dict[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(told[name]) if told[name] is not None else None
    except (TypeError, ValueError) as broken:
        raise place.refuse(f"“{name}” is a day or null") from broken


def read_counted(place: Place, key: str, told: Any) -> Counted:
    """Return what a file outside the sets counts under a name; every name in it is known, or refused with its place."""
    return _Reader({}).counted(place, key, told)


class _Reader:
    """Reads the forms of one set, with the conditions, groups and sections its forms share by name."""

    def __init__(self, told: dict[str, Any]) -> None:
        """Keep what is shared."""
        self.conditions, self.groups, self.sections, self.reasons = (told.get(part, {}) for part in _SHARED[:4])

    def form(self, place: Place, key: str, told: Any) -> Form:
        """Return one form, every name in it known, its exclusive columns and its rows proven to exclude each other."""
        place.require_keys(told, _WORDS | {"unit", "counts", "sections", "groups"}, {"note"})
        counts = {name: self.counted(place.at(f"counts {name}"), name, one) for name, one in told["counts"].items()}
        place.require_known("count", "main", counts)
        sources = {one.source for one in counts.values()}
        groups = [Group(TOTAL, "", "", (Column(TOTAL, "Tổng số", "Total"),))]
        groups += [self.group(place, one, counts) for one in told["groups"]]
        columns = {column.key: column for group in groups for column in group.columns}
        for column in columns.values():
            if column.within:
                place.at(f"column {column.key}").require_known("column", column.within, columns)
        for group in groups:
            _require_exclusive(place.at(f"group {group.key}"), group, columns, counts)
        return Form(
            key, *self.words(place, told), place.require_text(told, "unit"), counts,
            tuple(self.section(place, one, sources) for one in told["sections"]), tuple(groups),
            place.require_text(told, "note"),
        )  # fmt: skip

    def words(self, place: Place, told: dict[str, Any]) -> tuple[str, str]:
        """Return the Vietnamese and the English words."""
        return place.require_text(told, "vi"), place.require_text(told, "en")

    def reason(self, place: Place, told: dict[str, Any]) -> Named | None:
        """Return why nothing can be counted here, where nothing can."""
        if not (key := told.get("no_fact")):
            return None
        words = self.reasons[place.require_known("reason", key, self.reasons)]
        return Named(key, *self.words(place, words))

    def counted(self, place: Place, key: str, told: Any) -> Counted:
        """Return what is counted under a name."""
        place.require_keys(told, {"source", "dated"}, {"where"})
        source = place.require_known("source", told["source"], SOURCES)
        dated = place.require_known("date", told["dated"], SOURCES[source].dates)
        return Counted(key, source, dated, self.where(place, told.get("where", {}), [source]))

    def where(self, place: Place, told: Any, sources: Iterable[str]) -> Where:
        """Return a condition all of whose names the sources know."""
        if not isinstance(told, dict):
            raise place.refuse("a condition is an object")
        found = {}
        for name, values in told.items():
            for source in sources:
                dimension = SOURCES[source].dimensions[
                    place.require_known(f"dimension of {source}", name, SOURCES[source].dimensions)
                ]
                if not isinstance(values, list) or not values:
                    raise place.refuse(f"“{name}” is a list of values", dimension.values)
                for value in values:
                    place.require_known(f"value of {name}", value, dimension.values)
            found[name] = tuple(values)
        return found

    def shared(self, place: Place, told: Any, what: str, shelf: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is told here, or under the name it is called by."""
        if isinstance(told, str):
            found: dict[str, Any] = {"key": told} | shelf[place.require_known(what, told, shelf)]
            return found
        return place.require_keys(told, {"key"}, told)

    def group(self, place: Place, told: Any, counts: Mapping[str, Counted]) -> Group:
        """Return a group of columns; its rest is added where it has one."""
        told = self.shared(place, told, "group", self.groups)
        place = place.at(f"group {told['key']}")
        place.require_keys(told, _WORDS | {"key", "columns"}, {"sums_to", "rest", "of", "where"})
        of = told.get("of", "main")
        columns = [self.column(place, one, counts, told["key"], of) for one in told["columns"]]
        if told.get("rest") or told.get("sums_to"):
            words = told.get("rest") or {"vi": "Chưa xếp vào cột nào", "en": "In none of these columns"}
            place.at("rest").require_keys(words, _WORDS, set())
            counted = tuple(one for one in columns if not one.no_fact and not one.within)
            base = self.where(place, told.get("where", {}), [counts[of].source])
            measure = columns[0].measure
            columns.append(
                Column(
                    f"{told['key']}.{REST}",
                    words["vi"],
                    words["en"],
                    of=of,
                    measure=measure,
                    where=base,
                    ours=True,
                    others=counted,
                )
            )
        keys = [one.key for one in columns]
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise place.refuse(f"has two columns “{', '.join(twice)}”")
        return Group(told["key"], *self.words(place, told), tuple(columns), place.require_text(told, "sums_to"))

    def column(self, place: Place, told: Any, counts: Mapping[str, Counted], group: str, of: str) -> Column:
        """Return a column; its key stands under that of its group."""
        told = self.shared(place, told, "condition", self.conditions)
        place = place.at(f"column {told['key']}")
        place.require_keys(told, _WORDS | {"key"}, _COLUMN)
        of = place.require_known("count", told.get("of", of), counts)
        source = SOURCES[counts[of].source]
        measure = place.require_known("measure", told.get("measure", "count"), source.measures)
        where = {} if told.get("no_fact") else self.where(place, told.get("where", {}), [counts[of].source])
        within = f"{group}.{told['within']}" if told.get("within") else ""
        return Column(
            f"{group}.{told['key']}", *self.words(place, told), of=of, measure=measure, where=where, within=within,
            ours=bool(told.get("ours")), no_fact=self.reason(place, told),
        )  # fmt: skip

    def section(self, place: Place, told: Any, sources: Iterable[str]) -> Section:
        """Return a section whose rows cover a dimension, each value once."""
        told = self.shared(place, told, "section", self.sections)
        place = place.at(f"section {told['key']}")
        place.require_keys(told, _WORDS | {"key", "roman", "rows"}, {"by", "no_fact"})
        no_fact = self.reason(place, told)
        rows = []
        for number, one in enumerate(told["rows"], start=1):
            at = place.at(f"row {number}")
            at.require_keys(one, _WORDS | ({"values"} if not no_fact else set()), {"values"})
            where = {} if no_fact else self.where(at, {told["by"]: one["values"]}, sources)
            rows.append(Row(f"{told['key']}.{number}", *self.words(at, one), where, no_fact))
        if not no_fact:
            _require_covering(place, told["by"], rows, sources)
        return Section(told["key"], *self.words(place, told), told["roman"], tuple(rows), no_fact)


def _require_covering(place: Place, by: str, rows: Sequence[Row], sources: Iterable[str]) -> None:
    """Refuse rows that leave out a value or name one twice: a section sums to everything counted."""
    named = [value for row in rows for value in row.where[by]]
    for source in sources:
        dimension = SOURCES[source].dimensions[by]
        if dimension.is_multiple:
            raise place.refuse(f"“{by}” may have several values and cannot part rows")
        if lacking := sorted(set(dimension.values) - set(named)):
            raise place.refuse(f"its rows leave out {', '.join(lacking)} of “{by}”")
    if twice := {value for value in named if named.count(value) > 1}:
        raise place.refuse(f"its rows name {', '.join(sorted(twice))} twice")


def _require_exclusive(
    place: Place, group: Group, columns: Mapping[str, Column], counts: Mapping[str, Counted]
) -> None:
    """Refuse columns that are said to sum and of which two might count one row."""
    if not group.sums_to:
        return
    target = columns[place.require_known("column", group.sums_to, columns)]
    parts = [one for one in group.columns if not one.within and not one.no_fact]
    for one in parts:
        if (one.of, one.measure) != (target.of, target.measure):
            raise place.at(f"column {one.key}").refuse(f"counts something else than “{target.key}” it sums to")
    known = SOURCES[counts[target.of].source].dimensions
    single = {name for name, dimension in known.items() if not dimension.is_multiple}
    for one, other in combinations([part for part in parts if not part.others], 2):
        if not _disjoint(one.where, other.where, single):
            raise place.refuse(f"nothing keeps “{one.key}” and “{other.key}” from counting the same row")


def _disjoint(one: Where, other: Where, single: set[str]) -> bool:
    """Whether no row can fit both: they ask for other values of something of which a row has one."""
    shared = one.keys() & other.keys() & single
    return any(not set(one[name]) & set(other[name]) for name in shared)
