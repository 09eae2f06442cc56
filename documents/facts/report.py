"""The prose of reports and notices, filled from findings, responses and answers; people edit it from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.models import (
    Case,
    Finding,
    FindingKind,
    Kind,
    Outcome,
    Severity,
    Stance,
    matter_of_signs,
    sums_of,
)
from documents.facts import allegations, mandate, money, words
from documents.facts.blocks import heading, paragraph
from documents.facts.citing import citing
from documents.facts.ground import Facts, Ground, lower_first
from documents.facts.preparation import of_authority, of_team, office_of
from documents.facts.responsibility import individuals
from documents.facts.so_far import Cited
from documents.wording import capital, ended, short_date, two_digits

Blocks = list[Facts]

_RESULTS = {"kept": "Giữ nguyên", "reworded": "Tiếp thu, viết lại", "withdrawn": "Tiếp thu, rút nội dung"}


def standing(case: Case) -> list[Finding]:
    """The findings that were not withdrawn."""
    return [finding for finding in case.findings.all() if finding.withdrawn_on is None]


def points(case: Case) -> list[Facts]:
    """Every point the subject does not simply accept, with opinion and answer side by side."""
    rows = []
    for finding in case.findings.all():
        response = next(reversed(finding.responses.all()), None)
        if response is None or response.stance == Stance.ACCEPT:
            continue
        reply = getattr(response, "answer", None)
        rows.append(
            {
                "title": f"Điểm {finding.number}. {finding.content}",
                "response": f"{words.STANCES[Stance(response.stance)]}. {response.text}".strip(),
                "answer": f"{_RESULTS[reply.result]}: {reply.reason}" if reply is not None else "Chưa trả lời",
            }
        )
    return rows


def opinion(case: Case) -> str:
    """The subject's opinion in one sentence."""
    last = [next(reversed(finding.responses.all()), None) for finding in case.findings.all()]
    given = [response.stance for response in last if response is not None]
    counted = [
        f"{words.STANCES[Stance(stance)].lower()} {two_digits(given.count(stance))} nội dung"
        for stance in Stance.values
        if stance in given
    ]
    side = capital(words.side(case.kind))
    if not counted:
        return f"{side} chưa có ý kiến về các nội dung của dự thảo."
    return f"{side} {', '.join(counted)}."


def described(finding: Finding) -> str:
    """A finding as a report tells it: a violation with nature, degree, consequence, cause and responsibility."""
    parts = [ended(finding.content)]
    if finding.kind == FindingKind.VIOLATION:
        parts += [
            f"Tính chất: {ended(lower_first(finding.nature))}",
            f"Mức độ: {words.DEGREES[Severity(finding.degree)]}." if finding.degree else "",
            f"Hậu quả: {ended(lower_first(finding.consequence))}",
        ]
    if finding.cause:
        parts.append(f"Nguyên nhân: {ended(lower_first(finding.cause))}")
    if finding.responsibility:
        parts.append(f"Trách nhiệm: {ended(lower_first(finding.responsibility))}")
    return " ".join(part for part in parts if part)


def _listed(findings: list[Finding], nothing: str) -> Blocks:
    return [paragraph(f"- {described(finding)}") for finding in findings] or [paragraph(nothing)]


def _judged(case: Case, level: int) -> Blocks:
    found = standing(case)
    strengths = [one for one in found if one.kind == FindingKind.STRENGTH]
    faults = [one for one in found if one.kind in (FindingKind.LIMITATION, FindingKind.SHORTCOMING)]
    violations = [one for one in found if one.kind == FindingKind.VIOLATION]
    blocks = [heading("1. Ưu điểm", level), *_listed(strengths, "Không có nội dung nổi bật.")]
    title = "2. Hạn chế, khuyết điểm, vi phạm" if violations else "2. Hạn chế, khuyết điểm"
    blocks += [heading(title, level), *_listed([*faults, *violations], "Chưa phát hiện hạn chế, khuyết điểm, vi phạm.")]
    return blocks


def team_report(ground: Ground, case: Case, _row: Any) -> Facts:
    """BC of the team: situation, results, judgement, the subject's opinion, proposals."""
    work, team = ground.work, ground.team_name
    report = next(reversed(case.self_reports.all()), None)
    letters = [one for one in ground.papers if (one.type_key, one.case_id) == ("reminder-letter", case.pk)]
    deployed = f"từ ngày {short_date(case.deployed_on)}" if case.deployed_on else ""
    opening = (
        f"Thực hiện {ground.decision}, {deployed} {team} đã tiến hành {work} {ground.common['topic'].rstrip('.')} "
        "đối với "
        f"{case.subject_name}. {team} báo cáo kết quả như sau:"
    )
    blocks: Blocks = [
        {"kind": "paragraph", "text": " ".join(opening.split())},
        heading("I. ĐẶC ĐIỂM, TÌNH HÌNH", 1),
        paragraph(_self_report(report, work) + _reminded(team, letters)),
    ]
    if case.managing_organization is not None or (case.subject_organization and case.subject_organization.parent):
        from documents.facts.ground import under

        blocks.append(paragraph(f"{case.subject_name} trực thuộc {under(case)}"))
    blocks += [
        heading(f"II. KẾT QUẢ {work.upper()}", 1),
        paragraph(
            f"{team} đã nghiên cứu báo cáo, hồ sơ, tài liệu; làm việc với tập thể, cá nhân có liên quan"
            f"{'; thẩm tra, xác minh' if _verified(case) else ''} theo đúng kế hoạch. Các nội dung được {work} có "
            f"{_tally(case)}"
        ),
        *(money.section(case, money.HEADING) if case.kind == Kind.FINANCE_INSPECTION else []),
        *(mandate.section(case) if case.kind == Kind.MANDATE_INSPECTION else []),
        *(allegations.section(case) if case.kind == Kind.DENUNCIATION else []),
        heading("III. NHẬN XÉT, ĐÁNH GIÁ", 1),
        *_judged(case, 2),
        *[paragraph(line) for line in individuals(case)],
        heading(f"IV. Ý KIẾN CỦA {ground.side.upper()}", 1),
        paragraph(opinion(case)),
    ]
    contested = points(case)
    if contested:
        blocks.append(_points_table(ground, contested))
    blocks += [
        heading("V. ĐỀ NGHỊ", 1),
        paragraph(
            f"Đề nghị {ground.body.name} xem xét, "
            f"{'thông báo kết quả giám sát' if case.kind == Kind.THEMATIC_SUPERVISION else 'kết luận'}; yêu "
            f"cầu {case.subject_name} phát huy ưu điểm, khắc phục các hạn chế, khuyết điểm đã nêu"
        ),
    ]
    return of_team(ground, f"{ground.body.name} (để báo cáo)", f"Các thành viên {team}") | {
        "about": f"kết quả {work} {ground.common['topic'].rstrip('.')} đối với {case.subject_name}",
        "blocks": blocks,
        "cites": citing(ground, case, {ground.founded_by: ground.decision}),
    }


def _self_report(report: Any, work: str) -> str:
    if report is None:
        return f"Đối tượng được {work} chưa gửi báo cáo"
    if report.not_handed_in:
        return f"Đối tượng được {work} không gửi báo cáo bằng văn bản; lý do: {lower_first(report.reason)}"
    late = ", chậm so với thời hạn trong kế hoạch" if report.late else " đúng thời hạn"
    return f"Đối tượng được {work} đã gửi báo cáo bằng văn bản ngày {short_date(report.received_on)}{late}"


def _reminded(team: str, letters: list[Cited]) -> str:
    named = ", ".join(letter.named("Công văn") for letter in letters)
    return f"; {team} đã đôn đốc tại {named}" if letters else ""


def _verified(case: Case) -> bool:
    return any(meeting.kind == "verification" for meeting in case.meetings.all())


def _tally(case: Case) -> str:
    found = [finding.kind for finding in standing(case)]
    parts = [
        f"{two_digits(found.count(kind))} {words.FINDINGS[FindingKind(kind)]}"
        for kind in FindingKind.values
        if kind in found
    ]
    return ", ".join(parts) or "kết quả như nhận xét dưới đây"


def _points_table(ground: Ground, rows: list[Facts]) -> Facts:
    return {
        "kind": "table",
        "title": f"Nội dung có ý kiến khác và trả lời của {ground.called_short}",
        "columns": [
            {"title": "TT", "width": 7, "figure": True},
            {"title": "Nội dung dự thảo", "width": 31},
            {"title": f"Ý kiến của đối tượng được {ground.work}", "width": 31},
            {"title": f"Trả lời của {ground.called_short}", "width": 31},
        ],
        "rows": [[str(n), row["title"], row["response"], row["answer"]] for n, row in enumerate(rows, 1)],
        "totals": [],
    }


def notice(ground: Ground, case: Case, _row: Any) -> Facts:
    """TB: strengths; limitations, shortcomings, violations; what is required, of whom, until when."""
    work, body = ground.work, ground.body.name
    inspection = work == "kiểm tra"
    cited = ground.paper("team-report", case)
    report = cited.named("Báo cáo", ground.team_name) if cited else f"Báo cáo kết quả {work} của {ground.team_name}"
    verb = "kết luận" if inspection else "thông báo kết quả giám sát"
    blocks: Blocks = [
        {
            "kind": "paragraph",
            "text": f"Xét {report} theo {ground.decision} về kết quả {work} {ground.common['topic'].rstrip('.')} "
            "đối với "
            f"{case.subject_name}, {body} {verb} như sau:",
        },
        *_judged(case, 2),
        *[paragraph(line) for line in individuals(case)],
    ]
    if inspection:
        blocks.append(paragraph(f"Căn cứ nội dung, tính chất, mức độ nêu trên, {body} kết luận: {_concluded(case)}"))
    owner = case.subject_name
    faults = [one for one in standing(case) if one.kind != FindingKind.STRENGTH]
    rows = [[f"Khắc phục nội dung: {lower_first(ended(one.content))}", owner] for one in faults]
    if faults:
        lead = "Tổ chức kiểm điểm, rút kinh nghiệm" if inspection else "Rút kinh nghiệm, khắc phục hạn chế"
        rows.insert(0, [f"{lead} đối với tập thể, cá nhân có liên quan.", owner])
    else:
        rows = [["Tiếp tục phát huy ưu điểm, duy trì thực hiện nghiêm các nội dung đã làm tốt.", owner]]
    about_money = case.kind == Kind.FINANCE_INSPECTION
    if about_money:
        blocks += money.section(case, f"3. {money.CONCLUDED}")
        if asked := money.recovery(case):
            rows.insert(0, [asked, owner])
    about_mandate = case.kind == Kind.MANDATE_INSPECTION
    if about_mandate:
        blocks += mandate.section(case, 3)
        rows += [[asked, owner] for asked in mandate.requirements(case)]
    blocks += [
        heading(f"{5 if about_mandate else 4 if about_money else 3}. Yêu cầu"),
        requirements_table(rows),
        paragraph(
            f"{owner} báo cáo kết quả thực hiện bằng văn bản với {body}. Giao {executor(ground)} theo dõi, đôn đốc "
            "việc thực "
            "hiện Thông báo này"
        ),
    ]
    return of_authority(ground, case.subject_name, f"Các thành viên {ground.team_name}") | {
        "about": f"{'kết luận' if inspection else 'kết quả'} {work} {ground.common['topic'].rstrip('.')} đối với "
        f"{case.subject_name}",
        "blocks": blocks,
        "cites": citing(ground, case, {"team-report": report, ground.founded_by: ground.decision}),
    }


def requirements_table(rows: Sequence[Sequence[str]]) -> Facts:
    """Return what is required, of whom, and until when it is reported on."""
    return {
        "kind": "table",
        "title": "",
        "columns": [
            {"title": "TT", "width": 7, "figure": True},
            {"title": money.REQUIRED, "width": 46},
            {"title": "Trách nhiệm thực hiện", "width": 26},
            {"title": "Thời hạn báo cáo kết quả", "width": 21, "figure": True},
        ],
        "rows": [[str(n), *row, money.DUE] for n, row in enumerate(rows, 1)],
        "totals": [],
    }


def executor(ground: Ground) -> str:
    """Return who follows a notice up."""
    if ground.is_of_cell:
        return f"đồng chí Bí thư {ground.body.name}"
    return ground.proposer.name if ground.proposer is not None else office_of(ground.body)


def _concluded(case: Case) -> str:
    matter = matter_of_signs(case)
    if outcome := case.outcome or (matter.proposed if matter is not None else ""):
        return words.OUTCOMES[Outcome(outcome)]
    if case.kind == Kind.MANDATE_INSPECTION and mandate.requirements(case):
        return words.OUTCOMES[Outcome.FILES_RECONSIDERED]
    if case.kind == Kind.FINANCE_INSPECTION and sums_of(case).treated:
        return words.OUTCOMES[Outcome.MONEY_TREATED]
    kinds = {finding.kind for finding in standing(case)}
    if FindingKind.VIOLATION in kinds:
        return "có vi phạm nhưng chưa đến mức phải xem xét, thi hành kỷ luật; yêu cầu kiểm điểm, rút kinh nghiệm"
    if kinds & {FindingKind.SHORTCOMING, FindingKind.LIMITATION}:
        return words.OUTCOMES[Outcome.LESSONS]
    return words.OUTCOMES[Outcome.NO_VIOLATION]
