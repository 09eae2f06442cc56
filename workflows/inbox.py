"""“My work”: everything that waits for one person, by legal deadline; one flat table, one indexed range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cases import paging
from cases.deadlines import SOON, State, state
from cases.models import WorkItem
from workflows import flows
from workflows.desk import link
from workflows.nodes import Step, steps_of
from workflows.steps import step_url, url_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

ORDER = ("due_on", "pk")

#: A badge says no more than this: beyond it nobody reads the figure, and counting would cost more than the page.
CAP = 1000

#: A row without a legal deadline sorts last.
_NEVER = 9999

#: Things to do that are no step of a procedure: their words, and the page where they are done.
BESIDE: dict[str, tuple[Any, str]] = {
    "DECLARE": (gettext_lazy("Declare whether you have a conflict of interest"), "declare"),
    "EXT": (gettext_lazy("Decide on more time"), "extension-decide"),
    "TEAM-CHANGE": (gettext_lazy("Change the team"), "team-change"),
    "FOLLOW-UP": (gettext_lazy("Follow up the requirements"), ""),
    "FOLLOW-URGE": (gettext_lazy("A requirement comes due: urge by a letter"), "urge"),
    "FOLLOW-LATE": (gettext_lazy("Requirements of a conclusion are overdue"), ""),
    "REVIEW": (gettext_lazy("A case is put off: look at it again"), "take-up"),
    "EXPIRING": (gettext_lazy("A suspension ends soon: extend it, or let it end"), ""),
    "FOLLOW-ASSIGN": (gettext_lazy("Assign the follow-up"), "follow-up-assign"),
    "OVERSEER": (gettext_lazy("Replace the commissioner in charge"), "overseer-replace"),
    "CLOCK": (gettext_lazy("The clock of the case stands: decide when it runs on"), "clock-resume"),
    "SERVE": (gettext_lazy("Papers are to be handed over"), ""),
    "PROOF": (gettext_lazy("The proof of a paper that was sent is overdue"), ""),
    "OVERDUE": (gettext_lazy("The time ran out: see what holds the case up"), "overdue"),
}


#: Of these the papers of the file tell more.
DELIVERING = frozenset({"SERVE", "PROOF"})


def _steps() -> dict[tuple[str, str], list[Step]]:
    """Return the acts of each step of each procedure; most steps are one act."""
    found: dict[tuple[str, str], list[Step]] = {}
    for kind, procedure in (*flows.OF_TEAM.items(), *flows.OF_CASE.items()):
        for step in steps_of(procedure):
            found.setdefault((kind, step.number), []).append(step)
    return found


STEPS = _steps()


@dataclass(frozen=True)
class Work:
    """One row of the inbox."""

    item: WorkItem

    @property
    def step(self) -> str:
        """The number of the step; nothing for what is done beside the flow."""
        return self.item.step if (self.item.team.kind, self.item.step) in STEPS else ""

    @property
    def label(self) -> Any:
        """What is to be done."""
        steps = STEPS.get((self.item.team.kind, self.item.step))
        if steps is None:
            return BESIDE.get(self.item.step, (self.item.step, ""))[0]
        thing = self.item.case or self.item.team
        return next((step for step in steps if not step.is_done(thing)), steps[-1]).task_title

    @property
    def due_on(self) -> date | None:
        """The legal deadline, where there is one."""
        return None if self.item.due_on.year == _NEVER else self.item.due_on

    @property
    def url(self) -> str:
        """The page where it is done."""
        thing = self.item.case or self.item.team
        if self.item.duty == "representative":
            return link("portal-case", thing.key)
        if self.step:
            return step_url(self.step, thing)
        if self.item.step == "EXPIRING":
            return step_url("E1", thing)
        if self.item.step in DELIVERING:
            return f"{url_of(thing)}?xem=van-ban"
        if self.item.step == "FOLLOW-UP":
            return f"{url_of(thing)}?xem=theo-doi"
        name = BESIDE.get(self.item.step, ("", ""))[1]
        return (link(name, thing.key) if name else "") or url_of(thing)

    @property
    def subject(self) -> str:
        """The subject of the case, or what the team is about."""
        return self.item.case.subject_name if self.item.case else self.item.team.topic

    @property
    def successor(self) -> str:
        """Who stands in the subject's place today."""
        subject = self.item.case.subject_organization if self.item.case else None
        return subject.succeeded_by.name if subject and subject.succeeded_by else ""

    @property
    def team(self) -> str:
        """The team."""
        return self.item.team.name

    @property
    def kind(self) -> str:
        """Inspection or supervision."""
        return self.item.team.get_kind_display()


@dataclass(frozen=True)
class Group:
    """Rows that stand alike on a day."""

    label: str
    rows: list[Work]


def open_work(user: User, due: str = "") -> QuerySet[WorkItem]:
    """Return everything that waits for one person today; of one state of its deadline, where one is asked for."""
    on = localdate()
    waiting = WorkItem.objects.waiting(user, on)
    return waiting.filter(due_in(due, on)) if due else waiting


def due_in(due: str, on: date) -> Q:
    """Return the condition that a deadline is missed, or comes within a week."""
    return {State.OVERDUE: Q(due_on__lt=on), State.DUE_SOON: Q(due_on__range=(on, on + timedelta(days=SOON)))}[
        State(due)
    ]


def count(user: User) -> int:
    """Return how much waits, counted up to the cap: the cost is the same at a thousand rows and at a million."""
    return open_work(user)[: CAP + 1].count()


def page(user: User, asked: Mapping[str, str]) -> paging.Page:
    """Return a page of the inbox; one query."""
    return paging.page_of(
        open_work(user, asked.get("due", "")).select_related("case__subject_organization__succeeded_by", "team"),
        ORDER,
        asked,
    )


def grouped(items: list[WorkItem], on: date) -> list[Group]:
    """Return the rows under the state of their deadline: overdue, due within a week, later, without a deadline."""
    names = {
        State.OVERDUE: pgettext("deadline", "overdue"),
        State.DUE_SOON: _("Due within %(days)s days") % {"days": SOON},
        State.ON_TIME: _("Later"),
        None: _("Without a legal deadline"),
    }
    groups: dict[State | None, list[Work]] = {}
    for item in items:
        work = Work(item)
        groups.setdefault(state(work.due_on, on) if work.due_on else None, []).append(work)
    return [Group(names[key], groups[key]) for key in names if key in groups]
