"""What a cell does in its own way: who decides in it, how it works where its locality says so, and what it may do.

The rules are data (rulebooks/local-*.json); without one of them a cell goes by the rules of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import SIGNS_KINDS, Body, BodyKind, Category, Chair, Kind, Level, Member, Seat

if TYPE_CHECKING:
    from cases.models import Team
    from cases.rulebook import Rulebook, RuleFound

#: Above a cell that belongs to a grassroots committee; every other cell is a grassroots organization itself.
_WITHIN = (Level.GRASSROOTS, Level.SECTION)

#: Who does not belong to a cell any more.
_GONE = (Category.DECEASED, Category.MOVED, Category.STRUCK_OFF)

#: The papers that set the work going: of every body its decision and plan, of a cell as its locality says.
USUAL = ("team-decision", "plan")
_FOUNDING = {"plan": ("plan",), "decision": ("team-decision",)}
_BY_PLAN = {Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION, *SIGNS_KINDS}


class CellGround(models.TextChoices):
    """Why a cell may do a work of its own: what it is (MEMBERS-CONDITIONAL), or what the signs are in."""

    COMMITTEE = "committee", _("it has a committee")
    SIZE = "size", _("it has as many members as the rule asks")
    DISPERSED = "dispersed", _("its members are dispersed")
    GROUPS = "groups", _("it has several party groups")
    ASSIGNED = "cell_assigned_tasks", _("tasks the cell assigned")
    MEMBERSHIP = "membership_duties", _("duties of a member")
    CONDUCT = "political_quality_ethics_lifestyle", _("political quality, ethics, way of life")


#: What is said of a cell that nothing on record shows.
STATED = (CellGround.DISPERSED, CellGround.GROUPS)


@dataclass(frozen=True)
class LookBack:
    """How many years an inspection may look back, and by which rule."""

    years: float
    found: RuleFound


def look_back(book: Rulebook, body: Body) -> LookBack | None:
    """Return how far an inspection may look back (SCOPE-KTCH); a locality may tell two sorts of cells apart."""
    found = book.find_or_none("SCOPE-KTCH")
    if found is None:
        return None
    years = found.value
    if isinstance(years, dict):
        parent = body.organization.parent
        years = years["CHIBO_TRUC_THUOC" if parent is not None and parent.level in _WITHIN else "CHIBO_COSO"]
    return LookBack(float(years), found)


@dataclass(frozen=True)
class TeamSize:
    """How many people a team of a cell has, and by which rule."""

    least: int
    most: int
    found: RuleFound


def team_size(book: Rulebook) -> TeamSize | None:
    """Return how large a team of a cell is (TEAM-CELL), where the locality says so and the rule gates."""
    found = book.find_or_none("TEAM-CELL")
    if found is None or not found.gates:
        return None
    return TeamSize(int(found.value["min"]), int(found.value["max"]), found)


# Who decides in it


def is_cell(body: Body) -> bool:
    """Whether the body is a cell, which decides in its meeting; its seats are those of its committee, if it has one."""
    return body.organization.level == Level.CELL and body.kind == BodyKind.COMMITTEE


def members_of(body: Body) -> models.QuerySet[Member]:
    """Return the members of a cell."""
    return Member.objects.filter(organization=body.organization_id).exclude(category__in=_GONE)


def seats(body: Body, on: date, *, apart: Iterable[models.QuerySet[Any, Any]] = ()) -> list[Seat]:
    """Return who decides in a body on a day: whoever has a seat in it; in a cell every member, with a seat or not.

    `apart` are the members, by id, who take no part.
    """
    held = Seat.objects.on(on).filter(body=body).exclude(member__category=Category.DECEASED)
    others = members_of(body).exclude(pk__in=Seat.objects.on(on).filter(body=body).values("member"))
    for rows in apart:
        held, others = held.exclude(member__in=rows), others.exclude(pk__in=rows)
    found = list(held.select_related("member").order_by("pk"))
    if not is_cell(body):
        return found
    rest = [Seat(body=body, member=one, chair=Chair.MEMBER, since=on) for one in others.order_by("pk")]
    return found + rest


def has_committee(body: Body, on: date) -> bool:
    """Whether a cell has a committee: somebody sits in it besides its secretary and deputy."""
    return Seat.objects.on(on).filter(body=body, chair=Chair.MEMBER).exists()


# How it works


def founding(book: Rulebook, team: Team) -> tuple[str, ...]:
    """Return the papers that set a team's work going (PLAN-CELL): of a cell perhaps its plan or its decision alone."""
    if team.kind not in _BY_PLAN or not is_cell(team.body):
        return USUAL
    found = book.find_or_none("PLAN-CELL")
    return _FOUNDING.get(found.value, USUAL) if found is not None and found.gates else USUAL


def alone(book: Rulebook) -> RuleFound | None:
    """Return the rule by which a secretary or deputy may do the work of a cell alone (SOLO-CELL), where it gates."""
    found = book.find_or_none("SOLO-CELL")
    return found if found is not None and found.gates else None


# What it may do


def grounds_to_state(book: Rulebook, team: Team, on: date) -> list[CellGround]:
    """Return what the proposal of a cell chooses from; nothing where no rule asks, or the record says it."""
    if not is_cell(team.body):
        return []
    if team.kind == Kind.THEMATIC_SUPERVISION:
        rule = book.find_or_none("MEMBERS-CONDITIONAL")
        shown = rule is None or shown_by_record(rule, team.body, on) is not None
        return [] if shown else list(STATED)
    if team.kind in {*SIGNS_KINDS, Kind.DENUNCIATION}:
        rule = book.find_or_none("CELL-SIGNS-SCOPE")
        return [CellGround(one) for one in rule.value["may"]] if rule is not None else []
    return []


def shown_by_record(rule: RuleFound, body: Body, on: date) -> CellGround | None:
    """Return which condition of MEMBERS-CONDITIONAL the record shows of a cell."""
    if has_committee(body, on):
        return CellGround.COMMITTEE
    return CellGround.SIZE if members_of(body).count() >= rule.value["min_members"] else None
