"""The report of a period: sentences of figures under the prescribed headings, tables, and forms and charts annexed.

What people judge is left to them: the headings of judgement stand with nothing under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import translation

from cases import statistics
from cases.models import PROGRAMME_KINDS, PROGRAMME_OUTCOMES, Body, Kind, Term
from cases.statistics import forms, narrative, periods
from cases.statistics.forms.definitions import TOTAL
from cases.statistics.forms.layout import lay_out
from cases.statistics.forms.outgoing import Heading, Sheet, all_keys
from cases.statistics.narrative import Count, Told
from documents.facts import words
from documents.facts.blocks import heading
from documents.facts.forms import annexed
from documents.facts.ground import Facts
from documents.wording import capital, roman, short_date, two_digits

#: Lines of the plan a report always has; of the others it speaks where the programme has any.
_ALWAYS = (Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION)
_PLAN = ("planned", "opened", "started", "concluded", "late")

#: What the chart of the work shows, and the figures each bar adds up.
_WORK = (
    ("Kiểm tra", ("inspected-organizations", "inspected-members", "cell-inspected")),
    ("Giám sát của cấp ủy, chi bộ", ("supervised-organizations", "supervised-members", "cell-supervised")),
    ("Giám sát của ủy ban kiểm tra", ("commission-supervised-organizations", "commission-supervised-members")),
    ("Kiểm tra khi có dấu hiệu vi phạm", ("signs-organizations", "signs-members", "cell-signs")),
    ("Kiểm tra việc thực hiện nhiệm vụ", ("mandate",)),
    ("Giải quyết tố cáo", ("denounced-organizations", "denounced-members")),
    ("Giải quyết khiếu nại kỷ luật", ("complaints-organizations", "complaints-members")),
    (
        "Thi hành kỷ luật",
        ("disciplined-organizations", "disciplined-members", "commission-disciplined", "cell-disciplined"),
    ),
)  # fmt: skip
#: A chart by months is read up to so many of them.
_MONTHS, _MONTHLY = 12, "Hình 2. Số cuộc kiểm tra, giám sát kết luận theo tháng"


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


def _named(body: Body, since: date, until: date) -> str:
    """A term under its own name beside its days."""
    days = period(since, until)
    if not days.startswith("từ ngày"):
        return days
    term = Term.objects.filter(organization=body.organization_id, since=since).first()
    return f"nhiệm kỳ {term.name} ({days})" if term is not None else days


def periodic(body: Body, since: date, until: date, on: date) -> Facts:
    """BC of a period; every figure is the statistics' own, frozen with the period where it is closed."""
    body = Body.objects.select_related("organization__parent").get(pk=body.pk)
    with translation.override("vi"):  # words of the forms, whoever asks
        told = narrative.tell(narrative.count_of(body, since, until, on))
        tables = _tables(told)
        blocks: list[Facts] = []
        for section in told.narrative.sections:
            blocks.append(heading(section.heading, section.level))
            blocks += [counted(one.key, told.text(one.key)) for one in section.sentences]
            blocks += tables.get(section.place, [])
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "about": f"kết quả công tác kiểm tra, giám sát và thi hành kỷ luật trong Đảng {_named(body, since, until)}",
        "blocks": blocks,
        "period": [since.isoformat(), until.isoformat()],
        "narrative": _kept(told),
        "recipients": ["Cấp ủy, ủy ban kiểm tra cấp trên", f"Các đồng chí thuộc {body.name}"],
        "archive": words.archive(body),
    }


def annex(body: Body, since: date, until: date, on: date) -> Facts:
    """What is annexed to a version when it is kept: counted whole, it takes four times as long as the text."""
    with translation.override("vi"):
        return _annex(narrative.tell(narrative.count_of(body, since, until, on)))


def counted(key: str, text: str) -> Facts:
    """A sentence of figures: a paragraph nobody types."""
    return {"kind": "paragraph", "text": text, "counted": key}


def _kept(told: Told) -> Facts:
    """What is frozen beside the text: of which days, from which snapshot, by which forms, every figure."""
    count, past = told.count, told.past
    return {
        **_days(count),
        "on": count.on.isoformat(),
        "sets": count.sets,
        "before": _days(past) if past is not None else None,
        "figures": {key: _value(value) for key, value in told.now.items()},
        "figures_before": {key: _value(value) for key, value in told.then.items()},
        "sentences": {key: [list(piece) for piece in pieces] for key, pieces in told.sentences.items()},
    }


def _days(count: Count) -> Facts:
    closed = count.closed
    return {
        "since": count.since.isoformat(),
        "until": count.until.isoformat(),
        "as_of": count.as_of.isoformat(),
        "closed": {"on": closed.closed_on.isoformat(), "sha256": closed.sha256} if closed is not None else None,
    }


def _value(value: narrative.Value) -> Facts:
    return {"count": value.count} | ({"why": value.why} if value.count is None else {})


def _tables(told: Told) -> dict[str, list[Facts]]:
    """The tables among the sentences, by the place they stand at."""
    count = told.count
    question = statistics.ask(count.body, count.since, count.until, on=count.on)
    outcomes = statistics.counted(question, [statistics.outcome_key(outcome) for outcome in PROGRAMME_OUTCOMES])
    known = [(capital(words.OUTCOMES[one]), outcomes[statistics.outcome_key(one)]) for one in PROGRAMME_OUTCOMES]
    late = list(statistics.figure("late", question).queryset.order_by("due_on", "code"))
    own: list[Facts] = [
        _table(
            f"Biểu 2. Kết luận theo kết quả, của {count.body.name}",
            [("Kết quả", 76), ("Số cuộc", 24)],
            [[label, narrative.written(number)] for label, number in known],
        )
    ]
    if late:
        rows = [[one.code, one.subject_name, short_date(one.due_on) if one.due_on else ""] for one in late]
        own.append(
            _table(
                "Biểu 3. Các cuộc quá thời hạn", [("Mã cuộc", 26), ("Đối tượng", 54), ("Thời hạn", 20)], rows, worded=2
            )
        )
    found = {"II": [_plan(question)], "II.1": own}
    compared = _compared(told)
    return found | ({"II.5": [compared]} if compared is not None else {})


def _plan(question: statistics.Question) -> Facts:
    done = statistics.plan(question)
    rows = []
    for kind in PROGRAMME_KINDS:
        lines = [line for line in done.lines if line.item.kind == kind]
        if lines or kind in _ALWAYS:
            sums = [str(sum(getattr(line.tally, name) for line in lines)) for name in _PLAN]
            rows.append([capital(words.PLANNED[kind]), *sums])
    rows.append(["Cộng", *[str(sum(int(row[at]) for row in rows)) for at in range(1, len(_PLAN) + 1)]])
    heads = ("Kế hoạch", 15), ("Đã mở", 14), ("Đã triển khai", 16), ("Đã kết luận", 15), ("Quá hạn", 14)
    title = f"Biểu 1. Thực hiện chương trình của {question.body.name} (lượt đối tượng)"
    return _table(title, [("Loại cuộc", 26), *heads], rows, [len(rows)])


def _compared(told: Told) -> Facts | None:
    """Every compared figure beside that of the year before; nothing where nothing of it is known."""
    if all(row.past.count is None for row in told.compared):
        return None
    rows = []
    for row in told.compared:
        now, past = (narrative.UNKNOWN if one.count is None else narrative.written(one.count)
                     for one in (row.now, row.past))  # fmt: skip
        rows.append([capital(row.figure.vi), now, past, _signed(row.difference), _percent(row.percent)])
    heads = [("Chỉ tiêu", 48), ("Kỳ này", 13), ("Cùng kỳ", 13), ("Tăng, giảm", 13), ("Tỷ lệ", 13)]
    return _table("Biểu 4. So sánh với cùng kỳ năm trước", heads, rows)


def _signed(difference: int | None) -> str:
    if difference is None:
        return "–"
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    return f"{sign}{narrative.written(abs(difference))}"


def _percent(percent: float | None) -> str:
    if percent is None:
        return "–"
    sign = "+" if percent > 0 else "-" if percent < 0 else ""
    return f"{sign}{narrative.written_share(abs(percent))}"


def _table(
    title: str, columns: list[tuple[str, int]], rows: list[list[str]], totals: Sequence[int] = (), *, worded: int = 1
) -> Facts:
    """A table whose first columns are words, the others figures."""
    return {
        "kind": "table",
        "title": title,
        "columns": [
            {"title": name, "width": width, "figure": at >= worded} for at, (name, width) in enumerate(columns)
        ],
        "rows": rows,
        "totals": list(totals),
    }


def _annex(told: Told) -> Facts:
    """The forms that hold a figure in the period, each without the rows and columns that hold none; and the charts."""
    count = told.count
    of_body = words.letterhead(count.body)
    head = Heading(of_body["above"], of_body["name"], words.place(count.body))
    label = periods.between(count.since, count.until)
    sheets = []
    for key in all_keys():
        if not any(one.value(TOTAL, TOTAL) for one in count.told(key)):
            continue
        filled = count.filled(key)
        for one in filled:
            held = next(each for each in forms.load_sets() if each.forms.get(key) == one.form)
            sheet = Sheet(head, held, one, lay_out(one), label, distinct=False, whole=True, is_part=len(filled) > 1)
            sheets.append(annexed(sheet))
    return {"forms": sheets, "charts": _charts(told)}


def _charts(told: Told) -> list[Facts]:
    work = [{"label": label, "now": _sum(told.now, keys), "before": _sum(told.then, keys)} for label, keys in _WORK]
    title = "Hình 1. Kết quả theo loại việc (lượt, vụ, quyết định)"
    before = "cùng kỳ năm trước" if any(row["before"] is not None for row in work) else ""
    found: list[Facts] = [{"title": title, "now": "kỳ này", "before": before, "rows": work}]
    if months := narrative.by_month(told.count, _MONTHS):
        found.append({"title": _MONTHLY, "now": "kỳ này", "before": "", "rows": _months(months)})
    return found


def _months(months: narrative.Months) -> list[Facts]:
    rows = [{"label": f"Tháng {one.since.month}/{one.since.year}", "now": many} for one, many in months.rows]
    if months.moved:
        rows.append({"label": "Ngày kết luận đã sửa sau khi chốt", "now": months.moved})
    return [row | {"before": None} for row in rows]


def _sum(values: Any, keys: Sequence[str]) -> int | None:
    known = [values[key].count for key in keys if key in values]
    return None if None in known else sum(known)
