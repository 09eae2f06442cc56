"""Inspection on signs of violation: what it starts from, the conferences, who answers for it, what was concluded."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import OUTCOMES, Case
from cases.models.hearing import Finding, FindingKind, Severity
from cases.models.meeting import Consideration, Meeting
from cases.models.organization import Member, Organization
from cases.models.programme import SIGNS_KINDS, Kind

#: What the team may propose: the closing branches of the procedure.
_PROPOSED = [(one.value, one.label) for one in OUTCOMES[Kind.SIGNS_MEMBER]]


class SignsMatter(Kept):
    """What a case on signs of violation starts from, who directs it, and how its preparation ended."""

    class Source(models.TextChoices):
        """Where a sign of violation comes from."""

        CONCLUSION = "conclusion", _("result of an inspection or supervision")
        MONITORING = "monitoring", _("monitoring of the area")
        PETITION = "petition", _("petition or feedback")
        MEDIA = "media", _("press and media")
        ASSIGNED = "assigned", _("assigned by a superior")

    case = models.OneToOneField(Case, models.PROTECT, related_name="signs_matter")
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    source_paper = NameField(_("paper or record of the source"), max_length=300)
    signs = ProseField(_("signs of violation"))
    # Where the subject sits in the committee of the same level, or is its standing committee.
    same_level = models.BooleanField(_("subject of the same level"), default=False)
    informed_on = models.DateField(_("standing board informed on"), null=True, blank=True)
    informed_note = ProseField(_("how the standing board was informed"), blank=True)
    overseer = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commissioner in charge")
    )
    monitored_on = models.DateField(_("monitoring continued on"), null=True, blank=True)
    monitored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    monitoring_reason = ProseField(_("why the signs are not enough"), blank=True)
    exchange = ProseField(_("exchange of the results"), blank=True)
    directions = ProseField(_("what the commissioner in charge directed"), blank=True)
    proposed = models.CharField(_("outcome the team proposes"), max_length=20, choices=_PROPOSED, blank=True)
    dual = models.BooleanField(_("conclusion and discipline in one run"), default=False)

    class Meta:
        verbose_name = _("matter on signs of violation")
        constraints = [
            invariant(
                "monitoring_goes_on_with_its_reason",
                Q(monitored_on__isnull=True) | ~Q(monitoring_reason=""),
                _("Where the signs are not enough, the reason is recorded."),
            ),
        ]


class Conference(Kept):
    """A conference on the draft: for a member first at the cell, then at each level that manages the member."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="conferences")
    number = models.PositiveSmallIntegerField(_("no."))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="conference")

    class Meta:
        ordering = ["number"]
        verbose_name = _("conference")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="conferences_are_counted")]


class Responsibility(Kept):
    """What was examined of one person's responsibility, above all the head's, and what the team proposes for it."""

    class Result(models.TextChoices):
        """What follows for the person."""

        NONE = "none", _("not responsible")
        LESSONS = "lessons", _("responsible: lessons to be learned")
        INSPECT = "KTDH-DV", _("responsible: inspection on signs of violation")
        DISCIPLINE = "THKL", _("responsible: consideration of discipline")

    case = models.ForeignKey(Case, models.PROTECT, related_name="responsibilities")
    number = models.PositiveSmallIntegerField(_("no."))
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    is_head = models.BooleanField(_("head of the organization"), default=False)
    position = NameField(_("position at the time"), max_length=200)
    examined = ProseField(_("responsibility examined"))
    result = models.CharField(_("result"), max_length=8, choices=Result.choices)
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened = models.OneToOneField(
        Case, models.PROTECT, null=True, blank=True, related_name="responsibility", verbose_name=_("case opened")
    )

    class Meta:
        ordering = ["number"]
        verbose_name = _("individual responsibility")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="responsibilities_are_counted"),
            models.UniqueConstraint(fields=["case", "member"], name="a_persons_responsibility_is_examined_once"),
            invariant(
                "only_the_responsible_get_a_case",
                Q(opened__isnull=True) | Q(result__in=["KTDH-DV", "THKL"]),
                _("A case is opened only against who was found responsible for it."),
            ),
        ]

    @property
    def calls_for_case(self) -> bool:
        """Whether a case of its own is to be opened."""
        return self.result in {self.Result.INSPECT, self.Result.DISCIPLINE}


class ContentConclusion(Kept):
    """What the commission concluded on one content, and by which votes."""

    consideration = models.ForeignKey(Consideration, models.PROTECT, related_name="contents")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    kind = models.CharField(_("concluded as"), max_length=12, choices=FindingKind.choices)
    degree = models.CharField(_("degree"), max_length=1, choices=Severity.choices, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("for"))
    votes_against = models.PositiveSmallIntegerField(_("against"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("conclusion on a content")
        constraints = [
            models.UniqueConstraint(fields=["consideration", "finding"], name="a_content_is_concluded_once"),
            invariant(
                "a_violation_is_concluded_with_its_degree",
                ~Q(kind=FindingKind.VIOLATION) | ~Q(degree=""),
                _("A violation is concluded with its degree."),
            ),
        ]


class DisciplineVote(Kept):
    """The vote of the commission on whether discipline is required."""

    consideration = models.OneToOneField(Consideration, models.PROTECT, related_name="discipline_vote")
    votes_for = models.PositiveSmallIntegerField(_("for"))
    votes_against = models.PositiveSmallIntegerField(_("against"))
    required = models.BooleanField(_("discipline required"))

    class Meta:
        verbose_name = _("vote on discipline")


class CrimeTransfer(Kept):
    """A criminal matter handed to the body of law enforcement; the case goes on, or rests until the answer."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="crime_transfers")
    number = models.PositiveSmallIntegerField(_("no."))
    transferred_on = models.DateField(_("transferred on"))
    agency = NameField(_("law enforcement body"), max_length=300)
    content = ProseField(_("signs of a crime"))
    files = ProseField(_("files handed over"), blank=True)
    rests = models.BooleanField(_("the case rests until the answer"), default=False)
    transferred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = ProseField(_("answer"), blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("transfer of a criminal matter")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="transfers_are_counted"),
            invariant(
                "an_answer_follows_its_transfer",
                Q(answered_on__isnull=True) | Q(answered_on__gte=F("transferred_on")),
                _("The answer of law enforcement follows the transfer."),
            ),
        ]


def resting(case: Case) -> CrimeTransfer | None:
    """Return the transfer on whose answer a case rests."""
    return CrimeTransfer.objects.filter(case=case, rests=True, answered_on__isnull=True).first()


def matter_of_signs(case: Case) -> SignsMatter | None:
    """Return what a case on signs of violation starts from; another kind of case has none."""
    return SignsMatter.objects.filter(case=case).first() if case.kind in SIGNS_KINDS else None
