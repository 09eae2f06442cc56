"""What units had reported, frozen with a closed period."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [
        ("cases", "0027_paper_theme_rating_recusal"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosedBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told", models.TextField(verbose_name="reports of units")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "period",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="basis", to="cases.closedperiod"
                    ),
                ),
            ],
            options={
                "verbose_name": "reports behind a closed period",
                "verbose_name_plural": "reports behind closed periods",
            },
        ),
        migrations.CreateModel(
            name="ClosedShares",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=10, verbose_name="form")),
                ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                ("told", models.TextField(verbose_name="figures")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="cases.closedperiod"
                    ),
                ),
            ],
            options={
                "verbose_name": "shares of units in a closed form",
                "verbose_name_plural": "shares of units in closed forms",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("period", "form", "form_set"), name="shares_of_a_form_and_set_once")
                ],
            },
        ),
    ]
