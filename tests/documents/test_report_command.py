"""`manage.py report FORM`: the forms from the command line, and what it says where it is asked wrongly."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Organization
from cases.statistics.forms import outgoing
from tests.cases.test_statistics import TODAY
from tests.cases.year import YEAR, Year, kept_year

ASKED = ("--from", f"{YEAR}-01-01", "--to", f"{YEAR}-12-31", "--on", TODAY.isoformat())


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as year:
        yield year


@pytest.fixture
def year(db: None, _kept: Year) -> Year:
    return _kept


def told(year: Year, *arguments: str) -> str:
    out = io.StringIO()
    call_command("report", *arguments, "--body", year.office.city.code, stdout=out)
    return out.getvalue()


def test_a_form_is_told_with_its_figures(year: Year) -> None:
    (form,) = json.loads(told(year, "B01", *ASKED, "--format", "json"))["forms"]

    assert (form["form"], form["whole"], form["cells"][0]) == (
        "B01", True, {"row": "total", "column": "total", "value": 1, "subjects": 1},
    )  # fmt: skip
    assert "Tổng số" in told(year, "B01", *ASKED)


def test_without_a_body_named_the_one_with_none_above_is_asked(year: Year) -> None:
    above = Organization.objects.create(code="TREN", name="Cấp trên", level="TW", founded_on=date(2020, 1, 1))
    Organization.objects.filter(pk=year.office.city.pk).update(parent=above)
    out = io.StringIO()

    call_command("report", "B01", *ASKED, "--format", "json", stdout=out)

    assert out.getvalue() == told(year, "B01", *ASKED, "--format", "json")


def test_where_the_set_changes_within_the_period_each_part_is_told_apart(year: Year) -> None:
    asked = ("--from", "2025-01-01", "--to", "2025-12-31", "--on", TODAY.isoformat(), "--format", "json")
    forms = json.loads(told(year, "B01", *asked))["forms"]

    assert [(one["set"]["key"], one["period"]["from"], one["period"]["to"]) for one in forms] == [
        ("2021", "2025-01-01", "2025-06-30"),
        ("2025", "2025-07-01", "2025-12-31"),
    ]


def test_the_whole_set_is_one_workbook(year: Year, tmp_path: Path) -> None:
    file = tmp_path / "bieu.xlsx"

    assert told(year, "all", *ASKED, "--format", "xlsx", "--output", str(file)).strip() == str(file)
    assert openpyxl.load_workbook(file).sheetnames == outgoing.all_keys()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("B99", *ASKED), "B99"),
        (("B01", "--from", "2026-02-31", "--to", "2026-12-31"), "--from"),
        (("B01", "--from", "2026-12-31", "--to", "2026-01-01"), "--to"),
        (("B01", *ASKED, "--format", "docx"), "--format"),
        (("B01", *ASKED, "--format", "xlsx"), "--output"),
        (("B01", *ASKED, "--output", "/nonexistent/x.txt"), "--output"),
    ],
)
def test_what_is_asked_wrongly_is_refused_by_the_name_of_its_argument(
    year: Year, arguments: tuple[str, ...], named: str
) -> None:
    with pytest.raises(CommandError, match=named):
        told(year, *arguments)


def test_a_body_nobody_knows_is_refused_with_its_code(year: Year) -> None:
    with pytest.raises(CommandError, match="KHONG-CO"):
        call_command("report", "B01", *ASKED, "--body", "KHONG-CO")
