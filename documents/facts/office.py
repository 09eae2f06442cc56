"""Papers of an office as a whole: the annual programme and the report of a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases import statistics
from cases.models import PROGRAMME_KINDS, PROGRAMME_OUTCOMES, AnnualProgramme, Body, Kind, ProgrammeItem
from documents.facts import words
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import Facts
from documents.wording import capital, roman, short_date, two_digits

_NAMED = 8  # subjects named in one line of the annex; more are counted


def _subjects(item: ProgrammeItem) -> str:
    names = [row.organization.name if row.organization else str(row.member) for row in item.subjects.all()]
    if len(names) <= _NAMED:
        return "; ".join(names)
    return f"{'; '.join(names[:_NAMED])} và {two_digits(len(names) - _NAMED)} tổ chức đảng khác"


def _items(programme: AnnualProgramme, kind: Kind) -> list[Facts]:
    rows = ProgrammeItem.objects.filter(programme=programme, kind=kind, cancelled_in__isnull=True)
    rows = rows.select_related("lead").prefetch_related("subjects__organization", "subjects__member")
    return [
        {
            "content": capital(item.topic),
            "subjects": _subjects(item),
            "lead": f"Đồng chí {item.lead.full_name}" if item.lead else "Theo quyết định",
            "when": f"Quý {roman(item.quarter)}",
        }
        for item in rows
    ]


def programme(programme: AnnualProgramme, on: date) -> Facts:
    """CTr: purpose, how many of each, who carries it out, and the annex that names every one."""
    body = Body.objects.select_related("organization__parent").get(pk=programme.body_id)
    purposes = [line.strip(" -") for line in programme.purpose.splitlines() if line.strip(" -")]
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "about": f"công tác kiểm tra, giám sát năm {programme.year}",
        "authority": body.name,
        "year": programme.year,
        "opening": f"{body.name} ban hành Chương trình công tác kiểm tra, giám sát năm {programme.year} như sau:",
        "aims": purposes
        or [
            "Nâng cao hiệu lực, hiệu quả công tác kiểm tra, giám sát; chủ động phòng ngừa, kịp thời phát hiện, xử "
            "lý vi phạm",
            "Tiến hành có trọng tâm, trọng điểm, không chồng chéo; gắn với nhiệm vụ chính trị của địa phương, đơn vị",
        ],
        "inspections": _items(programme, Kind.COMPLIANCE_INSPECTION),
        "supervisions": _items(programme, Kind.THEMATIC_SUPERVISION),
        "mandates": _items(programme, Kind.MANDATE_INSPECTION),
        "finances": _items(programme, Kind.FINANCE_INSPECTION),
        "tasks": [
            "Các đồng chí được phân công chủ trì tổ chức thực hiện đúng nội dung, đối tượng, thời gian trong "
            "Chương trình",
            f"Cơ quan tham mưu, giúp việc theo dõi, đôn đốc, định kỳ báo cáo {body.name} kết quả thực hiện",
        ],
        "recipients": ["Các tổ chức đảng trực thuộc", "Các đồng chí được phân công chủ trì"],
        "archive": words.archive(body),
    }


def period(since: date, until: date) -> str:
    """Name a period as papers do: quý I năm 2026, 6 tháng đầu năm 2026, năm 2026, or from day to day."""
    months = 12 * (until.year - since.year) + until.month - since.month + 1
    whole = since.day == 1 and (until + timedelta(days=1)).day == 1 and since.year == until.year
    year, first = since.year, since.month
    if whole and months == 12:
        return f"năm {year}"
    if whole and months == 6 and first in (1, 7):
        return f"6 tháng {'đầu' if first == 1 else 'cuối'} năm {year}"
    if whole and months == 9 and first == 1:
        return f"9 tháng năm {year}"
    if whole and months == 3 and first % 3 == 1:
        return f"quý {roman(first // 3 + 1)} năm {year}"
    if whole and months == 1:
        return f"tháng {two_digits(first) if first < 3 else first} năm {year}"
    return f"từ ngày {short_date(since)} đến ngày {short_date(until)}"


def _table(title: str, columns: list[tuple[str, int]], rows: list[list[str]], totals: list[int] | None = None) -> Facts:
    return {
        "kind": "table",
        "title": title,
        "columns": [{"title": name, "width": width, "figure": at > 0} for at, (name, width) in enumerate(columns)],
        "rows": rows,
        "totals": totals or [],
    }


def periodic(body: Body, since: date, until: date, on: date) -> Facts:
    """BC of a period: plan against actual, outcomes, late cases; every figure is the statistics' own, as of a day."""
    body = Body.objects.select_related("organization__parent").get(pk=body.pk)
    question = statistics.ask(body, since, until, on=on)
    found = statistics.summary(body, since, until, on=on)
    done = statistics.plan(question)
    rows = []
    for kind in PROGRAMME_KINDS:
        lines = [line for line in done.lines if line.item.kind == kind]
        if not lines and kind not in _ALWAYS:
            continue
        rows.append(
            [capital(words.PLANNED[kind]), *[str(sum(getattr(line.tally, name) for line in lines)) for name in _PLAN]]
        )
    rows.append(["Cộng", *[str(sum(int(row[at]) for row in rows)) for at in range(1, len(_PLAN) + 1)]])
    outcomes = statistics.counted(question, [statistics.outcome_key(outcome) for outcome in PROGRAMME_OUTCOMES])
    late_cases = list(statistics.figure("late", question).queryset.order_by("due_on", "code"))
    label = period(since, until)
    others = statistics.counted(question, ("mandates", "finances"))
    blocks: list[Facts] = [
        heading("I. TÌNH HÌNH VÀ CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", 1),
        paragraph(
            f"{body.name} lãnh đạo, chỉ đạo thực hiện chương trình công tác kiểm tra, giám sát; số liệu tính đến "
            "hết ngày "
            f"{short_date(question.as_of)}"
        ),
        heading("II. KẾT QUẢ THỰC HIỆN", 1),
        paragraph(
            f"Trong kỳ có {two_digits(found.teams)} đoàn kiểm tra đối với {two_digits(found.organizations)} lượt tổ "
            "chức đảng; "
            f"{two_digits(found.supervision_teams)} đoàn giám sát đối với {two_digits(found.supervised)} lượt tổ "
            "chức đảng. "
            f"{_others(others)}"
            f"Đã kết luận {two_digits(found.concluded)} cuộc, trong đó {two_digits(found.concluded_in_time)} cuộc "
            "đúng thời hạn"
        ),
        _table(
            "Biểu 1. Thực hiện chương trình (lượt đối tượng)",
            [
                ("Loại cuộc", 26),
                ("Kế hoạch", 15),
                ("Đã mở", 14),
                ("Đã triển khai", 16),
                ("Đã kết luận", 15),
                ("Quá hạn", 14),
            ],
            rows,
            [len(rows)],
        ),
        _table(
            "Biểu 2. Kết luận theo kết quả",
            [("Kết quả", 76), ("Số cuộc", 24)],
            [[capital(words.OUTCOMES[one]), str(outcomes[statistics.outcome_key(one)])] for one in PROGRAMME_OUTCOMES],
        ),
    ]
    if late_cases:
        blocks.append(
            _table(
                "Biểu 3. Các cuộc quá thời hạn",
                [("Mã cuộc", 26), ("Đối tượng", 54), ("Thời hạn", 20)],
                [[one.code, one.subject_name, short_date(one.due_on) if one.due_on else ""] for one in late_cases],
            )
        )
    blocks += [
        heading("III. ĐÁNH GIÁ CHUNG", 1),
        paragraph(_judged(found, label)),
        heading("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", 1),
        paragraph(
            "Hoàn thành các cuộc kiểm tra, giám sát còn lại theo chương trình; đôn đốc thực hiện các thông báo kết luận"
        ),
    ]
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "about": f"công tác kiểm tra, giám sát {label}",
        "blocks": blocks,
        "period": [since.isoformat(), until.isoformat()],
        "recipients": ["Cấp ủy, ủy ban kiểm tra cấp trên", f"Các đồng chí thuộc {body.name}"],
        "archive": words.archive(body),
    }


#: Lines of the plan a report always has; of the others it speaks where the programme has any.
_ALWAYS = (Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION)
_PLAN = ("planned", "opened", "started", "concluded", "late")


def _others(turns: dict[str, int]) -> str:
    """Say how many organizations were inspected on their mandate and on finance, where any was."""
    said = []
    if turns["mandates"]:
        said.append(
            "kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật đảng đối với "
            f"{two_digits(turns['mandates'])} lượt tổ chức đảng"
        )
    if turns["finances"]:
        said.append(f"kiểm tra tài chính đảng đối với {two_digits(turns['finances'])} lượt tổ chức đảng")
    return f"{capital('; '.join(said))}. " if said else ""


def _judged(found: Any, label: str) -> str:
    if not found.concluded:
        return f"{capital(label)} chưa có cuộc kiểm tra, giám sát nào kết luận"
    share = round(100 * found.concluded_in_time / found.concluded)
    return (
        f"Tỷ lệ kết luận đúng thời hạn đạt {share}%; còn {two_digits(found.late)} cuộc quá thời hạn cần tập "
        "trung hoàn thành"
    )
