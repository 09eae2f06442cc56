import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team
import inspection.tables


class Migration(migrations.Migration):
    """Everything up to here in one step, for an empty database; one that began before goes the steps it replaces."""

    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_dossier_exports"),
        ("documents", "0003_registers_and_batches"),
        ("documents", "0004_numbering_hold"),
        ("documents", "0005_templates"),
        ("documents", "0006_draft_returns"),
        ("documents", "0007_digital_signature"),
        ("documents", "0008_check_codes_and_alarms"),
        ("documents", "0009_deliveries"),
        ("documents", "0010_signing_orders"),
        ("documents", "0011_copies"),
        ("documents", "0012_titles_of_deliveries"),
        ("documents", "0013_delivery_runs"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0001_whole"),
    ]

    operations = [
        inspection.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="BatchItem",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="documents.paperbatch",
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting for its turn"),
                                    ("made", "issued"),
                                    ("stood", "stood before"),
                                    ("refused", "not issued"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        ("rule", models.CharField(blank=True, max_length=60, verbose_name="rule")),
                        ("refusal", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("advice", models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        "verbose_name": "paper of a batch",
                        "ordering": ["position"],
                        "indexes": [
                            models.Index(fields=["batch", "outcome", "position"], name="documents_b_batch_i_c62c23_idx")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "position"), name="one_place_in_a_batch"),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False)),
                                fields=("batch", "case"),
                                name="a_case_once_in_a_batch",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("team__isnull", False)),
                                fields=("batch", "team"),
                                name="a_team_once_in_a_batch",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", True), ("team__isnull", False)),
                                    models.Q(("case__isnull", False), ("team__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_paper_of_a_batch_is_a_cases_or_a_teams",
                                violation_error_message="A paper of a batch is about a case or about a team.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome__in", ["made", "stood"]), _negated=True),
                                    ("document__isnull", False),
                                    _connector="OR",
                                ),
                                name="what_was_made_is_there",
                                violation_error_message="What was issued is there.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Copy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "original",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="documents.document",
                                verbose_name="original",
                            ),
                        ),
                        (
                            "scan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="documents.incomingscan",
                            ),
                        ),
                        ("original_sha256", models.CharField(max_length=64, verbose_name="hash of the original")),
                        ("parts", models.JSONField(default=list, verbose_name="copied parts")),
                        (
                            "copied_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("copied_on", models.DateField(verbose_name="copied on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "copy of a paper",
                        "verbose_name_plural": "copies of papers",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("original__isnull", False), ("scan__isnull", True)),
                                    models.Q(("original__isnull", True), ("scan__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_copy_has_one_original",
                                violation_error_message="A copy is made of one original.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryRun",
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
                            "act",
                            models.CharField(
                                choices=[("send", "Record as sent"), ("prove", "Record as received")],
                                max_length=5,
                                verbose_name="act",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "handed over in person"),
                                    ("meeting", "read and handed over at a meeting"),
                                    ("post", "sent by official post"),
                                    ("system", "through this system"),
                                ],
                                max_length=10,
                                verbose_name="how",
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
                        ("asked_on", models.DateField(verbose_name="day")),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[("working", "being recorded"), ("done", "done"), ("failed", "cut off")],
                                default="working",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("deliveries", models.PositiveSmallIntegerField(default=0)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        ("trouble", models.CharField(blank=True, max_length=300, verbose_name="trouble")),
                    ],
                    options={
                        "verbose_name": "many papers handed over",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DigitalSignature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digital_signature",
                                to="documents.document",
                            ),
                        ),
                        ("signer", cases.models.base.NameField(max_length=300, verbose_name="certificate of")),
                        ("certificate_sha256", models.CharField(max_length=64)),
                        ("valid_until", models.DateTimeField(verbose_name="certificate valid until")),
                        ("signed_at", models.DateTimeField(verbose_name="signed at")),
                        (
                            "is_timed",
                            models.BooleanField(default=False, verbose_name="the time is proven by a timestamp"),
                        ),
                        ("file_sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "digital signature",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.annualprogramme",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("occasion", models.PositiveBigIntegerField(default=0)),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting to be printed"),
                                    ("issuing", "being printed"),
                                    ("issued", "issued"),
                                    ("incident", "could not be printed"),
                                    ("void", "void"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("about", models.TextField(verbose_name="extract")),
                        ("search_key", models.CharField(editable=False, max_length=1200)),
                        ("facts", models.JSONField()),
                        ("content_sha256", models.CharField(max_length=64)),
                        ("facts_sha256", models.CharField(max_length=64)),
                        ("template_version", models.CharField(blank=True, max_length=12)),
                        (
                            "code",
                            models.CharField(
                                editable=False, max_length=16, null=True, unique=True, verbose_name="check code"
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="documents.series",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                        (
                            "symbol",
                            models.CharField(
                                blank=True, db_index=True, max_length=40, verbose_name="number and symbol"
                            ),
                        ),
                        ("signed_on", models.DateField(verbose_name="signed on")),
                        ("signer", cases.models.base.NameField(max_length=300, verbose_name="signed by")),
                        ("signer_post", models.CharField(blank=True, max_length=120, verbose_name="post")),
                        (
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="documents.draft",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "secrecy",
                            models.CharField(
                                blank=True,
                                choices=[("secret", "MẬT"), ("top-secret", "TỐI MẬT"), ("most-secret", "TUYỆT MẬT")],
                                max_length=12,
                                verbose_name="mark of secrecy",
                            ),
                        ),
                        (
                            "urgency",
                            models.CharField(
                                blank=True,
                                choices=[("urgent", "KHẨN"), ("more-urgent", "THƯỢNG KHẨN"), ("express", "HỎA TỐC")],
                                max_length=12,
                                verbose_name="mark of urgency",
                            ),
                        ),
                        ("handed_on", models.DateField(blank=True, null=True, verbose_name="handed to the clerk on")),
                        ("dispatched_on", models.DateField(blank=True, null=True, verbose_name="dispatched on")),
                        (
                            "dispatched_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("frozen_at", models.DateTimeField(auto_now_add=True)),
                        ("file_sha256", models.CharField(blank=True, db_index=True, max_length=64)),
                        ("file_size", models.PositiveIntegerField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("rung_at", models.DateTimeField(blank=True, null=True)),
                        ("pages", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages")),
                        ("trouble", models.CharField(blank=True, max_length=300, verbose_name="trouble")),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "void_asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "void_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="void since")),
                        ("void_reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "indexes": [
                            models.Index(fields=["case", "type_key"], name="documents_d_case_id_5677e2_idx"),
                            models.Index(fields=["team", "type_key"], name="documents_d_team_id_d52327_idx"),
                            models.Index(fields=["body", "signed_on"], name="documents_d_body_id_07c4ac_idx"),
                            models.Index(
                                condition=models.Q(("state", "issuing")), fields=["rung_at"], name="documents_to_print"
                            ),
                            models.Index(
                                condition=models.Q(("dispatched_on__isnull", True), ("handed_on__isnull", False)),
                                fields=["body"],
                                name="documents_in_hands",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "number"), name="one_document_a_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False), models.Q(("state", "void"), _negated=True)),
                                fields=("type_key", "case", "occasion"),
                                name="one_standing_paper_of_a_case",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("case__isnull", True),
                                    ("team__isnull", False),
                                    models.Q(("state", "void"), _negated=True),
                                ),
                                fields=("type_key", "team", "occasion"),
                                name="one_standing_paper_of_a_team",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("programme__isnull", False),
                                    ("team__isnull", True),
                                    models.Q(("state", "void"), _negated=True),
                                ),
                                fields=("type_key", "body", "programme", "occasion"),
                                name="one_standing_paper_of_a_programme",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("programme__isnull", True),
                                    ("team__isnull", True),
                                    models.Q(("state", "void"), _negated=True),
                                ),
                                fields=("type_key", "body", "occasion"),
                                name="one_standing_paper_of_a_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number__isnull", True), ("series__isnull", True)),
                                    models.Q(("number__isnull", False), ("series__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_number_stands_in_its_register",
                                violation_error_message="A number belongs to a register.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "issued"), _negated=True),
                                    models.Q(("file_sha256", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_issued_paper_has_its_bytes",
                                violation_error_message="An issued paper has its file.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(
                                        ("void_asked_by__isnull", False),
                                        ("void_by__isnull", False),
                                        models.Q(("void_by", models.F("void_asked_by")), _negated=True),
                                        models.Q(("void_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="two_people_make_a_paper_void",
                                violation_error_message="Two people make a paper void, with a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dispatched_on__isnull", True),
                                    models.Q(
                                        ("dispatched_by__isnull", False),
                                        ("dispatched_on__gte", models.F("handed_on")),
                                        ("handed_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_paper_leaves_the_hands_it_was_in",
                                violation_error_message="A paper is dispatched by the clerk to whom it was handed, on that day or later.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierExport",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
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
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting for its turn"),
                                    ("running", "being packed"),
                                    ("ready", "ready"),
                                    ("failed", "could not be packed"),
                                    ("expired", "removed"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("deliveries", models.PositiveSmallIntegerField(default=0)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        ("trouble", models.CharField(blank=True, max_length=300, verbose_name="trouble")),
                        ("file_sha256", models.CharField(blank=True, max_length=64)),
                        (
                            "file_size",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes"),
                        ),
                        ("manifest_sha256", models.CharField(blank=True, max_length=64)),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="available until")),
                    ],
                    options={
                        "verbose_name": "exported dossier",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "ready"), _negated=True),
                                    models.Q(
                                        models.Q(("file_sha256", ""), _negated=True), ("expires_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_ready_export_has_its_file",
                                violation_error_message="A packed dossier has its file and its last day.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.annualprogramme",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        ("occasion", models.PositiveBigIntegerField(default=0)),
                        (
                            "key",
                            models.CharField(
                                default=cases.models.team.new_key, editable=False, max_length=20, unique=True
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("content", models.JSONField()),
                        ("content_sha256", models.CharField(db_index=True, max_length=64)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_on", models.DateField(verbose_name="written on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
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
                    ],
                    options={
                        "verbose_name": "draft",
                        "verbose_name_plural": "drafts",
                        "indexes": [
                            models.Index(fields=["case", "type_key"], name="documents_d_case_id_5b4ba9_idx"),
                            models.Index(fields=["team", "type_key"], name="documents_d_team_id_8c8ea2_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False)),
                                fields=("type_key", "case", "version"),
                                name="one_draft_a_version_of_a_case",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", True), ("team__isnull", False)),
                                fields=("type_key", "team", "version"),
                                name="one_draft_a_version_of_a_team",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    ("type_key", "team-report"),
                                    models.Q(("approved_by", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_draft_is_approved_by_another",
                                violation_error_message="The person who wrote the draft does not approve it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftReturn",
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
                            "base",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.draft"
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(auto_now_add=True)),
                        ("file_name", models.CharField(max_length=120, verbose_name="Word file")),
                        ("file_sha256", models.CharField(max_length=64)),
                        ("reading", models.JSONField()),
                        ("answers", models.JSONField(default=dict)),
                        ("expires_at", models.DateTimeField(db_index=True, verbose_name="available until")),
                    ],
                    options={
                        "verbose_name": "draft returned from Word",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("base", "sent_by", "file_sha256"), name="one_return_of_a_file_and_sender"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FileAlarm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="file_alarms",
                                to="documents.document",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "fault",
                            models.CharField(
                                choices=[
                                    ("missing", "the file is missing"),
                                    ("altered", "the file was altered"),
                                    ("other", "it is the file of another paper"),
                                    ("signature", "its digital signature does not hold"),
                                ],
                                max_length=10,
                                verbose_name="fault",
                            ),
                        ),
                        ("found_at", models.DateTimeField(verbose_name="found at")),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="the right file is back since"),
                        ),
                    ],
                    options={
                        "verbose_name": "alarm about a file",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("document", "sha256"),
                                name="one_standing_alarm_a_file",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GapNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gap_notes",
                                to="documents.series",
                            ),
                        ),
                        ("first", models.PositiveIntegerField(verbose_name="from number")),
                        ("last", models.PositiveIntegerField(verbose_name="to number")),
                        ("text", cases.models.base.ProseField(verbose_name="explanation")),
                        (
                            "said_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("said_on", models.DateField(verbose_name="day")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "explanation of a gap",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last__gte", models.F("first"))),
                                name="a_gap_runs_upwards",
                                violation_error_message="The last number is not below the first.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Handing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "incoming",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handings",
                                to="documents.incoming",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="handed to",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be dealt with by")),
                        ("note", cases.models.base.NameField(blank=True, max_length=500, verbose_name="instruction")),
                        ("handed_on", models.DateField(verbose_name="handed on")),
                        (
                            "handed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "handing of an incoming document",
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HeldRegister",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "hold",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registers",
                                to="documents.numberinghold",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="documents.series"
                            ),
                        ),
                        ("last", models.PositiveIntegerField(verbose_name="last number in the backup")),
                        (
                            "found_last",
                            models.PositiveIntegerField(default=0, verbose_name="highest number on papers found"),
                        ),
                        (
                            "noted_last",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="last number in the list kept outside"
                            ),
                        ),
                        ("found", models.JSONField(default=list, verbose_name="papers found")),
                        (
                            "agreed_last",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="last number in the paper register"
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_on", models.DateField(blank=True, null=True, verbose_name="compared on")),
                        (
                            "released_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("released_on", models.DateField(blank=True, null=True, verbose_name="released on")),
                    ],
                    options={
                        "verbose_name": "held register",
                        "constraints": [
                            models.UniqueConstraint(fields=("hold", "series"), name="a_register_is_held_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("released_on__isnull", True),
                                    models.Q(
                                        ("agreed_last__isnull", False),
                                        ("asked_by__isnull", False),
                                        ("released_by__isnull", False),
                                        models.Q(("released_by", models.F("asked_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="two_people_release_a_register",
                                violation_error_message="Two people compare a register with its papers before it gives numbers again.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_last__isnull", True),
                                    models.Q(
                                        ("agreed_last__gte", models.F("last")),
                                        ("agreed_last__gte", models.F("found_last")),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_register_is_released_from_its_highest_number",
                                violation_error_message="The register goes on after the highest number that is known.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Incoming",
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
                                related_name="+",
                                to="cases.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incoming",
                                to="documents.series",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="arrival number")),
                        ("arrived_on", models.DateField(verbose_name="arrived on")),
                        ("registered_on", models.DateField(verbose_name="registered on")),
                        (
                            "registered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("sender", cases.models.base.NameField(blank=True, max_length=300, verbose_name="sender")),
                        (
                            "symbol",
                            cases.models.base.NameField(blank=True, max_length=60, verbose_name="number and symbol"),
                        ),
                        ("dated_on", models.DateField(blank=True, null=True, verbose_name="date of the document")),
                        ("extract", cases.models.base.ProseField(blank=True, verbose_name="extract")),
                        (
                            "secrecy",
                            models.CharField(
                                blank=True,
                                choices=[("secret", "MẬT"), ("top-secret", "TỐI MẬT"), ("most-secret", "TUYỆT MẬT")],
                                max_length=12,
                                verbose_name="mark of secrecy",
                            ),
                        ),
                        (
                            "urgency",
                            models.CharField(
                                blank=True,
                                choices=[("urgent", "KHẨN"), ("more-urgent", "THƯỢNG KHẨN"), ("express", "HỎA TỐC")],
                                max_length=12,
                                verbose_name="mark of urgency",
                            ),
                        ),
                        ("pages", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages")),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "petition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.petition",
                            ),
                        ),
                        ("search_key", models.CharField(editable=False, max_length=2400)),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="void since")),
                        (
                            "void_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("void_reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "incoming document",
                        "verbose_name_plural": "incoming documents",
                        "indexes": [models.Index(fields=["body", "arrived_on"], name="documents_i_body_id_00b297_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "number"), name="one_incoming_a_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("petition__isnull", False), ("void_on__isnull", True)),
                                fields=("petition",),
                                name="one_standing_line_of_a_petition",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("registered_on__gte", models.F("arrived_on"))),
                                name="a_document_is_registered_once_it_is_there",
                                violation_error_message="A document is registered on the day it arrived, or later.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("petition__isnull", True),
                                    models.Q(("case__isnull", True), ("extract", ""), ("sender", ""), ("symbol", "")),
                                    _connector="OR",
                                ),
                                name="a_sealed_sender_is_not_in_the_register",
                                violation_error_message="Who sent a petition and what it says stay out of this register.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("petition__isnull", False),
                                    models.Q(
                                        models.Q(("sender", ""), _negated=True),
                                        models.Q(("extract", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_line_names_sender_and_extract",
                                violation_error_message="The register names the sender and the extract.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("void_on__isnull", True),
                                    models.Q(("void_by__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_void_line_has_its_reason",
                                violation_error_message="A void line keeps its reason.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IncomingScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "incoming",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="documents.incoming",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("attached_on", models.DateField(verbose_name="attached on")),
                        (
                            "attached_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("attached_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "scan of an incoming document",
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Marking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.annualprogramme",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"
                            ),
                        ),
                        (
                            "secrecy",
                            models.CharField(
                                blank=True,
                                choices=[("secret", "MẬT"), ("top-secret", "TỐI MẬT"), ("most-secret", "TUYỆT MẬT")],
                                max_length=12,
                                verbose_name="mark of secrecy",
                            ),
                        ),
                        (
                            "urgency",
                            models.CharField(
                                blank=True,
                                choices=[("urgent", "KHẨN"), ("more-urgent", "THƯỢNG KHẨN"), ("express", "HỎA TỐC")],
                                max_length=12,
                                verbose_name="mark of urgency",
                            ),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="reason")),
                        (
                            "marked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("marked_on", models.DateField(verbose_name="marked on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "mark of a paper",
                        "indexes": [
                            models.Index(fields=["team", "type_key"], name="documents_m_team_id_772003_idx"),
                            models.Index(fields=["body", "type_key"], name="documents_m_body_id_3ddb73_idx"),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="NumberingHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="since")),
                        ("backup_made_at", models.DateTimeField(verbose_name="the backup was made at")),
                        ("last_team", models.PositiveBigIntegerField(default=0)),
                        (
                            "with_list",
                            models.BooleanField(default=False, verbose_name="a list of last numbers was given"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                    ],
                    options={
                        "verbose_name": "hold of the numbering",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OwnType",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, unique=True)),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.body",
                            ),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="letters in the number")),
                        ("name", cases.models.base.NameField(max_length=120, verbose_name="name of the kind")),
                        (
                            "title",
                            cases.models.base.NameField(blank=True, max_length=60, verbose_name="title over the paper"),
                        ),
                        (
                            "concern",
                            models.CharField(
                                choices=[
                                    ("case", "a case"),
                                    ("team", "a team and all its cases"),
                                    ("body", "the body's own business"),
                                ],
                                max_length=10,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "issuer",
                            models.CharField(
                                choices=[
                                    ("authority", "the body that decides"),
                                    ("proposer", "the body that proposes"),
                                    ("team", "the team"),
                                ],
                                max_length=10,
                                verbose_name="issued by",
                            ),
                        ),
                        (
                            "signing",
                            models.CharField(
                                choices=[
                                    ("collective", "on behalf of the collective (T/M)"),
                                    ("team-head", "the head of the team"),
                                    ("team-secretary", "who drew it up, and the head of the team"),
                                ],
                                max_length=20,
                                verbose_name="signed by",
                            ),
                        ),
                        (
                            "numbered",
                            models.BooleanField(default=True, verbose_name="takes a number from the register"),
                        ),
                        ("reason", cases.models.base.ProseField(verbose_name="why it is added")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_on", models.DateField(verbose_name="added on")),
                    ],
                    options={
                        "verbose_name": "added kind of paper",
                        "verbose_name_plural": "added kinds of paper",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("issuer", "team"), ("signing__in", ["team-head", "team-secretary"])),
                                    models.Q(models.Q(("issuer", "team"), _negated=True), ("signing", "collective")),
                                    _connector="OR",
                                ),
                                name="a_team_signs_by_its_head",
                                violation_error_message="A body signs on behalf of the collective, a team by its head.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("concern", "body"), _negated=True),
                                    ("issuer", "authority"),
                                    _connector="OR",
                                ),
                                name="a_body_without_a_case_has_no_team",
                                violation_error_message="What is a body's own business is issued by the body.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperBatch",
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
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.annualprogramme",
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
                        ("asked_on", models.DateField(verbose_name="day")),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("issuing", "being numbered"),
                                    ("printing", "being printed"),
                                    ("binding", "being bound"),
                                    ("ready", "ready"),
                                    ("nothing", "nothing could be made"),
                                    ("expired", "removed"),
                                    ("failed", "cut off"),
                                ],
                                default="issuing",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("deliveries", models.PositiveSmallIntegerField(default=0)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        ("trouble", models.CharField(blank=True, max_length=300, verbose_name="trouble")),
                        ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                        (
                            "pdf_size",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes"),
                        ),
                        (
                            "zip_size",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes"),
                        ),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="available until")),
                    ],
                    options={
                        "verbose_name": "batch of papers",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("team__isnull", True), ("programme__isnull", True), _connector="OR"
                                ),
                                name="a_batch_is_a_teams_or_a_programmes",
                                violation_error_message="A batch belongs to a team or to a programme.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperTemplate",
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
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.body",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("content", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("reason", cases.models.base.ProseField(verbose_name="why it is changed")),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_on", models.DateField(verbose_name="written on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="put into force on")),
                        (
                            "published_by",
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
                        ("withdrawn_reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "template of a paper",
                        "verbose_name_plural": "templates of papers",
                        "indexes": [models.Index(fields=["type_key", "in_force_from"], name="templates_in_force")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("body__isnull", False)),
                                fields=("type_key", "body", "version"),
                                name="one_template_a_version_of_a_body",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("body__isnull", True)),
                                fields=("type_key", "version"),
                                name="one_template_a_version_of_the_house",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by__isnull", True),
                                    models.Q(("published_by", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="another_puts_a_template_into_force",
                                violation_error_message="The person who wrote a template does not put it into force.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("in_force_from__isnull", True),
                                        ("published_by__isnull", True),
                                        ("published_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("in_force_from__gte", models.F("published_on")),
                                        ("published_by__isnull", False),
                                        ("published_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_template_in_force_has_its_day",
                                violation_error_message="A template is in force from a day on, never before it was put into force.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    models.Q(
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_template_is_withdrawn_with_a_reason",
                                violation_error_message="A template is withdrawn by somebody, with a reason.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RunLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="documents.deliveryrun",
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "delivery",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.delivery",
                            ),
                        ),
                        ("told", models.CharField(blank=True, max_length=300, verbose_name="line")),
                        ("day", models.DateField(blank=True, null=True, verbose_name="day")),
                        ("received_by", models.CharField(blank=True, max_length=300, verbose_name="who received it")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting for its turn"),
                                    ("taken", "recorded"),
                                    ("refused", "not recorded"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("rule", models.CharField(blank=True, max_length=60, verbose_name="rule")),
                        ("refusal", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("advice", models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        "verbose_name": "one of many papers handed over",
                        "ordering": ["position"],
                        "indexes": [
                            models.Index(fields=["run", "outcome", "position"], name="documents_r_run_id_b98a02_idx")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "position"), name="one_place_in_a_run"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome", "refused"),
                                    models.Q(("day__isnull", False), ("delivery__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_line_to_record_names_paper_and_day",
                                violation_error_message="What is recorded names a paper and a day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "refused"), _negated=True),
                                    models.Q(("refusal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_line_not_recorded_says_why",
                                violation_error_message="What is not recorded says why.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="documents.document",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("media_type", models.CharField(max_length=80)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("attached_on", models.DateField(verbose_name="attached on")),
                        (
                            "attached_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("attached_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "scan of the original",
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="cases.body",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="cases.team",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.term",
                            ),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="register")),
                        ("secret", models.BooleanField(default=False, verbose_name="of secret papers")),
                        ("last", models.PositiveIntegerField(default=0, verbose_name="last number")),
                        (
                            "started_at",
                            models.PositiveIntegerField(
                                default=0, verbose_name="continues the paper register after number"
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="opened on")),
                    ],
                    options={
                        "verbose_name": "register",
                        "verbose_name_plural": "registers",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("team__isnull", True)),
                                fields=("body", "term", "code", "secret"),
                                name="one_series_of_a_body_term_and_code",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("team__isnull", False)),
                                fields=("team", "code", "secret"),
                                name="one_series_of_a_team_and_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("body__isnull", False), ("team__isnull", True), ("term__isnull", False)),
                                    models.Q(("body__isnull", True), ("team__isnull", False), ("term__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_series_is_a_bodys_or_a_teams",
                                violation_error_message="A register belongs to a body in a term, or to a team.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last__gte", models.F("started_at"))),
                                name="a_series_only_grows",
                                violation_error_message="A register never runs backwards.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SigningOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.team",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.annualprogramme",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.body",
                                verbose_name="body that issues the paper",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[("T/M", "T/M"), ("K/T", "K/T"), ("T/L", "T/L"), ("", "in person")],
                                max_length=3,
                                verbose_name="form of signature",
                            ),
                        ),
                        (
                            "signer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.member",
                                verbose_name="signed by",
                            ),
                        ),
                        (
                            "ordered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ordered_on", models.DateField(verbose_name="ordered on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "order on who signs",
                        "verbose_name_plural": "orders on who signs",
                        "indexes": [
                            models.Index(fields=["team", "type_key"], name="documents_s_team_id_e55b89_idx"),
                            models.Index(fields=["body", "type_key"], name="documents_s_body_id_f8ef1f_idx"),
                        ],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
