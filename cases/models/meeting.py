"""Meetings with presence and minutes, and the body's consideration of a report."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case, Outcome
from cases.models.delivery import Delivery
from cases.models.organization import Body, Member
from cases.models.team import Team


class MeetingKind(models.TextChoices):
    """Meetings of the procedures; each produces minutes."""

    TEAM = "team", _("Team meeting")
    DEPLOYMENT = "deployment", _("Deployment to the subject")
    WORKING = "working", _("Working session")
    VERIFICATION = "verification", _("Verification")
    RECONCILIATION = "reconcile", _("Reconciliation of figures")
    DENOUNCER = "denouncer", _("Work with the denouncer")
    DRAFT = "draft", _("Meeting through the draft report")
    CONFERENCE = "conference", _("Conference of the subject's organization")
    HEARING = "hearing", _("Hearing of the subject")
    DELIBERATION = "deliberation", _("Meeting of the body")
    ANNOUNCEMENT = "announcement", _("Announcement")
    APOLOGY = "apology", _("Apology")
    HANDOVER = "handover", _("Lessons and hand-over")


class Meeting(Kept):
    """One meeting of a team or in a case, with its minutes."""

    kind = models.CharField(_("kind"), max_length=12, choices=MeetingKind.choices)
    team = models.ForeignKey(Team, models.PROTECT, related_name="meetings")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="meetings")
    held_on = models.DateField(_("held on"))
    began_at = models.TimeField(_("began at"), null=True, blank=True)
    ended_at = models.TimeField(_("ended at"), null=True, blank=True)
    place = NameField(_("place"), blank=True)
    chaired_by = NameField(_("chair"))
    recorded_by = NameField(_("recorder"))
    course = ProseField(_("course of the meeting"))
    result = ProseField(_("result"), blank=True)
    refused_to_sign = models.BooleanField(_("the subject refused to sign"), default=False)
    witnesses = NameField(_("witnesses"), max_length=500, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name = _("meeting")
        indexes = [models.Index(fields=["case", "kind"]), models.Index(fields=["team", "kind"])]
        constraints = [
            invariant(
                "a_refusal_to_sign_has_witnesses",
                Q(refused_to_sign=False) | ~Q(witnesses=""),
                _("A refusal to sign is recorded with witnesses."),
            ),
            invariant(
                "a_meeting_runs_forward",
                Q(began_at__isnull=True) | Q(ended_at__isnull=True) | Q(ended_at__gt=F("began_at")),
                _("A meeting ends after it began."),
            ),
        ]


class Attendance(Kept):
    """Who was called to a meeting, in which capacity, and whether they came."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    name = NameField(_("full name"))
    capacity = NameField(_("capacity"), blank=True)
    present = models.BooleanField(_("present"), default=True)
    absence = NameField(_("reason of absence"), blank=True)

    class Meta:
        ordering = ["pk"]


class Consideration(Kept):
    """The body's act on a report: roll on the date, presence, votes, and the result by the rule (E2)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="considerations")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="consideration")
    body = models.ForeignKey(Body, models.PROTECT, related_name="considerations")
    on = models.DateField(_("considered on"))
    roll = models.PositiveSmallIntegerField(_("members with a vote"))
    present = models.PositiveSmallIntegerField(_("present"))
    votes_for = models.PositiveSmallIntegerField(_("for"))
    votes_against = models.PositiveSmallIntegerField(_("against"))
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    returned = models.BooleanField(_("returned to the team"), default=False)
    remarks = ProseField(_("remarks of the body"), blank=True)
    approved_sha256 = models.CharField(_("hash of the approved text"), max_length=64, blank=True)
    chaired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            invariant(
                "presence_within_the_roll", Q(present__lte=F("roll")), _("More people present than the body has.")
            ),
            invariant(
                "votes_within_presence",
                Q(present__gte=F("votes_for") + F("votes_against")),
                _("More votes than people present."),
            ),
            invariant(
                "a_return_has_remarks",
                Q(returned=False) | ~Q(remarks=""),
                _("A report is returned with the body's remarks."),
            ),
            invariant(
                "a_case_is_concluded_or_returned",
                Q(returned=True, outcome="") | (Q(returned=False) & ~Q(outcome="")),
                _("The body either concludes or returns the report."),
            ),
        ]


class ServiceQuerySet(models.QuerySet["Service"]):
    """Questions asked of papers handed over."""

    def of(self, delivery: Delivery) -> ServiceQuerySet:
        """Every attempt to bring a paper to one addressee, the first first; to the subject also by an act of the case.

        An act names the paper by its version, by its symbol, or by its kind alone.
        """
        own = Q(delivery=delivery)
        if delivery.to_subject:
            versions = [delivery.version, delivery.symbol, ""]
            own |= Q(delivery=None, case=delivery.case_id, paper=delivery.paper, version__in=versions)
        return self.filter(own).select_related("served_by", "proved_by").order_by("pk")

    def open(self) -> ServiceQuerySet:
        """Those without a receipt, a refusal or a return."""
        return self.filter(received_on__isnull=True, refused=False, returned_on__isnull=True)


class Service(Kept):
    """A paper that reached somebody: which paper and version, to whom, when, how, with which proof."""

    class Channel(models.TextChoices):
        """How a paper is handed over."""

        IN_PERSON = "in_person", _("handed over in person")
        MEETING = "meeting", _("read and handed over at a meeting")
        POST = "post", _("sent by official post")
        SYSTEM = "system", _("through this system")

    case = models.ForeignKey(Case, models.PROTECT, related_name="services")
    paper = models.CharField(_("paper"), max_length=40)
    version = models.CharField(_("version"), max_length=64, blank=True)
    title = NameField(_("title"))
    served_on = models.DateField(_("served on"))
    served_to = NameField(_("served to"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    received_on = models.DateField(_("receipt on"), null=True, blank=True)
    refused = models.BooleanField(_("refused to receive"), default=False)
    witnesses = NameField(_("witnesses"), max_length=500, blank=True)
    served_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # One attempt among those to bring a paper to one addressee; an act of the case names the paper alone.
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, related_name="services")
    again = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("after the attempt")
    )
    slip = models.CharField(_("number of the dispatch slip"), max_length=60, blank=True)
    received_by = NameField(_("received by"), blank=True)
    refused_on = models.DateField(_("receipt refused on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    return_reason = NameField(_("why it came back"), max_length=500, blank=True)
    proved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["served_on", "pk"]
        indexes = [models.Index(fields=["case", "paper"])]
        constraints = [
            invariant(
                "a_refusal_to_receive_has_witnesses",
                Q(refused=False) | ~Q(witnesses=""),
                _("A refusal to receive is recorded with witnesses."),
            ),
            invariant(
                "what_came_back_reached_nobody",
                Q(returned_on__isnull=True) | (Q(received_on__isnull=True, refused=False) & ~Q(return_reason="")),
                _("What came back undelivered has a reason, and neither receipt nor refusal."),
            ),
        ]

    @property
    def proved(self) -> bool:
        """Whether there is a receipt, or a refusal before witnesses."""
        return self.received_on is not None or self.refused

    @property
    def proved_on(self) -> date | None:
        """The day from which a time that follows the proof runs; none while there is no proof."""
        if self.received_on is not None:
            return self.received_on
        return (self.refused_on or self.served_on) if self.refused else None


class FollowUpItem(models.Model):
    """One requirement of a conclusion: owner, due date, verifier; closed by the verifier, never by its owner."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="follow_up")
    number = models.PositiveSmallIntegerField(_("no."))
    requirement = ProseField(_("requirement"))
    owner = NameField(_("to be carried out by"))
    owner_member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("due on"))
    # Thousands of đồng to be recovered, where the requirement asks for money.
    amount = models.PositiveBigIntegerField(_("amount to be recovered"), null=True, blank=True)
    verifier = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("verified by"))
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    report = ProseField(_("report"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verification = ProseField(_("result of the verification"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_follow_up_a_number"),
            invariant(
                "an_owner_is_not_the_verifier",
                Q(owner_member__isnull=True) | ~Q(owner_member=F("verifier")),
                _("Who must carry out a requirement does not verify it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.requirement[:80]}"

    @property
    def repaid(self) -> int:
        """What was paid back so far, in thousands of đồng."""
        return sum(row.amount for row in self.repayments.all())

    @property
    def remaining(self) -> int:
        """What is still to be paid; nothing where no money is asked for."""
        return 0 if self.amount is None else self.amount - self.repaid
