"""The BPMN file of every procedure, read back: its human tasks are the flow's steps, and it can be drawn.

The reader is Python's own, with `defusedxml`; the standard's schema and `bpmn-moddle` were tried by hand
(docs/adr/0008-bpmn-files.md).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree  # type: ignore[import-untyped]
from django.utils import translation

from workflows import bpmn, flows
from workflows.catalogue import all_steps
from workflows.nodes import Choice, Step

KINDS = list(flows.OF_CASE)
TAG = f"{{{bpmn.MODEL}}}"


def read(kind: str) -> Element:
    with translation.override("vi"):
        found: Element = ElementTree.fromstring(bpmn.file_of(kind))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_its_human_tasks_are_the_steps_of_the_flow_under_number_and_name(kind: str) -> None:
    root = read(kind)

    with translation.override("vi"):
        wanted = [f"{step.number} {step.task_title}" for step in all_steps(kind)]

    assert sorted(str(task.get("name")) for task in root.iter(f"{TAG}userTask")) == sorted(wanted)


@pytest.mark.parametrize("kind", KINDS)
def test_every_flow_leads_from_a_node_to_a_node_and_every_node_knows_it(kind: str) -> None:
    for process in read(kind).iter(f"{TAG}process"):
        nodes = {one.get("id"): one for one in process if one.tag not in {f"{TAG}laneSet", f"{TAG}sequenceFlow"}}
        arrows = list(process.iter(f"{TAG}sequenceFlow"))

        assert sorted(str(one.text) for lane in process.iter(f"{TAG}lane") for one in lane) == sorted(map(str, nodes))
        for name, inside in (("sourceRef", "outgoing"), ("targetRef", "incoming")):
            told = {(ref, one.text) for ref, node in nodes.items() for one in node.iter(f"{TAG}{inside}")}
            assert told == {(arrow.get(name), arrow.get("id")) for arrow in arrows}
        assert len([node for node in nodes.values() if node.tag == f"{TAG}startEvent"]) == 1
        assert len([node for node in nodes.values() if node.tag == f"{TAG}endEvent"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_fork_keeps_both_its_ways_and_their_words(kind: str) -> None:
    root = read(kind)
    forks = [node for part in (flows.OF_TEAM, flows.OF_CASE) for node in part[kind].instance.nodes()]

    named = [arrow for arrow in root.iter(f"{TAG}sequenceFlow") if arrow.get("name")]

    assert len(named) == 2 * len([node for node in forks if isinstance(node, Choice)])
    assert {arrow.get("name") for arrow in named} <= {"có", "không"}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_its_place_and_no_two_nodes_share_one(kind: str) -> None:
    root = read(kind)
    things = [*root.iter(f"{TAG}participant"), *root.iter(f"{TAG}lane"), *root.iter(f"{TAG}sequenceFlow")]
    things += [
        one for process in root.iter(f"{TAG}process") for one in process if one.find(f"{TAG}incoming") is not None
    ]

    drawn = [
        one.get("bpmnElement") for tag in ("BPMNShape", "BPMNEdge") for one in root.iter(f"{{{bpmn.DIAGRAM}}}{tag}")
    ]

    assert len(drawn) == len(set(drawn))
    assert {one.get("id") for one in things} <= set(drawn)
    tasks = {one.get("id") for one in root.iter(f"{TAG}userTask")}
    places = [
        tuple(shape[0].attrib.values())
        for shape in root.iter(f"{{{bpmn.DIAGRAM}}}BPMNShape")
        if shape.get("bpmnElement") in tasks
    ]
    assert len(set(places)) == len(places) == len([step for step in all_steps(kind) if isinstance(step, Step)])
