"""Dossiers packed for somebody, for some days."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.team


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("documents", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DossierExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for its turn"),
                            ("running", "being packed"),
                            ("ready", "ready"),
                            ("failed", "could not be packed"),
                            ("expired", "removed"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("deliveries", models.PositiveSmallIntegerField(default=0)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("trouble", models.CharField(blank=True, max_length=300, verbose_name="trouble")),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("file_size", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes")),
                ("manifest_sha256", models.CharField(blank=True, max_length=64)),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="available until")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
            ],
            options={
                "verbose_name": "exported dossier",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(models.Q(("file_sha256", ""), _negated=True), ("expires_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_ready_export_has_its_file",
                        violation_error_message="A packed dossier has its file and its last day.",
                    )
                ],
            },
        ),
    ]
