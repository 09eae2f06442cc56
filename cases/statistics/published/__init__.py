"""The published figures and those of plan against actual, as data: what each counts, and the sentence they make.

`published.json` is the whole: each figure names what of the vocabulary of the forms it counts, or a share of two
others, or says why the house has no fact for it. A figure more is a line of the file more. `told` answers for a body's
organization and period; every figure gives its rows by the conditions it was counted by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from cases.models import Body
from cases.statistics import forms
from cases.statistics.forms import SOURCES, Asked
from cases.statistics.forms.definitions import Counted
from cases.statistics.published.definitions import Definition, Sentence, load

__all__ = ["Definition", "Figure", "Sentence", "Summary", "figure", "load", "stands_beside", "told", "told_of"]


@dataclass(frozen=True)
class Figure:
    """One figure as it stands for a question: its value, and the rows behind it."""

    definition: Definition
    asked: Asked
    value: int | None
    share: float | None = None

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return self.definition.key

    @property
    def label(self) -> str:
        """Its words."""
        return self.definition.label

    @property
    def written(self) -> str:
        """The figure as the Vietnamese write it; a share in percent; nothing where there is no fact."""
        if self.share is not None:
            return f"{self.share * 100:.1f}".replace(".", ",") + "%"
        return "" if self.value is None else _dotted(self.value)

    def rows(self) -> list[QuerySet[Any]]:
        """Exactly what was counted: cases of the house, and records from paper beside them."""
        return rows_of(self.definition, self.asked)


@dataclass(frozen=True)
class Summary:
    """The figures of a period and the sentences they make."""

    asked: Asked
    figures: Sequence[Figure]
    sentences: Sequence[str]

    @property
    def text(self) -> str:
        """All sentences."""
        return "\n".join(self.sentences)

    def value(self, key: str) -> int | None:
        """A figure by its name."""
        return next(figure.value for figure in self.figures if figure.key == key)


def stands_beside(asked: Asked) -> bool:
    """Whether what was published may stand beside the figures: they are of that organization, or of that window."""
    known = load()
    same_days = (asked.since, asked.until) in known.windows.values()
    return same_days or asked.organization.name == known.of.key


def told(body: Body, since: date, until: date, on: date) -> Summary:
    """Return every figure of a body's organization with all under it, as known on a day."""
    return told_of(Asked(body.organization, since, until, on))


def told_of(asked: Asked) -> Summary:
    """Return the same for a question that may be narrowed to what somebody is told."""
    known = load()
    figures = {one.key: figure(one, asked) for one in known.figures if not one.of}
    for one in known.figures:
        if one.of:
            figures[one.key] = Figure(one, asked, None, _share(figures[one.of], figures[one.to]))
    return Summary(
        asked,
        [figures[one.key] for one in known.figures],
        [_written(sentence, figures, asked) for sentence in known.sentences],
    )


def figure(definition: Definition, asked: Asked) -> Figure:
    """Return one figure; a share of two others has no value of its own."""
    if not definition.counts:
        return Figure(definition, asked, None)
    if definition.distinct:
        return Figure(definition, asked, len(_things(definition, asked)))
    return Figure(definition, asked, sum(forms.count(counted, asked) for counted in definition.counts))


def rows_of(definition: Definition, asked: Asked) -> list[QuerySet[Any]]:
    """Return exactly the rows a figure counts; where it counts something once, each of these once."""
    if definition.distinct:
        first = definition.counts[0]
        model = _model_of(SOURCES[first.source].rows(asked).model, _paths(first, definition)[0])
        return [model._default_manager.filter(pk__in=_things(definition, asked)).order_by("pk")]
    return [found for counted in definition.counts for found in _counted(counted, asked)]


def _counted(counted: Counted, asked: Asked) -> list[QuerySet[Any]]:
    return [forms.rows(counted, [], asked).order_by("pk"), *forms.rows_beside(counted, [], asked)]


def _paths(counted: Counted, definition: Definition) -> list[str]:
    """Where the rows of a source, and those beside it, have what is counted once."""
    source = SOURCES[counted.source]
    return [one.things[definition.distinct] for one in (source, *source.beside)]


def _things(definition: Definition, asked: Asked) -> set[int]:
    """What the rows have that is counted once."""
    return {
        pk
        for counted in definition.counts
        for path, rows in zip(_paths(counted, definition), _counted(counted, asked), strict=True)
        for pk in rows.values_list(path, flat=True)
        if pk is not None
    }


def _model_of(model: type[Model], path: str) -> type[Model]:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


def _share(part: Figure, whole: Figure) -> float | None:
    return part.value / whole.value if part.value is not None and whole.value else None


def _written(sentence: Sentence, figures: Mapping[str, Figure], asked: Asked) -> str:
    """A sentence with its figures: in full, or, where it says "more than", after the round number."""
    facts: dict[str, str] = {"since": f"{asked.since:%d/%m/%Y}", "until": f"{asked.last:%d/%m/%Y}"}
    facts["organization"] = asked.organization.name
    for key in sentence.keys:
        value = figures[key].value or 0
        facts[key] = _dotted(value)
        round_to = figures[key].definition.round_to
        if round_to and value % round_to and value > round_to:
            facts[key] = f"hơn {_dotted(value - value % round_to)} ({_dotted(value)})"
    return sentence.vi.format_map(facts)


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
