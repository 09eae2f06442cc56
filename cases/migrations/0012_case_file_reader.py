"""The team that handles a complaint reads the contested file."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_hindrance"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="case",
            options={
                "permissions": [
                    ("area_officer", "area officer"),
                    ("authority", "signs for the authority"),
                    ("acting_authority", "acts for who signs for the authority"),
                    ("body", "sits in the deciding body"),
                    ("head", "head of the team"),
                    ("acting_head", "acts for the head of the team"),
                    ("deputy", "deputy head of the team"),
                    ("secretary", "secretary of the team"),
                    ("member", "member of the team"),
                    ("representative", "answers for the subject"),
                    ("verifier", "follows up the conclusion"),
                    ("overseer", "hears the subject for the authority"),
                    ("reader", "reads the file for a complaint against it"),
                ],
                "verbose_name": "case",
                "verbose_name_plural": "cases",
            },
        ),
    ]
