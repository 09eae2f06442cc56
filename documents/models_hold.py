"""What a restored house knows of its registers: which give no number yet, and what two people agreed on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, invariant


class NumberingHold(Kept):
    """After a restore no register gives a number until it agrees with the papers that went out; one row a restore."""

    since = models.DateTimeField(_("since"))
    backup_made_at = models.DateTimeField(_("the backup was made at"))
    # Teams made after the restore have given no number that the backup does not know.
    last_team = models.PositiveBigIntegerField(default=0)
    with_list = models.BooleanField(_("a list of last numbers was given"), default=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("hold of the numbering")

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y %H:%M}"


class HeldRegister(Kept):
    """One register under a hold: where it stood in the backup, what papers say, and what two people agreed on.

    The numbers between the two went out on paper and are not in the restored house: a gap that is explained here.
    """

    hold = models.ForeignKey(NumberingHold, models.PROTECT, related_name="registers")
    series = models.ForeignKey("documents.Series", models.PROTECT, related_name="holds")
    last = models.PositiveIntegerField(_("last number in the backup"))
    found_last = models.PositiveIntegerField(_("highest number on papers found"), default=0)
    noted_last = models.PositiveIntegerField(_("last number in the list kept outside"), null=True, blank=True)
    found = models.JSONField(_("papers found"), default=list)
    agreed_last = models.PositiveIntegerField(_("last number in the paper register"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField(_("compared on"), null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    released_on = models.DateField(_("released on"), null=True, blank=True)

    class Meta:
        verbose_name = _("held register")
        constraints = [
            models.UniqueConstraint(fields=["hold", "series"], name="a_register_is_held_once"),
            invariant(
                "two_people_release_a_register",
                Q(released_on__isnull=True)
                | (
                    Q(released_by__isnull=False, asked_by__isnull=False, agreed_last__isnull=False)
                    & ~Q(released_by=F("asked_by"))
                ),
                _("Two people compare a register with its papers before it gives numbers again."),
            ),
            invariant(
                "a_register_is_released_from_its_highest_number",
                Q(agreed_last__isnull=True) | (Q(agreed_last__gte=F("last")) & Q(agreed_last__gte=F("found_last"))),
                _("The register goes on after the highest number that is known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"

    @property
    def known_last(self) -> int:
        """The highest number that anything known here tells of."""
        return max(self.last, self.found_last, self.noted_last or 0)

    @property
    def agrees(self) -> bool:
        """Whether nothing known here goes beyond the backup."""
        return self.known_last == self.last

    @property
    def gap(self) -> range:
        """The numbers that went out on paper and are not in the restored house."""
        if self.released_on is None or self.agreed_last is None:
            return range(0)
        return range(self.last + 1, self.agreed_last + 1)
