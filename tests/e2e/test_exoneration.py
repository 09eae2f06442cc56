"""Wrongful discipline in a browser: established, apologised for, put right, and closed when everything was verified."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e.conftest import People
from tests.e2e.office_discipline import MEMBERS, NAMES
from tests.e2e.procedure import HOURS, Matter, does, verifies_the_requirements


@pytest.mark.rule("EXON", "EXON-SCOPE", "INV-FOLLOW-VERIFIER")
def test_a_member_wronged_by_the_ward_is_restored(people: People, places: dict[str, str]) -> None:
    officer = people("tu")
    today = localdate()

    # P1
    officer.goes(places["wronged"])
    officer.follows("Xin lỗi, phục hồi quyền lợi do kỷ luật oan")
    officer.chooses("Căn cứ", "phát hiện qua kiểm tra")
    officer.fills({"Văn bản xác định": "Thông báo kết luận số 40-TB/TU", "Đề ngày": f"{today:%d/%m/%Y}"})
    officer.presses("Xác định việc kỷ luật oan")
    matter = Matter(people, MEMBERS["thin"], NAMES, leader="tam", verifier="bay", desk=officer.path())

    # R1
    secretary = matter.at_desk("tam")
    does(secretary, "R1")
    secretary.chooses("Hình thức xin lỗi", "tại hội nghị và bằng văn bản")
    secretary.fills({"Người ghi biên bản": NAMES["tu"]} | HOURS)
    for row in range(secretary.fields("Người theo dõi, xác nhận").count()):
        due = f"{today + timedelta(days=30):%d/%m/%Y}"
        secretary.fills({"Người theo dõi, xác nhận": f"{NAMES['bay']} (BL-bay)", "Hạn": due}, row=row)
    secretary.presses("Xin lỗi và quyết định phục hồi quyền lợi")

    # E1: nothing closes before somebody else has looked at every measure
    does(matter.at_desk("tam"), "E1")
    secretary.fills({"Nội dung đã đính chính": "Hồ sơ đảng viên, sổ theo dõi kỷ luật."})
    assert "EXON" in secretary.is_refused("Đính chính hồ sơ và kết thúc")
    verifies_the_requirements(matter)
    does(matter.at_desk("tam"), "E1")
    secretary.fills({"Nội dung đã đính chính": "Hồ sơ đảng viên, sổ theo dõi kỷ luật."})
    secretary.presses("Đính chính hồ sơ và kết thúc")
    secretary.goes(matter.desk)
    secretary.reads("Hồ sơ đảng viên, sổ theo dõi kỷ luật.")
