"""R1 deploy, R2 self-criticism, R3 the conference and ballot of the subject's organization, R4 the proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import sitting
from cases.commands.conduct import answering
from cases.commands.discipline.guards import (
    require_form,
    require_going_on,
    require_self_criticism,
    require_violations,
)
from cases.commands.discipline.voting import lower_ballot, lower_body_votes, require_counted
from cases.commands.service import keep_services
from cases.errors import DecisionMissing
from cases.errors_discipline import BallotMissing, NotFullyHeard
from cases.locking import locked_case
from cases.models import Ballot, Case, MeetingKind, SelfReport
from cases.policy import Act

if TYPE_CHECKING:
    from cases.minutes import Minutes, Serving
    from inspection.accounts.models import User


@command
def deploy_discipline(
    case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving] = (), self_report_due_on: date | None = None
) -> Case:
    """R1. Tell the subject and its organization what discipline is considered on, and agree the schedule."""
    case, on = locked_case(case), minutes.held_on
    if case.decided_on is None:
        raise DecisionMissing(case=case.code)
    policy.require(by, Act.DEPLOY, case, on=on)
    require_going_on(case)
    act = _("Deploy")
    require_done(case, act, prepared_on=_("the team has not prepared yet (P2)"))
    require_open(case, act, "deployed_on")
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.prepared_on)
    keep_minutes(MeetingKind.DEPLOYMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    book = rules(case, on)
    book.find_or_none("DEPLOY")
    case.deployed_on = on
    case.self_report_due_on = self_report_due_on or case.team.self_report_due_on or book.due("SELF-REPORT", start=on)
    grants.give([case], answering(case, on), on)
    due = case.self_report_due_on.isoformat()
    fields = ["deployed_on", "self_report_due_on"]
    write(case, "deployed", "R1", by, on, fields, self_report_due_on=due, rules=cited(book, on))
    grants.finish("R1", case=case)
    return case


@command
def receive_self_criticism(
    case: Case,
    *,
    by: User,
    on: date,
    summary: str = "",
    own_form: str = "",
    received_from: str = "",
    not_handed_in: bool = False,
    reason: str = "",
) -> SelfReport:
    """R2. Receive the self-criticism with the form the subject proposes; or why there is none: the case goes on."""
    case = locked_case(case)
    policy.require(by, Act.RECEIVE_SELF_REPORT, case, on=on)
    require_going_on(case)
    act = _("Receive the self-criticism")
    require_done(case, act, deployed_on=_("the subject was not told yet"))
    require_open(case, act, "self_reported_on")
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.deployed_on)
    book = rules(case, on)
    book.find_or_none("SELF-REPORT")
    if not_handed_in:
        require_text(reason=(_("reason"), reason))
        book.find_or_none("NO-SELFCRIT")
    else:
        require_text(summary=(_("summary"), summary))
        require_form(case, book, own_form)
    late = case.self_report_due_on is not None and on > case.self_report_due_on
    report = SelfReport(
        case=case,
        received_on=on,
        received_from=received_from,
        summary=summary,
        not_handed_in=not_handed_in,
        reason=reason,
        recorded_by=by,
        late=late,
    )
    save(report)
    case.matter.own_form = "" if not_handed_in else own_form
    save(case.matter, ["own_form"])
    case.self_reported_on = on
    name = "self-criticism-missing" if not_handed_in else "self-criticised"
    write(case, name, "R2", by, on, ["self_reported_on"], late=late, own_form=own_form, rules=cited(book, on))
    grants.finish("R2", case=case)
    return report


@command
def confer(case: Case, *, by: User, minutes: Minutes) -> Case:
    """R3. The subject's organization met, concluded on each violation, and voted to recommend a form in secret.

    Raises `SelfCriticismMissing`, `ViolationIncomplete`, `BallotMissing`.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.CONFER, case, on=on)
    require_going_on(case)
    act = _("Record the conference")
    book = rules(case, on)
    require_self_criticism(case, book)
    require_open(case, act, "conferred_on")
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.self_reported_on)
    require_violations(case)
    ballot: Ballot | None = None
    if lower_body_votes(case):
        ballot = lower_ballot(case)
        if ballot is None:
            organization = case.managing_organization or case.subject_organization
            raise BallotMissing(case=case.code, body=organization, citation=book.cite("VOTE-SECRET"))
        require_counted(ballot, book)
    keep_minutes(MeetingKind.CONFERENCE, minutes, team=case.team, case=case, by=by)
    for key in ("SELFCRIT", "VOTE-SECRET", "VOTE-BEYOND"):
        book.find_or_none(key)
    case.conferred_on = on
    outcome = ballot.outcome if ballot else ""
    write(case, "conferred", "R3", by, on, ["conferred_on"], recommended=outcome, rules=cited(book, on))
    grants.finish("R3", case=case)
    return case


@command
def propose_discipline(case: Case, *, by: User, on: date, form: str, proposal: str, verified: str = "") -> Case:
    """R4. Verify what was left open, and lay the proposal with its form before the body; "" proposes no discipline.

    Raises `NotFullyHeard`, `ViolationIncomplete`, `FormNotOpen`.
    """
    case = locked_case(case)
    policy.require(by, Act.PROPOSE_DISCIPLINE, case, on=on)
    require_going_on(case)
    act = _("Propose discipline")
    if not case.fast_track:
        require_done(case, act, conferred_on=_("the subject's organization has not met yet (R3)"))
    require_done(case, act, prepared_on=_("the case is not decided"))
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.conferred_on or case.prepared_on)
    require_text(proposal=(_("proposal"), proposal))
    require_violations(case)
    book = rules(case, on)
    require_form(case, book, form)
    found = book.find_or_none("VERIFY-FIRST")
    if not case.fast_track and not verified.strip():
        raise NotFullyHeard(lack=_("nothing is said of what was verified"), citation=found.cite() if found else "")
    matter = case.matter
    matter.proposed_form, matter.proposal = form, "\n".join(text for text in (verified, proposal) if text.strip())
    save(matter, ["proposed_form", "proposal"])
    case.reported_on = case.submitted_on = on
    grants.give([case], sitting(case, on), on)
    write(case, "discipline-proposed", "R4", by, on, ["reported_on", "submitted_on"], form=form, rules=cited(book, on))
    grants.finish("R4", case=case)
    return case
