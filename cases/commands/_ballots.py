"""What every ballot shares: what is frozen before the vote, who may touch it, how it ends, void or counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import ballot_keys
from cases.commands._sittings import Quorum, quorum, require_quorum
from cases.commands._writing import cited, save, save_all, write
from cases.discipline import counting, electors
from cases.discipline.counting import Count, Line, Threshold
from cases.discipline.forms import NONE
from cases.errors import RuleBroken
from cases.errors_ballot import BallotInOtherState, NotATeller, TellersNotFit, TooFewForElectronic
from cases.locking import locked_case
from cases.models import (
    FEWEST_ELECTRONIC,
    AgendaItem,
    Ballot,
    BallotMode,
    BallotState,
    Case,
    Elector,
    Member,
    Rule,
    SealedPaper,
    TeamMember,
    TeamRole,
    Teller,
)
from cases.rulebook import Rulebook

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How many tellers a ballot has: two count paper; two or three hold the key of a sealed one.
_TELLERS = {BallotMode.PAPER: (2, 2), BallotMode.ELECTRONIC: (2, 3)}


@dataclass(frozen=True)
class Frozen:
    """What a ballot rests on, fixed before the first paper is handed out."""

    roll: electors.Electors
    thresholds: Mapping[str, Threshold]
    quorum: Quorum
    tellers: Sequence[Member]
    book: Rulebook
    rules: Mapping[str, str]


def locked_ballot(ballot: Ballot) -> Ballot:
    """Return the ballot read again under its row lock, with its item and sitting at hand."""
    rows = Ballot.objects.select_for_update(of=("self",))
    return rows.select_related("item__sitting__body__organization", "item__case", "case").get(pk=ballot.pk)


def require_state(ballot: Ballot, act: Any, *states: BallotState) -> None:
    """Refuse an act where the ballot is not in one of the states."""
    if ballot.state not in states:
        raise BallotInOtherState(act=act, state=BallotState(ballot.state).label)


def teller_of(ballot: Ballot, user: User) -> Teller:
    """Return the user's place in the counting board. Raises `NotATeller`."""
    found = Teller.objects.filter(ballot=ballot, member__user=user).select_related("member").first()
    if found is None:
        raise NotATeller()
    return found


# Before the vote


def electors_of(item: AgendaItem, case: Case, book: Rulebook) -> electors.Electors:
    """Return who counts and who votes on an item, by roll, presence and recusals of this moment."""
    lines = list(item.sitting.roll.seated())
    members = [electors.Elector(line.member_id, line.category) for line in lines]
    present = [line.member_id for line in lines if line.present]
    return electors.denominator(book, members, present, subject=case.subject_member_id, recused=item.apart())


def freeze(
    item: AgendaItem,
    case: Case,
    *,
    on: date,
    mode: str,
    kind: str,
    forms: Sequence[str],
    tellers: Iterable[Member],
    thresholds: Mapping[str, Threshold] | None = None,
) -> Frozen:
    """Ask every rule and write nothing: electors, thresholds, quorum, tellers. Raises what stands in the way."""
    book = Rule.on(on, item.sitting.body.scope)
    roll = electors_of(item, case, book)
    line = quorum(book, roll.denominator, len(roll.voting))
    require_quorum(line)
    if mode == BallotMode.ELECTRONIC and len(roll.voting) < FEWEST_ELECTRONIC:
        raise TooFewForElectronic(voters=len(roll.voting), fewest=FEWEST_ELECTRONIC)
    needed = {str(form): one for form, one in (thresholds or counting.thresholds(book, kind, forms)).items()}
    # A count of no votes refuses a paper whose forms are unknown, out of order or without a threshold.
    dry = counting.count(kind, forms, needed, max(roll.denominator, 1), {})
    board = list({member.pk: member for member in tellers}.values())
    _require_fit(board, item, case, mode)
    used = [*roll.rules, *dry.rules, counting.accumulates(book, kind)]
    return Frozen(roll, needed, line, board, book, {found.rule.reference: found.cite() for found in used})


def _require_fit(board: Sequence[Member], item: AgendaItem, case: Case, mode: str) -> None:
    fewest, most = _TELLERS[BallotMode(mode)]
    if not fewest <= len(board) <= most:
        lack = _("two are needed") if fewest == most else _("two or three are needed")
        raise TellersNotFit(lack=lack)
    there = set(item.sitting.roll.seated().filter(present=True).values_list("member", flat=True))
    apart = item.apart()
    heads = set(TeamMember.objects.filter(team=case.team_id, role=TeamRole.HEAD).values_list("member", flat=True))
    for member in board:
        if member.pk == case.subject_member_id:
            raise TellersNotFit(lack=_says(_("it is the own case of %(name)s"), member))
        if member.pk in apart:
            raise TellersNotFit(lack=_says(_("%(name)s takes no part in this matter"), member))
        if member.pk in heads:
            raise TellersNotFit(lack=_says(_("%(name)s heads the team whose work is voted on"), member))
        if member.pk not in there:
            raise TellersNotFit(lack=_says(_("%(name)s is not present as a member of the body"), member))
        if member.user_id is None:
            raise TellersNotFit(lack=_says(_("%(name)s has no account"), member))


def _says(sentence: Any, member: Member) -> str:
    return str(sentence) % {"name": member.full_name}


def keep(
    frozen: Frozen,
    item: AgendaItem,
    case: Case,
    *,
    by: User,
    on: date,
    mode: str,
    kind: str,
    forms: Sequence[str],
    replaces: Ballot | None = None,
) -> Ballot:
    """Write a ballot as it was frozen: itself, its electors, its tellers, one entry in the trail."""
    opens = mode == BallotMode.PAPER
    ballot = Ballot(
        item=item,
        case=case,
        mode=mode,
        kind=kind,
        state=BallotState.OPEN if opens else BallotState.PREPARED,
        options=[*map(str, forms), NONE],
        thresholds={form: _frozen_threshold(one) for form, one in frozen.thresholds.items()},
        rules=dict(frozen.rules),
        denominator=frozen.roll.denominator,
        voters=len(frozen.roll.voting),
        prepared_on=on,
        prepared_by=by,
        opened_on=on if opens else None,
        replaces=replaces,
    )
    save(ballot)
    save_all(_lines(ballot, frozen.roll))
    save_all([Teller(ballot=ballot, member=member, name=member.full_name) for member in frozen.tellers])
    write(
        case,
        "ballot-opened" if opens else "ballot-prepared",
        item.step,
        by,
        on,
        ballot=ballot.key,
        mode=str(mode),
        kind=str(kind),
        options=ballot.options,
        thresholds={form: str(one) for form, one in frozen.thresholds.items()},
        electors=sorted(frozen.roll.voting),
        denominator=ballot.denominator,
        tellers=[member.pk for member in frozen.tellers],
        rules=cited(frozen.book, on),
    )
    return ballot


def _frozen_threshold(one: Threshold) -> dict[str, Any]:
    found = one.rule
    return {
        "fraction": f"{one.fraction.numerator}/{one.fraction.denominator}",
        "strict": one.strict,
        "rule": found.rule.reference if found else "",
        "citation": found.cite() if found else "",
    }


def _lines(ballot: Ballot, roll: electors.Electors) -> list[Elector]:
    counted, voting = set(roll.counted), set(roll.voting)
    left_out = {one.id: one for one in roll.left_out}
    found = []
    for line in ballot.item.sitting.roll.seated():
        why = left_out.get(line.member_id)
        found.append(
            Elector(
                ballot=ballot,
                member_id=line.member_id,
                name=line.name,
                category=line.category,
                counts=line.member_id in counted,
                votes=line.member_id in voting,
                left_out=str(why.reason)[:200] if why else "",
                rule_cited=why.rule.cite() if why and why.rule else "",
            )
        )
    return found


# When something changes meanwhile


def changed(ballot: Ballot) -> bool:
    """Return whether the list of electors is no longer the one that was frozen."""
    if ballot.state == BallotState.CLOSED:
        # Who comes or goes after the close changes nothing; who was never to vote does.
        return ballot.electors.filter(counts=True, member__in=ballot.item.apart()).exists()
    book = Rule.on(ballot.prepared_on, ballot.item.sitting.body.scope)
    now = electors_of(ballot.item, ballot.case, book)
    rows = list(ballot.electors.values_list("member", "counts", "votes"))
    counted = {member for member, counts, _votes in rows if counts}
    voting = {member for member, _counts, votes in rows if votes}
    return (counted, voting) != (set(now.counted), set(now.voting))


def repeat_where_changed(ballot: Ballot, *, by: User, on: date, reason: str) -> Ballot | None:
    """Declare a ballot void whose list changed and start another; without one where it cannot be held."""
    case = locked_case(ballot.case)
    ballot = locked_ballot(ballot)
    if not changed(ballot):
        return None
    make_void(ballot, case, by=by, on=on, reason=reason)
    try:
        return repeat(ballot, case, by=by, on=on)
    except RuleBroken:
        return None  # `freeze` refused and wrote nothing: the chair opens another ballot when it can be held


def repeat(ballot: Ballot, case: Case, *, by: User, on: date, tellers: Iterable[Member] | None = None) -> Ballot:
    """Start the same ballot again on the electors of this moment, with its tellers or others."""
    board = list(tellers) if tellers is not None else [teller.member for teller in ballot.tellers.select_related()]
    as_before: dict[str, Any] = {"mode": ballot.mode, "kind": ballot.kind, "forms": ballot.forms}
    given = not any(threshold["rule"] for threshold in ballot.thresholds.values())
    needed = ballot.needed() if given else None
    frozen = freeze(ballot.item, case, on=on, tellers=board, thresholds=needed, **as_before)
    return keep(frozen, ballot.item, case, by=by, on=on, replaces=ballot, **as_before)


def make_void(ballot: Ballot, case: Case, *, by: User | None, on: date, reason: str) -> None:
    """End a ballot without a result: the papers go, the keys go, the reason stays."""
    ballot.state, ballot.voided_on, ballot.void_reason = BallotState.VOID, on, reason
    save(ballot, ["state", "voided_on", "void_reason"])
    empty_box(ballot)
    write(case, "ballot-void", ballot.item.step, by, on, ballot=ballot.key, reason=reason)


def empty_box(ballot: Ballot) -> None:
    """Remove sealed papers and, when that is certain, the shares of their key."""
    if ballot.is_electronic:
        SealedPaper.objects.filter(ballot=ballot).delete()
        transaction.on_commit(partial(ballot_keys.destroy, ballot.key))


# The result


def settle(ballot: Ballot, case: Case, figures: Mapping[str, Any], *, by: User, on: date) -> Count:
    """Compute the outcome from the figures and write it; nobody types it."""
    count = ballot.reckon(figures["votes"], blank=figures["blank"] or 0, void=figures["void"] or 0)
    for name, value in figures.items():
        setattr(ballot, name, value)
    ballot.lines = [_frozen_line(line, ballot.thresholds[line.form.value]) for line in count.lines]
    ballot.outcome, ballot.counted_on, ballot.state = count.outcome, on, BallotState.COUNTED
    save(ballot)
    # The figures stay in the minutes; the trail tells the outcome to all who may read it.
    write(
        case, "ballot-counted", ballot.item.step, by, on,
        ballot=ballot.key, outcome=ballot.outcome, denominator=ballot.denominator,
    )  # fmt: skip
    return count


def _frozen_line(line: Line, threshold: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "form": line.form.value,
        "own": line.own,
        "accumulated": line.accumulated,
        "needed": line.needed,
        "reached": line.reached,
        "rule": threshold["rule"],
        "citation": threshold["citation"],
    }
