import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_finance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WeakOrganization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("listed_on", models.DateField(verbose_name="listed on")),
                ("reasons", cases.models.base.ProseField(verbose_name="reasons")),
                ("measures", cases.models.base.ProseField(verbose_name="measures")),
                ("review_on", models.DateField(verbose_name="next review on")),
                ("strengthened_on", models.DateField(blank=True, null=True, verbose_name="strengthened on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="weak_organizations", to="cases.body"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "in_charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.member",
                        verbose_name="person in charge",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.organization"
                    ),
                ),
            ],
            options={
                "verbose_name": "weak organization",
                "ordering": ["review_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WeakReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="reviewed on")),
                ("result", cases.models.base.ProseField(verbose_name="result")),
                ("measures", cases.models.base.ProseField(blank=True, verbose_name="measures from now on")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="next review on")),
                ("strengthened", models.BooleanField(default=False, verbose_name="strengthened: taken from the list")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="cases.weakorganization"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", cases.models.base.ProseField(blank=True, verbose_name="remediation plan")),
                ("plan_from", cases.models.base.NameField(blank=True, max_length=300, verbose_name="handed in by")),
                ("plan_missing", models.BooleanField(default=False, verbose_name="no plan was handed in")),
                ("reinspection", cases.models.base.ProseField(blank=True, verbose_name="result of the re-inspection")),
                ("summary", cases.models.base.ProseField(blank=True, verbose_name="what is reported")),
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
                        condition=models.Q(("urged_by__isnull", True), ("assigned_by__isnull", False), _connector="OR"),
                        name="a_person_who_urges_is_assigned",
                        violation_error_message="Who urges is assigned by the authority.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_missing", False), ("plan", ""), _connector="OR"),
                        name="a_plan_is_there_or_is_missing",
                        violation_error_message="A plan was handed in, or it is missing: not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_up_notes", to="cases.case"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.followupitem"
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
            name="PolicyRecommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regulation", cases.models.base.NameField(max_length=300, verbose_name="policy or regulation")),
                ("text", cases.models.base.ProseField(verbose_name="what should be amended")),
                ("addressed_to", cases.models.base.NameField(max_length=300, verbose_name="recommended to")),
                ("on", models.DateField(verbose_name="recommended on")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("adopted", models.BooleanField(default=False, verbose_name="adopted")),
                ("answer", cases.models.base.ProseField(blank=True, verbose_name="answer")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_recommendations",
                        to="cases.body",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            name="SupervisionEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(
                        choices=[("direct", "directly"), ("indirect", "indirectly")], max_length=8, verbose_name="form"
                    ),
                ),
                ("on", models.DateField(verbose_name="supervised on")),
                ("content", cases.models.base.ProseField(verbose_name="what was supervised")),
                ("finding", cases.models.base.ProseField(verbose_name="what was found")),
                ("remark", cases.models.base.ProseField(blank=True, verbose_name="reminder or recommendation")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="supervision_log", to="cases.body"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    "organization",
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
        migrations.AddConstraint(
            model_name="weakorganization",
            constraint=models.UniqueConstraint(
                condition=models.Q(("strengthened_on__isnull", True)),
                fields=("body", "organization"),
                name="an_organization_is_listed_as_weak_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="weakorganization",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_on__gt", models.F("listed_on"))),
                name="a_weak_organization_is_reviewed_after_it_is_listed",
                violation_error_message="The review comes after the listing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="weakreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("review_on__isnull", True), ("strengthened", True)),
                    models.Q(("review_on__gt", models.F("on")), ("review_on__isnull", False), ("strengthened", False)),
                    _connector="OR",
                ),
                name="a_review_names_the_next_one_or_ends",
                violation_error_message="A review names the day of the next one, or takes the organization from the list.",
            ),
        ),
    ]
