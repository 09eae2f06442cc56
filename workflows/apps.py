"""The application's place among the others."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    """Workflows."""

    name = "workflows"
    verbose_name = _("Workflows")
