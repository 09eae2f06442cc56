"""Real input: an empty database becomes an office at work, through its pages alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cases.importing import register, sample
from tests.e2e.conftest import People
from tests.e2e.person import Person

FOUNDED = "15/10/2020"

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
        ("003", "Tạ Thị Viên", "", "TU", "", "Chính thức", "vien"),
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
    "Chương trình": [
        (1, "Kiểm tra chấp hành", "Quy chế làm việc", "Lãnh đạo thực hiện quy chế làm việc.", "IV", "005", "CTr 12")
    ],
    "Đối tượng": [(1, "P1", ""), (1, "P2", "")],
}


def test_an_empty_house_serves_its_first_notice(newcomers: People, tmp_path: Path) -> None:
    administrator = newcomers.stranger("Trần Quản Trị")

    opens_the_house(administrator)
    newcomers.passwords = imports_the_register(administrator, tmp_path)


def opens_the_house(administrator: Person) -> None:
    """Nobody has an account yet: whoever comes first becomes the administrator."""
    administrator.goes("/thiet-lap/")
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
    table = administrator.page.get_by_role("table")
    rows = [row.get_by_role("cell").all_inner_texts() for row in table.get_by_role("row").all()]
    return {cells[0].strip(): cells[1].strip() for cells in rows if len(cells) == 2}
