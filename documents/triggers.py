"""What nobody changes, not even past Django: numbers, facts and hashes of papers, versions of drafts, registers.

Installed after every migration, because a table rebuilt by SQLite loses its triggers; `missing` is asked by `verify`.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

#: Columns that keep their value from the insert on.
FROZEN = {
    "documents_document": (
        "key", "type_key", "team_id", "case_id", "programme_id", "body_id", "occasion", "about", "facts",
        "content_sha256", "facts_sha256", "series_id", "number", "symbol", "signed_on", "signer", "signer_post",
        "draft_id", "issued_by_id", "secrecy", "urgency", "handed_on", "code", "frozen_at",
    ),
    "documents_draft": (
        "key", "type_key", "team_id", "case_id", "programme_id", "body_id", "occasion", "version", "content",
        "content_sha256", "author_id", "written_on", "created_at",
    ),
    "documents_series": ("body_id", "team_id", "term_id", "code", "secret", "started_at", "opened_on"),
    "documents_marking": (
        "type_key", "team_id", "case_id", "programme_id", "body_id", "secrecy", "urgency", "reason", "marked_by_id",
        "marked_on", "created_at",
    ),
    "documents_signingorder": (
        "type_key", "team_id", "case_id", "programme_id", "body_id", "form", "signer_id", "ordered_by_id",
        "ordered_on", "created_at",
    ),
    "documents_copy": (
        "type_key", "original_id", "scan_id", "original_sha256", "parts", "copied_by_id", "copied_on", "created_at",
    ),
    "documents_gapnote": ("series_id", "first", "last", "text", "said_by_id", "said_on", "created_at"),
    "documents_incoming": (
        "key", "body_id", "series_id", "number", "arrived_on", "registered_on", "registered_by_id", "created_at",
        "sender", "symbol", "dated_on", "extract", "secrecy", "urgency", "pages", "case_id", "petition_id",
    ),
    "documents_incomingscan": (
        "incoming_id", "sha256", "media_type", "size", "attached_on", "attached_by_id", "attached_at",
    ),
    "documents_handing": ("incoming_id", "to_id", "due_on", "note", "handed_on", "handed_by_id", "created_at"),
    "documents_owntype": (
        "key", "body_id", "code", "name", "title", "concern", "issuer", "signing", "numbered", "reason",
        "added_by_id", "added_on",
    ),
    "documents_papertemplate": (
        "key", "type_key", "body_id", "version", "content", "sha256", "reason", "author_id", "written_on", "created_at",
    ),
    "documents_digitalsignature": (
        "document_id", "signer", "certificate_sha256", "valid_until", "signed_at", "is_timed", "file_sha256",
    ),
    "documents_scan": (
        "document_id", "sha256", "media_type", "size", "attached_on", "attached_by_id", "attached_at",
    ),
}  # fmt: skip

#: What else a change may not do, in the words of both engines.
FORBIDDEN = {
    "documents_document": [
        "OLD.file_sha256 <> '' AND OLD.file_sha256 <> NEW.file_sha256",
        "OLD.state = 'void' AND NEW.state <> 'void'",
        "OLD.state = 'issued' AND NEW.state NOT IN ('issued', 'void')",
        "OLD.dispatched_on IS NOT NULL AND NEW.dispatched_on IS NULL",
    ],
    "documents_draft": ["OLD.approved_on IS NOT NULL AND NEW.approved_on IS NULL"],
    "documents_series": ["NEW.last < OLD.last"],
    "documents_owntype": [],
    "documents_papertemplate": [
        "OLD.published_on IS NOT NULL AND (NEW.published_on IS NULL OR NEW.in_force_from <> OLD.in_force_from)",
        "OLD.withdrawn_on IS NOT NULL AND (NEW.withdrawn_on IS NULL OR NEW.withdrawn_on <> OLD.withdrawn_on)",
    ],
    "documents_digitalsignature": [],
    "documents_scan": [],
    "documents_marking": [],
    "documents_copy": [],
    "documents_signingorder": [],
    "documents_gapnote": [],
    "documents_incoming": ["OLD.void_on IS NOT NULL AND NEW.void_on IS NULL"],
    "documents_incomingscan": [],
    "documents_handing": [],
}

_FUNCTION = """
CREATE OR REPLACE FUNCTION documents_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % keep their number, facts and hashes', TG_TABLE_NAME; END $$
"""


def _condition(table: str, unequal: str) -> str:
    changed = [f"OLD.{column} {unequal} NEW.{column}" for column in FROZEN[table]]
    return " OR ".join(f"({part})" for part in [*changed, *FORBIDDEN[table]])


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        call = "EXECUTE FUNCTION documents_frozen()"
        when = _condition(table, "IS DISTINCT FROM")
        return [
            f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) {call}",
            f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW {call}",
            f"CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} keep their number, facts and hashes'); END"
    when = _condition(table, "IS NOT")
    return [
        f"DROP TRIGGER IF EXISTS {table}_frozen",
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} WHEN {when} {refuse}",
        f"CREATE TRIGGER IF NOT EXISTS {table}_kept BEFORE DELETE ON {table} {refuse}",
    ]


def _names(vendor: str) -> dict[str, list[str]]:
    ends = ("frozen", "kept", "whole") if vendor == "postgresql" else ("frozen", "kept")
    return {table: [f"{table}_{end}" for end in ends] for table in FROZEN}


def install(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Put the triggers in place; harmless when they are there."""
    connection = connections[using]
    present = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in FROZEN:
            if table in present:
                for statement in _statements(connection.vendor, table):
                    cursor.execute(statement)


def lift(using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove the triggers of a test database, so that it can be emptied between tests."""
    connection = connections[using]
    name = str(connection.settings_dict["NAME"])
    if not ("test" in name or "memory" in name):
        raise RuntimeError("triggers are lifted in test databases only")
    with connection.cursor() as cursor:
        for table, triggers in _names(connection.vendor).items():
            for trigger in triggers:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{on}")


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the triggers that should be there and are not."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {row[0] for row in cursor.fetchall()}
    return [name for names in _names(connection.vendor).values() for name in names if name not in there]
