"""The organizations: a city and its wards as they came out of the districts, or one ward; and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cases import commands
from cases.models import Level, Organization
from workflows.demo.names import places
from workflows.demo.scale import Scale
from workflows.demo.writing import text

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: The day the district level ended and wards and communes of the new model began.
TWO_TIERS = date(2025, 7, 1)
LONG_AGO = date(2005, 3, 1)
CELLS_MERGED = date(2025, 9, 15)
CELLS_BEFORE, CELLS_AFTER = 12, 5


@dataclass(frozen=True)
class Unit:
    """A grassroots organization as it is registered: its name, and what its secretary does besides."""

    code: str
    name: str
    title: str
    parent: str


@dataclass
class Tree:
    """Every organization by code, and those the demo speaks of again."""

    root: Organization
    organizations: dict[str, Organization]
    wards: list[Organization]
    units: list[Organization]
    cells: list[Organization]
    titles: dict[str, str] = field(default_factory=dict)
    sectors: dict[int, str] = field(default_factory=dict)


def plant(scale: Scale, *, by: User, on: date) -> Tree:
    """Register the organizations as they were, then let happen to them what happened."""
    grow = _City(scale, by, on) if scale.is_city else _Ward(scale, by, on)
    return grow.tree()


def sector_of(name: str) -> str:
    """Return the field an organization works in: teams visit what is alike."""
    for sector, words in _SECTORS.items():
        if any(word in name for word in words):
            return sector
    return "agencies"


_SECTORS = {
    "schools": ("Trường", "Giáo dục"),
    "business": ("Công ty", "Tổng công ty", "Hợp tác xã", "chợ"),
    "forces": ("Công an", "Quân sự"),
    "projects": ("Ban Quản lý dự án", "Đăng ký đất đai", "Kiểm lâm"),
    "services": ("Y tế", "Bệnh viện", "Văn hóa", "Phục vụ hành chính"),
}


class _Grower:
    """What both sizes of tree share."""

    def __init__(self, scale: Scale, by: User, on: date) -> None:
        self.scale, self.by, self.on = scale, by, on
        self.facts = text("places")
        self.city = self.facts["city"]
        self.names = iter(places())
        self.made: dict[str, Organization] = {}
        self.cells: list[Organization] = []
        self.titles: dict[str, str] = {}

    def register(self, rows: Sequence[commands.NewOrganization]) -> None:
        self.made |= commands.register_organizations(rows, by=self.by, on=self.on)

    def units_of(self, ward: Organization, place: str, kind: str, count: int) -> Iterator[Unit]:
        """The grassroots organizations under a ward or commune: agencies, schools, stations, businesses."""
        rows = self.facts["ward_units"]
        for number in range(count):
            pattern, title = rows[number % len(rows)]
            name = pattern.format(kind=kind, place=place)
            again = number // len(rows)
            yield Unit(f"{ward.code}-{number + 1:02d}", f"{name} {again + 1}" if again else name, title, ward.code)

    def register_units(self, units: Sequence[Unit], founded: date) -> list[Organization]:
        new = commands.NewOrganization
        self.register([new(u.code, u.name, Level.GRASSROOTS, founded, u.parent) for u in units])
        self.titles |= {unit.code: unit.title for unit in units}
        return [self.made[unit.code] for unit in units]

    def merge_cells(self, ward: Organization) -> None:
        """The cells of one ward: twelve closed, five succeeded, by one decision."""
        new = commands.NewOrganization
        before = [
            new(f"{ward.code}-TDP{n:02d}", f"Chi bộ Tổ dân phố số {n}", Level.CELL, TWO_TIERS, ward.code)
            for n in range(1, CELLS_BEFORE + 1)
        ]
        after = [
            new(f"{ward.code}-KDC{n:02d}", f"Chi bộ Khu dân cư số {n}", Level.CELL, CELLS_MERGED, ward.code)
            for n in range(1, CELLS_AFTER + 1)
        ]
        self.register([*before, *after])
        self.cells = [self.made[row.code] for row in after]
        commands.merge_organizations(
            [self.made[row.code] for row in before],
            self.cells,
            by=self.by,
            on=CELLS_MERGED,
            decision_number="27-QĐ/ĐU",
            decided_on=date(2025, 9, 10),
            note="Sáp nhập 12 chi bộ tổ dân phố thành 05 chi bộ khu dân cư.",
        )

    def finished(self, root: Organization, wards: list[Organization], units: list[Organization]) -> Tree:
        sectors = {unit.pk: sector_of(unit.name) for unit in units} | {ward.pk: "wards" for ward in wards}
        cells = [] if wards else self.cells
        return Tree(root, self.made, wards, units, cells, self.titles, sectors | {cell.pk: "cells" for cell in cells})


class _Ward(_Grower):
    """One ward with its cells and grassroots organizations, under a city that is only named."""

    def tree(self) -> Tree:
        place = next(self.names)
        new = commands.NewOrganization
        self.register(
            [
                new("TU", f"Thành ủy {self.city}", Level.PROVINCE, LONG_AGO),
                new("P001", f"Đảng ủy phường {place}", Level.COMMUNE, TWO_TIERS, "TU"),
            ]
        )
        ward = self.made["P001"]
        units = self.register_units(list(self.units_of(ward, place, "phường", self.scale.grassroots)), TWO_TIERS)
        self.merge_cells(ward)
        return self.finished(ward, [], units)


class _City(_Grower):
    """A city: its districts ended on 1/7/2025, each new ward or commune succeeded several former ones."""

    def tree(self) -> Tree:
        new = commands.NewOrganization
        self.register([new("TU", f"Thành ủy {self.city}", Level.PROVINCE, LONG_AGO)])
        city = self.made["TU"]
        districts = self._districts()
        wards = self._wards(districts)
        self._end_districts(districts)
        units = self._units(wards)
        self.merge_cells(wards[0])
        self._changes(units, wards)
        return self.finished(city, wards, units)

    def _districts(self) -> list[str]:
        rows = []
        for number in range(1, self.scale.districts + 1):
            kind = "Quận ủy" if number <= 12 else "Thị ủy" if number == 13 else "Huyện ủy"
            rows.append(
                commands.NewOrganization(f"H{number:02d}", f"{kind} {next(self.names)}", Level.DISTRICT, LONG_AGO, "TU")
            )
        self.register(rows)
        return [row.code for row in rows]

    def _wards(self, districts: list[str]) -> list[Organization]:
        """Former wards and communes under their districts, the new ones above grassroots, and the mergers between."""
        former: dict[str, list[commands.NewOrganization]] = {}
        rows = []
        for number in range(1, self.scale.wards + self.scale.communes + 1):
            kind = "phường" if number <= self.scale.wards else "xã"
            place = next(self.names)
            code = f"{'P' if kind == 'phường' else 'X'}{number:03d}"
            rows.append(commands.NewOrganization(code, f"Đảng ủy {kind} {place}", Level.COMMUNE, TWO_TIERS, "TU"))
            district = districts[number % len(districts)]
            former[code] = [
                commands.NewOrganization(
                    f"{code}-CU{part}", f"Đảng ủy {kind} {place} {end}", Level.GRASSROOTS, LONG_AGO, district
                )
                for part, end in enumerate(self.facts["former"][: 2 + number % 3], 1)
            ]
        self.register([row for olds in former.values() for row in olds])
        self.register(rows)
        for number, (code, olds) in enumerate(former.items(), 1):
            commands.merge_organizations(
                [self.made[row.code] for row in olds],
                [self.made[code]],
                by=self.by,
                on=TWO_TIERS,
                decision_number=f"{3000 + number}-QĐ/TU",
                decided_on=date(2025, 6, 20),
            )
        return [self.made[row.code] for row in rows]

    def _end_districts(self, districts: list[str]) -> None:
        commands.close_organizations(
            [self.made[code] for code in districts],
            by=self.by,
            on=TWO_TIERS,
            decision_number="3000-QĐ/TU",
            decided_on=date(2025, 6, 20),
            note="Kết thúc hoạt động của cấp huyện theo mô hình chính quyền địa phương hai cấp.",
        )

    def _units(self, wards: list[Organization]) -> list[Organization]:
        """Grassroots organizations: most under wards and communes, the rest under the city's two upper committees."""
        new = commands.NewOrganization
        offices = [
            ("DUCQ", f"Đảng ủy các cơ quan Đảng thành phố {self.city}", self.facts["party_offices"]),
            ("DUUB", f"Đảng ủy Ủy ban nhân dân thành phố {self.city}", self.facts["departments"]),
        ]
        self.register([new(code, name, Level.PROVINCE, TWO_TIERS, "TU") for code, name, _offices in offices])
        units = [
            Unit(f"{code}-{n:02d}", f"Đảng ủy cơ quan {office}", "Thủ trưởng cơ quan", code)
            for code, _name, names in offices
            for n, office in enumerate(names, 1)
        ]
        each = (self.scale.grassroots - len(units)) // (len(wards) + 6)
        for ward in wards:
            kind, place = ward.name.removeprefix("Đảng ủy ").split(" ", 1)
            units += self.units_of(ward, place, kind, each)
        units += self._city_units(self.scale.grassroots - len(units))
        return self.register_units(units, TWO_TIERS)

    def _city_units(self, count: int) -> Iterator[Unit]:
        """Hospitals, colleges, companies: directly under the committee of the city's administration."""
        rows, names = self.facts["city_units"], places()
        for number in range(count):
            pattern, title = rows[number % len(rows)]
            yield Unit(f"DUUB-{100 + number}", pattern.format(place=names[number]), title, "DUUB")

    def _changes(self, units: list[Organization], wards: list[Organization]) -> None:
        """Afterwards a company took another name, and a school went over to the neighbouring ward."""
        company = next(unit for unit in units if "Cấp nước" in unit.name)
        commands.rename_organization(
            company,
            by=self.by,
            on=date(2025, 10, 1),
            name=company.name.replace("Cấp nước", "Cấp thoát nước"),
            decision_number="3141-QĐ/TU",
            decided_on=date(2025, 9, 24),
        )
        school = next(unit for unit in units if unit.parent_id == wards[3].pk and "Mầm non" in unit.name)
        commands.transfer_organization(
            school,
            by=self.by,
            on=date(2025, 10, 1),
            parent=wards[4],
            decision_number="3142-QĐ/TU",
            decided_on=date(2025, 9, 24),
        )
