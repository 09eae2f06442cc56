"""Uploads that hold a name nobody may read: kept in memory until they are sealed, never in a temporary file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from cases.commands.intake.copying import LIMIT_MB


class MemoryOnly(MemoryFileUploadHandler):
    """Keeps a file in memory whatever its size, and ends the upload where it is too large to be kept."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Take every file: there is no second handler that would write it down."""
        self.activated = True
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count what comes in."""
        self.taken += len(raw_data)
        if self.taken > (LIMIT_MB + 1) * 1024 * 1024:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)


class SealedUpload:
    """A page whose form may hold an identity: its upload stays in memory, and no error page shows what was sent."""

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponse]:
        """Let the form be read by this page first, which checks it as every page does."""
        view: Callable[..., HttpResponse] = super().as_view(**initkwargs)  # type: ignore[misc]
        return csrf_exempt(view)

    @method_decorator(sensitive_post_parameters())
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Choose how the upload is taken before anybody reads it, then check where the form comes from."""
        request.upload_handlers = [MemoryOnly(request)]

        @csrf_protect
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return super(SealedUpload, self).dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

        answer: HttpResponse = checked(request, *args, **kwargs)
        return answer
