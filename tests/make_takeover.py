"""Cases under way on paper: each step before the entry with its day and every paper the procedure prescribes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.models import Case, Kind, Takeover
from documents.commands import open_series
from tests import make
from tests.make import START, STEPS, Office
from workflows import taking_over

#: The date that each step sets.
SETS = dict(
    zip(
        STEPS,
        (
            "proposed_on", "decided_on", "prepared_on", "deployed_on", "self_reported_on", "verified_on", "drafted_on",
            "draft_heard_on", "reported_on", "submitted_on", "concluded_on", "announced_on", "follow_up_assigned_on",
            "closed_on",
        ),
        strict=True,
    )
)  # fmt: skip

#: The day on which the office begins with the system: after what its cases did on paper.
BEGINS = START + timedelta(days=20)


def day_of(step: str) -> date:
    """The day on which a step was done on paper, as `make.walk` has it."""
    return START + timedelta(days=2 * STEPS.index(step) + 1)


def register(office: Office) -> None:
    """The registers go on from the paper register."""
    for code in ("QĐ", "KH", "TTr", "BC"):
        open_series(office.standing, code, last=30, by=office.thu, on=START)


def new(
    office: Office, step: str = "R3", kind: str = Kind.COMPLIANCE_INSPECTION, **values: Any
) -> commands.NewTakeover:
    """What is proposed: everything on paper before a step."""
    facts: dict[str, Any] = {
        "body": office.standing,
        "kind": kind,
        "subject": office.organizations[0],
        "topic": "Việc lãnh đạo thực hiện quy chế làm việc",
        "content": "Lãnh đạo, chỉ đạo thực hiện quy chế làm việc.",
        "waits_for": SETS[step],
        "places": make.places(office),
        "days": 45,
    }
    if "steps" not in values:
        facts["steps"] = on_paper(kind, values.get("waits_for", SETS[step]))
    return commands.NewTakeover(**(facts | values))


def on_paper(kind: str, waits_for: str) -> list[commands.NewTakenStep]:
    """Each step before, with every paper it is asked for."""
    return [
        commands.NewTakenStep(
            step.done,
            day_of(step.number),
            [
                commands.NewTakenPaper(
                    str(paper.name), day_of(step.number), "Đặng Xuân Chủ",
                    "15-QĐ/TU" if paper.type_key == "team-decision" else "", paper.type_key,
                )
                for paper in step.papers
            ],
        )
        for step in taking_over.asked(kind, waits_for)
    ]  # fmt: skip


def without(steps: Iterable[commands.NewTakenStep], key: str) -> list[commands.NewTakenStep]:
    """The steps without one of their papers."""
    return [replace(step, papers=[paper for paper in step.papers if paper.type_key != key]) for step in steps]


def proposed(office: Office, *args: Any, **values: Any) -> Takeover:
    """Proposed by the area officer."""
    return taking_over.propose(new(office, *args, **values), by=office.quan, on=BEGINS)


def taken_over(office: Office, *args: Any, **values: Any) -> Case:
    """Entered at a step: confirmed by a leader."""
    return taking_over.confirm(proposed(office, *args, **values), by=office.chu, on=BEGINS)
