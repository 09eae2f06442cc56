"""The hands under a paper: on whose behalf, in which post, by whose name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cases.models import LEADING, Body, BodyKind, Case, Meeting, Seat, TeamMember, TeamRole
from cases.models.sitting import Sitting
from documents.catalogue import DocumentType, Issuer, Signing
from documents.facts import words
from documents.facts.content import Occasion
from documents.facts.ground import Facts, Ground

if TYPE_CHECKING:
    from inspection.accounts.models import User


def signatures(
    document_type: DocumentType,
    ground: Ground | None,
    case: Case | None,
    occasion: Occasion,
    by: User,
    on: date,
    body: Body,
) -> list[Facts]:
    """Return the hands of a paper, left to right; `by` signs where one person signs for a body."""
    if document_type.signing is Signing.COLLECTIVE or ground is None:
        if document_type.issuer is Issuer.PROPOSER and ground is not None:
            return [_of_the_proposer(ground, on)]
        return [_of_the_body(body, by, on, ground)]
    match document_type.signing:
        case Signing.TEAM_HEAD:
            return [_head(ground)]
        case Signing.TEAM_SECRETARY:
            lister = ground.holder(TeamRole.SECRETARY, TeamRole.HEAD)
            return [_hand("", "NGƯỜI LẬP", _name(lister), 50), _head(ground) | {"width": 50}]
        case Signing.RECORDER_AND_CHAIR:
            held: Meeting | Sitting = occasion.row
            return [
                _hand("NGƯỜI GHI BIÊN BẢN", "", str(held.recorded_by), 50),
                _hand("CHỦ TRÌ", "", str(held.chaired_by), 50),
            ]
        case Signing.TELLERS:
            tellers = [one.name for one in occasion.row.tellers.all()] or [""]
            return [_hand("NGƯỜI KIỂM PHIẾU", "", name, 100 // len(tellers)) for name in tellers]
        case Signing.NOBODY:
            return [_hand("", "", "", 100)]
        case _:
            meeting: Meeting = occasion.row
            subject = ground.spokesman(case) if case is not None else ""
            refused = {"hint": "(không ký)"} if meeting.refused_to_sign else {}
            return [
                _hand("NGƯỜI GHI BIÊN BẢN", "", meeting.recorded_by, 36),
                _hand(f"ĐẠI DIỆN ĐỐI TƯỢNG ĐƯỢC {ground.work.upper()}", "", subject, 36) | refused,
                _hand("CHỦ TRÌ", "", meeting.chaired_by, 28),
            ]


def _hand(capacity: str, post: str, name: str, width: int) -> Facts:
    return {"capacity": capacity, "post": post, "name": name, "width": width}


def _name(place: TeamMember | None) -> str:
    return place.member.full_name if place is not None else ""


def _head(ground: Ground) -> Facts:
    return {"capacity": "", "post": "TRƯỞNG ĐOÀN", "name": _name(ground.holder(TeamRole.HEAD))}


def _of_the_body(body: Body, by: User, on: date, ground: Ground | None) -> Facts:
    """The leader who signs for the body; never K/T, since a collective has no single head."""
    if ground is not None:
        seat = ground.seat(body, by)
    else:
        seat = Seat.objects.on(on).leading().filter(body=body, member__user=by).select_related("member").first()
    post = words.CHAIRS[seat.chair] if seat is not None else ""  # type: ignore[index]
    return {"capacity": words.capacity(body), "post": post, "name": seat.member.full_name if seat else by.display_name}


def _of_the_proposer(ground: Ground, on: date) -> Facts:
    """The first leader of the body that proposes; without one, the officer who wrote the proposal."""
    proposer = ground.proposer
    if proposer is not None:
        seats = Seat.objects.on(on).leading().filter(body=proposer).select_related("member")
        first = min(seats, key=lambda seat: (LEADING.index(seat.chair), seat.pk), default=None)
        if first is not None:
            post = "TRƯỞNG BAN" if proposer.kind == BodyKind.ADVISORY else words.CHAIRS[first.chair]  # type: ignore[index]
            return {"capacity": words.capacity(proposer), "post": post, "name": first.member.full_name}
    officer = ground.team.proposed_by
    return {"capacity": "", "post": "NGƯỜI ĐỀ XUẤT", "name": officer.display_name if officer else ""}
