"""The application's place among the others."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Documents."""

    name = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        """Have the triggers put back after every migration, and the worker's regular jobs set up."""
        from documents import queue, triggers

        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(queue.install, sender=self)
