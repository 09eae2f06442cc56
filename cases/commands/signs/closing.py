"""E2 the commission concludes each content and votes whether discipline is required; E3 the notice is issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import (
    cited,
    finish,
    require_date,
    require_done,
    require_open,
    rules,
    save,
    save_all,
    write,
)
from cases.commands.closing import consider, require_carried, voting_on
from cases.commands.signs.crime import require_going_on
from cases.errors import FindingIncomplete, NotCarried, VotesImpossible
from cases.errors_signs import ContentsNotConcluded, OutcomeContradicts
from cases.locking import locked_case
from cases.models import Case, Consideration, ContentConclusion, DisciplineVote, Finding, FindingKind, Outcome
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: Outcomes that need a violation and a vote that discipline is required.
DISCIPLINARY = (Outcome.DISCIPLINE_REQUIRED, Outcome.PROPOSED_ABOVE)


@dataclass(frozen=True)
class ContentVote:
    """What the commission concluded on one content, by the number of its finding, and the votes."""

    number: int
    kind: FindingKind | str
    votes_for: int
    votes_against: int = 0
    degree: str = ""


@dataclass(frozen=True)
class Votes:
    """Votes for and against."""

    votes_for: int
    votes_against: int = 0


@command
def conclude_on_signs(
    case: Case,
    *,
    by: User,
    minutes: Minutes,
    present: Sequence[int],
    outcome: Outcome | str,
    votes_for: int,
    votes_against: int,
    contents: Sequence[ContentVote] = (),
    discipline: Votes | None = None,
    remarks: str = "",
    approved_sha256: str = "",
) -> Consideration:
    """E2. The commission concludes each content by majority and votes whether discipline is required, or returns.

    `votes_for` and `votes_against` are those on the notice as a whole, or on the return. Raises
    `ContentsNotConcluded`, `NotCarried`, `OutcomeContradicts`, `FindingIncomplete`, and what `consider` raises.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.CONSIDER, case, on=on)
    require_going_on(case)
    if not outcome:
        return _considered(case, by, minutes, present, votes_for, votes_against, outcome, remarks, approved_sha256)
    book = rules(case, on)
    findings = {one.number: one for one in Finding.objects.filter(case=case, withdrawn_on__isnull=True)}
    _require_each(findings, contents, book)
    voting, there = voting_on(case, present, on, book)
    for vote in contents:
        require_carried(len(voting), len(there), vote.votes_for, vote.votes_against, book)
    required = _discipline_required(discipline, len(voting), len(there), book)
    violations = [vote for vote in contents if vote.kind == FindingKind.VIOLATION]
    _require_fitting(Outcome(outcome), bool(violations), required, book)
    before = _as_concluded(findings, contents)
    act = _considered(case, by, minutes, present, votes_for, votes_against, outcome, remarks, approved_sha256)
    save_all(
        [
            ContentConclusion(
                consideration=act,
                finding=findings[vote.number],
                kind=vote.kind,
                degree=vote.degree,
                votes_for=vote.votes_for,
                votes_against=vote.votes_against,
            )
            for vote in contents
        ]
    )
    facts: dict[str, Any] = {"contents": len(contents), "violations": len(violations), "before": before}
    if discipline is not None:
        votes = {"votes_for": discipline.votes_for, "votes_against": discipline.votes_against}
        save(DisciplineVote(consideration=act, required=bool(required), **votes))
        facts["discipline"] = votes | {"required": bool(required)}
    step = code_of(case.kind, "concluded_on")
    write(act.case, "contents-concluded", step, by, on, rules=cited(book, on), **facts)
    return act


def _considered(
    case: Case, by: User, minutes: Minutes, present: Sequence[int], votes_for: int, votes_against: int,
    outcome: Outcome | str, remarks: str, approved: str,
) -> Consideration:  # fmt: skip
    """The body's act as in every procedure: roll, quorum, majority on the notice, minutes, outcome."""
    return consider(
        case,
        by=by,
        minutes=minutes,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        outcome=outcome,
        remarks=remarks,
        approved_sha256=approved,
    )


def _require_each(findings: dict[int, Finding], contents: Sequence[ContentVote], book: Rulebook) -> None:
    concluded = [vote.number for vote in contents]
    wrong = sorted(set(findings) ^ set(concluded) | {number for number in concluded if concluded.count(number) > 1})
    if wrong:
        raise ContentsNotConcluded(numbers=", ".join(map(str, wrong)), citation=_majority(book))


def _majority(book: Rulebook) -> str:
    found = book.find_or_none("CONCLUDE-MAJ")
    return found.cite() if found is not None else ""


def _discipline_required(votes: Votes | None, size: int, there: int, book: Rulebook) -> bool | None:
    """Whether the vote on discipline reached its majority; None where the commission did not vote on it."""
    if votes is None:
        return None
    if votes.votes_for + votes.votes_against > there:
        raise VotesImpossible(votes=votes.votes_for + votes.votes_against, present=there)
    try:
        require_carried(size, there, votes.votes_for, votes.votes_against, book)
    except NotCarried:
        return False
    return True


def _require_fitting(outcome: Outcome, is_violation: bool, required: bool | None, book: Rulebook) -> None:
    lack = None
    if is_violation and required is None:
        lack = _("a violation is concluded, and the commission has not voted whether discipline is required")
    elif outcome == Outcome.NO_VIOLATION and is_violation:
        lack = _("a violation is concluded")
    elif outcome in DISCIPLINARY and not is_violation:
        lack = _("no violation is concluded")
    elif outcome in DISCIPLINARY and not required:
        lack = _("the vote that discipline is required has no majority")
    elif outcome not in DISCIPLINARY and required:
        lack = _("the commission voted that discipline is required")
    if lack is not None:
        raise OutcomeContradicts(outcome=outcome.label, lack=lack, citation=_majority(book))


def _as_concluded(findings: dict[int, Finding], contents: Sequence[ContentVote]) -> dict[str, list[str]]:
    """Let each finding say what was concluded; return what the report said of those that changed."""
    before = {}
    for vote in contents:
        finding = findings[vote.number]
        said = [finding.kind, finding.degree]
        finding.kind, finding.degree = str(vote.kind), vote.degree if vote.kind == FindingKind.VIOLATION else ""
        if lack := finding.lacks():
            raise FindingIncomplete(number=finding.number, lack=", ".join(lack))
        if said != [finding.kind, finding.degree]:
            before[str(vote.number)] = said
            save(finding, ["kind", "degree"])
    return before


@command
def issue_notice(case: Case, *, by: User, on: date) -> Case:
    """E3. Issue the notice of the conclusion, exactly as the commission approved it; recipients are limited."""
    case = locked_case(case)
    policy.require(by, Act.ISSUE_NOTICE, case, on=on)
    act = _("Issue the notice")
    require_done(case, act, concluded_on=_("the body has not concluded"))
    require_open(case, act, "notice_issued_on")
    require_date(on, act=act, earliest=case.concluded_on)
    book = rules(case, on)
    found = book.find_or_none("NOTICE-ISSUE")
    late = found is not None and on > book.due("NOTICE-ISSUE", start=case.concluded_on or on)
    case.notice_issued_on = on
    step = code_of(case.kind, "notice_issued_on")
    write(case, "notice-issued", step, by, on, ["notice_issued_on"], late=late, rules=cited(book, on))
    finish(case, "notice_issued_on")
    return case
