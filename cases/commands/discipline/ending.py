"""The ends of a case without a decision: the subject is gone, the power lies elsewhere, the period ran out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.discipline import judging
from cases.commands.discipline.guards import (
    require_disciplinable,
    require_going_on,
    require_not_of_the_team,
    worst_of,
)
from cases.discipline.forms import DisciplineForm
from cases.errors import OutOfOrder
from cases.errors_discipline import NotCompetent, NothingHinders, OutOfTime, SubjectIsDeceased, SubjectIsGone
from cases.locking import locked_case
from cases.models import Case, CaseToOpen, Hindrance, Kind, Outcome, Resolution
from cases.policy import Act

if TYPE_CHECKING:
    from cases.errors import RuleBroken
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: The paper that tells the subject that no discipline is applied.
NOTICE = "no-discipline-notice"

#: Ends of which that paper tells.
UNDISCIPLINED = frozenset({Outcome.NOT_DISCIPLINED, Outcome.LIMITATION_EXPIRED})


def list_for_above(case: Case, form: str, *, reason: str, on: date) -> None:
    """Put a case into the list of cases to open: the body that may decide goes on from the proposal."""
    label = DisciplineForm(form).label if form else Outcome.PROPOSED_ABOVE.label
    CaseToOpen.objects.create(case=case, procedure=Kind.DISCIPLINE, reason=reason or str(label), on=on)


# Before the vote


def gone(case: Case, book: Rulebook, on: date) -> RuleBroken | None:
    """Return why nobody is left to discipline: the refusal says it with its article; nothing where somebody is."""
    try:
        require_disciplinable(case, book, on, worst=worst_of(case))
    except (SubjectIsGone, SubjectIsDeceased) as refusal:
        return refusal
    return None


@command
def discontinue(case: Case, *, by: User, on: date, reason: str) -> Resolution:
    """Conclude without discipline because nobody is left to discipline: nothing is voted on.

    The subject died, was struck off or expelled meanwhile, or was dissolved.
    """
    case = locked_case(case)
    policy.require(by, Act.RESOLVE, case, on=on)
    act = _("Conclude without discipline")
    require_open(case, act, "concluded_on")
    require_done(case, act, decided_on=_("the decision is not signed"))
    require_date(on, act=act, earliest=case.decided_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    why = gone(case, book, on)
    if why is None:
        lack = _("the subject is neither struck off nor deceased without an especially serious violation")
        raise OutOfOrder(act=act, case=case.code, lack=lack)
    row = Resolution(case=case, on=on, outcome=Outcome.NOT_DISCIPLINED, remarks=reason, chaired_by=by)
    save(row)
    case.concluded_on, case.outcome = on, Outcome.NOT_DISCIPLINED
    facts: dict[str, Any] = {"rule": why.rule, "rules": cited(book, on)}
    write(case, "discontinued", "", by, on, ["concluded_on", "outcome"], **facts)
    grants.finish(case=case)
    return row


# Between the vote and the decision

_ENDS: dict[type[RuleBroken], Outcome] = {
    SubjectIsGone: Outcome.NOT_DISCIPLINED,
    SubjectIsDeceased: Outcome.NOT_DISCIPLINED,
    NotCompetent: Outcome.PROPOSED_ABOVE,
    OutOfTime: Outcome.LIMITATION_EXPIRED,
}


@dataclass(frozen=True)
class Hindering:
    """What hinders a decision that was voted for, in the words of the guard that refuses it, and the end it brings."""

    why: RuleBroken
    outcome: Outcome


def hindering(case: Case, book: Rulebook, on: date) -> Hindering | None:
    """Return what hinders the decision voted for, by the guards of the decision itself; nothing where nothing does."""
    resolution = case.resolution
    if resolution.ballot is None:
        return None
    form = DisciplineForm(resolution.form)
    try:
        require_disciplinable(case, book, on, worst=worst_of(case))
        judging.require_competent(case, resolution.ballot, form, on, book)
        judging.require_in_time(case, form, on, book)
    except tuple(_ENDS) as refusal:
        return Hindering(refusal, _ENDS[type(refusal)])
    return None


@command
def record_hindrance(case: Case, *, by: User, on: date, reason: str) -> Hindrance:
    """End a case after the vote for discipline without a decision, because of what came up since.

    The guards of the decision say what it is: the subject is gone, the form went beyond the power of the body, or its
    period ran out. Nothing is chosen and nothing overwritten: ballot and resolution stay, this stands beside them.
    Raises `NothingHinders`.
    """
    case = locked_case(case)
    policy.require(by, Act.RESOLVE, case, on=on)
    require_not_of_the_team(case, by)
    require_going_on(case)
    act = _("End without a decision")
    require_done(case, act, concluded_on=_("the body has not resolved"))
    require_open(case, act, "sanctioned_on")
    require_date(on, act=act, earliest=case.concluded_on)
    require_text(reason=(_("reason"), reason))
    if case.outcome != Outcome.DISCIPLINED:
        raise OutOfOrder(act=act, case=case.code, lack=_("the body did not decide on discipline"))
    book = rules(case, on)
    book.find_or_none("LIMIT-ORDER")
    found = hindering(case, book, on)
    if found is None:
        raise NothingHinders(case=case.code, citation=book.cite("LIMIT-ORDER"))
    row = _kept(case, found, reason=reason, by=by, on=on)
    case.outcome = found.outcome
    if found.outcome == Outcome.PROPOSED_ABOVE:
        list_for_above(case, case.resolution.form, reason=reason, on=on)
    facts = {"outcome": str(found.outcome), "rule": found.why.rule, "form": case.resolution.form}
    write(case, "decision-hindered", "E3", by, on, ["outcome"], rules=cited(book, on), **facts)
    grants.finish("E3", case=case)
    return row


def _kept(case: Case, found: Hindering, *, reason: str, by: User, on: date) -> Hindrance:
    form = DisciplineForm(case.resolution.form)
    row = Hindrance(
        case=case,
        on=on,
        outcome=found.outcome,
        rule=found.why.rule,
        rule_cited=found.why.citation,
        competence=judging.competence_of(case, case.body, form, on).frozen,
        limitation={"periods": [one.frozen for one in judging.periods_of(case, form, on)]},
        reason=reason,
        decided_by=by,
    )
    save(row)
    return row
