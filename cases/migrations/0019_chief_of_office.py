"""A standing duty for whoever signs by order of the body."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0018_case_contents"),
    ]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="duty",
            field=models.CharField(
                choices=[
                    ("AREA_OFFICER", "Area officer"),
                    ("CLERK", "Clerk"),
                    ("REPORTING_SECRETARY", "Reporting secretary"),
                    ("REPRESENTATIVE", "Representative of the organization"),
                    ("CUSTODIAN", "Custodian of sealed identities"),
                    ("SECRET_KEEPER", "Keeper of secret papers"),
                    ("CHIEF_OF_OFFICE", "Chief of the office"),
                ],
                max_length=20,
                verbose_name="duty",
            ),
        ),
    ]
