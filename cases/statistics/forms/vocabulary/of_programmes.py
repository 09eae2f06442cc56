"""What is counted of work programmes: themselves, their parts, targets, milestones, documents, and their themes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, Q, QuerySet, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from cases.models import (
    Case,
    CriterionSet,
    IndicatorTarget,
    ItemTag,
    Level,
    Operator,
    PartKind,
    ProgrammeItem,
    ReviewKind,
    ThemeTag,
    WorkDocument,
    WorkKind,
    WorkMilestone,
    WorkPart,
    WorkProgramme,
)
from cases.statistics.forms.asked import Asked
from cases.statistics.forms.vocabulary.beyond import under
from cases.statistics.forms.vocabulary.dimensions import YES_NO, Dimension, beside, own_field, own_flag, text
from cases.work_programmes.judging import STANDINGS, Standing
from cases.work_programmes.standing import stands
from cases.work_programmes.topics import topics

#: Numbers by which people call a programme: 1 of "01-CTr/TU".
_ORDINALS = {str(number): str(number) for number in range(1, 1000)}


def _approved(asked: Asked, path: str = "") -> Q:
    return Q(**{f"{path}approved_on__lte": asked.as_of}) & asked.acting(f"{path}body")


def _of_programme(path: str = "") -> dict[str, Dimension]:
    """What tells the programme of a row apart."""
    return {
        "work_kind": own_field(_("kind of work programme"), f"{path}kind", WorkKind.choices),
        "work_level": own_field(_("level of the work programme"), f"{path}organization__level", Level.choices),
        "ordinal": Dimension(
            _("number of the work programme"), _ORDINALS,
            lambda _asked, _path: Cast(f"{path}ordinal", CharField()),
        ),
    }  # fmt: skip


def programmes(asked: Asked) -> QuerySet[WorkProgramme]:
    """Approved work programmes kept by bodies of the organization and under it."""
    return WorkProgramme.objects.filter(_approved(asked))


def _runs(asked: Asked, path: str = "") -> Q:
    """The condition that a programme is in force on the last day; the day until which it is issued is one of its."""
    open_ended = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": asked.last})
    return Q(**{f"{path}since__lte": asked.last}) & open_ended


def programmes_held(asked: Asked) -> Q:
    """The condition that they are in force on the last day."""
    return _runs(asked)


PROGRAMME = _of_programme()


def parts(asked: Asked) -> QuerySet[WorkPart]:
    """What they consist of."""
    return WorkPart.objects.filter(_approved(asked, "programme__"))


def set_then(asked: Asked) -> Q:
    """The condition that something was set by the last day and not taken back."""
    begun = Q(added_in__isnull=True) | Q(added_in__on__lte=asked.as_of)
    return begun & (Q(withdrawn_in__isnull=True) | Q(withdrawn_in__on__gt=asked.as_of))


def parts_held(asked: Asked) -> Q:
    """The condition that they stand, in a programme in force, on the last day."""
    return set_then(asked) & _runs(asked, "programme__")


PART = _of_programme("programme__") | {"part": own_field(_("part"), "kind", PartKind.choices)}


def targets(asked: Asked) -> QuerySet[IndicatorTarget]:
    """Targets of approved programmes for the organization and those under it."""
    approved = Q(indicator__programme__approved_on__lte=asked.as_of)
    return IndicatorTarget.objects.filter(approved & under(asked, "organization"))


def running(asked: Asked) -> Q:
    """The condition that their period touches the one asked about, and that they stand."""
    return set_then(asked) & Q(since__lte=asked.last, until__gte=asked.since)


def _standing(asked: Asked, _path: str) -> Any:
    """How each stands, judged by the one rule; told to the database row by row.

    What ends with the period asked about is over on the day after it, and judged as such.
    """
    found: dict[Standing, list[int]] = {}
    day = min(asked.on, asked.until + timedelta(days=1))
    for one in stands(targets(asked).filter(running(asked)), day, asked.on):  # type: ignore[arg-type]
        found.setdefault(one.standing, []).append(one.target.pk)
    known = [When(pk__in=pks, then=text(standing.value)) for standing, pks in found.items()]
    return Choose(*known, default=text(Standing.NO_FIGURE.value), output_field=CharField())


TARGET = _of_programme("indicator__programme__") | {
    "topic": own_field(
        _("about"), "indicator__topic", {key: one.vi for key, one in topics().items()}, empty=_("none named")
    ),
    "operator": own_field(_("operator"), "operator", Operator.choices),
    "standing": Dimension(_("how it stands"), STANDINGS, _standing),
    "organization_level": own_field(_("level of the organization"), "organization__level", Level.choices),
    "carries": own_flag(_("carries out a target above"), Q(carries__isnull=False)),
}  # fmt: skip


def milestones(asked: Asked) -> QuerySet[WorkMilestone]:
    """Milestones of approved programmes."""
    return WorkMilestone.objects.filter(_approved(asked, "programme__")).filter(set_then(asked))


MILESTONE = _of_programme("programme__") | {
    "review": own_field(_("milestone"), "kind", ReviewKind.choices),
    "reached": Dimension(
        _("reached"), YES_NO,
        lambda asked, _path: Choose(
            When(done__done_on__lte=asked.as_of, then=text("yes")), default=text("no"), output_field=CharField()
        ),
    ),
}  # fmt: skip


def documents(asked: Asked) -> QuerySet[WorkDocument]:
    """Papers issued to carry approved programmes out."""
    return WorkDocument.objects.filter(_approved(asked, "programme__"))


DOCUMENT = _of_programme("programme__") | {"legal": own_flag(_("legal document"), Q(is_legal=True))}


def criterion_sets(asked: Asked) -> QuerySet[CriterionSet]:
    """Sets of rating criteria approved by then."""
    return CriterionSet.objects.filter(asked.acting(), approval__approved_on__lte=asked.as_of)


# Themes: what the lines of annual programmes inspect


def _theme_kind(path: str) -> Dimension:
    return own_field(_("work programme inspected"), f"{path}theme__kind", WorkKind.choices, empty=_("none named"))


def _joint(path: str) -> Dimension:
    return own_flag(_("by a joint plan with state inspection"), ~Q(**{f"{path}joint_plan": ""}))


def _tag(path: str) -> Dimension:
    return Dimension(
        _("tag"), dict(ThemeTag.choices),
        has=lambda _asked, _path, value: beside(ItemTag, path, link="item", tag=value),
    )  # fmt: skip


def cases_of_lines(asked: Asked) -> QuerySet[Case]:
    """Cases opened from a line of an annual programme."""
    return Case.objects.filter(asked.cases, asked.acting(), team__item__isnull=False)


CASE_OF_LINE = {
    "theme_kind": _theme_kind("team__item__"),
    "tag": _tag("team__item"),
    "joint": _joint("team__item__"),
}


def lines(asked: Asked) -> QuerySet[ProgrammeItem]:
    """Lines of approved annual programmes, those taken back left out."""
    standing = Q(cancelled_in__isnull=True) | Q(cancelled_in__on__gt=asked.as_of)
    approved = Q(programme__approved_on__lte=asked.as_of)
    return ProgrammeItem.objects.filter(standing, approved, asked.acting("programme__body"))


def lines_planned(asked: Asked) -> Q:
    """The condition that the quarter of a line lies in the period, or touches it."""
    first, last = _quarter(asked.since), _quarter(asked.until)
    after = Q(programme__year__gt=first[0]) | Q(programme__year=first[0], quarter__gte=first[1])
    before = Q(programme__year__lt=last[0]) | Q(programme__year=last[0], quarter__lte=last[1])
    return after & before


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


LINE = {
    "kind": own_field(_("procedure"), "kind", ProgrammeItem._meta.get_field("kind").choices),
    "theme_kind": _theme_kind(""),
    "tag": _tag(""),
    "joint": _joint(""),
}
