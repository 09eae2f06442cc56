"""Indicators of work programmes, what is targeted of them where and when, and what came about: append-only figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Organization, Post, PostDuty
from cases.models.work_programme import Amended, AmendedQuerySet, WorkPart, WorkProgramme

#: Room for đồng as for shares of a percent.
_NUMBER: dict[str, Any] = {"max_digits": 18, "decimal_places": 4}


class Indicator(Amended):
    """What a work programme measures: in words, in which unit, in which of its groups.

    `topic` is a key of `cases/work_programmes/topics.json`, by which the same thing is found in several programmes.
    `figure` is a key of the published figures: then the system counts, and nobody enters what it knows.
    """

    programme = models.ForeignKey(WorkProgramme, models.PROTECT, related_name="indicators")
    group = models.ForeignKey(WorkPart, models.PROTECT, null=True, blank=True, related_name="indicators")
    position = models.PositiveSmallIntegerField(_("no."))
    text = NameField(_("indicator"), max_length=500)
    unit = NameField(_("unit"), max_length=60)
    topic = models.CharField(_("about"), max_length=40, blank=True)
    figure = models.CharField(_("figure of the system"), max_length=60, blank=True)

    objects = AmendedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [models.UniqueConstraint(fields=["programme", "position"], name="one_indicator_a_place")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_computed(self) -> bool:
        """Whether the system counts it."""
        return self.figure != ""


class Operator(models.TextChoices):
    """How a value is held against its target."""

    AT_LEAST = "ge", _("at least")
    MORE = "gt", _("more than")
    EXACTLY = "eq", _("exactly")
    LESS = "lt", _("less than")
    AT_MOST = "le", _("at most")
    BETWEEN = "between", _("from … to")


class IndicatorTargetQuerySet(AmendedQuerySet):
    """Questions asked of targets."""

    def with_figures(self, on: date, known: date | None = None) -> IndicatorTargetQuerySet:
        """Each with what is needed to tell how it stands on a day: the last figure as of then, as known by a day."""
        last = IndicatorActual.objects.holding(on, known or on).filter(target=OuterRef("pk")).order_by("-as_of", "-pk")
        rows = self.select_related("indicator__programme", "indicator__group", "organization")
        told: IndicatorTargetQuerySet = rows.annotate(
            last_value=Subquery(last.values("value")[:1]), last_as_of=Subquery(last.values("as_of")[:1])
        )
        return told

    def of(self, programme: WorkProgramme) -> IndicatorTargetQuerySet:
        """Those of a programme, in its order."""
        rows = self.filter(indicator__programme=programme).select_related("carries__indicator__programme")
        return rows.order_by("indicator__position", "since", "organization__level", "organization__name", "pk")

    def carried_from(self, programmes: Iterable[int | None]) -> IndicatorTargetQuerySet:
        """The standing ones of these programmes: what targets of the level below may carry out."""
        rows = self.filter(indicator__programme__in=list(programmes), withdrawn_in__isnull=True)
        return rows.select_related("indicator__programme").order_by("indicator__programme", "indicator__position", "pk")

    def numbered(  # type: ignore[override]
        self, pk: int, user: Any, on: date
    ) -> IndicatorTarget | None:
        """The one of this number, where the user may see its programme."""
        seen = WorkProgramme.objects.seen_by(user, on).filter(pk=OuterRef("indicator__programme"))
        rows = self.with_figures(on).filter(Exists(seen), pk=pk)
        found: IndicatorTarget | None = rows.select_related(
            "indicator__programme__body__organization", "organization", "carries__indicator__programme"
        ).first()
        return found

    def reported_by(self, user: Any, on: date) -> IndicatorTargetQuerySet:
        """Those whose figures the user enters: who reports for their organization."""
        posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.REPORTING_SECRETARY)
        return self.filter(organization__in=posts.values("organization"))


class IndicatorTarget(Amended):
    """What an organization shall reach of an indicator in a year or a term; of a lower one, which of above it carries.

    A part of what the level above set (`is_part`) is not held against the whole.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("organization"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    operator = models.CharField(_("operator"), max_length=8, choices=Operator.choices)
    value = models.DecimalField(_("value"), **_NUMBER)
    upper = models.DecimalField(_("up to"), null=True, blank=True, **_NUMBER)
    baseline = models.DecimalField(_("before the period"), null=True, blank=True, **_NUMBER)
    carries = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_by", verbose_name=_("carries out")
    )
    is_part = models.BooleanField(_("a part of it"), default=False)

    objects = IndicatorTargetQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organization", "since", "until"],
                condition=Q(withdrawn_in__isnull=True),
                name="one_target_of_an_indicator_and_period",
            ),
            invariant(
                "a_target_ends_after_it_begins", Q(until__gte=F("since")), _("The period ends before it begins.")
            ),
            invariant(
                "a_range_has_two_ends",
                Q(operator="between", upper__isnull=False, upper__gte=F("value"))
                | (~Q(operator="between") & Q(upper__isnull=True)),
                _("A range has a lower and an upper value, another target one value."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.operator} {self.value}"


class IndicatorActualQuerySet(models.QuerySet["IndicatorActual"]):
    """Questions asked of figures."""

    def holding(self, on: date, known: date) -> IndicatorActualQuerySet:
        """Those as of a day up to this one, entered and not corrected by the day as known on which it is asked."""
        later = IndicatorActual.objects.filter(corrects=OuterRef("pk"), recorded_on__lte=known)
        return self.filter(~Exists(later), as_of__lte=on, recorded_on__lte=known)

    def of(self, target: IndicatorTarget) -> IndicatorActualQuerySet:
        """All of a target, corrected ones among them, the last first."""
        rows = self.filter(target=target).select_related("by", "corrected_by", "corrects")
        return rows.order_by("-as_of", "-pk")

    def numbered(self, pk: int) -> IndicatorActual | None:
        """The one of this number, where it is among these."""
        return self.filter(pk=pk).first()


class IndicatorActual(Kept):
    """What came about of a target as of a day, by which source; a wrong one is followed by its correction."""

    target = models.ForeignKey(IndicatorTarget, models.PROTECT, related_name="actuals")
    value = models.DecimalField(_("value"), **_NUMBER)
    part = models.DecimalField(_("of these"), null=True, blank=True, **_NUMBER)
    whole = models.DecimalField(_("of all"), null=True, blank=True, **_NUMBER)
    as_of = models.DateField(_("as of"))
    source = NameField(_("source"), max_length=500)
    file_name = NameField(_("file name"), blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    reason = ProseField(_("reason"), max_length=2000, blank=True)
    recorded_on = models.DateField(_("recorded on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = IndicatorActualQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure of an indicator")
        verbose_name_plural = _("figures of indicators")
        constraints = [
            invariant(
                "a_corrected_figure_has_a_reason",
                Q(corrects__isnull=True) | ~Q(reason=""),
                _("A correction has its reason."),
            ),
            invariant(
                "a_share_has_a_part_and_a_whole",
                Q(part__isnull=True, whole__isnull=True)
                | Q(part__isnull=False, whole__isnull=False, whole__gt=0, part__gte=0),
                _("A share has a part and a whole above 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.as_of}"
