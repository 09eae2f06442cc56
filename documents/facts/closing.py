"""Letters, lists and submissions: reminder, exchange of the draft, evidence, submission, extension, file index."""

from __future__ import annotations

from typing import Any

from cases import acting
from cases.models import Case, EvidenceFile, Extension, FindingKind, Reminder, TeamRole
from documents.facts import words
from documents.facts.blocks import paragraph
from documents.facts.ground import Facts, Ground, lower_first
from documents.facts.preparation import executing, of_authority, of_team
from documents.facts.report import opinion, points, standing
from documents.models import Document
from documents.wording import capital, short_date, two_digits


def reminder(ground: Ground, case: Case, row: Reminder | None) -> Facts:
    """CV: the report is late, and until when it is asked for again."""
    due = row.due_on if row is not None else case.self_report_due_on
    until = f" đến hết ngày {short_date(row.until)}" if row is not None else ""
    asked = f"trước ngày {short_date(due)}" if due else "đúng thời hạn"
    return of_team(ground, "Như trên", f"{ground.body.name} (để báo cáo)") | {
        "about": "đôn đốc gửi báo cáo",
        "to": [case.subject_name],
        "blocks": [
            paragraph(
                f"Theo {ground.plan}, {case.subject_name} gửi báo cáo bằng văn bản và hồ sơ, tài liệu đến "
                f"{ground.team_name} "
                f"{asked}. Đến nay, {ground.called_short} chưa nhận được báo cáo"
            ),
            paragraph(
                f"{ground.team_name} đề nghị {case.subject_name} khẩn trương gửi báo cáo{until}, nêu rõ lý do "
                f"chậm gửi để {ground.called_short} tổng hợp, báo cáo {ground.body.name}"
            ),
        ],
    }


def exchange(ground: Ground, case: Case, _row: Any) -> Facts:
    """CV: the draft is sent for an opinion on each point."""
    return of_team(ground, "Như trên") | {
        "about": f"trao đổi dự thảo báo cáo kết quả {ground.work}",
        "to": [case.subject_name],
        "blocks": [
            paragraph(
                f"Thực hiện {ground.plan}, {ground.team_name} đã xây dựng dự thảo báo cáo kết quả {ground.work} "
                f"{ground.common['topic'].rstrip('.')}. {ground.called_short} gửi {case.subject_name} nghiên cứu, cho "
                "ý kiến bằng văn bản về từng nội dung"
            ),
            paragraph(
                f"Ý kiến gửi về {ground.called_short} trước hội nghị thông qua dự thảo; nội dung không nhất trí đề "
                "nghị nêu rõ lý do"
            ),
        ],
    }


_ORIGINS = {
    EvidenceFile.Origin.SUBJECT: "Đối tượng được {work}",
    EvidenceFile.Origin.TEAM: "{team} thu thập",
    EvidenceFile.Origin.OTHER: "Tổ chức, cá nhân có liên quan",
}


def evidence(ground: Ground, case: Case, _row: Any) -> Facts:
    """The list of what was gathered, each file with the first letters of its hash."""
    return of_team(ground, f"Các thành viên {ground.team_name}") | {
        "about": f"hồ sơ, tài liệu thu thập trong quá trình {ground.work} {case.subject_name}",
        "attached": f"kèm theo hồ sơ {case.code}",
        "files": [
            {
                "title": file.title,
                "received": file.received_on.isoformat(),
                "giver": _ORIGINS[EvidenceFile.Origin(file.origin)].format(work=ground.work, team=ground.team_name),
                "seal": file.sha256[:8],
            }
            for file in case.evidence.all()
        ],
    }


def submission(ground: Ground, case: Case, _row: Any) -> Facts:
    """TTr: what was done, what came out, what the subject says, what is asked."""
    work, body = ground.work, ground.body.name
    report = ground.paper("team-report", case)
    found = [finding.kind for finding in standing(case)]
    counted = [
        f"{two_digits(found.count(kind))} {words.FINDINGS[FindingKind(kind)]}"
        for kind in FindingKind.values
        if kind in found
    ]
    basis = [f"Căn cứ {ground.decision}"]
    if report is not None:
        basis.append(f"Căn cứ {report.named('Báo cáo', ground.team_name)}")
    contested = points(case)
    opinions = [opinion(case)]
    if contested:
        opinions.append(
            f"{two_digits(len(contested))} nội dung có ý kiến khác, {ground.team_name} đã trả lời, lưu trong hồ sơ"
        )
    notice = words.notice(work)
    return of_team(ground, "Như trên") | {
        "about": f"trình kết quả {work} đối với {case.subject_name}",
        "to": [body],
        "basis": basis,
        "what": f"{ground.team_name} đã hoàn thành việc {work} {ground.common['topic'].rstrip('.')} đối với "
        f"{case.subject_name}",
        "results": [f"Kết quả {work} có {', '.join(counted)}, nêu cụ thể trong Báo cáo kèm theo"],
        "opinions": opinions,
        "request": [f"{body} xem xét, kết luận và ban hành {notice} theo dự thảo kèm theo"],
        "encloses": [f"Báo cáo kết quả {work}", f"dự thảo {notice}", f"hồ sơ cuộc {work}"],
        "team": ground.team_name,
    }


def extension(ground: Ground, case: Case, row: Extension) -> Facts:
    """QĐ: more time, once, from one day to another, and why."""
    due = case.due_on or row.former_due_on
    return of_authority(ground, case.subject_name, f"Các thành viên {ground.team_name}") | {
        "about": f"gia hạn thời gian {ground.work} đối với {case.subject_name}",
        "basis": [*ground.basis[:2], f"Xét đề nghị của {ground.called(TeamRole.HEAD)}"],
        "decision": ground.decision,
        "subject": case.subject_name,
        "days": row.days,
        "due_before": row.former_due_on.isoformat(),
        "due_after": due.isoformat(),
        "reason": lower_first(row.reason),
        "executes": executing(ground),
    }


def entries(ground: Ground, case: Case) -> list[Facts]:
    """Return every paper of the file in order: the team's and the case's own, the subject's report, the evidence."""
    return acting.once((entries, case.pk), lambda: _entries(ground, case))


def _entries(ground: Ground, case: Case) -> list[Facts]:
    rows = Document.objects.standing().of_case(case).exclude(type_key__in=["file-index", "handover-minutes"])
    listed = [
        {
            "symbol": document.symbol,
            "date": document.signed_on.isoformat(),
            "author": ground.team_name if document.type.issuer.value == "team" else _issuer(ground, document),
            "extract": f"{capital(document.type.title.lower()) or 'Công văn'} {document.about}".strip(),
            "pages": document.pages or 0,
        }
        for document in rows.defer("facts")
    ]
    listed += [
        {
            "symbol": "",
            "date": report.received_on.isoformat(),
            "author": case.subject_name,
            "extract": "Báo cáo của đối tượng và hồ sơ kèm theo",
        }
        for report in case.self_reports.all()
        if not report.not_handed_in
    ]
    listed += [
        {"symbol": "", "date": file.received_on.isoformat(), "author": "", "extract": file.title}
        for file in case.evidence.all()
    ]
    return sorted(listed, key=lambda entry: entry["date"])


def _issuer(ground: Ground, document: Document) -> str:
    if document.type.issuer.value == "proposer" and ground.proposer is not None:
        return ground.proposer.name
    return ground.body.name


def file_index(ground: Ground, case: Case, _row: Any) -> Facts:
    """Mục lục: what the file holds, in the order of dates."""
    closed = f", kết thúc ngày {short_date(case.closed_on)}" if case.closed_on else ""
    return of_team(ground, "Bên nhận hồ sơ") | {
        "about": f"hồ sơ cuộc {ground.work} {case.subject_name}",
        "attached": f"{case.code}, mở ngày {short_date(case.opened_on)}{closed}",
        "entries": entries(ground, case),
    }
