"""How every command writes: lock, check dates, save, one entry in the trail; nothing outside a transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.utils.timezone import localdate

from cases import grants, stages, trail
from cases.errors import (
    AlreadyDone,
    DateImpossible,
    NothingTouched,
    OutOfOrder,
    TextTooLong,
)
from cases.errors_clock import ClockStands
from cases.models import Case, ClockStop, Rule, Team, TrailEntry
from cases.rulebook import Rulebook
from cases.spoken import spoken

if TYPE_CHECKING:
    from inspection.accounts.models import User


def rules(thing: Case | Team, on: date) -> Rulebook:
    """Return the rulebook in force on that day for the authority concerned."""
    return Rule.on(on, thing.body.scope)


def require_date(on: date, *, act: Any, earliest: date | None) -> None:
    """Refuse a date before what the act follows, or in the future."""
    if on > localdate() or (earliest is not None and on < earliest):
        raise DateImpossible(on=f"{on:%d/%m/%Y}", act=act, earliest=f"{earliest:%d/%m/%Y}" if earliest else "…")


def require_done(case: Case | Team, act: Any, **needed: Any) -> None:
    """Refuse an act whose foregoing acts are missing: `field=what is missing when it is empty`."""
    for name, lack in needed.items():
        if not getattr(case, name):
            raise OutOfOrder(act=act, case=getattr(case, "code", str(case)), lack=lack)


def require_open(case: Case | Team, act: Any, field: str) -> None:
    """Refuse an act that was done before."""
    done = getattr(case, field)
    if done:
        raise AlreadyDone(act=act, case=getattr(case, "code", str(case)), on=f"{done:%d/%m/%Y}")


def require_text(**fields: Any) -> None:
    """Refuse empty texts: `name=(label, text)`."""
    for label, text in fields.values():
        if not str(text or "").strip():
            raise NothingTouched(field=label)


def write(
    case: Case, act: str, step: str, by: User | None, on: date, fields: Sequence[str] = (), **data: Any
) -> TrailEntry:
    """Save the case's facts and one trail entry, in an act at its end. The case is locked, the transaction open."""
    _require_room(case, fields)
    if "submitted_on" in fields and case.submitted_on and case.due_on is None and case.clock_started_on:
        _require_running(case)
    entry = trail.chained(case, act, step, by, on, data)
    trail.move_heads([case], fields)
    trail.keep([entry])
    return entry


def _require_running(case: Case) -> None:
    """Refuse to lay a report before the body while the clock of the case stands: its deadline is not known."""
    standing = ClockStop.objects.filter(case=case, resumed_on__isnull=True).first()
    if standing is not None:
        raise ClockStands(case=case.code, since=f"{standing.since:%d/%m/%Y}", citation=standing.rule_cited)


def write_all(
    cases: Iterable[Case],
    act: str,
    step: str,
    by: User | None,
    on: date,
    values: dict[str, Any] | None = None,
    **data: Any,
) -> None:
    """Save the same facts and one trail entry each for all cases of a team, in few statements."""
    rows = list(cases)
    entries = []
    for case in rows:
        for name, value in (values or {}).items():
            setattr(case, name, value)
        _require_room(case, values or {})
        entries.append(trail.chained(case, act, step, by, on, data))
    trail.move_heads(rows, values or ())
    trail.keep(entries)


def finish(thing: Case | Team, done: str) -> None:
    """Take the step out of the inboxes that is over with this date."""
    if number := stages.completed_by(thing.kind, done):
        if isinstance(thing, Case):
            grants.finish(number, case=thing)
        else:
            grants.finish(number, team=thing)


def save(row: models.Model, fields: Sequence[str] | None = None) -> None:
    """Save a row, in the constraint's own words when the database refuses."""
    _require_room(row, fields)
    try:
        row.save(update_fields=fields)
    except IntegrityError as refusal:
        raise spoken(refusal) from refusal


def save_all(rows: Sequence[models.Model]) -> None:
    """Save new rows of one kind in few statements, refused in the same words as a single one."""
    for row in rows:
        _require_room(row)
    if not rows:
        return
    try:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=trail.BATCH)
    except IntegrityError as refusal:
        raise spoken(refusal) from refusal


def _require_room(row: models.Model, written: Collection[str] | None = None) -> None:
    """Refuse a text that does not fit what is written of a row: the embedded database measures nothing."""
    for field in row._meta.concrete_fields:
        if written is not None and field.name not in written:
            continue
        text = row.__dict__.get(field.attname)
        if field.max_length and isinstance(text, str) and len(text) > field.max_length:
            raise TextTooLong(field=field.verbose_name, length=len(text), limit=field.max_length)


def _remember(fresh: Sequence[Rule], on: date) -> None:
    """Spare the next act the statement: the rules this process has read are marked from now on."""
    for rule in fresh:
        rule.used_on = on


def cited(book: Rulebook, on: date) -> list[str]:
    """Return the references of the rules an act asked, and fix them: a rule once used does not change."""
    fresh = [rule for rule in book.used.values() if rule.used_on is None]
    if fresh:
        Rule.objects.filter(pk__in=[rule.pk for rule in fresh], used_on__isnull=True).update(used_on=on)
        transaction.on_commit(lambda: _remember(fresh, on))
    return sorted(book.used)
