"""Preparation, done once for the team: P1 propose, P2 decide or return, P3 prepare."""

from workflows.steps import StepView


class Propose(StepView):
    """P1."""


class IssueDecision(StepView):
    """P2."""


class Prepare(StepView):
    """P3."""
