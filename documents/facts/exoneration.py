"""Papers of wrongful discipline: submission, decision restoring rights, minutes and letter of apology, letter."""

from __future__ import annotations

from typing import Any

from cases.models import Case, Exoneration, Meeting
from documents.facts.blocks import paragraph
from documents.facts.discipline import form_words
from documents.facts.ground import Facts, Ground, general_grounds, under
from documents.facts.minutes import record, together
from documents.facts.preparation import executing, lines, of_authority, of_proposer
from documents.wording import short_date, unended

#: What EXON gives by form, as papers say it.
_ENTITLED = {
    "REPRIMAND_WARNING": "phục hồi các quyền lợi bị ảnh hưởng (đánh giá, quy hoạch, bổ nhiệm, tiền lương, khen thưởng)",
    "REMOVAL": "xem xét bố trí lại chức vụ cũ hoặc chức vụ tương đương",
    "EXPULSION": "phục hồi quyền đảng viên và các quyền lợi theo đơn đề nghị",
}
_GROUNDS = {
    Exoneration.Ground.COMPLAINT: "đã được giải quyết khiếu nại, hủy bỏ",
    Exoneration.Ground.FINDING: "đã được kiểm tra, kết luận là oan",
    Exoneration.Ground.JUDGMENT: "dựa vào bản án đã bị hủy",
}


def _row(case: Case) -> Exoneration:
    return Exoneration.objects.select_related("sanction__case").get(case=case)


def _regulations(ground: Ground) -> list[str]:
    return list(dict.fromkeys(general_grounds(ground.book, ground.on, ("EXON", "EXON-SCOPE"))))


def _basis(ground: Ground, row: Exoneration) -> list[str]:
    return [*_regulations(ground), f"Căn cứ {row.paper}, ngày {short_date(row.established_on)}"]


def _wrong(ground: Ground, case: Case, row: Exoneration) -> str:
    signed = short_date(row.sanction.signed_on)
    return (
        f"Quyết định ngày {signed} của {ground.body.name} thi hành kỷ luật {form_words(row.form)} đối với "
        f"{case.subject_name} {_GROUNDS[Exoneration.Ground(row.ground)]}"
    )


def _about(case: Case) -> str:
    return f"xin lỗi, phục hồi quyền lợi đối với {case.subject_name}"


def submission(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """TTr: which discipline was wrong, by what it was established, and what the rule entitles to."""
    row = _row(case)
    entitled = _ENTITLED.get(row.entitlement, "phục hồi tổ chức, hoạt động và các quyền lợi bị ảnh hưởng")
    return of_proposer(ground, "Như trên") | {
        "about": _about(case),
        "to": [ground.body.name],
        "basis": _basis(ground, row),
        "blocks": [
            paragraph(_wrong(ground, case, row)),
            paragraph(f"Người nhận lời xin lỗi: {row.received_by}"),
            paragraph(f"Quyền lợi được phục hồi theo quy định: {entitled} ({row.rule_cited})"),
            paragraph(f"Kính trình {ground.body.name} xem xét, xin lỗi và quyết định phục hồi quyền lợi"),
        ],
    }


def _measures(row: Exoneration) -> list[str]:
    said = []
    for number, one in enumerate(row.restorations.select_related("item"), 1):
        side = " (về phía chính quyền)" if one.on_state_side else ""
        item = one.item
        said.append(
            f"{number}. {unended(item.requirement)}{side}; {item.owner} thực hiện, hoàn thành trước ngày "
            f"{short_date(item.due_on)}"
        )
    return said


def decision(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """QĐ phục hồi: the wrong is said, the discipline has no effect, each right comes back; who carries it out."""
    row = _row(case)
    applied = [f"Xét đơn đề nghị nhận ngày {short_date(row.applied_on)}"] if row.applied_on else []
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"phục hồi quyền lợi đối với {case.subject_name}",
        "basis": [*_basis(ground, row), *applied],
        "decides": ground.body.name,
        "articles": [
            [
                f"{_wrong(ground, case, row)}; Quyết định kỷ luật không còn hiệu lực",
                f"{ground.body.name} xin lỗi {row.received_by}",
            ],
            [f"Phục hồi quyền lợi đối với {case.subject_name} ({row.rule_cited}):", *_measures(row)],
            [
                f"{executing(ground)}, {under(case) or ground.body.name} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này"
            ],
        ],
    }


def minutes(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB xin lỗi: who apologised to whom, for what, and what was answered."""
    row = _row(case)
    act = f"{ground.body.name} tổ chức xin lỗi {row.received_by}"
    return (
        of_authority(ground, case.subject_name)
        | record(ground, meeting, "hội nghị", act, together(meeting), 3)
        | {
            "about": f"xin lỗi đối với {case.subject_name}",
            "roll": "",
            "sections": [
                {
                    "heading": "II. NỘI DUNG",
                    "lines": [_wrong(ground, case, row), f"{ground.body.name} xin lỗi {row.received_by}"],
                    "table": None,
                },
                {"heading": "III. Ý KIẾN TẠI HỘI NGHỊ", "lines": lines(meeting.course), "table": None},
                {"heading": "IV. PHỤC HỒI QUYỀN LỢI", "lines": _measures(row), "table": None},
            ],
        }
    )


def apology(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """CV xin lỗi: the apology in writing."""
    row = _row(case)
    return of_authority(ground, "Như trên") | {
        "about": f"xin lỗi đối với {case.subject_name}",
        "to": [row.received_by],
        "blocks": [
            paragraph(_wrong(ground, case, row)),
            paragraph(
                f"{ground.body.name} nhận trách nhiệm về quyết định nêu trên và xin lỗi {row.received_by}; các quyền "
                f"lợi của {case.subject_name} được phục hồi theo quyết định của {ground.body.name}"
            ),
        ],
    }


def letter(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """CV: the file is corrected; state and union bodies restore what is theirs."""
    row = _row(case)
    cited = ground.paper("restoration-decision", case)
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định phục hồi quyền lợi"
    owners = [one.item.owner for one in row.restorations.select_related("item") if one.on_state_side]
    return of_authority(ground, "Như trên") | {
        "about": f"phục hồi quyền lợi đối với {case.subject_name}",
        "to": list(dict.fromkeys(owners)) or [under(case) or ground.body.name],
        "blocks": [
            paragraph(f"Thực hiện {named}, {ground.body.name} thông báo việc đã đính chính hồ sơ:"),
            *[paragraph(text) for text in lines(row.corrected)],
            paragraph(
                "Đề nghị cơ quan, tổ chức có thẩm quyền phục hồi các quyền lợi về chính quyền, đoàn thể theo quy định"
            ),
        ],
    }
