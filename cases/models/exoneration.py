"""Wrongful discipline: how it was established, how the organization apologised, and what it restored."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.discipline import Sanction
from cases.models.meeting import FollowUpItem, Meeting


class Exoneration(Kept):
    """One sanction that was wrong, put right by the organization that imposed it; the sanction's row stays."""

    class Ground(models.TextChoices):
        """What established that it was wrong."""

        COMPLAINT = "complaint", _("annulled on a complaint")
        FINDING = "finding", _("found by an inspection of disciplinary work")
        JUDGMENT = "judgment", _("the judgment it rested on was annulled")

    class Subject(models.TextChoices):
        """What became of the subject since; apology and restoration reach all of them."""

        ACTIVE = "active", _("active")
        INACTIVE = "no_longer_active", _("no longer active")
        DECEASED = "deceased_member", _("deceased")
        MISSING = "missing_member", _("missing")
        DISSOLVED = "dissolved_or_merged_organization", _("dissolved or merged")

    class Apology(models.TextChoices):
        """In which form the organization apologised."""

        MEETING = "meeting", _("at a meeting")
        WRITING = "writing", _("in writing")
        BOTH = "both", _("at a meeting and in writing")

    case = models.OneToOneField(Case, models.PROTECT, related_name="exoneration")
    sanction = models.OneToOneField(Sanction, models.PROTECT, related_name="exoneration")
    ground = models.CharField(_("ground"), max_length=10, choices=Ground.choices)
    paper = NameField(_("paper that established it"))
    established_on = models.DateField(_("established on"))
    subject = models.CharField(_("state of the subject"), max_length=34, choices=Subject.choices)
    received_by = NameField(_("who receives the apology"))
    form = models.CharField(_("form that was wrong"), max_length=12)
    entitlement = models.CharField(_("row of the rule"), max_length=40, blank=True)
    rule_cited = models.CharField(_("rule"), max_length=300)
    applied_on = models.DateField(_("application received on"), null=True, blank=True)
    apology = models.CharField(_("form of the apology"), max_length=8, choices=Apology.choices, blank=True)
    apologised_on = models.DateField(_("apologised on"), null=True, blank=True)
    minutes = models.OneToOneField(Meeting, models.PROTECT, null=True, blank=True, related_name="exoneration")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    corrected = ProseField(_("what was corrected"), blank=True)
    responsibility = ProseField(_("responsibility of those who caused it"), blank=True)

    class Meta:
        verbose_name = _("exoneration")
        constraints = [
            invariant(
                "an_apology_has_its_form_and_minutes",
                Q(apologised_on__isnull=True, apology="") | (Q(apologised_on__isnull=False) & ~Q(apology="")),
                _("An apology has a form and a day."),
            ),
            invariant(
                "an_apology_is_minuted",
                Q(apologised_on__isnull=True) | Q(minutes__isnull=False, decided_by__isnull=False),
                _("An apology is minuted and decided by the authority."),
            ),
            invariant(
                "membership_is_restored_on_application",
                ~Q(form="EXPULSION") | Q(apologised_on__isnull=True) | Q(applied_on__isnull=False),
                _("After an expulsion, membership is restored on application."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_ground_display())


class Restoration(Kept):
    """One measure of restoration, by the rule that entitles to it; carried out and verified as a follow-up item."""

    exoneration = models.ForeignKey(Exoneration, models.PROTECT, related_name="restorations")
    item = models.OneToOneField(FollowUpItem, models.PROTECT, related_name="restoration")
    on_state_side = models.BooleanField(_("on the state's side"), default=False)
    rule_cited = models.CharField(_("rule"), max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.item)
