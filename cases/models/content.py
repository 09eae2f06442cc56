"""What a case is about, as the statistical forms name it: chosen by people, one row for each content."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, invariant
from cases.models.case import Case


class CaseContentQuerySet(models.QuerySet["CaseContent"]):
    """Questions asked of the contents of cases."""

    def standing(self) -> CaseContentQuerySet:
        """Those that hold now: chosen, and not replaced by a later choice."""
        return self.filter(replaced_on__isnull=True)

    def of_case(self, case: Case) -> CaseContentQuerySet:
        """Those of one case, what holds now first."""
        return self.filter(case=case).order_by(F("replaced_on").desc(nulls_first=True), "pk")

    def of_team_beside(self, case: Case) -> CaseContentQuerySet:
        """Those that hold of the other cases of its team, which is sent on one matter: what a case is likely about."""
        return self.standing().filter(case__team=case.team_id).exclude(case=case)


class CaseContent(Kept):
    """One content of a case under the key of the lists of contents; a case has as many as it is about."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contents")
    key = models.CharField(_("content"), max_length=40)
    chosen_on = models.DateField(_("chosen on"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)

    objects = CaseContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("content of a case")
        verbose_name_plural = _("contents of a case")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=Q(replaced_on__isnull=True), name="a_case_has_a_content_once"
            ),
            invariant(
                "a_content_is_replaced_after_it_was_chosen",
                Q(replaced_on__isnull=True) | Q(replaced_on__gte=F("chosen_on")),
                _("A content is replaced on the day it was chosen, or later."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
