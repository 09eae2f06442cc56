"""A draft cites papers that may be replaced before it is approved: what is approved names those in force."""

from __future__ import annotations

from typing import Any

import pytest

from documents import catalogue, commands
from documents.errors import CitationReplaced
from documents.facts.citing import recited
from documents.models import Document, Draft
from tests import make
from tests.documents.walk import day
from tests.make import Office, make_office

FIRST = {"team-report": {"symbol": "01-BC/ĐKT", "date": "2026-03-20", "named": "Báo cáo số 01-BC/ĐKT, ngày 20/3/2026"}}
SECOND = {"team-report": {"symbol": "02-BC/ĐKT", "date": "2026-04-02", "named": "Báo cáo số 02-BC/ĐKT, ngày 02/4/2026"}}
UNNUMBERED = {"team-report": {"symbol": "", "date": "", "named": "Báo cáo kết quả kiểm tra của Đoàn kiểm tra"}}


def paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Xét Báo cáo số 01-BC/ĐKT, ngày 20/3/2026 của Đoàn", "Xét Báo cáo số 02-BC/ĐKT, ngày 02/4/2026 của Đoàn"),
        ("tại báo cáo 01-BC/ĐKT ngày 20 tháng 3 năm 2026", "tại báo cáo 02-BC/ĐKT, ngày 02/4/2026"),
        ("(01-BC/ĐKT)", "(02-BC/ĐKT)"),
        ("Báo cáo số 101-BC/ĐKT, 01-BC/ĐKTK", "Báo cáo số 101-BC/ĐKT, 01-BC/ĐKTK"),
        ("Không nêu số", "Không nêu số"),
    ],
)
def test_a_text_names_the_paper_that_replaced_the_one_it_named(written: str, expected: str) -> None:
    assert recited([paragraph(written)], FIRST, SECOND) == [paragraph(expected)]


def test_a_report_named_before_it_had_a_number_is_named_by_it() -> None:
    blocks = [paragraph("Xét Báo cáo kết quả kiểm tra của Đoàn kiểm tra, kết luận")]

    assert recited(blocks, UNNUMBERED, FIRST) == [paragraph("Xét Báo cáo số 01-BC/ĐKT, ngày 20/3/2026, kết luận")]


def test_tables_and_titles_are_read_too() -> None:
    table = {"kind": "table", "title": "Theo 01-BC/ĐKT", "columns": [{"title": "x"}], "rows": [["Xem 01-BC/ĐKT"]]}

    (changed,) = recited([table], FIRST, SECOND)

    assert (changed["title"], changed["rows"]) == ("Theo 02-BC/ĐKT", [["Xem 02-BC/ĐKT"]])
    assert table["rows"] == [["Xem 01-BC/ĐKT"]]


def test_what_still_stands_is_left_as_it_is_written() -> None:
    blocks = [paragraph("Báo cáo lần đầu số 01-BC/ĐKT đã được thay bằng 02-BC/ĐKT")]

    assert recited(blocks, SECOND, SECOND) == blocks


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def submitted(office: Office) -> Any:
    """A case laid before the body, its report numbered and cited by the draft notice."""
    case = make.walk(office, make.make_case(office, "P2"), "E1", after="P2")
    report = commands.save_draft(catalogue.TEAM_REPORT, case, by=office.an, on=day("E1"))
    commands.approve_draft(report, by=office.lan, on=day("E1"))
    commands.issue(catalogue.TEAM_REPORT, case, by=office.lan, on=day("E1"))
    commands.save_draft(catalogue.CONCLUSION_NOTICE, case, by=office.an, on=day("E1"))
    return case


def replaced_report(office: Office, case: Any) -> Document:
    """The report made void by two people and issued anew."""
    document = Document.objects.get(type_key="team-report")
    commands.ask_void(document, by=office.thu, on=day("E2"), reason="Ghi sai số liệu.")
    commands.void(document, by=office.chu, on=day("E2"))
    return commands.issue(catalogue.TEAM_REPORT, case, by=office.lan, on=day("E2"))


@pytest.mark.django_db
@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_a_draft_that_cites_a_replaced_paper_is_not_approved(office: Office, submitted: Any) -> None:
    draft = Draft.objects.get(type_key="conclusion-notice")
    replaced_report(office, submitted)

    with pytest.raises(CitationReplaced, match="01-BC/ĐKT"):
        commands.approve_draft(draft, by=office.chu, on=day("E2"))


@pytest.mark.django_db
def test_written_again_the_draft_cites_the_paper_in_force(office: Office, submitted: Any) -> None:
    draft = Draft.objects.get(type_key="conclusion-notice")
    report = replaced_report(office, submitted)

    again = commands.save_draft(
        catalogue.CONCLUSION_NOTICE, submitted, by=office.an, on=day("E2"), blocks=draft.blocks, after=draft.version
    )

    assert again.version == draft.version + 1
    assert report.symbol in again.blocks[0]["text"]
    assert commands.approve_draft(again, by=office.chu, on=day("E2")).approved_on == day("E2")


@pytest.mark.django_db
def test_what_was_approved_never_changes_however_often_the_report_does(office: Office, submitted: Any) -> None:
    draft = Draft.objects.get(type_key="conclusion-notice")
    make.consider(office, submitted, day("E2"), approved_sha256=draft.content_sha256)
    commands.approve_draft(draft, by=office.chu, on=day("E2"))
    replaced_report(office, submitted)

    notice = commands.issue(catalogue.CONCLUSION_NOTICE, submitted, by=office.chu, on=day("E2"))

    assert notice.content_sha256 == draft.content_sha256
    assert notice.facts["content"] == draft.content
