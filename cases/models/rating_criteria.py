"""Sets of rating criteria (bộ tiêu chí chấm điểm): what is scored, how, with which weight, and the bands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Post, PostDuty, Seat, in_force
from cases.models.team import new_key

#: Who drafts the criteria of a body and assesses the units by them.
ASSESSORS = (PostDuty.REPORTING_SECRETARY, PostDuty.AREA_OFFICER)


class Band(models.TextChoices):
    """Bands of a rating (xếp loại), the best first."""

    EXCELLENT = "excellent", _("excellent")
    GOOD = "good", _("good")
    FAIR = "fair", _("fair")
    WEAK = "weak", _("weak")


class ScoredBy(models.TextChoices):
    """How the points of a criterion come about."""

    PEOPLE = "people", _("people give points up to the maximum")
    STEPS = "steps", _("people choose one of its steps")
    FIGURE = "figure", _("computed from a figure of the system")


def near_body(user: Any, on: date, place: str = "body__organization") -> Q:
    """Return the condition that the user sits in a body of the organization at this path, or assesses for it."""
    mine = {"member__user": user}
    seats = Seat.objects.on(on).filter(body__organization=OuterRef(place), **mine)
    posts = Post.objects.on(on).filter(organization=OuterRef(place), duty__in=ASSESSORS, **mine)
    return Q(Exists(seats)) | Q(Exists(posts))


class CriterionSetQuerySet(models.QuerySet["CriterionSet"]):
    """Questions asked of sets of criteria."""

    def seen_by(self, user: Any, on: date) -> CriterionSetQuerySet:
        """Those of bodies in which the user sits or for which the user assesses."""
        return self.filter(near_body(user, on))

    def listed(self) -> CriterionSetQuerySet:
        """With what a list shows, the newest first."""
        rows = self.select_related("body__organization", "drafted_by", "approval__approved_by")
        return rows.order_by("body__name", "-since", "-version")

    def keyed(self, key: str, user: Any, on: date) -> CriterionSet | None:
        """The one of this key, where the user may see it."""
        return self.seen_by(user, on).listed().filter(key=key).first()

    def in_force_for(self, body: Body, on: date) -> CriterionSet | None:
        """The approved set that holds for a body on a day: the one that began last, in its newest version."""
        rows = self.filter(in_force(on), body=body, approval__isnull=False)
        return rows.order_by("-since", "-version").first()

    def last_version(self, body: Body) -> int:
        """The number of the newest version of a body's criteria."""
        return self.filter(body=body).aggregate(last=models.Max("version"))["last"] or 0


class CriterionSet(Kept):
    """One version of a body's criteria; it never changes, a correction is a new version with its own day."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="criterion_sets")
    name = NameField(_("name"))
    version = models.PositiveSmallIntegerField(_("version"))
    basis = NameField(_("paper that sets them"), blank=True)
    since = models.DateField(_("effective from"))
    until = models.DateField(_("effective until"), null=True, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    drafted_on = models.DateField(_("drafted on"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CriterionSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of rating criteria")
        verbose_name_plural = _("sets of rating criteria")
        constraints = [
            models.UniqueConstraint(fields=["body", "version"], name="one_version_of_a_bodys_criteria"),
            invariant(
                "criteria_end_after_they_begin",
                Q(until__isnull=True) | Q(until__gt=F("since")),
                _("The criteria end after the day from which they hold."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_approved(self) -> bool:
        """Whether the body's leader approved it."""
        return hasattr(self, "approval")

    def whole(self) -> list[Criterion]:
        """Its criteria in order, with their steps; two statements."""
        return list(self.criteria.order_by("position").prefetch_related("steps"))

    def scale(self) -> list[RatingBand]:
        """Its bands, the best first."""
        return list(self.bands.order_by("-from_points"))


class CriterionSetApproval(Kept):
    """A leader of the body approved a version; from then on rounds may use it."""

    criteria = models.OneToOneField(CriterionSet, models.PROTECT, related_name="approval")
    approved_on = models.DateField(_("approved on"))
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("approval of rating criteria")

    def __str__(self) -> str:
        return f"{self.criteria_id} {self.approved_on}"


class RatingBand(Kept):
    """From which total on a unit is in a band."""

    criteria = models.ForeignKey(CriterionSet, models.PROTECT, related_name="bands")
    band = models.CharField(_("band"), max_length=10, choices=Band.choices)
    from_points = models.DecimalField(_("from points"), max_digits=7, decimal_places=2)

    class Meta:
        verbose_name = _("band of a rating")
        constraints = [
            models.UniqueConstraint(fields=["criteria", "band"], name="a_band_stands_once_in_a_set"),
            models.UniqueConstraint(fields=["criteria", "from_points"], name="one_band_from_these_points"),
        ]

    def __str__(self) -> str:
        return f"{self.get_band_display()} {self.from_points}"


class Criterion(Kept):
    """One criterion: its points count with its weight; one with a limit keeps who fails it out of the bands above.

    A mere condition has the weight 0: it is judged like every other and adds nothing.
    """

    criteria = models.ForeignKey(CriterionSet, models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("no."))
    code = models.CharField(_("code"), max_length=12)
    group = NameField(_("group"), max_length=200)
    text = ProseField(_("criterion"), max_length=2000)
    scored_by = models.CharField(_("how it is scored"), max_length=8, choices=ScoredBy.choices)
    max_points = models.DecimalField(_("maximum points"), max_digits=6, decimal_places=2)
    weight = models.DecimalField(_("weight"), max_digits=5, decimal_places=2, default=Decimal(1))
    figure = models.CharField(_("figure"), max_length=40, blank=True)
    passes_from = models.DecimalField(_("passed from points"), max_digits=6, decimal_places=2, null=True, blank=True)
    limits_to = models.CharField(_("at best, where it is not passed"), max_length=10, choices=Band.choices, blank=True)
    note = NameField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("rating criterion")
        verbose_name_plural = _("rating criteria")
        constraints = [
            models.UniqueConstraint(fields=["criteria", "position"], name="one_criterion_a_place"),
            models.UniqueConstraint(fields=["criteria", "code"], name="a_criterion_code_stands_once"),
            invariant(
                "a_criterion_has_points_and_no_negative_weight",
                Q(max_points__gt=0, weight__gte=0),
                _("A criterion has points above 0 and a weight of 0 or more."),
            ),
            invariant(
                "a_computed_criterion_names_its_figure",
                Q(scored_by="figure") & ~Q(figure="") | ~Q(scored_by="figure") & Q(figure=""),
                _("A computed criterion names its figure, and no other does."),
            ),
            invariant(
                "a_condition_says_from_where_it_is_passed",
                Q(passes_from__isnull=True, limits_to="")
                | (Q(passes_from__isnull=False, passes_from__gt=0) & ~Q(limits_to="")),
                _("A condition says from how many points it is passed and which band is the best without it."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_computed(self) -> bool:
        """Whether nobody gives its points."""
        return self.scored_by == ScoredBy.FIGURE

    @property
    def is_condition(self) -> bool:
        """Whether failing it limits the band."""
        return self.passes_from is not None

    @property
    def most(self) -> Decimal:
        """What it adds at best."""
        return self.max_points * self.weight


class CriterionStep(Kept):
    """One step of a criterion: its points by its words, or, of a computed one, from which value of the figure on.

    A computed criterion's step without a value says what counts where the system has no such figure of a unit.
    """

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="steps")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    from_value = models.DecimalField(_("from value"), max_digits=14, decimal_places=2, null=True, blank=True)
    words = NameField(_("step"), max_length=300, blank=True)

    class Meta:
        ordering = ["-points", "pk"]
        verbose_name = _("step of a criterion")
        constraints = [
            models.UniqueConstraint(fields=["criterion", "from_value"], name="one_step_from_a_value"),
            invariant("a_step_has_no_negative_points", Q(points__gte=0), _("A step has 0 points or more.")),
        ]

    def __str__(self) -> str:
        return f"{self.points} {self.words}"
