"""Delegation: a duty somebody carries out in another's place, by a paper, from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases import behalf
from cases.models.base import Kept, NameField, invariant
from cases.models.organization import Body, Member, Seat, in_force
from cases.models.programme import Kind
from cases.models.team import Team, new_key


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Questions asked of delegations."""

    def on(self, on: date) -> DelegationQuerySet:
        """Those by which somebody acts on that day."""
        return self.filter(in_force(on), Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def ahead(self, on: date) -> DelegationQuerySet:
        """Those in force on that day or afterwards."""
        return self.filter(until__gt=on, ended_on__isnull=True)

    def given_by(self, user: Any) -> DelegationQuerySet:
        """Those a user gave, the latest first."""
        return self._with_people().filter(giver__user=user)

    def received_by(self, user: Any) -> DelegationQuerySet:
        """Those by which a user acts for another, the latest first."""
        return self._with_people().filter(receiver__user=user)

    def overseen_by(self, user: Any, on: date) -> DelegationQuerySet:
        """Those between others in the bodies a user leads on that day, the latest first."""
        seats = Seat.objects.on(on).leading().filter(member__user=user)
        others = self._with_people().filter(body__in=seats.values("body"))
        return others.exclude(Q(giver__user=user) | Q(receiver__user=user))

    def behind(self, user: Any, team: int) -> Delegation | None:
        """Return the one by which the user does what is going on in a team's matters; asks only where there is one."""
        key = behalf.kept(user, team)
        return self.select_related("giver", "receiver", "body").get(pk=key) if key is not None else None

    def _with_people(self) -> DelegationQuerySet:
        return self.select_related("giver", "receiver", "body", "team").order_by("-since", "-pk")


class Delegation(Kept):
    """One person does the acts of another's duty, from a day to a day (exclusive), by a paper that says so.

    It reaches every matter of the body, those of one kind, or one team. Its grants carry it; nobody votes by it.
    """

    class Duty(models.TextChoices):
        """What can be delegated; the values are those of the duties delegated."""

        AUTHORITY = "authority", _("signing for the body")
        HEAD = "head", _("heading the team")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    duty = models.CharField(_("duty delegated"), max_length=20, choices=Duty.choices)
    body = models.ForeignKey(Body, models.PROTECT, related_name="delegations")
    giver = models.ForeignKey(Member, models.PROTECT, related_name="delegations_given", verbose_name=_("who delegates"))
    receiver = models.ForeignKey(
        Member, models.PROTECT, related_name="delegations_received", verbose_name=_("who acts in their place")
    )
    kind = models.CharField(_("kind of work"), max_length=8, choices=Kind.choices, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="delegations")
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    paper = NameField(_("paper or reason"))
    given_on = models.DateField(_("given on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = NameField(_("why it ended"), blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        indexes = [
            models.Index(fields=["receiver", "until"]),
            models.Index(fields=["giver", "until"]),
            models.Index(fields=["body", "until"]),
        ]
        constraints = [
            invariant(
                "a_delegation_has_its_days",
                Q(until__gt=F("since"), since__gte=F("given_on")),
                _("A delegation runs from a day to a later day, and begins no earlier than the day it is given."),
            ),
            invariant(
                "nobody_delegates_to_themselves",
                ~Q(giver=F("receiver")),
                _("Nobody acts in their own place."),
            ),
            invariant(
                "the_head_of_a_team_delegates_in_that_team",
                Q(duty="authority") | Q(duty="head", team__isnull=False),
                _("Who heads a team delegates in that team."),
            ),
            invariant(
                "a_delegation_ends_for_a_reason",
                Q(ended_on__isnull=True, ended_reason="")
                | (Q(ended_on__isnull=False, ended_on__gte=F("given_on")) & ~Q(ended_reason="")),
                _("A delegation that ended says when and why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.receiver_id}"

    @property
    def last_day(self) -> date:
        """The last day on which it holds; the day it was ended early is none."""
        return min(self.planned_day, self.ended_on - timedelta(days=1)) if self.ended_on else self.planned_day

    @property
    def planned_day(self) -> date:
        """The last day it was given for."""
        return self.until - timedelta(days=1)

    @property
    def reach(self) -> Q:
        """The condition on teams of the body that the delegation reaches them."""
        named = Q(pk=self.team_id) if self.team_id is not None else Q()
        return named & (Q(kind=self.kind) if self.kind else Q())
