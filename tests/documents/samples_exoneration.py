# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented restoration, for every paper of it: Minh was disciplined wrongly, and is put right."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import (
    AUTHORITY,
    BACH,
    BASIS,
    CITY,
    MINH,
    SUBJECT,
    meeting,
    paragraph,
    section,
)

COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}
EXON = "Quy định 117-QĐ/TW"
GROUNDS = [
    BASIS[0],
    "Căn cứ Quy định số 117-QĐ/TW, ngày 18/8/2023 về xin lỗi và phục hồi quyền lợi của tổ chức đảng, đảng viên bị kỷ luật oan",
    "Căn cứ Quyết định số 31-QĐ/TU về giải quyết khiếu nại, ngày 20/7/2026",
]
WRONG = f"Quyết định ngày 12/6/2026 của {AUTHORITY} thi hành kỷ luật cảnh cáo đối với {SUBJECT} đã được giải quyết khiếu nại, hủy bỏ"
MEASURES = [
    f"1. Đánh giá, xếp loại lại; khôi phục quy hoạch, bổ nhiệm bị ảnh hưởng; {AUTHORITY} thực hiện, hoàn thành trước ngày 30/9/2026",
    "2. Truy trả tiền lương, khen thưởng bị ảnh hưởng (về phía chính quyền); Ủy ban nhân dân phường Bến Đông thực hiện, hoàn thành trước ngày 31/10/2026",
]

_CITY = {"letterhead": CITY, "recipients": ["Ủy ban Kiểm tra Thành ủy", SUBJECT], "archive": "Lưu Văn phòng Thành ủy"}

CONTENT: dict[str, Any] = {
    "exoneration-submission": {
        "letterhead": COMMISSION,
        "archive": "Lưu Ủy ban Kiểm tra Thành ủy",
        "recipients": ["Như trên"],
        "about": f"xin lỗi, phục hồi quyền lợi đối với {SUBJECT}",
        "to": [AUTHORITY],
        "basis": GROUNDS,
        "blocks": [
            paragraph(f"{WRONG}."),
            paragraph("Người nhận lời xin lỗi: đồng chí Phan Văn Minh."),
            paragraph(
                f"Quyền lợi được phục hồi theo quy định: phục hồi các quyền lợi bị ảnh hưởng (đánh giá, quy hoạch, bổ nhiệm, tiền lương, khen thưởng) ({EXON})."
            ),
            paragraph(f"Kính trình {AUTHORITY} xem xét, xin lỗi và quyết định phục hồi quyền lợi."),
        ],
    },
    "restoration-decision": _CITY
    | {
        "about": f"phục hồi quyền lợi đối với {SUBJECT}",
        "basis": GROUNDS,
        "decides": AUTHORITY,
        "articles": [
            [f"{WRONG}; Quyết định kỷ luật không còn hiệu lực", f"{AUTHORITY} xin lỗi {SUBJECT}"],
            [f"Phục hồi quyền lợi đối với {SUBJECT} ({EXON}):", *MEASURES],
            [
                f"Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc, Đảng bộ phường Bến Đông và {SUBJECT} chịu trách nhiệm thi hành Quyết định này"
            ],
        ],
    },
    "apology-minutes": _CITY
    | {
        "about": f"xin lỗi đối với {SUBJECT}",
        "meeting": meeting("2026-08-05", "hội nghị", f"{AUTHORITY} tổ chức xin lỗi {SUBJECT}", "Trụ sở Thành ủy"),
        "present": [{"group": "Thành phần dự họp", "people": [BACH, MINH]}],
        "absent": [],
        "chair": BACH,
        "recorder": {"name": "Trương Hoài Thu", "post": ""},
        "roll": "",
        "copies": 3,
        "refusals": [],
        "sections": [
            section("II. NỘI DUNG", [WRONG, f"{AUTHORITY} xin lỗi {SUBJECT}"]),
            section(
                "III. Ý KIẾN TẠI HỘI NGHỊ", ["Đồng chí Phan Văn Minh nhận lời xin lỗi, đề nghị sớm khôi phục quy hoạch"]
            ),
            section("IV. PHỤC HỒI QUYỀN LỢI", MEASURES),
        ],
    },
    "apology-letter": _CITY
    | {
        "recipients": ["Như trên"],
        "about": f"xin lỗi đối với {SUBJECT}",
        "to": ["Đồng chí Phan Văn Minh"],
        "blocks": [
            paragraph(f"{WRONG}."),
            paragraph(
                f"{AUTHORITY} nhận trách nhiệm về quyết định nêu trên và xin lỗi {SUBJECT}; các quyền lợi của {SUBJECT} được phục hồi theo quyết định của {AUTHORITY}."
            ),
        ],
    },
    "restoration-letter": _CITY
    | {
        "recipients": ["Như trên"],
        "about": f"phục hồi quyền lợi đối với {SUBJECT}",
        "to": ["Ủy ban nhân dân phường Bến Đông"],
        "blocks": [
            paragraph(
                f"Thực hiện Quyết định số 33-QĐ/TU, ngày 05/8/2026 của {AUTHORITY}, {AUTHORITY} thông báo việc đã đính chính hồ sơ:"
            ),
            paragraph("Lý lịch đảng viên, sổ kỷ luật và số liệu thống kê đã được đính chính."),
            paragraph(
                "Đề nghị cơ quan, tổ chức có thẩm quyền phục hồi các quyền lợi về chính quyền, đoàn thể theo quy định."
            ),
        ],
    },
}
