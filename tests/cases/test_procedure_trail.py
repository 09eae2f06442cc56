"""Walked by its acts, every procedure stands in the trail: each step in the order of the regulation, with its rule."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cases import commands, trail
from cases.commands import exoneration, suspension
from cases.models import Case, Exoneration, Sanction, Suspension, TrailEntry
from tests import (
    make_complaint,
    make_denunciation,
    make_discipline,
    make_finance,
    make_follow_up,
    make_mandate,
    make_signs,
    make_suspension,
)
from tests.make import make_office, minutes, requirement

pytestmark = pytest.mark.django_db

#: The procedures as the regulation has them.
REGULATED = {
    one["code"]: one for one in json.loads((Path(__file__).parent.parent / "workflows" / "procedures.json").read_text())
}
PHASE = {"PREP": "P", "RUN": "R", "END": "E"}


def _discipline() -> Case:
    office = make_office()
    make_discipline.make_ward(office)
    return make_discipline.walk(office, make_discipline.open_member(office), "E6")


def _suspension() -> Case:
    office, _ward = make_suspension.make_house()
    row, on = make_suspension.suspend(office), make_suspension.DECIDED + timedelta(days=1)
    make_suspension.announce(office, row.case, on)
    suspension.extend_suspension(row.case, by=office.chu, on=on, days=5, reason="Chưa xong")
    make_suspension.conclude(row.case.opened_from, on)
    suspension.end_suspension(row.case, by=office.chu, on=on, cause=Suspension.End.CONCLUSION, reason="Đã kết luận")
    return row.case


def _exoneration() -> Case:
    office, _ward = make_suspension.make_house()
    sanction = Sanction.objects.get(case=make_discipline.walk(office, make_discipline.open_member(office), "E6"))
    on = make_discipline.day_of("E6") + timedelta(days=1)
    case = exoneration.establish_wrongfulness(
        sanction, office.standing, by=office.quan, on=on, ground=Exoneration.Ground.FINDING, paper="Kết luận", dated=on
    )
    asked = requirement(office, on, text="Khôi phục quy hoạch")
    exoneration.restore_rights(
        case.team,
        by=office.chu,
        minutes=minutes(on),
        apology=Exoneration.Apology.MEETING,
        measures=[exoneration.Measure(asked)],
    )
    commands.close_follow_up(case.follow_up.get(), by=office.minh, on=on, verification="Đã thực hiện")
    return exoneration.close_exoneration(case, by=office.chu, on=on, corrected="Lý lịch đảng viên")


def _finance() -> Case:
    office = make_office()
    return make_finance.walk(office, make_finance.opened(office), "close")


def _signs(*, member: bool) -> Case:
    office = make_signs.make_house()
    case = make_signs.open_case(office, office.members["dien"] if member else None)
    return make_signs.walk(office, case, "E5")


#: A case of a procedure, walked by commands to its end; a new procedure is a line here.
WALKED: dict[str, Callable[[], Case]] = {
    "KTDH-TC": lambda: _signs(member=False),
    "KTDH-DV": lambda: _signs(member=True),
    "KTNV": lambda: make_mandate.make_mandate(make_office(), "close"),
    "THKL": _discipline,
    "GQTC": lambda: make_denunciation.walk(make_office(), "E3"),
    "KTTC": _finance,
    "GQKN": lambda: make_complaint.walk(make_complaint.make_world(), "E3"),
    "DCSH": _suspension,
    "XLPH": _exoneration,
    "TDKL": lambda: make_follow_up.walk(make_office(), "E2", doubtful=True),
}


def regulated(code: str) -> dict[str, dict[str, Any]]:
    """The steps of a procedure by their numbers, in their order."""
    phases = REGULATED[code]["phases"]
    return {f"{PHASE[phase['phase']]}{step['no']}": step for phase in phases for step in phase["steps"]}


def rules_of(step: dict[str, Any]) -> list[str]:
    """The rules in the column of time limits and gates; VOTE-* stands for any rule of voting."""
    return re.findall(
        r"[A-Z]{2,}(?:-[A-Z]{2,})*(?:-\*)?", step["deadline"].replace("starts DUR-GQKN", "").replace("with the TB", "")
    )


@pytest.mark.parametrize("code", WALKED)
def test_every_act_stands_in_the_trail_in_the_order_of_the_procedure_with_its_rule(code: str) -> None:
    case = WALKED[code]()

    entries = list(TrailEntry.objects.filter(case=case).exclude(step="").order_by("seq"))
    assert list(dict.fromkeys(entry.step for entry in entries)) == list(regulated(code))
    cited: dict[str, set[str]] = {}
    for entry in entries:
        keys = {reference.partition("@")[0] for reference in entry.data.get("rules", [])}
        cited[entry.step] = cited.get(entry.step, set()) | keys
    missing = {
        number: wanted
        for number, step in regulated(code).items()
        for wanted in rules_of(step)
        if not any(re.fullmatch(wanted.replace("*", ".+"), key) for key in cited[number])
    }
    assert missing == {}
    assert {number for number, keys in cited.items() if not keys} == set()
    assert list(trail.problems()) == []


@pytest.mark.rule("LIMIT", "LIMIT-ORDER", "VOTE-BEYOND")
def test_vote_and_decision_cite_the_powers_and_the_period_they_were_compared_with() -> None:
    case = _discipline()

    for act in ("resolved", "sanctioned"):
        told = TrailEntry.objects.get(case=case, act=act).data["rules"]
        keys = {reference.partition("@")[0] for reference in told}
        assert "LIMIT" in keys
        assert any(key.startswith("AUTH-") for key in keys)
