"""Reading `published.json`: strictly, every name known to the vocabulary, or refused with its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from cases.statistics.forms.definitions import Counted, Named
from cases.statistics.forms.files import read_counted
from cases.statistics.forms.refusing import Place
from cases.statistics.forms.vocabulary import SOURCES

FILE = Path(__file__).parent / "published.json"

_FIGURE = {"key", "vi", "en"}
_MORE = {"article", "published", "window", "counts", "distinct", "round_to", "of", "to", "no_fact"}


@dataclass(frozen=True)
class Definition(Named):
    """One figure: what it counts, or of which two others it is the share, or why there is no fact."""

    article: str = ""  # which of the articles published it; nothing for plan against actual
    published: str = ""  # as it was published
    window: str = ""
    counts: tuple[Counted, ...] = ()
    distinct: str = ""  # count once what the rows have by this name, such as their theme
    round_to: int = 0
    of: str = ""
    to: str = ""
    no_fact: Named | None = None


@dataclass(frozen=True)
class Sentence(Named):
    """A sentence whose figures are filled in, never typed."""

    @property
    def keys(self) -> list[str]:
        """The figures it names."""
        names = [name for _text, name, _spec, _conversion in Formatter().parse(self.vi) if name]
        return [name for name in names if name not in {"since", "until", "organization"}]


@dataclass(frozen=True)
class PublishedOf(Named):
    """Of which organization the articles published their figures: they are told of no other as its own."""


@dataclass(frozen=True)
class Published:
    """Everything the file says."""

    of: PublishedOf
    windows: Mapping[str, tuple[date, date]]
    figures: tuple[Definition, ...]
    sentences: tuple[Sentence, ...]


@cache
def load(path: Path = FILE) -> Published:
    """Return what a file says; raises `DefinitionRefused` where it says nonsense."""
    place = Place(path.name)
    told = place.require_keys(
        json.loads(path.read_text("utf-8")), {"published_of", "windows", "figures", "sentences"}, {"articles"}
    )
    windows = {
        key: (date.fromisoformat(one["since"]), date.fromisoformat(one["until"]))
        for key, one in told["windows"].items()
    }
    figures = tuple(_figure(place.form_of(one.get("key", "")), one, windows) for one in told["figures"])
    keys = [one.key for one in figures]
    if len(set(keys)) < len(keys):
        raise place.refuse(f"a figure stands twice: {sorted(key for key in keys if keys.count(key) > 1)[0]}")
    counted = {one.key for one in figures if one.counts}
    for one in figures:
        for name in filter(None, (one.of, one.to)):
            place.form_of(one.key).require_known("figure", name, counted)
    sentences = tuple(Sentence(one["key"], one["vi"], one["en"]) for one in told["sentences"])
    for sentence in sentences:
        for name in sentence.keys:
            place.form_of(sentence.key).require_known("figure", name, counted)
    whose = place.require_keys(told["published_of"], {"organization", "vi", "en"}, set())
    return Published(PublishedOf(whose["organization"], whose["vi"], whose["en"]), windows, figures, sentences)


def _figure(place: Place, told: Any, windows: Mapping[str, Any]) -> Definition:
    place.require_keys(told, _FIGURE, _MORE)
    if window := told.get("window", ""):
        place.require_known("window", window, windows)
    ways = [name for name in ("counts", "of", "no_fact") if name in told]
    if len(ways) != 1:
        raise place.refuse("says one of what it counts, of what it is a share, and why there is no fact")
    counts = tuple(read_counted(place.at("counts"), told["key"], one) for one in told.get("counts", ()))
    if distinct := told.get("distinct", ""):
        for one in counts:
            place.require_known(f"thing of {one.source}", distinct, SOURCES[one.source].things)
    why = told.get("no_fact")
    return Definition(
        told["key"], told["vi"], told["en"], str(told.get("article", "")), told.get("published", ""), window, counts,
        distinct, told.get("round_to", 0), told.get("of", ""), told.get("to", ""),
        Named("no-fact", why["vi"], why["en"]) if why else None,
    )  # fmt: skip
