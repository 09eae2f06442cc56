"""Cases under way on paper enter at their step: what is asked of the papers, and the engine placed where they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import capacity, commands, taking_over
from cases.acting import command
from cases.models import Case, Takeover
from documents.catalogue import BY_KEY
from documents.numbers_on_paper import require_beside_registers
from workflows import desk, engine, flows
from workflows.conformance.called import prescribed
from workflows.nodes import Step, steps_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class AskedPaper:
    """A paper that stands for a step: the key of its kind where the procedure prescribes it, and its name."""

    type_key: str
    name: Any


@dataclass(frozen=True)
class AskedStep:
    """A step before the entry, with the papers it is asked for."""

    number: str
    title: Any
    done: str
    papers: tuple[AskedPaper, ...]


#: What stands for a step that leaves no paper of the catalogue.
_OTHERS = {"self_reported_on": _("The subject's report")}


def asked(kind: str, waits_for: str) -> list[AskedStep]:
    """Return the steps before an entry, preparation first, each with the papers the procedure prescribes for it."""
    steps = every_step(kind)
    wanted = {stage.done for stage in taking_over.before(kind, waits_for)}
    return [_asked(step, steps) for step in steps if step.done in wanted]


def every_step(kind: str) -> list[Step]:
    """Return the steps of a procedure in their order."""
    return [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]


def rail(kind: str, waits_for: str = "") -> list[desk.Phase]:
    """Return the acts of a procedure by phase: where a case may enter, or what lies before the chosen entry."""
    open_at = {stage.done for stage in taking_over.entries(kind)}
    done = {stage.done for stage in taking_over.before(kind, waits_for)} if waits_for else set()
    phases: dict[str, desk.Phase] = {}
    for step in every_step(kind):
        state = "done" if step.done in done else "current" if step.done == waits_for else "todo"
        url = reverse("takeover-propose", args=[kind, step.number]) if not waits_for and step.done in open_at else ""
        note = _("on paper") if state == "done" else _("let it enter here") if url else ""
        phase = phases.setdefault(step.phase, desk.Phase(desk.PHASE_NAMES[step.phase]))
        phase.steps.append(desk.RailStep(step.number, step.task_title, state, url=url, note=str(note)))
    return list(phases.values())


def _asked(step: Step, steps: list[Step]) -> AskedStep:
    papers = [AskedPaper(key, BY_KEY[key].name) for key in prescribed(step, steps)]
    papers = papers or [AskedPaper("", _OTHERS.get(step.done, step.task_title))]
    return AskedStep(step.number, step.task_title, step.done, tuple(papers))


def waiting(user: User, on: date, most: int = 25) -> list[Takeover]:
    """Return the proposals that wait for a leader's answer; asked of those only for whom there are any."""
    if not capacity.standing(user).has_takeovers:
        return []
    return list(Takeover.objects.to_answer(user, on)[:most])


@command
def propose(new: commands.NewTakeover, *, by: User, on: date) -> Takeover:
    """Propose; no number on paper is one of our registers."""
    require_beside_registers([paper for step in new.steps for paper in step.papers], new.body)  # type: ignore[misc]
    return commands.propose_takeover(new, by=by, on=on)


@command
def confirm(takeover: Takeover, *, by: User, on: date) -> Case:
    """Open the case, and put it on the step its facts call for."""
    case = commands.confirm_takeover(takeover, by=by, on=on)
    papers = [paper for step in takeover.steps.prefetch_related("papers") for paper in step.papers.all()]
    require_beside_registers(papers, case.body)
    engine.place_team(case.team)
    engine.place(case)
    return case
