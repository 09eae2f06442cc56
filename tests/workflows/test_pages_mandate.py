"""A mandate inspection through its pages, from the proposal with its outline to the closed file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases.models import Kind, Outcome, SampledFile
from documents.models import Document
from tests import walk
from tests.make import START, Office, make_office
from tests.make_mandate import FILES
from tests.walk import accepted, act, opened, taken
from tests.workflows.pages import signed_in
from workflows import engine

pytestmark = pytest.mark.django_db

RIGHT: dict[str, Any] = {"is_competent": "yes", "is_principled": "yes", "is_in_order": "yes", "form": "REPRIMAND"}
B09: dict[str, Any] = {"has_programme": "yes", "planned": 6, "done": 5, "works_well": "yes", "leads_well": "yes"}
B09 |= {"assessment": "Tốt"}
B10: dict[str, Any] = {"disciplined": 3, "complained": 1, "managed_above": 0, "assessment": "Một hồ sơ xử lý nhẹ."}


def fill_team(office: Office) -> dict[str, Any]:
    roles = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER", "hoa": "MEMBER"}
    facts: dict[str, Any] = {"places-TOTAL_FORMS": len(roles)}
    for number, (key, role) in enumerate(roles.items()):
        member = office.members[key]
        facts |= {f"places-{number}-member": f"{member.full_name} ({member.code})", f"places-{number}-role": role}
    return facts


def test_the_whole_procedure_through_its_pages() -> None:
    office = make_office()
    case = opened(office, Kind.MANDATE_INSPECTION)
    team, base, day = case.team, f"/ho-so/{case.key}/", START

    def on() -> date:
        nonlocal day
        day += timedelta(days=1)
        return day

    assert walk.take("P1", team, by=office.quan, on=on(), **fill_team(office), outline="").status_code == 422
    taken("P1", team, by=office.quan, on=on(), **fill_team(office))
    taken("P1", team, by=office.chu, on=on())
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{team.key}/cam-ket/", by=office.users[key], on=on(), has_conflict="no"))
    taken("P2", team, by=office.lan, on=on())
    taken("R1", case, by=office.lan, on=on(), contacts="Kiều Thị Diện")
    taken("R2", case, by=office.an, on=on(), summary="Báo cáo theo đề cương.")

    accepted(act(f"{base}buoi-lam-viec/them/", by=office.an, on=on(), kind="working", course="Làm việc."))
    assert walk.take("R3", case, by=office.lan, on=on()).status_code == 422  # nothing is sampled yet
    accepted(act(f"{base}chon-mau/", by=office.an, on=on(), population=FILES, method="drawn", wanted=2, seed=""))
    accepted(act(f"{base}mau/them/", by=office.an, on=on(), title="Vụ việc ông C", reason="Có đơn phản ánh"))
    accepted(act(f"{base}mau/1/", by=office.binh, on=on(), **RIGHT, weight="too_light", remarks="Nhẹ"))
    accepted(act(f"{base}mau/2/", by=office.binh, on=on(), **RIGHT, weight="right"))
    none: dict[str, Any] = RIGHT | {"form": ""}
    accepted(act(f"{base}mau/3/", by=office.binh, on=on(), **none, weight="not_disciplined", remarks="Phải kỷ luật"))
    accepted(act(f"{base}bieu-09/", by=office.an, on=on(), **B09))
    assert act(f"{base}bieu-10/", by=office.an, on=on(), **(B10 | {"complained": 9})).status_code == 422
    accepted(act(f"{base}bieu-10/", by=office.an, on=on(), **B10))
    taken("R3", case, by=office.lan, on=on())

    walk.find(office, case, on(), "shortcoming", "Một hồ sơ xử lý nhẹ.")
    taken("R4", case, by=office.an, on=on())
    walk.respond(office, case, on(), 1, "accept")
    assert walk.take("R4", case, by=office.an, on=on()).status_code == 422  # the committee was not asked yet
    for number in (1, 3):
        accepted(act(f"{base}mau/{number}/de-nghi/", by=office.an, on=on(), position="Nhất trí xem xét lại."))
    taken("R4", case, by=office.an, on=on())
    taken("E1", case, by=office.lan, on=on())

    conclude: dict[str, Any] = {f"roll-{number}-presence": "present" for number in range(5)}
    conclude |= {"votes_for": 5, "votes_against": 0, "outcome": Outcome.FILES_RECONSIDERED, "course": "Biểu quyết."}
    conclude |= {"b09_well": "yes", "b10_well": "no"}
    assert walk.take("E2", case, by=office.chu, on=on(), **conclude).status_code == 422  # each file is asked for
    taken("E2", case, by=office.chu, on=on(), **conclude, file_1="increase", file_3="no_change")
    taken("E3", case, by=office.chu, on=on())
    minh = office.members["minh"]

    def fill(shown: dict[str, Any]) -> dict[str, Any]:
        assert shown["requirements-0-file"] == "1"
        rows = range(int(shown["requirements-TOTAL_FORMS"]))
        due = (day + timedelta(days=60)).isoformat()
        return {f"requirements-{row}-due_on": due for row in rows} | {
            f"requirements-{row}-verifier": f"{minh.full_name} ({minh.code})" for row in rows
        }

    taken("E3", case, by=office.chu, on=on(), fill=fill)
    taken("E3", case, by=office.lan, on=on())

    case.refresh_from_db()
    assert case.closed_on == day
    assert engine.current_step(case) is None
    assert SampledFile.objects.get(case=case, number=1).item is not None
    made = {row.type_key: row for row in Document.objects.of_case(case)}
    assert {"mandate-outline", "request-letter", "mandate-sheets", "conclusion-notice", "file-index"} <= made.keys()
    assert "Vụ việc ông C" in str(made["mandate-sheets"].facts)
    assert "tăng hình thức" in str(made["conclusion-notice"].facts).lower()


def test_the_sheets_and_files_of_another_kind_of_case_do_not_exist() -> None:
    office = make_office()
    case = opened(office, Kind.COMPLIANCE_INSPECTION)

    for page in ("chon-mau/", "mau/them/", "mau/1/", "mau/1/de-nghi/", "bieu-09/", "bieu-10/"):
        assert signed_in(office.quan).get(f"/ho-so/{case.key}/{page}").status_code == 404
