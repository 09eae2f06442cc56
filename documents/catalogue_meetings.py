"""The papers of a body's meeting: its minutes, and the excerpt of one item that goes into the file of a case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

SITTING_MINUTES = DocumentType(
    key="sitting-minutes",
    code="BB",
    name=_("Minutes of the meeting of the body"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.SITTING,
    issuer=Issuer.AUTHORITY,
    signing=Signing.RECORDER_AND_CHAIR,
    numbered=False,
)
ITEM_EXCERPT = DocumentType(
    key="item-excerpt",
    code="BB",
    name=_("Excerpt of the minutes"),
    title="TRÍCH BIÊN BẢN",
    template="documents/papers/excerpt.html",
    concern=Concern.CASE,
    issuer=Issuer.AUTHORITY,
    signing=Signing.RECORDER_AND_CHAIR,
    act="read",
    numbered=False,
)

ALL = (SITTING_MINUTES, ITEM_EXCERPT)
