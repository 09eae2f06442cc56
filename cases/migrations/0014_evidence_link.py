import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table that links findings to evidence gets a name of its own, and the pages."""

    dependencies = [
        ("cases", "0013_proposed_outcome"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[],
            state_operations=[
                migrations.CreateModel(
                    name="EvidenceLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                db_column="evidencefile_id",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="cases.evidencefile",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="cases.finding",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence of a finding",
                        "db_table": "cases_finding_evidence",
                        "ordering": ["file__number"],
                        "unique_together": {("finding", "file")},
                    },
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="evidence",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="findings",
                        through="cases.EvidenceLink",
                        to="cases.evidencefile",
                        verbose_name="evidence",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="pages",
            field=models.CharField(blank=True, max_length=60, verbose_name="pages"),
        ),
    ]
