"""The statistical forms out of the house: what stands in their files is what stands on their pages, and no more."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Body, Organization
from cases.statistics import forms, periods
from cases.statistics.forms import Asked, outgoing
from cases.statistics.forms.layout import lay_out
from documents import press, statistical_forms
from inspection.accounts.models import User
from tests.cases.test_statistics import TODAY
from tests.cases.year import YEAR, Year, kept_year
from tests.documents import reading

FORMULA = '=HYPERLINK("http://example.org";"x")'


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as year:
        yield year


@pytest.fixture
def year(db: None, _kept: Year) -> Iterator[Year]:
    with time_machine.travel(TODAY):
        yield _kept


def taken(user: User, key: str, ending: str, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    question = {"period": "y", "year": str(YEAR)} | asked
    return client.get(reverse("form-file", args=[key, ending]), question)


def file_of(year: Year, ending: str, *keys: str, since: date = date(YEAR, 1, 1), whole: bool = True) -> bytes:
    period = periods.between(since, date(YEAR, 12, 31))
    asked = Asked(year.office.city, period.since, period.until, TODAY)
    body = Body.objects.get(pk=year.office.standing.pk)  # read anew: tests rename its organization
    asked.organization.refresh_from_db()
    return statistical_forms.file_of(ending, keys, asked, period, body, whole=whole)


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_workbook_has_merged_heads_over_the_columns_they_belong_to(year: Year) -> None:
    sheet = book_of(file_of(year, "xlsx", "B01"))["B01"]

    asked = Asked(year.office.city, date(YEAR, 1, 1), date(YEAR, 12, 31), TODAY)
    ((_set, form, part),) = forms.parts("B01", asked)
    layout = lay_out(forms.evaluate(form, part))
    merged = {str(one) for one in sheet.merged_cells.ranges}
    place = 2
    for group, columns in layout.groups:
        first, last = (openpyxl.utils.get_column_letter(at) for at in (place, place + len(columns) - 1))
        assert f"{first}8:{last}8" in merged if group.label else f"{first}8:{first}9" in merged
        assert sheet.cell(8, place).value == (group.vi or columns[0].vi)
        place += len(columns)
    assert [sheet.cell(10, at).value for at in (2, 3)] == ["(1)", "(2)"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.print_title_rows == "$8:$10"


def test_the_roman_rows_are_sums_and_every_figure_is_a_value(year: Year) -> None:
    sheet = book_of(file_of(year, "xlsx", "B01"))["B01"]

    rows = {sheet.cell(row, 1).value: row for row in range(11, sheet.max_row + 1)}
    section = next(name for name in rows if name and name.startswith("I. "))
    assert sheet.cell(rows["Tổng số"], 2).value == sheet.cell(rows[section], 2).value == 1
    below = range(rows[section] + 1, rows[section] + 7)
    for place in range(2, sheet.max_column + 1):
        assert sum(sheet.cell(row, place).value for row in below) == sheet.cell(rows[section], place).value
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s"}


def test_where_there_is_no_fact_the_cell_is_marked_and_the_note_says_why(year: Year) -> None:
    sheet = book_of(file_of(year, "xlsx", "B21"))["B21"]

    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "–" in {cell.value for cell in sheet[11]}
    assert "Hệ thống không ghi đào tạo, bồi dưỡng" in said
    assert f"đến ngày {TODAY:%d/%m/%Y}" in said


def test_a_workbook_of_the_set_has_a_sheet_for_each_form_and_for_each_set_of_the_period(year: Year) -> None:
    one = book_of(file_of(year, "xlsx", *outgoing.all_keys()))
    two = book_of(file_of(year, "xlsx", "B01", since=date(2025, 1, 1)))

    assert one.sheetnames == [f"B{number:02d}" for number in range(1, 22)]
    assert two.sheetnames == ["B01 (2021)", "B01 (2025)"]
    assert two["B01 (2021)"]["A5"].value == "Từ 01/01/2025 đến 30/06/2025"


def test_a_name_that_is_a_formula_comes_out_as_text(year: Year) -> None:
    Organization.objects.filter(pk=year.office.city.pk).update(name=FORMULA)

    sheet = book_of(file_of(year, "xlsx", "B01"))["B01"]
    told = [cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value).upper()]
    rows = list(csv.reader(io.StringIO(file_of(year, "csv", "B01").decode("utf-8-sig"))))

    assert len(told) >= 2
    assert {(cell.data_type, bool(cell.quotePrefix)) for cell in told} == {("s", True)}
    assert {row[6] for row in rows[1:]} == {f"'{FORMULA}"}


def test_the_same_facts_give_the_same_bytes(year: Year) -> None:
    for ending in ("xlsx", "csv", "json", "txt"):
        first = file_of(year, ending, "B01")
        with time_machine.travel(date(YEAR + 1, 5, 5)):
            assert file_of(year, ending, "B01") == first


def test_table_and_json_say_what_the_page_says(year: Year) -> None:
    client = Client()
    client.force_login(year.office.vien)
    page = client.get(reverse("form", args=["B01"]), {"period": "y", "year": str(YEAR)})
    (part,) = page.context["parts"]
    shown = {
        (one["cell"].row, one["cell"].column.key): one["cell"].value
        for line in part["lines"]
        if not line["line"].roman
        for one in line["cells"]
    }

    (told,) = json.loads(taken(year.office.vien, "B01", "json").content)["forms"]
    table = list(csv.DictReader(io.StringIO(taken(year.office.vien, "B01", "csv").content.decode("utf-8-sig"))))

    assert {(one["row"], one["column"]): one["value"] for one in told["cells"]} == shown
    assert [int(row["Số liệu"]) for row in table if row["Số liệu"]] == [v for v in shown.values() if v is not None]
    assert told["definition_sha256"] == outgoing.definition_sha256(part["form"])
    assert (told["whole"], told["period"]["from"], told["known_on"]) == (True, f"{YEAR}-01-01", TODAY.isoformat())


def test_a_definition_that_changes_has_another_hash() -> None:
    before, now = (one.forms["B01"] for one in forms.load_sets())

    assert outgoing.definition_sha256(before) != outgoing.definition_sha256(now)


def test_whoever_is_told_less_takes_a_file_that_says_so(year: Year) -> None:
    """lan heads the team of the concluded case; thu opens no file; the representative has no way in."""
    for user, count in ((year.office.lan, 1), (year.office.thu, 0)):
        (told,) = json.loads(taken(user, "B01", "json").content)["forms"]
        assert (told["whole"], told["cells"][0]["value"]) == (False, count)
        assert "trong phạm vi người lập được biết" in taken(user, "B01", "txt").content.decode()
    assert "trong phạm vi" not in taken(year.office.vien, "B01", "txt").content.decode()


@pytest.mark.parametrize(
    ("key", "ending", "asked", "status"),
    [
        ("B99", "xlsx", {}, 404),
        ("tat-ca", "pdf", {}, 400),
        ("B01", "xlsx", {"colour": "red"}, 400),
        ("B01", "xlsx", {"period": "f", "since": "2026-02-01", "until": "2026-01-01"}, 400),
    ],
)
def test_an_address_of_no_file_gives_none(
    year: Year, key: str, ending: str, asked: dict[str, str], status: int
) -> None:
    assert taken(year.office.vien, key, ending, **asked).status_code == status


def test_the_print_has_the_words_of_the_table_and_its_fonts(year: Year) -> None:
    pdf = taken(year.office.vien, "B20", "pdf").content

    words = " ".join(reading.text(pdf).split())
    for said in ("Biểu B20. Xử lý đơn thư", "ĐẢNG CỘNG SẢN VIỆT NAM", "Tổng số", "NGƯỜI LẬP BIỂU", "Đơn vị tính"):
        assert said in words
    assert {font[-5] for font in reading.fonts(pdf)} == {"yes"}


def test_a_press_that_fails_leads_back_to_the_forms(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> bytes:
        raise press.PaperTooHeavy

    monkeypatch.setattr(press, "render", fail)

    answer = taken(year.office.vien, "B20", "pdf")

    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("forms"))
