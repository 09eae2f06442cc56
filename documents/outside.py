"""What people outside may learn of a paper: whether it stands, and nothing else."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache

from documents import codes
from documents.models import Document, State
from documents.models_watch import FileAlarm, FileFault

if TYPE_CHECKING:
    from django.http import HttpRequest

#: A file larger than this is no paper of ours.
LARGEST = 16 * 1024 * 1024

#: So many questions from one address in so many seconds; a desk that checks a pile of papers asks fewer.
MOST = 60
WINDOW = 60

#: Asked for where the code typed cannot be one, so that the answer takes the same way.
_NO_CODE = "-"


def stands_by_code(typed: str) -> bool:
    """Whether an issued paper that is not void carries the code."""
    return Document.objects.filter(code=codes.read(typed) or _NO_CODE, state=State.ISSUED).exists()


def stands_by_file(sha256: str) -> bool:
    """Whether this is, byte for byte, the file of an issued paper that is not void."""
    foreign = FileAlarm.objects.filter(
        ended_at__isnull=True, sha256=sha256, fault__in=[FileFault.OTHER, FileFault.SIGNATURE]
    )
    papers = Document.objects.filter(file_sha256=sha256, state=State.ISSUED)
    return papers.exclude(pk__in=foreign.values("document")).exists()


def may_ask(request: HttpRequest) -> bool:
    """Count a question of its address, and tell whether it is still answered."""
    key = f"outside:{asker(request)}"
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it ran out between the two
        return True


def asker(request: HttpRequest) -> str:
    """Return from where somebody asks: an address, or the network a house has to itself.

    Behind proxies of ours the last of them wrote down whom it saw; what stands before that anybody may have invented.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    hops = settings.PROXY_HOPS
    text = seen[-hops] if hops and len(seen) >= hops else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return address.ipv4_mapped.compressed if address.ipv4_mapped else f"{address.exploded[:19]}::"
    return address.compressed
