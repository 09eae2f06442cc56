"""Units outside the system report for the last quarter: one corrects itself, one is sent back, one is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.commands.unit_reminding import begin_reporting, remind_units
from cases.commands.unit_reports import accept_report, enter_form, return_report, submit_report
from cases.models import Organization, UnitReport
from cases.statistics.forms import Form, Section, set_on
from cases.statistics.periods import Period, quarter
from cases.unit_reports.filling import Figures, columns, sections
from workflows.demo.days import Days
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of
from workflows.demo.team_story import World
from workflows.demo.walk import Story
from workflows.demo.writing import text

#: How many units report from outside.
UNITS = 6
#: In which forms the cells under a ward, and the wards under a city, have anything to tell, and as whom they act there.
OF_CELLS = {"B02": "committees-cells.cell", "B04": "committees-cells.cell", "B12": "levels-cells.cell"}
OF_WARDS = {
    "B01": "committees.committee-district",
    "B02": "committees-cells.committee-district",
    "B03": "committees.committee-district",
    "B04": "committees-cells.committee-district",
    "B12": "levels-cells.level-district",
}
#: The rows in which wards tell of organizations: those at the grassroots; of members all tell in the last of a section.
GRASSROOTS = "level.4"
#: So many working days after a quarter it is reported, taken, the silent reminded, and one report corrected.
SUBMITTED, TAKEN, REMINDED, CORRECTED = 4, 6, 9, 16
#: A quarter that ended fewer working days ago is still being reported: the one before it is told of.
SETTLED = 20


def last_quarter(days: Days, on: date) -> Period:
    """Return the last quarter whose reports are all in by a day."""
    year, number = on.year, (on.month - 1) // 3 + 1
    while True:
        year, number = (year, number - 1) if number > 1 else (year - 1, 4)
        period = quarter(year, number)
        if days.plus(days.until(period.until), SETTLED) <= on:
            return period


@dataclass(frozen=True)
class _Reporting:
    """The reports of one quarter to the house."""

    world: World
    period: Period

    def after(self, count: int) -> date:
        """So many working days after the quarter."""
        days = self.world.days
        return days.plus(days.until(self.period.until), count)

    def begin(self, unit: Organization, on: date) -> None:
        begin_reporting(unit, by=user_of(self.world.office.reporter), on=on, since=self.period.since)

    def submit(self, unit: Organization, on: date, *, corrected: int = 0) -> UnitReport:
        """Enter some forms and submit them; a correction has so much more in each."""
        by, days = user_of(self.world.office.secretaries[unit.pk]), (self.period.since, self.period.until)
        forms, lots = set_on(self.period.until).forms, Lots(f"{unit.code}/{self.period.code}")
        for key, acting in (OF_WARDS if self.world.office.scale.is_city else OF_CELLS).items():
            told = figures(forms[key], acting, lots.number(1, 4) + corrected)
            enter_form(unit, *days, by=by, on=on, form=key, figures=told)
        return submit_report(unit, *days, by=by, on=on)

    def take(self, report: UnitReport, on: date) -> None:
        accept_report(report, by=user_of(self.world.office.reporter), on=on)


def told(world: World, homes: Sequence[Organization]) -> Story:
    """Of these units the first corrects its report, the last but one is sent back, the last says nothing."""
    one = _Reporting(world, last_quarter(world.days, world.on))
    units, by = homes[:UNITS], user_of(world.office.reporter)
    yield (on := max(world.days.at(one.period.since), world.days.plus(world.office.term.since, 5)))
    for unit in units:
        one.begin(unit, on)
    yield (on := one.after(SUBMITTED))
    reports = [one.submit(unit, on) for unit in units[:-1]]
    yield (on := one.after(TAKEN))
    for report in reports[:-1]:
        one.take(report, on)
    return_report(reports[-1], by=by, on=on, reason=text("reporting")["returned"])
    yield (on := one.after(REMINDED))
    remind_units(one.period.since, one.period.until, by=by, on=on, only=[units[-1].pk])
    yield (on := one.after(CORRECTED))
    again = one.submit(units[0], on, corrected=2)
    yield (on := one.after(CORRECTED + 1))
    one.take(again, on)


def figures(form: Form, acting: str, count: int) -> Figures:
    """Return a form in which so many stand in one row of every section, and in one column of every group."""
    known = {one.key for one in columns(form)}
    told = {"total", acting}
    for group in form.groups:
        parts = [one.key for one in group.columns if one.key in known and not one.within]
        if parts and group.sums_to == "total" and acting not in parts:
            told.add(parts[0])
    return {(_row(section), column): count for section in sections(form) for column in sorted(told)}


def _row(section: Section) -> str:
    rows = [one.key for one in section.rows if not one.no_fact]
    return GRASSROOTS if GRASSROOTS in rows else rows[-1]
