"""The follow-up of a conclusion in a browser: extracted, assigned, planned, checked, accepted, reported."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import People
from tests.e2e.procedure import does

REQUIREMENT = "1. Kiểm điểm, rút kinh nghiệm; bổ sung sổ sách."


@pytest.mark.rule("FOLLOW-ASSIGN", "FOLLOW-DUE", "INV-FOLLOW-VERIFIER")
def test_what_a_conclusion_requires_is_carried_out_and_accepted(people: People, places: dict[str, str]) -> None:
    officer, leader, subject, follower = people("quan"), people("chu"), people("dien"), people("minh")

    officer.goes(places["to_follow"])
    officer.follows("Mở theo dõi kết luận")
    officer.presses("Thêm kiến nghị")
    officer.fills({"Chủ trương, quy định": "Quy chế mẫu", "Nội dung cần sửa đổi": "Bỏ quy định trùng lặp"})
    officer.fills({"Kiến nghị gửi đến": "Ban Tổ chức Thành ủy"})
    officer.presses("Mở theo dõi kết luận")
    desk = officer.path()
    assert desk != places["to_follow"]

    leader.goes(desk)
    does(leader, "P2")
    leader.fills({"Người theo dõi, đôn đốc": "Vũ Đức Minh (DV-minh)"})
    leader.presses("Phân công người theo dõi, đôn đốc")

    subject.goes(desk.replace("/ho-so/", "/don-vi/"))
    subject.follows("Gửi kế hoạch khắc phục")
    subject.fills({"Kế hoạch khắc phục": "Bổ sung sổ sách trong tháng, kiểm điểm trong quý."})
    subject.presses("Gửi kế hoạch khắc phục")
    subject.is_told("Đã gửi kế hoạch khắc phục.")

    follower.goes(desk)
    follower.reads("Bổ sung sổ sách trong tháng")
    does(follower, "R2")
    follower.chooses("Kết quả", "đủ bằng chứng đã thực hiện")
    follower.fills({"Đã xem gì, ở đâu": "Sổ họp và biên bản kiểm điểm tại trụ sở."})
    follower.presses("Kết thúc kiểm tra bằng chứng")

    leader.goes(desk)
    does(leader, "E1")
    leader.reads(REQUIREMENT)
    leader.chooses("Quyết định", "cấp có thẩm quyền công nhận")
    leader.presses("Quyết định đối với các yêu cầu")

    officer.goes(desk)
    does(officer, "E2")
    officer.fills({"Nội dung báo cáo, kiến nghị": "Các yêu cầu đã thực hiện xong."})
    officer.presses("Báo cáo tỷ lệ hoàn thành và kết thúc")
    officer.goes(f"{places['to_follow']}?xem=theo-doi")
    officer.reads("100%")
    officer.goes("/kien-nghi-chinh-sach/")
    officer.reads("Quy chế mẫu")
