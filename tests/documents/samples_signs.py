# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented inspection on signs of violation, for every paper of it: the ward of Bến Đông and its fees."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import heading, meeting, paragraph, section

COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}
BODY = "Ủy ban Kiểm tra Thành ủy Lam Giang"
WARD = "Đảng ủy phường Bến Đông"
DECISION = f"Quyết định số 12-QĐ/UBKTTU, ngày 06/5/2026 của {BODY}"
SIGNS = [
    "Chi sai nguồn đảng phí năm 2025, số tiền 120 triệu đồng",
    "Không lập sổ thu, nộp đảng phí quý III, quý IV năm 2025",
]
_BODY = {"letterhead": COMMISSION, "archive": f"Lưu {BODY}", "authority": BODY}
_TOPIC = "khi có dấu hiệu vi phạm trong quản lý, sử dụng đảng phí"


def content(base: dict[str, Any]) -> dict[str, Any]:
    """The papers on signs; a conference is told like the meeting through a draft, at one level."""
    return {
        "signs-proposal": _BODY
        | {
            "about": f"đề xuất kiểm tra khi có dấu hiệu vi phạm đối với {WARD}",
            "recipients": [f"Thường trực {BODY}"],
            "to": [f"Thường trực {BODY}"],
            "source": "theo dõi, nắm tình hình địa bàn (Phiếu theo dõi quý I/2026)",
            "signs": SIGNS,
            "contents": [
                "Việc lãnh đạo, chỉ đạo thu, nộp, quản lý, sử dụng đảng phí",
                "Trách nhiệm của tập thể, cá nhân có liên quan",
            ],
            "subjects": [{"name": WARD, "under": "Đảng bộ thành phố Lam Giang"}],
            "members": base["team-decision"]["members"],
        },
        "crime-transfer-letter": _BODY
        | {
            "about": "chuyển hồ sơ vụ việc có dấu hiệu tội phạm",
            "recipients": ["Như trên"],
            "to": ["Cơ quan Cảnh sát điều tra Công an thành phố Lam Giang"],
            "blocks": [
                paragraph(
                    f"Thực hiện {DECISION}, Đoàn kiểm tra kiểm tra {_TOPIC} đối với {WARD}. Qua kiểm tra, phát hiện nội dung có dấu hiệu tội phạm:"
                ),
                paragraph("- Lập khống 03 bộ chứng từ chi, số tiền 85 triệu đồng."),
                paragraph(
                    f"{BODY} chuyển Cơ quan Cảnh sát điều tra hồ sơ, tài liệu để xem xét, giải quyết theo thẩm quyền."
                ),
                heading("Hồ sơ, tài liệu kèm theo"),
                paragraph("- Biên bản xác minh số 07-BB/ĐKT và 03 bộ chứng từ (bản gốc)."),
                paragraph(
                    f"Cuộc kiểm tra của Đảng tiếp tục theo quy định. Đề nghị thông báo kết quả bằng văn bản cho {BODY}."
                ),
            ],
        },
        "signs-conference-minutes": base["draft-meeting-minutes"]
        | {
            "about": f"hội nghị tại {WARD} về dự thảo báo cáo kết quả kiểm tra",
            "meeting": meeting(
                "2026-05-20", "hội nghị", f"hội nghị tại {WARD} về kết quả kiểm tra được tổ chức", f"Trụ sở {WARD}"
            ),
            "agenda": [
                f"{WARD} trình bày báo cáo giải trình",
                "Đoàn kiểm tra trình bày kết quả kiểm tra",
                f"Đại biểu dự hội nghị tham gia ý kiến; {WARD} phát biểu ý kiến",
            ],
        },
        "signs-hearing-minutes": _BODY
        | {
            "about": "nghe đồng chí Phan Văn Minh trình bày ý kiến",
            "recipients": ["Đồng chí Phan Văn Minh"],
            "meeting": meeting(
                "2026-05-24",
                "buổi làm việc",
                f"đại diện {BODY} nghe đồng chí Phan Văn Minh trình bày ý kiến trước khi trình báo cáo",
                "Trụ sở Thành ủy",
            ),
            "present": base["draft-meeting-minutes"]["present"],
            "absent": [],
            "chair": {"name": "Vũ Quốc Bình", "post": ""},
            "recorder": {"name": "Hoàng Văn An", "post": ""},
            "course": [],
            "conclusion": [],
            "copies": 3,
            "refusals": [],
            "roll": "",
            "sections": [
                section(
                    "II. Ý KIẾN CỦA ĐỐI TƯỢNG", ["Tôi nhất trí với kết quả kiểm tra, nhận vi phạm và cam kết khắc phục"]
                ),
                section(
                    "III. TRAO ĐỔI", ["Thành viên Ủy ban chỉ đạo cuộc kiểm tra nêu nội dung vi phạm và hướng xử lý"]
                ),
            ],
        },
        "signs-submission-above": _BODY
        | {
            "about": f"đề nghị xem xét, thi hành kỷ luật đối với {WARD}",
            "recipients": ["Như trên"],
            "to": ["Ban Thường vụ Thành ủy Lam Giang"],
            "basis": ["Căn cứ Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương", f"Căn cứ {DECISION}"],
            "blocks": [
                paragraph(f"{BODY} đã kết luận các vi phạm của {WARD}:"),
                paragraph(
                    "- Chi sai nguồn đảng phí năm 2025. Tính chất: vi phạm nguyên tắc tài chính. Mức độ: nghiêm trọng. Hậu quả: thất thoát 120 triệu đồng. Nguyên nhân: buông lỏng kiểm tra. Trách nhiệm: tập thể ban thường vụ, đồng chí bí thư."
                ),
                paragraph(
                    f"{BODY} biểu quyết phải xem xét, thi hành kỷ luật với 7/7 phiếu tán thành; việc thi hành kỷ luật vượt thẩm quyền của {BODY}."
                ),
                paragraph("Kính trình Ban Thường vụ Thành ủy xem xét, quyết định. Hồ sơ kèm theo."),
            ],
        },
        "signs-notice": _BODY
        | {
            "about": f"kết luận kiểm tra {_TOPIC} đối với {WARD}",
            "recipients": [WARD, "Các thành viên Đoàn kiểm tra"],
            "blocks": [
                paragraph(
                    f"Xét Báo cáo số 05-BC/ĐKT, ngày 22/5/2026 của Đoàn kiểm tra theo {DECISION}, {BODY} kết luận như sau:"
                ),
                heading("1. Ưu điểm"),
                paragraph("- Nộp đảng phí lên cấp trên đúng thời hạn."),
                heading("2. Hạn chế, khuyết điểm, vi phạm"),
                paragraph(
                    "- Chi sai nguồn đảng phí năm 2025. Mức độ: ít nghiêm trọng. Nguyên nhân: thiếu kiểm tra, đôn đốc."
                ),
                paragraph("Trách nhiệm của cá nhân, trước hết là người đứng đầu:"),
                paragraph(
                    "- Phan Văn Minh, bí thư đảng ủy phường: thiếu kiểm tra việc thu, chi đảng phí; có trách nhiệm, kiểm điểm, rút kinh nghiệm."
                ),
                paragraph(
                    f"Căn cứ nội dung, tính chất, mức độ nêu trên, {BODY} kết luận: có khuyết điểm, yêu cầu kiểm điểm, rút kinh nghiệm."
                ),
                heading("3. Yêu cầu"),
                paragraph(
                    f"{WARD} kiểm điểm, rút kinh nghiệm, báo cáo kết quả bằng văn bản với {BODY} trong 60 ngày, kể từ ngày công bố."
                ),
            ],
        },
    }
