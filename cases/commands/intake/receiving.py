"""P1: a petition is registered without its sender, who is sealed in the same act and stored nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from cases import identity, reading
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save
from cases.commands.intake._petition import (
    book_of,
    locked_petition,
    require_keeper,
    require_silent,
    require_unnamed,
    tell,
)
from cases.errors_intake import AlreadyHandled, NotThisRegister, SenderNamed, SenderUnknown
from cases.identity import Identity
from cases.models import Body, Member, Organization, Petition, PetitionChange, PetitionRegister, SealedIdentity

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Who speaks for nobody but themselves, and so stands behind a letter by name or hides it.
_PEOPLE = {Petition.Source.MEMBER, Petition.Source.CITIZEN, Petition.Source.GROUP}


@dataclass(frozen=True)
class NewPetition:
    """What a petition says, as the office registers it; nothing of who sent it."""

    channel: Petition.Channel | str
    source: Petition.Source | str
    content: str
    received_on: date
    subject_organization: Organization | None = None
    subject_member: Member | None = None
    subject_name: str = ""
    forwarded_by: str = ""
    forwarded_number: str = ""
    due_on: date | None = None
    is_anonymous: bool = False
    is_false_name: bool = False


@command
@sensitive_variables("sender")
def receive_petition(body: Body, *, by: User, on: date, petition: NewPetition, sender: Identity) -> Petition:
    """P1. Register a petition under the next number of the year, and seal who sent it.

    Raises `NotThisRegister`, `SenderUnknown`, `SenderNamed`, `SenderInText`, `KeyLost`.
    """
    if not reading.receives(by, body, on):
        raise NotThisRegister(body=body.name)
    require_date(on, act=_("Register a petition"), earliest=petition.received_on)
    require_text(content=(_("content"), petition.content))
    _require_sender(petition, sender)
    require_silent(
        sender,
        content=(_("content"), petition.content),
        subject=(_("subject as named in the letter"), petition.subject_name),
        forwarded=(_("forwarded by"), petition.forwarded_by),
    )
    row = Petition(
        body=body,
        year=on.year,
        number=_next_number(body, on.year),
        registered_on=on,
        registered_by=by,
        **vars(petition),
    )
    save(row)
    if sender:
        sealed = identity.seal(row.key, sender)
        save(SealedIdentity(petition=row, **vars(sealed)))
    book = book_of(row, on)
    for key in ("GQTC-FIRST", "CONF-DENOUNCER"):
        book.find_or_none(key)
    tell(row, "petition-registered", by=by, on=on, sealed=bool(sender), rules=cited(book, on))
    return row


def _require_sender(petition: NewPetition, sender: Identity) -> None:
    if petition.is_anonymous and sender:
        raise SenderNamed()
    if petition.source in _PEOPLE and not petition.is_anonymous and not sender.name:
        raise SenderUnknown()


def _next_number(body: Body, year: int) -> int:
    """Take the next number of the year: under a row lock, in the transaction that writes the petition; no gaps."""
    PetitionRegister.objects.get_or_create(body=body, year=year)
    register = PetitionRegister.objects.select_for_update().get(body=body, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last


@command
def change_receipt(petition: Petition, *, by: User, on: date, received_on: date, reason: str) -> Petition:
    """P1. Put the day of receipt right, by its postmark or slip: the former day is kept, with the reason."""
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    if petition.handling:
        raise AlreadyHandled(
            petition=petition.symbol, on=f"{petition.handled_on:%d/%m/%Y}", handling=petition.get_handling_display()
        )
    require_text(reason=(_("reason"), reason))
    require_unnamed(petition, reason=(_("reason"), reason))
    require_date(received_on, act=_("Receive a petition"), earliest=None)
    former = petition.received_on
    petition.received_on = received_on
    save(petition, ["received_on"])
    save(
        PetitionChange(
            petition=petition, former_received_on=former, received_on=received_on, reason=reason, on=on, by=by
        )
    )
    tell(
        petition, "petition-receipt-changed", by=by, on=on, former=former.isoformat(), received=received_on.isoformat()
    )
    return petition
