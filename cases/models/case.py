"""The case: one subject, one clock, one hearing, one report, one notice."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Level, Member, Organization
from cases.models.programme import PROGRAMME_KINDS, SIGNS_KINDS, Kind
from cases.models.team import Team, new_key
from cases.names import search_key


class Outcome(models.TextChoices):
    """How a case may end; which of them a procedure has is said by `OUTCOMES`."""

    NO_VIOLATION = "NO_VIOLATION", _("No violation")
    LESSONS = "LESSONS", _("Shortcomings: lessons to be learned")
    SIGNS_OF_VIOLATION = "SIGNS_OF_VIOLATION", _("Signs of violation")
    DISCIPLINE_REQUIRED = "DISCIPLINE_REQUIRED", _("Discipline required")
    REMINDED = "REMINDED", _("Reminded to correct")
    POLICY_RECOMMENDED = "POLICY_RECOMMENDED", _("Policy change recommended")
    DISCIPLINED = "DISCIPLINED", _("Disciplined")
    NOT_DISCIPLINED = "NOT_DISCIPLINED", _("No discipline")
    LIMITATION_EXPIRED = "LIMITATION_EXPIRED", _("No discipline: the limitation period has run out")
    PROPOSED_ABOVE = "PROPOSED_ABOVE", _("Proposed to the competent level")
    UPHELD = "UPHELD", _("Form upheld")
    INCREASED = "INCREASED", _("Form increased")
    DECREASED = "DECREASED", _("Form decreased")
    ANNULLED = "ANNULLED", _("Discipline annulled")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    FILES_RECONSIDERED = "FILES_RECONSIDERED", _("Disciplinary files to be reconsidered")
    MONEY_TREATED = "MONEY_TREATED", _("Money to be recovered or accounted again")
    DENUNCIATION_FALSE = "DENUNCIATION_FALSE", _("Denunciation false")
    DENUNCIATION_UNFOUNDED = "DENUNC_UNFOUNDED", _("Denunciation unfounded or insufficient")
    FOUNDED_SHORTCOMING = "FOUNDED_SHORTCOMING", _("Founded: shortcoming")
    FOUNDED_VIOLATION = "FOUNDED_VIOLATION", _("Founded: violation")
    NOT_RESOLVED = "NOT_RESOLVED", _("Not resolved as a denunciation")
    FULFILLED = "FULFILLED", _("Requirements fulfilled")
    NOT_FULFILLED = "NOT_FULFILLED", _("Not fulfilled: a new sign of violation")


#: Denunciations in which something was found, and so something is required of the denounced.
FOUNDED = (Outcome.FOUNDED_SHORTCOMING, Outcome.FOUNDED_VIOLATION)
#: The others, which end without a requirement.
NOT_FOUNDED = (
    Outcome.DENUNCIATION_FALSE,
    Outcome.DENUNCIATION_UNFOUNDED,
    Outcome.WITHDRAWN,
    Outcome.NOT_RESOLVED,
)


#: Closing branches of E2, as `procedures.md` names them for each procedure.
OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    Kind.COMPLIANCE_INSPECTION: (
        Outcome.NO_VIOLATION,
        Outcome.LESSONS,
        Outcome.SIGNS_OF_VIOLATION,
        Outcome.DISCIPLINE_REQUIRED,
    ),
    Kind.THEMATIC_SUPERVISION: (Outcome.REMINDED, Outcome.SIGNS_OF_VIOLATION, Outcome.POLICY_RECOMMENDED),
    Kind.SIGNS_ORGANIZATION: (
        Outcome.NO_VIOLATION,
        Outcome.LESSONS,
        Outcome.DISCIPLINE_REQUIRED,
        Outcome.PROPOSED_ABOVE,
    ),
    Kind.SIGNS_MEMBER: (
        Outcome.NO_VIOLATION,
        Outcome.LESSONS,
        Outcome.DISCIPLINE_REQUIRED,
        Outcome.PROPOSED_ABOVE,
    ),
    Kind.MANDATE_INSPECTION: (
        Outcome.NO_VIOLATION,
        Outcome.LESSONS,
        Outcome.FILES_RECONSIDERED,
        Outcome.SIGNS_OF_VIOLATION,
    ),
    Kind.FINANCE_INSPECTION: (
        Outcome.NO_VIOLATION,
        Outcome.LESSONS,
        Outcome.MONEY_TREATED,
        Outcome.DISCIPLINE_REQUIRED,
    ),
    Kind.DENUNCIATION: (
        Outcome.DENUNCIATION_FALSE,
        Outcome.DENUNCIATION_UNFOUNDED,
        Outcome.FOUNDED_SHORTCOMING,
        Outcome.FOUNDED_VIOLATION,
        Outcome.WITHDRAWN,
        Outcome.NOT_RESOLVED,
    ),
    Kind.DISCIPLINE: (
        Outcome.DISCIPLINED,
        Outcome.NOT_DISCIPLINED,
        Outcome.LIMITATION_EXPIRED,
        Outcome.PROPOSED_ABOVE,
    ),
    Kind.COMPLAINT: (
        Outcome.UPHELD,
        Outcome.INCREASED,
        Outcome.DECREASED,
        Outcome.ANNULLED,
        Outcome.PROPOSED_ABOVE,
        Outcome.WITHDRAWN,
    ),
    # A measure that runs and ends, a wrong that is put right: no body concludes on them.
    Kind.SUSPENSION: (),
    Kind.EXONERATION: (),
    Kind.FOLLOW_UP: (Outcome.FULFILLED, Outcome.NOT_FULFILLED),
}


#: Closing branches of what the annual programme plans.
PROGRAMME_OUTCOMES = tuple(dict.fromkeys(outcome for kind in PROGRAMME_KINDS for outcome in OUTCOMES[kind]))


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions asked of cases; who may see which is asked of the policy."""

    def visible_to(self, user: object, on: date | None = None) -> CaseQuerySet:
        """Those whose file the user may open: a grant in force and no recusal."""
        from cases import policy

        return self.filter(policy.sees_case(user, on))

    def represented_by(self, user: object, on: date | None = None) -> CaseQuerySet:
        """Those in which the user answers for the subject."""
        from cases import policy

        return self.filter(policy.answers_in(user, on))

    def of_key(self, key: str) -> CaseQuerySet:
        """The one with this key."""
        return self.filter(key=key)

    def of_team(self, team: Team) -> CaseQuerySet:
        """Those of a team."""
        return self.filter(team=team)

    def of_organization(self, organization: Organization) -> CaseQuerySet:
        """Those of an organization, the latest first."""
        return self.filter(subject_organization=organization).select_related("team").order_by("-opened_on")

    def open(self) -> CaseQuerySet:
        """Those not closed."""
        return self.filter(closed_on__isnull=True)

    def concluded(self) -> CaseQuerySet:
        """Those the body has concluded."""
        return self.filter(concluded_on__isnull=False)

    def overdue(self, on: date) -> CaseQuerySet:
        """Those whose time ran out before that day without a report laid before the body."""
        return self.filter(due_on__lt=on, submitted_on__isnull=True)

    def escalated_to(self, bodies: object) -> CaseQuerySet:
        """Those overdue below some bodies that were told to them, and are not reported yet; the longest first."""
        told = self.filter(escalated_to__in=bodies, submitted_on__isnull=True)
        return told.select_related("body").order_by("due_on", "pk")

    def late(self, on: date) -> CaseQuerySet:
        """Those reported after their time, or overdue on that day."""
        return self.filter(Q(submitted_on__gt=F("due_on")) | Q(due_on__lt=on, submitted_on__isnull=True))

    def found(self, words: str) -> CaseQuerySet:
        """Those whose subject, code or topic matches, without regard to accents and case."""
        return self.filter(search_key__contains=search_key(words))


class Case(Kept):
    """One matter of one subject, inspected, supervised or disciplined, from its opening to its closed file."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    code = models.CharField(_("case"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    team = models.ForeignKey(Team, models.PROTECT, related_name="cases")
    body = models.ForeignKey(Body, models.PROTECT, related_name="cases")
    subject_organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="cases")
    subject_member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="cases")
    subject_name = NameField(_("subject"))
    subject_level = models.CharField(_("level"), max_length=8, choices=Level.choices)
    managing_organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")

    opened_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="opened_after", verbose_name=_("opened from")
    )
    fast_track = models.BooleanField(_("on a judgment in force"), default=False)
    opened_on = models.DateField(_("opened on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    prepared_on = models.DateField(_("prepared on"), null=True, blank=True)
    deployed_on = models.DateField(_("deployed on"), null=True, blank=True)
    self_report_due_on = models.DateField(_("self-report due on"), null=True, blank=True)
    self_reported_on = models.DateField(_("self-report received on"), null=True, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    drafted_on = models.DateField(_("drafted on"), null=True, blank=True)
    draft_heard_on = models.DateField(_("draft heard on"), null=True, blank=True)
    conferred_on = models.DateField(_("conference held on"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    heard_on = models.DateField(_("subject heard on"), null=True, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    sanctioned_on = models.DateField(_("decision on discipline issued on"), null=True, blank=True)
    notice_issued_on = models.DateField(_("notice issued on"), null=True, blank=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    effected_on = models.DateField(_("reported and entered on"), null=True, blank=True)
    follow_up_assigned_on = models.DateField(_("follow-up assigned on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    clock_started_on = models.DateField(_("clock started on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True, db_index=True)
    overdue_noted_on = models.DateField(_("overdue noted on"), null=True, blank=True)
    escalated_on = models.DateField(_("told to the body above on"), null=True, blank=True)
    escalated_to = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    returns = models.PositiveSmallIntegerField(_("times returned"), default=0)

    search_key = models.CharField(max_length=900, editable=False, db_index=False)
    trail_length = models.PositiveIntegerField(default=0, editable=False)
    trail_head = models.CharField(max_length=64, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(fields=["team", "closed_on"]),
            models.Index(fields=["body", "kind", "concluded_on"]),
            models.Index(fields=["subject_organization"]),
        ]
        permissions = [
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
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "subject_organization"],
                condition=Q(subject_organization__isnull=False),
                name="a_team_has_one_case_of_an_organization",
            ),
            models.UniqueConstraint(
                fields=["team", "subject_member"],
                condition=Q(subject_member__isnull=False),
                name="a_team_has_one_case_of_a_member",
            ),
            invariant(
                "a_case_has_one_subject",
                Q(subject_organization__isnull=False, subject_member__isnull=True)
                | Q(subject_organization__isnull=True, subject_member__isnull=False),
                _("A case has one subject: an organization or a member."),
            ),
            invariant(
                "nothing_touches_the_subject_before_the_decision",
                Q(deployed_on__isnull=True) | Q(decided_on__isnull=False, decided_on__lte=F("deployed_on")),
                _("The subject is approached only after the decision is signed."),
            ),
            invariant(
                "supervision_never_disciplines",
                ~Q(kind=Kind.THEMATIC_SUPERVISION, outcome=Outcome.DISCIPLINE_REQUIRED),
                _("Supervision does not discipline. Open an inspection on signs of violation."),
            ),
            invariant(
                "a_conclusion_follows_a_report",
                Q(concluded_on__isnull=True)
                | Q(submitted_on__isnull=False, submitted_on__lte=F("concluded_on"))
                | Q(kind=Kind.DISCIPLINE, outcome=Outcome.NOT_DISCIPLINED)
                | Q(kind=Kind.COMPLAINT, outcome=Outcome.WITHDRAWN)
                | Q(kind=Kind.DENUNCIATION, outcome__in=[Outcome.WITHDRAWN, Outcome.NOT_RESOLVED]),
                _("The body concludes on a report laid before it."),
            ),
            invariant(
                "a_concluded_case_has_an_outcome",
                Q(concluded_on__isnull=True, outcome="") | (Q(concluded_on__isnull=False) & ~Q(outcome="")),
                _("A concluded case has an outcome, and only a concluded one."),
            ),
            invariant(
                "a_notice_is_announced_after_the_conclusion",
                Q(announced_on__isnull=True) | Q(concluded_on__isnull=False, concluded_on__lte=F("announced_on")),
                _("A conclusion is announced after it was reached."),
            ),
            invariant(
                "a_file_closes_after_its_follow_up_is_assigned",
                Q(closed_on__isnull=True)
                | Q(follow_up_assigned_on__isnull=False)
                | Q(kind__in=[Kind.DISCIPLINE, Kind.COMPLAINT, Kind.FOLLOW_UP], concluded_on__isnull=False)
                | Q(kind=Kind.DENUNCIATION, outcome__in=NOT_FOUNDED)
                | Q(kind__in=SIGNS_KINDS, decided_on__isnull=True)  # the signs were not enough: monitoring goes on
                | Q(kind=Kind.SUSPENSION),
                _("A file closes when a person is assigned to follow up."),
            ),
            invariant(
                "discipline_is_issued_where_the_body_decided_it",
                Q(sanctioned_on__isnull=True)
                | Q(
                    kind=Kind.DISCIPLINE,
                    outcome=Outcome.DISCIPLINED,
                    concluded_on__isnull=False,
                    concluded_on__lte=F("sanctioned_on"),
                ),
                _("A decision on discipline follows the body's own decision."),
            ),
            invariant(
                "discipline_is_announced_after_it_is_issued",
                ~Q(kind=Kind.DISCIPLINE)
                | Q(announced_on__isnull=True)
                | Q(sanctioned_on__isnull=False, sanctioned_on__lte=F("announced_on")),
                _("A decision on discipline is announced after it was issued."),
            ),
            invariant(
                "only_discipline_goes_by_a_judgment",
                Q(fast_track=False) | Q(kind=Kind.DISCIPLINE),
                _("Only a case of discipline goes by a judgment in force."),
            ),
            invariant(
                "a_clock_runs_forward",
                Q(due_on__isnull=True) | Q(clock_started_on__isnull=False, clock_started_on__lte=F("due_on")),
                _("A deadline follows the start of the clock."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject_name}"

    def index_names(self) -> None:
        """Compute the key under which the case is found; its names never change."""
        self.search_key = search_key(f"{self.code} {self.subject_name} {self.team.topic}")

    @property
    def is_inspection(self) -> bool:
        """Whether this is an inspection, not a supervision."""
        return self.kind != Kind.THEMATIC_SUPERVISION

    @property
    def is_discipline(self) -> bool:
        """Whether discipline is considered here."""
        return self.kind == Kind.DISCIPLINE

    @property
    def is_complaint(self) -> bool:
        """Whether a complaint against discipline is handled here."""
        return self.kind == Kind.COMPLAINT

    @property
    def case_to_open(self) -> CaseToOpen:
        """What its conclusion calls for; the first of several. Raises `DoesNotExist` where it calls for nothing."""
        return self.cases_to_open.earliest("pk")

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The closing branches of this procedure."""
        return OUTCOMES[self.kind]


class Extension(Kept):
    """More time, once, by a decision of the authority."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="extension")
    requested_on = models.DateField(_("requested on"))
    requested_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reason = ProseField(_("reason"))
    days = models.PositiveSmallIntegerField(_("days"))
    former_due_on = models.DateField(_("former deadline"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    refused_on = models.DateField(_("refused on"), null=True, blank=True)
    refusal = ProseField(_("reason of the refusal"), blank=True)

    class Meta:
        constraints = [
            invariant(
                "an_extension_is_decided_by_another",
                Q(decided_by__isnull=True) | ~Q(decided_by=F("requested_by")),
                _("Who asks for more time does not grant it."),
            )
        ]


class CaseToOpen(Kept):
    """A conclusion that calls for a procedure not opened yet; the list of cases to open. One may call for several."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="cases_to_open")
    procedure = models.CharField(_("procedure"), max_length=10)
    reason = ProseField(_("reason"))
    on = models.DateField(_("listed on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "procedure"], name="a_case_calls_once_for_a_procedure"),
        ]
