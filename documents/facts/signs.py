"""Papers of an inspection on signs of violation: proposal, conferences, hearing, transfer, submission above."""

from __future__ import annotations

from typing import Any

from cases.models import BodyKind, Case, CrimeTransfer, FindingKind, Meeting, SignsMatter, SubjectHearing
from documents.facts.blocks import heading, paragraph
from documents.facts.discipline_minutes import section
from documents.facts.ground import Facts, Ground, under
from documents.facts.minutes import draft_meeting, record, sides
from documents.facts.preparation import lines, of_authority
from documents.facts.report import described, standing

SOURCES = {
    SignsMatter.Source.CONCLUSION: "kết quả kiểm tra, giám sát",
    SignsMatter.Source.MONITORING: "theo dõi, nắm tình hình địa bàn",
    SignsMatter.Source.PETITION: "đơn thư, phản ánh",
    SignsMatter.Source.MEDIA: "báo chí, phương tiện thông tin đại chúng",
    SignsMatter.Source.ASSIGNED: "nhiệm vụ cấp trên giao",
}


def proposal(ground: Ground, _case: Case | None, _row: Any) -> Facts:
    """BC of the area officer: the signs with their source, whom, what, over which years, by whom."""
    case = ground.cases[0]
    matter = SignsMatter.objects.get(case=case)
    paper = f" ({matter.source_paper})" if matter.source_paper else ""
    return (
        of_authority(ground)
        | ground.span
        | {
            "about": f"đề xuất kiểm tra khi có dấu hiệu vi phạm đối với {case.subject_name}",
            "recipients": [f"Thường trực {ground.body.name}"],
            "to": [f"Thường trực {ground.body.name}"],
            "source": f"{SOURCES[SignsMatter.Source(matter.source)]}{paper}",
            "signs": lines(matter.signs),
            "contents": lines(ground.team.content),
            "subjects": ground.subjects,
            "members": ground.people,
        }
    )


def conference(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB of one conference: at which level, who spoke, what the subject answered point by point."""
    facts = draft_meeting(ground, case, meeting)
    held = meeting.conference.organization.name
    name = f"hội nghị tại {held} về kết quả kiểm tra đối với {case.subject_name}"
    return facts | {
        "about": f"hội nghị tại {held} về dự thảo báo cáo kết quả kiểm tra",
        "meeting": facts["meeting"] | {"act": f"{name} được tổ chức"},
        "agenda": [
            f"{case.subject_name} trình bày báo cáo giải trình",
            f"{ground.team_name} trình bày kết quả kiểm tra",
            f"Đại biểu dự hội nghị tham gia ý kiến; {case.subject_name} phát biểu ý kiến",
        ],
        "conclusion": lines(meeting.result) or ["Ý kiến tại hội nghị được ghi vào biên bản, kèm theo hồ sơ kiểm tra"],
    }


def hearing(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB nghe ý kiến: the commissioner in charge hears the subject before the report is submitted."""
    row = SubjectHearing.objects.get(case=case)
    heard = row.result == SubjectHearing.Result.HEARD
    said = lines(row.statement) if heard else [f"Đối tượng không trình bày ý kiến; chứng kiến: {meeting.witnesses}"]
    act = f"đại diện {ground.body.name} nghe {case.subject_name} trình bày ý kiến trước khi trình báo cáo"
    return (
        of_authority(ground, case.subject_name)
        | record(ground, meeting, "buổi làm việc", act, sides(ground, meeting, "Thành phần dự"), 3)
        | {
            "about": f"nghe {case.subject_name} trình bày ý kiến",
            "roll": "",
            "sections": [
                section("II", "Ý KIẾN CỦA ĐỐI TƯỢNG", said),
                section("III", "TRAO ĐỔI", lines(meeting.course)),
            ],
        }
    )


def transfer_letter(ground: Ground, case: Case, row: CrimeTransfer) -> Facts:
    """CV: what shows a crime is handed to the body competent for it, with its files; the case is not closed by it."""
    rests = "tạm dừng" if row.rests else "tiếp tục"
    blocks = [
        paragraph(
            f"Thực hiện {ground.decision}, {ground.team_name} kiểm tra {ground.common['topic'].rstrip('.')} đối với "
            f"{case.subject_name}. Qua kiểm tra, phát hiện nội dung có dấu hiệu tội phạm:"
        ),
        *[paragraph(f"- {line}") for line in lines(row.content)],
        paragraph(f"{ground.body.name} chuyển {row.agency} hồ sơ, tài liệu để xem xét, giải quyết theo thẩm quyền"),
    ]
    if row.files:
        blocks += [heading("Hồ sơ, tài liệu kèm theo"), *[paragraph(f"- {line}") for line in lines(row.files)]]
    blocks.append(
        paragraph(
            f"Cuộc kiểm tra của Đảng {rests} theo quy định. Đề nghị {row.agency} thông báo kết quả bằng văn bản cho "
            f"{ground.body.name}"
        )
    )
    return of_authority(ground, "Như trên") | {
        "about": "chuyển hồ sơ vụ việc có dấu hiệu tội phạm",
        "to": [row.agency],
        "blocks": blocks,
    }


def submission_above(ground: Ground, case: Case, _row: Any) -> Facts:
    """TTr: the commission concluded, discipline is required, and the form is beyond its power."""
    act = case.considerations.filter(returned=False).select_related("discipline_vote").last()
    vote = getattr(act, "discipline_vote", None)
    above = f"Ban Thường vụ {ground.body.organization.name}"
    if ground.body.kind != BodyKind.COMMISSION:
        above = under(case) or "Tổ chức đảng có thẩm quyền"
    violations = [one for one in standing(case) if one.kind == FindingKind.VIOLATION]
    tally = f" với {vote.votes_for}/{act.roll} phiếu tán thành" if act is not None and vote is not None else ""
    return of_authority(ground, "Như trên") | {
        "about": f"đề nghị xem xét, thi hành kỷ luật đối với {case.subject_name}",
        "to": [above],
        "basis": [*ground.basis[:2], f"Căn cứ {ground.decision}"],
        "blocks": [
            paragraph(f"{ground.body.name} đã kết luận các vi phạm của {case.subject_name}:"),
            *[paragraph(f"- {described(one)}") for one in violations],
            paragraph(
                f"{ground.body.name} biểu quyết phải xem xét, thi hành kỷ luật{tally}; việc thi hành kỷ luật vượt thẩm "
                f"quyền của {ground.body.name}"
            ),
            *[paragraph(line) for line in lines(act.remarks if act is not None else "")],
            paragraph(f"Kính trình {above} xem xét, quyết định. Hồ sơ kèm theo"),
        ],
    }
