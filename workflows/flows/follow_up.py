"""Follow-up of a conclusion (TDKL): what it requires, who urges, what is carried out, how much of it was."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.models import Case, Team
from cases.policy import Act, Duty
from cases.stages import EMPTY
from workflows import placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Choice, Closing, Doing, Opening, Step
from workflows.views import follow_up


class FollowUpFlow(Flow):
    """Conduct and closing: plan and reports, evidence, re-inspection where doubtful, acceptance, the share reported."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Follow-up of a conclusion")
    lock_impl = LOCK

    opened = Opening().Next(this.receive_plan)

    # Conduct
    receive_plan = Step(
        "R1",
        follow_up.ReceivePlan,
        _("Receive the remediation plan and reports"),
        by=(Duty.REPRESENTATIVE, Duty.VERIFIER),
        act=Act.REPORT_FOLLOW_UP,
        done="self_reported_on",
        rules=("FOLLOW-DUE",),
        outputs=("remediation-plan", "follow_up"),
        needs=_("how and until when each requirement is carried out; or that nothing was handed in"),
    ).Next(this.check)

    check = Step(
        "R2",
        follow_up.CheckEvidence,
        _("Check evidence, remind"),
        by=Duty.VERIFIER,
        act=Act.CLOSE_FOLLOW_UP,
        done="verified_on",
        rules=("FOLLOW-DUE", "INV-FOLLOW-VERIFIER"),
        outputs=("tracking-sheet", "urging-letter"),
        needs=_("of each requirement still open: what its evidence shows"),
    ).Next(this.reinspect)

    reinspect = Step(
        "R3",
        follow_up.Reinspect,
        _("Re-inspect where doubtful"),
        by=(Duty.AUTHORITY, Duty.VERIFIER),
        act=Act.REINSPECT,
        done="reported_on",
        calls={"submitted_on": EMPTY},
        rules=("AGGRAV", "INV-MINUTES"),
        outputs=("reinspection-minutes", "reinspection-report"),
        needs=_("minutes on the spot; of each doubtful requirement whether it was found carried out"),
    ).Next(this.judge)

    # Closing
    judge = Step(
        "E1",
        follow_up.Judge,
        _("Accept or reopen"),
        by=Duty.AUTHORITY,
        act=Act.JUDGE_FOLLOW_UP,
        done="concluded_on",
        rules=("INV-FOLLOW-VERIFIER", "INV-COMPLETE", "AGGRAV"),
        outputs=("completion-confirmation",),
        needs=_("a decision on each requirement; one reopened has a new day"),
    ).Next(this.judged)

    judged = Choice(lambda case: case.concluded_on is not None, _("Decided?")).Then(this.report_share).Else(this.check)

    report_share = Step(
        "E2",
        follow_up.ReportShare,
        _("Report the share completed"),
        by=(Duty.AUTHORITY, Duty.AREA_OFFICER),
        act=Act.REPORT_SHARE,
        done="closed_on",
        rules=("INV-FILE-INDEX",),
        outputs=("follow-up-report",),
        needs=_("how much was carried out, and what is proposed"),
    ).Next(this.closed)

    closed = Closing()


def open_case(team: Team) -> None:
    """After P2 the case goes its way."""
    placing.place_cases(FollowUpFlow, team, list(Case.objects.filter(team=team).values_list("pk", flat=True)))


class FollowUpPreparation(Flow):
    """Preparation: the requirements are extracted from the notice, and a person is named who urges."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a follow-up")
    lock_impl = LOCK

    opened = Opening().Next(this.extract)

    # Preparation
    extract = Step(
        "P1",
        follow_up.ExtractRequirements,
        _("Extract the requirements of the conclusion"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER"),
        outputs=("requirements-list",),
        needs=_("the notice of conclusion; each requirement with who, until when and who verifies"),
    ).Next(this.assign)

    assign = Step(
        "P2",
        follow_up.AssignUrging,
        _("Assign who urges"),
        by=Duty.AUTHORITY,
        act=Act.ASSIGN_FOLLOW_UP,
        done="prepared_on",
        rules=("FOLLOW-ASSIGN", "INV-FOLLOW-VERIFIER", "INV-FOUR-EYES"),
        outputs=("urging-assignment",),
        needs=_("a person who carries out none of the requirements"),
    ).Next(this.open_case)

    open_case = Doing(open_case, _("The case goes its way")).Next(this.closed)

    closed = Closing()
