"""Documents that come in: registered with the next number, handed on, scanned, made void; the line itself stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases import apart, trail
from cases.errors import NothingTouched, NotYourDuty
from cases.models import Body, Case, Member, Petition, PostDuty
from cases.names import search_key
from documents import numbering, store
from documents.commands.registering import require_register, scan_type
from documents.errors import ArrivedLater, LineVoid, PetitionRegistered, SenderSealed
from documents.marks import Secrecy, Urgency
from documents.models_register import Handing, Incoming, IncomingScan

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Letter:
    """What the clerk reads on the envelope and the first page."""

    sender: str = ""
    symbol: str = ""
    dated_on: date | None = None
    extract: str = ""
    secrecy: str = ""
    urgency: str = ""
    pages: int | None = None


@dataclass(frozen=True)
class HandedTo:
    """Who is to deal with it, and by when."""

    member: Member
    due_on: date | None = None
    note: str = ""


def linkable(body: Body, user: User) -> QuerySet[Case]:
    """Return the cases a letter to this body may be about, for somebody who is not kept apart from them."""
    return Case.objects.filter(body__organization=body.organization_id).exclude(apart.from_case(user))


@transaction.atomic
def register_incoming(
    body: Body,
    letter: Letter,
    *,
    arrived_on: date,
    by: User,
    on: date,
    case: Case | None = None,
    petition: Petition | None = None,
    to: HandedTo | None = None,
) -> Incoming:
    """Enter a document in the register of what came to a body; secret ones in the register of their keeper.

    A petition is entered without sender and content: its own register has them, the identity is sealed there.
    Raises `ArrivedLater`, `SenderSealed`, `PetitionRegistered`, `NothingTouched`, `NotYourDuty`.
    """
    require_register(by, body, on, secret=bool(letter.secrecy))
    if arrived_on > on or (letter.dated_on is not None and letter.dated_on > arrived_on):
        raise ArrivedLater(arrived=f"{max(arrived_on, letter.dated_on or arrived_on):%d/%m/%Y}", on=f"{on:%d/%m/%Y}")
    if petition is not None:
        _require_sealed(petition, letter, body, case, by=by, on=on)
    elif not (letter.sender.strip() and letter.extract.strip()):
        raise NothingTouched(field=_("extract") if letter.sender.strip() else _("sender"))
    if case is not None and not linkable(body, by).filter(pk=case.pk).exists():
        raise NotYourDuty(duty=str(PostDuty.CLERK.label), on=f"{on:%d/%m/%Y}")
    series = numbering.incoming_series(body, on=on, secret=bool(letter.secrecy))
    (number,) = numbering.take(series)
    incoming = Incoming(
        body=body,
        series=series,
        number=number,
        arrived_on=arrived_on,
        registered_on=on,
        registered_by=by,
        sender=letter.sender,
        symbol=letter.symbol,
        dated_on=letter.dated_on,
        extract=letter.extract,
        secrecy=Secrecy(letter.secrecy) if letter.secrecy else "",
        urgency=Urgency(letter.urgency) if letter.urgency else "",
        pages=letter.pages,
        case=case,
        petition=petition,
        search_key=search_key(f"{letter.sender} {letter.symbol} {letter.extract}")[:2400],
    )
    incoming.save(force_insert=True)
    _record(incoming, "incoming-registered", by=by, on=on)
    if to is not None:
        hand_incoming(incoming, to, by=by, on=on)
    return incoming


def _require_sealed(petition: Petition, letter: Letter, body: Body, case: Case | None, *, by: User, on: date) -> None:
    """Refuse a petition with words about its sender, of another body, hidden from the clerk, or entered before."""
    if letter.sender.strip() or letter.extract.strip() or letter.symbol.strip() or case is not None:
        raise SenderSealed()
    if not Petition.objects.visible_to(by, on).filter(pk=petition.pk, body=body).exists():
        raise NotYourDuty(duty=str(PostDuty.CLERK.label), on=f"{on:%d/%m/%Y}")
    standing = Incoming.objects.filter(petition=petition, void_on__isnull=True).first()
    if standing is not None:
        raise PetitionRegistered(number=str(standing))


def _locked(incoming: Incoming, *, by: User, on: date) -> Incoming:
    """Return the line under its lock. Raises `NotYourDuty`, `LineVoid`."""
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("body__organization", "series")
    row = rows.visible_to(by, on).filter(pk=incoming.pk).first()
    if row is None:
        raise NotYourDuty(duty=str(PostDuty.CLERK.label), on=f"{on:%d/%m/%Y}")
    if row.void_on is not None:
        raise LineVoid(number=str(row))
    return row


@transaction.atomic
def hand_incoming(incoming: Incoming, to: HandedTo, *, by: User, on: date) -> Handing:
    """Hand a document to who deals with it, until when; the last handing counts, those before it stay."""
    incoming = _locked(incoming, by=by, on=on)
    if to.due_on is not None and to.due_on < incoming.arrived_on:
        raise ArrivedLater(arrived=f"{incoming.arrived_on:%d/%m/%Y}", on=f"{to.due_on:%d/%m/%Y}")
    handing = Handing(incoming=incoming, to=to.member, due_on=to.due_on, note=to.note, handed_on=on, handed_by=by)
    handing.save(force_insert=True)
    _record(incoming, "incoming-handed", by=by, on=on, to=to.member.pk)
    return handing


@transaction.atomic
def attach_incoming_scan(incoming: Incoming, *, by: User, on: date, content: bytes, name: str = "") -> IncomingScan:
    """Attach the scan of a document that came in. Raises `FileRefused`, `SenderSealed` for a petition."""
    incoming = _locked(incoming, by=by, on=on)
    if incoming.petition_id is not None:
        raise SenderSealed()
    media_type = scan_type(content, name)
    sha256 = store.keep(content)
    scan = IncomingScan(
        incoming=incoming, sha256=sha256, media_type=media_type, size=len(content), attached_on=on, attached_by=by
    )
    scan.save(force_insert=True)
    _record(incoming, "incoming-scanned", by=by, on=on, sha256=sha256)
    return scan


@transaction.atomic
def void_incoming(incoming: Incoming, *, by: User, on: date, reason: str) -> Incoming:
    """Make a line void that was entered by mistake; its number stays with the reason."""
    incoming = _locked(incoming, by=by, on=on)
    if not reason.strip():
        raise NothingTouched(field=_("reason"))
    incoming.void_on, incoming.void_by, incoming.void_reason = on, by, reason
    incoming.save(update_fields=["void_on", "void_by", "void_reason"])
    _record(incoming, "incoming-voided", by=by, on=on, reason=reason)
    return incoming


def _record(incoming: Incoming, act: str, *, by: User, on: date, **data: Any) -> None:
    """The trail of the house tells of the line by its number, never by who wrote or what about."""
    trail.record(act, by=by, on=on, body=incoming.body_id, incoming=incoming.key, number=incoming.number, **data)
