"""Papers of kinds the house added: the prescribed parts, and the facts their templates may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.models import Body, Case, Rule
from documents.facts import words
from documents.facts.ground import Facts, Ground, general_grounds
from documents.facts.preparation import of_authority, of_proposer, of_team
from documents.kinds import DocumentType, Issuer
from documents.placeholders import key_of


@dataclass(frozen=True)
class Told:
    """Which paper of its kind, and what was written in for it."""

    number: int = 0
    words: Mapping[str, str] = field(default_factory=dict)


def content(document_type: DocumentType, ground: Ground | None, thing: Any, told: Told | None, on: date) -> Facts:
    """Return what a template may ask for; subject, addressees and recipients are the template's own."""
    facts = _of_a_body(thing, on) if ground is None else _of_the_work(document_type, ground, thing)
    written = {key_of(word): value for word, value in (told.words if told is not None else {}).items()}
    return facts | {"about": str(document_type.name), "told": written}


def _of_a_body(body: Body, on: date) -> Facts:
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "archive": words.archive(body),
        "recipients": [],
        "authority": body.name,
        "basis": general_grounds(Rule.on(on, body.scope), on, ()),
    }


def _of_the_work(document_type: DocumentType, ground: Ground, thing: Any) -> Facts:
    around = {Issuer.AUTHORITY: of_authority, Issuer.PROPOSER: of_proposer, Issuer.TEAM: of_team}
    facts = around[document_type.issuer](ground) | ground.span
    facts |= {
        "basis": ground.basis,
        "subjects": ground.subjects,
        "members": ground.people,
        "team": ground.team_name,
        "decision": ground.decision if ground.team.decided_on else "",
        "plan": ground.plan if ground.team.decided_on else "",
    }
    if isinstance(thing, Case):
        facts["subject"] = thing.subject_name
    return facts
