"""Marks of secrecy and urgency, the clerk's hands, incoming documents, gaps explained, papers made in batches."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0015_secret_keeper"),
        ("documents", "0002_dossier_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BatchItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
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
                ("rule", models.CharField(blank=True, max_length=60, verbose_name="rule")),
                ("refusal", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("advice", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "paper of a batch",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="GapNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.PositiveIntegerField(verbose_name="from number")),
                ("last", models.PositiveIntegerField(verbose_name="to number")),
                ("text", cases.models.base.ProseField(verbose_name="explanation")),
                ("said_on", models.DateField(verbose_name="day")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "explanation of a gap",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Handing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be dealt with by")),
                ("note", cases.models.base.NameField(blank=True, max_length=500, verbose_name="instruction")),
                ("handed_on", models.DateField(verbose_name="handed on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "handing of an incoming document",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                ("number", models.PositiveIntegerField(verbose_name="arrival number")),
                ("arrived_on", models.DateField(verbose_name="arrived on")),
                ("registered_on", models.DateField(verbose_name="registered on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("sender", cases.models.base.NameField(blank=True, max_length=300, verbose_name="sender")),
                ("symbol", cases.models.base.NameField(blank=True, max_length=60, verbose_name="number and symbol")),
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
                ("search_key", models.CharField(editable=False, max_length=2400)),
                ("void_on", models.DateField(blank=True, null=True, verbose_name="void since")),
                ("void_reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
            ],
            options={
                "verbose_name": "incoming document",
                "verbose_name_plural": "incoming documents",
            },
        ),
        migrations.CreateModel(
            name="IncomingScan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("attached_on", models.DateField(verbose_name="attached on")),
                ("attached_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "scan of an incoming document",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Marking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
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
                ("marked_on", models.DateField(verbose_name="marked on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "mark of a paper",
            },
        ),
        migrations.CreateModel(
            name="PaperBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                ("type_key", models.CharField(max_length=40, verbose_name="kind of paper")),
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
                ("pdf_size", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes")),
                ("zip_size", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="size in bytes")),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="available until")),
            ],
            options={
                "verbose_name": "batch of papers",
            },
        ),
        migrations.RemoveConstraint(
            model_name="series",
            name="one_series_of_a_body_term_and_code",
        ),
        migrations.RemoveConstraint(
            model_name="series",
            name="one_series_of_a_team_and_code",
        ),
        migrations.AddField(
            model_name="document",
            name="dispatched_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="dispatched_on",
            field=models.DateField(blank=True, null=True, verbose_name="dispatched on"),
        ),
        migrations.AddField(
            model_name="document",
            name="handed_on",
            field=models.DateField(blank=True, null=True, verbose_name="handed to the clerk on"),
        ),
        migrations.AddField(
            model_name="document",
            name="secrecy",
            field=models.CharField(
                blank=True,
                choices=[("secret", "MẬT"), ("top-secret", "TỐI MẬT"), ("most-secret", "TUYỆT MẬT")],
                max_length=12,
                verbose_name="mark of secrecy",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="urgency",
            field=models.CharField(
                blank=True,
                choices=[("urgent", "KHẨN"), ("more-urgent", "THƯỢNG KHẨN"), ("express", "HỎA TỐC")],
                max_length=12,
                verbose_name="mark of urgency",
            ),
        ),
        migrations.AddField(
            model_name="series",
            name="secret",
            field=models.BooleanField(default=False, verbose_name="of secret papers"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("dispatched_on__isnull", True), ("handed_on__isnull", False)),
                fields=["body"],
                name="documents_in_hands",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(
                condition=models.Q(("team__isnull", True)),
                fields=("body", "term", "code", "secret"),
                name="one_series_of_a_body_term_and_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(
                condition=models.Q(("team__isnull", False)),
                fields=("team", "code", "secret"),
                name="one_series_of_a_team_and_code",
            ),
        ),
        migrations.AddField(
            model_name="batchitem",
            name="case",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="batchitem",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="batchitem",
            name="team",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.team"
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="said_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="gap_notes", to="documents.series"
            ),
        ),
        migrations.AddField(
            model_name="handing",
            name="handed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handing",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.member",
                verbose_name="handed to",
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body", verbose_name="body"
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="case",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="petition",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.petition",
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="registered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="documents.series"
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="void_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="handing",
            name="incoming",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="handings", to="documents.incoming"
            ),
        ),
        migrations.AddField(
            model_name="incomingscan",
            name="attached_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incomingscan",
            name="incoming",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="documents.incoming"
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="body",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.body"),
        ),
        migrations.AddField(
            model_name="marking",
            name="case",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="marked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.annualprogramme",
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="team",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.team"
            ),
        ),
        migrations.AddField(
            model_name="paperbatch",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="paperbatch",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.annualprogramme",
            ),
        ),
        migrations.AddField(
            model_name="paperbatch",
            name="team",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.team"
            ),
        ),
        migrations.AddField(
            model_name="batchitem",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="documents.paperbatch"
            ),
        ),
        migrations.AddConstraint(
            model_name="gapnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="a_gap_runs_upwards",
                violation_error_message="The last number is not below the first.",
            ),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["body", "arrived_on"], name="documents_i_body_id_00b297_idx"),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.UniqueConstraint(fields=("series", "number"), name="one_incoming_a_number"),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.UniqueConstraint(
                condition=models.Q(("petition__isnull", False), ("void_on__isnull", True)),
                fields=("petition",),
                name="one_standing_line_of_a_petition",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(("registered_on__gte", models.F("arrived_on"))),
                name="a_document_is_registered_once_it_is_there",
                violation_error_message="A document is registered on the day it arrived, or later.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("petition__isnull", True),
                    models.Q(("case__isnull", True), ("extract", ""), ("sender", ""), ("symbol", "")),
                    _connector="OR",
                ),
                name="a_sealed_sender_is_not_in_the_register",
                violation_error_message="Who sent a petition and what it says stay out of this register.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("petition__isnull", False),
                    models.Q(models.Q(("sender", ""), _negated=True), models.Q(("extract", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_line_names_sender_and_extract",
                violation_error_message="The register names the sender and the extract.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("void_on__isnull", True),
                    models.Q(("void_by__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_void_line_has_its_reason",
                violation_error_message="A void line keeps its reason.",
            ),
        ),
        migrations.AddIndex(
            model_name="marking",
            index=models.Index(fields=["team", "type_key"], name="documents_m_team_id_772003_idx"),
        ),
        migrations.AddIndex(
            model_name="marking",
            index=models.Index(fields=["body", "type_key"], name="documents_m_body_id_3ddb73_idx"),
        ),
        migrations.AddConstraint(
            model_name="paperbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("team__isnull", True), ("programme__isnull", True), _connector="OR"),
                name="a_batch_is_a_teams_or_a_programmes",
                violation_error_message="A batch belongs to a team or to a programme.",
            ),
        ),
        migrations.AddIndex(
            model_name="batchitem",
            index=models.Index(fields=["batch", "outcome", "position"], name="documents_b_batch_i_c62c23_idx"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(fields=("batch", "position"), name="one_place_in_a_batch"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case__isnull", False)), fields=("batch", "case"), name="a_case_once_in_a_batch"
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("team__isnull", False)), fields=("batch", "team"), name="a_team_once_in_a_batch"
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", True), ("team__isnull", False)),
                    models.Q(("case__isnull", False), ("team__isnull", True)),
                    _connector="OR",
                ),
                name="a_paper_of_a_batch_is_a_cases_or_a_teams",
                violation_error_message="A paper of a batch is about a case or about a team.",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["made", "stood"]), _negated=True),
                    ("document__isnull", False),
                    _connector="OR",
                ),
                name="what_was_made_is_there",
                violation_error_message="What was issued is there.",
            ),
        ),
    ]
