from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_reminder"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="began_at",
            field=models.TimeField(blank=True, null=True, verbose_name="began at"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="ended_at",
            field=models.TimeField(blank=True, null=True, verbose_name="ended at"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_at__isnull", True),
                    ("ended_at__isnull", True),
                    ("ended_at__gt", models.F("began_at")),
                    _connector="OR",
                ),
                name="a_meeting_runs_forward",
                violation_error_message="A meeting ends after it began.",
            ),
        ),
    ]
