"""What the engine keeps: which process serves which case or team, and its tasks. No fact of a case stands here."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from viewflow.workflow import STATUS, Token
from viewflow.workflow.fields import TaskReferenceField, TokenField
from viewflow.workflow.models import AbstractProcess

from cases.models import Case, ProgrammeItem, Team


class ProcedureProcess(AbstractProcess):
    """A process of one of our flows: it points at what it serves and holds nothing else."""

    class Meta:
        abstract = True
        default_permissions = ()

    @property
    def serves(self) -> Case | Team:
        """The case or team this process serves."""
        raise NotImplementedError


class ProcedureTask(models.Model):
    """A step offered or done: what the engine's activations read and write, and nothing more.

    The engine's own task also has permission fields, links between tasks and free JSON. The policy answers who may, the
    trail what followed what, the facts everything else; a second, weaker answer is not kept.
    """

    flow_task = TaskReferenceField()
    status = models.CharField(max_length=12, choices=STATUS.choices, default=STATUS.NEW)
    token = TokenField(default=Token("start"))
    created = models.DateTimeField(default=timezone.now)
    finished = models.DateTimeField(null=True, blank=True)

    # Who did it. A person with a past is deactivated, never deleted.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    # Which rulebook is the one of now, where a page read it with the task.
    rulebook: str

    # Each concrete task has a foreign key of this name.
    process: Any
    process_id: int

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.flow_task} – {self.status}"

    @property
    def coerced(self) -> ProcedureTask:
        """The engine asks for the concrete task; there is one table only."""
        return self


def _open_once(name: str) -> models.UniqueConstraint:
    """Return the net under the lock: a step is open once on each token of a process."""
    return models.UniqueConstraint(
        fields=["process", "flow_task", "token"], condition=Q(finished__isnull=True), name=name
    )


class CaseProcess(ProcedureProcess):
    """The process of one case (R1–E5)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")

    class Meta(ProcedureProcess.Meta):
        abstract = False

    @property
    def serves(self) -> Case:
        """The case."""
        return cast("Case", self.case)


class CaseTask(ProcedureTask):
    """A step of one case."""

    process = models.ForeignKey(CaseProcess, models.PROTECT, related_name="tasks")

    class Meta(ProcedureTask.Meta):
        abstract = False
        constraints = [_open_once("a_step_of_a_case_is_open_once")]


class TeamProcess(ProcedureProcess):
    """The process of one team (P1–P3), done once for all its cases."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="+")

    class Meta(ProcedureProcess.Meta):
        abstract = False

    @property
    def serves(self) -> Team:
        """The team."""
        return cast("Team", self.team)


class TeamTask(ProcedureTask):
    """A step of one team."""

    process = models.ForeignKey(TeamProcess, models.PROTECT, related_name="tasks")

    class Meta(ProcedureTask.Meta):
        abstract = False
        constraints = [_open_once("a_step_of_a_team_is_open_once")]


class Submission(models.Model):
    """A form that was sent and took effect; the same form sent again has none, and is shown where the first led."""

    token = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    led_to = models.CharField(max_length=200)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.led_to


class Batch(models.Model):
    """The opening of one programme item in the background: how far it is, and whether it stumbled."""

    class State(models.TextChoices):
        """Where a batch stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    item = models.OneToOneField(ProgrammeItem, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    error = models.TextField(blank=True)
    deliveries = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.done} / {self.total}"

    @classmethod
    def of(cls, item: ProgrammeItem) -> Batch | None:
        """Return the opening of an item that somebody asked for."""
        return cls.objects.filter(item=item).first()


class ReminderChoice(models.Model):
    """How one person is reminded of what is due: by mail or not, and by a feed whose secret only they know."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders")
    by_mail = models.BooleanField(default=True)
    mailed_on = models.DateField(null=True, blank=True)
    feed_sha256 = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user_id)
