# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented suspension, for every paper of it: Minh obstructs a case and is suspended, then reinstated."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import (
    AUTHORITY,
    BACH,
    BASIS,
    CITY,
    MINH,
    SUBJECT,
    heading,
    meeting,
    paragraph,
    section,
)

COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}
DECISION = f"Quyết định số 24-QĐ/TU, ngày 07/5/2026 của {AUTHORITY}"
GROUNDS = [*BASIS[:2], "Căn cứ Báo cáo số 05-BC/UBKTTU, ngày 05/5/2026 của Ủy ban Kiểm tra Thành ủy"]
WHAT = f"đình chỉ sinh hoạt đảng đối với {SUBJECT}"
REASON = "có dấu hiệu vi phạm nghiêm trọng, cố ý gây trở ngại cho công tác kiểm tra, giám sát, xử lý: tiêu hủy chứng từ, đe dọa người cung cấp thông tin"

_CITY = {
    "letterhead": CITY,
    "recipients": ["Ủy ban Kiểm tra Thành ủy", SUBJECT, "Đảng bộ phường Bến Đông"],
    "archive": "Lưu Văn phòng Thành ủy",
}
_PROPOSER = {"letterhead": COMMISSION, "archive": "Lưu Ủy ban Kiểm tra Thành ủy"}
_EXECUTING = f"Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc, Đảng bộ phường Bến Đông và {SUBJECT} chịu trách nhiệm thi hành Quyết định này"

CONTENT: dict[str, Any] = {
    "suspension-submission": _PROPOSER
    | {
        "recipients": ["Như trên"],
        "about": WHAT,
        "to": [AUTHORITY],
        "basis": GROUNDS,
        "blocks": [
            paragraph(f"Đồng chí Phan Văn Minh, thuộc Đảng bộ phường Bến Đông, {REASON}."),
            paragraph(
                "Vụ việc đang được xem xét: thi hành kỷ luật đối với đồng chí Phan Văn Minh, hồ sơ THKL-2026-01-003."
            ),
            paragraph("Thẩm quyền quyết định: Ban Thường vụ Thành ủy (Quy định 21-QĐ/TW)."),
            paragraph(
                f"Kính trình {AUTHORITY} xem xét, quyết định {WHAT}. Đình chỉ là biện pháp ngăn chặn, không phải hình thức kỷ luật."
            ),
        ],
    },
    "suspension-report": _PROPOSER
    | {
        "recipients": [AUTHORITY],
        "about": f"về căn cứ {WHAT}",
        "blocks": [
            heading("I. ĐẶC ĐIỂM, TÌNH HÌNH"),
            paragraph("Đồng chí Phan Văn Minh, thuộc Đảng bộ phường Bến Đông."),
            heading("II. CĂN CỨ ĐÌNH CHỈ"),
            paragraph(
                "Có dấu hiệu vi phạm nghiêm trọng, cố ý gây trở ngại cho công tác kiểm tra, giám sát, xử lý (Quy định 21-QĐ/TW)."
            ),
            paragraph("Ngày 04/5/2026 chỉ đạo tiêu hủy 03 tập chứng từ đảng phí; đe dọa người cung cấp thông tin."),
            paragraph("Tài liệu: Biên bản xác minh số 07-BB, ngày 05/5/2026."),
            heading("III. ĐỀ NGHỊ"),
            paragraph(f"Đề nghị {AUTHORITY} xem xét, quyết định theo Tờ trình kèm theo Báo cáo này."),
        ],
    },
    "suspension-decision": _CITY
    | {
        "about": WHAT,
        "basis": [*GROUNDS, "Xét đề nghị của Ủy ban Kiểm tra Thành ủy tại Tờ trình số 12-TTr/UBKTTU, ngày 06/5/2026"],
        "decides": AUTHORITY,
        "articles": [
            [
                f"Đình chỉ sinh hoạt đảng, sinh hoạt cấp ủy đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông",
                f"Lý do: {SUBJECT} {REASON}",
            ],
            [
                "Thời gian đình chỉ: 90 ngày, từ ngày 07/5/2026 đến hết ngày 05/8/2026 (Quy định 21-QĐ/TW)",
                "Hết thời hạn trên, nếu không có quyết định gia hạn, quyền của đối tượng đương nhiên được khôi phục",
                f"Trong thời gian bị đình chỉ, {SUBJECT} không sinh hoạt đảng, không dự họp và không biểu quyết",
            ],
            [_EXECUTING],
        ],
    },
    "suspension-minutes": _CITY
    | {
        "about": f"công bố quyết định {WHAT}",
        "meeting": meeting(
            "2026-05-08",
            "hội nghị",
            f"đại diện {AUTHORITY} công bố quyết định {WHAT}",
            "Trụ sở Đảng ủy phường Bến Đông",
        ),
        "present": [{"group": "Thành phần dự họp", "people": [BACH, MINH]}],
        "absent": [],
        "chair": BACH,
        "recorder": {"name": "Trương Hoài Thu", "post": ""},
        "roll": "",
        "copies": 3,
        "refusals": [],
        "sections": [
            section(
                "II. NỘI DUNG",
                [
                    f"1. Công bố toàn văn {DECISION}",
                    f"2. Đồng chí Phan Văn Minh đã nhận 01 bản {DECISION}",
                    f"3. Trong thời gian bị đình chỉ, {SUBJECT} không sinh hoạt đảng, không dự họp và không biểu quyết",
                ],
            ),
            section("III. Ý KIẾN TẠI HỘI NGHỊ", ["Đồng chí Phan Văn Minh chấp hành Quyết định, không có ý kiến khác"]),
        ],
    },
    "suspension-extension": _CITY
    | {
        "about": f"gia hạn thời gian {WHAT}",
        "basis": [*BASIS[:2], f"Căn cứ {DECISION}"],
        "decides": AUTHORITY,
        "articles": [
            [
                f"Gia hạn thời gian đình chỉ sinh hoạt đảng, sinh hoạt cấp ủy đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông: từ hết ngày 05/8/2026 đến hết ngày 04/9/2026 (Quy định 21-QĐ/TW)",
                "Lý do: chưa kết thúc việc xác minh nguồn gốc chứng từ",
            ],
            ["Việc đình chỉ được gia hạn một lần; hết thời hạn trên, quyền của đối tượng đương nhiên được khôi phục"],
            [_EXECUTING],
        ],
    },
    "suspension-end": _CITY
    | {
        "about": f"chấm dứt việc {WHAT}",
        "basis": [*BASIS[:2], f"Căn cứ {DECISION}"],
        "decides": AUTHORITY,
        "articles": [
            [
                f"Chấm dứt việc đình chỉ sinh hoạt đảng, sinh hoạt cấp ủy đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông, kể từ ngày 20/8/2026",
                "Lý do: vụ việc đã có kết luận; Thông báo kết luận số 07-TB/TU, ngày 19/8/2026",
            ],
            [f"Từ ngày 20/8/2026, {SUBJECT} được khôi phục đầy đủ các quyền đã bị đình chỉ"],
            [_EXECUTING],
        ],
    },
}
