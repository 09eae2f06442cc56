"""Whether something that nobody may find stands in bytes: as written, bare, escaped, quoted, encoded."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.db import connection

from cases.identity import Identity
from cases.names import search_key


def marks(who: Identity) -> set[bytes]:
    """Everything a name, an address or a number may look like: as written, bare, escaped, quoted, in base 64."""
    found: set[bytes] = set()
    for part in (who.name, who.address, who.phone, who.paper):
        if not part:
            continue
        for text in (part, part.upper(), search_key(part), part.replace(" ", "-")):
            utf8 = text.encode()
            found |= {utf8, json.dumps(text)[1:-1].encode(), quote(text).encode(), quote_plus(text).encode()}
            found |= {utf8.hex().encode(), text.encode("utf-16-le"), base64.b64encode(utf8).rstrip(b"=")[:-2]}
    return found


def told(content: bytes, who: Identity) -> set[bytes]:
    """What of it stands there."""
    return {mark for mark in marks(who) if mark in content}


def stored() -> bytes:
    """Everything the database holds: the file of the embedded one, every row of every table of the other."""
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT row_to_json(t)::text FROM {connection.ops.quote_name(table)} t")  # noqa: S608
            rows += [row[0] for row in cursor.fetchall()]
    assert len(rows) > 100
    return "\n".join(rows).encode()


def files(folder: Path) -> bytes:
    """Every file under a folder, and its name."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in found)
