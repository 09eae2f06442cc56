"""Papers of the follow-up of a conclusion: list, assignment, letter, tracking sheet, re-inspection, answer, report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.follow_up import following, items_of, share_of
from cases.models import Case, FollowUpItem, FollowUpNote, Meeting, Outcome
from documents.facts.blocks import paragraph
from documents.facts.ground import Facts, Ground, under
from documents.facts.minutes import record, together
from documents.facts.preparation import lines, of_authority, of_proposer
from documents.facts.so_far import Cited
from documents.wording import short_date, two_digits, unended

#: What was done about a requirement, as papers say it.
_SAID = {
    FollowUpNote.Kind.ENOUGH: "đủ bằng chứng đã thực hiện",
    FollowUpNote.Kind.LACKING: "chưa thực hiện hoặc thực hiện chưa đầy đủ",
    FollowUpNote.Kind.DOUBTFUL: "còn nghi vấn, đề nghị phúc tra",
    FollowUpNote.Kind.URGED_BEFORE: "đôn đốc trước hạn",
    FollowUpNote.Kind.URGED_ON: "đôn đốc khi đến hạn",
    FollowUpNote.Kind.URGED_LATE: "đôn đốc quá hạn",
    FollowUpNote.Kind.ESCALATED: "quá hạn, báo cáo cấp có thẩm quyền",
    FollowUpNote.Kind.FOUND_DONE: "phúc tra: đã thực hiện",
    FollowUpNote.Kind.FOUND_UNDONE: "phúc tra: chưa thực hiện",
    FollowUpNote.Kind.ACCEPTED: "công nhận hoàn thành",
    FollowUpNote.Kind.REOPENED: "yêu cầu thực hiện tiếp",
    FollowUpNote.Kind.NOT_DONE: "kết luận không thực hiện",
}

_NOTICES = ("conclusion-notice", "supervision-notice", "signs-notice")


def _conclusion(ground: Ground, case: Case) -> str:
    """Return the notice that is followed up, as papers name it."""
    source = following(case).conclusion
    told = {one.type_key: one for one in Ground(source.team, ground.on, source).papers if one.case_id == source.pk}
    word = "Thông báo kết luận"
    found = next((told[key] for key in _NOTICES if key in told), None)
    found = found or Cited("", "", source.announced_on or source.concluded_on or ground.on)
    return f"{found.named(word, ground.body.name)} đối với {case.subject_name}"


def _table(columns: list[tuple[str, int, bool]], rows: Iterable[list[str]], title: str = "") -> Facts:
    heads = [{"title": name, "width": width, "figure": figure} for name, width, figure in columns]
    return {"kind": "table", "title": title, "columns": heads, "rows": list(rows), "totals": []}


def _listed(items: Iterable[FollowUpItem]) -> Facts:
    columns = [("TT", 7, True), ("Việc phải khắc phục", 41, False), ("Thực hiện", 22, False), ("Thời hạn", 14, True)]
    columns.append(("Theo dõi", 16, False))
    rows = [
        [str(one.number), unended(one.requirement), one.owner, short_date(one.due_on), one.verifier.full_name]
        for one in items
    ]
    return _table(columns, rows)


def _state(item: FollowUpItem, ground: Ground) -> str:
    if item.closed_on is not None:
        return f"hoàn thành ngày {short_date(item.closed_on)}"
    return "quá hạn" if item.due_on < ground.on else "đang thực hiện"


def _reached(items: Iterable[FollowUpItem], ground: Ground) -> Facts:
    columns = [("TT", 7, True), ("Việc phải khắc phục", 35, False), ("Thời hạn", 14, True)]
    columns += [("Kết quả", 22, False), ("Ghi chú", 22, False)]
    rows = [
        [str(one.number), unended(one.requirement), short_date(one.due_on), _state(one, ground), one.verification]
        for one in items
    ]
    return _table(columns, rows)


def _share(case: Case, ground: Ground) -> str:
    share = share_of(items_of(case), ground.on)
    return (
        f"Đến ngày {short_date(ground.on)}: đã hoàn thành {two_digits(share.done)}/{two_digits(share.whole)} việc "
        f"({share.percent}%), đang thực hiện {two_digits(share.under_way)} việc, quá hạn {two_digits(share.overdue)} "
        "việc"
    )


def requirements(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """Danh mục: each thing to be put right with who, until when and who watches; policies to amend below."""
    source = following(case).conclusion
    asked = source.policy_recommendations.order_by("pk")
    policies = [paragraph(f"Kiến nghị {one.addressed_to} sửa đổi {one.regulation}: {one.text}") for one in asked]
    return of_proposer(ground, ground.body.name, case.subject_name) | {
        "about": f"theo kết luận đối với {case.subject_name}",
        "blocks": [paragraph(f"Theo {_conclusion(ground, case)}"), _listed(items_of(case)), *policies],
    }


def assignment(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """TB phân công: who urges, what, and to whom the subject reports."""
    row = following(case)
    name = row.urged_by.full_name if row.urged_by else ""
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"phân công theo dõi, đôn đốc việc thực hiện kết luận đối với {case.subject_name}",
        "blocks": [
            paragraph(
                f"Thực hiện {_conclusion(ground, case)}, {ground.body.name} phân công đồng chí {name} theo dõi, đôn "
                "đốc, giám sát việc thực hiện các yêu cầu sau:"
            ),
            _listed(items_of(case)),
            paragraph(
                f"{case.subject_name} gửi kế hoạch khắc phục và báo cáo kết quả thực hiện, kèm tài liệu chứng minh, "
                f"đến đồng chí {name} theo thời hạn nêu trên"
            ),
        ],
    }


def letter(ground: Ground, case: Case, first: FollowUpNote) -> Facts:
    """CV đôn đốc: which requirements come due or are past, and what is asked now."""
    notes = FollowUpNote.objects.filter(case=case, on=first.on, kind__startswith="urged").select_related("item")
    said = [
        f"{one.item.number}. {unended(one.item.requirement)}: thời hạn {short_date(one.due_on)} "
        f"({_SAID[FollowUpNote.Kind(one.kind)].removeprefix('đôn đốc ')})"
        for one in notes.order_by("item__number")
    ]
    own = [paragraph(text) for text in lines(first.text)]
    return of_proposer(ground, "Như trên", ground.body.name) | {
        "about": "đôn đốc thực hiện kết luận",
        "to": [case.subject_name],
        "blocks": [
            paragraph(f"Theo {_conclusion(ground, case)}, các yêu cầu sau chưa có kết quả được xác nhận:"),
            *[paragraph(text) for text in said],
            *own,
            paragraph("Đề nghị khẩn trương thực hiện và báo cáo kết quả, kèm tài liệu chứng minh"),
        ],
    }


def sheet(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """Phiếu theo dõi: the plan, and what was done about each requirement in its order."""
    row = following(case)
    plan = "không nhận được kế hoạch khắc phục" if row.plan_missing else f"{row.plan_from} gửi: {unended(row.plan)}"
    notes = FollowUpNote.objects.filter(case=case).select_related("item").order_by("item__number", "pk")
    columns = [("TT", 7, True), ("Ngày", 14, True), ("Nội dung theo dõi", 22, False), ("Ghi nhận", 41, False)]
    columns.append(("Thời hạn", 16, True))
    rows = [
        [
            str(one.item.number),
            short_date(one.on),
            _SAID[FollowUpNote.Kind(one.kind)],
            one.text,
            short_date(one.due_on),
        ]
        for one in notes
    ]
    return of_proposer(ground, ground.body.name) | {
        "about": f"việc thực hiện kết luận đối với {case.subject_name}",
        "blocks": [
            paragraph(f"Theo {_conclusion(ground, case)}"),
            paragraph(f"Kế hoạch khắc phục: {plan}"),
            _table(columns, rows),
            paragraph(_share(case, ground)),
        ],
    }


def reinspection_minutes(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB phúc tra: what was looked at on the spot, and how it was found."""
    act = f"{(ground.proposer or ground.body).name} phúc tra việc thực hiện kết luận tại {case.subject_name}"
    return (
        of_proposer(ground, case.subject_name)
        | record(ground, meeting, "buổi làm việc", act, together(meeting), 3)
        | {
            "about": f"phúc tra việc thực hiện kết luận đối với {case.subject_name}",
            "roll": "",
            "sections": [
                {"heading": "II. DIỄN BIẾN", "lines": lines(meeting.course), "table": None},
                {"heading": "III. KẾT QUẢ PHÚC TRA", "lines": _reinspected(case), "table": None},
            ],
        }
    )


def _reinspected(case: Case) -> list[str]:
    kinds = (FollowUpNote.Kind.FOUND_DONE, FollowUpNote.Kind.FOUND_UNDONE)
    notes = FollowUpNote.objects.filter(case=case, kind__in=kinds).select_related("item").order_by("pk")
    return [
        f"{one.item.number}. {unended(one.item.requirement)}: "
        f"{_SAID[FollowUpNote.Kind(one.kind)].removeprefix('phúc tra: ')}. {unended(one.text)}"
        for one in notes
    ]


def reinspection_report(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """BC phúc tra: what was doubtful, what was found, what follows."""
    undone = FollowUpNote.objects.filter(case=case, kind=FollowUpNote.Kind.FOUND_UNDONE).exists()
    proposal = (
        "Việc không thực hiện kết luận là dấu hiệu vi phạm và là tình tiết tăng nặng; đề nghị xem xét, quyết định kiểm "
        "tra khi có dấu hiệu vi phạm"
        if undone
        else f"Đề nghị {ground.body.name} công nhận kết quả thực hiện"
    )
    return of_proposer(ground, ground.body.name) | {
        "about": f"kết quả phúc tra việc thực hiện kết luận đối với {case.subject_name}",
        "blocks": [
            paragraph(f"Theo {_conclusion(ground, case)}, đã phúc tra các việc còn nghi vấn:"),
            *[paragraph(text) for text in _reinspected(case)],
            paragraph(following(case).reinspection),
            paragraph(proposal),
        ],
    }


def confirmation(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """TB: each requirement with its result; carried out, or not, and what follows then."""
    if case.outcome == Outcome.FULFILLED:
        result = f"{ground.body.name} xác nhận {case.subject_name} đã hoàn thành việc thực hiện kết luận"
    else:
        result = (
            f"{ground.body.name} kết luận {case.subject_name} không hoàn thành việc thực hiện kết luận; việc này được "
            "xem xét theo quy trình kiểm tra khi có dấu hiệu vi phạm và là tình tiết tăng nặng"
        )
    return of_authority(ground, case.subject_name, under(case) or case.subject_name) | {
        "about": f"kết quả thực hiện kết luận đối với {case.subject_name}",
        "blocks": [
            paragraph(f"Theo {_conclusion(ground, case)} và kết quả theo dõi, đôn đốc:"),
            _reached(items_of(case), ground),
            paragraph(result),
        ],
    }


def report(ground: Ground, case: Case, _occasion: Any) -> Facts:
    """BC theo dõi kết luận: the share carried out, what was urged, what is proposed."""
    urged = FollowUpNote.objects.filter(case=case, kind__startswith="urged").values("on").distinct().count()
    return of_proposer(ground, ground.body.name) | {
        "about": f"theo dõi việc thực hiện kết luận đối với {case.subject_name}",
        "blocks": [
            paragraph(f"Theo {_conclusion(ground, case)}, kết quả theo dõi, đôn đốc như sau:"),
            paragraph(_share(case, ground)),
            _reached(items_of(case), ground),
            paragraph(f"Số lần đôn đốc bằng văn bản: {two_digits(urged)}"),
            *[paragraph(text) for text in lines(following(case).summary)],
        ],
    }
