"""R1 work with the body that decided, R2 with the complainant, R3 verify, R4 draft and exchange the results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import sitting
from cases.commands.complaints.receiving import locked_complaint
from cases.commands.discipline.guards import require_form
from cases.commands.service import keep_services
from cases.locking import locked_case
from cases.models import Case, Complaint, MeetingKind
from cases.policy import Act

if TYPE_CHECKING:
    from cases.minutes import Minutes, Serving
    from inspection.accounts.models import User


def _begin(
    case: Case, act: Any, *, field: str, after: str, lack: Any, doing: Act, by: User, on: date
) -> tuple[Case, Complaint]:
    """Lock a case and its complaint for a step: by whom, after what, once, while it is not answered."""
    case = locked_case(case)
    policy.require(by, doing, case, on=on)
    require_done(case, act, **{after: lack})
    require_open(case, act, field)
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=getattr(case, after))
    return case, locked_complaint(Complaint.objects.get(case=case))


@command
def deploy_complaint(case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving] = ()) -> Case:
    """R1. Work with the body that decided, or that answered before: hear it and take over the file of discipline."""
    on = minutes.held_on
    case, _complaint = _begin(
        case,
        _("Deploy"),
        field="deployed_on",
        after="prepared_on",
        lack=_("the team has not prepared yet (P3)"),
        doing=Act.DEPLOY,
        by=by,
        on=on,
    )
    keep_minutes(MeetingKind.DEPLOYMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    book = rules(case, on)
    book.find_or_none("DEPLOY")
    case.deployed_on = on
    write(case, "complaint-deployed", "R1", by, on, ["deployed_on"], rules=cited(book, on))
    grants.finish("R1", case=case)
    return case


@command
def hear_complainant(case: Case, *, by: User, minutes: Minutes, statement: str, differences: str) -> Case:
    """R2. Study the file, work with the complainant: what differs on content, degree, form, procedure, competence."""
    on = minutes.held_on
    case, complaint = _begin(
        case,
        _("Work with the complainant"),
        field="heard_on",
        after="deployed_on",
        lack=_("the file of discipline is not taken over (R1)"),
        doing=Act.RECORD_MEETING,
        by=by,
        on=on,
    )
    require_text(
        statement=(_("statement of the complainant"), statement),
        differences=(_("what differs from the decision"), differences),
    )
    keep_minutes(MeetingKind.WORKING, minutes, team=case.team, case=case, by=by)
    complaint.statement, complaint.differences = statement, differences
    save(complaint, ["statement", "differences"])
    book = rules(case, on)
    book.find_or_none("HEAR")
    case.heard_on = on
    write(case, "complainant-heard", "R2", by, on, ["heard_on"], rules=cited(book, on))
    grants.finish("R2", case=case)
    return case


@command
def verify_complaint(case: Case, *, by: User, minutes: Minutes, position: str, position_on: date) -> Case:
    """R3. Verify what is in dispute, with the written position of the body that decided."""
    on = minutes.held_on
    case, complaint = _begin(
        case,
        _("Verify"),
        field="verified_on",
        after="heard_on",
        lack=_("the complainant was not heard (R2)"),
        doing=Act.FINISH_VERIFICATION,
        by=by,
        on=on,
    )
    require_text(position=(_("written position of the body that decided"), position))
    require_date(position_on, act=_("Give a position"), earliest=case.decided_on)
    keep_minutes(MeetingKind.VERIFICATION, minutes, team=case.team, case=case, by=by)
    complaint.position, complaint.position_on = position, position_on
    save(complaint, ["position", "position_on"])
    book = rules(case, on)
    book.find_or_none("DUR-GQKN")
    case.verified_on = on
    late = case.due_on is not None and on > case.due_on
    write(case, "complaint-verified", "R3", by, on, ["verified_on"], late=late, rules=cited(book, on))
    grants.finish("R3", case=case)
    return case


@command
def exchange_results(case: Case, *, by: User, minutes: Minutes, form: str, proposal: str) -> Case:
    """R4. Exchange the results with complainant and body, and lay them before the body; "" proposes to annul."""
    on = minutes.held_on
    case, complaint = _begin(
        case,
        _("Exchange the results"),
        field="submitted_on",
        after="verified_on",
        lack=_("nothing was verified (R3)"),
        doing=Act.SUBMIT,
        by=by,
        on=on,
    )
    require_text(proposal=(_("proposal"), proposal))
    book = rules(case, on)
    require_form(complaint.sanction.case, book, form)
    keep_minutes(MeetingKind.DRAFT, minutes, team=case.team, case=case, by=by)
    complaint.proposed_form, complaint.proposal = form, proposal
    save(complaint, ["proposed_form", "proposal"])
    case.drafted_on = case.draft_heard_on = case.reported_on = case.submitted_on = on
    grants.give([case], sitting(case, on), on)
    fields = ["drafted_on", "draft_heard_on", "reported_on", "submitted_on"]
    write(case, "complaint-results-exchanged", "R4", by, on, fields, form=form, rules=cited(book, on))
    grants.finish("R4", case=case)
    return case
