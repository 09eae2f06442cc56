"""The questions behind the paper's page and the register: what a person may open, and every number in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from cases import policy
from cases.models import PostDuty
from cases.policy import Act
from documents.access import offices_kept_by
from documents.catalogue import BY_KEY
from documents.models import Document, Scan, Series, State

if TYPE_CHECKING:
    from inspection.accounts.models import User

_WITH = ("body__organization", "team", "case", "programme", "series__body", "series__team", "issued_by", "draft")


@dataclass(frozen=True)
class Opened:
    """A paper as a person may see it: its page in the register, and its text where the file is open to them."""

    document: Document
    may_read: bool
    keeps_register: bool
    may_attach: bool


def opened(user: User, key: str, on: date) -> Opened | None:
    """Return a paper the user may open, or nothing: unseen and not there are the same."""
    document = Document.objects.filter(key=key).select_related(*_WITH).first()
    if document is None:
        return None
    may_read = Document.objects.readable_by(user, on).filter(pk=document.pk).exists()
    registered = Document.objects.registered_for(user, on).filter(pk=document.pk).exists()
    if not (may_read or registered):
        return None
    thing = document.case or document.team
    serves = thing is not None and policy.may(user, Act.SERVE, thing, on)
    return Opened(document, may_read, registered, registered or serves)


def readable(user: User, key: str, on: date) -> Document | None:
    """Return a paper whose text the user may read."""
    return Document.objects.readable_by(user, on).filter(key=key).defer("facts").first()


def readable_scan(user: User, key: str, pk: int, on: date) -> Scan | None:
    """Return a scan of a paper whose text the user may read."""
    papers = Document.objects.readable_by(user, on).filter(key=key)
    return Scan.objects.filter(pk=pk, document__in=papers.values("pk")).select_related("document").first()


def scans_of(document: Document) -> list[Scan]:
    """Return the scans attached to a paper, the newest first."""
    return list(Scan.objects.filter(document=document).select_related("attached_by").order_by("-pk"))


@dataclass(frozen=True)
class Wanted:
    """Which lines of the register: every part may be left open."""

    words: str = ""
    series: int | None = None
    type_key: str = ""
    state: str = ""
    year: int | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """One register by its numbers, several by the day of signing."""
        return ("-number", "-pk") if self.series else ("-signed_on", "-pk")


def lines(user: User, wanted: Wanted, on: date) -> QuerySet[Document]:
    """Return the lines of the registers the user keeps, without what recuses them."""
    rows = Document.objects.registered_for(user, on).filter(number__isnull=False)
    parts = {
        "series": wanted.series,
        "type_key": wanted.type_key,
        "state": wanted.state,
        "signed_on__year": wanted.year,
    }
    rows = rows.filter(**{name: value for name, value in parts.items() if value})
    if wanted.words.strip():
        rows = rows.search(wanted.words)
    return (
        rows.select_related("team", "case", "void_by", "void_asked_by").defer("facts").annotate(scanned=Count("scans"))
    )


def series_of(user: User, on: date) -> list[Series]:
    """Return the registers of the bodies the user keeps, with how many lines and void numbers each has."""
    rows = Series.objects.filter(body__in=offices_kept_by(user, on).values("pk")).select_related("body", "term")
    counted = rows.annotate(lines=Count("documents"), void=Count("documents", filter=Q(documents__state=State.VOID)))
    return list(counted.order_by("body__kind", "code", "-term__since"))


def keeps_registers_of(user: User, on: date) -> list[Any]:
    """Return the bodies whose registers the user may open: those they are clerk of or sign for."""
    return list(offices_kept_by(user, on).select_related("organization").order_by("kind", "name"))


def is_clerk(user: User, document: Document, on: date) -> bool:
    """Whether the user keeps the registers of the paper's office."""
    return policy.holds(user, PostDuty.CLERK, document.body.organization, on)


HEAD_WIDTHS = (16, 12, 26, 60, 24, 12, 40)


def head() -> list[str]:
    """Return the names of the columns of the register in a file."""
    return [
        _("Number and symbol"), _("Signed on"), _("Kind of paper"), _("Extract"), _("Signed by"), _("State"), _("Note"),
    ]  # fmt: skip


def rows(found: QuerySet[Document]) -> Iterator[list[Any]]:
    """Yield the lines of the register as rows of a file."""
    for document in found.iterator(chunk_size=500):
        yield [
            document.symbol,
            document.signed_on,
            str(BY_KEY[document.type_key].name),
            document.about,
            document.signer,
            State(document.state).label,
            document.void_reason,
        ]
