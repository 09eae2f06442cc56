"""Who may do what in which case, from which day to which day; and the inbox rows that follow from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from guardian.models.models import UserObjectPermissionBase

from cases.models.case import Case
from cases.models.delegation import Delegation
from cases.models.team import Team


class CaseGrant(UserObjectPermissionBase):
    """A duty in one case, held by a user from one day to another (exclusive); guardian's direct-key permission row."""

    content_object = models.ForeignKey(Case, models.CASCADE, related_name="grants")
    duty = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_object", "duty"],
                condition=Q(until__isnull=True),
                name="one_open_grant_of_a_duty_in_a_case",
            )
        ]
        indexes = [
            models.Index(fields=["user", "content_object", "duty"]),
            models.Index(fields=["content_object", "duty"]),
        ]


class TeamGrant(UserObjectPermissionBase):
    """A duty in one team, held by a user from one day to another (exclusive)."""

    content_object = models.ForeignKey(Team, models.CASCADE, related_name="grants")
    duty = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_object", "duty"],
                condition=Q(until__isnull=True),
                name="one_open_grant_of_a_duty_in_a_team",
            )
        ]
        indexes = [
            models.Index(fields=["user", "content_object", "duty"]),
            models.Index(fields=["content_object", "duty"]),
        ]


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    """Questions asked of what waits."""

    def waiting(self, user: Any, on: date) -> WorkItemQuerySet:
        """What one person has to do that day."""
        return self.filter(user=user, since__lte=on, until__gt=on, closed_at__isnull=True)


class WorkItem(models.Model):
    """One thing one person has to do, with its legal deadline; the inbox reads nothing else."""

    # Empty while nobody with an account holds the duty: the row waits for whoever takes it.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="work")
    team = models.ForeignKey(Team, models.PROTECT, related_name="work")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="work")
    step = models.CharField(max_length=40)
    duty = models.CharField(max_length=20)
    due_on = models.DateField(_("due on"), default="9999-12-31")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # What somebody does in another's place is theirs on these days only (until: exclusive).
    since = models.DateField(default="0001-01-01")
    until = models.DateField(default="9999-12-31")

    objects = WorkItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("work item")
        indexes = [
            # The inbox's first page is one range of this index, however many rows others have.
            models.Index(
                fields=["user", "due_on", "id"], condition=Q(closed_at__isnull=True), name="open_work_by_deadline"
            ),
            models.Index(fields=["case", "step"], condition=Q(closed_at__isnull=True), name="open_work_of_a_case"),
            models.Index(fields=["team", "step"], condition=Q(closed_at__isnull=True), name="open_work_of_a_team"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "case", "step", "since"],
                condition=Q(closed_at__isnull=True, case__isnull=False),
                name="one_open_work_item_of_a_case_step",
            ),
            models.UniqueConstraint(
                fields=["user", "team", "step", "since"],
                condition=Q(closed_at__isnull=True, case__isnull=True),
                name="one_open_work_item_of_a_team_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} → {self.user_id}"
