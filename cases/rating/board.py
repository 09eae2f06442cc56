"""What the pages of a rating show: units by criteria, what may be done on a sheet, the ranking as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases import policy
from cases.conflicts import ground_words
from cases.models import ASSESSORS, Band, RatedUnit, RatingRecusal, RatingRound
from cases.rating import recusal
from cases.rating.measures import Part
from cases.rating.sheets import Line, Sheet
from cases.rating.totals import plain

#: How a band is marked: by shape and word as well as by tone.
STATES = {Band.EXCELLENT.value: "ok", Band.GOOD.value: "done", Band.FAIR.value: "wait", Band.WEAK.value: "late"}

#: From which share of the maximum on a cell is so dark.
_SHADES = (Decimal("0.5"), Decimal("0.7"), Decimal("0.85"), Decimal(1))


@dataclass(frozen=True)
class Cell:
    """One cell of the board: its text says what its shade does."""

    text: str
    level: int = 0
    title: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One unit."""

    label: str
    url: str
    cells: Sequence[Cell]


def columns(sheets: Sequence[Sheet]) -> list[str]:
    """Return the headings: every criterion, the total, the band, how far the unit is."""
    codes = [line.criterion.code for line in sheets[0].lines] if sheets else []
    return [*codes, _("Total points"), _("Band"), _("State")]


def rows(sheets: Sequence[Sheet], one: RatingRound) -> list[BoardRow]:
    """Return every unit with its points; a total that lacks points is no total yet."""
    return [
        BoardRow(
            sheet.unit.organization.name,
            reverse("rating-unit", args=[sheet.unit.pk]),
            [*(_cell(line) for line in sheet.lines), *_ends(sheet), Cell(stand(sheet, one))],
        )
        for sheet in sheets
    ]


def _cell(line: Line) -> Cell:
    criterion = line.criterion
    if line.final is None:
        own = line.own_points
        said = _("scored by the unit: %(points)s") % {"points": plain(own)} if own is not None else _("not scored yet")
        return Cell(f"({plain(own)})" if own is not None else "·", 0, f"{criterion.code}: {said}")
    share = line.final / criterion.max_points
    level = sum(share >= shade for shade in _SHADES)
    mark = "?" if line.waits else "×" if line.is_passed is False else ""
    words = f"{criterion.code}: {plain(line.final)}/{plain(criterion.max_points)}"
    if line.waits:
        words = f"{words} – {_('an appeal waits')}"
    elif line.is_passed is False:
        words = f"{words} – {_('condition not passed')}"
    return Cell(f"{plain(line.final)}{mark}", level, words)


def _ends(sheet: Sheet) -> list[Cell]:
    if not sheet.is_whole:
        return [Cell("·"), Cell("·")]
    result = sheet.result
    band = str(Band(result.band).label)
    limit = _("by points: %(band)s; not passed: %(codes)s") % {
        "band": Band(result.band_by_points).label, "codes": ", ".join(result.failed),
    }  # fmt: skip
    return [Cell(plain(result.total)), Cell(f"{band}×" if result.is_limited else band, 0, limit * result.is_limited)]


def stand(sheet: Sheet, one: RatingRound) -> str:
    """Say how far a unit is."""
    unit = sheet.unit
    if one.is_published:
        return _("published")
    if sheet.waiting:
        return _("an appeal waits")
    if hasattr(unit, "told"):
        return _("told, may be appealed until %(day)s") % {"day": f"{unit.told.appeal_until:%d/%m/%Y}"}
    if hasattr(unit, "submission"):
        return _("to be assessed by the office")
    return _("scores itself")


def assesses(user: Any, unit: RatedUnit, on: date) -> bool:
    """Whether the user assesses this unit: of the office of the body, not of the unit, without a declared conflict."""
    holds = any(policy.holds(user, duty, unit.round.body.organization, on) for duty in ASSESSORS)
    belongs = RatedUnit.objects.filter(pk=unit.pk).belongs_to(user, on)
    return holds and not belongs and not recusal.is_apart(user, unit)


def acts(sheet: Sheet, user: Any, on: date) -> dict[str, bool]:
    """Return what a user may do on a sheet now; every command asks again."""
    unit, one = sheet.unit, sheet.unit.round
    if one.is_published:
        return {}
    answers = RatedUnit.objects.answered_by(user, on).contains(unit)
    office = assesses(user, unit, on)
    leads = policy.leads(user, one.body, on) and not recusal.is_apart(user, unit)
    told, handed = getattr(unit, "told", None), hasattr(unit, "submission")
    over = on > one.self_score_until
    return {
        "score": answers and not handed and not over,
        "hand_in": answers and not handed and not over and not sheet.unscored,
        "assess": office and told is None and (handed or over),
        "tell": office and told is None and not sheet.unassessed,
        "appeal": answers and told is not None and on <= told.appeal_until,
        "decide": leads and bool(sheet.waiting),
        "recuse": office or leads,
    }


def kept_apart(unit: RatedUnit) -> list[tuple[RatingRecusal, Any]]:
    """Return who declared a conflict about the unit in this round, with the ground in words."""
    rows = RatingRecusal.objects.filter(unit=unit).select_related("member").order_by("pk")
    return [(row, ground_words(row.ground)) for row in rows]


def behind(one: RatingRound, unit: RatedUnit, line: Line, parts: Sequence[Part]) -> list[tuple[Part, list[int]]]:
    """Return the parts of a figure with the keys of their rows: as they are, or as the ranking was frozen with them."""
    found = [(part, part.pks()) for part in parts]
    if not one.is_published:
        return found
    frozen = next(
        score["rows"]
        for told in json.loads(one.ranking.facts)["units"]
        if told["unit"] == unit.pk
        for score in told["scores"]
        if score["code"] == line.criterion.code
    )
    return [(part, sorted(set(keys) & set(kept))) for (part, keys), kept in zip(found, frozen, strict=True)]


def place(wanted: str, sizes: Sequence[int]) -> int:
    """Return which part the address asks for; the first that has rows where it asks for none."""
    if wanted:
        if not wanted.isdecimal() or int(wanted) >= len(sizes):
            raise BadRequest("no such part")
        return int(wanted)
    return next((number for number, size in enumerate(sizes) if size), 0)


def table(one: RatingRound, *, with_points: bool) -> tuple[list[str], list[list[Any]]]:
    """Return a published ranking as head and rows, in Vietnamese, as it was frozen; points are numbers."""
    told = json.loads(one.ranking.facts)["units"]
    head = ["Hạng", "Mã đơn vị", "Đơn vị", "Tổng điểm", "Xếp loại", "Tiêu chí điều kiện không đạt"]
    if with_points and told:
        head += [score["code"] for score in told[0]["scores"]]
    with translation.override("vi"):
        bands = {band.value: str(band.label) for band in Band}
    found = []
    for unit in told:
        row = [unit["rank"], unit["code"], unit["name"], float(unit["total"]), bands[unit["band"]],
               ", ".join(unit["failed"])]  # fmt: skip
        found.append(row + ([float(score["points"]) for score in unit["scores"]] if with_points else []))
    return head, found
