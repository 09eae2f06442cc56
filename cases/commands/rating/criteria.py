"""A body's rating criteria: drafted whole by one, checked so that every point comes about, approved by another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all
from cases.commands.rating._guards import require_office, stream
from cases.errors_rating import ApprovedAlready, CriteriaUnsound, DraftsAndApproves
from cases.models import (
    Band,
    Body,
    Criterion,
    CriterionSet,
    CriterionSetApproval,
    CriterionStep,
    RatingBand,
    ScoredBy,
)
from cases.rating.measures import measures
from cases.rating.totals import plain

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewStep:
    """A step of a criterion as it is to be kept."""

    points: Decimal
    words: str = ""
    from_value: Decimal | None = None


@dataclass(frozen=True)
class NewCriterion:
    """A criterion as it is to be kept."""

    code: str
    group: str
    text: str
    max_points: Decimal
    scored_by: str = ScoredBy.PEOPLE
    weight: Decimal = Decimal(1)
    figure: str = ""
    steps: Sequence[NewStep] = ()
    passes_from: Decimal | None = None
    limits_to: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewCriteria:
    """A set of criteria as it is to be kept."""

    name: str
    since: date
    criteria: Sequence[NewCriterion]
    bands: Mapping[str, Decimal]
    until: date | None = None
    basis: str = ""


@command
def draft_criteria(body: Body, new: NewCriteria, *, by: User, on: date, file_sha256: str = "") -> CriterionSet:
    """Keep a version of a body's criteria whole, or refuse it whole. Raises `CriteriaUnsound`."""
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    require_office(by, body, on)
    require_date(on, act=_("Draft rating criteria"), earliest=None)
    require_text(name=(_("name"), new.name))
    if why := unsound(new):
        raise CriteriaUnsound(why=why)
    row = CriterionSet(
        body=body, name=new.name, version=CriterionSet.objects.last_version(body) + 1, basis=new.basis,
        since=new.since, until=new.until, file_sha256=file_sha256, drafted_on=on, drafted_by=by,
    )  # fmt: skip
    save(row)
    save_all([RatingBand(criteria=row, band=band, from_points=points) for band, points in new.bands.items()])
    rows = [_criterion(row, place, one) for place, one in enumerate(new.criteria, 1)]
    save_all(rows)
    told = zip(rows, new.criteria, strict=True)
    save_all(
        [
            CriterionStep(criterion=kept, points=step.points, from_value=step.from_value, words=step.words)
            for kept, one in told
            for step in one.steps
        ]
    )
    trail.record("criteria-drafted", by=by, on=on, stream=stream(body), criteria=row.key, version=row.version)
    return row


def _criterion(row: CriterionSet, place: int, one: NewCriterion) -> Criterion:
    return Criterion(
        criteria=row, position=place, code=one.code, group=one.group, text=one.text, scored_by=one.scored_by,
        max_points=one.max_points, weight=one.weight, figure=one.figure, passes_from=one.passes_from,
        limits_to=one.limits_to, note=one.note,
    )  # fmt: skip


@command
def approve_criteria(row: CriterionSet, *, by: User, on: date) -> CriterionSetApproval:
    """Approve a version on behalf of the body; whoever drafted it does not."""
    row = CriterionSet.objects.select_for_update(of=("self",)).select_related("body__organization").get(pk=row.pk)
    policy.require_leader(by, row.body, on)
    require_date(on, act=_("Approve rating criteria"), earliest=row.drafted_on)
    if row.is_approved:
        raise ApprovedAlready()
    if by.pk == row.drafted_by_id:
        raise DraftsAndApproves()
    approval = CriterionSetApproval(criteria=row, approved_on=on, approved_by=by)
    save(approval)
    trail.record("criteria-approved", by=by, on=on, stream=stream(row.body), criteria=row.key, version=row.version)
    return approval


def unsound(new: NewCriteria) -> str:
    """Return the first thing that does not fit, in a sentence's middle; nothing where the set is sound."""
    if not new.criteria:
        return gettext("there is no criterion")
    if set(new.bands) != set(Band.values):
        return gettext("the bands are excellent, good, fair and weak, each once")
    limits = [new.bands[band] for band in Band.values]
    most = sum((one.max_points * one.weight for one in new.criteria), Decimal(0))
    if limits[-1] != 0 or sorted(limits, reverse=True) != limits or len(set(limits)) < len(limits):
        return gettext("the bands begin at falling points, the lowest at 0")
    if limits[0] > most:
        facts = {"points": plain(limits[0]), "most": plain(most)}
        return gettext("the best band begins at %(points)s, and all criteria give %(most)s at most") % facts
    codes = [one.code for one in new.criteria]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        return gettext("criterion %(code)s stands twice") % {"code": twice[0]}
    known = measures()
    whys: list[tuple[str, Any]] = [(one.code, _unsound(one, known)) for one in new.criteria]
    return next((gettext("criterion %(code)s: %(why)s") % {"code": code, "why": why} for code, why in whys if why), "")


def _unsound(one: NewCriterion, known: Mapping[str, Any]) -> str:
    if not one.text.strip() or not one.group.strip():
        return gettext("its group or its text is missing")
    if one.scored_by == ScoredBy.FIGURE and one.figure not in known:
        return gettext("“%(figure)s” is no figure of the system") % {"figure": one.figure}
    if (one.scored_by == ScoredBy.PEOPLE) == bool(one.steps):
        return gettext("steps belong to a criterion scored by steps or by a figure, and only there")
    if one.steps and max(step.points for step in one.steps) != one.max_points:
        return gettext("its highest step is not its maximum of %(points)s points") % {"points": plain(one.max_points)}
    if one.scored_by == ScoredBy.STEPS and any(step.from_value is not None for step in one.steps):
        return gettext("a step that people choose has no value of a figure")
    if one.passes_from is not None and one.passes_from > one.max_points:
        return gettext("it could never be passed")
    return gettext("at best excellent is no limit") if one.limits_to == Band.EXCELLENT else ""
