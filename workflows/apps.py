"""The place of this application among the others."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    """The procedures."""

    name = "workflows"
    verbose_name = _("Procedures")

    def ready(self) -> None:
        """Have the procedures checked whenever the house is."""
        import_module("workflows.checks")
