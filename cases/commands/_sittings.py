"""What acts of a sitting share: who keeps it, who presides, who takes part in an item, and the line of the quorum."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands._writing import write
from cases.errors import NotYourDuty, QuorumMissing, Recused
from cases.errors_ballot import DoesNotPreside, ItemSettled, SittingNotOpen
from cases.errors_suspension import OrganizationSuspended, SuspendedTakesNoPart
from cases.locking import locked_case
from cases.models import (
    AgendaItem,
    Ballot,
    Body,
    Member,
    PostDuty,
    RollEntry,
    Rule,
    Sitting,
    TeamMember,
    is_organization_suspended,
    suspended_members,
)
from cases.policy import DUTY_NAMES, Duty
from cases.rulebook import Rulebook

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Quorum:
    """How many must be present of how many convened, and by which rule; a rule nobody confirmed only advises."""

    convened: int
    present: int
    needed: int | None
    citation: str
    gates: bool

    @property
    def reached(self) -> bool:
        """Whether enough are there."""
        return self.needed is None or self.present >= self.needed


def quorum(book: Rulebook, convened: int, present: int) -> Quorum:
    """Return the line of the quorum, as minutes and pages print it."""
    rule = book.find_or_none("VOTE-QUORUM")
    if rule is None:
        return Quorum(convened, present, None, "", gates=False)
    return Quorum(convened, present, math.ceil(rule.fraction() * convened), rule.cite(), rule.gates)


def require_quorum(line: Quorum) -> None:
    """Refuse where the rule is settled and too few are there."""
    if line.gates and not line.reached:
        raise QuorumMissing(present=line.present, roll=line.convened, needed=line.needed, citation=line.citation)


def require_active(body: Body, on: date) -> None:
    """Refuse a sitting of a body whose organization's activity is suspended on that day."""
    if is_organization_suspended(body.organization, on):
        found = Rule.on(on, body.scope).find_or_none("SUSP-DUR-ORG")
        raise OrganizationSuspended(body=body.name, on=f"{on:%d/%m/%Y}", citation=found.cite() if found else "")


def require_not_suspended(body: Body, members: Iterable[int], on: date) -> None:
    """Refuse the presence of who is suspended on that day: neither sits nor votes."""
    if barred := suspended_members(on, body=body, members=members):
        names = Member.objects.filter(pk__in=barred).order_by("pk").values_list("full_name", flat=True)
        found = Rule.on(on, body.scope).find_or_none("VOTE-NOTALLOWED")
        raise SuspendedTakesNoPart(names=", ".join(names), on=f"{on:%d/%m/%Y}", citation=found.cite() if found else "")


# Who may


def keeps(user: User, body: Body, on: date) -> bool:
    """Whether the user calls the body together: a leading member, or the clerk of its organization."""
    return policy.leads(user, body, on) or policy.holds(user, PostDuty.CLERK, body.organization, on)


def require_keeper(user: User, sitting: Sitting, on: date) -> None:
    """Refuse all but who convenes the body, chairs the sitting or records it."""
    mine = {sitting.chaired_by.user_id, sitting.recorded_by.user_id}
    if user.pk not in mine and not keeps(user, sitting.body, on):
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{on:%d/%m/%Y}")


def require_takes_part(user: User, item: AgendaItem, on: date) -> None:
    """Refuse whoever is not in the sitting, or for whom the item does not exist. Raises `Recused`, `NotYourDuty`."""
    if AgendaItem.objects.visible_to(user).filter(pk=item.pk).exists():
        return
    if not item.sitting.roll.seated().filter(member__user=user).exists():
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.BODY]), on=f"{on:%d/%m/%Y}")
    raise Recused()


def require_presides(user: User, item: AgendaItem, on: date) -> RollEntry:
    """Refuse all but a leading member who is present and takes part, and not of the team. Raises `DoesNotPreside`."""
    line = item.sitting.roll.seated().filter(member__user=user).first()
    if line is None or not line.leads:
        raise DoesNotPreside(lack=_("you have no leading place in this body"))
    require_takes_part(user, item, on)
    if not line.present:
        raise DoesNotPreside(lack=_("you are not present"))
    if item.case is not None and TeamMember.objects.filter(team=item.case.team_id, member=line.member_id).exists():
        raise DoesNotPreside(lack=_("you belong to the team whose work is decided on"))
    return line


# Locking and recording


def note(sitting: Sitting, act: str, by: User, on: date, **data: object) -> None:
    """Write what belongs to no case into the chain of the body."""
    trail.record(act, by=by, on=on, stream=f"body:{sitting.body_id}", sitting=sitting.key, **data)


def note_item(item: AgendaItem, act: str, by: User, on: date, **data: Any) -> None:
    """Write what belongs to an item into the chain of its case, or of the body where it has none."""
    if item.case is not None:
        write(locked_case(item.case), act, item.step, by, on, item=item.key, **data)
    else:
        note(item.sitting, act, by, on, item=item.key, **data)


def locked_sitting(sitting: Sitting) -> Sitting:
    """Return the sitting read again under its row lock, with its body at hand."""
    rows = Sitting.objects.select_for_update(of=("self",))
    return rows.select_related("body__organization", "chaired_by", "recorded_by").get(pk=sitting.pk)


def require_not_closed(sitting: Sitting, act: object) -> None:
    """Refuse an act after the minutes are closed."""
    if sitting.closed_on is not None:
        raise SittingNotOpen(act=act, on=f"{sitting.held_on:%d/%m/%Y}")


def require_going_on(sitting: Sitting, act: object) -> None:
    """Refuse an act outside the sitting."""
    if sitting.opened_on is None or sitting.closed_on is not None:
        raise SittingNotOpen(act=act, on=f"{sitting.held_on:%d/%m/%Y}")


def require_unsettled(item: AgendaItem) -> None:
    """Refuse where a vote on the item was counted."""
    if ballot := Ballot.objects.counted().filter(item=item).first():
        raise ItemSettled(on=f"{ballot.counted_on:%d/%m/%Y}")
