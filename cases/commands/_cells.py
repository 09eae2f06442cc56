"""What acts of a cell share: whether one person may do its work alone, and whether the cell may do it at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import cells
from cases.cells import STATED, CellGround
from cases.errors_cell import BeyondTheCell, CellSupervisesRoutinely, NotAlone
from cases.models import SIGNS_KINDS, Case, Kind, Member, Seat, Team

if TYPE_CHECKING:
    from cases.rulebook import Rulebook


def goes_alone(team: Team, people: Collection[Member], book: Rulebook, on: date) -> bool:
    """Whether one person does the work of a cell, lawfully; False where the rules of every team are to be asked.

    Another leads the meeting that concludes: who inspected does not preside over it. Raises `NotAlone`.
    """
    if len(people) != 1 or not cells.is_cell(team.body):
        return False
    rule = cells.alone(book)
    if rule is None:
        return False
    (member,) = people
    leading = Seat.objects.on(on).leading().filter(body=team.body_id)
    subjects = Case.objects.filter(team=team)
    own = subjects.filter(subject_member__organization=team.body.organization_id)
    if not leading.filter(member=member, chair__in=rule.value).exists():
        lack = _("only its secretary or deputy secretary may")
    elif cells.has_committee(team.body, on):
        lack = _("it has a committee")
    elif own.count() < subjects.count():
        lack = _("it is not about members of the cell only")
    elif not leading.exclude(member=member).exists():
        lack = _("nobody else leads the meeting that concludes")
    else:
        return True
    raise NotAlone(name=member.full_name, body=team.body.name, lack=lack, citation=rule.cite())


def ground_of_cell(team: Team, stated: str, book: Rulebook, on: date) -> str:
    """Return by which ground a cell does this work; "" where none is asked.

    Raises `CellSupervisesRoutinely`, `BeyondTheCell`.
    """
    if not cells.is_cell(team.body):
        return ""
    if team.kind == Kind.THEMATIC_SUPERVISION:
        return _of_supervision(team, stated, book, on)
    if team.kind in {*SIGNS_KINDS, Kind.DENUNCIATION}:
        return _of_signs(team, stated, book)
    return ""


def _of_supervision(team: Team, stated: str, book: Rulebook, on: date) -> str:
    rule = book.find_or_none("MEMBERS-CONDITIONAL")
    if rule is None:
        return ""
    shown = cells.shown_by_record(rule, team.body, on)
    if shown is not None:
        return shown.value
    if stated in STATED:
        return stated
    if rule.gates:
        members, least = cells.members_of(team.body).count(), rule.value["min_members"]
        raise CellSupervisesRoutinely(body=team.body.name, members=members, least=least, citation=rule.cite())
    return ""


def _of_signs(team: Team, stated: str, book: Rulebook) -> str:
    rule = book.find_or_none("CELL-SIGNS-SCOPE")
    if rule is None or stated in rule.value["may"]:
        return stated
    if rule.gates:
        may = "; ".join(str(CellGround(one).label) for one in rule.value["may"])
        raise BeyondTheCell(body=team.body.name, may=may, citation=rule.cite())
    return ""
