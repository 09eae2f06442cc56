"""The forms of intake, filled in as a browser does: with what the page put into them."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse


def send(browser: Client, name: str, *args: Any, **said: Any) -> Any:
    address = reverse(name, args=args)
    form = browser.get(address).context["form"]
    return browser.post(address, {**form.initial, **said, "once": form.initial["once"]})
