"""The questions behind copies: what may be copied, which parts it has, who signs the copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.models import LEADING, Body, Case, Member, Post, PostDuty, Seat, Team
from documents.catalogue_copies import WHOLE
from documents.catalogue_intake import KEYS as OF_PETITIONS
from documents.facts import words
from documents.facts.signing import open_forms
from documents.kinds import Concern, DocumentType, SignatureForm
from documents.models import Document, State
from documents.models_copies import Copy
from documents.models_register import Incoming, IncomingScan
from documents.wording import short_date


@dataclass(frozen=True)
class Signer:
    """Who may sign a copy, and in which form."""

    form: SignatureForm
    member: Member


def signers(body: Body, thing: Case | Team | None, on: date) -> list[Signer]:
    """Return who may sign a body's copies that day: the chief of the office T/L, then its leaders, the first first."""
    posts = Post.objects.on(on).filter(organization=body.organization_id, duty=PostDuty.CHIEF_OF_OFFICE)
    chiefs = [Signer(SignatureForm.BY_ORDER, post.member) for post in posts.select_related("member").order_by("pk")]
    seats = Seat.objects.on(on).leading().filter(body=body).select_related("member")
    ordered = sorted(seats, key=lambda seat: (LEADING.index(seat.chair), seat.pk))
    forms = open_forms(WHOLE, body)
    leaders = [Signer(_form_of(seat, forms), seat.member) for seat in ordered]
    found = [one for one in (*chiefs, *leaders) if one.form in forms]
    return [one for one in found if thing is None or not policy.is_apart(one.member, thing)]


def _form_of(seat: Seat, forms: frozenset[SignatureForm]) -> SignatureForm:
    """A collective signs T/M; of an agency the head signs in person, the deputy K/T."""
    if SignatureForm.ON_BEHALF in forms:
        return SignatureForm.ON_BEHALF
    return SignatureForm.IN_PERSON if words.heads(seat.chair) else SignatureForm.IN_PLACE


def hands(bodies: Iterable[Body], thing: Case | Team, on: date) -> list[tuple[Member, str]]:
    """Return who signs for these bodies that day, each with the post that stands under the paper, each once."""
    found: dict[int, tuple[Member, str]] = {}
    for body in bodies:
        for one in signers(body, thing, on):
            chair = policy.chair_of(one.member, body, on)
            post = words.post(body, chair) if chair else "CHÁNH VĂN PHÒNG"
            found.setdefault(one.member.pk, (one.member, post.capitalize()))
    return list(found.values())


def why_not(original: Document) -> str | Promise:
    """Return why a paper is not copied, or nothing."""
    kind: DocumentType = original.type
    if kind.concern in (Concern.COPY, Concern.DOSSIER) or not kind.numbered:
        return _("only originals that stand in a register are copied")
    if kind.restricted or kind.key in OF_PETITIONS:
        return _("papers of this kind are handed to nobody but those who work on them")
    if original.state == State.VOID:
        return _("it is void")
    if original.state != State.ISSUED:
        return _("it is not printed yet")
    return ""


def named(original: Document) -> str:
    """Return how a copy names its original: Quyết định số 05-QĐ/TU, ngày 05/02/2026."""
    kind = original.type.title.capitalize() or "Công văn"
    return f"{kind} số {original.symbol}, ngày {short_date(original.signed_on)}"


def received(scan: IncomingScan) -> str:
    """Return how a copy names a paper that came in."""
    row = scan.incoming
    number = f" số {row.symbol}" if row.symbol else ""
    day = f", ngày {short_date(row.dated_on)}" if row.dated_on else ""
    return f"Văn bản{number}{day} của {row.sender}"


def count_of(original: Document | Incoming) -> int:
    """Return how many copies were made of a paper: sent along with the form, so that two clicks are one copy."""
    return _made_of(original).count()


def copies_of(original: Document | Incoming) -> list[Document]:
    """Return the copies made of a paper, the newest first."""
    rows = _made_of(original)
    found = Document.objects.filter(type_key__in=rows.values("type_key"), occasion__in=rows.values("pk"))
    return list(found.defer("facts").order_by("-pk"))


def _made_of(original: Document | Incoming) -> QuerySet[Copy]:
    if isinstance(original, Document):
        return Copy.objects.filter(original=original)
    return Copy.objects.filter(scan__incoming=original)
