"""Inspection of lower bodies' own inspection, supervision and discipline work: the sample of files, the two sheets.

Source: procedures.md, e; forms B09 and B10 of reporting.md.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.meeting import Consideration, FollowUpItem


class MandateRequest(Kept):
    """What the subject was asked for by letter when the decision was deployed: files, and who answers the team."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="mandate_request")
    files = ProseField(_("files asked for"))
    contacts = ProseField(_("contact officers"), blank=True)
    asked_on = models.DateField(_("asked on"))


class FileSampling(Kept):
    """How the disciplinary files to be examined were found: drawn from a list, all of it, or none to examine.

    A drawing can be done again by anybody: the list, the number and the seed are on record.
    """

    class Method(models.TextChoices):
        """How files were taken from the list."""

        DRAWN = "drawn", _("drawn by a recorded seed")
        ALL = "all", _("every file of the list")
        NONE = "none", _("nobody was disciplined: there is no file")

    case = models.OneToOneField(Case, models.PROTECT, related_name="file_sampling")
    method = models.CharField(_("method"), max_length=6, choices=Method.choices)
    population = ProseField(_("list of disciplinary files"), blank=True)
    size = models.PositiveSmallIntegerField(_("files in the list"))
    wanted = models.PositiveSmallIntegerField(_("files to be examined"))
    seed = NameField(_("seed"), max_length=120, blank=True)
    seed_origin = NameField(_("where the seed comes from"), blank=True)
    on = models.DateField(_("drawn on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sampling of files")
        constraints = [
            invariant(
                "a_sample_is_part_of_its_list",
                Q(wanted__lte=F("size")),
                _("No more files are drawn than the list has."),
            ),
            invariant(
                "a_drawing_names_its_seed",
                ~Q(method="drawn") | ~Q(seed=""),
                _("A drawing names its seed, so that it can be done again."),
            ),
            invariant(
                "without_files_nothing_is_drawn",
                ~Q(method="none") | Q(size=0, wanted=0),
                _("Where there is no file, nothing is drawn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_method_display())

    @property
    def listed(self) -> list[str]:
        """The files of the list, in its order."""
        return [line for line in self.population.splitlines() if line.strip()]


class SampledFile(models.Model):
    """One disciplinary file the team examines: how it was found, how it was judged, what the body recommends."""

    class Origin(models.TextChoices):
        """How it came into the sample."""

        SAMPLE = "sample", _("from the sample")
        CHOSEN = "chosen", _("chosen by hand")

    class Weight(models.TextChoices):
        """How the matter was handled, measured by what it called for."""

        RIGHT = "right", _("handled rightly")
        TOO_LIGHT = "too_light", _("form too light")
        TOO_HEAVY = "too_heavy", _("form too heavy")
        NOT_DISCIPLINED = "not_disciplined", _("not disciplined though required")
        WRONGFUL = "wrongful", _("wrongful")

    class Recommendation(models.TextChoices):
        """What the body recommends for a file that was decided wrongly."""

        NO_CHANGE = "no_change", _("no change")
        INCREASE = "increase", _("increase")
        DECREASE = "decrease", _("decrease")
        ANNUL = "annul", _("annul")

    case = models.ForeignKey(Case, models.PROTECT, related_name="sampled_files")
    number = models.PositiveSmallIntegerField(_("no."))
    title = NameField(_("file"))
    origin = models.CharField(_("origin"), max_length=6, choices=Origin.choices)
    reason = ProseField(_("why it was chosen"), blank=True)
    added_on = models.DateField(_("added on"))

    form = models.CharField(_("form imposed"), max_length=12, choices=DisciplineForm.choices, blank=True)
    is_competent = models.BooleanField(_("competence"), null=True, blank=True)
    is_principled = models.BooleanField(_("principles"), null=True, blank=True)
    is_in_order = models.BooleanField(_("procedure"), null=True, blank=True)
    weight = models.CharField(_("how it was handled"), max_length=16, choices=Weight.choices, blank=True)
    remarks = ProseField(_("remarks"), blank=True)
    judged_on = models.DateField(_("judged on"), null=True, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    asked_on = models.DateField(_("asked to reconsider on"), null=True, blank=True)
    position = ProseField(_("what the committee says"), blank=True)

    recommendation = models.CharField(_("recommendation"), max_length=10, choices=Recommendation.choices, blank=True)
    recommended_on = models.DateField(_("recommended on"), null=True, blank=True)
    item = models.OneToOneField(
        FollowUpItem, models.PROTECT, null=True, blank=True, related_name="sampled_file", verbose_name=_("requirement")
    )

    class Meta:
        ordering = ["number"]
        verbose_name = _("sampled file")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_sampled_file_a_number"),
            invariant(
                "a_file_chosen_by_hand_has_a_reason",
                ~Q(origin="chosen") | ~Q(reason=""),
                _("A file chosen by hand has a reason."),
            ),
            invariant(
                "a_file_is_judged_on_every_point",
                Q(judged_on__isnull=True, weight="")
                | Q(
                    ~Q(weight=""),
                    judged_on__isnull=False,
                    judged_by__isnull=False,
                    is_competent__isnull=False,
                    is_principled__isnull=False,
                    is_in_order__isnull=False,
                ),
                _("A file is judged on competence, principles, procedure and form."),
            ),
            invariant(
                "a_recommendation_follows_the_judgement",
                Q(recommended_on__isnull=True, recommendation="")
                | Q(~Q(recommendation=""), recommended_on__isnull=False, judged_on__lte=F("recommended_on")),
                _("A recommendation follows the judgement of the file."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_wrong(self) -> bool:
        """Whether it was judged, and not found right on every point."""
        points = (self.is_competent, self.is_principled, self.is_in_order)
        return self.judged_on is not None and (self.weight != self.Weight.RIGHT or not all(points))

    @property
    def is_to_be_reconsidered(self) -> bool:
        """Whether its form is to be asked about at the meeting with the committee."""
        return self.judged_on is not None and self.weight != self.Weight.RIGHT

    @property
    def calls_for_change(self) -> bool:
        """Whether the body recommended to change what was decided."""
        return self.recommendation not in ("", self.Recommendation.NO_CHANGE)


class ResultSheet(models.TextChoices):
    """The two sheets in which a mandate inspection results."""

    MANDATE = "B09", _("inspection and supervision work")
    DISCIPLINE = "B10", _("enforcement of discipline")


class MandateSheet(models.Model):
    """B09: how the subject carries out its own inspection and supervision, as the team found it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="mandate_sheet")
    has_programme = models.BooleanField(_("has a programme and plans"))
    planned = models.PositiveIntegerField(_("inspections and supervisions planned"))
    done = models.PositiveIntegerField(_("of these carried out"))
    works_well = models.BooleanField(_("carries out the task well"))
    leads_well = models.BooleanField(_("leads and directs well"))
    assessment = ProseField(_("assessment"))
    filled_on = models.DateField(_("filled in on"))
    filled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sheet on inspection and supervision work")

    def __str__(self) -> str:
        return str(ResultSheet.MANDATE.label)

    @property
    def is_well_done(self) -> bool:
        """Whether nothing falls into the column “not well”."""
        return self.has_programme and self.works_well and self.leads_well


class DisciplineSheet(models.Model):
    """B10: how the subject enforces discipline; what the files show is counted from the files themselves."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="discipline_sheet")
    disciplined = models.PositiveIntegerField(_("members disciplined in the period"))
    complained = models.PositiveIntegerField(_("of these with a complaint"))
    managed_above = models.PositiveIntegerField(_("of these managed by the level above"))
    assessment = ProseField(_("assessment"))
    filled_on = models.DateField(_("filled in on"))
    filled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sheet on the enforcement of discipline")
        constraints = [
            invariant(
                "parts_of_the_disciplined_are_no_more_than_all",
                Q(complained__lte=F("disciplined"), managed_above__lte=F("disciplined")),
                _("No more members complained, or are managed above, than were disciplined."),
            )
        ]

    def __str__(self) -> str:
        return str(ResultSheet.DISCIPLINE.label)


class SheetConclusion(Kept):
    """What the body concludes on one sheet."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sheet_conclusions")
    consideration = models.ForeignKey(
        Consideration, models.PROTECT, null=True, blank=True, related_name="sheet_conclusions"
    )
    sheet = models.CharField(_("sheet"), max_length=3, choices=ResultSheet.choices)
    is_well_done = models.BooleanField(_("done well"))
    text = ProseField(_("conclusion"))
    on = models.DateField(_("concluded on"))

    class Meta:
        ordering = ["sheet"]
        verbose_name = _("conclusion on a sheet")
        constraints = [
            models.UniqueConstraint(fields=["case", "sheet"], name="one_conclusion_a_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sheet_display()}: {_('done well') if self.is_well_done else _('not done well')}"
