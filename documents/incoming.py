"""The questions behind the register of incoming documents: what a person finds in it, and its lines as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from cases.names import search_key
from documents.models_register import Handing, Incoming, IncomingScan

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Wanted:
    """Which lines: every part may be left open."""

    words: str = ""
    body: int | None = None
    urgency: str = ""
    year: int | None = None
    open: bool = False

    @property
    def order(self) -> tuple[str, ...]:
        """The newest first."""
        return ("-arrived_on", "-pk")


def lines(user: User, wanted: Wanted, on: date) -> QuerySet[Incoming]:
    """Return the lines the user finds, with who has the document and until when."""
    last = Handing.objects.filter(incoming=OuterRef("pk")).order_by("-pk")
    rows: QuerySet[Any] = Incoming.objects.visible_to(user, on).annotate(
        handed_to=Subquery(last.values("to__full_name")[:1]), due_on=Subquery(last.values("due_on")[:1])
    )
    parts = {"body": wanted.body, "urgency": wanted.urgency, "arrived_on__year": wanted.year}
    rows = rows.filter(**{name: value for name, value in parts.items() if value})
    if wanted.open:
        rows = rows.filter(Q(handed_to__isnull=True), void_on__isnull=True)
    if wanted.words.strip():
        rows = rows.filter(search_key__contains=search_key(wanted.words))
    return rows.select_related("series__body", "petition", "case", "body")


def one(user: User, key: str, on: date) -> Incoming | None:
    """Return a line the user may open, or nothing."""
    with_all = ("series__body", "series__term", "petition", "case", "body__organization", "registered_by", "void_by")
    return Incoming.objects.visible_to(user, on).filter(key=key).select_related(*with_all).first()


def scan_of(user: User, key: str, pk: int, on: date) -> IncomingScan | None:
    """Return a scan of a line the user may open."""
    seen = Incoming.objects.visible_to(user, on).filter(key=key)
    return IncomingScan.objects.filter(pk=pk, incoming__in=seen.values("pk")).select_related("incoming").first()


def titled(row: Incoming) -> tuple[str, str]:
    """Return sender and extract as pages say them: of a petition, that both are sealed in its own register."""
    if row.petition is None:
        return row.sender, row.extract
    facts = {"number": row.petition.number, "year": row.petition.year}
    return _("Petition, sender sealed"), _("Register of petitions, no. %(number)s/%(year)s") % facts


WIDTHS = (10, 12, 30, 20, 12, 60, 10, 26, 14, 30)


def head() -> list[str]:
    """Return the names of the columns in a file."""
    return [
        _("Arrival number"), _("Arrived on"), _("Sender"), _("Number and symbol"), _("Its date"), _("Extract"),
        _("Pages"), _("Handed to"), _("To be dealt with by"), _("Note"),
    ]  # fmt: skip


def rows(found: QuerySet[Incoming]) -> Iterator[list[Any]]:
    """Yield the lines as rows of a file."""
    for row in found.iterator(chunk_size=500):
        sender, extract = titled(row)
        note = (row.get_secrecy_display(), row.get_urgency_display(), row.void_reason)
        yield [
            row.number, row.arrived_on, sender, row.symbol, row.dated_on, extract, row.pages,
            row.handed_to or "", row.due_on, ", ".join(part for part in note if part),  # type: ignore[attr-defined]
        ]  # fmt: skip
