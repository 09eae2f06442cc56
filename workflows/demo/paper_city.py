"""A city as it stood before the system came: its districts, and five years of decisions taken over from paper.

No case was walked here: everything is a record from paper, entered by the reporting secretary through the command that
the page and the workbook use. The house stands as it was then, with its districts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from django.db import transaction

from cases import commands, trail
from cases.commands import NewPaper, NewPaperSubject
from cases.models import (
    STRENGTHENED,
    Body,
    BodyKind,
    Chair,
    Kind,
    Level,
    Organization,
    Outcome,
    PostDuty,
    WorkProgramme,
)
from cases.statistics.forms import contents
from workflows.demo import known
from workflows.demo.lots import Lots
from workflows.demo.names import Christener, places
from workflows.demo.paper_programmes import Keepers, PaperProgrammes
from workflows.demo.people import PASSWORD, install_administrator
from workflows.demo.progress import Progress
from workflows.demo.standing import BEGAN
from workflows.demo.tree import LONG_AGO
from workflows.demo.writing import text

if TYPE_CHECKING:
    from inspection.accounts.models import User

SINCE, UNTIL = date(2017, 1, 1), date(2021, 3, 31)


@dataclass(frozen=True)
class PaperScale:
    """How many decisions and subjects of each kind the papers speak of."""

    name: str
    districts: int
    grassroots: int
    teams: int
    organizations: int
    supervision_teams: int
    supervised: int
    signs_organizations: int
    signs_members: int
    disciplined_members: int
    disciplined_organizations: int
    strengthened: int


HANOI_2017 = PaperScale(
    name="hanoi-2017",
    districts=30,
    grassroots=900,
    teams=130,
    organizations=839,
    supervision_teams=18,
    supervised=84,
    signs_organizations=504,
    signs_members=1624,
    disciplined_members=4137,
    disciplined_organizations=59,
    strengthened=226,
)


@dataclass
class PaperCity:
    """What was built: the body whose figures are asked, and who enters papers for it."""

    body: Body
    reporter: User
    administrator: User
    leader: User


def build_paper_city(scale: PaperScale, on: date, progress: Progress) -> PaperCity:
    """Build the house and take over its papers."""
    with transaction.atomic():
        builder = _Builder(scale, on)
        with progress.part("Lập tổ chức đảng, cơ quan, tài khoản"):
            builder.found()
        with progress.part("Chương trình công tác của cấp ủy") as part:
            kept = builder.keep_programmes()
            part.note(f"{kept} chương trình, nhiệm vụ, khâu đột phá")
        with progress.part("Nhập hồ sơ giấy") as part:
            papers = list(builder.papers())
            commands.record_papers(papers, by=builder.by, on=on)
            part.note(f"{len(papers)} quyết định, {sum(len(paper.subjects) for paper in papers)} lượt đối tượng")
    return PaperCity(builder.standing, builder.by, builder.administrator, builder.leader)


class _Builder:
    def __init__(self, scale: PaperScale, on: date) -> None:
        self.scale, self.on = scale, on
        self.lots = Lots("paper-city")
        self.names = Christener(self.lots)
        self.city = text("places")["city"]
        self.people = 0
        self.numbers: dict[tuple[int, int], int] = {}
        self.themes: list[WorkProgramme] = []

    # The house

    def found(self) -> None:
        """The city, its districts and grassroots organizations, the bodies that acted, and who reports."""
        self.administrator = install_administrator(LONG_AGO)
        trail.record(BEGAN, by=self.administrator, on=self.on, scale=self.scale.name)
        made = commands.register_organizations(list(self._organizations()), by=self.administrator, on=LONG_AGO)
        root = made["TU"]
        self.districts = [made[f"H{number:02d}"] for number in range(1, self.scale.districts + 1)]
        self.grassroots = [one for one in made.values() if one.level == Level.GRASSROOTS]
        commands.open_term(root, by=self.administrator, on=LONG_AGO, name="2020 - 2025", since=date(2020, 10, 14))
        self.standing = self._body(root, BodyKind.STANDING_COMMITTEE, f"Ban Thường vụ {root.name}", "TU")
        self.commission = self._body(root, BodyKind.COMMISSION, f"Ủy ban Kiểm tra {root.name}", "UBKTTU")
        below = [
            self._body(one, BodyKind.COMMISSION, f"Ủy ban Kiểm tra {one.name}", f"UBKT{one.code}")
            for one in self.districts
        ]
        self.commissions = [self.commission, *below]
        self.committees = [
            self._body(one, BodyKind.COMMITTEE, f"Ban Chấp hành {one.name}", one.code) for one in self.districts
        ]
        self.leader, self.by = self._people(root)

    def _organizations(self) -> Iterator[commands.NewOrganization]:
        new, names = commands.NewOrganization, places()
        yield new("TU", f"Thành ủy {self.city}", Level.PROVINCE, LONG_AGO)
        for number in range(1, self.scale.districts + 1):
            kind = "Quận ủy" if number <= 12 else "Thị ủy" if number == 13 else "Huyện ủy"
            yield new(f"H{number:02d}", f"{kind} {names[number]}", Level.DISTRICT, LONG_AGO, "TU")
        for number in range(self.scale.grassroots):
            district = number % self.scale.districts + 1
            name = f"Đảng bộ {'phường' if district <= 12 else 'xã'} {names[(number + 40) % len(names)]}"
            turn = number // len(names)
            code = f"CS{number + 1:04d}"
            yield new(code, f"{name} {turn + 1}" if turn else name, Level.GRASSROOTS, LONG_AGO, f"H{district:02d}")

    def _body(self, organization: Organization, kind: BodyKind, name: str, suffix: str) -> Body:
        return commands.constitute_body(
            organization, by=self.administrator, on=LONG_AGO, kind=kind, name=name, suffix=suffix, place=self.city
        )

    def _people(self, root: Organization) -> tuple[User, User]:
        titles = ("Bí thư Thành ủy", "Phó Bí thư Thành ủy", "Chuyên viên tổng hợp Ủy ban Kiểm tra Thành ủy")
        rows = [
            commands.NewMember(f"DV{n:05d}", self.names.name(), root.code, title, born_on=self.names.born())
            for n, title in enumerate(titles, 1)
        ]
        secretary, deputy, reporter = commands.register_members(rows, by=self.administrator, on=LONG_AGO).values()
        seats = [(secretary, Chair.SECRETARY), (deputy, Chair.DEPUTY_SECRETARY)]
        commands.seat_members(self.standing, seats, by=self.administrator, since=LONG_AGO)
        post = (reporter, root, PostDuty.REPORTING_SECRETARY)
        commands.appoint([post], by=self.administrator, since=LONG_AGO)
        accounts = [(one, self.names.username(one.full_name)) for one in (secretary, deputy, reporter)]
        commands.open_accounts(accounts, by=self.administrator, on=LONG_AGO, password=PASSWORD)
        for one in (secretary, reporter):
            one.refresh_from_db()
        return known(secretary.user), known(reporter.user)

    def keep_programmes(self) -> int:
        """The work programmes of the term before, which the papers are about, and the cascade of the new one."""
        city = Keepers(self.standing, self.by, self.leader)
        told = PaperProgrammes(city, self.administrator, self.names)
        self.themes = told.before()
        return len([*self.themes, *told.cascade(self.districts[0], self.grassroots[0])])

    # The papers

    def papers(self) -> Iterator[NewPaper]:
        """Every decision the figures were counted from."""
        scale, lots = self.scale, self.lots
        sizes = lots.sizes(scale.teams, scale.organizations, 1, 40)
        yield from self._of_teams(Kind.COMPLIANCE_INSPECTION, sizes, "Thực hiện nghị quyết, chỉ thị của Trung ương")
        sizes = lots.sizes(scale.supervision_teams, scale.supervised, 1, 40)
        topic = "Thực hiện quy chế làm việc, công tác cán bộ"
        supervised = list(self._of_teams(Kind.THEMATIC_SUPERVISION, sizes, topic))
        # Each of what the term set was supervised, some twice.
        yield from (replace(one, theme=theme) for one, theme in zip(supervised, cycle(self.themes), strict=False))
        yield from self._signs()
        yield from self._discipline()
        yield from self._strengthening()

    def _paper(
        self, body: Body, kind: str, subjects: Sequence[NewPaperSubject], topic: str, most: int = 60
    ) -> NewPaper:
        signed = SINCE + timedelta(days=self.lots.number(0, (UNTIL - SINCE).days - most))
        self.numbers[body.pk, signed.year] = number = self.numbers.get((body.pk, signed.year), 0) + 1
        concluded = signed + timedelta(days=self.lots.number(most // 2, most))
        return NewPaper(body, kind, f"{number}-QĐ/{body.suffix}/{signed.year}", signed, concluded, subjects, topic)

    def _of_teams(self, kind: str, sizes: Sequence[int], topic: str) -> Iterator[NewPaper]:
        outcomes = {
            Kind.COMPLIANCE_INSPECTION: (Outcome.NO_VIOLATION, Outcome.LESSONS),
            Kind.THEMATIC_SUPERVISION: (Outcome.REMINDED,),
        }[Kind(kind)]
        homes = [*self.districts, *self.grassroots]
        for size in sizes:
            subjects = [
                NewPaperSubject(organization=home, outcome=self.lots.one(outcomes))
                for home in self.lots.some(homes, size)
            ]
            yield self._paper(self.standing, kind, subjects, topic)

    def _signs(self) -> Iterator[NewPaper]:
        outcomes = (Outcome.NO_VIOLATION, Outcome.LESSONS, Outcome.DISCIPLINE_REQUIRED)
        for lot in _lots(self.scale.signs_organizations, 3):
            homes = self.lots.some(self.grassroots, lot)
            subjects = [NewPaperSubject(organization=home, outcome=self.lots.one(outcomes)) for home in homes]
            yield self._paper(self.lots.one(self.commissions), Kind.SIGNS_ORGANIZATION, subjects, "")
        for lot in _lots(self.scale.signs_members, 4):
            subjects = [self._member(outcome=self.lots.one(outcomes)) for _one in range(lot)]
            yield self._paper(self.lots.one(self.commissions), Kind.SIGNS_MEMBER, subjects, "")

    def _discipline(self) -> Iterator[NewPaper]:
        named = list(contents().named)
        forms = ["REPRIMAND"] * 6 + ["WARNING"] * 3 + ["REMOVAL", "EXPULSION"]
        bodies = [*self.commissions, *self.committees]
        for lot in _lots(self.scale.disciplined_members, 6):
            subjects = [
                self._member(outcome=Outcome.DISCIPLINED, form=self.lots.one(forms), contents=(self.lots.one(named),))
                for _one in range(lot)
            ]
            yield self._paper(self.lots.one(bodies), Kind.DISCIPLINE, subjects, "", most=2)
        for home in self.lots.some(self.grassroots, self.scale.disciplined_organizations):
            form = self.lots.one(["REPRIMAND", "REPRIMAND", "WARNING"])
            subject = NewPaperSubject(organization=home, outcome=Outcome.DISCIPLINED, form=form)
            yield self._paper(self.lots.one(bodies), Kind.DISCIPLINE, [subject], "", most=2)

    def _strengthening(self) -> Iterator[NewPaper]:
        rest = self.lots.some(self.grassroots, self.scale.strengthened)
        for start in range(0, len(rest), 10):
            subjects = [NewPaperSubject(organization=home) for home in rest[start : start + 10]]
            yield self._paper(self.standing, STRENGTHENED, subjects, "Củng cố tổ chức cơ sở đảng yếu kém")

    def _member(self, **facts: object) -> NewPaperSubject:
        self.people += 1
        code = f"HS{self.people:05d}"
        level = self.lots.one([Level.GRASSROOTS, Level.GRASSROOTS, Level.DISTRICT])
        return NewPaperSubject(self.names.name(), of_member=True, code=code, level=level, **facts)  # type: ignore[arg-type]


def _lots(total: int, each: int) -> Iterator[int]:
    while total > 0:
        yield min(each, total)
        total -= each
