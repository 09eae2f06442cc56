# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of invented petitions, as the office of the city's commission handles them; none names its sender."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import heading, paragraph

_BODY = "Ủy ban Kiểm tra Thành ủy Hà Lam"
_SENDER = "Người có đơn số 27/2026"
_OFFICE = {
    "letterhead": {"above": "THÀNH ỦY HÀ LAM", "name": "ỦY BAN KIỂM TRA"},
    "archive": f"Lưu {_BODY}",
}
_GENERAL = [
    paragraph("Căn cứ Điều lệ Đảng Cộng sản Việt Nam."),
    paragraph(
        "Căn cứ Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng."
    ),
]
_LETTER = [
    paragraph("1. Số đăng ký: 27/2026; ngày nhận: 14/5/2026."),
    paragraph("2. Hình thức tiếp nhận: gửi qua bưu điện."),
    paragraph("3. Đối tượng được nêu trong đơn: Đảng ủy phường Bến Lụa."),
    paragraph("4. Nội dung chính:"),
    paragraph("- Thu quỹ đền ơn đáp nghĩa của nhân dân năm 2025 không vào sổ sách."),
    paragraph("- Cho thuê nhà văn hóa tổ dân phố không qua đấu giá, không công khai tiền thu được."),
]
_RULE = "QĐ 21-QĐ/TW"

CONTENT: dict[str, Any] = {
    "petition-slip": _OFFICE
    | {
        "about": "đơn số 27/2026",
        "recipients": [_BODY],
        "blocks": [
            heading("I. ĐƠN TIẾP NHẬN"),
            *_LETTER,
            heading("II. KẾT QUẢ PHÂN LOẠI"),
            paragraph("1. Loại đơn: đơn tố cáo."),
            paragraph("2. Đặc điểm của đơn: đơn giấu tên; có nội dung, địa chỉ, đối tượng cụ thể."),
            paragraph(f"3. Thẩm quyền: thuộc thẩm quyền của {_BODY}."),
            paragraph("4. Căn cứ không giải quyết: đơn giấu tên, mạo tên."),
            heading("III. XỬ LÝ"),
            paragraph(f"Đưa vào diện nắm tình hình, phục vụ công tác kiểm tra, giám sát ({_RULE})."),
            paragraph("Nội dung đơn cụ thể về thời gian, địa điểm; phù hợp với phản ánh của cử tri phường."),
            paragraph("Danh tính, địa chỉ của người có đơn được niêm phong, không ghi trong phiếu này."),
        ],
    },
    "petition-transfer": _OFFICE
    | {
        "about": "đơn số 27/2026",
        "recipients": ["Đảng ủy phường Bến Lụa", _SENDER],
        "blocks": [
            *_GENERAL,
            paragraph(
                f"{_BODY} chuyển đến Đảng ủy phường Bến Lụa đơn tố cáo đăng ký số 27/2026, nhận ngày 14/5/2026, để xem xét, giải quyết theo thẩm quyền."
            ),
            heading("Nội dung đơn"),
            paragraph("Đối tượng được nêu trong đơn: Đảng ủy phường Bến Lụa."),
            *_LETTER[4:],
            heading("Lý do chuyển"),
            paragraph("Đối tượng bị tố cáo do Đảng ủy phường quản lý."),
            paragraph(
                f"Bản gốc đơn gửi kèm trong phong bì niêm phong; đề nghị giữ bí mật danh tính người có đơn và thông báo kết quả giải quyết cho {_BODY}."
            ),
        ],
    },
    "petition-return": _OFFICE
    | {
        "about": "trả lại đơn số 27/2026",
        "to": [_SENDER],
        "recipients": ["Như trên"],
        "blocks": [
            paragraph(f"Ngày 14/5/2026, {_BODY} nhận được đơn tố cáo của người có đơn."),
            paragraph(f"Sau khi xem xét, {_BODY} trả lại đơn, với lý do sau:"),
            paragraph(
                "Đơn là bản sao chụp, không có chữ ký trực tiếp của người tố cáo. Đề nghị gửi bản gốc để được xem xét, giải quyết."
            ),
            paragraph(f"Căn cứ: {_RULE}."),
        ],
    },
    "petition-guidance": _OFFICE
    | {
        "about": "trả lời, hướng dẫn người có đơn số 27/2026",
        "to": [_SENDER],
        "recipients": ["Như trên"],
        "blocks": [
            paragraph(f"Ngày 14/5/2026, {_BODY} nhận được đơn khiếu nại kỷ luật đảng của người có đơn."),
            paragraph(f"Sau khi xem xét, {_BODY} trả lời, hướng dẫn như sau:"),
            paragraph(
                "Nội dung khiếu nại được xem xét theo thẩm quyền; nội dung tố cáo cần nêu rõ người bị tố cáo, hành vi, thời gian và chứng cứ."
            ),
            paragraph("Đơn vừa có nội dung khiếu nại, vừa có nội dung tố cáo; đề nghị viết riêng đơn tố cáo."),
            paragraph(f"Căn cứ: {_RULE}."),
        ],
    },
    "petition-refusal": _OFFICE
    | {
        "about": "không thụ lý đơn tố cáo số 27/2026",
        "recipients": [_SENDER],
        "blocks": [
            *_GENERAL,
            paragraph(f"Ngày 14/5/2026, {_BODY} nhận được đơn tố cáo của người có đơn."),
            paragraph(
                f"Đơn thuộc trường hợp không giải quyết: người tố cáo không có năng lực hành vi dân sự ({_RULE})."
            ),
            paragraph(
                "Theo xác nhận của cơ quan có thẩm quyền, người tố cáo đã bị tuyên bố mất năng lực hành vi dân sự."
            ),
            paragraph(f"{_BODY} không thụ lý đơn tố cáo; thông báo để người có đơn biết."),
        ],
    },
}
