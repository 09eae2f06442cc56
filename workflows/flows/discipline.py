"""Consideration and enforcement of discipline (THKL): one subject, from the opened case to the notified decision."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Outcome, Team
from cases.policy import TEAM_DUTIES, Act, Duty
from cases.stages import DECIDED, FULL, UNRESOLVED
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import discipline, discipline_closing


class DisciplineFlow(Flow):
    """Conduct and closing: self-criticism, conference, proposal, hearing, ballot, decision."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Consideration of discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.deploy)

    # Conduct
    deploy = Step(
        "R1",
        discipline.DeployDiscipline,
        _("Deploy to the subject and agree the schedule"),
        by=(Duty.HEAD, Duty.DEPUTY),
        act=Act.DEPLOY,
        done="deployed_on",
        calls=FULL,
        rules=("DEPLOY", "HEAR"),
        outputs=("consideration-minutes",),
        needs=_("what discipline is considered on, and the outline; minutes of the deployment"),
    ).Next(this.receive_self_criticism)

    receive_self_criticism = Step(
        "R2",
        discipline.ReceiveSelfCriticism,
        _("Receive the self-criticism"),
        by=(Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY),
        act=Act.RECEIVE_SELF_REPORT,
        done="self_reported_on",
        calls=FULL,
        rules=("SELF-REPORT", "NO-SELFCRIT"),
        outputs=("self_reports", "evidence"),
        needs=_("the self-criticism with the form the subject proposes; or the reason why there is none"),
    ).Next(this.confer)

    confer = Step(
        "R3",
        discipline.Confer,
        _("Conference and ballot of the subject's organization"),
        by=(Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY),
        act=Act.CONFER,
        done="conferred_on",
        calls=FULL,
        rules=("SELFCRIT", "VOTE-SECRET", "VOTE-MAJ", "VOTE-EXP", "VOTE-CUMUL-REC", "VOTE-BEYOND"),
        outputs=("conference-minutes", "ballot-paper", "counting-minutes"),
        needs=_("each violation concluded; the counted ballot of the organization; minutes of the conference"),
    ).Next(this.propose)

    propose = Step(
        "R4",
        discipline.ProposeDiscipline,
        _("Verify and propose discipline"),
        by=Duty.HEAD,
        act=Act.PROPOSE_DISCIPLINE,
        done="submitted_on",
        calls=UNRESOLVED,
        rules=("VERIFY-FIRST", "FORMS"),
        outputs=("discipline-proposal",),
        needs=_("what was verified; the form proposed, with its grounds"),
    ).Next(this.by_judgment)

    by_judgment = (
        Choice(lambda case: not case.fast_track, _("Full procedure?"))
        .Then(this.hear)
        .Else(this.vote)  # a judgment in force leads to the body at once
    )

    # Closing
    hear = Step(
        "E1",
        discipline_closing.HearSubject,
        _("Hear the subject"),
        by=Duty.OVERSEER,
        act=Act.HEAR_SUBJECT,
        done="heard_on",
        calls=FULL,
        rules=("HEAR",),
        outputs=("hearing-minutes",),
        needs=_("the subject's opinion; or the refusal before witnesses, or two absences with notice"),
    ).Next(this.vote)

    vote = Step(
        "E2",
        discipline_closing.Resolve,
        _("The body considers and votes"),
        by=Duty.AUTHORITY,
        act=Act.RESOLVE,
        done="concluded_on",
        rules=(
            "VOTE-SECRET",
            "VOTE-ONCE",
            "VOTE-DENOM",
            "VOTE-MAJ",
            "VOTE-EXP",
            "VOTE-DISS",
            "VOTE-CUMUL",
            "VOTE-BEYOND",
            "LIMIT",
            "LIMIT-ORDER",
        ),
        outputs=("ballot-paper", "counting-minutes", "resolution-minutes"),
        needs=_("the counted secret ballot of the body, on one paper with every form"),
    ).Next(this.decided)

    decided = (
        Choice(lambda case: case.outcome == Outcome.DISCIPLINED, _("Disciplined?"))
        .Then(this.issue)
        .Else(this.close_file)
    )

    issue = Step(
        "E3",
        discipline_closing.IssueSanction,
        _("Issue the decision on discipline"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_SANCTION,
        done="sanctioned_on",
        calls=DECIDED,
        rules=("EFFECT", "EFFECT-CELL", "CELL-PAPER", "CELL-STAMP", "COMPLAIN-WINDOW", "LAPSE"),
        outputs=("discipline-decision",),
        needs=_("service, hearing, a lawful ballot, competence, a period that has not run out"),
    ).Next(this.announce)

    announce = Step(
        "E4",
        discipline_closing.AnnounceSanction,
        _("Announce the decision"),
        by=(Duty.AUTHORITY, Duty.HEAD),
        act=Act.ANNOUNCE,
        done="announced_on",
        calls=DECIDED,
        rules=("ANNOUNCE-DISC", "COMPLAIN-WINDOW"),
        outputs=("sanction-minutes", "services"),
        needs=_("the decision with its number; receipt, or refusal with witnesses"),
    ).Next(this.effect)

    effect = Step(
        "E5",
        discipline_closing.EffectSanction,
        _("Report up, notify, enter in the member's file"),
        by=Duty.AUTHORITY,
        act=Act.EFFECT_SANCTION,
        done="effected_on",
        calls=DECIDED,
        rules=("NOT-REPLACE", "REPORT-UP"),
        outputs=("sanction-letter", "notifications"),
        needs=_("the level above, the state and union bodies that act on their own, the subject's file"),
    ).Next(this.close_file)

    close_file = Step(
        "E6",
        discipline_closing.CloseDiscipline,
        _("Close the file"),
        by=(Duty.HEAD, Duty.SECRETARY),
        act=Act.CLOSE_FILE,
        done="closed_on",
        rules=("FILE-HANDOVER", "INV-FILE-INDEX"),
        outputs=("file-index", "handover-minutes"),
        needs=_("a complete file; minutes of the hand-over"),
    ).Next(this.closed)

    closed = Closing()


def open_case(team: Team) -> None:
    """After the preparation the case goes its own way."""
    placing.place_cases(DisciplineFlow, team, Case.objects.filter(team=team).values_list("pk", flat=True))


class DisciplinePreparation(Flow):
    """Preparation: the authority decides to consider discipline, the subject is guided."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a consideration of discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.decide)

    # Preparation
    decide = Step(
        "P1",
        discipline.DecideDiscipline,
        _("Open on the conclusion, or decide to consider discipline"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("POSTPONE", "PRISON", "VOTE-BEYOND", "INV-FOUR-EYES"),
        outputs=("consideration-decision", "consideration-plan"),
        needs=_("the conclusion, judgment or report; the commissioner who hears the subject"),
    ).Next(this.full)

    full = (
        Choice(lambda team: team.prepared_on is None, _("Full procedure?"))
        .Then(this.guide)
        .Else(this.open_case)  # a judgment in force needs no self-criticism
    )

    guide = Step(
        "P2",
        discipline.Guide,
        _("Guide the subject's self-criticism"),
        by=Duty.HEAD,
        act=Act.PREPARE,
        done="prepared_on",
        rules=("RECUSE", "SELFCRIT", "INV-CONFLICT"),
        outputs=("self-criticism-outline", "schedule", "team-meeting-minutes"),
        also={"DECLARE": TEAM_DUTIES},
        needs=_("a declaration of every member; outline of the self-criticism, schedule; minutes of the meeting"),
    ).Next(this.open_case)

    open_case = Doing(open_case, _("The case goes its own way")).Next(this.closed)

    closed = Closing()
