"""Papers of a suspension: submission, report, decision, minutes of the announcement, extension, decision ending it."""

from __future__ import annotations

from typing import Any

from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import Case, Meeting, Suspension, SuspensionExtension
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import UNITS, Facts, Ground, general_grounds, lower_first, under
from documents.facts.minutes import record, together
from documents.facts.preparation import executing, lines, of_authority, of_proposer
from documents.wording import capital, short_date, two_digits, unended

#: What is suspended, as papers say it.
WHAT = {
    SuspensionKind.PARTY_LIFE: "sinh hoạt đảng",
    SuspensionKind.COMMITTEE_SEAT: "sinh hoạt cấp ủy",
    SuspensionKind.ORGANIZATION: "hoạt động",
}
_GROUNDS = {
    Trigger.OBSTRUCTION: "có dấu hiệu vi phạm nghiêm trọng, cố ý gây trở ngại cho công tác kiểm tra, giám sát, xử lý",
    Trigger.PROSECUTED: "bị truy tố",
    Trigger.DETAINED: "bị tạm giam",
    Trigger.CHARGED: "bị khởi tố bị can",
}
_ENDS = {
    Suspension.End.CONCLUSION: "vụ việc đã có kết luận",
    Suspension.End.ACQUITTAL: "có bản án, quyết định xác định không phạm tội hoặc đình chỉ vụ án, đình chỉ bị can",
    Suspension.End.DISCIPLINE: "đã có quyết định thi hành kỷ luật",
    Suspension.End.LEGAL_TERM: "thời hạn theo quy định của pháp luật đã hết",
}
_WORD = "Quyết định"


def _row(case: Case) -> Suspension:
    return Suspension.objects.select_related("case").get(case=case, follows__isnull=True)


def _what(row: Suspension) -> str:
    """What is suspended, with the seat that goes with party life."""
    said = WHAT[SuspensionKind(row.kind)]
    return f"{said}, sinh hoạt cấp ủy" if Suspension.objects.filter(follows=row).exists() else said


def _about(case: Case, row: Suspension) -> str:
    return f"đình chỉ {WHAT[SuspensionKind(row.kind)]} đối với {case.subject_name}"


def _of(case: Case) -> str:
    above = under(case)
    return f", thuộc {above}" if above else ""


def _keys(row: Suspension) -> tuple[str, ...]:
    if row.kind == SuspensionKind.ORGANIZATION:
        return ("SUSP-DUR-ORG", "SUSP-NOTDISC")
    return ("SUSP-WHEN" if row.trigger != Trigger.CHARGED else "SUSP-SEAT", "SUSP-NOTDISC")


def _basis(ground: Ground, row: Suspension) -> list[str]:
    """Charter, regulations in force that day, and the paper the suspension rests on."""
    return [*_regulations(ground, row), f"Căn cứ {row.paper}"]


def _regulations(ground: Ground, row: Suspension) -> list[str]:
    return list(dict.fromkeys(general_grounds(ground.book, ground.on, _keys(row))))


def _reason(row: Suspension) -> str:
    return f"{_GROUNDS[Trigger(row.trigger)]}: {lower_first(unended(row.reason))}"


def _notice(row: Suspension) -> list[str]:
    if row.act_on is None or row.notified_on is None:
        return []
    due = f", hạn thông báo ngày {short_date(row.notice_due_on)}" if row.notice_due_on else ""
    late = " (chậm so với thời hạn quy định)" if row.notice_is_late else ""
    return [
        f"{row.agency} ban hành quyết định tố tụng ngày {short_date(row.act_on)}; tổ chức đảng nhận thông báo ngày "
        f"{short_date(row.notified_on)}{due}{late}"
    ]


def _protects(row: Suspension) -> list[str]:
    source = row.case.opened_from
    if source is None:
        return []
    return [f"Vụ việc đang được xem xét: {lower_first(unended(source.team.topic))}, hồ sơ {source.code}"]


def submission(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """TTr: who, from what, why, and who has the power."""
    row = _row(case)
    bodies = ", ".join(row.competence.get("bodies") or []) or ground.body.name
    forced = ["Căn cứ này bắt buộc phải đình chỉ, thời hạn theo quy định của pháp luật về tố tụng"]
    return of_proposer(ground, "Như trên") | {
        "about": _about(case, row),
        "to": [ground.body.name],
        "basis": _basis(ground, row),
        "blocks": [
            paragraph(f"{case.subject_name}{_of(case)} {_reason(row)}"),
            *[paragraph(text) for text in [*_notice(row), *_protects(row)]],
            *[paragraph(text) for text in forced if row.track == Suspension.Track.CRIMINAL],
            paragraph(f"Thẩm quyền quyết định: {bodies} ({row.competence.get('article', '')})"),
            paragraph(
                f"Kính trình {ground.body.name} xem xét, quyết định đình chỉ {WHAT[SuspensionKind(row.kind)]} đối với "
                f"{case.subject_name}. Đình chỉ là biện pháp ngăn chặn, không phải hình thức kỷ luật"
            ),
        ],
    }


def report(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """BC: the ground, with what is known of it, and how the subject stands."""
    row = _row(case)
    member = [f"Sinh hoạt tại {under(case)}"] if case.subject_member_id else []
    return of_proposer(ground, ground.body.name) | {
        "about": f"về căn cứ {_about(case, row)}",
        "blocks": [
            heading("I. ĐẶC ĐIỂM, TÌNH HÌNH", 1),
            paragraph(f"{case.subject_name}{_of(case)}"),
            *[paragraph(text) for text in member],
            heading("II. CĂN CỨ ĐÌNH CHỈ", 1),
            paragraph(f"{capital(_GROUNDS[Trigger(row.trigger)])} ({row.ground_rule})"),
            *[paragraph(text) for text in lines(row.reason)],
            *[paragraph(text) for text in [f"Tài liệu: {row.paper}", *_notice(row), *_protects(row)]],
            heading("III. ĐỀ NGHỊ", 1),
            paragraph(f"Đề nghị {ground.body.name} xem xét, quyết định theo Tờ trình kèm theo Báo cáo này"),
        ],
    }


def _span(row: Suspension, until: Any, unit: str) -> str:
    """From which day to which; the law's own term may have no last day yet."""
    since = short_date(row.since) if row.since else ""
    if until is None:
        return f"Thời gian đình chỉ: kể từ ngày {since}, theo thời hạn quy định của pháp luật về tố tụng"
    days = f"{two_digits((until - row.since).days)} {unit}, " if row.since and unit else ""
    return f"Thời gian đình chỉ: {days}từ ngày {since} đến hết ngày {short_date(until)}"


def decision(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """QĐ: who is suspended from what and why; from when to when, and what ends by itself; who carries it out."""
    row = _row(case)
    found = ground.book.find_or_none(row.term_rule.partition("@")[0])
    by_days = found is not None and found.unit == "day"
    basis = _basis(ground, row)
    proposed = ground.paper("suspension-submission", case)
    if proposed is not None and ground.proposer is not None:
        basis.append(f"Xét đề nghị của {ground.proposer.name} tại {proposed.named('Tờ trình')}")
    ends = "Hết thời hạn trên, nếu không có quyết định gia hạn, quyền của đối tượng đương nhiên được khôi phục"
    heard = [f"Ý kiến của đối tượng trước khi quyết định: {one}" for one in lines(row.heard)]
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": _about(case, row),
        "basis": basis,
        "decides": ground.body.name,
        "articles": [
            [
                f"Đình chỉ {_what(row)} đối với {case.subject_name}{_of(case)}",
                f"Lý do: {case.subject_name} {_reason(row)}",
                *heard,
            ],
            [
                f"{_span(row, row.first_until, UNITS['day'] if by_days else '')} ({row.term_cited})",
                *([ends] if row.first_until else []),
                f"Trong thời gian bị đình chỉ, {case.subject_name} {_loses(row)}",
            ],
            [
                f"{executing(ground)}, {under(case) or ground.body.name} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này"
            ],
        ],
    }


def _loses(row: Suspension) -> str:
    if row.kind == SuspensionKind.ORGANIZATION:
        return "không tổ chức sinh hoạt, không ban hành nghị quyết, quyết định"
    if row.kind == SuspensionKind.COMMITTEE_SEAT:
        return "không dự họp và không biểu quyết trong cấp ủy"
    return "không sinh hoạt đảng, không dự họp và không biểu quyết"


def announcement(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB công bố: the decision read out and handed over, or refused; it holds since it was signed."""
    row = _row(case)
    cited = ground.paper("suspension-decision", case)
    named = cited.named(_WORD, ground.body.name) if cited else "Quyết định đình chỉ"
    served = [one for one in case.services.all() if one.paper == "suspension-decision"]
    last = served[-1] if served else None
    receipt = f"{last.served_to if last else case.subject_name} đã nhận 01 bản {named}"
    if last is not None and last.refused:
        receipt = (
            f"{last.served_to} từ chối nhận {named}, có sự chứng kiến của {last.witnesses}; Quyết định vẫn có hiệu lực"
        )
    act = f"đại diện {ground.body.name} công bố quyết định {_about(case, row)}"
    return (
        of_authority(ground, case.subject_name)
        | record(ground, meeting, "hội nghị", act, together(meeting), 3)
        | {
            "about": f"công bố quyết định {_about(case, row)}",
            "roll": "",
            "sections": [
                {
                    "heading": "II. NỘI DUNG",
                    "lines": [
                        f"1. Công bố toàn văn {named}",
                        f"2. {receipt}",
                        f"3. Trong thời gian bị đình chỉ, {case.subject_name} {_loses(row)}",
                    ],
                    "table": None,
                },
                {"heading": "III. Ý KIẾN TẠI HỘI NGHỊ", "lines": lines(meeting.course), "table": None},
            ],
        }
    )


def _first(ground: Ground, case: Case) -> str:
    cited = ground.paper("suspension-decision", case)
    return cited.named(_WORD, ground.body.name) if cited else f"{_WORD} {_about(case, _row(case))}"


def extension(ground: Ground, case: Case, given: SuspensionExtension) -> Facts:
    """QĐ gia hạn: the old and the new last day, and why."""
    row = _row(case)
    former = short_date(given.former_until) if given.former_until else ""
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"gia hạn thời gian {_about(case, row)}",
        "basis": [*_regulations(ground, row), f"Căn cứ {_first(ground, case)}"],
        "decides": ground.body.name,
        "articles": [
            [
                f"Gia hạn thời gian đình chỉ {_what(row)} đối với {case.subject_name}{_of(case)}: từ hết ngày {former} "
                f"đến hết ngày {short_date(given.until)} ({given.rule_cited})",
                f"Lý do: {lower_first(unended(given.reason))}",
            ],
            ["Việc đình chỉ được gia hạn một lần; hết thời hạn trên, quyền của đối tượng đương nhiên được khôi phục"],
            [
                f"{executing(ground)}, {under(case) or ground.body.name} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này"
            ],
        ],
    }


def ending(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """QĐ chấm dứt đình chỉ: from when the rights are restored, and what brought it."""
    row = _row(case)
    ended = short_date(row.ended_on or ground.on)
    word = "hủy bỏ quyết định" if row.end == Suspension.End.ACQUITTAL else "chấm dứt việc"
    cause = _ENDS[Suspension.End(row.end)]
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"{word} {_about(case, row)}",
        "basis": [*_regulations(ground, row), f"Căn cứ {_first(ground, case)}"],
        "decides": ground.body.name,
        "articles": [
            [
                f"{capital(word)} đình chỉ {_what(row)} đối với {case.subject_name}{_of(case)}, kể từ ngày {ended}",
                f"Lý do: {cause}; {lower_first(unended(row.end_reason))}",
            ],
            [f"Từ ngày {ended}, {case.subject_name} được khôi phục đầy đủ các quyền đã bị đình chỉ"],
            [
                f"{executing(ground)}, {under(case) or ground.body.name} và {case.subject_name} chịu trách nhiệm thi "
                "hành Quyết định này"
            ],
        ],
    }
