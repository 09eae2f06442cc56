"""A body votes on a case: called together, its roll, one secret ballot on paper counted by two, minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases import commands
from cases.commands import balloting, balloting_paper, sittings
from cases.commands.complaints import open_complaint_ballot
from cases.commands.discipline import open_case_ballot
from cases.discipline.forms import NONE
from cases.models import Ballot, Body, BodyKind, Case, Chair, ItemKind, Member, Organization
from workflows.demo import known
from workflows.demo.crew import Side
from workflows.demo.lots import Lots
from workflows.demo.names import Christener
from workflows.demo.people import PASSWORD, Office
from workflows.demo.programme import user_of

#: Members of the committee of an organization besides its secretary and its deputy.
OTHERS = 3


@dataclass
class Assembly:
    """A body that votes: who presides, the two who count, and everybody who sits in it."""

    body: Body
    chair: Member
    tellers: Sequence[Member]
    members: Sequence[Member]


def committee_of(side: Side, home: Organization, office: Office) -> Assembly:
    """Constitute the committee of an organization whose discipline is considered, as the register did not need it."""
    lots = Lots(f"committee {home.code}")
    names, since, by = Christener(lots), office.term.since, office.administrator
    rows = [
        commands.NewMember(f"{home.code}-UV{n}", names.name(), home.code, "Ủy viên", born_on=names.born())
        for n in range(1, OTHERS + 1)
    ]
    others = list(commands.register_members(rows, by=by, on=since).values())
    deputy = known(side.second)
    people = [deputy, *others]
    accounts = [(member, f"{home.code}.{n}".lower()) for n, member in enumerate(people)]
    commands.open_accounts(accounts, by=by, on=since, password=PASSWORD)
    people = list(Member.objects.filter(pk__in=[member.pk for member in people]).select_related("user").order_by("pk"))
    place = known(office.standing.place)
    name = home.name if home.name.startswith("Chi bộ") else f"Ban Chấp hành {home.name}"
    body = commands.constitute_body(home, by=by, on=since, kind=BodyKind.COMMITTEE, name=name, suffix="ĐU", place=place)
    seats = [
        (side.speaker, Chair.SECRETARY),
        (deputy, Chair.DEPUTY_SECRETARY),
        *((one, Chair.MEMBER) for one in others),
    ]
    commands.seat_members(body, seats, by=by, since=since)
    chair = next(member for member in people if member.pk == deputy.pk)
    tellers = [member for member in people if member.pk != deputy.pk][:2]
    return Assembly(body, chair, tellers, [side.speaker, *people])


def votes(
    assembly: Assembly, case: Case, on: date, *, step: str, recorder: Member, course: str, votes: Mapping[str, int]
) -> Ballot:
    """Hold a meeting on one case, everybody present; whoever votes for no form in `votes` votes for none."""
    by, writer = user_of(assembly.chair), user_of(recorder)
    sitting = sittings.convene_sitting(
        assembly.body, by=by, on=on, held_on=on, chair=assembly.chair, recorder=recorder, place=assembly.body.place
    )
    kind, what = (ItemKind.DISCIPLINE, "Xem xét kỷ luật")
    if case.is_complaint:
        kind, what = ItemKind.COMPLAINT, "Giải quyết khiếu nại kỷ luật của"
    title = f"{what} {case.subject_name}"
    item = sittings.add_item(sitting, by=writer, on=on, kind=kind, title=title, case=case, step=step)
    sitting = sittings.open_sitting(sitting, by=by, on=on, present=[member.pk for member in assembly.members])
    item.sitting = sitting
    opened = open_complaint_ballot if case.is_complaint else open_case_ballot
    ballot = opened(item, by=by, on=on, tellers=assembly.tellers)
    ballot = balloting_paper.issue_papers(ballot, by=by, on=on, issued=ballot.voters)
    ballot = balloting.close_ballot(ballot, by=by, on=on)
    for teller in assembly.tellers:
        ballot = balloting_paper.enter_count(ballot, by=user_of(teller), on=on, **_counted(ballot, votes))
    sittings.minute_item(item, by=by, on=on, course=course)
    sittings.close_sitting(sitting, by=by, on=on, course=course)
    ballot.refresh_from_db()
    return ballot


def _counted(ballot: Ballot, votes: Mapping[str, int]) -> dict[str, Any]:
    figures = {code: votes.get(code, 0) for code in ballot.options}
    figures[NONE] += ballot.voters - sum(figures.values())
    papers = {"issued": ballot.voters, "returned": ballot.voters, "valid": ballot.voters, "void": 0, "blank": 0}
    return papers | {"votes": figures}
