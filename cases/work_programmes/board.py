"""What the pages of work programmes lay out: the cascade as a tree, and one programme with how its targets stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.models import (
    Case,
    Indicator,
    IndicatorTarget,
    PaperRecord,
    PartKind,
    ProgrammeItem,
    WorkMilestone,
    WorkPart,
    WorkProgramme,
)
from cases.work_programmes.judging import STANDINGS, Standing
from cases.work_programmes.standing import Stand, stands
from cases.work_programmes.telling import figure, goal, period

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How a standing is drawn: a mark of its own shape beside its word.
MARKS = {
    Standing.MET: "done",
    Standing.AT_RISK: "soon",
    Standing.MISSED: "late",
    Standing.NOT_DUE: "todo",
    Standing.NO_FIGURE: "wait",
}


@dataclass
class Branch:
    """A programme, how its targets stand, and those that carry it out."""

    programme: WorkProgramme
    tallies: Sequence[tuple[str, int, Any]]
    lower: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A target as a table writes it."""

    stand: Stand
    goal: str
    period: str
    figure: str
    mark: str
    may_enter: bool = False


def cascade(user: User, on: date) -> list[Branch]:
    """Return the programmes somebody sees, each under the one it carries out as far as that is seen too."""
    seen = list(WorkProgramme.objects.seen_by(user, on).listed())
    standing: dict[int, Counter[Standing]] = {}
    targets = IndicatorTarget.objects.standing(on).filter(indicator__programme__in=[one.pk for one in seen])
    for stood in stands(targets, on):  # type: ignore[arg-type]
        standing.setdefault(stood.target.indicator.programme_id, Counter())[stood.standing] += 1
    branches = {one.pk: Branch(one, tallies(standing.get(one.pk, Counter()))) for one in seen}
    roots: list[Branch] = []
    for one in seen:
        above = branches.get(one.parent_id or 0)
        (above.lower if above else roots).append(branches[one.pk])
    return roots


def tallies(counted: Counter[Standing]) -> list[tuple[str, int, Any]]:
    """Return how many targets stand each way: mark, count, word; ways without any are left out."""
    return [(MARKS[one], counted[one], STANDINGS[one]) for one in Standing if counted[one]]


def structure(programme: WorkProgramme, on: date) -> list[tuple[Any, list[WorkPart]]]:
    """Return its standing parts by kind."""
    found = list(WorkPart.objects.standing(on).filter(programme=programme).order_by("position"))
    kinds = [(PartKind(kind).label, [part for part in found if part.kind == kind]) for kind in PartKind.values]
    return [(label, parts) for label, parts in kinds if parts]


def rows(programme: WorkProgramme, user: User, on: date) -> list[Row]:
    """Return its standing targets, the first of an indicator first, each with who may enter its figure."""
    standing: Any = IndicatorTarget.objects.standing(on)
    mine = set(IndicatorTarget.objects.reported_by(user, on).of(programme).values_list("pk", flat=True))
    found = stands(standing.of(programme), on)
    return [row(one, one.target.pk in mine and programme.approved_on is not None) for one in found]


def row(one: Stand, may_enter: bool = False) -> Row:
    """Return how a table writes a target."""
    target = one.target
    open_to = may_enter and not target.indicator.is_computed
    return Row(one, goal(target), period(target.since, target.until), figure(one), MARKS[one.standing], open_to)


def without_target(programme: WorkProgramme, on: date) -> list[Indicator]:
    """Return its standing indicators nobody has a target of."""
    standing: Any = Indicator.objects.standing(on)
    return list(standing.filter(programme=programme, targets__isnull=True))


def milestones(programme: WorkProgramme, on: date) -> list[tuple[WorkMilestone, Any]]:
    """Return its standing milestones, each with what was recorded of it."""
    found = WorkMilestone.objects.standing(on).filter(programme=programme).select_related("done__by")
    return [(one, getattr(one, "done", None)) for one in found]


def carried_by(rows: Iterable[Row], on: date) -> dict[int, list[Row]]:
    """Return the targets of lower programmes that carry these out, by the one they carry."""
    pks = [one.stand.target.pk for one in rows]
    lower: Any = IndicatorTarget.objects.standing(on).filter(
        carries__in=pks, indicator__programme__approved_on__isnull=False
    )
    found: dict[int, list[Row]] = {}
    for one in stands(lower, on):
        found.setdefault(one.target.carries_id or 0, []).append(row(one))
    return found


def lower_of(programme: WorkProgramme, user: User, on: date) -> list[WorkProgramme]:
    """Return the programmes that carry it out, as far as the user sees them."""
    return list(WorkProgramme.objects.seen_by(user, on).filter(parent=programme).listed())


def lines_on(programme: WorkProgramme) -> list[ProgrammeItem]:
    """Return the standing lines of approved annual programmes that inspect it."""
    standing = ProgrammeItem.objects.filter(
        theme=programme, cancelled_in__isnull=True, programme__approved_on__isnull=False
    )
    return list(standing.select_related("programme__body").order_by("-programme__year", "position"))


def cases_on(programme: WorkProgramme, user: User, on: date) -> list[Case]:
    """Return the cases on its theme that the user may open."""
    found = Case.objects.visible_to(user, on).filter(team__item__theme=programme).select_related("body")
    return list(found.order_by("-opened_on", "pk")[:50])


def papers_on(programme: WorkProgramme, user: User, on: date) -> list[PaperRecord]:
    """Return the decisions on paper about it that the user may open, those withdrawn left out."""
    found = PaperRecord.objects.visible_to(user, on).standing().filter(theme=programme)
    return list(found.order_by("-signed_on", "pk")[:50])


def amendable(programme: WorkProgramme, on: date) -> list[tuple[str, str]]:
    """Return what an amendment may take back: a name for the form, and its words."""
    found = [
        (f"part-{part.pk}", f"{label} {part.position}: {part.text}"[:160])
        for label, parts in structure(programme, on)
        for part in parts
    ]
    standing: Any = Indicator.objects.standing(on)
    found += [(f"indicator-{one.pk}", one.text) for one in standing.filter(programme=programme)]
    targets: Any = IndicatorTarget.objects.standing(on)
    found += [
        (f"target-{one.pk}", f"{one.indicator.text} – {one.organization}: {goal(one)}, {period(one.since, one.until)}")
        for one in targets.of(programme).select_related("indicator", "organization")
    ]
    return found + [
        (f"milestone-{one.pk}", f"{one.due_on:%d/%m/%Y} {one.text}") for one, _done in milestones(programme, on)
    ]


_KINDS: dict[str, Any] = {
    "part": WorkPart, "indicator": Indicator, "target": IndicatorTarget, "milestone": WorkMilestone
}  # fmt: skip


def chosen(names: Iterable[str]) -> list[Any]:
    """Return the rows meant by names of `amendable`."""
    split = [name.partition("-") for name in names]
    return [_KINDS[kind].objects.get(pk=int(pk)) for kind, _dash, pk in split]
