"""Discipline considered through its pages: an organization warned, and a violation that grew too old meanwhile."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e import discipline, meeting
from tests.e2e.conftest import People
from tests.e2e.house import House
from tests.e2e.meeting import Body
from tests.e2e.office_discipline import MEMBERS, NAMES, VOTE, shorter_period
from tests.e2e.procedure import Matter, notice_the_subject_reads


def standing_committee(people: People) -> Body:
    return Body(people, NAMES, chair="chu", tellers=("pho", "vien"))


@pytest.mark.rule("VOTE-SECRET", "VOTE-ONCE", "VOTE-MAJ", "AUTH-ORG", "ANNOUNCE-DISC", "INV-BODY-CONCLUDES")
def test_an_organization_is_inspected_then_warned(people: People, places: dict[str, str]) -> None:
    subject = "Đảng ủy phường Bến Lụa 1"
    matter = Matter(people, subject, NAMES)
    ward = Body(people, NAMES, chair="tam", tellers=("tu", "bay"), votes=4)
    day = localdate()

    discipline.opens_from_the_list(matter, places["ward_concluded"])
    discipline.decides_to_consider(matter, overseer="vien")
    discipline.guides(matter)

    discipline.dates_the_violation(matter, day - timedelta(days=400), day - timedelta(days=300))
    discipline.deploys(matter)
    discipline.criticises_itself(matter, "Nhận khuyết điểm trong quản lý thu, chi.", "Khiển trách")
    meeting.decides(ward, subject, {"Cảnh cáo": 3, "Khiển trách": 1}, "Cảnh cáo")
    discipline.confers(matter)
    discipline.proposes(matter, "Cảnh cáo")

    discipline.hears(matter, "vien", "Xin nhận hình thức cảnh cáo.")
    meeting.decides(standing_committee(people), subject, {"Cảnh cáo": 4, "Khiển trách": 1}, "Cảnh cáo")
    discipline.resolves(matter)
    discipline.signs_the_decision(matter)
    discipline.announces(matter)
    assert notice_the_subject_reads(matter, "Quyết định thi hành kỷ luật").startswith(b"%PDF")
    discipline.tells_others(matter)
    discipline.closes(matter)


def comes_into_force(house: House, since: date) -> None:
    """The administrator loads a regulation that came out meanwhile, as `docs/operations.md` says."""
    paper = house.folder / "qd-999.json"
    paper.write_text(json.dumps(shorter_period(since)))
    house.run("manage", "load_rulebook", str(paper))


@pytest.mark.rule("LIMIT", "LIMIT-ORDER")
def test_what_grew_too_old_between_vote_and_decision_ends_without_discipline(
    people: People, places: dict[str, str]
) -> None:
    subject = MEMBERS["giap"]
    matter = Matter(people, subject, NAMES, desk=places["reported_late"], subject_side="giap")

    people.come_back(days_back=VOTE)
    meeting.decides(standing_committee(people), subject, {"Cảnh cáo": 5}, "Cảnh cáo")
    discipline.resolves(matter)

    people.come_back(days_back=0)
    comes_into_force(people.house, localdate() - timedelta(days=1))
    said = discipline.signs_in_vain(matter)
    assert "LIMIT" in said
    assert "Điều 4" in said

    discipline.ends_without_a_decision(matter, "Quy định mới rút ngắn thời hiệu.")
    matter.at_desk("chu").reads("Không thi hành kỷ luật do hết thời hiệu")
    discipline.hands_over(matter, "Thông báo")
    assert notice_the_subject_reads(matter, "Thông báo").startswith(b"%PDF")
    discipline.closes(matter)
