"""Figures of discipline: decisions as they stood on a day, complaints and their results, suspensions running."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm
from cases.discipline.suspension import SuspensionKind
from cases.models import Admission, Complaint, Outcome, SanctionState, Suspension
from cases.statistics.question import Question
from cases.statistics.types import FigureType, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Subjects(NamedTuple):
    """Members or organizations: the word in the keys of their figures, what they are called, and their forms."""

    key: str
    label: str | _StrPromise
    disciplined: str | _StrPromise
    complaints: str | _StrPromise
    field: str
    forms: tuple[DisciplineForm, ...]


MEMBERS = Subjects(
    "members",
    _("Members"),
    _("Members disciplined"),
    _("Complaints of members"),
    "subject_member",
    (DisciplineForm.REPRIMAND, DisciplineForm.WARNING, DisciplineForm.REMOVAL, DisciplineForm.EXPULSION),
)
ORGANIZATIONS = Subjects(
    "organizations",
    _("Organizations"),
    _("Organizations disciplined"),
    _("Complaints of organizations"),
    "subject_organization",
    (DisciplineForm.REPRIMAND, DisciplineForm.WARNING, DisciplineForm.DISSOLUTION),
)
SUBJECTS = (MEMBERS, ORGANIZATIONS)

#: How the decisions that took effect in the period stand on the day; the three together are all of them.
STATES = (SanctionState.IN_FORCE, SanctionState.LAPSED, SanctionState.ANNULLED)
#: How a complaint that was decided on ended.
RESULTS = (Outcome.UPHELD, Outcome.INCREASED, Outcome.DECREASED, Outcome.ANNULLED)
_CHANGED = (Outcome.INCREASED, Outcome.DECREASED, Outcome.ANNULLED)


def disciplined_key(subjects: Subjects, part: str = "") -> str:
    """Return the key of a figure of decisions: all, or those of a form or a state."""
    return _key("disciplined", subjects.key, part)


def complaints_key(subjects: Subjects, outcome: str) -> str:
    """Return the key of the figure of complaints with one result."""
    return _key("complaints", subjects.key, outcome)


def about_key(about: str) -> str:
    """Return the key of the figure of decided complaints about one thing."""
    return _key("complaints-about", about)


def cause_key(cause: str) -> str:
    """Return the key of the figure of changed decisions by the cause of the change; "" where none is recorded yet."""
    return _key("complaints-cause", cause or "none")


def suspended_key(kind: str) -> str:
    """Return the key of the figure of suspensions of one kind."""
    return _key("suspended", kind)


def _key(*parts: str) -> str:
    return "-".join(part.lower().replace("_", "-") for part in parts if part)


def _of(subjects: Subjects) -> Q:
    return Q(**{f"case__{subjects.field}__isnull": False})


def _effective(q: Question) -> Q:
    """The decisions that took effect in the period, as far as the day knows."""
    return q.within("effective_on") & Q(effective_on__lte=q.day)


def _disciplined(subjects: Subjects, **stood: Any) -> Callable[[Question], Q]:
    return lambda q: _of(subjects) & _effective(q) & Q(**stood)


def _changed(subjects: Subjects) -> Callable[[Question], Q]:
    return lambda q: _of(subjects) & _effective(q) & ~Q(form_at=F("form"))


def _not_in_force(subjects: Subjects) -> Callable[[Question], Q]:
    signed = Q(state_at=SanctionState.SIGNED)
    return lambda q: _of(subjects) & signed & q.within("signed_on") & Q(signed_on__lte=q.day)


def _holding(subjects: Subjects) -> Callable[[Question], Q]:
    return lambda _q: _of(subjects) & Q(state_at=SanctionState.IN_FORCE)


def _decided(outcomes: tuple[Outcome, ...], **facts: Any) -> Callable[[Question], Q]:
    asked = Q(case__outcome__in=outcomes, **facts)
    return lambda q: asked & q.within("case__concluded_on") & Q(case__concluded_on__lte=q.day)


def _results(subjects: Subjects, *outcomes: Outcome) -> Callable[[Question], Q]:
    return lambda q: _of(subjects) & _decided(outcomes)(q)


def _received(q: Question) -> Q:
    return q.within("received_on") & Q(received_on__lte=q.day)


def _pending(q: Question) -> Q:
    return Q(pk__in=Complaint.objects.pending_on(q.day).values("pk"))


def _turned_away(q: Question) -> Q:
    away = Q(admission__in=[Admission.REFUSED, Admission.RETURNED])
    return away & q.within("admitted_on") & Q(admitted_on__lte=q.day)


def _suspended(kind: SuspensionKind) -> Callable[[Question], Q]:
    """Those running on the day; a seat's activity lost with party life is not counted again."""
    return lambda q: Q(kind=kind, follows__isnull=True, pk__in=Suspension.objects.in_force(q.day).values("pk"))


def _label(whole: Any, part: Any) -> Any:
    return format_lazy("{whole}: {part}", whole=whole, part=part)


def _of_subjects(who: Subjects) -> list[FigureType]:
    """The figures of members, or of organizations."""

    def sanction(part: str, label: Any, counts: Callable[[Question], Q]) -> FigureType:
        return FigureType(disciplined_key(who, part), label, Unit.SANCTION, counts)

    return [
        sanction("", who.disciplined, _disciplined(who)),
        *(sanction(form, _label(who.disciplined, form.label), _disciplined(who, form_at=form)) for form in who.forms),
        *(sanction(one, _label(who.disciplined, one.label), _disciplined(who, state_at=one)) for one in STATES),
        sanction("changed", _label(who.disciplined, _("changed or annulled since")), _changed(who)),
        sanction("signed", _label(who.disciplined, SanctionState.SIGNED.label), _not_in_force(who)),
        sanction("holding", _label(who.label, _("under discipline on the day")), _holding(who)),
        _complaint(
            complaints_key(who, "decided"), _label(who.complaints, _("handled to the end")), _results(who, *RESULTS)
        ),
        *(
            _complaint(complaints_key(who, one), _label(who.complaints, one.label), _results(who, one))
            for one in RESULTS
        ),
    ]


def _complaint(key: str, label: Any, counts: Callable[[Question], Q]) -> FigureType:
    return FigureType(key, label, Unit.COMPLAINT, counts)


DISCIPLINE_FIGURES: tuple[FigureType, ...] = (
    *(figure for who in SUBJECTS for figure in _of_subjects(who)),
    _complaint("complaints-received", _("Complaints received"), _received),
    _complaint("complaints-pending", _("Complaints not answered on the day"), _pending),
    _complaint("complaints-turned-away", _("Complaints not handled or returned"), _turned_away),
    _complaint(
        "complaints-passed-on", _("Complaints proposed to the competent level"), _decided((Outcome.PROPOSED_ABOVE,))
    ),
    _complaint("complaints-withdrawn", _("Complaints withdrawn"), _decided((Outcome.WITHDRAWN,))),
    *(
        _complaint(
            about_key(one), _label(_("Complaints decided on, about"), one.label), _decided(RESULTS, about=one.value)
        )
        for one in Complaint.About
    ),
    *(
        _complaint(
            cause_key(cause), _label(_("Changed on a complaint because of"), label),
            _decided(_CHANGED, change_cause=cause),
        )
        for cause, label in (*Complaint.ChangeCause.choices, ("", _("no cause recorded yet")))
    ),
    *(
        FigureType(
            suspended_key(kind), _label(_("Suspensions running on the day"), kind.label), Unit.SUSPENSION,
            _suspended(kind),
        )
        for kind in SuspensionKind
    ),
)  # fmt: skip
