"""The papers of intake: the handling slip of a petition, and the letter that goes with each way of handling it.

None of them names who sent the petition: whoever takes a letter to the post writes the name on the envelope, by an
opening of the seal.
"""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_of_a_petition = partial(
    DocumentType,
    template="documents/papers/prose.html",
    concern=Concern.LETTER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.OFFICER,
    step="P1",
)

PETITION_SLIP = _of_a_petition(
    key="petition-slip",
    code="PXL",
    name=_("Handling slip of a petition"),
    title="PHIẾU XỬ LÝ ĐƠN",
    numbered=False,
)
PETITION_TRANSFER = _of_a_petition(
    key="petition-transfer",
    code="PC",
    name=_("Transfer slip of a petition"),
    title="PHIẾU CHUYỂN ĐƠN",
    recalled=True,
)
PETITION_RETURN = _of_a_petition(
    key="petition-return",
    code="CV",
    name=_("Letter returning a petition"),
    title="",
    template="documents/papers/letter.html",
)
PETITION_GUIDANCE = _of_a_petition(
    key="petition-guidance",
    code="CV",
    name=_("Letter guiding or answering a sender"),
    title="",
    template="documents/papers/letter.html",
)
PETITION_REFUSAL = _of_a_petition(
    key="petition-refusal", code="TB", name=_("Notice that a denunciation is not taken up"), title="THÔNG BÁO"
)

ALL = (PETITION_SLIP, PETITION_TRANSFER, PETITION_RETURN, PETITION_GUIDANCE, PETITION_REFUSAL)
KEYS = frozenset(one.key for one in ALL)
