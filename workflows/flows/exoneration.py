"""Wrongful discipline (XLPH): established, apologised for, put right, and the register corrected."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.policy import Act, Duty
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Closing, Opening, Step
from workflows.views import exoneration


class ExonerationFlow(Flow):
    """Conduct and closing: apology and restoration by the body that was wrong, the corrected file."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Wrongful discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.restore)

    # Conduct
    restore = Step(
        "R1",
        exoneration.RestoreRights,
        _("Apologise and decide the restoration"),
        by=Duty.AUTHORITY,
        act=Act.RESTORE_RIGHTS,
        done="decided_on",
        rules=("EXON", "EXON-SCOPE", "INV-FOUR-EYES"),
        outputs=("restoration-decision", "apology-minutes", "follow_up"),
        needs=_("the apology in the form agreed, with minutes; each measure with who, until when, and who verifies it"),
    ).Next(this.close_file)

    # Closing
    close_file = Step(
        "E1",
        exoneration.CloseExoneration,
        _("Correct the file, follow up the restoration"),
        by=Duty.AUTHORITY,
        act=Act.RESTORE_RIGHTS,
        done="closed_on",
        rules=("EXON",),
        outputs=("restoration-letter",),
        needs=_("every measure verified; what was corrected in the file and the register"),
    ).Next(this.closed)

    closed = Closing()


class ExonerationPreparation(Flow):
    """Preparation: what established that the discipline was wrong is recorded, in one act that opens the case."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a case of wrongful discipline")
    lock_impl = LOCK

    opened = Opening().Next(this.establish)

    # Preparation
    establish = Step(
        "P1",
        exoneration.EstablishWrongfulness,
        _("Establish that the discipline was wrong"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("EXON", "EXON-SCOPE"),
        outputs=("exoneration-submission",),
        needs=_("the decision on a complaint, the finding of an inspection or the annulled judgment"),
    ).Next(this.closed)

    closed = Closing()
