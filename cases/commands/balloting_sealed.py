"""A sealed ballot: tellers set passphrases, electors hand in sealed papers, two tellers open the box once.

Nothing here is told who chose what. A paper leaves no entry in the trail, no time and no order; the trail tells of the
opening, the close with the seal of the box, and the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from cases import ballot_keys, sealing
from cases.acting import command
from cases.commands._ballots import (
    changed,
    empty_box,
    locked_ballot,
    require_state,
    settle,
    teller_of,
)
from cases.commands._sittings import require_presides, require_takes_part
from cases.commands._writing import require_date, save, write
from cases.errors_ballot import (
    BallotInOtherState,
    ElectorsChanged,
    NotAnElector,
    NotATeller,
    OptionUnknown,
    RecusedElector,
    TallyIsOnce,
    TellersNotReady,
    VotedAlready,
    VotingNotOpen,
)
from cases.locking import locked_case
from cases.models import BLANK, Ballot, BallotState, Elector, SealedPaper, Teller
from cases.sealing import Hidden

if TYPE_CHECKING:
    from inspection.accounts.models import User


# What is secret comes in by a door that hides it before it passes through the frames of others.


@sensitive_variables()
def set_passphrase(ballot: Ballot, *, by: User, on: date, passphrase: str) -> Teller:
    """A teller sets the passphrase of their own share. Raises `NotATeller`, `PassphraseTooShort`."""
    return _set_passphrase(ballot, by, on, Hidden(passphrase))


@command
def _set_passphrase(ballot: Ballot, by: User, on: date, passphrase: Hidden[str]) -> Teller:
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_sealed(ballot, _("Set the passphrase"))
    teller = teller_of(ballot, by)
    require_takes_part(by, ballot.item, on)
    require_state(ballot, _("Set the passphrase"), BallotState.PREPARED)
    require_date(on, act=_("Set the passphrase"), earliest=ballot.prepared_on)
    ballot_keys.enrol(ballot.key, teller.member_id, passphrase.value)
    teller.is_ready = True
    save(teller, ["is_ready"])
    write(case, "teller-ready", ballot.item.step, by, on, ballot=ballot.key)
    return teller


@command
def start_voting(ballot: Ballot, *, by: User, on: date) -> Ballot:
    """Make the ballot's key, hand its shares to the tellers, forget it, and open the vote. Raises `TellersNotReady`."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_sealed(ballot, _("Start the vote"))
    require_presides(by, ballot.item, on)
    require_state(ballot, _("Start the vote"), BallotState.PREPARED)
    require_date(on, act=_("Start the vote"), earliest=ballot.prepared_on)
    if changed(ballot):
        raise ElectorsChanged()
    tellers = list(ballot.tellers.all())
    if waiting := [teller.name for teller in tellers if not teller.is_ready]:
        raise TellersNotReady(names=", ".join(waiting))
    ballot.public_key = ballot_keys.hand_out(ballot.key, [teller.member_id for teller in tellers]).hex()
    ballot.state, ballot.opened_on = BallotState.OPEN, on
    save(ballot, ["state", "opened_on", "public_key"])
    write(case, "ballot-opened", ballot.item.step, by, on, ballot=ballot.key, public_key=ballot.public_key)
    return ballot


@sensitive_variables()
def cast(ballot: Ballot, *, by: User, on: date, choice: str) -> str:
    """Hand in a sealed paper and return its receipt, which is shown once and kept nowhere.

    `choice` is one of the ballot's options, or `BLANK`. Mark and paper are written together or not at all. Raises
    `VotingNotOpen`, `RecusedElector`, `NotAnElector`, `OptionUnknown`, `VotedAlready`.
    """
    return _cast(ballot, by, on, Hidden(choice))


@command
def _cast(ballot: Ballot, by: User, on: date, choice: Hidden[str]) -> str:
    ballot = locked_ballot(ballot)
    _require_sealed(ballot, _("Hand in a paper"))
    if ballot.state != BallotState.OPEN:
        raise VotingNotOpen()
    require_date(on, act=_("Hand in a paper"), earliest=ballot.opened_on)
    elector = Elector.objects.filter(ballot=ballot, member__user=by, votes=True).first()
    if elector is None:
        raise NotAnElector()
    if elector.member_id in ballot.item.apart():
        raise RecusedElector()
    if choice.value not in (*ballot.options, BLANK):
        raise OptionUnknown()
    receipt = sealing.new_receipt()
    paper = sealing.seal(bytes.fromhex(ballot.public_key), ballot.key, receipt, choice.value)
    if not Elector.objects.filter(pk=elector.pk, has_voted=False).update(has_voted=True):
        raise VotedAlready()
    save(SealedPaper(receipt_hash=paper.receipt_hash, ballot=ballot, sealed=paper.sealed, mac=paper.mac))
    return receipt


@sensitive_variables()
def tally(ballot: Ballot, *, by: User, on: date, passphrases: Mapping[int, str]) -> Ballot:
    """Two tellers open the box together, once: count, write the figures, destroy papers and keys.

    `passphrases` are those of the tellers, by the ids of their members. Raises `TallyIsOnce`, `OneTellerAlone`,
    `PassphraseWrong`, `SharesLost`, `BoxDisturbed`.
    """
    return _tally(ballot, by, on, Hidden(passphrases))


@command
@sensitive_variables("private_key", "figures", "votes")
def _tally(ballot: Ballot, by: User, on: date, passphrases: Hidden[Mapping[int, str]]) -> Ballot:
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_sealed(ballot, _("Open the box"))
    teller_of(ballot, by)
    require_takes_part(by, ballot.item, on)
    if ballot.state == BallotState.COUNTED:
        raise TallyIsOnce(on=f"{ballot.counted_on:%d/%m/%Y}")
    require_state(ballot, _("Open the box"), BallotState.CLOSED)
    require_date(on, act=_("Open the box"), earliest=ballot.closed_on)
    if changed(ballot):
        raise ElectorsChanged()
    names = dict(ballot.tellers.values_list("member", "name"))
    if not names.keys() >= passphrases.value.keys():
        raise NotATeller()
    papers = [
        sealing.Paper(row.receipt_hash, bytes(row.sealed), row.mac) for row in ballot.papers.order_by("receipt_hash")
    ]
    sealing.require_untouched(ballot.key, papers, ballot.box_hash)
    private_key = ballot_keys.put_together(ballot.key, passphrases.value, names)
    figures = sealing.count(private_key, ballot.key, papers, {*ballot.options, BLANK})
    votes = {code: figures[code] for code in ballot.options}
    ballot.receipts = [paper.receipt_hash for paper in papers]
    settle(ballot, case, _as_paper(ballot, votes, figures[BLANK]), by=by, on=on)
    empty_box(ballot)
    return ballot


def _as_paper(ballot: Ballot, votes: Mapping[str, int], blank: int) -> dict[str, Any]:
    """The figures of the box; a small body is not told how many papers were blank and how many not cast."""
    valid = sum(votes.values())
    told = ballot.tells_blank
    return {
        "issued": ballot.voters,
        "returned": valid + blank if told else None,
        "valid": valid,
        "void": 0,
        "blank": blank if told else None,
        "votes": dict(votes),
    }


def was_counted(ballot: Ballot, receipt: str) -> bool:
    """Return whether the paper of a receipt was in the box when it was counted; not what it said."""
    return sealing.receipt_hash(ballot.key, receipt) in ballot.receipts


def _require_sealed(ballot: Ballot, act: Any) -> None:
    if not ballot.is_electronic:
        raise BallotInOtherState(act=act, state=str(ballot.get_mode_display()))
