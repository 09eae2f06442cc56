"""Complaints against discipline: what was handed in, who may not handle it, what was answered, and where it goes next.

The contested decision stays as it was: what a complaint changes is a `SanctionChange` beside it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.discipline import Sanction
from cases.models.organization import Body, Member
from cases.models.team import new_key


class Admission(models.TextChoices):
    """What became of a complaint at the door."""

    RECEIVED = "received", _("received")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("not handled")
    RETURNED = "returned", _("returned: a level was skipped")
    WITHDRAWN = "withdrawn", _("withdrawn by the complainant")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Questions asked of complaints."""

    def pending(self) -> ComplaintQuerySet:
        """Those a body has before it: received or accepted, and not answered."""
        open_case = Q(case__isnull=True) | Q(case__concluded_on__isnull=True)
        return self.filter(open_case, admission__in=[Admission.RECEIVED, Admission.ACCEPTED])

    def pending_on(self, day: date) -> ComplaintQuerySet:
        """Those a body had before it on a day: received by then, neither turned away nor answered nor withdrawn."""
        unanswered = Q(case__isnull=True) | Q(case__concluded_on__isnull=True) | Q(case__concluded_on__gt=day)
        turned_away = Q(admission__in=[Admission.REFUSED, Admission.RETURNED]) & Q(admitted_on__lte=day)
        return self.filter(unanswered, received_on__lte=day).exclude(turned_away)

    def visible_to(self, user: object, on: date | None = None) -> ComplaintQuerySet:
        """Those in the registers of the bodies the user receives letters for or leads."""
        from cases import reading

        return self.filter(reading.sees_complaint(user, on))

    def answered(self) -> ComplaintQuerySet:
        """Those that ended with a decision on the sanction, the oldest first."""
        rows = self.filter(case__changes_decided__isnull=False).distinct()
        return rows.select_related("case__body__organization").order_by("case__concluded_on", "pk")


class Complaint(Kept):
    """A complaint of the disciplined subject against a decision, at one body."""

    class Channel(models.TextChoices):
        """How it came in."""

        IN_PERSON = "in_person", _("handed in in person")
        POST = "post", _("by post")
        SYSTEM = "system", _("through this system")

    class About(models.TextChoices):
        """What it is about; statistics count the three apart."""

        VIOLATION = "violation", _("the violations found")
        FORM = "form", _("the form of discipline")
        PROCEDURE = "procedure", _("principles, procedure, competence")

    class ChangeCause(models.TextChoices):
        """Why a decision was changed; statistics count the three apart."""

        GUIDELINES = "guidelines", _("how the guidelines of discipline were applied")
        VERIFICATION = "verification", _("how it was verified")
        OTHER = "other", _("another cause")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    sanction = models.ForeignKey(Sanction, models.PROTECT, related_name="complaints")
    # The case whose decision is contested: the one of discipline, or the complaint that was answered before.
    contested = models.ForeignKey(Case, models.PROTECT, related_name="complaints_against")
    body = models.ForeignKey(Body, models.PROTECT, related_name="complaints", verbose_name=_("addressed to"))
    complainant = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    complainant_name = NameField(_("complainant"))
    received_on = models.DateField(_("received on"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    about = models.CharField(_("about"), max_length=10, choices=About.choices)
    content = ProseField(_("content"))
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    # What admission depends on, as found out; the rest is read from the rows of the contested decision.
    form = models.CharField(_("form complained of"), max_length=12, choices=DisciplineForm.choices)
    served_on = models.DateField(_("decision received on"), null=True, blank=True)
    last_day = models.DateField(_("complaint possible until"), null=True, blank=True)
    is_sentenced = models.BooleanField(_("sentenced to non-custodial reform or more"), default=False)
    moved_before = models.BooleanField(_("moved to another party committee before"), default=False)
    handled_above = models.BooleanField(_("a higher level is handling it"), default=False)
    judgment = models.JSONField(_("judgment on admission"), default=dict)

    admission = models.CharField(_("admission"), max_length=10, choices=Admission.choices, default=Admission.RECEIVED)
    grounds = models.JSONField(_("grounds of refusal"), default=list)
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    reason = ProseField(_("written reason"), blank=True)
    admitted_on = models.DateField(_("decided on admission on"), null=True, blank=True)
    admitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="complaint")
    passed_from = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="passed_to")
    statement = ProseField(_("statement of the complainant"), blank=True)
    differences = ProseField(_("what differs from the decision"), blank=True)
    position = ProseField(_("written position of the body that decided"), blank=True)
    position_on = models.DateField(_("position given on"), null=True, blank=True)
    proposed_form = models.CharField(_("form proposed"), max_length=12, choices=DisciplineForm.choices, blank=True)
    proposal = ProseField(_("proposal"), blank=True)

    is_final = models.BooleanField(_("the last instance has decided"), default=False)
    next_bodies = models.JSONField(_("next level"), default=list)
    next_until = models.DateField(_("next complaint possible until"), null=True, blank=True)
    change_cause = models.CharField(_("cause of the change"), max_length=12, choices=ChangeCause.choices, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        indexes = [models.Index(fields=["body", "admission"])]
        constraints = [
            models.UniqueConstraint(
                fields=["contested"],
                condition=Q(admission="accepted", passed_from__isnull=True),
                name="one_complaint_accepted_against_a_decision",
            ),
            invariant(
                "a_refusal_says_why",
                ~Q(admission__in=["refused", "returned"]) | (~Q(reason="") & ~Q(rule_cited="")),
                _("A complaint that is not handled is answered with the reason and the rule."),
            ),
            invariant(
                "a_refused_complaint_names_its_ground",
                ~Q(admission="refused") | ~Q(grounds=[]),
                _("A complaint that is not handled names its ground."),
            ),
            invariant(
                "only_an_admitted_complaint_has_a_case",
                Q(case__isnull=True) | ~Q(admission__in=["refused", "returned"]),
                _("A complaint that is not handled opens no case."),
            ),
            invariant(
                "admission_follows_receipt",
                Q(admitted_on__isnull=True) | Q(admitted_on__gte=F("received_on")),
                _("A complaint is judged after it was received."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complainant_name} {self.received_on:%d/%m/%Y}"

    @property
    def is_of_subject(self) -> bool:
        """Whether the disciplined subject itself complains, and nobody for it."""
        return not bool(self.judgment.get("by_proxy"))


class Decider(Kept):
    """Somebody who took part in the contested decision, and so takes no part in the complaint."""

    class Part(models.TextChoices):
        """How somebody took part."""

        VOTED = "voted", _("voted in a ballot on it")
        PRESIDED = "presided", _("presided over it")
        SIGNED = "signed", _("signed it")
        TEAM = "team", _("belonged to the team that proposed it")
        HEARD = "heard", _("heard the subject for the body")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="deciders")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=8, choices=Part.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "member", "case", "part"], name="one_line_of_a_part_taken")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_part_display()}"


def deciders_among(complaint: Complaint, people: Any) -> list[Member]:
    """Return those who took part in the contested decision."""
    wanted = [member.pk for member in people]
    return list(Member.objects.filter(pk__in=complaint.deciders.filter(member__in=wanted).values("member")))
