"""Suspensions: who is suspended from what, by whom, from which day to which, and why it ended.

Nobody is suspended because a row of theirs says so: it is asked for a day. A term that is over restores the rights by
itself, and a member's category stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.deadlines import SOON
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import Body, BodyKind, Category, Member, Organization, Seat

if TYPE_CHECKING:
    from cases.models.sitting import RollEntry

#: Bodies whose members lose their place there with the activity in a committee.
COMMITTEES = (BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE)

_CRIMINAL = [trigger.value for trigger in Trigger if trigger.is_criminal]


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Questions asked of suspensions; each is asked for a day."""

    def decided(self) -> SuspensionQuerySet:
        """Those decided, whatever became of them."""
        return self.filter(since__isnull=False)

    def in_force(self, on: date) -> SuspensionQuerySet:
        """Those that hold on that day: begun, not ended, and the term not over."""
        running = Q(until__isnull=True) | Q(until__gte=on)
        return self.filter(running, Q(ended_on__isnull=True) | Q(ended_on__gt=on), since__lte=on)

    def expiring(self, on: date) -> SuspensionQuerySet:
        """Those whose last day comes within a week, the nearest first."""
        return self.in_force(on).filter(until__lte=on + timedelta(days=SOON)).order_by("until", "pk")

    def expired(self, on: date) -> SuspensionQuerySet:
        """Those whose term was over before that day, without any act that ended them."""
        return self.filter(since__isnull=False, until__lt=on, ended_on__isnull=True).order_by("until", "pk")

    def outlived(self, on: date) -> SuspensionQuerySet:
        """Those that hold although the case they served is concluded: they are to be ended."""
        return self.in_force(on).filter(
            trigger=Trigger.OBSTRUCTION, case__opened_from__concluded_on__lte=on, follows__isnull=True
        )

    def without_a_vote(self, on: date, body: Body | None = None) -> SuspensionQuerySet:
        """Those that take a member's vote on that day: of party life, or, in a committee, of the seat's activity."""
        kinds = [SuspensionKind.PARTY_LIFE]
        if body is None or body.kind in COMMITTEES:
            kinds.append(SuspensionKind.COMMITTEE_SEAT)
        return self.in_force(on).filter(kind__in=kinds, member__isnull=False)

    def of_case(self, case: Case) -> SuspensionQuerySet:
        """Those of one case, the one decided before the one that follows it."""
        return self.filter(case=case).order_by("pk")


class Suspension(Kept):
    """A preventive measure, never a form of discipline: party life, a committee's activity, an organization's."""

    class Track(models.TextChoices):
        """How its term is reckoned."""

        OBSTRUCTION = "obstruction", _("fixed term of the rulebook")
        CRIMINAL = "criminal", _("term of the law")

    class End(models.TextChoices):
        """Why it ended."""

        EXPIRED = "expired", _("the term is over, the rights are restored")
        CONCLUSION = "conclusion", _("revoked with the conclusion")
        ACQUITTAL = "acquittal", _("acquitted, or proceedings stopped")
        DISCIPLINE = "discipline", _("discipline was decided")
        LEGAL_TERM = "legal_term", _("the term of the law has ended")

    case = models.ForeignKey(Case, models.PROTECT, related_name="suspensions")
    kind = models.CharField(_("what is suspended"), max_length=16, choices=SuspensionKind.choices)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="suspensions")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="suspensions")
    trigger = models.CharField(_("ground"), max_length=50, choices=Trigger.choices)
    track = models.CharField(_("track"), max_length=12, choices=Track.choices)
    ground_rule = models.CharField(_("rule of the ground"), max_length=300, blank=True)
    reason = ProseField(_("reason"))
    paper = NameField(_("paper it rests on"))
    standing = models.JSONField(_("standing of the subject"), default=dict)
    # The seat's activity is lost with party life: written with it, extended and ended with it.
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="seat_suspension")

    agency = NameField(_("law enforcement body"), blank=True)
    act_on = models.DateField(_("procedural act on"), null=True, blank=True)
    notified_on = models.DateField(_("notice received on"), null=True, blank=True)
    notice_due_on = models.DateField(_("notice due on"), null=True, blank=True)

    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="suspensions")
    competence = models.JSONField(_("competence"), default=dict)
    since = models.DateField(_("since"), null=True, blank=True)
    first_until = models.DateField(_("last day as first decided"), null=True, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)
    term_rule = models.CharField(_("rule of the term"), max_length=120, blank=True)
    term_cited = models.CharField(_("article of the term"), max_length=300, blank=True)
    heard = ProseField(_("opinion of the subject"), blank=True)
    ended_on = models.DateField(_("rights restored on"), null=True, blank=True)
    end = models.CharField(_("ended by"), max_length=10, choices=End.choices, blank=True)
    end_reason = ProseField(_("reason of the end"), blank=True)
    warned_on = models.DateField(_("warned on"), null=True, blank=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        indexes = [
            models.Index(fields=["member", "since"], name="suspension_of_member"),
            models.Index(fields=["organization", "since"], name="suspension_of_organization"),
            models.Index(fields=["until"], condition=Q(ended_on__isnull=True), name="suspension_term"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(follows__isnull=True), name="a_case_has_one_suspension"
            ),
            invariant(
                "an_organization_loses_its_activity_a_member_the_rest",
                Q(kind="organization", organization__isnull=False, member__isnull=True)
                | (~Q(kind="organization") & Q(organization__isnull=True, member__isnull=False)),
                _("An organization's activity is suspended, or a member's party life or committee activity."),
            ),
            invariant(
                "the_track_follows_the_ground",
                Q(track="criminal", trigger__in=_CRIMINAL) | Q(track="obstruction", trigger=Trigger.OBSTRUCTION.value),
                _("The term of the law belongs to criminal procedure, the fixed term to obstruction."),
            ),
            invariant(
                "a_suspension_runs_forward",
                Q(until__isnull=True) | Q(since__isnull=False, since__lte=F("until")),
                _("A suspension ends after it began."),
            ),
            invariant(
                "a_fixed_term_has_its_last_day",
                Q(since__isnull=True) | Q(track="criminal") | (Q(until__isnull=False) & ~Q(term_rule="")),
                _("A suspension for obstruction has a last day, by a rule."),
            ),
            invariant(
                "a_suspension_ends_for_a_cause",
                Q(ended_on__isnull=True, end="")
                | (Q(ended_on__isnull=False, since__isnull=False, ended_on__gte=F("since")) & ~Q(end="")),
                _("A suspension that ended says when and why."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on a day; after the last day it does not, without any act."""
        begun = self.since is not None and self.since <= on
        over = (self.until is not None and on > self.until) or (self.ended_on is not None and on >= self.ended_on)
        return begun and not over

    @property
    def restored_on(self) -> date | None:
        """From which day the rights are back, by an act or by themselves; none while nobody knows."""
        by_itself = self.until + timedelta(days=1) if self.until else None
        return min(filter(None, (self.ended_on, by_itself)), default=None)

    @property
    def notice_is_late(self) -> bool:
        """Whether law enforcement told the Party organization after its time."""
        return bool(self.notified_on and self.notice_due_on and self.notified_on > self.notice_due_on)


class SuspensionExtension(Kept):
    """More time for a suspension: once by a decision of its own, or as often as the law's own term is renewed."""

    suspension = models.ForeignKey(Suspension, models.PROTECT, related_name="extensions")
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    former_until = models.DateField(_("former last day"), null=True, blank=True)
    until = models.DateField(_("last day"))
    by_law = models.BooleanField(_("by the law's own term"), default=False)
    reason = ProseField(_("reason"))
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suspension"], condition=Q(by_law=False), name="a_suspension_is_extended_once"
            ),
            invariant(
                "an_extension_comes_before_the_term_is_over",
                Q(by_law=True) | Q(former_until__isnull=False, decided_on__lte=F("former_until")),
                _("A suspension is extended before its term is over."),
            ),
            invariant(
                "an_extension_of_a_suspension_adds_time",
                Q(former_until__isnull=True) | Q(until__gt=F("former_until")) | Q(by_law=True),
                _("An extension adds time."),
            ),
        ]


def suspended_members(on: date, *, body: Body | None = None, members: Iterable[int] | None = None) -> set[int]:
    """Return the members without a vote on a day."""
    rows = Suspension.objects.without_a_vote(on, body)
    if members is not None:
        rows = rows.filter(member__in=list(members))
    return {pk for pk in rows.values_list("member", flat=True) if pk is not None}


def is_suspended(member: Member, on: date, *, body: Body | None = None) -> bool:
    """Whether a member is suspended on a day: from party life, or from the activity in this committee."""
    return bool(suspended_members(on, body=body, members=[member.pk]))


def is_organization_suspended(organization: Organization, on: date) -> bool:
    """Whether the activity of an organization is suspended on a day."""
    return Suspension.objects.in_force(on).filter(organization=organization).exists()


def categories(seats: Iterable[Seat | RollEntry], body: Body, on: date) -> dict[int, str]:
    """Return the category in which each seat's member counts on a day; what the member's row says stays untouched."""
    held = list(seats)
    suspended = suspended_members(on, body=body, members=[seat.member_id for seat in held])
    return {
        seat.member_id: Category.SUSPENDED.value if seat.member_id in suspended else seat.member.category
        for seat in held
    }
