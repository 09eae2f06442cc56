"""Inspection on signs of violation of an organization (KTDH-TC) or of a member (KTDH-DV): one way, two subjects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from cases.stages import EMPTY, GOING_ON
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import closing, conduct, preparation, signs, signs_closing

#: Until monitoring goes on instead of a decision.
_ENOUGH = {"dissolved_on": EMPTY}


def _finalise(*rules: str) -> Step:
    """R5, with the rules of the subject."""
    step: Step = Step(
        "R5",
        signs.FinaliseOnSigns,
        _("Exchange the results, finalise the report"),
        by=Duty.HEAD,
        act=Act.FINALISE_REPORT,
        done="reported_on",
        calls=GOING_ON,
        rules=("DUR-KTDH", "EXT-ALL", "INV-HEARD", "DUAL", *rules),
        outputs=("team-report", "signs-notice", "signs-hearing-minutes"),
        needs=_("an answer to each contested point; the exchange; what the commissioner in charge directed"),
    ).Next(this.submit)
    return step


class _Conduct:
    """Conduct and closing, for the one case: evidence, conferences, report, conclusion on each content, notice."""

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        conduct.Deploy,
        _("Deploy the decision to the subject"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        calls=GOING_ON,
        rules=("DEPLOY", "START-KT"),
        outputs=("deployment-minutes",),
        needs=_("decision, plan and outline to hand over; minutes of the deployment"),
    ).Next(this.receive_explanation)

    receive_explanation = Step(
        "R2",
        conduct.ReceiveSelfReport,
        _("Receive the explanatory report"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        calls=GOING_ON,
        rules=("SELF-REPORT",),
        outputs=("self_reports", "evidence"),
        needs=_("the explanatory report with its files; or the reason why there is none"),
    ).Next(this.verify)

    verify = Step(
        "R3",
        conduct.FinishVerification,
        _("Collect and verify evidence"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        calls=GOING_ON,
        rules=("DUR-KTDH", "TEAM-CHANGE", "CRIME-TRANSFER", "SUSP-WHEN"),
        outputs=("working-minutes", "verification-minutes", "evidence", "evidence-list", "crime-transfer-letter"),
        needs=_("minutes of the working sessions, list of evidence"),
    ).Next(this.confer)

    confer = Step(
        "R4",
        signs.FinishConferences,
        _("Conferences on the draft"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.HEAR_DRAFT,
        done="draft_heard_on",
        calls=GOING_ON,
        rules=("DUR-KTDH", "HEAR"),
        outputs=("team-report", "signs-conference-minutes"),
        needs=_("the draft with the subject; minutes of each conference; the subject's opinion on each point"),
    ).Next(this.finalise_report)

    # Closing
    submit = Step(
        "E1",
        signs.SubmitOnSigns,
        _("Submit the report to the commission"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        calls=GOING_ON,
        rules=("DUR-KTDH", "DUAL"),
        outputs=("submission", "team-report"),
        needs=_("the final report, the draft notice, the file"),
    ).Next(this.consider)

    consider = Step(
        "E2",
        signs_closing.ConcludeOnSigns,
        _("The commission concludes each content and votes on discipline"),
        by=Duty.AUTHORITY,
        act=Act.CONSIDER,
        done="concluded_on",
        calls=GOING_ON,
        rules=("NOTICE-ISSUE", "CONCLUDE-MAJ", "INV-BODY-CONCLUDES", "DUAL", "VOTE-BEYOND"),
        outputs=("deliberation-minutes", "signs-submission-above"),
        needs=_("a meeting of the commission: presence, votes on each content and on discipline, minutes"),
    ).Next(this.concluded)

    concluded = (
        Choice(lambda case: case.concluded_on is not None, _("Concluded?"))
        .Then(this.issue_notice)
        .Else(this.finalise_report)  # the commission asks for a supplement: back to the team
    )

    issue_notice = Step(
        "E3",
        signs_closing.IssueNotice,
        _("Issue the notice of conclusion"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_NOTICE,
        done="notice_issued_on",
        calls=GOING_ON,
        rules=("NOTICE-ISSUE", "INV-FOUR-EYES"),
        outputs=("signs-notice",),
        needs=_("the text the commission approved; recipients are limited"),
    ).Next(this.announce)

    announce = Step(
        "E4",
        closing.Announce,
        _("Announce the conclusion, require remediation"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        calls=GOING_ON,
        rules=("ANNOUNCE-CONC",),
        outputs=("announcement-minutes", "services"),
        needs=_("the notice with its number; receipt, or refusal with witnesses"),
    ).Next(this.close_file)

    close_file = Step(
        "E5",
        closing.CloseFile,
        _("File, hand-over, follow-up"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX", "FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER"),
        outputs=("file-index", "handover-minutes", "follow_up"),
        also={"FOLLOW-ASSIGN": (Duty.AUTHORITY,)},
        needs=_("the follow-up assigned; a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


class OrganizationSignsFlow(_Conduct, Flow):
    """Conduct and closing where the subject is an organization: individuals answer too, above all its head."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Inspection of an organization on signs of violation")
    lock_impl = LOCK

    finalise_report = _finalise("ORG-RESP")


class MemberSignsFlow(_Conduct, Flow):
    """Conduct and closing where the subject is a member: the conferences begin at the member's cell."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Inspection of a member on signs of violation")
    lock_impl = LOCK

    finalise_report = _finalise()


class _Preparation:
    """Preparation: the area officer proposes, the standing board of the commission decides, the team meets."""

    opened = Opening().Next(this.propose)

    propose = Step(
        "P1",
        signs.ProposeOnSigns,
        _("Propose the inspection, or keep monitoring"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        calls=_ENOUGH,
        rules=("TEAM-MIN", "DUR-KTDH"),
        outputs=("signs-proposal",),
        needs=_("the signs with their source, content, look-back, duration, the people of the team"),
    ).Next(this.enough)

    enough = (
        Choice(lambda team: team.dissolved_on is None, _("Signs enough?"))
        .Then(this.issue_decision)
        .Else(this.closed)  # monitoring goes on, with the reason
    )

    issue_decision = Step(
        "P2",
        signs.DecideOnSigns,
        _("Issue the decision and the plan"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        calls=_ENOUGH,
        rules=("INFORM-BTV", "TEAM-CHANGE", "INV-FOUR-EYES"),
        outputs=("team-decision", "plan"),
        needs=_(
            "the proposal; the commissioner in charge; of a subject of the same level, the standing board informed"
        ),
    ).Next(this.decided)

    decided = Choice(lambda team: team.decided_on is not None, _("Decided?")).Then(this.prepare).Else(this.goes_on)

    goes_on = (
        Choice(lambda team: team.dissolved_on is None, _("Returned?"))
        .Then(this.propose)  # returned with the reason: proposed again
        .Else(this.closed)
    )

    prepare = Step(
        "P3",
        preparation.Prepare,
        _("Team meeting, outline for the explanation, declarations"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        calls=_ENOUGH,
        rules=("RECUSE", "INV-CONFLICT"),
        outputs=("outline", "schedule", "team-meeting-minutes", "declarations"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; schedule, assignments, outline; minutes of the meeting"),
    ).Next(this.open_case)

    closed = Closing()


def _open_organization(team: Team) -> None:
    placing.place_cases(OrganizationSignsFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


def _open_member(team: Team) -> None:
    placing.place_cases(MemberSignsFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class OrganizationSignsPreparation(_Preparation, Flow):
    """Preparation of an inspection of an organization on signs of violation."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of an inspection of an organization on signs of violation")
    lock_impl = LOCK

    open_case = Doing(_open_organization, _("The case goes on")).Next(this.closed)


class MemberSignsPreparation(_Preparation, Flow):
    """Preparation of an inspection of a member on signs of violation."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of an inspection of a member on signs of violation")
    lock_impl = LOCK

    open_case = Doing(_open_member, _("The case goes on")).Next(this.closed)
