"""Text put before people to be changed. It goes onto papers, so it is Vietnamese whatever the screen speaks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cases import cells
from cases.deadlines import Unit, add_days
from cases.models import PROGRAMME_KINDS, SIGNS_KINDS, Case, Kind, MeetingKind, Team

if TYPE_CHECKING:
    from cases.rulebook import Rulebook

METHOD = (
    "Trực tiếp tại đơn vị: nghiên cứu báo cáo, hồ sơ, tài liệu; làm việc với tổ chức, cá nhân liên quan; "
    "thẩm tra, xác minh khi cần thiết."
)

CONDUCT = (
    "Làm việc đúng nội dung, thời gian, đối tượng ghi trong quyết định.\n"
    "Giữ bí mật hồ sơ và thông tin; không nhận tiền, quà của đối tượng dưới mọi hình thức.\n"
    "Khách quan, trung thực; mỗi buổi làm việc đều lập biên bản."
)

DENUNCIATION_CONTENT = "Các nội dung tố cáo đã được người tố cáo xác nhận."
DENUNCIATION_AIM = (
    "Làm rõ đúng, sai từng nội dung tố cáo; kết luận khách quan, chính xác, đúng thẩm quyền.\n"
    "Giữ bí mật người tố cáo; bảo đảm quyền của người bị tố cáo khi chưa có kết luận."
)
DENOUNCER_COURSE = (
    "Cán bộ nêu yêu cầu, quyền và nghĩa vụ của người tố cáo.\n"
    "Người tố cáo xác nhận đơn, làm rõ từng nội dung, cung cấp tài liệu."
)
ALLEGATION_COURSE = (
    "Đoàn nêu nội dung cần xác minh; đối chiếu giải trình với hồ sơ, tài liệu.\n"
    "Các bên trình bày ý kiến, cung cấp tài liệu."
)
DENUNCIATION_DEPLOYMENT = (
    "Trưởng đoàn công bố quyết định, kế hoạch và các nội dung cần giải trình.\n"
    "Các bên thống nhất lịch làm việc, thời hạn giải trình, cách cung cấp hồ sơ, tài liệu."
)

COMPLAINT_CONTENT = (
    "Nội dung, tính chất, mức độ, tác hại, nguyên nhân của vi phạm bị thi hành kỷ luật.\n"
    "Hình thức kỷ luật và việc vận dụng phương hướng, phương châm thi hành kỷ luật.\n"
    "Nguyên tắc, thủ tục, quy trình, thẩm quyền thi hành kỷ luật."
)

COMPLAINT_METHOD = (
    "Làm việc với tổ chức đảng đã quyết định kỷ luật và người khiếu nại; nghiên cứu hồ sơ kỷ luật; thẩm tra, xác minh "
    "những nội dung còn khác nhau."
)

COMPLAINT_DEPLOYMENT = (
    "Trưởng đoàn công bố quyết định, kế hoạch giải quyết khiếu nại.\n"
    "Đại diện tổ chức đảng đã quyết định kỷ luật báo cáo quá trình xem xét, thi hành kỷ luật.\n"
    "Hai bên giao, nhận hồ sơ kỷ luật theo danh mục."
)

COMPLAINT_EXCHANGE = (
    "Đoàn giải quyết khiếu nại trình bày dự thảo báo cáo kết quả thẩm tra, xác minh.\n"
    "Người khiếu nại và đại diện tổ chức đảng đã quyết định kỷ luật phát biểu ý kiến."
)

COMPLAINT_ANNOUNCEMENT = (
    "Công bố toàn văn quyết định giải quyết khiếu nại.\n"
    "Người khiếu nại và đại diện tổ chức đảng đã quyết định kỷ luật phát biểu ý kiến.\n"
    "Giao quyết định cho người khiếu nại và tổ chức đảng đã quyết định kỷ luật."
)

MANDATE_FILES = (
    "Chương trình, kế hoạch kiểm tra, giám sát hằng năm và toàn khóa\n"
    "Quyết định, kế hoạch, báo cáo, thông báo kết luận các cuộc kiểm tra, giám sát đã tiến hành\n"
    "Danh sách và hồ sơ thi hành kỷ luật đảng viên, tổ chức đảng trong mốc thời gian kiểm tra\n"
    "Hồ sơ giải quyết tố cáo, khiếu nại kỷ luật đảng\n"
    "Sổ biên bản họp của cấp ủy, ban thường vụ, ủy ban kiểm tra về công tác kiểm tra, giám sát"
)

_RECONSIDER = {
    "increase": "tăng hình thức kỷ luật",
    "decrease": "giảm hình thức kỷ luật",
    "annul": "xóa (hủy bỏ) quyết định kỷ luật",
}


def reconsideration(title: str, recommendation: str) -> str:
    """Return the requirement that follows from a recommendation on a disciplinary file."""
    asked = _RECONSIDER.get(recommendation, "giữ nguyên hình thức kỷ luật")
    return f"Xem xét lại hồ sơ {title}: kiến nghị {asked}; báo cáo kết quả bằng văn bản."


def work(kind: str) -> str:
    """Return what the work is called in a sentence."""
    words = {
        Kind.COMPLIANCE_INSPECTION: "kiểm tra",
        Kind.SIGNS_ORGANIZATION: "kiểm tra",
        Kind.SIGNS_MEMBER: "kiểm tra",
        Kind.MANDATE_INSPECTION: "kiểm tra",
        Kind.FINANCE_INSPECTION: "kiểm tra",
        Kind.DENUNCIATION: "giải quyết tố cáo",
        Kind.FOLLOW_UP: "theo dõi",
        Kind.DISCIPLINE: "xem xét kỷ luật",
        Kind.SUSPENSION: "đình chỉ",
        Kind.EXONERATION: "phục hồi quyền lợi",
        Kind.COMPLAINT: "giải quyết khiếu nại",
    }
    return words.get(Kind(kind), "giám sát")


def place(house: str) -> str:
    """Return the seat of a house."""
    return f"Trụ sở {house}"


def requirements(team: Team) -> str:
    """Return purpose and requirements of a plan."""
    return (
        f"Đánh giá đúng ưu điểm, hạn chế, khuyết điểm, vi phạm (nếu có) của đối tượng được {work(team.kind)}; "
        "xác định nguyên nhân, trách nhiệm của tập thể, cá nhân.\n"
        "Thực hiện đúng nguyên tắc, quy trình, phương pháp công tác đảng; dân chủ, khách quan, thận trọng."
    )


def outline(team: Team) -> str:
    """Return the outline the subject follows: what is examined, what they say of themselves, what they ask."""
    points = [line.strip(" -•") for line in (team.content or team.topic).splitlines() if line.strip(" -•")]
    return "\n".join(
        [
            "I. Tình hình thực hiện",
            *points,
            "II. Tự nhận xét: ưu điểm; hạn chế, khuyết điểm; nguyên nhân, trách nhiệm",
            "III. Kiến nghị, đề xuất",
        ]
    )


def of_a_cell(text: str, team: Team, book: Rulebook) -> str:
    """Return a usual text in the words of a cell, where one works: its tổ, or one person, and the papers it signs."""
    if not cells.is_cell(team.body):
        return text
    alone = team.members.filter(until__isnull=True).count() == 1
    who = f"Người {work(team.kind)}"
    founding = _FOUNDING.get(cells.founding(book, team), "quyết định, kế hoạch")
    called = {
        "quyết định, kế hoạch": founding,
        "ghi trong quyết định": f"ghi trong {founding.split(', ')[-1]}",
        "Trưởng đoàn, Thư ký đoàn": who if alone else "Tổ trưởng, Thư ký tổ",
        "Phó trưởng đoàn": "Tổ phó",
        "Trưởng đoàn": who if alone else "Tổ trưởng",
        "Thư ký đoàn": who if alone else "Thư ký tổ",
        "Thành viên đoàn": "Thành viên tổ",
        f"Đoàn {work(team.kind)}": who if alone else f"Tổ {work(team.kind)}",
        "Đoàn": who if alone else "Tổ",
    }
    for usual, here in called.items():
        text = text.replace(usual, here)
    return text


_FOUNDING: dict[tuple[str, ...], str] = {("plan",): "kế hoạch", ("team-decision",): "quyết định"}


#: The usual sessions: what is done, from and to which part of the plan's time, at the subject's, who takes part.
_SESSIONS = (
    ("Triển khai quyết định, kế hoạch; giao đề cương gợi ý báo cáo", 0.05, None, True, "Đoàn và đại diện đối tượng"),
    ("Nghiên cứu báo cáo, làm việc, thẩm tra, xác minh", 0.3, 0.7, True, "Các thành viên theo phân công"),
    ("Hội nghị thông qua dự thảo báo cáo", 0.8, None, True, "Đoàn và đại diện đối tượng"),
    ("Hoàn chỉnh báo cáo, hồ sơ, trình cấp có thẩm quyền", 0.9, None, False, "Trưởng đoàn, Thư ký đoàn"),
)


def schedule(team: Team, on: date) -> list[dict[str, Any]]:
    """Return the usual sessions spread over the time of the plan, on days that are worked."""
    cases = team.cases.select_related("managing_organization").order_by("pk")[:2]
    houses = [case.managing_organization.name if case.managing_organization else case.subject_name for case in cases]
    there = place(houses[0]) if len(houses) == 1 else f"Trụ sở các đối tượng được {work(team.kind)}"
    here = place(team.body.organization.name)

    def day(part: float) -> date:
        return add_days(on + timedelta(days=int((team.days or 30) * part)), 1, Unit.WORKING_DAY)

    return [
        {
            "what": what,
            "since": day(first),
            "until": day(last) if last else None,
            "place": there if out else here,
            "people": people,
        }
        for what, first, last, out, people in _SESSIONS
    ]


def team_meeting(team: Team) -> str:
    """Return the usual course of the team's meeting."""
    return (
        f"Trưởng đoàn quán triệt quyết định, kế hoạch {work(team.kind)}; phân công nhiệm vụ từng thành viên.\n"
        f"Đoàn thống nhất đề cương gợi ý báo cáo, lịch làm việc và nội quy của Đoàn {work(team.kind)}.\n"
        "Từng thành viên cam kết không xung đột lợi ích với đối tượng."
    )


def course(kind: MeetingKind, case: Case) -> str:
    """Return the usual course of a meeting in a case; whoever keeps the minutes changes it to what was said."""
    does = work(case.kind)
    is_planned = case.kind in (*PROGRAMME_KINDS, *SIGNS_KINDS)
    lines = {
        MeetingKind.DEPLOYMENT: (
            f"Trưởng đoàn công bố quyết định, kế hoạch {does} và đề cương gợi ý báo cáo.\n"
            "Các bên thống nhất lịch làm việc, cách cung cấp hồ sơ, tài liệu và thời hạn gửi báo cáo."
        ),
        MeetingKind.DRAFT: (
            f"Đại diện {case.subject_name} trình bày báo cáo.\n"
            f"Đoàn {does} trình bày dự thảo báo cáo kết quả.\n"
            f"{case.subject_name} phát biểu ý kiến về từng nội dung."
        ),
        MeetingKind.DELIBERATION: (
            f"Trưởng đoàn trình bày báo cáo kết quả {does} và ý kiến của {case.subject_name}.\n"
            "Các đồng chí dự họp thảo luận, biểu quyết."
        ),
        MeetingKind.ANNOUNCEMENT: (
            f"Đại diện {case.body.name} công bố toàn văn {'thông báo' if is_planned else 'quyết định'}.\n"
            f"{case.subject_name} phát biểu ý kiến{' tiếp thu' if is_planned else ''}."
        ),
        MeetingKind.CONFERENCE: _conference(case),
        MeetingKind.HEARING: (
            f"Đại diện {case.body.name} nêu nội dung được xem xét và đề nghị của Đoàn.\n"
            f"{case.subject_name} trình bày ý kiến."
        ),
        MeetingKind.APOLOGY: (
            f"Đại diện {case.body.name} công bố quyết định và xin lỗi về việc kỷ luật oan.\n"
            f"{case.subject_name} phát biểu ý kiến."
        ),
        MeetingKind.HANDOVER: (
            f"Đoàn {does} họp rút kinh nghiệm.\n"
            "Thư ký đoàn bàn giao hồ sơ theo mục lục; bên nhận kiểm đếm, đối chiếu đủ."
        ),
    }
    return lines.get(kind, "")


def _conference(case: Case) -> str:
    """Return the usual course of a conference: on the results of an inspection, or on discipline."""
    if case.kind in SIGNS_KINDS:
        return (
            f"{case.subject_name} trình bày báo cáo giải trình.\n"
            "Đoàn kiểm tra trình bày kết quả kiểm tra.\n"
            f"Đại biểu dự hội nghị tham gia ý kiến; {case.subject_name} phát biểu ý kiến về từng nội dung."
        )
    return (
        f"{case.subject_name} trình bày bản kiểm điểm.\n"
        "Các đồng chí dự họp thảo luận về nội dung, tính chất, mức độ, tác hại, nguyên nhân của từng vi phạm.\n"
        "Hội nghị bỏ phiếu kín về hình thức kỷ luật."
    )


def measures(entitlement: str) -> list[str]:
    """Return what the rule of restoration gives by the form that was wrong, one measure each; to be changed."""
    return {
        "REPRIMAND_WARNING": [
            "Đánh giá, xếp loại lại; khôi phục quy hoạch, bổ nhiệm bị ảnh hưởng",
            "Truy trả tiền lương, khen thưởng bị ảnh hưởng",
        ],
        "REMOVAL": ["Xem xét bố trí lại chức vụ cũ hoặc chức vụ tương đương"],
        "EXPULSION": ["Phục hồi quyền đảng viên, tính lại tuổi đảng", "Phục hồi các quyền lợi bị ảnh hưởng"],
    }.get(entitlement, ["Phục hồi tổ chức, hoạt động và các quyền lợi bị ảnh hưởng"])


def self_criticism(team: Team) -> str:
    """Return the usual outline of a self-criticism."""
    return (
        "I. Sơ lược lý lịch (đặc điểm, tình hình đối với tổ chức đảng)\n"
        "II. Nội dung vi phạm; tính chất, mức độ, tác hại\n"
        "III. Nguyên nhân, trách nhiệm\n"
        "IV. Tình tiết tăng nặng, giảm nhẹ; việc khắc phục\n"
        "V. Tự nhận hình thức kỷ luật"
    )


def member_file(name: str, house: str) -> str:
    """Return where a decision is entered."""
    return f"Hồ sơ của {name}, {house}"[:300]
