"""The page outside sign-in on which whoever holds a paper asks whether it stands: valid or invalid, nothing else.

What is unknown and what is void are answered alike, in words, headers and time; a file is read through and never kept.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from documents import outside

#: What a form weighs besides its file.
_AROUND = 64 * 1024


class _Hashed(UploadedFile):
    """A file of which only the hash is left."""

    def __init__(self, sha256: str, size: int) -> None:
        super().__init__(name="file", size=size)  # a file without a name counts as none
        self.sha256 = sha256


class _Reader(FileUploadHandler):
    """Hashes a file as it comes in and keeps nothing of it, neither in memory nor on the disk."""

    size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.digest, self.size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > outside.LARGEST:
            raise SkipFile
        self.digest.update(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        return _Hashed(self.digest.hexdigest(), self.size)


@login_not_required
@csrf_exempt  # asked below, once it is known that the form may be read
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the two questions, or answer one."""
    if request.method != "POST":
        return _page(request)
    if not outside.may_ask(request):
        return _too_often(request)
    if _length(request) > outside.LARGEST + _AROUND:
        return _page(request, 413, is_too_large=True)
    reader = _Reader(request)
    request.upload_handlers = [reader]
    return _answer(request, reader)


@login_not_required
@require_safe
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Answer whoever held a camera to the square on a paper."""
    if not outside.may_ask(request):
        return _too_often(request)
    return _page(request, is_valid=outside.stands_by_code(code), is_of_file=False)


def _length(request: HttpRequest) -> int:
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdecimal() else 0


@csrf_protect
def _answer(request: HttpRequest, reader: _Reader) -> HttpResponse:
    file = request.FILES.get("file")
    if reader.size > outside.LARGEST:
        return _page(request, 413, is_too_large=True)
    if isinstance(file, _Hashed):
        return _page(request, is_valid=outside.stands_by_file(file.sha256), is_of_file=True)
    typed = request.POST.get("code", "")
    if typed.strip():
        return _page(request, is_valid=outside.stands_by_code(typed), is_of_file=False)
    return _page(request, 422, is_empty=True)


def _page(request: HttpRequest, status: int = 200, **answer: Any) -> HttpResponse:
    facts = {"largest_mb": outside.LARGEST // (1024 * 1024), **answer}
    return _unlisted(render(request, "documents/check.html", facts, status=status))


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "documents/check_too_often.html", {"seconds": outside.WINDOW}, status=429)
    response["Retry-After"] = str(outside.WINDOW)
    return _unlisted(response)


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Nobody lists these pages and nobody keeps them."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    add_never_cache_headers(response)
    return response
