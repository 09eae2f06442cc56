"""An inspection on signs through its pages: left to monitoring, or concluded content by content."""

from __future__ import annotations

import pytest

from tests.e2e import signs
from tests.e2e.conftest import People
from tests.e2e.office_discipline import NAMES
from tests.e2e.office_signs import CELL, HEAD_OF_WARD, TREASURER
from tests.e2e.procedure import Matter, responds


@pytest.mark.rule("ORG-RESP", "CONCLUDE-MAJ", "NOTICE-ISSUE")
def test_a_ward_is_inspected_on_signs_and_its_head_answers(people: People, places: dict[str, str]) -> None:
    ward = "Đảng ủy phường Bến Lụa 2"
    matter = Matter(people, ward, NAMES, leader="khanh", desk=places["on_signs"], team=places["team_on_signs"])
    officer = people("quan")
    signs.opens_on_a_sign(officer, ward)
    signs.keeps_monitoring(officer, "Tài liệu chưa đủ cơ sở.")

    signs.confers(matter)
    assert "ORG-RESP" in signs.finalises_in_vain(matter)
    signs.examines(matter, HEAD_OF_WARD)
    signs.submits(matter)
    signs.concludes(matter, votes=3)
    signs.issues_the_notice(matter)
    signs.announces(matter)

    officer.goes(f"{matter.desk}?xem=dau-hieu")
    row = officer.page.get_by_role("row").filter(has_text=HEAD_OF_WARD)
    officer.follows("Mở", within=row)
    officer.fills({"Nội dung có dấu hiệu": "trong quản lý đảng phí"})
    officer.presses("Mở kiểm tra đối với người này")
    officer.reads(HEAD_OF_WARD)


@pytest.mark.rule("HEAR", "CONCLUDE-MAJ", "NOTICE-ISSUE")
def test_a_member_is_heard_first_in_the_own_cell_and_discipline_follows(people: People, places: dict[str, str]) -> None:
    matter = Matter(
        people,
        TREASURER,
        NAMES,
        leader="khanh",
        secretary="lan",
        subject_side="nhai",
        desk=places["on_signs_of_member"],
    )
    ward = "Đảng ủy phường Bến Lụa 2"

    assert CELL in signs.confers_in_vain(matter, ward)
    signs.confers_at_each_level(matter, [CELL, ward])
    responds(matter, "Nhất trí nội dung này")
    signs.finishes_the_conferences(matter)
    signs.finalises(matter, "Phải xem xét kỷ luật")
    signs.submits(matter)
    signs.concludes(matter, votes=3, outcome="Phải xem xét kỷ luật", disciplined=True)
    signs.issues_the_notice(matter)
    signs.announces(matter)

    chair = people("khanh")
    chair.turns_to("Cuộc kiểm tra, giám sát")
    chair.follows("Vụ việc cần mở")
    row = chair.page.get_by_role("row").filter(has_text=TREASURER)
    assert "Xem xét, thi hành kỷ luật" in row.inner_text()
