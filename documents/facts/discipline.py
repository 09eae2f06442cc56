"""Papers of the consideration of discipline: decision, plan, outline, minutes, proposal, decision, letter."""

from __future__ import annotations

from typing import Any

from cases.discipline.forms import DisciplineForm
from cases.models import (
    Basis,
    Case,
    Circumstance,
    DisciplineMatter,
    Hindrance,
    Notification,
    Sanction,
    SanctionState,
    Violation,
    standing_violations,
)
from documents.facts import words
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import Facts, Ground, general_grounds, under
from documents.facts.preparation import executing, lines, of_authority, of_team
from documents.wording import short_date, two_digits

NO_FORM = "không thi hành kỷ luật"


def form_words(code: str) -> str:
    """Return a form as papers name it."""
    return words.FORMS[DisciplineForm(code)] if code else NO_FORM


def _case(ground: Ground, case: Case | None) -> Case:
    """A team of discipline has one case."""
    return case or ground.cases[0]


def _basis(ground: Ground, case: Case) -> list[str]:
    """The grounds of a decision: charter, regulations in force that day, and what the case starts from."""
    matter = DisciplineMatter.objects.get(case=case)
    start = {
        Basis.CONCLUSION: "Căn cứ",
        Basis.PROPOSAL: "Xét",
        Basis.JUDGMENT: "Căn cứ",
        Basis.STATE: "Căn cứ",
        Basis.OWN_REPORT: "Xét",
    }[Basis(matter.ground)]
    return [
        *general_grounds(ground.book, ground.on, ("VOTE-MAJ", "LIMIT")),
        f"{start} {matter.ground_paper}, ngày {short_date(matter.ground_on)}",
    ]


def consideration_decision(ground: Ground, case: Case | None, _row: Any) -> Facts:
    """QĐ: discipline is considered, by whom, who hears the subject."""
    case = _case(ground, case)
    overseer = case.matter.overseer.full_name if case.matter.overseer else ""
    names = "; ".join(f"đồng chí {one['name']}, {one['role']}" for one in ground.people)
    return of_authority(ground, case.subject_name, f"Các đồng chí có tên trong {ground.team_name}") | {
        "about": f"xem xét, thi hành kỷ luật đối với {case.subject_name}",
        "basis": _basis(ground, case),
        "decides": ground.body.name,
        "articles": [
            [
                f"Xem xét, thi hành kỷ luật đối với {case.subject_name}{situated(case)}",
                f"Thành lập {ground.team_name} gồm: {names}",
            ],
            [
                f"{ground.team_name} hướng dẫn đối tượng kiểm điểm, thẩm tra, xác minh, báo cáo đề nghị với "
                f"{ground.body.name}; đồng chí {overseer} thay mặt {ground.body.name} nghe đối tượng trình bày ý kiến "
                "trước khi quyết định"
            ],
            [
                f"{executing(ground)}, {ground.team_name}, {case.subject_name} và các tổ chức đảng, đảng viên có liên "
                "quan chịu trách nhiệm thi hành Quyết định này"
            ],
        ],
    }


def situated(case: Case) -> str:
    """Return “, under ...” after the name of a subject; nothing where it belongs nowhere."""
    above = under(case)
    return f", thuộc {above}" if above else ""


def consideration_plan(ground: Ground, case: Case | None, _row: Any) -> Facts:
    """KH: purpose, what is considered, the way to the decision, and who does what."""
    case = _case(ground, case)
    violations = [f"{row.number}. {row.act}" for row in standing_violations(case)]
    course = [
        "Hướng dẫn đối tượng viết bản kiểm điểm, tự nhận hình thức kỷ luật",
        "Hội nghị của tổ chức đảng nơi đối tượng sinh hoạt thảo luận, bỏ phiếu kín",
        "Thẩm tra, xác minh nội dung chưa rõ; báo cáo đề nghị",
        f"Nghe đối tượng trình bày ý kiến; {ground.body.name} xem xét, bỏ phiếu kín",
    ]
    blocks = [
        heading("I. MỤC ĐÍCH, YÊU CẦU", 1),
        paragraph("Xem xét đúng nội dung, tính chất, mức độ, tác hại, nguyên nhân của từng vi phạm"),
        paragraph("Bảo đảm công minh, chính xác, kịp thời; đúng phương hướng, phương châm, thủ tục, thẩm quyền"),
        heading("II. NỘI DUNG", 1),
        paragraph(f"Xem xét, thi hành kỷ luật đối với {case.subject_name}{situated(case)}"),
        *[paragraph(text) for text in violations],
        heading("III. CÁCH TIẾN HÀNH", 1),
        *[paragraph(f"{n}. {text}") for n, text in enumerate(course, 1)],
        heading("IV. TỔ CHỨC THỰC HIỆN", 1),
        paragraph(f"{ground.team_name} tổ chức thực hiện, báo cáo kết quả với {ground.body.name}"),
    ]
    return of_authority(ground, case.subject_name, f"Các đồng chí trong {ground.team_name}") | {
        "about": f"xem xét, thi hành kỷ luật đối với {case.subject_name}",
        "blocks": blocks,
    }


def outline(ground: Ground, case: Case | None, _row: Any) -> Facts:
    """Đề cương: what the self-criticism answers."""
    case = _case(ground, case)
    return of_team(ground, case.subject_name) | {
        "about": f"gợi ý kiểm điểm của {case.subject_name}",
        "blocks": [paragraph(line) for line in ground.team.outline.splitlines() if line.strip()],
    }


# What several papers say


def ballot_sentence(ballot: Any) -> str:
    """Return a counted ballot in one sentence."""
    tally = ", ".join(
        f"{form_words('' if code == 'NONE' else code)} {votes} phiếu" for code, votes in ballot.count().tally.items()
    )
    kind = "đề nghị" if ballot.kind == "recommend" else "quyết định"
    return f"Bỏ phiếu kín {kind}: {tally}; trên {two_digits(ballot.denominator)} thành viên có quyền biểu quyết"


def violations_table(case: Case) -> Facts:
    """The violations with what was concluded of each."""
    columns = [("TT", 6, True), ("Nội dung, tính chất", 34, False), ("Thời gian", 18, True)]
    columns += [("Mức độ", 14, True), ("Tác hại, nguyên nhân", 28, False)]
    return {
        "title": "",
        "columns": [{"title": title, "width": width, "figure": figure} for title, width, figure in columns],
        "rows": [
            [
                str(row.number),
                " ".join(part for part in (row.act, row.nature) if part),
                _when(row),
                words.DEGREES[row.severity],  # type: ignore[index]
                "; ".join(part for part in (row.harm, row.cause) if part),
            ]
            for row in standing_violations(case)
        ],
        "totals": [],
    }


def _when(row: Violation) -> str:
    began = _range(row.began_from, row.began_until)
    ended = _range(row.ended_from, row.ended_until)
    if began and ended and began != ended:
        return f"{began} - {ended}"
    if began:
        return began
    return f"phát hiện {short_date(row.discovered_on)}" if row.discovered_on else ""


def _range(first: Any, last: Any) -> str:
    if first is None:
        return ""
    return short_date(first) if last in {None, first} else f"từ {short_date(first)} đến {short_date(last)}"


def circumstances(case: Case) -> list[str]:
    """The circumstances with the article that names each."""
    said = {
        Circumstance.Direction.MITIGATING: "giảm nhẹ",
        Circumstance.Direction.AGGRAVATING: "tăng nặng",
        Circumstance.Direction.EXEMPTING: "miễn hoặc giảm nhẹ",
    }
    rows = [
        f"Tình tiết {said[Circumstance.Direction(row.direction)]}: {row.detail} ({row.rule_cited})"
        for row in case.circumstances.all()
    ]
    return rows or ["Không có tình tiết tăng nặng, giảm nhẹ"]


# The proposal and the decision

#: How an earlier decision stands, after its form and day.
_STATES = {
    SanctionState.SIGNED: ", chưa có hiệu lực",
    SanctionState.IN_FORCE: ", đang có hiệu lực",
    SanctionState.LAPSED: ", đã hết hiệu lực",
    SanctionState.ANNULLED: ", đã hủy bỏ",
}


def proposal(ground: Ground, case: Case, _row: Any) -> Facts:
    """BC đề nghị: violations, circumstances, earlier discipline, the votes below, and the form proposed."""
    before = [
        f"{form_words(row.form)} ({short_date(row.signed_on)}){_STATES[SanctionState(row.state_at)]}"
        for row in Sanction.objects.of_subject(case).as_at(ground.on)
    ]
    ballots = [ballot_sentence(ballot) for ballot in case.ballots.counted().exclude(item__sitting__body=case.body_id)]
    blocks = [
        heading("I. CĂN CỨ XEM XÉT", 1),
        paragraph(f"{case.matter.ground_paper}, ngày {short_date(case.matter.ground_on)}"),
        heading("II. VI PHẠM", 1),
        {"kind": "table"} | violations_table(case),
        heading("III. TÌNH TIẾT", 1),
        *[paragraph(line) for line in circumstances(case)],
        paragraph(f"Kỷ luật trước đây: {'; '.join(before)}" if before else "Chưa bị thi hành kỷ luật"),
        heading("IV. KẾT QUẢ BỎ PHIẾU Ở CẤP DƯỚI", 1),
        *([paragraph(line) for line in ballots] or [paragraph("Không bỏ phiếu ở cấp dưới")]),
        heading("V. THẨM TRA, XÁC MINH VÀ ĐỀ NGHỊ", 1),
        *[paragraph(line) for line in lines(case.matter.proposal)],
        paragraph(f"{ground.team_name} đề nghị {ground.body.name} xem xét: {form_words(case.matter.proposed_form)}"),
    ]
    return of_team(ground, ground.body.name) | {
        "about": f"đề nghị thi hành kỷ luật đối với {case.subject_name}",
        "blocks": blocks,
    }


def _articles(case: Case, sanction: Sanction) -> list[str]:
    acts = "; ".join(row.act.rstrip(".;") for row in standing_violations(case))
    return [
        f"Thi hành kỷ luật {case.subject_name}{situated(case)} bằng hình thức {form_words(sanction.form)}",
        f"Vi phạm: {acts}",
    ]


def decision(ground: Ground, case: Case, _row: Any) -> Facts:
    """QĐ: who, which form, for what; from when it holds; the right and the window to complain; who carries it out."""
    sanction = Sanction.objects.get(case=case)
    window = ground.book.find_or_none("COMPLAIN-WINDOW")
    units = {"day": "ngày", "working_day": "ngày làm việc", "month": "tháng"}
    span = f"{two_digits(window.number())} {units[window.unit]}" if window is not None else "thời hạn quy định"
    article = f" ({window.cite()})" if window is not None else ""
    if sanction.effective_on is not None:
        effect = f"Quyết định này có hiệu lực từ ngày {short_date(sanction.effective_on)}"
    else:
        effect = "Quyết định này có hiệu lực từ ngày công bố"
    rule = f" ({sanction.effect_rule})" if sanction.effect_rule else ""
    recommended = sanction.recommended_by
    basis = _basis(ground, case)
    if recommended is not None:
        basis.append(f"Xét kết quả bỏ phiếu đề nghị của {recommended.item.sitting.body.name}")
    if sanction.ballot is not None:
        basis.append(
            f"Xét kết quả bỏ phiếu kín của {ground.body.name} ngày {short_date(sanction.ballot.item.sitting.held_on)}"
        )
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"thi hành kỷ luật đối với {case.subject_name}",
        "basis": basis,
        "decides": ground.body.name,
        "articles": [
            _articles(case, sanction),
            [
                f"{effect}{rule}",
                f"Trong thời hạn {span}, kể từ ngày nhận Quyết định, {case.subject_name} có quyền khiếu nại với tổ "
                f"chức đảng có thẩm quyền{article}; trong thời gian chờ giải quyết vẫn phải chấp hành Quyết định này",
            ],
            [
                f"{executing(ground)}, {under(case) or ground.body.name} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này",
            ],
        ],
    }


def submission(ground: Ground, case: Case, _row: Any) -> Facts:
    """TTr: what this body may not decide itself, with the full tally of its ballot."""
    resolution = case.resolution
    later = Hindrance.objects.filter(case=case).first()  # the power may have moved after the vote
    bodies = (later or resolution).competence.get("bodies") or []
    if resolution.ballot is None:
        raise TypeError("a proposal rests on a ballot")
    count = resolution.ballot.count()
    rows = [
        [form_words("" if code == "NONE" else code).capitalize(), str(votes)] for code, votes in count.tally.items()
    ]
    columns = [{"title": "Hình thức", "width": 70, "figure": False}, {"title": "Số phiếu", "width": 30, "figure": True}]
    return of_authority(ground, "Như trên") | {
        "about": f"đề nghị thi hành kỷ luật đối với {case.subject_name}",
        "to": [", ".join(bodies) or "Tổ chức đảng có thẩm quyền"],
        "basis": _basis(ground, case),
        "blocks": [
            paragraph(
                f"{ground.body.name} đã xem xét vi phạm của {case.subject_name}. Hình thức được đề nghị: "
                f"{form_words(resolution.form)}, vượt thẩm quyền của {ground.body.name}"
            ),
            {"kind": "table", "title": "Kết quả bỏ phiếu", "columns": columns, "rows": rows, "totals": []},
            paragraph(f"Tổng số thành viên có quyền biểu quyết: {two_digits(count.denominator)}"),
            *[paragraph(line) for line in lines(later.reason if later else resolution.remarks)],
            paragraph("Kính trình xem xét, quyết định. Hồ sơ kèm theo"),
        ],
    }


def letter(ground: Ground, case: Case, _row: Any) -> Facts:
    """CV: others are told, so that they act on what is theirs."""
    sanction = Sanction.objects.get(case=case)
    told = [row.told for row in sanction.notifications.all() if row.kind != Notification.Kind.FILE]
    cited = ground.paper("discipline-decision", case)
    named = cited.named("Quyết định", ground.body.name) if cited else "Quyết định thi hành kỷ luật"
    return of_authority(ground, "Như trên") | {
        "about": f"thông báo việc thi hành kỷ luật đối với {case.subject_name}",
        "to": told or [under(case) or ground.body.name],
        "blocks": [
            paragraph(f"{named}: {case.subject_name} bị thi hành kỷ luật {form_words(sanction.form)}"),
            paragraph(
                "Đề nghị cơ quan, tổ chức có thẩm quyền xem xét, xử lý theo quy định về chính quyền, đoàn thể; kỷ luật "
                "đảng không thay thế kỷ luật hành chính, kỷ luật đoàn thể và các hình thức xử lý của pháp luật"
            ),
        ],
    }
