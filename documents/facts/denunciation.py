"""Papers of a denunciation: work with the denouncer, decision, plan, outline, notice, what the denouncer is told.

They know the denouncer as the sender of a petition, by its number in the register; the name stands on none of them.
"""

from __future__ import annotations

from typing import Any

from cases.models import Case, Extension, FindingKind, Meeting
from documents.facts import allegations
from documents.facts.allegations import VERDICTS
from documents.facts.blocks import heading, paragraph
from documents.facts.citing import citing
from documents.facts.discipline_minutes import section
from documents.facts.ground import Facts, Ground, general_grounds, lower_first
from documents.facts.minutes import record, sides
from documents.facts.preparation import executing, lines, of_authority, of_proposer, of_team
from documents.facts.report import executor, requirements_table, standing
from documents.wording import ended, short_date, two_digits

#: Where the custodian of the identity writes by hand.
BY_HAND = ("Họ và tên (ghi tay): ………………………………………", "Địa chỉ (ghi tay): …………………………………………")


def letter(ground: Ground) -> str:
    """Return the petition as papers name it."""
    petition = ground.cases[0].denunciation.petition
    return f"đơn tố cáo số {petition.symbol} (sổ tiếp nhận đơn, thư), nhận ngày {short_date(petition.received_on)}"


def _denounced(ground: Ground) -> str:
    return "; ".join(case.subject_name for case in ground.cases)


def _contents(ground: Ground) -> list[Facts]:
    several = len(ground.cases) > 1
    return [
        paragraph(f"{f'{case.subject_name}: ' if several else ''}{line}")
        for case in ground.cases
        for line in allegations.listed(case)
    ]


def _basis(ground: Ground) -> list[str]:
    return [*general_grounds(ground.book, ground.on, ("DUR-GQTC", "GQTC-COMP")), f"Xét {letter(ground)}"]


# Preparation


def denouncer_minutes(ground: Ground, _case: Case | None, meeting: Meeting) -> Facts:
    """BB làm việc với người tố cáo: whether the letter is confirmed, what is alleged; restricted, without a name."""
    matter = ground.cases[0].denunciation
    said = (
        ["Người tố cáo xác nhận là người viết đơn, chịu trách nhiệm về nội dung tố cáo"]
        if matter.is_confirmed
        else ["Người được ghi tên trong đơn không thừa nhận là người viết đơn", *lines(matter.disowned)]
    )
    table = sides(ground, meeting, "Cán bộ làm việc")
    act = f"cán bộ được giao nhiệm vụ làm việc với người gửi {letter(ground)}"
    contents = [line for case in ground.cases for line in allegations.listed(case)] if matter.is_confirmed else []
    return (
        of_authority(ground)
        | record(ground, meeting, "buổi làm việc", act, table, 1)
        | {
            "about": f"làm việc với người tố cáo theo đơn số {matter.petition.symbol}",
            "recipients": [],
            "archive": "Lưu hồ sơ hạn chế tiếp cận, không sao chuyển",
            "roll": "Họ tên, địa chỉ người tố cáo được niêm phong riêng, không ghi trong biên bản này",
            "sections": [
                section("II", "XÁC NHẬN", said),
                *([section("III", "NỘI DUNG TỐ CÁO", contents)] if contents else []),
                section("IV" if contents else "III", "TRAO ĐỔI", [*lines(meeting.course), *lines(meeting.result)]),
            ],
        }
    )


def proposal(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """TTr: the letter, whom it denounces of what, and who is proposed to resolve it."""
    people = "; ".join(f"{one['name']} ({one['role']})" for one in ground.people)
    return of_proposer(ground, ground.body.name) | {
        "about": f"xác định nội dung, đối tượng và thành lập {ground.team_name}",
        "blocks": [
            heading("I. ĐƠN TỐ CÁO", 1),
            paragraph(f"Qua xử lý {letter(ground)}; người tố cáo đã xác nhận và làm rõ từng nội dung"),
            heading("II. ĐỐI TƯỢNG, NỘI DUNG", 1),
            paragraph(f"Đối tượng bị tố cáo: {_denounced(ground)}"),
            *_contents(ground),
            heading("III. ĐỀ XUẤT", 1),
            paragraph(f"Thành lập {ground.team_name} gồm: {people}"),
            paragraph(f"Thời hạn giải quyết: {ground.span.get('duration', 'theo quy định')}"),
            paragraph(f"Kính trình {ground.body.name} xem xét, quyết định"),
        ],
    }


def team_decision(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """QĐ: who is denounced of what, who resolves it, until when; who denounced is protected."""
    due = ground.cases[0].due_on
    until = f" đến hết ngày {short_date(due)}" if due else " theo quy định"
    names = "; ".join(f"đồng chí {one['name']}, {one['role']}" for one in ground.people)
    return of_authority(ground, _denounced(ground), f"Các đồng chí trong {ground.team_name}") | {
        "about": f"giải quyết tố cáo đối với {_denounced(ground)}",
        "basis": _basis(ground),
        "decides": ground.body.name,
        "articles": [
            [
                f"Giải quyết tố cáo đối với {_denounced(ground)} về các nội dung:",
                *[block["text"] for block in _contents(ground)],
            ],
            [f"Thành lập {ground.team_name} gồm: {names}", f"Thời hạn giải quyết{until}"],
            [
                f"{ground.team_name} thẩm tra, xác minh, báo cáo {ground.body.name}; giữ bí mật người tố cáo",
                "Quyền của đối tượng bị tố cáo được bảo đảm trong khi chưa có kết luận",
            ],
            [
                f"{executing(ground)}, {ground.team_name} và {_denounced(ground)} chịu trách nhiệm thi hành Quyết định "
                "này"
            ],
        ],
    }


def plan(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """KH: purpose, content, the way to a conclusion on each allegation, who does what."""
    course = [
        "Triển khai quyết định, kế hoạch đến đối tượng bị tố cáo và tổ chức quản lý; không tiết lộ người tố cáo",
        "Nhận báo cáo giải trình về từng nội dung",
        "Thẩm tra, xác minh từng nội dung; làm việc với tổ chức, cá nhân có liên quan và người tố cáo khi cần thiết",
        "Tổ chức hội nghị thông qua dự thảo báo cáo; không công bố văn bản đơn tố cáo",
        f"Báo cáo {ground.body.name} xem xét, kết luận từng nội dung; thông báo kết quả",
    ]
    return of_authority(ground, _denounced(ground), f"Các đồng chí trong {ground.team_name}") | {
        "about": f"giải quyết tố cáo đối với {_denounced(ground)}",
        "blocks": [
            heading("I. MỤC ĐÍCH, YÊU CẦU", 1),
            *[
                paragraph(text)
                for text in lines(ground.team.requirements)
                or [
                    "Kết luận khách quan, chính xác từng nội dung tố cáo; bảo vệ người tố cáo và quyền của người bị "
                    "tố cáo"
                ]
            ],
            heading("II. NỘI DUNG, ĐỐI TƯỢNG", 1),
            paragraph(f"Đối tượng bị tố cáo: {_denounced(ground)}"),
            *_contents(ground),
            heading("III. CÁCH TIẾN HÀNH", 1),
            *[paragraph(f"{number}. {text}") for number, text in enumerate(course, 1)],
            *[paragraph(text) for text in lines(ground.team.method)],
            heading("IV. TỔ CHỨC THỰC HIỆN", 1),
            paragraph(f"{ground.team_name} tổ chức thực hiện theo {ground.decision}, báo cáo {ground.body.name}"),
        ],
    }


def outline(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """The outline for the explanation of the denounced."""
    return of_team(ground, _denounced(ground)) | {
        "about": f"giải trình các nội dung tố cáo theo {ground.plan}",
        "blocks": [
            heading("I. NỘI DUNG CẦN GIẢI TRÌNH", 1),
            *_contents(ground),
            heading("II. YÊU CẦU", 1),
            *[paragraph(text) for text in lines(ground.team.outline)],
            paragraph("Nêu rõ diễn biến, căn cứ, hồ sơ, tài liệu chứng minh; tự nhận xét đúng, sai, nguyên nhân"),
        ],
    }


# Conduct and closing


def deployment(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB triển khai: decision and plan before the denounced; who denounced is not named."""
    due = case.self_report_due_on or meeting.held_on
    until = f" đến hết ngày {short_date(case.due_on)}" if case.due_on else " theo kế hoạch"
    act = f"{ground.team_name} triển khai quyết định, kế hoạch giải quyết tố cáo đối với {case.subject_name}"
    table = sides(ground, meeting, f"Đại diện {case.subject_name}")
    return (
        of_team(ground, case.subject_name, f"Các thành viên {ground.team_name}")
        | record(ground, meeting, "hội nghị", act, table, 3)
        | {
            "about": "triển khai quyết định, kế hoạch giải quyết tố cáo",
            "roll": "",
            "sections": [
                section(
                    "II",
                    "NỘI DUNG",
                    [
                        f"1. Công bố {ground.decision} và {ground.plan}; giao đề cương giải trình",
                        f"2. {case.subject_name} giải trình bằng văn bản, kèm hồ sơ, trước hết ngày {short_date(due)}",
                        f"3. Thời hạn giải quyết{until}",
                        "4. Nghiêm cấm tìm hiểu, tiết lộ, đe dọa, trả thù, trù dập người tố cáo",
                    ],
                ),
                section("III", "Ý KIẾN TẠI HỘI NGHỊ", lines(meeting.course)),
                section("IV", "THỐNG NHẤT", lines(meeting.result) or ["Các bên thống nhất lịch làm việc"]),
            ],
        }
    )


def notice(ground: Ground, case: Case, _row: Any) -> Facts:
    """TB kết luận: each allegation with the conclusion on it and its grounds, and what is required."""
    cited = ground.paper("team-report", case)
    report = cited.named("Báo cáo", ground.team_name) if cited else f"Báo cáo của {ground.team_name}"
    blocks: list[Facts] = [
        {
            "kind": "paragraph",
            "text": f"Xét {report} theo {ground.decision}, {ground.body.name} kết luận nội dung tố cáo đối với "
            f"{case.subject_name} như sau:",
        },
        heading("1. Kết luận từng nội dung"),
    ]
    for one in allegations.standing(case):
        verdict = one.verdict or one.proposed
        concluded = VERDICTS[verdict] if verdict else "chưa kết luận"  # type: ignore[index]
        blocks.append(paragraph(f"Nội dung {one.number}: {one.text.rstrip('.')}. Kết luận: {concluded}"))
        blocks += [paragraph(line) for line in lines(one.reasons or one.verification)]
    blocks += [heading("2. Yêu cầu"), *_required(case), paragraph(
        f"{executor(ground)} theo dõi việc thực hiện Thông báo này. Mọi hành vi đe dọa, trả thù, trù dập người tố cáo "
        "đều bị xử lý theo quy định"
    )]  # fmt: skip
    return of_authority(ground, case.subject_name, f"Các thành viên {ground.team_name}") | {
        "about": f"kết luận nội dung tố cáo đối với {case.subject_name}",
        "blocks": blocks,
        "cites": citing(ground, case, {"team-report": report, "denunciation-team-decision": ground.decision}),
    }


def _required(case: Case) -> list[Facts]:
    """What is required: nothing of whom nothing was found."""
    faults = [one for one in standing(case) if one.kind != FindingKind.STRENGTH]
    if not faults:
        return [
            paragraph("Tổ chức quản lý thông báo kết luận trong phạm vi phù hợp, bảo đảm quyền của người bị tố cáo")
        ]
    rows = [[f"Khắc phục nội dung: {lower_first(ended(one.content))}", case.subject_name] for one in faults]
    lead = ["Kiểm điểm, rút kinh nghiệm đối với tập thể, cá nhân có liên quan.", case.subject_name]
    return [requirements_table([lead, *rows])]


def _to_the_sender(ground: Ground) -> list[Facts]:
    symbol = ground.cases[0].denunciation.petition.symbol
    return [
        paragraph(f"Kính gửi: Người gửi đơn số {symbol}"),
        *[{"kind": "paragraph", "text": line} for line in BY_HAND],
    ]


def denouncer_notice(ground: Ground, case: Case, _row: Any) -> Facts:
    """TB to the denouncer: the conclusions alone; name and address are written on by the custodian's hand."""
    petition = case.denunciation.petition
    return of_authority(ground) | {
        "about": f"kết quả giải quyết đơn tố cáo số {petition.symbol}",
        "recipients": [f"Người gửi đơn số {petition.symbol}"],
        "blocks": [
            *_to_the_sender(ground),
            paragraph(f"{ground.body.name} đã xem xét, kết luận các nội dung trong đơn nhận ngày "
                      f"{short_date(petition.received_on)}:"),
            *[
                paragraph(f"Nội dung {one.number}: {VERDICTS[one.verdict]}")  # type: ignore[index]
                for one in allegations.standing(case)
                if one.verdict
            ],
            paragraph("Trân trọng thông báo để người tố cáo biết; đề nghị giữ bí mật nội dung Thông báo này"),
        ],
    }  # fmt: skip


def extension_letter(ground: Ground, case: Case, row: Extension | None) -> Facts:
    """CV to the denouncer: there will be more time; what is alleged, and of whom, is not said."""
    petition = case.denunciation.petition
    extension = row or case.extension
    until = f", đến hết ngày {short_date(case.due_on)}" if case.due_on else ""
    return of_authority(ground) | {
        "about": "gia hạn giải quyết đơn",
        "topic": "",  # of whom and of what stands nowhere in this letter
        "content": "",
        "to": [f"Người gửi đơn số {petition.symbol}"],
        "recipients": ["Như trên"],
        "blocks": [
            *[{"kind": "paragraph", "text": line} for line in BY_HAND],
            paragraph(
                f"{ground.body.name} gia hạn thời gian giải quyết đơn số {petition.symbol} thêm "
                f"{two_digits(extension.days)} ngày{until}"
            ),
            paragraph("Trân trọng thông báo"),
        ],
    }
