"""Minutes of a complaint against discipline: deployment, receipt of the file, complainant, exchange, announcement."""

from __future__ import annotations

from typing import Any

from cases.models import Case, Meeting, Outcome
from documents.facts.complaint import answer, contested, letter_of
from documents.facts.discipline import form_words
from documents.facts.discipline_minutes import of_sitting, section
from documents.facts.ground import Facts, Ground
from documents.facts.minutes import record, sides
from documents.facts.preparation import lines, of_authority, of_team


def _record(ground: Ground, meeting: Meeting, other: str, about: str, act: str) -> Facts:
    table = sides(ground, meeting, other)
    return record(ground, meeting, "buổi làm việc", act, table, 3) | {"about": about, "roll": ""}


def _with_body(ground: Ground, case: Case, meeting: Meeting, about: str, act: str) -> Facts:
    """Minutes between the team and the body that decided."""
    body = letter_of(ground, case).contested.body.name
    facts = _record(ground, meeting, f"Đại diện {body}", about, f"{ground.team_name} {act} {body}")
    return of_team(ground, body, f"Các thành viên {ground.team_name}") | facts


def deployment(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB triển khai: decision and plan before the body that decided, which is heard."""
    row = letter_of(ground, case)
    cited = ground.paper("complaint-team-decision")
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định giải quyết khiếu nại"
    about = f"triển khai giải quyết khiếu nại kỷ luật của {row.complainant_name}"
    return _with_body(ground, case, meeting, about, "triển khai quyết định, kế hoạch giải quyết khiếu nại tại") | {
        "sections": [
            section("II", "NỘI DUNG TRIỂN KHAI", [f"1. Công bố {named} và kế hoạch kèm theo", f"2. {contested(row)}"]),
            section("III", "Ý KIẾN TẠI BUỔI LÀM VIỆC", lines(meeting.course)),
            section("IV", "THỐNG NHẤT", ["Các bên thống nhất lịch làm việc, việc giao, nhận hồ sơ kỷ luật"]),
        ]
    }


def file_receipt(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB nhận hồ sơ: which papers of the disciplinary file changed hands."""
    columns = [{"title": "TT", "width": 10, "figure": True}, {"title": "Tên tài liệu", "width": 90, "figure": False}]
    rows = [[str(number), line] for number, line in enumerate(lines(meeting.result), 1)]
    table = {"title": "", "columns": columns, "rows": rows, "totals": []}
    name = letter_of(ground, case).complainant_name
    about = f"giao, nhận hồ sơ kỷ luật của {name}"
    return _with_body(ground, case, meeting, about, f"nhận hồ sơ kỷ luật của {name} từ") | {
        "sections": [
            section("II", "HỒ SƠ GIAO, NHẬN", [], table),
            section("III", "CAM KẾT", ["Bên nhận giữ bí mật hồ sơ, hoàn trả khi kết thúc việc giải quyết khiếu nại"]),
        ]
    }


def complainant(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB làm việc với người khiếu nại: what is said, and what differs from the decision."""
    row = letter_of(ground, case)
    act = f"{ground.team_name} làm việc với người khiếu nại {row.complainant_name}"
    facts = _record(ground, meeting, "Người khiếu nại", f"làm việc với người khiếu nại {row.complainant_name}", act)
    return (
        of_team(ground, row.complainant_name)
        | facts
        | {
            "sections": [
                section("II", "Ý KIẾN CỦA NGƯỜI KHIẾU NẠI", lines(row.statement)),
                section("III", "NỘI DUNG CÒN KHÁC NHAU VỚI QUYẾT ĐỊNH", lines(row.differences)),
                section("IV", "TRAO ĐỔI", [*lines(meeting.course), *lines(meeting.result)]),
            ]
        }
    )


def exchange(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB trao đổi kết quả: the results before both sides, and what each says."""
    row = letter_of(ground, case)
    act = f"{ground.team_name} trao đổi kết quả thẩm tra, xác minh khiếu nại của {row.complainant_name}"
    other = f"Người khiếu nại, đại diện {row.contested.body.name}"
    about = f"trao đổi kết quả giải quyết khiếu nại kỷ luật của {row.complainant_name}"
    return (
        of_team(ground, row.complainant_name, row.contested.body.name)
        | _record(ground, meeting, other, about, act)
        | {
            "sections": [
                section("II", "DỰ THẢO KẾT QUẢ", lines(row.proposal)),
                section("III", "Ý KIẾN CỦA CÁC BÊN", lines(meeting.course)),
                section("IV", "THỐNG NHẤT", lines(meeting.result) or ["Đoàn tiếp thu, hoàn chỉnh báo cáo"]),
            ]
        }
    )


def resolution(ground: Ground, case: Case, _row: Any) -> Facts:
    """BB họp: the roll, what was said, the ballot and what it answers."""
    row = letter_of(ground, case)
    result = (
        f"Đề nghị cấp có thẩm quyền xem xét hình thức {form_words(case.resolution.form)}"
        if case.outcome == Outcome.PROPOSED_ABOVE
        else answer(case, row)
    )
    return of_sitting(
        ground,
        case.resolution,
        about=f"họp giải quyết khiếu nại kỷ luật của {row.complainant_name}",
        act=f"{ground.body.name} họp xem xét, giải quyết khiếu nại kỷ luật của {row.complainant_name}",
        told=f"{ground.team_name} báo cáo kết quả thẩm tra, xác minh và ý kiến của các bên",
        result=result,
    )


def announcement(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB công bố: the decision read out and handed to both sides, or refused: it holds all the same."""
    row = letter_of(ground, case)
    cited = ground.paper("complaint-decision", case)
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định giải quyết khiếu nại"
    receipts = []
    for one in case.services.all():
        if not one.paper.startswith("complaint-decision"):
            continue
        receipts.append(
            f"{one.served_to} từ chối nhận {named}, có sự chứng kiến của {one.witnesses}; Quyết định vẫn có hiệu lực"
            if one.refused
            else f"{one.served_to} đã nhận 01 bản {named}"
        )
    other = f"Người khiếu nại, đại diện {row.contested.body.name}"
    about = f"công bố quyết định giải quyết khiếu nại kỷ luật của {row.complainant_name}"
    act = f"đại diện {ground.body.name} công bố quyết định giải quyết khiếu nại của {row.complainant_name}"
    said = [f"1. Công bố toàn văn {named}", *(f"{n}. {line}" for n, line in enumerate(receipts, 2))]
    return (
        of_authority(ground, row.complainant_name, row.contested.body.name)
        | _record(ground, meeting, other, about, act)
        | {
            "sections": [
                section("II", "NỘI DUNG", said),
                section("III", "Ý KIẾN CỦA CÁC BÊN", lines(meeting.course)),
            ]
        }
    )
