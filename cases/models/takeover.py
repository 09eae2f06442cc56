"""A case under way on paper that enters here at its step: what is proposed, the papers behind it, who confirmed it.

Its rows never change: what was proposed wrongly is refused with the reason, and proposed anew.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import Body, Member, Organization
from cases.models.programme import Kind
from cases.models.team import TeamRole, new_key


class TakeoverQuerySet(models.QuerySet["Takeover"]):
    """Questions asked of cases proposed to be taken over."""

    def standing(self) -> TakeoverQuerySet:
        """Those that wait or were confirmed: all that were not refused."""
        return self.filter(Q(decision__isnull=True) | Q(decision__case__isnull=False))

    def visible_to(self, user: Any, on: date | None = None) -> TakeoverQuerySet:
        """Those of the bodies the user prepares work for or signs for, never one about the user's own side."""
        from cases import reading

        rows = self.filter(reading.sees_takeover(user, on))
        return rows.select_related("body__organization", "proposed_by", "decision__case", "decision__by")

    def to_answer(self, user: Any, on: date | None = None) -> TakeoverQuerySet:
        """Those that wait for the user to confirm or refuse them, the longest waiting first."""
        from cases import reading

        rows = self.filter(reading.answers_takeover(user, on), decision__isnull=True)
        return rows.select_related("subject_organization", "subject_member", "proposed_by").order_by(
            "proposed_on", "pk"
        )

    def latest_first(self) -> TakeoverQuerySet:
        """The latest proposal first."""
        return self.order_by("-proposed_on", "-pk")

    def of_key(self, key: str) -> Takeover | None:
        """The one under this key."""
        return self.filter(key=key).first()

    def of_decision(self, body: Body, kind: str, number: str, signed_on: date) -> TakeoverQuerySet:
        """Those that rest on one decision of a body."""
        return self.filter(body=body, kind=kind, decision_number=number, decided_on=signed_on)


class Takeover(Kept):
    """A case under way on paper, as it is proposed to enter: body, subject, team, step, and what was done before."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="takeovers", verbose_name=_("body"))
    kind = models.CharField(_("procedure"), max_length=8, choices=Kind.choices)
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )
    subject_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    topic = NameField(_("topic"), max_length=500)
    content = ProseField(_("content"))
    decision_number = NameField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decided on"))
    days = models.PositiveSmallIntegerField(_("duration in days"), null=True, blank=True)
    self_report_due_on = models.DateField(_("self-report due on"), null=True, blank=True)
    step = models.CharField(_("enters at step"), max_length=4)
    waits_for = models.CharField(_("date its step sets"), max_length=40)
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TakeoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("case under way on paper")
        verbose_name_plural = _("cases under way on paper")
        indexes = [models.Index(fields=["body", "kind", "decided_on"])]
        constraints = [
            invariant(
                "a_case_taken_over_has_one_subject",
                Q(subject_organization__isnull=False, subject_member__isnull=True)
                | Q(subject_organization__isnull=True, subject_member__isnull=False),
                _("A case has one subject: an organization or a member."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_number}: {self.subject}"

    @property
    def subject(self) -> Organization | Member:
        """Whom it is about."""
        found = self.subject_organization or self.subject_member
        if found is None:
            raise TypeError("a constraint keeps takeovers without a subject out")
        return found

    @property
    def settled(self) -> TakeoverDecision | None:
        """What was decided on it, if anything."""
        return getattr(self, "decision", None)


class TakeoverPlace(Kept):
    """A member's place in the team, by the decision on paper."""

    takeover = models.ForeignKey(Takeover, models.PROTECT, related_name="places")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=10, choices=TeamRole.choices)
    assignment = ProseField(_("assignment"), blank=True)

    class Meta:
        verbose_name = _("member of a team taken over")
        constraints = [models.UniqueConstraint(fields=["takeover", "member"], name="one_place_in_a_takeover")]


class TakenStep(Kept):
    """A step that was done on paper, with its day."""

    takeover = models.ForeignKey(Takeover, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(_("no."))
    code = models.CharField(_("step"), max_length=4)
    done = models.CharField(_("date it sets"), max_length=40)
    on = models.DateField(_("done on"))

    class Meta:
        ordering = ["takeover", "position"]
        verbose_name = _("step done on paper")
        constraints = [models.UniqueConstraint(fields=["takeover", "done"], name="one_day_of_a_step_on_paper")]


class TakenPaper(Kept):
    """A paper that stands for a step done on paper: number, day, title, signer. Its number is none of our registers."""

    step = models.ForeignKey(TakenStep, models.PROTECT, related_name="papers")
    type_key = models.CharField(_("kind of paper"), max_length=40, blank=True)
    title = NameField(_("title"))
    number = NameField(_("number"), max_length=60, blank=True)
    signed_on = models.DateField(_("dated"))
    signer = NameField(_("signed by"))

    class Meta:
        ordering = ["step", "pk"]
        verbose_name = _("paper of a step done on paper")

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()


class TakeoverDecision(Kept):
    """Another person's answer to the proposal: the case that was opened, or why it was refused."""

    takeover = models.OneToOneField(Takeover, models.PROTECT, related_name="decision")
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="takeover_decision")
    reason = ProseField(_("reason"), blank=True)
    on = models.DateField(_("decided on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision on a case under way on paper")
        constraints = [
            invariant(
                "a_takeover_is_confirmed_or_refused_with_a_reason",
                Q(case__isnull=False, reason="") | (Q(case__isnull=True) & ~Q(reason="")),
                _("A case under way on paper is either opened, or refused with a reason."),
            )
        ]
