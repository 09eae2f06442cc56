"""Ordering who signs: by a leader of the body that issues the paper, before it is issued."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cases import policy
from cases.acting import command
from cases.models import Member
from documents.catalogue import DocumentType
from documents.commands._matter import issuing_body, matter_of, record, type_of
from documents.facts import Ground, signing
from documents.facts.content import Thing
from documents.kinds import SignatureForm
from documents.models_orders import SigningOrder

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def order_signature(
    paper: DocumentType | str, thing: Thing, *, by: User, on: date, form: str, signer: Member
) -> SigningOrder:
    """Say who signs the next paper of this kind about a matter, and in which form.

    Raises `NeverForCollective`, `FormNotOfPaper`, `SignerWithoutPost`, `SignerApart`, `NotYourDuty`, `Recused`.
    """
    document_type = type_of(paper)
    matter = matter_of(thing)
    ground = Ground.of(matter.team, on, matter.case) if matter.team is not None else None
    body = issuing_body(document_type, matter, ground)
    policy.require_leader(by, body, on)
    about = matter.case or matter.team
    if about is not None:
        policy.require_unrecused(by, about)
    order = SigningOrder(
        type_key=document_type.key,
        form=SignatureForm(form),
        signer=signer,
        ordered_by=by,
        ordered_on=on,
        **(matter.fields | {"body": body}),
    )
    signing.ordered(document_type, order, about, on)
    order.save(force_insert=True)
    told = {"paper": document_type.key, "form": order.form, "signer": signer.pk, "body": body.pk}
    record(matter, "signature-ordered", step="", by=by, on=on, **told)
    return order
