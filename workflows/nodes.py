"""The words the procedures are written in: Opening, Step, Choice, Doing, Closing.

The engine is wrapped: it offers the next step and records which was done. Who may is asked of the policy, what holds
is asked of the facts; undo, cancel, revive and reassign do not exist here, and no page of the engine is mounted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ContextDecorator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from django.utils.timezone import now
from django.utils.translation import pgettext_lazy
from viewflow.workflow import PROCESS, STATUS, Activation, Flow
from viewflow.workflow import nodes as engine
from viewflow.workflow.base import Edge
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.nodes.mixins import NextNodeActivationMixin

from cases import clock, grants
from cases.models import Case, Team
from cases.policy import Act, Duty
from cases.rulebook import Rulebook
from cases.stages import Calls

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Waits for its turn instead of failing and sleeping (the engine's own lock), and only once.
LOCK = SelectForUpdateLock(nowait=False, attempts=1)

#: What a step is called by the people who do it: P1 … P3, R1 … R6, E1 … E5.
PHASES = "PRE"


class Raised(ContextDecorator):
    """Let every error out: the engine would keep the variables of the failing frame in the task row, testimony too."""

    def __enter__(self) -> Raised:
        return self

    def __exit__(self, *_exception: object) -> Literal[False]:
        return False


class ProcedureActivation(Activation):
    """What all our nodes share: nothing is undone, cancelled or revived, and errors keep no frame."""

    undo = None
    revive = None
    cancel = None

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def exception_guard(self) -> Raised:
        """Propagate, always."""
        return Raised()

    @property
    def serves(self) -> Case | Team:
        """The case or team, with the facts as they are now."""
        thing: Case | Team = self.process.serves
        return thing


class UnwrittenActivation(ProcedureActivation):
    """A node that leaves no row: what it decided can be read from the facts at any time."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> UnwrittenActivation:
        """Return the activation over a task that is never saved."""
        process = prev_activation.process
        return cls(flow_task.flow_class.task_class(process=process, flow_task=flow_task, token=token))

    @Activation.status.super()
    def activate(self) -> None:
        """Do what the node does."""
        self.flow_task.do(self)

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.DONE)
    def complete(self) -> None:
        """Keep nothing."""


class StepActivation(NextNodeActivationMixin, ProcedureActivation):
    """A human step: offered when it becomes current, done by the person who performed its command."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> StepActivation:
        """Write the open task and put the step into the inboxes of those whose turn it is."""
        process = prev_activation.process
        task = flow_task.flow_class.task_class(process=process, flow_task=flow_task, token=token)
        task.save()
        flow_task.offer(process.serves)
        return cls(task)

    @Activation.status.super()
    def activate(self) -> None:
        """Wait for a person."""

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE)
    def complete(self) -> None:
        """Not by the engine: a person finishes a step."""

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.DONE)
    def finish(self, by: User) -> None:
        """Close the task in the name of the person who did it."""
        self.task.owner = by
        self.task.finished = now()
        self.task.save(update_fields=["status", "owner", "finished"])

    @Activation.status.super()
    def create_next(self) -> Any:
        """Go on to what follows; a step whose fact stands already is passed over."""
        node = self.flow_task._next
        while isinstance(node, Step) and node.is_done(self.serves):
            node = node._next
        yield node._create(self, self.task.token)


class Step(engine.View):
    """A human step: its number in the procedure, its page, its duty, its rules, and the fact that says it is done.

    Where the regulation counts several acts of several people as one step, each is written here under the same number,
    with its own page, duty and date; the stage of that number (`cases.stages`) names those dates.
    """

    activation_class = StepActivation

    def __init__(
        self,
        number: str,
        view: Any,
        title: Any,
        *,
        by: Duty | Iterable[Duty],
        act: Act,
        done: str,
        rules: Iterable[str] = (),
        outputs: Iterable[str] = (),
        needs: Any = "",
        also: Mapping[str, Iterable[Duty]] | None = None,
        calls: Calls | None = None,
        early: str = "",
    ) -> None:
        """`by` are the duties it is offered to; `act` is what the policy is asked; `done` is the date of the fact.

        `also` names what others have to do before the step can be done: a key of the inbox, and whose it is. `calls`
        are the facts with which the step is called for at all; without them always. `early` is the date from which on
        the step may be done although others come before it.
        """
        super().__init__(view)
        self.number = number
        self.view = view
        self.task_title = title
        self.by = frozenset([by]) if isinstance(by, Duty) else frozenset(by)
        self.act = act
        self.done = done
        self.rules = tuple(rules)
        self.outputs = tuple(outputs)
        self.needs = needs
        self.also = dict(also or {})
        self.calls = dict(calls or {})
        self.early = early

    @property
    def phase(self) -> str:
        """P, R or E."""
        return self.number[0]

    def is_called_for(self, thing: Case | Team) -> bool:
        """Whether the facts, as far as they are known, call for this step at all."""
        return all(getattr(thing, name) in values for name, values in self.calls.items())

    def is_done(self, thing: Case | Team) -> bool:
        """Whether the facts say that this step is done, or not called for."""
        return getattr(thing, self.done) is not None or not self.is_called_for(thing)

    def is_open_early(self, thing: Case | Team) -> bool:
        """Whether the step may be done before those that come before it."""
        return bool(self.early) and getattr(thing, self.early) is not None and not self.is_done(thing)

    def deadline(self, thing: Case | Team, book: Rulebook | None = None) -> clock.Deadline:
        """Until when, and by which rule."""
        return clock.deadline_of(self.number, thing, book)

    def offer(self, thing: Case | Team) -> None:
        """Put the step into the inboxes of those who hold its duty, with what others have to do for it."""
        due_on = self.deadline(thing).due_on
        case = thing if isinstance(thing, Case) else None
        team = thing.team if isinstance(thing, Case) else thing
        for key, duties in {self.number: self.by, **self.also}.items():
            grants.offer(key, duties, team=team, case=case, due_on=due_on)


class OpeningActivation(NextNodeActivationMixin, UnwrittenActivation):
    """The beginning of a process."""


class Opening(engine.StartHandle):
    """Where a procedure begins; `engine.start_…` sets it going."""

    activation_class = OpeningActivation
    shape = engine.Start.shape

    def do(self, activation: OpeningActivation) -> None:
        """Nothing: the facts are there already."""


class ChoiceActivation(UnwrittenActivation):
    """A fork that asks the facts."""

    @Activation.status.super()
    def create_next(self) -> Any:
        """Go the way the facts point."""
        node = self.flow_task
        chosen = node._on_true if node._condition(self.serves) else node._on_false
        yield chosen._create(self, self.task.token)


class Choice(engine.If):
    """A fork: its condition is a question to the facts of the case or team."""

    activation_class = ChoiceActivation

    def __init__(self, condition: Callable[[Any], bool], title: Any) -> None:
        """`title` is the question, as the chart prints it."""
        super().__init__(condition)
        self.task_title = title

    def _outgoing(self) -> Iterator[Edge]:
        """Both ways, with their words on the chart."""
        yield Edge(src=self, dst=self._on_true, edge_class="cond_true", label=pgettext_lazy("fork", "yes"))
        yield Edge(src=self, dst=self._on_false, edge_class="cond_false", label=pgettext_lazy("fork", "no"))

    def do(self, activation: ChoiceActivation) -> None:
        """Nothing but choosing."""


class DoingActivation(NextNodeActivationMixin, UnwrittenActivation):
    """Something the house does by itself between two steps."""


class Doing(engine.Function):
    """What follows by itself from the step before, in the same transaction."""

    activation_class = DoingActivation

    def __init__(self, function: Callable[[Any], object], title: Any) -> None:
        """`function` is told the case or team."""
        super().__init__(function)
        self.task_title = title

    def do(self, activation: DoingActivation) -> None:
        """Do it."""
        self._func(activation.serves)


class ClosingActivation(UnwrittenActivation):
    """The end of a process."""

    @Activation.status.super()
    def create_next(self) -> Iterable[Activation]:
        """Nothing comes after."""
        return ()


class Closing(engine.End):
    """Where a procedure ends."""

    activation_class = ClosingActivation

    def do(self, activation: ClosingActivation) -> None:
        """Mark the process as done."""
        process = activation.process
        process.status, process.finished = PROCESS.DONE, now()
        process.save(update_fields=["status", "finished"])


def steps_of(flow_class: type[Flow]) -> list[Step]:
    """Return the steps of a flow in the order of their numbers; acts under one number as the flow writes them."""
    return list(_in_their_order(flow_class))  # type: ignore[arg-type]  # a class is hashable


@cache
def _in_their_order(flow_class: type[Flow]) -> tuple[Step, ...]:
    written = list(vars(flow_class))
    steps = [node for node in flow_class.instance.nodes() if isinstance(node, Step)]
    return tuple(sorted(steps, key=lambda step: (PHASES.index(step.phase), step.number, written.index(step.name))))


def in_order(flow_class: type[Flow]) -> list[Any]:
    """Return the nodes from the opening to the end, each after those that lead to it; a way back changes no order."""
    left: list[Any] = []
    seen: set[Any] = set()

    def go(node: Any) -> None:
        seen.add(node)
        for edge in reversed(list(node._outgoing())):
            if edge.dst not in seen:
                go(edge.dst)
        left.append(node)

    go(flow_class.instance.opened)
    return left[::-1]


def current_step(flow_class: type[Flow], thing: Case | Team) -> Step | None:
    """Return the step the facts call for: the first one not done; None when all are."""
    return next((step for step in steps_of(flow_class) if not step.is_done(thing)), None)
