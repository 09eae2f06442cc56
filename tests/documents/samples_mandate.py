# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented mandate inspection: a ward's committee, its programme, its disciplinary files."""

from __future__ import annotations

from typing import Any

SUBJECT = "Đảng ủy phường Bến Đông"
TOPIC = "việc lãnh đạo, chỉ đạo và thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật đảng"
DECISION = "Quyết định số 05-QĐ/UBKTTU, ngày 05/02/2026 của Ủy ban Kiểm tra Thành ủy Lam Giang"
PLAN = "Kế hoạch số 03-KH/UBKTTU, ngày 05/02/2026 của Ủy ban Kiểm tra Thành ủy Lam Giang"
COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}

_TEAM = {
    "letterhead": {
        "above": "ỦY BAN KIỂM TRA THÀNH ỦY LAM GIANG",
        "name": "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 05-QĐ/UBKTTU",
    },
    "recipients": ["Ủy ban Kiểm tra Thành ủy (để báo cáo)", "Các thành viên Đoàn kiểm tra"],
    "archive": "Lưu hồ sơ Đoàn kiểm tra",
}
_FILES = [
    "Quyết định số 12-QĐ/ĐU, ngày 14/3/2025, đồng chí Trần Văn Hải, khiển trách",
    "Quyết định số 15-QĐ/ĐU, ngày 20/6/2025, đồng chí Lương Thị Mai, cảnh cáo",
    "Quyết định số 18-QĐ/ĐU, ngày 09/9/2025, đồng chí Phùng Quang Lộc, khiển trách",
    "Quyết định số 21-QĐ/ĐU, ngày 02/12/2025, đồng chí Tạ Đức Thịnh, khiển trách",
]


def _paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text}


CONTENT: dict[str, Any] = {
    "mandate-outline": {
        "letterhead": COMMISSION,
        "about": f"gợi ý báo cáo {TOPIC}",
        "attached": f"kèm theo {PLAN}",
        "period": ["2024-01-01", "2025-12-31"],
        "recipients": [SUBJECT],
        "archive": "Lưu Ủy ban Kiểm tra Thành ủy",
        "points": [
            {"title": title, "questions": ["Công tác lãnh đạo, chỉ đạo; văn bản đã ban hành; phân công, tổ chức thực hiện", "Kết quả cụ thể, số liệu, minh chứng; việc kiểm tra, đôn đốc, sơ kết, tổng kết"]}
            for title in ("Xây dựng và thực hiện chương trình, kế hoạch kiểm tra, giám sát", "Thi hành kỷ luật đảng; giải quyết tố cáo, khiếu nại kỷ luật")
        ],
    },
    "request-letter": _TEAM
    | {
        "about": "đề nghị báo cáo, cung cấp hồ sơ và cử cán bộ phối hợp",
        "to": [SUBJECT],
        "recipients": ["Như trên", "Ủy ban Kiểm tra Thành ủy (để báo cáo)"],
        "blocks": [
            _paragraph(f"Thực hiện {DECISION}, Đoàn kiểm tra đề nghị {SUBJECT} xây dựng báo cáo bằng văn bản theo đề cương, gửi về Đoàn trước ngày 20/02/2026."),
            _paragraph("Đề nghị chuẩn bị, cung cấp cho Đoàn các hồ sơ, tài liệu sau:"),
            _paragraph("- Chương trình, kế hoạch kiểm tra, giám sát hằng năm và toàn khóa."),
            _paragraph("- Danh sách và hồ sơ thi hành kỷ luật đảng viên trong mốc thời gian kiểm tra."),
            _paragraph("Đề nghị cử cán bộ làm đầu mối phối hợp với Đoàn."),
        ],
    },
    "mandate-sheets": _TEAM
    | {
        "about": f"kết quả kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát và thi hành kỷ luật đảng đối với {SUBJECT}",
        "attached": "kèm theo hồ sơ KTNV-2026-001-001",
        "subject": SUBJECT,
        "acting": "UBKT tỉnh",
        "mandate": {"planned": 9, "done": 8, "marks": ["x", "x", "x", ""], "assessment": "Có chương trình, kế hoạch hằng năm; hoàn thành 8/9 cuộc, một cuộc chuyển sang năm sau có lý do."},
        "discipline": {"counts": [4, 1, 0], "marks": ["", "x"], "found": [0, 1, 1, 0], "weights": [1, 0], "recommended": [1, 2, 0, 0], "assessment": "Cơ bản đúng thẩm quyền; một hồ sơ xử lý nhẹ, một vụ việc đến mức phải kỷ luật nhưng không kỷ luật."},
        "sampling": {"method": "Rút thăm 02 trong 04 hồ sơ của danh sách, ngày 10/3/2026", "seed": "7-2-5-1", "origin": "gieo xúc xắc trước cán bộ đầu mối của Đảng ủy phường", "listed": _FILES},
        "files": [
            {"number": 1, "title": _FILES[0], "form": "khiển trách", "chosen": "", "points": ["đúng", "đúng", "đúng"], "weight": "xử lý nhẹ so với vi phạm", "recommended": "tăng hình thức"},
            {"number": 2, "title": _FILES[2], "form": "khiển trách", "chosen": "", "points": ["đúng", "đúng", "không đúng"], "weight": "xử lý đúng mức", "recommended": "không thay đổi"},
            {"number": 3, "title": "Vụ việc tại Chi bộ khu phố 5", "form": "không kỷ luật", "chosen": "có đơn phản ánh", "points": ["đúng", "đúng", "đúng"], "weight": "đến mức phải thi hành kỷ luật nhưng không thi hành kỷ luật", "recommended": "tăng hình thức"},
        ],
    },
}  # fmt: skip
