"""Asking about what may follow or go before: a complaint, and a suspension."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.discipline.answers import Answer, iso
from cases.discipline.asking import Asked, book_of
from cases.discipline.competence import Authority, Body
from cases.discipline.complaints import Complaint, Ground, handling
from cases.discipline.forms import DisciplineForm
from cases.discipline.suspension import SuspensionKind, Trigger, term
from cases.models import Level
from cases.rulebook import Shelf

LONGEST_EXTENSION = 1000


def complaint_about(asked: Asked, shelf: Shelf, today: date) -> Answer:
    """Whether a complaint is in time, whether it is refused and why, where it goes, and where the chain ends."""
    book = book_of(asked, shelf, on=asked.day("date"))
    decided_by = asked.body_or_none("decided_by", "decided_by_level")
    if decided_by is None:
        raise asked.missing("decided_by", ", ".join(Authority.values))
    complaint = Complaint(
        form=asked.choice("form", DisciplineForm),
        decided_by=decided_by,
        complained_on=asked.day("complained_on"),
        served_on=asked.day_or_none("served_on"),
        last_decided_by=asked.body_or_none("last_decided_by", "last_decided_by_level"),
        addressed_to=asked.body_or_none("addressed_to", "addressed_to_level"),
        line=tuple(level.value for level in asked.choices("line", Level)),
        by_proxy=asked.flag("by_proxy"),
        refused_to_receive=asked.flag("refused_to_receive"),
        sentenced=asked.flag("sentenced"),
        moved_before=asked.flag("moved_before"),
        handled_by_higher=asked.flag("handled_by_higher"),
        accepted_on=asked.day_or_none("accepted_on"),
    )
    asked.done()
    found = handling(book, complaint)
    by_key = {rule.key: rule for rule in found.rules}
    main = found.window
    if [ground for ground in found.grounds if ground != Ground.PAST_WINDOW]:
        main = by_key["COMPLAIN-NOT"]
    elif found.skips_level:
        main = by_key["COMPLAIN-ORDER"]
    answer = {
        "admissible": found.admissible,
        "grounds": [ground.value for ground in found.grounds],
        "skips_level": found.skips_level,
        "last_day": iso(found.last_day),
        "addressees": [_body(body) for body in found.addressees],
        "final": _body(found.final),
        "due_on": iso(found.due_on),
    }
    return Answer("complaint", answer, main, found.explanation, rules=found.rules, judged=found)


def _body(body: Body) -> dict[str, Any]:
    return {"body": body.kind.value, "level": body.level}


def suspension_of(asked: Asked, shelf: Shelf, today: date) -> Answer:
    """How long a suspension decided on a date may last, and where it stands on a day."""
    decided = asked.day("date")
    book = book_of(asked, shelf, on=decided)
    facts = {
        "since": asked.day_or_none("since") or decided,
        "on": asked.day_or_none("on") or decided,
        "extended_on": asked.day_or_none("extended_on"),
        "extension": asked.number_or_none("extension_days", 1, LONGEST_EXTENSION) or 0,
        "legal_term_until": asked.day_or_none("legal_term_until"),
        "ended_on": asked.day_or_none("ended_on"),
        "procedural_act_on": asked.day_or_none("procedural_act_on"),
    }
    kind, trigger = asked.choice("kind", SuspensionKind), asked.choice("trigger", Trigger)
    asked.done()
    found = term(book, kind, trigger, **facts)  # type: ignore[arg-type]
    answer = {
        "base": found.base,
        "max_with_extension": found.longest,
        "extension_max": found.longest_extension,
        "unit": found.unit or None,
        "last_day": iso(found.last_day),
        "latest_day": iso(found.latest_day),
        "in_force": found.in_force,
        "ends_soon": found.ends_soon,
        "mandatory": found.mandatory,
        "notify_by": iso(found.notify_by),
    }
    return Answer("suspension", answer, found.main, found.explanation, rules=found.rules, judged=found)
