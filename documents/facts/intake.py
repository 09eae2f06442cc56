"""Papers of a petition: what came in, what the rules make of it, and where it goes; never who sent it."""

from __future__ import annotations

from datetime import date

from cases.commands.intake.judging import NotGround
from cases.models import Handling, Petition, PetitionClass, Rule
from documents.facts import words
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import Facts, general_grounds
from documents.facts.preparation import lines
from documents.wording import short_date

CLASSES = {
    PetitionClass.DENUNCIATION: "đơn tố cáo",
    PetitionClass.COMPLAINT: "đơn khiếu nại kỷ luật đảng",
    PetitionClass.FEEDBACK: "đơn phản ánh, kiến nghị",
}
_CHANNELS = {
    Petition.Channel.IN_PERSON: "nộp trực tiếp",
    Petition.Channel.RECEPTION: "tiếp nhận qua tiếp đảng viên, công dân",
    Petition.Channel.POST: "gửi qua bưu điện",
    Petition.Channel.BOX: "qua hòm thư góp ý",
    Petition.Channel.ELECTRONIC: "qua thư điện tử, cổng thông tin",
    Petition.Channel.FORWARDED: "do cơ quan, tổ chức chuyển đến",
}
GROUNDS = {
    NotGround.NO_NAME: "đơn giấu tên, mạo tên",
    NotGround.NO_ADDRESS: "đơn không rõ địa chỉ người tố cáo",
    NotGround.CONCLUDED: "nội dung đã được cấp có thẩm quyền kết luận, không có tình tiết mới",
    NotGround.NO_CONTENT: "đơn không có nội dung cụ thể, không có căn cứ để thẩm tra, xác minh",
    NotGround.NOBODY: "đơn không tố cáo tổ chức đảng, đảng viên",
    NotGround.NO_ORIGINAL: "đơn không phải bản có chữ ký trực tiếp của người tố cáo",
    NotGround.JOINT: "đơn có từ hai người trở lên cùng ký tên",
    NotGround.NO_CAPACITY: "người tố cáo không có năng lực hành vi dân sự",
    NotGround.REFILED: "người tố cáo đã tự nguyện rút đơn, nay tố cáo lại nhưng không có tình tiết mới",
}
_PROPOSED = {
    Handling.ACCEPT: "thụ lý, giải quyết tố cáo theo thẩm quyền",
    Handling.COMPLAINT: "chuyển sang sổ theo dõi khiếu nại kỷ luật để xem xét điều kiện thụ lý",
    Handling.TRANSFER: "chuyển đơn đến {to} để xem xét, giải quyết theo thẩm quyền",
    Handling.RETURN: "trả lại đơn, nêu rõ lý do để người có đơn biết",
    Handling.GUIDE: "hướng dẫn, trả lời người có đơn",
    Handling.DECLINE: "không thụ lý, thông báo lý do để người có đơn biết",
    Handling.MONITOR: "đưa vào diện nắm tình hình, phục vụ công tác kiểm tra, giám sát",
    Handling.STORE: "lưu đơn",
}


def _common(row: Petition, *recipients: str) -> Facts:
    return {
        "place": words.place(row.body),
        "letterhead": words.letterhead(row.body),
        "recipients": list(recipients),
        "archive": words.archive(row.body),
    }


def _kind(row: Petition) -> str:
    return CLASSES[PetitionClass(row.classification)]


def sender(row: Petition) -> str:
    """Return how papers address who sent a petition: by its number; the name stands on the envelope alone."""
    return f"Người có đơn số {row.symbol}"


def _marks(row: Petition) -> str:
    named = {
        "đơn giấu tên": row.is_anonymous,
        "đơn mạo tên": row.is_false_name,
        "có nội dung, địa chỉ, đối tượng cụ thể": row.is_concrete,
        "vừa khiếu nại, vừa tố cáo": row.is_mixed,
    }
    marks = [word for word, holds in named.items() if holds]
    if row.repeat_of is not None:
        marks.append(f"trùng với đơn số {row.repeat_of.symbol}{', có tình tiết mới' if row.has_new_facts else ''}")
    return "; ".join(marks) or "không"


def _competence(row: Petition) -> str:
    if row.is_competent is None:
        return "chưa xác định"
    if row.is_competent:
        return f"thuộc thẩm quyền của {row.body.name}"
    other = row.competent_body.name if row.competent_body is not None else row.handed_to
    return "không thuộc thẩm quyền" + (f"; thuộc thẩm quyền của {other}" if other else "")


def _letter(row: Petition) -> list[Facts]:
    forwarded = [row.forwarded_by, row.forwarded_number and f"văn bản số {row.forwarded_number}"]
    by = ", ".join(part for part in forwarded if part)
    return [
        paragraph(f"1. Số đăng ký: {row.symbol}; ngày nhận: {short_date(row.received_on)}"),
        paragraph(f"2. Hình thức tiếp nhận: {_CHANNELS[Petition.Channel(row.channel)]}{f' ({by})' if by else ''}"),
        paragraph(f"3. Đối tượng được nêu trong đơn: {row.subject or 'không nêu cụ thể'}"),
        paragraph("4. Nội dung chính:"),
        *[paragraph(f"- {line}") for line in lines(row.content)],
    ]


def slip(row: Petition, on: date) -> Facts:
    """Phiếu xử lý đơn: the letter, its class and marks, competence, grounds, and what is done by which rule."""
    found = [GROUNDS[NotGround(ground)] for ground in row.grounds]
    proposed = _PROPOSED[Handling(row.handling)].format(to=row.handed_to)
    cited = f" ({row.rule_cited})" if row.rule_cited else ""
    return _common(row, row.body.name) | {
        "about": f"đơn số {row.symbol}",
        "blocks": [
            heading("I. ĐƠN TIẾP NHẬN", 1),
            *_letter(row),
            heading("II. KẾT QUẢ PHÂN LOẠI", 1),
            paragraph(f"1. Loại đơn: {_kind(row)}"),
            paragraph(f"2. Đặc điểm của đơn: {_marks(row)}"),
            paragraph(f"3. Thẩm quyền: {_competence(row)}"),
            paragraph(f"4. Căn cứ không giải quyết: {'; '.join(found) or 'không có'}"),
            heading("III. XỬ LÝ", 1),
            paragraph(f"{proposed[0].upper()}{proposed[1:]}{cited}"),
            *[paragraph(line) for line in lines(row.handling_reason)],
            paragraph("Danh tính, địa chỉ của người có đơn được niêm phong, không ghi trong phiếu này"),
        ],
    }


def transfer(row: Petition, on: date) -> Facts:
    """PC: the petition goes to the competent body; the sender is told by the number of the petition."""
    book = Rule.on(on, row.body.scope)
    return _common(row, row.handed_to, sender(row)) | {
        "about": f"đơn số {row.symbol}",
        "blocks": [
            *[paragraph(one) for one in general_grounds(book, on, ("GQTC-COMP",))],
            paragraph(
                f"{row.body.name} chuyển đến {row.handed_to} {_kind(row)} đăng ký số {row.symbol}, nhận ngày "
                f"{short_date(row.received_on)}, để xem xét, giải quyết theo thẩm quyền"
            ),
            heading("Nội dung đơn", 1),
            paragraph(f"Đối tượng được nêu trong đơn: {row.subject or 'không nêu cụ thể'}"),
            *[paragraph(f"- {line}") for line in lines(row.content)],
            heading("Lý do chuyển", 1),
            *[paragraph(line) for line in lines(row.handling_reason)],
            paragraph(
                "Bản gốc đơn gửi kèm trong phong bì niêm phong; đề nghị giữ bí mật danh tính người có đơn và thông "
                f"báo kết quả giải quyết cho {row.body.name}"
            ),
        ],
    }


def returned(row: Petition, on: date) -> Facts:
    """CV: the petition goes back to its sender, with what is lacking."""
    return _answer(row, f"trả lại đơn số {row.symbol}", f"{row.body.name} trả lại đơn, với lý do sau")


def guidance(row: Petition, on: date) -> Facts:
    """CV: the sender is guided or answered; who complains and denounces in one letter parts the two."""
    split = (
        [paragraph("Đơn vừa có nội dung khiếu nại, vừa có nội dung tố cáo; đề nghị viết riêng đơn tố cáo")]
        if row.is_mixed
        else []
    )
    return _answer(
        row,
        f"trả lời, hướng dẫn người có đơn số {row.symbol}",
        f"{row.body.name} trả lời, hướng dẫn như sau",
        split,
    )


def _answer(row: Petition, about: str, opening: str, more: list[Facts] | None = None) -> Facts:
    return _common(row, "Như trên") | {
        "about": about,
        "to": [sender(row)],
        "blocks": [
            paragraph(f"Ngày {short_date(row.received_on)}, {row.body.name} nhận được {_kind(row)} của người có đơn"),
            paragraph(f"Sau khi xem xét, {opening}:"),
            *[paragraph(line) for line in lines(row.handling_reason)],
            *(more or []),
            *([paragraph(f"Căn cứ: {row.rule_cited}")] if row.rule_cited else []),
        ],
    }


def refusal(row: Petition, on: date) -> Facts:
    """TB không thụ lý: the ground of the rulebook and the written reason."""
    book = Rule.on(on, row.body.scope)
    found = [GROUNDS[NotGround(ground)] for ground in row.grounds]
    cited = f" ({row.rule_cited})" if row.rule_cited else ""
    return _common(row, sender(row)) | {
        "about": f"không thụ lý đơn tố cáo số {row.symbol}",
        "blocks": [
            *[paragraph(one) for one in general_grounds(book, on, ("GQTC-NOT",))],
            paragraph(f"Ngày {short_date(row.received_on)}, {row.body.name} nhận được đơn tố cáo của người có đơn"),
            paragraph(f"Đơn thuộc trường hợp không giải quyết: {'; '.join(found)}{cited}"),
            *[paragraph(line) for line in lines(row.handling_reason)],
            paragraph(f"{row.body.name} không thụ lý đơn tố cáo; thông báo để người có đơn biết"),
        ],
    }
