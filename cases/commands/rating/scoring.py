"""Points of a round: a unit scores itself with evidence and hands in; the office assesses and tells the result."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import require_date, save
from cases.commands.evidence import checked_type, keep_bytes
from cases.commands.rating._guards import (
    locked_unit,
    require_answering,
    require_assessor,
    require_given,
    require_judging,
    require_points,
    stream,
)
from cases.errors_rating import (
    AssessedByRecused,
    AssessmentIncomplete,
    DifferenceUnexplained,
    HandedInAlready,
    NotHandedIn,
    ProvedAlready,
    SelfScoreIncomplete,
    SelfScoringOver,
    ToldAlready,
)
from cases.models import (
    Assessment,
    Criterion,
    ProvisionalResult,
    RatedUnit,
    ScoreAppeal,
    ScoreEvidence,
    SelfScore,
    SelfScoreSubmission,
)
from cases.names import clean_name
from cases.rating import recusal
from cases.rating.sheets import Sheet, sheet_of
from cases.rating.totals import plain

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User


@command
def score_self(
    unit: RatedUnit, criterion: Criterion, *, by: User, on: date, points: Decimal, words: str = ""
) -> SelfScore:
    """Give one's own unit points; a later version follows an earlier one until the scores are handed in."""
    unit = _scoring(unit, by, on)
    require_points(criterion, points)
    version = SelfScore.objects.next_version(unit, criterion)
    row = SelfScore(unit=unit, criterion=criterion, version=version, points=points, words=words, on=on, by=by)
    save(row)
    return row


def _scoring(unit: RatedUnit, by: User, on: date) -> RatedUnit:
    """The unit while it scores itself, for who answers for it."""
    unit = locked_unit(unit)
    require_answering(by, unit, on)
    require_date(on, act=_("Score the unit"), earliest=unit.round.opened_on)
    if hasattr(unit, "submission"):
        raise HandedInAlready(unit=unit.organization.name, on=f"{unit.submission.on:%d/%m/%Y}")
    if on > unit.round.self_score_until:
        raise SelfScoringOver(until=f"{unit.round.self_score_until:%d/%m/%Y}")
    return unit


@command
def attach_score_evidence(
    unit: RatedUnit, criterion: Criterion, *, by: User, on: date, upload: UploadedFile
) -> ScoreEvidence:
    """Keep a file by which the unit shows its points, checked for type and size, under its hash."""
    unit = _scoring(unit, by, on)
    require_given(criterion)
    return keep_evidence(unit, criterion, by=by, on=on, upload=upload)


def keep_evidence(
    unit: RatedUnit,
    criterion: Criterion,
    *,
    by: User,
    on: date,
    upload: UploadedFile,
    appeal: ScoreAppeal | None = None,
) -> ScoreEvidence:
    """Keep the file, for the act that asked who may."""
    name = clean_name(Path(upload.name or "").name)[-200:]
    media_type = checked_type(upload, name)
    sha256 = keep_bytes(upload)
    if ScoreEvidence.objects.filter(unit=unit, criterion=criterion, sha256=sha256).exists():
        raise ProvedAlready(name=name, code=criterion.code)
    row = ScoreEvidence(
        unit=unit, criterion=criterion, appeal=appeal, file_name=name, media_type=media_type, size=upload.size or 0,
        sha256=sha256, on=on, by=by,
    )  # fmt: skip
    save(row)
    trail.record(
        "score-evidence-added", by=by, on=on, stream=stream(unit.round.body), round=unit.round.key,
        unit=unit.organization.code, criterion=criterion.code, sha256=sha256,
    )  # fmt: skip
    return row


@command
def hand_in(unit: RatedUnit, *, by: User, on: date) -> SelfScoreSubmission:
    """Hand the unit's own scores in; every criterion people score has one. Raises `SelfScoreIncomplete`."""
    unit = _scoring(unit, by, on)
    sheet = sheet_of(unit, on)
    if sheet.unscored:
        raise SelfScoreIncomplete(codes=", ".join(line.criterion.code for line in sheet.unscored))
    row = SelfScoreSubmission(unit=unit, on=on, by=by)
    save(row)
    points = {line.criterion.code: str(line.own.points) for line in sheet.lines if line.own}
    trail.record(
        "self-scores-handed-in", by=by, on=on, stream=stream(unit.round.body), round=unit.round.key,
        unit=unit.organization.code, points=points,
    )  # fmt: skip
    return row


@command
def assess_score(
    unit: RatedUnit, criterion: Criterion, *, by: User, on: date, points: Decimal, reason: str = ""
) -> Assessment:
    """Give points for the body; where they differ from the unit's own, with the reason. Raises `OwnUnit`."""
    unit = _assessing(unit, by, on)
    require_points(criterion, points)
    if not hasattr(unit, "submission") and on <= unit.round.self_score_until:
        raise NotHandedIn(unit=unit.organization.name, until=f"{unit.round.self_score_until:%d/%m/%Y}")
    own = SelfScore.objects.filter(unit=unit, criterion=criterion).order_by("-version").first()
    if (own is None or own.points != points) and not reason.strip():
        told = plain(own.points) if own else "–"
        raise DifferenceUnexplained(code=criterion.code, points=plain(points), own=told)
    version = Assessment.objects.next_version(unit, criterion)
    row = Assessment(unit=unit, criterion=criterion, version=version, points=points, reason=reason, on=on, by=by)
    save(row)
    return row


def _assessing(unit: RatedUnit, by: User, on: date) -> RatedUnit:
    """The unit while it is assessed, for who assesses for the body and does not belong to it."""
    unit = locked_unit(unit)
    require_assessor(by, unit.round.body, on)
    require_judging(by, unit, on)
    require_date(on, act=_("Assess the unit"), earliest=unit.round.opened_on)
    if hasattr(unit, "told"):
        raise ToldAlready(unit=unit.organization.name, on=f"{unit.told.on:%d/%m/%Y}")
    return unit


@command
def tell_result(unit: RatedUnit, *, by: User, on: date) -> ProvisionalResult:
    """Tell the unit its provisional result: from now on it may appeal. Raises `AssessmentIncomplete`."""
    unit = _assessing(unit, by, on)
    sheet = sheet_of(unit, on)
    if sheet.unassessed:
        codes = ", ".join(line.criterion.code for line in sheet.unassessed)
        raise AssessmentIncomplete(unit=unit.organization.name, codes=codes)
    _require_impartial(unit, sheet)
    row = ProvisionalResult(unit=unit, on=on, appeal_until=on + timedelta(days=unit.round.appeal_days), by=by)
    save(row)
    trail.record(
        "provisional-result-told", by=by, on=on, stream=stream(unit.round.body), round=unit.round.key,
        unit=unit.organization.code, total=str(sheet.result.total), band=sheet.result.band,
        points={line.criterion.code: str(line.final) for line in sheet.lines},
    )  # fmt: skip
    return row


def _require_impartial(unit: RatedUnit, sheet: Sheet) -> None:
    """Refuse points somebody gave who declared a conflict about the unit later."""
    given = [line for line in sheet.lines if line.assessed is not None]
    partial = {by.pk for by in {line.assessed.by for line in given if line.assessed} if recusal.is_apart(by, unit)}
    codes = [line.criterion.code for line in given if line.assessed and line.assessed.by_id in partial]
    if codes:
        raise AssessedByRecused(unit=unit.organization.name, codes=", ".join(codes))
