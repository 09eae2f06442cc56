"""The published figures: every row of the file counted, the sentence written from facts, each opening its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django.plugin import DjangoDbBlocker

from cases import commands
from cases.commands import NewPaper, NewPaperSubject
from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewPart, NewWork
from cases.errors_paper import (
    NotKeeperOfPapers,
    PaperRecordedAlready,
    PaperStillCounted,
    PaperSubjectTwice,
    PaperSubjectUnfit,
    PaperWithdrawnAlready,
)
from cases.errors_work import WorkNotApproved, WorkUnsound
from cases.importing import papers, sample
from cases.importing.workbook import WorkbookRefused
from cases.models import (
    SYSTEM,
    Body,
    IndicatorTarget,
    Kind,
    Level,
    Organization,
    Outcome,
    PaperRecord,
    PaperSubject,
    TrailEntry,
    WorkProgramme,
)
from cases.statistics import forms, published
from cases.statistics.forms import Asked, DefinitionRefused
from cases.statistics.published.definitions import FILE, load
from inspection.accounts.models import User
from tests.by_hand import Question, programmes
from tests.by_hand import published as by_hand
from tests.kept import kept_house
from workflows.demo.paper_city import HANOI_2017, SINCE, UNTIL, PaperCity, build_paper_city
from workflows.demo.progress import Progress

ON = date(2026, 11, 20)


#: What the article says, in the words of the file.
SENTENCE = (
    "Từ 01/01/2017 đến 31/03/2021, Ban Thường vụ Thành ủy Sông Xanh thành lập 130 đoàn kiểm tra đối với 839 tổ chức "
    "đảng, 18 đoàn giám sát đối với 84 tổ chức đảng; ủy ban kiểm tra các cấp kiểm tra khi có dấu hiệu vi phạm 504 tổ "
    "chức đảng và 1.624 đảng viên; cấp ủy, ủy ban kiểm tra các cấp thi hành kỷ luật hơn 4.100 (4.137) đảng viên và 59 "
    "tổ chức đảng; củng cố 226 tổ chức cơ sở đảng yếu kém."
)


@pytest.fixture(scope="module")
def _kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaperCity]:
    def make() -> PaperCity:
        return build_paper_city(HANOI_2017, ON, Progress())

    with kept_house(django_db_blocker, tmp_path_factory, "paper-city", make) as city:
        yield city


@pytest.fixture
def city(db: None, _kept: PaperCity) -> PaperCity:
    return _kept


def told(city: PaperCity) -> published.Summary:
    return published.told(city.body, SINCE, UNTIL, ON)


def a_paper(city: PaperCity, *subjects: NewPaperSubject, **facts: Any) -> NewPaper:
    facts = {"kind": Kind.SIGNS_MEMBER, "number": "999-QĐ/UBKT"} | facts
    body = Body.objects.get(organization=city.body.organization, kind="InspectionCommission")
    return NewPaper(
        facts.pop("body", body), signed_on=date(2018, 5, 2), concluded_on=date(2018, 6, 5),
        subjects=subjects or [a_member()], **facts,
    )  # fmt: skip


def a_member(**facts: Any) -> NewPaperSubject:
    known: dict[str, Any] = {"name": "Lê Văn Giả Định", "of_member": True, "code": "GD01", "level": Level.GRASSROOTS}
    return NewPaperSubject(**(known | {"outcome": Outcome.LESSONS} | facts))


def enter(city: PaperCity, *told: NewPaper) -> list[PaperRecord]:
    return commands.record_papers(told, by=city.reporter, on=ON)


# The sentence


def test_the_command_prints_the_published_sentence(city: PaperCity) -> None:
    out = StringIO()
    asked = {"since": SINCE, "until": UNTIL}
    call_command("report", "summary", **asked, body="TU", form="text", stdout=out)
    assert out.getvalue().strip() == SENTENCE

    out = StringIO()
    call_command("report", "summary", **asked, body="TU", form="json", stdout=out)
    values = {one["key"]: one["value"] for one in json.loads(out.getvalue())["figures"]}
    assert (values["inspected"], values["signs-members"], values["districts"]) == (839, 1624, 30)


def test_each_published_figure_of_the_window_is_found_again(city: PaperCity) -> None:
    for figure in told(city).figures:
        if figure.definition.window and figure.definition.counts:
            value = figure.value or 0
            rounded = value - value % (figure.definition.round_to or 1)
            assert f"{rounded:,}".replace(",", ".") == figure.definition.published.removeprefix("hơn "), figure.key


def test_one_record_more_and_the_sentence_changes_by_one(city: PaperCity) -> None:
    enter(city, a_paper(city))

    assert told(city).text == SENTENCE.replace("1.624", "1.625")


def test_what_was_withdrawn_is_counted_nowhere(city: PaperCity) -> None:
    [record] = enter(city, a_paper(city))
    commands.withdraw_paper(record, by=city.reporter, on=ON, reason="Nhập nhầm số quyết định")

    assert told(city).text == SENTENCE


def test_a_figure_opens_exactly_what_it_counts(city: PaperCity) -> None:
    figures = {one.key: one for one in told(city).figures}

    house, on_paper = figures["signs-members"].rows()
    assert (house.count(), on_paper.count()) == (0, 1624)
    assert set(on_paper.values_list("record__kind", flat=True)) == {Kind.SIGNS_MEMBER}
    assert sum(rows.count() for rows in figures["disciplined-members"].rows()) == 4137
    assert all(rows.filter(of_member=False).count() == 0 for rows in figures["disciplined-members"].rows()[1:])
    assert sum(rows.count() for rows in figures["inspection-teams"].rows()) == 130


# Work programmes


def figures(city: PaperCity) -> dict[str, published.Figure]:
    return {one.key: one for one in told(city).figures}


def test_the_programme_of_the_term_has_its_published_structure_and_is_carried_out_below(city: PaperCity) -> None:
    found = figures(city)

    assert [found[f"programme-{key}"].value for key in ("goals", "groups", "requirements")] == [5, 14, 7]
    [goals] = found["programme-goals"].rows()
    above = WorkProgramme.objects.get(number="01-CTr/TU", issued_on=date(2021, 3, 17))
    assert {part.programme for part in goals} == {above}
    assert {one.number for one in above.lower.all()} == {"06-CTr/QU", "02-CTr/ĐU"}
    carried = IndicatorTarget.objects.filter(carries__indicator__programme=above)
    assert set(carried.values_list("indicator__topic", flat=True)) == {"rated-good", "admissions", "satisfaction"}
    by: dict[str, Any] = {"by": city.leader, "on": date(2021, 3, 25), "reason": "Bổ sung"}
    work.amend_work_programme(above, parts=[NewPart("goal", "Mục tiêu thứ sáu")], **by)
    assert told(city).value("programme-goals") == 6


def test_what_the_term_set_was_supervised_and_one_theme_more_is_one_more(city: PaperCity) -> None:
    keys = ("themes-programmes", "themes-tasks", "themes-breakthroughs")
    found = figures(city)
    assert [found[key].value for key in keys] == [8, 5, 3]
    for key in keys:
        [rows] = found[key].rows()
        assert {one.paper_records.count() > 0 for one in rows} == {True}

    seventeenth = NewWork("task", "NV6-NQĐH/TU", "Nhiệm vụ thứ sáu", date(2016, 5, 4), date(2016, 5, 4))
    draft = work.draft_work_programme(city.body, seventeenth, by=city.reporter, on=date(2016, 5, 4))
    theme = work.approve_work_programme(draft, by=city.leader, on=date(2016, 5, 5))
    subject = NewPaperSubject(organization=Organization.objects.get(code="H01"), outcome=Outcome.REMINDED)
    enter(city, a_paper(city, subject, kind=Kind.THEMATIC_SUPERVISION, theme=theme))
    assert [told(city).value(key) for key in keys] == [8, 6, 3]


def test_a_decision_is_about_an_approved_programme_of_its_own_level_or_above(city: PaperCity) -> None:
    below = WorkProgramme.objects.get(number="02-CTr/ĐU")
    with pytest.raises(WorkUnsound):
        enter(city, a_paper(city, theme=below))
    new = NewWork("task", "NV7", "Chưa duyệt", date(2016, 5, 4), date(2016, 5, 4))
    draft = work.draft_work_programme(city.body, new, by=city.reporter, on=date(2016, 5, 4))
    with pytest.raises(WorkNotApproved):
        enter(city, a_paper(city, theme=draft))


def test_every_figure_of_the_city_is_what_is_counted_by_hand(city: PaperCity) -> None:
    question = Question(SINCE, UNTIL, UNTIL)
    summary, lists = told(city), programmes.lists(question, ON)

    counted = by_hand.figures(question, ON)
    assert {one.key: one.value for one in summary.figures if one.key in counted} == counted
    opened = {one.key: [sorted(rows.values_list("pk", flat=True)) for rows in one.rows()] for one in summary.figures}
    assert {key: [pks for pks in opened[key] if pks] for key in lists} == lists


def test_a_summary_costs_two_statements_for_each_thing_counted_at_most(city: PaperCity) -> None:
    with CaptureQueriesContext(connection) as queries:
        told(city)
    assert len(queries) <= 2 * sum(len(one.counts) for one in load().figures)


def test_a_figure_more_is_a_line_of_the_file_more(city: PaperCity, tmp_path: Path, monkeypatch: Any) -> None:
    said = json.loads(FILE.read_text("utf-8"))
    wanted = {"source": "sanctions", "dated": "effective", "where": {"form": ["EXPULSION"], "acting_level": ["HUYEN"]}}
    said["figures"].append({"key": "expelled", "vi": "Khai trừ", "en": "Expelled", "counts": [wanted]})
    (tmp_path / "more.json").write_text(json.dumps(said), "utf-8")
    monkeypatch.setattr(published, "load", lambda: load(tmp_path / "more.json"))

    expelled = PaperSubject.objects.filter(form="EXPULSION", record__body__organization__level="HUYEN").count()
    assert told(city).value("expelled") == expelled > 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"counts": [{"source": "rumours", "dated": "held"}]}, "unknown source “rumours”"),
        ({"counts": [], "no_fact": {"vi": "", "en": ""}}, "says one of"),
        ({"counts": [{"source": "cases", "dated": "opened"}], "distinct": "theme"}, "unknown thing of cases “theme”"),
        ({"of": "nobody", "to": "inspected"}, "unknown figure “nobody”"),
    ],
)
def test_a_figure_the_vocabulary_does_not_know_is_refused(change: Any, sentence: str, tmp_path: Path) -> None:
    said = json.loads(FILE.read_text("utf-8"))
    said["figures"].append({"key": "new", "vi": "Mới", "en": "New"} | change)
    (tmp_path / "bad.json").write_text(json.dumps(said), "utf-8")

    with pytest.raises(DefinitionRefused, match=sentence):
        load(tmp_path / "bad.json")


def test_every_row_of_the_file_is_counted_or_says_why_not(city: PaperCity) -> None:
    for figure in told(city).figures:
        assert (figure.value is not None) or (figure.definition.of != "") or str(figure.definition.no_fact)
    assert {one.article for one in load().figures} == {"", "0", "1", "2", "3", "4"}


@pytest.mark.parametrize("asked", [("harvest", {}), ("summary", {"body": "NOBODY"}), ("summary", {"form": "pdf"})])
def test_what_the_command_cannot_report_it_says(city: PaperCity, asked: tuple[str, dict[str, str]]) -> None:
    report, facts = asked
    with pytest.raises(CommandError):
        call_command("report", report, since=SINCE, until=UNTIL, **facts)


# The forms


def test_a_form_counts_papers_and_opens_them(city: PaperCity) -> None:
    ((_set, form, asked),) = forms.parts("B21", Asked(city.body.organization, SINCE, UNTIL, ON))

    filled = forms.evaluate(form, asked)

    for column in form.counted_columns:
        beside = sum(rows.count() for rows in forms.beside_of(form, "total", column.key, asked))
        house = forms.rows_of(form, "total", column.key, asked)
        if column.measure == "count":
            assert filled.value("total", column.key) == house.count() + beside, column.key


# The records


def test_a_record_never_changes_and_leaves_a_trail(city: PaperCity) -> None:
    [record] = enter(city, a_paper(city, a_member(contents=(next(iter(forms.contents().named)),))))

    assert TrailEntry.objects.filter(stream=SYSTEM, act="paper-records-entered", data__records=[record.key]).exists()
    for row in (record, record.subjects.get(), record.subjects.get().contents.get()):
        with pytest.raises(DatabaseError), transaction.atomic():
            row._meta.model._base_manager.filter(pk=row.pk).update(id=row.pk)


def test_a_correction_is_a_withdrawal_and_a_new_record(city: PaperCity) -> None:
    [record] = enter(city, a_paper(city))
    with pytest.raises(PaperStillCounted):
        enter(city, a_paper(city, number="998-QĐ/UBKT", replaces=record))

    commands.withdraw_paper(record, by=city.reporter, on=ON, reason="Sai tên")
    with pytest.raises(PaperWithdrawnAlready):
        commands.withdraw_paper(record, by=city.reporter, on=ON, reason="Sai tên")
    record.refresh_from_db()
    [new] = enter(city, a_paper(city, replaces=record))

    assert new.replaces == record
    assert new.is_counted


@pytest.mark.parametrize(
    ("subjects", "kind", "refusal"),
    [
        ([a_member(), a_member()], Kind.SIGNS_MEMBER, PaperSubjectTwice),
        ([a_member()], Kind.SIGNS_ORGANIZATION, PaperSubjectUnfit),
        ([a_member(level="")], Kind.SIGNS_MEMBER, PaperSubjectUnfit),
        ([a_member(outcome=Outcome.REMINDED)], Kind.SIGNS_MEMBER, PaperSubjectUnfit),
        ([a_member(outcome="")], Kind.DISCIPLINE, PaperSubjectUnfit),
        ([a_member(outcome="", form="DISSOLUTION")], Kind.DISCIPLINE, PaperSubjectUnfit),
        ([a_member(contents=("weather",))], Kind.SIGNS_MEMBER, PaperSubjectUnfit),
    ],
)
def test_what_no_paper_can_say_is_refused(city: PaperCity, subjects: Any, kind: str, refusal: Any) -> None:
    with pytest.raises(refusal):
        enter(city, a_paper(city, *subjects, kind=kind))


def test_a_decision_is_recorded_once_and_all_or_nothing(city: PaperCity) -> None:
    before = PaperRecord.objects.count()
    with pytest.raises(PaperRecordedAlready):
        enter(city, a_paper(city), a_paper(city))

    assert PaperRecord.objects.count() == before


def test_only_the_reporting_secretary_enters_them(city: PaperCity) -> None:
    leader = User.objects.exclude(pk__in=[city.reporter.pk, city.administrator.pk])[0]

    with pytest.raises(NotKeeperOfPapers):
        commands.record_papers([a_paper(city)], by=leader, on=ON)
    assert PaperRecord.objects.visible_to(city.reporter, ON).count() == PaperRecord.objects.count()
    assert not PaperRecord.objects.visible_to(city.administrator, ON).exists()


def test_many_are_entered_in_few_statements(city: PaperCity) -> None:
    homes = Organization.objects.of_level(Level.GRASSROOTS)[:200]
    paper = a_paper(city, *(NewPaperSubject(organization=home) for home in homes), kind=Kind.COMPLIANCE_INSPECTION)

    with CaptureQueriesContext(connection) as queries:
        enter(city, paper)

    assert len(queries) <= 14


# By workbook


DECISION = (1, "TU", "Ủy ban Kiểm tra", "Kiểm tra đảng viên khi có dấu hiệu vi phạm", "12-QĐ/UBKT", "02/05/2018",
            "05/06/2018", "")  # fmt: skip
SUBJECT = (1, "Đảng viên", "GD01", "Lê Văn Giả Định", "Cơ sở", "", "", "")


def workbook(decisions: Any = (DECISION,), subjects: Any = (SUBJECT,), version: str = papers.VERSION) -> bytes:
    rows = {"Mẫu": [(version,)], "Quyết định": decisions, "Đối tượng": subjects}
    return sample.workbook(tuple(papers.sheets()), rows)


def places(content: bytes, city: PaperCity) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in papers.preview(content, city.reporter, ON).troubles]


def with_line(line: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    return (*line[:place], value, *line[place + 1 :])


def test_a_sound_workbook_is_entered_whole(city: PaperCity) -> None:
    content = workbook()
    found = papers.preview(content, city.reporter, ON)
    assert found.troubles == []

    [record] = papers.apply(found, content, by=city.reporter, on=ON)

    assert (record.number, record.subjects.get().subject_name) == ("12-QĐ/UBKT", "Lê Văn Giả Định")
    assert told(city).value("signs-members") == 1625
    assert places(content, city) == [("Quyết định", 2, "Số quyết định")]


def test_a_workbook_names_the_programme_in_force_when_the_decision_was_signed(city: PaperCity) -> None:
    content = workbook(decisions=[(*DECISION, "01-CTr/TU")])

    [record] = papers.apply(papers.preview(content, city.reporter, ON), content, by=city.reporter, on=ON)

    assert record.theme == WorkProgramme.objects.get(number="01-CTr/TU", issued_on=date(2016, 4, 26))


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"decisions": [with_line(DECISION, 1, "NOBODY")]}, ("Quyết định", 2, "Mã tổ chức ban hành")),
        ({"decisions": [with_line(DECISION, 6, "01/05/2018")]}, ("Quyết định", 2, "Ngày kết luận")),
        ({"decisions": [(*DECISION, "99-CTr/TU")]}, ("Quyết định", 2, "Chương trình công tác")),
        ({"decisions": [DECISION, DECISION]}, ("Quyết định", 3, "Số TT")),
        ({"subjects": [with_line(SUBJECT, 0, 7)]}, ("Đối tượng", 2, "Số TT quyết định")),
        ({"subjects": [with_line(SUBJECT, 1, "Tổ chức đảng")]}, ("Đối tượng", 2, "Loại đối tượng")),
        ({"subjects": [with_line(SUBJECT, 4, "")]}, ("Đối tượng", 2, "Cấp")),
        ({"subjects": [with_line(SUBJECT, 6, "Cảnh cáo")]}, ("Đối tượng", 2, "Hình thức kỷ luật")),
        ({"subjects": [with_line(SUBJECT, 7, "thời tiết")]}, ("Đối tượng", 2, "Nội dung")),
        ({"subjects": [SUBJECT, SUBJECT]}, ("Đối tượng", 3, "Mã")),
        ({"version": "HSG-0"}, ("Mẫu", 2, "Phiên bản")),
    ],
)
def test_a_broken_workbook_names_the_cell(changed: Any, place: Any, city: PaperCity) -> None:
    assert place in places(workbook(**changed), city)


def test_a_formula_is_refused(city: PaperCity) -> None:
    book = load_workbook(BytesIO(workbook()))
    book["Đối tượng"]["D2"] = '=HYPERLINK("http://x")'
    target = BytesIO()
    book.save(target)

    assert ("Đối tượng", 2, "D") in places(target.getvalue(), city)


def test_what_is_no_workbook_is_refused(city: PaperCity) -> None:
    with pytest.raises(WorkbookRefused):
        papers.preview(b"PK\x03\x04 nothing", city.reporter, ON)
