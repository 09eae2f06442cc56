"""Many papers of a kind made in one act: what was asked for, and what became of each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import AnnualProgramme, Case, Team
from cases.models.base import invariant
from cases.models.team import new_key
from documents.own_types import of_key

if TYPE_CHECKING:
    from documents.kinds import DocumentType


class PaperBatch(models.Model):
    """A person's request for papers of one kind about many subjects: issued, printed, bound, then kept some days."""

    class State(models.TextChoices):
        """Where the work stands."""

        ISSUING = "issuing", _("being numbered")
        PRINTING = "printing", _("being printed")
        BINDING = "binding", _("being bound")
        READY = "ready", _("ready")
        NOTHING = "nothing", _("nothing could be made")
        EXPIRED = "expired", _("removed")
        FAILED = "failed", _("cut off")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    type_key = models.CharField(_("kind of paper"), max_length=40)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("day"))
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ISSUING)
    deliveries = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    pdf_size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    zip_size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    expires_at = models.DateTimeField(_("available until"), null=True, blank=True)

    class Meta:
        verbose_name = _("batch of papers")
        constraints = [
            invariant(
                "a_batch_is_a_teams_or_a_programmes",
                Q(team__isnull=True) | Q(programme__isnull=True),
                _("A batch belongs to a team or to a programme."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def type(self) -> DocumentType:
        """The entry of the catalogue."""
        return of_key(self.type_key)

    @property
    def type_name(self) -> str | Promise:
        """What people call this kind of paper."""
        return self.type.name

    @property
    def is_going_on(self) -> bool:
        """Whether the worker has still something to do."""
        return self.state in {self.State.ISSUING, self.State.PRINTING, self.State.BINDING}


class BatchItem(models.Model):
    """One subject of a batch: its paper, or the rule that refused it."""

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("waiting for its turn")
        MADE = "made", _("issued")
        STOOD = "stood", _("stood before")
        REFUSED = "refused", _("not issued")

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("state"), max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    refusal = models.CharField(_("reason"), max_length=500, blank=True)
    advice = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("paper of a batch")
        indexes = [models.Index(fields=["batch", "outcome", "position"])]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_place_in_a_batch"),
            models.UniqueConstraint(
                fields=["batch", "case"], condition=Q(case__isnull=False), name="a_case_once_in_a_batch"
            ),
            models.UniqueConstraint(
                fields=["batch", "team"], condition=Q(team__isnull=False), name="a_team_once_in_a_batch"
            ),
            invariant(
                "a_paper_of_a_batch_is_a_cases_or_a_teams",
                Q(case__isnull=True, team__isnull=False) | Q(case__isnull=False, team__isnull=True),
                _("A paper of a batch is about a case or about a team."),
            ),
            invariant(
                "what_was_made_is_there",
                ~Q(outcome__in=["made", "stood"]) | Q(document__isnull=False),
                _("What was issued is there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.position}"

    @property
    def thing(self) -> Case | Team:
        """What the paper is about."""
        thing = self.case or self.team
        assert thing is not None  # noqa: S101 - the constraint says so
        return thing
