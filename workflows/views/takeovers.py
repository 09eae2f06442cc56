"""Cases under way on paper: which step they enter at, the proposal with its papers, and another person's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands, paging, policy
from cases import taking_over as rules
from cases.errors import DrafterApproves, NotYourDuty
from cases.models import Body, Case, Kind, Takeover
from cases.policy import DUTY_NAMES, Duty
from cases.refusals import refuse
from cases.views.office import OfficePage
from workflows import taking_over
from workflows.acts import ActView, Closed, Consequences
from workflows.forms.fields import people_of, written
from workflows.forms.takeovers import RefusalForm, TakeoverForm
from workflows.views.discipline_opening import bodies_prepared

if TYPE_CHECKING:
    from cases.commands import NewTakeover
    from inspection.accounts.models import User


def _to_list() -> tuple[str, str]:
    return _("Cases under way on paper"), reverse("takeovers")


def _visible(user: User, on: Any, key: str) -> Takeover:
    found = Takeover.objects.visible_to(user, on).of_key(key)
    return found or refuse(user, takeover=key)


class Takeovers(OfficePage):
    """What was proposed, and for who prepares work: at which steps of which procedures a case may enter."""

    template_name = "workflows/takeovers.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a page of the proposals, and the procedures with their steps."""
        rows = Takeover.objects.visible_to(self.user, self.on)
        page = paging.page_of(rows, ("-proposed_on", "-pk"), self.request.GET.dict())
        may = Body.objects.prepared_by(self.user, self.on).exists()
        facts = {
            "page": page,
            "rows": page.rows,
            "kinds": [(Kind(kind).label, taking_over.rail(kind)) for kind in rules.KINDS] if may else [],
            "others": [(Kind(kind).label, why) for kind, why in rules.OTHERS.items()],
            "breadcrumbs": [(_("Records from paper"), reverse("paper-records"))],
        }
        return super().get_context_data(**facts, **kwargs)


class TakeoverPage(OfficePage):
    """One proposal: what will be written, or was, and who answers."""

    template_name = "workflows/takeover.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        takeover = _visible(self.user, self.on, self.kwargs["key"])
        waits = takeover.settled is None
        may = waits and takeover.proposed_by_id != self.user.pk and policy.leads(self.user, takeover.body, self.on)
        case = takeover.settled.case if takeover.settled else None
        seen = case is not None and Case.objects.visible_to(self.user).of_key(case.key).exists()
        facts = told_of(takeover) | {"may_answer": may, "case": case if seen else None, "breadcrumbs": [_to_list()]}
        return super().get_context_data(**facts, **kwargs)


def told_of(takeover: Takeover) -> dict[str, Any]:
    """Return what a page tells of a proposal: its steps with the papers named and missing, its team."""
    named = list(takeover.steps.prefetch_related("papers"))
    asked = {step.done: step for step in taking_over.asked(takeover.kind, takeover.waits_for)}
    steps = []
    for row in named:
        there = {paper.type_key for paper in row.papers.all()}
        missing = [paper.name for paper in asked[row.done].papers if paper.type_key not in there]
        steps.append({"row": row, "title": asked[row.done].title, "missing": missing})
    title = next(step.task_title for step in taking_over.every_step(takeover.kind) if step.done == takeover.waits_for)
    return {
        "takeover": takeover,
        "decision": takeover.settled,
        "steps": steps,
        "next_title": title,
        "places": takeover.places.select_related("member").order_by("pk"),
    }


class ProposeTakeover(ActView):
    """Propose that a case under way on paper enters at its step."""

    form_class = TakeoverForm
    template_name = "workflows/takeover_propose.html"
    act_label = gettext_lazy("Propose that it enters")
    case = None  # type: ignore[assignment]
    team = None  # type: ignore[assignment]  # there is neither before it is confirmed
    bodies: list[Body]
    proposed: Takeover | None = None
    kind: str
    waits_for: str

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one prepares work for, and the step. Raises `Closed`, `Http404`."""
        self.bodies = bodies_prepared(self.user, self.on)
        self.kind = kwargs["code"]
        stages = rules.entries(self.kind) if self.kind in rules.KINDS else []
        self.waits_for = next((one.done for one in stages if one.code == kwargs["step"]), "")
        if not self.waits_for:
            refuse(self.user, takeover=f"{self.kind} {kwargs['step']}")

    def require_duty(self) -> None:
        """Whoever prepares work for a body may; `find` has refused everybody else."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, and what is asked of each step."""
        book = self.shelf().on(self.on, self.bodies[0].scope)
        asked = taking_over.asked(self.kind, self.waits_for)
        facts = {"bodies": self.bodies, "kind": self.kind, "waits_for": self.waits_for, "asked": asked}
        return super().get_form_kwargs() | facts | {"book": book, "on": self.on}

    def perform(self, by: User, new: NewTakeover) -> Takeover:
        """Propose."""
        self.proposed = taking_over.propose(new, by=by, on=self.on)
        return self.proposed

    def get_success_url(self) -> str:
        """What was proposed; the list before there is anything."""
        return reverse("takeover", args=[self.proposed.key]) if self.proposed else reverse("takeovers")

    def consequences(self) -> Consequences:
        """What follows."""
        return [
            ("people", _("A leader of the body confirms it; until then nothing is opened.")),
            ("paper", _("No paper is made and no number is taken: those on paper stand as they are.")),
        ]

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list."""
        return [_to_list()]

    def extra_context(self) -> dict[str, Any]:
        """The rail of the procedure, and the people offered while one writes."""
        people = people_of(self.bodies[0], self.on)
        return {
            "wide": True,
            "kind_label": Kind(self.kind).label,
            "phases": taking_over.rail(self.kind, self.waits_for),
            "people": [(written(person), person.title) for person in people],
        }


class _Answer(ActView):
    """Another person's answer to a proposal."""

    template_name = "workflows/takeover_act.html"
    case = None  # type: ignore[assignment]
    team = None  # type: ignore[assignment]
    takeover: Takeover

    def find(self, **kwargs: Any) -> None:
        """Find the proposal. Raises `Http404`."""
        self.takeover = _visible(self.user, self.on, kwargs["key"])

    def require_duty(self) -> None:
        """A leader of the body, not who proposed it. Raises `Closed`."""
        if self.takeover.proposed_by_id == self.user.pk:
            raise Closed(DrafterApproves())
        if not policy.leads(self.user, self.takeover.body, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{self.on:%d/%m/%Y}"))

    def get_success_url(self) -> str:
        """The proposal."""
        return reverse("takeover", args=[self.takeover.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list, and the proposal."""
        return [_to_list(), (self.takeover.decision_number, self.get_success_url())]

    def extra_context(self) -> dict[str, Any]:
        """What will be written."""
        return told_of(self.takeover) | {"wide": True}


class ConfirmTakeover(_Answer):
    """Confirm it: the case is opened at its step."""

    act_label = gettext_lazy("Confirm, and open the case at its step")
    opened: Case | None = None

    def perform(self, by: User, **facts: Any) -> Case:
        """Open, and place the engine."""
        self.opened = taking_over.confirm(self.takeover, by=by, on=self.on)
        return self.opened

    def get_success_url(self) -> str:
        """The case."""
        return reverse("case", args=[self.opened.key]) if self.opened else super().get_success_url()

    def consequences(self) -> Consequences:
        """What follows."""
        return [
            (
                "cases",
                _("The case is opened with the days below, and stands at step %(step)s.")
                % {"step": self.takeover.step},
            ),
            (
                "seal",
                _("One entry in its trail names the step and every paper; it is marked as taken over from paper."),
            ),
            ("people", _("Every member of the team declares conflicts of interest before the next act.")),
            ("clock", _("The clock runs from the day on paper, under the rulebook of that day.")),
        ]


class RefuseTakeover(_Answer):
    """Refuse it with the reason."""

    form_class = RefusalForm
    act_label = gettext_lazy("Refuse the proposal")

    def perform(self, by: User, reason: str, **facts: Any) -> Any:
        """Refuse."""
        return commands.refuse_takeover(self.takeover, by=by, on=self.on, reason=reason)

    def consequences(self) -> Consequences:
        """What follows."""
        return [("edit", _("Nothing is opened. The officer may propose it anew."))]
