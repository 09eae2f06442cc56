"""What is counted outside the official forms: organizations, what became of them, weak ones, lines of programmes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from cases.models import (
    Case,
    EventKind,
    ItemSubject,
    Level,
    OrganizationEventPart,
    OrganizationState,
    PaperRecord,
    PaperSubject,
    ProgrammeItem,
    WeakOrganization,
    in_force,
)
from cases.statistics.forms.asked import EVERYTHING, Asked
from cases.statistics.forms.vocabulary.dimensions import YES_NO, Dimension, own_field, text
from cases.statistics.forms.vocabulary.of_cases import acting


def under(asked: Asked, name: str) -> Q:
    """The condition that an organization is the one asked about, or lies under it."""
    return EVERYTHING if asked.organization.parent_id is None else Q(**{f"{name}__in": asked.organizations()})


def organizations(asked: Asked) -> QuerySet[OrganizationState]:
    """Organizations as they stood, the root left out: it is who asks."""
    return OrganizationState.objects.filter(under(asked, "organization")).exclude(organization=asked.organization)


def held(asked: Asked) -> Q:
    """The condition that an organization stood so on the last day."""
    return in_force(asked.last) & in_force(asked.last, "organization__founded_on", "organization__closed_on")


ORGANIZATION: dict[str, Dimension] = {
    "level": own_field(_("level"), "level", Level.choices),
    "direct": Dimension(
        _("directly under the organization"),
        YES_NO,
        lambda asked, _path: Choose(
            When(parent=asked.organization.pk, then=text("yes")), default=text("no"), output_field=CharField()
        ),
    ),
    "reached": Dimension(
        _("inspected or supervised in the period"),
        YES_NO,
        lambda asked, _path: _yes(_reached(asked)),
    ),
}


def _reached(asked: Asked) -> Q:
    whom = {"subject_organization": OuterRef("organization")}
    papers = PaperRecord.objects.standing().filter(asked.papers, asked.acting(), asked.within("signed_on"))
    cases = Case.objects.filter(asked.cases, asked.acting(), asked.within("opened_on"), **whom)
    return Q(Exists(cases)) | Q(Exists(PaperSubject.objects.filter(record__in=papers, **whom)))


def _yes(condition: Any) -> Any:
    return Choose(When(condition, then=text("yes")), default=text("no"), output_field=CharField())


def changes(asked: Asked) -> QuerySet[OrganizationEventPart]:
    """What decisions did to organizations."""
    return OrganizationEventPart.objects.filter(under(asked, "organization"))


CHANGE: dict[str, Dimension] = {
    "event": own_field(_("kind"), "event__kind", EventKind.choices),
    "part": own_field(_("role in the change"), "role", OrganizationEventPart.Role.choices),
    "level": own_field(_("level"), "organization__level", Level.choices),
}


def weak(asked: Asked) -> QuerySet[WeakOrganization]:
    """The organizations on the lists of weak ones."""
    return WeakOrganization.objects.filter(asked.acting())


WEAK: dict[str, Dimension] = {
    "subject_level": own_field(_("level of the subject"), "organization__level", Level.choices),
} | acting("strengthened_on")


def planned(asked: Asked) -> QuerySet[ItemSubject]:
    """The subjects approved programmes name."""
    approved = Q(item__programme__approved_on__lte=asked.as_of)
    return ItemSubject.objects.filter(approved, asked.acting("item__programme__body"))


def in_quarter(asked: Asked) -> Q:
    """The condition that the quarter of a line lies in the period, or touches it."""
    first, last = _quarter(asked.since), _quarter(asked.until)
    after = Q(item__programme__year__gt=first[0]) | Q(item__programme__year=first[0], item__quarter__gte=first[1])
    before = Q(item__programme__year__lt=last[0]) | Q(item__programme__year=last[0], item__quarter__lte=last[1])
    return after & before


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def _case(label: Any, condition: Any) -> Dimension:
    def value(asked: Asked, _path: str) -> Any:
        whom = Q(subject_organization=OuterRef("organization")) | Q(subject_member=OuterRef("member"))
        return _yes(Exists(Case.objects.filter(whom, condition(asked), asked.cases, team__item=OuterRef("item"))))

    return Dimension(label, YES_NO, value)


def _late(asked: Asked) -> Q:
    day = asked.as_of
    return Q(due_on__lt=day) & (Q(submitted_on__isnull=True) | Q(submitted_on__gt=F("due_on")))


PLANNED: dict[str, Dimension] = {
    "kind": own_field(_("procedure"), "item__kind", ProgrammeItem._meta.get_field("kind").choices),
    "started": _case(_("started"), lambda asked: Q(decided_on__lte=asked.as_of)),
    "concluded": _case(_("concluded"), lambda asked: Q(concluded_on__lte=asked.as_of)),
    "in_time": _case(
        _("concluded in time"), lambda asked: Q(concluded_on__lte=asked.as_of, submitted_on__lte=F("due_on"))
    ),
    "late": _case(_("late"), _late),
    "cancelled": Dimension(
        _("cancelled by an amendment"),
        YES_NO,
        lambda asked, _path: _yes(Q(item__cancelled_in__on__lte=asked.as_of)),
    ),
    "added": Dimension(
        _("added by an amendment"), YES_NO, lambda asked, _path: _yes(Q(item__added_in__on__lte=asked.as_of))
    ),
}  # fmt: skip
