"""The procedure as the engine draws it: phases in rows, steps done marked from the facts, the current one lit."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from viewflow.workflow import Flow
from viewflow.workflow import chart as drawing

from cases.models import Case, Team
from workflows import engine, flows
from workflows.nodes import Step, current_step, in_order, steps_of

#: Letters in a line of a box, and the height of a line.
_LINE, _HEIGHT = 22, 15


def grid_of(flow_class: type[Flow], thing: Case | Team | None = None, *, numbered: bool = False) -> Any:
    """Return the laid-out chart of a procedure; with a case or team, its steps carry their state.

    `numbered` writes the numbers of the steps among their words, for whoever does not draw them.
    """
    nodes, _reversed = drawing.topsort(flow_class)
    grid = drawing.Grid(nodes)
    _place(grid, flow_class)
    drawing.init_shapes(grid)
    drawing.calc_edges(grid)
    drawing.calc_text(grid)
    grid.flow_class = flow_class
    for cell in grid.cells:
        _write(cell, numbered=numbered)
        if thing is not None:
            cell.status = "done" if _is_done(cell.node, flow_class, thing) else "todo"
    return grid


def _is_done(node: Any, flow_class: type[Flow], thing: Case | Team) -> bool:
    """A step by its fact; what follows by itself, when every step is done."""
    return node.is_done(thing) if isinstance(node, Step) else current_step(flow_class, thing) is None


def _place(grid: Any, flow_class: type[Flow]) -> None:
    """Give each phase a row; forks and ends stand behind the step they follow."""
    phases = list(dict.fromkeys(step.phase for step in steps_of(flow_class)))
    row = 0
    for column, node in enumerate(in_order(flow_class)):
        if isinstance(node, Step):
            row = phases.index(node.phase)
        grid[node].row, grid[node].col = row, column
    for number in range(len(phases)):
        cells = sorted((cell for cell in grid.cells if cell.row == number), key=lambda cell: cell.col)
        for column, cell in enumerate(cells):
            cell.col = column + (1 if number else 0)  # the opening stands before the first phase


def _write(cell: Any, *, numbered: bool) -> None:
    """Write the words of a step, under its number where the page does not draw it by itself."""
    if not isinstance(cell.node, Step):
        return
    lines = [*([cell.node.number] if numbered else []), *wrap(str(cell.node.task_title), _LINE)]
    top = int((cell.shape.height - _HEIGHT * (len(lines) - 1)) / 2)
    middle = int(cell.shape.width / 2)
    cell.shape.text = [(line, "align-middle", 12, middle, top + n * _HEIGHT) for n, line in enumerate(lines)]


def lit(thing: Case | Team) -> set[str]:
    """Return the name of the node that is current."""
    step = engine.current_step(thing)
    return {step.name} if step else set()


def charts_of(case: Case) -> list[tuple[Any, set[str]]]:
    """Return the charts of a case: its team's preparation and its own way, each with the lit step."""
    preparation = flows.OF_TEAM[case.kind]
    waiting = current_step(preparation, case.team)
    first = (grid_of(preparation, case.team), {waiting.name} if waiting else set())
    return [first, (grid_of(flows.OF_CASE[case.kind], case), lit(case))]
