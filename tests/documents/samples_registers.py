# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of the registers as they are printed: papers that went out, documents that came in."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import CITY

_ENDS = {
    "letterhead": CITY,
    "recipients": [],
    "archive": "",
    "attached": "từ ngày 01/01/2026 đến ngày 31/3/2026",
    "chain": "Mã gốc của nhật ký hệ thống khi in: 9f2c41d0a7e3b58c6d1f0e9a4b7c8d2e5f60718293a4b5c6d7e8f90123456789",
}


def _gone(number: str, about: str, **more: Any) -> dict[str, Any]:
    plain = {
        "signed": "2026-02-05",
        "kind": "Quyết định",
        "signer": "Đặng Hữu Phước",
        "gone": "2026-02-06",
        "notes": [],
    }
    return {"number": number, "about": about} | plain | more


def _arrived(number: str, sender: str, about: str, **more: Any) -> dict[str, Any]:
    plain = {"arrived": "2026-02-09", "symbol": "12-CV/ĐU", "dated": "2026-02-06", "pages": "02", "to": "", "due": ""}
    return {"number": number, "sender": sender, "about": about, "notes": []} | plain | more


CONTENT: dict[str, Any] = {
    "outgoing-register": _ENDS
    | {
        "about": "văn bản ký hiệu QĐ/TU, nhiệm kỳ 2025–2030",
        "lines": [
            _gone(
                "05-QĐ/TU",
                "thành lập Đoàn kiểm tra số 27 kiểm tra việc lãnh đạo thực hiện quy chế làm việc tại Đảng ủy phường Bến Đông",
            ),
            _gone("06-QĐ/TU", "gia hạn thời gian kiểm tra đối với Đảng ủy phường Bến Đông", notes=["KHẨN"]),
            _gone("07-QĐ/TU", "thi hành kỷ luật đảng viên", gone="", notes=["Hủy: ghi sai họ tên người nhận"]),
        ],
        "gaps": [
            "Số 01–04: ghi ở sổ giấy; sổ này tiếp theo sổ giấy",
            "Số 07: đã hủy: ghi sai họ tên người nhận",
        ],
        "sums": [
            {"label": "Số dòng", "figure": "03"},
            {"label": "đã hủy", "figure": "01"},
            {"label": "số cuối của sổ", "figure": "07"},
        ],
    },
    "delivery-book": _ENDS
    | {
        "about": "văn bản do văn thư giao, gửi của Ban Thường vụ Thành ủy Sông Xanh",
        "lines": [
            {
                "number": "12-TB/TU",
                "name": "Thông báo kết luận 12-TB/TU",
                "addressee": "Đảng ủy phường Bến Đông",
                "gone": "2026-02-06",
                "channel": "gửi qua văn thư",
                "result": "bị trả lại ngày 09/02/2026: nơi nhận đã chuyển trụ sở",
                "notes": ["Phiếu gửi 00117/0206"],
            },
            {
                "number": "12-TB/TU",
                "name": "Thông báo kết luận 12-TB/TU",
                "addressee": "Đảng ủy phường Bến Đông",
                "gone": "2026-02-10",
                "channel": "giao trực tiếp",
                "result": "Văn thư Đảng ủy phường Bến Đông nhận ngày 10/02/2026",
                "notes": [],
            },
        ],
        "sums": [
            {"label": "Số lần giao, gửi", "figure": "02"},
            {"label": "đã có hồi báo", "figure": "01"},
            {"label": "bị trả lại", "figure": "01"},
        ],
    },
    "incoming-register": _ENDS
    | {
        "about": "văn bản đến, nhiệm kỳ 2025–2030",
        "lines": [
            _arrived(
                "01",
                "Đảng ủy phường Bến Đông",
                "xin gia hạn nộp báo cáo tự kiểm tra",
                to="Trịnh Văn Quân",
                due="2026-02-14",
            ),
            _arrived(
                "02",
                "Đơn, thư (niêm phong người gửi)",
                "Theo Sổ đăng ký đơn thư, số 3/2026",
                symbol="",
                dated="",
                pages="04",
            ),
            _arrived("03", "Ban Tổ chức Thành ủy", "trao đổi hồ sơ cán bộ", notes=["HỎA TỐC"]),
        ],
        "gaps": [],
        "sums": [
            {"label": "Số dòng", "figure": "03"},
            {"label": "đã hủy", "figure": "00"},
            {"label": "số cuối của sổ", "figure": "03"},
        ],
    },
}
