"""The registers as they are printed: of the papers that went out, of the documents that came in, of deliveries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

OUTGOING_REGISTER = DocumentType(
    key="outgoing-register",
    code="SVB",
    name=_("Register of outgoing papers"),
    title="SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    template="documents/papers/register_outgoing.html",
    concern=Concern.DOSSIER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    numbered=False,
)
INCOMING_REGISTER = DocumentType(
    key="incoming-register",
    code="SVB",
    name=_("Register of incoming documents"),
    title="SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    template="documents/papers/register_incoming.html",
    concern=Concern.DOSSIER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    numbered=False,
)

DELIVERY_BOOK = DocumentType(
    key="delivery-book",
    code="SGN",
    name=_("Delivery book"),
    title="SỔ GIAO NHẬN VĂN BẢN",
    template="documents/papers/register_delivery.html",
    concern=Concern.DOSSIER,
    issuer=Issuer.AUTHORITY,
    signing=Signing.NOBODY,
    numbered=False,
)

ALL = (OUTGOING_REGISTER, INCOMING_REGISTER, DELIVERY_BOOK)
