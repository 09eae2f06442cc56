"""The annual programme: items, the subjects they name, and amendments as versions with a reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Member, Organization


class Kind(models.TextChoices):
    """Procedures; values are the codes of the field. Later procedures join this list."""

    COMPLIANCE_INSPECTION = "KTCH", _("Compliance inspection")
    THEMATIC_SUPERVISION = "GSCD", _("Thematic supervision")
    SIGNS_ORGANIZATION = "KTDH-TC", _("Inspection of an organization on signs of violation")
    SIGNS_MEMBER = "KTDH-DV", _("Inspection of a member on signs of violation")
    MANDATE_INSPECTION = "KTNV", _("Inspection of lower inspection, supervision and discipline work")
    FINANCE_INSPECTION = "KTTC", _("Party finance inspection")
    DENUNCIATION = "GQTC", _("Denunciation")
    DISCIPLINE = "THKL", _("Consideration of discipline")
    COMPLAINT = "GQKN", _("Complaint against discipline")
    SUSPENSION = "DCSH", _("Suspension")
    EXONERATION = "XLPH", _("Wrongful discipline")
    FOLLOW_UP = "TDKL", _("Follow-up of a conclusion")


#: What an annual programme plans; programmes, their imports and their figures know no other.
PROGRAMME_KINDS = (
    Kind.COMPLIANCE_INSPECTION,
    Kind.THEMATIC_SUPERVISION,
    Kind.MANDATE_INSPECTION,
    Kind.FINANCE_INSPECTION,
)
#: What the body does itself, without a team that inspects: nobody reports to it, and nobody is replaced.
TEAMLESS_KINDS = (Kind.SUSPENSION, Kind.EXONERATION, Kind.FOLLOW_UP)
#: Mainly the commission's, on signs of violation; needs no annual plan.
SIGNS_KINDS = (Kind.SIGNS_ORGANIZATION, Kind.SIGNS_MEMBER)


class AnnualProgramme(Kept):
    """A body's inspection and supervision programme of one year; version 1 is what was first approved."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="programmes")
    year = models.PositiveSmallIntegerField(_("year"))
    title = NameField(_("title"))
    purpose = ProseField(_("purpose and requirements"), blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveSmallIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="one_programme_of_a_body_a_year"),
            invariant(
                "programme_is_approved_by_another",
                Q(approved_by__isnull=True) | ~Q(approved_by=models.F("drafted_by")),
                _("The person who drafted the programme does not approve it."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeAmendment(Kept):
    """One approved change of a programme: its version, reason, date and author."""

    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, related_name="amendments")
    version = models.PositiveSmallIntegerField(_("version"))
    reason = ProseField(_("reason"))
    on = models.DateField(_("amended on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "version"], name="one_amendment_a_version")]


class ProgrammeItem(Kept):
    """One line of a programme: what, whom, when, led by whom, on which basis."""

    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("no."))
    kind = models.CharField(
        _("kind"), max_length=8, choices=[(planned.value, planned.label) for planned in PROGRAMME_KINDS]
    )
    topic = NameField(_("topic"), max_length=500)
    content = ProseField(_("content"), blank=True)
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    lead = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead"))
    basis = NameField(_("basis"), max_length=500, blank=True)
    theme = models.ForeignKey(
        "cases.WorkProgramme",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inspected_by",
        verbose_name=_("work programme inspected"),
    )
    joint_plan = NameField(_("joint plan with state inspection"), max_length=500, blank=True)
    added_in = models.ForeignKey(ProgrammeAmendment, models.PROTECT, null=True, blank=True, related_name="added")
    cancelled_in = models.ForeignKey(
        ProgrammeAmendment, models.PROTECT, null=True, blank=True, related_name="cancelled"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "position"], name="one_item_a_position"),
            invariant(
                "an_item_is_of_a_quarter", Q(quarter__gte=1, quarter__lte=4), _("The quarter is a number from 1 to 4.")
            ),
        ]

    def __str__(self) -> str:
        return self.topic


class ItemSubject(Kept):
    """An organization or a member that an item names."""

    item = models.ForeignKey(ProgrammeItem, models.PROTECT, related_name="subjects")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "organization"], name="an_item_names_an_organization_once"),
            models.UniqueConstraint(fields=["item", "member"], name="an_item_names_a_member_once"),
            invariant(
                "an_item_subject_is_one_of_two",
                Q(organization__isnull=False, member__isnull=True) | Q(organization__isnull=True, member__isnull=False),
                _("A subject is either an organization or a member."),
            ),
        ]


class ThemeTag(models.TextChoices):
    """What a line is about across programmes."""

    ANTI_CORRUPTION = "PCTN", _("corruption and negative phenomena fought")
    ADMINISTRATIVE_REFORM = "CCHC", _("administrative reform")
    MORAL_EXAMPLE = "CT05", _("study and following of the moral example")


class ItemTag(Kept):
    """A tag of a line, kept with it."""

    item = models.ForeignKey(ProgrammeItem, models.PROTECT, related_name="tags")
    tag = models.CharField(_("tag"), max_length=8, choices=ThemeTag.choices)

    class Meta:
        verbose_name = _("tag of a line")
        constraints = [models.UniqueConstraint(fields=["item", "tag"], name="a_line_has_a_tag_once")]
