"""A conflict of interest about a unit, declared by who would judge it: from then on another does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save
from cases.commands.rating._guards import locked_unit, require_office, stream
from cases.errors_rating import RecusedAlready
from cases.models import Member, RatedUnit, RatingRecusal, Rule
from cases.rating import recusal

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def declare_conflict(unit: RatedUnit, *, by: User, on: date, ground: str, detail: str = "") -> RatingRecusal:
    """Declare a conflict about a unit of an open round; it cannot be taken back. Raises `RecusedAlready`."""
    unit = locked_unit(unit)
    body = unit.round.body
    require_office(by, body, on)
    require_date(on, act=_("Declare a conflict of interest"), earliest=unit.round.opened_on)
    require_text(ground=(_("ground"), ground))
    if recusal.is_apart(by, unit):
        raise RecusedAlready(unit=unit.organization.name)
    book = Rule.on(on, body.scope)
    book.find_or_none("RECUSE")
    row = RatingRecusal(unit=unit, member=Member.objects.get(user=by), ground=ground, detail=detail, since=on)
    save(row)
    trail.record(
        "rating-conflict-declared", by=by, on=on, stream=stream(body), round=unit.round.key,
        unit=unit.organization.code, ground=ground, rules=cited(book, on),
    )  # fmt: skip
    return row
