"""The place of the house among the applications."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The house: its words for templates, and what is checked before it opens."""

    name = "inspection"

    def ready(self) -> None:
        """Register the checks."""
        from inspection import checks  # noqa: F401
