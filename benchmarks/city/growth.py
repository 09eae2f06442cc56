"""The report set of a year in PostgreSQL over the city and over a hundred of it, and the count by hand."""

# ruff: noqa: S608 - the SQL is ours

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection, models

from benchmarks.city.asking import YEAR, differences, report_set, root, today
from benchmarks.city.speed import queries, scan, seconds
from benchmarks.measuring import Times, always, race
from benchmarks.table import Finding, Line, same
from cases.models import Case
from cases.statistics.forms import Asked

DATABASE = "bench_city"
TIMES, ROUNDS = 100, 3
#: Rows of a copy lie this far behind those they are copies of.
STRIDE = 10_000_000
#: What is copied: organizations, people, and every fact the forms count. Users, rulebook and trail stay as they are.
COPIED = [
    f"cases_{name}"
    for name in (
        *("organization", "organizationstate", "body", "member", "seat", "team", "case", "casecontent", "finding"),
        *("violation", "sanction", "sanctionchange", "disciplinematter", "casetoopen", "mandatesheet"),
        *("disciplinesheet", "sheetconclusion", "sampledfile", "complaint", "suspension", "financescope"),
        *("amountline", "amountpart", "repayment", "followupitem", "crimetransfer", "petition", "allegation"),
    )
]


def create(server: str) -> None:
    """Make the empty database."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as made:
        made.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        made.execute(f"CREATE DATABASE {DATABASE}")


def remove(server: str) -> None:
    """Take it away again."""
    connection.close()
    with psycopg.connect(f"{server}/postgres", autocommit=True) as made:
        made.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def run(city: Path) -> Finding:
    """Take the city over, time and count it; multiply it, time and count it again."""
    _take_over(city)
    one, one_times, one_lines = _measured("the city")
    _multiply()
    many, many_times, many_lines = _measured(f"{TIMES} cities")
    times = [ours / theirs for ours, theirs in zip(many_times["set"].wall, one_times["set"].wall, strict=True)]
    cpu = [ours / theirs for ours, theirs in zip(many_times["set"].cpu, one_times["set"].cpu, strict=True)]
    growth = sorted(times)[len(times) // 2]
    lines = [
        *one_lines,
        *many_lines,
        Line(
            f"report set, {TIMES} cities / one", round(growth, 2), cpu=round(sorted(cpu)[len(cpu) // 2], 2), bound=TIMES
        ),
        same(f"every figure {TIMES} times as much", many == {cell: TIMES * value for cell, value in one.items()}),
    ]
    return Finding("Report set in PostgreSQL", "one scan of the cases", "growth faster than the rows", lines)


def _measured(what: str) -> tuple[dict[Any, int], dict[str, Times], list[Line]]:
    """Time the set beside a scan, and hold it to the hand."""
    asked = Asked(root(), *YEAR, today())
    times = race({"set": always(lambda: report_set(asked)), "scan": always(scan)}, rounds=ROUNDS)
    filled = report_set(asked)
    wrong = [one for form in filled for one in differences(form)]
    told = {(one.form.key, *cell): value for one in filled for cell, value in one.turns.items() if value}
    lines = [
        Line(f"{what}: cases", Case.objects.count(), "cases"),
        seconds(f"{what}: report set of a year", times["set"]),
        Line(f"{what}: queries", queries(lambda: report_set(asked)), "queries", bound=60),
        Line(f"{what}: report set / one scan", round(times["set"].against(times["scan"]), 1)),
        same(f"{what}: as counted by hand", not wrong and bool(told), f"{len(told)} cells" + "".join(wrong[:10])),
    ]
    return told, times, lines


def _take_over(city: Path) -> None:
    """Copy every row of the city as it stands, without asking its triggers and keys again."""
    known = {model._meta.db_table: model for model in apps.get_models()}
    with closing(sqlite3.connect(city)) as source, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        stands = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in ["accounts_user", *COPIED, "cases_trailentry"]:
            model = known[table]
            if table not in stands:
                continue
            columns = {row[1] for row in source.execute(f'PRAGMA table_info("{table}")')}
            fields = [one for one in model._meta.concrete_fields if one.column in columns]
            names = ", ".join(f'"{one.column}"' for one in fields)
            cursor.execute(f'DELETE FROM "{table}"')
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as target:
                for row in _rows(source, table, fields, names):
                    target.write_row(row)
        cursor.execute("ANALYZE")


def _rows(source: sqlite3.Connection, table: str, fields: list[Any], names: str) -> Iterator[list[Any]]:
    booleans = [place for place, one in enumerate(fields) if isinstance(one, models.BooleanField)]
    for row in source.execute(f'SELECT {names} FROM "{table}"'):
        told = list(row)
        for place in booleans:
            told[place] = None if told[place] is None else bool(told[place])
        yield told


def _multiply() -> None:
    """Insert the copies: keys of copied tables move on by the stride, the root and all else are shared."""
    city, known = root().pk, {model._meta.db_table: model for model in apps.get_models()}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in COPIED:
            _let_repeat(cursor, table)
            columns, told = [], []
            for one in known[table]._meta.concrete_fields:
                name = f'"{one.column}"'
                columns.append(name)
                to = one.related_model._meta.db_table if one.related_model else ""
                moved = f"{name} + k.k * {STRIDE}"
                if to == "cases_organization":
                    moved = f"CASE WHEN {name} = {city} THEN {city} ELSE {moved} END"
                told.append(moved if one.primary_key or to in COPIED else name)
            its_own = {"cases_organization": "id", "cases_organizationstate": "organization_id"}.get(table)
            root_apart = f"AND {its_own} <> {city}" if its_own else ""
            cursor.execute(
                f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(told)} FROM "{table}", '
                f"generate_series(1, {TIMES - 1}) AS k(k) WHERE id < {STRIDE} {root_apart}"
            )
        cursor.execute("ANALYZE")


def _let_repeat(cursor: Any, table: str) -> None:
    """Make each unique index but the key a plain one of the same columns: a copy has the codes of its original."""
    cursor.execute(
        "SELECT i.relname, pg_get_indexdef(i.oid), c.conname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
        "LEFT JOIN pg_constraint c ON c.conindid = i.oid AND c.contype = 'u' "
        "WHERE x.indrelid = %s::regclass AND x.indisunique AND NOT x.indisprimary",
        [table],
    )
    for name, definition, constraint in cursor.fetchall():
        drop = f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"' if constraint else f'DROP INDEX "{name}"'
        cursor.execute(drop)
        cursor.execute(definition.replace("CREATE UNIQUE INDEX", "CREATE INDEX"))
