# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented consideration of discipline, for every paper of it: Minh is considered, Lan heads the team."""

from __future__ import annotations

from typing import Any

from documents.canonical import Facts

SUBJECT = "đồng chí Phan Văn Minh"
CITY = {"above": "", "name": "THÀNH ỦY LAM GIANG"}
TEAM = {"above": "THÀNH ỦY LAM GIANG", "name": "ĐOÀN XEM XÉT KỶ LUẬT"}
CELL = {"above": "ĐẢNG BỘ PHƯỜNG BẾN ĐÔNG", "name": "CHI BỘ VĂN PHÒNG"}
AUTHORITY = "Ban Thường vụ Thành ủy Lam Giang"
DECISION = f"Quyết định số 21-QĐ/TU, ngày 12/6/2026 của {AUTHORITY}"

BASIS = [
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
    "Căn cứ Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng",
    "Căn cứ Quy định số 69-QĐ/TW, ngày 06/7/2022 của Bộ Chính trị về kỷ luật tổ chức đảng, đảng viên vi phạm",
    "Căn cứ Thông báo kết luận số 07-TB/TU, ngày 02/5/2026",
]

LAN = {"name": "Đỗ Thị Phương Lan", "post": "Chủ nhiệm Ủy ban Kiểm tra Thành ủy", "role": "Trưởng đoàn"}
AN = {"name": "Lê Hoài An", "post": "Kiểm tra viên", "role": "Thư ký"}
MINH = {"name": "Phan Văn Minh", "post": "Bí thư Đảng ủy phường Bến Đông", "role": ""}
CHI = {"name": "Trần Thị Kim Chi", "post": "Bí thư Chi bộ Văn phòng", "role": ""}
BACH = {"name": "Hồ Xuân Bách", "post": "Ủy viên Ban Thường vụ Thành ủy", "role": ""}

_CITY = {"letterhead": CITY, "recipients": ["Ủy ban Kiểm tra Thành ủy", SUBJECT], "archive": "Lưu Văn phòng Thành ủy"}
_TEAM = {"letterhead": TEAM, "recipients": [AUTHORITY], "archive": "Lưu hồ sơ Đoàn xem xét kỷ luật"}


def paragraph(text: str) -> Facts:
    return {"kind": "paragraph", "text": text}


def heading(text: str) -> Facts:
    return {"kind": "heading", "level": 1, "text": text}


def meeting(day: str, name: str, act: str, place: str) -> Facts:
    return {"date": day, "opened": "", "closed": "", "name": name, "act": act, "place": place}


def section(title: str, lines: list[str], table: Facts | None = None) -> Facts:
    return {"heading": title, "lines": lines, "table": table}


def table(columns: list[tuple[str, int, bool]], rows: list[list[str]]) -> Facts:
    heads = [{"title": title, "width": width, "figure": figure} for title, width, figure in columns]
    return {"title": "", "columns": heads, "rows": rows, "totals": []}


VIOLATIONS = table(
    [
        ("TT", 6, True), ("Nội dung, tính chất", 34, False), ("Thời gian", 18, True), ("Mức độ", 14, True),
        ("Tác hại, nguyên nhân", 28, False),
    ],
    [
        [
            "1", "Thiếu trách nhiệm, buông lỏng lãnh đạo, để cấp dưới chi sai nguồn kinh phí", "02/01/2024 - 31/12/2025",
            "nghiêm trọng", "Gây thất thoát 320 triệu đồng; không kiểm tra, đôn đốc",
        ],
    ],
)  # fmt: skip

_MINUTES = {
    "present": [
        {"group": "Đoàn xem xét kỷ luật", "people": [LAN, AN]},
        {"group": "Đại diện đối tượng", "people": [MINH]},
    ],
    "absent": [],
    "chair": LAN,
    "recorder": AN,
    "roll": "",
    "copies": 3,
    "refusals": [],
}
TALLY = "Bỏ phiếu kín đề nghị: khai trừ 21 phiếu, cách chức 04 phiếu, cảnh cáo 03 phiếu, khiển trách 01 phiếu, không thi hành kỷ luật 01 phiếu; trên 30 thành viên có quyền biểu quyết"

CONTENT: dict[str, Any] = {
    "consideration-decision": _CITY
    | {
        "about": f"xem xét, thi hành kỷ luật đối với {SUBJECT}",
        "basis": BASIS,
        "decides": AUTHORITY,
        "articles": [
            [
                f"Xem xét, thi hành kỷ luật đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông",
                "Thành lập Đoàn xem xét kỷ luật gồm: đồng chí Đỗ Thị Phương Lan, Trưởng đoàn; đồng chí Lê Hoài An, Thư ký",
            ],
            [
                f"Đoàn hướng dẫn đối tượng kiểm điểm, thẩm tra, xác minh, báo cáo đề nghị với {AUTHORITY}; đồng chí Hồ Xuân Bách thay mặt {AUTHORITY} nghe đối tượng trình bày ý kiến trước khi quyết định"
            ],
            [
                f"Văn phòng Thành ủy, Đoàn xem xét kỷ luật, {SUBJECT} và các tổ chức đảng, đảng viên có liên quan chịu trách nhiệm thi hành Quyết định này"
            ],
        ],
    },
    "consideration-plan": _CITY
    | {
        "about": f"xem xét, thi hành kỷ luật đối với {SUBJECT}",
        "blocks": [
            heading("I. MỤC ĐÍCH, YÊU CẦU"),
            paragraph("Xem xét đúng nội dung, tính chất, mức độ, tác hại, nguyên nhân của từng vi phạm."),
            heading("II. NỘI DUNG"),
            paragraph(f"Xem xét, thi hành kỷ luật đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông."),
            heading("III. CÁCH TIẾN HÀNH"),
            paragraph("1. Hướng dẫn đối tượng viết bản kiểm điểm, tự nhận hình thức kỷ luật."),
            paragraph("2. Hội nghị của tổ chức đảng nơi đối tượng sinh hoạt thảo luận, bỏ phiếu kín."),
            paragraph("3. Nghe đối tượng trình bày ý kiến; Ban Thường vụ Thành ủy xem xét, bỏ phiếu kín."),
        ],
    },
    "self-criticism-outline": _TEAM
    | {
        "about": f"gợi ý kiểm điểm của {SUBJECT}",
        "blocks": [
            paragraph("I. Sơ lược lý lịch."),
            paragraph("II. Nội dung vi phạm; tính chất, mức độ, tác hại."),
            paragraph("III. Nguyên nhân, trách nhiệm."),
            paragraph("IV. Tình tiết tăng nặng, giảm nhẹ; việc khắc phục."),
            paragraph("V. Tự nhận hình thức kỷ luật."),
        ],
    },
    "consideration-minutes": _TEAM
    | _MINUTES
    | {
        "about": f"triển khai việc xem xét kỷ luật đối với {SUBJECT}",
        "meeting": meeting("2026-05-20", "hội nghị", f"Đoàn triển khai việc xem xét, thi hành kỷ luật đối với {SUBJECT}", "Trụ sở Đảng ủy phường Bến Đông"),
        "sections": [
            section("II. NỘI DUNG TRIỂN KHAI", ["1. Công bố căn cứ xem xét", "2. Bản kiểm điểm gửi trước hết ngày 04/6/2026"]),
            section("III. Ý KIẾN TẠI HỘI NGHỊ", ["Đồng chí Phan Văn Minh nhất trí với lịch làm việc"]),
            section("IV. THỐNG NHẤT", ["Các bên thống nhất lịch làm việc"]),
        ],
    },
    "conference-minutes": _TEAM
    | _MINUTES
    | {
        "letterhead": CELL,
        "about": f"hội nghị kiểm điểm đối với {SUBJECT}",
        "meeting": meeting("2026-05-28", "hội nghị", f"Chi bộ Văn phòng họp kiểm điểm, xem xét kỷ luật đối với {SUBJECT}", "Trụ sở Đảng ủy phường Bến Đông"),
        "chair": CHI,
        "copies": 0,
        "sections": [
            section("II. KIỂM ĐIỂM", ["Đồng chí Phan Văn Minh trình bày bản kiểm điểm, tự nhận hình thức: cảnh cáo"]),
            section("III. THẢO LUẬN", ["Các đồng chí dự họp phân tích nguyên nhân, trách nhiệm"]),
            section("IV. KẾT LUẬN VỀ TỪNG VI PHẠM", [], VIOLATIONS),
            section("V. TÌNH TIẾT", ["Tình tiết giảm nhẹ: chủ động khắc phục 200 triệu đồng (Quy định 69-QĐ/TW, Điều 5)"]),
            section("VI. BỎ PHIẾU", [TALLY]),
        ],
    },
    "ballot-paper": {
        "letterhead": CITY,
        "about": f"về hình thức kỷ luật đối với {SUBJECT}",
        "question": f"{AUTHORITY} bỏ phiếu kín quyết định hình thức kỷ luật đối với {SUBJECT}, ngày 12/6/2026",
        "options": ["Khai trừ", "Cách chức", "Cảnh cáo", "Khiển trách", "Không thi hành kỷ luật"],
        "note": "Phiếu không ghi tên; phiếu chọn từ hai nội dung trở lên là phiếu không hợp lệ; phiếu không chọn nội dung nào là phiếu trắng",
        "recipients": [],
        "archive": "Lưu Văn phòng Thành ủy",
    },
    "counting-minutes": {
        "letterhead": CITY,
        "about": f"về hình thức kỷ luật đối với {SUBJECT}",
        "meeting": meeting("2026-06-12", "việc kiểm phiếu", f"tổ kiểm phiếu của {AUTHORITY} kiểm phiếu về hình thức kỷ luật đối với {SUBJECT}", "Trụ sở Thành ủy"),
        "present": [{"group": "Tổ kiểm phiếu", "people": [{"name": "Ngô Gia Tự Do", "post": "", "role": ""}, {"name": "Lý Thu Hằng", "post": "", "role": ""}]}],
        "absent": [],
        "chair": None,
        "papers": table(
            [("Nội dung", 75, False), ("Số lượng", 25, True)],
            [
                ["Tổng số thành viên có quyền biểu quyết (mẫu số)", "15"], ["Số phiếu phát ra", "13"],
                ["Số phiếu thu về", "13"], ["Số phiếu hợp lệ", "12"], ["Số phiếu không hợp lệ", "01"],
                ["Số phiếu trắng", "00"],
            ],
        ),
        "lines": [
            "Mẫu số là 15 thành viên có quyền biểu quyết, không tính theo số người có mặt (Quy định 21-QĐ/TW)",
            "Khai trừ: cần 08/15 phiếu", "Cộng dồn số phiếu từ hình thức cao xuống hình thức thấp hơn liền kề",
        ],
        "steps": table(
            [("Hình thức", 30, False), ("Số phiếu", 15, True), ("Cộng dồn", 15, True), ("Cần có", 15, True), ("Kết quả", 25, True)],
            [
                ["Khai trừ", "04", "04", "08", "không đạt"], ["Cách chức", "03", "07", "08", "không đạt"],
                ["Cảnh cáo", "03", "10", "08", "đạt"], ["Khiển trách", "01", "11", "08", "đạt"],
                ["Không thi hành kỷ luật", "01", "", "", ""],
            ],
        ),
        "result": "Quyết định hình thức cảnh cáo",
        "differences": [],
        "recipients": [AUTHORITY],
        "archive": "Lưu Văn phòng Thành ủy",
    },
    "discipline-proposal": _TEAM
    | {
        "about": f"đề nghị thi hành kỷ luật đối với {SUBJECT}",
        "blocks": [
            heading("I. CĂN CỨ XEM XÉT"), paragraph("Thông báo kết luận số 07-TB/TU, ngày 02/5/2026."),
            heading("II. VI PHẠM"), {"kind": "table"} | VIOLATIONS,
            heading("III. TÌNH TIẾT"), paragraph("Tình tiết giảm nhẹ: chủ động khắc phục 200 triệu đồng."), paragraph("Chưa bị thi hành kỷ luật."),
            heading("IV. KẾT QUẢ BỎ PHIẾU Ở CẤP DƯỚI"), paragraph(f"{TALLY}."),
            heading("V. THẨM TRA, XÁC MINH VÀ ĐỀ NGHỊ"), paragraph(f"Đoàn đề nghị {AUTHORITY} xem xét: cảnh cáo."),
        ],
    },
    "hearing-minutes": _CITY
    | _MINUTES
    | {
        "about": f"nghe {SUBJECT} trình bày ý kiến",
        "meeting": meeting("2026-06-05", "hội nghị", f"đại diện {AUTHORITY} nghe {SUBJECT} trình bày ý kiến trước khi quyết định", "Trụ sở Thành ủy"),
        "chair": BACH,
        "sections": [
            section("II. Ý KIẾN CỦA ĐỐI TƯỢNG", ["Đồng chí Phan Văn Minh nhận khuyết điểm, đề nghị xem xét việc đã khắc phục"]),
            section("III. TRAO ĐỔI", ["Đồng chí Hồ Xuân Bách ghi nhận, báo cáo đầy đủ với Ban Thường vụ Thành ủy"]),
        ],
    },
    "resolution-minutes": _CITY
    | _MINUTES
    | {
        "about": f"họp xem xét kỷ luật đối với {SUBJECT}",
        "meeting": meeting("2026-06-12", "cuộc họp", f"{AUTHORITY} họp xem xét, thi hành kỷ luật đối với {SUBJECT}", "Trụ sở Thành ủy"),
        "present": [{"group": AUTHORITY, "people": [BACH]}],
        "chair": BACH,
        "roll": "Có mặt 13/15 thành viên được triệu tập",
        "copies": 0,
        "sections": [
            section("II. NỘI DUNG", ["Đoàn xem xét kỷ luật báo cáo đề nghị và ý kiến của đối tượng"]),
            section("III. THẢO LUẬN", ["Các đồng chí dự họp thảo luận, phân tích từng vi phạm"]),
            section("IV. BỎ PHIẾU", ["Bỏ phiếu kín quyết định: khai trừ 04 phiếu, cách chức 03 phiếu, cảnh cáo 03 phiếu, khiển trách 01 phiếu; trên 15 thành viên có quyền biểu quyết"]),
            section("V. KẾT LUẬN", ["Quyết định thi hành kỷ luật cảnh cáo"]),
        ],
    },
    "discipline-submission": _CITY
    | {
        "recipients": ["Như trên"],
        "about": f"đề nghị thi hành kỷ luật đối với {SUBJECT}",
        "to": ["Ban Chấp hành Đảng bộ thành phố Lam Giang"],
        "basis": BASIS,
        "blocks": [
            paragraph(f"{AUTHORITY} đã xem xét vi phạm của {SUBJECT}. Hình thức được đề nghị: khai trừ, vượt thẩm quyền của {AUTHORITY}."),
            {"kind": "table"} | table([("Hình thức", 70, False), ("Số phiếu", 30, True)], [["Khai trừ", "11"], ["Cách chức", "02"], ["Cảnh cáo", "00"], ["Khiển trách", "00"], ["Không thi hành kỷ luật", "00"]]) | {"title": "Kết quả bỏ phiếu"},
            paragraph("Kính trình xem xét, quyết định. Hồ sơ kèm theo."),
        ],
    },
    "no-discipline-notice": _CITY
    | {
        "recipients": ["Ủy ban Kiểm tra Thành ủy", SUBJECT, "Đảng bộ phường Bến Đông"],
        "about": f"kết quả xem xét kỷ luật đối với {SUBJECT}",
        "blocks": [
            heading("1. Việc xem xét"),
            paragraph(f"Trên cơ sở Thông báo kết luận số 07-TB/TU, ngày 02/5/2026, {AUTHORITY} đã xem xét kỷ luật đối với {SUBJECT}, thuộc Đảng bộ phường Bến Đông; ngày 12/6/2026, họp và bỏ phiếu kín theo quy định."),
            heading("2. Nội dung đã xem xét"),
            paragraph("- Thiếu trách nhiệm, buông lỏng lãnh đạo, để cấp dưới chi sai nguồn kinh phí."),
            heading("3. Kết quả"),
            paragraph("Thời hiệu kỷ luật đối với hình thức cảnh cáo đã hết từ ngày 05/01/2024 (Quy định 69-QĐ/TW, Điều 4)."),
            paragraph(f"{AUTHORITY} không thi hành kỷ luật đối với {SUBJECT} do đã hết thời hiệu."),
            heading("4. Yêu cầu"),
            paragraph("Đồng chí Phan Văn Minh nghiêm túc kiểm điểm, rút kinh nghiệm; kịp thời khắc phục những khuyết điểm đã nêu."),
            paragraph(f"Đảng bộ phường Bến Đông theo dõi, giúp đỡ và báo cáo kết quả với {AUTHORITY}."),
        ],
    },
    "discipline-decision": _CITY
    | {
        "about": f"thi hành kỷ luật đối với {SUBJECT}",
        "basis": [*BASIS, f"Xét kết quả bỏ phiếu kín của {AUTHORITY} ngày 12/6/2026"],
        "decides": AUTHORITY,
        "articles": [
            [f"Thi hành kỷ luật {SUBJECT}, thuộc Đảng bộ phường Bến Đông bằng hình thức cảnh cáo", "Vi phạm: thiếu trách nhiệm, buông lỏng lãnh đạo, để cấp dưới chi sai nguồn kinh phí"],
            ["Quyết định này có hiệu lực từ ngày 15/6/2026 (Quy định 21-QĐ/TW)", f"Trong thời hạn 30 ngày, kể từ ngày nhận Quyết định, {SUBJECT} có quyền khiếu nại với tổ chức đảng có thẩm quyền; trong thời gian chờ giải quyết vẫn phải chấp hành Quyết định này"],
            [f"Văn phòng Thành ủy, Đảng bộ phường Bến Đông và {SUBJECT} chịu trách nhiệm thi hành Quyết định này"],
        ],
    },
    "sanction-minutes": _CITY
    | _MINUTES
    | {
        "about": f"công bố quyết định kỷ luật đối với {SUBJECT}",
        "meeting": meeting("2026-06-22", "hội nghị", f"đại diện {AUTHORITY} công bố quyết định thi hành kỷ luật đối với {SUBJECT}", "Trụ sở Đảng ủy phường Bến Đông"),
        "sections": [
            section("II. NỘI DUNG", [f"1. Công bố toàn văn {DECISION}", f"2. Đồng chí Phan Văn Minh từ chối nhận {DECISION}, có sự chứng kiến của đồng chí Lê Hoài An và đồng chí Trần Thị Kim Chi; Quyết định vẫn có hiệu lực"]),
            section("III. Ý KIẾN CỦA ĐỐI TƯỢNG", ["Đồng chí Phan Văn Minh không phát biểu"]),
        ],
    },
    "sanction-letter": _CITY
    | {
        "about": f"thông báo việc thi hành kỷ luật đối với {SUBJECT}",
        "to": ["Ủy ban nhân dân phường Bến Đông", "Công đoàn phường Bến Đông"],
        "recipients": ["Như trên"],
        "blocks": [
            paragraph(f"{DECISION}: {SUBJECT} bị thi hành kỷ luật cảnh cáo."),
            paragraph("Đề nghị cơ quan, tổ chức có thẩm quyền xem xét, xử lý theo quy định về chính quyền, đoàn thể."),
        ],
    },
}  # fmt: skip
