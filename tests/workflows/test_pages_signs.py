"""An inspection on signs through its pages: opened, proposed or left to monitoring, walked to its closed file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cases.commands import signs
from cases.models import Case, Kind, Outcome, Responsibility, Team, TrailEntry, WorkItem
from documents.models import Document
from tests import make_signs
from tests.make import Office, violation
from tests.make_signs import OPENED, day_of
from tests.walk import accepted, act, respond, take, taken
from workflows import engine, flows
from workflows.forms.conduct import violation_groups
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"self_reports", "evidence", "declarations", "services", "follow_up"}
#: What is made only where a branch asks for it.
BRANCHES = {"signs-hearing-minutes", "crime-transfer-letter", "signs-submission-above"}


@pytest.fixture
def office() -> Office:
    return make_signs.make_house()


def named(office: Office, key: str) -> str:
    member = office.members[key]
    return f"{member.full_name} ({member.code})"


def fresh(case: Case) -> Case:
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def number_of(thing: Case | Team) -> str:
    step = engine.current_step(thing)
    return step.number if step is not None else ""


def opened(office: Office, subject: str) -> Case:
    """Opened through its page, on a sign of its own."""
    given: dict[str, Any] = {
        "about": "trong quản lý, sử dụng đảng phí",
        "signs": "Chi sai nguồn đảng phí.",
        "source": "monitoring",
    }
    given |= {"body": str(office.commission.pk)}
    accepted(act("/can-mo/mo-kiem-tra/", by=office.quan, on=OPENED, subject=subject, **given))
    return fresh(Case.objects.latest("pk"))


def proposed(office: Office, case: Case) -> None:
    roles = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER", "hoa": "MEMBER"}
    given: dict[str, Any] = {"places-TOTAL_FORMS": len(roles)}
    for number, (key, role) in enumerate(roles.items()):
        given |= {f"places-{number}-member": named(office, key), f"places-{number}-role": role}
    taken("P1", case.team, by=office.quan, on=day_of("P1"), **given)


def prepared(office: Office, case: Case) -> Case:
    """P1 to P3."""
    proposed(office, case)
    taken("P2", case.team, by=office.khanh, on=day_of("P2"), overseer=office.members["vien"].pk)
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{case.team.key}/cam-ket/", by=office.users[key], on=day_of("P3"), has_conflict="no"))
    taken("P3", case.team, by=office.lan, on=day_of("P3"))
    return fresh(case)


def find(office: Office, case: Case, on: date, **given: Any) -> None:
    accepted(act(f"/ho-so/{case.key}/nhan-dinh/them/", by=office.an, on=on, **given))


def conducted(office: Office, case: Case) -> Case:
    """R1 to R4, with one violation that the subject accepts."""
    taken("R1", case, by=office.lan, on=day_of("R1"))
    taken("R2", case, by=office.an, on=day_of("R2"), summary="Báo cáo giải trình.")
    for kind in ("working", "verification"):
        address = f"/ho-so/{case.key}/buoi-lam-viec/them/"
        accepted(act(address, by=office.an, on=day_of("R3"), kind=kind, course="Đối chiếu sổ sách."))
    taken("R3", case, by=office.lan, on=day_of("R3"))
    facts = violation("Chi sai nguồn đảng phí năm 2025.")
    names = ("kind", "content", "nature", "degree", "consequence", "cause", "responsibility")
    group = violation_groups("member" if case.subject_member_id else "organization")[0]
    find(office, case, day_of("R4"), group=group, **{name: getattr(facts, name) for name in names})
    accepted(act(f"/ho-so/{case.key}/giao-du-thao/", by=office.an, on=day_of("R4")))
    respond(office, case, day_of("R4"), 1, "accept")
    accepted(act(f"/ho-so/{case.key}/hoi-nghi/them/", by=office.an, on=day_of("R4"), course="Đối tượng giải trình."))
    taken("R4", case, by=office.an, on=day_of("R4"))
    return fresh(case)


def finalised(office: Office, case: Case, **given: Any) -> Case:
    """R5."""
    facts = {"exchange": "Đã trao đổi kết quả.", "directions": "Đã báo cáo đồng chí Viên.", "proposed": "LESSONS"}
    taken("R5", case, by=office.lan, on=day_of("R5"), **(facts | given))
    return fresh(case)


def examined(office: Office, case: Case, **given: Any) -> None:
    facts = {"member": named(office, "dien"), "position": "Bí thư đảng ủy phường", "is_head": "on"}
    facts |= {"examined": "Thiếu kiểm tra việc thu, chi.", "result": "lessons"}
    accepted(act(f"/ho-so/{case.key}/trach-nhiem/them/", by=office.an, on=day_of("R5"), **(facts | given)))


def conclude(office: Office, case: Case, outcome: str, **given: Any) -> Any:
    """E2: all three commissioners, every content by three votes."""
    required = outcome in {Outcome.DISCIPLINE_REQUIRED, Outcome.PROPOSED_ABOVE}
    facts: dict[str, Any] = {"outcome": outcome, "votes_for": 3, "votes_against": 0, "course": "Thảo luận, biểu quyết."}
    facts |= {f"roll-{number}-presence": "present" for number in range(3)}
    facts |= {f"contents-{number}-votes_for": 3 for number in range(case.findings.count())}
    facts |= {"discipline_for": 3 if required else 0, "discipline_against": 0 if required else 3}
    return take("E2", case, by=office.khanh, on=day_of("E2"), **(facts | given))


def closed(office: Office, case: Case) -> Case:
    """E3 to E5."""
    taken("E3", case, by=office.khanh, on=day_of("E3"))
    taken("E4", case, by=office.lan, on=day_of("E4"))
    assert WorkItem.objects.waiting(office.khanh, day_of("E4")).filter(step="FOLLOW-ASSIGN").exists()

    def fill(shown: dict[str, Any]) -> dict[str, Any]:
        rows = range(int(shown["requirements-TOTAL_FORMS"]))
        return {f"requirements-{row}-verifier": named(office, "minh") for row in rows} | {
            f"requirements-{row}-due_on": "2026-09-30" for row in rows
        }

    accepted(act(f"/ho-so/{case.key}/giao-theo-doi/", by=office.khanh, on=day_of("E5"), fill=fill))
    taken("E5", case, by=office.lan, on=day_of("E5"))
    return fresh(case)


@pytest.mark.rule("ORG-RESP", "CONCLUDE-MAJ", "DUR-KTDH")
def test_an_organization_is_inspected_from_the_sign_to_the_closed_file(office: Office) -> None:
    case = conducted(office, prepared(office, opened(office, office.organizations[0].name)))
    assert case.kind == Kind.SIGNS_ORGANIZATION
    refused = take("R5", case, by=office.lan, on=day_of("R5"), exchange="Đã trao đổi", directions="Không")
    assert refused.status_code == 422
    assert refused.context["form"].errors.as_data()["__all__"][0].code == "ORG-RESP"

    examined(office, case)
    case = finalised(office, case)
    taken("E1", case, by=office.lan, on=day_of("E1"))
    accepted(conclude(office, case, Outcome.LESSONS))
    case = closed(office, case)

    assert case.closed_on == day_of("E5")
    assert engine.current_step(case) is None
    made = set(Document.objects.of_case(case).values_list("type_key", flat=True))
    steps = [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]
    assert {output for step in steps for output in step.outputs} - FACTS - BRANCHES <= made
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    client = Client()
    client.force_login(office.khanh)
    page = client.get(f"/ho-so/{case.key}/?xem=dau-hieu").content.decode()
    assert "Kiều Thị Diện" in page
    assert "Chi sai nguồn đảng phí" in page


def test_a_member_answers_first_in_the_own_cell_and_discipline_follows_from_the_list(office: Office) -> None:
    case = conducted(office, prepared(office, opened(office, named(office, "dien"))))
    assert case.kind == Kind.SIGNS_MEMBER
    case = finalised(office, case, proposed="DISCIPLINE_REQUIRED", dual="on")
    assert take("E1", case, by=office.lan, on=day_of("E1")).status_code == 422

    address = f"/ho-so/{case.key}/nghe-y-kien/"
    accepted(act(address, by=office.vien, on=day_of("E1"), result_of_hearing="heard", statement="Tôi nhận vi phạm."))
    taken("E1", case, by=office.lan, on=day_of("E1"))
    accepted(conclude(office, case, Outcome.DISCIPLINE_REQUIRED))

    case = fresh(case)
    client = Client()
    client.force_login(office.quan)
    listed = client.get("/can-mo/").content.decode()
    assert f"/ho-so/{case.key}/mo-ky-luat/" in listed


def test_where_the_signs_are_not_enough_monitoring_goes_on_with_the_reason(office: Office) -> None:
    case = opened(office, office.organizations[0].name)
    address = f"/doan/{case.team.key}/theo-doi-tiep/"
    accepted(act(address, by=office.quan, on=day_of("P1"), reason="Chưa đủ tài liệu."))

    case = fresh(case)
    assert case.closed_on == case.signs_matter.monitored_on == day_of("P1")
    assert engine.current_step(case.team) is None
    assert not WorkItem.objects.filter(team=case.team, closed_at__isnull=True).exists()


def test_the_standing_board_returns_a_proposal_and_the_commission_a_report(office: Office) -> None:
    case = opened(office, office.organizations[0].name)
    proposed(office, case)
    accepted(take("P2", case.team, by=office.khanh, on=day_of("P2"), branch="return", reason="Nêu rõ nguồn."))
    assert number_of(fresh(case).team) == "P1"

    make_signs.walk(office, fresh(case), "E1")
    engine.start_cases(fresh(case).team)
    remarks = {"branch": "return", "remarks": "Bổ sung trách nhiệm.", "discipline_for": ""}
    answer = conclude(office, fresh(case), "", **remarks, discipline_against="")
    accepted(answer)
    assert number_of(fresh(case)) == "R5"


@pytest.mark.rule("ORG-RESP")
def test_who_answers_for_an_organization_gets_a_case_of_their_own(office: Office) -> None:
    case = make_signs.open_case(office)
    make_signs.walk(office, case, "R4")
    make_signs.examine(office, fresh(case), day_of("R4"), result=Responsibility.Result.INSPECT)
    other: dict[str, Any] = {
        "member": office.members["khanh"],
        "is_head": False,
        "result": Responsibility.Result.DISCIPLINE,
    }
    signs.examine_responsibility(
        fresh(case), by=office.an, on=day_of("R4"), position="Ủy viên", examined="Ký chi sai", **other
    )
    make_signs.walk(office, case, "E2", after="R4")

    on = day_of("E3")
    accepted(act(f"/ho-so/{case.key}/trach-nhiem/1/mo-kiem-tra/", by=office.quan, on=on, about="trong quản lý thu chi"))

    address = f"/ho-so/{case.key}/trach-nhiem/2/mo-ky-luat/"
    accepted(act(address, by=office.quan, on=on, body=str(office.standing.pk)))
    own, punished = Case.objects.filter(opened_from=case).order_by("pk")
    assert (own.kind, punished.kind) == (Kind.SIGNS_MEMBER, Kind.DISCIPLINE)
    assert punished.responsibility.number == 2
    assert own.responsibility.case_id == case.pk
    assert own.subject_member == office.members["dien"]


def test_a_crime_is_handed_over_by_letter_and_the_case_rests_until_the_answer(office: Office) -> None:
    case = make_signs.open_case(office)
    make_signs.walk(office, case, "R3")
    given: dict[str, Any] = {"agency": "Cơ quan Cảnh sát điều tra", "content": "Có dấu hiệu tham ô.", "rests": "on"}
    accepted(act(f"/ho-so/{case.key}/chuyen-co-quan/", by=office.khanh, on=day_of("R3"), **given))

    assert Document.objects.of_case(case).filter(type_key="crime-transfer-letter").exists()
    address = f"/ho-so/{case.key}/chuyen-co-quan/1/tra-loi/"
    accepted(act(address, by=office.an, on=day_of("R4"), answer="Không khởi tố."))
    assert case.crime_transfers.get().answered_on == day_of("R4")
