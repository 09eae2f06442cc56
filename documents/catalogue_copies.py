"""Copies: the whole of an own paper (sao y), of a paper that came in (sao lục), parts of an own paper (trích sao).

All three are numbered in one register of copies, under a code nobody here read in a regulation. Each keeps the mark
of secrecy and the hash of its original.
"""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_copy = partial(
    DocumentType,
    code="BS",
    template="documents/papers/copy.html",
    concern=Concern.COPY,
    issuer=Issuer.AUTHORITY,
    signing=Signing.COLLECTIVE,
    by_order=True,
    recalled=True,
)

WHOLE = _copy(key="whole-copy", name=_("Copy of a paper"), title="SAO Y")
RECEIVED = _copy(key="copy-of-received", name=_("Copy of a received paper"), title="SAO LỤC")
EXTRACT = _copy(key="extract-copy", name=_("Copied extract of a paper"), title="TRÍCH SAO")

ALL = (WHOLE, RECEIVED, EXTRACT)
KEYS = frozenset(one.key for one in ALL)
