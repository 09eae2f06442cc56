"""The people: secretaries of every organization, the bodies of the office, its officers, and their accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cases import commands
from cases.commands.rulebook import confirm_rules, rules_to_confirm
from cases.models import Body, BodyKind, Chair, Member, Organization, PostDuty, Term
from workflows.demo import known
from workflows.demo.days import Days
from workflows.demo.lots import Lots
from workflows.demo.names import Christener
from workflows.demo.scale import Scale
from workflows.demo.tree import LONG_AGO, Tree
from workflows.demo.writing import text

if TYPE_CHECKING:
    from inspection.accounts.models import User

PASSWORD = "song-xanh-lam-viec"  # noqa: S105 - printed by the demo, for an invented office
ADMINISTRATOR = "quantri"


@dataclass
class Office:
    """Everybody the demo calls by their duty."""

    scale: Scale
    administrator: User
    tree: Tree
    term: Term
    standing: Body
    commission: Body
    commissioners: list[Member]
    leaders: list[Member]
    seats: list[Member]
    officers: list[Member]
    clerk: Member
    reporter: Member
    heads: list[Member]
    inspectors: list[Member]
    secretaries: dict[int, Member] = field(default_factory=dict)
    deputies: dict[int, Member] = field(default_factory=dict)

    @property
    def root(self) -> Organization:
        """The organization whose office it is."""
        return self.tree.root


class Staffing:
    """Registers and appoints everybody."""

    def __init__(self, scale: Scale, tree: Tree, lots: Lots, *, by: User, on: date) -> None:
        """`on` is the first day of the term."""
        self.scale, self.tree, self.by, self.on = scale, tree, by, on
        self.lots, self.names = lots, Christener(lots)
        self.place = text("places")["city"] if scale.is_city else tree.root.name.removeprefix("Đảng ủy phường ")
        self._count = 0

    def staff(self) -> Office:
        """Constitute the bodies, fill them, give everybody their duty and their account."""
        term = self._terms()
        bodies = self._bodies()
        office_people = self._register_office()
        seats, commission = office_people[: self.scale.seats], self._commission(office_people)
        officers, (clerk, reporter), inspectors = self._desks(office_people)
        leaders = self._seat(bodies, seats, commission)
        root = self.tree.root
        commands.appoint(
            [
                *((member, root, PostDuty.AREA_OFFICER) for member in officers),
                (clerk, root, PostDuty.CLERK),
                (reporter, root, PostDuty.REPORTING_SECRETARY),
            ],
            by=self.by,
            since=self.on,
        )
        office = Office(
            scale=self.scale,
            administrator=self.by,
            tree=self.tree,
            term=term,
            standing=bodies[BodyKind.STANDING_COMMITTEE],
            commission=bodies[BodyKind.COMMISSION],
            commissioners=commission,
            leaders=leaders,
            seats=seats,
            officers=officers,
            clerk=clerk,
            reporter=reporter,
            heads=[*seats[len(leaders) + 1 :], *commission[1:]],
            inspectors=inspectors,
        )
        self._register_secretaries(office)
        self.open_accounts(office_people)
        return office

    @property
    def count(self) -> int:
        """How many people are registered by now."""
        return self._count

    # The office

    def _terms(self) -> Term:
        root = self.tree.root
        if self.scale.is_city:
            commands.open_term(root, by=self.by, on=self.on, name="2020 - 2025", since=date(2020, 10, 14))
        return commands.open_term(root, by=self.by, on=self.on, name="2025 - 2030", since=self.on)

    def _bodies(self) -> dict[str, Body]:
        root = self.tree.root
        if self.scale.is_city:
            rows = [
                (BodyKind.COMMITTEE, f"Ban Chấp hành Đảng bộ thành phố {self.place}", "TU"),
                (BodyKind.STANDING_COMMITTEE, f"Ban Thường vụ {root.name}", "TU"),
                (BodyKind.COMMISSION, f"Ủy ban Kiểm tra {root.name}", "UBKTTU"),
                (BodyKind.ADVISORY, f"Ban Tổ chức {root.name}", "BTCTU"),
            ]
        else:
            rows = [
                (BodyKind.COMMITTEE, f"Ban Chấp hành Đảng bộ phường {self.place}", "ĐU"),
                (BodyKind.STANDING_COMMITTEE, f"Ban Thường vụ {root.name}", "ĐU"),
                (BodyKind.COMMISSION, f"Ủy ban Kiểm tra {root.name}", "UBKTĐU"),
                (BodyKind.ADVISORY, f"Ban Xây dựng Đảng {root.name}", "BXDĐ"),
            ]
        return {
            kind: commands.constitute_body(
                root, by=self.by, on=self.on, kind=kind, name=name, suffix=suffix, place=self.place
            )
            for kind, name, suffix in rows
        }

    def _register_office(self) -> list[Member]:
        """Everybody who works for the office, in the order of their rank."""
        return self._register((title, self.tree.root) for title in self._titles())

    def _titles(self) -> Iterable[str]:
        committee = "Thành ủy" if self.scale.is_city else "Đảng ủy"
        yield f"Bí thư {committee}"
        yield from [f"Phó Bí thư {committee}"] * self._deputies
        yield f"Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra {committee}"
        yield from [f"Ủy viên Ban Thường vụ {committee}"] * (self.scale.seats - self._deputies - 2)
        yield from [f"Phó Chủ nhiệm Ủy ban Kiểm tra {committee}"] * 2
        yield from [f"Ủy viên Ủy ban Kiểm tra {committee}"] * (self.scale.commission - 3)
        boards = text("places")["boards"] if self.scale.is_city else ["Ủy ban Kiểm tra Đảng ủy", "Ban Xây dựng Đảng"]
        others = self.scale.officers + 2 + self.scale.inspectors - (self.scale.commission - 1)
        for number in range(others):
            # Two in three work for the commission itself.
            board = boards[0] if number % 3 else boards[number // 3 % len(boards)]
            yield f"{('Kiểm tra viên', 'Kiểm tra viên chính', 'Chuyên viên chính')[number % 3]} {board}"

    @property
    def _deputies(self) -> int:
        return 3 if self.scale.is_city else 2

    def _commission(self, people: Sequence[Member]) -> list[Member]:
        """The commission: its chair sits in the standing committee, the others do not."""
        start = self.scale.seats
        return [people[self._deputies + 1], *people[start : start + self.scale.commission - 1]]

    def _desks(self, people: Sequence[Member]) -> tuple[list[Member], tuple[Member, Member], list[Member]]:
        start = self.scale.seats + self.scale.commission - 1
        officers = list(people[start : start + self.scale.officers])
        clerk, reporter, *inspectors = people[start + self.scale.officers :]
        return officers, (clerk, reporter), inspectors

    def _seat(self, bodies: dict[str, Body], seats: list[Member], commission: list[Member]) -> list[Member]:
        leaders = seats[: self._deputies + 1]
        chairs = [Chair.SECRETARY, *[Chair.DEPUTY_SECRETARY] * self._deputies]
        standing = [*zip(leaders, chairs, strict=True), *((member, Chair.MEMBER) for member in seats[len(leaders) :])]
        commands.seat_members(bodies[BodyKind.STANDING_COMMITTEE], standing, by=self.by, since=self.on)
        commands.seat_members(bodies[BodyKind.COMMITTEE], standing, by=self.by, since=self.on)
        ranks = [Chair.CHAIR, Chair.VICE_CHAIR, Chair.VICE_CHAIR, *[Chair.MEMBER] * (len(commission) - 3)]
        ranked = zip(commission, ranks, strict=True)
        commands.seat_members(bodies[BodyKind.COMMISSION], ranked, by=self.by, since=self.on)
        return leaders

    # Everybody else

    def _register(self, places: Iterable[tuple[str, Organization]]) -> list[Member]:
        rows = []
        for title, organization in places:
            self._count += 1
            rows.append(
                commands.NewMember(
                    f"DV{self._count:05d}", self.names.name(), organization.code, title, born_on=self.names.born()
                )
            )
        return list(commands.register_members(rows, by=self.by, on=self.on).values())

    def _register_secretaries(self, office: Office) -> None:
        """A secretary and a deputy for every ward, commune and grassroots organization."""
        tree = self.tree
        homes = [*tree.wards, *tree.units, *tree.cells]
        titles = [f"Bí thư, {tree.titles[o.code]}" if o.code in tree.titles else "Bí thư" for o in homes]
        office.secretaries = {
            member.organization_id: member for member in self._register(zip(titles, homes, strict=True))
        }
        deputies = self._register(("Phó Bí thư", home) for home in homes)
        office.deputies = {member.organization_id: member for member in deputies}

    def open_accounts(self, members: Sequence[Member]) -> None:
        """Open an account for each of them, all with the password the demo prints."""
        commands.open_accounts(
            [(member, self.names.username(member.full_name)) for member in members],
            by=self.by,
            on=self.on,
            password=PASSWORD,
        )

    def represent(self, office: Office, organizations: Sequence[Organization]) -> None:
        """Give the organizations that will be inspected somebody who answers for them here: their secretary."""
        secretaries = [office.secretaries[organization.pk] for organization in organizations]
        self.open_accounts(secretaries)
        places = zip(secretaries, organizations, [PostDuty.REPRESENTATIVE] * len(organizations), strict=True)
        commands.appoint(places, by=self.by, since=self.on)


def install_administrator(on: date) -> User:
    """Make the first account, as on the first-run page."""
    return commands.install_first_administrator(
        username=ADMINISTRATOR, display_name="Quản trị hệ thống", password=PASSWORD, on=on
    )


def confirm_rulebook(office: Office, days: Days, on: date) -> None:
    """The standing committee confirms, at the beginning of its term, the rules nobody here has verified."""
    for body in (office.standing, office.commission):
        leader = office.leaders[0] if body == office.standing else office.seats[len(office.leaders)]
        confirm_rules(
            rules_to_confirm(body),
            body=body,
            by=known(leader.user),
            on=days.plus(on, 2),
            note="Thống nhất áp dụng trong nhiệm kỳ, trừ khi cấp có thẩm quyền quy định khác.",
        )


__all__ = ["LONG_AGO", "PASSWORD", "Office", "Staffing", "confirm_rulebook", "install_administrator"]
