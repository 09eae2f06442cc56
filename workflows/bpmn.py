"""A procedure as a BPMN 2.0 file: what other modelers open, made from the flow itself, with a lane for each duty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as Tree

from django.utils.translation import gettext as _
from viewflow.workflow import Flow

from cases.models import Kind
from cases.policy import ACTING_DUTIES, DUTY_NAMES, Duty
from workflows import flows
from workflows.nodes import Choice, Closing, Doing, Opening, Step, in_order

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
SHAPES = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
_TARGET = "urn:inspection:procedures"
for _prefix, _space in (("bpmn", MODEL), ("bpmndi", DIAGRAM), ("dc", SHAPES), ("di", LINES)):
    Tree.register_namespace(_prefix, _space)

#: What each of our nodes is called there, and its width and height.
_ELEMENTS: dict[type, tuple[str, int, int]] = {
    Opening: ("startEvent", 36, 36),
    Step: ("userTask", 150, 90),
    Choice: ("exclusiveGateway", 50, 50),
    Doing: ("serviceTask", 150, 90),
    Closing: ("endEvent", 36, 36),
}

#: Whose lane a step stands in, where several may do it: the inspected side first, then who decides, then who works.
_FIRST = (
    Duty.REPRESENTATIVE, Duty.OVERSEER, Duty.AUTHORITY, Duty.BODY, Duty.AREA_OFFICER, Duty.HEAD, Duty.DEPUTY,
    Duty.SECRETARY, Duty.MEMBER, Duty.VERIFIER, Duty.READER,
)  # fmt: skip

_COLUMN, _ROW, _TITLE, _GAP = 200, 130, 30, 40


@dataclass
class _Pool:
    """One part of the procedure, laid out: each node in the column of its order and the row of its lane."""

    name: str
    flow_class: type[Flow]
    top: int
    nodes: list[Any] = field(default_factory=list)
    lanes: dict[Duty, list[Any]] = field(default_factory=dict)
    places: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nodes = in_order(self.flow_class)
        duty = _duty_of(next(node for node in self.nodes if isinstance(node, Step)))
        for node in self.nodes:
            duty = _duty_of(node) if isinstance(node, Step) else duty  # what follows by itself stands with its step
            self.lanes.setdefault(duty, []).append(node)
        rows = [*self.lanes.values()]
        for column, node in enumerate(self.nodes):
            _name, width, height = _ELEMENTS[type(node)]
            row = next(number for number, lane in enumerate(rows) if node in lane)
            x = 2 * _TITLE + column * _COLUMN + (_COLUMN - width) // 2
            y = self.top + row * _ROW + (_ROW - height) // 2
            self.places[node.name] = (x, y, width, height)

    @property
    def width(self) -> int:
        return 2 * _TITLE + len(self.nodes) * _COLUMN

    @property
    def height(self) -> int:
        return len(self.lanes) * _ROW

    def ref(self, node: Any) -> str:
        return f"{self.name}_{node.name}"

    def flows(self) -> list[tuple[str, Any]]:
        edges = [edge for node in self.nodes for edge in node._outgoing()]
        return [(f"{self.name}_flow_{number}", edge) for number, edge in enumerate(edges, start=1)]


def file_of(kind: str) -> bytes:
    """Return the file of a procedure: the preparation and the case, each a pool."""
    root = Tree.Element(_m("definitions"), {"id": f"definitions_{kind}", "targetNamespace": _TARGET})
    preparation = _Pool(f"{kind}_prepare", flows.OF_TEAM[kind], 0)
    case = _Pool(f"{kind}_case", flows.OF_CASE[kind], preparation.height + _GAP)
    pools = (preparation, case)
    together = _under(root, "collaboration", id=f"{kind}_collaboration", name=str(Kind(kind).label))
    for pool in pools:
        facts = {"id": f"{pool.name}_pool", "name": str(pool.flow_class.process_title), "processRef": pool.name}
        _under(together, "participant", **facts)
    for pool in pools:
        _write_process(root, pool)
    _write_diagram(root, f"{kind}_collaboration", pools)
    Tree.indent(root)
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _write_process(root: Tree.Element, pool: _Pool) -> None:
    title = str(pool.flow_class.process_title)
    process = _under(root, "process", id=pool.name, name=title, isExecutable="false")
    lanes = _under(process, "laneSet", id=f"{pool.name}_lanes")
    for duty, nodes in pool.lanes.items():
        lane = _under(lanes, "lane", id=f"{pool.name}_{duty}", name=_sentence(DUTY_NAMES[duty]))
        for node in nodes:
            _under(lane, "flowNodeRef").text = pool.ref(node)
    arrows = pool.flows()
    for node in pool.nodes:
        facts = {"id": pool.ref(node), "name": _name_of(node)}
        if isinstance(node, Choice):
            facts["gatewayDirection"] = "Diverging"
        element = _under(process, _ELEMENTS[type(node)][0], **facts)
        if isinstance(node, Step):
            _under(element, "documentation").text = _told_of(node)
        for ref, edge in arrows:
            if edge.dst is node:
                _under(element, "incoming").text = ref
        for ref, edge in arrows:
            if edge.src is node:
                _under(element, "outgoing").text = ref
    for ref, edge in arrows:
        facts = {"id": ref, "sourceRef": pool.ref(edge.src), "targetRef": pool.ref(edge.dst)}
        if isinstance(edge.src, Choice):
            facts["name"] = str(edge.label)
        _under(process, "sequenceFlow", **facts)


def _told_of(step: Step) -> str:
    """Who does the step, by which rules, and what is there before."""
    lines = [", ".join(str(DUTY_NAMES[duty]) for duty in _ordered(step.by)), ", ".join(step.rules), str(step.needs)]
    return "\n".join(line for line in lines if line)


def _write_diagram(root: Tree.Element, about: str, pools: tuple[_Pool, ...]) -> None:
    diagram = Tree.SubElement(root, f"{{{DIAGRAM}}}BPMNDiagram", {"id": f"{about}_diagram"})
    plane = Tree.SubElement(diagram, f"{{{DIAGRAM}}}BPMNPlane", {"id": f"{about}_plane", "bpmnElement": about})
    width = max(pool.width for pool in pools)
    for pool in pools:
        _draw(plane, f"{pool.name}_pool", (0, pool.top, width, pool.height), lies=True)
        for row, duty in enumerate(pool.lanes):
            box = (_TITLE, pool.top + row * _ROW, width - _TITLE, _ROW)
            _draw(plane, f"{pool.name}_{duty}", box, lies=True)
        for node in pool.nodes:
            _draw(plane, pool.ref(node), pool.places[node.name])
        for ref, edge in pool.flows():
            line = Tree.SubElement(plane, f"{{{DIAGRAM}}}BPMNEdge", {"id": f"{ref}_di", "bpmnElement": ref})
            for x, y in _way(pool, edge.src, edge.dst):
                Tree.SubElement(line, f"{{{LINES}}}waypoint", {"x": str(x), "y": str(y)})


def _draw(plane: Tree.Element, about: str, box: tuple[int, int, int, int], *, lies: bool = False) -> None:
    facts = {"id": f"{about}_di", "bpmnElement": about} | ({"isHorizontal": "true"} if lies else {})
    shape = Tree.SubElement(plane, f"{{{DIAGRAM}}}BPMNShape", facts)
    Tree.SubElement(shape, f"{{{SHAPES}}}Bounds", dict(zip(("x", "y", "width", "height"), map(str, box), strict=True)))


def _way(pool: _Pool, source: Any, target: Any) -> list[tuple[int, int]]:
    """Onwards from side to side; back, or over several columns, above the steps and down again."""
    x, y, width, height = pool.places[source.name]
    to_x, to_y, to_width, to_height = pool.places[target.name]
    order = pool.nodes.index(target) - pool.nodes.index(source)
    if order == 1:
        middle = (x + width + to_x) // 2
        start, end = (x + width, y + height // 2), (to_x, to_y + to_height // 2)
        bend = [(middle, start[1]), (middle, end[1])] if start[1] != end[1] else []
        return [start, *bend, end]
    above = pool.top + 8
    return [(x + width // 2, y), (x + width // 2, above), (to_x + to_width // 2, above), (to_x + to_width // 2, to_y)]


def _name_of(node: Any) -> str:
    if isinstance(node, Step):
        return f"{node.number} {node.task_title}"
    if isinstance(node, Choice | Doing):
        return str(node.task_title)
    return _("Begins") if isinstance(node, Opening) else _("Ends")


def _ordered(duties: frozenset[Duty]) -> list[Duty]:
    return sorted(duties - ACTING_DUTIES, key=_FIRST.index)


def _duty_of(step: Step) -> Duty:
    return _ordered(step.by)[0]


def _sentence(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _m(name: str) -> str:
    return f"{{{MODEL}}}{name}"


def _under(parent: Tree.Element, tag: str, /, **facts: str) -> Tree.Element:
    return Tree.SubElement(parent, _m(tag), facts)
