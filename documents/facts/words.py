"""The office's words on papers: names of bodies as heads, capacities, posts and roles print them."""

from __future__ import annotations

from cases.discipline.forms import DisciplineForm
from cases.models import Body, BodyKind, Chair, FindingKind, Kind, Level, Outcome, Severity, Stance, TeamRole

WORK = {
    Kind.COMPLIANCE_INSPECTION: "kiểm tra",
    Kind.THEMATIC_SUPERVISION: "giám sát",
    Kind.SIGNS_ORGANIZATION: "kiểm tra",
    Kind.SIGNS_MEMBER: "kiểm tra",
    Kind.MANDATE_INSPECTION: "kiểm tra",
    Kind.FINANCE_INSPECTION: "kiểm tra",
    Kind.DENUNCIATION: "giải quyết tố cáo",
    Kind.FOLLOW_UP: "theo dõi",
    Kind.DISCIPLINE: "xem xét kỷ luật",
    Kind.COMPLAINT: "giải quyết khiếu nại",
    Kind.SUSPENSION: "đình chỉ",
    Kind.EXONERATION: "phục hồi quyền lợi",
}
#: The work as an annual programme and its reports name it.
PLANNED = {
    Kind.COMPLIANCE_INSPECTION: "kiểm tra",
    Kind.THEMATIC_SUPERVISION: "giám sát",
    Kind.MANDATE_INSPECTION: "kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát và thi hành kỷ luật đảng",
    Kind.FINANCE_INSPECTION: "kiểm tra tài chính đảng",
}
#: Whom the work is about, where nobody is examined.
SIDES = {
    Kind.DENUNCIATION: "đối tượng bị tố cáo",
    Kind.COMPLAINT: "bên cùng làm việc",
    Kind.SUSPENSION: "đối tượng bị đình chỉ",
}
FORMS = {
    DisciplineForm.REPRIMAND: "khiển trách",
    DisciplineForm.WARNING: "cảnh cáo",
    DisciplineForm.REMOVAL: "cách chức",
    DisciplineForm.EXPULSION: "khai trừ",
    DisciplineForm.DISSOLUTION: "giải tán",
}
ROLES = {
    TeamRole.HEAD: "Trưởng đoàn",
    TeamRole.DEPUTY: "Phó Trưởng đoàn",
    TeamRole.SECRETARY: "Thư ký",
    TeamRole.MEMBER: "thành viên",
}
#: The same in the team of a cell, which is no đoàn but a tổ.
ROLES_IN_CELL = ROLES | {TeamRole.HEAD: "Tổ trưởng", TeamRole.DEPUTY: "Tổ phó"}
CHAIRS = {
    Chair.SECRETARY: "BÍ THƯ",
    Chair.DEPUTY_SECRETARY: "PHÓ BÍ THƯ",
    Chair.CHAIR: "CHỦ NHIỆM",
    Chair.VICE_CHAIR: "PHÓ CHỦ NHIỆM",
    Chair.MEMBER: "ỦY VIÊN",
}
STANCES = {
    Stance.ACCEPT: "Nhất trí",
    Stance.CONTEST: "Không nhất trí",
    Stance.RESERVE: "Bảo lưu ý kiến",
    Stance.REFUSED: "Từ chối cho ý kiến",
}
DEGREES = {
    Severity.LESS_SERIOUS: "ít nghiêm trọng",
    Severity.SERIOUS: "nghiêm trọng",
    Severity.VERY_SERIOUS: "rất nghiêm trọng",
    Severity.ESPECIALLY_SERIOUS: "đặc biệt nghiêm trọng",
}
FINDINGS = {
    FindingKind.STRENGTH: "ưu điểm",
    FindingKind.LIMITATION: "hạn chế",
    FindingKind.SHORTCOMING: "khuyết điểm",
    FindingKind.VIOLATION: "vi phạm",
}
OUTCOMES = {
    Outcome.NO_VIOLATION: "không có vi phạm",
    Outcome.LESSONS: "có khuyết điểm, yêu cầu kiểm điểm, rút kinh nghiệm",
    Outcome.SIGNS_OF_VIOLATION: "có dấu hiệu vi phạm, giao tiến hành kiểm tra khi có dấu hiệu vi phạm",
    Outcome.DISCIPLINE_REQUIRED: "có vi phạm đến mức phải xem xét, thi hành kỷ luật theo quy trình",
    Outcome.PROPOSED_ABOVE: "có vi phạm đến mức phải xem xét, thi hành kỷ luật; trình cấp có thẩm quyền quyết định",
    Outcome.REMINDED: "nhắc nhở, yêu cầu khắc phục các hạn chế",
    Outcome.POLICY_RECOMMENDED: "kiến nghị sửa đổi, bổ sung chủ trương, quy định",
    Outcome.FILES_RECONSIDERED: "yêu cầu xem xét lại hồ sơ kỷ luật quyết định không đúng",
    Outcome.DENUNCIATION_FALSE: "tố cáo sai",
    Outcome.DENUNCIATION_UNFOUNDED: "tố cáo không có cơ sở hoặc không đủ căn cứ kết luận",
    Outcome.FOUNDED_SHORTCOMING: "tố cáo đúng, có khuyết điểm",
    Outcome.FOUNDED_VIOLATION: "tố cáo đúng, có vi phạm; chuyển xem xét, thi hành kỷ luật theo quy trình",
    Outcome.MONEY_TREATED: "yêu cầu xử lý, thu hồi số tiền vi phạm",
}


#: The notice that ends the work, as sentences name it.
_NOTICES = {"kiểm tra": "Thông báo kết luận kiểm tra", "giải quyết tố cáo": "Thông báo kết luận nội dung tố cáo"}


def notice(work: str) -> str:
    """Return how sentences name the notice that ends the work."""
    return _NOTICES.get(work, "Thông báo kết quả giám sát")


def side(kind: str) -> str:
    """Return whom the work is about, in the middle of a sentence."""
    return SIDES.get(Kind(kind), f"đối tượng được {WORK[Kind(kind)]}")


def capacity(body: Body) -> str:
    """Return on whose behalf the body's papers are signed: always the collective."""
    match body.kind:
        case BodyKind.STANDING_COMMITTEE:
            return "T/M BAN THƯỜNG VỤ"
        case BodyKind.COMMISSION:
            return "T/M ỦY BAN KIỂM TRA"
        case BodyKind.COMMITTEE if body.organization.level == Level.CELL:
            return "T/M CHI BỘ"
        case BodyKind.COMMITTEE:
            return "T/M BAN CHẤP HÀNH"
        case _:
            return ""  # an advisory body has a single head, who signs in person


def by_order(body: Body) -> str:
    """Return by whose order somebody of the office signs: of the collective, or of the one head."""
    return capacity(body).replace("T/M", "T/L", 1) or f"T/L {post(body, Chair.CHAIR)}"


def in_place(body: Body) -> str:
    """Return in whose place the deputy of a body with a single head signs."""
    return f"K/T {post(body, Chair.CHAIR)}"


#: Who heads an agency, and the deputies.
_HEADS = {Chair.SECRETARY, Chair.CHAIR}


def post(body: Body, chair: str) -> str:
    """Return a place in a body as it stands under papers: an agency with a single head has posts of its own."""
    if body.kind != BodyKind.ADVISORY:
        return CHAIRS[Chair(chair)]
    head = "CHÁNH VĂN PHÒNG" if body.name.startswith("Văn phòng") else "TRƯỞNG BAN"
    if chair == Chair.MEMBER:
        return CHAIRS[Chair.MEMBER]
    return head if chair in _HEADS else f"PHÓ {head}"


def heads(chair: str) -> bool:
    """Whether a place is that of the head."""
    return chair in _HEADS


def is_deputy(chair: str) -> bool:
    """Whether a place is that of a deputy."""
    return chair in (Chair.DEPUTY_SECRETARY, Chair.VICE_CHAIR)


def letterhead(body: Body) -> dict[str, str]:
    """Return the two lines over a body's papers: the committee above, and who issues.

    A standing committee's papers carry its committee's name; the body itself shows in the signature.
    """
    organization = body.organization
    if body.kind in (BodyKind.COMMISSION, BodyKind.ADVISORY):
        own = (
            "Ủy ban Kiểm tra" if body.kind == BodyKind.COMMISSION else body.name.removesuffix(organization.name).strip()
        )
        return {"above": organization.name.upper(), "name": own.upper()}
    parent = organization.parent
    above = "" if parent is None or parent.level == Level.CENTRAL else parent.name.upper()
    if organization.level == Level.CELL:
        above = above.replace("ĐẢNG ỦY ", "ĐẢNG BỘ ", 1)
    return {"above": above, "name": organization.name.upper()}


def stamping(body: Body) -> str:
    """Return whose stamp a cell's decisions and notices take: of the grassroots committee it belongs to, if to one."""
    above = body.organization.parent
    while above is not None and above.level == Level.SECTION:
        above = above.parent
    return above.name if above is not None and above.level in (Level.GRASSROOTS, Level.COMMUNE) else ""


def archive(body: Body) -> str:
    """Return the last line of the recipients."""
    if body.kind == BodyKind.COMMISSION:
        return f"Lưu {body.name}"
    return f"Lưu Văn phòng {body.organization.name}" if body.organization.level != Level.CELL else "Lưu Chi bộ"


def place(body: Body) -> str:
    """Return where the body's papers are dated."""
    return body.place or body.locality or body.organization.name
