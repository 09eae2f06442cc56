"""The papers of a finished case told once more, as those of a body of another kind: composed anew from all its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from cases.models import (
    AgendaItem,
    Ballot,
    Body,
    BodyKind,
    Chair,
    Complaint,
    DisposalBatch,
    FollowUpNote,
    Level,
    Organization,
    Petition,
    Seat,
    Sitting,
    Waiver,
)
from cases.models import rulebook as shelves
from cases.statistics import periods
from documents import facts
from documents.canonical import Facts, composed
from documents.catalogue import Issuer
from documents.commands._matter import issuing_body, matter_about
from documents.facts import Ground, Occasion
from documents.models import Document
from documents.wording import symbol
from tests.documents.every_house import AGENCY, CELL, COMMISSION, COMMITTEE, WARD_COMMISSION

#: Name, kind, level and symbol of the body that tells, and of its organization.
AS: dict[str, tuple[str, BodyKind, Level, str, str]] = {
    COMMITTEE: ("Ban Chấp hành", BodyKind.COMMITTEE, Level.PROVINCE, "TU", "Thành ủy Sông Xanh"),
    COMMISSION: ("Ủy ban Kiểm tra", BodyKind.COMMISSION, Level.PROVINCE, "UBKTTU", "Thành ủy Sông Xanh"),
    WARD_COMMISSION: ("Ủy ban Kiểm tra", BodyKind.COMMISSION, Level.COMMUNE, "UBKTĐU", "Đảng ủy phường Bến Lụa"),
    AGENCY: ("Ban Tổ chức", BodyKind.ADVISORY, Level.PROVINCE, "BTCTU", "Thành ủy Sông Xanh"),
    CELL: ("", BodyKind.COMMITTEE, Level.CELL, "CB", "Chi bộ Văn phòng"),
}

#: Which row a paper tells of, where it is not the last of its case.
_ROWS: dict[str, type[models.Model]] = {
    "ballot-paper": Ballot,
    "counting-minutes": Ballot,
    "item-excerpt": AgendaItem,
    "sitting-minutes": Sitting,
    "urging-letter": FollowUpNote,
    "deviation-waiver": Waiver,
    "complaint-refusal": Complaint,
    "disposal-minutes": DisposalBatch,
    **dict.fromkeys(("petition-slip", "petition-transfer", "petition-return"), Petition),
    **dict.fromkeys(("petition-guidance", "petition-refusal"), Petition),
}


@contextmanager
def told_as(issuer: str, body: Body) -> Iterator[None]:
    """Let a body be of another kind for a while, with everybody who leads it in the seats of that kind."""
    name, kind, level, suffix, house = AS[issuer]
    chairs = {Chair.SECRETARY: Chair.CHAIR, Chair.DEPUTY_SECRETARY: Chair.VICE_CHAIR}
    if kind == BodyKind.COMMITTEE:
        chairs = {led: sits for sits, led in chairs.items()}
    with transaction.atomic():
        below = Organization.objects.filter(parent=body.organization_id).first()
        over = {"parent": below} if level == Level.CELL else {}  # a cell stands in a ward
        Organization.objects.filter(pk=body.organization_id).update(name=house, level=level, **over)
        others = Body.objects.filter(organization=body.organization_id, kind=kind).exclude(pk=body.pk)
        others.update(name="Ủy ban Kiểm tra khóa trước")  # two bodies of a kind have no name in common
        Body.objects.filter(pk=body.pk).update(
            name=f"{name} {house}".strip(), kind=kind, suffix=suffix, locality="Lào Cai" if level == Level.CELL else ""
        )
        for former, now in chairs.items():
            Seat.objects.filter(body=body, chair=former).update(chair=now)
        shelves._shelves.clear()
        yield
        transaction.set_rollback(True)
    shelves._shelves.clear()


def retold(document: Document) -> tuple[Body, Facts]:
    """Return whose the paper is now, and what it says."""
    document_type, on, by = document.type, document.signed_on, document.issued_by
    matter = matter_about(document)
    ground = Ground(matter.team, on, matter.case) if matter.team is not None else None
    which = _occasion(document, matter.thing)
    body = Body.objects.select_related("organization__parent").get(pk=issuing_body(document_type, matter, ground).pk)
    content = composed(facts.content(document_type, matter.thing, on, which, ground=ground))
    hands = facts.signatures(document_type, ground, matter.case, which, by, on, body)
    issue: Facts = document.facts["issue"] | {"signatures": hands}
    if document.number is not None and document_type.issuer is not Issuer.TEAM:
        issue["symbol"] = symbol(document.number, document_type.code, body.suffix)
    return body, {"content": content, "issue": issue}


def _occasion(document: Document, thing: Any) -> Occasion:
    if document.type_key == "periodic-report":
        return Occasion(document.occasion, periods.quarter(2026, 1))
    model: Callable[..., Any] | None = _ROWS.get(document.type_key)
    if model is not None:
        return Occasion(document.occasion, _ROWS[document.type_key]._default_manager.get(pk=document.occasion))
    return facts.occasion_of(document.type, thing)
