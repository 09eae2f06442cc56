"""What the pages of added kinds of paper read: which may be issued where, and which paper of its kind comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cases import policy
from cases.models import Body, Case
from cases.policy import Act
from documents import templating
from documents.facts.content import Thing
from documents.kinds import Concern, DocumentType
from documents.models import Document
from documents.models_templates import OwnType, PaperTemplate

if TYPE_CHECKING:
    from inspection.accounts.models import User


def issuable(user: User, case: Case, on: date) -> list[tuple[OwnType, PaperTemplate | None]]:
    """Return the added kinds the user may issue in a case, each with the template in force."""
    body = case.team.body
    rows = OwnType.objects.filter(Q(body__isnull=True) | Q(body=body), concern__in=["case", "team"]).order_by("name")
    mine = [row for row in rows if policy.may(user, Act(row.type.act), thing_of(row.type, case), on)]
    return [(row, templating.in_force(row.type, body, on)) for row in mine]


def thing_of(kind: DocumentType, case: Case) -> Case | Any:
    """Return what a paper of the kind is about: the case, or its team."""
    return case.team if kind.concern is Concern.TEAM else case


def led_body(user: User, pk: int, on: date) -> Body | None:
    """Return a body the user signs for."""
    body = Body.objects.select_related("organization__parent").filter(pk=pk).first()
    return body if body is not None and policy.leads(user, body, on) else None


def kind_of_body(body: Body, type_key: str) -> DocumentType | None:
    """Return an added kind of a body's own business."""
    rows = OwnType.objects.filter(Q(body__isnull=True) | Q(body=body), concern="body", key=type_key)
    row = rows.first()
    return row.type if row is not None else None


def next_number(kind: DocumentType, thing: Thing) -> int:
    """Return which paper of its kind comes next about a thing: sent along, so that two clicks are one paper."""
    about: dict[str, Any] = {"case": thing} if isinstance(thing, Case) else {"team": thing, "case": None}
    if isinstance(thing, Body):
        about = {"body": thing, "team": None}
    last = Document.objects.filter(type_key=kind.key, **about).order_by("-occasion").first()
    return (last.occasion if last is not None else 0) + 1
