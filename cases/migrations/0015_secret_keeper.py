"""A standing duty for whoever keeps secret papers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_evidence_link"),
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
                ],
                max_length=20,
                verbose_name="duty",
            ),
        ),
    ]
