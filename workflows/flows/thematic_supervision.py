"""Thematic supervision (GSCD): lighter than an inspection, and it never disciplines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import closing, conduct, preparation


class ThematicSupervisionFlow(Flow):
    """Conduct and closing, for each case: one subject, one clock, one report, one notice of result."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Thematic supervision")
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
        rules=("DEPLOY",),
        outputs=("deployment-minutes",),
        needs=_("decision, plan and outline to hand over; minutes of the deployment"),
    ).Next(this.receive_self_report)

    receive_self_report = Step(
        "R2",
        conduct.ReceiveSelfReport,
        _("Receive the subject's report"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        rules=("SELF-REPORT", "START-GS"),
        outputs=("self_reports", "evidence"),
        needs=_("the report by the outline, with its files; or the reason why there is none"),
    ).Next(this.verify)

    verify = Step(
        "R3",
        conduct.FinishVerification,
        _("Study, work with the subject, verify where necessary"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        rules=("DUR-GS", "TEAM-CHANGE"),
        outputs=("working-minutes",),
        needs=_("minutes of the working sessions"),
    ).Next(this.draft_report)

    draft_report = Step(
        "R4",
        conduct.DraftReport,
        _("Draft the report and exchange it with the subject"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.DRAFT_REPORT,
        done="drafted_on",
        rules=("DUR-GS", "HEAR"),
        outputs=("team-report", "exchange-letter"),
        needs=_("findings with evidence; a violation names nature, degree, consequence, cause, responsibility"),
    ).Next(this.hear_draft)

    hear_draft = Step(
        "R5",
        conduct.HearDraft,
        _("Meeting through the draft"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.HEAR_DRAFT,
        done="draft_heard_on",
        rules=("DUR-GS", "HEAR"),
        outputs=("draft-meeting-minutes",),
        needs=_("the subject's opinion on each point; minutes of the meeting"),
    ).Next(this.submit)

    # Closing
    submit = Step(
        "E1",
        closing.SubmitSupervision,
        _("Finalise and submit the report"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        rules=("DUR-GS", "EXT-GS", "EXT-ALL", "INV-HEARD"),
        outputs=("team-report", "submission"),
        needs=_("an answer to each contested point; the draft notice of result, the file"),
    ).Next(this.consider)

    consider = Step(
        "E2",
        closing.Consider,
        _("The body considers and approves the notice of result"),
        by=Duty.AUTHORITY,
        act=Act.CONSIDER,
        done="concluded_on",
        rules=("NOTICE-ISSUE", "GS-TO-KT", "CONCLUDE-MAJ", "INV-BODY-CONCLUDES", "INV-NO-SUPERVISION-DISCIPLINE"),
        outputs=("deliberation-minutes", "supervision-notice"),
        needs=_("a meeting of the body: presence, votes, minutes"),
    ).Next(this.concluded)

    concluded = (
        Choice(lambda case: case.concluded_on is not None, _("Concluded?"))
        .Then(this.announce)
        .Else(this.submit)  # the body asks for a supplement: the report comes back to the team
    )

    announce = Step(
        "E3",
        closing.Announce,
        _("Send or announce the notice of result"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        rules=("ANNOUNCE-CONC",),
        outputs=("announcement-minutes", "services"),
        needs=_("the notice with its number; receipt, or refusal with witnesses"),
    ).Next(this.assign_follow_up)

    assign_follow_up = Step(
        "E4",
        closing.AssignFollowUp,
        _("Assign the follow-up"),
        by=Duty.AUTHORITY,
        act=Act.ASSIGN_FOLLOW_UP,
        done="follow_up_assigned_on",
        rules=("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER"),
        outputs=("follow_up",),
        needs=_("each requirement with who carries it out, until when, and who verifies it"),
    ).Next(this.close_file)

    close_file = Step(
        "E5",
        closing.CloseFile,
        _("Lessons, file index, hand-over"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX"),
        outputs=("file-index", "handover-minutes"),
        needs=_("a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


def open_cases(team: Team) -> None:
    """After P3 each subject's case goes its own way."""
    placing.place_cases(ThematicSupervisionFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class ThematicSupervisionPreparation(Flow):
    """Preparation, once for the team: it counts for each of its cases."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a thematic supervision")
    lock_impl = LOCK

    opened = Opening().Next(this.propose)

    # Preparation
    propose = Step(
        "P1",
        preparation.Propose,
        _("Propose content, subjects, team and time"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("PROGRAMME", "TEAM-MIN", "SCOPE-KTCH"),
        outputs=("proposal",),
        needs=_("content, look-back, duration, the people of the team"),
    ).Next(this.issue_decision)

    issue_decision = Step(
        "P2",
        preparation.IssueDecision,
        _("Issue the decision and the plan"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("PROGRAMME", "TEAM-CHANGE", "INV-FOUR-EYES"),
        outputs=("team-decision", "plan"),
        needs=_("the proposal"),
    ).Next(this.decided)

    decided = (
        Choice(lambda team: team.decided_on is not None, _("Decided?"))
        .Then(this.prepare)
        .Else(this.propose)  # returned with the reason: proposed again
    )

    prepare = Step(
        "P3",
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
