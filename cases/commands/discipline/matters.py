"""What is judged: violations with their times, pauses of their periods, circumstances by their article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_open, require_text, rules, save, write
from cases.commands.discipline.guards import require_going_on
from cases.discipline.forms import SubjectKind
from cases.errors_discipline import CircumstanceUnknown
from cases.locking import locked_case
from cases.models import Case, Circumstance, Pause, Violation
from cases.policy import Act

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound
    from inspection.accounts.models import User


@dataclass(frozen=True)
class ViolationFacts:
    """What is said of a violation; a day not known exactly is a range."""

    act: str
    severity: str
    group: str = ""
    nature: str = ""
    harm: str = ""
    cause: str = ""
    began_from: date | None = None
    began_until: date | None = None
    ended_from: date | None = None
    ended_until: date | None = None
    continuing: bool = False
    discovered_on: date | None = None
    special: str = ""
    by_assignment: bool = False


def _open_to_change(case: Case, by: User, on: date, act: Any) -> Case:
    case = locked_case(case)
    policy.require(by, Act.RECORD_VIOLATION, case, on=on)
    require_going_on(case)
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.opened_on)
    return case


@command
def record_violation(case: Case, *, by: User, on: date, facts: ViolationFacts) -> Violation:
    """Record a violation to be considered, until the proposal is laid before the body."""
    case = _open_to_change(case, by, on, _("Record a violation"))
    require_text(act=(_("violation"), facts.act), severity=(_("degree"), facts.severity))
    last = Violation.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    row = Violation(case=case, number=last + 1, recorded_on=on, recorded_by=by, **asdict(facts))
    save(row)
    write(case, "violation-recorded", "", by, on, number=row.number, severity=row.severity)
    return row


@command
def revise_violation(violation: Violation, *, by: User, on: date, facts: ViolationFacts) -> Violation:
    """Say it better, or date it; the trail keeps what was said before."""
    case = _open_to_change(violation.case, by, on, _("Revise a violation"))
    require_text(act=(_("violation"), facts.act), severity=(_("degree"), facts.severity))
    violation = Violation.objects.select_for_update().get(pk=violation.pk)
    before: dict[str, Any] = {}
    for name, value in asdict(facts).items():
        if getattr(violation, name) != value:
            old = getattr(violation, name)
            before[name] = old.isoformat() if isinstance(old, date) else old
            setattr(violation, name, value)
    save(violation)
    write(case, "violation-revised", "", by, on, number=violation.number, before=before)
    return violation


@command
def withdraw_violation(violation: Violation, *, by: User, on: date, reason: str) -> Violation:
    """Take a violation out of the consideration, with the reason."""
    case = _open_to_change(violation.case, by, on, _("Withdraw a violation"))
    require_text(reason=(_("reason"), reason))
    violation = Violation.objects.select_for_update().get(pk=violation.pk)
    violation.withdrawn_on = on
    save(violation, ["withdrawn_on"])
    write(case, "violation-withdrawn", "", by, on, number=violation.number, reason=reason)
    return violation


@command
def add_pause(violation: Violation, *, by: User, on: date, cause: str, since: date, until: date | None = None) -> Pause:
    """Record a time that does not count in a violation's limitation period."""
    case = _open_to_change(violation.case, by, on, _("Record a pause"))
    row = Pause(violation=violation, cause=cause, since=since, until=until)
    save(row)
    write(case, "pause-recorded", "", by, on, number=violation.number, cause=cause)
    return row


# Circumstances


def circumstances_named(book: Rulebook, kind: str) -> dict[str, tuple[RuleFound, list[str]]]:
    """Return the circumstances the rulebook of the day names for this kind of subject, by the way they weigh."""
    subject = SubjectKind(kind).spoken_of
    named: dict[str, tuple[RuleFound, list[str]]] = {}
    for direction in Circumstance.Direction.values:
        found = book.find_or_none(direction, subject=subject)
        if found is not None:
            value = found.value
            named[direction] = (found, list(value) if isinstance(value, list | dict) else [])
    return named


@command
def record_circumstance(case: Case, *, by: User, on: date, direction: str, key: str, detail: str) -> Circumstance:
    """Record a circumstance that weighs on the form, by the article of the rulebook that names it."""
    case = _open_to_change(case, by, on, _("Record a circumstance"))
    require_text(detail=(_("detail"), detail))
    book = rules(case, on)
    found, keys = circumstances_named(book, case.matter.subject_kind).get(direction, (None, []))
    if found is None or key not in keys:
        raise CircumstanceUnknown(key=key, on=f"{on:%d/%m/%Y}", citation=found.cite() if found else "")
    row = Circumstance(
        case=case,
        direction=direction,
        key=key,
        rule_cited=found.cite(),
        detail=detail,
        recorded_on=on,
        recorded_by=by,
    )
    save(row)
    write(case, "circumstance-recorded", "", by, on, direction=direction, key=key, rules=cited(book, on))
    return row
