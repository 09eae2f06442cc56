"""Appeals of points: by the unit within the days of its round, once; decided once, by a leader who did not assess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.rating._guards import (
    locked_unit,
    require_answering,
    require_judging,
    require_points,
    stream,
)
from cases.commands.rating.scoring import keep_evidence
from cases.errors_rating import (
    AppealDecided,
    AppealedAlready,
    AppealLate,
    AssessorDecides,
    NothingAppealed,
    NotToldYet,
)
from cases.models import AppealDecision, Assessment, Criterion, RatedUnit, ScoreAppeal
from cases.rating.totals import plain

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User


@command
def appeal_score(
    unit: RatedUnit,
    criterion: Criterion,
    *,
    by: User,
    on: date,
    points: Decimal,
    reason: str,
    upload: UploadedFile | None = None,
) -> ScoreAppeal:
    """Appeal the points of one criterion with a reason, and with evidence if there is any. Raises `AppealLate`."""
    unit = locked_unit(unit)
    require_answering(by, unit, on)
    require_points(criterion, points)
    require_text(reason=(_("reason"), reason))
    if not hasattr(unit, "told"):
        raise NotToldYet(unit=unit.organization.name)
    require_date(on, act=_("Appeal the points"), earliest=unit.told.on)
    if on > unit.told.appeal_until:
        raise AppealLate(until=f"{unit.told.appeal_until:%d/%m/%Y}", citation=unit.round.rule_cited)
    former = ScoreAppeal.objects.filter(unit=unit, criterion=criterion).first()
    if former is not None:
        raise AppealedAlready(code=criterion.code, unit=unit.organization.name, on=f"{former.on:%d/%m/%Y}")
    if _assessed(unit, criterion) == points:
        raise NothingAppealed(code=criterion.code, points=plain(points))
    row = ScoreAppeal(unit=unit, criterion=criterion, asked_points=points, reason=reason, on=on, by=by)
    save(row)
    if upload is not None:
        keep_evidence(unit, criterion, by=by, on=on, upload=upload, appeal=row)
    trail.record(
        "score-appealed", by=by, on=on, stream=stream(unit.round.body), round=unit.round.key,
        unit=unit.organization.code, criterion=criterion.code, points=str(points), reason=row.reason,
    )  # fmt: skip
    return row


def _assessed(unit: RatedUnit, criterion: Criterion) -> Decimal | None:
    last = Assessment.objects.filter(unit=unit, criterion=criterion).order_by("-version").first()
    return last.points if last else None


@command
def decide_appeal(appeal: ScoreAppeal, *, by: User, on: date, points: Decimal, reason: str) -> AppealDecision:
    """Keep or change the appealed points, with the reason. Raises `AssessorDecides` and `AppealDecided`."""
    unit = locked_unit(appeal.unit)
    appeal = ScoreAppeal.objects.select_related("criterion").get(pk=appeal.pk)
    criterion = appeal.criterion
    policy.require_leader(by, unit.round.body, on)
    require_judging(by, unit, on)
    if Assessment.objects.filter(unit=unit, criterion=criterion, by=by).exists():
        raise AssessorDecides(code=criterion.code, unit=unit.organization.name)
    former = AppealDecision.objects.filter(appeal=appeal).first()
    if former is not None:
        raise AppealDecided(code=criterion.code, unit=unit.organization.name, on=f"{former.on:%d/%m/%Y}")
    require_date(on, act=_("Decide the appeal"), earliest=appeal.on)
    require_text(reason=(_("reason"), reason))
    require_points(criterion, points)
    is_changed = points != _assessed(unit, criterion)
    row = AppealDecision(appeal=appeal, points=points, is_changed=is_changed, reason=reason, on=on, by=by)
    save(row)
    trail.record(
        "score-appeal-decided", by=by, on=on, stream=stream(unit.round.body), round=unit.round.key,
        unit=unit.organization.code, criterion=criterion.code, points=str(points), reason=row.reason,
    )  # fmt: skip
    return row
