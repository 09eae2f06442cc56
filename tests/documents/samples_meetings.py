"""Sample facts of the papers of a body's meeting."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import AUTHORITY, BACH, CITY, LAN, SUBJECT, meeting, section

Facts = dict[str, Any]

HANG = {"name": "Lý Thu Hằng", "post": "Ủy viên", "role": ""}

GUEST = {"name": "Tạ Thị Khánh Vân", "post": "Trưởng phòng Tài chính", "role": ""}

_MEETING: Facts = {
    "letterhead": CITY,
    "meeting": meeting("2026-06-12", "cuộc họp", f"{AUTHORITY} họp", "Phòng họp số 1, Trụ sở Thành ủy"),
    "absent": [{"name": "Ngô Gia Tự Do", "reason": "đi công tác"}],
    "chair": BACH | {"post": ""},
    "recorder": LAN | {"post": ""},
    "copies": 0,
    "refusals": [],
    "recipients": ["Các đồng chí dự họp"],
    "archive": "Lưu Văn phòng Thành ủy",
}

CONTENT: dict[str, Facts] = {
    "sitting-minutes": _MEETING
    | {
        "about": f"họp {AUTHORITY} ngày 12/6/2026",
        "present": [{"group": AUTHORITY, "people": [BACH, HANG]}],
        "roll": "Có mặt 13/15 thành viên được triệu tập; cần có ít nhất 10",
        "sections": [
            section(
                "II. CHƯƠNG TRÌNH",
                [
                    "1. Thông qua chương trình kiểm tra, giám sát quý III năm 2026",
                    "2. Xem xét, thi hành kỷ luật (có trích biên bản riêng)",
                ],
            ),
            section("III. DIỄN BIẾN, KẾT LUẬN", ["Cuộc họp thảo luận, kết luận từng nội dung theo chương trình"]),
        ],
    },
    "item-excerpt": _MEETING
    | {
        "about": f"họp {AUTHORITY}, nội dung: xem xét kỷ luật đối với {SUBJECT}",
        "present": [
            {"group": AUTHORITY, "people": [BACH, HANG]},
            {"group": "Khách mời", "people": [GUEST]},
        ],
        "roll": "Có mặt 12/14 thành viên tham gia nội dung này",
        "sections": [
            section(
                "II. NỘI DUNG",
                [f"Xem xét kỷ luật đối với {SUBJECT}", "Không tham gia nội dung này: đồng chí Lê Văn Út"],
            ),
            section(
                "III. CÂU HỎI, TRẢ LỜI",
                ["Đồng chí Lý Thu Hằng hỏi: Vi phạm bắt đầu từ khi nào?", "Trưởng đoàn trả lời: Từ tháng 3 năm 2025"],
            ),
            section("IV. THẢO LUẬN", ["Các đồng chí dự họp phân tích từng vi phạm, nguyên nhân, trách nhiệm"]),
            section(
                "V. BỎ PHIẾU",
                ["Bỏ phiếu kín quyết định: khai trừ 01 phiếu, cảnh cáo 09 phiếu; trên 14 thành viên biểu quyết"],
            ),
            section("VI. KẾT LUẬN", ["Thi hành kỷ luật cảnh cáo"]),
        ],
    },
}  # fmt: skip
