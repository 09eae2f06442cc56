"""Which paper which body issues: the authorities each procedure names, and what the regulation lists and we lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from documents import catalogue as common
from documents import (
    catalogue_complaint,
    catalogue_denunciation,
    catalogue_discipline,
    catalogue_exoneration,
    catalogue_mandate,
    catalogue_signs,
    catalogue_suspension,
)
from documents.catalogue import ALL, Concern, DocumentType, Issuer
from tests.documents.every_house import AGENCY, CELL, COMMISSION, COMMITTEE, STANDING, TEAM, WARD_COMMISSION

BODIES = (STANDING, COMMITTEE, COMMISSION, WARD_COMMISSION, CELL, AGENCY)
_COMMISSIONS = (COMMISSION, WARD_COMMISSION)
_NOT_OF_AGENCIES = BODIES[:-1]

#: The authorities of a procedure, for the papers it alone makes; any body issues the others.
_OF_PROCEDURE: tuple[tuple[Iterable[DocumentType], tuple[str, ...]], ...] = (
    (catalogue_discipline.ALL, _NOT_OF_AGENCIES),
    (catalogue_exoneration.ALL, _NOT_OF_AGENCIES),
    (catalogue_denunciation.ALL, _NOT_OF_AGENCIES),
    (catalogue_signs.ALL, _NOT_OF_AGENCIES),
    (catalogue_complaint.ALL, (STANDING, COMMITTEE, *_COMMISSIONS)),
    (catalogue_suspension.ALL, (STANDING, COMMITTEE, *_COMMISSIONS)),
    (catalogue_mandate.ALL, _COMMISSIONS),
)

#: Who proposes: the commission or an agency of the committee; a cell has neither and proposes to itself.
_PROPOSING = (*_COMMISSIONS, CELL, AGENCY)
#: What only a committee with a commission does, or a cell by itself.
_BY_COMMISSION = {*catalogue_suspension.ALL, *catalogue_exoneration.ALL}


def issuers_of(document_type: DocumentType) -> tuple[str, ...]:
    """Whose papers of this kind there are."""
    if document_type.issuer is Issuer.TEAM:
        return (TEAM,)
    bodies = next((bodies for kinds, bodies in _OF_PROCEDURE if document_type in kinds), BODIES)
    if document_type.issuer is Issuer.PROPOSER:
        among = set(bodies) if document_type in _BY_COMMISSION else set(_PROPOSING)
        return tuple(one for one in _PROPOSING if one in among)
    return bodies


PAIRS = frozenset((one.key, issuer) for one in ALL for issuer in issuers_of(one))


def _lacking(reason: str, *names: str, by: Iterable[str] = (*BODIES, TEAM)) -> dict[tuple[str, str], str]:
    return {(name, issuer): reason for name in names for issuer in by}


_HOUSE_ADDS = "no step of the procedures makes it; a house adds such a kind itself, as data"
_RULES = "sets rules; no case and no period calls for one, and a team or cell may not issue it"
_NOT_A_TEAMS = "a body decides and plans; a team reports, proposes and records"
_NO_OFFICE = "letters come to a body, and it answers them"

#: Types of the list of types of party papers (doc_types.json) that no paper of the catalogue is, by whom and why.
LACKING_TYPES: Mapping[tuple[str, str], str] = {
    **_lacking(_RULES, "Quy định", "Quy chế", "Chỉ thị", "Thông tri", "Hướng dẫn"),
    **_lacking(_HOUSE_ADDS, "Nghị quyết", "Kết luận", "Đề án", "Phương án", "Dự án", "Quy hoạch"),
    **_lacking(_HOUSE_ADDS, "Giấy mời", "Giấy giới thiệu"),
    **_lacking(_NOT_A_TEAMS, "Quyết định", "Thông báo", "Chương trình", by=(TEAM,)),
    **_lacking(_NO_OFFICE, "Phiếu chuyển", by=(TEAM,)),
}

_SUBJECTS = "the subject writes it: it is received into the file, never issued"

#: The documents of the list of required sections (documents.md, section 6): who signs them, and which kinds they are.
REQUIRED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Programme": ("body", ("programme",)),
    "Decision setting up the team": ("body", ("team-decision",)),
    "Plan": ("body", ("plan",)),
    "Outline": ("team", ("outline", "self-criticism-outline", "denunciation-outline")),
    "Detailed schedule": ("team", ("schedule",)),
    "Minutes: deployment, working, verification": (
        "team", ("deployment-minutes", "working-minutes", "verification-minutes")),
    "Self-report / explanation": ("subject", ()),
    "Self-criticism": ("subject", ()),
    "Team report": ("team", ("team-report",)),
    "Submission": ("team", ("submission",)),
    "Conference minutes": ("team", ("draft-meeting-minutes", "conference-minutes")),
    "Notice of conclusion": ("body", ("conclusion-notice", "signs-notice")),
    "Notice of supervision result": ("body", ("supervision-notice",)),
    "Denunciation notice": ("body", ("denunciation-notice", "denouncer-notice")),
    "Ballot": ("body", ("ballot-paper",)),
    "Counting minutes": ("body", ("counting-minutes",)),
    "Disciplinary decision": ("body", ("discipline-decision",)),
    "Complaint decision": ("body", ("complaint-decision",)),
    "Announcement minutes": ("body", ("announcement-minutes", "sanction-minutes")),
    "Extension, change of team": ("body", ("extension-decision", "team-change-decision")),
    "Suspension": ("body", ("suspension-decision",)),
    "Follow-up letter": ("body", ("urging-letter",)),
    "Periodic report": ("body", ("periodic-report",)),
    "File index": ("team", ("file-index",)),
}  # fmt: skip

_NO_CELL = "complaints are resolved from the grassroots committee up"
_NO_POWER = "an advisory body neither disciplines nor resolves complaints or denunciations"
_PROPOSED = "the commission urges for its committee"

#: Of those, what the catalogue has of no body of a kind, and why.
LACKING_REQUIRED: Mapping[tuple[str, str], str] = {
    **_lacking(_SUBJECTS, "Self-report / explanation", "Self-criticism", by=("subject",)),
    **_lacking(_NO_POWER, "Denunciation notice", "Ballot", "Counting minutes", by=(AGENCY,)),
    **_lacking(_NO_POWER, "Disciplinary decision", "Complaint decision", "Suspension", by=(AGENCY,)),
    **_lacking(_NO_CELL, "Complaint decision", by=(CELL,)),
    **_lacking("a cell proposes a suspension to the level that has the power", "Suspension", by=(CELL,)),
    **_lacking(_PROPOSED, "Follow-up letter", by=(STANDING, COMMITTEE)),
}


def has_required(name: str) -> Iterable[tuple[str, bool]]:
    """Yield of each issuer a document asks for whether one of its kinds is there."""
    by, keys = REQUIRED[name]
    for issuer in {"body": BODIES, "team": (TEAM,), "subject": ("subject",)}[by]:
        yield issuer, any((key, issuer) in PAIRS for key in keys)


def has_type(code: str, vietnamese: str, issuer: str) -> bool:
    """Whether some paper of the catalogue is of a type of party papers."""
    named = {"CV": ""}.get(code, vietnamese.upper())
    return any(one.code == code and _is(one, named) and (one.key, issuer) in PAIRS for one in common.ALL)


def _is(document_type: DocumentType, title: str) -> bool:
    return document_type.title == title if not title else document_type.title.startswith(title)


assert not {one.concern for one in ALL} & {Concern.BODY}  # only a house adds such
