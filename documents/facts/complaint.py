"""Papers of a complaint against discipline: slip, notices, decision and plan, report, decision on the complaint."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.commands.complaints.closing import ANSWERED
from cases.commands.complaints.judging import next_of
from cases.discipline.complaints import Ground as Refusal
from cases.models import Admission, Case, Complaint, Outcome, Rule, SanctionChange
from documents.facts import words
from documents.facts.blocks import heading, paragraph
from documents.facts.discipline import form_words
from documents.facts.ground import UNITS, Facts, Ground, general_grounds, under
from documents.facts.preparation import executing, lines, of_authority, of_team
from documents.wording import short_date, two_digits

#: The grounds on which a letter is not handled, as papers say them.
GROUNDS = {
    Refusal.PAST_WINDOW: "đã hết thời hạn khiếu nại",
    Refusal.HIGHER_OR_HIGHEST: "cấp trên đang giải quyết hoặc cấp có thẩm quyền cao nhất đã quyết định",
    Refusal.SENTENCED: "bị Tòa án tuyên phạt từ cải tạo không giam giữ trở lên mà bản án chưa bị hủy bỏ",
    Refusal.BY_PROXY: "khiếu nại thay cho người khác",
    Refusal.BEFORE_DECISION: "khiếu nại khi chưa nhận được quyết định bằng văn bản",
    Refusal.REFUSED_DECISION: "đã từ chối nhận quyết định",
    Refusal.MOVED: "đã chuyển đến đảng bộ khác trước khi khiếu nại",
}

_ABOUT = {
    Complaint.About.VIOLATION: "nội dung vi phạm",
    Complaint.About.FORM: "hình thức kỷ luật",
    Complaint.About.PROCEDURE: "nguyên tắc, thủ tục, quy trình, thẩm quyền",
}
_CHANNELS = {
    Complaint.Channel.IN_PERSON: "nộp trực tiếp",
    Complaint.Channel.POST: "gửi qua bưu điện",
    Complaint.Channel.SYSTEM: "gửi trên hệ thống",
}
_RESULTS = {
    SanctionChange.Result.UPHOLD: "Chuẩn y hình thức kỷ luật",
    SanctionChange.Result.INCREASE: "Tăng hình thức kỷ luật từ",
    SanctionChange.Result.DECREASE: "Giảm hình thức kỷ luật từ",
    SanctionChange.Result.ANNUL: "Xóa bỏ hình thức kỷ luật",
}


def letter_of(ground: Ground, case: Case | None) -> Complaint:
    """Return the letter a team handles; a team of a complaint has one case."""
    return (case or ground.cases[0]).complaint


def contested(row: Complaint) -> str:
    """Return the decision complained of, as papers name it."""
    sanction = row.sanction
    named = f"hình thức kỷ luật {form_words(row.form)}"
    by = row.contested.body.name
    if row.contested_id != sanction.case_id:
        return f"{named}, do {by} giải quyết khiếu nại"
    return f"{named}, ngày {short_date(sanction.signed_on)} của {by}"


def _basis(ground: Ground, row: Complaint) -> list[str]:
    keys = ("COMPLAIN-COMP", "COMPLAIN-CHANGE", "DUR-GQKN")
    return [
        *general_grounds(ground.book, ground.on, keys),
        f"Xét đơn khiếu nại của {row.complainant_name}, nhận ngày {short_date(row.received_on)}",
    ]


def _particulars(row: Complaint) -> list[Facts]:
    served = (
        f"Nhận quyết định kỷ luật ngày {short_date(row.served_on)}"
        if row.served_on
        else "Chưa có căn cứ về ngày nhận quyết định kỷ luật"
    )
    window = f"; thời hạn khiếu nại đến hết ngày {short_date(row.last_day)}" if row.last_day else ""
    return [
        paragraph(f"1. Người khiếu nại: {row.complainant_name}"),
        paragraph(f"2. Ngày nhận đơn: {short_date(row.received_on)}, {_CHANNELS[Complaint.Channel(row.channel)]}"),
        paragraph(f"3. Khiếu nại đối với: {contested(row)}; về {_ABOUT[Complaint.About(row.about)]}"),
        *[paragraph(f"- {line}") for line in lines(row.content)],
        paragraph(f"4. {served}{window}"),
    ]


# At the door


def slip(ground: Ground, case: Case, _row: Any) -> Facts:
    """Phiếu xử lý: who complains of what, whether in time, who is apart, and what is proposed."""
    row = letter_of(ground, case)
    apart = list(dict.fromkeys(one.member.full_name for one in row.deciders.select_related("member")))
    team = "; ".join(f"{one['name']} ({one['role']})" for one in ground.people)
    return of_authority(ground) | {
        "about": f"khiếu nại kỷ luật của {row.complainant_name}",
        "recipients": [ground.body.name],
        "blocks": [
            heading("I. ĐƠN KHIẾU NẠI", 1),
            *_particulars(row),
            heading("II. KẾT QUẢ XEM XÉT ĐIỀU KIỆN THỤ LÝ", 1),
            paragraph("Đơn đủ điều kiện thụ lý, không thuộc trường hợp không giải quyết khiếu nại"),
            paragraph(
                "Người đã tham gia quyết định bị khiếu nại, không tham gia giải quyết: "
                + ("; ".join(apart) or "không có")
            ),
            heading("III. ĐỀ XUẤT", 1),
            paragraph(f"Đề nghị {ground.body.name} thụ lý, giải quyết; dự kiến {ground.team_name} gồm: {team}"),
        ],
    }


def refusal(row: Complaint, on: date) -> Facts:
    """TB không thụ lý: the letter, the ground or the level skipped, the rule, the written reason."""
    body = row.body
    book = Rule.on(on, body.scope)
    returned = row.admission == Admission.RETURNED
    word = "trả lại đơn khiếu nại" if returned else "không thụ lý đơn khiếu nại"
    grounds = [GROUNDS[Refusal(one)] for one in row.grounds]
    found = "Đơn khiếu nại vượt cấp" if returned else f"Đơn thuộc trường hợp: {'; '.join(grounds)}"
    cited = f" ({row.rule_cited})" if row.rule_cited else ""
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "recipients": [row.complainant_name, row.contested.body.name],
        "archive": words.archive(body),
        "about": f"{word} của {row.complainant_name}",
        "blocks": [
            *[paragraph(one) for one in general_grounds(book, on, ("COMPLAIN-NOT",))],
            heading("I. ĐƠN KHIẾU NẠI", 1),
            *_particulars(row),
            heading("II. LÝ DO", 1),
            paragraph(f"{found}{cited}"),
            *[paragraph(line) for line in lines(row.reason)],
            paragraph(f"{body.name} {word}; thông báo để {row.complainant_name} biết"),
        ],
    }


# Accepted


def team_decision(ground: Ground, case: Case | None, _row: Any) -> Facts:
    """QĐ: the complaint is handled, by whom, until when; the contested decision holds meanwhile."""
    row = letter_of(ground, case)
    due = ground.cases[0].due_on
    names = "; ".join(f"đồng chí {one['name']}, {one['role']}" for one in ground.people)
    until = f"; thời hạn giải quyết đến hết ngày {short_date(due)}" if due else ""
    return of_authority(
        ground, row.complainant_name, row.contested.body.name, f"Các đồng chí trong {ground.team_name}"
    ) | {
        "about": f"giải quyết khiếu nại kỷ luật của {row.complainant_name}",
        "basis": _basis(ground, row),
        "decides": ground.body.name,
        "articles": [
            [
                f"Giải quyết khiếu nại của {row.complainant_name} đối với {contested(row)}",
                f"Thành lập {ground.team_name} gồm: {names}",
            ],
            [
                f"{ground.team_name} thẩm tra, xác minh, báo cáo kết quả với {ground.body.name}{until}",
                "Trong thời gian giải quyết khiếu nại, quyết định kỷ luật vẫn có hiệu lực thi hành",
            ],
            [
                f"{executing(ground)}, {row.contested.body.name}, {ground.team_name} và {row.complainant_name} chịu "
                "trách nhiệm thi hành Quyết định này"
            ],
        ],
    }


def plan(ground: Ground, case: Case | None, _row: Any) -> Facts:
    """KH: purpose, what is examined, the way to the answer, who does what."""
    row = letter_of(ground, case)
    course = [
        f"Làm việc với {row.contested.body.name}; tiếp nhận hồ sơ kỷ luật",
        "Nghiên cứu hồ sơ; làm việc với người khiếu nại, làm rõ nội dung còn khác nhau",
        "Thẩm tra, xác minh; lấy ý kiến bằng văn bản của tổ chức đảng đã quyết định kỷ luật",
        "Trao đổi kết quả với người khiếu nại và tổ chức đảng đã quyết định kỷ luật",
        f"{ground.body.name} xem xét, bỏ phiếu kín, quyết định; công bố quyết định",
    ]
    method = lines(ground.team.method)
    return of_authority(ground, row.contested.body.name, f"Các đồng chí trong {ground.team_name}") | {
        "about": f"giải quyết khiếu nại kỷ luật của {row.complainant_name}",
        "blocks": [
            heading("I. MỤC ĐÍCH, YÊU CẦU", 1),
            paragraph(
                "Xem xét khách quan, toàn diện nội dung khiếu nại; kết luận, quyết định chính xác, đúng thẩm quyền"
            ),
            paragraph("Người đã tham gia quyết định bị khiếu nại không tham gia giải quyết"),
            heading("II. NỘI DUNG", 1),
            *[paragraph(f"{n}. {text}") for n, text in enumerate(lines(ground.team.content), 1)],
            heading("III. CÁCH TIẾN HÀNH", 1),
            *[paragraph(f"{n}. {text}") for n, text in enumerate(course, 1)],
            *[paragraph(text) for text in method],
            heading("IV. TỔ CHỨC THỰC HIỆN", 1),
            paragraph(f"{ground.team_name} tổ chức thực hiện, báo cáo kết quả với {ground.body.name}"),
        ],
    }


def acceptance(ground: Ground, case: Case, _row: Any) -> Facts:
    """TB thụ lý: the letter is accepted, by which decision, until when; the contested decision holds meanwhile."""
    row = letter_of(ground, case)
    cited = ground.paper("complaint-team-decision")
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định giải quyết khiếu nại"
    due = [paragraph(f"Thời hạn giải quyết: đến hết ngày {short_date(case.due_on)}")] if case.due_on else []
    return of_authority(ground, row.complainant_name, row.contested.body.name) | {
        "about": f"thụ lý đơn khiếu nại kỷ luật của {row.complainant_name}",
        "blocks": [
            paragraph(
                f"{ground.body.name} đã thụ lý đơn khiếu nại của {row.complainant_name} đối với {contested(row)}"
            ),
            paragraph(f"{ground.team_name} được thành lập theo {named}"),
            *due,
            paragraph("Trong thời gian giải quyết khiếu nại, quyết định kỷ luật vẫn có hiệu lực thi hành"),
            paragraph(f"Đề nghị {row.complainant_name} phối hợp làm việc khi có yêu cầu"),
        ],
    }


# Reported and decided


def report(ground: Ground, case: Case, _row: Any) -> Facts:
    """BC: the letter, what either side says, what was verified, what is proposed."""
    row = letter_of(ground, case)
    on = f" (văn bản ngày {short_date(row.position_on)})" if row.position_on else ""
    proposed = form_words(row.proposed_form) if row.proposed_form else "xóa bỏ hình thức kỷ luật"
    return of_team(ground, ground.body.name) | {
        "about": f"kết quả thẩm tra, xác minh khiếu nại kỷ luật của {row.complainant_name}",
        "blocks": [
            heading("I. ĐƠN KHIẾU NẠI", 1),
            *_particulars(row),
            heading("II. Ý KIẾN CỦA NGƯỜI KHIẾU NẠI", 1),
            *[paragraph(line) for line in lines(row.statement)],
            heading("III. NỘI DUNG CÒN KHÁC NHAU", 1),
            *[paragraph(line) for line in lines(row.differences)],
            heading("IV. Ý KIẾN CỦA TỔ CHỨC ĐẢNG ĐÃ QUYẾT ĐỊNH KỶ LUẬT", 1),
            paragraph(f"{row.contested.body.name}{on}:"),
            *[paragraph(line) for line in lines(row.position)],
            heading("V. NHẬN XÉT VÀ ĐỀ NGHỊ", 1),
            *[paragraph(line) for line in lines(row.proposal)],
            paragraph(f"{ground.team_name} đề nghị {ground.body.name} xem xét: {proposed}"),
        ],
    }


def answer(case: Case, row: Complaint) -> str:
    """Return what the body answered, in one sentence."""
    result = ANSWERED[Outcome(case.outcome)]
    form = case.resolution.form
    if result in {SanctionChange.Result.UPHOLD, SanctionChange.Result.ANNUL}:
        return f"{_RESULTS[result]} {form_words(row.form)} đối với {case.subject_name}"
    return f"{_RESULTS[result]} {form_words(row.form)} thành {form_words(form)} đối với {case.subject_name}"


def decision(ground: Ground, case: Case, _row: Any) -> Facts:
    """QĐ giải quyết khiếu nại: uphold, change or annul; from when it holds; the next level; who carries it out."""
    row = letter_of(ground, case)
    ballot = case.resolution.ballot
    basis = _basis(ground, row)
    if ballot is not None:
        day = short_date(ballot.item.sitting.held_on)
        basis.append(f"Xét kết quả bỏ phiếu kín của {ground.body.name} ngày {day}")
    house = under(case) or row.contested.body.name
    return of_authority(ground, case.subject_name, row.contested.body.name) | {
        "about": f"giải quyết khiếu nại kỷ luật của {row.complainant_name}",
        "basis": basis,
        "decides": ground.body.name,
        "articles": [
            [answer(case, row), *lines(case.resolution.remarks)],
            [f"Quyết định này có hiệu lực từ ngày {_since(ground)}", _next(ground, case, row)],
            [
                f"{executing(ground)}, {row.contested.body.name}, {house} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này"
            ],
        ],
    }


def _since(ground: Ground) -> str:
    effect = ground.book.find_or_none("EFFECT")
    return "ký" if effect is not None and effect.value == "signed_on" else "công bố"


def _next(ground: Ground, case: Case, row: Complaint) -> str:
    if not case.resolution.form:
        return "Tổ chức đảng có thẩm quyền thực hiện việc xin lỗi, phục hồi quyền lợi theo quy định"
    following = next_of(row, case.resolution.form, ground.book, None)
    if following.is_final:
        return "Đây là quyết định giải quyết khiếu nại cuối cùng"
    window = ground.book.find_or_none("COMPLAIN-WINDOW")
    span = f"{two_digits(window.number())} {UNITS[window.unit]}" if window is not None else "thời hạn quy định"
    article = f" ({window.cite()})" if window is not None else ""
    return (
        f"Trong thời hạn {span}, kể từ ngày nhận Quyết định, {case.subject_name} có quyền khiếu nại lên cấp trên "
        f"trực tiếp{article}; trong thời gian chờ giải quyết vẫn phải chấp hành Quyết định này"
    )
