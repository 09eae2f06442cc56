"""Inspection of lower bodies' own inspection, supervision and discipline work (KTNV): two sheets, a sample of files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import closing, conduct, mandate


class MandateInspectionFlow(Flow):
    """Conduct and closing: letter, report, files and sheets, the meeting, the conclusion on each sheet."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Inspection of lower inspection, supervision and discipline work")
    lock_impl = LOCK

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        mandate.DeployMandate,
        _("Deploy, ask for report, files and contact officers"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        rules=("DEPLOY", "START-KT"),
        outputs=("request-letter", "deployment-minutes"),
        needs=_("decision, plan and outline to hand over; which files are asked for, and who answers the team"),
    ).Next(this.receive_report)

    receive_report = Step(
        "R2",
        conduct.ReceiveSelfReport,
        _("Receive the subject's report"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        rules=("SELF-REPORT",),
        outputs=("self_reports", "evidence"),
        needs=_("the report by the outline, with its files; or the reason why there is none"),
    ).Next(this.examine)

    examine = Step(
        "R3",
        mandate.FinishExamination,
        _("Study, verify, sample disciplinary files"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        rules=("DUR-KTCH", "TEAM-CHANGE", "INV-SAMPLE", "INV-SHEETS"),
        outputs=("working-minutes", "verification-minutes", "evidence-list", "mandate-sheets"),
        needs=_("minutes of the working sessions; the sample, every file of it judged; both sheets filled in"),
    ).Next(this.draft_report)

    draft_report = Step(
        "R4",
        conduct.DraftReport,
        _("Hand the draft to the committee"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.DRAFT_REPORT,
        done="drafted_on",
        rules=("HEAR",),
        outputs=("team-report",),
        needs=_("findings with evidence; a violation names nature, degree, consequence, cause, responsibility"),
    ).Next(this.meet)

    meet = Step(
        "R4",
        mandate.MeetCommittee,
        _("Meeting of the team and the committee"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.HEAR_DRAFT,
        done="draft_heard_on",
        rules=("HEAR", "INV-MINUTES"),
        outputs=("draft-meeting-minutes",),
        needs=_("what the committee says to each point, and to each file handled too lightly or too heavily"),
    ).Next(this.submit)

    # Closing
    submit = Step(
        "E1",
        mandate.SubmitMandate,
        _("Submit the report"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        rules=("DUR-KTCH", "INV-HEARD"),
        outputs=("team-report", "mandate-sheets", "submission"),
        needs=_("an answer to each contested point; the draft notice; the sheets"),
    ).Next(this.consider)

    consider = Step(
        "E2",
        mandate.ConsiderMandate,
        _("The commission concludes on each sheet"),
        by=Duty.AUTHORITY,
        act=Act.CONSIDER,
        done="concluded_on",
        rules=("NOTICE-ISSUE", "CONCLUDE-MAJ", "INV-BODY-CONCLUDES", "INV-SHEETS"),
        outputs=("deliberation-minutes", "conclusion-notice"),
        needs=_("a meeting of the body; a conclusion on each sheet; a recommendation for each wrongly decided file"),
    ).Next(this.concluded)

    concluded = (
        Choice(lambda case: case.concluded_on is not None, _("Concluded?"))
        .Then(this.announce)
        .Else(this.submit)  # the body asks for a supplement: back to the team
    )

    announce = Step(
        "E3",
        closing.Announce,
        _("Announce the conclusion"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        rules=("ANNOUNCE-CONC",),
        outputs=("announcement-minutes", "services"),
        needs=_("the notice with its number; receipt, or refusal with witnesses"),
    ).Next(this.assign_follow_up)

    assign_follow_up = Step(
        "E3",
        mandate.AssignReconsiderations,
        _("Assign the follow-up, file by file"),
        by=Duty.AUTHORITY,
        act=Act.ASSIGN_FOLLOW_UP,
        done="follow_up_assigned_on",
        rules=("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER"),
        outputs=("follow_up",),
        needs=_("each file to be reconsidered as a requirement: who, until when, who verifies it"),
    ).Next(this.close_file)

    close_file = Step(
        "E3",
        closing.CloseFile,
        _("Close the file and hand it over"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX"),
        outputs=("file-index", "handover-minutes"),
        needs=_("a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


def open_cases(team: Team) -> None:
    """After P2 each subject's case goes its own way."""
    placing.place_cases(MandateInspectionFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class MandateInspectionPreparation(Flow):
    """Preparation: the commission issues decision, plan and outline together; the team meets."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a mandate inspection")
    lock_impl = LOCK

    opened = Opening().Next(this.propose)

    # Preparation
    propose = Step(
        "P1",
        mandate.ProposeMandate,
        _("Propose content, people, time and outline"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("PROGRAMME", "TEAM-MIN", "SCOPE-KTCH", "KTNV-SUBJ"),
        outputs=("proposal",),
        needs=_("content, look-back, duration, the people of the team, the outline for the subject's report"),
    ).Next(this.issue_decision)

    issue_decision = Step(
        "P1",
        mandate.IssueMandate,
        _("Issue decision, plan and outline"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("PROGRAMME", "TEAM-CHANGE", "INV-FOUR-EYES"),
        outputs=("team-decision", "plan", "mandate-outline"),
        needs=_("the proposal"),
    ).Next(this.decided)

    decided = (
        Choice(lambda team: team.decided_on is not None, _("Decided?"))
        .Then(this.prepare)
        .Else(this.propose)  # returned with the reason: proposed again
    )

    prepare = Step(
        "P2",
        mandate.PrepareMandate,
        _("Schedule and assignment"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        rules=("PROGRAMME", "RECUSE", "INV-CONFLICT"),
        outputs=("schedule", "team-meeting-minutes", "declarations"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; schedule and assignments; minutes of the meeting"),
    ).Next(this.open_cases)

    open_cases = Doing(open_cases, _("Each case goes its own way")).Next(this.closed)

    closed = Closing()
