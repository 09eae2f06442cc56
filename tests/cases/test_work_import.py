"""What a work programme sets comes from Excel whole; else every cell that cannot be meant is named, nothing kept."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.plugin import DjangoDbBlocker

from cases.importing import sample
from cases.importing import work_programme as importing
from cases.importing.work_targets import number
from cases.importing.workbook import WorkbookRefused
from cases.models import IndicatorTarget, Operator, ReviewKind, WorkProgramme
from tests.kept import kept_house
from tests.make_work import TODAY, Cascade, make_cascade

PARTS = [("Mục tiêu", "Một"), ("Nhóm chỉ tiêu", "Tổ chức đảng"), ("Nhóm chỉ tiêu", "Phục vụ"), ("Yêu cầu", "Nêu gương"),
         ("Nhiệm vụ", "Giao việc")]  # fmt: skip
RATED, ADMITTED = (1, "Chi bộ tốt", "%", 1, "", ""), (2, "Kết nạp", "đảng viên", "", "Kết nạp đảng viên", "")
COUNTED = (3, "Hoàn thành chương trình", "%", 2, "", "plan-completion")
GOOD = (1, "TC001", "01/01/2026", "31/12/2026", "trên", 72.5, "", "", 1, "")
SOME = (2, "TC001", "01/01/2026", "31/12/2026", "trong khoảng", 40, 60, "12,5", 2, "có")
ALL = (3, "TC001", "01/01/2026", "31/12/2026", "ít nhất", "100", "", "", "", "")
REVIEW = ("Sơ kết", "Sơ kết năm đầu", "15/12/2026")


@pytest.fixture(scope="module")
def _kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cascade]:
    with kept_house(django_db_blocker, tmp_path_factory, "work", make_cascade) as made:
        yield made


@pytest.fixture
def world(db: None, _kept: Cascade) -> Iterator[Cascade]:
    with time_machine.travel(TODAY):
        yield _kept


def workbook(version: str = importing.VERSION, **changed: Any) -> bytes:
    told: dict[str, Any] = {"parts": PARTS, "indicators": [RATED, ADMITTED, COUNTED], "targets": [GOOD, SOME, ALL],
            "milestones": [REVIEW]} | changed  # fmt: skip
    known = importing.sheets()
    rows: dict[str, Any] = {getattr(known, name).name: lines for name, lines in told.items()}
    return sample.workbook(tuple(known), rows | {"Mẫu": [(version,)]})


def head(world: Cascade) -> importing.Head:
    return importing.Head(world.committee, world.ward, date(2026, 3, 1), world.city)


def places(world: Cascade, content: bytes) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in importing.preview(content, head(world)).troubles]


def with_cell(line: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    return (*line[:place], value, *line[place + 1 :])


def send(world: Cascade, content: bytes, who: str = "binh", **changed: Any) -> Any:
    facts = {"body": world.committee.pk, "kind": "plan", "number": "51-KH/ĐU", "title": "Kế hoạch",
             "issued_on": "2026-03-01", "since": "2026-03-01", "parent": world.city.pk}  # fmt: skip
    client = Client()
    client.force_login(world.office.users[who])
    upload = SimpleUploadedFile("ke-hoach.xlsx", content)
    return client.post(reverse("work-programme-import"), facts | changed | {"file": upload})


def test_a_sound_workbook_is_drafted_whole_by_page(world: Cascade) -> None:
    answer = send(world, workbook())

    assert answer.status_code == 302, answer.content.decode()
    plan = WorkProgramme.objects.get(number="51-KH/ĐU")
    assert (plan.parent, plan.approved_on, plan.parts.count()) == (world.city, None, 5)
    assert plan.milestones.get().kind == ReviewKind.PRELIMINARY
    good, some, counted = IndicatorTarget.objects.filter(indicator__programme=plan).order_by("indicator__position")
    assert (good.operator, good.value, good.carries) == (
        Operator.MORE,
        Decimal("72.5"),
        world.target("Tổ chức đảng tốt"),
    )
    assert (some.value, some.upper, some.baseline, some.is_part) == (40, 60, Decimal("12.5"), True)
    assert (some.indicator.topic, some.carries) == ("admissions", world.target("Đảng viên kết nạp"))
    assert (counted.indicator.figure, counted.indicator.group) == ("plan-completion", plan.parts.get(text="Phục vụ"))


def test_the_sample_is_a_sound_workbook_as_it_comes(world: Cascade) -> None:
    client = Client()
    client.force_login(world.office.users["binh"])
    assert client.get(reverse("work-programme-import")).status_code == 200

    content = client.get(reverse("work-programme-sample")).content

    assert places(world, content) == []
    book = load_workbook(BytesIO(content))
    assert "Kết nạp đảng viên" in [cell.value for cell in book["Danh mục"]["B"]]
    assert send(world, content, number="52-KH/ĐU").status_code == 302
    for who in ("lan", "dien"):
        client.force_login(world.office.users[who])
        assert client.get(reverse("work-programme-sample")).status_code == 403
        assert send(world, content, who).status_code == 403


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"parts": [("Ước mong", "Một")]}, ("Cấu trúc", 2, "Loại")),
        ({"parts": [("Mục tiêu", "")]}, ("Cấu trúc", 2, "Nội dung (B)")),
        ({"indicators": [RATED, RATED, COUNTED, ADMITTED]}, ("Chỉ tiêu", 3, "Số TT")),
        ({"indicators": [with_cell(RATED, 3, 3), ADMITTED, COUNTED]}, ("Chỉ tiêu", 2, "Thuộc nhóm số")),
        ({"indicators": [with_cell(RATED, 4, "Thời tiết"), ADMITTED, COUNTED]}, ("Chỉ tiêu", 2, "Về")),
        ({"indicators": [with_cell(RATED, 5, "targets-met"), ADMITTED, COUNTED]}, ("Chỉ tiêu", 2, "Số liệu hệ thống")),
        ({"targets": [with_cell(GOOD, 0, 7)]}, ("Mức chỉ tiêu", 2, "Số TT chỉ tiêu")),
        ({"targets": [with_cell(GOOD, 1, "TC999")]}, ("Mức chỉ tiêu", 2, "Mã tổ chức")),
        ({"targets": [with_cell(GOOD, 1, "TC002")]}, ("Mức chỉ tiêu", 2, "Mã tổ chức")),
        ({"targets": [with_cell(GOOD, 2, "31/02/2026")]}, ("Mức chỉ tiêu", 2, "Từ ngày")),
        ({"targets": [with_cell(GOOD, 3, "31/12/2025")]}, ("Mức chỉ tiêu", 2, "Đến ngày")),
        ({"targets": [with_cell(GOOD, 4, "cỡ chừng")]}, ("Mức chỉ tiêu", 2, "Phép so sánh")),
        ({"targets": [with_cell(GOOD, 5, "9.000")]}, ("Mức chỉ tiêu", 2, "Giá trị")),
        ({"targets": [with_cell(GOOD, 5, "khá")]}, ("Mức chỉ tiêu", 2, "Giá trị")),
        ({"targets": [with_cell(GOOD, 6, 80)]}, ("Mức chỉ tiêu", 2, "Đến giá trị")),
        ({"targets": [with_cell(SOME, 6, "")]}, ("Mức chỉ tiêu", 2, "Đến giá trị")),
        ({"targets": [with_cell(SOME, 6, 39)]}, ("Mức chỉ tiêu", 2, "Đến giá trị")),
        ({"targets": [GOOD, GOOD]}, ("Mức chỉ tiêu", 3, "Mã tổ chức")),
        ({"targets": [with_cell(GOOD, 8, 2)]}, ("Mức chỉ tiêu", 2, "Thực hiện chỉ tiêu cấp trên số")),
        ({"milestones": [with_cell(REVIEW, 2, "28/02/2026")]}, ("Mốc", 2, "Hạn")),
        ({"parts": [], "indicators": [], "targets": [], "milestones": []}, ("Cấu trúc", 2, "Nội dung")),
        ({"version": "CTCT-0"}, ("Mẫu", 2, "Phiên bản")),
    ],
)
def test_a_broken_workbook_names_the_cell(changed: Any, place: Any, world: Cascade) -> None:
    assert place in places(world, workbook(**changed))


def test_of_a_workbook_with_one_wrong_cell_nothing_is_kept_and_the_page_says_which(world: Cascade) -> None:
    answer = send(world, workbook(targets=[GOOD, with_cell(SOME, 5, "chín nghìn"), ALL]))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(word in page for word in ("Mức chỉ tiêu", "“chín nghìn”", "Giá trị"))
    # What was read is shown in the words of the cells, not as it is kept.
    assert "<td>trong khoảng</td>" in page
    assert "<td>between</td>" not in page
    assert not WorkProgramme.objects.filter(number="51-KH/ĐU").exists()


def test_what_the_command_refuses_is_kept_nowhere_either(world: Cascade) -> None:
    assert send(world, workbook(), number="02-CTr/ĐU", issued_on="2026-02-10", since="2026-02-10").status_code == 422
    assert send(world, workbook(), until="2026-02-01").status_code == 422


def test_formulas_bombs_and_what_is_no_workbook_are_refused(world: Cascade) -> None:
    book = load_workbook(BytesIO(workbook()))
    book["Cấu trúc"]["B2"] = '=HYPERLINK("http://x")'
    target = BytesIO()
    book.save(target)
    assert ("Cấu trúc", 2, "B") in places(world, target.getvalue())
    assert send(world, target.getvalue()).status_code == 422
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    for content in (bomb.getvalue(), b"PK\x03\x04 nothing"):
        with pytest.raises(WorkbookRefused):
            importing.preview(content, head(world))
        assert send(world, content).status_code == 422


@pytest.mark.parametrize(
    ("told", "meant"),
    [("12,5", "12.5"), ("12.5", "12.5"), ("9000", "9000"), ("-3", "-3"), ("9.000", None), ("1e5", None), ("", None),
     ("NaN", None), ("1,23456", None), ("9.000.000", None)],
)  # fmt: skip
def test_a_number_that_could_be_two_is_none(told: str, meant: str | None) -> None:
    assert number(told) == (None if meant is None else Decimal(meant))
