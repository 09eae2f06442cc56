"""The count of a disciplinary ballot: numbers in, the form adopted and the arithmetic out.

Where several forms are voted on one paper, a form is adopted when the votes for it, with the votes for every heavier
form added, reach its own threshold; the heaviest such form is the result. The published rule says this in two steps (a
form that reaches its threshold by itself; else add from the heaviest down). Both say the same wherever a threshold is
more than half, and docs/calculator.md shows why only the one step used here is safe elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.discipline.errors import CountImpossible, FormsOutOfOrder, FormUnknown, NumberImpossible, ThresholdUnknown
from cases.discipline.forms import NONE, NONE_ADOPTED, DisciplineForm, form_of

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


class Mode(TextChoices):
    """A body decides within its power, and recommends beyond it; the two are separate ballots."""

    DECIDE = "decide", _("to decide")
    RECOMMEND = "recommend", _("to recommend")


@dataclass(frozen=True)
class Threshold:
    """The share of the denominator a form needs: at least it, or more than it where `strict`."""

    fraction: Fraction
    strict: bool
    rule: RuleFound | None = None

    def needed(self, denominator: int) -> int:
        """The smallest number of votes that is enough."""
        share = self.fraction * denominator
        return math.floor(share) + 1 if self.strict else math.ceil(share)

    def __str__(self) -> str:
        """As the vectors of the count write it."""
        return f"{self.fraction.numerator}/{self.fraction.denominator}{'>' if self.strict else '>='}"


@dataclass(frozen=True)
class Line:
    """The arithmetic of one form; counting minutes print it."""

    form: DisciplineForm
    own: int
    accumulated: int
    needed: int
    reached: bool
    rule: RuleFound | None = None


@dataclass(frozen=True)
class Count:
    """What a ballot says, and how."""

    mode: Mode
    denominator: int
    lines: tuple[Line, ...]
    adopted: DisciplineForm | None
    votes: Mapping[str, int] = field(default_factory=dict)
    blank: int = 0
    void: int = 0
    rules: tuple[RuleFound, ...] = ()

    @property
    def outcome(self) -> str:
        """The code of the form adopted, or NONE_ADOPTED."""
        return self.adopted.value if self.adopted else NONE_ADOPTED

    @property
    def tally(self) -> dict[str, int]:
        """Votes line by line, heaviest first, "no discipline" last: what a recommending body sends up."""
        return {line.form.value: line.own for line in self.lines} | {NONE: self.votes.get(NONE, 0)}

    @property
    def cast(self) -> int:
        """Papers counted, blank and void ones among them."""
        return sum(self.votes.values()) + self.blank + self.void

    @property
    def not_cast(self) -> int:
        """Members in the denominator whose paper was not counted."""
        return self.denominator - self.cast


def threshold_key(form: DisciplineForm) -> str:
    """Which rule says how many votes a form needs."""
    return {DisciplineForm.EXPULSION: "VOTE-EXP", DisciplineForm.DISSOLUTION: "VOTE-DISS"}.get(form, "VOTE-MAJ")


def thresholds(book: Rulebook, mode: str, forms: Sequence[str]) -> dict[DisciplineForm, Threshold]:
    """What each form needs by the rulebook of the day, to be decided or to be recommended."""
    needed = {}
    for form in map(form_of, forms):
        found = book.find(threshold_key(form))
        value = found.value[Mode(mode)] if form.in_two_levels else found.value
        needed[form] = Threshold(Fraction(value["threshold"]), value.get("strict", False), found)
    return needed


def accumulates(book: Rulebook, mode: str) -> RuleFound:
    """The rule by which votes of a heavier form are added to a lighter one, or are not."""
    return book.find("VOTE-CUMUL" if mode == Mode.DECIDE else "VOTE-CUMUL-REC")


def count(
    mode: str,
    forms_high_to_low: Sequence[str],
    thresholds: Mapping[str, Threshold] | Mapping[DisciplineForm, Threshold],
    denominator: int,
    votes: Mapping[str, int],
    *,
    blank: int = 0,
    void: int = 0,
    rules: Sequence[RuleFound] = (),
) -> Count:
    """Count a ballot on the denominator of the body.

    Votes for NONE, blank and void papers, and members who cast none, stay in the denominator and add to nothing.
    Raises `FormUnknown`, `FormsOutOfOrder`, `ThresholdUnknown`, `NumberImpossible`, `CountImpossible`.
    """
    forms = _paper(forms_high_to_low)
    needed = {str(form): threshold for form, threshold in thresholds.items()}
    for unmatched in sorted(set(needed) ^ {form.value for form in forms}):
        raise ThresholdUnknown(form=unmatched)
    _require_possible(forms, denominator, votes, blank, void)
    lines, accumulated = [], 0
    for form in forms:
        own = votes.get(form.value, 0)
        accumulated = accumulated + own if Mode(mode) == Mode.DECIDE else own
        threshold = needed[form.value]
        enough = threshold.needed(denominator)
        lines.append(Line(form, own, accumulated, enough, accumulated >= enough, threshold.rule))
    adopted = next((line.form for line in lines if line.reached), None)
    cited = {found.rule.reference: found for found in [*(line.rule for line in lines), *rules] if found}
    return Count(Mode(mode), denominator, tuple(lines), adopted, dict(votes), blank, void, tuple(cited.values()))


def _paper(codes: Sequence[str]) -> tuple[DisciplineForm, ...]:
    forms = tuple(map(form_of, codes))
    weights = [form.gravity for form in forms]
    if not forms or any(lighter >= heavier for heavier, lighter in pairwise(weights)):
        raise FormsOutOfOrder(forms=", ".join(codes))
    return forms


def _require_possible(
    forms: Sequence[DisciplineForm], denominator: int, votes: Mapping[str, int], blank: int, void: int
) -> None:
    if not _is_number(denominator) or denominator < 1:
        raise NumberImpossible(value=denominator, what=_("members in the denominator"))
    on_paper = [*(form.value for form in forms), NONE]
    for code, number in [*votes.items(), ("BLANK", blank), ("VOID", void)]:
        if code not in on_paper and code not in {"BLANK", "VOID"}:
            raise FormUnknown(form=code, forms=", ".join(on_paper))
        if not _is_number(number) or number < 0:
            raise NumberImpossible(value=number, what=_("votes"))
    papers = sum(votes.values()) + blank + void
    if papers > denominator:
        raise CountImpossible(papers=papers, denominator=denominator)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
