"""Copies of papers, each with its original."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0010_signing_orders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                ("original_sha256", models.CharField(max_length=64, verbose_name="hash of the original")),
                ("parts", models.JSONField(default=list, verbose_name="copied parts")),
                ("copied_on", models.DateField(verbose_name="copied on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "copied_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.document",
                        verbose_name="original",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.incomingscan",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy of a paper",
                "verbose_name_plural": "copies of papers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("original__isnull", False), ("scan__isnull", True)),
                            models.Q(("original__isnull", True), ("scan__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_copy_has_one_original",
                        violation_error_message="A copy is made of one original.",
                    )
                ],
            },
        ),
    ]
