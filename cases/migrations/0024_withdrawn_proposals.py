import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_rating"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="periodproposal",
            name="attempt",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="attempt"),
        ),
        migrations.RemoveConstraint(
            model_name="periodproposal",
            name="a_period_of_a_body_is_proposed_once",
        ),
        migrations.AddConstraint(
            model_name="periodproposal",
            constraint=models.UniqueConstraint(
                fields=("body", "since", "until", "attempt"), name="a_period_of_a_body_is_proposed_once_an_attempt"
            ),
        ),
        migrations.CreateModel(
            name="WithdrawnProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", cases.models.base.ProseField(max_length=2000, verbose_name="reason")),
                ("withdrawn_on", models.DateField(verbose_name="withdrawn on")),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn",
                        to="cases.periodproposal",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "withdrawn proposal to close a period",
                "verbose_name_plural": "withdrawn proposals to close periods",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="a_withdrawn_proposal_has_a_reason",
                        violation_error_message="A proposal is withdrawn with a reason.",
                    )
                ],
            },
        ),
    ]
