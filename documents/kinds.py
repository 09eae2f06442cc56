"""What is said of a kind of paper: who issues and signs it, what it is about, who reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from django.utils.functional import Promise


class Issuer(Enum):
    """Whose name stands at the head of the paper, and whose register numbers it."""

    AUTHORITY = "authority"  # the body that sets up the team and concludes
    PROPOSER = "proposer"  # the body that helps the authority and proposes
    TEAM = "team"  # its own short series, for as long as it lives


class Concern(Enum):
    """What the paper is about: a team's papers count for all its cases."""

    TEAM = "team"
    CASE = "case"
    PROGRAMME = "programme"
    PERIOD = "period"
    SITTING = "sitting"
    LETTER = "letter"  # that came to a body and opened no case
    BODY = "body"  # a body's own business, of no case: the house adds such kinds itself
    COPY = "copy"  # another paper, copied whole or in part
    DOSSIER = "dossier"  # told from the trail of a case, printed with its dossier and never issued


class Signing(Enum):
    """Which hands the paper needs."""

    COLLECTIVE = "collective"  # T/M: on behalf of the issuing body
    TEAM_HEAD = "team-head"
    RECORDER_AND_CHAIR = "recorder-and-chair"
    THREE_PARTIES = "three-parties"  # recorder, the inspected, chair
    TEAM_SECRETARY = "team-secretary"
    TELLERS = "tellers"  # the counting board, one beside the other
    OFFICER = "officer"  # T/L: the officer who deals with a letter, by order of the body
    AREA_OFFICER = "area-officer"  # who proposes in writing, in their own name
    NOBODY = "nobody"  # a blank form under the body's stamp


class SignatureForm(StrEnum):
    """In whose name a hand signs, as it stands above the post."""

    ON_BEHALF = "T/M"  # of a collective
    IN_PLACE = "K/T"  # a deputy for the single head of an agency, never for a collective
    BY_ORDER = "T/L"  # of the body or its head, where the kind of paper allows it
    IN_PERSON = ""


#: Which forms each way of signing leaves open, before a kind of paper allows more.
_FORMS = {
    Signing.COLLECTIVE: {SignatureForm.ON_BEHALF, SignatureForm.IN_PLACE, SignatureForm.IN_PERSON},
    Signing.TEAM_HEAD: {SignatureForm.IN_PERSON, SignatureForm.IN_PLACE, SignatureForm.BY_ORDER},
    Signing.TEAM_SECRETARY: {SignatureForm.IN_PERSON, SignatureForm.IN_PLACE, SignatureForm.BY_ORDER},
    Signing.OFFICER: {SignatureForm.BY_ORDER},
}

#: The code of minutes.
MINUTES = "BB"


@dataclass(frozen=True)
class DocumentType:
    """One kind of paper. The key is stored in rows and never changes."""

    key: str
    code: str  # as printed: QĐ, KH, BB
    name: str | Promise = field(compare=False)  # as people call it on screen, in the language of each
    title: str  # as printed over the paper; empty for a letter, which has none
    template: str
    concern: Concern
    issuer: Issuer
    signing: Signing
    by_order: bool = False  # the chief of the office may sign it T/L
    act: str = ""  # who may do this act issues the paper; without one, a leader of the body
    step: str = ""  # the procedure's number of the step that makes it
    numbered: bool = True
    drafted: bool = False  # prose people write, compare and approve before it is issued
    served: bool = False  # handed to the inspected, who may then read it
    restricted: bool = False  # read by the team, who leads it and who prepared it; handed to nobody
    recalled: bool = False  # nobody here read its code in a regulation: shown as not yet confirmed
    own: bool = False  # added by the house as data: its text and its matter stand in its template

    @property
    def forms(self) -> frozenset[SignatureForm]:
        """In which forms it may be signed; which of them a body has depends on whether one person heads it."""
        allowed = _FORMS.get(self.signing, {SignatureForm.IN_PERSON})
        return frozenset(allowed | ({SignatureForm.BY_ORDER} if self.by_order else set()))

    @property
    def is_to_serve(self) -> bool:
        """Whether the office has to bring it to its subject; of minutes each side takes a copy as it signs."""
        return self.served and self.code != MINUTES

    @property
    def series(self) -> str:
        """The register the paper is numbered in: all decisions of a body share one, whatever they decide."""
        return self.code
