"""Signs of violation: where each was seen, what was thought of it, and the inspection it led to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case, CaseToOpen
from cases.models.intake import Petition
from cases.models.organization import Body, Member, Organization
from cases.models.signs import SignsMatter
from cases.models.team import new_key
from cases.names import search_key


class SignAssessment(models.TextChoices):
    """What the officer thinks of a sign."""

    ENOUGH = "enough", _("signs enough for an inspection")
    MONITOR = "monitor", _("not enough: kept under watch")


class ViolationSignQuerySet(models.QuerySet["ViolationSign"]):
    """Questions asked of signs of violation."""

    def visible_to(self, user: object, on: date | None = None) -> ViolationSignQuerySet:
        """Those of the bodies the user prepares work for or leads, without who is apart."""
        from cases import reading

        return self.filter(reading.sees_sign(user, on))

    def found(self, words: str) -> ViolationSignQuerySet:
        """Those whose description or subject holds the words, without regard to accents and case."""
        return self.filter(search_key__contains=search_key(words))

    def waiting(self) -> ViolationSignQuerySet:
        """Those not assessed yet, and those enough for an inspection that none was opened on."""
        return self.filter(case__isnull=True).exclude(assessment=SignAssessment.MONITOR)


class ViolationSign(Kept):
    """Something that points to a violation, noted before anybody is inspected for it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="signs", verbose_name=_("body"))
    source = models.CharField(_("source"), max_length=10, choices=SignsMatter.Source.choices)
    petition = models.ForeignKey(Petition, models.PROTECT, null=True, blank=True, related_name="signs")
    left_by = models.OneToOneField(CaseToOpen, models.PROTECT, null=True, blank=True, related_name="sign")
    reference = NameField(_("reference"), blank=True)
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="signs", verbose_name=_("organization")
    )
    subject_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="signs", verbose_name=_("member")
    )
    description = ProseField(_("signs"))
    noted_on = models.DateField(_("noted on"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    search_key = models.TextField(editable=False)
    assessment = models.CharField(_("assessment"), max_length=8, choices=SignAssessment.choices, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = ProseField(_("reason"), blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="signs")

    objects = ViolationSignQuerySet.as_manager()

    class Meta:
        ordering = ["-noted_on", "-pk"]
        verbose_name = _("sign of violation")
        verbose_name_plural = _("signs of violation")
        indexes = [models.Index(fields=["body", "assessment", "noted_on"])]
        constraints = [
            invariant(
                "a_sign_points_to_one_subject",
                Q(subject_organization__isnull=True, subject_member__isnull=False)
                | Q(subject_organization__isnull=False, subject_member__isnull=True),
                _("A sign of violation points to an organization or to a member."),
            ),
            invariant(
                "an_assessment_says_why",
                Q(assessment="", assessed_on__isnull=True, assessed_by__isnull=True)
                | (~Q(assessment="") & ~Q(reason="") & Q(assessed_by__isnull=False, assessed_on__gte=F("noted_on"))),
                _("Signs are assessed with a reason, after they were noted."),
            ),
            invariant(
                "only_signs_enough_open_an_inspection",
                Q(case__isnull=True) | Q(assessment="enough"),
                _("An inspection is opened on signs that were found enough."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.noted_on:%d/%m/%Y}"

    @property
    def subject(self) -> str:
        """The organization or member it points to."""
        return str(self.subject_organization or self.subject_member or "")

    def index_words(self) -> None:
        """Compute the key under which it is found."""
        self.search_key = search_key(f"{self.subject} {self.reference} {self.description}")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key with the words."""
        self.index_words()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)
