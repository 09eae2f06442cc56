"""Reading `narrative.json`: strictly, every figure known to the forms, or refused with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from cases.statistics.figures import FIGURES
from cases.statistics.forms.definitions import Form, Named
from cases.statistics.forms.files import load_sets
from cases.statistics.forms.refusing import Place
from cases.statistics.published import load as load_published

FILE = Path(__file__).parent / "narrative.json"

#: What a sentence may name beside figures.
WORDS = frozenset({"body", "basis"})
SUM, LAST, ONE = "sum", "last", "one"

_FIGURE = {"key", "vi", "en", "unit"}
_MORE = {"form", "columns", "but", "over", "figure", "definition"}
_SENTENCE = {"key", "name", "vi"}


@dataclass(frozen=True)
class Figure(Named):
    """One figure: cells of a form's row of everything, or a figure or definition the house has by name.

    `over` says what a period with two sets of forms tells: the sum of its parts, the last of them, or nothing.
    """

    unit: str = ""
    form: str = ""
    columns: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    over: str = SUM
    figure: str = ""
    definition: str = ""

    def columns_of(self, form: Form) -> list[str]:
        """Return its columns in one version of its form: `group.*` is every column of a group."""
        found: list[str] = []
        for name in self.columns:
            group = name.removesuffix("*")
            found += [key for key in form.columns if key.startswith(group)] if group != name else [name]
        return [key for key in found if key not in self.but]


@dataclass(frozen=True)
class Sentence:
    """A sentence of figures: what it says, and what where all of them are nothing."""

    key: str
    name: str
    vi: str
    zero: str = ""
    more: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    of: tuple[str, ...] = ()  # two figures: the share of the first in the second is told

    @property
    def keys(self) -> list[str]:
        """The figures by which it says something, or nothing."""
        return names_of(self.vi)


@dataclass(frozen=True)
class Section:
    """A heading with its sentences of figures, and what people are asked to write under it themselves."""

    place: str
    title: str
    asks: Named | None = None
    sentences: tuple[Sentence, ...] = ()

    @property
    def level(self) -> int:
        """1 for a section, 2 for a point of one."""
        return 1 + self.place.count(".")

    @property
    def heading(self) -> str:
        """The heading as it is printed."""
        return f"{self.place}. {self.title}" if self.level == 1 else self.title


@dataclass(frozen=True)
class Narrative:
    """Everything the file says."""

    figures: Mapping[str, Figure]
    sections: tuple[Section, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        return (sentence for section in self.sections for sentence in section.sentences)


def names_of(text: str) -> list[str]:
    """Return the figures a text names."""
    return [name for _text, name, _spec, _conversion in Formatter().parse(text) if name and name not in WORDS]


@cache
def load(path: Path = FILE) -> Narrative:
    """Return what a file says; raises `DefinitionRefused` where it says nonsense."""
    place = Place(path.name)
    told = place.require_keys(json.loads(path.read_text("utf-8")), {"figures", "sections"}, set())
    figures: dict[str, Figure] = {}
    for one in told["figures"]:
        read = _figure(place.form_of(one.get("key", "")), one)
        if read.key in figures:
            raise place.refuse(f"a figure stands twice: {read.key}")
        figures[read.key] = read
    sections = tuple(_section(place.form_of(one.get("place", "")), one, figures) for one in told["sections"])
    return Narrative(figures, sections)


def _figure(place: Place, told: Any) -> Figure:
    place.require_keys(told, _FIGURE, _MORE)
    if len([name for name in ("form", "figure", "definition") if name in told]) != 1:
        raise place.refuse("names one of a form, a figure and a definition")
    over = place.require_known("way over two sets", told.get("over", SUM), {SUM, LAST, ONE})
    read = Figure(
        told["key"], told["vi"], told["en"], told["unit"], told.get("form", ""), tuple(told.get("columns", ())),
        tuple(told.get("but", ())), over, told.get("figure", ""), told.get("definition", ""),
    )  # fmt: skip
    if read.figure:
        place.require_known("figure", read.figure, FIGURES)
    if read.definition:
        place.require_known("definition", read.definition, {one.key for one in load_published().figures if one.counts})
    if read.form:
        _require_cells(place, read)
    return read


def _require_cells(place: Place, figure: Figure) -> None:
    """Every set of forms that has the form has its columns."""
    versions = [one.forms[figure.form] for one in load_sets() if figure.form in one.forms]
    if not versions:
        raise place.refuse(f"no set has the form “{figure.form}”")
    for form in versions:
        for name in (*figure.columns_of(form), *figure.but):
            place.require_known("column", name, form.columns)
        if not figure.columns_of(form):
            raise place.refuse("names no column")


def _section(place: Place, told: Any, figures: Mapping[str, Figure]) -> Section:
    place.require_keys(told, {"place", "title"}, {"asks", "sentences"})
    asks = told.get("asks")
    sentences = tuple(_sentence(place.at(one.get("key", "")), one, figures) for one in told.get("sentences", ()))
    return Section(
        told["place"], told["title"], Named(told["place"], asks["vi"], asks["en"]) if asks else None, sentences
    )


def _sentence(place: Place, told: Any, figures: Mapping[str, Figure]) -> Sentence:
    place.require_keys(told, _SENTENCE, {"zero", "more", "compared", "of"})
    more, compared, of = (tuple(told.get(name, ())) for name in ("more", "compared", "of"))
    read = Sentence(told["key"], told["name"], told["vi"], told.get("zero", ""), more, compared, of)
    for text in (read.vi, *more):
        for name in names_of(text):
            place.require_known("figure", name, figures)
    for name in (*compared, *of):
        place.require_known("figure", name, figures)
    if read.keys and not read.zero:
        raise place.refuse("says what stands where all its figures are nothing")
    return read
