"""In every procedure who takes a place finds its work, who had it finds nothing, and the case goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.urls import reverse

from cases import commands
from cases.commands import discipline
from cases.models import (
    Case,
    Chair,
    Kind,
    Member,
    Post,
    PostDuty,
    Seat,
    TeamMember,
    TeamRole,
    WorkItem,
)
from cases.policy import ROLE_DUTY, Duty
from inspection.accounts.models import User
from tests import (
    make_complaint,
    make_denunciation,
    make_discipline,
    make_finance,
    make_follow_up,
    make_mandate,
    make_signs,
    make_suspension,
)
from tests.cases.test_exoneration import establish, sanctioned
from tests.make import Office, make_case, make_office, make_user
from tests.workflows.pages import signed_in
from workflows import engine, flows
from workflows.inbox import STEPS
from workflows.steps import step_url

pytestmark = [pytest.mark.django_db, pytest.mark.rule("TEAM-CHANGE")]

Stood = tuple[Office, Case]


def inspected(kind: str, upto: str) -> Callable[[], Stood]:
    def make() -> Stood:
        office = make_office()
        return office, make_case(office, upto, kind)

    return make


def on_signs(upto: str, *, member: bool = False) -> Callable[[], Stood]:
    def make() -> Stood:
        office = make_signs.make_house()
        subject = office.members["dien"] if member else None
        return office, make_signs.walk(office, make_signs.open_case(office, subject), upto)

    return make


def _disciplined(upto: str) -> Callable[[], Stood]:
    def make() -> Stood:
        office = make_office()
        make_discipline.make_ward(office)
        return office, make_discipline.walk(office, make_discipline.open_member(office), upto)

    return make


def _complained(upto: str) -> Callable[[], Stood]:
    def make() -> Stood:
        world = make_complaint.make_world()
        return world.office, make_complaint.walk(world, upto)

    return make


def _in(walk: Callable[[Office], Case]) -> Callable[[], Stood]:
    def make() -> Stood:
        office = make_office()
        return office, walk(office)

    return make


def _suspended() -> Stood:
    office, _ward = make_suspension.make_house()
    return office, make_suspension.suspend(office).case


def _exonerated() -> Stood:
    office, _ward = make_suspension.make_house()
    return office, establish(office, sanctioned(make_discipline.open_member(office), "WARNING"))


#: Where each procedure stands when everybody is replaced: while the team works, or the body has to hear and conclude.
STANDS: dict[tuple[str, str], Callable[[], Stood]] = {
    (Kind.COMPLIANCE_INSPECTION, "R3"): inspected(Kind.COMPLIANCE_INSPECTION, "R2"),
    (Kind.COMPLIANCE_INSPECTION, "E2"): inspected(Kind.COMPLIANCE_INSPECTION, "E1"),
    (Kind.THEMATIC_SUPERVISION, "R3"): inspected(Kind.THEMATIC_SUPERVISION, "R2"),
    (Kind.SIGNS_ORGANIZATION, "R3"): on_signs("R2"),
    (Kind.SIGNS_MEMBER, "R4"): on_signs("R3", member=True),
    (Kind.MANDATE_INSPECTION, "R3"): _in(lambda office: make_mandate.make_mandate(office, "report")),
    (Kind.FINANCE_INSPECTION, "R3"): _in(lambda o: make_finance.walk(o, make_finance.opened(o), "R2")),
    (Kind.DENUNCIATION, "R3"): _in(lambda office: make_denunciation.walk(office, "R2")),
    (Kind.DISCIPLINE, "E1"): _disciplined("R4"),
    (Kind.COMPLAINT, "R2"): _complained("R1"),
    (Kind.SUSPENSION, "R2"): _suspended,
    (Kind.EXONERATION, "R1"): _exonerated,
    (Kind.FOLLOW_UP, "R2"): _in(lambda office: make_follow_up.walk(office, "R1")),
}

#: What has no team has no places in one; its cases are one officer's, the leader's, and the subject's.
WITHOUT_TEAM = {Kind.SUSPENSION, Kind.EXONERATION, Kind.FOLLOW_UP}


@dataclass
class Change:
    """Everybody leaves, one after the other, on one day."""

    office: Office
    case: Case
    on: date
    born: int = 0
    replaced: list[tuple[str, User, User]] = field(default_factory=list)

    @property
    def leader(self) -> User:
        """Who signs for the body today."""
        seats = Seat.objects.on(self.on).leading().filter(body=self.case.body).order_by("pk")
        user = seats[0].member.user
        assert user is not None
        return user

    def newcomer(self) -> Member:
        """Somebody of the house who had nothing to do with the case."""
        self.born += 1
        code = f"THAY-{self.born}"
        rows = [commands.NewMember(code, f"Người thay {self.born}", self.office.city.code)]
        member = commands.register_members(rows, by=self.office.administrator, on=self.on)[code]
        member.user = make_user(code.lower(), member.full_name)
        member.save(update_fields=["user"])
        return member

    def team(self) -> None:
        """Every place, by decisions of the authority."""
        for place in list(TeamMember.objects.today().filter(team=self.case.team).select_related("member__user")):
            new = self.newcomer()
            commands.change_team(
                self.case.team, by=self.leader, on=self.on, role=TeamRole(place.role), reason="Điều động công tác.",
                leaving=place.member, joining=new, expert=place.is_finance_expert,
            )  # fmt: skip
            self.note(ROLE_DUTY[TeamRole(place.role)], place.member, new)

    def overseer(self) -> None:
        """The commissioner in charge."""
        matter = getattr(self.case, "matter", None)
        if matter is None or matter.overseer is None:
            return
        new = self.newcomer()
        commands.seat_members(self.case.body, [(new, Chair.MEMBER)], by=self.office.administrator, since=self.on)
        discipline.replace_overseer(self.case, by=self.leader, on=self.on, overseer=new, reason="Nghỉ hưu.")
        self.note(Duty.OVERSEER, matter.overseer, new)

    def posts(self, *duties: str) -> None:
        """Area officer and clerk of the house, the representative of the subject."""
        houses = [self.case.body.organization_id, self.case.subject_organization_id]
        rows = Post.objects.on(self.on).filter(organization__in=houses, duty__in=duties)
        for post in list(rows.select_related("member__user", "organization")):
            if post.duty == PostDuty.REPRESENTATIVE and post.organization_id != self.case.subject_organization_id:
                continue
            new = self.newcomer()
            commands.release(post, by=self.office.administrator, on=self.on)
            place = (new, post.organization, PostDuty(post.duty))
            commands.appoint([place], by=self.office.administrator, since=self.on)
            self.note(post.duty.lower(), post.member, new)

    def leaders(self) -> None:
        """Everybody who signs for the body."""
        seats = Seat.objects.on(self.on).leading().filter(body=self.case.body).select_related("member__user", "body")
        for seat in list(seats):
            new = self.newcomer()
            commands.vacate_seat(seat, by=self.office.administrator, on=self.on)
            place = (new, Chair(seat.chair))
            commands.seat_members(seat.body, [place], by=self.office.administrator, since=self.on)
            self.note(Duty.AUTHORITY, seat.member, new)

    def note(self, duty: str, former: Member, new: Member) -> None:
        if former.user is not None and new.user is not None:
            self.replaced.append((duty, former.user, new.user))


def waiting(case: Case) -> dict[tuple[int | None, str], set[str]]:
    """What waits for whom, by duty."""
    rows = WorkItem.objects.filter(team=case.team, closed_at__isnull=True)
    found: dict[tuple[int | None, str], set[str]] = {}
    for user, duty, step in rows.values_list("user", "duty", "step"):
        found.setdefault((user, duty), set()).add(step)
    return found


def still_there(change: Change, user: User) -> bool:
    """Whether somebody who left one place has another one: a seat, a place, a post, or the case is about them."""
    case, own = change.case, {"member__user": user}
    houses = [case.body.organization_id, case.subject_organization_id]
    return (
        Seat.objects.on(change.on).filter(body=case.body, **own).exists()
        or TeamMember.objects.on(change.on).filter(team=case.team, **own).exists()
        or Post.objects.on(change.on).filter(organization__in=houses, **own).exists()
        or (case.subject_member is not None and case.subject_member.user == user)
    )


@pytest.mark.parametrize(("kind", "step"), STANDS)
def test_whoever_takes_a_place_finds_the_work_and_the_former_one_nothing(kind: str, step: str) -> None:
    office, case = STANDS[kind, step]()
    case = Case.objects.select_related("team", "body__organization", "subject_organization").get(pk=case.pk)
    engine.place_team(case.team)
    engine.place(case)
    last = case.trail.order_by("seq").last()
    assert last is not None
    before = waiting(case)
    change = Change(office, case, last.on + timedelta(days=1))
    if kind not in WITHOUT_TEAM:
        change.team()
    change.overseer()
    change.posts(PostDuty.AREA_OFFICER, PostDuty.CLERK, PostDuty.REPRESENTATIVE)
    change.leaders()

    after, lost, stays = waiting(case), {}, []
    for duty, former, new in change.replaced:
        if missing := before.get((former.pk, duty), set()) - after.get((new.pk, duty), set()):
            lost[duty] = missing
        if (former.pk, duty) in after:
            stays.append(duty)
    assert lost == {}
    assert stays == []
    assert {duty for duty, _former, _new in change.replaced} >= {"authority", "area_officer", "clerk"}

    doors = {"representative": "portal-case"}
    for duty, (former, new) in {duty: people for duty, *people in change.replaced}.items():
        url = reverse(doors.get(duty, "case"), args=[case.key])
        if not still_there(change, former):
            assert signed_in(former).get(url).status_code == 404, duty
        if any(row == new.pk for row, _duty in after):
            assert signed_in(new).get(url).status_code == 200, duty

    current = engine.current_step(case)
    assert current is not None
    assert current.number == step
    assert (kind, step) in STEPS
    found = {user for (user, _duty), steps in after.items() if step in steps}
    holders = {user for user in found if user is not None}
    assert found == holders != set()
    for user in User.objects.filter(pk__in=holders):
        door = reverse("portal-case", args=[case.key]) if (user.pk, "representative") in after else step_url(step, case)
        assert signed_in(user).get(door).status_code == 200, user


def test_every_procedure_is_asked() -> None:
    assert {kind for kind, _step in STANDS} == set(flows.OF_CASE)
