"""Units that work outside the system: their drafts, reports, figures, and who was reminded."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_chief_of_office"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(verbose_name="until")),
                ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "channel",
                    models.CharField(
                        choices=[("page", "by page"), ("xlsx", "by Excel")], max_length=4, verbose_name="came"
                    ),
                ),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("receipt", models.CharField(max_length=20, unique=True, verbose_name="receipt code")),
                ("submitted_on", models.DateField(verbose_name="received on")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit_reports",
                        to="cases.organization",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.unitreport",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "report of a unit",
                "verbose_name_plural": "reports of units",
            },
        ),
        migrations.CreateModel(
            name="UnitFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=10, verbose_name="form")),
                ("row", models.CharField(max_length=80, verbose_name="row")),
                ("column", models.CharField(max_length=80, verbose_name="column")),
                ("value", models.BigIntegerField(verbose_name="figure")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="cases.unitreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "figure of a report",
                "verbose_name_plural": "figures of a report",
            },
        ),
        migrations.CreateModel(
            name="ReportDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted", models.BooleanField(verbose_name="accepted")),
                ("reason", cases.models.base.ProseField(blank=True, max_length=2000, verbose_name="reason")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="cases.unitreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on a report",
                "verbose_name_plural": "decisions on reports",
            },
        ),
        migrations.CreateModel(
            name="OutsideUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outside", to="cases.organization"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "unit that reports",
                "verbose_name_plural": "units that report",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("organization",),
                        name="a_unit_reports_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="a_unit_stops_reporting_after_it_began",
                        violation_error_message="A unit stops reporting after the day it began.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(verbose_name="until")),
                ("on", models.DateField(verbose_name="reminded on")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_reminders",
                        to="cases.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a report",
                "verbose_name_plural": "reminders of reports",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "since", "until", "on"), name="one_reminder_of_a_unit_and_period_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(verbose_name="until")),
                ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                ("figures", models.JSONField(default=dict, verbose_name="figures")),
                (
                    "channel",
                    models.CharField(
                        choices=[("page", "by page"), ("xlsx", "by Excel")],
                        default="page",
                        max_length=4,
                        verbose_name="came",
                    ),
                ),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("saved_on", models.DateField(verbose_name="saved on")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of a unit's report",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "since", "until"), name="one_draft_of_a_unit_and_period"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="unitreport",
            constraint=models.UniqueConstraint(
                fields=("organization", "since", "until", "version"), name="one_version_of_a_unit_and_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="a_reported_period_ends_after_it_begins",
                violation_error_message="The period ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitfigure",
            constraint=models.UniqueConstraint(fields=("report", "form", "row", "column"), name="one_figure_of_a_cell"),
        ),
        migrations.AddConstraint(
            model_name="unitfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0), ("value__lte", 999999999999)),
                name="a_reported_figure_is_within_bounds",
                violation_error_message="A figure is 0 or more, and not beyond measure.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="a_returned_report_has_a_reason",
                violation_error_message="A report is given back with a reason.",
            ),
        ),
    ]
