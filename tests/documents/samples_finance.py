# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented inspection of finance: the fees and the budget of a ward's committee, reconciled."""

from __future__ import annotations

from typing import Any

SUBJECT = "Đảng ủy phường Bến Đông"
PLAN = "Kế hoạch số 03-KH/UBKTTU, ngày 05/02/2026 của Ủy ban Kiểm tra Thành ủy Lam Giang"
LAN = {"name": "Đỗ Thị Phương Lan", "post": "Ủy viên Ủy ban Kiểm tra Thành ủy", "role": "Trưởng đoàn"}
HA = {
    "name": "Nguyễn Ngọc Khánh Hà",
    "post": "Phó Trưởng phòng Tài chính đảng, Văn phòng Thành ủy",
    "role": "thành viên",
}
MINH = {"name": "Phan Văn Minh", "post": "Bí thư Đảng ủy phường", "role": ""}

_TEAM = {
    "letterhead": {
        "above": "ỦY BAN KIỂM TRA THÀNH ỦY LAM GIANG",
        "name": "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 05-QĐ/UBKTTU",
    },
    "recipients": [SUBJECT],
    "archive": "Lưu hồ sơ Đoàn kiểm tra",
    "finance": "thu, nộp, quản lý, sử dụng đảng phí; ngân sách, sản xuất kinh doanh của cấp ủy",
    "table": {
        "unit": "Đơn vị tính: nghìn đồng",
        "off": "113.350",
        "rows": [
            {
                "what": "Thu đảng phí",
                "period": "năm 2025",
                "books": "412.500",
                "verified": "437.300",
                "difference": "24.800",
                "documents": "Sổ thu nộp đảng phí của 12 chi bộ; bảng kê thu nhập",
            },
            {
                "what": "Tài chính của cấp ủy",
                "period": "năm 2025",
                "books": "1.250.000",
                "verified": "1.161.450",
                "difference": "−88.550",
                "documents": "Phiếu chi số 12, 27, 31 và chứng từ kèm theo",
            },
        ],
        "words": [
            "Tổng số chênh lệch: 113.350 nghìn đồng (bằng chữ: một trăm mười ba triệu ba trăm năm mươi nghìn đồng)"
        ],
    },
}

CONTENT: dict[str, Any] = {
    "reconciliation-minutes": _TEAM
    | {
        "about": f"đối chiếu số liệu với {SUBJECT}",
        "grounds": PLAN,
        "meeting": {
            "date": "2026-03-12", "opened": "08 giờ 00 phút", "closed": "11 giờ 15 phút", "name": "buổi đối chiếu",
            "act": f"Đoàn kiểm tra đối chiếu số liệu với {SUBJECT}", "place": "Trụ sở Đảng ủy phường Bến Đông",
        },
        "present": [
            {"group": "Đoàn kiểm tra", "people": [LAN, HA]},
            {"group": f"Đại diện {SUBJECT}", "people": [MINH]},
        ],
        "absent": [],
        "chair": LAN,
        "recorder": HA,
        "course": ["Hai bên đối chiếu từng khoản theo sổ sách, chứng từ gốc", "Đại diện đơn vị giải trình các khoản chênh lệch"],
        "conclusion": [],
        "agreed": ["Hai bên thống nhất các số liệu nêu trên"],
        "copies": 3,
        "refusals": [],
    },
    "reconciliation-table": _TEAM
    | {
        "about": f"số liệu tài chính của {SUBJECT}",
        "attached": "kèm theo hồ sơ KTTC-2026-001-001",
        "books": [
            {"title": "Sổ thu nộp đảng phí của 12 chi bộ", "period": "2024–2025", "volumes": 12, "originals": "Văn phòng Đảng ủy phường"},
            {"title": "Chứng từ thu, chi ngân sách Đảng", "period": "năm 2025", "volumes": 8, "originals": "Kế toán Đảng ủy phường"},
        ],
    },
}  # fmt: skip
