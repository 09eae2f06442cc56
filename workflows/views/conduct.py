"""Conduct: R1 deploy, R2 self-report, R3 verify, R4 draft, R5 hear the draft, R6 finalise."""

from workflows.steps import StepView


class Deploy(StepView):
    """R1."""


class ReceiveSelfReport(StepView):
    """R2."""


class FinishVerification(StepView):
    """R3."""


class DraftReport(StepView):
    """R4."""


class HearDraft(StepView):
    """R5."""


class FinaliseReport(StepView):
    """R6."""
