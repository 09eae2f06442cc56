"""What came up between the vote for discipline and its decision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.case import Case, Outcome


class Hindrance(Kept):
    """A later fact beside the resolution: why the discipline that was voted for is not decided, and how the case ends.

    The subject is gone, the form lies beyond the power of the body by now, or its period ran out.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="hindrance")
    on = models.DateField(_("on"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    rule = models.CharField(_("rule"), max_length=30)
    rule_cited = models.CharField(_("article"), max_length=300, blank=True)
    competence = models.JSONField(_("competence"), default=dict)
    limitation = models.JSONField(_("limitation"), default=dict)
    reason = ProseField(_("reason"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("hindrance of a decision on discipline")
        constraints = [
            invariant(
                "a_hindered_decision_disciplines_nobody",
                Q(outcome__in=[Outcome.NOT_DISCIPLINED, Outcome.LIMITATION_EXPIRED, Outcome.PROPOSED_ABOVE]),
                _("A decision that is hindered disciplines nobody."),
            )
        ]
