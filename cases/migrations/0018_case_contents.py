"""What a case is about, as the statistical forms name it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0017_deliveries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, verbose_name="content")),
                ("chosen_on", models.DateField(verbose_name="chosen on")),
                ("replaced_on", models.DateField(blank=True, null=True, verbose_name="replaced on")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contents", to="cases.case"
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "content of a case",
                "verbose_name_plural": "contents of a case",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_on__isnull", True)),
                        fields=("case", "key"),
                        name="a_case_has_a_content_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_on__isnull", True),
                            ("replaced_on__gte", models.F("chosen_on")),
                            _connector="OR",
                        ),
                        name="a_content_is_replaced_after_it_was_chosen",
                        violation_error_message="A content is replaced on the day it was chosen, or later.",
                    ),
                ],
            },
        ),
    ]
