"""Closed periods of the statistical forms: proposed, approved, frozen with the rows behind every cell, restated."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.organization import Body, Post, PostDuty, Seat
from cases.models.team import new_key


def closable_by(user: Any, on: date) -> models.QuerySet[Body]:
    """Return the bodies of the organizations for which the user reports on that day."""
    posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.REPORTING_SECRETARY)
    found = Body.objects.filter(organization__in=posts.values("organization")).select_related("organization")
    return found.order_by("name")


class PeriodProposalQuerySet(models.QuerySet["PeriodProposal"]):
    """Questions asked of proposals to close a period."""

    def seen_by(self, user: Any, on: date) -> PeriodProposalQuerySet:
        """Those of organizations whose figures the user reads: a seat in a body, or the reporting secretary."""
        me = {"member__user": user}
        seats = Seat.objects.on(on).filter(body__organization=OuterRef("body__organization"), **me)
        posts = Post.objects.on(on).filter(
            organization=OuterRef("body__organization"), duty=PostDuty.REPORTING_SECRETARY, **me
        )
        return self.filter(Exists(seats) | Exists(posts))

    def listed(self) -> PeriodProposalQuerySet:
        """With what a list shows, the latest period first."""
        rows = self.select_related("body__organization", "proposed_by", "closed__closed_by", "withdrawn__withdrawn_by")
        restated = Restatement.objects.filter(period__proposal=OuterRef("pk"))
        return rows.annotate(is_restated=Exists(restated)).order_by("-until", "-since", "body__name")

    def keyed(self, key: str, user: Any, on: date) -> PeriodProposal | None:
        """The one of this key, where the user may see it."""
        return self.seen_by(user, on).listed().filter(key=key).first()

    def of_days(self, body: Body, since: date, until: date) -> PeriodProposalQuerySet:
        """Every attempt of a body to close exactly these days."""
        return self.filter(body=body, since=since, until=until)

    def standing(self) -> PeriodProposalQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn__isnull=True)


class PeriodProposal(Kept):
    """The reporting secretary asks a leader of the body to close a period; it waits until it is closed or withdrawn."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    kind = models.CharField(_("kind"), max_length=3)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=1)
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PeriodProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal to close a period")
        verbose_name_plural = _("proposals to close periods")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "since", "until", "attempt"], name="a_period_of_a_body_is_proposed_once_an_attempt"
            ),
            invariant(
                "a_closed_period_ends_after_it_begins",
                Q(until__gte=F("since")),
                _("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class WithdrawnProposal(Kept):
    """A proposal taken back before it was closed, and why; the period may be proposed again."""

    proposal = models.OneToOneField(PeriodProposal, models.PROTECT, related_name="withdrawn")
    reason = ProseField(_("reason"), max_length=2000)
    withdrawn_on = models.DateField(_("withdrawn on"))
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("withdrawn proposal to close a period")
        verbose_name_plural = _("withdrawn proposals to close periods")
        constraints = [
            invariant("a_withdrawn_proposal_has_a_reason", ~Q(reason=""), _("A proposal is withdrawn with a reason.")),
        ]

    def __str__(self) -> str:
        return self.proposal.key


class ClosedPeriodQuerySet(models.QuerySet["ClosedPeriod"]):
    """Questions asked of closed periods."""

    def of(self, body: Body) -> ClosedPeriodQuerySet:
        """Those of a body."""
        return self.filter(body=body)

    def of_days(self, since: date, until: date) -> ClosedPeriodQuerySet:
        """That of exactly these days."""
        return self.filter(since=since, until=until)

    def told_of(self, body: Body, since: date, until: date) -> ClosedPeriod | None:
        """That from which these days of the organization of a body are told: its own, or that of another body of it."""
        own_first = Choose(When(body=body, then=0), default=1)
        found = self.filter(since=since, until=until, body__organization=body.organization_id)
        return found.select_related("proposal", "closed_by").order_by(own_first, "pk").first()

    def around(self, since: date, until: date) -> ClosedPeriodQuerySet:
        """Those that hold these days whole, and more."""
        return self.filter(since__lte=since, until__gte=until)

    def like(self, kind: str) -> ClosedPeriodQuerySet:
        """Those of the same length: months, quarters, halves, years; a free period is like any free one."""
        return self.filter(kind__startswith=kind[:1])

    def after(self, day: date) -> ClosedPeriodQuerySet:
        """Those that end later."""
        return self.filter(until__gt=day)


class ClosedPeriod(Kept):
    """A period of a body as it was closed; `sha256` is over all its forms, checks and carried restatements."""

    proposal = models.OneToOneField(PeriodProposal, models.PROTECT, related_name="closed")
    body = models.ForeignKey(Body, models.PROTECT, related_name="closed_periods")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    kind = models.CharField(_("kind"), max_length=3)
    form_sets = models.CharField(_("sets of forms"), max_length=200)
    closed_on = models.DateField(_("closed on"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

    objects = ClosedPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed period")
        verbose_name_plural = _("closed periods")

    def __str__(self) -> str:
        return f"{self.body_id} {self.since} {self.until}"


class ClosedFormQuerySet(models.QuerySet["ClosedForm"]):
    """Questions asked of frozen forms."""

    def numbered(self, pk: int) -> ClosedForm | None:
        """The one of this number, where it is among these."""
        return self.filter(pk=pk).first()

    def of_form(self, form: str, form_set: str) -> ClosedForm | None:
        """That of a form of a set, where it held in the period."""
        return self.filter(form=form, form_set=form_set).first()


class ClosedForm(Kept):
    """One form of a closed period, or the part of it one set holds for: canonical JSON with the rows of every cell."""

    period = models.ForeignKey(ClosedPeriod, models.PROTECT, related_name="forms")
    form = models.CharField(_("form"), max_length=10)
    form_set = models.CharField(_("set of forms"), max_length=20)
    figures = models.TextField(_("figures"))
    sha256 = models.CharField(max_length=64)

    objects = ClosedFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("form of a closed period")
        verbose_name_plural = _("forms of a closed period")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "form", "form_set"], name="one_snapshot_of_a_form_and_set")
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.form}"


class WaivedCheck(Kept):
    """A check that failed when a period was closed, and why the leader closed it nevertheless."""

    period = models.ForeignKey(ClosedPeriod, models.PROTECT, related_name="waived")
    code = models.CharField(_("check"), max_length=10)
    found = models.TextField(_("found"))
    reason = ProseField(_("reason"), max_length=2000)

    class Meta:
        verbose_name = _("waived check")
        verbose_name_plural = _("waived checks")
        constraints = [
            models.UniqueConstraint(fields=["period", "code"], name="a_check_is_waived_once"),
            invariant("a_waived_check_has_a_reason", ~Q(reason=""), _("A check is waived with a reason.")),
        ]

    def __str__(self) -> str:
        return self.code


class RestatementQuerySet(models.QuerySet["Restatement"]):
    """Questions asked of restatements."""

    def stated(self) -> RestatementQuerySet:
        """With who made them, the first first."""
        return self.select_related("made_by", "carried__period__proposal").order_by("pk")

    def numbered(self, number: int) -> Restatement | None:
        """The one of this number, where it is among these."""
        return self.filter(number=number).first()

    def waiting(self, body: Body, kind: str, until: date) -> RestatementQuerySet:
        """Those of earlier periods of the same length that no later period carries yet."""
        rows = self.filter(period__body=body, period__kind__startswith=kind[:1], period__until__lt=until)
        return rows.filter(carried__isnull=True).select_related("period__proposal").order_by("pk")


class Restatement(Kept):
    """What is counted otherwise than when the period was closed, and why; the closed figures stay as they are."""

    period = models.ForeignKey(ClosedPeriod, models.PROTECT, related_name="restatements")
    number = models.PositiveIntegerField(_("number"))
    reason = ProseField(_("reason"), max_length=2000)
    difference = models.TextField(_("difference"))
    sha256 = models.CharField(max_length=64)
    made_on = models.DateField(_("recorded on"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RestatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("restatement")
        verbose_name_plural = _("restatements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="one_restatement_of_a_number"),
            invariant("a_restatement_has_a_reason", ~Q(reason=""), _("A restatement has a reason.")),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.number}"


class CarriedRestatementQuerySet(models.QuerySet["CarriedRestatement"]):
    """Questions asked of carried restatements."""

    def told(self) -> CarriedRestatementQuerySet:
        """With what a page shows of them, in the order they were made."""
        return self.select_related("restatement__period__proposal").order_by("restatement")


class CarriedRestatement(Kept):
    """The later period whose report carries a restatement, as an adjustment of the period before."""

    period = models.ForeignKey(ClosedPeriod, models.PROTECT, related_name="carries")
    restatement = models.OneToOneField(Restatement, models.PROTECT, related_name="carried")

    objects = CarriedRestatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("carried restatement")
        verbose_name_plural = _("carried restatements")

    def __str__(self) -> str:
        return f"{self.period_id} {self.restatement_id}"
