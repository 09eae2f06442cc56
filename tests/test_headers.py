"""What travels around every page: nobody frames it, nothing foreign runs in it, no cache keeps it."""
# ruff: noqa: N802 - tests are named after the abuse cases

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from django.utils.translation import get_language
from django_q.models import Success

from inspection.accounts.models import User
from inspection.middleware import ChosenLanguageMiddleware, PrivatePagesMiddleware


def _language(**cookies: str) -> str:
    request = RequestFactory(headers={"accept-language": "en-US,en;q=0.9"}).get("/")
    request.COOKIES.update(cookies)
    response = ChosenLanguageMiddleware(lambda _request: HttpResponse(get_language() or ""))(request)
    assert response.headers["Content-Language"] == response.content.decode()
    return response.content.decode()


def test_an_english_browser_is_answered_in_vietnamese() -> None:
    assert _language() == "vi"


def test_a_person_may_choose_english() -> None:
    assert _language(django_language="en") == "en"


def test_a_language_we_do_not_speak_is_not_chosen() -> None:
    assert _language(django_language="xx") == "vi"


def _answer(user: User | AnonymousUser, **headers: str) -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/")
    request.user = user
    return PrivatePagesMiddleware(lambda _request: HttpResponse(headers=headers))(request)


def test_pages_of_a_person_are_kept_by_no_cache() -> None:
    kept = _answer(User(username="lan")).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def test_a_page_that_says_how_it_is_kept_is_left_alone() -> None:
    assert _answer(User(username="lan"), **{"Cache-Control": "max-age=60"}).headers["Cache-Control"] == "max-age=60"


def test_pages_of_nobody_may_be_kept() -> None:
    assert "Cache-Control" not in _answer(AnonymousUser()).headers


@pytest.mark.django_db
def test_A25_no_foreign_script_and_no_frame(client: Client) -> None:
    response = client.get("/healthz")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_house_whose_worker_is_silent_is_not_well(client: Client) -> None:
    assert client.get("/healthz").status_code == 503

    now = timezone.now()
    Success.objects.create(id="1", name="old", func="f", started=now, stopped=now - timedelta(minutes=4), success=True)
    assert client.get("/healthz").status_code == 503

    Success.objects.create(id="2", name="new", func="f", started=now, stopped=now, success=True)
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_asking_for_health_opens_no_session(client: Client) -> None:
    assert client.get("/healthz").cookies == {}
