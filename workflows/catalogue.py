"""The procedures as the catalogue shows them: steps, people, papers, time limits by article, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import clock
from cases.deadlines import Unit
from cases.models import OUTCOMES, Kind
from cases.policy import ACTING_DUTIES, DUTY_NAMES
from cases.rulebook import Rulebook, RuleFound
from cases.rulebook_words import value_in_words
from cases.stages import stages_of
from cases.statistics.durations import WHOLE, Duration
from documents.catalogue import BY_KEY
from workflows import flows
from workflows.desk import PHASE_NAMES
from workflows.nodes import Step, steps_of

#: What a step leaves in the file besides its papers.
FACT_NAMES: dict[str, Any] = {
    "self_reports": gettext_lazy("the subject's report"),
    "books": gettext_lazy("list of books and vouchers handed over"),
    "evidence": gettext_lazy("evidence in the file"),
    "declarations": gettext_lazy("declarations about conflicts of interest"),
    "services": gettext_lazy("record of the handing over"),
    "follow_up": gettext_lazy("requirements to be followed up"),
    "remediation-plan": gettext_lazy("the subject's remediation plan"),
    "notifications": gettext_lazy("report up and entries in the member's file"),
    "position": gettext_lazy("written position of the body that decided"),
}

#: Calendar days in which a limit of so many units is over, to draw it beside what was measured.
_IN_DAYS = {Unit.DAY: 1.0, Unit.WORKING_DAY: 1.4, Unit.MONTH: 30.4}


@dataclass(frozen=True)
class Limit:
    """A time limit in words and, to draw it, in calendar days."""

    words: str = ""
    days: float = 0
    citation: str = ""


@dataclass(frozen=True)
class Cited:
    """A rule a step rests on: what it says, and by which article."""

    key: str
    title: str
    says: str
    citation: str
    reference: str
    gates: bool


@dataclass(frozen=True)
class StepShown:
    """One step of a procedure."""

    number: str
    title: Any
    who: list[str]
    leaves: list[Any]
    needs: Any
    limit: Limit
    rules: list[Cited]


@dataclass
class PhaseShown:
    """The steps of a phase."""

    label: Any
    steps: list[StepShown] = field(default_factory=list)


@dataclass(frozen=True)
class Bar:
    """What a step took, beside its limit (see the component of bars)."""

    label: str
    value: float
    plan: float
    whole: float
    limit: float
    text: str
    note: str = ""


def kinds() -> list[Kind]:
    """Return the procedures there are, in the order of the field."""
    return [kind for kind in Kind if kind in flows.OF_CASE]


def all_steps(kind: str) -> list[Step]:
    """Return the steps of a procedure, preparation first."""
    return [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]


def outcomes(kind: str) -> list[Any]:
    """Return how a procedure may end."""
    return [outcome.label for outcome in OUTCOMES[kind]]


def left_by(step: Step) -> list[Any]:
    """Return the papers and facts a step leaves, by name."""
    return [BY_KEY[key].name if key in BY_KEY else FACT_NAMES[key] for key in step.outputs]


def phases(kind: str, book: Rulebook | None) -> list[PhaseShown]:
    """Return the steps by phase, with the rules of the day; without an authority nobody's rules are asked."""
    found: dict[str, PhaseShown] = {}
    for step in all_steps(kind):
        phase = found.setdefault(step.phase, PhaseShown(PHASE_NAMES[step.phase]))
        phase.steps.append(_shown(step, kind, book))
    return list(found.values())


def _shown(step: Step, kind: str, book: Rulebook | None) -> StepShown:
    asked = [(key, book.find_or_none(key)) for key in step.rules] if book else []
    return StepShown(
        number=step.number,
        title=step.task_title,
        who=[str(DUTY_NAMES[duty]) for duty in sorted(step.by - ACTING_DUTIES)],
        leaves=left_by(step),
        needs=step.needs,
        limit=limit_of(step.number, kind, book),
        rules=[_cited(found) for _key, found in asked if found is not None],
    )


def _cited(found: RuleFound) -> Cited:
    rule = found.rule
    return Cited(found.key, rule.title, in_words(found), rule.citation, rule.reference, found.gates)


def in_words(found: RuleFound) -> str:
    """Return what a rule says here: at the level of this authority, where it says a length of time."""
    if found.unit in Unit.values and isinstance(found.value, int):
        return f"{found.value} {Unit(found.unit).label}"
    return value_in_words(found.rule)


def limit_of(number: str, kind: str, book: Rulebook | None) -> Limit:
    """Return the time limit of a step by the rules of the day: its own, or the time of the whole that it shares."""
    own, _event = clock.time_of(kind, number)
    if own or number == WHOLE or book is None:
        return _limit(own or clock.whole_key(kind), book)
    whole = _limit(clock.whole_key(kind), book)
    if not whole.words or number.startswith("P"):
        return Limit()
    return Limit(_("within the time of the whole: %(limit)s") % {"limit": whole.words}, 0, whole.citation)


def _limit(key: str, book: Rulebook | None) -> Limit:
    found = book.find_or_none(key) if book and key else None
    if found is None or found.unit not in Unit.values or not isinstance(found.value, int):
        return Limit()
    return Limit(in_words(found), found.value * _IN_DAYS[Unit(found.unit)], found.cite())


def bars(kind: str, measured: dict[str, Duration], book: Rulebook | None) -> list[Bar]:
    """Return what each step took, with its limit; the slow ones say so."""
    titles = {stage.code: f"{stage.code} {stage.label}" for stage in stages_of(kind)}
    titles[WHOLE] = _("The whole case, from the start of its clock to the report laid before the body")
    limits = {number: limit_of(number, kind, book).days for number in titles}
    widest = max([*(one.ninth for one in measured.values()), *(limits[n] for n in measured if n in titles), 1])
    slowest = max((n for n in measured if n != WHOLE), key=lambda n: measured[n].median, default=WHOLE)
    return [
        Bar(
            label=label,
            value=measured[number].median,
            plan=measured[number].ninth,
            whole=widest,
            limit=limits[number],
            text=_("%(median)s · %(ninth)s days")
            % {"median": _number(measured[number].median), "ninth": _number(measured[number].ninth)},
            note=_note(measured[number], limits[number], is_slowest=number == slowest),
        )
        for number, label in titles.items()
        if number in measured
    ]


def _note(took: Duration, limit: float, *, is_slowest: bool) -> str:
    words = [_("%(count)s measured") % {"count": took.count}]
    if limit and took.median > limit:
        words.append(_("half of them later than the limit"))
    elif limit and took.ninth > limit:
        words.append(_("one in ten later than the limit"))
    if is_slowest:
        words.append(_("takes the longest"))
    return ", ".join(words)


def _number(days: float) -> str:
    return number_format(days, decimal_pos=0 if days == int(days) else 1, use_l10n=True)


def since(on: date) -> date:
    """Return from which day on cases are measured: three years, so that an old manner of work does not count."""
    return on.replace(year=on.year - 3, day=min(on.day, 28))
