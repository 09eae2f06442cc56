# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented follow-up, for every paper of it: a ward puts right what the conclusion requires, Minh urges."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import AUTHORITY, BACH, CITY, meeting, paragraph, section, table

WARD = "Đảng ủy phường Bến Đông"
NOTICE = f"Thông báo kết luận số 07-TB/TU, ngày 02/5/2026 của {AUTHORITY} đối với {WARD}"
COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}
VU = {"name": "Vũ Đình Khoa", "post": "Kiểm tra viên", "role": ""}

_PROPOSER = {
    "letterhead": COMMISSION,
    "archive": "Lưu Ủy ban Kiểm tra Thành ủy",
    "recipients": [AUTHORITY],
}
_CITY = {"letterhead": CITY, "recipients": ["Ủy ban Kiểm tra Thành ủy", WARD], "archive": "Lưu Văn phòng Thành ủy"}


def _block(columns: list[tuple[str, int, bool]], rows: list[list[str]]) -> dict[str, Any]:
    return {"kind": "table"} | table(columns, rows)


LISTED = _block(
    [
        ("TT", 7, True), ("Việc phải khắc phục", 41, False), ("Thực hiện", 22, False), ("Thời hạn", 14, True),
        ("Theo dõi", 16, False),
    ],
    [
        ["1", "Bổ sung, sửa đổi quy chế làm việc", WARD, "30/6/2026", "Vũ Đình Khoa"],
        ["2", "Tổ chức kiểm điểm tập thể, cá nhân có khuyết điểm", WARD, "15/7/2026", "Vũ Đình Khoa"],
    ],
)  # fmt: skip
REACHED = _block(
    [
        ("TT", 7, True), ("Việc phải khắc phục", 35, False), ("Thời hạn", 14, True), ("Kết quả", 22, False),
        ("Ghi chú", 22, False),
    ],
    [
        ["1", "Bổ sung, sửa đổi quy chế làm việc", "30/6/2026", "hoàn thành ngày 28/6/2026", "Đã xem quy chế mới"],
        ["2", "Tổ chức kiểm điểm tập thể, cá nhân có khuyết điểm", "15/7/2026", "hoàn thành ngày 20/7/2026", "Đã xem biên bản"],
    ],
)  # fmt: skip
NOTES = _block(
    [
        ("TT", 7, True), ("Ngày", 14, True), ("Nội dung theo dõi", 22, False), ("Ghi nhận", 41, False),
        ("Thời hạn", 16, True),
    ],
    [
        ["1", "28/6/2026", "đủ bằng chứng đã thực hiện", "Đã xem quy chế làm việc ban hành ngày 25/6/2026", "30/6/2026"],
        ["2", "08/7/2026", "đôn đốc trước hạn", "", "15/7/2026"],
        ["2", "16/7/2026", "còn nghi vấn, đề nghị phúc tra", "Biên bản kiểm điểm không ghi ý kiến từng đồng chí", "15/7/2026"],
    ],
)  # fmt: skip
SHARE = "Đến ngày 24/7/2026: đã hoàn thành 02/02 việc (100%), đang thực hiện 00 việc, quá hạn 00 việc."
FOUND = "2. Tổ chức kiểm điểm tập thể, cá nhân có khuyết điểm: đã thực hiện. Đã đối chiếu biên bản gốc"

CONTENT: dict[str, Any] = {
    "requirements-list": _PROPOSER
    | {
        "recipients": [AUTHORITY, WARD],
        "about": f"theo kết luận đối với {WARD}",
        "blocks": [
            paragraph(f"Theo {NOTICE}."),
            LISTED,
            paragraph("Kiến nghị Ban Tổ chức Thành ủy sửa đổi Quy chế mẫu của đảng ủy phường: bỏ quy định trùng lặp."),
        ],
    },
    "urging-assignment": _CITY
    | {
        "about": f"phân công theo dõi, đôn đốc việc thực hiện kết luận đối với {WARD}",
        "blocks": [
            paragraph(
                f"Thực hiện {NOTICE}, {AUTHORITY} phân công đồng chí Vũ Đình Khoa theo dõi, đôn đốc, giám sát việc thực hiện các yêu cầu sau:"
            ),
            LISTED,
            paragraph(
                f"{WARD} gửi kế hoạch khắc phục và báo cáo kết quả thực hiện, kèm tài liệu chứng minh, đến đồng chí Vũ Đình Khoa theo thời hạn nêu trên."
            ),
        ],
    },
    "urging-letter": _PROPOSER
    | {
        "recipients": ["Như trên", AUTHORITY],
        "about": "đôn đốc thực hiện kết luận",
        "to": [WARD],
        "blocks": [
            paragraph(f"Theo {NOTICE}, các yêu cầu sau chưa có kết quả được xác nhận:"),
            paragraph("2. Tổ chức kiểm điểm tập thể, cá nhân có khuyết điểm: thời hạn 15/7/2026 (trước hạn)."),
            paragraph("Đề nghị khẩn trương thực hiện và báo cáo kết quả, kèm tài liệu chứng minh."),
        ],
    },
    "tracking-sheet": _PROPOSER
    | {
        "about": f"việc thực hiện kết luận đối với {WARD}",
        "blocks": [
            paragraph(f"Theo {NOTICE}."),
            paragraph(
                "Kế hoạch khắc phục: đồng chí Trần Thị Kim Chi gửi: bổ sung quy chế trước 30/6, kiểm điểm trước 15/7."
            ),
            NOTES,
            paragraph(SHARE),
        ],
    },
    "reinspection-minutes": _PROPOSER
    | {
        "recipients": [WARD],
        "about": f"phúc tra việc thực hiện kết luận đối với {WARD}",
        "meeting": meeting(
            "2026-07-20", "buổi làm việc", f"Ủy ban Kiểm tra Thành ủy phúc tra việc thực hiện kết luận tại {WARD}", WARD
        ),
        "present": [{"group": "Thành phần dự họp", "people": [VU, BACH]}],
        "absent": [],
        "chair": VU,
        "recorder": {"name": "Trương Hoài Thu", "post": ""},
        "roll": "",
        "copies": 3,
        "refusals": [],
        "sections": [
            section("II. DIỄN BIẾN", ["Đối chiếu biên bản kiểm điểm bản gốc, sổ họp của đảng ủy"]),
            section("III. KẾT QUẢ PHÚC TRA", [FOUND]),
        ],
    },
    "reinspection-report": _PROPOSER
    | {
        "about": f"kết quả phúc tra việc thực hiện kết luận đối với {WARD}",
        "blocks": [
            paragraph(f"Theo {NOTICE}, đã phúc tra các việc còn nghi vấn:"),
            paragraph(f"{FOUND}."),
            paragraph("Biên bản bản gốc ghi đủ ý kiến; bản gửi trước là bản trích."),
            paragraph(f"Đề nghị {AUTHORITY} công nhận kết quả thực hiện."),
        ],
    },
    "completion-confirmation": _CITY
    | {
        "about": f"kết quả thực hiện kết luận đối với {WARD}",
        "blocks": [
            paragraph(f"Theo {NOTICE} và kết quả theo dõi, đôn đốc:"),
            REACHED,
            paragraph(f"{AUTHORITY} xác nhận {WARD} đã hoàn thành việc thực hiện kết luận."),
        ],
    },
    "follow-up-report": _PROPOSER
    | {
        "about": f"theo dõi việc thực hiện kết luận đối với {WARD}",
        "blocks": [
            paragraph(f"Theo {NOTICE}, kết quả theo dõi, đôn đốc như sau:"),
            paragraph(SHARE),
            REACHED,
            paragraph("Số lần đôn đốc bằng văn bản: 01."),
            paragraph("Các yêu cầu đã được thực hiện; không có kiến nghị thêm."),
        ],
    },
}
