"""A kind of paper by its key: one of the catalogue, or one the house added. What is frozen says it without the rows."""

from __future__ import annotations

from typing import Any

from documents.canonical import Facts
from documents.catalogue import BY_KEY
from documents.kinds import Concern, DocumentType, Issuer, Signing

_TOLD = ("key", "code", "title", "template")


def kept(document_type: DocumentType) -> Facts:
    """Return what the frozen facts of a paper keep of a kind the house added."""
    told: Facts = {name: getattr(document_type, name) for name in _TOLD}
    told["name"] = str(document_type.name)
    for name in ("concern", "issuer", "signing"):
        told[name] = getattr(document_type, name).value
    return told | {"numbered": document_type.numbered}


def of_facts(type_key: str, facts: Facts) -> DocumentType:
    """Return the kind of a frozen paper. Raises `KeyError`."""
    found = BY_KEY.get(type_key)
    if found is not None:
        return found
    told: dict[str, Any] = facts["content"]["own"]
    return DocumentType(
        key=told["key"],
        code=told["code"],
        name=told["name"],
        title=told["title"],
        template=told["template"],
        concern=Concern(told["concern"]),
        issuer=Issuer(told["issuer"]),
        signing=Signing(told["signing"]),
        numbered=told["numbered"],
        own=True,
    )


def of_key(type_key: str) -> DocumentType:
    """Return the kind by its key, those the house added from their rows. Raises `KeyError`."""
    found = BY_KEY.get(type_key)
    if found is not None:
        return found
    from documents.models_templates import OwnType

    row = OwnType.objects.filter(key=type_key).first()
    if row is None:
        raise KeyError(type_key)
    return row.type
