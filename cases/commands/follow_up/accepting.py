"""E1 the authority accepts each requirement, reopens it, or concludes it was not carried out; E2 the share reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import dissolve_after_last
from cases.commands.follow_up.checking import LATE, URGE, chosen, note
from cases.commands.follow_up.reinspecting import ask_aggravating, list_sign
from cases.errors_follow_up import VerdictImpossible, VerdictMissing
from cases.follow_up import following, items_of, share_of
from cases.locking import locked_case
from cases.models import Case, FollowUpItem, FollowUpNote, Outcome
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User

_ACCEPTED, _REOPENED, _NOT_DONE = (
    FollowUpNote.Kind.ACCEPTED,
    FollowUpNote.Kind.REOPENED,
    FollowUpNote.Kind.NOT_DONE,
)


@dataclass(frozen=True)
class Decided:
    """What the authority decides on a requirement; one reopened has a reason and a new day."""

    number: int
    verdict: FollowUpNote.Kind | str
    text: str = ""
    due_on: date | None = None


@command
def judge_follow_up(case: Case, *, by: User, on: date, verdicts: Sequence[Decided]) -> Case:
    """E1. Decide on every requirement; with one reopened the follow-up goes on, else it is concluded.

    Raises `UnknownRequirement`, `VerdictMissing`, `VerdictImpossible`.
    """
    case = locked_case(case)
    policy.require(by, Act.JUDGE_FOLLOW_UP, case, on=on)
    act = _("Accept or reopen")
    require_done(case, act, submitted_on=_("nothing was laid before the authority"))
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.submitted_on)
    book = rules(case, on)
    for key in ("INV-FOLLOW-VERIFIER", "INV-COMPLETE"):
        book.find_or_none(key)
    ask_aggravating(case, book)
    items = items_of(case)
    said = {verdict.number: verdict for verdict in verdicts}
    chosen(case, said, among=items)
    if missing := ", ".join(str(item.number) for item in items if item.number not in said):
        raise VerdictMissing(numbers=missing, citation=book.cite("INV-COMPLETE"))
    for item in items:
        lack = _lack(item, said[item.number], on)
        if lack is not None:
            citation = book.cite("INV-FOLLOW-VERIFIER")
            raise VerdictImpossible(number=item.number, lack=lack, citation=citation)
    locked = {item.pk: item for item in FollowUpItem.objects.select_for_update().filter(case=case.opened_from_id)}
    for item in items:
        _decide(case, locked[item.pk], said[item.number], by, on)
    numbers = {
        kind: [n for n, one in said.items() if one.verdict == kind] for kind in (_ACCEPTED, _REOPENED, _NOT_DONE)
    }
    facts: dict[str, Any] = {str(kind): found for kind, found in numbers.items()}
    if numbers[_REOPENED]:
        case.verified_on = case.reported_on = case.submitted_on = None
        case.returns += 1
        undone = ["verified_on", "reported_on", "submitted_on", "returns"]
        write(case, "requirements-reopened", "E1", by, on, undone, rules=cited(book, on), **facts)
    else:
        left = [item for item in items if said[item.number].verdict == _NOT_DONE]
        case.concluded_on, case.outcome = on, Outcome.NOT_FULFILLED if left else Outcome.FULFILLED
        if left:
            list_sign(case, on, left)
        facts |= {"outcome": str(case.outcome), "aggravating": bool(left)}
        write(case, "follow-up-judged", "E1", by, on, ["concluded_on", "outcome"], rules=cited(book, on), **facts)
        grants.finish(URGE, case=case)
        grants.finish(LATE, case=case)
    grants.finish("E1", case=case)
    return case


def _lack(item: FollowUpItem, decided: Decided, on: date) -> Any:
    verdict, lack = decided.verdict, None
    if verdict == _ACCEPTED and item.closed_on is None:
        lack = _("nobody has verified that it was carried out")
    elif verdict == _NOT_DONE and item.closed_on is not None:
        lack = _("it was verified as carried out")
    elif verdict == _REOPENED and (decided.due_on is None or decided.due_on <= on):
        lack = _("one that is reopened has a new day that is still to come")
    elif verdict not in (_ACCEPTED, _REOPENED, _NOT_DONE):
        lack = _("accept it, reopen it, or conclude that it was not carried out")
    return lack


def _decide(case: Case, item: FollowUpItem, decided: Decided, by: User, on: date) -> None:
    if decided.verdict == _REOPENED:
        require_text(text=(_("reason"), decided.text))
    note(case, item, decided.verdict, by, on, decided.text)
    if decided.verdict != _REOPENED or decided.due_on is None:
        return
    was_closed = item.closed_on is not None
    item.closed_on = item.closed_by = None
    item.verification, item.due_on = "", decided.due_on
    save(item, ["closed_on", "closed_by", "verification", "due_on"])
    source = locked_case(item.case)
    write(source, "follow-up-reopened", "", by, on, number=item.number, due_on=decided.due_on.isoformat())
    if was_closed:
        grants.offer("FOLLOW-UP", [Duty.VERIFIER], team=source.team, case=source, due_on=decided.due_on)


@command
def report_share(case: Case, *, by: User, on: date, summary: str) -> Case:
    """E2. Report how much of the conclusion was carried out, and close the follow-up."""
    case = locked_case(case)
    policy.require(by, Act.REPORT_SHARE, case, on=on)
    act = _("Report the share completed")
    require_done(case, act, concluded_on=_("the authority has not decided on the requirements"))
    require_open(case, act, "closed_on")
    require_date(on, act=act, earliest=case.concluded_on)
    require_text(summary=(_("what is reported"), summary))
    book = rules(case, on)
    book.find_or_none("INV-FILE-INDEX")
    row = following(case)
    row.summary = summary
    save(row, ["summary"])
    share = share_of(items_of(case), on)
    case.closed_on = on
    facts = {"done": share.done, "whole": share.whole, "percent": share.percent}
    write(case, "share-reported", "E2", by, on, ["closed_on"], rules=cited(book, on), **facts)
    grants.finish(case=case)
    grants.finish("FOLLOW-UP", case=row.conclusion)
    dissolve_after_last(case, on)
    return case
