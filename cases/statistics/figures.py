"""The figures by name: what each counts, and the rows behind it, from one and the same condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.models import (
    PROGRAMME_OUTCOMES,
    CaseToOpen,
    Consideration,
    Kind,
    Level,
    Organization,
    Outcome,
)
from cases.statistics.discipline import DISCIPLINE_FIGURES
from cases.statistics.question import Question, direct_subordinates, standing_items, subordinate_states
from cases.statistics.types import FigureType, Unit


def late(as_of: date) -> Q:
    """The condition that the report was laid before the body after its time, or that its time has run out."""
    return Q(due_on__lt=as_of) & (Q(submitted_on__isnull=True) | Q(submitted_on__gt=F("due_on")))


def in_time() -> Q:
    """The condition that the report was laid before the body within its time."""
    return Q(submitted_on__lte=F("due_on"))


def _opened(kind: Kind, who: str) -> Callable[[Question], Q]:
    return lambda q: q.within("opened_on") & Q(kind=kind, **{f"subject_{who}__isnull": False})


def _outcome(outcome: Outcome) -> Callable[[Question], Q]:
    return lambda q: q.within("concluded_on") & Q(outcome=outcome)


def _returned(q: Question) -> Q:
    returned = Consideration.objects.filter(q.within("on"), returned=True)
    return Q(pk__in=returned.values("case"))


def _calls_for_another(q: Question) -> Q:
    return Q(pk__in=CaseToOpen.objects.filter(q.within("on")).values("case"))


def _overdue_requirement(q: Question) -> Q:
    return Q(due_on__gte=q.since, due_on__lt=q.as_of) & (Q(closed_on__isnull=True) | Q(closed_on__gt=F("due_on")))


def _planned(done: str) -> Callable[[Question], Q]:
    return lambda q: Q(team__item__in=standing_items(q), **{f"{done}__lte": q.as_of})


KTCH, GSCD = Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION
KTNV, KTTC = Kind.MANDATE_INSPECTION, Kind.FINANCE_INSPECTION

FIGURES: dict[str, FigureType] = {
    figure.key: figure
    for figure in (
        FigureType("teams", _("Inspection teams"), Unit.TEAM, lambda q: q.within("opened_on") & Q(kind=KTCH), KTCH),
        FigureType(
            "organizations", _("Organizations inspected (turns)"), Unit.CASE, _opened(KTCH, "organization"), KTCH
        ),
        FigureType("members", _("Members inspected (turns)"), Unit.CASE, _opened(KTCH, "member"), KTCH),
        FigureType(
            "supervision-teams", _("Supervision teams"), Unit.TEAM, lambda q: q.within("opened_on") & Q(kind=GSCD), GSCD
        ),
        FigureType("supervised", _("Organizations supervised (turns)"), Unit.CASE, _opened(GSCD, "organization"), GSCD),
        FigureType("supervised-members", _("Members supervised (turns)"), Unit.CASE, _opened(GSCD, "member"), GSCD),
        FigureType(
            "mandates",
            _("Organizations inspected on their mandate (turns)"),
            Unit.CASE,
            _opened(KTNV, "organization"),
            KTNV,
        ),
        FigureType(
            "finances",
            _("Organizations inspected on party finance (turns)"),
            Unit.CASE,
            _opened(KTTC, "organization"),
            KTTC,
        ),
        FigureType(
            "distinct-organizations",
            _("Different organizations inspected or supervised"),
            Unit.SUBJECT,
            lambda q: q.within("opened_on") & Q(subject_organization__isnull=False),
        ),
        FigureType("opened", _("Cases opened"), Unit.CASE, lambda q: q.within("opened_on")),
        FigureType("decided", _("Cases with a signed decision"), Unit.CASE, lambda q: q.within("decided_on")),
        FigureType("unplanned", _("Cases outside the first programme"), Unit.CASE, lambda q: _unplanned(q)),
        FigureType("concluded", _("Cases concluded"), Unit.CASE, lambda q: q.within("concluded_on")),
        FigureType(
            "concluded-in-time",
            _("Concluded, report laid in time"),
            Unit.CASE,
            lambda q: q.within("concluded_on") & in_time(),
        ),
        FigureType(
            "running",
            _("Under way at the end of the period"),
            Unit.CASE,
            lambda q: Q(opened_on__lte=q.until) & (Q(concluded_on__isnull=True) | Q(concluded_on__gt=q.until)),
        ),
        FigureType("late", _("Late cases"), Unit.CASE, lambda q: Q(due_on__gte=q.since) & late(q.as_of)),
        FigureType("extended", _("Extended by the authority"), Unit.CASE, lambda q: q.within("extension__decided_on")),
        FigureType("returned", _("Returned by the body"), Unit.CASE, _returned),
        FigureType("to-open", _("Calling for another procedure"), Unit.CASE, _calls_for_another),
        FigureType("closed", _("Files closed"), Unit.CASE, lambda q: q.within("closed_on")),
        *(
            FigureType(
                f"outcome-{outcome.value.lower().replace('_', '-')}", outcome.label, Unit.CASE, _outcome(outcome)
            )
            for outcome in PROGRAMME_OUTCOMES
        ),
        FigureType("plan-started", _("Planned, decision signed"), Unit.CASE, _planned("decided_on")),
        FigureType("plan-concluded", _("Planned and concluded"), Unit.CASE, _planned("concluded_on")),
        FigureType("plan-late", _("Planned and late"), Unit.CASE, lambda q: _planned("opened_on")(q) & late(q.as_of)),
        FigureType("requirements", _("Requirements due"), Unit.REQUIREMENT, lambda q: q.within("due_on")),
        FigureType(
            "requirements-closed", _("Requirements carried out"), Unit.REQUIREMENT, lambda q: q.within("closed_on")
        ),
        FigureType("requirements-overdue", _("Requirements overdue"), Unit.REQUIREMENT, _overdue_requirement),
        FigureType(
            "grassroots",
            _("Grassroots organizations at the end of the period"),
            Unit.ORGANIZATION,
            lambda q: Q(
                pk__in=subordinate_states(q.body, q.as_of).filter(level=Level.GRASSROOTS).values("organization")
            ),
        ),
        FigureType(
            "uncovered",
            _("Direct subordinates not yet inspected or supervised"),
            Unit.ORGANIZATION,
            lambda q: Q(pk__in=direct_subordinates(q).values("organization")) & ~Q(pk__in=_reached(q)),
        ),
        FigureType(
            "covered",
            _("Direct subordinates inspected or supervised"),
            Unit.ORGANIZATION,
            lambda q: Q(pk__in=direct_subordinates(q).values("organization")) & Q(pk__in=_reached(q)),
        ),
        *DISCIPLINE_FIGURES,
    )
}


def outcome_key(outcome: str) -> str:
    """Return the key of the figure that counts an outcome."""
    return f"outcome-{outcome.lower().replace('_', '-')}"


def _unplanned(q: Question) -> Q:
    return q.within("opened_on") & (Q(team__item__isnull=True) | Q(team__item__added_in__isnull=False))


def _reached(q: Question) -> QuerySet[Any, Any]:
    """Organizations with a case opened in the period, and those that stand in the place of one."""
    cases = q.all_cases().filter(q.within("opened_on"), subject_organization__isnull=False)
    subjects = cases.values("subject_organization")
    return Organization.objects.filter(Q(pk__in=subjects) | Q(predecessors__in=subjects)).values("pk")


def _sources(question: Question) -> dict[Unit, Callable[[], QuerySet[Any]]]:
    """From where each unit is counted."""
    return {
        Unit.TEAM: question.all_teams,
        Unit.CASE: question.all_cases,
        Unit.ORGANIZATION: Organization.objects.all,
        Unit.REQUIREMENT: question.all_requirements,
        Unit.SANCTION: question.all_sanctions,
        Unit.COMPLAINT: question.all_complaints,
        Unit.SUSPENSION: question.all_suspensions,
    }


def rows(figure: FigureType, question: Question) -> QuerySet[Any]:
    """Return the rows a figure counts, in the order of their making."""
    found = _sources(question)[_source(figure.unit)]().filter(figure.counts(question))
    if figure.unit is Unit.SUBJECT:
        found = Organization.objects.filter(pk__in=found.values("subject_organization"))
    return found.order_by("pk")


def counted(question: Question, keys: Iterable[str]) -> dict[str, int]:
    """Return the figures asked for, one statement for each unit; a figure of another procedure is left out."""
    asked = [FIGURES[key] for key in keys if FIGURES[key].suits(question)]
    found: dict[str, int] = {}
    for unit, source in _sources(question).items():
        wanted = {f.key: _count(f, question) for f in asked if _source(f.unit) is unit}
        if wanted:
            totals = (
                source().order_by().aggregate(**{f"n{place}": count for place, count in enumerate(wanted.values())})
            )
            found |= {key: totals[f"n{place}"] for place, key in enumerate(wanted)}
    return {figure.key: found[figure.key] for figure in asked}


def _source(unit: Unit) -> Unit:
    return Unit.CASE if unit is Unit.SUBJECT else unit


def _count(figure: FigureType, question: Question) -> Count:
    if figure.unit is Unit.SUBJECT:
        return Count("subject_organization", filter=figure.counts(question), distinct=True)
    return Count("pk", filter=figure.counts(question))
