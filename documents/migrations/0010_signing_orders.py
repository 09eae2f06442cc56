"""Who signs a paper, and in which form, by order of a leader."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_chief_of_office"),
        ("documents", "0009_deliveries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[("T/M", "T/M"), ("K/T", "K/T"), ("T/L", "T/L"), ("", "in person")],
                        max_length=3,
                        verbose_name="form of signature",
                    ),
                ),
                ("ordered_on", models.DateField(verbose_name="ordered on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.body",
                        verbose_name="body that issues the paper",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.annualprogramme",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.member",
                        verbose_name="signed by",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "order on who signs",
                "verbose_name_plural": "orders on who signs",
                "indexes": [
                    models.Index(fields=["team", "type_key"], name="documents_s_team_id_e55b89_idx"),
                    models.Index(fields=["body", "type_key"], name="documents_s_body_id_f8ef1f_idx"),
                ],
            },
        ),
    ]
