"""The hands under a paper: on whose behalf, in which post, by whose name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases import policy
from cases.models import (
    LEADING,
    Body,
    Case,
    Chair,
    Delegation,
    Kind,
    Level,
    Meeting,
    MeetingKind,
    Seat,
    Team,
    TeamMember,
    TeamRole,
)
from cases.models.sitting import AgendaItem, Sitting
from documents.catalogue import DocumentType, Issuer, Signing
from documents.errors_signing import FormNotOfPaper, NeverForCollective, SignerApart, SignerWithoutPost
from documents.facts import words
from documents.facts.content import Occasion
from documents.facts.ground import Facts, Ground
from documents.kinds import SignatureForm
from documents.models_orders import SigningOrder
from documents.wording import short_date

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
    order: SigningOrder | None = None,
) -> list[Facts]:
    """Return the hands of a paper, left to right; `by` signs where one person signs for a body.

    Where a leader ordered who signs, that person does, if the post is still theirs. Raises `SignerWithoutPost`.
    """
    if order is not None:
        return [ordered(document_type, order, case or (ground.team if ground is not None else None), on)]
    if document_type.signing is Signing.OFFICER:
        return [_signed(SignatureForm.BY_ORDER, words.by_order(body), "NGƯỜI XỬ LÝ ĐƠN", by.display_name)]
    if isinstance(occasion.row, Sitting | AgendaItem) and document_type.signing is Signing.RECORDER_AND_CHAIR:
        return _of_a_meeting(occasion.row if isinstance(occasion.row, Sitting) else occasion.row.sitting)
    if document_type.signing is Signing.COLLECTIVE or ground is None:
        if document_type.issuer is Issuer.PROPOSER and ground is not None:
            return [_of_the_proposer(ground, on)]
        return [_of_the_body(body, by, on, ground)]
    match document_type.signing:
        case Signing.TEAM_HEAD:
            return [_head(ground, by)]
        case Signing.TEAM_SECRETARY:
            lister = ground.holder(TeamRole.SECRETARY, TeamRole.HEAD)
            return [_hand("", "NGƯỜI LẬP", _name(lister), 50), _head(ground, by) | {"width": 50}]
        case Signing.RECORDER_AND_CHAIR:
            return _of_a_meeting(occasion.row)
        case Signing.TELLERS:
            tellers = [one.name for one in occasion.row.tellers.all()] or [""]
            return [_hand("NGƯỜI KIỂM PHIẾU", "", name, 100 // len(tellers)) for name in tellers]
        case Signing.AREA_OFFICER:
            return [_hand("", "CÁN BỘ THEO DÕI ĐỊA BÀN", by.display_name, 100)]
        case Signing.NOBODY:
            return [_hand("", "", "", 100)]
        case _:
            meeting: Meeting = occasion.row
            title, subject = _other_side(ground, case, meeting)
            refused = {"hint": "(không ký)"} if meeting.refused_to_sign else {}
            return [
                _hand("NGƯỜI GHI BIÊN BẢN", "", meeting.recorded_by, 36),
                _hand(title, "", subject, 36) | refused,
                _hand("CHỦ TRÌ", "", meeting.chaired_by, 28),
            ]


def ordered(document_type: DocumentType, order: SigningOrder, thing: Case | Team | None, on: date) -> Facts:
    """Return the hand a leader ordered, who holds the seat or post for it on that day.

    Raises `NeverForCollective`, `FormNotOfPaper`, `SignerWithoutPost`, `SignerApart`.
    """
    body, signer, form = order.body, order.signer, SignatureForm(order.form)
    is_collective = bool(words.capacity(body))
    if form is SignatureForm.IN_PLACE and is_collective:
        raise NeverForCollective(body=body.name)
    allowed = open_forms(document_type, body)
    if form not in allowed:
        named = ", ".join(one.value or str(_("in person")) for one in SignatureForm if one in allowed)
        raise FormNotOfPaper(
            paper=document_type.name, body=body.name, form=form.value or _("in person"), allowed=named or "–"
        )
    if thing is not None and policy.is_apart(signer, thing):
        raise SignerApart(signer=signer.full_name)
    if form is SignatureForm.BY_ORDER:
        if policy.runs_office(signer, body.organization, on):
            return _signed(form, words.by_order(body), "CHÁNH VĂN PHÒNG", signer.full_name)
    else:
        chair = policy.chair_of(signer, body, on)
        hand = _in_seat(body, chair, signer.full_name) if chair else None
        if hand is not None and hand["form"] == form:
            return hand
    raise SignerWithoutPost(
        signer=signer.full_name, form=form.value or _("in person"), body=body.name, on=f"{on:%d/%m/%Y}"
    )


def open_forms(document_type: DocumentType, body: Body) -> frozenset[SignatureForm]:
    """Return in which forms a body's leader may have a paper of this kind signed.

    A collective signs T/M; an agency by its head or, K/T, the deputy; a cell has no office that signs T/L.
    """
    if document_type.signing is not Signing.COLLECTIVE:
        return frozenset()
    shut = {SignatureForm.IN_PLACE, SignatureForm.IN_PERSON} if words.capacity(body) else {SignatureForm.ON_BEHALF}
    if body.organization.level == Level.CELL:
        shut.add(SignatureForm.BY_ORDER)
    return document_type.forms - shut


def _signed(form: SignatureForm, capacity: str, post: str, name: str) -> Facts:
    return {"form": form.value, "capacity": capacity, "post": post, "name": name}


def _in_seat(body: Body, chair: str, name: str) -> Facts:
    """Sign for a body from a place in it: T/M a collective; an agency its head in person, K/T the deputy."""
    capacity, post = words.capacity(body), words.post(body, chair)
    if capacity:
        return _signed(SignatureForm.ON_BEHALF, capacity, post, name)
    if words.heads(chair):
        return _signed(SignatureForm.IN_PERSON, "", post, name)
    if words.is_deputy(chair):
        return _signed(SignatureForm.IN_PLACE, words.in_place(body), post, name)
    return _signed(SignatureForm.BY_ORDER, words.by_order(body), post, name)


def _hand(capacity: str, post: str, name: str, width: int) -> Facts:
    return {"capacity": capacity, "post": post, "name": name, "width": width}


def _other_side(ground: Ground, case: Case | None, meeting: Meeting) -> tuple[str, str]:
    """Return what the other side of the table is called, and its name: of a complaint it is one of two."""
    if ground.team.kind == Kind.COMPLAINT and meeting.kind in {MeetingKind.DEPLOYMENT, MeetingKind.VERIFICATION}:
        return "ĐẠI DIỆN TỔ CHỨC ĐẢNG ĐÃ QUYẾT ĐỊNH KỶ LUẬT", ""
    if meeting.kind == MeetingKind.DENOUNCER:
        return "NGƯỜI TỐ CÁO", ""  # who it is stands on no paper: the copy that is signed is kept under seal
    name = ground.spokesman(case) if case is not None else ""
    return ("NGƯỜI KHIẾU NẠI" if ground.team.kind == Kind.COMPLAINT else f"ĐẠI DIỆN {ground.side.upper()}"), name


def _of_a_meeting(held: Meeting | Sitting) -> list[Facts]:
    return [
        _hand("NGƯỜI GHI BIÊN BẢN", "", str(held.recorded_by), 50),
        _hand("CHỦ TRÌ", "", str(held.chaired_by), 50),
    ]


def _name(place: TeamMember | None) -> str:
    return place.member.full_name if place is not None else ""


def _head(ground: Ground, by: User) -> Facts:
    """The head of the team; the deputy signs K/T for a single head, whoever else acts in the head's place T/L."""
    delegation = Delegation.objects.behind(by, ground.team.pk)
    if delegation is None or delegation.duty != Delegation.Duty.HEAD:
        post = ground.called(TeamRole.HEAD).upper()
        return _signed(SignatureForm.IN_PERSON, "", post, _name(ground.holder(TeamRole.HEAD)))
    place = next((row for row in ground.places if row.member_id == delegation.receiver_id), None)
    role = TeamRole(place.role) if place is not None else TeamRole.MEMBER
    form = SignatureForm.IN_PLACE if role == TeamRole.DEPUTY else SignatureForm.BY_ORDER
    capacity, post = f"{form.value} {ground.called(TeamRole.HEAD).upper()}", ground.called(role).upper()
    behalf = {"behalf": _in_place_of(ground.called(TeamRole.HEAD), delegation)}
    return _signed(form, capacity, post, delegation.receiver.full_name) | behalf


def _in_place_of(post: str, delegation: Delegation) -> str:
    """Return the line under a signature in another's place: whose, by which paper, on which days."""
    days = f"từ ngày {short_date(delegation.since)} đến hết ngày {short_date(delegation.last_day)}"
    return f"thay mặt {post} {delegation.giver.full_name}, theo ủy quyền tại {delegation.paper}, {days}"


def _of_the_body(body: Body, by: User, on: date, ground: Ground | None) -> Facts:
    """Who signs for the body, a leader or a member in a leader's place; never K/T: a collective has no single head."""
    delegation = Delegation.objects.behind(by, ground.team.pk) if ground is not None else None
    if delegation is not None and delegation.duty == Delegation.Duty.AUTHORITY:
        seats = {seat.member_id: seat for seat in Seat.objects.on(on).filter(body=body).select_related("member")}
        own, given = seats.get(delegation.receiver_id), seats.get(delegation.giver_id)
        hand = _in_seat(body, own.chair if own is not None else Chair.MEMBER, delegation.receiver.full_name)
        behalf = _in_place_of(words.post(body, given.chair).capitalize() if given else "", delegation)
        return hand | {"post": hand["post"] if own is not None else "", "behalf": behalf}
    if ground is not None:
        seat = ground.seat(body, by)
    else:
        seat = Seat.objects.on(on).leading().filter(body=body, member__user=by).select_related("member").first()
    if seat is not None:
        return _in_seat(body, seat.chair, seat.member.full_name)
    form = SignatureForm.ON_BEHALF if words.capacity(body) else SignatureForm.IN_PERSON
    return _signed(form, words.capacity(body), "", by.display_name)


def _of_the_proposer(ground: Ground, on: date) -> Facts:
    """The first leader of the body that proposes; without one, the officer who wrote the proposal."""
    proposer = ground.proposer
    if proposer is not None:
        seats = Seat.objects.on(on).leading().filter(body=proposer).select_related("member")
        first = min(seats, key=lambda seat: (LEADING.index(seat.chair), seat.pk), default=None)
        if first is not None:
            return _in_seat(proposer, first.chair, first.member.full_name)
    officer = ground.team.proposed_by
    return _signed(SignatureForm.IN_PERSON, "", "NGƯỜI ĐỀ XUẤT", officer.display_name if officer else "")
