"""Excel in: every error has its sheet, row and column; all of a workbook is written, or nothing."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases.importing import programme, register, sample
from cases.importing.workbook import WorkbookRefused
from cases.models import AnnualProgramme, Body, Member, Organization, Post, Seat, Term
from inspection.accounts.models import User
from tests.make import START, make_office, make_user

pytestmark = pytest.mark.django_db

REGISTER: dict[str, list[Sequence[Any]]] = {
    "Tổ chức": [
        ("TU", "Thành ủy Núi Mây", "Tỉnh, thành phố", "", "15/10/2020"),
        ("P1", "Đảng ủy phường Suối Đá", "Xã, phường, đặc khu", "TU", "01/07/2025"),
    ],
    "Nhiệm kỳ": [("TU", "2020–2025", "15/10/2020")],
    "Cơ quan": [("TU", "Ban Thường vụ", "Ban Thường vụ Thành ủy", "TU", "Núi Mây")],
    "Đảng viên": [
        ("001", "Lê Thị Mơ", "", "TU", "Bí thư", "Chính thức", "mo"),
        ("002", "Trần Văn Mận", "01/02/1980", "P1", "", "", ""),
    ],
    "Ghế": [("TU", "Ban Thường vụ", "001", "Bí thư", "15/10/2020")],
    "Nhiệm vụ": [("002", "P1", "Đại diện đơn vị", "15/10/2025")],
}

PROGRAMME: dict[str, list[Sequence[Any]]] = {
    "Chương trình": [(1, "Kiểm tra chấp hành", "Quy chế làm việc", "Nội dung", "II", "DV-lan", "CTr 01")],
    "Đối tượng": [(1, "TC001", ""), (1, "TC002", ""), (1, "", "DV-dien")],
}


def _register(**sheets: Any) -> bytes:
    return sample.workbook(register.SHEETS, REGISTER | {name.replace("_", " "): rows for name, rows in sheets.items()})


def _places(troubles: Any) -> list[tuple[str, int, str]]:
    return [(t.sheet, t.row, t.column) for t in troubles]


def test_a_sound_workbook_is_written_whole() -> None:
    admin = make_user("quantri", is_administrator=True)

    done = register.apply(register.preview(_register()), by=admin, on=START)

    assert Organization.objects.get(code="P1").parent == Organization.objects.get(code="TU")
    assert Term.objects.count() == Body.objects.count() == Seat.objects.count() == Post.objects.count() == 1
    assert done.counts["Đảng viên"] == 2
    [(name, username, password)] = done.passwords
    assert (name, username) == ("Lê Thị Mơ", "mo")
    assert User.objects.get(username="mo").check_password(password)


def test_every_error_is_named_by_sheet_row_and_column() -> None:
    content = _register(
        Tổ_chức=[
            ("TU", "Thành ủy", "Tỉnh, thành phố", "", "15/10/2020"),
            ("TU", "", "Làng", "KHÔNG", "hôm qua"),
            ("A", "Vòng A", "Cơ sở", "B", "01/01/2021"),
            ("B", "Vòng B", "Cơ sở", "A", "01/01/2021"),
        ],
        Ghế=[("TU", "Ủy ban Kiểm tra", "999", "Bí thư", "15/10/2020")],
    )

    places = _places(register.preview(content).troubles)

    assert ("Tổ chức", 3, "Tên (B)") in places
    for column in ("Mã", "Cấp", "Mã cấp trên", "Ngày thành lập"):
        assert ("Tổ chức", 3, column) in places
    assert ("Tổ chức", 4, "Mã cấp trên") in places
    assert ("Đảng viên", 3, "Mã tổ chức") in places
    assert ("Ghế", 2, "Mã đảng viên") in places
    assert ("Ghế", 2, "Loại cơ quan") in places


def test_a_workbook_with_errors_is_never_written() -> None:
    reading = register.preview(_register(Nhiệm_vụ=[("404", "P1", "Văn thư", "15/10/2025")]))

    with pytest.raises(ValueError, match="not imported"):
        register.apply(reading, by=make_user("quantri", is_administrator=True), on=START)

    assert not Organization.objects.exists()


def test_what_fails_half_way_leaves_nothing() -> None:
    reading = register.preview(_register())
    for row in reading.of(register.MEMBERS):
        row.cells["Tài khoản"] = "trùng"

    with pytest.raises(Exception):  # noqa: B017, PT011 - whichever refusal comes, nothing may remain
        register.apply(reading, by=make_user("quantri", is_administrator=True), on=START)

    assert not Organization.objects.exists()
    assert not Member.objects.exists()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        register.preview(content)


def test_A33_a_workbook_that_unpacks_beyond_measure_is_refused() -> None:  # noqa: N802
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (30 * 1024 * 1024))

    with pytest.raises(WorkbookRefused):
        register.preview(target.getvalue())


def test_a_workbook_of_other_sheets_is_refused() -> None:
    with pytest.raises(WorkbookRefused):
        register.preview(sample.workbook(programme.SHEETS))


def test_a_missing_column_is_named() -> None:
    from cases.importing.workbook import Column, Sheet

    content = sample.workbook([Sheet("Tổ chức", [Column("Mã"), Column("Tên")])], {"Tổ chức": [("X", "Y")]})

    places = _places(register.preview(content).troubles)

    assert places == [("Tổ chức", 1, "Cấp"), ("Tổ chức", 1, "Ngày thành lập")]


def test_a_programme_is_drafted_from_a_workbook() -> None:
    office = make_office()
    reading = programme.preview(sample.workbook(programme.SHEETS, PROGRAMME), START)

    drafted = programme.apply(reading, office.standing, by=office.quan, on=START, year=2026, title="Chương trình 2026")

    item = drafted.items.get()
    assert (item.quarter, item.lead, item.subjects.count()) == (2, office.members["lan"], 3)
    assert drafted.approved_on is None


def test_a_programme_names_subjects_that_exist_once() -> None:
    make_office()
    rows: dict[str, list[Sequence[Any]]] = {
        "Chương trình": [
            (1, "Kiểm tra chấp hành", "A", "", "1", "KHÔNG", ""),
            (1, "Kiểm tra", "B", "", "5", "", ""),
            (2, "Giám sát chuyên đề", "C", "", "1", "", ""),
        ],
        "Đối tượng": [(1, "TC001", "DV-lan"), (1, "XX", ""), (9, "", "YY"), (1, "TC002", ""), (1, "TC002", "")],
    }

    places = _places(programme.preview(sample.workbook(programme.SHEETS, rows), START).troubles)

    assert ("Chương trình", 2, "Mã trưởng đoàn dự kiến") in places
    assert ("Chương trình", 3, "Số TT") in places
    assert ("Chương trình", 3, "Loại") in places
    assert ("Chương trình", 3, "Quý") in places
    assert ("Chương trình", 4, "Số TT") in places
    assert ("Đối tượng", 4, "Số TT chương trình") in places
    assert [p for p in places if p[0] == "Đối tượng"] == [
        ("Đối tượng", 2, "Mã tổ chức"),
        ("Đối tượng", 3, "Mã tổ chức"),
        ("Đối tượng", 4, "Mã đảng viên"),
        ("Đối tượng", 4, "Số TT chương trình"),
        ("Đối tượng", 6, "Mã tổ chức"),
    ]
    with pytest.raises(ValueError, match="not imported"):
        programme.apply(
            programme.preview(sample.workbook(programme.SHEETS, rows), START),
            Body.objects.all()[0],
            by=User.objects.get(username="quan"),
            on=START,
            year=2026,
            title="x",
        )


# Pages


def _upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("so-lieu.xlsx", content)


def test_the_first_page_of_an_empty_house_opens_once(client: Client) -> None:
    facts = {"display_name": "Quản trị", "username": "quantri", "password": "mot-mat-khau-dai-26"}

    page = client.post(reverse("first-run"), facts | {"password_again": "khác"})
    assert page.status_code == 200
    assert not User.objects.exists()
    page = client.post(reverse("first-run"), facts | {"password_again": "mot-mat-khau-dai-26"})

    assert page.headers["Location"] == reverse("import-register")
    assert client.get(reverse("administration")).status_code == 200
    assert client.get(reverse("first-run")).status_code == 404
    client.logout()
    assert client.get(reverse("first-run")).status_code == 404


def test_a_workbook_is_read_shown_and_written(client: Client) -> None:
    client.force_login(make_user("quantri", is_administrator=True))

    page = client.post(reverse("import-register"), {"file": _upload(_register())})
    assert "Đảng ủy phường Suối Đá" in page.content.decode()
    assert not Organization.objects.exists()
    done = client.post(reverse("import-register-apply", args=[page.context["digest"]]))

    assert "Lê Thị Mơ" in done.content.decode()
    assert Organization.objects.count() == 2
    again = client.post(reverse("import-register-apply", args=[page.context["digest"]]))
    assert again.status_code == 302  # what is there already is not written twice
    assert Organization.objects.count() == 2


def test_errors_are_shown_and_nothing_can_be_written(client: Client) -> None:
    client.force_login(make_user("quantri", is_administrator=True))

    page = client.post(reverse("import-register"), {"file": _upload(_register(Nhiệm_vụ=[("404", "P1", "x", "y")]))})
    assert page.context["troubles"]
    bad = client.post(reverse("import-register"), {"file": _upload(b"xyz")})
    assert "file" in bad.context["form"].errors
    assert client.post(reverse("import-register-apply", args=["0" * 64])).status_code == 404
    assert client.post(reverse("import-register-apply", args=["..etc"])).status_code == 404


def test_samples_open_again(client: Client) -> None:
    office = make_office()
    client.force_login(office.administrator)
    content = client.get(reverse("import-register-sample")).content
    assert [sheet.name for sheet in register.SHEETS if register.preview(content).of(sheet)] == []
    client.force_login(office.quan)
    assert client.get(reverse("import-programme-sample")).content[:2] == b"PK"


def test_an_officer_drafts_the_programme_from_a_workbook(client: Client) -> None:
    office = make_office()
    client.force_login(office.quan)
    facts = {"body": office.standing.pk, "year": 2026, "title": "Chương trình 2026"}

    bad = client.post(
        reverse("import-programme"),
        facts | {"file": _upload(sample.workbook(programme.SHEETS, PROGRAMME | {"Đối tượng": [(1, "XX", "")]}))},
    )
    assert bad.context["troubles"]
    content = sample.workbook(programme.SHEETS, PROGRAMME)
    client.post(reverse("import-programme"), facts | {"file": _upload(content)})

    assert AnnualProgramme.objects.get().items.count() == 1
    client.force_login(office.lan)
    assert client.get(reverse("import-programme")).status_code == 403


def test_accounts_are_opened_and_closed(client: Client) -> None:
    office = make_office()
    client.force_login(office.administrator)
    lan = office.members["lan"]
    assert "Đỗ Thị Lan" in client.get(reverse("accounts"), {"q": "do thi lan", "account": "yes"}).content.decode()
    assert "Đỗ Thị Lan" not in client.get(reverse("accounts"), {"account": "no"}).content.decode()

    client.post(reverse("account-close", args=[lan.code]))
    office.lan.refresh_from_db()
    assert not office.lan.is_active

    thu = office.members["thu"]
    Member.objects.filter(pk=thu.pk).update(user=None)
    facts = {"username": "thu2", "password": "mot-mat-khau-dai-26", "password_again": "mot-mat-khau-dai-26"}
    assert client.post(reverse("account-open", args=[thu.code]), facts | {"username": "lan"}).status_code == 200
    assert client.post(reverse("account-open", args=[thu.code]), facts).status_code == 302
    again = client.post(reverse("account-open", args=[thu.code]), facts | {"username": "thu3"})
    assert again.status_code == 200  # a person has one account
    assert client.get(reverse("account-open", args=[thu.code])).status_code == 200
    assert client.get(reverse("account-close", args=[thu.code])).status_code == 200


def test_only_the_administrator_administers(client: Client) -> None:
    office = make_office()

    for name in ("administration", "accounts", "import-register"):
        client.logout()
        assert client.get(reverse(name)).status_code == 302
        client.force_login(office.chu)
        assert client.get(reverse(name)).status_code == 403


def test_the_register_of_organizations_is_searched_without_accents(client: Client) -> None:
    office = make_office()
    client.force_login(office.quan)

    page = client.get(reverse("organizations"), {"q": "ben lua 2", "level": "COSO", "closed": "on"})
    assert [row.code for row in page.context["rows"]] == ["TC002"]
    assert client.get(reverse("organizations")).context["page"]["total"] == "4"
    assert "Bến Lụa 1" in client.get(reverse("organization", args=["TC001"])).content.decode()
    client.force_login(office.dien)
    assert client.get(reverse("organizations")).status_code == 403
