"""From an address to the page of a step: the task is looked up from the case, never the other way round."""

from __future__ import annotations

from typing import Any

from workflows.steps import StepView


class StepDispatch(StepView):
    """The address of every step: finds the case's open task and hands it to the page of its node."""

    def find(self, **kwargs: Any) -> None:
        """Find the task; the page finds nothing else."""
        super().find(**kwargs)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the step's own page."""
        return self.node.view.as_view()(request, task=self.task, code=self.node.number)

    post = get
