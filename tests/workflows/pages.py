"""Filling in pages as a browser does: what stands in the form is sent back, changed where the test says so."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.test import Client

from inspection.accounts.models import User
from tests.walk import HOURS
from workflows.acts import ActForm


def signed_in(user: User) -> Client:
    """A browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client


def sent(form: forms.BaseForm) -> dict[str, Any]:
    """What a browser sends of a form nobody touched."""
    data: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if isinstance(field.field, forms.FileField):
            continue
        if isinstance(field.field, forms.BooleanField):
            if value:
                data[field.html_name] = "on"
        elif isinstance(value, list | tuple):
            data[field.html_name] = [str(each) for each in value]
        elif isinstance(value, datetime.date):
            data[field.html_name] = value.isoformat()
        else:
            data[field.html_name] = "" if value is None else str(value)
    return data


def filled(response: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends of the page with its rows, after the changes; `places__0__member` is a field of a row."""
    form = response.context["form"]
    data = sent(form)
    # The hours of a meeting are proposed by nobody: whoever fills the page in writes them.
    data |= {name: hour for name, hour in HOURS.items() if data.get(name) == ""}
    for formset in form.formsets if isinstance(form, ActForm) else []:
        data |= sent(formset.management_form)
        for row in formset:
            data |= sent(row)
    for name, value in changes.items():
        data[name.replace("__", "-")] = value
    return data


def submit(client: Client, url: str, **changes: Any) -> Any:
    """Open a page, change what the test says, and send it."""
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code, page.content.decode()[:600])
    return client.post(url, filled(page, **changes))


def errors_of(response: Any) -> Any:
    """What the page says is wrong."""
    if not response.context or "form" not in response.context:
        return response.status_code
    form = response.context["form"]
    rows = [formset.errors + formset.non_form_errors() for formset in getattr(form, "formsets", [])]
    return dict(form.errors), rows


def done(response: Any, to: str = "") -> None:
    """The act was performed."""
    assert response.status_code == 302, errors_of(response)
    if to:
        assert response["Location"] == to
