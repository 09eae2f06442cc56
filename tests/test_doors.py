"""The address of the house leads everybody somewhere, and the way out leaves nothing behind."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.make import make_office, make_user

pytestmark = pytest.mark.django_db


def test_an_empty_house_asks_for_its_first_administrator(client: Client) -> None:
    assert client.get("/").headers["Location"] == reverse("first-run")


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    make_user("lan")

    assert client.get("/").headers["Location"] == reverse("sign_in")


@pytest.mark.parametrize(("username", "page"), [("quan", "inbox"), ("quantri", "organizations"), ("binh", "inbox")])
def test_everybody_comes_to_their_own_first_page(client: Client, username: str, page: str) -> None:
    office = make_office()
    client.force_login(office.administrator if username == "quantri" else office.users[username])

    leads_to = client.get("/").headers["Location"]

    assert leads_to == reverse(page)
    assert client.get(leads_to).status_code == 200


def test_A23_signing_out_asks_the_browser_to_forget(client: Client) -> None:  # noqa: N802
    client.force_login(make_user("lan"))

    answer = client.post(reverse("sign_out"))

    assert "storage" in answer.headers["Clear-Site-Data"]
    assert client.get(reverse("inbox")).status_code == 302


def test_a_person_changes_their_first_password(client: Client) -> None:
    client.force_login(make_user("lan"))
    new = "một mật khẩu khá dài"

    assert client.get(reverse("password_change")).status_code == 200
    client.post(
        reverse("password_change"), {"old_password": "lan", "new_password1": new, "new_password2": new}, follow=True
    )

    client.logout()
    assert client.login(username="lan", password=new)
