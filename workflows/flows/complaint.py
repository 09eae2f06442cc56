"""Complaint against discipline (GQKN): from the accepted letter to the corrected register."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from cases.stages import ANSWERED, EMPTY, UNRESOLVED
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import complaint, complaint_closing

#: A team whose only case ended with the withdrawal of the complaint has nothing more to prepare.
STANDING = {"dissolved_on": EMPTY}


class ComplaintFlow(Flow):
    """Conduct and closing: the body that decided, the complainant, verification, the body's ballot, the answer."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Complaint against discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        complaint.DeployComplaint,
        _("Work with the body that decided and take its file"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        calls=UNRESOLVED,
        rules=("DEPLOY",),
        outputs=("complaint-deployment-minutes", "file-receipt-minutes", "services"),
        needs=_("decision and plan to hand over; the file of the discipline; minutes of both"),
    ).Next(this.hear_complainant)

    hear_complainant = Step(
        "R2",
        complaint.HearComplainant,
        _("Study the file, work with the complainant"),
        by=TEAM_DUTIES,
        act=Act.RECORD_MEETING,
        done="heard_on",
        calls=UNRESOLVED,
        rules=("HEAR",),
        outputs=("complainant-minutes",),
        needs=_("what the complainant says; what differs on content, degree, form, procedure and competence"),
    ).Next(this.verify)

    verify = Step(
        "R3",
        complaint.VerifyComplaint,
        _("Verify, with the written position of the body that decided"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.FINISH_VERIFICATION,
        done="verified_on",
        calls=UNRESOLVED,
        rules=("DUR-GQKN",),
        outputs=("verification-minutes", "position"),
        needs=_("minutes of the verification; the written position of the body that decided"),
    ).Next(this.exchange)

    exchange = Step(
        "R4",
        complaint.ExchangeResults,
        _("Draft and exchange the results"),
        by=Duty.HEAD,
        act=Act.SUBMIT,
        done="submitted_on",
        calls=UNRESOLVED,
        outputs=("complaint-report", "complaint-exchange-minutes"),
        needs=_("the results before the complainant and the body that decided; the form proposed, with its grounds"),
    ).Next(this.vote)

    # Closing
    vote = Step(
        "E1",
        complaint_closing.ResolveComplaint,
        _("The body considers and votes on the complaint"),
        by=Duty.AUTHORITY,
        act=Act.RESOLVE,
        done="concluded_on",
        rules=("VOTE-SECRET", "VOTE-ONCE", "VOTE-DENOM", "VOTE-MAJ", "VOTE-BEYOND", "COMPLAIN-CHANGE", "LIMIT"),
        outputs=("ballot-paper", "counting-minutes", "complaint-resolution-minutes", "complaint-decision"),
        needs=_("the counted secret ballot of the body, on one paper with every form"),
    ).Next(this.answered)

    answered = (
        Choice(lambda case: case.outcome in ANSWERED["outcome"], _("Answered?"))
        .Then(this.announce)
        .Else(this.correct_register)  # beyond the power of this body: passed to the level that has it
    )

    announce = Step(
        "E2",
        complaint_closing.AnnounceAnswer,
        _("Announce the decision on the complaint"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        calls=ANSWERED,
        rules=("ANNOUNCE-DISC", "COMPLAIN-WINDOW"),
        outputs=("complaint-announcement-minutes", "services"),
        needs=_("the decision with its number; receipts of the complainant and of the body that decided"),
    ).Next(this.correct_register)

    correct_register = Step(
        "E3",
        complaint_closing.CorrectRegister,
        _("Correct the register, record the cause of the change"),
        by=Duty.AUTHORITY,
        act=Act.EFFECT_SANCTION,
        done="closed_on",
        rules=("REPORT-UP", "COMPLAIN-CHANGE", "INV-FILE-INDEX"),
        outputs=("notifications",),
        needs=_("the subject's file; where the form changed, which of the three causes changed it"),
    ).Next(this.closed)

    closed = Closing()


def open_case(team: Team) -> None:
    """After the preparation the case goes its own way."""
    placing.place_cases(ComplaintFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class ComplaintPreparation(Flow):
    """Preparation: a letter in order becomes a case with a team apart from who decided before."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a complaint against discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.receive)

    # Preparation
    receive = Step(
        "P1",
        complaint.RegisterComplaint,
        _("Register the complaint and propose to handle it"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("COMPLAIN-WINDOW", "COMPLAIN-ORDER", "COMPLAIN-COMP", "COMPLAIN-NOT", "COMPLAIN-PENDING"),
        outputs=("complaint-slip", "complaint-refusal"),
        needs=_("the letter; proof of service of the decision; window, standing and level"),
    ).Next(this.accept)

    accept = Step(
        "P2",
        complaint.AcceptComplaint,
        _("Accept the complaint, issue decision and plan"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("DUR-GQKN", "RECUSE", "COMPLAIN-PENDING", "INV-FOUR-EYES"),
        outputs=("complaint-team-decision", "complaint-plan", "complaint-acceptance"),
        needs=_("a team without anybody who took part in the contested decision"),
    ).Next(this.prepare)

    prepare = Step(
        "P3",
        complaint.PrepareComplaint,
        _("Schedule and rules of the team"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        calls=STANDING,
        rules=("RECUSE", "INV-CONFLICT"),
        outputs=("schedule", "team-meeting-minutes"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; schedule and rules; minutes of the meeting"),
    ).Next(this.open_case)

    open_case = Doing(open_case, _("The case goes its own way")).Next(this.closed)

    closed = Closing()
