"""Delivery: every attempt to bring a paper to an addressee, with its proof or its return.

Nothing is overwritten: what came back stays, and the next attempt names the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import apart, grants, policy
from cases.acting import command
from cases.asked import Asked
from cases.commands._writing import cited, require_date, require_text, rules, save, save_all, write
from cases.commands.expecting import TIMES
from cases.errors import WitnessesMissing
from cases.errors_delivery import AlreadyProved, NamedBefore, NothingSent, PaperVoid, SameWayAgain, StillOnItsWay
from cases.locking import locked_case
from cases.models import Case, Delivery, Post, PostDuty, Service, Stand
from cases.models.delivery import PROVED, TO_HAND_OVER
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What somebody else than the subject is handed never counts as served on the subject: its rows bear another key.
COPY = "-copy"

#: Work in the inboxes: papers to hand over, and proofs that should have come.
SERVE, PROOF = "SERVE", "PROOF"
HANDS_OVER = (Duty.HEAD, Duty.SECRETARY)

# Who may


def _clerk(*duties: PostDuty) -> Asked:
    """Ask whether somebody holds these standing duties in an office and is not apart from a case; one statement."""

    def compose(user: int, case: int, organization: int, day: date, today: date) -> QuerySet[Case]:
        posts = Post.objects.on(day).filter(organization=organization, member__user=user)
        held = [Q(Exists(posts.filter(duty=duty))) for duty in duties]
        recused = apart.recused(user, OuterRef("team_id"), OuterRef("pk"))
        subject = OuterRef("subject_organization_id"), OuterRef("subject_member_id")
        rows = Case.objects.filter(*held, pk=case).exclude(recused | apart.inspected(user, *subject, today))
        return rows.order_by().values_list("pk")  # type: ignore[return-value]

    return Asked(compose, {"user": int, "case": int, "organization": int, "day": date, "today": date})


_KEEPS = _clerk(PostDuty.CLERK)
_KEEPS_SECRETS = _clerk(PostDuty.CLERK, PostDuty.SECRET_KEEPER)


def _keeps(by: User, row: Delivery, on: date) -> bool:
    """Whether the clerk of the office sends this paper: not of a matter one is apart from, nor a secret one unkept."""
    asked = _KEEPS_SECRETS if row.secrecy else _KEEPS
    told = {"user": by.pk, "case": row.case_id, "organization": row.body.organization_id, "day": on}
    return by.is_active and asked(**told, today=localdate()) is not None


def may_hand_over(by: User, row: Delivery, on: date) -> bool:
    """Whether somebody may hand this paper over: who serves in the case, or the clerk of the office that issued it."""
    return policy.may(by, Act.SERVE, row.case, on) or _keeps(by, row, on)


def _open(row: Delivery, by: User, on: date) -> tuple[Delivery, Case]:
    """Return the row and its case under their locks, for who may hand it over. Raises `PaperVoid`, `NotYourDuty`."""
    case = locked_case(row.case)
    if policy.may(by, Act.SERVE, case, on) or not _keeps(by, row, on):
        policy.require(by, Act.SERVE, case, on=on)
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.stand == Stand.VOID:
        raise PaperVoid(paper=row.title)
    return row, case


# An attempt, and what became of it


@dataclass(frozen=True)
class Sending:
    """How a paper goes to an addressee."""

    on: date
    channel: str
    to: str = ""
    slip: str = ""
    received_on: date | None = None  # where it was handed over against a receipt at once


@dataclass(frozen=True)
class Proof:
    """What became of what was sent: a receipt, a refusal with witnesses, or a return with its reason."""

    stand: str
    on: date
    received_by: str = ""
    witnesses: str = ""
    reason: str = ""


@command
def send(row: Delivery, *, by: User, on: date, sending: Sending) -> Service:
    """Hand a paper over, or send it: it is served when there is proof, and no time runs before that.

    Raises `AlreadyProved`, `StillOnItsWay`, `SameWayAgain`, `PaperVoid`, `DateImpossible`, `NotYourDuty`, `Recused`.
    """
    row, case = _open(row, by, on)
    if row.is_proved:
        raise AlreadyProved(paper=row.title, addressee=row.addressee, on=f"{row.proved_on:%d/%m/%Y}")
    if row.stand == Stand.SENT:
        raise StillOnItsWay(paper=row.title, addressee=row.addressee, on=f"{row.sent_on:%d/%m/%Y}")
    before = Service.objects.of(row).select_related(None).last() if row.attempts else None
    if before is not None and (before.channel, before.served_to) == (sending.channel, sending.to or row.addressee):
        raise SameWayAgain(paper=row.title, addressee=row.addressee, reason=before.return_reason)
    earliest = before.returned_on if before is not None else row.signed_on
    require_date(sending.on, act=_("Hand the paper over"), earliest=earliest)
    received = sending.received_on
    if received is not None:
        require_date(received, act=_("Receive the paper"), earliest=sending.on)
    service = Service(
        case=case,
        paper=row.paper if row.to_subject else f"{row.paper}{COPY}",
        version=row.version,
        title=row.title,
        served_on=sending.on,
        served_to=sending.to or row.addressee,
        channel=sending.channel,
        slip=sending.slip,
        received_on=received,
        received_by=(sending.to or row.addressee) if received else "",
        proved_by=by if received else None,
        served_by=by,
        delivery=row,
        again=before,
    )
    save(service)
    row.stand = Stand.RECEIVED if received else Stand.SENT
    row.sent_on, row.proved_on, row.attempts = sending.on, received, row.attempts + 1
    save(row, ["stand", "sent_on", "proved_on", "attempts"])
    _write(case, "paper-sent", row, by, on, channel=sending.channel, received=received is not None)
    settle(case, SERVE)
    return service


@command
def prove(row: Delivery, *, by: User, on: date, proof: Proof) -> Service:
    """Record what became of a paper that was sent: received, refused before witnesses, or returned undelivered.

    Raises `AlreadyProved`, `NothingSent`, `WitnessesMissing`, `NothingTouched`, `DateImpossible`, `NotYourDuty`.
    """
    row, case = _open(row, by, on)
    if row.is_proved:
        raise AlreadyProved(paper=row.title, addressee=row.addressee, on=f"{row.proved_on:%d/%m/%Y}")
    service = Service.objects.of(row).open().select_related(None).last() if row.stand == Stand.SENT else None
    if service is None:
        raise NothingSent(paper=row.title, addressee=row.addressee)
    require_date(proof.on, act=_("Record the proof"), earliest=service.served_on)
    stand = Stand(proof.stand)
    if stand == Stand.RECEIVED:
        service.received_on, service.received_by = proof.on, proof.received_by or service.served_to
    elif stand == Stand.REFUSED:
        if not proof.witnesses.strip():
            raise WitnessesMissing()
        service.refused, service.refused_on, service.witnesses = True, proof.on, proof.witnesses
    else:
        stand = Stand.RETURNED
        require_text(reason=(_("why it came back"), proof.reason))
        service.returned_on, service.return_reason = proof.on, proof.reason
    service.proved_by = by
    proof_fields = ["received_on", "received_by", "refused", "refused_on", "witnesses", "returned_on", "return_reason"]
    save(service, [*proof_fields, "proved_by"])
    row.stand, row.proved_on = stand, proof.on if stand in PROVED else None
    save(row, ["stand", "proved_on"])
    _write(case, _ACTS[stand], row, by, on, proved_on=proof.on.isoformat())
    settle(case, PROOF)
    if stand == Stand.RETURNED:
        due = row.due_on if row.has_deadline else None
        grants.offer(SERVE, HANDS_OVER, team=case.team, case=case, due_on=due)
    return service


_ACTS = {
    Stand.RECEIVED: "receipt-recorded",
    Stand.REFUSED: "refusal-recorded",
    Stand.RETURNED: "paper-returned",
}


@command
def name_addressees(row: Delivery, *, by: User, on: date, names: Sequence[str]) -> list[Delivery]:
    """Name others the office hands the same paper to; each has a proof of its own, none stands for the subject's.

    Raises `NamedBefore`, `NothingTouched`, `PaperVoid`, `NotYourDuty`.
    """
    row, case = _open(row, by, on)
    require_text(names=(_("addressee"), "".join(names)))
    there = set(Delivery.objects.filter(case=case, document=row.document).values_list("addressee", flat=True))
    made = []
    for name in names:
        told = " ".join(name.split())
        if told in there:
            raise NamedBefore(addressee=told, paper=row.title)
        there.add(told)
        kept = ("body", "document", "paper", "version", "symbol", "title", "secrecy", "signed_on")
        made.append(
            Delivery(case=case, addressee=told, to_subject=False, named_by=by, **{n: getattr(row, n) for n in kept})
        )
    save_all(made)
    _write(case, "addressees-named", row, by, on, count=len(made))
    return made


def _write(case: Case, act: str, row: Delivery, by: User, on: date, **data: Any) -> None:
    """One entry: which paper, by which rule; of the addressee the key of the row, never a name."""
    book = rules(case, on)
    key = TIMES.get(row.paper, ("", ""))[0]
    if key:
        book.find_or_none(key)
    told: dict[str, Any] = {"paper": row.paper, "version": row.version, "delivery": row.key, "subject": row.to_subject}
    write(case, act, "", by, on, rules=cited(book, on), **told, **data)


def settle(case: Case, step: str) -> None:
    """Take the reminder out of the inboxes when nothing of the kind waits in the case any more."""
    waits = [Stand.SENT] if step == PROOF else TO_HAND_OVER
    if not Delivery.objects.filter(case=case, stand__in=waits).exists():
        grants.finish(step, case=case)
