"""Follow-up of a conclusion (TDKL): who urges, what was planned, and everything done about each requirement.

The requirements themselves stay on the case that was concluded (`FollowUpItem`); nothing of them is written twice.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.meeting import FollowUpItem, Meeting
from cases.models.organization import Member


class FollowUp(Kept):
    """The follow-up of one conclusion, as a case of its own opened from the concluded one."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="following")
    conclusion = models.OneToOneField(Case, models.PROTECT, related_name="followed_by")
    urged_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person who urges")
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    plan = ProseField(_("remediation plan"), blank=True)
    plan_from = NameField(_("handed in by"), blank=True)
    plan_missing = models.BooleanField(_("no plan was handed in"), default=False)
    reinspected_in = models.OneToOneField(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    reinspection = ProseField(_("result of the re-inspection"), blank=True)
    summary = ProseField(_("what is reported"), blank=True)

    class Meta:
        verbose_name = _("follow-up of a conclusion")
        constraints = [
            invariant(
                "a_follow_up_is_of_another_case",
                ~Q(case=models.F("conclusion")),
                _("A conclusion is followed up in a case of its own."),
            ),
            invariant(
                "a_person_who_urges_is_assigned",
                Q(urged_by__isnull=True) | Q(assigned_by__isnull=False),
                _("Who urges is assigned by the authority."),
            ),
            invariant(
                "a_plan_is_there_or_is_missing",
                Q(plan_missing=False) | Q(plan=""),
                _("A plan was handed in, or it is missing: not both."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.case)


class FollowUpNote(Kept):
    """Something done about a requirement: checked, urged, re-inspected, accepted, reopened; the tracking sheet."""

    class Kind(models.TextChoices):
        """What was done or found."""

        ENOUGH = "enough", _("evidence is enough")
        LACKING = "lacking", _("not carried out, or not wholly")
        DOUBTFUL = "doubtful", _("doubtful: to be re-inspected")
        URGED_BEFORE = "urged_before", _("urged before its day")
        URGED_ON = "urged_on", _("urged on its day")
        URGED_LATE = "urged_late", _("urged after its day")
        ESCALATED = "escalated", _("overdue: laid before the authority")
        FOUND_DONE = "found_done", _("found carried out on the spot")
        FOUND_UNDONE = "found_undone", _("found not carried out on the spot")
        ACCEPTED = "accepted", _("accepted by the authority")
        REOPENED = "reopened", _("reopened by the authority")
        NOT_DONE = "not_done", _("concluded as not carried out")

    case = models.ForeignKey(Case, models.PROTECT, related_name="follow_up_notes")
    item = models.ForeignKey(FollowUpItem, models.PROTECT, related_name="notes")
    kind = models.CharField(_("what was done"), max_length=12, choices=Kind.choices)
    on = models.DateField(_("on"))
    due_on = models.DateField(_("day it was due then"))
    text = ProseField(_("what was found"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note on a requirement")
        indexes = [models.Index(fields=["item", "kind"])]
        constraints = [
            invariant(
                "only_the_calendar_notes_without_a_person",
                Q(by__isnull=False) | Q(kind="escalated"),
                _("What was done about a requirement was done by somebody."),
            ),
            models.UniqueConstraint(
                fields=["item", "due_on"], condition=Q(kind="escalated"), name="one_escalation_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


#: Letters that urge, by when they were sent.
URGED = (FollowUpNote.Kind.URGED_BEFORE, FollowUpNote.Kind.URGED_ON, FollowUpNote.Kind.URGED_LATE)
