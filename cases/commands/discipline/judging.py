"""From the rows of a case to the questions of `cases.discipline`, and from its answers to what a ballot means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.voting import require_recommended
from cases.discipline import competence as powers
from cases.discipline import limitation as periods
from cases.discipline.competence import Authority, Power
from cases.discipline.counting import Mode, Threshold, thresholds
from cases.discipline.forms import DisciplineForm, SubjectKind, available
from cases.discipline.levels import rank
from cases.discipline.limitation import Nature, PauseKind, Verdict, When
from cases.errors_discipline import BallotUnfit, NotCompetent, OutOfTime, ViolationIncomplete
from cases.models import (
    Ballot,
    Body,
    BodyKind,
    Case,
    Level,
    Organization,
    Outcome,
    Rule,
    Seat,
    Violation,
    standing_violations,
)

if TYPE_CHECKING:
    from cases.rulebook import Rulebook

_KINDS = {
    BodyKind.COMMITTEE: Authority.COMMITTEE,
    BodyKind.STANDING_COMMITTEE: Authority.STANDING_COMMITTEE,
    BodyKind.COMMISSION: Authority.COMMISSION,
}


# Powers


@dataclass(frozen=True)
class Answer:
    """Whether a body may decide a form over the subject of a case, and who may where it does not."""

    may: bool
    bodies: tuple[str, ...] = ()
    reason: str = ""
    key: str = ""
    citation: str = ""
    references: tuple[str, ...] = ()

    @property
    def frozen(self) -> dict[str, Any]:
        """As the resolution and the sanction keep it."""
        return {
            "may": self.may,
            "bodies": list(self.bodies),
            "reason": self.reason,
            "rule": self.key,
            "article": self.citation,
            "rules": list(self.references),
        }


def authority_of(body: Body) -> powers.Body | None:
    """Return a body as the matrix knows it; none for a body that disciplines nobody."""
    kind = _KINDS.get(BodyKind(body.kind))
    level = body.organization.level
    if kind is None:
        return None
    return powers.Body(Authority.CELL if level == Level.CELL else kind, level)


def line_of(case: Case) -> tuple[str, ...]:
    """Return the levels above the subject in this house, the lowest first."""
    start: Organization | None = case.managing_organization
    if start is None and case.subject_organization is not None:
        start = case.subject_organization.parent
    levels: list[str] = []
    while start is not None:
        if start.level not in levels and rank(start.level) >= rank(Level.GRASSROOTS):
            levels.append(start.level)
        start = start.parent
    return tuple(levels)


def subject_of(case: Case, on: date) -> powers.Subject:
    """Return the subject as the matrix asks: what was said at the opening, and the seats the house keeps."""
    matter = case.matter
    said = matter.standing
    seats = set(said.get("seats") or ())
    if case.subject_member_id is not None:
        held = Seat.objects.on(on).filter(member=case.subject_member_id)
        committees = held.filter(body__kind__in=[BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE])
        seats |= set(committees.values_list("body__organization__level", flat=True))
    return powers.Subject(
        kind=SubjectKind(matter.subject_kind),
        holds_position=matter.holds_position,
        seats=frozenset(seats),
        managed_by=said.get("managed_by") or "",
        level=case.subject_level if case.subject_organization_id else "",
        line=line_of(case),
        dissolved=bool(case.subject_organization and case.subject_organization.closed_on),
    )


def competence_of(case: Case, body: Body, form: DisciplineForm, on: date, *, book: Rulebook | None = None) -> Answer:
    """Return whether a body may decide a form in this case by the rulebook of the day: the matrix answers.

    An act hands in its own `book`, which then cites the rules asked.
    """
    acting = authority_of(body)
    book = book or Rule.on(on, body.scope)
    if acting is None:
        return Answer(may=False)
    assigned = any(violation.by_assignment for violation in standing_violations(case))
    answer = powers.competence(
        book,
        subject_of(case, on),
        powers.Violation(duty_assigned_by_superior=assigned),
        form,
        acting=acting,
        may_admit=bool(case.matter.standing.get("may_admit")),
    )
    own = answer.of(acting)
    return Answer(
        may=own.power == Power.DECIDE,
        bodies=tuple(str(one.body) for one in answer.decide),
        reason=str(own.reason),
        key=own.rule.key if own.rule else "VOTE-BEYOND",
        citation=own.rule.cite() if own.rule else "",
        references=tuple(found.rule.reference for found in answer.rules),
    )


# The ballot paper


@dataclass(frozen=True)
class Question:
    """What a body votes on: to decide or to recommend, every form heaviest first, and what each of them needs."""

    kind: Mode
    forms: tuple[DisciplineForm, ...]
    thresholds: Mapping[DisciplineForm, Threshold]
    beyond: tuple[DisciplineForm, ...] = ()


def question_of(case: Case, body: Body, on: date, *, decides: bool = False) -> Question:
    """Return the question a body is asked in a case: nobody chooses kind, forms or thresholds.

    With `decides` another body than the case's own decides, on a complaint.

    A body below recommends. The deciding body decides; a form beyond its power needs on the same paper what a
    recommendation needs, and where every form is beyond its power the whole ballot recommends.
    """
    book = Rule.on(on, body.scope)
    forms = available(book, case.matter.subject_kind, holds_position=case.matter.holds_position)
    own = decides or body.pk == case.body_id
    beyond = tuple(form for form in forms if not own or not competence_of(case, body, form, on).may)
    kind = Mode.RECOMMEND if len(beyond) == len(forms) else Mode.DECIDE
    needed = thresholds(book, kind, forms)
    if kind == Mode.DECIDE and beyond:
        needed |= thresholds(book, Mode.RECOMMEND, beyond)
    return Question(kind, forms, needed, beyond)


# Periods


@dataclass(frozen=True)
class Period:
    """Until when a violation can be answered by a form: a day, none, or that it has run out."""

    number: int
    expired: bool = False
    until: date | None = None
    verdict: str = ""
    citation: str = ""
    warning: str = ""
    references: tuple[str, ...] = ()

    @property
    def frozen(self) -> dict[str, Any]:
        """As the resolution and the sanction keep it."""
        return {
            "violation": self.number,
            "verdict": self.verdict,
            "until": self.until.isoformat() if self.until else None,
            "article": self.citation,
            "warning": self.warning,
            "rules": list(self.references),
        }


def _act_of(violation: Violation, others: Sequence[Violation]) -> periods.Act:
    """Return a violation as the clock asks: later violations restart it, pauses stand still."""
    began = violation.began_from or violation.discovered_on
    if began is None:
        raise ViolationIncomplete(number=violation.number, lack=_("when it happened"))
    done = When(began, violation.began_until or began)
    ended = When(violation.ended_from, violation.ended_until or violation.ended_from) if violation.ended_from else None
    later = [
        When(one.began_from, one.began_until or one.began_from)
        for one in others
        if one.pk != violation.pk and one.began_from is not None and one.began_from > done.latest
    ]
    return periods.Act(
        done=done,
        ended=ended,
        is_continuing=violation.continuing,
        discovered_on=violation.discovered_on,
        natures=frozenset({Nature(violation.special)} if violation.special else ()),
        new_acts=tuple(later),
        pauses=tuple(
            periods.Pause(PauseKind(one.cause), one.since, one.until) for one in violation.pauses.order_by("since")
        ),
    )


def period_of(
    case: Case, violation: Violation, form: DisciplineForm, on: date, *, book: Rulebook | None = None
) -> Period:
    """Return the limitation period of a violation for a form, by the rulebook of the day; `book` as above."""
    matter = case.matter
    answer = periods.limitation(
        book or Rule.on(on, case.body.scope),
        _act_of(violation, standing_violations(case)),
        SubjectKind(matter.subject_kind),
        [form],
        concluded_on=matter.required_on or case.concluded_on,
        inspection_decided_on=matter.inspected_on or case.decided_on,
    )
    found = answer.of(form)
    return Period(
        number=violation.number,
        expired=found.verdict == Verdict.EXPIRED,
        until=found.expires.earliest if found.expires else None,
        verdict=found.verdict.value,
        citation=found.rule.cite() if found.rule else "",
        warning=" ".join(str(one) for one in answer.warnings),
        references=tuple(one.rule.reference for one in answer.rules),
    )


def periods_of(case: Case, form: DisciplineForm, on: date, *, book: Rulebook | None = None) -> list[Period]:
    """Return the periods of every violation considered."""
    return [period_of(case, violation, form, on, book=book) for violation in standing_violations(case)]


def out_of_time(found: Sequence[Period]) -> bool:
    """Whether nothing is left to answer by the form: the period of every violation has run out."""
    return bool(found) and all(one.expired for one in found)


# What a ballot means


@dataclass(frozen=True)
class Judged:
    """The outcome a ballot has for its case, with the answers it rests on."""

    outcome: Outcome
    form: str = ""
    competence: dict[str, Any] = field(default_factory=dict)
    limitation: dict[str, Any] = field(default_factory=dict)


def judge(case: Case, ballot: Ballot, on: date, book: Rulebook) -> Judged:
    """Say what a counted ballot of the deciding body means: the form first, then the powers, then the periods."""
    form = ballot.count().adopted
    if form is None:
        return Judged(Outcome.NOT_DISCIPLINED)
    power = competence_of(case, ballot.item.sitting.body, form, on, book=book)
    if ballot.kind == Mode.RECOMMEND or not power.may:
        return Judged(Outcome.PROPOSED_ABOVE, form, power.frozen)
    require_recommended(case, form, book)
    found = periods_of(case, form, on, book=book)
    limitation = {"periods": [one.frozen for one in found]}
    outcome = Outcome.LIMITATION_EXPIRED if out_of_time(found) else Outcome.DISCIPLINED
    return Judged(outcome, form, power.frozen, limitation)


def require_adopted(case: Case, ballot: Ballot) -> DisciplineForm:
    """Return the form the ballot of the deciding body adopted; it is the one that was resolved on."""
    form = ballot.count().adopted
    day = f"{ballot.item.sitting.held_on:%d/%m/%Y}"
    if ballot.kind != Mode.DECIDE:
        raise BallotUnfit(on=day, lack=_("it recommends and does not decide"))
    if form is None or case.resolution.ballot_id != ballot.pk or case.resolution.form != form:
        raise BallotUnfit(on=day, lack=_("it is not the one that was resolved on"))
    return form


def require_competent(case: Case, ballot: Ballot, form: DisciplineForm, on: date, book: Rulebook) -> dict[str, Any]:
    """Refuse a form beyond the power of the body, by the article of the matrix; name who may decide it."""
    power = competence_of(case, ballot.item.sitting.body, form, on, book=book)
    if not power.may:
        raise NotCompetent(
            body=case.body.name,
            form=form.label,
            bodies=", ".join(power.bodies) or "…",
            key=power.key,
            citation=power.citation,
        )
    return power.frozen


def require_in_time(case: Case, form: DisciplineForm, on: date, book: Rulebook) -> dict[str, Any]:
    """Refuse a form whose period has run out for every violation; the answers are kept with the decision."""
    found = periods_of(case, form, on, book=book)
    if out_of_time(found):
        last = max(found, key=lambda one: one.until or on)
        until = f"{last.until:%d/%m/%Y}" if last.until else "…"
        raise OutOfTime(form=form.label, violation=last.number, until=until, citation=last.citation)
    return {"periods": [one.frozen for one in found]}
