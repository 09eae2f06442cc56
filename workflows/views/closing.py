"""Closing: E1 submit, E2 the body considers, E3 announce, E4 assign the follow-up, E5 close the file."""

from workflows.steps import StepView


class Submit(StepView):
    """E1."""


class SubmitSupervision(StepView):
    """E1, where the report of a supervision is finalised as it is submitted."""


class Consider(StepView):
    """E2."""


class Announce(StepView):
    """E3."""


class AssignFollowUp(StepView):
    """E4."""


class CloseFile(StepView):
    """E5."""
