"""The place of this application among the others."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name, and nothing to do at start."""

    name = "inspection.accounts"
