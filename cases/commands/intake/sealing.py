"""Who sent a petition: asked for with a motive, approved by the custodian, shown once to the one who asked.

Each request, answer and opening stands in the petition's chain with its reason, and without the identity.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from cases import identity, policy, reading, trail
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save
from cases.commands.intake._petition import book_of, locked_petition, require_not_apart, require_unnamed, tell
from cases.errors_intake import (
    AdministratorOpensNothing,
    AnsweredAlready,
    AskedAlready,
    NotApproved,
    NothingSealed,
    NotTheCustodian,
    OwnRequest,
)
from cases.identity import Identity
from cases.models import Body, Member, Petition, Post, PostDuty, SealedIdentity, SealOpening, SealRequest

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: An approval is used within so many days, or lapses.
GOOD_FOR = 3


@command
def appoint_custodian(body: Body, *, by: User, on: date, member: Member, paper: str) -> Post:
    """Appoint who decides on opening seals: by a leader of the body, by a paper; the one before is released.

    Raises `NotYourDuty`, `AdministratorOpensNothing`.
    """
    policy.require_leader(by, body, on)
    require_date(on, act=_("Appoint a custodian"), earliest=None)
    require_text(paper=(_("paper"), paper))
    _require_no_administrator(member.user)
    rows = Post.objects.on(on).filter(organization=body.organization, duty=PostDuty.CUSTODIAN)
    for former in rows.exclude(member=member):
        former.until = on
        save(former, ["until"])
    post = rows.filter(member=member).first()
    if post is None:
        post = Post(organization=body.organization, member=member, duty=PostDuty.CUSTODIAN, since=on)
        save(post)
    trail.record("custodian-appointed", by=by, on=on, body=body.pk, member=member.pk, paper=paper)
    return post


@command
def ask_to_open(petition: Petition, *, by: User, on: date, motive: str) -> SealRequest:
    """Ask the custodian to know who sent a petition, with the motive.

    Raises `NotYourDuty`, `ApartFromPetition`, `AdministratorOpensNothing`, `NothingSealed`, `AskedAlready`.
    """
    petition = locked_petition(petition)
    reading.require_petition_worker(by, petition, on)
    require_not_apart(by, petition, on)
    _require_no_administrator(by)
    require_text(motive=(_("motive"), motive))
    require_unnamed(petition, motive=(_("motive"), motive))
    if not SealedIdentity.objects.filter(petition=petition).exists():
        raise NothingSealed(petition=petition.symbol)
    waiting = SealRequest.objects.filter(petition=petition, asked_by=by, decided_on__isnull=True).first()
    if waiting is not None:
        raise AskedAlready(petition=petition.symbol, on=f"{waiting.asked_on:%d/%m/%Y}")
    row = SealRequest(petition=petition, asked_by=by, asked_on=on, motive=motive)
    save(row)
    book = book_of(petition, on)
    book.find_or_none("CONF-DENOUNCER")
    tell(petition, "seal-asked", by=by, on=on, request=row.key, motive=motive, rules=cited(book, on))
    return row


@command
def decide_opening(request: SealRequest, *, by: User, on: date, approved: bool, reason: str) -> SealRequest:
    """Answer a request: the custodian alone, never on an own one, never an administrator, never who is apart.

    Raises `NotTheCustodian`, `OwnRequest`, `AdministratorOpensNothing`, `ApartFromPetition`, `AnsweredAlready`.
    """
    request, petition = _locked(request)
    _require_no_administrator(by)
    if not policy.holds(by, PostDuty.CUSTODIAN, petition.body.organization, on):
        raise NotTheCustodian(body=petition.body.name)
    require_not_apart(by, petition, on)
    if request.asked_by_id == by.pk:
        raise OwnRequest()
    if request.decided_on is not None:
        raise AnsweredAlready(on=f"{request.decided_on:%d/%m/%Y}")
    require_date(on, act=_("Answer a request to open a seal"), earliest=request.asked_on)
    require_text(reason=(_("reason of the answer"), reason))
    require_unnamed(petition, reason=(_("reason of the answer"), reason))
    request.approved, request.answer, request.decided_by, request.decided_on = approved, reason, by, on
    save(request, ["approved", "answer", "decided_by", "decided_on"])
    act = "seal-approved" if approved else "seal-refused"
    tell(petition, act, by=by, on=on, request=request.key, reason=reason)
    return request


@command
@sensitive_variables()
def open_seal(request: SealRequest, *, by: User, on: date) -> Identity:
    """Open a seal once, for the one who asked, on an approval not older than its days.

    The opening is on record before anything is shown: the page comes after the commit, or not at all.
    Raises `NotApproved`, `ApartFromPetition`, `AdministratorOpensNothing`, `KeyLost`, `SealBroken`.
    """
    request, petition = _locked(request)
    _require_no_administrator(by)
    reading.require_petition_worker(by, petition, on)
    require_not_apart(by, petition, on)
    lack = _lack(request, by, on)
    if lack:
        raise NotApproved(why=lack)
    sealed = SealedIdentity.objects.get(petition=petition)
    shown = identity.opened(petition.key, sealed.sealed, sealed.key_id)
    save(SealOpening(request=request, opened_on=on, opened_by=by))
    tell(petition, "seal-opened", by=by, on=on, request=request.key, motive=request.motive)
    return shown


def openable(user: User, on: date) -> Q:
    """Return the condition on requests that the user may open a seal by them today."""
    since = on - timedelta(days=GOOD_FOR)
    return Q(asked_by=user, approved=True, decided_on__gte=since, opening__isnull=True)


def _lack(request: SealRequest, by: User, on: date) -> str:
    if request.asked_by_id != by.pk:
        return str(_("somebody else asked"))
    if not request.approved or request.decided_on is None:
        return str(_("it is not approved"))
    if SealOpening.objects.filter(request=request).exists():
        return str(_("it was used"))
    return "" if on <= request.decided_on + timedelta(days=GOOD_FOR) else str(_("the approval is too old"))


def _require_no_administrator(user: User | None) -> None:
    if user is not None and user.is_administrator:
        raise AdministratorOpensNothing()


def _locked(request: SealRequest) -> tuple[SealRequest, Petition]:
    petition = locked_petition(request.petition)
    return SealRequest.objects.select_for_update(of=("self",)).get(pk=request.pk), petition
