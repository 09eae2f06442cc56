"""Orders on who signs: a leader says, before a paper is issued, by whose hand and in which form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import AnnualProgramme, Body, Case, Member, Team
from cases.models.base import Kept
from documents.kinds import SignatureForm

FORMS = [(form.value, form.value or _("in person")) for form in SignatureForm]


class SigningOrderQuerySet(models.QuerySet["SigningOrder"]):
    """Questions asked of orders."""

    def about(self, team: Team | None, case: Case | None) -> SigningOrderQuerySet:
        """Those for papers of a team, or of one of its cases, the last first."""
        return self.filter(team=team, case=case).select_related("ordered_by", "signer").order_by("-pk")

    def in_force(self, type_key: str, body: Body, on: date, **about: Any) -> SigningOrder | None:
        """Return the last one for papers of a kind that a body issues about a matter."""
        rows = self.filter(type_key=type_key, body=body, ordered_on__lte=on, **about)
        return rows.select_related("signer").order_by("-pk").first()


class SigningOrder(Kept):
    """Who signs the next papers of a kind about a matter for a body, and in which form; the last order counts."""

    type_key = models.CharField(_("kind of paper"), max_length=40)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body that issues the paper"))
    form = models.CharField(_("form of signature"), max_length=3, choices=FORMS, blank=True)
    signer = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("signed by"))
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ordered_on = models.DateField(_("ordered on"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SigningOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order on who signs")
        verbose_name_plural = _("orders on who signs")
        indexes = [models.Index(fields=["team", "type_key"]), models.Index(fields=["body", "type_key"])]

    def __str__(self) -> str:
        return f"{self.type_key} {self.form} {self.signer_id}"
