# ruff: noqa: E501 - the sentences of papers run as long as papers let them
"""Facts of one invented inspection, for every paper: Lan heads the team, An writes, Minh is inspected."""

from __future__ import annotations

from typing import Any

from documents.canonical import Facts
from documents.catalogue import ALL, BY_KEY, Concern, DocumentType, Issuer, Signing
from tests.documents import (
    samples_clock,
    samples_complaint,
    samples_copies,
    samples_denunciation,
    samples_discipline,
    samples_dossier,
    samples_exoneration,
    samples_finance,
    samples_follow_up,
    samples_intake,
    samples_mandate,
    samples_meetings,
    samples_registers,
    samples_signs,
    samples_statistics,
    samples_suspension,
)

CITY = {"above": "", "name": "THÀNH ỦY LAM GIANG"}
COMMISSION = {"above": "THÀNH ỦY LAM GIANG", "name": "ỦY BAN KIỂM TRA"}
TEAM = {"above": "THÀNH ỦY LAM GIANG", "name": "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 05-QĐ/TU"}
SUBJECT = "Ban Thường vụ Đảng ủy phường Bến Đông"
DECISION = "Quyết định số 05-QĐ/TU, ngày 05/02/2026 của Ban Thường vụ Thành ủy Lam Giang"
PLAN = "Kế hoạch số 03-KH/TU, ngày 05/02/2026 của Ban Thường vụ Thành ủy Lam Giang"
TOPIC = "việc lãnh đạo, chỉ đạo thực hiện công tác cải cách hành chính và quy chế làm việc của cấp ủy"

LAN = {
    "name": "Đỗ Thị Phương Lan",
    "post": "Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Thành ủy",
    "role": "Trưởng đoàn",
}
BINH = {"name": "Vũ Quốc Bình", "post": "Phó Chủ nhiệm Ủy ban Kiểm tra Thành ủy", "role": "Phó Trưởng đoàn"}
AN = {"name": "Lê Hoài An", "post": "Kiểm tra viên, Cơ quan Ủy ban Kiểm tra Thành ủy", "role": "Thư ký"}
HA = {"name": "Nguyễn Ngọc Khánh Hà", "post": "Phó Trưởng phòng, Ban Tổ chức Thành ủy", "role": "thành viên"}
DUC = {"name": "Trịnh Minh Đức", "post": "Chuyên viên chính, Văn phòng Thành ủy", "role": "thành viên"}
MINH = {"name": "Phan Văn Minh", "post": "Bí thư Đảng ủy phường Bến Đông", "role": ""}
THU = {"name": "Hoàng Thị Lệ Thu", "post": "Phó Bí thư Thường trực Đảng ủy phường Bến Đông", "role": ""}
MEMBERS = [LAN, BINH, AN, HA, DUC]

PERIOD = ["2024-01-01", "2025-12-31"]
BASIS = [
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
    "Căn cứ Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và "
    "kỷ luật của Đảng",
    "Căn cứ Quyết định số 89-QĐ/TW, ngày 01/12/2022 của Bộ Chính trị ban hành các quy trình kiểm tra, giám sát",
    "Căn cứ Chương trình kiểm tra, giám sát năm 2026 của Ban Thường vụ Thành ủy",
]


def paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text}


def heading(text: str, level: int = 2) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "text": text}


def meeting(
    day: str, name: str, act: str, place: str, opened: str = "08 giờ 00 phút", closed: str = "11 giờ 15 phút"
) -> Facts:
    return {"date": day, "opened": opened, "closed": closed, "name": name, "act": act, "place": place}


OPINIONS = [
    "- Đồng chí Đỗ Thị Phương Lan: quán triệt mục đích, yêu cầu của cuộc kiểm tra; đề nghị các bên phối hợp đúng lịch làm việc đã thống nhất.",
    "- Đồng chí Phan Văn Minh: nhất trí với quyết định, kế hoạch; cam kết chỉ đạo chuẩn bị báo cáo và cung cấp đầy đủ hồ sơ, tài liệu.",
    "- Đồng chí Hoàng Thị Lệ Thu: đề nghị Đoàn hướng dẫn thêm về mốc lấy số liệu đối với các chi bộ mới hợp nhất từ ngày 01/7/2025.",
]

BOTH_SIDES = [
    {"group": "Đoàn kiểm tra", "people": [LAN, BINH, AN]},
    {"group": "Đại diện Ban Thường vụ Đảng ủy phường Bến Đông", "people": [MINH, THU]},
]

TEAM_PAPER = {
    "letterhead": TEAM,
    "recipients": ["Ban Thường vụ Thành ủy (để báo cáo)", "Các thành viên Đoàn kiểm tra"],
    "archive": "Lưu hồ sơ Đoàn kiểm tra",
}
CITY_PAPER = {
    "letterhead": CITY,
    "recipients": [
        "Ủy ban Kiểm tra Thành ủy",
        "Các ban đảng, Văn phòng Thành ủy",
        SUBJECT,
        "Các đồng chí có tên trong Đoàn kiểm tra",
    ],
    "archive": "Lưu Văn phòng Thành ủy",
}
MINUTES = {
    "letterhead": TEAM,
    "recipients": ["Các thành phần dự họp"],
    "archive": "Lưu hồ sơ Đoàn kiểm tra",
    "present": BOTH_SIDES,
    "absent": [],
    "chair": LAN,
    "recorder": AN,
    "course": OPINIONS,
    "copies": 3,
    "refusals": [],
}

REPORT = [
    paragraph(
        f"Thực hiện {DECISION}, từ ngày 02/3/2026 đến ngày 10/4/2026, Đoàn kiểm tra đã tiến hành kiểm tra {TOPIC} đối với "
        f"{SUBJECT}. Đoàn kiểm tra báo cáo kết quả như sau:"
    ),
    heading("I. ĐẶC ĐIỂM, TÌNH HÌNH", 1),
    paragraph(
        "Đảng bộ phường Bến Đông được thành lập ngày 01/7/2025 trên cơ sở hợp nhất ba đảng bộ phường; có 46 tổ chức đảng "
        "trực thuộc với 2.184 đảng viên. Ban Chấp hành Đảng bộ có 27 đồng chí, Ban Thường vụ có 09 đồng chí."
    ),
    heading("II. KẾT QUẢ KIỂM TRA", 1),
    heading("1. Việc ban hành và thực hiện quy chế làm việc"),
    paragraph(
        "Ban Thường vụ Đảng ủy đã ban hành quy chế làm việc, chương trình công tác năm; phân công nhiệm vụ cho từng đồng chí "
        "ủy viên và duy trì chế độ họp định kỳ. Trong kỳ đã họp 22 phiên, ban hành 31 kết luận, 14 kế hoạch."
    ),
    {
        "kind": "table",
        "title": "Bảng 1. Kết quả giải quyết thủ tục hành chính",
        "columns": [
            {"title": "TT", "width": 7, "figure": True},
            {"title": "Lĩnh vực", "width": 37},
            {"title": "Tiếp nhận", "width": 18, "figure": True},
            {"title": "Đúng hạn", "width": 18, "figure": True},
            {"title": "Quá hạn", "width": 20, "figure": True},
        ],
        "rows": [
            ["1", "Hộ tịch, chứng thực", "8.412", "8.390", "22"],
            ["2", "Đất đai, xây dựng", "1.265", "1.107", "158"],
            ["3", "Bảo trợ xã hội", "946", "944", "2"],
            ["", "Cộng", "10.623", "10.441", "182"],
        ],
        "totals": [4],
    },
    heading("2. Việc lãnh đạo, chỉ đạo cải cách hành chính"),
    paragraph(
        "Còn 182 hồ sơ trả kết quả quá hạn, trong đó 158 hồ sơ thuộc lĩnh vực đất đai, xây dựng; 12 hồ sơ quá hạn trên 60 ngày "
        "nhưng chưa có văn bản xin lỗi tổ chức, công dân theo quy định."
    ),
    heading("III. NHẬN XÉT, ĐÁNH GIÁ", 1),
    heading("1. Ưu điểm"),
    paragraph("Nội bộ đoàn kết; nguyên tắc tập trung dân chủ được giữ vững; số hồ sơ giải quyết đúng hạn đạt 98,3%."),
    heading("2. Hạn chế, khuyết điểm"),
    paragraph(
        "Việc đôn đốc, kiểm tra sau kết luận của Ban Thường vụ chưa thường xuyên. Nguyên nhân chủ yếu là phân công chưa rõ đầu "
        "mối theo dõi sau sắp xếp đơn vị hành chính. Trách nhiệm thuộc tập thể Ban Thường vụ Đảng ủy, trực tiếp là đồng chí "
        "Phó Bí thư phụ trách chính quyền."
    ),
    heading("IV. Ý KIẾN CỦA ĐỐI TƯỢNG ĐƯỢC KIỂM TRA", 1),
    paragraph(
        "Ban Thường vụ Đảng ủy phường nhất trí với 06 nội dung, giải trình 01 nội dung về số hồ sơ quá hạn do chuyển tiếp dữ "
        "liệu. Đoàn kiểm tra đã đối chiếu, tiếp thu giảm 09 hồ sơ; các nội dung khác giữ nguyên."
    ),
    heading("V. ĐỀ NGHỊ", 1),
    paragraph(
        "Đề nghị Ban Thường vụ Thành ủy xem xét, kết luận; yêu cầu Ban Thường vụ Đảng ủy phường Bến Đông nghiêm túc kiểm điểm, "
        "rút kinh nghiệm và khắc phục các hạn chế, khuyết điểm đã nêu trong quý II năm 2026."
    ),
]

NOTICE = [
    paragraph(
        f"Xét Báo cáo số 01-BC/ĐKT, ngày 15/4/2026 của Đoàn kiểm tra theo {DECISION} về kết quả kiểm tra {TOPIC}, Ban Thường vụ "
        "Thành ủy kết luận như sau:"
    ),
    heading("1. Ưu điểm"),
    paragraph(
        "Ban Thường vụ Đảng ủy phường Bến Đông đã ban hành và thực hiện nghiêm túc quy chế làm việc; nội bộ đoàn kết, giữ vững "
        "nguyên tắc tập trung dân chủ. Công tác cải cách hành chính có chuyển biến: tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,3%, "
        "tăng 4,1 điểm phần trăm so với năm 2024."
    ),
    heading("2. Hạn chế, khuyết điểm, vi phạm"),
    paragraph(
        "a) Việc đôn đốc, kiểm tra thực hiện các kết luận của Ban Thường vụ chưa thường xuyên: 05/31 kết luận không có báo cáo "
        "kết quả. Nguyên nhân là chưa phân công rõ đầu mối theo dõi. Trách nhiệm thuộc tập thể Ban Thường vụ Đảng ủy."
    ),
    paragraph(
        "b) Để 173 hồ sơ đất đai, xây dựng trả kết quả quá hạn, trong đó 12 hồ sơ quá hạn trên 60 ngày. Nguyên nhân chủ quan là "
        "phối hợp giữa các bộ phận chưa chặt chẽ. Trách nhiệm trực tiếp thuộc đồng chí Phó Bí thư phụ trách chính quyền."
    ),
    paragraph("Các hạn chế, khuyết điểm nêu trên chưa đến mức phải xem xét, thi hành kỷ luật."),
    heading("3. Yêu cầu"),
    {
        "kind": "table",
        "title": "",
        "columns": [
            {"title": "TT", "width": 7, "figure": True},
            {"title": "Nội dung yêu cầu", "width": 47},
            {"title": "Trách nhiệm thực hiện", "width": 26},
            {"title": "Thời hạn báo cáo", "width": 20, "figure": True},
        ],
        "rows": [
            ["1", "Tổ chức kiểm điểm, rút kinh nghiệm đối với tập thể, cá nhân có liên quan.", SUBJECT, "31/5/2026"],
            [
                "2",
                "Giải quyết dứt điểm 12 hồ sơ quá hạn trên 60 ngày, có văn bản xin lỗi công dân.",
                "Phó Bí thư phụ trách chính quyền",
                "30/6/2026",
            ],
            [
                "3",
                "Phân công đầu mối theo dõi, đôn đốc việc thực hiện kết luận của Ban Thường vụ.",
                "Văn phòng Đảng ủy phường",
                "30/6/2026",
            ],
        ],
        "totals": [],
    },
    paragraph(
        "Ban Thường vụ Đảng ủy phường Bến Đông báo cáo kết quả thực hiện bằng văn bản về Ban Thường vụ Thành ủy (qua Ủy ban Kiểm "
        "tra Thành ủy). Giao Ủy ban Kiểm tra Thành ủy theo dõi, đôn đốc việc thực hiện Thông báo này."
    ),
]

SUPERVISION = [
    paragraph(
        "Xét Báo cáo số 02-BC/ĐGS, ngày 15/4/2026 của Đoàn giám sát theo Quyết định số 09-QĐ/UBKTTU, ngày 10/02/2026, Ủy ban "
        "Kiểm tra Thành ủy thông báo kết quả giám sát như sau:"
    ),
    heading("1. Ưu điểm"),
    paragraph(
        "Ban Thường vụ Đảng ủy đã xây dựng, triển khai đầy đủ chương trình, kế hoạch; việc tự phê bình và phê bình đi vào nền nếp."
    ),
    heading("2. Hạn chế, khuyết điểm"),
    paragraph("Một số chi bộ sinh hoạt chuyên đề chưa đủ số kỳ theo quy định; hồ sơ lưu trữ chưa đầy đủ."),
    heading("3. Yêu cầu"),
    paragraph(
        "Ủy ban Kiểm tra Thành ủy nhắc nhở Ban Thường vụ Đảng ủy phường Bến Đông khắc phục các hạn chế nêu trên, báo cáo kết quả "
        "trước ngày 30/6/2026."
    ),
]

PERIODIC = [
    heading("I. TÌNH HÌNH VÀ CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", 1),
    paragraph(
        "Ban Thường vụ Thành ủy đã ban hành Chương trình kiểm tra, giám sát năm 2026 và chỉ đạo triển khai đúng tiến độ."
    ),
    heading("II. KẾT QUẢ THỰC HIỆN", 1),
    paragraph(
        "Số liệu từ ngày 01/01/2026 đến ngày 30/6/2026 là số liệu đã chốt ngày 05/7/2026 (mã bản chốt 5b1e0c7a9d21), "
        "theo bộ biểu 2025; cùng kỳ từ ngày 01/01/2025 đến ngày 30/6/2025 (đã chốt)."
    )
    | {"counted": "basis"},
    {
        "kind": "table",
        "title": "Biểu 1. Thực hiện chương trình",
        "columns": [
            {"title": "Loại cuộc", "width": 30},
            {"title": "Kế hoạch", "width": 14, "figure": True},
            {"title": "Đã triển khai", "width": 14, "figure": True},
            {"title": "Đã kết luận", "width": 14, "figure": True},
            {"title": "Đúng hạn", "width": 14, "figure": True},
            {"title": "Quá hạn", "width": 14, "figure": True},
        ],
        "rows": [
            ["Kiểm tra chấp hành", "26", "18", "12", "11", "1"],
            ["Giám sát chuyên đề", "4", "3", "2", "2", "0"],
            ["Cộng", "30", "21", "14", "13", "1"],
        ],
        "totals": [3],
    },
    paragraph(
        "- Kiểm tra: cấp ủy, ban thường vụ cấp ủy các cấp đã kết luận kiểm tra đối với 12 lượt tổ chức đảng và 04 lượt "
        "đảng viên; so với cùng kỳ năm trước: tổ chức đảng được kiểm tra tăng 02 lượt (20%), đảng viên được cấp ủy kiểm "
        "tra không thay đổi."
    )
    | {"counted": "inspection"},
    heading("III. ĐÁNH GIÁ CHUNG", 1),
    heading("1. Ưu điểm"),
    paragraph("Các cuộc kiểm tra được tiến hành đúng quy trình, thời hạn."),
    heading("2. Hạn chế, khuyết điểm"),
    paragraph("Một cuộc chậm so với thời hạn."),
    heading("3. Nguyên nhân"),
    paragraph("Phối hợp cung cấp hồ sơ chưa kịp thời."),
    heading("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", 1),
    paragraph("Hoàn thành các cuộc kiểm tra, giám sát còn lại; đôn đốc thực hiện các thông báo kết luận đã ban hành."),
    heading("V. ĐỀ XUẤT, KIẾN NGHỊ", 1),
    paragraph("Không có kiến nghị."),
]
PERIODIC_ANNEX: Facts = {
    "charts": [
        {
            "title": "Hình 1. Kết quả theo loại việc (lượt, vụ, quyết định)",
            "now": "kỳ này",
            "before": "cùng kỳ năm trước",
            "rows": [
                {"label": "Kiểm tra", "now": 16, "before": 14},
                {"label": "Giám sát của cấp ủy, chi bộ", "now": 2, "before": 0},
                {"label": "Thi hành kỷ luật", "now": 0, "before": None},
            ],
        }
    ],
    "forms": samples_statistics.CONTENT["statistical-form"]["forms"],
}

_WORKING = {
    "meeting": meeting(
        "2026-03-12",
        "buổi làm việc",
        f"Đoàn kiểm tra làm việc với {SUBJECT} về báo cáo tự kiểm tra",
        "Trụ sở Đảng ủy phường Bến Đông",
    ),
    "grounds": PLAN,
    "agenda": [
        "Làm rõ số liệu hồ sơ hành chính quá hạn trong báo cáo tự kiểm tra",
        "Đối chiếu hồ sơ theo dõi thực hiện kết luận của Ban Thường vụ Đảng ủy",
    ],
    "files": ["Sổ theo dõi hồ sơ hành chính năm 2025 (bản sao)", "Tập kết luận của Ban Thường vụ Đảng ủy năm 2025"],
    "agreed": [
        "Hai bên thống nhất số liệu đến ngày 31/12/2025 là 182 hồ sơ quá hạn; Đoàn kiểm tra tiếp tục xác minh 12 hồ sơ."
    ],
}

CONTENT: dict[str, Facts] = {
    "proposal": {
        "letterhead": COMMISSION,
        "about": f"về việc thành lập Đoàn kiểm tra {TOPIC}",
        "to": ["Ban Thường vụ Thành ủy"],
        "basis": BASIS,
        "reason": "Sau sắp xếp đơn vị hành chính, khối lượng thủ tục hành chính tại phường tăng nhanh; qua nắm tình hình địa bàn, "
        "cần kiểm tra để kịp thời đánh giá ưu điểm, chỉ ra hạn chế và uốn nắn ngay từ đầu nhiệm kỳ",
        "recused": [{"name": "Lý Thu Hằng", "reason": "có người thân công tác tại tổ chức đảng được kiểm tra"}],
        "encloses": "kèm theo dự thảo Quyết định và dự thảo Kế hoạch",
        "proposer": "Ủy ban Kiểm tra Thành ủy",
        "members": MEMBERS,
        "recipients": ["Như trên"],
        "archive": "Lưu Ủy ban Kiểm tra Thành ủy",
    },
    "team-decision": CITY_PAPER
    | {
        "about": f"thành lập Đoàn kiểm tra {TOPIC}",
        "basis": [*BASIS, "Xét đề nghị của Ủy ban Kiểm tra Thành ủy tại Tờ trình số 02-TTr/UBKTTU, ngày 28/01/2026"],
        "members": MEMBERS,
        "executes": "Ủy ban Kiểm tra Thành ủy, các cơ quan tham mưu, giúp việc Thành ủy",
    },
    "plan": CITY_PAPER
    | {
        "about": f"kiểm tra {TOPIC}",
        "decision": DECISION,
        "aims": [
            "Đánh giá đúng ưu điểm, kịp thời phát hiện hạn chế, khuyết điểm, vi phạm (nếu có) và nguyên nhân, trách nhiệm",
            "Qua kiểm tra, giúp tổ chức đảng nâng cao chất lượng lãnh đạo, chủ động phòng ngừa vi phạm",
        ],
        "demands": [
            "Tiến hành dân chủ, khách quan, công tâm, thận trọng, đúng quy trình; không gây trở ngại cho công việc của đơn vị",
            "Kết luận rõ ưu điểm, hạn chế, khuyết điểm, vi phạm, nguyên nhân, trách nhiệm của tập thể, cá nhân",
        ],
        "members": MEMBERS,
        "duties": [
            "Đoàn kiểm tra làm việc theo chế độ tập thể; Trưởng đoàn chịu trách nhiệm trước Ban Thường vụ Thành ủy về toàn bộ hoạt động của Đoàn",
            "Đoàn được yêu cầu đối tượng và các tổ chức, cá nhân liên quan báo cáo, cung cấp hồ sơ, tài liệu phục vụ kiểm tra",
        ],
        "venue": "Tại trụ sở Đảng ủy phường Bến Đông và nơi cần thẩm tra, xác minh",
        "report_within": "trước ngày 15/3/2026",
        "method": "Nghiên cứu báo cáo và hồ sơ; làm việc với tập thể, cá nhân có liên quan; thẩm tra, xác minh; tổ chức hội nghị thông "
        "qua dự thảo báo cáo; báo cáo Ban Thường vụ Thành ủy xem xét, kết luận",
        "tasks": [
            "Đoàn kiểm tra xây dựng đề cương, lịch làm việc và triển khai kế hoạch; báo cáo kết quả với Ban Thường vụ Thành ủy",
            "Ban Thường vụ Đảng ủy phường Bến Đông chuẩn bị báo cáo, hồ sơ, tài liệu; bố trí thành phần làm việc theo yêu cầu của Đoàn",
            "Ủy ban Kiểm tra Thành ủy theo dõi, đôn đốc việc thực hiện Kế hoạch này",
        ],
    },
    "outline": TEAM_PAPER
    | {
        "about": f"gợi ý báo cáo tự kiểm tra {TOPIC}",
        "attached": "kèm theo Kế hoạch số 03-KH/TU, ngày 05/02/2026",
        "points": [
            {
                "title": "Việc ban hành và thực hiện quy chế làm việc",
                "questions": [
                    "Quy chế, chương trình công tác đã ban hành; việc phân công nhiệm vụ cho cấp ủy viên",
                    "Chế độ họp, ra nghị quyết, kết luận; việc kiểm tra, đôn đốc thực hiện",
                ],
            },
            {
                "title": "Việc lãnh đạo, chỉ đạo cải cách hành chính",
                "questions": [
                    "Số hồ sơ tiếp nhận, giải quyết đúng hạn, quá hạn theo từng lĩnh vực; nguyên nhân",
                    "Việc tiếp nhận, xử lý phản ánh, kiến nghị của tổ chức, công dân",
                ],
            },
        ],
    },
    "schedule": TEAM_PAPER
    | {
        "about": "phân công nhiệm vụ và lịch làm việc của Đoàn kiểm tra",
        "plan": PLAN,
        "assignments": [
            LAN | {"task": "Phụ trách chung; chủ trì các hội nghị; ký các văn bản của Đoàn"},
            BINH | {"task": "Phụ trách nội dung cải cách hành chính; thay mặt Trưởng đoàn khi được ủy quyền"},
            AN | {"task": "Ghi biên bản; quản lý hồ sơ, tài liệu; tổng hợp dự thảo báo cáo"},
            HA | {"task": "Phụ trách nội dung quy chế làm việc, công tác tổ chức"},
            DUC | {"task": "Thẩm tra, xác minh hồ sơ hành chính; đối chiếu số liệu"},
        ],
        "calendar": [
            {
                "when": "02/3/2026",
                "what": "Triển khai quyết định, kế hoạch",
                "where": "Trụ sở Đảng ủy phường; Đoàn kiểm tra, Ban Thường vụ Đảng ủy phường",
            },
            {
                "when": "Đến 15/3/2026",
                "what": "Nhận báo cáo tự kiểm tra, hồ sơ",
                "where": "Cơ quan Ủy ban Kiểm tra Thành ủy",
            },
            {
                "when": "16/3 - 31/3/2026",
                "what": "Nghiên cứu, làm việc, thẩm tra, xác minh",
                "where": "Tại phường và các chi bộ có liên quan",
            },
            {"when": "08/4/2026", "what": "Hội nghị thông qua dự thảo báo cáo", "where": "Trụ sở Đảng ủy phường"},
        ],
        "conduct": [
            "Chấp hành sự phân công của Trưởng đoàn; phát ngôn theo thẩm quyền",
            "Không để lộ thông tin, tài liệu; không nhận quà, lợi ích dưới mọi hình thức",
        ],
    },
    "team-meeting-minutes": MINUTES
    | {
        "about": "họp Đoàn kiểm tra, phân công nhiệm vụ",
        "meeting": meeting(
            "2026-02-10",
            "cuộc họp",
            f"Đoàn kiểm tra theo {DECISION} họp phiên thứ nhất",
            "Cơ quan Ủy ban Kiểm tra Thành ủy",
        ),
        "present": [{"group": "Đoàn kiểm tra", "people": MEMBERS}],
        "copies": 0,
        "agenda": [
            "Quán triệt quyết định, kế hoạch",
            "Thống nhất đề cương gợi ý báo cáo, lịch làm việc, phân công nhiệm vụ, nội quy",
        ],
        "declarations": [
            {"name": person["name"], "text": "không có xung đột lợi ích với đối tượng được kiểm tra"}
            for person in MEMBERS
        ],
        "course": ["- Đồng chí Vũ Quốc Bình: đề nghị ưu tiên đối chiếu số liệu hồ sơ quá hạn theo từng lĩnh vực."],
        "conclusion": [
            "Thống nhất đề cương, lịch làm việc và phân công nhiệm vụ",
            "Các thành viên nghiên cứu hồ sơ trước ngày triển khai",
        ],
    },
    "deployment-minutes": MINUTES
    | {
        "about": "triển khai quyết định, kế hoạch kiểm tra",
        "meeting": meeting(
            "2026-03-02",
            "hội nghị",
            f"Đoàn kiểm tra triển khai quyết định, kế hoạch kiểm tra đối với {SUBJECT}",
            "Trụ sở Đảng ủy phường Bến Đông",
        ),
        "decision": DECISION,
        "plan": PLAN,
        "subject": SUBJECT,
        "self_report_due": "2026-03-15",
        "period": "30 ngày, từ ngày 02/3/2026 đến hết ngày 01/4/2026",
    },
    "reminder-letter": TEAM_PAPER
    | {
        "about": "đôn đốc gửi báo cáo tự kiểm tra",
        "to": [SUBJECT],
        "blocks": [
            paragraph(
                f"Theo {PLAN}, {SUBJECT} gửi báo cáo tự kiểm tra và hồ sơ, tài liệu đến Đoàn kiểm tra trước ngày 15/3/2026. Đến nay, Đoàn chưa nhận được báo cáo."
            ),
            paragraph(
                f"Đoàn kiểm tra đề nghị {SUBJECT} gửi báo cáo trước ngày 20/3/2026; nêu rõ lý do chậm gửi báo cáo để Đoàn tổng hợp, báo cáo Ban Thường vụ Thành ủy."
            ),
        ],
        "recipients": ["Như trên", "Ban Thường vụ Thành ủy (để báo cáo)"],
    },
    "working-minutes": MINUTES | _WORKING | {"about": "làm việc về nội dung báo cáo tự kiểm tra"},
    "verification-minutes": MINUTES
    | _WORKING
    | {
        "about": "thẩm tra, xác minh hồ sơ hành chính quá hạn",
        "meeting": meeting(
            "2026-03-20",
            "buổi làm việc",
            "Đoàn kiểm tra thẩm tra, xác minh 12 hồ sơ quá hạn trên 60 ngày",
            "Bộ phận một cửa phường Bến Đông",
            closed="17 giờ 00 phút",
        ),
        "refusals": [
            {
                "who": "đồng chí Phan Văn Minh",
                "reason": "không thống nhất số liệu tại mục III",
                "witnesses": "đồng chí Vũ Quốc Bình và đồng chí Hoàng Thị Lệ Thu",
            }
        ],
    },
    "evidence-list": TEAM_PAPER
    | {
        "about": f"hồ sơ, tài liệu thu thập trong quá trình kiểm tra {SUBJECT}",
        "attached": "kèm theo hồ sơ cuộc kiểm tra KTCH-2026-0012",
        "files": [
            {
                "title": "Báo cáo tự kiểm tra của Ban Thường vụ Đảng ủy phường",
                "received": "2026-03-14",
                "giver": SUBJECT,
                "seal": "8f14e45f",
            },
            {
                "title": "Sổ theo dõi hồ sơ hành chính năm 2025",
                "received": "2026-03-12",
                "giver": "Bộ phận một cửa",
                "seal": "c9f0f895",
            },
            {
                "title": "Quy chế làm việc của Ban Chấp hành Đảng bộ phường",
                "received": "2026-03-12",
                "giver": "Văn phòng Đảng ủy",
                "seal": "45c48cce",
            },
        ],
    },
    "exchange-letter": TEAM_PAPER
    | {
        "about": "trao đổi dự thảo báo cáo kết quả giám sát",
        "to": [SUBJECT],
        "blocks": [
            paragraph(
                f"Thực hiện {PLAN}, Đoàn giám sát đã xây dựng dự thảo báo cáo kết quả giám sát. Đoàn gửi {SUBJECT} nghiên cứu, cho ý kiến bằng văn bản về từng nội dung."
            ),
            paragraph("Ý kiến gửi về Đoàn giám sát trước ngày 05/4/2026 để tổng hợp trước khi thông qua dự thảo."),
        ],
        "recipients": ["Như trên"],
        "work": "giám sát",
    },
    "team-report": TEAM_PAPER | {"about": f"kết quả kiểm tra {TOPIC} đối với {SUBJECT}", "blocks": REPORT},
    "draft-meeting-minutes": MINUTES
    | {
        "about": "hội nghị thông qua dự thảo báo cáo kết quả kiểm tra",
        "meeting": meeting(
            "2026-04-08",
            "hội nghị",
            f"{SUBJECT} và Đoàn kiểm tra tổ chức hội nghị thông qua dự thảo báo cáo kết quả kiểm tra",
            "Trụ sở Đảng ủy phường Bến Đông",
        ),
        "roll": {"present": 9, "summoned": 10},
        "absent": [{"name": "Bùi Đăng Khoa", "reason": "đi công tác"}],
        "agenda": [
            "Đại diện Ban Thường vụ Đảng ủy phường trình bày báo cáo tự kiểm tra",
            "Đoàn kiểm tra trình bày dự thảo báo cáo kết quả kiểm tra",
        ],
        "subject_opinion": ["Nhất trí với 06 nội dung; giải trình 01 nội dung về số hồ sơ quá hạn."],
        "points": [
            {
                "title": "Số hồ sơ quá hạn: 182",
                "response": "Không nhất trí: 09 hồ sơ do chuyển tiếp dữ liệu, đã trả trước hạn.",
                "answer": "Tiếp thu: đối chiếu sổ giao nhận, giảm 09 hồ sơ, còn 173.",
            }
        ],
        "conclusion": ["Đoàn kiểm tra tiếp thu ý kiến, hoàn chỉnh báo cáo trình Ban Thường vụ Thành ủy"],
    },
    "submission": TEAM_PAPER
    | {
        "about": "đề nghị xem xét, kết luận kết quả kiểm tra",
        "to": ["Ban Thường vụ Thành ủy"],
        "basis": [f"Căn cứ {DECISION}", "Căn cứ Báo cáo số 01-BC/ĐKT, ngày 15/4/2026 của Đoàn kiểm tra"],
        "what": f"Đoàn kiểm tra đã hoàn thành việc kiểm tra {TOPIC} đối với {SUBJECT}",
        "results": ["Có 03 ưu điểm, 02 hạn chế, 02 khuyết điểm; không có vi phạm đến mức phải xem xét kỷ luật"],
        "opinions": [
            "Đối tượng nhất trí 06 nội dung; 01 nội dung có ý kiến đã được Đoàn kiểm tra trả lời, tiếp thu một phần"
        ],
        "request": ["Ban Thường vụ Thành ủy xem xét, kết luận và ban hành thông báo kết luận theo dự thảo kèm theo"],
        "encloses": [
            "Báo cáo kết quả kiểm tra",
            "dự thảo Thông báo kết luận",
            "biên bản hội nghị và hồ sơ cuộc kiểm tra",
        ],
        "team": "Đoàn kiểm tra",
        "recipients": ["Như trên", "Ủy ban Kiểm tra Thành ủy"],
    },
    "deliberation-minutes": MINUTES
    | {
        "letterhead": CITY,
        "about": "họp Ban Thường vụ Thành ủy xem xét, kết luận kết quả kiểm tra",
        "archive": "Lưu Văn phòng Thành ủy",
        "meeting": meeting(
            "2026-04-22",
            "cuộc họp",
            "Ban Thường vụ Thành ủy họp xem xét, kết luận kết quả kiểm tra",
            "Trụ sở Thành ủy Lam Giang",
        ),
        "present": [
            {
                "group": "Ban Thường vụ Thành ủy",
                "people": [
                    {"name": "Đặng Hữu Phước", "post": "Phó Bí thư Thường trực Thành ủy", "role": ""},
                    LAN | {"role": ""},
                ],
            }
        ],
        "absent": [{"name": "Tạ Quang Huy", "reason": "đi học tập trung"}],
        "chair": {"name": "Đặng Hữu Phước", "post": "Phó Bí thư Thường trực Thành ủy"},
        "copies": 0,
        "roll": {"present": 12, "entitled": 13},
        "agenda": ["Nghe Đoàn kiểm tra báo cáo kết quả và ý kiến của đối tượng được kiểm tra"],
        "question": "Cuộc họp biểu quyết thông qua kết luận: có khuyết điểm, yêu cầu kiểm điểm, rút kinh nghiệm",
        "count": [
            {"what": "Tổng số thành viên có quyền biểu quyết", "figure": "13"},
            {"what": "Có mặt", "figure": "12"},
            {"what": "Tán thành", "figure": "11"},
            {"what": "Không tán thành", "figure": "01"},
            {"what": "Cần có (trên một phần hai tổng số)", "figure": "07"},
        ],
        "result": "Kết luận được thông qua với 11/13 phiếu tán thành, đạt trên một phần hai tổng số thành viên",
        "conclusion": [
            "Thông qua nội dung Thông báo kết luận theo dự thảo lần 2",
            "Giao Ủy ban Kiểm tra Thành ủy theo dõi việc thực hiện",
        ],
        "course": ["- Đồng chí Đỗ Thị Phương Lan: báo cáo kết quả kiểm tra và ý kiến của đối tượng được kiểm tra."],
    },
    "conclusion-notice": CITY_PAPER | {"about": f"kết luận kiểm tra {TOPIC} đối với {SUBJECT}", "blocks": NOTICE},
    "supervision-notice": {
        "letterhead": COMMISSION,
        "about": f"kết quả giám sát {TOPIC} đối với {SUBJECT}",
        "blocks": SUPERVISION,
        "recipients": [SUBJECT, "Ban Thường vụ Thành ủy (để báo cáo)"],
        "archive": "Lưu Ủy ban Kiểm tra Thành ủy",
        "work": "giám sát",
    },
    "announcement-minutes": MINUTES
    | {
        "letterhead": CITY,
        "about": "công bố Thông báo kết luận kiểm tra",
        "archive": "Lưu Văn phòng Thành ủy",
        "meeting": meeting(
            "2026-05-05",
            "hội nghị",
            f"đại diện Ban Thường vụ Thành ủy công bố Thông báo kết luận kiểm tra đối với {SUBJECT}",
            "Trụ sở Đảng ủy phường Bến Đông",
        ),
        "notice": "Thông báo số 12-TB/TU, ngày 27/4/2026 của Ban Thường vụ Thành ủy",
        "receipt": "Ban Thường vụ Đảng ủy phường Bến Đông đã nhận 01 bản Thông báo",
    },
    "extension-decision": CITY_PAPER
    | {
        "about": f"gia hạn thời gian kiểm tra đối với {SUBJECT}",
        "basis": [*BASIS[:2], "Xét đề nghị của Trưởng đoàn kiểm tra"],
        "decision": DECISION,
        "subject": SUBJECT,
        "days": 15,
        "due_before": "2026-04-01",
        "due_after": "2026-04-16",
        "reason": "cần thêm thời gian thẩm tra, xác minh 12 hồ sơ đất đai có liên quan nhiều cơ quan",
        "executes": "Ủy ban Kiểm tra Thành ủy",
    },
    "team-change-decision": CITY_PAPER
    | {
        "about": "thay đổi thành viên Đoàn kiểm tra",
        "basis": [*BASIS[:2], "Xét đề nghị của Trưởng đoàn kiểm tra"],
        "decision": DECISION,
        "leaving": [DUC],
        "joining": [
            {"name": "Cao Xuân Trường", "post": "Chuyên viên, Ban Tuyên giáo và Dân vận Thành ủy", "role": "thành viên"}
        ],
        "reason": "đồng chí Trịnh Minh Đức khai có quan hệ gia đình với người thuộc đối tượng được kiểm tra",
        "members": [
            LAN,
            BINH,
            AN,
            HA,
            {
                "name": "Cao Xuân Trường",
                "post": "Chuyên viên, Ban Tuyên giáo và Dân vận Thành ủy",
                "role": "thành viên",
            },
        ],
        "executes": "Ủy ban Kiểm tra Thành ủy",
    },
    "file-index": TEAM_PAPER
    | {
        "about": f"hồ sơ cuộc kiểm tra {SUBJECT}",
        "attached": "Cuộc kiểm tra KTCH-2026-0012, mở ngày 05/02/2026, kết thúc ngày 20/5/2026",
        "entries": [
            {
                "symbol": "02-TTr/UBKTTU",
                "date": "2026-01-28",
                "author": "Ủy ban Kiểm tra Thành ủy",
                "extract": "Tờ trình về việc thành lập Đoàn kiểm tra",
                "pages": 2,
            },
            {
                "symbol": "05-QĐ/TU",
                "date": "2026-02-05",
                "author": "Ban Thường vụ Thành ủy",
                "extract": "Quyết định thành lập Đoàn kiểm tra",
                "pages": 1,
            },
            {
                "symbol": "03-KH/TU",
                "date": "2026-02-05",
                "author": "Ban Thường vụ Thành ủy",
                "extract": "Kế hoạch kiểm tra",
                "pages": 4,
            },
            {
                "symbol": "01-BB/ĐKT",
                "date": "2026-03-02",
                "author": "Đoàn kiểm tra",
                "extract": "Biên bản triển khai",
                "pages": 1,
            },
            {
                "symbol": "12-TB/TU",
                "date": "2026-04-27",
                "author": "Ban Thường vụ Thành ủy",
                "extract": "Thông báo kết luận kiểm tra",
                "pages": 1,
            },
        ],
    },
    "handover-minutes": MINUTES
    | {
        "about": "bàn giao hồ sơ cuộc kiểm tra",
        "meeting": meeting(
            "2026-05-20",
            "việc bàn giao",
            "Đoàn kiểm tra bàn giao hồ sơ cuộc kiểm tra",
            "Cơ quan Ủy ban Kiểm tra Thành ủy",
        ),
        "present": [
            {"group": "Bên giao", "people": [LAN, AN]},
            {
                "group": "Bên nhận",
                "people": [
                    {"name": "Mai Thị Thanh Tâm", "post": "Văn thư, Cơ quan Ủy ban Kiểm tra Thành ủy", "role": ""}
                ],
            },
        ],
        "chair": None,
        "copies": 2,
        "about_subject": f"đối với {SUBJECT}",
        "entries": 18,
        "open_items": [
            {"what": "Giải quyết dứt điểm 12 hồ sơ quá hạn", "owner": "Đảng ủy phường Bến Đông", "due": "2026-06-30"}
        ],
    },
    "programme": CITY_PAPER
    | {
        "about": "công tác kiểm tra, giám sát năm 2026",
        "authority": "Ban Thường vụ Thành ủy",
        "opening": "Thực hiện Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương, Ban Thường vụ Thành ủy ban hành "
        "Chương trình công tác kiểm tra, giám sát năm 2026",
        "year": 2026,
        "aims": [
            "Nâng cao hiệu lực, hiệu quả công tác kiểm tra, giám sát; chủ động phòng ngừa vi phạm",
            "Tiến hành có trọng tâm, trọng điểm, không chồng chéo",
        ],
        "inspections": [
            {
                "content": TOPIC[0].upper() + TOPIC[1:],
                "subjects": "Đảng ủy các phường Bến Đông, Cầu Mây, Hòa Bình",
                "lead": "Đồng chí Đỗ Thị Phương Lan",
                "when": "Quý I",
            },
            {
                "content": "Việc lãnh đạo thực hiện nghị quyết về chuyển đổi số",
                "subjects": "Đảng ủy các xã An Lộc, Phú Thịnh",
                "lead": "Đồng chí Vũ Quốc Bình",
                "when": "Quý II",
            },
        ],
        "supervisions": [
            {
                "content": "Việc thực hiện quy định về sinh hoạt chi bộ",
                "subjects": "Đảng ủy Bệnh viện Đa khoa thành phố",
                "lead": "Ủy ban Kiểm tra Thành ủy",
                "when": "Quý III",
            }
        ],
        "tasks": [
            "Các đồng chí chủ trì chịu trách nhiệm tổ chức thực hiện",
            "Ủy ban Kiểm tra Thành ủy theo dõi, đôn đốc, báo cáo kết quả",
        ],
        "recipients": ["Ủy ban Kiểm tra Trung ương (để báo cáo)", "Các đảng ủy trực thuộc Thành ủy"],
    },
    "periodic-report": {
        "letterhead": CITY,
        "about": "kết quả công tác kiểm tra, giám sát và thi hành kỷ luật trong Đảng 6 tháng đầu năm 2026",
        "blocks": PERIODIC,
        "annex": PERIODIC_ANNEX,
        "recipients": ["Ủy ban Kiểm tra Trung ương", "Các đồng chí Ủy viên Ban Thường vụ Thành ủy"],
        "archive": "Lưu Văn phòng Thành ủy",
    },
}

CONTENT |= samples_complaint.CONTENT
CONTENT |= samples_denunciation.CONTENT
CONTENT |= samples_intake.CONTENT
CONTENT |= samples_discipline.CONTENT
CONTENT |= samples_meetings.CONTENT
CONTENT |= samples_suspension.CONTENT
CONTENT |= samples_exoneration.CONTENT
CONTENT |= samples_dossier.CONTENT
CONTENT |= samples_registers.CONTENT
CONTENT |= samples_statistics.CONTENT
CONTENT |= samples_clock.CONTENT
CONTENT |= samples_finance.CONTENT
CONTENT |= samples_mandate.CONTENT
CONTENT |= samples_follow_up.CONTENT
CONTENT |= samples_signs.content(CONTENT)

COMMON: Facts = {
    "place": "Lam Giang",
    "work": "kiểm tra",
    "topic": TOPIC,
    "content": TOPIC,
    "authority": "Ban Thường vụ Thành ủy",
    "subjects": [{"name": SUBJECT, "under": "Đảng bộ thành phố Lam Giang"}],
    "scope": PERIOD,
    "duration": "30 ngày",
    "clock": "triển khai Quyết định",
}

SUFFIX = {Issuer.AUTHORITY: "TU", Issuer.PROPOSER: "UBKTTU", Issuer.TEAM: "ĐKT"}


def signatures(document_type: DocumentType) -> list[Facts]:
    head = {"capacity": "", "post": "TRƯỞNG ĐOÀN", "name": LAN["name"]}
    recorder = {"capacity": "NGƯỜI GHI BIÊN BẢN", "post": "", "name": AN["name"]}
    match document_type.signing:
        case Signing.COLLECTIVE if document_type.concern is Concern.COPY:
            return [{"capacity": "T/L BAN THƯỜNG VỤ", "post": "CHÁNH VĂN PHÒNG", "name": "Tống Thanh Bạch"}]
        case Signing.COLLECTIVE if document_type.issuer is Issuer.PROPOSER:
            return [{"capacity": "T/M ỦY BAN KIỂM TRA", "post": "PHÓ CHỦ NHIỆM", "name": BINH["name"]}]
        case Signing.COLLECTIVE:
            return [{"capacity": "T/M BAN THƯỜNG VỤ", "post": "PHÓ BÍ THƯ", "name": "Đặng Hữu Phước"}]
        case Signing.TEAM_HEAD:
            return [head]
        case Signing.RECORDER_AND_CHAIR:
            chair = {"capacity": "CHỦ TRÌ", "post": "", "name": LAN["name"]}
            return [{**recorder, "width": 50}, {**chair, "width": 50}]
        case Signing.AREA_OFFICER:
            return [{"capacity": "", "post": "CÁN BỘ THEO DÕI ĐỊA BÀN", "name": AN["name"], "width": 100}]
        case Signing.THREE_PARTIES:
            subject = {"capacity": "ĐẠI DIỆN ĐỐI TƯỢNG ĐƯỢC KIỂM TRA", "post": "", "name": MINH["name"]}
            return [
                recorder | {"width": 36},
                subject | {"width": 36},
                {"capacity": "CHỦ TRÌ", "post": "", "name": LAN["name"], "width": 28},
            ]
        case Signing.OFFICER:
            return [{"capacity": "T/L BAN THƯỜNG VỤ", "post": "NGƯỜI XỬ LÝ ĐƠN", "name": BINH["name"]}]
        case Signing.NOBODY:
            return [{"capacity": "", "post": "", "name": ""}]
        case Signing.TELLERS:
            names = ("Ngô Gia Tự Do", "Lý Thu Hằng")
            return [{"capacity": "NGƯỜI KIỂM PHIẾU", "post": "", "name": name, "width": 50} for name in names]
        case _:
            return [
                {"capacity": "NGƯỜI LẬP", "post": "", "name": AN["name"], "width": 50},
                {"capacity": "TRƯỞNG ĐOÀN", "post": "", "name": LAN["name"], "width": 50},
            ]


def issue(document_type: DocumentType, number: int = 5, day: str = "2026-02-05") -> Facts:
    symbol = f"{number:02d}-{document_type.code}/{SUFFIX[document_type.issuer]}" if document_type.numbered else ""
    return {
        "number": number if document_type.numbered else None,
        "symbol": symbol,
        "draft": None,
        "date": day,
        "signatures": signatures(document_type),
        "anchor": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce",
    }


def facts(document_type: DocumentType, **changes: Any) -> Facts:
    """Return whole facts of one paper; `changes` replace parts of its content."""
    of_no_team = document_type.concern in (Concern.PROGRAMME, Concern.PERIOD, Concern.SITTING, Concern.COPY)
    common = {"place": COMMON["place"]} if of_no_team else COMMON
    return {"content": common | CONTENT[document_type.key] | changes, "issue": issue(document_type)}


def draft(document_type: DocumentType, version: int = 1) -> Facts:
    """Return facts of a draft: no number, no day, its version instead."""
    whole = facts(document_type)
    return whole | {"issue": whole["issue"] | {"number": None, "symbol": "", "draft": version, "date": None}}


CONTENT |= samples_copies.content(facts(BY_KEY["supervision-notice"]))

assert set(CONTENT) == {document_type.key for document_type in ALL}
