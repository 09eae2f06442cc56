"""The work programme a decision on paper was about; conflicts declared about rated units."""

import django.db.models.deletion
from django.db import migrations, models

import cases.models.base


class Migration(migrations.Migration):
    """A column and a table."""

    dependencies = [("cases", "0026_work_programmes")]

    operations = [
        migrations.AddField(
            model_name="paperrecord",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paper_records",
                to="cases.workprogramme",
                verbose_name="work programme inspected",
            ),
        ),
        migrations.CreateModel(
            name="RatingRecusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ground", models.CharField(max_length=60, verbose_name="ground")),
                ("detail", cases.models.base.ProseField(blank=True, max_length=2000, verbose_name="detail")),
                ("since", models.DateField(verbose_name="since")),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="cases.ratedunit"
                    ),
                ),
            ],
            options={
                "verbose_name": "recusal from rating a unit",
                "verbose_name_plural": "recusals from rating a unit",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "member"), name="one_recusal_from_a_rated_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True),
                        name="a_recusal_from_rating_names_its_ground",
                        violation_error_message="A declared conflict names its ground.",
                    ),
                ],
            },
        ),
    ]
