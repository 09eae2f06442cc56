"""A suspension in a browser: proposed on a notice, decided, announced, extended, and ended by an acquittal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e.conftest import People
from tests.e2e.office_discipline import MEMBERS
from tests.e2e.procedure import HOURS, does


@pytest.mark.rule("SUSP-WHEN", "SUSP-NOTIFY", "SUSP-CRIM", "SUSP-NOTDISC")
def test_a_member_in_custody_is_suspended_until_the_law_clears_them(people: People) -> None:
    officer, leader = people("quan"), people("chu")
    today = localdate()
    until, later = (f"{today + timedelta(days=days):%d/%m/%Y}" for days in (30, 60))

    # P1
    officer.goes("/dinh-chi/")
    officer.follows("Nhập thông báo của cơ quan pháp luật")
    officer.fills(
        {
            "Đảng viên": f"{MEMBERS['nghia']} (BL-nghia)",
            "Cơ quan pháp luật": "Cơ quan Cảnh sát điều tra",
            "Ngày ban hành quyết định tố tụng": f"{today - timedelta(days=2):%d/%m/%Y}",
            "Lý do": "Bị tạm giam về hành vi vi phạm quy định về kế toán.",
            "Văn bản làm căn cứ": "Lệnh tạm giam số 15",
        }
    )
    officer.chooses("Đình chỉ", "Sinh hoạt đảng của đảng viên")
    officer.chooses("Căn cứ", "bị khởi tố")
    assert "SUSP-WHEN" in officer.is_refused("Đề nghị đình chỉ theo thông báo")
    officer.chooses("Căn cứ", "bị tạm giam")
    officer.presses("Đề nghị đình chỉ theo thông báo")
    desk = officer.path()

    # R1, R2
    leader.goes(desk)
    does(leader, "R1")
    leader.fills({"Ngày cuối của thời hạn": until})
    leader.presses("Quyết định đình chỉ")
    leader.goes(desk)
    does(leader, "R2")
    leader.fills(HOURS)
    leader.presses("Ghi việc công bố")

    # E1, E2
    leader.goes(f"{desk}buoc/E1/")
    leader.fills({"Ngày cuối của thời hạn": later, "Văn bản làm căn cứ": "Lệnh gia hạn tạm giam số 21"})
    leader.presses("Ghi nhận thời hạn theo pháp luật")
    officer.goes("/dinh-chi/")
    officer.reads(MEMBERS["nghia"])
    officer.reads(later)
    leader.goes(f"{desk}buoc/E2/")
    leader.chooses("Lý do chấm dứt", "được tuyên vô tội hoặc đình chỉ tố tụng")
    leader.fills({"Lý do": "Quyết định đình chỉ vụ án đối với bị can."})
    leader.presses("Chấm dứt đình chỉ")
    officer.goes("/dinh-chi/?state=ended")
    officer.reads(MEMBERS["nghia"])
