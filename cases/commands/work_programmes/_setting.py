"""Writing down what a work programme sets: parts, indicators with their targets, milestones; numbered on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from cases.commands._writing import save, save_all
from cases.errors_work import NotInProgramme, WorkUnsound
from cases.models import (
    Indicator,
    IndicatorTarget,
    Operator,
    PartKind,
    ReviewKind,
    WorkAmendment,
    WorkMilestone,
    WorkPart,
    WorkProgramme,
)
from cases.models.work_programme import standing_under
from cases.work_programmes import computed
from cases.work_programmes.topics import topics

if TYPE_CHECKING:
    from cases.commands.work_programmes.drafting import NewIndicator, NewMilestone, NewPart, NewTarget


def set_down(
    programme: WorkProgramme,
    amendment: WorkAmendment | None,
    parts: Sequence[NewPart],
    indicators: Sequence[NewIndicator],
    milestones: Sequence[NewMilestone],
    targets: Sequence[NewTarget] = (),
) -> None:
    """Keep all of it, or refuse it with the place of what does not fit."""
    _add_parts(programme, amendment, parts)
    _add_milestones(programme, amendment, milestones)
    groups = {
        part.position: part
        for part in WorkPart.objects.filter(programme=programme, kind=PartKind.GROUP, withdrawn_in__isnull=True)
    }
    last = _last(Indicator.objects.filter(programme=programme))
    new: list[IndicatorTarget] = []
    for place, one in enumerate(indicators, last + 1):
        _require_indicator(one, place, groups)
        row = Indicator(
            programme=programme, group=groups.get(one.group), position=place, text=one.text, unit=one.unit,
            topic=one.topic, figure=one.figure, added_in=amendment,
        )  # fmt: skip
        save(row)
        new += [_target(row, amendment, target) for target in one.targets]
    for target in targets:
        if target.indicator is None or target.indicator.programme_id != programme.pk:
            raise NotInProgramme(what=target.indicator or "–")
        new.append(_target(target.indicator, amendment, target))
    _require_houses(programme, new)
    _require_apart(new)
    save_all(new)


def _last(rows: Any) -> int:
    return rows.aggregate(last=Max("position"))["last"] or 0


def _add_parts(programme: WorkProgramme, amendment: WorkAmendment | None, parts: Sequence[NewPart]) -> None:
    rows = []
    for kind in PartKind.values:
        last = _last(WorkPart.objects.filter(programme=programme, kind=kind))
        for place, one in enumerate((part for part in parts if part.kind == kind), last + 1):
            if not one.text.strip():
                raise WorkUnsound(where=f"{PartKind(kind).label} {place}", why=_("its text is missing"))
            rows.append(WorkPart(programme=programme, kind=kind, position=place, text=one.text, added_in=amendment))
    if len(rows) < len(parts):
        odd = next(part.kind for part in parts if part.kind not in PartKind.values)
        raise WorkUnsound(where=odd, why=_("a part is a goal, a group of indicators, a requirement or a task"))
    save_all(rows)


def _add_milestones(
    programme: WorkProgramme, amendment: WorkAmendment | None, milestones: Sequence[NewMilestone]
) -> None:
    for one in milestones:
        if not one.text.strip() or one.kind not in ReviewKind.values:
            raise WorkUnsound(where=f"{one.due_on:%d/%m/%Y}", why=_("a milestone says what is due and what it is"))
        if one.due_on < programme.since:
            raise WorkUnsound(where=one.text, why=_("it is due before the programme begins"))
    rows = [
        WorkMilestone(programme=programme, kind=one.kind, text=one.text, due_on=one.due_on, added_in=amendment)
        for one in milestones
    ]
    save_all(rows)


def _require_indicator(one: NewIndicator, place: int, groups: dict[int, WorkPart]) -> None:
    where = _("Indicator %(number)s") % {"number": place}
    if not one.text.strip() or not one.unit.strip():
        raise WorkUnsound(where=where, why=_("its text or its unit is missing"))
    if one.group and one.group not in groups:
        raise WorkUnsound(where=where, why=_("there is no group of indicators %(group)s") % {"group": one.group})
    if one.topic and one.topic not in topics():
        raise WorkUnsound(where=where, why=_("“%(topic)s” is no topic") % {"topic": one.topic})
    if one.figure and one.figure not in computed.figures():
        raise WorkUnsound(where=where, why=_("“%(figure)s” is no figure of the system") % {"figure": one.figure})


def _target(indicator: Indicator, amendment: WorkAmendment | None, one: NewTarget) -> IndicatorTarget:
    where = f"{indicator.text} – {one.organization.name}"
    if one.operator not in Operator.values:
        raise WorkUnsound(where=where, why=_("“%(operator)s” is no operator") % {"operator": one.operator})
    if (one.operator == Operator.BETWEEN) != (one.upper is not None):
        raise WorkUnsound(where=where, why=_("a range has two values, another target one"))
    if one.upper is not None and one.upper < one.value:
        raise WorkUnsound(where=where, why=_("the range ends below where it begins"))
    if one.until < one.since:
        raise WorkUnsound(where=where, why=_("its period ends before it begins"))
    if one.carries is not None:
        _require_carried(indicator, one, one.carries, where)
    return IndicatorTarget(
        indicator=indicator, organization=one.organization, since=one.since, until=one.until, operator=one.operator,
        value=one.value, upper=one.upper, baseline=one.baseline, carries=one.carries, is_part=one.is_part,
        added_in=amendment,
    )  # fmt: skip


def _require_carried(indicator: Indicator, one: NewTarget, above: IndicatorTarget, where: str) -> None:
    """Refuse a target above that is none of the programme carried out, of another unit or another time."""
    if above.indicator.programme_id != indicator.programme.parent_id or above.withdrawn_in_id is not None:
        raise WorkUnsound(where=where, why=_("what it carries out is no target of the programme carried out"))
    if above.indicator.unit != indicator.unit:
        facts = {"unit": indicator.unit, "above": above.indicator.unit}
        raise WorkUnsound(where=where, why=_("it is measured in %(unit)s, the one above in %(above)s") % facts)
    if one.since > above.until or one.until < above.since:
        raise WorkUnsound(where=where, why=_("its period does not touch that of the target above"))


def _require_houses(programme: WorkProgramme, targets: Iterable[IndicatorTarget]) -> None:
    """Refuse a target of an organization that neither is the programme's nor stands under it."""
    houses = {programme.organization_id, programme.body.organization_id}
    named = {target.organization_id: target for target in targets}
    standing = standing_under(houses, named)
    for pk, target in named.items():
        if pk not in standing:
            raise WorkUnsound(
                where=target.organization.name, why=_("it does not stand under the organization of the programme")
            )


def _require_apart(targets: Sequence[IndicatorTarget]) -> None:
    """Refuse two targets of an indicator for one organization and period."""
    seen = set()
    for one in targets:
        place = (one.indicator_id, one.organization_id, one.since, one.until)
        same = Q(indicator=one.indicator, organization=one.organization, since=one.since, until=one.until)
        standing = IndicatorTarget.objects.filter(same, withdrawn_in__isnull=True)
        if place in seen or (one.added_in_id is not None and standing.exists()):
            where = f"{one.indicator.text} – {one.organization.name}"
            raise WorkUnsound(where=where, why=_("this period has a target already"))
        seen.add(place)
