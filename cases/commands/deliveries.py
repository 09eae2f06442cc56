"""Delivery: what has to reach whom is written down at issue, and every attempt with its proof or its return after that.

Nothing is overwritten: what came back stays, and the next attempt names the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases import acting, apart, clock, grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, rules, save, save_all, write
from cases.errors import WitnessesMissing
from cases.errors_delivery import AlreadyProved, NamedBefore, NothingSent, PaperVoid, SameWayAgain, StillOnItsWay
from cases.locking import locked_case
from cases.models import Body, Case, Delivery, PostDuty, Service, Stand, Team
from cases.models.delivery import NEVER, PROVED, TO_HAND_OVER
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What somebody else than the subject is handed never counts as served on the subject: its rows bear another key.
COPY = "-copy"

#: Handed over as a draft, for an opinion; the report itself is served on nobody.
DRAFTED = "team-report"

#: Work in the inboxes: papers to hand over, and proofs that should have come.
SERVE, PROOF = "SERVE", "PROOF"
HANDS_OVER = (Duty.HEAD, Duty.SECRETARY)

#: The rule that says within how long a paper is announced, and from which day of the case.
_TIMES = {
    **dict.fromkeys(
        ("team-decision", "plan", "consideration-decision", "consideration-plan", "denunciation-team-decision",
         "denunciation-plan"),
        ("DEPLOY", "decided_on"),
    ),
    **dict.fromkeys(
        ("conclusion-notice", "supervision-notice", "signs-notice", "denunciation-notice"),
        ("ANNOUNCE-CONC", "concluded_on"),
    ),
    "discipline-decision": ("ANNOUNCE-DISC", "sanctioned_on"),
    "complaint-decision": ("ANNOUNCE-DISC", "concluded_on"),
}  # fmt: skip


# At issue


@dataclass(frozen=True)
class Issued:
    """A paper that was issued and is to be served, with whose case or team it is."""

    thing: Case | Team
    body: Body
    key: str
    paper: str
    version: str
    symbol: str
    title: str
    secrecy: str
    signed_on: date


def expect(papers: Iterable[Issued]) -> None:
    """Write down that papers have to reach their subjects; a team's papers the subject of each of its cases."""
    rows = []
    for paper in papers:
        cases = [paper.thing] if isinstance(paper.thing, Case) else _cases_of(paper.thing)
        rows += [_expected(paper, case) for case in cases]
    acting.in_the_end(save_all, rows, table=Delivery._meta.db_table)


def _cases_of(team: Team) -> list[Case]:
    known: list[Case] | None = acting.recall(("cases of", team.pk))
    return known if known is not None else list(Case.objects.filter(team=team).order_by("pk"))


def _expected(paper: Issued, case: Case) -> Delivery:
    key, since = _TIMES.get(paper.paper, ("", ""))
    start = getattr(case, since) or paper.signed_on if key else None
    time = clock.counted(rules(paper.thing, start), key, start) if start else clock.NONE
    return Delivery(
        case=case,
        body=paper.body,
        document=paper.key,
        paper=paper.paper,
        version=paper.version,
        symbol=paper.symbol,
        title=paper.title,
        secrecy=paper.secrecy,
        signed_on=paper.signed_on,
        addressee=case.subject_name,
        due_on=time.due_on or NEVER,
        rule_cited=time.citation if time.due_on else "",
    )


def forget(document: str) -> None:
    """Hand over nothing of a paper that was made void; what was handed over stays on record."""
    Delivery.objects.filter(document=document).update(stand=Stand.VOID)


def note(case: Case, services: Sequence[Service]) -> None:
    """Move what has to reach the subject by what an act of the case handed over; what is proved stays proved."""
    alike: dict[tuple[Any, ...], Q] = {}
    for row in services:
        if row.paper == DRAFTED:
            continue
        stand = Stand.REFUSED if row.refused else Stand.RECEIVED if row.received_on else Stand.SENT
        same = Q(paper=row.paper) & (Q(version=row.version) | Q(symbol=row.version) if row.version else Q())
        told = (stand, row.served_on, row.proved_on)
        alike[told] = alike.get(told, Q()) | same
    for (stand, sent_on, proved_on), papers in alike.items():
        open_rows = Delivery.objects.filter(papers, case=case, to_subject=True).exclude(stand__in=[*PROVED, Stand.VOID])
        open_rows.update(stand=stand, sent_on=sent_on, proved_on=proved_on, attempts=F("attempts") + 1)


def note_receipt(service: Service) -> None:
    """Move what the subject's side itself confirmed to have received."""
    rows = (
        Delivery.objects.filter(pk=service.delivery_id)
        if service.delivery_id
        else Delivery.objects.filter(
            Q(version=service.version) | Q(symbol=service.version),
            case=service.case_id,
            paper=service.paper,
            to_subject=True,
        )
    )
    rows.filter(stand=Stand.SENT).update(stand=Stand.RECEIVED, proved_on=service.received_on)


# Who may


def _keeps(by: User, row: Delivery, on: date) -> bool:
    """Whether the clerk of the office sends this paper: not of a matter one is apart from, nor a secret one unkept."""
    here = row.body.organization
    if not policy.holds(by, PostDuty.CLERK, here, on):
        return False
    if row.secrecy and not policy.holds(by, PostDuty.SECRET_KEEPER, here, on):
        return False
    return not Case.objects.filter(apart.from_case(by), pk=row.case_id).exists()


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
    before = Service.objects.of(row).last() if row.attempts else None
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
    service = Service.objects.of(row).open().last() if row.stand == Stand.SENT else None
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
    key = _TIMES.get(row.paper, ("", ""))[0]
    if key:
        book.find_or_none(key)
    told: dict[str, Any] = {"paper": row.paper, "version": row.version, "delivery": row.key, "subject": row.to_subject}
    write(case, act, "", by, on, rules=cited(book, on), **told, **data)


def settle(case: Case, step: str) -> None:
    """Take the reminder out of the inboxes when nothing of the kind waits in the case any more."""
    waits = [Stand.SENT] if step == PROOF else TO_HAND_OVER
    if not Delivery.objects.filter(case=case, stand__in=waits).exists():
        grants.finish(step, case=case)
