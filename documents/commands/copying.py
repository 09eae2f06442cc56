"""Copying: a paper of the house whole or in part, a received paper by its scan; numbered as a paper of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.models import Member
from documents import copies, parts, scanned, store, watch
from documents.canonical import Facts, composed
from documents.catalogue_copies import EXTRACT, RECEIVED, WHOLE
from documents.commands._matter import Matter, matter_about, matter_of, record
from documents.commands.issuing import Frozen, number_together, told_of
from documents.commands.marking import Marks
from documents.commands.registering import require_register
from documents.errors_copies import NoRecipient, NotToCopy, OriginalAltered, PartsUnknown, ScanNotPages
from documents.errors_signing import SignerWithoutPost
from documents.facts import Occasion, signing, words
from documents.kinds import DocumentType
from documents.models import Document
from documents.models_copies import Copy
from documents.models_orders import SigningOrder
from documents.models_register import Incoming, IncomingScan

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def copy_paper(
    original: Document,
    *,
    by: User,
    on: date,
    recipients: Sequence[str],
    chosen: Sequence[int] | None = None,
    signer: Member | None = None,
    after: int | None = None,
) -> Document:
    """Make a copy of an issued paper: of the whole, or of the chosen parts by their places.

    Who keeps or answers for the register copies what they read; a secret paper's copy is secret. `after` says how many
    copies there were when it was asked for: asked again, the one that was made is returned. Raises `NotToCopy`,
    `OriginalAltered`, `PartsUnknown`, `NoRecipient`, `SignerWithoutPost`, `NotYourDuty`.
    """
    matter = replace(matter_about(original), body=original.body)
    original = Document.objects.select_for_update(of=("self",)).select_related("body__organization").get(pk=original.pk)
    require_register(by, original.body, on, secret=bool(original.secrecy))
    if why := copies.why_not(original):
        raise NotToCopy(paper=str(original), why=why)
    if not Document.objects.readable_by(by, on).filter(pk=original.pk).exists():
        raise NotToCopy(paper=str(original), why=_("you do not read it"))
    if watch.fault_of(original) is not None:
        raise OriginalAltered(paper=str(original))
    if after is not None and copies.count_of(original) > after:
        return copies.copies_of(original)[0]
    document_type = WHOLE if chosen is None else EXTRACT
    copied: Facts = {
        "type": original.type_key,
        "file_sha256": original.file_sha256,
        "facts_sha256": original.facts_sha256,
    }
    taken = []
    if chosen is None:
        copied["facts"] = original.facts
    else:
        offered = parts.parts_of(original.facts)
        places = sorted(set(chosen))
        if not places or places[0] < 0 or places[-1] >= len(offered):
            raise PartsUnknown(paper=str(original))
        copied["facts"] = parts.extracted(original.facts, places)
        taken = [offered[at].title for at in places]
    row = Copy(original=original, original_sha256=original.file_sha256, parts=taken)
    content = {"about": copies.named(original), "copied": copied, "recipients": list(recipients)}
    return _issued(document_type, row, matter, content, original.secrecy, by=by, on=on, signer=signer)


@command
def copy_received(
    incoming: Incoming,
    *,
    by: User,
    on: date,
    recipients: Sequence[str],
    signer: Member | None = None,
    after: int | None = None,
) -> Document:
    """Make a copy of a paper that came in: the pages of its last scan, with the line of the copy after them.

    Raises `NotToCopy`, `OriginalAltered`, `ScanNotPages`, `NoRecipient`, `SignerWithoutPost`, `NotYourDuty`.
    """
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("body__organization", "case")
    incoming = rows.get(pk=incoming.pk)
    require_register(by, incoming.body, on, secret=bool(incoming.secrecy))
    scan = _scan_of(incoming, by=by, on=on)
    if after is not None and copies.count_of(incoming) > after:
        return copies.copies_of(incoming)[0]
    held = store.read(scan.sha256)
    if held is None:
        raise OriginalAltered(paper=copies.received(scan))
    try:
        pages = sum(1 for _page in scanned.pages_of(held, scan.media_type))
    except scanned.NotPages as error:
        raise ScanNotPages(why=str(error)) from None
    matter = matter_of(incoming.case or incoming.body)
    copied = {"scan": {"sha256": scan.sha256, "media_type": scan.media_type, "pages": pages}}
    row = Copy(scan=scan, original_sha256=scan.sha256)
    content = {"about": copies.received(scan), "copied": copied, "recipients": list(recipients)}
    whose = replace(matter, body=incoming.body)
    return _issued(RECEIVED, row, whose, content, incoming.secrecy, by=by, on=on, signer=signer)


def _scan_of(incoming: Incoming, *, by: User, on: date) -> IncomingScan:
    named = f"{incoming.symbol or incoming}"
    if not Incoming.objects.visible_to(by, on).filter(pk=incoming.pk).exists():
        raise NotToCopy(paper=named, why=_("you do not read it"))
    if incoming.void_on is not None:
        raise NotToCopy(paper=named, why=_("it is void"))
    scan = incoming.scans.select_related("incoming").last()
    if scan is None:
        raise NotToCopy(paper=named, why=_("it has no scan"))
    return scan


def _issued(
    document_type: DocumentType,
    row: Copy,
    matter: Matter,
    content: Facts,
    secrecy: str,
    *,
    by: User,
    on: date,
    signer: Member | None,
) -> Document:
    """Freeze, number and send to the press; one entry in the trail names copy and original."""
    content["recipients"] = [line.strip() for line in content["recipients"] if line.strip()]
    if not content["recipients"]:
        raise NoRecipient()
    body = matter.body
    content |= {
        "type": document_type.key,
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "archive": words.archive(body),
    }
    hand = _hand(document_type, matter, on, signer)
    row.type_key, row.copied_by, row.copied_on = document_type.key, by, on
    row.save(force_insert=True)
    frozen = Frozen(matter, Occasion(row.pk, row), composed(content), [hand], None)
    anchor, marked = trail.latest_anchor(), Marks(secrecy=secrecy)
    (copy,) = number_together(document_type, [frozen], None, anchor, by=by, on=on, wait=False, marked=marked)
    told = told_of(copy) | {"original": row.original.key if row.original else "", "sha256": row.original_sha256}
    record(matter, "paper-issued", step="", by=by, on=on, **told)
    return copy


def _hand(document_type: DocumentType, matter: Matter, on: date, signer: Member | None) -> Facts:
    """Return who signs: the person chosen, else the chief of the office T/L, else the first leader."""
    thing = matter.case or matter.team
    offered = copies.signers(matter.body, thing, on)
    found = next((one for one in offered if signer is None or one.member == signer), None)
    if found is None:
        name = signer.full_name if signer is not None else "–"
        raise SignerWithoutPost(signer=name, form="T/L", body=matter.body.name, on=f"{on:%d/%m/%Y}")
    order = SigningOrder(body=matter.body, signer=found.member, form=found.form)
    return signing.ordered(document_type, order, thing, on)
