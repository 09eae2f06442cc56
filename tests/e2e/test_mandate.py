"""A mandate inspection in a browser: files drawn and judged, both sheets filled in, a conclusion on each of them."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import People
from tests.e2e.procedure import HOURS, does

DECISIONS = "Quyết định số 12-QĐ/ĐU, đảng viên A\nQuyết định số 15-QĐ/ĐU, đảng viên B"


@pytest.mark.rule("INV-SAMPLE", "INV-SHEETS", "NOTICE-ISSUE")
def test_files_are_sampled_and_judged_and_each_sheet_is_concluded_on(people: People, places: dict[str, str]) -> None:
    secretary, head, chair = people("an"), people("lan"), people("chu")

    # R3: the sample, every file of it judged, both sheets
    secretary.goes(places["to_sample"])
    secretary.follows("Chọn mẫu hồ sơ")
    secretary.fills({"Danh sách hồ sơ kỷ luật": DECISIONS, "Số hồ sơ rút thăm": "2"})
    secretary.chooses("Cách lấy hồ sơ từ danh sách", "rút thăm theo số gieo được ghi lại")
    secretary.presses("Chọn mẫu hồ sơ")
    sheets = f"{places['to_sample']}?xem=bang-thong-ke"
    for number, weight, remarks in (
        ("1", "hình thức nhẹ", "Chi sai đã lâu, chưa xét tái phạm."),
        ("2", "xử lý đúng mức", ""),
    ):
        secretary.goes(f"{places['to_sample']}mau/{number}/")
        secretary.fills({"Hình thức đã áp dụng": "Khiển trách", "Nhận xét": remarks})
        for point in ("Thẩm quyền", "Nguyên tắc", "Thủ tục"):
            secretary.chooses(point, "đúng")
        secretary.chooses("Mức xử lý so với vi phạm", weight)
        secretary.presses("Ghi nhận xét")
    head.goes(places["to_sample"])
    does(head, "R3")
    assert "INV-SHEETS" in head.is_refused("Kết thúc thẩm tra, xác minh")
    secretary.goes(sheets)
    secretary.follows("Lập bảng B09")
    secretary.chooses("Chương trình, kế hoạch", "có")
    secretary.fills({"Số cuộc kiểm tra, giám sát theo kế hoạch": "6", "Trong đó đã thực hiện": "5"})
    secretary.chooses("Thực hiện nhiệm vụ", "tốt")
    secretary.chooses("Lãnh đạo, chỉ đạo", "tốt")
    secretary.fills({"Đánh giá": "Còn một cuộc chưa thực hiện."})
    secretary.presses("Lập bảng B09")
    secretary.goes(sheets)
    secretary.follows("Lập bảng B10")
    secretary.fills({"Đã thi hành kỷ luật": "2", "Trong đó có khiếu nại": "0", "Trong đó thuộc diện": "0"})
    secretary.fills({"Đánh giá": "Một hồ sơ xử lý nhẹ so với vi phạm."})
    secretary.presses("Lập bảng B10")
    head.goes(places["to_sample"])
    does(head, "R3")
    head.presses("Kết thúc thẩm tra, xác minh")

    # E1, E2: a conclusion on each sheet, a recommendation for each file
    head.goes(places["judged"])
    does(head, "E1")
    head.presses("Hoàn chỉnh và trình tập thể xem xét")
    chair.goes(places["judged"])
    does(chair, "E2")
    chair.fills({"Tán thành": "5"} | HOURS)
    chair.chooses("Bảng B09: thực hiện nhiệm vụ kiểm tra, giám sát", "tốt")
    chair.chooses("Bảng B10: thi hành kỷ luật đảng", "chưa tốt")
    chair.chooses("Tập thể kết luận", "Hồ sơ kỷ luật phải xem xét lại")
    chair.is_refused("Kết luận theo hai bảng và ban hành thông báo")
    chair.chooses("Kiến nghị theo từng hồ sơ", "tăng hình thức")
    chair.presses("Kết luận theo hai bảng và ban hành thông báo")
    chair.goes(f"{places['judged']}?xem=bang-thong-ke")
    chair.reads("tăng hình thức")
