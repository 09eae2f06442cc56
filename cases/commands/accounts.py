"""Accounts of people: made by the administrator, tied to a member, ended when the person leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import policy, standing, trail
from cases.commands._writing import require_text, save, save_all
from cases.commands.delegations import lapse
from cases.errors import AlreadyDone, NotYourDuty
from cases.models import Member
from inspection.accounts.passwords import drawn

if TYPE_CHECKING:
    from inspection.accounts.models import User

_BATCH = 500


@transaction.atomic
def install_first_administrator(*, username: str, display_name: str, password: str, on: date) -> User:
    """Make the first account of an empty system; possible only while there is none."""
    model = get_user_model()
    if model.objects.exists():
        raise NotYourDuty(duty=str(_("the administrator")), on=f"{on:%d/%m/%Y}")
    user = _account(username, display_name, password, is_administrator=True)
    trail.record("administrator-installed", by=user, on=on, user=user.pk)
    return user


@transaction.atomic
def open_account(member: Member, *, by: User, on: date, username: str, password: str) -> User:
    """Open an account for a member."""
    policy.require_administrator(by, on)
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.user_id:
        raise AlreadyDone(act=_("Open an account"), case=member.full_name, on=f"{on:%d/%m/%Y}")
    user = _account(username, member.full_name, password, is_administrator=False)
    member.user = user
    save(member, ["user"])
    standing.admit(member, on)
    trail.record("account-opened", by=by, on=on, user=user.pk, member=member.pk)
    return user


@transaction.atomic
def open_accounts(accounts: Sequence[tuple[Member, str]], *, by: User, on: date, password: str) -> list[User]:
    """Open accounts for several people in one act, each under a username of their own and with one first password."""
    validate_password(password)
    hashed = make_password(password)
    return _open_all([(member, username, hashed) for member, username in accounts], by=by, on=on)


@transaction.atomic
def hand_out_accounts(accounts: Sequence[tuple[Member, str]], *, by: User, on: date) -> list[str]:
    """Open accounts for several people in one act; return the first password drawn for each, kept nowhere."""
    passwords = [drawn() for _account in accounts]
    rows = [(*account, hashed) for account, (_password, hashed) in zip(accounts, passwords, strict=True)]
    _open_all(rows, by=by, on=on)
    return [password for password, _hashed in passwords]


def _open_all(accounts: Sequence[tuple[Member, str, str]], *, by: User, on: date) -> list[User]:
    policy.require_administrator(by, on)
    members = [member for member, _username, _hashed in accounts]
    taken = Member.objects.select_for_update().filter(pk__in=[m.pk for m in members], user__isnull=False).first()
    if taken is not None:
        raise AlreadyDone(act=_("Open an account"), case=taken.full_name, on=f"{on:%d/%m/%Y}")
    model = get_user_model()
    users = [
        model(username=username, display_name=member.full_name, password=hashed)
        for member, username, hashed in accounts
    ]
    for user in users:
        user.clean_fields()
    save_all(users)
    for member, user in zip(members, users, strict=True):
        member.user = user
    Member.objects.bulk_update(members, ["user"], batch_size=_BATCH)
    standing.admit_all(members, on)
    trail.record("accounts-opened", by=by, on=on, count=len(users), users=[user.pk for user in users])
    return users


def _account(username: str, display_name: str, password: str, *, is_administrator: bool) -> User:
    require_text(username=(_("username"), username), name=(_("full name"), display_name))
    user = get_user_model()(username=username, display_name=display_name, is_administrator=is_administrator)
    user.full_clean(exclude=["password"])
    validate_password(password, user)
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def close_account(user: User, *, by: User, on: date) -> User:
    """End an account; what the person did stays under their name."""
    policy.require_administrator(by, on)
    user.is_active = False
    user.save(update_fields=["is_active"])
    either = Q(giver__user=user) | Q(receiver__user=user)
    lapse(either, by=by, on=on, reason=str(_("The account was closed.")))
    trail.record("account-closed", by=by, on=on, user=user.pk)
    return user
