"""A complaint against discipline: its window, its grounds of refusal, the level it goes to, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.discipline.competence import Authority, Body
from cases.discipline.errors import LevelNotThen, LineTooShort, ServedLater
from cases.discipline.forms import DisciplineForm
from cases.discipline.levels import above, default_line, is_of_that_time
from cases.discipline.words import Sentence, say
from cases.models import Level
from cases.rulebook import Scope

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


class Ground(TextChoices):
    """The seven grounds on which a complaint is not handled, as COMPLAIN-NOT names them."""

    PAST_WINDOW = "past_window", _("the time to complain has passed")
    HIGHER_OR_HIGHEST = (
        "being_handled_by_higher_or_decided_by_highest",
        _("a higher level is handling it, or the highest has decided"),
    )
    SENTENCED = (
        "sentenced_non_custodial_reform_or_more_not_annulled",
        _("sentenced to non-custodial reform or more, and the sentence is not annulled"),
    )
    BY_PROXY = "by_proxy", _("made for somebody else")
    BEFORE_DECISION = "before_written_decision_received", _("made before the written decision was received")
    REFUSED_DECISION = "refused_to_receive_decision", _("the decision was refused when it was handed over")
    MOVED = (
        "moved_to_another_party_committee_before_complaining",
        _("moved to another party committee before complaining"),
    )


class Outcome(TextChoices):
    """How a complaint may end, as COMPLAIN-CHANGE names it."""

    UPHOLD = "uphold", _("uphold")
    INCREASE = "increase", _("increase")
    DECREASE = "decrease", _("decrease")
    ANNUL = "annul", _("annul")


@dataclass(frozen=True)
class Complaint:
    """What is known of a complaint when it arrives."""

    form: DisciplineForm
    decided_by: Body  # whose disciplinary decision it was
    complained_on: date
    served_on: date | None = None  # the proof of service; None: no written decision was handed over
    last_decided_by: Body | None = None  # who decided on it last, where it went a level up already
    addressed_to: Body | None = None
    line: tuple[str, ...] = ()
    by_proxy: bool = False
    refused_to_receive: bool = False
    sentenced: bool = False
    moved_before: bool = False
    handled_by_higher: bool = False
    accepted_on: date | None = None


@dataclass(frozen=True)
class Handling:
    """What the rulebook says of a complaint."""

    admissible: bool
    grounds: tuple[Ground, ...]
    last_day: date | None
    addressees: tuple[Body, ...]  # who may handle it now, in order of level
    skips_level: bool
    final: Body
    is_final_instance: bool
    due_on: date | None
    explanation: tuple[Sentence, ...]
    window: RuleFound
    rules: tuple[RuleFound, ...]


def handling(book: Rulebook, complaint: Complaint) -> Handling:
    """Judge a complaint by the rulebook of the day.

    Raises `ServedLater`, `LevelNotThen`, `LineTooShort`, and `NoSuchRule` where that rulebook is silent.
    """
    window, order, bodies = book.find("COMPLAIN-WINDOW"), book.find("COMPLAIN-ORDER"), book.find("COMPLAIN-COMP")
    refusals, pending = book.find("COMPLAIN-NOT"), book.find_or_none("COMPLAIN-PENDING")
    deciders = [complaint.decided_by, complaint.last_decided_by, complaint.addressed_to]
    for body in filter(None, deciders):
        if not is_of_that_time(book, body.level):
            raise LevelNotThen(level=Level(body.level).label, on=book.on)
    if complaint.accepted_on and complaint.accepted_on < complaint.complained_on:
        raise ServedLater(first=complaint.complained_on, second=complaint.accepted_on)
    last_day = book.add(window.number(), window.unit, start=complaint.served_on) if complaint.served_on else None
    last = complaint.last_decided_by or complaint.decided_by
    final = final_instance(complaint)
    addressees = next_bodies(book, complaint)
    grounds = tuple(ground for ground in _grounds(complaint, last_day, ended=last == final) if ground in refusals.value)
    skips = bool(complaint.addressed_to) and complaint.addressed_to not in addressees
    explanation = _explained(complaint, last_day, grounds, addressees, skips=skips, final=final, at_end=last == final)
    if pending and pending.value:
        explanation.append(say(_("The decision stays in force meanwhile.")))
    used = [window, order, bodies, refusals, pending]
    due_on = None
    if complaint.accepted_on and addressees and not grounds:
        asked = book.shelf.on(book.on, _scope_of(book, complaint.addressed_to or addressees[0]))
        duration = asked.find("DUR-GQKN")
        due_on = asked.add(duration.number(), duration.unit, start=complaint.accepted_on)
        used.append(duration)
        explanation.append(say(_("It is resolved by %(on)s."), on=due_on))
    rules = {found.rule.reference: found for found in used if found}
    return Handling(
        not grounds and not skips,
        grounds,
        last_day,
        addressees,
        skips,
        final,
        complaint.addressed_to == final if complaint.addressed_to else addressees == (final,),
        due_on,
        tuple(explanation),
        window,
        tuple(rules.values()),
    )


def final_instance(complaint: Complaint) -> Body:
    """Whose decision ends the chain: by the form, and by who disciplined (COMPLAIN-COMP)."""
    if complaint.decided_by.level == Level.CENTRAL:
        return Body(Authority.COMMITTEE, Level.CENTRAL)
    if complaint.form == DisciplineForm.EXPULSION:
        return Body(Authority.STANDING_COMMITTEE, Level.CENTRAL)
    return Body(Authority.COMMISSION, Level.CENTRAL)


def next_bodies(book: Rulebook, complaint: Complaint) -> tuple[Body, ...]:
    """Who handles it now: against a commission, its committee or standing committee; else the level above."""
    last, final = complaint.last_decided_by or complaint.decided_by, final_instance(complaint)
    if last == final:
        return ()
    if last.level == Level.CENTRAL:
        return (final,) if last.kind == Authority.STANDING_COMMITTEE else _above_commission(last, final)
    if last.kind == Authority.COMMISSION:
        return Body(Authority.STANDING_COMMITTEE, last.level), Body(Authority.COMMITTEE, last.level)
    level = above(complaint.line or default_line(book, last.level), last.level)
    if not level:
        raise LineTooShort(body=last)
    if level == Level.CENTRAL:
        return (Body(Authority.COMMISSION, level),)
    return tuple(
        Body(kind, level) for kind in (Authority.COMMISSION, Authority.STANDING_COMMITTEE, Authority.COMMITTEE)
    )


def _above_commission(last: Body, final: Body) -> tuple[Body, ...]:
    standing = Body(Authority.STANDING_COMMITTEE, last.level)
    return (standing,) if final == standing else (standing, final)


def _grounds(complaint: Complaint, last_day: date | None, *, ended: bool) -> list[Ground]:
    found = []
    if last_day and complaint.complained_on > last_day:
        found.append(Ground.PAST_WINDOW)
    if complaint.handled_by_higher or ended:
        found.append(Ground.HIGHER_OR_HIGHEST)
    if complaint.sentenced:
        found.append(Ground.SENTENCED)
    if complaint.by_proxy:
        found.append(Ground.BY_PROXY)
    if complaint.refused_to_receive:
        found.append(Ground.REFUSED_DECISION)
    elif complaint.served_on is None or complaint.complained_on < complaint.served_on:
        found.append(Ground.BEFORE_DECISION)
    if complaint.moved_before:
        found.append(Ground.MOVED)
    return found


def _explained(
    complaint: Complaint,
    last_day: date | None,
    grounds: tuple[Ground, ...],
    addressees: tuple[Body, ...],
    *,
    skips: bool,
    final: Body,
    at_end: bool,
) -> list[Sentence]:
    explanation = []
    if last_day and complaint.served_on:
        explanation.append(
            say(
                _("Handed over on %(served)s, so it is in time until %(last)s."),
                served=complaint.served_on,
                last=last_day,
            )
        )
    if grounds:
        explanation.append(say(_("It is not handled: %(grounds)s."), grounds=[ground.label for ground in grounds]))
    if skips:
        explanation.append(
            say(_("It skips a level: it goes to %(bodies)s first and is passed there."), bodies=list(addressees))
        )
    elif addressees:
        explanation.append(say(_("It goes to %(bodies)s."), bodies=list(addressees)))
    if at_end:
        explanation.append(say(_("%(body)s has decided, and its decision is final."), body=final))
    else:
        explanation.append(say(_("Who disciplined does not handle it. The last instance is %(body)s."), body=final))
    return explanation


def _scope_of(book: Rulebook, body: Body) -> Scope:
    return Scope(body.kind.value, body.level, book.scope.locality, book.scope.body_id)
