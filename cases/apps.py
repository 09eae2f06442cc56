"""The application's place among the others."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Cases."""

    name = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        """Have the triggers put back after every migration, and the permissions read anew."""
        from cases import grants, triggers

        pre_migrate.connect(triggers.make_way, sender=self)
        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(grants.forget)
