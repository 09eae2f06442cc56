"""First passwords the house draws: opened by the hundred in a moment, slow to guess all the same."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.test import Client, override_settings
from django.urls import reverse

from cases import commands as acts
from cases.errors import AlreadyDone, NotYourDuty
from cases.models import TrailEntry
from inspection.accounts.models import User
from inspection.accounts.passwords import drawn
from inspection.settings import base
from tests.make import START, make_office

pytestmark = pytest.mark.django_db

#: As a house hashes; the other tests hash weakly.
AS_IN_A_HOUSE = override_settings(PASSWORD_HASHERS=base.PASSWORD_HASHERS)
QUICK = "$m=8,t=1,p=1$"


def people(many: int) -> tuple[User, list[tuple[acts.NewMember, str]]]:
    office = make_office()
    rows = [acts.NewMember(f"M{number}", f"Lê Thị Mơ {number}", "TU") for number in range(many)]
    return office.administrator, [(row, f"mo{row.code}") for row in rows]


def handed_out(many: int) -> list[str]:
    administrator, rows = people(many)
    members = acts.register_members([row for row, _username in rows], by=administrator, on=START)
    accounts = [(members[row.code], username) for row, username in rows]
    return acts.hand_out_accounts(accounts, by=administrator, on=START)


@AS_IN_A_HOUSE
def test_two_hundred_accounts_are_opened_in_a_moment_each_with_a_password_of_its_own() -> None:
    begun = time.perf_counter()
    passwords = handed_out(200)

    assert time.perf_counter() - begun < 20  # a slow hash for each takes minutes
    assert len(set(passwords)) == 200
    for number in (0, 199):
        user = User.objects.get(username=f"moM{number}")
        assert check_password(passwords[number], user.password)
        assert user.display_name == user.member.full_name == f"Lê Thị Mơ {number}"
    kept = TrailEntry.objects.get(act="accounts-opened")
    assert kept.data["count"] == len(kept.data["users"]) == 200
    assert not any(password in str(kept.data) for password in passwords)


@AS_IN_A_HOUSE
def test_signing_in_once_makes_the_hash_slow() -> None:
    (password,) = handed_out(1)
    assert QUICK in User.objects.get(username="moM0").password

    answer = Client().post(reverse("sign_in"), {"username": "moM0", "password": password})

    assert answer.status_code == 302
    kept = User.objects.get(username="moM0").password
    assert QUICK not in kept
    assert check_password(password, kept)


@AS_IN_A_HOUSE
def test_a_wrong_guess_takes_as_long_before_the_first_sign_in_as_after() -> None:
    _password, quick = drawn()
    slow = make_password("một mật khẩu tự chọn")

    def took(encoded: str) -> float:
        begun = time.perf_counter()
        assert not check_password("sai", encoded)
        return time.perf_counter() - begun

    assert min(took(quick) for _time in range(3)) > min(took(slow) for _time in range(3)) / 2


def test_whoever_has_an_account_gets_no_second_and_only_the_administrator_hands_out() -> None:
    office = make_office()
    members = acts.register_members([acts.NewMember("M", "Lê Thị Mơ", "TU")], by=office.administrator, on=START)
    with pytest.raises(NotYourDuty):
        acts.hand_out_accounts([(members["M"], "mo")], by=office.lan, on=START)
    acts.hand_out_accounts([(members["M"], "mo")], by=office.administrator, on=START)

    with pytest.raises(AlreadyDone):
        acts.hand_out_accounts([(members["M"], "mo2")], by=office.administrator, on=date(2026, 3, 2))
    assert User.objects.filter(username__startswith="mo").count() == 1
