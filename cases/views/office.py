"""What the reading pages of the office share: who comes in, and that an address says nothing we do not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cases import capacity

if TYPE_CHECKING:
    from inspection.accounts.models import User

F = TypeVar("F", bound=forms.Form)

#: Whoever has this role and no other has a page of their own, and no way into the office.
INSPECTED_SIDE = frozenset({"representative"})


class OfficePage(TemplateView):
    """A page of the office that shows facts and changes none."""

    user: User
    on: date
    #: Keys that may stand in the address beside the fields of the filter form.
    keys: Iterable[str] = ()

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse the inspected side."""
        if capacity.roles(request.user) == INSPECTED_SIDE:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def filters(self, form_class: type[F], **kwargs: Any) -> F:
        """Return the filter form of the address; an unknown key is a bad address, not a filter that does nothing."""
        form = form_class(self.request.GET, **kwargs)
        known_only(self.request.GET, [*form.fields, *self.keys])
        return form


def known_only(asked: QueryDict, known: Iterable[str]) -> None:
    """Refuse an address with keys nobody here reads."""
    if unknown := set(asked) - set(known):
        raise BadRequest(f"unknown: {', '.join(sorted(unknown))[:80]}")


def attached(content: bytes | Iterable[bytes], kind: str, name: str) -> HttpResponse:
    """Return a file to be kept, not shown."""
    body = content if isinstance(content, bytes) else b"".join(content)
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
