"""Which units report from outside, and reminding those that have not: who was reminded, when, by whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import require_date, save, save_all
from cases.errors_unit_report import NobodyToRemind, NotYourUnits, ReportsAlready
from cases.models import Organization, OrganizationState, OutsideUnit, Post, PostDuty, ReportReminder, in_force
from cases.unit_reports.board import unreported

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def begin_reporting(organization: Organization, *, by: User, on: date, since: date) -> OutsideUnit:
    """Say that the house does not keep a unit's work from a day on: it reports itself."""
    state = OrganizationState.objects.filter(in_force(on), organization=organization).first()
    posts = Post.objects.on(on).filter(member__user=by, duty=PostDuty.REPORTING_SECRETARY)
    if state is None or not posts.filter(organization=state.parent_id).exists():
        raise NotYourUnits(unit=organization.name, on=f"{on:%d/%m/%Y}")
    Organization.objects.select_for_update().get(pk=organization.pk)
    known = OutsideUnit.objects.filter(organization=organization)
    if known.filter(until__isnull=True).exists() or known.filter(until__gt=since).exists():
        raise ReportsAlready(unit=organization.name)
    unit = OutsideUnit(organization=organization, since=since, set_by=by)
    save(unit)
    trail.record("unit-reports-begun", by=by, on=on, unit=organization.code, since=since.isoformat())
    return unit


@command
def end_reporting(unit: OutsideUnit, *, by: User, on: date, until: date) -> OutsideUnit:
    """Say from which day on the house keeps the unit's work itself; what it reported before stays."""
    unit = OutsideUnit.objects.select_for_update().get(pk=unit.pk)
    if not OutsideUnit.objects.received_by(by, on).filter(pk=unit.pk).exists():
        raise NotYourUnits(unit=unit.organization.name, on=f"{on:%d/%m/%Y}")
    unit.until, unit.ended_by = until, by
    save(unit, ["until", "ended_by"])
    trail.record("unit-reports-ended", by=by, on=on, unit=unit.organization.code, until=until.isoformat())
    return unit


@command
def remind_units(
    since: date, until: date, *, by: User, on: date, only: Collection[int] | None = None
) -> list[ReportReminder]:
    """Remind every unit below that has not reported for a period, once a day; the mail carries no figure."""
    require_date(on, act=_("Remind"), earliest=until)
    late = unreported(by, since, until, on)
    if only is not None:
        late = [unit for unit in late if unit.pk in only]
    done = set(ReportReminder.objects.filter(since=since, until=until, on=on).values_list("organization", flat=True))
    rows = [
        ReportReminder(organization=one, since=since, until=until, on=on, by=by) for one in late if one.pk not in done
    ]
    if not rows:
        raise NobodyToRemind(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    save_all(rows)
    units = [row.organization.code for row in rows]
    trail.record("units-reminded", by=by, on=on, since=since.isoformat(), until=until.isoformat(), units=units)
    return rows
