"""A hostile workbook writes nothing: every error has its sheet, row and column, or the whole file is refused."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import commands as acts
from cases.errors import RuleBroken, TextTooLong, ThereAlready
from cases.importing import register, sample
from cases.models import Chair, Member, Organization, PostDuty, Term
from inspection.accounts.models import User
from tests.make import START, Office, make_office, make_programme, make_user

pytestmark = pytest.mark.django_db

SOUND: dict[str, list[tuple[Any, ...]]] = {
    "Tổ chức": [("TU", "Thành ủy Núi Mây", "Tỉnh, thành phố", "", "15/10/2020")],
    "Nhiệm kỳ": [("TU", "2020–2025", "15/10/2020")],
    "Cơ quan": [("TU", "Ban Thường vụ", "Ban Thường vụ Thành ủy", "TU", "Núi Mây")],
    "Đảng viên": [("001", "Lê Thị Mơ", "", "TU", "Bí thư", "Chính thức", "mo")],
    "Ghế": [("TU", "Ban Thường vụ", "001", "Bí thư", "15/10/2020")],
    "Nhiệm vụ": [("001", "TU", "Văn thư", "15/10/2025")],
}


def workbook(**changed: list[tuple[Any, ...]]) -> bytes:
    return sample.workbook(register.SHEETS, SOUND | {name.replace("_", " "): rows for name, rows in changed.items()})


def troubles(content: bytes) -> set[tuple[str, int, str]]:
    return {(one.sheet, one.row, one.column) for one in register.preview(content).troubles}


def test_F43_a_text_that_does_not_fit_is_named_by_its_cell() -> None:
    long = "A" * 5_000

    found = troubles(
        workbook(
            Tổ_chức=[(long, long, "Cơ sở", "", "15/10/2020")],
            Đảng_viên=[("001", long, "", "TU", long, "", "mo")],
            Cơ_quan=[("TU", "Ban Thường vụ", long, long, long)],
        )
    )

    assert {("Tổ chức", 2, "Mã"), ("Tổ chức", 2, "Tên"), ("Cơ quan", 2, "Ký hiệu")} <= found
    assert {("Đảng viên", 2, "Họ và tên"), ("Đảng viên", 2, "Chức vụ")} <= found


@pytest.mark.parametrize("code", ["a/b", "../x", "<svg>", "a b", "?x=1", ".", ".."])
def test_F43_a_code_that_would_break_addresses_is_refused(code: str) -> None:
    found = troubles(
        workbook(Tổ_chức=[(code, "Đảng ủy", "Cơ sở", "", "15/10/2020")], Đảng_viên=[(code, "Mơ", "", "", "", "", code)])
    )

    assert {("Tổ chức", 2, "Mã"), ("Đảng viên", 2, "Mã"), ("Đảng viên", 2, "Tài khoản")} <= found


def test_F43_a_cell_of_invisible_characters_is_empty() -> None:
    found = troubles(workbook(Tổ_chức=[("\u200b", "\u2060 \u200b", "Cơ sở", "", "15/10/2020")]))

    assert {("Tổ chức", 2, "Mã (A)"), ("Tổ chức", 2, "Tên (B)")} <= found


def test_F43_the_same_row_twice_is_named() -> None:
    found = troubles(workbook(**{sheet.replace(" ", "_"): rows * 2 for sheet, rows in SOUND.items()}))

    assert {sheet for sheet, row, _column in found if row == 3} == set(SOUND)


def test_F43_what_is_registered_already_is_refused_whole() -> None:
    administrator = make_user("quantri", is_administrator=True)
    register.apply(register.preview(workbook()), by=administrator, on=START)
    again: dict[str, Any] = {"Tổ_chức": [("P1", "Phường", "Cơ sở", "TU", "01/01/2021")], "Đảng_viên": []}

    named = register.preview(workbook(**again))
    assert {(one.sheet, one.row) for one in named.troubles} == {
        (s, 2) for s in ("Nhiệm kỳ", "Cơ quan", "Ghế", "Nhiệm vụ")
    }
    named.troubles.clear()  # as if it had been registered between reading and writing
    with pytest.raises(ThereAlready):
        register.apply(named, by=administrator, on=START)
    assert not Organization.objects.filter(code="P1").exists()
    client = Client()
    client.force_login(administrator)
    upload = SimpleUploadedFile("to-chuc.xlsx", workbook(**again))
    page = client.post(reverse("import-register"), {"file": upload})
    response = client.post(reverse("import-register-apply", args=[page.context["digest"]]))

    assert response.status_code == 302
    assert Term.objects.count() == 1


CELLS = st.one_of(
    st.none(),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60),
    st.integers(min_value=-(10**18), max_value=10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(["TU", "001", "15/10/2020", "Ban Thường vụ", "Cơ sở", "Chính thức", "=1+1", "²", "٣"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(list(SOUND)), st.lists(st.lists(CELLS, max_size=8), max_size=4), max_size=6))
def test_F43_whatever_stands_in_the_cells_is_read_or_refused_with_its_place(sheets: dict[str, Any]) -> None:
    try:
        reading = register.preview(sample.workbook(register.SHEETS, SOUND | sheets))
    except RuleBroken:
        return
    assert all(trouble.sheet and trouble.row for trouble in reading.troubles)


def test_F43_the_commands_themselves_measure_texts_and_refuse_doubles() -> None:
    office: Office = make_office()
    by: dict[str, Any] = {"by": office.administrator, "on": START}

    with pytest.raises(TextTooLong) as refusal:
        acts.register_members([acts.NewMember("X", "A" * 121, "TU")], **by)
    assert "121" in refusal.value.messages[0]
    assert not Member.objects.filter(code="X").exists()
    with pytest.raises(ThereAlready):
        acts.register_organizations([acts.NewOrganization("TU", "Lại Thành ủy", "TINH", START)], **by)  # type: ignore[arg-type]
    with pytest.raises(ThereAlready):
        acts.seat_members(
            office.standing, [(office.members["vien"], Chair.MEMBER)], by=office.administrator, since=START
        )
    with pytest.raises(ThereAlready):
        acts.appoint([(office.members["thu"], office.city, PostDuty.CLERK)], by=office.administrator, since=START)
    programme = make_programme(office)
    with pytest.raises(ThereAlready):
        acts.draft_programme(
            office.standing,
            by=office.quan,
            on=START,
            year=programme.year,
            title="Hai lần",
            items=[acts.NewItem(kind="KTCH", topic="Việc", quarter=1, organizations=office.organizations[:1])],
        )
    assert Organization.objects.filter(code="TU").count() == 1
    assert User.objects.filter(username="thu").count() == 1
