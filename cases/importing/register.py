"""The register of an office from a workbook: organizations, terms, bodies, people, seats, standing duties, accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import commands
from cases.importing.workbook import Column, Reading, Row, Sheet, read
from cases.models import (
    Body,
    BodyKind,
    Category,
    Chair,
    Level,
    Member,
    Organization,
    Post,
    PostDuty,
    Regulation,
    Seat,
    Term,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User

LEVELS = {
    "Trung ương": Level.CENTRAL,
    "Tỉnh, thành phố": Level.PROVINCE,
    "Huyện": Level.DISTRICT,
    "Xã, phường, đặc khu": Level.COMMUNE,
    "Cơ sở": Level.GRASSROOTS,
    "Bộ phận": Level.SECTION,
    "Chi bộ": Level.CELL,
}
KINDS = {
    "Ban Chấp hành": BodyKind.COMMITTEE,
    "Ban Thường vụ": BodyKind.STANDING_COMMITTEE,
    "Ủy ban Kiểm tra": BodyKind.COMMISSION,
    "Cơ quan tham mưu": BodyKind.ADVISORY,
}
CATEGORIES = {
    "Chính thức": Category.OFFICIAL,
    "Dự bị": Category.PROBATIONARY,
    "Miễn sinh hoạt": Category.EXEMPT,
    "Sinh hoạt tạm thời nơi khác": Category.TEMP_AWAY,
    "Đang bị đình chỉ": Category.SUSPENDED,
}
CHAIRS = {
    "Bí thư": Chair.SECRETARY,
    "Phó bí thư": Chair.DEPUTY_SECRETARY,
    "Chủ nhiệm": Chair.CHAIR,
    "Phó chủ nhiệm": Chair.VICE_CHAIR,
    "Ủy viên": Chair.MEMBER,
}
DUTIES = {
    "Cán bộ theo dõi địa bàn": PostDuty.AREA_OFFICER,
    "Văn thư": PostDuty.CLERK,
    "Tổng hợp, thống kê": PostDuty.REPORTING_SECRETARY,
    "Đại diện đơn vị": PostDuty.REPRESENTATIVE,
    "Chánh văn phòng": PostDuty.CHIEF_OF_OFFICE,
}

ORGANIZATIONS = Sheet(
    "Tổ chức",
    [
        Column("Mã", limit=40, is_code=True),
        Column("Tên"),
        Column("Cấp", reads=LEVELS),
        Column("Mã cấp trên", required=False),
        Column("Ngày thành lập", reads=date),
    ],
)
TERMS = Sheet("Nhiệm kỳ", [Column("Mã tổ chức"), Column("Tên", limit=40), Column("Từ ngày", reads=date)])
BODIES = Sheet(
    "Cơ quan",
    [
        Column("Mã tổ chức"),
        Column("Loại", reads=KINDS),
        Column("Tên"),
        Column("Ký hiệu", limit=20),
        Column("Địa danh", required=False, limit=60),
        Column("Quy định của địa phương", required=False, limit=60),
    ],
)
MEMBERS = Sheet(
    "Đảng viên",
    [
        Column("Mã", limit=40, is_code=True),
        Column("Họ và tên", limit=120),
        Column("Ngày sinh", required=False, reads=date),
        Column("Mã tổ chức"),
        Column("Chức vụ", required=False, limit=200),
        Column("Tư cách", required=False, reads=CATEGORIES),
        Column("Tài khoản", required=False, limit=150, is_code=True),
    ],
)
SEATS = Sheet(
    "Ghế",
    [
        Column("Mã tổ chức"),
        Column("Loại cơ quan", reads=KINDS),
        Column("Mã đảng viên"),
        Column("Chức danh", reads=CHAIRS),
        Column("Từ ngày", reads=date),
    ],
)
POSTS = Sheet(
    "Nhiệm vụ",
    [Column("Mã đảng viên"), Column("Mã tổ chức"), Column("Nhiệm vụ", reads=DUTIES), Column("Từ ngày", reads=date)],
)
SHEETS = (ORGANIZATIONS, TERMS, BODIES, MEMBERS, SEATS, POSTS)


@dataclass
class Imported:
    """What an import wrote; the first passwords are shown once and kept nowhere."""

    counts: dict[str, int] = field(default_factory=dict)
    passwords: list[tuple[str, str, str]] = field(default_factory=list)


def preview(content: bytes) -> Reading:
    """Read the workbook and check it against what is registered; nothing is written."""
    reading = read(content, SHEETS)
    stored = set(Organization.objects.values_list("code", flat=True))
    organizations = _unique(reading, ORGANIZATIONS, "Mã", stored)
    people = _unique(reading, MEMBERS, "Mã", set(Member.objects.values_list("code", flat=True)))
    _unique(reading, MEMBERS, "Tài khoản", set(get_user_model().objects.values_list("username", flat=True)))
    known: list[tuple[Sheet, str, set[str]]] = [
        (ORGANIZATIONS, "Mã cấp trên", organizations),
        (TERMS, "Mã tổ chức", organizations),
        (BODIES, "Mã tổ chức", organizations),
        (MEMBERS, "Mã tổ chức", organizations),
        (SEATS, "Mã tổ chức", organizations),
        (SEATS, "Mã đảng viên", people),
        (POSTS, "Mã tổ chức", organizations),
        (POSTS, "Mã đảng viên", people),
    ]
    for sheet, heading, codes in known:
        _known(reading, sheet, heading, codes)
    _once(reading, TERMS, ["Mã tổ chức", "Từ ngày"], Term.objects.values_list("organization__code", "since"))
    bodies = Body.objects.values_list("organization__code", "kind", "name")
    _once(reading, BODIES, ["Mã tổ chức", "Loại", "Tên"], bodies)
    seats = Seat.objects.filter(until__isnull=True)
    _once(
        reading,
        SEATS,
        ["Mã tổ chức", "Loại cơ quan", "Mã đảng viên"],
        seats.values_list("body__organization__code", "body__kind", "member__code"),
    )
    posts = Post.objects.filter(until__isnull=True).values_list("member__code", "organization__code", "duty")
    _once(reading, POSTS, ["Mã đảng viên", "Mã tổ chức", "Nhiệm vụ"], posts)
    _check_parents(reading)
    _check_bodies(reading)
    _check_localities(reading)
    return reading


def _unique(reading: Reading, sheet: Sheet, heading: str, stored: set[str]) -> set[str]:
    seen: set[str] = set()
    for row in reading.of(sheet):
        code = row[heading]
        if code and (code in seen or code in stored):
            reading.trouble(sheet, row, heading, _("“%(code)s” is there already.") % {"code": code})
        if code:
            seen.add(code)
    return seen | stored


def _once(reading: Reading, sheet: Sheet, headings: Sequence[str], known: Iterable[tuple[Any, ...]]) -> None:
    """Refuse a row that says what is registered, or the same as one above."""
    stored, seen = set(known), set[tuple[Any, ...]]()
    for row in reading.of(sheet):
        said = tuple(row[heading] for heading in headings)
        if None in said:
            continue  # refused for that already
        if said in stored:
            reading.trouble(sheet, row, headings[-1], _("This is registered already."))
        elif said in seen:
            reading.trouble(sheet, row, headings[-1], _("The same stands in a row above."))
        seen.add(said)


def _known(reading: Reading, sheet: Sheet, heading: str, codes: set[str]) -> None:
    for row in reading.of(sheet):
        if row[heading] and row[heading] not in codes:
            reading.trouble(sheet, row, heading, _("No such code, here or registered."))


def _check_parents(reading: Reading) -> None:
    """Refuse a chain of parents that comes back to itself."""
    parent = {row["Mã"]: row["Mã cấp trên"] for row in reading.of(ORGANIZATIONS)}
    for row in reading.of(ORGANIZATIONS):
        seen, code = {row["Mã"]}, row["Mã cấp trên"]
        while code in parent:
            if code in seen:
                reading.trouble(ORGANIZATIONS, row, "Mã cấp trên", _("The organization would be above itself."))
                break
            seen.add(code)
            code = parent[code]


def _check_localities(reading: Reading) -> None:
    """Refuse a locality whose rules are not loaded: the body would go by none of them and not know it."""
    known = set(Regulation.objects.exclude(locality="").values_list("locality", flat=True))
    for row in reading.of(BODIES):
        if row["Quy định của địa phương"] and row["Quy định của địa phương"] not in known:
            names = ", ".join(sorted(known)) or "–"
            sentence = _("No rules of this locality are loaded; there are those of: %(names)s.") % {"names": names}
            reading.trouble(BODIES, row, "Quy định của địa phương", sentence)


def _check_bodies(reading: Reading) -> None:
    stored = set(Body.objects.values_list("organization__code", "kind"))
    here = {(row["Mã tổ chức"], row["Loại"]) for row in reading.of(BODIES)}
    for row in reading.of(SEATS):
        if row["Loại cơ quan"] and (row["Mã tổ chức"], row["Loại cơ quan"]) not in stored | here:
            reading.trouble(SEATS, row, "Loại cơ quan", _("This organization has no such body."))


@transaction.atomic
def apply(reading: Reading, *, by: User, on: date) -> Imported:
    """Write everything the workbook says through the commands, or nothing."""
    if reading.troubles:
        raise ValueError("a workbook with errors is not imported")
    done = Imported()
    rows = [
        commands.NewOrganization(r["Mã"], r["Tên"], r["Cấp"], r["Ngày thành lập"], r["Mã cấp trên"] or "")
        for r in reading.of(ORGANIZATIONS)
    ]
    if rows:
        commands.register_organizations(rows, by=by, on=on)
    organizations = {o.code: o for o in Organization.objects.all()}
    for row in reading.of(TERMS):
        commands.open_term(organizations[row["Mã tổ chức"]], by=by, on=on, name=row["Tên"], since=row["Từ ngày"])
    for row in reading.of(BODIES):
        commands.constitute_body(
            organizations[row["Mã tổ chức"]],
            by=by,
            on=on,
            kind=row["Loại"],
            name=row["Tên"],
            suffix=row["Ký hiệu"],
            place=row["Địa danh"],
            locality=row["Quy định của địa phương"] or "",
        )
    _people(reading, done, by=by, on=on)
    _seats(reading, by=by)
    _posts(reading, organizations, by=by)
    done.counts = {sheet.name: len(reading.of(sheet)) for sheet in SHEETS if reading.of(sheet)}
    return done


def _people(reading: Reading, done: Imported, *, by: User, on: date) -> None:
    people = [
        commands.NewMember(
            r["Mã"], r["Họ và tên"], r["Mã tổ chức"], r["Chức vụ"], r["Tư cách"] or Category.OFFICIAL, r["Ngày sinh"]
        )
        for r in reading.of(MEMBERS)
    ]
    made = commands.register_members(people, by=by, on=on) if people else {}
    wanted = [row for row in reading.of(MEMBERS) if row["Tài khoản"]]
    if not wanted:
        return
    accounts = [(made[row["Mã"]], row["Tài khoản"]) for row in wanted]
    for row, password in zip(wanted, commands.hand_out_accounts(accounts, by=by, on=on), strict=True):
        done.passwords.append((row["Họ và tên"], row["Tài khoản"], password))


def _seats(reading: Reading, *, by: User) -> None:
    bodies = {(b.organization.code, b.kind): b for b in Body.objects.select_related("organization")}
    people = {m.code: m for m in Member.objects.all()}
    groups: dict[tuple[str, str, date], list[Row]] = {}
    for row in reading.of(SEATS):
        groups.setdefault((row["Mã tổ chức"], row["Loại cơ quan"], row["Từ ngày"]), []).append(row)
    for (code, kind, since), rows in groups.items():
        seats = [(people[row["Mã đảng viên"]], row["Chức danh"]) for row in rows]
        commands.seat_members(bodies[code, kind], seats, by=by, since=since)


def _posts(reading: Reading, organizations: dict[str, Organization], *, by: User) -> None:
    people = {m.code: m for m in Member.objects.all()}
    groups: dict[date, list[Row]] = {}
    for row in reading.of(POSTS):
        groups.setdefault(row["Từ ngày"], []).append(row)
    for since, rows in groups.items():
        places = [(people[r["Mã đảng viên"]], organizations[r["Mã tổ chức"]], r["Nhiệm vụ"]) for r in rows]
        commands.appoint(places, by=by, since=since)
