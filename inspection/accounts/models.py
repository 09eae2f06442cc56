"""An account: somebody who may sign in. What they may then do is the policy's business, case by case."""

from typing import Any, ClassVar, NoReturn

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserQuerySet(models.QuerySet["User"]):
    """Accounts, none of which is ever deleted."""

    def delete(self) -> NoReturn:
        raise models.ProtectedError("Deactivate the account: deleting it would take its history along.", set(self))


class AccountManager(UserManager["User"]):
    """Makes accounts, and forgets none."""

    use_in_migrations = False

    def active(self) -> models.QuerySet["User"]:
        """Those who may sign in."""
        return self.filter(is_active=True)

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)


class User(AbstractUser):
    """An account. It is deactivated when its person leaves, and kept: the trail and the tasks name it."""

    first_name = None  # type: ignore[assignment]  # a Vietnamese name is one name
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(_("name"), max_length=150, blank=True)
    is_administrator = models.BooleanField(
        _("administrator"),
        default=False,
        help_text=_("Configures the house. An administrator reads no case by that office."),
    )

    objects: ClassVar[AccountManager] = AccountManager()

    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.display_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise models.ProtectedError("Deactivate the account: deleting it would take its history along.", {self})
