# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented complaint: the city disciplined Minh, who complains; the province handles it."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import (
    AN,
    AUTHORITY,
    BACH,
    LAN,
    MINH,
    heading,
    meeting,
    paragraph,
    section,
    table,
)

NAME = "đồng chí Phan Văn Minh"
BODY = "Ban Thường vụ Tỉnh ủy Hà Lam"
CONTESTED = f"hình thức kỷ luật cảnh cáo, ngày 15/6/2026 của {AUTHORITY}"
DECISION = f"Quyết định số 31-QĐ/TU, ngày 20/7/2026 của {BODY}"
ANSWER = f"Quyết định số 36-QĐ/TU, ngày 15/9/2026 của {BODY}"

BASIS = [
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
    "Căn cứ Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng",
    f"Xét đơn khiếu nại của {NAME}, nhận ngày 10/7/2026",
]

_HEAD = {"above": "", "name": "TỈNH ỦY HÀ LAM"}
_BODY = {"letterhead": _HEAD, "recipients": [NAME, AUTHORITY], "archive": "Lưu Văn phòng Tỉnh ủy"}
_TEAM = {
    "letterhead": {"above": "TỈNH ỦY HÀ LAM", "name": "ĐOÀN GIẢI QUYẾT KHIẾU NẠI THEO QUYẾT ĐỊNH SỐ 31-QĐ/TU"},
    "recipients": [BODY],
    "archive": "Lưu hồ sơ Đoàn giải quyết khiếu nại",
}

_LETTER = [
    paragraph(f"1. Người khiếu nại: {NAME}."),
    paragraph("2. Ngày nhận đơn: 10/7/2026, gửi qua bưu điện."),
    paragraph(f"3. Khiếu nại đối với: {CONTESTED}; về hình thức kỷ luật."),
    paragraph("- Hình thức kỷ luật chưa xem xét tình tiết tự giác khắc phục hậu quả."),
    paragraph("4. Nhận quyết định kỷ luật ngày 22/6/2026; thời hạn khiếu nại đến hết ngày 22/7/2026."),
]
_STANDS = paragraph("Trong thời gian giải quyết khiếu nại, quyết định kỷ luật vẫn có hiệu lực thi hành.")

_MINUTES = {
    "present": [
        {"group": "Đoàn giải quyết khiếu nại", "people": [LAN, AN]},
        {"group": f"Đại diện {AUTHORITY}", "people": [BACH]},
    ],
    "absent": [],
    "chair": LAN,
    "recorder": AN,
    "roll": "",
    "copies": 3,
    "refusals": [],
}
_WITH_MINH = {"present": [_MINUTES["present"][0], {"group": "Người khiếu nại", "people": [MINH]}]}  # type: ignore[index]

CONTENT: dict[str, Any] = {
    "complaint-slip": _BODY
    | {
        "about": f"khiếu nại kỷ luật của {NAME}",
        "recipients": [BODY],
        "blocks": [
            heading("I. ĐƠN KHIẾU NẠI"),
            *_LETTER,
            heading("II. KẾT QUẢ XEM XÉT ĐIỀU KIỆN THỤ LÝ"),
            paragraph("Đơn đủ điều kiện thụ lý, không thuộc trường hợp không giải quyết khiếu nại."),
            paragraph("Người đã tham gia quyết định bị khiếu nại, không tham gia giải quyết: Hồ Xuân Bách."),
            heading("III. ĐỀ XUẤT"),
            paragraph(f"Đề nghị {BODY} thụ lý, giải quyết; dự kiến Đoàn giải quyết khiếu nại gồm: Đỗ Thị Phương Lan (Trưởng đoàn); Lê Hoài An (Thư ký)."),
        ],
    },
    "complaint-refusal": _BODY
    | {
        "about": f"không thụ lý đơn khiếu nại của {NAME}",
        "blocks": [
            *[paragraph(f"{line}.") for line in BASIS[:2]],
            heading("I. ĐƠN KHIẾU NẠI"),
            *_LETTER,
            heading("II. LÝ DO"),
            paragraph("Đơn thuộc trường hợp: đã hết thời hạn khiếu nại (Quy định 21-QĐ/TW)."),
            paragraph(f"{BODY} không thụ lý đơn khiếu nại; thông báo để {NAME} biết."),
        ],
    },
    "complaint-team-decision": _BODY
    | {
        "about": f"giải quyết khiếu nại kỷ luật của {NAME}",
        "basis": BASIS,
        "decides": BODY,
        "articles": [
            [f"Giải quyết khiếu nại của {NAME} đối với {CONTESTED}", "Thành lập Đoàn giải quyết khiếu nại gồm: đồng chí Đỗ Thị Phương Lan, Trưởng đoàn; đồng chí Lê Hoài An, Thư ký"],
            [f"Đoàn giải quyết khiếu nại thẩm tra, xác minh, báo cáo kết quả với {BODY}; thời hạn giải quyết đến hết ngày 18/10/2026", "Trong thời gian giải quyết khiếu nại, quyết định kỷ luật vẫn có hiệu lực thi hành"],
            [f"{AUTHORITY}, Đoàn giải quyết khiếu nại và {NAME} chịu trách nhiệm thi hành Quyết định này"],
        ],
    },
    "complaint-plan": _BODY
    | {
        "about": f"giải quyết khiếu nại kỷ luật của {NAME}",
        "blocks": [
            heading("I. MỤC ĐÍCH, YÊU CẦU"),
            paragraph("Xem xét khách quan, toàn diện nội dung khiếu nại; kết luận, quyết định chính xác, đúng thẩm quyền."),
            heading("II. NỘI DUNG"),
            paragraph("1. Hình thức kỷ luật và việc vận dụng phương hướng, phương châm thi hành kỷ luật."),
            heading("III. CÁCH TIẾN HÀNH"),
            paragraph(f"1. Làm việc với {AUTHORITY}; tiếp nhận hồ sơ kỷ luật."),
            paragraph("2. Nghiên cứu hồ sơ; làm việc với người khiếu nại, làm rõ nội dung còn khác nhau."),
            heading("IV. TỔ CHỨC THỰC HIỆN"),
            paragraph(f"Đoàn giải quyết khiếu nại tổ chức thực hiện, báo cáo kết quả với {BODY}."),
        ],
    },
    "complaint-acceptance": _BODY
    | {
        "about": f"thụ lý đơn khiếu nại kỷ luật của {NAME}",
        "blocks": [
            paragraph(f"{BODY} đã thụ lý đơn khiếu nại của {NAME} đối với {CONTESTED}."),
            paragraph(f"Đoàn giải quyết khiếu nại được thành lập theo {DECISION}."),
            paragraph("Thời hạn giải quyết: đến hết ngày 18/10/2026."),
            _STANDS,
        ],
    },
    "complaint-deployment-minutes": _TEAM
    | _MINUTES
    | {
        "about": f"triển khai giải quyết khiếu nại kỷ luật của {NAME}",
        "meeting": meeting("2026-07-27", "buổi làm việc", f"Đoàn giải quyết khiếu nại triển khai quyết định, kế hoạch giải quyết khiếu nại tại {AUTHORITY}", "Trụ sở Thành ủy Lam Giang"),
        "sections": [
            section("II. NỘI DUNG TRIỂN KHAI", [f"1. Công bố {DECISION} và kế hoạch kèm theo", f"2. {CONTESTED}"]),
            section("III. Ý KIẾN TẠI BUỔI LÀM VIỆC", ["Đồng chí Hồ Xuân Bách báo cáo quá trình xem xét, thi hành kỷ luật"]),
            section("IV. THỐNG NHẤT", ["Các bên thống nhất lịch làm việc, việc giao, nhận hồ sơ kỷ luật"]),
        ],
    },
    "file-receipt-minutes": _TEAM
    | _MINUTES
    | {
        "about": f"giao, nhận hồ sơ kỷ luật của {NAME}",
        "meeting": meeting("2026-07-27", "buổi làm việc", f"Đoàn giải quyết khiếu nại nhận hồ sơ kỷ luật của {NAME} từ {AUTHORITY}", "Trụ sở Thành ủy Lam Giang"),
        "sections": [
            section("II. HỒ SƠ GIAO, NHẬN", [], table([("TT", 10, True), ("Tên tài liệu", 90, False)], [["1", "Báo cáo đề nghị thi hành kỷ luật số 02-BC, ngày 05/6/2026"], ["2", "Biên bản kiểm phiếu ngày 12/6/2026"]])),
            section("III. CAM KẾT", ["Bên nhận giữ bí mật hồ sơ, hoàn trả khi kết thúc việc giải quyết khiếu nại"]),
        ],
    },
    "complainant-minutes": _TEAM
    | _MINUTES
    | _WITH_MINH
    | {
        "about": f"làm việc với người khiếu nại {NAME}",
        "meeting": meeting("2026-08-05", "buổi làm việc", f"Đoàn giải quyết khiếu nại làm việc với người khiếu nại {NAME}", "Trụ sở Tỉnh ủy Hà Lam"),
        "sections": [
            section("II. Ý KIẾN CỦA NGƯỜI KHIẾU NẠI", ["Đã tự giác khắc phục toàn bộ hậu quả trước khi có kết luận"]),
            section("III. NỘI DUNG CÒN KHÁC NHAU VỚI QUYẾT ĐỊNH", ["Quyết định chưa ghi nhận tình tiết giảm nhẹ"]),
            section("IV. TRAO ĐỔI", ["Hai bên đối chiếu chứng từ nộp khắc phục"]),
        ],
    },
    "complaint-exchange-minutes": _TEAM
    | _MINUTES
    | _WITH_MINH
    | {
        "about": f"trao đổi kết quả giải quyết khiếu nại kỷ luật của {NAME}",
        "meeting": meeting("2026-09-01", "buổi làm việc", f"Đoàn giải quyết khiếu nại trao đổi kết quả thẩm tra, xác minh khiếu nại của {NAME}", "Trụ sở Tỉnh ủy Hà Lam"),
        "sections": [
            section("II. DỰ THẢO KẾT QUẢ", ["Tình tiết tự giác khắc phục hậu quả có căn cứ; đề nghị giảm hình thức kỷ luật"]),
            section("III. Ý KIẾN CỦA CÁC BÊN", ["Người khiếu nại nhất trí với dự thảo"]),
            section("IV. THỐNG NHẤT", ["Đoàn tiếp thu, hoàn chỉnh báo cáo"]),
        ],
    },
    "complaint-report": _TEAM
    | {
        "about": f"kết quả thẩm tra, xác minh khiếu nại kỷ luật của {NAME}",
        "blocks": [
            heading("I. ĐƠN KHIẾU NẠI"),
            *_LETTER,
            heading("II. Ý KIẾN CỦA NGƯỜI KHIẾU NẠI"),
            paragraph("Đã tự giác khắc phục toàn bộ hậu quả trước khi có kết luận."),
            heading("III. NỘI DUNG CÒN KHÁC NHAU"),
            paragraph("Quyết định chưa ghi nhận tình tiết giảm nhẹ."),
            heading("IV. Ý KIẾN CỦA TỔ CHỨC ĐẢNG ĐÃ QUYẾT ĐỊNH KỶ LUẬT"),
            paragraph(f"{AUTHORITY} (văn bản ngày 20/8/2026): giữ nguyên hình thức kỷ luật."),
            heading("V. NHẬN XÉT VÀ ĐỀ NGHỊ"),
            paragraph(f"Đoàn giải quyết khiếu nại đề nghị {BODY} xem xét: khiển trách."),
        ],
    },
    "complaint-resolution-minutes": _BODY
    | _MINUTES
    | {
        "about": f"họp giải quyết khiếu nại kỷ luật của {NAME}",
        "recipients": ["Các đồng chí dự họp"],
        "meeting": meeting("2026-09-15", "cuộc họp", f"{BODY} họp xem xét, giải quyết khiếu nại kỷ luật của {NAME}", "Trụ sở Tỉnh ủy Hà Lam"),
        "present": [{"group": BODY, "people": [LAN]}],
        "copies": 0,
        "roll": "Có mặt 09/09 thành viên được triệu tập",
        "sections": [
            section("II. NỘI DUNG", ["Đoàn giải quyết khiếu nại báo cáo kết quả thẩm tra, xác minh và ý kiến của các bên"]),
            section("III. THẢO LUẬN", ["Các đồng chí dự họp thảo luận, nhất trí"]),
            section("IV. BỎ PHIẾU", ["Bỏ phiếu kín quyết định: cảnh cáo 03 phiếu, khiển trách 06 phiếu; trên 09 thành viên có quyền biểu quyết"]),
            section("V. KẾT LUẬN", [f"Giảm hình thức kỷ luật từ cảnh cáo thành khiển trách đối với {NAME}"]),
        ],
    },
    "complaint-decision": _BODY
    | {
        "about": f"giải quyết khiếu nại kỷ luật của {NAME}",
        "basis": [*BASIS, f"Xét kết quả bỏ phiếu kín của {BODY} ngày 15/9/2026"],
        "decides": BODY,
        "articles": [
            [f"Giảm hình thức kỷ luật từ cảnh cáo thành khiển trách đối với {NAME}", "Người bị kỷ luật đã tự giác khắc phục toàn bộ hậu quả"],
            ["Quyết định này có hiệu lực từ ngày ký", f"Trong thời hạn 30 ngày, kể từ ngày nhận Quyết định, {NAME} có quyền khiếu nại lên cấp trên trực tiếp; trong thời gian chờ giải quyết vẫn phải chấp hành Quyết định này"],
            [f"{AUTHORITY}, Đảng bộ phường Bến Đông và {NAME} chịu trách nhiệm thi hành Quyết định này"],
        ],
    },
    "complaint-announcement-minutes": _BODY
    | _MINUTES
    | {
        "about": f"công bố quyết định giải quyết khiếu nại kỷ luật của {NAME}",
        "meeting": meeting("2026-09-20", "buổi làm việc", f"đại diện {BODY} công bố quyết định giải quyết khiếu nại của {NAME}", "Trụ sở Thành ủy Lam Giang"),
        "sections": [
            section("II. NỘI DUNG", [f"1. Công bố toàn văn {ANSWER}", f"2. Đồng chí Phan Văn Minh đã nhận 01 bản {ANSWER}", f"3. {AUTHORITY} đã nhận 01 bản {ANSWER}"]),
            section("III. Ý KIẾN CỦA CÁC BÊN", ["Đồng chí Phan Văn Minh nhất trí"]),
        ],
    },
}  # fmt: skip
