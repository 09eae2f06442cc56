"""Party finance in a browser: figures entered and signed, a difference treated, money that keeps its file open."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import People
from tests.e2e.procedure import HOURS, does


@pytest.mark.rule("INV-MINUTES", "INV-COMPLETE", "INV-FOLLOW-VERIFIER")
def test_figures_are_signed_and_treated_and_what_remains_keeps_the_file_open(
    people: People, places: dict[str, str]
) -> None:
    secretary, head, verifier = people("an"), people("lan"), people("minh")

    # R3: by the books and by the verification, one line for each finance
    for category, books, verified in (("thu đảng phí", "412.500", "437.300"), ("tài chính của cấp ủy", "900", "900")):
        secretary.goes(places["counted"])
        secretary.follows("Nhập số liệu")
        secretary.picks("Nội dung", category)
        secretary.fills({"Kỳ": "năm 2025", "Theo sổ sách của đơn vị": books, "Theo kết quả xác minh": verified})
        secretary.fills({"Sổ sách, chứng từ làm căn cứ": "Sổ thu nộp đảng phí"})
        secretary.presses("Nhập số liệu")
    secretary.reads("24.800")
    head.goes(places["counted"])
    does(head, "R3")
    assert "1, 2" in head.is_refused("Kết thúc thẩm tra, xác minh")
    secretary.goes(places["counted"])
    secretary.follows("Lập biên bản đối chiếu số liệu")
    secretary.fills({"Diễn biến": "Hai bên thống nhất số liệu."} | HOURS)
    secretary.presses("Lập biên bản đối chiếu số liệu")
    head.goes(places["counted"])
    does(head, "R3")
    head.presses("Kết thúc thẩm tra, xác minh")

    # R4: no more is treated than differs
    secretary.goes(f"{places['counted']}?xem=so-lieu")
    secretary.follows("Đề xuất xử lý")
    secretary.fills({"Số tiền": "24.801"})
    secretary.picks("Sai phạm", "thu thiếu")
    assert "24.800" in secretary.is_refused("Đề xuất xử lý")
    secretary.fills({"Số tiền": "24.800"})
    secretary.presses("Đề xuất xử lý")
    secretary.reads("xuất toán, thu hồi")

    # E2: what remains keeps the requirement open
    verifier.goes(f"{places['recovered']}?xem=theo-doi")
    verifier.follows("Ghi lần nộp tiền")
    verifier.fills({"Số tiền": "50.000", "Chứng từ nộp tiền": "Phiếu thu số 05"})
    verifier.presses("Ghi lần nộp tiền")
    verifier.reads("34.800")
    verifier.goes(f"{places['recovered']}yeu-cau/1/xong/")
    verifier.fills({"Kết quả kiểm tra việc thực hiện": "Đã nộp một phần."})
    assert "34.800" in verifier.is_refused("Xác nhận đã thực hiện")
