"""The doors of the house: its address without a page, and the way out, which leaves nothing behind in the browser."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from inspection.site import menu


@login_not_required
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to one's own first page, to the sign-in, or in an empty house to the page of its first administrator."""
    if not request.user.is_authenticated:
        return redirect("sign_in" if get_user_model().objects.exists() else "first-run")
    entries = menu(request.user)
    return redirect(entries[0].url if entries else "inbox")


class SignOut(LogoutView):
    """End the session and ask the browser to forget what it kept of it (A23)."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out; the theme and the language a person chose stay."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
