# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented denunciation against the ward of Bến Đông, for every paper of it; nobody who denounced is named."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import AN, AUTHORITY, BACH, LAN, heading, meeting, paragraph, section, table

WARD = "Đảng ủy phường Bến Đông"
LETTER = "đơn tố cáo số 07/2026 (sổ tiếp nhận đơn, thư), nhận ngày 04/5/2026"
DECISION = f"Quyết định số 21-QĐ/TU, ngày 12/5/2026 của {AUTHORITY}"
PLAN = f"Kế hoạch số 22-KH/TU, ngày 12/5/2026 của {AUTHORITY}"
ALLEGED = [
    "Nội dung 1: Để ngoài sổ sách nguồn thu cho thuê mặt bằng năm 2025.",
    "Nội dung 2: Bố trí người thân vào vị trí thủ quỹ.",
]
TEAM = "Đoàn giải quyết tố cáo"
_CONTENTS = [paragraph(line) for line in ALLEGED]
_BODY = {
    "letterhead": {"above": "TỈNH ỦY HÀ LAM", "name": "THÀNH ỦY LAM GIANG"},
    "recipients": [WARD, f"Các đồng chí trong {TEAM}"],
    "archive": "Lưu Văn phòng Thành ủy",
}
_TEAM = {
    "letterhead": {"above": "THÀNH ỦY LAM GIANG", "name": "ĐOÀN GIẢI QUYẾT TỐ CÁO THEO QUYẾT ĐỊNH SỐ 21-QĐ/TU"},
    "recipients": [WARD],
    "archive": f"Lưu hồ sơ {TEAM}",
}
_HAND = ["Họ và tên (ghi tay): ………………………………………", "Địa chỉ (ghi tay): …………………………………………"]
_MINUTES = {"absent": [], "chair": LAN, "recorder": AN, "roll": "", "copies": 3, "refusals": []}

CONTENT: dict[str, Any] = {
    "denouncer-minutes": _BODY
    | _MINUTES
    | {
        "about": "làm việc với người tố cáo theo đơn số 07/2026",
        "recipients": [],
        "archive": "Lưu hồ sơ hạn chế tiếp cận, không sao chuyển",
        "meeting": meeting("2026-05-08", "buổi làm việc", f"cán bộ được giao nhiệm vụ làm việc với người gửi {LETTER}", "Trụ sở Thành ủy Lam Giang"),
        "present": [{"group": "Cán bộ làm việc", "people": [LAN]}],
        "roll": "Họ tên, địa chỉ người tố cáo được niêm phong riêng, không ghi trong biên bản này",
        "copies": 1,
        "sections": [
            section("II. XÁC NHẬN", ["Người tố cáo xác nhận là người viết đơn, chịu trách nhiệm về nội dung tố cáo"]),
            section("III. NỘI DUNG TỐ CÁO", ALLEGED),
            section("IV. TRAO ĐỔI", ["Người tố cáo làm rõ từng nội dung, cung cấp tài liệu", "Đề nghị được giữ bí mật"]),
        ],
    },
    "denunciation-proposal": _BODY
    | {
        "about": f"xác định nội dung, đối tượng và thành lập {TEAM}",
        "recipients": [AUTHORITY],
        "blocks": [
            heading("I. ĐƠN TỐ CÁO"),
            paragraph(f"Qua xử lý {LETTER}; người tố cáo đã xác nhận và làm rõ từng nội dung."),
            heading("II. ĐỐI TƯỢNG, NỘI DUNG"),
            paragraph(f"Đối tượng bị tố cáo: {WARD}."),
            *_CONTENTS,
            heading("III. ĐỀ XUẤT"),
            paragraph(f"Thành lập {TEAM} gồm: Đỗ Thị Phương Lan (Trưởng đoàn); Lê Hoài An (Thư ký)."),
            paragraph("Thời hạn giải quyết: 90 ngày."),
            paragraph(f"Kính trình {AUTHORITY} xem xét, quyết định."),
        ],
    },
    "denunciation-team-decision": _BODY
    | {
        "about": f"giải quyết tố cáo đối với {WARD}",
        "basis": [
            "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
            "Căn cứ Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng",
            f"Xét {LETTER}",
        ],
        "decides": AUTHORITY,
        "articles": [
            [f"Giải quyết tố cáo đối với {WARD} về các nội dung:", *ALLEGED],
            [f"Thành lập {TEAM} gồm: đồng chí Đỗ Thị Phương Lan, Trưởng đoàn; đồng chí Lê Hoài An, Thư ký", "Thời hạn giải quyết đến hết ngày 02/8/2026"],
            [f"{TEAM} thẩm tra, xác minh, báo cáo {AUTHORITY}; giữ bí mật người tố cáo", "Quyền của đối tượng bị tố cáo được bảo đảm trong khi chưa có kết luận"],
            [f"Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc, {TEAM} và {WARD} chịu trách nhiệm thi hành Quyết định này"],
        ],
    },
    "denunciation-plan": _BODY
    | {
        "about": f"giải quyết tố cáo đối với {WARD}",
        "blocks": [
            heading("I. MỤC ĐÍCH, YÊU CẦU"),
            paragraph("Làm rõ đúng, sai từng nội dung tố cáo; kết luận khách quan, chính xác, đúng thẩm quyền."),
            paragraph("Giữ bí mật người tố cáo; bảo đảm quyền của người bị tố cáo khi chưa có kết luận."),
            heading("II. NỘI DUNG, ĐỐI TƯỢNG"),
            paragraph(f"Đối tượng bị tố cáo: {WARD}."),
            *_CONTENTS,
            heading("III. CÁCH TIẾN HÀNH"),
            paragraph("1. Triển khai quyết định, kế hoạch đến đối tượng bị tố cáo và tổ chức quản lý; không tiết lộ người tố cáo."),
            paragraph("2. Nhận báo cáo giải trình về từng nội dung."),
            paragraph("3. Thẩm tra, xác minh từng nội dung."),
            heading("IV. TỔ CHỨC THỰC HIỆN"),
            paragraph(f"{TEAM} tổ chức thực hiện theo {DECISION}, báo cáo {AUTHORITY}."),
        ],
    },
    "denunciation-outline": _TEAM
    | {
        "about": f"giải trình các nội dung tố cáo theo {PLAN}",
        "blocks": [
            heading("I. NỘI DUNG CẦN GIẢI TRÌNH"),
            *_CONTENTS,
            heading("II. YÊU CẦU"),
            paragraph("Nêu rõ diễn biến, căn cứ, hồ sơ, tài liệu chứng minh; tự nhận xét đúng, sai, nguyên nhân."),
        ],
    },
    "denunciation-deployment-minutes": _TEAM
    | _MINUTES
    | {
        "about": "triển khai quyết định, kế hoạch giải quyết tố cáo",
        "meeting": meeting("2026-05-14", "hội nghị", f"{TEAM} triển khai quyết định, kế hoạch giải quyết tố cáo đối với {WARD}", f"Trụ sở {WARD}"),
        "present": [{"group": TEAM, "people": [LAN, AN]}, {"group": f"Đại diện {WARD}", "people": [BACH]}],
        "sections": [
            section(
                "II. NỘI DUNG",
                [
                    f"1. Công bố {DECISION} và {PLAN}; giao đề cương giải trình",
                    f"2. {WARD} giải trình bằng văn bản, kèm hồ sơ, trước hết ngày 24/5/2026",
                    "3. Thời hạn giải quyết đến hết ngày 02/8/2026",
                    "4. Nghiêm cấm tìm hiểu, tiết lộ, đe dọa, trả thù, trù dập người tố cáo",
                ],
            ),
            section("III. Ý KIẾN TẠI HỘI NGHỊ", ["Các bên thống nhất lịch làm việc, thời hạn giải trình"]),
            section("IV. THỐNG NHẤT", ["Các bên thống nhất lịch làm việc"]),
        ],
    },
    "denunciation-notice": _BODY
    | {
        "about": f"kết luận nội dung tố cáo đối với {WARD}",
        "blocks": [
            paragraph(f"Xét Báo cáo số 03-BC/ĐGQTC, ngày 20/7/2026 của {TEAM} theo {DECISION}, {AUTHORITY} kết luận nội dung tố cáo đối với {WARD} như sau:"),
            heading("1. Kết luận từng nội dung"),
            paragraph("Nội dung 1: Để ngoài sổ sách nguồn thu cho thuê mặt bằng năm 2025. Kết luận: tố cáo đúng, có khuyết điểm."),
            paragraph("Đối chiếu sổ quỹ, hợp đồng thuê: có 03 khoản thu chưa vào sổ, đã nộp bổ sung tháng 3/2026."),
            paragraph("Nội dung 2: Bố trí người thân vào vị trí thủ quỹ. Kết luận: tố cáo sai."),
            paragraph("Hồ sơ cán bộ không có quan hệ nêu trong đơn."),
            heading("2. Yêu cầu"),
            table(
                [("TT", 7, True), ("Nội dung yêu cầu", 46, False), ("Trách nhiệm thực hiện", 26, False), ("Thời hạn báo cáo kết quả", 21, True)],
                [["1", "Kiểm điểm, rút kinh nghiệm đối với tập thể, cá nhân có liên quan.", WARD, "60 ngày, kể từ ngày công bố"]],
            )
            | {"kind": "table"},
            paragraph("Ủy ban Kiểm tra Thành ủy theo dõi việc thực hiện Thông báo này. Mọi hành vi đe dọa, trả thù, trù dập người tố cáo đều bị xử lý theo quy định."),
        ],
    },
    "denouncer-notice": _BODY
    | {
        "about": "kết quả giải quyết đơn tố cáo số 07/2026",
        "recipients": ["Người gửi đơn số 07/2026"],
        "blocks": [
            paragraph("Kính gửi: Người gửi đơn số 07/2026."),
            *[paragraph(line) for line in _HAND],
            paragraph(f"{AUTHORITY} đã xem xét, kết luận các nội dung trong đơn nhận ngày 04/5/2026:"),
            paragraph("Nội dung 1: tố cáo đúng, có khuyết điểm."),
            paragraph("Nội dung 2: tố cáo sai."),
            paragraph("Trân trọng thông báo để người tố cáo biết; đề nghị giữ bí mật nội dung Thông báo này."),
        ],
    },
    "denouncer-extension-letter": _BODY
    | {
        "about": "gia hạn giải quyết đơn",
        "to": ["Người gửi đơn số 07/2026"],
        "recipients": ["Như trên"],
        "blocks": [
            *[paragraph(line) for line in _HAND],
            paragraph(f"{AUTHORITY} gia hạn thời gian giải quyết đơn số 07/2026 thêm 30 ngày, đến hết ngày 01/9/2026."),
            paragraph("Trân trọng thông báo."),
        ],
    },
}  # fmt: skip
