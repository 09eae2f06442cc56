"""A denunciation in a browser: a sealed letter taken up, each allegation concluded on, the notices sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e.conftest import People
from tests.e2e.person import Person
from tests.e2e.procedure import HOURS, does

DENOUNCED = "Đảng ủy phường Bến Lụa 2"
SENDER = "Thái Thị Kim Oanh"
ALLEGATION = "Thu tiền quỹ của dân không vào sổ."


def names_nobody(*readers: Person) -> None:
    """No page they are on says who denounced."""
    for reader in readers:
        assert SENDER not in reader.page.content(), reader.page.url


@pytest.mark.rule("GQTC-FIRST", "GQTC-VERDICT", "CONF-DENOUNCER", "ANNOUNCE-CONC")
def test_a_sealed_letter_is_taken_up_and_each_allegation_concluded_on(people: People, places: dict[str, str]) -> None:
    officer, secretary, chair = people("quan"), people("an"), people("chu")

    # P1: registered with its sender sealed, classified, taken up
    officer.goes("/don-thu/")
    officer.follows("Đăng ký đơn")
    officer.fills({"Đối tượng được nêu": DENOUNCED, "Nội dung": ALLEGATION, "Họ và tên người gửi": SENDER})
    officer.presses("Đăng ký đơn")
    names_nobody(officer)
    officer.follows("Phân loại đơn")
    officer.chooses("Loại đơn", "đơn tố cáo")
    officer.chooses("Thẩm quyền", "thuộc thẩm quyền của cơ quan này")
    officer.presses("Phân loại đơn")
    officer.follows("Thụ lý tố cáo")
    officer.presses("Thụ lý giải quyết tố cáo")
    officer.reads(DENOUNCED)
    names_nobody(officer)

    # R3: allegation by allegation
    for number, verdict in ((1, "đúng, có khuyết điểm"), (2, "tố cáo sai")):
        secretary.goes(f"{places['denounced']}noi-dung-to-cao/{number}/")
        secretary.fills({"Kết quả thẩm tra, xác minh": "Đã đối chiếu sổ sách."} | HOURS)
        secretary.chooses("Đề nghị kết luận", verdict)
        secretary.presses("Ghi nhận việc thẩm tra, xác minh")
    secretary.reads("đúng, có khuyết điểm")
    names_nobody(secretary)

    # E1, E2: a conclusion on each, a notice to the denounced, a letter to whoever denounced
    chair.goes(places["reported"])
    does(chair, "E1")
    chair.fills({"Tán thành": "5"} | HOURS)
    chair.presses("Kết luận, ban hành thông báo")
    chair.goes(places["reported"])
    does(chair, "E2")
    chair.fills(HOURS)
    chair.chooses("Cách thông báo cho người tố cáo", "bằng công văn trong phong bì niêm phong")
    for row in range(chair.fields("Người theo dõi, xác nhận").count()):
        due = f"{localdate() + timedelta(days=60):%d/%m/%Y}"
        chair.fills({"Người theo dõi, xác nhận": "Vũ Đức Minh (DV-minh)", "Hạn": due}, row=row)
    chair.presses("Ghi việc công bố")
    chair.goes(f"{places['reported']}?xem=van-ban")
    chair.reads("Thông báo kết quả cho người tố cáo")
    names_nobody(chair)
