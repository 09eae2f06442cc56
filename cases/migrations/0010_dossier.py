"""Deviations the authority signed for, and where the originals of a file are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_mandate_inspection")]

    operations = [
        migrations.CreateModel(
            name="OriginalsPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.CharField(blank=True, max_length=40, verbose_name="line of the list")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("kept", "kept while the case runs"),
                            ("handed-over", "handed over"),
                            ("archived", "taken into the archive"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("holder", cases.models.base.NameField(max_length=300, verbose_name="who keeps them")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("mark", models.CharField(blank=True, max_length=60, verbose_name="archive mark")),
                ("on", models.DateField(verbose_name="on")),
            ],
            options={
                "verbose_name": "place of originals",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("step", models.CharField(max_length=4, verbose_name="step")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("time", "done after its time limit"),
                            ("paper", "a paper was not made"),
                            ("manner", "done in another manner"),
                        ],
                        max_length=6,
                        verbose_name="what was otherwise",
                    ),
                ),
                ("paper", models.CharField(blank=True, max_length=40, verbose_name="kind of paper")),
                ("reason", cases.models.base.ProseField(verbose_name="reason")),
                ("rule", models.CharField(blank=True, max_length=60, verbose_name="rule")),
                ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="article")),
                ("decided_on", models.DateField(verbose_name="decided on")),
            ],
            options={
                "verbose_name": "waiver of a deviation",
            },
        ),
        migrations.AddField(
            model_name="originalsplace",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="originalsplace",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="originals", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="originalsplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("line", ""), ("mark__gt", ""), ("stage", "archived")),
                    models.Q(models.Q(("stage", "archived"), _negated=True), ("mark", "")),
                    _connector="OR",
                ),
                name="an_archived_file_has_its_mark",
                violation_error_message="The archive takes a whole file, under its mark.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="one_waiver_a_number_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(
                fields=("case", "step", "what", "paper"), name="a_deviation_is_waived_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="a_waiver_says_why",
                violation_error_message="A deviation is recorded with its reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paper__gt", ""), ("what", "paper")),
                    models.Q(models.Q(("what", "paper"), _negated=True), ("paper", "")),
                    _connector="OR",
                ),
                name="a_missing_paper_is_named",
                violation_error_message="Say which paper was not made.",
            ),
        ),
    ]
