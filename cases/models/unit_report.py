"""Units that work outside the system: since when they report, what they reported, who took it, who was reminded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.base import Kept, ProseField, invariant
from cases.models.organization import Organization, OrganizationState, Post, PostDuty, in_force
from cases.models.team import new_key

#: Nobody counts more of anything in one cell of a form; a sum of money in thousands of đồng fits.
LARGEST = 999_999_999_999

#: Who reports for a unit.
REPORTERS = (PostDuty.REPORTING_SECRETARY, PostDuty.REPRESENTATIVE)


class OutsideUnitQuerySet(models.QuerySet["OutsideUnit"]):
    """Questions asked of the units that report."""

    def during(self, since: date, until: date) -> OutsideUnitQuerySet:
        """Those that report for a period: their work lay outside the system on its last day."""
        begun = self.filter(in_force(until)).select_related("organization")
        return begun.order_by("organization__level", "organization__name")

    def outside(self, organizations: Any, since: date, until: date) -> OutsideUnitQuerySet:
        """Those of these organizations that work outside the system on some of these days."""
        some = Q(since__lte=until) & (Q(until__isnull=True) | Q(until__gt=since))
        rows = self.filter(some, organization__in=organizations).select_related("organization")
        return rows.order_by("organization__level", "organization__name", "since")

    def reported_by(self, user: Any, on: date) -> OutsideUnitQuerySet:
        """Those for which the user reports on that day."""
        posts = Post.objects.on(on).filter(member__user=user, duty__in=REPORTERS)
        rows = self.filter(organization__in=posts.values("organization")).select_related("organization")
        return rows.order_by("organization__name", "-since")

    def received_by(self, user: Any, on: date) -> OutsideUnitQuerySet:
        """Those whose superior's reporting secretary the user is on that day."""
        posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.REPORTING_SECRETARY)
        stands = OrganizationState.objects.filter(in_force(on), parent__in=posts.values("organization"))
        rows = self.filter(organization__in=stands.values("organization")).select_related("organization")
        return rows.order_by("organization__level", "organization__name", "-since")

    def numbered(self, pk: int) -> OutsideUnit | None:
        """The one of this number, where it is among these."""
        return self.filter(pk=pk).first()

    def of(self, organization: Organization) -> bool:
        """Whether an organization is among these."""
        return self.filter(organization=organization).exists()


class OutsideUnit(Kept):
    """An organization whose work the house does not keep from one day to another (exclusive): it reports itself."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="outside")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = OutsideUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit that reports")
        verbose_name_plural = _("units that report")
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=Q(until__isnull=True), name="a_unit_reports_once"
            ),
            invariant(
                "a_unit_stops_reporting_after_it_began",
                Q(until__isnull=True) | Q(until__gt=F("since")),
                _("A unit stops reporting after the day it began."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.since}"


class Channel(models.TextChoices):
    """How figures came."""

    PAGE = "page", _("by page")
    WORKBOOK = "xlsx", _("by Excel")


class ReportState(models.TextChoices):
    """How far a report is."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    ACCEPTED = "accepted", pgettext_lazy("report", "accepted")
    RETURNED = "returned", _("returned")


class UnitDraftQuerySet(models.QuerySet["UnitDraft"]):
    """Questions asked of drafts."""

    def of(self, organization: Organization, since: date, until: date) -> UnitDraft | None:
        """The draft of a unit for a period, where it began one."""
        return self.filter(organization=organization, since=since, until=until).first()


class UnitDraft(models.Model):
    """What a unit is filling in for a period; it goes on from what was submitted when that has to be corrected."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    form_set = models.CharField(_("set of forms"), max_length=20)
    figures = models.JSONField(_("figures"), default=dict)
    channel = models.CharField(_("came"), max_length=4, choices=Channel.choices, default=Channel.PAGE)
    file_sha256 = models.CharField(max_length=64, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_on = models.DateField(_("saved on"))

    objects = UnitDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a unit's report")
        constraints = [
            models.UniqueConstraint(fields=["organization", "since", "until"], name="one_draft_of_a_unit_and_period")
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.since} {self.until}"


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    """Questions asked of reports."""

    def of(self, organization: Organization, since: date, until: date) -> UnitReportQuerySet:
        """Every version for a period, the newest first."""
        rows = self.filter(organization=organization, since=since, until=until)
        return rows.select_related("organization", "decision", "submitted_by").order_by("-version")

    def seen_by(self, user: Any, on: date) -> UnitReportQuerySet:
        """Those of units for which the user reports, or whose reports the user receives."""
        own = OutsideUnit.objects.reported_by(user, on).order_by().values("organization")
        below = OutsideUnit.objects.received_by(user, on).order_by().values("organization")
        return self.filter(Q(organization__in=own) | Q(organization__in=below))

    def keyed(self, key: str, user: Any, on: date) -> UnitReport | None:
        """The one of this key, where the user may see it."""
        rows = self.seen_by(user, on).filter(key=key)
        return rows.select_related("organization", "decision__by", "submitted_by", "replaces").first()

    def newest(self, organizations: Iterable[int], since: date, until: date) -> UnitReportQuerySet:
        """The newest version of each of these units for each period within the days."""
        newer = UnitReport.objects.filter(
            organization=OuterRef("organization"), since=OuterRef("since"), until=OuterRef("until"),
            version__gt=OuterRef("version"),
        )  # fmt: skip
        rows = self.filter(organization__in=list(organizations), since__gte=since, until__lte=until)
        return rows.exclude(Exists(newer)).select_related("decision")

    def standing(self, organizations: Any, since: date, until: date, on: date) -> UnitReportQuerySet:
        """What stands on a day of each of these units for each period within the days: the newest version accepted."""
        accepted = {"decision__accepted": True, "decision__on__lte": on}
        newer = UnitReport.objects.filter(
            organization=OuterRef("organization"), since=OuterRef("since"), until=OuterRef("until"),
            version__gt=OuterRef("version"), **accepted,
        )  # fmt: skip
        rows = self.filter(organization__in=organizations, since__gte=since, until__lte=until, **accepted)
        return rows.exclude(Exists(newer)).select_related("organization").order_by("organization__name", "since", "pk")

    def of_keys(self, keys: Iterable[str]) -> UnitReportQuerySet:
        """Those of these keys."""
        return self.filter(key__in=list(keys))


class UnitReport(Kept):
    """A report as it was submitted; a correction is a new version that names the former."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="unit_reports")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    form_set = models.CharField(_("set of forms"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name=_("replaces"))
    channel = models.CharField(_("came"), max_length=4, choices=Channel.choices)
    file_sha256 = models.CharField(max_length=64, blank=True)
    receipt = models.CharField(_("receipt code"), max_length=20, unique=True)
    submitted_on = models.DateField(_("received on"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = UnitReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a unit")
        verbose_name_plural = _("reports of units")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "since", "until", "version"], name="one_version_of_a_unit_and_period"
            ),
            invariant(
                "a_reported_period_ends_after_it_begins",
                Q(until__gte=F("since")),
                _("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt

    @property
    def state(self) -> ReportState:
        """How far it is: waiting, accepted or returned."""
        decision: ReportDecision | None = getattr(self, "decision", None)
        if decision is None:
            return ReportState.SUBMITTED
        return ReportState.ACCEPTED if decision.accepted else ReportState.RETURNED


class UnitFigureQuerySet(models.QuerySet["UnitFigure"]):
    """Questions asked of reported figures."""

    def by_form(self, report: UnitReport) -> dict[str, dict[tuple[str, str], int]]:
        """All of a report, by form, row and column."""
        found: dict[str, dict[tuple[str, str], int]] = {}
        for form, row, column, value in self.filter(report=report).values_list("form", "row", "column", "value"):
            found.setdefault(form, {})[row, column] = value
        return found

    def all_of(self, reports: Iterable[int]) -> dict[int, dict[str, dict[tuple[str, str], int]]]:
        """Those of some reports by report, form, row and column."""
        found: dict[int, dict[str, dict[tuple[str, str], int]]] = {}
        rows = self.filter(report__in=list(reports)).values_list("report", "form", "row", "column", "value")
        for report, form, row, column, value in rows.iterator():
            found.setdefault(report, {}).setdefault(form, {})[row, column] = value
        return found

    def told_of(self, reports: Iterable[int], form: str) -> dict[int, dict[tuple[str, str], int]]:
        """Those of one form by report, row and column."""
        found: dict[int, dict[tuple[str, str], int]] = {}
        rows = self.filter(report__in=list(reports), form=form).values_list("report", "row", "column", "value")
        for report, row, column, value in rows:
            found.setdefault(report, {})[row, column] = value
        return found


class UnitFigure(Kept):
    """One reported figure: form, row, column, value."""

    report = models.ForeignKey(UnitReport, models.PROTECT, related_name="figures")
    form = models.CharField(_("form"), max_length=10)
    row = models.CharField(_("row"), max_length=80)
    column = models.CharField(_("column"), max_length=80)
    value = models.BigIntegerField(_("figure"))

    objects = UnitFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure of a report")
        verbose_name_plural = _("figures of a report")
        constraints = [
            models.UniqueConstraint(fields=["report", "form", "row", "column"], name="one_figure_of_a_cell"),
            invariant(
                "a_reported_figure_is_within_bounds",
                Q(value__gte=0, value__lte=LARGEST),
                _("A figure is 0 or more, and not beyond measure."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.row} {self.column}"


class ReportDecision(Kept):
    """What the superior's reporting secretary did with a report: took it, or gave it back with a reason."""

    report = models.OneToOneField(UnitReport, models.PROTECT, related_name="decision")
    accepted = models.BooleanField(_("accepted"))
    reason = ProseField(_("reason"), blank=True, max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField(_("on"))

    class Meta:
        verbose_name = _("decision on a report")
        verbose_name_plural = _("decisions on reports")
        constraints = [
            invariant(
                "a_returned_report_has_a_reason",
                Q(accepted=True) | ~Q(reason=""),
                _("A report is given back with a reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.accepted}"


class ReportReminderQuerySet(models.QuerySet["ReportReminder"]):
    """Questions asked of reminders."""

    def during(self, organizations: Iterable[int], since: date, until: date) -> ReportReminderQuerySet:
        """Those of these units for periods within the days, the latest first."""
        rows = self.filter(organization__in=list(organizations), since__gte=since, until__lte=until)
        return rows.order_by("-on", "-pk")


class ReportReminder(Kept):
    """A unit that had not reported was reminded; the mail says that, and no figure and no name."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="report_reminders")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    on = models.DateField(_("reminded on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReportReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder of a report")
        verbose_name_plural = _("reminders of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "since", "until", "on"], name="one_reminder_of_a_unit_and_period_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.on}"
