"""Reports of units outside the system: entered by the unit, submitted once whole, taken by the secretary above."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all
from cases.errors_unit_report import (
    DecidedAlready,
    FigureImpossible,
    NoReportDue,
    NothingReported,
    NotNewest,
    NotYourUnit,
    NotYourUnits,
    OwnReport,
    PeriodRuns,
    ReportInconsistent,
    StillWaiting,
)
from cases.models import (
    LARGEST,
    Channel,
    Organization,
    OutsideUnit,
    ReportDecision,
    ReportState,
    UnitDraft,
    UnitFigure,
    UnitReport,
)
from cases.statistics.forms import Form, set_on
from cases.unit_reports import filling
from cases.unit_reports.checks import findings
from cases.unit_reports.filling import Figures

if TYPE_CHECKING:
    from inspection.accounts.models import User


def require_reporter(user: User, organization: Organization, on: date) -> None:
    """Refuse who does not report for a unit."""
    if not OutsideUnit.objects.reported_by(user, on).filter(organization=organization).exists():
        raise NotYourUnit(unit=organization.name, on=f"{on:%d/%m/%Y}")


def require_receiver(user: User, organization: Organization, on: date) -> None:
    """Refuse who is not the reporting secretary of the organization above a unit."""
    if not OutsideUnit.objects.received_by(user, on).filter(organization=organization).exists():
        raise NotYourUnits(unit=organization.name, on=f"{on:%d/%m/%Y}")


@command
def enter_form(
    organization: Organization, since: date, until: date, *, by: User, on: date, form: str, figures: Figures
) -> UnitDraft:
    """Keep the figures of one form in the unit's draft; what does not add up yet may be kept, an impossible figure not.

    What the draft held of that form is replaced.
    """
    draft = _locked_draft(organization, since, until, by, on)
    known = set_on(until).forms[form]
    _require_possible(known, figures)
    draft.figures = draft.figures | {form: filling.to_draft(figures)}
    draft.channel, draft.file_sha256 = Channel.PAGE, ""
    return _kept(draft, by, on, "unit-figures-entered", form=form)


@command
def enter_workbook(
    organization: Organization,
    since: date,
    until: date,
    *,
    by: User,
    on: date,
    told: Mapping[str, Figures],
    sha256: str,
) -> UnitDraft:
    """Take all forms of a workbook that was read without an error; it replaces the draft as a whole."""
    draft = _locked_draft(organization, since, until, by, on)
    forms = set_on(until).forms
    for key, figures in told.items():
        _require_possible(forms[key], figures)
    draft.figures = {key: filling.to_draft(figures) for key, figures in told.items() if figures}
    draft.channel, draft.file_sha256 = Channel.WORKBOOK, sha256
    return _kept(draft, by, on, "unit-figures-entered", file=sha256)


def _locked_draft(organization: Organization, since: date, until: date, by: User, on: date) -> UnitDraft:
    require_reporter(by, organization, on)
    require_date(on, act=_("Enter the report"), earliest=since)
    if not OutsideUnit.objects.during(since, until).filter(organization=organization).exists():
        raise NoReportDue(unit=organization.name, since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    Organization.objects.select_for_update().get(pk=organization.pk)
    found = UnitDraft.objects.filter(organization=organization, since=since, until=until).first()
    return found or UnitDraft(organization=organization, since=since, until=until)


def _kept(draft: UnitDraft, by: User, on: date, act: str, **data: str) -> UnitDraft:
    draft.form_set, draft.saved_by, draft.saved_on = set_on(draft.until).key, by, on
    save(draft)
    trail.record(act, by=by, on=on, **_named(draft), **data)
    return draft


def _named(row: UnitDraft | UnitReport) -> dict[str, str]:
    return {"unit": row.organization.code, "since": row.since.isoformat(), "until": row.until.isoformat()}


def _require_possible(form: Form, figures: Figures) -> None:
    known = set(filling.cells(form))
    for (row, column), value in figures.items():
        if (row, column) not in known or not filling.is_possible(value):
            raise FigureImpossible(value=value, form=form.key, row=row, column=column, largest=LARGEST)


@command
def submit_report(organization: Organization, since: date, until: date, *, by: User, on: date) -> UnitReport:
    """Submit the unit's draft once its period is over and everything adds up; from then on it never changes."""
    draft = _locked_draft(organization, since, until, by, on)
    if on <= until:
        raise PeriodRuns(until=f"{until:%d/%m/%Y}")
    if not any(draft.figures.values()):
        raise NothingReported()
    former = UnitReport.objects.of(organization, since, until).first()
    if former is not None and former.state == ReportState.SUBMITTED:
        raise StillWaiting(receipt=former.receipt)
    one = set_on(until)
    told = {key: filling.from_draft(draft.figures, key) for key in one.forms}
    wrong = [finding for key, form in one.forms.items() for finding in findings(form, told[key])]
    if wrong:
        raise ReportInconsistent(count=len(wrong), form=wrong[0].form, first=wrong[0].sentence)
    report = UnitReport(
        organization=organization, since=since, until=until, form_set=one.key,
        version=former.version + 1 if former else 1, replaces=former, channel=draft.channel,
        file_sha256=draft.file_sha256, receipt=f"BC-{secrets.token_hex(5).upper()}", submitted_on=on, submitted_by=by,
    )  # fmt: skip
    save(report)
    save_all(
        [
            UnitFigure(report=report, form=key, row=row, column=column, value=value)
            for key, figures in told.items()
            for (row, column), value in figures.items()
        ]
    )
    trail.record(
        "unit-report-submitted", by=by, on=on, **_named(report), receipt=report.receipt, version=report.version,
        replaces=former.receipt if former else "",
    )  # fmt: skip
    return report


@command
def accept_report(report: UnitReport, *, by: User, on: date) -> ReportDecision:
    """Take a report: it stands until a corrected version is taken."""
    return _decide(report, by, on, accepted=True, reason="")


@command
def return_report(report: UnitReport, *, by: User, on: date, reason: str) -> ReportDecision:
    """Give a report back with a reason; the unit corrects it by a new version."""
    require_text(reason=(_("reason"), reason))
    return _decide(report, by, on, accepted=False, reason=reason)


def _decide(report: UnitReport, by: User, on: date, *, accepted: bool, reason: str) -> ReportDecision:
    Organization.objects.select_for_update().get(pk=report.organization_id)
    newest = UnitReport.objects.of(report.organization, report.since, report.until).first()
    require_receiver(by, report.organization, on)
    require_date(on, act=_("Decide on the report"), earliest=report.submitted_on)
    if newest is None or newest.pk != report.pk:
        raise NotNewest(receipt=report.receipt)
    if newest.state != ReportState.SUBMITTED:
        raise DecidedAlready(receipt=report.receipt)
    if report.submitted_by_id == by.pk:
        raise OwnReport()
    decision = ReportDecision(report=report, accepted=accepted, reason=reason, by=by, on=on)
    save(decision)
    act = "unit-report-accepted" if accepted else "unit-report-returned"
    trail.record(act, by=by, on=on, **_named(report), receipt=report.receipt, reason=decision.reason)
    return decision
