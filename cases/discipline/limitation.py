"""The limitation period of an act, for every form that may come of it, on the rulebook of the day it is considered.

Reading taken (RULE-PICK): limitation and form are matters of substance, so the rulebook in force on the day discipline
is considered answers, also for acts older than it. A date that is not known is a range, and so is what follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.deadlines import add_days
from cases.discipline.errors import ActAfterStop, DatesReversed, EndUnknown, LimitSilent, PauseOpen
from cases.discipline.forms import DisciplineForm, SubjectKind
from cases.discipline.words import Sentence, say

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


class Nature(TextChoices):
    """Violations for which no limitation runs, as LIMIT-NONE names them."""

    INTERNAL_POLITICS = "internal_politics", _("internal politics")
    NATION = (
        "national_defence_security_foreign_affairs_harm",
        _("harm to the nation in defence, security or foreign affairs"),
    )
    DIPLOMAS = "illegal_diplomas_certificates", _("illegal diplomas or certificates")


class PauseKind(TextChoices):
    """Time that some rulebooks do not count, as LIMIT-PAUSE names it."""

    CRIMINAL = "criminal_proceedings", _("criminal investigation, prosecution and trial")
    POSTPONED = "postponed_art2_cl14_a_b_d", _("postponement of the consideration")
    INPATIENT = "inpatient_treatment", _("treatment as an in-patient")


class Verdict(TextChoices):
    """Where the limitation of one form stands."""

    RUNNING = "running", _("Within the limitation period")
    EXPIRED = "expired", _("The limitation period has run out")
    UNCERTAIN = "uncertain", _("Depends on a date that is not known")
    NO_LIMIT = "no_limit", _("No limitation")


@dataclass(frozen=True)
class When:
    """A day, or the first and the last day it may have been."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        """A range runs forwards."""
        if self.latest < self.earliest:
            raise DatesReversed(earliest=self.earliest, latest=self.latest)

    @classmethod
    def on(cls, day: date) -> When:
        """A day that is known."""
        return cls(day, day)

    @property
    def is_known(self) -> bool:
        """One day, not a range."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        """As sentences print it."""
        if self.is_known:
            return f"{self.earliest:%d/%m/%Y}"
        return f"{self.earliest:%d/%m/%Y} – {self.latest:%d/%m/%Y}"


@dataclass(frozen=True)
class Pause:
    """Time that does not count, both days included; without an end it lasts to the day the clock stops."""

    kind: PauseKind
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        """A pause runs forwards."""
        if self.until and self.until < self.since:
            raise DatesReversed(earliest=self.since, latest=self.until)


@dataclass(frozen=True)
class Act:
    """One violation: when it was done, until when it lasted, and what bears on its limitation."""

    done: When
    ended: When | None = None  # of a continuing act
    is_continuing: bool = False
    discovered_on: date | None = None
    natures: frozenset[Nature] = frozenset()
    new_acts: tuple[When, ...] = ()  # later violations, which restart the clock of this one
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True)
class Period:
    """The limitation of one form."""

    form: DisciplineForm
    months: int | None
    verdict: Verdict
    starts: When | None = None
    expires: When | None = None  # the last day on which discipline may be concluded
    restarted: bool = False
    rule: RuleFound | None = None

    def days_left(self, on: date) -> int | None:
        """From a day to the earliest last day; negative where it has passed."""
        return (self.expires.earliest - on).days if self.expires else None


@dataclass(frozen=True)
class Limitation:
    """The limitation of an act, form by form."""

    periods: tuple[Period, ...]
    stopped_on: date
    stopped: bool  # by the event the rulebook names; else the clock still runs on the day asked for
    stop_event: str
    explanation: tuple[Sentence, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    rules: tuple[RuleFound, ...] = ()

    def of(self, form: DisciplineForm) -> Period:
        """The period of one form."""
        return next(period for period in self.periods if period.form == form)


def limitation(
    book: Rulebook,
    act: Act,
    subject_kind: SubjectKind,
    forms: Sequence[DisciplineForm],
    *,
    concluded_on: date | None = None,
    inspection_decided_on: date | None = None,
) -> Limitation:
    """Reckon the limitation of one act for each form.

    The rulebook names what stops the clock: the conclusion that discipline is required, or the decision to inspect or
    to consider. Before that event the clock is read on the rulebook's own day. Raises `NoSuchRule` where that rulebook
    says nothing for the subject, `EndUnknown`, `ActAfterStop`, `DatesReversed`, `PauseOpen`.
    """
    clock, table, none = book.find("LIMIT-CLOCK"), book.find("LIMIT"), book.find("LIMIT-NONE")
    months = table.value.get(subject_kind.spoken_of)
    if months is None:
        regulation, on = table.rule.regulation.number, f"{book.on:%d/%m/%Y}"
        raise LimitSilent(regulation=regulation, on=on, kind=subject_kind.label, citation=table.rule.citation)
    stop_event = clock.value["stop"]
    by_conclusion = stop_event == "conclusion_discipline_required"
    event = concluded_on if by_conclusion else inspection_decided_on
    stopped_on = event or book.on
    reckoning = _Reckoning(book, act, clock, stopped_on)
    starts = reckoning.starts()
    if starts.earliest > stopped_on:
        raise ActAfterStop(start=starts.earliest, stop=stopped_on, citation=clock.rule.citation)
    pauses = reckoning.pauses()
    periods = []
    for form in forms:
        if f"form_{form.value.lower()}" in none.value or months[form.value] is None or act.natures & set(none.value):
            periods.append(Period(form, None, Verdict.NO_LIMIT, rule=none))
            continue
        expires, begins, restarted = reckoning.expiry(starts, months[form.value], pauses)
        verdict = _verdict(expires, stopped_on)
        periods.append(Period(form, months[form.value], verdict, begins, expires, restarted, table))
    warnings = [*reckoning.warnings]
    if any(period.expires and not period.expires.is_known for period in periods):
        warnings.append(
            say(_("A date is not known: the end is a range, and until it is known the earliest day is safe."))
        )
    stop = (
        say(_("The clock stopped at the conclusion that discipline is required, %(on)s."), on=stopped_on)
        if by_conclusion
        else say(_("The clock stopped at the decision to inspect or to consider discipline, %(on)s."), on=stopped_on)
    )
    runs = (
        say(_("It runs until the conclusion that discipline is required; here it is read on %(on)s."), on=stopped_on)
        if by_conclusion
        else say(_("It runs until the decision to inspect or to consider discipline; read on %(on)s."), on=stopped_on)
    )
    explanation = [*reckoning.explanation, stop if event else runs]
    used = [table, none, clock, *reckoning.rules]
    if order := book.find_or_none("LIMIT-ORDER"):
        explanation.append(say(_("The form is voted first; its period is compared afterwards.")))
        used.append(order)
    if pick := book.find_or_none("RULE-PICK"):
        used.append(pick)
    rules = {found.rule.reference: found for found in used}
    return Limitation(
        tuple(periods),
        stopped_on,
        event is not None,
        stop_event,
        tuple(explanation),
        tuple(warnings),
        tuple(rules.values()),
    )


class _Reckoning:
    """The start, the pauses and the end of one act's clock, with what is to be said about them."""

    def __init__(self, book: Rulebook, act: Act, clock: RuleFound, stopped_on: date) -> None:
        self.book, self.act, self.clock, self.stopped_on = book, act, clock, stopped_on
        self.explanation: list[Sentence] = []
        self.warnings: list[Sentence] = []
        self.rules: list[RuleFound] = []

    def starts(self) -> When:
        """From the act; from the end of a continuing act; from its discovery where the end is not known."""
        if not self.act.is_continuing:
            self.explanation.append(say(_("The period starts with the act, %(on)s."), on=self.act.done))
            return self.act.done
        continuing = self.book.find_or_none("LIMIT-CONT")
        if continuing:
            self.rules.append(continuing)
        elif "continuing_start" not in self.clock.value:
            raise EndUnknown(citation=self.clock.rule.citation)
        if self.act.ended:
            self.explanation.append(say(_("A continuing act: from the day it ended, %(on)s."), on=self.act.ended))
            return self.act.ended
        discovery = self.book.find_or_none("LIMIT-UNKNOWN-END")
        if discovery is None or self.act.discovered_on is None:
            raise EndUnknown(citation=(discovery or self.clock).rule.citation)
        self.rules.append(discovery)
        self.explanation.append(
            say(_("Its end is not known: from the day it was discovered, %(on)s."), on=self.act.discovered_on)
        )
        return When.on(self.act.discovered_on)

    def pauses(self) -> list[Pause]:
        """Those the rulebook of the day does not count, in order, none laid over another."""
        listed = self.book.find_or_none("LIMIT-PAUSE")
        counted: list[Pause] = []
        for pause in sorted(self.act.pauses, key=lambda one: one.since):
            if listed is None or pause.kind.value not in listed.value:
                self.warnings.append(
                    say(_("By this rulebook the time of “%(what)s” counts like any other."), what=pause.kind.label)
                )
                continue
            until = pause.until or self.stopped_on
            if until < pause.since:
                raise PauseOpen(since=pause.since, stop=self.stopped_on)
            if counted and pause.since <= (counted[-1].until or until):
                merged = max(counted[-1].until or until, until)
                counted[-1] = replace(counted[-1], until=merged)
            else:
                counted.append(replace(pause, until=until))
            self.explanation.append(
                say(
                    _("Not counted: %(what)s, %(since)s – %(until)s."),
                    what=pause.kind.label,
                    since=pause.since,
                    until=until,
                )
            )
        if counted and listed:
            self.rules.append(listed)
        return counted

    def expiry(self, starts: When, months: int, pauses: Sequence[Pause]) -> tuple[When, When, bool]:
        """The last day, the start it is counted from, and whether a new violation restarted the clock.

        A new violation restarts the clock only within the period. Where a range leaves open whether it fell within,
        both ends are kept.
        """
        lo, hi = _end(starts.earliest, months, pauses), _end(starts.latest, months, pauses)
        begins, restarted = starts, False
        for new in sorted(self.act.new_acts, key=lambda one: one.earliest):
            if new.latest < starts.earliest or new.earliest > hi:
                continue
            if self.clock.value.get("reset_on") != "new_violation":
                continue
            latest = min(new.latest, hi)
            certain = new.latest <= lo and new.earliest >= starts.latest
            after = When(new.earliest if certain else begins.earliest, max(latest, begins.latest))
            hi = max(hi, _end(latest, months, pauses))
            lo = _end(new.earliest, months, pauses) if certain else lo
            begins, restarted = after, True
        return When(lo, max(lo, hi)), begins, restarted


def _end(start: date, months: int, pauses: Sequence[Pause]) -> date:
    """The last day of a period, put off by every pause that falls into it."""
    end = add_days(start, months, "month")
    for pause in pauses:
        until = pause.until or pause.since
        if until > start and pause.since <= end:
            end += until - max(pause.since, start + timedelta(days=1)) + timedelta(days=1)
    return end


def _verdict(expires: When, stopped_on: date) -> Verdict:
    if stopped_on > expires.latest:
        return Verdict.EXPIRED
    return Verdict.RUNNING if stopped_on <= expires.earliest else Verdict.UNCERTAIN
