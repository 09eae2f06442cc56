"""Append-only tables: rows of the trail cannot be changed or removed, not even past Django.

A service of a paper takes its proof once, a receipt, a refusal or a return, and is append-only from then on: the time
to complain runs from it. And two people: whoever decides on another's row is not the person who wrote that row.

Installed after every migration, because a table rebuilt by SQLite loses its triggers, and checked at start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = (
    "cases_trailentry", "cases_anchor", "cases_disposedfile", "cases_disposalline",
    "cases_unitreport", "cases_unitfigure", "cases_reportdecision", "cases_reportreminder",
    "cases_periodproposal", "cases_closedperiod", "cases_closedform", "cases_waivedcheck", "cases_restatement",
    "cases_carriedrestatement", "cases_withdrawnproposal", "cases_closedbasis", "cases_closedshares",
    "cases_paperrecord", "cases_papersubject", "cases_papercontent", "cases_paperscan", "cases_paperwithdrawal",
    "cases_takeover", "cases_takeoverplace", "cases_takenstep", "cases_takenpaper", "cases_takeoverdecision",
    "cases_criterionset", "cases_criterionsetapproval", "cases_ratingband", "cases_criterion", "cases_criterionstep",
    "cases_ratinground", "cases_ratedunit", "cases_selfscore", "cases_selfscoresubmission", "cases_scoreevidence",
    "cases_assessment", "cases_provisionalresult", "cases_scoreappeal", "cases_appealdecision", "cases_ranking",
    "cases_rankedunit", "cases_ratingrecusal",
    "cases_workamendment", "cases_milestonedone", "cases_workdocument", "cases_indicatoractual",
)  # fmt: skip

#: Of a row that is completed by a later act: the columns that keep their value from the insert on, and when all do.
SETTLED = {
    "cases_service": (
        (
            "case_id", "paper", "version", "title", "served_on", "served_to", "channel", "served_by_id", "delivery_id",
            "again_id", "slip",
        ),
        "OLD.received_on IS NOT NULL OR OLD.refused OR OLD.returned_on IS NOT NULL",
    ),
}  # fmt: skip

#: Who decides on what another row proposes: the decider, the link, the table it leads to and who proposed there.
TWO_PEOPLE = {
    "cases_takeoverdecision": ("by_id", "takeover_id", "cases_takeover", "proposed_by_id"),
    "cases_closedperiod": ("closed_by_id", "proposal_id", "cases_periodproposal", "proposed_by_id"),
    "cases_criterionsetapproval": ("approved_by_id", "criteria_id", "cases_criterionset", "drafted_by_id"),
}

_POSTGRES_FUNCTIONS = """
CREATE OR REPLACE FUNCTION cases_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION cases_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_same boolean;
BEGIN
  EXECUTE format(
    'SELECT EXISTS (SELECT 1 FROM %I WHERE id = ($1).%I AND %I = ($1).%I)',
    TG_ARGV[2], TG_ARGV[1], TG_ARGV[3], TG_ARGV[0]
  ) INTO is_same USING NEW;
  IF is_same THEN RAISE EXCEPTION 'rows of % need a second person', TG_TABLE_NAME; END IF;
  RETURN NEW;
END $$
"""


def install(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Put the triggers in place; harmless when they are there."""
    connection = connections[using]
    present = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTIONS)
        for table in (*TABLES, *SETTLED):
            if table in present:
                for statement in _statements(connection, table):
                    cursor.execute(statement)
        for table, names in TWO_PEOPLE.items():
            if {table, names[2]} <= set(present):
                cursor.execute(_second(connection, table, *names))


def make_way(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Remove the triggers that read a second table before a migration: SQLite rebuilds no table that one names."""
    connection = connections[using]
    present = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for name, table in _names(connection, [table for table in TWO_PEOPLE if table in present]):
            if name == f"{table}_second":
                cursor.execute(_dropped(connection, name, table))


def _dropped(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {name}{on}"


def _second(connection: BaseDatabaseWrapper, table: str, decider: str, link: str, first: str, proposer: str) -> str:
    """Return what refuses a row whose decider proposed what it decides on."""
    if connection.vendor == "postgresql":
        told = ", ".join(f"'{name}'" for name in (decider, link, first, proposer))
        return (
            f"CREATE OR REPLACE TRIGGER {table}_second BEFORE INSERT ON {table} FOR EACH ROW"
            f" EXECUTE FUNCTION cases_two_people({told})"
        )
    same = f"EXISTS (SELECT 1 FROM {first} WHERE id = NEW.{link} AND {proposer} = NEW.{decider})"  # noqa: S608
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} need a second person'); END"
    return f"CREATE TRIGGER IF NOT EXISTS {table}_second BEFORE INSERT ON {table} WHEN {same} {refuse}"


def _statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    is_postgres = connection.vendor == "postgresql"
    columns, settled = SETTLED.get(table, ((), ""))
    unequal = "IS DISTINCT FROM" if is_postgres else "IS NOT"
    when = " OR ".join([*(f"OLD.{name} {unequal} NEW.{name}" for name in columns), *([settled] if settled else [])])
    if is_postgres:
        call = "EXECUTE FUNCTION cases_append_only()"
        if when:
            return [
                f"CREATE OR REPLACE TRIGGER {table}_settled BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) {call}",
                f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW {call}",
                f"CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
            ]
        return [
            f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}",
            f"CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    if when:
        # Made anew: what it guards may have changed since it was made first.
        update = [f"DROP TRIGGER IF EXISTS {table}_no_update"]
        update += [f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {when} {refuse}"]
    else:
        update = [f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} {refuse}"]
    return [
        *update,
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} {refuse}",
    ]


def lift(using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove the triggers of a test database, so that it can be emptied between tests."""
    connection = connections[using]
    name = str(connection.settings_dict["NAME"])
    if not ("test" in name or "memory" in name):
        raise RuntimeError("triggers are lifted in test databases only")
    with connection.cursor() as cursor:
        for name, table in _names(connection, (*TABLES, *SETTLED)):
            cursor.execute(_dropped(connection, name, table))


def missing(using: str = DEFAULT_DB_ALIAS, *, before_migrating: bool = False) -> list[str]:
    """Return the triggers that should be there and are not.

    Before migrating, those of `SETTLED` and `TWO_PEOPLE` are not asked for: their tables are older than these triggers,
    and a house that is brought up to date gets them after the check that would stop it.
    """
    connection = connections[using]
    # A table that the next migration makes gets its triggers with it; asked before, it would stop that migration.
    present = connection.introspection.table_names()
    asked = TABLES if before_migrating else (*TABLES, *SETTLED)
    tables = [table for table in asked if table in present]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {row[0] for row in cursor.fetchall()}
    names = [name for name, _table in _names(connection, tables)]
    if before_migrating:
        names = [name for name in names if not name.endswith("_second")]
    return [name for name in names if name not in there]


def _names(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the triggers of these tables, each with its table."""
    for table in tables:
        ends: tuple[str, ...] = ("no_update", "no_delete")
        if connection.vendor == "postgresql":
            ends = ("settled", "kept", "whole") if table in SETTLED else ("kept", "whole")
        if table in TWO_PEOPLE:
            ends = (*ends, "second")
        yield from ((f"{table}_{end}", table) for end in ends)
