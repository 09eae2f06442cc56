import datetime
from decimal import Decimal

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team
import inspection.tables


class Migration(migrations.Migration):
    """Everything up to here in one step, for an empty database; one that began before goes the steps it replaces."""

    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0002_procedures"),
        ("cases", "0003_programme_kinds"),
        ("cases", "0004_signs_of_violation"),
        ("cases", "0005_intake"),
        ("cases", "0006_denunciation"),
        ("cases", "0007_finance"),
        ("cases", "0008_follow_up"),
        ("cases", "0009_mandate_inspection"),
        ("cases", "0010_dossier"),
        ("cases", "0011_clock_stop"),
        ("cases", "0012_succession"),
        ("cases", "0013_proposed_outcome"),
        ("cases", "0014_evidence_link"),
        ("cases", "0015_secret_keeper"),
        ("cases", "0016_archive"),
        ("cases", "0017_deliveries"),
        ("cases", "0018_case_contents"),
        ("cases", "0019_chief_of_office"),
        ("cases", "0020_unit_reports"),
        ("cases", "0021_paper_records"),
        ("cases", "0022_closed_periods"),
        ("cases", "0023_rating"),
        ("cases", "0024_withdrawn_proposals"),
        ("cases", "0025_takeover"),
        ("cases", "0026_work_programmes"),
        ("cases", "0027_paper_theme_rating_recusal"),
        ("cases", "0028_closed_shares"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("django_q", "0019_alter_task_options_alter_ormq_key_alter_ormq_lock_and_more"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
        ("viewflow", "0015_task_scheduled"),
    ]

    operations = [
        inspection.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="cases.sitting"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("report", "Report of a team"),
                                    ("discipline", "Vote on discipline"),
                                    ("complaint", "Complaint against a disciplinary decision"),
                                    ("other", "Other business"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="cases.case",
                            ),
                        ),
                        ("step", models.CharField(blank=True, max_length=4, verbose_name="step")),
                        ("title", cases.models.base.NameField(max_length=500, verbose_name="title")),
                        ("course", cases.models.base.ProseField(blank=True, verbose_name="course of the discussion")),
                        ("result", cases.models.base.ProseField(blank=True, verbose_name="conclusion of the chair")),
                        ("minuted_on", models.DateField(blank=True, null=True, verbose_name="minuted on")),
                        (
                            "minuted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ["position"],
                        "indexes": [models.Index(fields=["case", "kind"], name="cases_agend_case_id_5d411d_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sitting", "position"), name="one_item_a_place_on_the_agenda"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("case__isnull", False),
                                    models.Q(("kind__in", ["report", "discipline", "complaint"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_vote_on_discipline_is_about_a_case",
                                violation_error_message="This item names the case it is about.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minuted_on__isnull", True),
                                    models.Q(("course", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="minutes_of_an_item_say_something",
                                violation_error_message="The minutes of an item say what was said.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Allegation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="allegations", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("text", cases.models.base.ProseField(verbose_name="allegation")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verification",
                            cases.models.base.ProseField(blank=True, verbose_name="result of the verification"),
                        ),
                        ("verified_on", models.DateField(blank=True, null=True, verbose_name="verified on")),
                        (
                            "proposed",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("false", "false"),
                                    ("unfounded_or_insufficient", "without basis, or not enough to conclude"),
                                    ("founded_shortcoming", "founded: shortcoming"),
                                    ("founded_violation", "founded: violation"),
                                ],
                                max_length=26,
                                verbose_name="conclusion proposed",
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                        (
                            "withdrawal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voluntary", "of the denouncer's own will"),
                                    ("coerced", "under threat, coercion or bribery"),
                                ],
                                max_length=10,
                                verbose_name="withdrawn",
                            ),
                        ),
                        (
                            "withdrawal_reason",
                            cases.models.base.ProseField(blank=True, verbose_name="reason of the withdrawal"),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("false", "false"),
                                    ("unfounded_or_insufficient", "without basis, or not enough to conclude"),
                                    ("founded_shortcoming", "founded: shortcoming"),
                                    ("founded_violation", "founded: violation"),
                                ],
                                max_length=26,
                                verbose_name="conclusion",
                            ),
                        ),
                        ("reasons", cases.models.base.ProseField(blank=True, verbose_name="grounds of the conclusion")),
                        ("is_malicious", models.BooleanField(default=False, verbose_name="false on purpose")),
                        (
                            "evidence",
                            models.ManyToManyField(
                                blank=True, related_name="allegations", to="cases.evidencefile", verbose_name="evidence"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "allegation",
                        "verbose_name_plural": "allegations",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_allegation_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verified_on__isnull", True),
                                    models.Q(
                                        ("verified_on__gte", models.F("recorded_on")),
                                        models.Q(("verification", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_allegation_is_verified_after_it_was_recorded",
                                violation_error_message="The verification of an allegation says what was found, after the allegation was recorded.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", ""),
                                    models.Q(("verified_on__isnull", False), models.Q(("reasons", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="no_verdict_without_verification",
                                violation_error_message="An allegation is concluded on after it was verified, with the grounds.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawal", ""), ("withdrawn_on__isnull", True)),
                                    models.Q(
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawal", ""), _negated=True),
                                        models.Q(("withdrawal_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_withdrawal_says_how_and_why",
                                violation_error_message="A withdrawal is recorded with its day, and with how and why it was made.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", ""),
                                    models.Q(("withdrawal", "voluntary"), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_is_withdrawn_freely_is_not_concluded_on",
                                violation_error_message="An allegation withdrawn of the denouncer's own will is closed without a conclusion.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_malicious", False), ("verdict", "false"), _connector="OR"),
                                name="only_a_false_allegation_is_malicious",
                                violation_error_message="Only what is false can be false on purpose.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AmountLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("fees-in", "fees collected"),
                                    ("fees-up", "fees handed up"),
                                    ("fees-out", "fees kept and spent"),
                                    ("fees-left", "fees left in the till"),
                                    ("fees-etc", "other matters of fees"),
                                    ("committee", "finance of the committee"),
                                    ("admin", "administrative unit"),
                                    ("service", "public service unit"),
                                    ("business", "production and business"),
                                    ("building", "construction and procurement"),
                                    ("etc", "other matters of the budget"),
                                ],
                                max_length=10,
                                verbose_name="category",
                            ),
                        ),
                        ("period", cases.models.base.NameField(max_length=100, verbose_name="period")),
                        ("books", models.PositiveBigIntegerField(verbose_name="by the books")),
                        ("verified", models.PositiveBigIntegerField(verbose_name="by the verification")),
                        ("documents", cases.models.base.ProseField(verbose_name="books and vouchers")),
                        (
                            "signed_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signed_amounts",
                                to="cases.meeting",
                                verbose_name="signed in",
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "amount reconciled",
                        "ordering": ["number"],
                        "constraints": [models.UniqueConstraint(fields=("case", "number"), name="amounts_are_counted")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AmountPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="cases.amountline"
                            ),
                        ),
                        ("amount", models.PositiveBigIntegerField(verbose_name="amount")),
                        (
                            "treatment",
                            models.CharField(
                                choices=[
                                    ("recover", "written off the expenses and recovered"),
                                    ("reaccount", "accounted again"),
                                    ("left", "left to the unit"),
                                    ("none", "explained: no treatment"),
                                ],
                                max_length=10,
                                verbose_name="treatment",
                            ),
                        ),
                        (
                            "fault",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("short", "collected too little"),
                                    ("over", "collected too much"),
                                    ("embezzled", "embezzled or misappropriated"),
                                    ("lost", "embezzled or lost"),
                                    ("off-books", "kept off the books"),
                                    ("improper", "spent against the rules"),
                                    ("debt", "debts, taxes not paid"),
                                    ("other", "other"),
                                ],
                                max_length=10,
                                verbose_name="what is wrong",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "treatment of an amount",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1)),
                                name="a_part_is_something",
                                violation_error_message="A part of a difference is at least one thousand.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("treatment", "none"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_is_not_treated_is_explained",
                                violation_error_message="What needs no treatment is explained.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("treatment", "none"), models.Q(("fault", ""), _negated=True), _connector="OR"
                                ),
                                name="what_is_treated_is_wrong_by_name",
                                violation_error_message="What is treated is named by what is wrong with it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("root", models.CharField(max_length=64)),
                        ("heads", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AnnualProgramme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="cases.body"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("purpose", cases.models.base.ProseField(blank=True, verbose_name="purpose and requirements")),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                    ],
                    options={
                        "verbose_name": "programme",
                        "verbose_name_plural": "programmes",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "year"), name="one_programme_of_a_body_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="programme_is_approved_by_another",
                                violation_error_message="The person who drafted the programme does not approve it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="cases.response"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[("kept", "kept"), ("reworded", "reworded"), ("withdrawn", "withdrawn")],
                                max_length=10,
                                verbose_name="result",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("final_wording", cases.models.base.ProseField(blank=True, verbose_name="final wording")),
                        ("answered_on", models.DateField(verbose_name="answered on")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AppealDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "appeal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="cases.scoreappeal",
                            ),
                        ),
                        ("points", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points")),
                        ("is_changed", models.BooleanField(verbose_name="changed")),
                        ("reason", cases.models.base.ProseField(max_length=4000, verbose_name="reason")),
                        ("on", models.DateField(verbose_name="decided on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision on an appeal of a score",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_decided_appeal_has_a_reason",
                                violation_error_message="A decision has its reason.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ArchiveHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="archive_holds",
                                to="cases.case",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "held_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="lifted on")),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("lifted_reason", cases.models.base.ProseField(blank=True, verbose_name="why it was lifted")),
                    ],
                    options={
                        "verbose_name": "hold of a dossier",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_on__isnull", True)),
                                fields=("case",),
                                name="one_standing_hold_of_a_dossier",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_hold_has_its_reason",
                                violation_error_message="A dossier is held with a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lifted_on__isnull", True),
                                    models.Q(
                                        ("lifted_by__isnull", False), models.Q(("lifted_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_lifted_hold_says_why",
                                violation_error_message="A hold is lifted by somebody, with a reason.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="cases.ratedunit",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.criterion"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("points", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points")),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, max_length=4000, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "assessed score",
                        "verbose_name_plural": "assessed scores",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "criterion", "version"), name="one_version_of_an_assessment"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points__gte", 0)),
                                name="assessed_points_are_not_negative",
                                violation_error_message="Points are 0 or more.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="cases.meeting",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="full name")),
                        ("capacity", cases.models.base.NameField(blank=True, max_length=300, verbose_name="capacity")),
                        ("present", models.BooleanField(default=True, verbose_name="present")),
                        (
                            "absence",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="cases.agendaitem",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="cases.case"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("paper", "on paper"), ("electronic", "electronic, sealed")],
                                max_length=10,
                                verbose_name="mode",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("decide", "to decide"), ("recommend", "to recommend")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("prepared", "waiting for the tellers"),
                                    ("open", "voting is open"),
                                    ("closed", "closed, not counted"),
                                    ("counted", "counted"),
                                    ("void", "void"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("options", models.JSONField(default=list, verbose_name="options")),
                        ("thresholds", models.JSONField(default=dict, verbose_name="thresholds")),
                        ("rules", models.JSONField(default=dict, verbose_name="rules")),
                        ("denominator", models.PositiveSmallIntegerField(verbose_name="denominator")),
                        ("voters", models.PositiveSmallIntegerField(verbose_name="electors present")),
                        ("prepared_on", models.DateField(verbose_name="prepared on")),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        ("counted_on", models.DateField(blank=True, null=True, verbose_name="counted on")),
                        ("voided_on", models.DateField(blank=True, null=True, verbose_name="declared void on")),
                        ("void_reason", cases.models.base.ProseField(blank=True, verbose_name="why it is void")),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="cases.ballot",
                            ),
                        ),
                        (
                            "issued",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="papers issued"),
                        ),
                        (
                            "returned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="papers returned"),
                        ),
                        ("valid", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="valid papers")),
                        ("void", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="void papers")),
                        ("blank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="blank papers")),
                        ("votes", models.JSONField(default=dict, verbose_name="votes")),
                        ("lines", models.JSONField(default=list, verbose_name="arithmetic")),
                        ("outcome", models.CharField(blank=True, max_length=20, verbose_name="outcome")),
                        ("public_key", models.CharField(blank=True, max_length=64)),
                        ("box_hash", models.CharField(blank=True, max_length=64)),
                        ("receipts", models.JSONField(default=list)),
                    ],
                    options={
                        "verbose_name": "ballot",
                        "verbose_name_plural": "ballots",
                        "indexes": [models.Index(fields=["case", "state"], name="cases_ballo_case_id_126d05_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "void"), _negated=True),
                                fields=("item",),
                                name="one_ballot_of_an_item",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("counted_on__isnull", False),
                                        ("state", "counted"),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    models.Q(models.Q(("state", "counted"), _negated=True), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="an_outcome_is_counted",
                                violation_error_message="A counted ballot has an outcome, and only a counted one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(
                                        ("voided_on__isnull", False), models.Q(("void_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_void_ballot_says_why",
                                violation_error_message="A ballot is declared void with a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned__isnull", True),
                                    (
                                        "returned",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("valid"), "+", models.F("void")
                                            ),
                                            "+",
                                            models.F("blank"),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="papers_returned_are_all_accounted_for",
                                violation_error_message="Valid, void and blank papers make up the papers returned.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("issued__isnull", True), ("issued__lte", models.F("voters")), _connector="OR"
                                    ),
                                    models.Q(
                                        ("returned__isnull", True),
                                        ("returned__lte", models.F("issued")),
                                        _connector="OR",
                                    ),
                                ),
                                name="no_more_papers_than_electors",
                                violation_error_message="More papers than electors present.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("voters__lte", models.F("denominator"))),
                                name="no_more_electors_than_the_denominator",
                                violation_error_message="More electors than the denominator has.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("PartyCommittee", "Party committee"),
                                    ("StandingCommittee", "Standing committee"),
                                    ("InspectionCommission", "Inspection commission"),
                                    ("AdvisoryBody", "Advisory body"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        ("suffix", models.CharField(max_length=20, verbose_name="symbol on papers")),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="place on papers")),
                        ("locality", models.CharField(blank=True, max_length=60, verbose_name="locality")),
                    ],
                    options={
                        "verbose_name": "body",
                        "verbose_name_plural": "bodies",
                        "constraints": [
                            models.UniqueConstraint(fields=("organization", "kind", "name"), name="one_body_of_a_name")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CarriedRestatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carries",
                                to="cases.closedperiod",
                            ),
                        ),
                        (
                            "restatement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried",
                                to="cases.restatement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "carried restatement",
                        "verbose_name_plural": "carried restatements",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        ("code", models.CharField(max_length=30, unique=True, verbose_name="case")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTDH-TC", "Inspection of an organization on signs of violation"),
                                    ("KTDH-DV", "Inspection of a member on signs of violation"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                    ("GQTC", "Denunciation"),
                                    ("THKL", "Consideration of discipline"),
                                    ("GQKN", "Complaint against discipline"),
                                    ("DCSH", "Suspension"),
                                    ("XLPH", "Wrongful discipline"),
                                    ("TDKL", "Follow-up of a conclusion"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="cases.team"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="cases.body"
                            ),
                        ),
                        (
                            "subject_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "subject_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="cases.member",
                            ),
                        ),
                        ("subject_name", cases.models.base.NameField(max_length=300, verbose_name="subject")),
                        (
                            "subject_level",
                            models.CharField(
                                choices=[
                                    ("TW", "Central"),
                                    ("TINH", "Province or city"),
                                    ("HUYEN", "District"),
                                    ("XA", "Commune, ward, special zone"),
                                    ("COSO", "Grassroots organization"),
                                    ("BOPHAN", "Grassroots section"),
                                    ("CHIBO", "Cell"),
                                ],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "managing_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "opened_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opened_after",
                                to="cases.case",
                                verbose_name="opened from",
                            ),
                        ),
                        ("fast_track", models.BooleanField(default=False, verbose_name="on a judgment in force")),
                        ("opened_on", models.DateField(verbose_name="opened on")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("prepared_on", models.DateField(blank=True, null=True, verbose_name="prepared on")),
                        ("deployed_on", models.DateField(blank=True, null=True, verbose_name="deployed on")),
                        (
                            "self_report_due_on",
                            models.DateField(blank=True, null=True, verbose_name="self-report due on"),
                        ),
                        (
                            "self_reported_on",
                            models.DateField(blank=True, null=True, verbose_name="self-report received on"),
                        ),
                        ("verified_on", models.DateField(blank=True, null=True, verbose_name="verified on")),
                        ("drafted_on", models.DateField(blank=True, null=True, verbose_name="drafted on")),
                        ("draft_heard_on", models.DateField(blank=True, null=True, verbose_name="draft heard on")),
                        ("conferred_on", models.DateField(blank=True, null=True, verbose_name="conference held on")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                        ("heard_on", models.DateField(blank=True, null=True, verbose_name="subject heard on")),
                        ("concluded_on", models.DateField(blank=True, null=True, verbose_name="concluded on")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("SIGNS_OF_VIOLATION", "Signs of violation"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("REMINDED", "Reminded to correct"),
                                    ("POLICY_RECOMMENDED", "Policy change recommended"),
                                    ("DISCIPLINED", "Disciplined"),
                                    ("NOT_DISCIPLINED", "No discipline"),
                                    ("LIMITATION_EXPIRED", "No discipline: the limitation period has run out"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                    ("UPHELD", "Form upheld"),
                                    ("INCREASED", "Form increased"),
                                    ("DECREASED", "Form decreased"),
                                    ("ANNULLED", "Discipline annulled"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("FILES_RECONSIDERED", "Disciplinary files to be reconsidered"),
                                    ("MONEY_TREATED", "Money to be recovered or accounted again"),
                                    ("DENUNCIATION_FALSE", "Denunciation false"),
                                    ("DENUNC_UNFOUNDED", "Denunciation unfounded or insufficient"),
                                    ("FOUNDED_SHORTCOMING", "Founded: shortcoming"),
                                    ("FOUNDED_VIOLATION", "Founded: violation"),
                                    ("NOT_RESOLVED", "Not resolved as a denunciation"),
                                    ("FULFILLED", "Requirements fulfilled"),
                                    ("NOT_FULFILLED", "Not fulfilled: a new sign of violation"),
                                ],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "sanctioned_on",
                            models.DateField(blank=True, null=True, verbose_name="decision on discipline issued on"),
                        ),
                        ("notice_issued_on", models.DateField(blank=True, null=True, verbose_name="notice issued on")),
                        ("announced_on", models.DateField(blank=True, null=True, verbose_name="announced on")),
                        (
                            "effected_on",
                            models.DateField(blank=True, null=True, verbose_name="reported and entered on"),
                        ),
                        (
                            "follow_up_assigned_on",
                            models.DateField(blank=True, null=True, verbose_name="follow-up assigned on"),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        ("clock_started_on", models.DateField(blank=True, null=True, verbose_name="clock started on")),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True, verbose_name="due on")),
                        ("overdue_noted_on", models.DateField(blank=True, null=True, verbose_name="overdue noted on")),
                        (
                            "escalated_on",
                            models.DateField(blank=True, null=True, verbose_name="told to the body above on"),
                        ),
                        (
                            "escalated_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.body",
                            ),
                        ),
                        ("returns", models.PositiveSmallIntegerField(default=0, verbose_name="times returned")),
                        ("search_key", models.CharField(editable=False, max_length=900)),
                        ("trail_length", models.PositiveIntegerField(default=0, editable=False)),
                        ("trail_head", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "case",
                        "verbose_name_plural": "cases",
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
                        "indexes": [
                            models.Index(fields=["team", "closed_on"], name="cases_case_team_id_21e81f_idx"),
                            models.Index(fields=["body", "kind", "concluded_on"], name="cases_case_body_id_f1063d_idx"),
                            models.Index(fields=["subject_organization"], name="cases_case_subject_537fbb_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("subject_organization__isnull", False)),
                                fields=("team", "subject_organization"),
                                name="a_team_has_one_case_of_an_organization",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("subject_member__isnull", False)),
                                fields=("team", "subject_member"),
                                name="a_team_has_one_case_of_a_member",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("subject_member__isnull", True), ("subject_organization__isnull", False)),
                                    models.Q(("subject_member__isnull", False), ("subject_organization__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_case_has_one_subject",
                                violation_error_message="A case has one subject: an organization or a member.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deployed_on__isnull", True),
                                    models.Q(
                                        ("decided_on__isnull", False), ("decided_on__lte", models.F("deployed_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="nothing_touches_the_subject_before_the_decision",
                                violation_error_message="The subject is approached only after the decision is signed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind", "GSCD"), ("outcome", "DISCIPLINE_REQUIRED"), _negated=True),
                                name="supervision_never_disciplines",
                                violation_error_message="Supervision does not discipline. Open an inspection on signs of violation.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("concluded_on__isnull", True),
                                    models.Q(
                                        ("submitted_on__isnull", False), ("submitted_on__lte", models.F("concluded_on"))
                                    ),
                                    models.Q(("kind", "THKL"), ("outcome", "NOT_DISCIPLINED")),
                                    models.Q(("kind", "GQKN"), ("outcome", "WITHDRAWN")),
                                    models.Q(("kind", "GQTC"), ("outcome__in", ["WITHDRAWN", "NOT_RESOLVED"])),
                                    _connector="OR",
                                ),
                                name="a_conclusion_follows_a_report",
                                violation_error_message="The body concludes on a report laid before it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("concluded_on__isnull", True), ("outcome", "")),
                                    models.Q(("concluded_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_concluded_case_has_an_outcome",
                                violation_error_message="A concluded case has an outcome, and only a concluded one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("announced_on__isnull", True),
                                    models.Q(
                                        ("concluded_on__isnull", False), ("concluded_on__lte", models.F("announced_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_notice_is_announced_after_the_conclusion",
                                violation_error_message="A conclusion is announced after it was reached.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("follow_up_assigned_on__isnull", False),
                                    models.Q(("concluded_on__isnull", False), ("kind__in", ["THKL", "GQKN", "TDKL"])),
                                    models.Q(
                                        ("kind", "GQTC"),
                                        (
                                            "outcome__in",
                                            ("DENUNCIATION_FALSE", "DENUNC_UNFOUNDED", "WITHDRAWN", "NOT_RESOLVED"),
                                        ),
                                    ),
                                    models.Q(("decided_on__isnull", True), ("kind__in", ("KTDH-TC", "KTDH-DV"))),
                                    ("kind", "DCSH"),
                                    _connector="OR",
                                ),
                                name="a_file_closes_after_its_follow_up_is_assigned",
                                violation_error_message="A file closes when a person is assigned to follow up.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sanctioned_on__isnull", True),
                                    models.Q(
                                        ("concluded_on__isnull", False),
                                        ("concluded_on__lte", models.F("sanctioned_on")),
                                        ("kind", "THKL"),
                                        ("outcome", "DISCIPLINED"),
                                    ),
                                    _connector="OR",
                                ),
                                name="discipline_is_issued_where_the_body_decided_it",
                                violation_error_message="A decision on discipline follows the body's own decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "THKL"), _negated=True),
                                    ("announced_on__isnull", True),
                                    models.Q(
                                        ("sanctioned_on__isnull", False),
                                        ("sanctioned_on__lte", models.F("announced_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="discipline_is_announced_after_it_is_issued",
                                violation_error_message="A decision on discipline is announced after it was issued.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fast_track", False), ("kind", "THKL"), _connector="OR"),
                                name="only_discipline_goes_by_a_judgment",
                                violation_error_message="Only a case of discipline goes by a judgment in force.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", True),
                                    models.Q(
                                        ("clock_started_on__isnull", False),
                                        ("clock_started_on__lte", models.F("due_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_clock_runs_forward",
                                violation_error_message="A deadline follows the start of the clock.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseContent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="contents", to="cases.case"
                            ),
                        ),
                        ("key", models.CharField(max_length=40, verbose_name="content")),
                        ("chosen_on", models.DateField(verbose_name="chosen on")),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("replaced_on", models.DateField(blank=True, null=True, verbose_name="replaced on")),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CaseGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "permission",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                        ),
                        (
                            "user",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "content_object",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="cases.case"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.delegation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["user", "content_object", "duty"], name="cases_caseg_user_id_58eb6c_idx"
                            ),
                            models.Index(fields=["content_object", "duty"], name="cases_caseg_content_407739_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("user", "content_object", "duty"),
                                name="one_open_grant_of_a_duty_in_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseToOpen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases_to_open",
                                to="cases.case",
                            ),
                        ),
                        ("procedure", models.CharField(max_length=10, verbose_name="procedure")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("on", models.DateField(verbose_name="listed on")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "procedure"), name="a_case_calls_once_for_a_procedure"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CirculationCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="cases.petition"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        ("made_on", models.DateField(verbose_name="made on")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("petition", "number"), name="one_circulation_copy_a_number")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Circumstance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circumstances",
                                to="cases.case",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("MITIG", "mitigating"),
                                    ("AGGRAV", "aggravating"),
                                    ("EXEMPT", "exempting or reducing"),
                                ],
                                max_length=8,
                                verbose_name="weighs",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="circumstance")),
                        ("rule_cited", models.CharField(max_length=300, verbose_name="rule")),
                        ("detail", cases.models.base.ProseField(verbose_name="detail")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "circumstance",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "direction", "key"), name="one_circumstance_counts_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClockStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="clock_stops", to="cases.case"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("cause", models.CharField(max_length=40, verbose_name="cause")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("rule_cited", models.CharField(max_length=300, verbose_name="article")),
                        ("former_due_on", models.DateField(verbose_name="former deadline")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("resumed_on", models.DateField(blank=True, null=True, verbose_name="resumed on")),
                        (
                            "resumed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                    ],
                    options={
                        "verbose_name": "time during which the clock of a case stands",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("resumed_on__isnull", True)),
                                fields=("case",),
                                name="a_clock_is_stopped_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("resumed_on__isnull", True),
                                    ("resumed_on__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="a_clock_goes_on_after_it_was_stopped",
                                violation_error_message="A clock goes on after it was stopped.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("since__lte", models.F("former_due_on"))),
                                name="a_clock_is_stopped_before_the_time_runs_out",
                                violation_error_message="A clock is stopped before the time runs out.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedBasis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="basis",
                                to="cases.closedperiod",
                            ),
                        ),
                        ("told", models.TextField(verbose_name="reports of units")),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "reports behind a closed period",
                        "verbose_name_plural": "reports behind closed periods",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forms",
                                to="cases.closedperiod",
                            ),
                        ),
                        ("form", models.CharField(max_length=10, verbose_name="form")),
                        ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                        ("figures", models.TextField(verbose_name="figures")),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "form of a closed period",
                        "verbose_name_plural": "forms of a closed period",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "form", "form_set"), name="one_snapshot_of_a_form_and_set"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closed",
                                to="cases.periodproposal",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closed_periods",
                                to="cases.body",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("kind", models.CharField(max_length=3, verbose_name="kind")),
                        ("form_sets", models.CharField(max_length=200, verbose_name="sets of forms")),
                        ("closed_on", models.DateField(verbose_name="closed on")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "closed period",
                        "verbose_name_plural": "closed periods",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedShares",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="cases.closedperiod",
                            ),
                        ),
                        ("form", models.CharField(max_length=10, verbose_name="form")),
                        ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                        ("told", models.TextField(verbose_name="figures")),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "shares of units in a closed form",
                        "verbose_name_plural": "shares of units in closed forms",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "form", "form_set"), name="shares_of_a_form_and_set_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "sanction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="cases.sanction",
                            ),
                        ),
                        (
                            "contested",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints_against",
                                to="cases.case",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="cases.body",
                                verbose_name="addressed to",
                            ),
                        ),
                        (
                            "complainant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        ("complainant_name", cases.models.base.NameField(max_length=300, verbose_name="complainant")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_person", "handed in in person"),
                                    ("post", "by post"),
                                    ("system", "through this system"),
                                ],
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("violation", "the violations found"),
                                    ("form", "the form of discipline"),
                                    ("procedure", "principles, procedure, competence"),
                                ],
                                max_length=10,
                                verbose_name="about",
                            ),
                        ),
                        ("content", cases.models.base.ProseField(verbose_name="content")),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("REPRIMAND", "Reprimand"),
                                    ("WARNING", "Warning"),
                                    ("REMOVAL", "Removal from office"),
                                    ("EXPULSION", "Expulsion"),
                                    ("DISSOLUTION", "Dissolution"),
                                ],
                                max_length=12,
                                verbose_name="form complained of",
                            ),
                        ),
                        ("served_on", models.DateField(blank=True, null=True, verbose_name="decision received on")),
                        ("last_day", models.DateField(blank=True, null=True, verbose_name="complaint possible until")),
                        (
                            "is_sentenced",
                            models.BooleanField(
                                default=False, verbose_name="sentenced to non-custodial reform or more"
                            ),
                        ),
                        (
                            "moved_before",
                            models.BooleanField(default=False, verbose_name="moved to another party committee before"),
                        ),
                        (
                            "handled_above",
                            models.BooleanField(default=False, verbose_name="a higher level is handling it"),
                        ),
                        ("judgment", models.JSONField(default=dict, verbose_name="judgment on admission")),
                        (
                            "admission",
                            models.CharField(
                                choices=[
                                    ("received", "received"),
                                    ("accepted", "accepted"),
                                    ("refused", "not handled"),
                                    ("returned", "returned: a level was skipped"),
                                    ("withdrawn", "withdrawn by the complainant"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="admission",
                            ),
                        ),
                        ("grounds", models.JSONField(default=list, verbose_name="grounds of refusal")),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="written reason")),
                        (
                            "admitted_on",
                            models.DateField(blank=True, null=True, verbose_name="decided on admission on"),
                        ),
                        (
                            "admitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaint",
                                to="cases.case",
                            ),
                        ),
                        (
                            "passed_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passed_to",
                                to="cases.complaint",
                            ),
                        ),
                        (
                            "statement",
                            cases.models.base.ProseField(blank=True, verbose_name="statement of the complainant"),
                        ),
                        (
                            "differences",
                            cases.models.base.ProseField(blank=True, verbose_name="what differs from the decision"),
                        ),
                        (
                            "position",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="written position of the body that decided"
                            ),
                        ),
                        ("position_on", models.DateField(blank=True, null=True, verbose_name="position given on")),
                        (
                            "proposed_form",
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
                                verbose_name="form proposed",
                            ),
                        ),
                        ("proposal", cases.models.base.ProseField(blank=True, verbose_name="proposal")),
                        ("is_final", models.BooleanField(default=False, verbose_name="the last instance has decided")),
                        ("next_bodies", models.JSONField(default=list, verbose_name="next level")),
                        (
                            "next_until",
                            models.DateField(blank=True, null=True, verbose_name="next complaint possible until"),
                        ),
                        (
                            "change_cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("guidelines", "how the guidelines of discipline were applied"),
                                    ("verification", "how it was verified"),
                                    ("other", "another cause"),
                                ],
                                max_length=12,
                                verbose_name="cause of the change",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "complaint",
                        "verbose_name_plural": "complaints",
                        "ordering": ["received_on", "pk"],
                        "indexes": [models.Index(fields=["body", "admission"], name="cases_compl_body_id_08f0b6_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("admission", "accepted"), ("passed_from__isnull", True)),
                                fields=("contested",),
                                name="one_complaint_accepted_against_a_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("admission__in", ["refused", "returned"]), _negated=True),
                                    models.Q(
                                        models.Q(("reason", ""), _negated=True),
                                        models.Q(("rule_cited", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_refusal_says_why",
                                violation_error_message="A complaint that is not handled is answered with the reason and the rule.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("admission", "refused"), _negated=True),
                                    models.Q(("grounds", []), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_refused_complaint_names_its_ground",
                                violation_error_message="A complaint that is not handled names its ground.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("case__isnull", True),
                                    models.Q(("admission__in", ["refused", "returned"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="only_an_admitted_complaint_has_a_case",
                                violation_error_message="A complaint that is not handled opens no case.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("admitted_on__isnull", True),
                                    ("admitted_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="admission_follows_receipt",
                                violation_error_message="A complaint is judged after it was received.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="conferences", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conference",
                                to="cases.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "conference",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="conferences_are_counted")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Consideration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="considerations",
                                to="cases.case",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consideration",
                                to="cases.meeting",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="considerations",
                                to="cases.body",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="considered on")),
                        ("roll", models.PositiveSmallIntegerField(verbose_name="members with a vote")),
                        ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                        ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                        ("votes_against", models.PositiveSmallIntegerField(verbose_name="against")),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("SIGNS_OF_VIOLATION", "Signs of violation"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("REMINDED", "Reminded to correct"),
                                    ("POLICY_RECOMMENDED", "Policy change recommended"),
                                    ("DISCIPLINED", "Disciplined"),
                                    ("NOT_DISCIPLINED", "No discipline"),
                                    ("LIMITATION_EXPIRED", "No discipline: the limitation period has run out"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                    ("UPHELD", "Form upheld"),
                                    ("INCREASED", "Form increased"),
                                    ("DECREASED", "Form decreased"),
                                    ("ANNULLED", "Discipline annulled"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("FILES_RECONSIDERED", "Disciplinary files to be reconsidered"),
                                    ("MONEY_TREATED", "Money to be recovered or accounted again"),
                                    ("DENUNCIATION_FALSE", "Denunciation false"),
                                    ("DENUNC_UNFOUNDED", "Denunciation unfounded or insufficient"),
                                    ("FOUNDED_SHORTCOMING", "Founded: shortcoming"),
                                    ("FOUNDED_VIOLATION", "Founded: violation"),
                                    ("NOT_RESOLVED", "Not resolved as a denunciation"),
                                    ("FULFILLED", "Requirements fulfilled"),
                                    ("NOT_FULFILLED", "Not fulfilled: a new sign of violation"),
                                ],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        ("returned", models.BooleanField(default=False, verbose_name="returned to the team")),
                        ("remarks", cases.models.base.ProseField(blank=True, verbose_name="remarks of the body")),
                        (
                            "approved_sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="hash of the approved text"),
                        ),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("present__lte", models.F("roll"))),
                                name="presence_within_the_roll",
                                violation_error_message="More people present than the body has.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "present__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("votes_for"), "+", models.F("votes_against")
                                        ),
                                    )
                                ),
                                name="votes_within_presence",
                                violation_error_message="More votes than people present.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned", False), models.Q(("remarks", ""), _negated=True), _connector="OR"
                                ),
                                name="a_return_has_remarks",
                                violation_error_message="A report is returned with the body's remarks.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", ""), ("returned", True)),
                                    models.Q(("returned", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_case_is_concluded_or_returned",
                                violation_error_message="The body either concludes or returns the report.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContentConclusion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "consideration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contents",
                                to="cases.consideration",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.finding"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("strength", "Strength"),
                                    ("limitation", "Limitation"),
                                    ("shortcoming", "Shortcoming"),
                                    ("violation", "Violation"),
                                ],
                                max_length=12,
                                verbose_name="concluded as",
                            ),
                        ),
                        (
                            "degree",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "less serious"),
                                    ("2", "serious"),
                                    ("3", "very serious"),
                                    ("4", "especially serious"),
                                ],
                                max_length=1,
                                verbose_name="degree",
                            ),
                        ),
                        ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                        ("votes_against", models.PositiveSmallIntegerField(verbose_name="against")),
                    ],
                    options={
                        "verbose_name": "conclusion on a content",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consideration", "finding"), name="a_content_is_concluded_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "violation"), _negated=True),
                                    models.Q(("degree", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_violation_is_concluded_with_its_degree",
                                violation_error_message="A violation is concluded with its degree.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CrimeTransfer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="crime_transfers",
                                to="cases.case",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("transferred_on", models.DateField(verbose_name="transferred on")),
                        ("agency", cases.models.base.NameField(max_length=300, verbose_name="law enforcement body")),
                        ("content", cases.models.base.ProseField(verbose_name="signs of a crime")),
                        ("files", cases.models.base.ProseField(blank=True, verbose_name="files handed over")),
                        ("rests", models.BooleanField(default=False, verbose_name="the case rests until the answer")),
                        (
                            "transferred_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        ("answer", cases.models.base.ProseField(blank=True, verbose_name="answer")),
                    ],
                    options={
                        "verbose_name": "transfer of a criminal matter",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="transfers_are_counted"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    ("answered_on__gte", models.F("transferred_on")),
                                    _connector="OR",
                                ),
                                name="an_answer_follows_its_transfer",
                                violation_error_message="The answer of law enforcement follows the transfer.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="cases.criterionset",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("code", models.CharField(max_length=12, verbose_name="code")),
                        ("group", cases.models.base.NameField(max_length=200, verbose_name="group")),
                        ("text", cases.models.base.ProseField(max_length=2000, verbose_name="criterion")),
                        (
                            "scored_by",
                            models.CharField(
                                choices=[
                                    ("people", "people give points up to the maximum"),
                                    ("steps", "people choose one of its steps"),
                                    ("figure", "computed from a figure of the system"),
                                ],
                                max_length=8,
                                verbose_name="how it is scored",
                            ),
                        ),
                        (
                            "max_points",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="maximum points"),
                        ),
                        (
                            "weight",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("1"), max_digits=5, verbose_name="weight"
                            ),
                        ),
                        ("figure", models.CharField(blank=True, max_length=40, verbose_name="figure")),
                        (
                            "passes_from",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="passed from points"
                            ),
                        ),
                        (
                            "limits_to",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "excellent"),
                                    ("good", "good"),
                                    ("fair", "fair"),
                                    ("weak", "weak"),
                                ],
                                max_length=10,
                                verbose_name="at best, where it is not passed",
                            ),
                        ),
                        ("note", cases.models.base.NameField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "rating criterion",
                        "verbose_name_plural": "rating criteria",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("criteria", "position"), name="one_criterion_a_place"),
                            models.UniqueConstraint(fields=("criteria", "code"), name="a_criterion_code_stands_once"),
                            models.CheckConstraint(
                                condition=models.Q(("max_points__gt", 0), ("weight__gte", 0)),
                                name="a_criterion_has_points_and_no_negative_weight",
                                violation_error_message="A criterion has points above 0 and a weight of 0 or more.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("scored_by", "figure"), models.Q(("figure", ""), _negated=True)),
                                    models.Q(models.Q(("scored_by", "figure"), _negated=True), ("figure", "")),
                                    _connector="OR",
                                ),
                                name="a_computed_criterion_names_its_figure",
                                violation_error_message="A computed criterion names its figure, and no other does.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("limits_to", ""), ("passes_from__isnull", True)),
                                    models.Q(
                                        ("passes_from__gt", 0),
                                        ("passes_from__isnull", False),
                                        models.Q(("limits_to", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_condition_says_from_where_it_is_passed",
                                violation_error_message="A condition says from how many points it is passed and which band is the best without it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criterion_sets",
                                to="cases.body",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "basis",
                            cases.models.base.NameField(
                                blank=True, max_length=300, verbose_name="paper that sets them"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="effective from")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="effective until")),
                        ("file_sha256", models.CharField(blank=True, max_length=64)),
                        ("drafted_on", models.DateField(verbose_name="drafted on")),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "set of rating criteria",
                        "verbose_name_plural": "sets of rating criteria",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "version"), name="one_version_of_a_bodys_criteria"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                                ),
                                name="criteria_end_after_they_begin",
                                violation_error_message="The criteria end after the day from which they hold.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionSetApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "criteria",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approval",
                                to="cases.criterionset",
                            ),
                        ),
                        ("approved_on", models.DateField(verbose_name="approved on")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "approval of rating criteria",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="cases.criterion"
                            ),
                        ),
                        ("points", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points")),
                        (
                            "from_value",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="from value"
                            ),
                        ),
                        ("words", cases.models.base.NameField(blank=True, max_length=300, verbose_name="step")),
                    ],
                    options={
                        "verbose_name": "step of a criterion",
                        "ordering": ["-points", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("criterion", "from_value"), name="one_step_from_a_value"),
                            models.CheckConstraint(
                                condition=models.Q(("points__gte", 0)),
                                name="a_step_has_no_negative_points",
                                violation_error_message="A step has 0 points or more.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Decider",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deciders",
                                to="cases.complaint",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("voted", "voted in a ballot on it"),
                                    ("presided", "presided over it"),
                                    ("signed", "signed it"),
                                    ("team", "belonged to the team that proposed it"),
                                    ("heard", "heard the subject for the body"),
                                ],
                                max_length=8,
                                verbose_name="part",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("complaint", "member", "case", "part"), name="one_line_of_a_part_taken"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Declaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="cases.team",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="declared on")),
                        ("has_conflict", models.BooleanField(verbose_name="has a conflict of interest")),
                        ("ground", models.CharField(blank=True, max_length=60, verbose_name="ground")),
                        ("detail", cases.models.base.ProseField(blank=True, verbose_name="detail")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("has_conflict", False), models.Q(("ground", ""), _negated=True), _connector="OR"
                                ),
                                name="a_conflict_names_its_ground",
                                violation_error_message="A declared conflict names its ground.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Deferral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="deferrals", to="cases.case"
                            ),
                        ),
                        ("cause", models.CharField(max_length=40, verbose_name="cause")),
                        ("rule_cited", models.CharField(max_length=300, verbose_name="rule")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("since", models.DateField(verbose_name="since")),
                        ("review_on", models.DateField(verbose_name="to be looked at again on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("case",),
                                name="a_case_is_deferred_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_on__gt", models.F("since"))),
                                name="a_deferral_is_looked_at_again",
                                violation_error_message="A case that is put off is looked at again on a later day.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "duty",
                            models.CharField(
                                choices=[("authority", "signing for the body"), ("head", "heading the team")],
                                max_length=20,
                                verbose_name="duty delegated",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to="cases.body"
                            ),
                        ),
                        (
                            "giver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_given",
                                to="cases.member",
                                verbose_name="who delegates",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_received",
                                to="cases.member",
                                verbose_name="who acts in their place",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTDH-TC", "Inspection of an organization on signs of violation"),
                                    ("KTDH-DV", "Inspection of a member on signs of violation"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                    ("GQTC", "Denunciation"),
                                    ("THKL", "Consideration of discipline"),
                                    ("GQKN", "Complaint against discipline"),
                                    ("DCSH", "Suspension"),
                                    ("XLPH", "Wrongful discipline"),
                                    ("TDKL", "Follow-up of a conclusion"),
                                ],
                                max_length=8,
                                verbose_name="kind of work",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations",
                                to="cases.team",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="from")),
                        ("until", models.DateField(verbose_name="until")),
                        ("paper", cases.models.base.NameField(max_length=300, verbose_name="paper or reason")),
                        ("given_on", models.DateField(verbose_name="given on")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ended_reason",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="why it ended"),
                        ),
                    ],
                    options={
                        "verbose_name": "delegation",
                        "verbose_name_plural": "delegations",
                        "indexes": [
                            models.Index(fields=["receiver", "until"], name="cases_deleg_receive_387fb3_idx"),
                            models.Index(fields=["giver", "until"], name="cases_deleg_giver_i_cc29c0_idx"),
                            models.Index(fields=["body", "until"], name="cases_deleg_body_id_6d0ed3_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__gte", models.F("given_on")), ("until__gt", models.F("since"))
                                ),
                                name="a_delegation_has_its_days",
                                violation_error_message="A delegation runs from a day to a later day, and begins no earlier than the day it is given.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("giver", models.F("receiver")), _negated=True),
                                name="nobody_delegates_to_themselves",
                                violation_error_message="Nobody acts in their own place.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("duty", "authority"),
                                    models.Q(("duty", "head"), ("team__isnull", False)),
                                    _connector="OR",
                                ),
                                name="the_head_of_a_team_delegates_in_that_team",
                                violation_error_message="Who heads a team delegates in that team.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("ended_reason", "")),
                                    models.Q(
                                        ("ended_on__gte", models.F("given_on")),
                                        ("ended_on__isnull", False),
                                        models.Q(("ended_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_delegation_ends_for_a_reason",
                                violation_error_message="A delegation that ended says when and why.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="cases.case"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("document", models.CharField(max_length=20, verbose_name="key of the paper")),
                        ("paper", models.CharField(max_length=40, verbose_name="kind of paper")),
                        ("version", models.CharField(max_length=64, verbose_name="version")),
                        ("symbol", models.CharField(blank=True, max_length=40, verbose_name="number and symbol")),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("secrecy", models.CharField(blank=True, max_length=12, verbose_name="mark of secrecy")),
                        ("signed_on", models.DateField(verbose_name="signed on")),
                        ("addressee", cases.models.base.NameField(max_length=300, verbose_name="addressee")),
                        ("to_subject", models.BooleanField(default=True, verbose_name="the subject of the case")),
                        (
                            "named_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(default=datetime.date(9999, 12, 31), verbose_name="to be served by"),
                        ),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("to_serve", "to be served"),
                                    ("sent", "sent, waiting for proof"),
                                    ("received", "receipt proved"),
                                    ("refused", "refused before witnesses"),
                                    ("returned", "returned undelivered"),
                                    ("void", "paper void"),
                                ],
                                default="to_serve",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                        ("proved_on", models.DateField(blank=True, null=True, verbose_name="day of the proof")),
                    ],
                    options={
                        "verbose_name": "delivery of a paper",
                        "verbose_name_plural": "deliveries of papers",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["body", "stand", "due_on", "id"], name="cases_deliv_body_id_15cbad_idx"
                            ),
                            models.Index(fields=["case", "stand"], name="cases_deliv_case_id_62257e_idx"),
                            models.Index(fields=["document"], name="cases_deliv_documen_12440d_idx"),
                            models.Index(
                                condition=models.Q(("stand", "sent")),
                                fields=["sent_on"],
                                name="deliveries_without_proof",
                            ),
                            models.Index(
                                condition=models.Q(("stand__in", ["to_serve", "returned"])),
                                fields=["due_on"],
                                name="deliveries_to_make",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "document", "addressee"), name="an_addressee_once_for_a_paper"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stand__in", ["received", "refused"]), _negated=True),
                                    models.Q(("proved_on__isnull", False), ("sent_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="what_was_proved_was_sent",
                                violation_error_message="What is proved was handed over on a day, and proved on a day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DenunciationMatter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="denunciation",
                                to="cases.case",
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="cases.petition"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received by the competent body on")),
                        (
                            "worked_on",
                            models.DateField(blank=True, null=True, verbose_name="worked with the denouncer on"),
                        ),
                        (
                            "is_confirmed",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="the denouncer stands by the denunciation"
                            ),
                        ),
                        (
                            "disowned",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="why it is treated as sent under a false name"
                            ),
                        ),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        (
                            "recommendation",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="recommendation on who denounced falsely"
                            ),
                        ),
                        ("informed_on", models.DateField(blank=True, null=True, verbose_name="denouncer informed on")),
                        (
                            "informed_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("letter", "by a letter in a sealed envelope"),
                                    ("in_person", "in person, at the office of the body"),
                                    ("read", "read out at the office, without a copy"),
                                ],
                                max_length=10,
                                verbose_name="informed",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "matter of a denunciation",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("is_confirmed__isnull", True), ("worked_on__isnull", True)),
                                    models.Q(("is_confirmed__isnull", False), ("worked_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="work_with_the_denouncer_has_its_day",
                                violation_error_message="The work with the denouncer is recorded with its day and with whether they stand by what was sent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_confirmed__isnull", True),
                                    models.Q(("disowned", ""), ("is_confirmed", True)),
                                    models.Q(("is_confirmed", False), models.Q(("disowned", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_disowned_denunciation_says_why",
                                violation_error_message="A denunciation that its author disowns is ended with the reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("informed_by", ""), ("informed_on__isnull", True)),
                                    models.Q(
                                        ("informed_on__isnull", False), models.Q(("informed_by", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="who_was_informed_was_informed_somehow",
                                violation_error_message="Say how the denouncer was informed.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisciplineMatter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="matter", to="cases.case"
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("conclusion", "conclusion that discipline is required"),
                                    ("judgment", "judgment in force"),
                                    ("state", "discipline by a state or union body"),
                                    ("own_report", "the subject's own report"),
                                    ("proposal", "proposal of a lower level"),
                                ],
                                max_length=12,
                                verbose_name="ground",
                            ),
                        ),
                        ("ground_paper", cases.models.base.NameField(max_length=300, verbose_name="paper it rests on")),
                        ("ground_on", models.DateField(verbose_name="dated")),
                        (
                            "sentence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lighter", "lighter than non-custodial reform"),
                                    ("non_custodial_reform", "non-custodial reform"),
                                    ("suspended_prison", "prison, suspended"),
                                    ("prison", "prison"),
                                ],
                                max_length=24,
                                verbose_name="sentence",
                            ),
                        ),
                        (
                            "subject_kind",
                            models.CharField(
                                choices=[
                                    ("ORGANIZATION", "Party organization"),
                                    ("OFFICIAL", "Official member"),
                                    ("PROBATIONARY", "Probationary member"),
                                ],
                                max_length=14,
                                verbose_name="kind of subject",
                            ),
                        ),
                        ("holds_position", models.BooleanField(default=False, verbose_name="holds a position")),
                        ("standing", models.JSONField(default=dict, verbose_name="standing")),
                        (
                            "required_on",
                            models.DateField(blank=True, null=True, verbose_name="discipline required since"),
                        ),
                        ("inspected_on", models.DateField(blank=True, null=True, verbose_name="inspection decided on")),
                        (
                            "dual",
                            models.BooleanField(default=False, verbose_name="decision and plan of the inspection hold"),
                        ),
                        (
                            "own_form",
                            models.CharField(blank=True, max_length=12, verbose_name="form the subject proposes"),
                        ),
                        ("proposed_form", models.CharField(blank=True, max_length=12, verbose_name="form proposed")),
                        ("proposal", cases.models.base.ProseField(blank=True, verbose_name="proposal")),
                        (
                            "overseer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="commissioner in charge",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "matter of discipline",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ground", "judgment"), _negated=True),
                                    models.Q(("sentence", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_judgment_names_its_sentence",
                                violation_error_message="A judgment in force names the sentence.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisciplineSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="discipline_sheet",
                                to="cases.case",
                            ),
                        ),
                        ("disciplined", models.PositiveIntegerField(verbose_name="members disciplined in the period")),
                        ("complained", models.PositiveIntegerField(verbose_name="of these with a complaint")),
                        (
                            "managed_above",
                            models.PositiveIntegerField(verbose_name="of these managed by the level above"),
                        ),
                        ("assessment", cases.models.base.ProseField(verbose_name="assessment")),
                        ("filled_on", models.DateField(verbose_name="filled in on")),
                        (
                            "filled_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sheet on the enforcement of discipline",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("complained__lte", models.F("disciplined")),
                                    ("managed_above__lte", models.F("disciplined")),
                                ),
                                name="parts_of_the_disciplined_are_no_more_than_all",
                                violation_error_message="No more members complained, or are managed above, than were disciplined.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisciplineVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "consideration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="discipline_vote",
                                to="cases.consideration",
                            ),
                        ),
                        ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                        ("votes_against", models.PositiveSmallIntegerField(verbose_name="against")),
                        ("required", models.BooleanField(verbose_name="discipline required")),
                    ],
                    options={
                        "verbose_name": "vote on discipline",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisposalBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="ground")),
                        ("made_on", models.DateField(verbose_name="made on")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("first_on", models.DateField(blank=True, null=True, verbose_name="first approval on")),
                        (
                            "first_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("second_on", models.DateField(blank=True, null=True, verbose_name="second approval on")),
                        (
                            "second_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            cases.models.base.ProseField(blank=True, verbose_name="why it was withdrawn"),
                        ),
                    ],
                    options={
                        "verbose_name": "disposal list",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_disposal_has_its_ground",
                                violation_error_message="A disposal list names its ground.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_by__isnull", True), ("second_by__isnull", True)),
                                    models.Q(
                                        ("first_by__isnull", False),
                                        ("first_on__isnull", False),
                                        models.Q(("first_by", models.F("made_by")), _negated=True),
                                        models.Q(
                                            models.Q(("second_by__isnull", True), ("second_on__isnull", True)),
                                            models.Q(
                                                ("second_on__isnull", False),
                                                models.Q(("second_by", models.F("made_by")), _negated=True),
                                                models.Q(("second_by", models.F("first_by")), _negated=True),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="two_others_approve_a_disposal",
                                violation_error_message="Two people approve a disposal, and neither made the list.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_by__isnull", True), ("withdrawn_on__isnull", True), _connector="OR"
                                ),
                                name="what_was_disposed_of_is_not_withdrawn",
                                violation_error_message="What was disposed of does not come back.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisposalLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="cases.disposalbatch",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disposal_lines",
                                to="cases.case",
                            ),
                        ),
                        ("closed_on", models.DateField(verbose_name="closed on")),
                        ("years", models.PositiveSmallIntegerField(verbose_name="years")),
                        ("source", models.CharField(max_length=300, verbose_name="ground")),
                        ("mark", models.CharField(max_length=60, verbose_name="archive mark")),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "number"), name="one_disposal_line_a_number"),
                            models.UniqueConstraint(fields=("batch", "case"), name="a_dossier_stands_once_on_a_list"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisposedFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="cases.disposalbatch",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
                        (
                            "store",
                            models.CharField(choices=[("papers", "papers"), ("evidence", "evidence")], max_length=8),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("store", "sha256"), name="a_file_is_disposed_of_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Elector",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="electors", to="cases.ballot"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official member"),
                                    ("PROBATIONARY", "probationary member"),
                                    ("EXEMPT", "exempt from activity"),
                                    ("TEMP_AWAY", "temporarily away"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                    ("MOVED", "moved"),
                                    ("DECEASED", "deceased"),
                                    ("STRUCK_OFF", "struck off the list"),
                                ],
                                max_length=14,
                                verbose_name="category",
                            ),
                        ),
                        ("counts", models.BooleanField(verbose_name="in the denominator")),
                        ("votes", models.BooleanField(verbose_name="receives a paper")),
                        ("left_out", models.CharField(blank=True, max_length=200, verbose_name="why not")),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        ("has_voted", models.BooleanField(default=False, verbose_name="has voted")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "member"), name="one_line_of_an_elector_on_a_ballot"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("votes", False), ("counts", True), _connector="OR"),
                                name="who_votes_counts",
                                violation_error_message="Who votes counts in the denominator.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("has_voted", False), ("votes", True), _connector="OR"),
                                name="only_electors_are_marked",
                                violation_error_message="Only an elector hands in a paper.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("subject", "from the subject"),
                                    ("team", "gathered by the team"),
                                    ("other", "from others"),
                                ],
                                max_length=8,
                                verbose_name="origin",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("file_name", cases.models.base.NameField(max_length=300, verbose_name="file name")),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(db_index=True, max_length=64)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_piece_of_evidence_a_number")
                        ],
                        "indexes": [],
                    },
                ),
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
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="cases.finding"
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
                        ("pages", models.CharField(blank=True, max_length=60, verbose_name="pages")),
                    ],
                    options={
                        "verbose_name": "evidence of a finding",
                        "db_table": "cases_finding_evidence",
                        "ordering": ["file__number"],
                        "unique_together": {("finding", "file")},
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Exoneration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="exoneration", to="cases.case"
                            ),
                        ),
                        (
                            "sanction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exoneration",
                                to="cases.sanction",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("complaint", "annulled on a complaint"),
                                    ("finding", "found by an inspection of disciplinary work"),
                                    ("judgment", "the judgment it rested on was annulled"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        (
                            "paper",
                            cases.models.base.NameField(max_length=300, verbose_name="paper that established it"),
                        ),
                        ("established_on", models.DateField(verbose_name="established on")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("active", "active"),
                                    ("no_longer_active", "no longer active"),
                                    ("deceased_member", "deceased"),
                                    ("missing_member", "missing"),
                                    ("dissolved_or_merged_organization", "dissolved or merged"),
                                ],
                                max_length=34,
                                verbose_name="state of the subject",
                            ),
                        ),
                        (
                            "received_by",
                            cases.models.base.NameField(max_length=300, verbose_name="who receives the apology"),
                        ),
                        ("form", models.CharField(max_length=12, verbose_name="form that was wrong")),
                        ("entitlement", models.CharField(blank=True, max_length=40, verbose_name="row of the rule")),
                        ("rule_cited", models.CharField(max_length=300, verbose_name="rule")),
                        ("applied_on", models.DateField(blank=True, null=True, verbose_name="application received on")),
                        (
                            "apology",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "at a meeting"),
                                    ("writing", "in writing"),
                                    ("both", "at a meeting and in writing"),
                                ],
                                max_length=8,
                                verbose_name="form of the apology",
                            ),
                        ),
                        ("apologised_on", models.DateField(blank=True, null=True, verbose_name="apologised on")),
                        (
                            "minutes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exoneration",
                                to="cases.meeting",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("corrected", cases.models.base.ProseField(blank=True, verbose_name="what was corrected")),
                        (
                            "responsibility",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="responsibility of those who caused it"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exoneration",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("apologised_on__isnull", True), ("apology", "")),
                                    models.Q(
                                        ("apologised_on__isnull", False), models.Q(("apology", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="an_apology_has_its_form_and_minutes",
                                violation_error_message="An apology has a form and a day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("apologised_on__isnull", True),
                                    models.Q(("decided_by__isnull", False), ("minutes__isnull", False)),
                                    _connector="OR",
                                ),
                                name="an_apology_is_minuted",
                                violation_error_message="An apology is minuted and decided by the authority.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "EXPULSION"), _negated=True),
                                    ("apologised_on__isnull", True),
                                    ("applied_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="membership_is_restored_on_application",
                                violation_error_message="After an expulsion, membership is restored on application.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="extension", to="cases.case"
                            ),
                        ),
                        ("requested_on", models.DateField(verbose_name="requested on")),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                        ("former_due_on", models.DateField(verbose_name="former deadline")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("refused_on", models.DateField(blank=True, null=True, verbose_name="refused on")),
                        ("refusal", cases.models.base.ProseField(blank=True, verbose_name="reason of the refusal")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("requested_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_extension_is_decided_by_another",
                                violation_error_message="Who asks for more time does not grant it.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FileSampling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="file_sampling",
                                to="cases.case",
                            ),
                        ),
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
                        (
                            "population",
                            cases.models.base.ProseField(blank=True, verbose_name="list of disciplinary files"),
                        ),
                        ("size", models.PositiveSmallIntegerField(verbose_name="files in the list")),
                        ("wanted", models.PositiveSmallIntegerField(verbose_name="files to be examined")),
                        ("seed", cases.models.base.NameField(blank=True, max_length=120, verbose_name="seed")),
                        (
                            "seed_origin",
                            cases.models.base.NameField(
                                blank=True, max_length=300, verbose_name="where the seed comes from"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="drawn on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sampling of files",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wanted__lte", models.F("size"))),
                                name="a_sample_is_part_of_its_list",
                                violation_error_message="No more files are drawn than the list has.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("method", "drawn"), _negated=True),
                                    models.Q(("seed", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_drawing_names_its_seed",
                                violation_error_message="A drawing names its seed, so that it can be done again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("method", "none"), _negated=True),
                                    models.Q(("size", 0), ("wanted", 0)),
                                    _connector="OR",
                                ),
                                name="without_files_nothing_is_drawn",
                                violation_error_message="Where there is no file, nothing is drawn.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FinanceScope",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "team",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finance_scope",
                                to="cases.team",
                            ),
                        ),
                        ("fees", models.BooleanField(default=False, verbose_name="party fees")),
                        (
                            "budget",
                            models.BooleanField(
                                default=False, verbose_name="budget and economic activity of the committee"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finance inspected",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("fees", True), ("budget", True), _connector="OR"),
                                name="an_inspection_of_finance_says_which",
                                violation_error_message="An inspection of finance is about party fees, the budget, or both.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("strength", "Strength"),
                                    ("limitation", "Limitation"),
                                    ("shortcoming", "Shortcoming"),
                                    ("violation", "Violation"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("content", cases.models.base.ProseField(verbose_name="content")),
                        ("nature", cases.models.base.ProseField(blank=True, verbose_name="nature")),
                        (
                            "degree",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "less serious"),
                                    ("2", "serious"),
                                    ("3", "very serious"),
                                    ("4", "especially serious"),
                                ],
                                max_length=1,
                                verbose_name="degree",
                            ),
                        ),
                        ("consequence", cases.models.base.ProseField(blank=True, verbose_name="consequence")),
                        ("cause", cases.models.base.ProseField(blank=True, verbose_name="cause")),
                        ("responsibility", cases.models.base.ProseField(blank=True, verbose_name="responsibility")),
                        ("group", models.CharField(blank=True, max_length=200, verbose_name="group of violation")),
                        (
                            "allegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="cases.allegation",
                                verbose_name="allegation",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                        (
                            "evidence",
                            models.ManyToManyField(
                                blank=True,
                                related_name="findings",
                                through="cases.EvidenceLink",
                                to="cases.evidencefile",
                                verbose_name="evidence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "finding",
                        "verbose_name_plural": "findings",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_finding_a_number")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="following", to="cases.case"
                            ),
                        ),
                        (
                            "conclusion",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="followed_by", to="cases.case"
                            ),
                        ),
                        (
                            "urged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="person who urges",
                            ),
                        ),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("plan", cases.models.base.ProseField(blank=True, verbose_name="remediation plan")),
                        (
                            "plan_from",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="handed in by"),
                        ),
                        ("plan_missing", models.BooleanField(default=False, verbose_name="no plan was handed in")),
                        (
                            "reinspected_in",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.meeting",
                            ),
                        ),
                        (
                            "reinspection",
                            cases.models.base.ProseField(blank=True, verbose_name="result of the re-inspection"),
                        ),
                        ("summary", cases.models.base.ProseField(blank=True, verbose_name="what is reported")),
                    ],
                    options={
                        "verbose_name": "follow-up of a conclusion",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("case", models.F("conclusion")), _negated=True),
                                name="a_follow_up_is_of_another_case",
                                violation_error_message="A conclusion is followed up in a case of its own.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("urged_by__isnull", True), ("assigned_by__isnull", False), _connector="OR"
                                ),
                                name="a_person_who_urges_is_assigned",
                                violation_error_message="Who urges is assigned by the authority.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("plan_missing", False), ("plan", ""), _connector="OR"),
                                name="a_plan_is_there_or_is_missing",
                                violation_error_message="A plan was handed in, or it is missing: not both.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="follow_up", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("requirement", cases.models.base.ProseField(verbose_name="requirement")),
                        ("owner", cases.models.base.NameField(max_length=300, verbose_name="to be carried out by")),
                        (
                            "owner_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "amount",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="amount to be recovered"
                            ),
                        ),
                        (
                            "verifier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="verified by",
                            ),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
                        ("report", cases.models.base.ProseField(blank=True, verbose_name="report")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verification",
                            cases.models.base.ProseField(blank=True, verbose_name="result of the verification"),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_follow_up_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("owner_member__isnull", True),
                                    models.Q(("owner_member", models.F("verifier")), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_owner_is_not_the_verifier",
                                violation_error_message="Who must carry out a requirement does not verify it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_up_notes",
                                to="cases.case",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="cases.followupitem",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enough", "evidence is enough"),
                                    ("lacking", "not carried out, or not wholly"),
                                    ("doubtful", "doubtful: to be re-inspected"),
                                    ("urged_before", "urged before its day"),
                                    ("urged_on", "urged on its day"),
                                    ("urged_late", "urged after its day"),
                                    ("escalated", "overdue: laid before the authority"),
                                    ("found_done", "found carried out on the spot"),
                                    ("found_undone", "found not carried out on the spot"),
                                    ("accepted", "accepted by the authority"),
                                    ("reopened", "reopened by the authority"),
                                    ("not_done", "concluded as not carried out"),
                                ],
                                max_length=12,
                                verbose_name="what was done",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        ("due_on", models.DateField(verbose_name="day it was due then")),
                        ("text", cases.models.base.ProseField(blank=True, verbose_name="what was found")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "note on a requirement",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["item", "kind"], name="cases_follo_item_id_b21bba_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("by__isnull", False), ("kind", "escalated"), _connector="OR"),
                                name="only_the_calendar_notes_without_a_person",
                                violation_error_message="What was done about a requirement was done by somebody.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "escalated")),
                                fields=("item", "due_on"),
                                name="one_escalation_of_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Guest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="cases.sitting"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="cases.agendaitem",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                        ("capacity", cases.models.base.NameField(blank=True, max_length=300, verbose_name="capacity")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HandedBook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="books", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("book", "account book"),
                                    ("voucher", "vouchers"),
                                    ("ledger", "fee ledger"),
                                    ("report", "settlement report"),
                                    ("other", "other"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("period", cases.models.base.NameField(max_length=100, verbose_name="period")),
                        ("volumes", models.PositiveSmallIntegerField(verbose_name="volumes")),
                        (
                            "originals",
                            cases.models.base.NameField(max_length=300, verbose_name="place of the originals"),
                        ),
                        ("handed_on", models.DateField(verbose_name="handed over on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "book handed over",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="books_are_counted"),
                            models.CheckConstraint(
                                condition=models.Q(("volumes__gte", 1)),
                                name="a_book_has_a_volume",
                                violation_error_message="At least one volume was handed over.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Hindrance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="hindrance", to="cases.case"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("SIGNS_OF_VIOLATION", "Signs of violation"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("REMINDED", "Reminded to correct"),
                                    ("POLICY_RECOMMENDED", "Policy change recommended"),
                                    ("DISCIPLINED", "Disciplined"),
                                    ("NOT_DISCIPLINED", "No discipline"),
                                    ("LIMITATION_EXPIRED", "No discipline: the limitation period has run out"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                    ("UPHELD", "Form upheld"),
                                    ("INCREASED", "Form increased"),
                                    ("DECREASED", "Form decreased"),
                                    ("ANNULLED", "Discipline annulled"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("FILES_RECONSIDERED", "Disciplinary files to be reconsidered"),
                                    ("MONEY_TREATED", "Money to be recovered or accounted again"),
                                    ("DENUNCIATION_FALSE", "Denunciation false"),
                                    ("DENUNC_UNFOUNDED", "Denunciation unfounded or insufficient"),
                                    ("FOUNDED_SHORTCOMING", "Founded: shortcoming"),
                                    ("FOUNDED_VIOLATION", "Founded: violation"),
                                    ("NOT_RESOLVED", "Not resolved as a denunciation"),
                                    ("FULFILLED", "Requirements fulfilled"),
                                    ("NOT_FULFILLED", "Not fulfilled: a new sign of violation"),
                                ],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
                        ("rule", models.CharField(max_length=30, verbose_name="rule")),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="article")),
                        ("competence", models.JSONField(default=dict, verbose_name="competence")),
                        ("limitation", models.JSONField(default=dict, verbose_name="limitation")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hindrance of a decision on discipline",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["NOT_DISCIPLINED", "LIMITATION_EXPIRED", "PROPOSED_ABOVE"])
                                ),
                                name="a_hindered_decision_disciplines_nobody",
                                violation_error_message="A decision that is hindered disciplines nobody.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Holiday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(unique=True, verbose_name="day")),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        ("moved_working", models.BooleanField(default=False, verbose_name="worked in exchange")),
                        (
                            "status",
                            models.CharField(
                                choices=[("verified", "Verified"), ("recalled", "Not verified")],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("source", cases.models.base.ProseField(blank=True, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "holiday",
                        "verbose_name_plural": "holidays",
                        "ordering": ["on"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "added_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "withdrawn_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="cases.workprogramme",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="cases.workpart",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("text", cases.models.base.NameField(max_length=500, verbose_name="indicator")),
                        ("unit", cases.models.base.NameField(max_length=60, verbose_name="unit")),
                        ("topic", models.CharField(blank=True, max_length=40, verbose_name="about")),
                        ("figure", models.CharField(blank=True, max_length=60, verbose_name="figure of the system")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "position"), name="one_indicator_a_place")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorActual",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actuals",
                                to="cases.indicatortarget",
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "part",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="of these"
                            ),
                        ),
                        (
                            "whole",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="of all"
                            ),
                        ),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("source", cases.models.base.NameField(max_length=500, verbose_name="source")),
                        (
                            "file_name",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="file name"),
                        ),
                        ("media_type", models.CharField(blank=True, max_length=80)),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "corrects",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="cases.indicatoractual",
                                verbose_name="corrects",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, max_length=2000, verbose_name="reason")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "figure of an indicator",
                        "verbose_name_plural": "figures of indicators",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("corrects__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="a_corrected_figure_has_a_reason",
                                violation_error_message="A correction has its reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("part__isnull", True), ("whole__isnull", True)),
                                    models.Q(
                                        ("part__gte", 0),
                                        ("part__isnull", False),
                                        ("whole__gt", 0),
                                        ("whole__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_share_has_a_part_and_a_whole",
                                violation_error_message="A share has a part and a whole above 0.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "added_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "withdrawn_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="cases.indicator",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="from")),
                        ("until", models.DateField(verbose_name="until")),
                        (
                            "operator",
                            models.CharField(
                                choices=[
                                    ("ge", "at least"),
                                    ("gt", "more than"),
                                    ("eq", "exactly"),
                                    ("lt", "less than"),
                                    ("le", "at most"),
                                    ("between", "from … to"),
                                ],
                                max_length=8,
                                verbose_name="operator",
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "upper",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="up to"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="before the period"
                            ),
                        ),
                        (
                            "carries",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_by",
                                to="cases.indicatortarget",
                                verbose_name="carries out",
                            ),
                        ),
                        ("is_part", models.BooleanField(default=False, verbose_name="a part of it")),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "targets",
                        "ordering": ["since", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_in__isnull", True)),
                                fields=("indicator", "organization", "since", "until"),
                                name="one_target_of_an_indicator_and_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="a_target_ends_after_it_begins",
                                violation_error_message="The period ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("operator", "between"),
                                        ("upper__gte", models.F("value")),
                                        ("upper__isnull", False),
                                    ),
                                    models.Q(models.Q(("operator", "between"), _negated=True), ("upper__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_range_has_two_ends",
                                violation_error_message="A range has a lower and an upper value, another target one value.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="cases.case"
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="sent on")),
                        ("invited_for", models.DateField(verbose_name="invited for")),
                        ("came", models.BooleanField(null=True, verbose_name="came")),
                        (
                            "absence",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence"),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["invited_for", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "invited_for"), name="one_invitation_for_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(("invited_for__gte", models.F("sent_on"))),
                                name="an_invitation_comes_before_its_day",
                                violation_error_message="The subject is invited before the day.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="cases.agendaitem",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="asked by",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("question", cases.models.base.ProseField(verbose_name="question")),
                        ("answer", cases.models.base.ProseField(blank=True, verbose_name="answer")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "number"), name="one_question_a_number")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemRecusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="cases.agendaitem",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("ground", models.CharField(max_length=60, verbose_name="ground")),
                        ("detail", cases.models.base.ProseField(blank=True, verbose_name="detail")),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "member"), name="one_recusal_of_a_member_from_an_item"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemSubject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subjects",
                                to="cases.programmeitem",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "organization"), name="an_item_names_an_organization_once"
                            ),
                            models.UniqueConstraint(fields=("item", "member"), name="an_item_names_a_member_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("member__isnull", True), ("organization__isnull", False)),
                                    models.Q(("member__isnull", False), ("organization__isnull", True)),
                                    _connector="OR",
                                ),
                                name="an_item_subject_is_one_of_two",
                                violation_error_message="A subject is either an organization or a member.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemTag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tags",
                                to="cases.programmeitem",
                            ),
                        ),
                        (
                            "tag",
                            models.CharField(
                                choices=[
                                    ("PCTN", "corruption and negative phenomena fought"),
                                    ("CCHC", "administrative reform"),
                                    ("CT05", "study and following of the moral example"),
                                ],
                                max_length=8,
                                verbose_name="tag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tag of a line",
                        "constraints": [models.UniqueConstraint(fields=("item", "tag"), name="a_line_has_a_tag_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MandateRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandate_request",
                                to="cases.case",
                            ),
                        ),
                        ("files", cases.models.base.ProseField(verbose_name="files asked for")),
                        ("contacts", cases.models.base.ProseField(blank=True, verbose_name="contact officers")),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MandateSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandate_sheet",
                                to="cases.case",
                            ),
                        ),
                        ("has_programme", models.BooleanField(verbose_name="has a programme and plans")),
                        ("planned", models.PositiveIntegerField(verbose_name="inspections and supervisions planned")),
                        ("done", models.PositiveIntegerField(verbose_name="of these carried out")),
                        ("works_well", models.BooleanField(verbose_name="carries out the task well")),
                        ("leads_well", models.BooleanField(verbose_name="leads and directs well")),
                        ("assessment", cases.models.base.ProseField(verbose_name="assessment")),
                        ("filled_on", models.DateField(verbose_name="filled in on")),
                        (
                            "filled_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sheet on inspection and supervision work",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("team", "Team meeting"),
                                    ("deployment", "Deployment to the subject"),
                                    ("working", "Working session"),
                                    ("verification", "Verification"),
                                    ("reconcile", "Reconciliation of figures"),
                                    ("denouncer", "Work with the denouncer"),
                                    ("draft", "Meeting through the draft report"),
                                    ("conference", "Conference of the subject's organization"),
                                    ("hearing", "Hearing of the subject"),
                                    ("deliberation", "Meeting of the body"),
                                    ("announcement", "Announcement"),
                                    ("apology", "Apology"),
                                    ("handover", "Lessons and hand-over"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="cases.team"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="cases.case",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("began_at", models.TimeField(blank=True, null=True, verbose_name="began at")),
                        ("ended_at", models.TimeField(blank=True, null=True, verbose_name="ended at")),
                        ("place", cases.models.base.NameField(blank=True, max_length=300, verbose_name="place")),
                        ("chaired_by", cases.models.base.NameField(max_length=300, verbose_name="chair")),
                        ("recorded_by", cases.models.base.NameField(max_length=300, verbose_name="recorder")),
                        ("course", cases.models.base.ProseField(verbose_name="course of the meeting")),
                        ("result", cases.models.base.ProseField(blank=True, verbose_name="result")),
                        (
                            "refused_to_sign",
                            models.BooleanField(default=False, verbose_name="the subject refused to sign"),
                        ),
                        (
                            "witnesses",
                            cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses"),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "ordering": ["held_on", "pk"],
                        "indexes": [
                            models.Index(fields=["case", "kind"], name="cases_meeti_case_id_2636db_idx"),
                            models.Index(fields=["team", "kind"], name="cases_meeti_team_id_5dd70b_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_to_sign", False),
                                    models.Q(("witnesses", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_refusal_to_sign_has_witnesses",
                                violation_error_message="A refusal to sign is recorded with witnesses.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("began_at__isnull", True),
                                    ("ended_at__isnull", True),
                                    ("ended_at__gt", models.F("began_at")),
                                    _connector="OR",
                                ),
                                name="a_meeting_runs_forward",
                                violation_error_message="A meeting ends after it began.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Member",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        ("full_name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="born on")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        ("title", cases.models.base.NameField(blank=True, max_length=200, verbose_name="position")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official member"),
                                    ("PROBATIONARY", "probationary member"),
                                    ("EXEMPT", "exempt from activity"),
                                    ("TEMP_AWAY", "temporarily away"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                    ("MOVED", "moved"),
                                    ("DECEASED", "deceased"),
                                    ("STRUCK_OFF", "struck off the list"),
                                ],
                                default="OFFICIAL",
                                max_length=14,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="member",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("search_key", models.CharField(db_index=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "member",
                        "verbose_name_plural": "members",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MemberChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cases.member"
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("OFFICIAL", "official member"),
                                    ("PROBATIONARY", "probationary member"),
                                    ("EXEMPT", "exempt from activity"),
                                    ("TEMP_AWAY", "temporarily away"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                    ("MOVED", "moved"),
                                    ("DECEASED", "deceased"),
                                    ("STRUCK_OFF", "struck off the list"),
                                ],
                                max_length=14,
                                verbose_name="category",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="from")),
                        ("paper", cases.models.base.NameField(blank=True, max_length=300, verbose_name="paper")),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="cases.organizationevent",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneDone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "milestone",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="done",
                                to="cases.workmilestone",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="done on")),
                        ("paper", cases.models.base.NameField(max_length=300, verbose_name="paper")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "milestone reached",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Notification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sanction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notifications",
                                to="cases.sanction",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("report_up", "report to the level above"),
                                    ("state", "state body, to act on its own liability"),
                                    ("union", "union or association, to act on its own"),
                                    ("file", "entry in the subject's file"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("told", cases.models.base.NameField(max_length=300, verbose_name="told")),
                        ("on", models.DateField(verbose_name="on")),
                        ("late", models.BooleanField(default=False, verbose_name="late")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("TW", "Central"),
                                    ("TINH", "Province or city"),
                                    ("HUYEN", "District"),
                                    ("XA", "Commune, ward, special zone"),
                                    ("COSO", "Grassroots organization"),
                                    ("BOPHAN", "Grassroots section"),
                                    ("CHIBO", "Cell"),
                                ],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="cases.organization",
                                verbose_name="parent",
                            ),
                        ),
                        ("founded_on", models.DateField(verbose_name="founded on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "succeeded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="cases.organization",
                                verbose_name="succeeded by",
                            ),
                        ),
                        ("search_key", models.CharField(db_index=True, editable=False, max_length=340)),
                    ],
                    options={
                        "verbose_name": "organization",
                        "verbose_name_plural": "organizations",
                        "indexes": [
                            models.Index(fields=["level", "closed_on"], name="cases_organ_level_022876_idx"),
                            models.Index(fields=["parent", "closed_on"], name="cases_organ_parent__627dc5_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("founded_on")),
                                    _connector="OR",
                                ),
                                name="organization_closes_after_it_was_founded",
                                violation_error_message="An organization cannot be closed before it was founded.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("found", "founded"),
                                    ("merge", "merged"),
                                    ("split", "split"),
                                    ("rename", "renamed"),
                                    ("transfer", "transferred"),
                                    ("close", "closed"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("decision_number", models.CharField(max_length=60, verbose_name="decision number")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("effective_on", models.DateField(db_index=True, verbose_name="effective on")),
                        ("note", cases.models.base.ProseField(blank=True, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "organization event",
                        "verbose_name_plural": "organization events",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationEventPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="cases.organizationevent",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("closed", "closed"), ("successor", "successor"), ("changed", "changed")],
                                max_length=10,
                            ),
                        ),
                        (
                            "succeeded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="cases.organization",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("TW", "Central"),
                                    ("TINH", "Province or city"),
                                    ("HUYEN", "District"),
                                    ("XA", "Commune, ward, special zone"),
                                    ("COSO", "Grassroots organization"),
                                    ("BOPHAN", "Grassroots section"),
                                    ("CHIBO", "Cell"),
                                ],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                            ),
                        ),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "event",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="cases.organizationevent",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["since"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "since"), name="one_state_of_an_organization_a_day"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OriginalsPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="originals", to="cases.case"
                            ),
                        ),
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place of originals",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("line", ""), ("mark__gt", ""), ("stage", "archived")),
                                    models.Q(models.Q(("stage", "archived"), _negated=True), ("mark", "")),
                                    _connector="OR",
                                ),
                                name="an_archived_file_has_its_mark",
                                violation_error_message="The archive takes a whole file, under its mark.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outside",
                                to="cases.organization",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "unit that reports",
                        "verbose_name_plural": "units that report",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("organization",),
                                name="a_unit_reports_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                                ),
                                name="a_unit_stops_reporting_after_it_began",
                                violation_error_message="A unit stops reporting after the day it began.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperContent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contents",
                                to="cases.papersubject",
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="content")),
                    ],
                    options={
                        "verbose_name": "content of a record from paper",
                        "constraints": [
                            models.UniqueConstraint(fields=("subject", "key"), name="one_content_of_a_paper_subject")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_records",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTDH-TC", "Inspection of an organization on signs of violation"),
                                    ("KTDH-DV", "Inspection of a member on signs of violation"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                    ("GQTC", "Denunciation"),
                                    ("THKL", "Consideration of discipline"),
                                    ("GQKN", "Complaint against discipline"),
                                    ("DCSH", "Suspension"),
                                    ("XLPH", "Wrongful discipline"),
                                    ("TDKL", "Follow-up of a conclusion"),
                                    ("CCTC", "Weak organizations strengthened"),
                                ],
                                max_length=8,
                                verbose_name="procedure",
                            ),
                        ),
                        ("number", cases.models.base.NameField(max_length=60, verbose_name="decision number")),
                        ("signed_on", models.DateField(db_index=True, verbose_name="signed on")),
                        ("concluded_on", models.DateField(db_index=True, verbose_name="concluded on")),
                        ("topic", cases.models.base.NameField(blank=True, max_length=500, verbose_name="topic")),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_records",
                                to="cases.workprogramme",
                                verbose_name="work programme inspected",
                            ),
                        ),
                        (
                            "file_sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="workbook it came by"),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="cases.paperrecord",
                                verbose_name="replaces",
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="entered on")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "record from paper",
                        "verbose_name_plural": "records from paper",
                        "indexes": [
                            models.Index(fields=["body", "kind", "signed_on"], name="cases_paper_body_id_7e0a75_idx")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("concluded_on__gte", models.F("signed_on"))),
                                name="a_paper_is_concluded_after_it_was_signed",
                                violation_error_message="What a decision began is concluded on its day or later.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="cases.paperrecord",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("file_name", cases.models.base.NameField(max_length=300, verbose_name="file name")),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("added_on", models.DateField(verbose_name="added on")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "scan of a record from paper",
                        "constraints": [
                            models.UniqueConstraint(fields=("record", "sha256"), name="a_paper_is_scanned_once_a_file")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperSubject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subjects",
                                to="cases.paperrecord",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "subject_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "subject_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="member",
                            ),
                        ),
                        ("of_member", models.BooleanField(verbose_name="a member")),
                        ("subject_name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        ("subject_code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                        (
                            "subject_level",
                            models.CharField(
                                choices=[
                                    ("TW", "Central"),
                                    ("TINH", "Province or city"),
                                    ("HUYEN", "District"),
                                    ("XA", "Commune, ward, special zone"),
                                    ("COSO", "Grassroots organization"),
                                    ("BOPHAN", "Grassroots section"),
                                    ("CHIBO", "Cell"),
                                ],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("SIGNS_OF_VIOLATION", "Signs of violation"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("REMINDED", "Reminded to correct"),
                                    ("POLICY_RECOMMENDED", "Policy change recommended"),
                                    ("DISCIPLINED", "Disciplined"),
                                    ("NOT_DISCIPLINED", "No discipline"),
                                    ("LIMITATION_EXPIRED", "No discipline: the limitation period has run out"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                    ("UPHELD", "Form upheld"),
                                    ("INCREASED", "Form increased"),
                                    ("DECREASED", "Form decreased"),
                                    ("ANNULLED", "Discipline annulled"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("FILES_RECONSIDERED", "Disciplinary files to be reconsidered"),
                                    ("MONEY_TREATED", "Money to be recovered or accounted again"),
                                    ("DENUNCIATION_FALSE", "Denunciation false"),
                                    ("DENUNC_UNFOUNDED", "Denunciation unfounded or insufficient"),
                                    ("FOUNDED_SHORTCOMING", "Founded: shortcoming"),
                                    ("FOUNDED_VIOLATION", "Founded: violation"),
                                    ("NOT_RESOLVED", "Not resolved as a denunciation"),
                                    ("FULFILLED", "Requirements fulfilled"),
                                    ("NOT_FULFILLED", "Not fulfilled: a new sign of violation"),
                                ],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
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
                                verbose_name="form of discipline",
                            ),
                        ),
                        ("stranger", models.CharField(blank=True, editable=False, max_length=345)),
                    ],
                    options={
                        "verbose_name": "subject of a record from paper",
                        "verbose_name_plural": "subjects of records from paper",
                        "ordering": ["record", "position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("record", "position"), name="one_subject_of_a_paper_a_line"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("of_member", True), ("subject_organization__isnull", True)),
                                    models.Q(("of_member", False), ("subject_member__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_paper_is_about_an_organization_or_a_member",
                                violation_error_message="A subject is an organization or a member.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("form", ""),
                                    models.Q(
                                        ("form__in", ["REPRIMAND", "WARNING", "REMOVAL", "EXPULSION"]),
                                        ("of_member", True),
                                    ),
                                    models.Q(
                                        ("form__in", ["REPRIMAND", "WARNING", "DISSOLUTION"]), ("of_member", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="an_organization_and_a_member_have_forms_of_their_own",
                                violation_error_message="The form is not one for this kind of subject.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperWithdrawal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "record",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="cases.paperrecord",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(max_length=2000, verbose_name="reason")),
                        ("on", models.DateField(verbose_name="withdrawn on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "withdrawal of a record from paper",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_withdrawal_has_a_reason",
                                violation_error_message="A withdrawal has its reason.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "violation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="cases.violation"
                            ),
                        ),
                        (
                            "cause",
                            models.CharField(
                                choices=[
                                    ("criminal_proceedings", "criminal investigation, prosecution or trial"),
                                    ("postponed_art2_cl14_a_b_d", "consideration put off"),
                                    ("inpatient_treatment", "treatment in hospital"),
                                ],
                                max_length=40,
                                verbose_name="cause",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "ordering": ["since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="a_pause_runs_forward",
                                violation_error_message="A pause ends after it began.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("kind", models.CharField(max_length=3, verbose_name="kind")),
                        ("attempt", models.PositiveSmallIntegerField(default=1, verbose_name="attempt")),
                        ("proposed_on", models.DateField(verbose_name="proposed on")),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal to close a period",
                        "verbose_name_plural": "proposals to close periods",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "since", "until", "attempt"),
                                name="a_period_of_a_body_is_proposed_once_an_attempt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="a_closed_period_ends_after_it_begins",
                                violation_error_message="The period ends before it begins.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Petition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="petitions",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveIntegerField(verbose_name="register number")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("registered_on", models.DateField(verbose_name="registered on")),
                        (
                            "registered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_person", "handed in in person"),
                                    ("reception", "at a reception of citizens and members"),
                                    ("post", "by post"),
                                    ("box", "through the suggestion box"),
                                    ("electronic", "by e-mail or portal"),
                                    ("forwarded", "forwarded by an organization"),
                                ],
                                max_length=12,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("member", "a party member"),
                                    ("citizen", "a citizen"),
                                    ("group", "several people"),
                                    ("organization", "an organization"),
                                    ("media", "the media"),
                                    ("unknown", "not known"),
                                ],
                                max_length=12,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "forwarded_by",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="forwarded by"),
                        ),
                        (
                            "forwarded_number",
                            models.CharField(blank=True, max_length=60, verbose_name="number of the forwarding letter"),
                        ),
                        ("content", cases.models.base.ProseField(verbose_name="content")),
                        (
                            "subject_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="petitions",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "subject_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="petitions",
                                to="cases.member",
                                verbose_name="member",
                            ),
                        ),
                        (
                            "subject_name",
                            cases.models.base.NameField(
                                blank=True, max_length=300, verbose_name="subject as named in the letter"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be handled by")),
                        ("search_key", models.TextField(editable=False)),
                        ("is_anonymous", models.BooleanField(default=False, verbose_name="anonymous")),
                        ("is_false_name", models.BooleanField(default=False, verbose_name="under a false name")),
                        (
                            "is_concrete",
                            models.BooleanField(
                                default=False, verbose_name="with concrete subject, content and address"
                            ),
                        ),
                        (
                            "is_mixed",
                            models.BooleanField(default=False, verbose_name="complaint and denunciation in one"),
                        ),
                        (
                            "repeat_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repeats",
                                to="cases.petition",
                                verbose_name="repeats",
                            ),
                        ),
                        ("has_new_facts", models.BooleanField(default=False, verbose_name="with new facts")),
                        (
                            "classification",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("denunciation", "denunciation"),
                                    ("complaint", "complaint against discipline"),
                                    ("feedback", "feedback, recommendation"),
                                ],
                                max_length=12,
                                verbose_name="class",
                            ),
                        ),
                        ("grounds", models.JSONField(default=list, verbose_name="grounds against taking it up")),
                        (
                            "competent_body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.body",
                            ),
                        ),
                        ("is_competent", models.BooleanField(null=True, verbose_name="within the body's competence")),
                        ("judgment", models.JSONField(default=dict, verbose_name="judgment")),
                        ("classified_on", models.DateField(blank=True, null=True, verbose_name="classified on")),
                        (
                            "classified_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handling",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accept", "taken up as a denunciation"),
                                    ("complaint", "taken up as a complaint against discipline"),
                                    ("transfer", "transferred to the competent body"),
                                    ("return", "returned to the sender"),
                                    ("guide", "sender guided"),
                                    ("decline", "not taken up"),
                                    ("monitor", "kept for monitoring the situation"),
                                    ("store", "stored"),
                                ],
                                max_length=10,
                                verbose_name="handling",
                            ),
                        ),
                        ("handled_on", models.DateField(blank=True, null=True, verbose_name="handled on")),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("handling_reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                        (
                            "handed_to",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="transferred to"),
                        ),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                        (
                            "complaint",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="petition",
                                to="cases.complaint",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "petition",
                        "verbose_name_plural": "petitions",
                        "ordering": ["-year", "-number"],
                        "indexes": [
                            models.Index(
                                fields=["body", "handling", "received_on"], name="cases_petit_body_id_d9fcc9_idx"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "year", "number"), name="one_petition_a_register_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("registered_on__gte", models.F("received_on"))),
                                name="a_petition_is_registered_when_it_is_there",
                                violation_error_message="A petition is registered on the day it was received, or later.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("subject_organization__isnull", True),
                                    ("subject_member__isnull", True),
                                    _connector="OR",
                                ),
                                name="a_petition_has_one_subject",
                                violation_error_message="The subject is an organization or a member, not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("classification", ""),
                                        ("classified_by__isnull", True),
                                        ("classified_on__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("classification", ""), _negated=True),
                                        ("classified_by__isnull", False),
                                        ("classified_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_class_has_its_day",
                                violation_error_message="The classification says when and by whom.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handling", ""),
                                    models.Q(
                                        models.Q(("classification", ""), _negated=True),
                                        ("handled_on__gte", models.F("classified_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_petition_is_handled_after_it_is_classified",
                                violation_error_message="A petition is classified before it is handled.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handling__in", ["", "accept", "complaint"]),
                                    models.Q(("handling_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="handling_says_why",
                                violation_error_message="What is not taken up is handled with a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("handling", "accept"), _negated=True),
                                    models.Q(
                                        ("classification", "denunciation"),
                                        ("is_anonymous", False),
                                        ("is_false_name", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_letter_without_a_name_is_no_denunciation",
                                violation_error_message="An anonymous or false-name letter is never opened as a denunciation.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("complaint__isnull", True), ("handling", "complaint"), _connector="OR"
                                ),
                                name="a_complaint_stands_in_its_own_register",
                                violation_error_message="A petition leads to a complaint when it is taken up as one.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PetitionChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cases.petition"
                            ),
                        ),
                        ("former_received_on", models.DateField(verbose_name="former day")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PetitionRecusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="cases.petition",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("ground", cases.models.base.ProseField(verbose_name="ground")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("petition", "member"), name="one_recusal_from_a_petition")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PetitionRegister",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("last", models.PositiveIntegerField(default=0, verbose_name="last number")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "year"), name="one_register_of_petitions_a_year")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PolicyRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="policy_recommendations",
                                to="cases.body",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="policy_recommendations",
                                to="cases.case",
                                verbose_name="conclusion",
                            ),
                        ),
                        (
                            "regulation",
                            cases.models.base.NameField(max_length=300, verbose_name="policy or regulation"),
                        ),
                        ("text", cases.models.base.ProseField(verbose_name="what should be amended")),
                        ("addressed_to", cases.models.base.NameField(max_length=300, verbose_name="recommended to")),
                        ("on", models.DateField(verbose_name="recommended on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        ("adopted", models.BooleanField(default=False, verbose_name="adopted")),
                        ("answer", cases.models.base.ProseField(blank=True, verbose_name="answer")),
                    ],
                    options={
                        "verbose_name": "recommendation to amend a policy",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["body", "on"], name="cases_polic_body_id_348e69_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adopted", False), ("answer", ""), ("answered_on__isnull", True)),
                                    models.Q(
                                        ("answered_on__gte", models.F("on")),
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_answer_follows_its_recommendation",
                                violation_error_message="An answer has its day and its words, and comes after the recommendation.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="cases.member"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "duty",
                            models.CharField(
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
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "passed_on_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="cases.organizationevent",
                                verbose_name="passed on by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "post",
                        "verbose_name_plural": "posts",
                        "indexes": [
                            models.Index(
                                fields=["organization", "duty", "until"], name="cases_post_organiz_22b720_idx"
                            ),
                            models.Index(fields=["member", "until"], name="cases_post_member__a429fb_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("member", "organization", "duty"),
                                name="one_open_post_of_a_duty",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeAmendment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="cases.annualprogramme",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("on", models.DateField(verbose_name="amended on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "version"), name="one_amendment_a_version")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="cases.annualprogramme",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("topic", cases.models.base.NameField(max_length=500, verbose_name="topic")),
                        ("content", cases.models.base.ProseField(blank=True, verbose_name="content")),
                        ("quarter", models.PositiveSmallIntegerField(verbose_name="quarter")),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="lead",
                            ),
                        ),
                        ("basis", cases.models.base.NameField(blank=True, max_length=500, verbose_name="basis")),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspected_by",
                                to="cases.workprogramme",
                                verbose_name="work programme inspected",
                            ),
                        ),
                        (
                            "joint_plan",
                            cases.models.base.NameField(
                                blank=True, max_length=500, verbose_name="joint plan with state inspection"
                            ),
                        ),
                        (
                            "added_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added",
                                to="cases.programmeamendment",
                            ),
                        ),
                        (
                            "cancelled_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cancelled",
                                to="cases.programmeamendment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "position"), name="one_item_a_position"),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                                name="an_item_is_of_a_quarter",
                                violation_error_message="The quarter is a number from 1 to 4.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProvisionalResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="told", to="cases.ratedunit"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="told on")),
                        ("appeal_until", models.DateField(verbose_name="may be appealed until")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "provisional result",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RankedUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ranking",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ranked", to="cases.ranking"
                            ),
                        ),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ranked", to="cases.ratedunit"
                            ),
                        ),
                        ("total", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="total")),
                        (
                            "band",
                            models.CharField(
                                choices=[
                                    ("excellent", "excellent"),
                                    ("good", "good"),
                                    ("fair", "fair"),
                                    ("weak", "weak"),
                                ],
                                max_length=10,
                                verbose_name="band",
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                        (
                            "limited_by",
                            models.CharField(blank=True, max_length=300, verbose_name="conditions not passed"),
                        ),
                    ],
                    options={
                        "verbose_name": "ranked unit",
                        "ordering": ["rank", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Ranking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ranking",
                                to="cases.ratinground",
                            ),
                        ),
                        ("facts", models.TextField(verbose_name="facts")),
                        ("sha256", models.CharField(max_length=64)),
                        ("confirmed_on", models.DateField(verbose_name="confirmed on")),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "confirmed ranking",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RatedUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="cases.ratinground",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                    ],
                    options={
                        "verbose_name": "rated unit",
                        "verbose_name_plural": "rated units",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "organization"), name="a_unit_is_rated_once_in_a_round"
                            ),
                            models.UniqueConstraint(fields=("round", "position"), name="one_unit_a_place_of_a_round"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RatingBand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bands",
                                to="cases.criterionset",
                            ),
                        ),
                        (
                            "band",
                            models.CharField(
                                choices=[
                                    ("excellent", "excellent"),
                                    ("good", "good"),
                                    ("fair", "fair"),
                                    ("weak", "weak"),
                                ],
                                max_length=10,
                                verbose_name="band",
                            ),
                        ),
                        (
                            "from_points",
                            models.DecimalField(decimal_places=2, max_digits=7, verbose_name="from points"),
                        ),
                    ],
                    options={
                        "verbose_name": "band of a rating",
                        "constraints": [
                            models.UniqueConstraint(fields=("criteria", "band"), name="a_band_stands_once_in_a_set"),
                            models.UniqueConstraint(
                                fields=("criteria", "from_points"), name="one_band_from_these_points"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RatingRecusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="cases.ratedunit",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("ground", models.CharField(max_length=60, verbose_name="ground")),
                        ("detail", cases.models.base.ProseField(blank=True, max_length=2000, verbose_name="detail")),
                        ("since", models.DateField(verbose_name="since")),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RatingRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rating_rounds",
                                to="cases.body",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="cases.criterionset",
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=300, verbose_name="name")),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("opened_on", models.DateField(verbose_name="opened on")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("self_score_until", models.DateField(verbose_name="units score themselves until")),
                        ("assess_until", models.DateField(verbose_name="assessed until")),
                        ("appeal_days", models.PositiveSmallIntegerField(verbose_name="days to appeal")),
                        ("rule_cited", models.CharField(blank=True, max_length=200, verbose_name="rule")),
                    ],
                    options={
                        "verbose_name": "round of rating",
                        "verbose_name_plural": "rounds of rating",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "since", "until"), name="a_period_of_a_body_is_rated_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="a_rated_period_ends_after_it_begins",
                                violation_error_message="The period ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("assess_until__gte", models.F("self_score_until")),
                                    ("self_score_until__gte", models.F("opened_on")),
                                ),
                                name="units_score_themselves_before_they_are_assessed",
                                violation_error_message="Units score themselves after the round is opened and before the assessment is due.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Recount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("issued", models.PositiveSmallIntegerField(verbose_name="papers issued")),
                        ("returned", models.PositiveSmallIntegerField(verbose_name="papers returned")),
                        ("valid", models.PositiveSmallIntegerField(verbose_name="valid papers")),
                        ("void", models.PositiveSmallIntegerField(verbose_name="void papers")),
                        ("blank", models.PositiveSmallIntegerField(verbose_name="blank papers")),
                        ("votes", models.JSONField(default=dict, verbose_name="votes")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="recounts", to="cases.ballot"
                            ),
                        ),
                        ("differences", models.JSONField(default=list, verbose_name="differences")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason of the difference")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.teller"
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="entered on")),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.teller",
                            ),
                        ),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True),
                                    models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_recount_is_confirmed_by_the_other_teller",
                                violation_error_message="The other teller confirms the recount.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Recusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="cases.member"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="cases.team"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="cases.case",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("ground", models.CharField(max_length=60, verbose_name="ground")),
                        ("detail", cases.models.base.ProseField(blank=True, verbose_name="detail")),
                    ],
                    options={
                        "indexes": [models.Index(fields=["team", "member"], name="cases_recus_team_id_5b7cf0_idx")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Regulation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=20, unique=True, verbose_name="key")),
                        ("number", models.CharField(max_length=120, verbose_name="number")),
                        ("title_vi", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("title_en", cases.models.base.NameField(max_length=300, verbose_name="title in English")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                        ("locality", models.CharField(blank=True, max_length=60, verbose_name="locality")),
                    ],
                    options={
                        "verbose_name": "regulation",
                        "verbose_name_plural": "regulations",
                        "ordering": ["key"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="cases.case"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="reminded on")),
                        ("due_on", models.DateField(verbose_name="was due on")),
                        ("until", models.DateField(verbose_name="asked for until")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("on"))),
                                name="a_reminder_asks_for_a_later_day",
                                violation_error_message="A reminder asks for the report until a day that is still to come.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("on__gt", models.F("due_on"))),
                                name="a_reminder_follows_the_day_missed",
                                violation_error_message="A reminder is sent once the day of the report is past.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Repayment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repayments",
                                to="cases.followupitem",
                            ),
                        ),
                        ("paid_on", models.DateField(verbose_name="paid on")),
                        ("amount", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("paper", cases.models.base.NameField(max_length=300, verbose_name="payment paper")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "repayment",
                        "ordering": ["paid_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1)),
                                name="a_repayment_is_something",
                                violation_error_message="A repayment is at least one thousand.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="cases.unitreport",
                            ),
                        ),
                        ("accepted", models.BooleanField(verbose_name="accepted")),
                        ("reason", cases.models.base.ProseField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                    ],
                    options={
                        "verbose_name": "decision on a report",
                        "verbose_name_plural": "decisions on reports",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="a_returned_report_has_a_reason",
                                violation_error_message="A report is given back with a reason.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReportReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_reminders",
                                to="cases.organization",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("on", models.DateField(verbose_name="reminded on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder of a report",
                        "verbose_name_plural": "reminders of reports",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "since", "until", "on"),
                                name="one_reminder_of_a_unit_and_period_a_day",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="resolution", to="cases.case"
                            ),
                        ),
                        (
                            "ballot",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolution",
                                to="cases.ballot",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("SIGNS_OF_VIOLATION", "Signs of violation"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("REMINDED", "Reminded to correct"),
                                    ("POLICY_RECOMMENDED", "Policy change recommended"),
                                    ("DISCIPLINED", "Disciplined"),
                                    ("NOT_DISCIPLINED", "No discipline"),
                                    ("LIMITATION_EXPIRED", "No discipline: the limitation period has run out"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                    ("UPHELD", "Form upheld"),
                                    ("INCREASED", "Form increased"),
                                    ("DECREASED", "Form decreased"),
                                    ("ANNULLED", "Discipline annulled"),
                                    ("WITHDRAWN", "Withdrawn"),
                                    ("FILES_RECONSIDERED", "Disciplinary files to be reconsidered"),
                                    ("MONEY_TREATED", "Money to be recovered or accounted again"),
                                    ("DENUNCIATION_FALSE", "Denunciation false"),
                                    ("DENUNC_UNFOUNDED", "Denunciation unfounded or insufficient"),
                                    ("FOUNDED_SHORTCOMING", "Founded: shortcoming"),
                                    ("FOUNDED_VIOLATION", "Founded: violation"),
                                    ("NOT_RESOLVED", "Not resolved as a denunciation"),
                                    ("FULFILLED", "Requirements fulfilled"),
                                    ("NOT_FULFILLED", "Not fulfilled: a new sign of violation"),
                                ],
                                max_length=20,
                                verbose_name="outcome",
                            ),
                        ),
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
                                verbose_name="form",
                            ),
                        ),
                        ("competence", models.JSONField(default=dict, verbose_name="competence")),
                        ("limitation", models.JSONField(default=dict, verbose_name="limitation")),
                        ("remarks", cases.models.base.ProseField(blank=True, verbose_name="remarks of the body")),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "resolution",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "DISCIPLINED"), _negated=True),
                                    models.Q(("ballot__isnull", False), models.Q(("form", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="discipline_rests_on_a_ballot",
                                violation_error_message="Discipline rests on a ballot and has a form.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responses",
                                to="cases.finding",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("accept", "accepts"),
                                    ("contest", "contests"),
                                    ("reserve", "reserves an opinion"),
                                    ("refused", "refuses to answer"),
                                ],
                                max_length=8,
                                verbose_name="opinion",
                            ),
                        ),
                        ("text", cases.models.base.ProseField(blank=True, verbose_name="explanation")),
                        ("given_on", models.DateField(verbose_name="given on")),
                        ("given_by", cases.models.base.NameField(blank=True, max_length=300, verbose_name="given by")),
                        (
                            "witnesses",
                            cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses"),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evidence",
                            models.ManyToManyField(blank=True, related_name="responses", to="cases.evidencefile"),
                        ),
                    ],
                    options={
                        "verbose_name": "response",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stance", "refused"), _negated=True),
                                    models.Q(("witnesses", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_refusal_to_answer_has_witnesses",
                                violation_error_message="A refusal to answer is recorded with witnesses.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stance", "contest"), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_contested_point_says_why",
                                violation_error_message="Say what is contested and why.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="cases.case",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("is_head", models.BooleanField(default=False, verbose_name="head of the organization")),
                        ("position", cases.models.base.NameField(max_length=200, verbose_name="position at the time")),
                        ("examined", cases.models.base.ProseField(verbose_name="responsibility examined")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("none", "not responsible"),
                                    ("lessons", "responsible: lessons to be learned"),
                                    ("KTDH-DV", "responsible: inspection on signs of violation"),
                                    ("THKL", "responsible: consideration of discipline"),
                                ],
                                max_length=8,
                                verbose_name="result",
                            ),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibility",
                                to="cases.case",
                                verbose_name="case opened",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "individual responsibility",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="responsibilities_are_counted"),
                            models.UniqueConstraint(
                                fields=("case", "member"), name="a_persons_responsibility_is_examined_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opened__isnull", True), ("result__in", ["KTDH-DV", "THKL"]), _connector="OR"
                                ),
                                name="only_the_responsible_get_a_case",
                                violation_error_message="A case is opened only against who was found responsible for it.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Restatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restatements",
                                to="cases.closedperiod",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("reason", cases.models.base.ProseField(max_length=2000, verbose_name="reason")),
                        ("difference", models.TextField(verbose_name="difference")),
                        ("sha256", models.CharField(max_length=64)),
                        ("made_on", models.DateField(verbose_name="recorded on")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "restatement",
                        "verbose_name_plural": "restatements",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("period", "number"), name="one_restatement_of_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_restatement_has_a_reason",
                                violation_error_message="A restatement has a reason.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Restoration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "exoneration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restorations",
                                to="cases.exoneration",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restoration",
                                to="cases.followupitem",
                            ),
                        ),
                        ("on_state_side", models.BooleanField(default=False, verbose_name="on the state's side")),
                        ("rule_cited", models.CharField(max_length=300, verbose_name="rule")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Retention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="retentions", to="cases.case"
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="years")),
                        ("source", models.CharField(max_length=300, verbose_name="ground")),
                        ("set_on", models.DateField(verbose_name="set on")),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "retention period",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="a_retention_has_its_ground",
                                violation_error_message="A retention period names the schedule it rests on.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__isnull", True), ("years__gte", 1), _connector="OR"),
                                name="a_dossier_is_kept_some_years",
                                violation_error_message="A dossier is kept at least one year.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RollEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="roll", to="cases.sitting"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                        (
                            "chair",
                            models.CharField(
                                choices=[
                                    ("SECRETARY", "Secretary"),
                                    ("DEPUTY_SECRETARY", "Deputy secretary"),
                                    ("CHAIR", "Chair"),
                                    ("VICE_CHAIR", "Vice-chair"),
                                    ("MEMBER", "Member"),
                                ],
                                max_length=18,
                                verbose_name="place",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official member"),
                                    ("PROBATIONARY", "probationary member"),
                                    ("EXEMPT", "exempt from activity"),
                                    ("TEMP_AWAY", "temporarily away"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                    ("MOVED", "moved"),
                                    ("DECEASED", "deceased"),
                                    ("STRUCK_OFF", "struck off the list"),
                                ],
                                max_length=14,
                                verbose_name="category",
                            ),
                        ),
                        ("seated", models.BooleanField(default=True, verbose_name="has a seat on the day")),
                        ("present", models.BooleanField(default=False, verbose_name="present")),
                        (
                            "absence",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence"),
                        ),
                    ],
                    options={
                        "verbose_name": "member convened",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sitting", "member"), name="one_line_of_a_member_on_a_roll"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("present", False), ("seated", True), _connector="OR"),
                                name="who_is_present_has_a_seat",
                                violation_error_message="A guest is no member of the body.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Rule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=60, unique=True, verbose_name="reference")),
                        ("key", models.CharField(db_index=True, max_length=40, verbose_name="key")),
                        (
                            "regulation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rules",
                                to="cases.regulation",
                                verbose_name="regulation",
                            ),
                        ),
                        ("title_vi", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("title_en", cases.models.base.NameField(max_length=300, verbose_name="title in English")),
                        ("applies_to", models.JSONField(default=list, verbose_name="applies to")),
                        ("value", models.JSONField(verbose_name="value")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="unit")),
                        ("effective_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        (
                            "effective_to",
                            models.DateField(blank=True, null=True, verbose_name="no longer in force from"),
                        ),
                        ("scope", models.JSONField(blank=True, null=True, verbose_name="scope")),
                        ("precedence", models.PositiveSmallIntegerField(verbose_name="precedence")),
                        (
                            "status",
                            models.CharField(
                                choices=[("verified", "Verified"), ("recalled", "Not verified")],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=10, verbose_name="evidence")),
                        ("confidence", models.CharField(blank=True, max_length=10, verbose_name="confidence")),
                        ("citation", cases.models.base.NameField(max_length=300, verbose_name="citation")),
                        ("source", cases.models.base.ProseField(verbose_name="source")),
                        ("note", cases.models.base.ProseField(blank=True, verbose_name="note")),
                        (
                            "used_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="first used on"),
                        ),
                    ],
                    options={
                        "verbose_name": "rule",
                        "verbose_name_plural": "rules",
                        "ordering": ["key", "effective_from", "reference"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_from__isnull", True),
                                    ("effective_to__isnull", True),
                                    ("effective_to__gt", models.F("effective_from")),
                                    _connector="OR",
                                ),
                                name="rule_ends_after_it_begins",
                                violation_error_message="A rule cannot end before it begins.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RulebookVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("value", models.CharField(max_length=32)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RuleConfirmation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmations",
                                to="cases.rule",
                                verbose_name="rule",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rule_confirmations",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        ("confirmed_on", models.DateField(verbose_name="confirmed on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                        ("note", cases.models.base.ProseField(blank=True, verbose_name="note")),
                        ("revoked_on", models.DateField(blank=True, null=True, verbose_name="revoked on")),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="revoked by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "confirmation of a rule",
                        "verbose_name_plural": "confirmations of rules",
                        "ordering": ["confirmed_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_on__isnull", True)),
                                fields=("rule", "body"),
                                name="one_standing_confirmation_of_a_rule_by_a_body",
                                violation_error_message="The body has already confirmed this rule.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_by__isnull", True), ("revoked_on__isnull", True)),
                                    models.Q(
                                        ("revoked_by__isnull", False), ("revoked_on__gte", models.F("confirmed_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="confirmation_is_revoked_after_it_was_given",
                                violation_error_message="A confirmation is revoked by a person, not before it was given.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SampledFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sampled_files",
                                to="cases.case",
                            ),
                        ),
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
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                        (
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sampled_file",
                                to="cases.followupitem",
                                verbose_name="requirement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sampled file",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_sampled_file_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("origin", "chosen"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_file_chosen_by_hand_has_a_reason",
                                violation_error_message="A file chosen by hand has a reason.",
                            ),
                            models.CheckConstraint(
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
                            models.CheckConstraint(
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
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Sanction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sanction", to="cases.case"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("REPRIMAND", "Reprimand"),
                                    ("WARNING", "Warning"),
                                    ("REMOVAL", "Removal from office"),
                                    ("EXPULSION", "Expulsion"),
                                    ("DISSOLUTION", "Dissolution"),
                                ],
                                max_length=12,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sanctions",
                                to="cases.ballot",
                            ),
                        ),
                        (
                            "recommended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.ballot",
                            ),
                        ),
                        ("signed_on", models.DateField(verbose_name="signed on")),
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="in force since")),
                        (
                            "effect_rule",
                            models.CharField(blank=True, max_length=300, verbose_name="rule of the effect"),
                        ),
                        ("lapses_on", models.DateField(blank=True, null=True, verbose_name="lapses on")),
                        (
                            "complaint_until",
                            models.DateField(blank=True, null=True, verbose_name="complaint possible until"),
                        ),
                        ("competence", models.JSONField(default=dict, verbose_name="competence")),
                        ("limitation", models.JSONField(default=dict, verbose_name="limitation")),
                    ],
                    options={
                        "verbose_name": "sanction",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lapses_on__isnull", True),
                                    models.Q(
                                        ("effective_on__isnull", False), ("effective_on__lt", models.F("lapses_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_sanction_lapses_after_its_effect",
                                violation_error_message="A decision lapses after it took effect.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SanctionChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sanction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cases.sanction"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("uphold", "upheld"),
                                    ("increase", "increased"),
                                    ("decrease", "decreased"),
                                    ("annul", "annulled"),
                                ],
                                max_length=8,
                                verbose_name="result",
                            ),
                        ),
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
                                verbose_name="form",
                            ),
                        ),
                        ("lapses_on", models.DateField(blank=True, null=True, verbose_name="lapses on")),
                        (
                            "decided_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes_decided",
                                to="cases.case",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", ""), ("result", "annul")),
                                    models.Q(
                                        models.Q(("result", "annul"), _negated=True),
                                        models.Q(("form", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_annulled_sanction_has_no_form",
                                violation_error_message="A sanction that is annulled has no form any more; every other change names one.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreAppeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="cases.ratedunit",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.criterion"
                            ),
                        ),
                        (
                            "asked_points",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points asked for"),
                        ),
                        ("reason", cases.models.base.ProseField(max_length=4000, verbose_name="reason")),
                        ("on", models.DateField(verbose_name="appealed on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appeal of a score",
                        "verbose_name_plural": "appeals of scores",
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "criterion"), name="a_score_is_appealed_once"),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="an_appeal_has_a_reason",
                                violation_error_message="An appeal has its reason.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="cases.ratedunit",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.criterion"
                            ),
                        ),
                        (
                            "appeal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="cases.scoreappeal",
                            ),
                        ),
                        ("file_name", cases.models.base.NameField(max_length=300, verbose_name="file name")),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        ("on", models.DateField(verbose_name="added on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence of a score",
                        "verbose_name_plural": "evidence of scores",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "criterion", "sha256"), name="a_file_proves_a_criterion_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealedIdentity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "petition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="identity",
                                to="cases.petition",
                            ),
                        ),
                        ("sealed", models.BinaryField()),
                        ("key_id", models.CharField(db_index=True, max_length=16)),
                        ("name_print", models.CharField(db_index=True, max_length=64)),
                        ("whole_print", models.CharField(db_index=True, max_length=64)),
                        ("sealed_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealedPaper",
                    fields=[
                        ("receipt_hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="cases.ballot"
                            ),
                        ),
                        ("sealed", models.BinaryField()),
                        ("mac", models.CharField(max_length=64)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealedScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cases.petition"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        ("key_id", models.CharField(max_length=16)),
                        ("sealed_on", models.DateField(verbose_name="sealed on")),
                        (
                            "sealed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("petition", "number"), name="one_sealed_scan_a_number")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opening",
                                to="cases.sealrequest",
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="opened on")),
                        ("opened_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal_requests",
                                to="cases.petition",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="asked on")),
                        ("motive", cases.models.base.ProseField(verbose_name="motive")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("approved", models.BooleanField(null=True, verbose_name="approved")),
                        ("answer", cases.models.base.ProseField(blank=True, verbose_name="reason of the answer")),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_on__isnull", True)),
                                fields=("petition", "asked_by"),
                                name="one_open_request_to_open_a_seal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nobody_opens_a_seal_for_themselves",
                                violation_error_message="Who asks to open a seal does not decide on it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("decided_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("approved__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_answer_to_a_request_says_why",
                                violation_error_message="A request to open a seal is answered with a reason.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="cases.body"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="cases.member"
                            ),
                        ),
                        (
                            "chair",
                            models.CharField(
                                choices=[
                                    ("SECRETARY", "Secretary"),
                                    ("DEPUTY_SECRETARY", "Deputy secretary"),
                                    ("CHAIR", "Chair"),
                                    ("VICE_CHAIR", "Vice-chair"),
                                    ("MEMBER", "Member"),
                                ],
                                default="MEMBER",
                                max_length=18,
                                verbose_name="place",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "seat",
                        "verbose_name_plural": "seats",
                        "indexes": [
                            models.Index(fields=["body", "until"], name="cases_seat_body_id_1a4a12_idx"),
                            models.Index(fields=["member", "until"], name="cases_seat_member__1ea386_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("body", "member"),
                                name="one_open_seat_in_a_body",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="seat_ends_after_it_begins",
                                violation_error_message="A seat cannot end before it began.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="self_reports",
                                to="cases.case",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "received_from",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="handed in by"),
                        ),
                        ("summary", cases.models.base.ProseField(blank=True, verbose_name="summary")),
                        ("not_handed_in", models.BooleanField(default=False, verbose_name="not handed in")),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("late", models.BooleanField(default=False, verbose_name="late")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("not_handed_in", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="a_missing_self_report_has_a_reason",
                                violation_error_message="A report that was not handed in is recorded with the reason.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SelfScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="cases.ratedunit",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.criterion"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("points", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="points")),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "words",
                            cases.models.base.ProseField(blank=True, max_length=4000, verbose_name="what was done"),
                        ),
                    ],
                    options={
                        "verbose_name": "self-score",
                        "verbose_name_plural": "self-scores",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "criterion", "version"), name="one_version_of_a_self_score"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points__gte", 0)),
                                name="self_scored_points_are_not_negative",
                                violation_error_message="Points are 0 or more.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SelfScoreSubmission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submission",
                                to="cases.ratedunit",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="handed in on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "handing in of self-scores",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="services", to="cases.case"
                            ),
                        ),
                        ("paper", models.CharField(max_length=40, verbose_name="paper")),
                        ("version", models.CharField(blank=True, max_length=64, verbose_name="version")),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("served_on", models.DateField(verbose_name="served on")),
                        ("served_to", cases.models.base.NameField(max_length=300, verbose_name="served to")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_person", "handed over in person"),
                                    ("meeting", "read and handed over at a meeting"),
                                    ("post", "sent by official post"),
                                    ("system", "through this system"),
                                ],
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="receipt on")),
                        ("refused", models.BooleanField(default=False, verbose_name="refused to receive")),
                        (
                            "witnesses",
                            cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses"),
                        ),
                        (
                            "served_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="cases.delivery",
                            ),
                        ),
                        (
                            "again",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.service",
                                verbose_name="after the attempt",
                            ),
                        ),
                        (
                            "slip",
                            models.CharField(blank=True, max_length=60, verbose_name="number of the dispatch slip"),
                        ),
                        (
                            "received_by",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="received by"),
                        ),
                        ("refused_on", models.DateField(blank=True, null=True, verbose_name="receipt refused on")),
                        ("returned_on", models.DateField(blank=True, null=True, verbose_name="returned on")),
                        (
                            "return_reason",
                            cases.models.base.NameField(blank=True, max_length=500, verbose_name="why it came back"),
                        ),
                        (
                            "proved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["served_on", "pk"],
                        "indexes": [models.Index(fields=["case", "paper"], name="cases_servi_case_id_fb4eeb_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused", False), models.Q(("witnesses", ""), _negated=True), _connector="OR"
                                ),
                                name="a_refusal_to_receive_has_witnesses",
                                violation_error_message="A refusal to receive is recorded with witnesses.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_on__isnull", True),
                                    models.Q(
                                        ("received_on__isnull", True),
                                        ("refused", False),
                                        models.Q(("return_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="what_came_back_reached_nobody",
                                violation_error_message="What came back undelivered has a reason, and neither receipt nor refusal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetConclusion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheet_conclusions",
                                to="cases.case",
                            ),
                        ),
                        (
                            "consideration",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheet_conclusions",
                                to="cases.consideration",
                            ),
                        ),
                        (
                            "sheet",
                            models.CharField(
                                choices=[
                                    ("B09", "inspection and supervision work"),
                                    ("B10", "enforcement of discipline"),
                                ],
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
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "sheet"), name="one_conclusion_a_sheet")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignsMatter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs_matter",
                                to="cases.case",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("conclusion", "result of an inspection or supervision"),
                                    ("monitoring", "monitoring of the area"),
                                    ("petition", "petition or feedback"),
                                    ("media", "press and media"),
                                    ("assigned", "assigned by a superior"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "source_paper",
                            cases.models.base.NameField(max_length=300, verbose_name="paper or record of the source"),
                        ),
                        ("signs", cases.models.base.ProseField(verbose_name="signs of violation")),
                        ("same_level", models.BooleanField(default=False, verbose_name="subject of the same level")),
                        (
                            "informed_on",
                            models.DateField(blank=True, null=True, verbose_name="standing board informed on"),
                        ),
                        (
                            "informed_note",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="how the standing board was informed"
                            ),
                        ),
                        (
                            "overseer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="commissioner in charge",
                            ),
                        ),
                        (
                            "monitored_on",
                            models.DateField(blank=True, null=True, verbose_name="monitoring continued on"),
                        ),
                        (
                            "monitored_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "monitoring_reason",
                            cases.models.base.ProseField(blank=True, verbose_name="why the signs are not enough"),
                        ),
                        ("exchange", cases.models.base.ProseField(blank=True, verbose_name="exchange of the results")),
                        (
                            "directions",
                            cases.models.base.ProseField(
                                blank=True, verbose_name="what the commissioner in charge directed"
                            ),
                        ),
                        (
                            "proposed",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NO_VIOLATION", "No violation"),
                                    ("LESSONS", "Shortcomings: lessons to be learned"),
                                    ("DISCIPLINE_REQUIRED", "Discipline required"),
                                    ("PROPOSED_ABOVE", "Proposed to the competent level"),
                                ],
                                max_length=20,
                                verbose_name="outcome the team proposes",
                            ),
                        ),
                        (
                            "dual",
                            models.BooleanField(default=False, verbose_name="conclusion and discipline in one run"),
                        ),
                    ],
                    options={
                        "verbose_name": "matter on signs of violation",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("monitored_on__isnull", True),
                                    models.Q(("monitoring_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="monitoring_goes_on_with_its_reason",
                                violation_error_message="Where the signs are not enough, the reason is recorded.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Sitting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="cases.body"
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("place", cases.models.base.NameField(blank=True, max_length=300, verbose_name="place")),
                        ("begins_at", models.TimeField(blank=True, null=True, verbose_name="begins at")),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="chair",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="recorder",
                            ),
                        ),
                        ("convened_on", models.DateField(verbose_name="convened on")),
                        (
                            "convened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                        (
                            "convened",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="members convened"),
                        ),
                        ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="present")),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="needed for a quorum"),
                        ),
                        (
                            "quorum_rule",
                            models.CharField(blank=True, max_length=300, verbose_name="rule of the quorum"),
                        ),
                        ("course", cases.models.base.ProseField(blank=True, verbose_name="course of the meeting")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                    ],
                    options={
                        "verbose_name": "sitting",
                        "verbose_name_plural": "sittings",
                        "ordering": ["-held_on", "-pk"],
                        "indexes": [models.Index(fields=["body", "held_on"], name="cases_sitti_body_id_fd437e_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("present__isnull", True), ("present__lte", models.F("convened")), _connector="OR"
                                ),
                                name="a_sitting_counts_no_more_than_it_convened",
                                violation_error_message="More people present than the body has.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("opened_on__isnull", False), models.Q(("course", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_closed_sitting_has_minutes",
                                violation_error_message="A sitting is closed with its minutes.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubjectHearing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subject_hearing",
                                to="cases.case",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subject_hearing",
                                to="cases.meeting",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("heard", "the subject gave an opinion"),
                                    ("refused", "the subject refused to give an opinion, before witnesses"),
                                    ("absent", "the subject stayed away twice, with notice"),
                                ],
                                max_length=8,
                                verbose_name="result",
                            ),
                        ),
                        ("statement", cases.models.base.ProseField(blank=True, verbose_name="opinion of the subject")),
                        (
                            "heard_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_log",
                                to="cases.body",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("direct", "directly"), ("indirect", "indirectly")],
                                max_length=8,
                                verbose_name="form",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="supervised on")),
                        ("content", cases.models.base.ProseField(verbose_name="what was supervised")),
                        ("finding", cases.models.base.ProseField(verbose_name="what was found")),
                        ("remark", cases.models.base.ProseField(blank=True, verbose_name="reminder or recommendation")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of routine supervision",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["body", "on"], name="cases_super_body_id_22e9e6_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("member__isnull", True), ("organization__isnull", False)),
                                    models.Q(("member__isnull", False), ("organization__isnull", True)),
                                    _connector="OR",
                                ),
                                name="routine_supervision_is_of_one_subject",
                                violation_error_message="Routine supervision is of an organization or a member.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suspension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="cases.case"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party_life", "Party life of a member"),
                                    ("committee_seat", "Activity in a committee"),
                                    ("organization", "Activity of an organization"),
                                ],
                                max_length=16,
                                verbose_name="what is suspended",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suspensions",
                                to="cases.member",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suspensions",
                                to="cases.organization",
                            ),
                        ),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    (
                                        "serious_signs_and_deliberate_obstruction",
                                        "serious signs of violation and deliberate obstruction",
                                    ),
                                    ("prosecuted_truy_to", "prosecuted"),
                                    ("detained_tam_giam", "detained"),
                                    ("charged_khoi_to", "charged with a crime"),
                                ],
                                max_length=50,
                                verbose_name="ground",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("obstruction", "fixed term of the rulebook"),
                                    ("criminal", "term of the law"),
                                ],
                                max_length=12,
                                verbose_name="track",
                            ),
                        ),
                        (
                            "ground_rule",
                            models.CharField(blank=True, max_length=300, verbose_name="rule of the ground"),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("paper", cases.models.base.NameField(max_length=300, verbose_name="paper it rests on")),
                        ("standing", models.JSONField(default=dict, verbose_name="standing of the subject")),
                        (
                            "follows",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seat_suspension",
                                to="cases.suspension",
                            ),
                        ),
                        (
                            "agency",
                            cases.models.base.NameField(
                                blank=True, max_length=300, verbose_name="law enforcement body"
                            ),
                        ),
                        ("act_on", models.DateField(blank=True, null=True, verbose_name="procedural act on")),
                        ("notified_on", models.DateField(blank=True, null=True, verbose_name="notice received on")),
                        ("notice_due_on", models.DateField(blank=True, null=True, verbose_name="notice due on")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suspensions",
                                to="cases.body",
                            ),
                        ),
                        ("competence", models.JSONField(default=dict, verbose_name="competence")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                        (
                            "first_until",
                            models.DateField(blank=True, null=True, verbose_name="last day as first decided"),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                        ("term_rule", models.CharField(blank=True, max_length=120, verbose_name="rule of the term")),
                        (
                            "term_cited",
                            models.CharField(blank=True, max_length=300, verbose_name="article of the term"),
                        ),
                        ("heard", cases.models.base.ProseField(blank=True, verbose_name="opinion of the subject")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="rights restored on")),
                        (
                            "end",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("expired", "the term is over, the rights are restored"),
                                    ("conclusion", "revoked with the conclusion"),
                                    ("acquittal", "acquitted, or proceedings stopped"),
                                    ("discipline", "discipline was decided"),
                                    ("legal_term", "the term of the law has ended"),
                                ],
                                max_length=10,
                                verbose_name="ended by",
                            ),
                        ),
                        ("end_reason", cases.models.base.ProseField(blank=True, verbose_name="reason of the end")),
                        ("warned_on", models.DateField(blank=True, null=True, verbose_name="warned on")),
                    ],
                    options={
                        "verbose_name": "suspension",
                        "verbose_name_plural": "suspensions",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["member", "since"], name="suspension_of_member"),
                            models.Index(fields=["organization", "since"], name="suspension_of_organization"),
                            models.Index(
                                condition=models.Q(("ended_on__isnull", True)), fields=["until"], name="suspension_term"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("follows__isnull", True)),
                                fields=("case",),
                                name="a_case_has_one_suspension",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "organization"),
                                        ("member__isnull", True),
                                        ("organization__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "organization"), _negated=True),
                                        ("member__isnull", False),
                                        ("organization__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_organization_loses_its_activity_a_member_the_rest",
                                violation_error_message="An organization's activity is suspended, or a member's party life or committee activity.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("track", "criminal"),
                                        ("trigger__in", ["prosecuted_truy_to", "detained_tam_giam", "charged_khoi_to"]),
                                    ),
                                    models.Q(
                                        ("track", "obstruction"),
                                        ("trigger", "serious_signs_and_deliberate_obstruction"),
                                    ),
                                    _connector="OR",
                                ),
                                name="the_track_follows_the_ground",
                                violation_error_message="The term of the law belongs to criminal procedure, the fixed term to obstruction.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True),
                                    models.Q(("since__isnull", False), ("since__lte", models.F("until"))),
                                    _connector="OR",
                                ),
                                name="a_suspension_runs_forward",
                                violation_error_message="A suspension ends after it began.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("track", "criminal"),
                                    models.Q(("until__isnull", False), models.Q(("term_rule", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_fixed_term_has_its_last_day",
                                violation_error_message="A suspension for obstruction has a last day, by a rule.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", ""), ("ended_on__isnull", True)),
                                    models.Q(
                                        ("ended_on__gte", models.F("since")),
                                        ("ended_on__isnull", False),
                                        ("since__isnull", False),
                                        models.Q(("end", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_suspension_ends_for_a_cause",
                                violation_error_message="A suspension that ended says when and why.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuspensionExtension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "suspension",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="cases.suspension",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days")),
                        ("former_until", models.DateField(blank=True, null=True, verbose_name="former last day")),
                        ("until", models.DateField(verbose_name="last day")),
                        ("by_law", models.BooleanField(default=False, verbose_name="by the law's own term")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("rule_cited", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("by_law", False)),
                                fields=("suspension",),
                                name="a_suspension_is_extended_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("by_law", True),
                                    models.Q(
                                        ("decided_on__lte", models.F("former_until")), ("former_until__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="an_extension_comes_before_the_term_is_over",
                                violation_error_message="A suspension is extended before its term is over.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("former_until__isnull", True),
                                    ("until__gt", models.F("former_until")),
                                    ("by_law", True),
                                    _connector="OR",
                                ),
                                name="an_extension_of_a_suspension_adds_time",
                                violation_error_message="An extension adds time.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TakenPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="cases.takenstep"
                            ),
                        ),
                        ("type_key", models.CharField(blank=True, max_length=40, verbose_name="kind of paper")),
                        ("title", cases.models.base.NameField(max_length=300, verbose_name="title")),
                        ("number", cases.models.base.NameField(blank=True, max_length=60, verbose_name="number")),
                        ("signed_on", models.DateField(verbose_name="dated")),
                        ("signer", cases.models.base.NameField(max_length=300, verbose_name="signed by")),
                    ],
                    options={
                        "verbose_name": "paper of a step done on paper",
                        "ordering": ["step", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TakenStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "takeover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="cases.takeover"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("code", models.CharField(max_length=4, verbose_name="step")),
                        ("done", models.CharField(max_length=40, verbose_name="date it sets")),
                        ("on", models.DateField(verbose_name="done on")),
                    ],
                    options={
                        "verbose_name": "step done on paper",
                        "ordering": ["takeover", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("takeover", "done"), name="one_day_of_a_step_on_paper")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Takeover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="takeovers",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTDH-TC", "Inspection of an organization on signs of violation"),
                                    ("KTDH-DV", "Inspection of a member on signs of violation"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                    ("GQTC", "Denunciation"),
                                    ("THKL", "Consideration of discipline"),
                                    ("GQKN", "Complaint against discipline"),
                                    ("DCSH", "Suspension"),
                                    ("XLPH", "Wrongful discipline"),
                                    ("TDKL", "Follow-up of a conclusion"),
                                ],
                                max_length=8,
                                verbose_name="procedure",
                            ),
                        ),
                        (
                            "subject_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "subject_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="member",
                            ),
                        ),
                        ("topic", cases.models.base.NameField(max_length=500, verbose_name="topic")),
                        ("content", cases.models.base.ProseField(verbose_name="content")),
                        ("decision_number", cases.models.base.NameField(max_length=60, verbose_name="decision number")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "days",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duration in days"),
                        ),
                        (
                            "self_report_due_on",
                            models.DateField(blank=True, null=True, verbose_name="self-report due on"),
                        ),
                        ("step", models.CharField(max_length=4, verbose_name="enters at step")),
                        ("waits_for", models.CharField(max_length=40, verbose_name="date its step sets")),
                        ("proposed_on", models.DateField(verbose_name="proposed on")),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "case under way on paper",
                        "verbose_name_plural": "cases under way on paper",
                        "indexes": [
                            models.Index(fields=["body", "kind", "decided_on"], name="cases_takeo_body_id_f63006_idx")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("subject_member__isnull", True), ("subject_organization__isnull", False)),
                                    models.Q(("subject_member__isnull", False), ("subject_organization__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_case_taken_over_has_one_subject",
                                violation_error_message="A case has one subject: an organization or a member.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TakeoverDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "takeover",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="cases.takeover",
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="takeover_decision",
                                to="cases.case",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                        ("on", models.DateField(verbose_name="decided on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision on a case under way on paper",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("reason", "")),
                                    models.Q(("case__isnull", True), models.Q(("reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_takeover_is_confirmed_or_refused_with_a_reason",
                                violation_error_message="A case under way on paper is either opened, or refused with a reason.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TakeoverPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "takeover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="places", to="cases.takeover"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("HEAD", "Head"),
                                    ("DEPUTY", "Deputy head"),
                                    ("SECRETARY", "Secretary of the team"),
                                    ("MEMBER", "Member of the team"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("assignment", cases.models.base.ProseField(blank=True, verbose_name="assignment")),
                    ],
                    options={
                        "verbose_name": "member of a team taken over",
                        "constraints": [
                            models.UniqueConstraint(fields=("takeover", "member"), name="one_place_in_a_takeover")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Team",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="cases.body"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="teams",
                                to="cases.programmeitem",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("KTCH", "Compliance inspection"),
                                    ("GSCD", "Thematic supervision"),
                                    ("KTDH-TC", "Inspection of an organization on signs of violation"),
                                    ("KTDH-DV", "Inspection of a member on signs of violation"),
                                    ("KTNV", "Inspection of lower inspection, supervision and discipline work"),
                                    ("KTTC", "Party finance inspection"),
                                    ("GQTC", "Denunciation"),
                                    ("THKL", "Consideration of discipline"),
                                    ("GQKN", "Complaint against discipline"),
                                    ("DCSH", "Suspension"),
                                    ("XLPH", "Wrongful discipline"),
                                    ("TDKL", "Follow-up of a conclusion"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="team number")),
                        ("topic", cases.models.base.NameField(max_length=500, verbose_name="topic")),
                        ("content", cases.models.base.ProseField(blank=True, verbose_name="content")),
                        (
                            "requirements",
                            cases.models.base.ProseField(blank=True, verbose_name="purpose and requirements"),
                        ),
                        ("method", cases.models.base.ProseField(blank=True, verbose_name="method")),
                        ("scope_from", models.DateField(blank=True, null=True, verbose_name="look-back from")),
                        ("scope_to", models.DateField(blank=True, null=True, verbose_name="look-back to")),
                        ("opened_on", models.DateField(verbose_name="opened on")),
                        ("proposed_on", models.DateField(blank=True, null=True, verbose_name="proposed on")),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("returned_on", models.DateField(blank=True, null=True, verbose_name="returned on")),
                        (
                            "returned_reason",
                            cases.models.base.ProseField(blank=True, verbose_name="reason of the return"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duration in days"),
                        ),
                        (
                            "self_report_due_on",
                            models.DateField(blank=True, null=True, verbose_name="self-report due on"),
                        ),
                        ("rules_of_conduct", cases.models.base.ProseField(blank=True, verbose_name="rules of conduct")),
                        (
                            "outline",
                            cases.models.base.ProseField(blank=True, verbose_name="outline for the subject's report"),
                        ),
                        ("prepared_on", models.DateField(blank=True, null=True, verbose_name="prepared on")),
                        ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="dissolved on")),
                        (
                            "taken_over_on",
                            models.DateField(blank=True, null=True, verbose_name="taken over from paper on"),
                        ),
                    ],
                    options={
                        "verbose_name": "team",
                        "verbose_name_plural": "teams",
                        "permissions": [
                            ("team_area_officer", "area officer"),
                            ("team_authority", "signs for the authority"),
                            ("team_acting_authority", "acts for who signs for the authority"),
                            ("team_head", "head of the team"),
                            ("team_acting_head", "acts for the head of the team"),
                            ("team_deputy", "deputy head of the team"),
                            ("team_secretary", "secretary of the team"),
                            ("team_member", "member of the team"),
                        ],
                        "indexes": [
                            models.Index(fields=["body", "kind", "decided_on"], name="cases_team_body_id_ed1247_idx")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "kind", "number"), name="one_team_a_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("item",),
                                name="one_team_opens_an_item",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_decision_is_signed_by_another_than_its_proposer",
                                violation_error_message="The person who proposed the team does not sign the decision.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    models.Q(
                                        ("proposed_on__isnull", False), ("proposed_on__lte", models.F("decided_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_decision_follows_its_proposal",
                                violation_error_message="The decision cannot be older than the proposal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("prepared_on__isnull", True),
                                    models.Q(
                                        ("decided_on__isnull", False), ("decided_on__lte", models.F("prepared_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_team_prepares_after_the_decision",
                                violation_error_message="The team meets after the decision is signed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scope_from__isnull", True),
                                    ("scope_to__isnull", True),
                                    ("scope_from__lte", models.F("scope_to")),
                                    _connector="OR",
                                ),
                                name="look_back_runs_forward",
                                violation_error_message="The look-back period ends before it begins.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cases.team"
                            ),
                        ),
                        (
                            "leaving",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        (
                            "joining",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("HEAD", "Head"),
                                    ("DEPUTY", "Deputy head"),
                                    ("SECRETARY", "Secretary of the team"),
                                    ("MEMBER", "Member of the team"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TeamGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "permission",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                        ),
                        (
                            "user",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "content_object",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="cases.team"
                            ),
                        ),
                        ("duty", models.CharField(max_length=20)),
                        ("since", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.delegation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["user", "content_object", "duty"], name="cases_teamg_user_id_bbd998_idx"
                            ),
                            models.Index(fields=["content_object", "duty"], name="cases_teamg_content_c8867d_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("user", "content_object", "duty"),
                                name="one_open_grant_of_a_duty_in_a_team",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="members", to="cases.team"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="team_places",
                                to="cases.member",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("HEAD", "Head"),
                                    ("DEPUTY", "Deputy head"),
                                    ("SECRETARY", "Secretary of the team"),
                                    ("MEMBER", "Member of the team"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("assignment", cases.models.base.ProseField(blank=True, verbose_name="assignment")),
                        ("is_finance_expert", models.BooleanField(default=False, verbose_name="expertise in finance")),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "verbose_name": "member of the team",
                        "verbose_name_plural": "members of the team",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("team", "member"),
                                name="one_open_place_in_a_team",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("role", "HEAD"), ("until__isnull", True)),
                                fields=("team",),
                                name="a_team_has_one_head",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TeamSchedule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="schedule", to="cases.team"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="from")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="to")),
                        ("what", cases.models.base.NameField(max_length=500, verbose_name="session")),
                        ("place", cases.models.base.NameField(blank=True, max_length=300, verbose_name="place")),
                        (
                            "people",
                            cases.models.base.NameField(blank=True, max_length=500, verbose_name="who takes part"),
                        ),
                    ],
                    options={
                        "ordering": ["since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="a_session_runs_forward",
                                violation_error_message="A session ends before it begins.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Teller",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tellers", to="cases.ballot"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"
                            ),
                        ),
                        ("name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                        ("is_ready", models.BooleanField(default=False, verbose_name="has set a passphrase")),
                    ],
                    options={
                        "verbose_name": "teller",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ballot", "member"), name="one_place_of_a_teller")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TellerEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("issued", models.PositiveSmallIntegerField(verbose_name="papers issued")),
                        ("returned", models.PositiveSmallIntegerField(verbose_name="papers returned")),
                        ("valid", models.PositiveSmallIntegerField(verbose_name="valid papers")),
                        ("void", models.PositiveSmallIntegerField(verbose_name="void papers")),
                        ("blank", models.PositiveSmallIntegerField(verbose_name="blank papers")),
                        ("votes", models.JSONField(default=dict, verbose_name="votes")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="cases.ballot"
                            ),
                        ),
                        (
                            "teller",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="entry", to="cases.teller"
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="entered on")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="cases.organization",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="term")),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("organization", "since"), name="one_term_starts_a_day")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TrailEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("stream", models.CharField(max_length=40)),
                        ("seq", models.PositiveIntegerField()),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trail",
                                to="cases.case",
                            ),
                        ),
                        ("act", models.CharField(max_length=40, verbose_name="act")),
                        ("step", models.CharField(blank=True, max_length=4, verbose_name="step")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        ("at", models.DateTimeField(verbose_name="recorded at")),
                        ("data", models.JSONField(default=dict)),
                        ("previous_hash", models.CharField(blank=True, max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "trail entry",
                        "ordering": ["stream", "seq"],
                        "indexes": [models.Index(fields=["case", "seq"], name="cases_trail_case_id_388423_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("stream", "seq"), name="one_entry_a_place_in_the_chain")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrailHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("stream", models.CharField(max_length=40, unique=True)),
                        ("length", models.PositiveIntegerField(default=0)),
                        ("head", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="UnitDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                        ("figures", models.JSONField(default=dict, verbose_name="figures")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("page", "by page"), ("xlsx", "by Excel")],
                                default="page",
                                max_length=4,
                                verbose_name="came",
                            ),
                        ),
                        ("file_sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("saved_on", models.DateField(verbose_name="saved on")),
                    ],
                    options={
                        "verbose_name": "draft of a unit's report",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "since", "until"), name="one_draft_of_a_unit_and_period"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="UnitFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="cases.unitreport",
                            ),
                        ),
                        ("form", models.CharField(max_length=10, verbose_name="form")),
                        ("row", models.CharField(max_length=80, verbose_name="row")),
                        ("column", models.CharField(max_length=80, verbose_name="column")),
                        ("value", models.BigIntegerField(verbose_name="figure")),
                    ],
                    options={
                        "verbose_name": "figure of a report",
                        "verbose_name_plural": "figures of a report",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "form", "row", "column"), name="one_figure_of_a_cell"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0), ("value__lte", 999999999999)),
                                name="a_reported_figure_is_within_bounds",
                                violation_error_message="A figure is 0 or more, and not beyond measure.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="UnitReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unit_reports",
                                to="cases.organization",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(verbose_name="until")),
                        ("form_set", models.CharField(max_length=20, verbose_name="set of forms")),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.unitreport",
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("page", "by page"), ("xlsx", "by Excel")], max_length=4, verbose_name="came"
                            ),
                        ),
                        ("file_sha256", models.CharField(blank=True, max_length=64)),
                        ("receipt", models.CharField(max_length=20, unique=True, verbose_name="receipt code")),
                        ("submitted_on", models.DateField(verbose_name="received on")),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report of a unit",
                        "verbose_name_plural": "reports of units",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "since", "until", "version"),
                                name="one_version_of_a_unit_and_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="a_reported_period_ends_after_it_begins",
                                violation_error_message="The period ends before it begins.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Violation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="violations", to="cases.case"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "finding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.finding",
                            ),
                        ),
                        ("act", cases.models.base.ProseField(verbose_name="violation")),
                        ("group", models.CharField(blank=True, max_length=200, verbose_name="group of violation")),
                        ("nature", cases.models.base.ProseField(blank=True, verbose_name="nature")),
                        (
                            "severity",
                            models.CharField(
                                choices=[
                                    ("1", "less serious"),
                                    ("2", "serious"),
                                    ("3", "very serious"),
                                    ("4", "especially serious"),
                                ],
                                max_length=1,
                                verbose_name="degree",
                            ),
                        ),
                        ("harm", cases.models.base.ProseField(blank=True, verbose_name="consequence")),
                        ("cause", cases.models.base.ProseField(blank=True, verbose_name="cause")),
                        ("began_from", models.DateField(blank=True, null=True, verbose_name="began, at the earliest")),
                        ("began_until", models.DateField(blank=True, null=True, verbose_name="began, at the latest")),
                        ("ended_from", models.DateField(blank=True, null=True, verbose_name="ended, at the earliest")),
                        ("ended_until", models.DateField(blank=True, null=True, verbose_name="ended, at the latest")),
                        ("continuing", models.BooleanField(default=False, verbose_name="a continuing act")),
                        ("discovered_on", models.DateField(blank=True, null=True, verbose_name="discovered on")),
                        (
                            "special",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("internal_politics", "internal political protection"),
                                    (
                                        "national_defence_security_foreign_affairs_harm",
                                        "harm to the nation in defence, security, diplomacy",
                                    ),
                                    ("illegal_diplomas_certificates", "illegal diplomas or certificates"),
                                ],
                                max_length=60,
                                verbose_name="special nature",
                            ),
                        ),
                        (
                            "by_assignment",
                            models.BooleanField(default=False, verbose_name="in duty assigned by a superior"),
                        ),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                    ],
                    options={
                        "verbose_name": "violation",
                        "verbose_name_plural": "violations",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_violation_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("began_from__isnull", True),
                                    ("ended_until__isnull", True),
                                    ("ended_until__gte", models.F("began_from")),
                                    _connector="OR",
                                ),
                                name="a_violation_ends_after_it_began",
                                violation_error_message="A violation ends after it began.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("began_until__isnull", True),
                                    models.Q(
                                        ("began_from__isnull", False), ("began_from__lte", models.F("began_until"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_range_of_beginnings_runs_forward",
                                violation_error_message="The earliest day comes before the latest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_until__isnull", True),
                                    models.Q(
                                        ("ended_from__isnull", False), ("ended_from__lte", models.F("ended_until"))
                                    ),
                                    _connector="OR",
                                ),
                                name="a_range_of_ends_runs_forward",
                                violation_error_message="The earliest day comes before the latest.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ViolationSign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("conclusion", "result of an inspection or supervision"),
                                    ("monitoring", "monitoring of the area"),
                                    ("petition", "petition or feedback"),
                                    ("media", "press and media"),
                                    ("assigned", "assigned by a superior"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs",
                                to="cases.petition",
                            ),
                        ),
                        (
                            "left_by",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign",
                                to="cases.casetoopen",
                            ),
                        ),
                        (
                            "reference",
                            cases.models.base.NameField(blank=True, max_length=300, verbose_name="reference"),
                        ),
                        (
                            "subject_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "subject_member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs",
                                to="cases.member",
                                verbose_name="member",
                            ),
                        ),
                        ("description", cases.models.base.ProseField(verbose_name="signs")),
                        ("noted_on", models.DateField(verbose_name="noted on")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("search_key", models.TextField(editable=False)),
                        (
                            "assessment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("enough", "signs enough for an inspection"),
                                    ("monitor", "not enough: kept under watch"),
                                ],
                                max_length=8,
                                verbose_name="assessment",
                            ),
                        ),
                        ("assessed_on", models.DateField(blank=True, null=True, verbose_name="assessed on")),
                        (
                            "assessed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signs",
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sign of violation",
                        "verbose_name_plural": "signs of violation",
                        "ordering": ["-noted_on", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["body", "assessment", "noted_on"], name="cases_viola_body_id_cede0f_idx"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("subject_member__isnull", False), ("subject_organization__isnull", True)),
                                    models.Q(("subject_member__isnull", True), ("subject_organization__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_sign_points_to_one_subject",
                                violation_error_message="A sign of violation points to an organization or to a member.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("assessed_by__isnull", True), ("assessed_on__isnull", True), ("assessment", "")
                                    ),
                                    models.Q(
                                        models.Q(("assessment", ""), _negated=True),
                                        models.Q(("reason", ""), _negated=True),
                                        ("assessed_by__isnull", False),
                                        ("assessed_on__gte", models.F("noted_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_assessment_says_why",
                                violation_error_message="Signs are assessed with a reason, after they were noted.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("case__isnull", True), ("assessment", "enough"), _connector="OR"),
                                name="only_signs_enough_open_an_inspection",
                                violation_error_message="An inspection is opened on signs that were found enough.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaivedCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waived",
                                to="cases.closedperiod",
                            ),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="check")),
                        ("found", models.TextField(verbose_name="found")),
                        ("reason", cases.models.base.ProseField(max_length=2000, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "waived check",
                        "verbose_name_plural": "waived checks",
                        "constraints": [
                            models.UniqueConstraint(fields=("period", "code"), name="a_check_is_waived_once"),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_waived_check_has_a_reason",
                                violation_error_message="A check is waived with a reason.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Waiver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="cases.case"
                            ),
                        ),
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
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "waiver of a deviation",
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="one_waiver_a_number_of_a_case"),
                            models.UniqueConstraint(
                                fields=("case", "step", "what", "paper"), name="a_deviation_is_waived_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="a_waiver_says_why",
                                violation_error_message="A deviation is recorded with its reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("paper__gt", ""), ("what", "paper")),
                                    models.Q(models.Q(("what", "paper"), _negated=True), ("paper", "")),
                                    _connector="OR",
                                ),
                                name="a_missing_paper_is_named",
                                violation_error_message="Say which paper was not made.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WeakOrganization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="weak_organizations",
                                to="cases.body",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                            ),
                        ),
                        ("listed_on", models.DateField(verbose_name="listed on")),
                        ("reasons", cases.models.base.ProseField(verbose_name="reasons")),
                        ("measures", cases.models.base.ProseField(verbose_name="measures")),
                        (
                            "in_charge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="person in charge",
                            ),
                        ),
                        ("review_on", models.DateField(verbose_name="next review on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("strengthened_on", models.DateField(blank=True, null=True, verbose_name="strengthened on")),
                    ],
                    options={
                        "verbose_name": "weak organization",
                        "ordering": ["review_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("strengthened_on__isnull", True)),
                                fields=("body", "organization"),
                                name="an_organization_is_listed_as_weak_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_on__gt", models.F("listed_on"))),
                                name="a_weak_organization_is_reviewed_after_it_is_listed",
                                violation_error_message="The review comes after the listing.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WeakReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="cases.weakorganization",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="reviewed on")),
                        ("result", cases.models.base.ProseField(verbose_name="result")),
                        ("measures", cases.models.base.ProseField(blank=True, verbose_name="measures from now on")),
                        ("review_on", models.DateField(blank=True, null=True, verbose_name="next review on")),
                        (
                            "strengthened",
                            models.BooleanField(default=False, verbose_name="strengthened: taken from the list"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("review_on__isnull", True), ("strengthened", True)),
                                    models.Q(
                                        ("review_on__gt", models.F("on")),
                                        ("review_on__isnull", False),
                                        ("strengthened", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_review_names_the_next_one_or_ends",
                                violation_error_message="A review names the day of the next one, or takes the organization from the list.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawnProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawn",
                                to="cases.periodproposal",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(max_length=2000, verbose_name="reason")),
                        ("withdrawn_on", models.DateField(verbose_name="withdrawn on")),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkAmendment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="cases.workprogramme",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        ("on", models.DateField(verbose_name="amended on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "amendment of a work programme",
                        "ordering": ["-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "version"), name="one_work_amendment_a_version"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="cases.workprogramme",
                            ),
                        ),
                        ("number", cases.models.base.NameField(max_length=60, verbose_name="number")),
                        ("dated_on", models.DateField(verbose_name="dated")),
                        ("title", cases.models.base.NameField(max_length=500, verbose_name="title")),
                        ("is_legal", models.BooleanField(default=False, verbose_name="legal document")),
                        ("recorded_on", models.DateField(verbose_name="recorded on")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document of a work programme",
                        "verbose_name_plural": "documents of work programmes",
                        "ordering": ["dated_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "number", "dated_on"), name="a_document_stands_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="work", to="cases.team"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work",
                                to="cases.case",
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        ("duty", models.CharField(max_length=20)),
                        ("due_on", models.DateField(default="9999-12-31", verbose_name="due on")),
                        ("opened_at", models.DateTimeField(auto_now_add=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("since", models.DateField(default="0001-01-01")),
                        ("until", models.DateField(default="9999-12-31")),
                    ],
                    options={
                        "verbose_name": "work item",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["user", "due_on", "id"],
                                name="open_work_by_deadline",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["case", "step"],
                                name="open_work_of_a_case",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["team", "step"],
                                name="open_work_of_a_team",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False), ("closed_at__isnull", True)),
                                fields=("user", "case", "step", "since"),
                                name="one_open_work_item_of_a_case_step",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", True), ("closed_at__isnull", True)),
                                fields=("user", "team", "step", "since"),
                                name="one_open_work_item_of_a_team_step",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "added_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "withdrawn_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="cases.workprogramme",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("preliminary", "preliminary review"),
                                    ("final", "final review"),
                                    ("other", "other milestone"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", cases.models.base.NameField(max_length=500, verbose_name="what is due")),
                        ("due_on", models.DateField(verbose_name="due on")),
                    ],
                    options={
                        "verbose_name": "milestone of a work programme",
                        "verbose_name_plural": "milestones of work programmes",
                        "ordering": ["due_on", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "added_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "withdrawn_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.workamendment",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="cases.workprogramme",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("goal", "goal"),
                                    ("group", "group of indicators"),
                                    ("requirement", "requirement"),
                                    ("task", "task or solution"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("text", cases.models.base.ProseField(max_length=2000, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "part of a work programme",
                        "verbose_name_plural": "parts of work programmes",
                        "ordering": ["kind", "position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "kind", "position"), name="one_part_a_place_of_a_programme"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkProgramme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work_programmes",
                                to="cases.organization",
                                verbose_name="organization",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work_programmes",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("programme", "programme of work"),
                                    ("scheme", "scheme"),
                                    ("resolution", "resolution of a committee"),
                                    ("conclusion", "conclusion of a committee"),
                                    ("plan", "plan of a committee"),
                                    ("task", "key task"),
                                    ("breakthrough", "breakthrough"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", cases.models.base.NameField(max_length=60, verbose_name="number")),
                        ("ordinal", models.PositiveIntegerField(default=0, editable=False)),
                        ("title", cases.models.base.NameField(max_length=500, verbose_name="title")),
                        ("issuer", cases.models.base.NameField(blank=True, max_length=300, verbose_name="issued by")),
                        ("issued_on", models.DateField(verbose_name="issued on")),
                        ("since", models.DateField(verbose_name="in force from")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lower",
                                to="cases.workprogramme",
                                verbose_name="carries out",
                            ),
                        ),
                        ("drafted_on", models.DateField(verbose_name="drafted on")),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                    ],
                    options={
                        "verbose_name": "work programme",
                        "verbose_name_plural": "work programmes",
                        "indexes": [models.Index(fields=["kind", "ordinal"], name="cases_workp_kind_bf2c56_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "number", "issued_on"), name="one_work_programme_of_a_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="work_programme_is_approved_by_another",
                                violation_error_message="The person who drafted the work programme does not approve it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="work_programme_ends_after_it_begins",
                                violation_error_message="A work programme cannot end before it begins.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
