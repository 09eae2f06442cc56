"""E2 the body resolves on its ballot, E3 the decision, E4 its announcement, E5 what follows, E6 the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import dissolve_after_last
from cases.commands.conduct import answering
from cases.commands.discipline import judging
from cases.commands.discipline.ending import NOTICE, UNDISCIPLINED, list_for_above
from cases.commands.discipline.guards import (
    require_disciplinable,
    require_going_on,
    require_heard_subject,
    require_not_of_the_team,
    require_self_criticism,
    require_told,
    worst_of,
)
from cases.commands.discipline.voting import require_deciding, require_recommended
from cases.commands.service import keep_services
from cases.discipline.forms import DisciplineForm
from cases.errors import DrafterApproves, FileIncomplete, OutOfOrder
from cases.errors_discipline import NobodyTold, SanctionUnserved
from cases.locking import locked_case
from cases.models import (
    Case,
    Level,
    Meeting,
    MeetingKind,
    Notification,
    Outcome,
    Resolution,
    Sanction,
    Service,
    TeamMember,
)
from cases.policy import Act

if TYPE_CHECKING:
    from cases.minutes import Minutes, Serving
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: The paper that carries a decision on discipline to its subject.
DECISION = "discipline-decision"


# E2


@command
def resolve(case: Case, *, by: User, on: date, remarks: str = "") -> Resolution:
    """E2. Say what the body's ballot means: discipline, none, none because it is too late, or a proposal above.

    The form is never chosen here: it is what the ballot adopted. Then comes whether this body may decide it, then
    whether it is in time. Raises `BallotMissing`, `BallotUnfit`, `SubjectUnheard`, `NothingServed`.
    """
    case = locked_case(case)
    policy.require(by, Act.RESOLVE, case, on=on)
    require_not_of_the_team(case, by)
    require_going_on(case)
    act = _("Resolve on discipline")
    require_done(case, act, submitted_on=_("no proposal was laid before the body"))
    require_open(case, act, "concluded_on")
    book = rules(case, on)
    require_disciplinable(case, book, on, worst=worst_of(case))
    _require_procedure(case, book)
    ballot = require_deciding(case, book)
    require_date(on, act=act, earliest=ballot.counted_on)
    judged = judging.judge(case, ballot, on, book)
    row = Resolution(
        case=case,
        ballot=ballot,
        on=on,
        outcome=judged.outcome,
        form=judged.form,
        competence=judged.competence,
        limitation=judged.limitation,
        remarks=remarks,
        chaired_by=by,
    )
    save(row)
    case.concluded_on, case.outcome = on, Outcome(judged.outcome)
    if judged.outcome == Outcome.PROPOSED_ABOVE:
        list_for_above(case, judged.form, reason=remarks, on=on)
    facts = {"outcome": str(case.outcome), "form": judged.form, "ballot": ballot.key}
    write(case, "resolved", "E2", by, on, ["concluded_on", "outcome"], rules=cited(book, on), **facts)
    grants.finish("E2", case=case)
    return row


def _require_procedure(case: Case, book: Rulebook) -> None:
    """What the subject is owed before anybody decides: told, asked for self-criticism, heard."""
    if case.fast_track:
        return
    require_told(case, book)
    require_self_criticism(case, book)
    require_heard_subject(case, book)


# E3


@command
def issue_sanction(case: Case, *, by: User, on: date) -> Sanction:
    """E3. Issue the decision on discipline; every missing piece refuses it by its own article.

    What came up only after the vote hinders it for good: `record_hindrance` is the way on then. Raises `PutOff`,
    `SubjectIsGone`, `SubjectIsDeceased`, `NothingServed`, `SelfCriticismMissing`, `SubjectUnheard`, `BallotMissing`,
    `BallotUnfit`, `NotCompetent`, `RecommendationMissing`, `OutOfTime`.
    """
    case = locked_case(case)
    policy.require(by, Act.ISSUE_SANCTION, case, on=on)
    if TeamMember.objects.filter(team=case.team_id, member__user=by).exists():
        raise DrafterApproves()
    require_going_on(case)
    act = _("Issue the decision on discipline")
    require_done(case, act, concluded_on=_("the body has not resolved"))
    require_open(case, act, "sanctioned_on")
    require_date(on, act=act, earliest=case.concluded_on)
    if case.outcome != Outcome.DISCIPLINED:
        raise OutOfOrder(act=act, case=case.code, lack=_("the body did not decide on discipline"))
    book = rules(case, on)
    require_disciplinable(case, book, on, worst=worst_of(case))
    _require_procedure(case, book)
    ballot = require_deciding(case, book)
    form = judging.require_adopted(case, ballot)
    competence = judging.require_competent(case, ballot, form, on, book)
    recommended = require_recommended(case, form, book)
    limitation = judging.require_in_time(case, form, on, book)
    sanction = Sanction(
        case=case,
        form=form,
        ballot=ballot,
        recommended_by=recommended,
        signed_on=on,
        signed_by=by,
        competence=competence,
        limitation=limitation,
    )
    _set_effect(sanction, book, signed=on)
    save(sanction)
    case.sanctioned_on = on
    facts = {"form": form.value, "effective_on": sanction.effective_on and sanction.effective_on.isoformat()}
    write(case, "sanctioned", "E3", by, on, ["sanctioned_on"], rules=cited(book, on), **facts)
    grants.finish("E3", case=case)
    return sanction


def _set_effect(sanction: Sanction, book: Rulebook, *, signed: date, announced: date | None = None) -> None:
    """From when the decision holds, by the rulebook of the day: signing, announcement, or a cell's ballot result."""
    ballot = sanction.ballot
    found = (book.find_or_none("EFFECT-CELL") if _is_of_a_cell(sanction) else None) or book.find_or_none("EFFECT")
    value = found.value if found is not None else "announced_on"
    if value == "ballot_result_announced" and ballot is not None:
        sanction.effective_on = ballot.counted_on
    elif value == "signed_on":
        sanction.effective_on = signed
    else:
        sanction.effective_on = announced
    sanction.effect_rule = found.cite() if found is not None else ""
    lapse = book.find_or_none("LAPSE")
    if sanction.effective_on is not None and lapse is not None and not DisciplineForm(sanction.form).in_two_levels:
        sanction.lapses_on = book.add(lapse.number(), lapse.unit, start=sanction.effective_on)


def _is_of_a_cell(sanction: Sanction) -> bool:
    """Whether a cell decided by its own ballot; one without a ballot goes by the rules of all bodies."""
    return sanction.case.body.organization.level == Level.CELL and sanction.ballot is not None


# E4


def _announced_by(sanction: Sanction, book: Rulebook) -> date | None:
    """Until when the decision is announced and handed over: counted from its signing, of a cell from its ballot too."""
    dues = [book.due("ANNOUNCE-DISC", start=sanction.signed_on)] if book.find_or_none("ANNOUNCE-DISC") else []
    counted = sanction.ballot.counted_on if sanction.ballot is not None else None
    if counted is not None and _is_of_a_cell(sanction) and book.find_or_none("CELL-PAPER"):
        dues.append(book.due("CELL-PAPER", start=counted))
    return min(dues, default=None)


@command
def announce_sanction(case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving]) -> Case:
    """E4. Announce the decision; a refusal to receive or to sign is minuted, and the decision holds all the same."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.ANNOUNCE, case, on=on)
    act = _("Announce the decision")
    require_done(case, act, sanctioned_on=_("the decision is not issued"))
    require_open(case, act, "announced_on")
    require_date(on, act=act, earliest=case.sanctioned_on)
    keep_minutes(MeetingKind.ANNOUNCEMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    book = rules(case, on)
    found = book.find_or_none("ANNOUNCE-DISC")
    rows = [row for row in Service.objects.filter(case=case, paper=DECISION) if row.proved]
    if not rows:
        raise SanctionUnserved(citation=found.cite() if found else "")
    sanction = case.sanction
    due = _announced_by(sanction, book)
    late = due is not None and on > due
    if sanction.effective_on is None:
        _set_effect(sanction, book, signed=sanction.signed_on, announced=on)
    window = book.find_or_none("COMPLAIN-WINDOW")
    received = min(row.proved_on for row in rows if row.proved_on is not None)
    if window is not None:
        sanction.complaint_until = book.add(window.number(), window.unit, start=received)
    save(sanction, ["effective_on", "effect_rule", "lapses_on", "complaint_until"])
    case.announced_on = on
    grants.give([case], answering(case, on), on)
    facts = {"refused": minutes.refused_to_sign or any(row.refused for row in rows), "late": late}
    write(case, "sanction-announced", "E4", by, on, ["announced_on"], rules=cited(book, on), **facts)
    grants.finish("E4", case=case)
    return case


# E5


@dataclass(frozen=True)
class Told:
    """Somebody told of a decision on discipline, and why."""

    kind: Notification.Kind | str
    told: str


@command
def effect_sanction(case: Case, *, by: User, on: date, told: Sequence[Told]) -> Case:
    """E5. Report up, notify the state and union bodies that act on their own, and enter it in the subject's file."""
    case = locked_case(case)
    policy.require(by, Act.EFFECT_SANCTION, case, on=on)
    act = _("Record what follows the decision")
    require_done(case, act, announced_on=_("the decision is not announced"))
    require_open(case, act, "effected_on")
    require_date(on, act=act, earliest=case.sanctioned_on)
    book = rules(case, on)
    found = book.find_or_none("REPORT-UP")
    if not any(one.kind == Notification.Kind.FILE for one in told):
        raise NobodyTold(citation=found.cite() if found else "")
    within = book.find_or_none("NOT-REPLACE")
    limit = within.value.get("notify_within") if within is not None else None
    due = book.add(limit, within.unit, start=case.sanctioned_on) if within and limit and case.sanctioned_on else None
    for one in told:
        require_text(told=(_("who is told"), one.told))
        acts = one.kind in {Notification.Kind.STATE, Notification.Kind.UNION}
        late = acts and due is not None and on > due
        save(Notification(sanction=case.sanction, kind=one.kind, told=one.told, on=on, late=late))
    case.effected_on = on
    write(case, "sanction-effected", "E5", by, on, ["effected_on"], told=len(told), rules=cited(book, on))
    grants.finish("E5", case=case)
    return case


# E6


@command
def close_discipline(case: Case, *, by: User, minutes: Minutes) -> Case:
    """E6. Index and hand over the file; the team's rights end, and with its only case the team itself."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.CLOSE_FILE, case, on=on)
    act = _("Close the file")
    require_done(case, act, concluded_on=_("the body has not resolved"))
    if case.outcome == Outcome.DISCIPLINED:
        require_done(case, act, effected_on=_("what follows the decision is not recorded (E5)"))
    require_open(case, act, "closed_on")
    require_date(on, act=act, earliest=case.effected_on or case.concluded_on)
    book = rules(case, on)
    if lack := missing_papers(case):
        raise FileIncomplete(case=case.code, lack=", ".join(lack), citation=book.cite("INV-FILE-INDEX"))
    keep_minutes(MeetingKind.HANDOVER, minutes, team=case.team, case=case, by=by)
    book.find_or_none("FILE-HANDOVER")
    case.closed_on = on
    write(case, "closed", "E6", by, on, ["closed_on"], rules=cited(book, on))
    grants.end(case.team, on, duties=policy.TEAM_DUTIES, case=case)
    grants.finish("E6", case=case)
    dissolve_after_last(case, on)
    return case


def missing_papers(case: Case) -> list[str]:
    """Return what a complete file of discipline still lacks."""
    needed: list[MeetingKind] = []
    if not case.fast_track and case.submitted_on is not None:
        needed += [MeetingKind.DEPLOYMENT, MeetingKind.CONFERENCE, MeetingKind.HEARING]
    if case.outcome == Outcome.DISCIPLINED:
        needed.append(MeetingKind.ANNOUNCEMENT)
    held = set(Meeting.objects.filter(case=case).values_list("kind", flat=True))
    lack = [str(kind.label) for kind in needed if kind not in held]
    served = {row.paper for row in Service.objects.filter(case=case) if row.proved}
    if case.outcome == Outcome.DISCIPLINED and DECISION not in served:
        lack.append(str(_("proof of service of the decision")))
    if case.outcome in UNDISCIPLINED and NOTICE not in served:
        lack.append(str(_("proof of service of the notice that no discipline is applied")))
    return lack
