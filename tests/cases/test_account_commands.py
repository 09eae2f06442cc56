"""Accounts: the first administrator of an empty system, one account a person, none deleted."""

import pytest
from django.core.exceptions import ValidationError

from cases import commands
from cases.errors import AlreadyDone, NotYourDuty
from inspection.accounts.models import User
from tests.make import START, make_office

pytestmark = pytest.mark.django_db

PASSWORD = "mot-mat-khau-dai-2026"


def test_the_first_administrator_is_installed_once() -> None:
    user = commands.install_first_administrator(
        username="quantri", display_name="Quản trị", password=PASSWORD, on=START
    )

    assert user.is_administrator
    assert user.check_password(PASSWORD)
    with pytest.raises(NotYourDuty):
        commands.install_first_administrator(username="hai", display_name="Hai", password=PASSWORD, on=START)


def test_a_member_has_one_account() -> None:
    office = make_office(accounts=False)
    member = office.members["lan"]

    user = commands.open_account(member, by=office.administrator, on=START, username="lan", password=PASSWORD)

    assert user.display_name == "Đỗ Thị Lan"
    with pytest.raises(AlreadyDone):
        commands.open_account(member, by=office.administrator, on=START, username="lan2", password=PASSWORD)
    with pytest.raises(NotYourDuty):
        commands.open_account(office.members["an"], by=user, on=START, username="an", password=PASSWORD)
    with pytest.raises(ValidationError):
        commands.open_account(office.members["an"], by=office.administrator, on=START, username="an", password="123")


def test_a_leaver_keeps_what_they_did() -> None:
    office = make_office()

    user = commands.close_account(office.lan, by=office.administrator, on=START)

    assert not user.is_active
    assert User.objects.filter(pk=user.pk).exists()
