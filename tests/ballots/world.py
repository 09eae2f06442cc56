"""A body in its sitting with one case on the agenda, and ballots on it in any stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from cases import commands
from cases.commands import balloting, balloting_paper, balloting_sealed, sittings
from cases.discipline.counting import Threshold
from cases.models import (
    AgendaItem,
    Ballot,
    Body,
    BodyKind,
    Case,
    Category,
    Chair,
    ItemKind,
    Member,
    Sitting,
)
from inspection.accounts.models import User
from tests.make import FOUNDED, Office, make_case, make_office, make_user

#: The day of every sitting here, and the rulebook that counts on it.
DAY = date(2026, 6, 15)
FORMS = ("EXPULSION", "REMOVAL", "WARNING", "REPRIMAND")
PASSPHRASE = "bốn từ chỉ mình tôi biết {}"


@dataclass
class Hall:
    """A sitting that is open, its item about a case, and the members of the body, the chair first."""

    office: Office
    body: Body
    members: list[Member]
    sitting: Sitting
    item: AgendaItem
    case: Case

    @property
    def chair(self) -> User:
        return self.user(0)

    def user(self, number: int) -> User:
        user = self.members[number].user
        assert user is not None
        return user

    def open(self, mode: str = "paper", **values: Any) -> Ballot:
        """Open a ballot as the chair does it; the second and third member count."""
        facts: dict[str, Any] = {"kind": "decide", "forms": FORMS, "tellers": self.members[1:3]} | values
        return balloting.open_ballot(self.item, by=self.chair, on=DAY, mode=mode, **facts)

    def start(self, ballot: Ballot) -> Ballot:
        """Have every teller set a passphrase, and open the vote."""
        for teller in ballot.tellers.all():
            user = Member.objects.get(pk=teller.member_id).user
            assert user is not None
            balloting_sealed.set_passphrase(ballot, by=user, on=DAY, passphrase=passphrase(teller.member_id))
        return balloting_sealed.start_voting(ballot, by=self.chair, on=DAY)

    def opened(self, **values: Any) -> Ballot:
        """Return a sealed ballot whose vote is open."""
        return self.start(self.open("electronic", **values))

    def cast(self, ballot: Ballot, number: int, choice: str) -> str:
        return balloting_sealed.cast(ballot, by=self.user(number), on=DAY, choice=choice)

    def closed(self, choices: Sequence[str], **values: Any) -> Ballot:
        """Return a sealed ballot with these choices, closed."""
        ballot = self.opened(**values)
        for number, choice in enumerate(choices):
            self.cast(ballot, number, choice)
        return self.close(ballot)

    def close(self, ballot: Ballot) -> Ballot:
        return balloting.close_ballot(ballot, by=self.chair, on=DAY)

    def tally(self, ballot: Ballot, *numbers: int, by: int = 1) -> Ballot:
        given = {self.members[n].pk: passphrase(self.members[n].pk) for n in numbers or (1, 2)}
        return balloting_sealed.tally(ballot, by=self.user(by), on=DAY, passphrases=given)

    def on_paper(self, issued: int | None = None, **values: Any) -> Ballot:
        """Return a paper ballot whose papers are handed out, closed and not counted."""
        ballot = self.open(**values)
        given = ballot.voters if issued is None else issued
        balloting_paper.issue_papers(ballot, by=self.chair, on=DAY, issued=given)
        return self.close(ballot)

    def count(self, ballot: Ballot, number: int, votes: Mapping[str, int], **values: int) -> Ballot:
        """Enter a teller's count in which everything reconciles unless told otherwise."""
        return balloting_paper.enter_count(ballot, by=self.user(number), on=DAY, **figures(ballot, votes, **values))


def passphrase(member: int) -> str:
    return PASSPHRASE.format(member)


def figures(ballot: Ballot, votes: Mapping[str, int], **values: int) -> dict[str, Any]:
    """Figures that reconcile: every paper issued came back valid but those said to be void or blank."""
    valid = sum(votes.values())
    void, blank = values.pop("void", 0), values.pop("blank", 0)
    facts = {"issued": ballot.issued, "returned": valid + void + blank, "valid": valid, "void": void, "blank": blank}
    return facts | {"votes": dict(votes)} | values


def make_body(office: Office, size: int) -> tuple[Body, list[Member]]:
    """A committee of so many members, the first of whom leads it."""
    by: dict[str, Any] = {"by": office.administrator, "on": FOUNDED}
    number = Body.objects.count()
    rows = [commands.NewMember(f"UV{number}-{n:03d}", f"Ủy viên thứ {n}", "TU") for n in range(1, size)]
    made = commands.register_members(rows, **by)
    members = [office.members["chu"], *(made[row.code] for row in rows)]
    body = commands.constitute_body(
        office.city, kind=BodyKind.COMMITTEE, name=f"Đảng bộ thứ {number}", suffix=f"ĐB{number}", **by
    )
    seats = [(member, Chair.MEMBER) for member in members[1:]]
    commands.seat_members(body, [(members[0], Chair.SECRETARY), *seats], by=office.administrator, since=FOUNDED)
    # Accounts come last: none of these members has work in any case that seating them would look for.
    for n, member in enumerate(members[1:], 1):
        member.user = make_user(f"uv{number}-{n}", member.full_name)
        member.save(update_fields=["user"])
    return body, members


def make_hall(
    size: int = 9,
    *,
    present: int | None = None,
    categories: Mapping[int, Category] | None = None,
    office: Office | None = None,
    case: Case | None = None,
) -> Hall:
    """A sitting of a body of that size, the first so many present, with one case on the agenda."""
    office = office or make_office()
    case = case or make_case(office, "P2")
    body, members = make_body(office, size)
    for number, category in (categories or {}).items():
        Member.objects.filter(pk=members[number].pk).update(category=category)
    sitting = sittings.convene_sitting(
        body, by=office.chu, on=DAY, held_on=DAY, chair=members[0], recorder=members[0], place="Phòng họp 1"
    )
    item = sittings.add_item(
        sitting, by=office.chu, on=DAY, kind=ItemKind.DISCIPLINE, title="Xem xét kỷ luật", case=case, step="E2"
    )
    there = [member.pk for member in members[: size if present is None else present]]
    sittings.open_sitting(sitting, by=office.chu, on=DAY, present=there)
    item = AgendaItem.objects.select_related("sitting", "case").get(pk=item.pk)
    return Hall(office, body, members, item.sitting, item, case)


def threshold(text: str) -> Threshold:
    """A threshold as the vectors write it: 1/2> or 2/3>=."""
    return Threshold(Fraction(text.rstrip(">=")), strict=not text.endswith("="))
