"""Who keeps the registers of a body, and whom a register may name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cases import policy
from cases.errors import NotYourDuty
from cases.errors_follow_up import NotOfThisHouse
from cases.models import Body, Member, Organization, PostDuty
from cases.policy import DUTY_NAMES, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


def require_office(by: User, body: Body, on: date, subject: Organization | Member | None = None) -> None:
    """Refuse everybody but the area officers and the leaders of the body, and of those whom the row is about."""
    keeps = policy.holds(by, PostDuty.AREA_OFFICER, body.organization, on) or policy.leads(by, body, on)
    own = isinstance(subject, Member) and subject.user_id == by.pk
    if isinstance(subject, Organization):
        own = policy.holds(by, PostDuty.REPRESENTATIVE, subject, on)
    if not keeps or own:
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{on:%d/%m/%Y}")


def require_below(body: Body, subject: Organization | Member) -> None:
    """Refuse an organization, or a member of one, that does not stand in the body's house or below it."""
    house = subject.organization if isinstance(subject, Member) else subject
    here: Organization | None = house
    while here is not None and here.pk != body.organization_id:
        here = here.parent
    if here is None:
        raise NotOfThisHouse(name=str(subject), body=body.name)
