"""Minutes of the consideration of discipline: deployment, conference, hearing, resolution, announcement."""

from __future__ import annotations

from typing import Any

from cases.models import Case, Meeting, Outcome, Resolution, SubjectHearing
from documents.facts import words
from documents.facts.discipline import ballot_sentence, circumstances, form_words, violations_table
from documents.facts.ground import Facts, Ground
from documents.facts.minutes import record, sides
from documents.facts.preparation import lines, of_authority, of_team
from documents.wording import short_date, two_digits


def _record(ground: Ground, case: Case, meeting: Meeting, about: str, act: str, copies: int = 0) -> Facts:
    table = sides(ground, meeting, f"Đại diện {case.subject_name}")
    return record(ground, meeting, "hội nghị", act, table, copies) | {"about": about, "roll": ""}


def section(number: str, title: str, text: list[str], table: Facts | None = None) -> Facts:
    """Return a section of minutes."""
    return {"heading": f"{number}. {title}", "lines": text, "table": table}


def deployment(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB triển khai: what discipline is considered on, and until when the self-criticism is due."""
    due = case.self_report_due_on or meeting.held_on
    basis = case.matter
    return (
        of_team(ground, case.subject_name, f"Các thành viên {ground.team_name}")
        | _record(
            ground,
            case,
            meeting,
            f"triển khai việc xem xét kỷ luật đối với {case.subject_name}",
            f"{ground.team_name} triển khai việc xem xét, thi hành kỷ luật đối với {case.subject_name}",
            3,
        )
        | {
            "sections": [
                section(
                    "II",
                    "NỘI DUNG TRIỂN KHAI",
                    [
                        f"1. Công bố căn cứ xem xét: {basis.ground_paper}, ngày {short_date(basis.ground_on)}",
                        f"2. Hướng dẫn đề cương kiểm điểm; bản kiểm điểm gửi trước hết ngày {short_date(due)}",
                    ],
                ),
                section("III", "Ý KIẾN TẠI HỘI NGHỊ", lines(meeting.course)),
                section("IV", "THỐNG NHẤT", lines(meeting.result) or ["Các bên thống nhất lịch làm việc"]),
            ]
        }
    )


def conference(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB hội nghị: each violation concluded, the subject's self-criticism, the ballot of the subject's organization."""
    house = (case.managing_organization or case.subject_organization).name  # type: ignore[union-attr]
    report = case.self_reports.order_by("pk").last()
    said = "Đối tượng không có bản kiểm điểm"
    if report is not None and report.not_handed_in:
        said = f"Đối tượng không có bản kiểm điểm, lý do: {report.reason}"
    elif report is not None:
        own = form_words(case.matter.own_form) if case.matter.own_form else "không tự nhận hình thức kỷ luật"
        said = f"{case.subject_name} trình bày bản kiểm điểm, tự nhận hình thức: {own}"
    ballot = case.ballots.counted().exclude(item__sitting__body=case.body_id).last()
    voted = [ballot_sentence(ballot)] if ballot is not None else [f"{house} không bỏ phiếu riêng"]
    return (
        of_team(ground, house, ground.body.name)
        | _record(
            ground,
            case,
            meeting,
            f"hội nghị kiểm điểm đối với {case.subject_name}",
            f"{house} họp kiểm điểm, xem xét kỷ luật đối với {case.subject_name}",
        )
        | {
            "sections": [
                section("II", "KIỂM ĐIỂM", [said]),
                section("III", "THẢO LUẬN", lines(meeting.course)),
                section("IV", "KẾT LUẬN VỀ TỪNG VI PHẠM", [], violations_table(case)),
                section("V", "TÌNH TIẾT", circumstances(case)),
                section("VI", "BỎ PHIẾU", [*voted, *lines(meeting.result)]),
            ]
        }
    )


def hearing(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB nghe ý kiến: the subject's opinion before the decision, or why there is none."""
    row = SubjectHearing.objects.get(case=case)
    opinion = {
        SubjectHearing.Result.HEARD: lines(row.statement),
        SubjectHearing.Result.REFUSED: [
            f"Đối tượng từ chối trình bày ý kiến, có sự chứng kiến của {meeting.witnesses}"
        ],
        SubjectHearing.Result.ABSENT: [
            f"Đã mời ngày {short_date(one.invited_for)}, đối tượng vắng mặt: {one.absence}"
            for one in case.invitations.filter(came=False)
        ],
    }[SubjectHearing.Result(row.result)]
    return (
        of_authority(ground, case.subject_name)
        | _record(
            ground,
            case,
            meeting,
            f"nghe {case.subject_name} trình bày ý kiến",
            f"đại diện {ground.body.name} nghe {case.subject_name} trình bày ý kiến trước khi quyết định",
            3,
        )
        | {
            "sections": [
                section("II", "Ý KIẾN CỦA ĐỐI TƯỢNG", opinion),
                section("III", "TRAO ĐỔI", lines(meeting.course)),
            ]
        }
    )


def announcement(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB công bố: the decision read out and handed over, or refused: it holds all the same."""
    cited = ground.paper("discipline-decision", case)
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định thi hành kỷ luật"
    served = [row for row in case.services.all() if row.paper == "discipline-decision"]
    last = served[-1] if served else None
    receipt = f"{last.served_to if last else case.subject_name} đã nhận 01 bản {named}"
    if last is not None and last.refused:
        receipt = (
            f"{last.served_to} từ chối nhận {named}, có sự chứng kiến của {last.witnesses}; Quyết định vẫn có hiệu lực"
        )
    return (
        of_authority(ground, case.subject_name)
        | _record(
            ground,
            case,
            meeting,
            f"công bố quyết định kỷ luật đối với {case.subject_name}",
            f"đại diện {ground.body.name} công bố quyết định thi hành kỷ luật đối với {case.subject_name}",
            3,
        )
        | {
            "sections": [
                section("II", "NỘI DUNG", [f"1. Công bố toàn văn {named}", f"2. {receipt}"]),
                section("III", "Ý KIẾN CỦA ĐỐI TƯỢNG", lines(meeting.course)),
            ]
        }
    )


def resolution(ground: Ground, case: Case, _row: Any) -> Facts:
    """BB họp: the roll, what was said, the ballot and what it means."""
    row = case.resolution
    result = {
        Outcome.DISCIPLINED: f"Quyết định thi hành kỷ luật {form_words(row.form)}",
        Outcome.NOT_DISCIPLINED: "Không thi hành kỷ luật; đối tượng kiểm điểm, rút kinh nghiệm",
        Outcome.LIMITATION_EXPIRED: f"Hình thức {form_words(row.form)} đã hết thời hiệu; không thi hành kỷ luật",
        Outcome.PROPOSED_ABOVE: f"Đề nghị cấp có thẩm quyền xem xét hình thức {form_words(row.form)}",
    }[Outcome(row.outcome)]
    return of_sitting(
        ground,
        row,
        about=f"họp xem xét kỷ luật đối với {case.subject_name}",
        act=f"{ground.body.name} họp xem xét, thi hành kỷ luật đối với {case.subject_name}",
        told=f"{ground.team_name} báo cáo đề nghị và ý kiến của đối tượng",
        result=result,
    )


def of_sitting(ground: Ground, row: Resolution, *, about: str, act: str, told: str, result: str) -> Facts:
    """Return the minutes of the meeting in which a body resolved by a ballot."""
    if row.ballot is None:
        raise TypeError("a resolution on a ballot has its ballot")
    item = row.ballot.item
    sitting = item.sitting
    present = [one for one in sitting.roll.all() if one.present]
    absent = [{"name": one.name, "reason": one.absence} for one in sitting.roll.all() if not one.present]
    people = [{"name": one.name, "post": words.CHAIRS[one.chair].capitalize(), "role": ""} for one in present]  # type: ignore[index]
    return of_authority(ground) | {
        "meeting": {
            "date": sitting.held_on.isoformat(), "opened": "", "closed": "", "name": "cuộc họp", "act": act,
            "place": sitting.place,
        },
        "about": about,
        "present": [{"group": ground.body.name, "people": people}],
        "absent": absent,
        "chair": {"name": sitting.chaired_by.full_name, "post": ""},
        "recorder": {"name": sitting.recorded_by.full_name, "post": ""},
        "roll": f"Có mặt {two_digits(len(present))}/{two_digits(len(present) + len(absent))} thành viên được triệu tập",
        "recipients": ["Các đồng chí dự họp"],
        "sections": [
            section("II", "NỘI DUNG", [told]),
            section("III", "THẢO LUẬN", lines(item.course) or ["Các đồng chí dự họp thảo luận, nhất trí"]),
            section("IV", "BỎ PHIẾU", [ballot_sentence(row.ballot)]),
            section("V", "KẾT LUẬN", [result, *lines(row.remarks)]),
        ],
        "copies": 0,
        "refusals": [],
    }  # fmt: skip
