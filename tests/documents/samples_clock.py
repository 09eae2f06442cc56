# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one clock that was stopped for 20 days, for both of its papers."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import AUTHORITY, BASIS, CITY, SUBJECT

_INSPECTION = "Quyết định số 18-QĐ/TU, ngày 02/3/2026 của Ban Thường vụ Thành ủy"
_CITY = {
    "letterhead": CITY,
    "recipients": ["Ủy ban Kiểm tra Thành ủy", SUBJECT, "Các thành viên Đoàn kiểm tra số 5"],
    "archive": "Lưu Văn phòng Thành ủy",
    "basis": [*BASIS[:2], f"Căn cứ {_INSPECTION}"],
    "decides": AUTHORITY,
}
_EXECUTING = [
    f"Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc, Đoàn kiểm tra số 5 và {SUBJECT} chịu trách nhiệm thi hành Quyết định này"
]

CONTENT: dict[str, Any] = {
    "clock-stop-decision": _CITY
    | {
        "about": f"tạm dừng tính thời gian kiểm tra đối với {SUBJECT}",
        "articles": [
            [
                f"Tạm dừng tính thời gian kiểm tra đối với {SUBJECT} theo {_INSPECTION}, kể từ ngày 25/3/2026 (Mặc định của phần mềm)",
                "Lý do: chờ kết quả giám định, thẩm định của cơ quan chuyên môn; chờ kết luận giám định chứng từ quyết toán công trình",
            ],
            [
                "Thời gian tạm dừng không tính vào thời hạn kiểm tra; thời hạn đã quyết định là ngày 01/4/2026 được lùi tương ứng khi có quyết định tiếp tục"
            ],
            _EXECUTING,
        ],
    },
    "clock-resume-decision": _CITY
    | {
        "about": f"tiếp tục tính thời gian kiểm tra đối với {SUBJECT}",
        "articles": [
            [
                f"Tiếp tục tính thời gian kiểm tra đối với {SUBJECT} theo {_INSPECTION}, kể từ ngày 14/4/2026",
                "Thời gian đã tạm dừng: 20 ngày, từ ngày 25/3/2026 (Mặc định của phần mềm)",
            ],
            ["Thời hạn kiểm tra được lùi từ ngày 01/4/2026 đến hết ngày 21/4/2026"],
            _EXECUTING,
        ],
    },
}
