"""Real input: an empty database becomes an office at work, through its pages alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from cases.importing import programme, register, sample
from tests.e2e import procedure
from tests.e2e.conftest import People
from tests.e2e.person import Person
from tests.e2e.procedure import Matter

FOUNDED = "15/10/2020"
TOPIC = "Thực hiện quy chế làm việc"

REGISTER: dict[str, list[Sequence[Any]]] = {
    "Tổ chức": [
        ("TU", "Thành ủy Núi Mây", "Tỉnh, thành phố", "", FOUNDED),
        ("P1", "Đảng ủy phường Suối Đá", "Xã, phường, đặc khu", "TU", FOUNDED),
        ("P2", "Đảng ủy phường Đồi Chè", "Xã, phường, đặc khu", "TU", FOUNDED),
    ],
    "Nhiệm kỳ": [("TU", "2020–2030", FOUNDED)],
    "Cơ quan": [
        ("TU", "Ban Thường vụ", "Ban Thường vụ Thành ủy Núi Mây", "TU", "Núi Mây"),
        ("TU", "Ủy ban Kiểm tra", "Ủy ban Kiểm tra Thành ủy Núi Mây", "UBKTTU", "Núi Mây"),
    ],
    "Đảng viên": [
        ("001", "Đặng Xuân Chủ", "02/09/1968", "TU", "Bí thư Thành ủy", "Chính thức", "chu"),
        ("002", "Mai Quốc Phó", "", "TU", "Phó Bí thư Thành ủy", "Chính thức", "pho"),
        ("003", "Tạ Thị Viên", "", "TU", "", "Chính thức", ""),
        ("004", "Trịnh Văn Quân", "", "TU", "Chuyên viên", "Chính thức", "quan"),
        ("005", "Đỗ Thị Lan", "", "TU", "", "Chính thức", "lan"),
        ("006", "Hồ Thanh An", "", "TU", "", "Chính thức", "an"),
        ("007", "Lý Thái Bình", "", "TU", "", "Chính thức", "binh"),
        ("008", "Ngô Minh Thư", "", "TU", "Văn thư", "Chính thức", "thu"),
        ("009", "Kiều Thị Diện", "01/02/1980", "P1", "Phó Bí thư Đảng ủy", "Chính thức", "dien"),
    ],
    "Ghế": [
        ("TU", "Ban Thường vụ", "001", "Bí thư", FOUNDED),
        ("TU", "Ban Thường vụ", "002", "Phó bí thư", FOUNDED),
        ("TU", "Ban Thường vụ", "003", "Ủy viên", FOUNDED),
    ],
    "Nhiệm vụ": [
        ("004", "TU", "Cán bộ theo dõi địa bàn", FOUNDED),
        ("008", "TU", "Văn thư", FOUNDED),
        ("009", "P1", "Đại diện đơn vị", FOUNDED),
    ],
}

PROGRAMME: dict[str, list[Sequence[Any]]] = {
    "Chương trình": [(1, "Kiểm tra chấp hành", TOPIC, "Lãnh đạo thực hiện quy chế.", "IV", "005", "CTr 12")],
    "Đối tượng": [(1, "P1", ""), (1, "P2", "")],
}

NAMES = {row[6]: row[1] for row in REGISTER["Đảng viên"]}


def test_an_empty_house_serves_its_first_notice(newcomers: People, tmp_path: Path) -> None:
    administrator = newcomers.stranger("Trần Quản Trị")

    opens_the_house(administrator)
    newcomers.passwords = imports_the_register(administrator, tmp_path)
    confirms_the_rules(newcomers("chu"))
    imports_the_programme(newcomers("quan"), tmp_path)
    approves_the_programme(newcomers("chu"))

    matter = Matter(newcomers, TOPIC, NAMES)
    procedure.opens_the_cases(matter)
    procedure.proposes(matter)
    procedure.signs_the_decision(matter)
    procedure.prepares(matter)
    procedure.deploys(matter)
    procedure.hands_in_the_report(matter)
    procedure.records_a_session(matter)
    procedure.finds(matter, "Ưu điểm", "Họp định kỳ đầy đủ.")
    procedure.finds(matter, "Khuyết điểm", "Sổ biên bản ghi chưa đầy đủ.")
    procedure.finishes_verification(matter)
    procedure.drafts(matter)
    procedure.responds(matter, "Nhất trí nội dung này")
    procedure.hears(matter)
    procedure.finalises(matter)
    procedure.submits(matter)
    procedure.concludes(matter, "Có khuyết điểm: kiểm điểm, rút kinh nghiệm", votes=3)
    procedure.announces(matter)

    assert procedure.notice_the_subject_reads(matter, "Thông báo kết luận").startswith(b"%PDF")


def opens_the_house(administrator: Person) -> None:
    """Nobody has an account yet: whoever comes first becomes the administrator."""
    administrator.goes("/")
    administrator.fills(
        {
            "Họ và tên": administrator.name,
            "Tên đăng nhập": "quantri",
            "Mật khẩu": "suối chảy qua làng",
            "Nhập lại mật khẩu": "suối chảy qua làng",
        }
    )
    administrator.presses("Lập người quản trị đầu tiên")


def imports_the_register(administrator: Person, folder: Path) -> dict[str, str]:
    """Organizations, bodies and people come from Excel; first passwords are shown once."""
    workbook = folder / "to-chuc.xlsx"
    workbook.write_bytes(sample.workbook(register.SHEETS, REGISTER))
    administrator.fills({"Tệp Excel (.xlsx)": workbook})
    administrator.presses("Đọc tệp")
    administrator.reads("Đảng ủy phường Suối Đá")
    administrator.presses("Ghi tất cả")
    rows = administrator.page.get_by_role("table").get_by_role("row").all()
    cells = [row.get_by_role("cell").all_inner_texts() for row in rows]
    return {each[0].strip(): each[1].strip() for each in cells if len(each) == 2}


def confirms_the_rules(leader: Person) -> None:
    """What nobody has verified becomes a rule of the body by its own act."""
    leader.goes("/bo-quy-tac/")
    leader.page.get_by_role("main").get_by_role("link", name="Xác nhận quy tắc").first.click()
    leader.follows("Đánh dấu tất cả")
    leader.fills({"Phiên họp hoặc văn bản xác nhận của đơn vị": "Hội nghị Ban Thường vụ"})
    leader.presses("Xác nhận quy tắc")


def imports_the_programme(officer: Person, folder: Path) -> None:
    """The officer brings the year's programme in from Excel."""
    workbook = folder / "chuong-trinh.xlsx"
    workbook.write_bytes(sample.workbook(programme.SHEETS, PROGRAMME))
    officer.turns_to("Chương trình")
    officer.follows("Nhập từ Excel")
    year = localdate().year
    officer.fills(
        {
            "Đơn vị": "Ban Thường vụ Thành ủy Núi Mây",
            "Năm": str(year),
            "Tên": f"Chương trình kiểm tra, giám sát năm {year}",
            "Tệp Excel (.xlsx)": workbook,
        }
    )
    officer.presses("Lập dự thảo chương trình")


def approves_the_programme(leader: Person) -> None:
    """A leader approves what the officer drafted."""
    leader.turns_to("Chương trình")
    leader.follows("Chương trình kiểm tra, giám sát năm")
    leader.follows("Duyệt chương trình")
    leader.presses("Duyệt chương trình")
