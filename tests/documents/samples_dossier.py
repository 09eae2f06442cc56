# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of the papers about a whole file: a deviation taken note of, and the sheet that shows it."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import AUTHORITY, BASIS, CITY

SUBJECT = "Đảng ủy phường Bến Đông"


def _line(number: str, title: str, done: str, actor: str, **more: Any) -> dict[str, Any]:
    plain = {"rules": [], "papers": [], "due": "", "state": "đúng quy trình", "is_bad": False, "notes": []}
    return {"number": number, "title": title, "done": done, "actor": actor} | plain | more


CONTENT: dict[str, Any] = {
    "deviation-waiver": {
        "letterhead": CITY,
        "recipients": ["Ủy ban Kiểm tra Thành ủy", "Các thành viên Đoàn kiểm tra số 27"],
        "archive": "Lưu Văn phòng Thành ủy",
        "about": f"ghi nhận việc thực hiện khác quy trình trong cuộc kiểm tra đối với {SUBJECT}",
        "basis": BASIS[:2],
        "decides": AUTHORITY,
        "articles": [
            [
                "Ghi nhận tại bước R3 của quy trình, hồ sơ KTCH-2026-027-001: thực hiện quá thời hạn quy định",
                "Quy định áp dụng: QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I",
            ],
            [
                "Lý do: đơn vị tập trung khắc phục hậu quả bão số 3, không cử được người làm việc với Đoàn trong 10 ngày",
                "Việc ghi nhận không thay cho việc phải làm và không miễn trách nhiệm của người có liên quan; được thể hiện trong Phiếu kiểm chứng quy trình của hồ sơ",
            ],
            [
                "Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc và Đoàn kiểm tra số 27 chịu trách nhiệm thi hành Quyết định này"
            ],
        ],
    },
    "conformance-sheet": {
        "letterhead": CITY,
        "recipients": [],
        "archive": "",
        "about": f"cuộc kiểm tra chấp hành đối với {SUBJECT}",
        "attached": "KTCH-2026-027-001, lập đến ngày 29/3/2026",
        "lines": [
            _line(
                "P2",
                "Ban hành quyết định, kế hoạch",
                "2026-02-05",
                "Đặng Hữu Phước",
                rules=["QĐ 89-QĐ/TW; QĐ 139-QĐ/TW"],
                papers=["Quyết định thành lập đoàn 05-QĐ/TU", "Kế hoạch 03-KH/TU"],
                due="2026-03-31",
            ),
            _line(
                "R1",
                "Triển khai quyết định tới đối tượng",
                "2026-02-09",
                "Nguyễn Thị Lan",
                papers=["Biên bản triển khai: Chưa từng được ban hành."],
                due="2026-02-15",
                state="chưa chứng minh được",
                is_bad=True,
            ),
            _line(
                "R3",
                "Nghiên cứu, làm việc, thẩm tra, xác minh",
                "2026-04-02",
                "Nguyễn Thị Lan",
                rules=["QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I"],
                papers=["Biên bản làm việc 03-BB/ĐKT"],
                due="2026-03-23",
                state="đã ghi nhận sai khác",
                notes=["Ghi nhận ngày 04/4/2026, Trần Quốc Phó: đơn vị khắc phục hậu quả bão số 3"],
            ),
        ],
        "sums": [
            {"label": "Việc phải làm", "figure": "14"},
            {"label": "đúng quy trình", "figure": "12"},
            {"label": "thiếu chứng minh", "figure": "01"},
            {"label": "có quyết định ghi nhận", "figure": "01"},
        ],
        "chain": "Lập từ nhật ký hồ sơ gồm 46 mục nối nhau; mã băm của mục cuối: 9f2c41d0a7e3b58c6d1f0e9a4b7c8d2e5f60718293a4b5c6d7e8f90123456789",
    },
    "disposal-minutes": {
        "letterhead": CITY,
        "recipients": ["Như thành phần ký duyệt"],
        "archive": "Lưu Văn phòng Thành ủy",
        "about": "tiêu hủy 02 hồ sơ hết thời hạn bảo quản",
        "blocks": [
            {"kind": "heading", "level": 1, "text": "I. Căn cứ"},
            {
                "kind": "paragraph",
                "text": "Bảng thời hạn bảo quản hồ sơ của Thành ủy và ý kiến của Ban Thường vụ Thành ủy về danh mục hồ sơ hết thời hạn bảo quản.",
            },
            {
                "kind": "paragraph",
                "text": "Danh mục do đồng chí Ngô Minh Thư lập ngày 05 tháng 01 năm 2037; đồng chí Đặng Hữu Phước duyệt lần thứ nhất ngày 06 tháng 01 năm 2037; đồng chí Mai Quốc Phó duyệt lần thứ hai ngày 08 tháng 01 năm 2037.",
            },
            {"kind": "heading", "level": 1, "text": "II. Danh mục hồ sơ tiêu hủy"},
            {
                "kind": "table",
                "title": "",
                "columns": [
                    {"title": "STT", "width": 7, "figure": False},
                    {"title": "Số hồ sơ", "width": 25, "figure": False},
                    {"title": "Ngày kết thúc", "width": 16, "figure": False},
                    {"title": "Ký hiệu lưu trữ", "width": 18, "figure": False},
                    {"title": "Thời hạn bảo quản", "width": 34, "figure": False},
                ],
                "rows": [
                    ["01", "KTCH-2026-027-001", "29/03/2026", "HS-12/2026", "10 năm (Bảng thời hạn bảo quản, mục 3)"],
                    ["02", "GSCD-2026-004-001", "15/07/2026", "HS-31/2026", "10 năm (Bảng thời hạn bảo quản, mục 3)"],
                ],
                "totals": [],
            },
            {"kind": "heading", "level": 1, "text": "III. Kết quả"},
            {
                "kind": "paragraph",
                "text": "Đã hủy 61 tệp của 02 hồ sơ nêu trên. Nhật ký, số văn bản trong sổ và mã đối chiếu của các tệp được giữ lại. Bản giấy do bộ phận lưu trữ hủy và xác nhận riêng.",
            },
        ],
    },
}
