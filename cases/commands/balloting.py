"""A secret ballot from its frozen list to its close: the same on paper and sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cases import ballot_keys, sealing
from cases.acting import command
from cases.commands._ballots import (
    changed,
    electors_of,
    freeze,
    keep,
    locked_ballot,
    make_void,
    repeat,
    require_state,
)
from cases.commands._sittings import require_going_on, require_presides, require_unsettled
from cases.commands._writing import require_date, require_text, save, write
from cases.discipline.counting import Threshold
from cases.discipline.electors import Electors
from cases.errors import OutOfOrder
from cases.errors_ballot import ElectorsChanged, NotAVoteOnACase
from cases.locking import locked_case
from cases.models import AgendaItem, Ballot, BallotMode, BallotState, Member, Rule, SealedPaper
from cases.models.ballot import PENDING

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def open_ballot(
    item: AgendaItem,
    *,
    by: User,
    on: date,
    mode: BallotMode | str,
    kind: str,
    forms: Sequence[str],
    tellers: Iterable[Member],
    thresholds: Mapping[str, Threshold] | None = None,
) -> Ballot:
    """Freeze options, thresholds, electors and denominator, and name the tellers.

    `forms` go from the heaviest down; “no discipline” is on every paper and is not named. On paper voting is open at
    once; a sealed ballot waits for its tellers' passphrases. Raises `NotAVoteOnACase`, `DoesNotPreside`, `ItemSettled`,
    `QuorumMissing`, `TooFewForElectronic`, `TellersNotFit` and what `counting.count` says of the forms.
    """
    if item.case is None:
        raise NotAVoteOnACase(item=item.title)
    case = locked_case(item.case)
    require_presides(by, item, on)
    require_going_on(item.sitting, _("Open a ballot"))
    require_date(on, act=_("Open a ballot"), earliest=item.sitting.opened_on)
    require_unsettled(item)
    if Ballot.objects.pending().filter(item=item).exists():
        raise OutOfOrder(act=_("Open a ballot"), case=case.code, lack=_("a ballot on this item is going on"))
    frozen = freeze(item, case, on=on, mode=mode, kind=kind, forms=forms, tellers=tellers, thresholds=thresholds)
    return keep(frozen, item, case, by=by, on=on, mode=mode, kind=kind, forms=forms)


@command
def close_ballot(ballot: Ballot, *, by: User, on: date) -> Ballot:
    """End the vote: no paper is taken any more, and what is in the box is fixed.

    Raises `ElectorsChanged`, `BoxDisturbed`, `BallotInOtherState`.
    """
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    require_presides(by, ballot.item, on)
    act = _("Close the ballot")
    require_state(ballot, act, BallotState.OPEN)
    require_date(on, act=act, earliest=ballot.opened_on)
    if changed(ballot):
        raise ElectorsChanged()
    if not ballot.is_electronic and ballot.issued is None:
        raise OutOfOrder(act=act, case=case.code, lack=_("nobody recorded how many papers were issued"))
    if ballot.is_electronic:
        _fix_box(ballot)
    ballot.state, ballot.closed_on = BallotState.CLOSED, on
    save(ballot, ["state", "closed_on", "box_hash"])
    write(case, "ballot-closed", ballot.item.step, by, on, ballot=ballot.key, box=ballot.box_hash)
    return ballot


def _fix_box(ballot: Ballot) -> None:
    """Fix the content of the box, and shake it: from here on no order of rows tells when a paper came in."""
    rows = list(ballot.papers.order_by("receipt_hash"))
    papers = [sealing.Paper(row.receipt_hash, bytes(row.sealed), row.mac) for row in rows]
    sealing.require_genuine(ballot.key, papers, ballot.electors.filter(has_voted=True).count())
    ballot.box_hash = sealing.box_hash(ballot.key, papers)
    SealedPaper.objects.filter(ballot=ballot).delete()
    SealedPaper.objects.bulk_create(rows, batch_size=200)
    ballot.electors.update(has_voted=F("has_voted"))


@command
def void_ballot(ballot: Ballot, *, by: User, on: date, reason: str) -> Ballot:
    """Declare a ballot void with a reason, before it is counted; its papers and keys go."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    require_presides(by, ballot.item, on)
    require_state(ballot, _("Declare the ballot void"), *PENDING)
    require_date(on, act=_("Declare the ballot void"), earliest=ballot.prepared_on)
    require_text(reason=(_("reason"), reason))
    make_void(ballot, case, by=by, on=on, reason=reason)
    return ballot


@command
def repeat_ballot(
    ballot: Ballot, *, by: User, on: date, reason: str = "", tellers: Iterable[Member] | None = None
) -> Ballot:
    """Hold a ballot again that is void, or declare it void first: a share is lost, box or list was disturbed."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    require_presides(by, ballot.item, on)
    require_going_on(ballot.item.sitting, _("Repeat the ballot"))
    require_date(on, act=_("Repeat the ballot"), earliest=ballot.prepared_on)
    require_unsettled(ballot.item)
    if ballot.state != BallotState.VOID:
        require_text(reason=(_("reason"), reason))
        make_void(ballot, case, by=by, on=on, reason=reason)
    return repeat(ballot, case, by=by, on=on, tellers=tellers)


def electors_now(item: AgendaItem, on: date) -> Electors | None:
    """Return who counts and who votes as a ballot opened now would freeze it; none on an item without a case."""
    if item.case is None:
        return None
    return electors_of(item, item.case, Rule.on(on, item.sitting.body.scope))


def sweep_keys() -> int:
    """Destroy shares left behind by a process that died right after a count; return of how many ballots."""
    pending = set(Ballot.objects.pending().values_list("key", flat=True))
    left = [key for key in ballot_keys.kept() if key not in pending]
    for key in left:
        ballot_keys.destroy(key)
    return len(left)
