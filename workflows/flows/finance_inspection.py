"""Inspection of party finance (KTTC): fees, budget and economic activity; every amount reconciled, signed, treated.

The regulation counts the whole preparation as one step (P1), draft, meeting and submission as another (R4), and
announcement, recovery and hand-over as the last (E2): each act of these has its own page and duty under that number.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import closing, conduct, finance, preparation


class FinanceInspectionFlow(Flow):
    """Conduct and closing, for each case: its books, its figures, what becomes of them, what was paid back."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Party finance inspection")
    lock_impl = LOCK

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        conduct.Deploy,
        _("Deploy the decision to the subject"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        rules=("DEPLOY", "START-KT"),
        outputs=("deployment-minutes",),
        needs=_("decision, plan and outline to hand over; minutes of the deployment"),
    ).Next(this.receive_report)

    receive_report = Step(
        "R2",
        finance.ReceiveFinanceReport,
        _("Receive the self-inspection report and the books"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        rules=("SELF-REPORT",),
        outputs=("self_reports", "books", "evidence"),
        needs=_("the report; books, vouchers and fee ledgers, with the place of the originals"),
    ).Next(this.reconcile)

    reconcile = Step(
        "R3",
        finance.FinishReconciliation,
        _("Reconcile, check vouchers, verify amounts"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        rules=("DUR-KTCH", "TEAM-CHANGE", "CRIME-TRANSFER"),
        outputs=("working-minutes", "verification-minutes", "reconciliation-minutes", "reconciliation-table"),
        needs=_("amounts by category, signed by both sides; minutes of the working sessions"),
    ).Next(this.draft_report)

    draft_report = Step(
        "R4",
        finance.DraftFinanceReport,
        _("Draft the report with the treatment of each amount"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.DRAFT_REPORT,
        done="drafted_on",
        rules=("DUR-KTCH", "HEAR"),
        outputs=("team-report",),
        needs=_("findings; each difference treated or explained, to the last đồng"),
    ).Next(this.hear_draft)

    hear_draft = Step(
        "R4",
        conduct.HearDraft,
        _("Meeting through the draft"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.HEAR_DRAFT,
        done="draft_heard_on",
        rules=("DUR-KTCH", "HEAR"),
        outputs=("draft-meeting-minutes",),
        needs=_("the subject's opinion on each point; minutes of the meeting"),
    ).Next(this.submit)

    submit = Step(
        "R4",
        finance.SubmitFinance,
        _("Finalise and submit the report"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        rules=("DUR-KTCH", "EXT-KTCH", "EXT-ALL", "INV-HEARD"),
        outputs=("team-report", "submission"),
        needs=_("an answer to each contested point; the draft notice, the file"),
    ).Next(this.conclude)

    # Closing
    conclude = Step(
        "E1",
        finance.ConcludeFinance,
        _("Consider and conclude on violation, amount, treatment"),
        by=Duty.AUTHORITY,
        act=Act.CONSIDER,
        done="concluded_on",
        rules=("NOTICE-ISSUE", "CONCLUDE-MAJ", "INV-BODY-CONCLUDES", "CRIME-TRANSFER"),
        outputs=("deliberation-minutes", "conclusion-notice"),
        needs=_("a meeting of the body: presence, votes, minutes; the amounts with their treatment"),
    ).Next(this.concluded)

    concluded = (
        Choice(lambda case: case.concluded_on is not None, _("Concluded?"))
        .Then(this.announce)
        .Else(this.submit)  # the body asks for a supplement: the report comes back to the team
    )

    announce = Step(
        "E2",
        closing.Announce,
        _("Announce the conclusion"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        rules=("ANNOUNCE-CONC",),
        outputs=("announcement-minutes", "services"),
        needs=_("the notice with its number; receipt, or refusal with witnesses"),
    ).Next(this.assign_recovery)

    assign_recovery = Step(
        "E2",
        finance.AssignRecovery,
        _("Assign the recovery of the money"),
        by=Duty.AUTHORITY,
        act=Act.ASSIGN_FOLLOW_UP,
        done="follow_up_assigned_on",
        rules=("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER"),
        outputs=("follow_up",),
        needs=_("each requirement with its money, who carries it out, until when, and who verifies it"),
    ).Next(this.close_file)

    close_file = Step(
        "E2",
        closing.CloseFile,
        _("Follow the recovery to its end, close the file"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX", "INV-FOLLOW-VERIFIER"),
        outputs=("file-index", "handover-minutes"),
        needs=_("nothing left to be recovered; a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


def open_cases(team: Team) -> None:
    """After P1 each subject's case goes its own way."""
    placing.place_cases(FinanceInspectionFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class FinanceInspectionPreparation(Flow):
    """Preparation, one step of the regulation: proposed by one, signed by another, prepared by the team."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a party finance inspection")
    lock_impl = LOCK

    opened = Opening().Next(this.propose)

    # Preparation
    propose = Step(
        "P1",
        finance.ProposeFinance,
        _("Propose what is inspected, and a team with expertise in finance"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("PROGRAMME", "TEAM-MIN", "SCOPE-KTCH"),
        outputs=("proposal",),
        needs=_("which finance; content, look-back, duration; people, one of whom knows accounts"),
    ).Next(this.issue_decision)

    issue_decision = Step(
        "P1",
        preparation.IssueDecision,
        _("Issue the decision and the plan"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("PROGRAMME", "TEAM-MIN", "TEAM-CHANGE", "INV-FOUR-EYES"),
        outputs=("team-decision", "plan"),
        needs=_("the proposal; somebody with expertise in finance"),
    ).Next(this.decided)

    decided = (
        Choice(lambda team: team.decided_on is not None, _("Decided?"))
        .Then(this.prepare)
        .Else(this.propose)  # returned with the reason: proposed again
    )

    prepare = Step(
        "P1",
        preparation.Prepare,
        _("Team meeting, outline, declarations"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        rules=("PROGRAMME", "RECUSE", "INV-CONFLICT"),
        outputs=("outline", "schedule", "team-meeting-minutes", "declarations"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; schedule, assignments, outline; minutes of the meeting"),
    ).Next(this.open_cases)

    open_cases = Doing(open_cases, _("Each case goes its own way")).Next(this.closed)

    closed = Closing()
