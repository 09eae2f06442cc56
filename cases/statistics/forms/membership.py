"""Which rows stand behind every cell of a form, all cells at once: one statement for each thing counted."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Any

from cases.statistics.forms.asked import Asked
from cases.statistics.forms.conditions import Sorter, told_apart
from cases.statistics.forms.definitions import Form
from cases.statistics.forms.evaluation import rows
from cases.statistics.forms.vocabulary import SOURCES


def members(form: Form, asked: Asked) -> dict[tuple[str, str], list[str]]:
    """Return the keys of the rows of every cell that has any; of what stands beside a source, its place first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    lines = [row for row in form.rows.values() if not row.no_fact]
    for counted in form.counts.values():
        columns = [column for column in form.counted_columns if column.of == counted.key]
        wheres = [row.where for row in lines]
        for column in columns:
            wheres += [column.where, *(other.where for other in column.others)]
        for place, source in enumerate((SOURCES[counted.source], *SOURCES[counted.source].beside) if columns else ()):
            dimensions = told_apart(source, wheres, asked)
            rows_of_it = rows(counted, [], asked, source=source).order_by("pk").annotate(**dimensions)
            sorter = Sorter(source, lines, columns)
            told: Any = rows_of_it.values("pk", *dimensions)
            for profile in told:
                key = f"{place}:{profile['pk']}" if place else str(profile["pk"])
                for row, column in product(sorter.lines(profile), sorter.columns(profile)):
                    found[row.key, column.key].append(key)
    return dict(found)
