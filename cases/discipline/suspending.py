"""Who decides a suspension by the rulebook of the day: who may expel, or the commission directly above."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cases.discipline.competence import Authority, Body, Subject, Violation, competence
from cases.discipline.forms import DisciplineForm, SubjectKind
from cases.discipline.levels import default_line, rank
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import Level

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


@dataclass(frozen=True)
class Deciders:
    """The bodies that may decide, the lowest first, with every rule that says so."""

    bodies: tuple[Body, ...]
    main: RuleFound
    rules: tuple[RuleFound, ...]
    by_commission: bool = False


def deciders(
    book: Rulebook,
    kind: SuspensionKind,
    trigger: Trigger,
    subject: Subject,
    *,
    acting: Body | None = None,
    may_admit: bool | None = None,
) -> Deciders:
    """Who decides this suspension (SUSP-AUTH).

    Where law enforcement has acted against a committee member of the level directly below, or a cadre its committee
    manages who does not sit in it, the commission decides. Everything else is decided by who may expel the member, or
    dissolve the organization.
    """
    rule = book.find("SUSP-AUTH")
    if found := _commissions(rule, kind, trigger, subject, subject.line or default_line(book, subject.level)):
        return Deciders(found, rule, (rule,), by_commission=True)
    heaviest = DisciplineForm.DISSOLUTION if kind == SuspensionKind.ORGANIZATION else DisciplineForm.EXPULSION
    answer = competence(book, subject, Violation(), heaviest, acting=acting, may_admit=may_admit)
    rules = {one.rule.reference: one for one in (rule, *answer.rules)}
    return Deciders(tuple(one.body for one in answer.decide), rule, tuple(rules.values()))


def _commissions(
    rule: RuleFound, kind: SuspensionKind, trigger: Trigger, subject: Subject, line: tuple[str, ...]
) -> tuple[Body, ...]:
    if rule.value["ubkt_triggers"].get(trigger) != kind or subject.kind == SubjectKind.ORGANIZATION:
        return ()
    levels = (Level.CELL.value, *line)
    seats = {rank(level) for level in subject.seats}
    found = []
    for below, level in pairwise(levels):
        if rank(level) <= rank(Level.GRASSROOTS) or rank(level) in seats:
            continue
        managed_here = bool(subject.managed_by) and rank(subject.managed_by) == rank(level)
        managed_above = bool(subject.managed_by) and rank(subject.managed_by) > rank(level)
        sits_above = any(seat > rank(level) for seat in seats)
        if not sits_above and not managed_above and (rank(below) in seats or managed_here):
            found.append(Body(Authority.COMMISSION, level))
    return tuple(found)
