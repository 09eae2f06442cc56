"""What every act of intake begins with: the petition under its lock, who may, and no sender in what many read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.views.decorators.debug import sensitive_variables

from cases import acting, reading, trail
from cases.errors_intake import ApartFromPetition, NotThisRegister, SenderInText
from cases.identity import Identity, name_prints
from cases.models import Petition, Rule, SealedIdentity, TrailEntry
from cases.names import search_key
from cases.rulebook import Rulebook

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What is shorter than this stands in any text by chance.
_TELLING = 6
#: A name has no more words than this.
_LONGEST_NAME = 7


def locked_petition(petition: Petition) -> Petition:
    """Return the petition read again under its row lock, with its body and subject at hand."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related(
        "body__organization__parent", "subject_organization", "subject_member"
    )
    return acting.once((Petition, petition.pk), lambda: rows.get(pk=petition.pk))


def book_of(petition: Petition, on: date) -> Rulebook:
    """Return the rulebook in force on that day for the body of the petition."""
    return Rule.on(on, petition.body.scope)


def require_keeper(by: User, petition: Petition, on: date) -> None:
    """Refuse everybody but the office of the body, and whoever of it is apart."""
    if not reading.receives(by, petition.body, on):
        raise NotThisRegister(body=petition.body.name)
    require_not_apart(by, petition, on)


def require_not_apart(by: User, petition: Petition, on: date) -> None:
    """Refuse whom the petition is about, and who declared a conflict."""
    if Petition.objects.filter(reading.apart_from_petition(by, on), pk=petition.pk).exists():
        raise ApartFromPetition(petition=petition.symbol)


def tell(petition: Petition, act: str, *, by: User, on: date, **data: Any) -> TrailEntry:
    """Add one entry to the petition's own chain; it names the petition by its number, and nobody."""
    return trail.record(act, by=by, on=on, stream=f"petition:{petition.pk}", petition=petition.symbol, **data)


@sensitive_variables()
def require_silent(identity: Identity, **texts: tuple[Any, str]) -> None:
    """Refuse texts that say what the sealed part says: `name=(label, text)`."""
    telling = [search_key(part) for part in (identity.name, identity.address, identity.phone, identity.paper)]
    for label, text in texts.values():
        said = search_key(text)
        if any(len(part) >= _TELLING and part in said for part in telling):
            raise SenderInText(field=label)


@sensitive_variables()
def require_unnamed(petition: Petition, **texts: tuple[Any, str]) -> None:
    """Refuse texts that name the sealed sender, told by fingerprints: the seal stays closed."""
    row = SealedIdentity.objects.filter(petition=petition).first()
    if row is None:
        return
    for label, text in texts.values():
        if row.name_print in name_prints(row.key_id, _windows(text)):
            raise SenderInText(field=label)


def _windows(text: str) -> Iterator[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in search_key(text)).split()
    for start in range(len(words)):
        for length in range(2, _LONGEST_NAME + 1):
            if start + length <= len(words):
                yield " ".join(words[start : start + length])
