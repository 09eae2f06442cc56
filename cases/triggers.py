"""Append-only tables: rows of the trail cannot be changed or removed, not even past Django.

Installed after every migration, because a table rebuilt by SQLite loses its triggers, and checked at start.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = (
    "cases_trailentry", "cases_anchor", "cases_disposedfile", "cases_disposalline",
    "cases_unitreport", "cases_unitfigure", "cases_reportdecision", "cases_reportreminder",
    "cases_periodproposal", "cases_closedperiod", "cases_closedform", "cases_waivedcheck", "cases_restatement",
    "cases_carriedrestatement", "cases_withdrawnproposal",
    "cases_paperrecord", "cases_papersubject", "cases_papercontent", "cases_paperscan", "cases_paperwithdrawal",
    "cases_takeover", "cases_takeoverplace", "cases_takenstep", "cases_takenpaper", "cases_takeoverdecision",
    "cases_criterionset", "cases_criterionsetapproval", "cases_ratingband", "cases_criterion", "cases_criterionstep",
    "cases_ratinground", "cases_ratedunit", "cases_selfscore", "cases_selfscoresubmission", "cases_scoreevidence",
    "cases_assessment", "cases_provisionalresult", "cases_scoreappeal", "cases_appealdecision", "cases_ranking",
    "cases_rankedunit",
    "cases_workamendment", "cases_milestonedone", "cases_workdocument", "cases_indicatoractual",
)  # fmt: skip

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION cases_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME; END $$
"""


def install(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Put the triggers in place; harmless when they are there."""
    connection = connections[using]
    present = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for table in TABLES:
            if table in present:
                for statement in _statements(connection, table):
                    cursor.execute(statement)


def _statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    if connection.vendor == "postgresql":
        call = "EXECUTE FUNCTION cases_append_only()"
        return [
            f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}",
            f"CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} {refuse}",
    ]


def lift(using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove the triggers of a test database, so that it can be emptied between tests."""
    connection = connections[using]
    name = str(connection.settings_dict["NAME"])
    if not ("test" in name or "memory" in name):
        raise RuntimeError("triggers are lifted in test databases only")
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_whole ON {table}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the triggers that should be there and are not."""
    connection = connections[using]
    # A table that the next migration makes gets its triggers with it; asked before, it would stop that migration.
    present = connection.introspection.table_names()
    tables = [table for table in TABLES if table in present]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            wanted = [f"{table}_{what}" for table in tables for what in ("kept", "whole")]
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = [f"{table}_{what}" for table in tables for what in ("no_update", "no_delete")]
        there = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in there]
