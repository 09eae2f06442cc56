"""An inspection on signs through its pages: left to monitoring, or concluded content by content."""

from __future__ import annotations

import pytest

from tests.e2e import signs
from tests.e2e.conftest import People
from tests.e2e.office_discipline import NAMES
from tests.e2e.office_signs import HEAD_OF_WARD
from tests.e2e.procedure import Matter


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
