"""A round of rating opened: by the criteria in force at the end of its period, for units directly below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save, save_all
from cases.commands.rating._guards import require_office, stream
from cases.errors_rating import NobodyToRate, NoCriteria, NotDirectlyBelow, RatedAlready
from cases.models import Body, CriterionSet, Organization, RatedUnit, RatingRound, Rule

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: The rules a round takes its days from where whoever opens it names no others.
SELF, APPEAL = "RATING-SELF", "RATING-APPEAL"


@command
def open_round(
    body: Body,
    *,
    by: User,
    on: date,
    name: str,
    since: date,
    until: date,
    assess_until: date,
    self_score_until: date | None = None,
    appeal_days: int | None = None,
    units: Sequence[Organization] = (),
) -> RatingRound:
    """Open a round for chosen units, or for all directly below. Raises `NoCriteria`, `NotDirectlyBelow`."""
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    require_office(by, body, on)
    require_date(on, act=_("Open a round of rating"), earliest=since)
    require_text(name=(_("name"), name))
    if RatingRound.objects.filter(body=body, since=since, until=until).exists():
        raise RatedAlready(body=body.name, since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    criteria = CriterionSet.objects.in_force_for(body, until)
    if criteria is None:
        raise NoCriteria(body=body.name, on=f"{until:%d/%m/%Y}")
    book = Rule.on(on, body.scope)
    row = RatingRound(
        body=body, criteria=criteria, name=name, since=since, until=until, opened_on=on, opened_by=by,
        self_score_until=self_score_until or book.due(SELF, start=on), assess_until=assess_until,
        appeal_days=book.days(APPEAL) if appeal_days is None else appeal_days,
        rule_cited=book.cite(APPEAL) if appeal_days is None else "",
    )  # fmt: skip
    save(row)
    save_all(
        [RatedUnit(round=row, organization=one, position=place) for place, one in enumerate(_units(body, units, on), 1)]
    )
    trail.record(
        "rating-opened", by=by, on=on, stream=stream(body), round=row.key, criteria=criteria.key,
        since=since.isoformat(), until=until.isoformat(), rules=cited(book, on),
    )  # fmt: skip
    return row


def _units(body: Body, chosen: Sequence[Organization], on: date) -> list[Organization]:
    below = list(Organization.objects.directly_below(body.organization, on))
    if not below:
        raise NobodyToRate(body=body.name, on=f"{on:%d/%m/%Y}")
    strange = [one for one in chosen if one not in below]
    if strange:
        raise NotDirectlyBelow(unit=strange[0].name, body=body.name, on=f"{on:%d/%m/%Y}")
    return [one for one in below if not chosen or one in chosen]
