"""The questions behind the paper's page and the register: what a person may open, and every number in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import policy
from cases.asked import Asked
from cases.models import DisposalBatch, PostDuty
from cases.policy import Act
from documents.access import offices_kept_by, registers_listed_for
from documents.catalogue_dossier import DISPOSAL_MINUTES
from documents.models import Document, Scan, Series, State
from documents.models_signature import DigitalSignature
from documents.numbering import INCOMING

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
    in_hands: bool = False


def opened(user: User, key: str, on: date) -> Opened | None:
    """Return a paper the user may open, or nothing: unseen and not there are the same."""
    document = Document.objects.filter(key=key).select_related(*_WITH).first()
    if document is None:
        return None
    may_read = _may_read(user, document, on)
    registered = Document.objects.registered_for(user, on).filter(pk=document.pk).exists()
    if not (may_read or registered):
        return None
    thing = document.case or document.team
    serves = thing is not None and policy.may(user, Act.SERVE, thing, on)
    in_hands = registered and Document.objects.in_hands_of(user, on).filter(pk=document.pk).exists()
    return Opened(document, may_read, registered, registered or serves, in_hands)


def _may_read(user: User, document: Document, on: date) -> bool:
    return _reading(localdate(), on)(user=user.pk, paper=document.pk) is not None


@lru_cache(maxsize=4)
def _reading(_today: date, on: date) -> Asked:
    """Who reads a paper, composed once a day: its conditions ask the calendar themselves."""

    def compose(*, user: int, paper: int) -> QuerySet[Any, Any]:
        return Document.objects.readable_by(user, on).filter(pk=paper).values_list("pk")

    return Asked(compose, {"user": int, "paper": int})


def readable(user: User, key: str, on: date) -> Document | None:
    """Return a paper whose text the user may read."""
    document = Document.objects.filter(key=key).defer("facts").first()
    return document if document is not None and _may_read(user, document, on) else None


def readable_scan(user: User, key: str, pk: int, on: date) -> Scan | None:
    """Return a scan of a paper whose text the user may read."""
    scan = Scan.objects.filter(pk=pk, document__key=key).select_related("document").first()
    return scan if scan is not None and _may_read(user, scan.document, on) else None


def scans_of(document: Document) -> list[Scan]:
    """Return the scans attached to a paper, the newest first."""
    return list(Scan.objects.filter(document=document).select_related("attached_by").order_by("-pk"))


def disposal_record(batch: DisposalBatch) -> Document | None:
    """Return the record of what was disposed of by a list, where it was carried out."""
    return Document.objects.filter(type_key=DISPOSAL_MINUTES.key, body=batch.body_id, occasion=batch.pk).first()


def signature_of(document: Document) -> DigitalSignature | None:
    """Return by whose certificate a paper is signed, where it is."""
    return DigitalSignature.objects.filter(document=document).first()


@dataclass(frozen=True)
class Wanted:
    """Which lines of the register: every part may be left open."""

    words: str = ""
    series: int | None = None
    type_key: str = ""
    state: str = ""
    year: int | None = None
    in_hand: bool = False

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
    if wanted.in_hand:
        rows = rows.in_hands_of(user, on)
    if wanted.words.strip():
        rows = rows.search(wanted.words)
    return (
        rows.select_related("team", "case", "void_by", "void_asked_by").defer("facts").annotate(scanned=Count("scans"))
    )


def series_of(user: User, on: date) -> list[Series]:
    """Return the registers of the bodies the user keeps, with how many lines and void numbers each has."""
    rows = Series.objects.filter(registers_listed_for(user, on)).exclude(code=INCOMING).select_related("body", "term")
    counted = rows.annotate(lines=Count("documents"), void=Count("documents", filter=Q(documents__state=State.VOID)))
    return list(counted.order_by("body__kind", "code", "-term__since"))


def all_series_of(user: User, on: date) -> QuerySet[Series]:
    """Return every register of the bodies the user keeps, of what goes out and of what comes in."""
    rows = Series.objects.filter(registers_listed_for(user, on)).select_related("body__organization__parent", "term")
    return rows.order_by("body__kind", "code", "-term__since", "secret")


def one_series_of(user: User, pk: int, on: date) -> Series | None:
    """Return one of these registers, or nothing."""
    return all_series_of(user, on).filter(pk=pk).first()


#: Papers in hand are counted no further.
HAND_COUNTED = 100


def count_in_hand(user: User, on: date) -> int:
    """Return how many papers wait in the user's hands to be sealed and dispatched, counted up to a hundred."""
    return len(Document.objects.in_hands_of(user, on).filter(number__isnull=False).values_list("pk")[:HAND_COUNTED])


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
            str(document.type_name),
            document.about,
            document.signer,
            State(document.state).label,
            ", ".join(part for part in (*_marked(document), document.void_reason) if part),
        ]


def _marked(document: Document) -> tuple[str, str]:
    return document.get_secrecy_display(), document.get_urgency_display()
