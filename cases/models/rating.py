"""Rounds of rating (đợt chấm điểm): units, their own scores, those assessed, appeals, and the frozen ranking."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Organization, Post, Seat
from cases.models.rating_criteria import Band, Criterion, CriterionSet, near_body
from cases.models.team import new_key
from cases.models.unit_report import REPORTERS


class RatingRoundQuerySet(models.QuerySet["RatingRound"]):
    """Questions asked of rounds."""

    def seen_by(self, user: Any, on: date) -> RatingRoundQuerySet:
        """Those of bodies in which the user sits or for which they assess, and those in which their unit is rated."""
        own = RatedUnit.objects.answered_by(user, on).filter(round=OuterRef("pk"))
        return self.filter(near_body(user, on) | Q(Exists(own)))

    def listed(self) -> RatingRoundQuerySet:
        """With what a list shows, the latest period first."""
        rows = self.select_related("body__organization", "criteria", "opened_by", "ranking__confirmed_by")
        return rows.annotate(unit_count=models.Count("units")).order_by("-until", "body__name", "-pk")

    def keyed(self, key: str, user: Any, on: date) -> RatingRound | None:
        """The one of this key, where the user may see it."""
        return self.seen_by(user, on).listed().filter(key=key).first()

    def led_from(self, user: Any, on: date) -> RatingRoundQuerySet:
        """Those of bodies in which the user sits or for which they assess: who reads all of a round."""
        return self.filter(near_body(user, on))


class RatingRound(Kept):
    """One rating of a body's units over a period, by one version of its criteria and with the days it grants."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="rating_rounds")
    criteria = models.ForeignKey(CriterionSet, models.PROTECT, related_name="rounds")
    name = NameField(_("name"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    opened_on = models.DateField(_("opened on"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    self_score_until = models.DateField(_("units score themselves until"))
    assess_until = models.DateField(_("assessed until"))
    appeal_days = models.PositiveSmallIntegerField(_("days to appeal"))
    rule_cited = models.CharField(_("rule"), max_length=200, blank=True)

    objects = RatingRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of rating")
        verbose_name_plural = _("rounds of rating")
        constraints = [
            models.UniqueConstraint(fields=["body", "since", "until"], name="a_period_of_a_body_is_rated_once"),
            invariant(
                "a_rated_period_ends_after_it_begins", Q(until__gte=F("since")), _("The period ends before it begins.")
            ),
            invariant(
                "units_score_themselves_before_they_are_assessed",
                Q(assess_until__gte=F("self_score_until"), self_score_until__gte=F("opened_on")),
                _("Units score themselves after the round is opened and before the assessment is due."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_published(self) -> bool:
        """Whether its ranking is confirmed, and with that frozen and published."""
        return hasattr(self, "ranking")


class RatedUnitQuerySet(models.QuerySet["RatedUnit"]):
    """Questions asked of rated units."""

    def answered_by(self, user: Any, on: date) -> RatedUnitQuerySet:
        """Those for which the user reports or answers, or whose body the user leads."""
        mine = {"member__user": user}
        posts = Post.objects.on(on).filter(organization=OuterRef("organization"), duty__in=REPORTERS, **mine)
        seats = Seat.objects.on(on).leading().filter(body__organization=OuterRef("organization"), **mine)
        return self.filter(Q(Exists(posts)) | Q(Exists(seats)))

    def seen_by(self, user: Any, on: date) -> RatedUnitQuerySet:
        """Those whose sheet the user reads: one's own unit, or all of a round of one's body."""
        whole = self.filter(near_body(user, on, "round__body__organization"))
        return self.filter(Q(pk__in=self.answered_by(user, on).values("pk")) | Q(pk__in=whole.values("pk")))

    def of(self, one: RatingRound) -> RatedUnitQuerySet:
        """Those of a round, in the order in which they were named."""
        return self.filter(round=one).select_related("organization", "submission", "told").order_by("position")

    def numbered(self, pk: int, user: Any, on: date) -> RatedUnit | None:
        """The one of this number, where the user reads its sheet."""
        rows = self.seen_by(user, on).filter(pk=pk)
        return rows.select_related(
            "organization", "round__body__organization", "round__criteria", "round__ranking", "submission", "told"
        ).first()

    def belongs_to(self, user: Any, on: date) -> bool:
        """Whether the user belongs to one of these units: as a member, in a seat of it, or answering for it."""
        mine = {"member__user": user}
        posts = Post.objects.on(on).filter(organization=OuterRef("organization"), duty__in=REPORTERS, **mine)
        seats = Seat.objects.on(on).filter(body__organization=OuterRef("organization"), **mine)
        found = Q(Exists(posts)) | Q(Exists(seats)) | Q(organization__members__user=user)
        return self.filter(found).exists()


class RatedUnit(Kept):
    """A unit rated in a round."""

    round = models.ForeignKey(RatingRound, models.PROTECT, related_name="units")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("no."))

    objects = RatedUnitQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("rated unit")
        verbose_name_plural = _("rated units")
        constraints = [
            models.UniqueConstraint(fields=["round", "organization"], name="a_unit_is_rated_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "position"], name="one_unit_a_place_of_a_round"),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class ScoreQuerySet(models.QuerySet[Any]):
    """Questions asked of what is kept of a unit and a criterion in versions."""

    def of_units(self, units: Iterable[int]) -> ScoreQuerySet:
        """All versions of these units, the first one first: of several the last holds."""
        return self.filter(unit__in=list(units)).select_related("by").order_by("pk")

    def next_version(self, unit: RatedUnit, criterion: Criterion) -> int:
        """The number of the version that comes now."""
        return self.filter(unit=unit, criterion=criterion).count() + 1


class Score(Kept):
    """What is kept of a unit and a criterion, version by version."""

    unit = models.ForeignKey(RatedUnit, models.PROTECT, related_name="%(class)ss")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(_("version"))
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    on = models.DateField(_("on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ScoreQuerySet.as_manager()

    class Meta:
        abstract = True


class SelfScore(Score):
    """Points a unit gives itself, with its words."""

    words = ProseField(_("what was done"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("self-score")
        verbose_name_plural = _("self-scores")
        constraints = [
            models.UniqueConstraint(fields=["unit", "criterion", "version"], name="one_version_of_a_self_score"),
            invariant("self_scored_points_are_not_negative", Q(points__gte=0), _("Points are 0 or more.")),
        ]


class Assessment(Score):
    """Points the superior's office gives; where they differ from the unit's own, with the reason."""

    reason = ProseField(_("reason"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("assessed score")
        verbose_name_plural = _("assessed scores")
        constraints = [
            models.UniqueConstraint(fields=["unit", "criterion", "version"], name="one_version_of_an_assessment"),
            invariant("assessed_points_are_not_negative", Q(points__gte=0), _("Points are 0 or more.")),
        ]


class SelfScoreSubmission(Kept):
    """A unit handed its scores in; from then on they stay as they are."""

    unit = models.OneToOneField(RatedUnit, models.PROTECT, related_name="submission")
    on = models.DateField(_("handed in on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("handing in of self-scores")


class ProvisionalResult(Kept):
    """A unit was told its provisional result; until a day it may appeal."""

    unit = models.OneToOneField(RatedUnit, models.PROTECT, related_name="told")
    on = models.DateField(_("told on"))
    appeal_until = models.DateField(_("may be appealed until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("provisional result")


class ScoreAppealQuerySet(models.QuerySet["ScoreAppeal"]):
    """Questions asked of appeals."""

    def of_units(self, units: Iterable[int]) -> ScoreAppealQuerySet:
        """Those of these units, with what was decided."""
        rows = self.filter(unit__in=list(units)).select_related("by", "decision__by", "criterion", "unit__organization")
        return rows.order_by("pk")

    def undecided(self) -> ScoreAppealQuerySet:
        """Those nobody decided yet."""
        return self.filter(decision__isnull=True)

    def numbered(self, pk: int) -> ScoreAppeal | None:
        """The one of this number, where it is among these."""
        return self.filter(pk=pk).select_related("criterion", "unit__organization", "decision").first()


class ScoreAppeal(Kept):
    """A unit appeals the points of one criterion, once, with its reason (kiến nghị về điểm)."""

    unit = models.ForeignKey(RatedUnit, models.PROTECT, related_name="appeals")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    asked_points = models.DecimalField(_("points asked for"), max_digits=6, decimal_places=2)
    reason = ProseField(_("reason"), max_length=4000)
    on = models.DateField(_("appealed on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ScoreAppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal of a score")
        verbose_name_plural = _("appeals of scores")
        constraints = [
            models.UniqueConstraint(fields=["unit", "criterion"], name="a_score_is_appealed_once"),
            invariant("an_appeal_has_a_reason", ~Q(reason=""), _("An appeal has its reason.")),
        ]


class AppealDecision(Kept):
    """Somebody other than the assessor decided an appeal, once: the points stay or change, with the reason."""

    appeal = models.OneToOneField(ScoreAppeal, models.PROTECT, related_name="decision")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    is_changed = models.BooleanField(_("changed"))
    reason = ProseField(_("reason"), max_length=4000)
    on = models.DateField(_("decided on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision on an appeal of a score")
        constraints = [invariant("a_decided_appeal_has_a_reason", ~Q(reason=""), _("A decision has its reason."))]


class ScoreEvidenceQuerySet(models.QuerySet["ScoreEvidence"]):
    """Questions asked of evidence of scores."""

    def of_units(self, units: Iterable[int]) -> ScoreEvidenceQuerySet:
        """Those of these units, the first one first."""
        return self.filter(unit__in=list(units)).order_by("pk")

    def numbered(self, pk: int, unit: RatedUnit) -> ScoreEvidence | None:
        """The one of this number, where it is this unit's."""
        return self.filter(pk=pk, unit=unit).first()


class ScoreEvidence(Kept):
    """A file by which a unit shows its points (minh chứng), under the hash of its bytes."""

    unit = models.ForeignKey(RatedUnit, models.PROTECT, related_name="evidence")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    appeal = models.ForeignKey(ScoreAppeal, models.PROTECT, null=True, blank=True, related_name="evidence")
    file_name = NameField(_("file name"))
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    on = models.DateField(_("added on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ScoreEvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence of a score")
        verbose_name_plural = _("evidence of scores")
        constraints = [
            models.UniqueConstraint(fields=["unit", "criterion", "sha256"], name="a_file_proves_a_criterion_once")
        ]


class Ranking(Kept):
    """The ranking of a round as a leader confirmed it; `sha256` is over the whole of what it says."""

    round = models.OneToOneField(RatingRound, models.PROTECT, related_name="ranking")
    facts = models.TextField(_("facts"))
    sha256 = models.CharField(max_length=64)
    confirmed_on = models.DateField(_("confirmed on"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("confirmed ranking")


class RankedUnitQuerySet(models.QuerySet["RankedUnit"]):
    """Questions asked of ranked units."""

    def of(self, ranking: Ranking) -> RankedUnitQuerySet:
        """Those of a ranking, the first rank first."""
        return self.filter(ranking=ranking).select_related("unit__organization").order_by("rank", "unit__position")


class RankedUnit(Kept):
    """A unit in a confirmed ranking; equal totals in a band share a rank."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="ranked")
    unit = models.OneToOneField(RatedUnit, models.PROTECT, related_name="ranked")
    total = models.DecimalField(_("total"), max_digits=8, decimal_places=2)
    band = models.CharField(_("band"), max_length=10, choices=Band.choices)
    rank = models.PositiveSmallIntegerField(_("rank"))
    limited_by = models.CharField(_("conditions not passed"), max_length=300, blank=True)

    objects = RankedUnitQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "pk"]
        verbose_name = _("ranked unit")
