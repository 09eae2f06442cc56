"""Opening all cases of a programme item in one act: 839 of them, against a bulk insert of the same rows."""

from __future__ import annotations

from django.apps import apps
from django.db import models, transaction

from benchmarks.measuring import Prepared, race
from benchmarks.scratch import Copy, House
from benchmarks.table import Finding, Line, ratio, same
from cases import commands, trail
from cases.errors import ItemAlreadyOpened
from cases.models import Case, ProgrammeItem
from tests.make import START, Office, make_programme
from workflows import engine

SUBJECTS = 839
ROUNDS = 3

Rows = list[list[models.Model]]


def run(house: House) -> Finding:
    """Open, insert the same rows, open a second time."""
    filled = house.copy()
    with filled:
        item = make_programme(house.office, subjects=SUBJECTS).items.get()
    filled.close()
    before = house.copy(filled.path)
    after = house.copy(filled.path)
    with after:
        _open(item, house.office)
        once = after.counts()
        refused = _refuses(item, house.office)
        broken = list(trail.problems())
        opened = Case.objects.count()
    rows = _rows_between(before, after)

    def opening() -> Prepared:
        copy = house.copy(filled.path)
        return lambda: _in(copy, lambda: _open(item, house.office))

    def inserting() -> Prepared:
        copy = house.copy(filled.path)
        return lambda: _in(copy, lambda: _insert(rows))

    times = race({"act": opening, "insert": inserting}, rounds=ROUNDS)
    lines = [
        Line("seconds for the whole act", round(times["act"].seconds, 2), "s", bound=60),
        ratio("one act / bulk insert of the same rows", times["act"], times["insert"], goal=5),
        same("839 cases, each chain whole", opened == SUBJECTS and not broken, note=f"{sum(map(len, rows))} rows"),
        same("a second click opens nothing", refused and after.counts() == once),
    ]
    before.close()
    after.close()
    return Finding(
        "Opening 839 cases in one act, with trail and duties", "bulk insert of the same rows", "one command each", lines
    )


def _open(item: ProgrammeItem, office: Office) -> None:
    """What the worker does when somebody opens an item."""
    engine.start_preparation(commands.open_item(item, by=office.quan, on=START))


def _refuses(item: ProgrammeItem, office: Office) -> bool:
    try:
        _open(item, office)
    except ItemAlreadyOpened:
        return True
    return False


def _rows_between(before: Copy, after: Copy) -> Rows:
    """Return the rows that one copy has and the other has not, table by table, those pointed at first."""
    found: Rows = []
    for model in apps.get_models():
        with before:
            known = set(model._default_manager.values_list("pk", flat=True))
        with after:
            fresh = list(model._default_manager.exclude(pk__in=known)) if len(known) < 500 else _others(model, known)
        if fresh:
            found.append(fresh)
    return found


def _others(model: type[models.Model], known: set[object]) -> list[models.Model]:
    return [row for row in model._default_manager.all() if row.pk not in known]


@transaction.atomic
def _insert(rows: Rows) -> None:
    """Foreign keys are checked when the transaction ends, so the order of tables is free."""
    for those in rows:
        type(those[0])._default_manager.bulk_create(those, batch_size=500)


def _in(copy: Copy, work: Prepared) -> None:
    with copy:
        work()
    copy.close()
