"""A form of a period as canonical JSON, with the rows behind every cell; and back again without asking the facts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.models import Body, ClosedForm
from cases.statistics import forms
from cases.statistics.checks import Figures
from cases.statistics.checks.due import complaints_of
from cases.statistics.forms import SOURCES, Asked, Filled, Form, FormSet
from cases.statistics.forms.membership import members

#: Of every cell with a figure: how much, of how many distinct subjects where that is known, and its rows.
Cells = dict[tuple[str, str], tuple[int, int | None, tuple[str, ...]]]


@dataclass(frozen=True)
class Part:
    """One form for the days one set holds for."""

    form_set: FormSet
    form: Form
    asked: Asked
    filled: Filled
    cells: Cells

    @property
    def place(self) -> tuple[str, str]:
        """By what a part is found again."""
        return self.form.key, self.form_set.key


def parts_of(body: Body, since: date, until: date, on: date) -> list[Part]:
    """Return all forms of a period as counted today of the organization of the body, told to nobody in particular."""
    asked = Asked(body.organization, since, until, on)
    keys = dict.fromkeys(key for one in forms.load_sets() for key in one.forms)
    found = []
    for key in keys:
        for one, form, part in forms.parts(key, asked):
            filled = forms.evaluate(form, part, subjects=True)
            found.append(Part(one, form, part, filled, _cells(filled, members(form, part))))
    return found


def _cells(filled: Filled, rows: Mapping[tuple[str, str], list[str]]) -> Cells:
    found = {}
    for row, column in sorted({*filled.turns, *rows}):
        value = filled.turns.get((row, column), 0)
        keys = tuple(rows.get((row, column), ()))
        if value or keys:
            found[row, column] = (value, filled.distinct(row, column), keys)
    return found


def figures_of(parts: Iterable[Part]) -> Figures:
    """Return what the checks are asked of."""
    filled = [part.filled for part in parts]
    return Figures(filled, [one for one in map(complaints_of, filled) if one is not None])


def canonical(told: Any) -> str:
    """Write facts so that the same facts are the same text."""
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def frozen(part: Part) -> ClosedForm:
    """Return a part as the row that keeps it, unsaved."""
    told = {
        "form": part.form.key,
        "set": part.form_set.key,
        "since": part.asked.since.isoformat(),
        "until": part.asked.until.isoformat(),
        "cells": [[*cell, value, distinct, list(rows)] for cell, (value, distinct, rows) in part.cells.items()],
    }
    text = canonical(told)
    return ClosedForm(form=part.form.key, form_set=part.form_set.key, figures=text, sha256=digest(text))


def period_digest(
    facts: Mapping[str, str], kept: Iterable[tuple[str, str, str]], waived: Iterable[tuple[str, str, str]],
    carried: Iterable[str], merged: Iterable[tuple[str, str, str]] = (),
) -> str:  # fmt: skip
    """Return the hash over a whole closed period: its facts, its forms, what was waived, what it carries, its reports.

    A period closed before reports of units were frozen has none of these: its hash is over the rest.
    """
    told: dict[str, Any] = {
        "period": dict(facts),
        "forms": sorted(map(list, kept)),
        "waived": sorted(map(list, waived)),
        "carried": sorted(carried),
    }
    if reports := sorted(map(list, merged)):
        told["merged"] = reports
    return digest(canonical(told))


def cells_of(row: ClosedForm) -> Cells:
    """Return the cells of a frozen form."""
    return {
        (line, column): (value, distinct, tuple(rows))
        for line, column, value, distinct, rows in json.loads(row.figures)["cells"]
    }


def read(row: ClosedForm, asked: Asked) -> Filled:
    """Return a frozen form as it was filled; nothing is counted."""
    told = json.loads(row.figures)
    form = next(one for one in forms.load_sets() if one.key == row.form_set).forms[row.form]
    part = asked.during(date.fromisoformat(told["since"]), date.fromisoformat(told["until"]))
    cells = cells_of(row)
    turns = {cell: value for cell, (value, _distinct, _rows) in cells.items()}
    return Filled(form, part, turns, {cell: distinct or 0 for cell, (_v, distinct, _rows) in cells.items()})


def behind(filled: Filled, column: str, keys: Iterable[str], opened: Asked) -> QuerySet[Any]:
    """Return those rows behind a frozen cell that whoever `opened` is narrowed to may open today.

    What was counted beside them from paper is counted, and opens in the live form alone.
    """
    source = SOURCES[filled.form.counts[filled.form.columns[column].of].source]
    own = [int(key) for key in keys if key.isdigit()]
    found: QuerySet[Any] = source.rows(opened).filter(pk__in=own).order_by("pk")
    return found


def opening(form: Form, column: str, keys: Iterable[str], opened: Asked) -> list[QuerySet[Any]]:
    """Return what whoever `opened` is narrowed to may open of these rows: of the source, then of each beside it."""
    source = SOURCES[form.counts[form.columns[column].of].source]
    placed = [key.rpartition(":") for key in keys]
    found = []
    for place, one in enumerate((source, *source.beside)):
        own = [int(pk) for of, _colon, pk in placed if of == (str(place) if place else "") and pk.isdigit()]
        found.append(one.rows(opened).filter(pk__in=own))
    return found
