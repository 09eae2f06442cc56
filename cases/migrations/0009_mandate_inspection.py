import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("accounts", "__first__"),
        ("cases", "0008_follow_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="DisciplineSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("disciplined", models.PositiveIntegerField(verbose_name="members disciplined in the period")),
                ("complained", models.PositiveIntegerField(verbose_name="of these with a complaint")),
                ("managed_above", models.PositiveIntegerField(verbose_name="of these managed by the level above")),
                ("assessment", cases.models.base.ProseField(verbose_name="assessment")),
                ("filled_on", models.DateField(verbose_name="filled in on")),
            ],
            options={
                "verbose_name": "sheet on the enforcement of discipline",
            },
        ),
        migrations.CreateModel(
            name="FileSampling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("drawn", "drawn by a recorded seed"),
                            ("all", "every file of the list"),
                            ("none", "nobody was disciplined: there is no file"),
                        ],
                        max_length=6,
                        verbose_name="method",
                    ),
                ),
                ("population", cases.models.base.ProseField(blank=True, verbose_name="list of disciplinary files")),
                ("size", models.PositiveSmallIntegerField(verbose_name="files in the list")),
                ("wanted", models.PositiveSmallIntegerField(verbose_name="files to be examined")),
                ("seed", cases.models.base.NameField(blank=True, max_length=120, verbose_name="seed")),
                (
                    "seed_origin",
                    cases.models.base.NameField(blank=True, max_length=300, verbose_name="where the seed comes from"),
                ),
                ("on", models.DateField(verbose_name="drawn on")),
            ],
            options={
                "verbose_name": "sampling of files",
            },
        ),
        migrations.CreateModel(
            name="MandateRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("files", cases.models.base.ProseField(verbose_name="files asked for")),
                ("contacts", cases.models.base.ProseField(blank=True, verbose_name="contact officers")),
                ("asked_on", models.DateField(verbose_name="asked on")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MandateSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("has_programme", models.BooleanField(verbose_name="has a programme and plans")),
                ("planned", models.PositiveIntegerField(verbose_name="inspections and supervisions planned")),
                ("done", models.PositiveIntegerField(verbose_name="of these carried out")),
                ("works_well", models.BooleanField(verbose_name="carries out the task well")),
                ("leads_well", models.BooleanField(verbose_name="leads and directs well")),
                ("assessment", cases.models.base.ProseField(verbose_name="assessment")),
                ("filled_on", models.DateField(verbose_name="filled in on")),
            ],
            options={
                "verbose_name": "sheet on inspection and supervision work",
            },
        ),
        migrations.CreateModel(
            name="SampledFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                ("title", cases.models.base.NameField(max_length=300, verbose_name="file")),
                (
                    "origin",
                    models.CharField(
                        choices=[("sample", "from the sample"), ("chosen", "chosen by hand")],
                        max_length=6,
                        verbose_name="origin",
                    ),
                ),
                ("reason", cases.models.base.ProseField(blank=True, verbose_name="why it was chosen")),
                ("added_on", models.DateField(verbose_name="added on")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("REPRIMAND", "Reprimand"),
                            ("WARNING", "Warning"),
                            ("REMOVAL", "Removal from office"),
                            ("EXPULSION", "Expulsion"),
                            ("DISSOLUTION", "Dissolution"),
                        ],
                        max_length=12,
                        verbose_name="form imposed",
                    ),
                ),
                ("is_competent", models.BooleanField(blank=True, null=True, verbose_name="competence")),
                ("is_principled", models.BooleanField(blank=True, null=True, verbose_name="principles")),
                ("is_in_order", models.BooleanField(blank=True, null=True, verbose_name="procedure")),
                (
                    "weight",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "handled rightly"),
                            ("too_light", "form too light"),
                            ("too_heavy", "form too heavy"),
                            ("not_disciplined", "not disciplined though required"),
                            ("wrongful", "wrongful"),
                        ],
                        max_length=16,
                        verbose_name="how it was handled",
                    ),
                ),
                ("remarks", cases.models.base.ProseField(blank=True, verbose_name="remarks")),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked to reconsider on")),
                ("position", cases.models.base.ProseField(blank=True, verbose_name="what the committee says")),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_change", "no change"),
                            ("increase", "increase"),
                            ("decrease", "decrease"),
                            ("annul", "annul"),
                        ],
                        max_length=10,
                        verbose_name="recommendation",
                    ),
                ),
                ("recommended_on", models.DateField(blank=True, null=True, verbose_name="recommended on")),
            ],
            options={
                "verbose_name": "sampled file",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="SheetConclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sheet",
                    models.CharField(
                        choices=[("B09", "inspection and supervision work"), ("B10", "enforcement of discipline")],
                        max_length=3,
                        verbose_name="sheet",
                    ),
                ),
                ("is_well_done", models.BooleanField(verbose_name="done well")),
                ("text", cases.models.base.ProseField(verbose_name="conclusion")),
                ("on", models.DateField(verbose_name="concluded on")),
            ],
            options={
                "verbose_name": "conclusion on a sheet",
                "ordering": ["sheet"],
            },
        ),
        migrations.AlterField(
            model_name="casetoopen",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases_to_open", to="cases.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="casetoopen",
            constraint=models.UniqueConstraint(fields=("case", "procedure"), name="a_case_calls_once_for_a_procedure"),
        ),
        migrations.AddField(
            model_name="disciplinesheet",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="discipline_sheet", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="disciplinesheet",
            name="filled_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="filesampling",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="filesampling",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="file_sampling", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="mandaterequest",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="mandate_request", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="mandatesheet",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="mandate_sheet", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="mandatesheet",
            name="filled_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="sampledfile",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sampled_files", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="sampledfile",
            name="item",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sampled_file",
                to="cases.followupitem",
                verbose_name="requirement",
            ),
        ),
        migrations.AddField(
            model_name="sampledfile",
            name="judged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sheetconclusion",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sheet_conclusions", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="sheetconclusion",
            name="consideration",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sheet_conclusions",
                to="cases.consideration",
            ),
        ),
        migrations.AddConstraint(
            model_name="disciplinesheet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("complained__lte", models.F("disciplined")), ("managed_above__lte", models.F("disciplined"))
                ),
                name="parts_of_the_disciplined_are_no_more_than_all",
                violation_error_message="No more members complained, or are managed above, than were disciplined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="filesampling",
            constraint=models.CheckConstraint(
                condition=models.Q(("wanted__lte", models.F("size"))),
                name="a_sample_is_part_of_its_list",
                violation_error_message="No more files are drawn than the list has.",
            ),
        ),
        migrations.AddConstraint(
            model_name="filesampling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method", "drawn"), _negated=True), models.Q(("seed", ""), _negated=True), _connector="OR"
                ),
                name="a_drawing_names_its_seed",
                violation_error_message="A drawing names its seed, so that it can be done again.",
            ),
        ),
        migrations.AddConstraint(
            model_name="filesampling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method", "none"), _negated=True), models.Q(("size", 0), ("wanted", 0)), _connector="OR"
                ),
                name="without_files_nothing_is_drawn",
                violation_error_message="Where there is no file, nothing is drawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampledfile",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="one_sampled_file_a_number"),
        ),
        migrations.AddConstraint(
            model_name="sampledfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "chosen"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_file_chosen_by_hand_has_a_reason",
                violation_error_message="A file chosen by hand has a reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampledfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judged_on__isnull", True), ("weight", "")),
                    models.Q(
                        models.Q(("weight", ""), _negated=True),
                        ("is_competent__isnull", False),
                        ("is_in_order__isnull", False),
                        ("is_principled__isnull", False),
                        ("judged_by__isnull", False),
                        ("judged_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_file_is_judged_on_every_point",
                violation_error_message="A file is judged on competence, principles, procedure and form.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampledfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recommendation", ""), ("recommended_on__isnull", True)),
                    models.Q(
                        models.Q(("recommendation", ""), _negated=True),
                        ("judged_on__lte", models.F("recommended_on")),
                        ("recommended_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_recommendation_follows_the_judgement",
                violation_error_message="A recommendation follows the judgement of the file.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetconclusion",
            constraint=models.UniqueConstraint(fields=("case", "sheet"), name="one_conclusion_a_sheet"),
        ),
    ]
