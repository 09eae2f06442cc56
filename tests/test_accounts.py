"""Accounts are deactivated, never deleted."""

import pytest
from django.db.models import ProtectedError

from inspection.accounts.models import User


@pytest.mark.django_db
def test_an_account_is_never_deleted() -> None:
    lan = User.objects.create_user("lan", display_name="Nguyễn Thị Lan")

    with pytest.raises(ProtectedError):
        lan.delete()
    with pytest.raises(ProtectedError):
        User.objects.filter(username="lan").delete()

    assert User.objects.filter(username="lan").exists()


def test_a_person_is_called_by_name() -> None:
    assert str(User(username="lan", display_name="Nguyễn Thị Lan")) == "Nguyễn Thị Lan"
    assert str(User(username="lan")) == "lan"
