"""What every page of an act does around its one command: find, offer, perform once, say what follows.

`StepView` is a step of a procedure; `ActView` is an act beside the flow (more time, evidence, a meeting). A page says
which form it shows and which command it performs; everything else is here:

    class Deploy(StepView):
        form_class = forms.DeployForm          # an ActForm

        def perform(self, by, **facts):
            return commands.deploy(self.case, by=by, **facts)

`perform` gets `form.facts()`: the form's cleaned data, and the rows of its formsets under their names. A `RuleBroken`
undoes everything and goes back to the form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db import DatabaseError, transaction
from django.db.models import QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from viewflow.workflow import FlowLockFailed

from cases import acting, locking
from cases.clock import Deadline
from cases.errors import RuleBroken
from cases.models import Case, Rule, Team
from cases.models.rulebook import RulebookVersion
from cases.policy import DUTY_NAMES, Act
from cases.rulebook import Shelf
from workflows.access import CASE_WITH, TEAM_WITH, represented_case, seen_case, seen_team
from workflows.acts import ActForm, ActView, Consequences, Moved, url_of
from workflows.models import CaseTask, ProcedureTask, TeamTask
from workflows.nodes import Step, current_step, steps_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

__all__ = ["ActForm", "ActView", "Consequences", "StepView", "open_task", "step_url", "url_of"]


def step_url(number: str, thing: Case | Team) -> str:
    """Return the page of a step."""
    return reverse("step" if isinstance(thing, Case) else "team-step", args=[thing.key, number])


class NotTheCurrentStep(RuleBroken):
    """A step that is done, or not yet due."""

    rule = "INV-ORDER"
    sentence = gettext_lazy("Step %(step)s is not the next act here: %(now)s.")
    next_step = gettext_lazy("Open the page: it shows what was done and what is next.")


def open_task(user: User, key: str, number: str, *, represented: bool = False) -> ProcedureTask:
    """Return the open task of this case or team whose step has this number; no other case's task can be reached.

    Raises `Http404` for what one may not see, `Moved` where another step is the current one.
    """
    tasks = _open_tasks_of_team(user, key) if number[:1] == "P" else _open_tasks_of_case(user, key, represented)
    for task in tasks:
        if node_of(task, number) is not None:
            return task
    if number[:1] == "P":
        raise Moved(tasks[0].process.serves if tasks else seen_team(user, key), number)
    thing = represented_case if represented else seen_case
    raise Moved(tasks[0].process.serves if tasks else thing(user, key), number)


def node_of(task: ProcedureTask, number: str) -> Step | None:
    """Return the step with this number, where the task is its own or the step may be done before that one."""
    if task.flow_task is None:
        return None
    steps = [step for step in steps_of(task.flow_task.flow_class) if step.number == number]
    return next((s for s in steps if s is task.flow_task or s.is_open_early(task.process.serves)), None)


def _open_tasks_of_case(user: User, key: str, represented: bool) -> list[CaseTask]:
    cases = Case.objects.represented_by(user) if represented else Case.objects.visible_to(user)
    tasks = CaseTask.objects.filter(process__case__in=cases.filter(key=key), finished__isnull=True)
    return list(_with(tasks, "process__case", CASE_WITH))


def _open_tasks_of_team(user: User, key: str) -> list[TeamTask]:
    teams = Team.objects.visible_to(user).filter(key=key)
    tasks = TeamTask.objects.filter(process__team__in=teams, finished__isnull=True)
    return list(_with(tasks, "process__team", TEAM_WITH))


def _under_lock(task: ProcedureTask) -> ProcedureTask:
    """Return the task as it is now, with its process and what that serves, all three under their row locks.

    Whoever waited reads what the first one left: a locked row is read again when its turn comes. Raises
    `FlowLockFailed` where the wait was too long.
    """
    of_case = isinstance(task, CaseTask)
    served, paths = ("process__case", locking.CASE_WITH) if of_case else ("process__team", locking.TEAM_WITH)
    try:
        rows = type(task)._default_manager.select_for_update(of=("process", served, "self"))
        locked: ProcedureTask = _with(rows, served, paths).get(pk=task.pk)
    except DatabaseError as error:
        raise FlowLockFailed(str(task.flow_task)) from error
    locking.locked_already(locked.process.serves)
    acting.remember(Shelf, Rule.shelf_of(locked.rulebook))
    return locked


def _with(tasks: QuerySet[Any], served: str, paths: Iterable[str]) -> QuerySet[Any]:
    """Read with tasks what they serve, and which rulebook is the one of now."""
    version = Coalesce(Subquery(RulebookVersion.now()), Value(""))
    rows: QuerySet[Any] = tasks.select_related(*(f"{served}__{path}" for path in paths)).annotate(rulebook=version)
    return rows


class StepView(ActView):
    """A step of a procedure: offered by the engine, performed under the lock of its process, followed by the next."""

    template_name = "workflows/step.html"
    code = ""  # a page with its own address (the inspected side's) names its step here

    task: ProcedureTask
    node: Step
    next_step: Step | None = None

    def find(self, **kwargs: Any) -> None:
        """Set the task, its node, `case` and `team`; the dispatcher hands the task over."""
        self._set_task(kwargs.get("task") or self._open_task(**kwargs))
        self.node = node_of(self.task, kwargs.get("code") or self.code) or self.task.flow_task
        self.act_label = self.act_label or self.node.task_title

    def _set_task(self, task: ProcedureTask) -> None:
        self.task = task
        thing = task.process.serves
        if isinstance(thing, Case):
            self.case, self.team = thing, thing.team
        else:
            self.team = thing

    def _open_task(self, key: str, code: str = "") -> ProcedureTask:
        return open_task(self.user, key, self.code or code, represented=self.represented)

    def asked_act(self) -> Act:
        """The act of the node."""
        return self.node.act

    def once(self) -> str:
        """A step is marked by its task: once the task is done, the same form finds it done."""
        return str(self.task.pk)

    def deadline(self) -> Deadline:
        """The deadline of the step."""
        return self.node.deadline(self.thing)

    def carry_out(self, once: str, facts: dict[str, Any]) -> None:
        """Under the lock: is it still the current step, does the person still hold the duty, then the command."""
        with transaction.atomic(), acting.acting():
            task = _under_lock(self.task)
            if not once:  # not sent from our page
                self.require_duty()
            if task.finished is not None or once != str(task.pk):
                raise Moved(self.thing, self.node.number)
            self.require_duty()
            self.perform(self.user, **facts)
            self.next_step = self._advance(task)
        self._set_task(task)
        messages.success(self.request, self.said())

    def _advance(self, task: ProcedureTask) -> Step | None:
        """Finish the task and let the engine offer what follows; return it."""
        activation = self.node.activation_class(task)
        activation.finish(self.user)
        activation.activate_next()
        return current_step(self.node.flow_class, task.process.serves)

    def shelf(self) -> Shelf:
        """The rulebooks, read with the task."""
        return Rule.shelf_of(self.task.rulebook)

    def said(self) -> str:
        """What was done, and what follows from it."""
        done = _("%(step)s “%(title)s” is recorded.") % {"step": self.node.number, "title": self.node.task_title}
        if self.next_step is None:
            return done
        who = ", ".join(sorted(str(DUTY_NAMES[duty]) for duty in self.next_step.by))
        then = _("Next: %(step)s “%(title)s” – %(who)s.")
        return f"{done} " + then % {"step": self.next_step.number, "title": self.next_step.task_title, "who": who}

    def consequences(self) -> Consequences:
        """What follows by the procedure; a page adds what only it knows."""
        following = [edge.dst for edge in self.node._outgoing()]
        steps = [node for node in following if isinstance(node, Step)]
        then = _("Then follows %(step)s “%(title)s”.")
        return [("right", then % {"step": step.number, "title": step.task_title}) for step in steps]

    def answer_moved(self, moved: Moved) -> HttpResponse:
        """Answer by what the first one did, or say where the case stands."""
        once = self.request.POST.get("once", "")
        if once.isdecimal() and self._was_mine(moved.thing, int(once)):
            messages.info(self.request, _("This was already recorded; nothing was done twice."))
            return HttpResponseRedirect(url_of(moved.thing))
        refusal = _not_current(moved)
        return render(self.request, "409.html", {"refusal": refusal, "back_url": url_of(moved.thing)}, status=409)

    def _was_mine(self, thing: Case | Team, task: int) -> bool:
        done = {"pk": task, "owner": self.user, "finished__isnull": False}
        if isinstance(thing, Case):
            return CaseTask.objects.filter(process__case=thing, **done).exists()
        return TeamTask.objects.filter(process__team=thing, **done).exists()

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """What every page tells its template, and the step."""
        return super().page_facts(form) | {"step": self.node, "needs": self.node.needs}


class OngoingStep(StepView):
    """A step whose act does not finish it: it is done again while the task goes on, until another act ends it."""

    once = ActView.once
    carry_out = ActView.carry_out
    said = ActView.said
    answer_moved = ActView.answer_moved


class OpeningStep(OngoingStep):
    """The first step of a procedure that begins with its act: before it there is no task, and no duty in a case."""

    shelf = ActView.shelf
    deadline = ActView.deadline
    consequences = ActView.consequences
    page_facts = ActView.page_facts

    def require_duty(self) -> None:
        """Who may open is asked where the page finds what it is about; the command asks again."""


def _not_current(moved: Moved) -> NotTheCurrentStep:
    """Return the refusal that says where the case stands. Raises `Http404` for a step the procedure does not have."""
    task_class = CaseTask if isinstance(moved.thing, Case) else TeamTask
    process_of = {"process__case": moved.thing} if isinstance(moved.thing, Case) else {"process__team": moved.thing}
    latest = task_class.objects.filter(**process_of).order_by("-pk").first()
    if latest is None or latest.flow_task is None:
        raise Http404
    flow_class = latest.flow_task.flow_class
    if moved.number not in {step.number for step in steps_of(flow_class)}:
        raise Http404
    now = current_step(flow_class, moved.thing)
    if now is None:
        return NotTheCurrentStep(step=moved.number, now=_("everything is done"))
    words = _("the next one is %(step)s “%(title)s”") % {"step": now.number, "title": now.task_title}
    return NotTheCurrentStep(step=moved.number, now=words)
