"""Denunciation (GQTC): from the petition taken up to a conclusion on each allegation; nobody learns who denounced."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from cases.stages import EMPTY, RESOLVED, UNRESOLVED
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import conduct, denunciation, denunciation_closing

#: A team whose letter was disowned has nothing more to prepare.
STANDING = {"dissolved_on": EMPTY}


class DenunciationFlow(Flow):
    """Conduct and closing, for each of the denounced: explanation, allegations verified, conference, conclusion."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Denunciation")
    lock_impl = LOCK

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        denunciation.DeployDenunciation,
        _("Deploy to the denounced"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        calls=UNRESOLVED,
        rules=("DEPLOY", "CONF-DENOUNCER"),
        outputs=("denunciation-deployment-minutes",),
        needs=_("decision, plan and outline to hand over, without the denouncer; minutes of the deployment"),
    ).Next(this.receive_explanation)

    receive_explanation = Step(
        "R2",
        conduct.ReceiveSelfReport,
        _("Receive the explanation"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        calls=UNRESOLVED,
        rules=("SELF-REPORT", "GQTC-RIGHTS"),
        outputs=("self_reports", "evidence"),
        needs=_("the explanation of each allegation, with its files; or the reason why there is none"),
    ).Next(this.verify)

    verify = Step(
        "R3",
        denunciation.FinishAllegations,
        _("Verify each allegation"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        calls=UNRESOLVED,
        rules=("DUR-GQTC", "GQTC-VERDICT", "GQTC-WITHDRAW", "TEAM-CHANGE", "CRIME-TRANSFER"),
        outputs=("verification-minutes", "denouncer-minutes", "evidence", "evidence-list"),
        needs=_("minutes and evidence for each allegation that was not withdrawn"),
    ).Next(this.draft)

    draft = Step(
        "R4",
        conduct.DraftReport,
        _("Hand the draft to the denounced"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.DRAFT_REPORT,
        done="drafted_on",
        calls=UNRESOLVED,
        rules=("DUR-GQTC", "HEAR"),
        outputs=("team-report",),
        needs=_("findings on each allegation; the text of the denunciation is not distributed"),
    ).Next(this.confer)

    confer = Step(
        "R4",
        conduct.HearDraft,
        _("Conference on the draft"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.HEAR_DRAFT,
        done="draft_heard_on",
        calls=UNRESOLVED,
        rules=("DUR-GQTC", "HEAR"),
        outputs=("draft-meeting-minutes",),
        needs=_("the opinion of the denounced on each point; minutes of the conference"),
    ).Next(this.submit)

    submit = Step(
        "R4",
        denunciation.SubmitDenunciation,
        _("Finalise and submit the report"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        calls=UNRESOLVED,
        rules=("DUR-GQTC", "EXT-GQTC", "INV-HEARD"),
        outputs=("team-report", "submission", "denunciation-notice"),
        needs=_("an answer to each contested point; the draft notice, the file"),
    ).Next(this.conclude)

    # Closing
    conclude = Step(
        "E1",
        denunciation_closing.ConcludeDenunciation,
        _("Conclude on each allegation"),
        by=Duty.AUTHORITY,
        act=Act.CONSIDER,
        done="concluded_on",
        rules=("NOTICE-ISSUE", "GQTC-VERDICT", "CONCLUDE-MAJ", "INV-BODY-CONCLUDES"),
        outputs=("deliberation-minutes", "denunciation-notice"),
        needs=_("a meeting of the body: presence, votes, a conclusion on each allegation with its grounds, minutes"),
    ).Next(this.concluded)

    concluded = (
        Choice(lambda case: case.concluded_on is not None, _("Concluded?"))
        .Then(this.announce)
        .Else(this.submit)  # the body asks for a supplement: the report comes back to the team
    )

    announce = Step(
        "E2",
        denunciation_closing.AnnounceDenunciation,
        _("Announce to the denounced, inform the denouncer"),
        by=Duty.AUTHORITY,
        act=Act.ANNOUNCE,
        done="announced_on",
        calls=RESOLVED,
        rules=("ANNOUNCE-CONC", "GQTC-RIGHTS", "CONF-DENOUNCER", "FOLLOW-ASSIGN"),
        outputs=("announcement-minutes", "denouncer-notice", "services", "follow_up"),
        needs=_("receipt of the notice, or refusal with witnesses; a suitable form for the denouncer; requirements"),
    ).Next(this.close_file)

    close_file = Step(
        "E3",
        denunciation_closing.CloseDenunciation,
        _("File, follow-up"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX"),
        outputs=("file-index", "handover-minutes"),
        needs=_("a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


def open_cases(team: Team) -> None:
    """After the preparation the case of each of the denounced goes its own way."""
    placing.place_cases(DenunciationFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class DenunciationPreparation(Flow):
    """Preparation, once for all who are denounced in one letter."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a denunciation")
    lock_impl = LOCK

    opened = Opening().Next(this.register)

    # Preparation
    register = Step(
        "P1",
        denunciation.RegisterDenunciation,
        _("Register, classify, check competence"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="opened_on",
        rules=("GQTC-FIRST", "GQTC-NOT", "GQTC-ANON", "GQTC-MIXED", "GQTC-COMP", "GQTC-CONTENT", "GQTC-ADVISORY"),
        outputs=("petition-slip",),
        needs=_("a petition classified and taken up as a denunciation"),
    ).Next(this.ask)

    ask = Step(
        "P2",
        denunciation.WorkWithDenouncer,
        _("Work with the denouncer"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        calls=STANDING,
        rules=("GQTC-NOT", "GQTC-CONTENT", "CONF-DENOUNCER", "TEAM-MIN"),
        outputs=("denouncer-minutes", "denunciation-proposal"),
        needs=_("whether the denouncer stands by the letter; each allegation; the people of the team"),
    ).Next(this.confirmed)

    confirmed = (
        Choice(lambda team: team.dissolved_on is None, _("Confirmed by the denouncer?"))
        .Then(this.issue_decision)
        .Else(this.closed)  # disowned: treated as sent under a false name
    )

    issue_decision = Step(
        "P3",
        denunciation.DecideDenunciation,
        _("Issue the decision and the plan"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        calls=STANDING,
        rules=("DUR-GQTC", "GQTC-START", "EXT-GQTC", "TEAM-CHANGE", "INV-FOUR-EYES"),
        outputs=("denunciation-team-decision", "denunciation-plan"),
        needs=_("the proposal"),
    ).Next(this.decided)

    decided = (
        Choice(lambda team: team.decided_on is not None, _("Decided?"))
        .Then(this.prepare)
        .Else(this.ask)  # returned with the reason: proposed again
    )

    prepare = Step(
        "P4",
        denunciation.PrepareDenunciation,
        _("Outline for the explanation, schedule"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        calls=STANDING,
        rules=("RECUSE", "INV-CONFLICT"),
        outputs=("denunciation-outline", "schedule", "team-meeting-minutes", "declarations"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; outline of the explanation, schedule; minutes of the meeting"),
    ).Next(this.open_cases)

    open_cases = Doing(open_cases, _("Each case goes its own way")).Next(this.closed)

    closed = Closing()
