"""Until when each step is to be done, and which rule says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cases.models import TEAMLESS_KINDS, Case, FollowUpItem, Kind, ProgrammeItem, Rule, Team
from cases.rulebook import Rulebook


@dataclass(frozen=True)
class Deadline:
    """A day (None where the regulation sets none), the key of the rule, its article, and whether it may gate."""

    due_on: date | None = None
    rule: str = ""
    citation: str = ""
    settled: bool = True


NONE = Deadline()

#: Units in which a rule says how long something may take.
_LENGTHS = frozenset({"day", "working_day", "month"})

#: Steps that share the time of the whole case, unless the procedure gives them a time of their own.
_WITHIN = frozenset({"R3", "R4", "R5", "R6", "E1"})

#: Closing steps: the rule, and the event its time counts from.
_CLOSING = {
    "E2": ("NOTICE-ISSUE", "submitted_on"),
    "E3": ("ANNOUNCE-CONC", "concluded_on"),
    "E4": ("FOLLOW-ASSIGN", "announced_on"),
    "E5": ("FILE-HANDOVER", "announced_on"),
}


_SIGNS = {
    "E2": ("NOTICE-ISSUE", "submitted_on"),
    "E3": ("NOTICE-ISSUE", "concluded_on"),
    "E4": ("ANNOUNCE-CONC", "concluded_on"),
    "E5": ("FILE-HANDOVER", "announced_on"),
}

#: The same of the procedures whose closing steps are numbered otherwise.
_CLOSING_OF: dict[str, dict[str, tuple[str, str]]] = {
    Kind.SIGNS_ORGANIZATION: _SIGNS,
    Kind.SIGNS_MEMBER: _SIGNS,
    Kind.MANDATE_INSPECTION: {
        "E2": ("NOTICE-ISSUE", "submitted_on"),
        "E3": ("ANNOUNCE-CONC", "concluded_on"),
    },
    Kind.FINANCE_INSPECTION: {
        "E1": ("NOTICE-ISSUE", "submitted_on"),
        "E2": ("ANNOUNCE-CONC", "concluded_on"),
    },
    Kind.DENUNCIATION: {
        "E1": ("NOTICE-ISSUE", "submitted_on"),
        "E2": ("ANNOUNCE-CONC", "concluded_on"),
        "E3": ("FILE-HANDOVER", "announced_on"),
    },
    Kind.FOLLOW_UP: {},
}

#: Closing steps of several acts: once the conclusion is announced, the time of what is left of the step.
_AFTER_ANNOUNCEMENT: dict[tuple[str, str], tuple[tuple[str, tuple[str, str]], ...]] = {
    (Kind.MANDATE_INSPECTION, "E3"): (
        ("follow_up_assigned_on", ("FOLLOW-ASSIGN", "announced_on")),
        ("closed_on", ("FILE-HANDOVER", "announced_on")),
    ),
    (Kind.FINANCE_INSPECTION, "E2"): (
        ("follow_up_assigned_on", ("FOLLOW-ASSIGN", "announced_on")),
        ("closed_on", ("FILE-HANDOVER", "announced_on")),
    ),
}


def within_the_case(kind: str) -> frozenset[str]:
    """Return the steps that share the time of the whole case."""
    return _WITHIN - _CLOSING_OF.get(kind, {}).keys()


def _closing(step: str, case: Case) -> tuple[str, str] | None:
    """Return the rule of a closing step and the event its time counts from, as far as the step is done."""
    if case.announced_on is not None:
        for done, time in _AFTER_ANNOUNCEMENT.get((case.kind, step), ()):
            if getattr(case, done) is None:
                return time
    return _CLOSING_OF.get(case.kind, _CLOSING).get(step)


#: Steps of discipline: the rule, and the event its time counts from. What the body decides has no time of its own.
_DISCIPLINE = {
    "R1": ("DEPLOY", "decided_on"),
    "E4": ("ANNOUNCE-DISC", "sanctioned_on"),
    "E5": ("NOT-REPLACE", "sanctioned_on"),
    "E6": ("FILE-HANDOVER", "concluded_on"),
}

#: Steps of a complaint that do not share the time of the whole.
_COMPLAINT = {"R1": ("DEPLOY", "decided_on"), "E2": ("ANNOUNCE-DISC", "concluded_on")}


#: Steps of a follow-up that run by the days of the requirements.
_URGED = frozenset({"R1", "R2"})


def deadline_of(step: str, thing: Case | Team, book: Rulebook | None = None) -> Deadline:
    """Return until when a step of a case or team is to be done.

    `book` is the rulebook of the day `asked_on` names; without it the rulebook is looked up.
    """
    on = asked_on(step, thing)
    if on is None:
        return NONE
    book = book or Rule.on(on, thing.body.scope)
    if isinstance(thing, Team):
        return _of_item(thing.item, book) if thing.item else NONE
    if thing.kind == Kind.DISCIPLINE:
        return _of_discipline(step, thing, book, on)
    if thing.kind == Kind.COMPLAINT:
        if step == "E3":
            return NONE  # the answer is given; within how long it is entered, no rule says
        key = _COMPLAINT[step][0] if step in _COMPLAINT else ""
        return counted(book, key, on) if key else _cited(book, "DUR-GQKN", thing.due_on)
    if thing.kind == Kind.FOLLOW_UP:
        return _cited(book, "FOLLOW-DUE", _next_requirement(thing))
    if step == "R1":
        return counted(book, "DEPLOY", on)
    if step == "R2":
        return _cited(book, "SELF-REPORT", thing.self_report_due_on)
    if closing := _closing(step, thing):
        return counted(book, closing[0], on)
    return _cited(book, duration_key(thing.kind), thing.due_on)


def _next_requirement(case: Case) -> date | None:
    """The day of the requirement that comes due first, among those of the conclusion nobody has verified yet."""
    rows = FollowUpItem.objects.filter(case=case.opened_from_id, closed_on__isnull=True)
    return rows.order_by("due_on").values_list("due_on", flat=True).first()


def asked_on(step: str, thing: Case | Team) -> date | None:
    """Return the day whose rulebook answers: the event from which the step's time counts. None before it happened."""
    if isinstance(thing, Team):
        return thing.opened_on if thing.item_id else None
    if thing.kind == Kind.FOLLOW_UP:
        return thing.follow_up_assigned_on if step in _URGED else None
    if thing.kind in TEAMLESS_KINDS:
        return None  # the term of a suspension is its own, and is watched by itself
    if thing.kind == Kind.DISCIPLINE:
        return getattr(thing, _DISCIPLINE[step][1]) if step in _DISCIPLINE else thing.deployed_on
    if thing.kind == Kind.COMPLAINT:
        return getattr(thing, _COMPLAINT[step][1]) if step in _COMPLAINT else thing.clock_started_on
    if step == "R1":
        return thing.decided_on
    if closing := _closing(step, thing):
        return getattr(thing, closing[1])  # type: ignore[no-any-return]
    return thing.clock_started_on or thing.deployed_on


def _of_discipline(step: str, case: Case, book: Rulebook, on: date) -> Deadline:
    if step == "R2":
        return _cited(book, "SELF-REPORT", case.self_report_due_on)
    if step not in _DISCIPLINE:
        return NONE
    key = _DISCIPLINE[step][0]
    found = book.find_or_none(key)
    if found is not None and isinstance(found.value, dict):  # within how long others are told
        return _cited(book, key, book.add(found.value["notify_within"], found.unit, start=on))
    return counted(book, key, on)


#: The rule that says how long a procedure lasts, and those that say how much more time it may get, the nearest first.
_LASTS: dict[str, tuple[str, tuple[str, ...]]] = {
    Kind.COMPLIANCE_INSPECTION: ("DUR-KTCH", ("EXT-KTCH", "EXT-ALL")),
    Kind.THEMATIC_SUPERVISION: ("DUR-GS", ("EXT-GS", "EXT-ALL")),
    Kind.SIGNS_ORGANIZATION: ("DUR-KTDH", ("EXT-ALL",)),
    Kind.SIGNS_MEMBER: ("DUR-KTDH", ("EXT-ALL",)),
    Kind.MANDATE_INSPECTION: ("DUR-KTCH", ("EXT-KTCH", "EXT-ALL")),
    Kind.FINANCE_INSPECTION: ("DUR-KTCH", ("EXT-KTCH", "EXT-ALL")),
    Kind.DENUNCIATION: ("DUR-GQTC", ("EXT-GQTC", "EXT-ALL")),
}


def duration_key(kind: str) -> str:
    """Return the rule that says how long the procedure lasts."""
    return _LASTS[kind][0]


def whole_key(kind: str) -> str:
    """Return the rule that says how long the whole procedure lasts; empty where none does."""
    return "DUR-GQKN" if kind == Kind.COMPLAINT else _LASTS.get(kind, ("", ()))[0]


def extension_keys(kind: str) -> tuple[str, ...]:
    """Return the rules that say how much more time the procedure may get, the nearest first."""
    return _LASTS[kind][1]


def time_of(kind: str, step: str) -> tuple[str, str]:
    """Return the rule that gives a step a time of its own, and the event it counts from; empty where it has none."""
    if kind in TEAMLESS_KINDS or step.startswith("P"):
        return "", ""
    if kind == Kind.DISCIPLINE:
        return _DISCIPLINE.get(step, ("SELF-REPORT", "deployed_on") if step == "R2" else ("", ""))
    if kind == Kind.COMPLAINT:
        return _COMPLAINT.get(step, ("", ""))
    if step == "R1":
        return "DEPLOY", "decided_on"
    if step == "R2":
        return "SELF-REPORT", "deployed_on"
    return _CLOSING_OF.get(kind, _CLOSING).get(step, ("", ""))


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    month = 3 * quarter
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _of_item(item: ProgrammeItem, book: Rulebook) -> Deadline:
    """P1–P3 are ready before the quarter the programme names is over."""
    return _cited(book, "PROGRAMME", quarter_end(item.programme.year, item.quarter))


def counted(book: Rulebook, key: str, start: date) -> Deadline:
    """A deadline counted by its rule from an event; a rule that gives no length of time is cited without a day."""
    found = book.find_or_none(key)
    lasts = found is not None and found.unit in _LENGTHS
    return _cited(book, key, book.due(key, start=start) if lasts else None)


def _cited(book: Rulebook, key: str, due_on: date | None) -> Deadline:
    """A deadline with the article of its rule; where this authority has no such rule, without one."""
    found = book.find_or_none(key)
    if found is None:
        return Deadline(due_on, key)
    return Deadline(due_on, key, found.cite(), found.gates)
