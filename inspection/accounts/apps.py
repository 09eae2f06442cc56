"""The accounts' place among the applications."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "inspection.accounts"
    verbose_name = _("Accounts")
