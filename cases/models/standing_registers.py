"""Three registers a body keeps beside its cases: policies to amend, routine supervision, weak organizations."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import Body, Member, Organization


class RegisterQuerySet(models.QuerySet[Any]):
    """Questions asked of a register."""

    def visible_to(self, user: Any, on: Any = None) -> RegisterQuerySet:
        """Those of the bodies whose registers the user reads, never on the user's own organization or person."""
        from cases import reading

        return self.filter(reading.sees_register(user, self.model, on))


class PolicyRecommendation(Kept):
    """A conclusion found that a policy or regulation should be amended; whom that was told, and the answer."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="policy_recommendations")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="policy_recommendations", verbose_name=_("conclusion")
    )
    regulation = NameField(_("policy or regulation"))
    text = ProseField(_("what should be amended"))
    addressed_to = NameField(_("recommended to"))
    on = models.DateField(_("recommended on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    adopted = models.BooleanField(_("adopted"), default=False)
    answer = ProseField(_("answer"), blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("recommendation to amend a policy")
        indexes = [models.Index(fields=["body", "on"])]
        constraints = [
            invariant(
                "an_answer_follows_its_recommendation",
                Q(answered_on__isnull=True, answer="", adopted=False)
                | (Q(answered_on__isnull=False, answered_on__gte=F("on")) & ~Q(answer="")),
                _("An answer has its day and its words, and comes after the recommendation."),
            )
        ]

    def __str__(self) -> str:
        return self.regulation


class SupervisionEntry(Kept):
    """One entry of routine supervision (giám sát thường xuyên): observed directly or through papers, without a team."""

    class Form(models.TextChoices):
        """How it is supervised (QĐ 22, giám sát thường xuyên)."""

        DIRECT = "direct", _("directly")
        INDIRECT = "indirect", _("indirectly")

    body = models.ForeignKey(Body, models.PROTECT, related_name="supervision_log")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField(_("form"), max_length=8, choices=Form.choices)
    on = models.DateField(_("supervised on"))
    content = ProseField(_("what was supervised"))
    finding = ProseField(_("what was found"))
    remark = ProseField(_("reminder or recommendation"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("entry of routine supervision")
        indexes = [models.Index(fields=["body", "on"])]
        constraints = [
            invariant(
                "routine_supervision_is_of_one_subject",
                Q(organization__isnull=False, member__isnull=True) | Q(organization__isnull=True, member__isnull=False),
                _("Routine supervision is of an organization or a member."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organization or self.member)


class WeakOrganization(Kept):
    """An organization listed as weak (tổ chức đảng yếu kém), with the measures that are to strengthen it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="weak_organizations")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    listed_on = models.DateField(_("listed on"))
    reasons = ProseField(_("reasons"))
    measures = ProseField(_("measures"))
    in_charge = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("person in charge"))
    review_on = models.DateField(_("next review on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    strengthened_on = models.DateField(_("strengthened on"), null=True, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["review_on", "pk"]
        verbose_name = _("weak organization")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organization"],
                condition=Q(strengthened_on__isnull=True),
                name="an_organization_is_listed_as_weak_once",
            ),
            invariant(
                "a_weak_organization_is_reviewed_after_it_is_listed",
                Q(review_on__gt=F("listed_on")),
                _("The review comes after the listing."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class WeakReview(Kept):
    """One review of a weak organization: what became of the measures, and when it is looked at again."""

    row = models.ForeignKey(WeakOrganization, models.PROTECT, related_name="reviews")
    on = models.DateField(_("reviewed on"))
    result = ProseField(_("result"))
    measures = ProseField(_("measures from now on"), blank=True)
    review_on = models.DateField(_("next review on"), null=True, blank=True)
    strengthened = models.BooleanField(_("strengthened: taken from the list"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            invariant(
                "a_review_names_the_next_one_or_ends",
                Q(strengthened=True, review_on__isnull=True)
                | Q(strengthened=False, review_on__isnull=False, review_on__gt=F("on")),
                _("A review names the day of the next one, or takes the organization from the list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
