"""What is said of a file as a whole: deviations the authority signed for, and where the originals are."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case


class Waiver(Kept):
    """A step that was done otherwise than the procedure asks, taken note of by the authority with the reason.

    It makes nothing undone and nothing good: the sheet shows the deviation and who answers for it.
    """

    class What(models.TextChoices):
        """What was otherwise."""

        TIME = "time", _("done after its time limit")
        PAPER = "paper", _("a paper was not made")
        MANNER = "manner", _("done in another manner")

    case = models.ForeignKey(Case, models.PROTECT, related_name="waivers")
    number = models.PositiveSmallIntegerField(_("number"))
    step = models.CharField(_("step"), max_length=4)
    what = models.CharField(_("what was otherwise"), max_length=6, choices=What.choices)
    paper = models.CharField(_("kind of paper"), max_length=40, blank=True)
    reason = ProseField(_("reason"))
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    rule_cited = models.CharField(_("article"), max_length=300, blank=True)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("waiver of a deviation")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_waiver_a_number_of_a_case"),
            models.UniqueConstraint(fields=["case", "step", "what", "paper"], name="a_deviation_is_waived_once"),
            invariant("a_waiver_says_why", ~Q(reason=""), _("A deviation is recorded with its reason.")),
            invariant(
                "a_missing_paper_is_named",
                Q(what="paper", paper__gt="") | (~Q(what="paper") & Q(paper="")),
                _("Say which paper was not made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.what}"


class OriginalsPlace(Kept):
    """Where the paper originals of a file, or of one line of its list, are from a day on; the last entry holds."""

    class Stage(models.TextChoices):
        """What happens to them."""

        KEPT = "kept", _("kept while the case runs")
        HANDED_OVER = "handed-over", _("handed over")
        ARCHIVED = "archived", _("taken into the archive")

    case = models.ForeignKey(Case, models.PROTECT, related_name="originals")
    line = models.CharField(_("line of the list"), max_length=40, blank=True)  # empty: the whole file
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)
    holder = NameField(_("who keeps them"))
    place = models.CharField(_("place"), max_length=200)
    mark = models.CharField(_("archive mark"), max_length=60, blank=True)
    on = models.DateField(_("on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("place of originals")
        ordering = ["pk"]
        constraints = [
            invariant(
                "an_archived_file_has_its_mark",
                Q(stage="archived", mark__gt="", line="") | (~Q(stage="archived") & Q(mark="")),
                _("The archive takes a whole file, under its mark."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line or '*'} {self.stage}"
