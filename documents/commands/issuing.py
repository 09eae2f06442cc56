"""Issuing: facts frozen, approved text checked, a number taken, a job for the worker; all in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from cases import trail
from cases.acting import command
from cases.commands import expecting
from cases.commands.expecting import Issued
from cases.commands.meeting_papers import require_recorded
from cases.locking import locked_among, locked_case, locked_team
from cases.models import Body, Case, Team
from cases.names import search_key
from documents import codes, facts, numbering, templating
from documents.canonical import Facts, composed, digest
from documents.catalogue import DocumentType, Signing
from documents.commands._matter import (
    Matter,
    issuing_body,
    matter_of,
    occasion_for,
    record,
    record_many,
    require,
    step_of,
    type_of,
)
from documents.commands.drafts import approved
from documents.commands.marking import UNMARKED, Marks, marks_of
from documents.facts import Ground, Occasion
from documents.facts.content import OF_SITTINGS, Thing, read, read_for
from documents.facts.so_far import Cited, SoFar
from documents.models import Document, Draft, Series, State
from documents.models_orders import SigningOrder
from documents.queue import enqueue
from documents.wording import symbol

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass
class Frozen:
    """A paper about to be issued: everything but its number."""

    matter: Matter
    occasion: Occasion
    content: Facts
    signatures: list[Facts]
    draft: Draft | None


@command
def issue(
    paper: DocumentType | str, thing: Thing, *, by: User, on: date, occasion: Any = None, wait: bool = False
) -> Document:
    """Issue a paper of a case, team, programme or period; asked again, return the one that stands.

    `by` does the act the paper belongs to, and signs where one person signs for a body. `occasion` says which
    paper of its kind: a `Meeting`, `TeamChange`, `Extension`, `Period` or a number; without it the last on record.
    With `wait` the paper keeps its number and waits to be printed until somebody opens it. Raises `DraftMissing`,
    `ApprovedTextChanged`, `NothingOnRecord`, `TermMissing`, `NotYourDuty`, `Recused`.
    """
    document_type = type_of(paper)
    matter = matter_of(thing)
    which = occasion_for(document_type, matter.thing, occasion)
    ground = Ground.of(matter.team, on, matter.case) if matter.team is not None else None
    if ground is None or ground.standing(document_type.key, matter.case, which.number):
        standing = _standing(document_type, [(matter, which)])
        if standing:
            return standing[0]
    if document_type in OF_SITTINGS:
        require_recorded(which.row, by=by, on=on)
    else:
        require(document_type, document_type.act, matter, by=by, on=on)
    frozen = _freeze(document_type, matter, which, ground, by=by, on=on)
    anchor = ground.anchor if ground is not None else trail.latest_anchor()
    (document,) = number_together(document_type, [frozen], ground, anchor, by=by, on=on, wait=wait)
    record(matter, "paper-issued", step=step_of(document_type, matter, which), by=by, on=on, **told_of(document))
    return document


@command
def standing_papers(case: Case) -> dict[str, Cited]:
    """Return the last standing paper of each kind, of a case or its team, as they are handed over with an act."""
    case = locked_case(case)
    return {one.type_key: one for one in SoFar.of(case.team, case).papers}


@dataclass(frozen=True)
class Order:
    """A paper to be issued among many."""

    paper: DocumentType | str
    thing: Case | Team
    by: User
    on: date
    occasion: Any = None


def issue_many(orders: Iterable[Order], *, wait: bool = True) -> list[Document]:
    """Issue many papers of cases and teams in the order of their days, in few statements; those that stand stay.

    Papers of the same kind, team, signer and day go together. Give papers that others cite in the same call or before:
    within a day they are issued in the order given.
    """
    rows = sorted(orders, key=lambda order: order.on)

    def together(order: Order) -> tuple[Any, ...]:
        team = order.thing.team_id if isinstance(order.thing, Case) else order.thing.pk
        return order.on, type_of(order.paper).key, team, isinstance(order.thing, Case), order.by.pk

    issued: list[Document] = []
    ground: Ground | None = None
    for (on, _key, team_id, of_cases, _by), group in groupby(rows, key=together):
        batch = list(group)
        if not of_cases:
            issued += [issue(o.paper, o.thing, by=o.by, on=on, occasion=o.occasion, wait=wait) for o in batch]
            ground = None
            continue
        if ground is None or (ground.team.pk, ground.on) != (team_id, on):
            ground = None
        done, ground = _issue_together(type_of(batch[0].paper), team_id, batch, ground, wait=wait)
        issued += done
    return issued


@command
def _issue_together(
    document_type: DocumentType, team_id: int, orders: Sequence[Order], ground: Ground | None, *, wait: bool
) -> tuple[list[Document], Ground]:
    by, on = orders[0].by, orders[0].on
    cases = locked_among([order.thing.pk for order in orders])
    by_key = {case.pk: case for case in cases}
    team = ground.team if ground is not None else locked_team(cases[0].team)
    read(document_type, cases)
    ground = ground or Ground(team, on)
    for case in cases:
        case.team = team
    wanted: dict[tuple[int, int], tuple[Matter, Occasion]] = {}
    for order in sorted(orders, key=lambda order: order.thing.pk):
        case = by_key[order.thing.pk]
        which = occasion_for(document_type, case, order.occasion)
        wanted[case.pk, which.number] = Matter(case, team.body, team, case), which
    there = {(one.case_id, one.occasion) for one in _standing(document_type, list(wanted.values()))}
    fresh = {key: one for key, one in wanted.items() if key not in there}
    frozen = []
    for matter, which in fresh.values():
        require(document_type, document_type.act, matter, by=by, on=on)
        frozen.append(_freeze(document_type, matter, which, ground, by=by, on=on))
    anchor = trail.latest_anchor()
    documents = number_together(document_type, frozen, ground, anchor, by=by, on=on, wait=wait) if frozen else []
    told: dict[str, list[tuple[Case, dict[str, Any]]]] = defaultdict(list)
    for ((pk, _number_of), (matter, which)), document in zip(fresh.items(), documents, strict=True):
        told[step_of(document_type, matter, which)].append((by_key[pk], told_of(document)))
    for step, rows in told.items():
        record_many(rows, "paper-issued", step=step, by=by, on=on)
    return documents, ground


def _standing(document_type: DocumentType, wanted: Sequence[tuple[Matter, Occasion]]) -> list[Document]:
    """Return the papers that were issued before: the same act asked twice has one effect."""
    rows = Document.objects.standing().filter(type_key=document_type.key)
    asked = Q()
    for matter, which in wanted:
        own = Q(team=matter.team, case=matter.case, programme=matter.programme, occasion=which.number)
        asked |= own if matter.team is not None else own & Q(body=matter.body)
    return list(rows.filter(asked).select_related("case", "series"))


def _freeze(
    document_type: DocumentType, matter: Matter, which: Occasion, ground: Ground | None, *, by: User, on: date
) -> Frozen:
    body = issuing_body(document_type, matter, ground)
    draft = approved(document_type, matter, which) if document_type.drafted else None
    if draft is not None:
        content = draft.content
    else:
        if matter.case is not None:
            read_for(document_type, matter.case)
        content = composed(facts.content(document_type, matter.thing, on, which, ground=ground))
        if document_type.own or ground is None or ground.has_edited_texts:
            content = templating.dressed(document_type, content, body, on)
    order = _order(document_type, matter, body, ground, on)
    hands = facts.signatures(document_type, ground, matter.case, which, by, on, body, order)
    return Frozen(matter, which, content, hands, draft)


def _order(
    document_type: DocumentType, matter: Matter, body: Body, ground: Ground | None, on: date
) -> SigningOrder | None:
    """Return what a leader of the body ordered on who signs."""
    if document_type.signing is not Signing.COLLECTIVE or (ground is not None and not ground.has_orders):
        return None
    about = {"team": matter.team, "case": matter.case, "programme": matter.programme}
    return SigningOrder.objects.in_force(document_type.key, body, on, **about)


def number_together(
    document_type: DocumentType,
    papers: Sequence[Frozen],
    ground: Ground | None,
    anchor: str,
    *,
    by: User,
    on: date,
    wait: bool,
    marked: Marks | None = None,
) -> list[Document]:
    """Give the papers their numbers, the last thing before they are written; secret ones from their own register.

    They carry the marks that were chosen for them, or those given.
    """
    matter = papers[0].matter
    body = issuing_body(document_type, matter, ground)
    marks = [marked or UNMARKED] * len(papers)
    if marked is None and (ground is None or ground.has_marks):
        marks = marks_of(document_type, [paper.matter for paper in papers])
    places: dict[int, tuple[Series, int]] = {}
    if document_type.numbered:
        for secret in (False, True):
            these = [at for at, mark in enumerate(marks) if bool(mark.secrecy) is secret]
            if these:
                series = numbering.series_for(document_type, body=body, team=matter.team, on=on, secret=secret)
                numbers = numbering.take(series, len(these))
                places |= {at: (series, number) for at, number in zip(these, numbers, strict=True)}
    documents = [
        _document(document_type, paper, body, places.get(at), marks[at], anchor, by=by, on=on, wait=wait)
        for at, paper in enumerate(papers)
    ]
    if len(documents) == 1:
        documents[0].save(force_insert=True)
    else:
        Document.objects.bulk_create(documents)
    if document_type.is_to_serve:
        expecting.expect(_to_serve(paper.matter, document) for paper, document in zip(papers, documents, strict=True))
    for document in documents:
        if not wait:
            enqueue("print", document.pk)
        if ground is not None:
            told = (document.case_id, document.occasion, document.facts_sha256)
            ground.issued(Cited(document.type_key, document.symbol, on, *told))
    return documents


def _document(
    document_type: DocumentType,
    paper: Frozen,
    body: Body,
    place: tuple[Series, int] | None,
    mark: Marks,
    anchor: str,
    *,
    by: User,
    on: date,
    wait: bool,
) -> Document:
    series, number = place or (None, None)
    sign = symbol(number, document_type.code, series.suffix) if series is not None and number is not None else ""
    code = codes.new_code() if codes.is_carried_by(document_type) else None
    whole = {
        "content": paper.content,
        "issue": {
            "number": number,
            "symbol": sign,
            "draft": None,
            "date": on.isoformat(),
            "signatures": paper.signatures,
            "anchor": anchor,
            **mark.printed,
            **codes.printed(code, is_secret=bool(mark.secrecy)),
        },
    }
    signer = paper.signatures[-1]
    about = str(paper.content["about"])
    return Document(
        type_key=document_type.key,
        occasion=paper.occasion.number,
        state=State.WAITING if wait else State.ISSUING,
        rung_at=None if wait else timezone.now(),
        about=about,
        search_key=search_key(f"{sign} {about}")[:1200],
        facts=composed(whole),
        content_sha256=digest(paper.content),
        facts_sha256=digest(whole),
        series=series,
        number=number,
        symbol=sign,
        code=code,
        secrecy=mark.secrecy,
        urgency=mark.urgency,
        # The office numbers, seals and dispatches what stands in its registers; a team's own papers it never sees.
        handed_on=on if series is not None and series.team_id is None else None,
        signed_on=on,
        signer=signer["name"],
        signer_post=" ".join(part for part in (signer["capacity"], signer["post"]) if part),
        draft=paper.draft,
        issued_by=by,
        **(paper.matter.fields | {"body": body}),
    )


def _to_serve(matter: Matter, document: Document) -> Issued:
    thing = matter.case or matter.team
    assert thing is not None  # noqa: S101 - only papers of cases and teams are served
    name = f"{document.type_name} {document.symbol}".strip()
    return Issued(
        thing,
        document.body,
        document.key,
        document.type_key,
        document.facts_sha256,
        document.symbol,
        name,
        document.secrecy,
        document.signed_on,
    )


def told_of(document: Document) -> dict[str, Any]:
    return {
        "paper": document.type_key,
        "symbol": document.symbol,
        "document": document.key,
        "content": document.content_sha256,
        "facts": document.facts_sha256,
    }
