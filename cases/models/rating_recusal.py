"""Who takes no part in rating a unit: a conflict of interest declared about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.organization import Member
from cases.models.rating import RatedUnit


class RatingRecusal(Kept):
    """A conflict of interest somebody of the office or a leader declared about a rated unit, once; it stays."""

    unit = models.ForeignKey(RatedUnit, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=60)
    detail = ProseField(_("detail"), max_length=2000, blank=True)
    since = models.DateField(_("since"))

    class Meta:
        verbose_name = _("recusal from rating a unit")
        verbose_name_plural = _("recusals from rating a unit")
        constraints = [
            models.UniqueConstraint(fields=["unit", "member"], name="one_recusal_from_a_rated_unit"),
            invariant(
                "a_recusal_from_rating_names_its_ground", ~Q(ground=""), _("A declared conflict names its ground.")
            ),
        ]
