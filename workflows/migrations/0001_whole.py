import django.db.models.deletion
import django.utils.timezone
import viewflow.workflow.fields
import viewflow.workflow.token
from django.conf import settings
from django.db import migrations, models

import inspection.tables


class Migration(migrations.Migration):
    """Everything up to here in one step, for an empty database; one that began before goes the steps it replaces."""

    replaces = [("workflows", "0001_first"), ("workflows", "0002_reminder_choice")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0014_evidence_link"),
        ("documents", "0002_dossier_exports"),
    ]

    operations = [
        inspection.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.programmeitem"
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_on", models.DateField()),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("done", models.PositiveIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("running", "Running"),
                                    ("done", "Done"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("error", models.TextField(blank=True)),
                        ("deliveries", models.PositiveSmallIntegerField(default=0)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "default_permissions": (),
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CaseProcess",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "flow_class",
                            viewflow.workflow.fields.FlowReferenceField(max_length=250, verbose_name="Flow"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("CANCELED", "Canceled"), ("DONE", "Done"), ("NEW", "New")],
                                default="NEW",
                                max_length=50,
                                verbose_name="Status",
                            ),
                        ),
                        ("created", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Created")),
                        ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CaseTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("flow_task", viewflow.workflow.fields.TaskReferenceField(max_length=255)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("ASSIGNED", "Assigned"),
                                    ("CANCELED", "Canceled"),
                                    ("DONE", "Done"),
                                    ("ERROR", "Error"),
                                    ("NEW", "New"),
                                    ("REVIVED", "Revived"),
                                    ("SCHEDULED", "Scheduled"),
                                    ("STARTED", "Started"),
                                ],
                                default="NEW",
                                max_length=12,
                            ),
                        ),
                        (
                            "token",
                            viewflow.workflow.fields.TokenField(
                                default=viewflow.workflow.token.Token("start"), max_length=150
                            ),
                        ),
                        ("created", models.DateTimeField(default=django.utils.timezone.now)),
                        ("finished", models.DateTimeField(blank=True, null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="workflows.caseprocess",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("finished__isnull", True)),
                                fields=("process", "flow_task", "token"),
                                name="a_step_of_a_case_is_open_once",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("by_mail", models.BooleanField(default=True)),
                        ("mailed_on", models.DateField(blank=True, null=True)),
                        ("feed_sha256", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ],
                    options={
                        "default_permissions": (),
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token", models.CharField(max_length=64, unique=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                        ("led_to", models.CharField(max_length=200)),
                    ],
                    options={
                        "default_permissions": (),
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TeamProcess",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "flow_class",
                            viewflow.workflow.fields.FlowReferenceField(max_length=250, verbose_name="Flow"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("CANCELED", "Canceled"), ("DONE", "Done"), ("NEW", "New")],
                                default="NEW",
                                max_length=50,
                                verbose_name="Status",
                            ),
                        ),
                        ("created", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Created")),
                        ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                        (
                            "team",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.team"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TeamTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("flow_task", viewflow.workflow.fields.TaskReferenceField(max_length=255)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("ASSIGNED", "Assigned"),
                                    ("CANCELED", "Canceled"),
                                    ("DONE", "Done"),
                                    ("ERROR", "Error"),
                                    ("NEW", "New"),
                                    ("REVIVED", "Revived"),
                                    ("SCHEDULED", "Scheduled"),
                                    ("STARTED", "Started"),
                                ],
                                default="NEW",
                                max_length=12,
                            ),
                        ),
                        (
                            "token",
                            viewflow.workflow.fields.TokenField(
                                default=viewflow.workflow.token.Token("start"), max_length=150
                            ),
                        ),
                        ("created", models.DateTimeField(default=django.utils.timezone.now)),
                        ("finished", models.DateTimeField(blank=True, null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="workflows.teamprocess",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("finished__isnull", True)),
                                fields=("process", "flow_task", "token"),
                                name="a_step_of_a_team_is_open_once",
                            )
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
