import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import cases.models.base
import cases.models.team


class Migration(migrations.Migration):
    initial = True

    # The tables of the packages first: their many small changes are then made while there are few models to render.
    dependencies = [
        ("viewflow", "0015_task_scheduled"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
        ("django_q", "0019_alter_task_options_alter_ormq_key_alter_ormq_lock_and_more"),
        ("accounts", "__first__"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Anchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("root", models.CharField(max_length=64)),
                ("heads", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("founded_on")), _connector="OR"
                        ),
                        name="organization_closes_after_it_was_founded",
                        violation_error_message="An organization cannot be closed before it was founded.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="cases.organization"
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
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="OrganizationEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="RulebookVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stream", models.CharField(max_length=40, unique=True)),
                ("length", models.PositiveIntegerField(default=0)),
                ("head", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="AnnualProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="ProgrammeAmendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "version"), name="one_amendment_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="cases.annualprogramme"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="no.")),
                (
                    "kind",
                    models.CharField(
                        choices=[("KTCH", "Compliance inspection"), ("GSCD", "Thematic supervision")],
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
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
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
                            ("THKL", "Consideration of discipline"),
                            ("GQKN", "Complaint against discipline"),
                            ("DCSH", "Suspension"),
                            ("XLPH", "Wrongful discipline"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="team number")),
                ("topic", cases.models.base.NameField(max_length=500, verbose_name="topic")),
                ("content", cases.models.base.ProseField(blank=True, verbose_name="content")),
                ("requirements", cases.models.base.ProseField(blank=True, verbose_name="purpose and requirements")),
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
                ("returned_reason", cases.models.base.ProseField(blank=True, verbose_name="reason of the return")),
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
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duration in days")),
                ("self_report_due_on", models.DateField(blank=True, null=True, verbose_name="self-report due on")),
                ("rules_of_conduct", cases.models.base.ProseField(blank=True, verbose_name="rules of conduct")),
                ("outline", cases.models.base.ProseField(blank=True, verbose_name="outline for the subject's report")),
                ("prepared_on", models.DateField(blank=True, null=True, verbose_name="prepared on")),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="dissolved on")),
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
                "indexes": [models.Index(fields=["body", "kind", "decided_on"], name="cases_team_body_id_ed1247_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "kind", "number"), name="one_team_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("item__isnull", False)), fields=("item",), name="one_team_opens_an_item"
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
                            models.Q(("proposed_on__isnull", False), ("proposed_on__lte", models.F("decided_on"))),
                            _connector="OR",
                        ),
                        name="a_decision_follows_its_proposal",
                        violation_error_message="The decision cannot be older than the proposal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("prepared_on__isnull", True),
                            models.Q(("decided_on__isnull", False), ("decided_on__lte", models.F("prepared_on"))),
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
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="case")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("KTCH", "Compliance inspection"),
                            ("GSCD", "Thematic supervision"),
                            ("THKL", "Consideration of discipline"),
                            ("GQKN", "Complaint against discipline"),
                            ("DCSH", "Suspension"),
                            ("XLPH", "Wrongful discipline"),
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
                ("self_report_due_on", models.DateField(blank=True, null=True, verbose_name="self-report due on")),
                ("self_reported_on", models.DateField(blank=True, null=True, verbose_name="self-report received on")),
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
                            ("WITHDRAWN", "Complaint withdrawn"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "sanctioned_on",
                    models.DateField(blank=True, null=True, verbose_name="decision on discipline issued on"),
                ),
                ("announced_on", models.DateField(blank=True, null=True, verbose_name="announced on")),
                ("effected_on", models.DateField(blank=True, null=True, verbose_name="reported and entered on")),
                (
                    "follow_up_assigned_on",
                    models.DateField(blank=True, null=True, verbose_name="follow-up assigned on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("clock_started_on", models.DateField(blank=True, null=True, verbose_name="clock started on")),
                ("due_on", models.DateField(blank=True, db_index=True, null=True, verbose_name="due on")),
                ("overdue_noted_on", models.DateField(blank=True, null=True, verbose_name="overdue noted on")),
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
                            models.Q(("decided_on__isnull", False), ("decided_on__lte", models.F("deployed_on"))),
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
                            models.Q(("submitted_on__isnull", False), ("submitted_on__lte", models.F("concluded_on"))),
                            models.Q(("kind", "THKL"), ("outcome", "NOT_DISCIPLINED")),
                            models.Q(("kind", "GQKN"), ("outcome", "WITHDRAWN")),
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
                            models.Q(("concluded_on__isnull", False), ("concluded_on__lte", models.F("announced_on"))),
                            _connector="OR",
                        ),
                        name="a_notice_is_announced_after_the_conclusion",
                        violation_error_message="A conclusion is announced after it was reached.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("follow_up_assigned_on__isnull", False),
                            models.Q(("concluded_on__isnull", False), ("kind__in", ["THKL", "GQKN"])),
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
                                ("sanctioned_on__isnull", False), ("sanctioned_on__lte", models.F("announced_on"))
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
                                ("clock_started_on__isnull", False), ("clock_started_on__lte", models.F("due_on"))
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
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                ("convened", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="members convened")),
                ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="present")),
                ("quorum", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="needed for a quorum")),
                ("quorum_rule", models.CharField(blank=True, max_length=300, verbose_name="rule of the quorum")),
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
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
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
                    models.UniqueConstraint(fields=("sitting", "position"), name="one_item_a_place_on_the_agenda"),
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
                            ("minuted_on__isnull", True), models.Q(("course", ""), _negated=True), _connector="OR"
                        ),
                        name="minutes_of_an_item_say_something",
                        violation_error_message="The minutes of an item say what was said.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="cases.agendaitem"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                ("issued", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="papers issued")),
                ("returned", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="papers returned")),
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
                            models.Q(("voided_on__isnull", False), models.Q(("void_reason", ""), _negated=True)),
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
                            models.Q(("issued__isnull", True), ("issued__lte", models.F("voters")), _connector="OR"),
                            models.Q(
                                ("returned__isnull", True), ("returned__lte", models.F("issued")), _connector="OR"
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
            name="CaseToOpen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="case_to_open", to="cases.case"
                    ),
                ),
                ("procedure", models.CharField(max_length=10, verbose_name="procedure")),
                ("reason", cases.models.base.ProseField(verbose_name="reason")),
                ("on", models.DateField(verbose_name="listed on")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Circumstance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="circumstances", to="cases.case"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "circumstance",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "direction", "key"), name="one_circumstance_counts_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sanction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="in force since")),
                ("effect_rule", models.CharField(blank=True, max_length=300, verbose_name="rule of the effect")),
                ("lapses_on", models.DateField(blank=True, null=True, verbose_name="lapses on")),
                ("complaint_until", models.DateField(blank=True, null=True, verbose_name="complaint possible until")),
                ("competence", models.JSONField(default=dict, verbose_name="competence")),
                ("limitation", models.JSONField(default=dict, verbose_name="limitation")),
            ],
            options={
                "verbose_name": "sanction",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lapses_on__isnull", True),
                            models.Q(("effective_on__isnull", False), ("effective_on__lt", models.F("lapses_on"))),
                            _connector="OR",
                        ),
                        name="a_sanction_lapses_after_its_effect",
                        violation_error_message="A decision lapses after it took effect.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
                ),
                (
                    "sanction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="complaints", to="cases.sanction"
                    ),
                ),
                (
                    "contested",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="complaints_against", to="cases.case"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    models.BooleanField(default=False, verbose_name="sentenced to non-custodial reform or more"),
                ),
                (
                    "moved_before",
                    models.BooleanField(default=False, verbose_name="moved to another party committee before"),
                ),
                ("handled_above", models.BooleanField(default=False, verbose_name="a higher level is handling it")),
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
                ("admitted_on", models.DateField(blank=True, null=True, verbose_name="decided on admission on")),
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
                ("statement", cases.models.base.ProseField(blank=True, verbose_name="statement of the complainant")),
                (
                    "differences",
                    cases.models.base.ProseField(blank=True, verbose_name="what differs from the decision"),
                ),
                (
                    "position",
                    cases.models.base.ProseField(blank=True, verbose_name="written position of the body that decided"),
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
                ("next_until", models.DateField(blank=True, null=True, verbose_name="next complaint possible until")),
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
                                models.Q(("reason", ""), _negated=True), models.Q(("rule_cited", ""), _negated=True)
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
            name="Deferral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(default=cases.models.team.new_key, editable=False, max_length=20, unique=True),
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
                            ("THKL", "Consideration of discipline"),
                            ("GQKN", "Complaint against discipline"),
                            ("DCSH", "Suspension"),
                            ("XLPH", "Wrongful discipline"),
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
                ("ended_reason", cases.models.base.NameField(blank=True, max_length=300, verbose_name="why it ended")),
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
                        condition=models.Q(("since__gte", models.F("given_on")), ("until__gt", models.F("since"))),
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
                            ("duty", "authority"), models.Q(("duty", "head"), ("team__isnull", False)), _connector="OR"
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
            name="CaseGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
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
                    models.Index(fields=["user", "content_object", "duty"], name="cases_caseg_user_id_58eb6c_idx"),
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
            name="EvidenceFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_piece_of_evidence_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="findings", to="cases.evidencefile", verbose_name="evidence"
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("case", "number"), name="one_finding_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Hindrance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("WITHDRAWN", "Complaint withdrawn"),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="cases.case"
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("invited_for", models.DateField(verbose_name="invited for")),
                ("came", models.BooleanField(null=True, verbose_name="came")),
                ("absence", cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("team", "Team meeting"),
                            ("deployment", "Deployment to the subject"),
                            ("working", "Working session"),
                            ("verification", "Verification"),
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
                ("refused_to_sign", models.BooleanField(default=False, verbose_name="the subject refused to sign")),
                ("witnesses", cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                            ("refused_to_sign", False), models.Q(("witnesses", ""), _negated=True), _connector="OR"
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
            name="Exoneration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exoneration", to="cases.case"
                    ),
                ),
                (
                    "sanction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exoneration", to="cases.sanction"
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
                ("paper", cases.models.base.NameField(max_length=300, verbose_name="paper that established it")),
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
                ("received_by", cases.models.base.NameField(max_length=300, verbose_name="who receives the apology")),
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
                    cases.models.base.ProseField(blank=True, verbose_name="responsibility of those who caused it"),
                ),
            ],
            options={
                "verbose_name": "exoneration",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("apologised_on__isnull", True), ("apology", "")),
                            models.Q(("apologised_on__isnull", False), models.Q(("apology", ""), _negated=True)),
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
            },
        ),
        migrations.CreateModel(
            name="Consideration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="considerations", to="cases.case"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consideration", to="cases.meeting"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="considerations", to="cases.body"
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
                            ("WITHDRAWN", "Complaint withdrawn"),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="ItemRecusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="cases.agendaitem"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
                ),
                ("ground", models.CharField(max_length=60, verbose_name="ground")),
                ("detail", cases.models.base.ProseField(blank=True, verbose_name="detail")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "member"), name="one_recusal_of_a_member_from_an_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="cases.agendaitem"
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
                "constraints": [models.UniqueConstraint(fields=("item", "number"), name="one_question_a_number")],
            },
        ),
        migrations.CreateModel(
            name="FollowUpItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("verification", cases.models.base.ProseField(blank=True, verbose_name="result of the verification")),
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
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="electors", to="cases.ballot"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
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
                    models.UniqueConstraint(fields=("ballot", "member"), name="one_line_of_an_elector_on_a_ballot"),
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
            },
        ),
        migrations.CreateModel(
            name="DisciplineMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("required_on", models.DateField(blank=True, null=True, verbose_name="discipline required since")),
                ("inspected_on", models.DateField(blank=True, null=True, verbose_name="inspection decided on")),
                ("dual", models.BooleanField(default=False, verbose_name="decision and plan of the inspection hold")),
                ("own_form", models.CharField(blank=True, max_length=12, verbose_name="form the subject proposes")),
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
            },
        ),
        migrations.CreateModel(
            name="Decider",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deciders", to="cases.complaint"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
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
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="cases.meeting"
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
                ("absence", cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationEventPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="cases.organizationevent"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="cases.organization"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("closed", "closed"), ("successor", "successor"), ("changed", "changed")],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="states", to="cases.organization"
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
                    models.UniqueConstraint(fields=("organization", "since"), name="one_state_of_an_organization_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="cases.member"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="cases.organization"
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
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
                "indexes": [
                    models.Index(fields=["organization", "duty", "until"], name="cases_post_organiz_22b720_idx"),
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
            name="ItemSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="cases.programmeitem"
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
                    models.UniqueConstraint(fields=("item", "organization"), name="an_item_names_an_organization_once"),
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
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("WITHDRAWN", "Complaint withdrawn"),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="responses", to="cases.finding"
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
                ("witnesses", cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("evidence", models.ManyToManyField(blank=True, related_name="responses", to="cases.evidencefile")),
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
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
            },
        ),
        migrations.CreateModel(
            name="Restoration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "exoneration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="restorations", to="cases.exoneration"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="restoration", to="cases.followupitem"
                    ),
                ),
                ("on_state_side", models.BooleanField(default=False, verbose_name="on the state's side")),
                ("rule_cited", models.CharField(max_length=300, verbose_name="rule")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="no longer in force from")),
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
                ("used_on", models.DateField(blank=True, editable=False, null=True, verbose_name="first used on")),
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
            },
        ),
        migrations.CreateModel(
            name="RuleConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            models.Q(("revoked_by__isnull", False), ("revoked_on__gte", models.F("confirmed_on"))),
                            _connector="OR",
                        ),
                        name="confirmation_is_revoked_after_it_was_given",
                        violation_error_message="A confirmation is revoked by a person, not before it was given.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sanction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notifications", to="cases.sanction"
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
            },
        ),
        migrations.CreateModel(
            name="SanctionChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                                models.Q(("result", "annul"), _negated=True), models.Q(("form", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="an_annulled_sanction_has_no_form",
                        violation_error_message="A sanction that is annulled has no form any more; every other change names one.",
                    )
                ],
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
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="seat_ends_after_it_begins",
                        violation_error_message="A seat cannot end before it began.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelfReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="self_reports", to="cases.case"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("received_from", cases.models.base.NameField(blank=True, max_length=300, verbose_name="handed in by")),
                ("summary", cases.models.base.ProseField(blank=True, verbose_name="summary")),
                ("not_handed_in", models.BooleanField(default=False, verbose_name="not handed in")),
                ("reason", cases.models.base.ProseField(blank=True, verbose_name="reason")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("witnesses", cases.models.base.NameField(blank=True, max_length=500, verbose_name="witnesses")),
                (
                    "served_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RollEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roll", to="cases.sitting"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
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
                ("absence", cases.models.base.NameField(blank=True, max_length=300, verbose_name="reason of absence")),
            ],
            options={
                "verbose_name": "member convened",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("sitting", "member"), name="one_line_of_a_member_on_a_roll"),
                    models.CheckConstraint(
                        condition=models.Q(("present", False), ("seated", True), _connector="OR"),
                        name="who_is_present_has_a_seat",
                        violation_error_message="A guest is no member of the body.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="SubjectHearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subject_hearing", to="cases.case"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subject_hearing", to="cases.meeting"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        choices=[("obstruction", "fixed term of the rulebook"), ("criminal", "term of the law")],
                        max_length=12,
                        verbose_name="track",
                    ),
                ),
                ("ground_rule", models.CharField(blank=True, max_length=300, verbose_name="rule of the ground")),
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
                    cases.models.base.NameField(blank=True, max_length=300, verbose_name="law enforcement body"),
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
                ("first_until", models.DateField(blank=True, null=True, verbose_name="last day as first decided")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("term_rule", models.CharField(blank=True, max_length=120, verbose_name="rule of the term")),
                ("term_cited", models.CharField(blank=True, max_length=300, verbose_name="article of the term")),
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
                                ("kind", "organization"), ("member__isnull", True), ("organization__isnull", False)
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
                            models.Q(("track", "obstruction"), ("trigger", "serious_signs_and_deliberate_obstruction")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "suspension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="cases.suspension"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                            models.Q(("decided_on__lte", models.F("former_until")), ("former_until__isnull", False)),
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
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declarations", to="cases.team"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
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
            },
        ),
        migrations.CreateModel(
            name="TeamChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
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
                    models.Index(fields=["user", "content_object", "duty"], name="cases_teamg_user_id_bbd998_idx"),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="cases.team"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="team_places", to="cases.member"
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
            },
        ),
        migrations.CreateModel(
            name="TeamSchedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("people", cases.models.base.NameField(blank=True, max_length=500, verbose_name="who takes part")),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="a_session_runs_forward",
                        violation_error_message="A session ends before it begins.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Teller",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tellers", to="cases.ballot"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.member"),
                ),
                ("name", cases.models.base.NameField(max_length=120, verbose_name="full name")),
                ("is_ready", models.BooleanField(default=False, verbose_name="has set a passphrase")),
            ],
            options={
                "verbose_name": "teller",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("ballot", "member"), name="one_place_of_a_teller")],
            },
        ),
        migrations.CreateModel(
            name="Recount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.teller"),
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
            },
        ),
        migrations.CreateModel(
            name="TellerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="cases.organization"
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
            },
        ),
        migrations.CreateModel(
            name="TrailEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="Violation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("by_assignment", models.BooleanField(default=False, verbose_name="in duty assigned by a superior")),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                            models.Q(("began_from__isnull", False), ("began_from__lte", models.F("began_until"))),
                            _connector="OR",
                        ),
                        name="a_range_of_beginnings_runs_forward",
                        violation_error_message="The earliest day comes before the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_until__isnull", True),
                            models.Q(("ended_from__isnull", False), ("ended_from__lte", models.F("ended_until"))),
                            _connector="OR",
                        ),
                        name="a_range_of_ends_runs_forward",
                        violation_error_message="The earliest day comes before the latest.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="a_pause_runs_forward",
                        violation_error_message="A pause ends after it began.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
    ]
