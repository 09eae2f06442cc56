"""Papers of the preparation: proposal, decision, plan, outline, schedule, and the decision that changes the team."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from cases.models import SIGNS_KINDS, Body, BodyKind, Case, Kind, TeamChange, TeamRole, TeamSchedule
from documents.facts import words
from documents.facts.ground import Facts, Ground, lower_first, posts_of
from documents.wording import short_date

_NUMBERING = re.compile(r"^(?:[-+•*]|\d+[.)]|[a-zđ][.)])\s*")


def lines(text: str) -> list[str]:
    """Return the sentences of a text people typed, one a line, without their bullets."""
    return [bare for line in text.splitlines() if (bare := _NUMBERING.sub("", line.strip()))]


def of_authority(ground: Ground, *others: str) -> Facts:
    """Head, recipients and archive of the authority's paper."""
    body = ground.body
    helper = [ground.proposer.name] if ground.proposer is not None else []
    above = body.organization.parent
    told = [f"{above.name} (để báo cáo)"] if ground.is_of_cell and above is not None else []
    return ground.common | {
        "letterhead": words.letterhead(body) | _stamped(ground),
        "recipients": [*helper, *ground.recipients(others), *told],
        "archive": words.archive(body),
    }


def _stamped(ground: Ground) -> Facts:
    """Whose stamp a cell's paper takes at its top left, where the rule of the day says so (CELL-STAMP)."""
    found = ground.book.find_or_none("CELL-STAMP") if ground.is_of_cell else None
    whose = words.stamping(ground.body) if found is not None and found.flag() else ""
    return {"stamp": whose} if whose else {}


def of_proposer(ground: Ground, *recipients: str) -> Facts:
    """Head, recipients and archive of a paper of the body that prepares for the authority."""
    proposer = ground.proposer or ground.body
    return ground.common | {
        "letterhead": words.letterhead(proposer),
        "recipients": list(recipients),
        "archive": words.archive(proposer),
    }


def of_team(ground: Ground, *recipients: str) -> Facts:
    """Head, recipients and archive of the team's own paper."""
    return ground.common | {
        "letterhead": ground.team_letterhead,
        "recipients": ground.recipients(recipients),
        "archive": ground.team_archive,
    }


def office_of(body: Body) -> str:
    """Return the office that works for a body which no other helps."""
    if body.kind == BodyKind.COMMISSION:
        return f"Cơ quan {body.name}"
    return f"Văn phòng {body.organization.name}"


def executing(ground: Ground) -> str:
    """Return who carries a decision out, besides those it names."""
    if ground.is_of_cell:
        return f"Bí thư, các đảng viên {ground.body.name}"
    helper = ground.proposer.name if ground.proposer is not None else office_of(ground.body)
    return f"{helper}, các cơ quan tham mưu, giúp việc"


def inspected(ground: Ground) -> str:
    """Return the inspected side as a recipient."""
    subjects = ground.cases
    return subjects[0].subject_name if len(subjects) == 1 else f"Các tổ chức đảng, đảng viên được {ground.work}"


def proposal(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """TTr: why, what, whom, how long, by whom."""
    reasons = lines(ground.team.requirements)
    return (
        of_proposer(ground, "Như trên")
        | ground.span
        | {
            "about": f"{ground.sets_up} {lower_first(ground.team.topic)}",
            "to": [ground.body.name],
            "basis": ground.basis,
            "proposer": _proposing(ground),
            "reason": "; ".join(
                lower_first(one.rstrip(".;")) if at else one.rstrip(".;") for at, one in enumerate(reasons)
            )
            or f"Thực hiện chương trình công tác kiểm tra, giám sát năm {ground.on.year}",
            "subjects": ground.subjects,
            "members": ground.people,
            "recused": [],
            "encloses": f"kèm theo {_DRAFTS[ground.founding]}",
        }
    )


_DRAFTS = {
    ("team-decision", "plan"): "dự thảo Quyết định và dự thảo Kế hoạch",
    ("team-decision",): "dự thảo Quyết định, trong đó có kế hoạch",
    ("plan",): "dự thảo Kế hoạch",
}


def _proposing(ground: Ground) -> str:
    """Who proposes: the body that helps the authority; in a cell the member who was asked to."""
    officer = ground.team.proposed_by
    if ground.is_of_cell and officer is not None:
        return f"Đồng chí {officer.display_name}"
    return (ground.proposer or ground.body).name


def team_decision(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """QĐ: the team, what it examines, in whom, over which years, for how long."""
    basis = list(ground.basis)
    proposed = ground.paper("proposal")
    if proposed is not None and ground.proposer is not None:
        basis.append(f"Xét đề nghị của {ground.proposer.name} tại {proposed.named('Tờ trình')}")
    if (seen := ground.paper("signs-proposal")) is not None:
        basis.append(f"Xét {seen.named('Báo cáo')} đề xuất dấu hiệu vi phạm của cán bộ theo dõi địa bàn")
    return (
        of_authority(ground, inspected(ground), f"Các đồng chí có tên trong {ground.team_name}")
        | ground.span
        | {
            "about": f"{ground.sets_up} {lower_first(ground.team.topic)}",
            "basis": basis,
            "members": ground.people,
            "subjects": ground.subjects,
            "executes": executing(ground),
            **({} if "plan" in ground.founding else {"inside": plan(ground, None, None)}),
        }
    )


_AIMS = {
    Kind.COMPLIANCE_INSPECTION: [
        "Đánh giá đúng ưu điểm, kịp thời phát hiện hạn chế, khuyết điểm, vi phạm (nếu có); làm rõ nguyên nhân, "
        "trách nhiệm",
        "Qua kiểm tra, giúp tổ chức đảng, đảng viên phát huy ưu điểm, chủ động phòng ngừa, khắc phục khuyết điểm, "
        "vi phạm",
    ],
    Kind.MANDATE_INSPECTION: [
        "Đánh giá đúng việc lãnh đạo, chỉ đạo và thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật đảng của tổ "
        "chức đảng cấp dưới; làm rõ ưu điểm, khuyết điểm, nguyên nhân, trách nhiệm",
        "Kịp thời phát hiện, kiến nghị xem xét lại các trường hợp kỷ luật không đúng thẩm quyền, nguyên tắc, thủ tục, "
        "xử lý nhẹ, nặng hoặc oan, sai",
    ],
    Kind.FINANCE_INSPECTION: [
        "Đánh giá đúng việc thu, nộp, quản lý, sử dụng tài chính đảng; kịp thời phát hiện khuyết điểm, vi phạm "
        "(nếu có); làm rõ số tiền, nguyên nhân, trách nhiệm",
        "Kiến nghị xuất toán, thu hồi, hạch toán lại hoặc giao đơn vị xử lý các khoản thu, chi sai quy định; giúp tổ "
        "chức đảng chấn chỉnh công tác tài chính",
    ],
    Kind.THEMATIC_SUPERVISION: [
        "Theo dõi, đánh giá việc thực hiện chủ trương, quy định; kịp thời nhắc nhở, uốn nắn từ khi mới manh nha",
        "Qua giám sát, giúp tổ chức đảng, đảng viên phát huy ưu điểm, khắc phục hạn chế; phát hiện vấn đề cần kiến "
        "nghị",
    ],
}
_SIGNS_AIMS = [
    "Xem xét, kết luận rõ đúng, sai về các dấu hiệu vi phạm; nội dung, tính chất, mức độ, tác hại, nguyên nhân của "
    "từng vi phạm (nếu có); trách nhiệm của tập thể, cá nhân",
    "Qua kiểm tra, giúp đối tượng được kiểm tra nhận rõ khuyết điểm, vi phạm để sửa chữa; kịp thời xử lý vi phạm đến "
    "mức phải xử lý; giữ nghiêm kỷ luật của Đảng",
]
_SIGNS_METHOD = (
    "Nghiên cứu báo cáo giải trình và hồ sơ, tài liệu; làm việc với đối tượng được kiểm tra, tổ chức, cá nhân có liên "
    "quan; thu thập, thẩm tra, xác minh chứng cứ; tổ chức hội nghị ở tổ chức đảng có liên quan; báo cáo {authority} "
    "xem xét, kết luận"
)
_AIMS |= dict.fromkeys(SIGNS_KINDS, _SIGNS_AIMS)
_METHODS = {
    Kind.COMPLIANCE_INSPECTION: "Nghiên cứu báo cáo và hồ sơ, tài liệu; làm việc với tập thể, cá nhân có liên "
    "quan; thẩm tra, "
    "xác minh; tổ chức hội nghị thông qua dự thảo báo cáo; báo cáo {authority} xem xét, kết luận",
    Kind.MANDATE_INSPECTION: "Nghiên cứu báo cáo và hồ sơ, tài liệu; chọn mẫu, kiểm tra hồ sơ kỷ luật; làm việc với "
    "tập thể, cá nhân có liên quan; lập bảng thống kê; tổ chức hội nghị với cấp ủy được kiểm tra; báo cáo {authority} "
    "xem xét, kết luận",
    Kind.FINANCE_INSPECTION: "Nghiên cứu báo cáo tự kiểm tra; kiểm tra sổ sách, chứng từ, sổ thu nộp đảng phí; đối "
    "chiếu, xác minh số liệu theo từng nội dung, hai bên ký xác nhận; tổ chức hội nghị thông qua dự thảo báo cáo; báo "
    "cáo {authority} xem xét, kết luận",
    Kind.THEMATIC_SUPERVISION: "Nghiên cứu báo cáo và hồ sơ, tài liệu; làm việc với tập thể, cá nhân có liên quan, "
    "chỉ thẩm tra, "
    "xác minh khi cần thiết; trao đổi và thông qua dự thảo báo cáo; báo cáo {authority} xem xét",
}

_METHODS |= dict.fromkeys(SIGNS_KINDS, _SIGNS_METHOD)


def plan(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """KH: purpose, the six points of content, and who does what."""
    work, authority, kind = ground.work, ground.body.name, Kind(ground.team.kind)
    due = ground.team.self_report_due_on
    return (
        of_authority(ground, inspected(ground), f"Các đồng chí trong {ground.team_name}")
        | ground.span
        | {
            "about": f"{work} {lower_first(ground.team.topic)}",
            "decision": ground.decision if ground.founded_by != "plan" else _ordered_by(ground),
            "aims": _AIMS[kind],
            "demands": lines(ground.team.requirements)
            or [
                f"Tiến hành {work} dân chủ, khách quan, công tâm, thận trọng, đúng quy trình, đúng thời hạn",
                "Đánh giá rõ từng nội dung; xác định đúng nguyên nhân, trách nhiệm của tập thể, cá nhân",
            ],
            "members": ground.people,
            "duties": [
                _responsible(ground, authority),
                f"{ground.called_short} được yêu cầu đối tượng và các tổ chức, cá nhân có liên quan báo cáo, cung cấp "
                "hồ sơ, tài liệu",
            ],
            "subjects": ground.subjects,
            "venue": f"Tại {authority if ground.is_of_cell else f'trụ sở của đối tượng được {work}'} và nơi cần thẩm "
            "tra, xác minh",
            "method": ground.team.method or _METHODS[kind].format(authority=authority),
            "report_within": f"trước ngày {short_date(due)}" if due else "theo thời hạn ghi trong biên bản triển khai",
            "tasks": [
                f"{ground.team_name} xây dựng đề cương, lịch làm việc, phân công nhiệm vụ; triển khai Kế hoạch này "
                "và báo cáo "
                f"kết quả với {authority}",
                f"Đối tượng được {work} chuẩn bị báo cáo, hồ sơ, tài liệu; bố trí thành phần làm việc theo yêu cầu "
                f"của {ground.called_short}",
                f"{executing(ground)} phối hợp, tạo điều kiện để {ground.called_short} hoàn thành nhiệm vụ",
            ],
        }
    )


def _ordered_by(ground: Ground) -> str:
    """What a plan carries out where no decision comes before it."""
    if ground.team.item is not None:
        return f"{ground.team.item.programme.title} của {ground.body.name}"
    return "quy định của Đảng về công tác kiểm tra, giám sát"


def _responsible(ground: Ground, authority: str) -> str:
    whole = f"chịu trách nhiệm trước {authority} về toàn bộ"
    if ground.is_alone:
        return f"{ground.team_name} {whole} việc {ground.work}"
    head = ground.called(TeamRole.HEAD)
    work = f"hoạt động của {ground.called_short}"
    return f"{ground.team_name} làm việc theo chế độ tập thể; {head} {whole} {work}"


#: What the subject writes, beside the topic.
_ASKED: dict[str, str] = {
    Kind.COMPLIANCE_INSPECTION: "tự kiểm tra ",
    Kind.FINANCE_INSPECTION: "tự kiểm tra ",
    **dict.fromkeys(SIGNS_KINDS, "giải trình "),
}


def outline(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """The outline for the subject's report, an annex to the plan: its points as the team wrote them."""
    cited = ground.paper("plan")
    points = lines(ground.team.outline) or lines(ground.team.content)
    return (
        of_team(ground, inspected(ground))
        | ground.span
        | {
            "about": f"gợi ý báo cáo {_ASKED.get(ground.team.kind, '')}{lower_first(ground.team.topic)}",
            "attached": f"kèm theo {cited.named('Kế hoạch')}" if cited else "kèm theo Kế hoạch",
            "points": [
                {
                    "title": point,
                    "questions": [
                        "Công tác lãnh đạo, chỉ đạo; văn bản đã ban hành; phân công, tổ chức thực hiện",
                        "Kết quả cụ thể, số liệu, minh chứng; việc kiểm tra, đôn đốc, sơ kết, tổng kết",
                    ],
                }
                for point in points
            ],
        }
    )


def schedule(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """The detailed plan: who does what, and the calendar."""
    team = ground.team
    default = {
        TeamRole.HEAD: f"Phụ trách chung; chủ trì các hội nghị; ký các văn bản của {ground.called_short}",
        TeamRole.DEPUTY: "Giúp {head}; thay mặt {head} khi được ủy quyền".format(head=ground.called(TeamRole.HEAD)),
        TeamRole.SECRETARY: "Ghi biên bản; quản lý hồ sơ, tài liệu; tổng hợp dự thảo báo cáo",
        TeamRole.MEMBER: "Nghiên cứu, thẩm tra, xác minh các nội dung được phân công",
    }
    return of_team(ground, f"Các thành viên {ground.team_name}") | {
        "about": f"phân công nhiệm vụ và lịch làm việc của {ground.team_name}",
        "plan": ground.plan,
        "assignments": [
            {
                "name": row.member.full_name,
                "role": ground.called(TeamRole(row.role)),
                "task": row.assignment or default[TeamRole(row.role)],
            }
            for row in ground.places
        ],
        "calendar": _calendar(ground),
        "conduct": lines(team.rules_of_conduct)
        or [
            f"Chấp hành sự phân công của {ground.called(TeamRole.HEAD)}; làm việc công tâm, khách quan, đúng quy trình",
            "Giữ bí mật thông tin, tài liệu; không nhận quà, lợi ích dưới mọi hình thức; phát ngôn đúng thẩm quyền",
        ],
    }


def _calendar(ground: Ground) -> list[Facts]:
    """The sessions as the head wrote them, with the day the reports are due; the usual course where none is on file."""
    team = ground.team
    planned = list(team.schedule.all())
    if not planned:
        return _usual_calendar(ground)
    rows = [(row.since, _session(row)) for row in planned]
    if team.self_report_due_on:
        rows.append((team.self_report_due_on, _reports_due(ground, team.self_report_due_on)))
    return [line for _day, line in sorted(rows, key=lambda row: row[0])]


def _session(row: TeamSchedule) -> Facts:
    last = f" - {short_date(row.until)}" if row.until and row.until != row.since else ""
    where = "; ".join(part for part in (row.place, row.people) if part)
    return {"when": f"{short_date(row.since)}{last}", "what": row.what, "where": where}


def _reports_due(ground: Ground, due_on: date) -> Facts:
    what = "Nhận báo cáo, hồ sơ, tài liệu"
    return {"when": f"Đến {short_date(due_on)}", "what": what, "where": ground.team_name}


def _usual_calendar(ground: Ground) -> list[Facts]:
    """The calendar of a team whose schedule was not entered here."""
    team, work = ground.team, ground.work
    calendar: list[Facts] = [
        {
            "when": short_date(team.prepared_on or ground.on),
            "what": f"Họp {ground.team_name}",
            "where": ground.team_name,
        },
        {
            "when": "Theo thông báo",
            "what": f"Triển khai {ground.founding_words}",
            "where": f"Trụ sở đối tượng được {work}",
        },
    ]
    if team.self_report_due_on:
        calendar.append(_reports_due(ground, team.self_report_due_on))
    return [
        *calendar,
        {
            "when": "Sau khi nhận báo cáo",
            "what": "Nghiên cứu, làm việc, thẩm tra, xác minh",
            "where": f"Nơi đối tượng được {work}",
        },
        {
            "when": "Trước khi hết thời hạn",
            "what": "Hội nghị thông qua dự thảo báo cáo",
            "where": f"Trụ sở đối tượng được {work}",
        },
    ]


def team_change(ground: Ground, _case: Case | None, row: TeamChange) -> Facts:
    """QĐ: who leaves, who joins, why, and the team as it is afterwards."""
    people = [member for member in (row.leaving, row.joining) if member is not None]
    posts, role = posts_of(people, ground.on), ground.called(TeamRole(row.role))

    def named(member: Any) -> list[Facts]:
        return [] if member is None else [{"name": member.full_name, "post": posts[member.pk], "role": role}]

    return of_authority(ground, inspected(ground), f"Các đồng chí trong {ground.team_name}") | {
        "about": f"thay đổi thành viên {ground.team_name}",
        "basis": [*ground.basis[:2], f"Căn cứ {ground.decision}"],
        "decision": ground.decision,
        "leaving": named(row.leaving),
        "joining": named(row.joining),
        "reason": lower_first(row.reason),
        "members": ground.people,
        "executes": executing(ground),
    }
