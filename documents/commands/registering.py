"""The register: continue it from paper, explain a gap by a void paper, attach the scan of the signed original."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import filetype
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands import expecting
from cases.errors import FileRefused, NothingTouched, NotYourDuty
from cases.models import Body, PostDuty
from cases.policy import Act
from documents import numbering, store
from documents.commands._matter import matter_of, record
from documents.errors import NotInHands, NotToVoid, SamePersonVoids, SeriesRunning
from documents.models import Document, Scan, Series, State

if TYPE_CHECKING:
    from inspection.accounts.models import User

SCAN_TYPES = {"application/pdf", "image/jpeg", "image/png", "image/tiff"}
SCAN_LIMIT_MB = 30


def _keeps_the_register(by: User, body: Body, on: date, secret: bool) -> bool:
    here = body.organization
    if policy.leads(by, body, on):
        return True
    keeps_secrets = not secret or policy.holds(by, PostDuty.SECRET_KEEPER, here, on)
    return policy.holds(by, PostDuty.CLERK, here, on) and keeps_secrets


def require_register(by: User, body: Body, on: date, *, secret: bool = False) -> None:
    """Refuse everybody who neither keeps the body's registers nor signs for it; of secret papers, its keeper does."""
    if not _keeps_the_register(by, body, on, secret):
        duty = PostDuty.SECRET_KEEPER if secret else PostDuty.CLERK
        raise NotYourDuty(duty=str(duty.label), on=f"{on:%d/%m/%Y}")


@transaction.atomic
def open_series(body: Body, code: str, *, last: int, by: User, on: date) -> Series:
    """Open a register where the paper register stands: the next number here is `last` + 1."""
    require_register(by, body, on)
    term = numbering.term_of(body, on)
    series, made = Series.objects.get_or_create(
        body=body,
        term=term,
        code=code,
        secret=False,
        team=None,
        defaults={"opened_on": on, "last": last, "started_at": last},
    )
    if not made:
        raise SeriesRunning(series=str(series), last=series.last)
    trail.record("series-opened", by=by, on=on, body=body.pk, code=code, term=term.pk, last=last)
    return series


@transaction.atomic
def ask_void(document: Document, *, by: User, on: date, reason: str) -> Document:
    """Ask that a paper be made void; its number stays in the register with the reason."""
    document = _locked(document)
    require_register(by, document.body, on, secret=bool(document.secrecy))
    if document.state == State.VOID or document.void_asked_by_id:
        raise NotToVoid(paper=str(document))
    if not reason.strip():
        raise NothingTouched(field=_("reason"))
    document.void_asked_by, document.void_reason = by, reason
    document.save(update_fields=["void_asked_by", "void_reason"])
    _record(document, "void-asked", by=by, on=on, reason=reason)
    return document


@transaction.atomic
def refuse_void(document: Document, *, by: User, on: date) -> Document:
    """Leave the paper as it is; the request is withdrawn."""
    document = _locked(document)
    require_register(by, document.body, on, secret=bool(document.secrecy))
    if document.state == State.VOID or not document.void_asked_by_id:
        raise NotToVoid(paper=str(document))
    document.void_asked_by, document.void_reason = None, ""
    document.save(update_fields=["void_asked_by", "void_reason"])
    _record(document, "void-refused", by=by, on=on)
    return document


@transaction.atomic
def void(document: Document, *, by: User, on: date) -> Document:
    """Make a paper void: a second person confirms what the first asked for. Raises `SamePersonVoids`."""
    document = _locked(document)
    require_register(by, document.body, on, secret=bool(document.secrecy))
    if document.state == State.VOID or not document.void_asked_by_id:
        raise NotToVoid(paper=str(document))
    if document.void_asked_by_id == by.pk:
        raise SamePersonVoids()
    document.state, document.void_by, document.void_on = State.VOID, by, on
    document.save(update_fields=["state", "void_by", "void_on"])
    expecting.forget(document.key)
    _record(document, "paper-voided", by=by, on=on, reason=document.void_reason)
    return document


def _locked(document: Document) -> Document:
    related = ("body__organization", "series", "case", "team", "programme")
    return Document.objects.select_for_update(of=("self",)).select_related(*related).get(pk=document.pk)


def _record(document: Document, act: str, *, by: User, on: date, **data: object) -> None:
    matter = matter_of(document.case or document.team or document.programme or document.body)
    record(matter, act, step="", by=by, on=on, paper=document.type_key, symbol=document.symbol, **data)


def scan_type(content: bytes, name: str) -> str:
    """Return what kind of scan this is, by its bytes. Raises `FileRefused`."""
    kind = filetype.guess(content)
    if kind is None or kind.mime not in SCAN_TYPES:
        raise FileRefused(name=name, why=_("only PDF and pictures are accepted"), limit=SCAN_LIMIT_MB)
    if len(content) > SCAN_LIMIT_MB * 1024 * 1024:
        raise FileRefused(name=name, why=_("it is too large"), limit=SCAN_LIMIT_MB)
    return str(kind.mime)


@transaction.atomic
def dispatch(document: Document, *, by: User, on: date) -> Document:
    """Note that the paper is numbered, sealed and gone; the clerk opens it no more. Raises `NotInHands`."""
    document = _locked(document)
    require_register(by, document.body, on, secret=bool(document.secrecy))
    if document.handed_on is None or document.dispatched_on is not None or document.state != State.ISSUED:
        raise NotInHands(paper=str(document))
    document.dispatched_on, document.dispatched_by = on, by
    document.save(update_fields=["dispatched_on", "dispatched_by"])
    _record(document, "paper-dispatched", by=by, on=on, key=document.key)
    return document


@transaction.atomic
def attach_scan(document: Document, *, by: User, on: date, content: bytes, name: str = "") -> Scan:
    """Attach the scan of the signed and sealed original to its paper. Raises `FileRefused`."""
    document = _locked(document)
    thing = document.case or document.team
    allowed = thing is not None and policy.may(by, Act.SERVE, thing, on)
    if not allowed:
        require_register(by, document.body, on, secret=bool(document.secrecy))
    media_type = scan_type(content, name)
    sha256 = store.keep(content)
    scan = Scan(
        document=document, sha256=sha256, media_type=media_type, size=len(content), attached_on=on, attached_by=by
    )
    scan.save(force_insert=True)
    _record(document, "scan-attached", by=by, on=on, sha256=sha256)
    return scan
