"""The archive: how long a dossier is kept, what keeps it longer, and the lists by which dossiers are disposed of."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import Body
from cases.models.team import new_key


class Retention(Kept):
    """How long a dossier is kept, as the body said and on what ground; the last row counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="retentions")
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)  # empty: for ever
    source = models.CharField(_("ground"), max_length=300)
    set_on = models.DateField(_("set on"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("retention period")
        constraints = [
            invariant(
                "a_retention_has_its_ground", ~Q(source=""), _("A retention period names the schedule it rests on.")
            ),
            invariant(
                "a_dossier_is_kept_some_years",
                Q(years__isnull=True) | Q(years__gte=1),
                _("A dossier is kept at least one year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.years or '∞'}"


class ArchiveHold(Kept):
    """A dossier that is under complaint or litigation is kept whatever its period says, until the hold is lifted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="archive_holds")
    reason = ProseField(_("reason"))
    since = models.DateField(_("since"))
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lifted_on = models.DateField(_("lifted on"), null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_reason = ProseField(_("why it was lifted"), blank=True)

    class Meta:
        verbose_name = _("hold of a dossier")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_on__isnull=True), name="one_standing_hold_of_a_dossier"
            ),
            invariant("a_hold_has_its_reason", ~Q(reason=""), _("A dossier is held with a reason.")),
            invariant(
                "a_lifted_hold_says_why",
                Q(lifted_on__isnull=True) | (Q(lifted_by__isnull=False) & ~Q(lifted_reason="")),
                _("A hold is lifted by somebody, with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.since:%d/%m/%Y}"


class DisposalBatch(Kept):
    """A list of dossiers to be disposed of: made by one person, approved by two others, then carried out."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    reason = ProseField(_("ground"))
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_on = models.DateField(_("first approval on"), null=True, blank=True)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    second_on = models.DateField(_("second approval on"), null=True, blank=True)
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = ProseField(_("why it was withdrawn"), blank=True)

    class Meta:
        verbose_name = _("disposal list")
        constraints = [
            invariant("a_disposal_has_its_ground", ~Q(reason=""), _("A disposal list names its ground.")),
            invariant(
                "two_others_approve_a_disposal",
                (Q(first_by__isnull=True) & Q(second_by__isnull=True))
                | (
                    Q(first_by__isnull=False, first_on__isnull=False)
                    & ~Q(first_by=F("made_by"))
                    & (
                        Q(second_by__isnull=True, second_on__isnull=True)
                        | (Q(second_on__isnull=False) & ~Q(second_by=F("made_by")) & ~Q(second_by=F("first_by")))
                    )
                ),
                _("Two people approve a disposal, and neither made the list."),
            ),
            invariant(
                "what_was_disposed_of_is_not_withdrawn",
                Q(second_by__isnull=True) | Q(withdrawn_on__isnull=True),
                _("What was disposed of does not come back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.made_on:%d/%m/%Y}"

    @property
    def is_carried_out(self) -> bool:
        """Whether the files are gone."""
        return self.second_on is not None


class DisposalLine(Kept):
    """A dossier on a disposal list, as it stood when the list was made."""

    batch = models.ForeignKey(DisposalBatch, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField(_("number"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="disposal_lines")
    closed_on = models.DateField(_("closed on"))
    years = models.PositiveSmallIntegerField(_("years"))
    source = models.CharField(_("ground"), max_length=300)
    mark = models.CharField(_("archive mark"), max_length=60)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_disposal_line_a_number"),
            models.UniqueConstraint(fields=["batch", "case"], name="a_dossier_stands_once_on_a_list"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.number}"

    @property
    def due_on(self) -> date:
        """The first day on which the period was over: it runs from the end of the year of the close."""
        return date(self.closed_on.year + self.years + 1, 1, 1)


class DisposedFile(Kept):
    """A file that is no longer there, by its hash: what `verify` does not call missing."""

    class Store(models.TextChoices):
        """Where it lay."""

        PAPERS = "papers", _("papers")
        EVIDENCE = "evidence", _("evidence")

    batch = models.ForeignKey(DisposalBatch, models.PROTECT, related_name="files")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    store = models.CharField(max_length=8, choices=Store.choices)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "sha256"], name="a_file_is_disposed_of_once"),
        ]

    def __str__(self) -> str:
        return f"{self.store} {self.sha256[:12]}"
