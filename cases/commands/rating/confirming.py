"""The ranking of a round: confirmed by a leader who gave none of its points, frozen under its hash, published."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, save, save_all
from cases.commands.rating._guards import locked, require_open, stream
from cases.errors_rating import AppealRuns, AppealWaits, AssessorConfirms, ResultUntold
from cases.models import Assessment, RankedUnit, Ranking, RatedUnit, RatingRound, ScoreAppeal
from cases.rating.freezing import CONFIRMED, frozen
from cases.rating.sheets import sheets_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def confirm_ranking(one: RatingRound, *, by: User, on: date) -> Ranking:
    """Confirm and publish the ranking. Raises `AppealWaits`, `AppealRuns`, `ResultUntold`, `AssessorConfirms`."""
    one = locked(one)
    policy.require_leader(by, one.body, on)
    require_open(one)
    require_date(on, act=_("Confirm the ranking"), earliest=one.until)
    if Assessment.objects.filter(unit__round=one, by=by).exists():
        raise AssessorConfirms()
    units = list(RatedUnit.objects.of(one))
    _require_settled(units, on)
    text, sha256 = frozen(one, sheets_of(one, units, on), on)
    ranking = Ranking(round=one, facts=text, sha256=sha256, confirmed_on=on, confirmed_by=by)
    save(ranking)
    save_all(
        [
            RankedUnit(
                ranking=ranking, unit_id=told["unit"], total=Decimal(told["total"]), band=told["band"],
                rank=told["rank"], limited_by=", ".join(told["failed"]),
            )
            for told in json.loads(text)["units"]
        ]
    )  # fmt: skip
    trail.record(CONFIRMED, by=by, on=on, stream=stream(one.body), round=one.key, sha256=sha256)
    return ranking


def _require_settled(units: list[RatedUnit], on: date) -> None:
    """Refuse while an appeal waits, or one may still come, or a unit does not know its result."""
    for unit in units:
        if not hasattr(unit, "told"):
            raise ResultUntold(unit=unit.organization.name)
    waiting = ScoreAppeal.objects.of_units([unit.pk for unit in units]).undecided().first()
    if waiting is not None:
        raise AppealWaits(unit=waiting.unit.organization.name, code=waiting.criterion.code)
    for unit in units:
        if on <= unit.told.appeal_until:
            raise AppealRuns(unit=unit.organization.name, until=f"{unit.told.appeal_until:%d/%m/%Y}")
