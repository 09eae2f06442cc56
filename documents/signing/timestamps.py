"""Timestamps from the configured authority: the only address outside the house that is asked for a signature."""

from __future__ import annotations

import asyncio
import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

SECONDS = 10
_MOST = 1 << 20  # a longer answer is no timestamp


class Authority(TimeStamper):
    """A timestamp authority reached over HTTP; only the hash of a signature is sent."""

    def __init__(self, url: str) -> None:
        """Remember the address."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for one timestamp. Raises `TimestampRequestError`."""
        content = await asyncio.to_thread(self._asked, req.dump())
        try:
            answer = tsp.TimeStampResp.load(content, strict=True)
            answer.native  # noqa: B018  # parsed when asked for: what is no timestamp is found here
        except (ValueError, TypeError) as error:
            raise TimestampRequestError("the answer is not a timestamp") from error
        return answer

    def _asked(self, question: bytes) -> bytes:
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise TimestampRequestError("the address is not http:// or https://")
        request = urllib.request.Request(  # noqa: S310  # the scheme is checked above
            self.url, question, {"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                if answer.headers.get_content_type() != "application/timestamp-reply":
                    raise TimestampRequestError("the answer is not a timestamp")
                content: bytes = answer.read(_MOST)
                return content
        except urllib.error.HTTPError as error:
            error.close()  # it holds the connection
            raise TimestampRequestError(f"no answer: {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise TimestampRequestError(f"no answer: {type(error).__name__}") from error
