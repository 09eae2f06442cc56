"""A ballot on paper: papers are handed out, two tellers count blind to each other, and the outcome is computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._ballots import locked_ballot, require_state, settle, teller_of
from cases.commands._sittings import require_keeper, require_takes_part
from cases.commands._writing import require_date, require_text, save, write
from cases.errors import AlreadyDone
from cases.errors_ballot import (
    BallotInOtherState,
    CountedAlready,
    NoDifference,
    PapersDoNotReconcile,
    RecountByTheSameTeller,
)
from cases.locking import locked_case
from cases.models import Ballot, BallotState, Recount, TellerEntry
from cases.models.ballot import as_figures

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def issue_papers(ballot: Ballot, *, by: User, on: date, issued: int) -> Ballot:
    """Record how many papers were handed out; never more than electors are present."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_paper(ballot, _("Issue the papers"))
    require_keeper(by, ballot.item.sitting, on)
    require_takes_part(by, ballot.item, on)
    require_state(ballot, _("Issue the papers"), BallotState.OPEN)
    require_date(on, act=_("Issue the papers"), earliest=ballot.opened_on)
    if ballot.issued is not None:
        raise AlreadyDone(act=_("Issue the papers"), case=case.code, on=f"{ballot.opened_on:%d/%m/%Y}")
    if not 0 < issued <= ballot.voters:
        too_many = _("%(issued)s papers issued, %(voters)s electors are present.")
        raise PapersDoNotReconcile({"issued": str(too_many) % {"issued": issued, "voters": ballot.voters}})
    ballot.issued = issued
    save(ballot, ["issued"])
    write(case, "papers-issued", ballot.item.step, by, on, ballot=ballot.key, issued=issued)
    return ballot


@command
def enter_count(
    ballot: Ballot,
    *,
    by: User,
    on: date,
    issued: int,
    returned: int,
    valid: int,
    void: int,
    blank: int,
    votes: Mapping[str, int],
) -> Ballot:
    """Enter what one teller counted, after the close. When both counts are in and equal, the outcome is computed.

    Raises `NotATeller`, `CountedAlready`, `PapersDoNotReconcile` with a sentence for each field that is wrong.
    """
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_paper(ballot, _("Enter a count"))
    teller = teller_of(ballot, by)
    require_takes_part(by, ballot.item, on)
    if TellerEntry.objects.filter(teller=teller).exists():
        raise CountedAlready()
    require_state(ballot, _("Enter a count"), BallotState.CLOSED)
    require_date(on, act=_("Enter a count"), earliest=ballot.closed_on)
    figures = _reconciled(ballot, issued, returned, valid, void, blank, votes)
    save(TellerEntry(ballot=ballot, teller=teller, entered_on=on, **figures))
    write(case, "count-entered", ballot.item.step, by, on, ballot=ballot.key)
    if _both_in(ballot) and not differences(ballot):
        settle(ballot, case, figures, by=by, on=on)
    return ballot


@command
def recount(
    ballot: Ballot,
    *,
    by: User,
    on: date,
    reason: str,
    issued: int,
    returned: int,
    valid: int,
    void: int,
    blank: int,
    votes: Mapping[str, int],
) -> Recount:
    """Write down what both tellers counted together after their counts differed, and why they differed."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    _require_paper(ballot, _("Enter a recount"))
    teller = teller_of(ballot, by)
    require_takes_part(by, ballot.item, on)
    require_state(ballot, _("Enter a recount"), BallotState.CLOSED)
    differing = differences(ballot) if _both_in(ballot) else {}
    if not differing:
        raise NoDifference()
    require_date(on, act=_("Enter a recount"), earliest=ballot.closed_on)
    require_text(reason=(_("reason"), reason))
    figures = _reconciled(ballot, issued, returned, valid, void, blank, votes)
    row = Recount(ballot=ballot, differences=differing, reason=reason, entered_by=teller, entered_on=on, **figures)
    save(row)
    write(
        case, "recount-entered", ballot.item.step, by, on, ballot=ballot.key, differing=sorted(differing), reason=reason
    )
    return row


@command
def confirm_recount(recount: Recount, *, by: User, on: date) -> Ballot:
    """The other teller confirms the joint recount; the outcome is computed from it."""
    case = locked_case(recount.ballot.case)
    ballot = locked_ballot(recount.ballot)
    teller = teller_of(ballot, by)
    require_takes_part(by, ballot.item, on)
    require_state(ballot, _("Confirm a recount"), BallotState.CLOSED)
    require_date(on, act=_("Confirm a recount"), earliest=recount.entered_on)
    recount = Recount.objects.select_for_update(of=("self",)).get(pk=recount.pk)
    if recount.entered_by_id == teller.pk:
        raise RecountByTheSameTeller()
    recount.confirmed_by, recount.confirmed_on = teller, on
    save(recount, ["confirmed_by", "confirmed_on"])
    write(case, "recount-confirmed", ballot.item.step, by, on, ballot=ballot.key)
    settle(ballot, case, as_figures(recount), by=by, on=on)
    return ballot


def differences(ballot: Ballot) -> dict[str, list[int]]:
    """Return where the tellers' counts differ, field by field, each with both figures; votes by option."""
    rows = [_flat(entry) for entry in TellerEntry.objects.filter(ballot=ballot).order_by("teller")]
    if len(rows) < 2:
        return {}
    one, other = rows
    return {name: [one[name], other[name]] for name in one if one[name] != other[name]}


def _flat(entry: TellerEntry) -> dict[str, int]:
    figures = as_figures(entry)
    votes: dict[str, int] = figures.pop("votes")
    return figures | votes


def _both_in(ballot: Ballot) -> bool:
    return not ballot.tellers.filter(entry__isnull=True).exists()


def _require_paper(ballot: Ballot, act: Any) -> None:
    if ballot.is_electronic:
        raise BallotInOtherState(act=act, state=str(ballot.get_mode_display()))


def _reconciled(
    ballot: Ballot, issued: int, returned: int, valid: int, void: int, blank: int, votes: Mapping[str, int]
) -> dict[str, Any]:
    """Return the figures, or refuse them with a sentence for each field that cannot be right."""
    counted = {code: votes.get(code, 0) for code in ballot.options}
    figures = {"issued": issued, "returned": returned, "valid": valid, "void": void, "blank": blank}
    wrong: dict[str, Any] = {name: _("A number of papers is nought or more.") for name, n in figures.items() if n < 0}
    wrong |= {code: _("A number of papers is nought or more.") for code, n in counted.items() if n < 0}
    wrong |= {code: _("This option is not on the paper.") for code in votes if code not in counted}
    if issued != ballot.issued:
        wrong.setdefault("issued", _says(_("%(expected)s papers were issued."), expected=ballot.issued))
    if returned > issued:
        wrong.setdefault("returned", _says(_("Only %(expected)s papers were issued."), expected=issued))
    elif returned != valid + void + blank:
        total = valid + void + blank
        said = _("Valid, void and blank papers make %(total)s, %(returned)s were returned.")
        wrong.setdefault("returned", _says(said, total=total, returned=returned))
    if sum(counted.values()) != valid:
        said = _("The votes make %(total)s, %(valid)s papers are valid.")
        wrong.setdefault("valid", _says(said, total=sum(counted.values()), valid=valid))
    if wrong:
        raise PapersDoNotReconcile(wrong)
    return figures | {"votes": counted}


def _says(sentence: Any, **facts: Any) -> str:
    return str(sentence) % facts
