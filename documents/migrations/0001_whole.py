import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team
from inspection.tables import CreateModels


class Migration(migrations.Migration):
    """Everything up to here in one step, for an empty database; one that began before goes the steps it replaces."""

    replaces = [("documents", "0001_initial"), ("documents", "0002_dossier_exports")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0001_whole"),
    ]

    operations = [
        CreateModels(
            [
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
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
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
                                fields=("body", "term", "code"),
                                name="one_series_of_a_body_term_and_code",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("team__isnull", False)),
                                fields=("team", "code"),
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
                    },
                ),
            ]
        )
    ]
