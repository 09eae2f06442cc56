"""Work finished on paper before the system came: what a decision on paper says, counted and never passed off as walked.

Its rows never change. What was entered wrongly is withdrawn with a reason, and entered anew.
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
from cases.models.case import Outcome
from cases.models.organization import Body, Level, Member, Organization
from cases.models.programme import Kind
from cases.models.team import new_key
from cases.models.work_programme import WorkProgramme

#: Not a procedure of the house: an organization on the list of weak ones that was strengthened.
STRENGTHENED = "CCTC"
PAPER_KINDS = [*Kind.choices, (STRENGTHENED, _("Weak organizations strengthened"))]


class PaperRecordQuerySet(models.QuerySet["PaperRecord"]):
    """Questions asked of records from paper."""

    def standing(self) -> PaperRecordQuerySet:
        """Those that were not withdrawn: what is counted."""
        return self.filter(withdrawal__isnull=True)

    def visible_to(self, user: Any, on: date | None = None) -> PaperRecordQuerySet:
        """Those of the bodies whose figures the user keeps or decides on, never one about the user's own side."""
        from cases import reading

        rows = self.filter(reading.sees_paper_record(user, on)).select_related("body__organization", "withdrawal")
        return rows.annotate(subject_count=models.Count("subjects"))

    def of_key(self, key: str) -> PaperRecord | None:
        """The one under this key."""
        return self.filter(key=key).select_related("body__organization", "entered_by", "replaces", "theme").first()


class PaperRecord(Kept):
    """One decision on paper: who acted, by which procedure, under which number, from which day to which."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="paper_records", verbose_name=_("body"))
    kind = models.CharField(_("procedure"), max_length=8, choices=PAPER_KINDS)
    number = NameField(_("decision number"), max_length=60)
    signed_on = models.DateField(_("signed on"), db_index=True)
    concluded_on = models.DateField(_("concluded on"), db_index=True)
    topic = NameField(_("topic"), max_length=500, blank=True)
    theme = models.ForeignKey(
        WorkProgramme, models.PROTECT, null=True, blank=True, related_name="paper_records",
        verbose_name=_("work programme inspected"),
    )  # fmt: skip
    file_sha256 = models.CharField(_("workbook it came by"), max_length=64, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    entered_on = models.DateField(_("entered on"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PaperRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record from paper")
        verbose_name_plural = _("records from paper")
        indexes = [models.Index(fields=["body", "kind", "signed_on"])]
        constraints = [
            invariant(
                "a_paper_is_concluded_after_it_was_signed",
                Q(concluded_on__gte=F("signed_on")),
                _("What a decision began is concluded on its day or later."),
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_counted(self) -> bool:
        """Whether it was not withdrawn."""
        return not hasattr(self, "withdrawal")

    def kept_scans(self) -> models.QuerySet[PaperScan]:
        """Its scans, the first one first."""
        return PaperScan.objects.filter(record=self).order_by("pk")

    def scan_of(self, pk: int) -> PaperScan | None:
        """One of its scans."""
        return PaperScan.objects.filter(record=self, pk=pk).first()


class PaperSubjectQuerySet(models.QuerySet["PaperSubject"]):
    """Questions asked of the subjects of records from paper."""

    def with_contents(self) -> PaperSubjectQuerySet:
        """Each with its contents and its register rows; one statement more."""
        return self.select_related("subject_organization", "subject_member").prefetch_related("contents")


class PaperSubject(Kept):
    """Whom a decision on paper was about, and how it ended; by its register row, or by the name on the paper."""

    record = models.ForeignKey(PaperRecord, models.PROTECT, related_name="subjects")
    position = models.PositiveIntegerField(_("no."))
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )
    subject_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    of_member = models.BooleanField(_("a member"))
    subject_name = NameField(_("name"))
    subject_code = models.CharField(_("code"), max_length=40, blank=True)
    subject_level = models.CharField(_("level"), max_length=8, choices=Level.choices)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    form = models.CharField(_("form of discipline"), max_length=12, choices=DisciplineForm.choices, blank=True)
    stranger = models.CharField(max_length=345, blank=True, editable=False)

    objects = PaperSubjectQuerySet.as_manager()

    class Meta:
        ordering = ["record", "position"]
        verbose_name = _("subject of a record from paper")
        verbose_name_plural = _("subjects of records from paper")
        constraints = [
            models.UniqueConstraint(fields=["record", "position"], name="one_subject_of_a_paper_a_line"),
            invariant(
                "a_paper_is_about_an_organization_or_a_member",
                Q(of_member=True, subject_organization__isnull=True) | Q(of_member=False, subject_member__isnull=True),
                _("A subject is an organization or a member."),
            ),
            invariant(
                "an_organization_and_a_member_have_forms_of_their_own",
                Q(form="")
                | Q(of_member=True, form__in=["REPRIMAND", "WARNING", "REMOVAL", "EXPULSION"])
                | Q(of_member=False, form__in=["REPRIMAND", "WARNING", "DISSOLUTION"]),
                _("The form is not one for this kind of subject."),
            ),
        ]

    def __str__(self) -> str:
        return self.subject_name


class PaperContent(Kept):
    """A content of the forms that a subject's part of the paper was about."""

    subject = models.ForeignKey(PaperSubject, models.PROTECT, related_name="contents")
    key = models.CharField(_("content"), max_length=60)

    class Meta:
        verbose_name = _("content of a record from paper")
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="one_content_of_a_paper_subject")]


class PaperScan(Kept):
    """The paper itself as it was scanned, under the hash of its bytes."""

    record = models.ForeignKey(PaperRecord, models.PROTECT, related_name="scans")
    sha256 = models.CharField(max_length=64)
    file_name = NameField(_("file name"))
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    added_on = models.DateField(_("added on"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("scan of a record from paper")
        constraints = [models.UniqueConstraint(fields=["record", "sha256"], name="a_paper_is_scanned_once_a_file")]


class PaperWithdrawal(Kept):
    """A record from paper that was entered wrongly: from now on it is counted nowhere."""

    record = models.OneToOneField(PaperRecord, models.PROTECT, related_name="withdrawal")
    reason = ProseField(_("reason"), max_length=2000)
    on = models.DateField(_("withdrawn on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("withdrawal of a record from paper")
        constraints = [invariant("a_withdrawal_has_a_reason", ~Q(reason=""), _("A withdrawal has its reason."))]
