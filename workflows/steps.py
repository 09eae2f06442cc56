"""What every page of an act does around its one command: find, offer, perform once, say what follows.

`StepView` is a step of a procedure; `ActView` is an act beside the flow (more time, evidence, a meeting). A page says
which form it shows and which command it performs; everything else is here:

    class Deploy(StepView):
        form_class = forms.DeployForm          # an ActForm

        def perform(self, by, **facts):
            return commands.deploy(self.case, by=by, **facts)

`perform` gets `form.facts()`: the form's cleaned data, and the rows of its formsets under their names. Where it returns
the case (or team) its command returned, a query is saved. A `RuleBroken` undoes everything and goes back to the form.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from viewflow.workflow import FlowLockFailed

from cases import policy
from cases.clock import Deadline
from cases.errors import NotYourDuty, Recused, RuleBroken
from cases.models import Case, Team
from cases.policy import DUTY_NAMES, Act
from workflows.access import CASE_WITH, TEAM_WITH, represented_case, seen_case, seen_team
from workflows.models import CaseTask, ProcedureTask, Submission, TeamTask
from workflows.nodes import Step, current_step, steps_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

Consequences = list[tuple[str, Any]]


class ActForm(forms.Form):
    """The form of an act: told its case or team, and carrying the formsets that belong to it."""

    def __init__(self, *args: Any, case: Case | None = None, team: Team | None = None, **kwargs: Any) -> None:
        """Subclasses add their formsets here, with `add_formset`."""
        super().__init__(*args, **kwargs)
        self.case = case
        self.team = team
        self.formsets: list[BaseFormSet[Any]] = []

    def add_formset(self, name: str, formset_class: type[BaseFormSet[Any]], **kwargs: Any) -> None:
        """Carry a formset under a name; it is bound, checked and shown with the form."""
        data = {"data": self.data, "files": self.files} if self.is_bound else {}
        self.formsets.append(formset_class(prefix=name, **data, **kwargs))  # type: ignore[arg-type]

    def is_valid(self) -> bool:
        """The form and every formset, so that all errors are shown at once."""
        return all([super().is_valid(), *(formset.is_valid() for formset in self.formsets)])

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return what was filled into the rows of a formset, without the empty and the removed ones."""
        formset = next(f for f in self.formsets if f.prefix == name)
        rows = (row.cleaned_data for row in formset.forms if row.has_changed())
        return [{k: v for k, v in row.items() if k != "DELETE"} for row in rows if row and not row.get("DELETE")]

    def facts(self) -> dict[str, Any]:
        """Return what the command is told; override to turn fields into minutes, places, requirements."""
        return dict(self.cleaned_data) | {str(f.prefix): self.rows(str(f.prefix)) for f in self.formsets}


class Closed(Exception):  # noqa: N818 - it is not an error of ours
    """The page is not for this person: the gate says why."""

    def __init__(self, refusal: RuleBroken) -> None:
        """Carry the refusal."""
        self.refusal = refusal
        super().__init__(str(refusal))


class Moved(Exception):  # noqa: N818
    """The act is not the next one any more, or not yet."""

    def __init__(self, thing: Case | Team, number: str) -> None:
        """Carry what the page was about."""
        self.thing = thing
        self.number = number
        super().__init__(number)


class NotTheCurrentStep(RuleBroken):
    """A step that is done, or not yet due."""

    rule = "INV-ORDER"
    sentence = gettext_lazy("Step %(step)s is not the next act here: %(now)s.")
    next_step = gettext_lazy("Open the page: it shows what was done and what is next.")


def url_of(thing: Case | Team) -> str:
    """Return the desk of a case or the page of a team."""
    return reverse("case", args=[thing.key]) if isinstance(thing, Case) else reverse("team", args=[thing.key])


def step_url(number: str, thing: Case | Team) -> str:
    """Return the page of a step."""
    return reverse("step" if isinstance(thing, Case) else "team-step", args=[thing.key, number])


class ActView(View):
    """One act, one page, one command, beside the flow. The same form sent twice takes effect once."""

    form_class: type[forms.Form] = ActForm
    template_name = "workflows/act.html"
    act: ClassVar[Act]
    act_label: Any = ""
    of_team = False
    represented = False  # the page of the inspected side: who may open it is asked differently
    draft_key = ""

    user: User
    case: Case | None = None
    team: Team

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is: pages are the only place that looks at the calendar."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find what the page is about, then answer; a refusal of the gate is a page of its own."""
        try:
            self.find(**kwargs)
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except Closed as closed:
            return render(request, "403.html", {"refusal": closed.refusal}, status=403)
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        except Moved as moved:
            return self.answer_moved(moved)
        except FlowLockFailed:
            return render(request, "409.html", {"back_url": request.path}, status=409)

    # What the page is about

    @property
    def thing(self) -> Case | Team:
        """The case, or the team where the act is done once for all its cases."""
        return self.case or self.team

    def find(self, **kwargs: Any) -> None:
        """Set `case` and `team`. Raises `Http404`, `Recused`."""
        key = kwargs["key"]
        if self.of_team:
            self.team = seen_team(self.user, key)
            return
        self.case = represented_case(self.user, key) if self.represented else seen_case(self.user, key)
        self.team = self.case.team

    def asked_act(self) -> Act:
        """Return what the policy is asked."""
        return self.act

    def require_duty(self) -> None:
        """Refuse everybody who does not hold the duty today. Raises `Closed`."""
        try:
            policy.require(self.user, self.asked_act(), self.thing, on=self.on)
        except (NotYourDuty, Recused) as refusal:
            raise Closed(refusal) from refusal

    # The form

    def get_initial(self) -> dict[str, Any]:
        """Return what the form starts with."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is told."""
        return {"case": self.case, "team": self.team}

    def once(self) -> str:
        """Return the mark of this form: what carries it takes effect once."""
        return secrets.token_urlsafe(24)

    def get_form(self) -> forms.Form:
        """Return the form, with its mark as a hidden field."""
        kwargs: dict[str, Any] = {"initial": self.get_initial()} | self.get_form_kwargs()
        if self.request.method == "POST":
            kwargs |= {"data": self.request.POST, "files": self.request.FILES}
        form = self.form_class(**kwargs)
        form.fields["once"] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
        form.initial["once"] = "" if form.is_bound else self.once()
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form to those who may."""
        self.require_duty()
        return self.page(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Perform the act, or show the form again with what is wrong."""
        form = self.get_form()
        if not form.is_valid():
            self.require_duty()
            return self.page(form, status=422)
        facts = form.facts() if isinstance(form, ActForm) else dict(form.cleaned_data)
        once = facts.pop("once", "") or form.cleaned_data.get("once", "")
        try:
            self.carry_out(once, facts)
        except RuleBroken as refusal:  # everything is undone; what was written in the form is kept
            form.add_error(None, refusal)
            return self.page(form, status=422)
        return HttpResponseRedirect(self.get_success_url())

    # The act

    def perform(self, by: User, **facts: Any) -> Any:
        """Call the one command of this page."""
        raise NotImplementedError

    def carry_out(self, once: str, facts: dict[str, Any]) -> None:
        """Perform once, in one transaction. Raises `RuleBroken`, `Closed`, `Moved`."""
        try:
            with transaction.atomic():
                if not once:
                    raise Moved(self.thing, "")
                Submission.objects.create(token=once, user=self.user, led_to=self.get_success_url())
                self.require_duty()
                self.perform(self.user, **facts)
        except IntegrityError:
            if Submission.objects.filter(token=once).exists():
                raise Moved(self.thing, "") from None
            raise
        messages.success(self.request, self.said())

    def said(self) -> str:
        """Return the sentence that says what was done."""
        return _("“%(act)s” is recorded.") % {"act": self.act_label}

    def get_success_url(self) -> str:
        """Return where one goes when it is done."""
        return url_of(self.thing)

    def answer_moved(self, moved: Moved) -> HttpResponse:
        """Answer a form that came a second time by what the first one did."""
        once = self.request.POST.get("once", "")
        first = Submission.objects.filter(token=once, user=self.user).first() if once else None
        if first is not None:
            messages.info(self.request, _("This was already recorded; nothing was done twice."))
            return HttpResponseRedirect(first.led_to)
        return render(self.request, "409.html", {"back_url": self.request.path}, status=409)

    # The page

    def consequences(self) -> Consequences:
        """Return what will happen, as (icon, sentence)."""
        return []

    def extra_context(self) -> dict[str, Any]:
        """Return what this page's own template needs besides."""
        return {}

    def deadline(self) -> Deadline:
        """Return until when, and by which rule."""
        return Deadline()

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """Return the way back."""
        name = self.case.subject_name if self.case else self.team.name
        return [(name, self.get_success_url())]

    def page(self, form: forms.Form, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return render(self.request, self.template_name, self.page_facts(form) | self.extra_context(), status=status)

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Return what every page of an act tells its template."""
        deadline = self.deadline()
        return {
            "case": self.case,
            "team": self.team,
            "form": form,
            "formsets": getattr(form, "formsets", []),
            "act_label": self.act_label,
            "consequences": self.consequences(),
            "deadline": deadline,
            "citation": deadline.citation,
            "rule": deadline.rule,
            "unverified": bool(deadline.rule) and not deadline.settled,
            "cancel_url": self.get_success_url(),
            "draft_key": self.draft_key and f"{self.draft_key}:{self.thing.key}",
            "breadcrumbs": self.breadcrumbs(),
            "on": self.on,
        }


# Steps of a procedure


def open_task(user: User, key: str, number: str, *, represented: bool = False) -> ProcedureTask:
    """Return the open task of this case or team whose step has this number; no other case's task can be reached.

    Raises `Http404` for what one may not see, `Moved` where another step is the current one.
    """
    tasks = _open_tasks_of_team(user, key) if number[:1] == "P" else _open_tasks_of_case(user, key, represented)
    for task in tasks:
        if getattr(task.flow_task, "number", "") == number:
            return task
    if number[:1] == "P":
        raise Moved(tasks[0].process.serves if tasks else seen_team(user, key), number)
    thing = represented_case if represented else seen_case
    raise Moved(tasks[0].process.serves if tasks else thing(user, key), number)


def _open_tasks_of_case(user: User, key: str, represented: bool) -> list[CaseTask]:
    cases = Case.objects.represented_by(user) if represented else Case.objects.visible_to(user)
    tasks = CaseTask.objects.filter(process__case__in=cases.filter(key=key), finished__isnull=True)
    return list(tasks.select_related(*(f"process__case__{path}" for path in CASE_WITH)))


def _open_tasks_of_team(user: User, key: str) -> list[TeamTask]:
    teams = Team.objects.visible_to(user).filter(key=key)
    tasks = TeamTask.objects.filter(process__team__in=teams, finished__isnull=True)
    return list(tasks.select_related(*(f"process__team__{path}" for path in TEAM_WITH)))


class StepView(ActView):
    """A step of a procedure: offered by the engine, performed under the lock of its process, followed by the next."""

    template_name = "workflows/step.html"
    code = ""  # a page with its own address (the inspected side's) names its step here

    task: ProcedureTask
    node: Step
    next_step: Step | None = None

    def find(self, **kwargs: Any) -> None:
        """Set the task, its node, `case` and `team`; the dispatcher hands the task over."""
        self.task = kwargs.get("task") or self._open_task(**kwargs)
        self.node = self.task.flow_task
        thing = self.task.process.serves
        self.case = thing if isinstance(thing, Case) else None
        self.team = thing.team if isinstance(thing, Case) else thing
        self.act_label = self.act_label or self.node.task_title

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
        flow_class = self.node.flow_class
        with flow_class.lock(self.task.process_id):
            task = type(self.task)._default_manager.get(pk=self.task.pk)
            if task.finished is not None or once not in {"", str(task.pk)}:
                raise Moved(self.thing, self.node.number)
            self.require_duty()
            result = self.perform(self.user, **facts)
            self.next_step = self._advance(task, result)
        messages.success(self.request, self.said())

    def _advance(self, task: ProcedureTask, result: Any) -> Step | None:
        """Finish the task and let the engine offer what follows; return it."""
        now = result if isinstance(result, type(self.thing)) and result.pk == self.thing.pk else self._read_again()
        self._know(now)
        task.process = self.task.process
        activation = self.node.activation_class(task)
        activation.finish(self.user)
        activation.activate_next()
        return current_step(self.node.flow_class, now)

    def _read_again(self) -> Case | Team:
        if self.case is not None:
            return Case.objects.select_related(*CASE_WITH).get(pk=self.case.pk)
        return Team.objects.select_related(*TEAM_WITH).get(pk=self.team.pk)

    def _know(self, thing: Case | Team) -> None:
        """Take the facts as the command left them, for the engine and for the page."""
        if isinstance(thing, Case):
            self.task.process.case = self.case = thing
            thing.team = self.team
        else:
            self.task.process.team = self.team = thing

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


def _not_current(moved: Moved) -> NotTheCurrentStep:
    """Return the refusal that says where the case stands. Raises `Http404` for a step the procedure does not have."""
    task_class = CaseTask if isinstance(moved.thing, Case) else TeamTask
    process_of = {"process__case": moved.thing} if isinstance(moved.thing, Case) else {"process__team": moved.thing}
    latest = task_class.objects.filter(**process_of).order_by("-pk").first()  # type: ignore[attr-defined]
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
