"""Every paper of every body: houses with their procedures done and furnished, printed, and told for other bodies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from cases.models import Body, BodyKind, Kind, Level
from cases.models import rulebook as shelves
from documents import catalogue, commands, filling, press, store
from documents.canonical import Facts
from documents.catalogue import DocumentType, Issuer
from documents.models import Document
from tests.documents import every_desk as desk
from tests.documents import every_discipline as judged
from tests.documents import every_walk as walk
from tests.documents.every_house import (
    AGENCY,
    CELL,
    COMMISSION,
    COMMITTEE,
    STANDING,
    TEAM,
    WARD_COMMISSION,
    make_house,
    make_section,
)
from tests.documents.every_told import retold, told_as
from tests.make import Office

#: Print the paper of every body, and not only the first of each kind: a minute more, before a release.
EVERY_PAIR = os.environ.get("EVERY_PAIR") == "true"

#: A paper by the key of its kind and by whose it is.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Filled:
    """A paper as its form is filled; one of each kind is printed by the press as well."""

    key: str
    issuer: str
    facts: Facts
    html: str
    pdf: bytes = b""


class Shelf:
    """What was filled so far, the first of each pair; what nothing was printed of yet is printed."""

    def __init__(self, wanted: Callable[[Pair], bool]) -> None:
        self.wanted = wanted
        self.found: dict[Pair, Filled] = {}
        self._printed: set[str] = set()

    def lacks(self, document_type: DocumentType, body: Body) -> bool:
        """Whether this body's paper of a kind is wanted and not there yet."""
        pair = document_type.key, issuer_of(document_type, body)
        return pair not in self.found and self.wanted(pair)

    def put(self, document_type: DocumentType, body: Body, facts: Facts, pdf: Callable[[], bytes]) -> None:
        """Fill it, and print it where it is the first of its kind."""
        pair = document_type.key, issuer_of(document_type, body)
        printed = b"" if document_type.key in self._printed and not EVERY_PAIR else pdf()
        self._printed |= {document_type.key} if printed else set()
        self.found[pair] = Filled(*pair, facts, filling.html(document_type, facts), printed)


def fill_all(wanted: Callable[[Pair], bool]) -> list[Filled]:
    """Furnish one house after another and leave nothing of them."""
    shelf = Shelf(wanted)
    for make, work, others in HOUSES:
        with _undone():
            office = make()
            work(office)
            _issued(office, shelf)
            _of_desk(office, shelf)
            for other in others:
                with told_as(other, office.standing):
                    office.standing = _now(office.standing)
                    _told(office, shelf)
                    _of_desk(office, shelf)
    return list(shelf.found.values())


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    shelves._shelves.clear()


def _now(body: Body) -> Body:
    return Body.objects.select_related("organization__parent").get(pk=body.pk)


def _issued(office: Office, shelf: Shelf) -> None:
    for document in Document.objects.select_related("body__organization").order_by("pk"):
        if shelf.lacks(document.type, document.body):
            shelf.put(document.type, document.body, document.facts, partial(printed, document))


def _told(office: Office, shelf: Shelf) -> None:
    rows = Document.objects.select_related("body__organization", "case", "team", "programme", "issued_by")
    for document in rows.order_by("pk"):
        if document.type not in COPIED and shelf.lacks(document.type, document.body):
            body, facts = retold(document)
            if shelf.lacks(document.type, body):
                shelf.put(document.type, body, facts, partial(press.render, document.type, facts))


def _of_desk(office: Office, shelf: Shelf) -> None:
    body = _now(office.standing)
    if any(shelf.lacks(one, body) for one in COPIED):
        for copy in desk.copies(office):
            shelf.put(copy.type, body, copy.facts, partial(printed, copy))
    if any(shelf.lacks(one, body) for one in SHEETS):
        for sheet, facts in desk.sheets(office):
            shelf.put(sheet, body, facts, partial(press.render, sheet, facts))


def printed(document: Document) -> bytes:
    """Print a paper as the worker does, and return its file."""
    assert commands.print_here(document) in {commands.Printed.ISSUED, commands.Printed.ALREADY}, document.type_key
    document.refresh_from_db()
    found = store.read(document.file_sha256)
    assert found is not None
    return found


def issuer_of(document_type: DocumentType, body: Body) -> str:
    """Whose name stands over a paper."""
    if document_type.issuer is Issuer.TEAM:
        return TEAM
    match body.kind:
        case BodyKind.COMMISSION:
            return COMMISSION if body.organization.level == Level.PROVINCE else WARD_COMMISSION
        case BodyKind.COMMITTEE if body.organization.level == Level.CELL:
            return CELL
        case BodyKind.COMMITTEE:
            return COMMITTEE
        case BodyKind.ADVISORY:
            return AGENCY
        case _:
            return STANDING


COPIED = [one for one in catalogue.ALL if one.concern is catalogue.Concern.COPY]
SHEETS = [one for one in catalogue.ALL if one.concern is catalogue.Concern.DOSSIER]


def _of_commission(office: Office) -> None:
    """What only a commission inspects, and the suspension of a seat below it."""
    concluded = walk.inspect_mandate(office)
    walk.inspect_finance(office)
    walk.inspect_signs(office, member=False)
    judged.suspend_seat(office)
    walk.follow(office, concluded)


def _of_cell(office: Office) -> None:
    """What a cell does in its own way: by its plan, and by the meeting of its members."""
    walk.follow(office, walk.inspect(office))
    walk.resolve_denunciation(office)
    judged.restore(office, judged.discipline(office))


def _of_section(office: Office) -> None:
    """What the agency of a committee without a commission proposes."""
    walk.follow(office, walk.inspect(office, disturbed=False))
    walk.propose_denunciation(office)


def _of_standing(office: Office) -> None:
    """Every other procedure, with all its branches."""
    first, second = office.organizations
    concluded = walk.inspect(office)
    walk.inspect(office, Kind.THEMATIC_SUPERVISION, disturbed=False)
    walk.inspect_signs(office, member=True)
    walk.resolve_denunciation(office)
    judged.answer_complaint(office)
    judged.restore(office, judged.discipline(office, suspended=True))
    judged.end_otherwise(office, first, {"WARNING": 3}, {"WARNING": 1, "REPRIMAND": 1})
    judged.end_otherwise(office, second, {"DISSOLUTION": 3}, {"DISSOLUTION": 4})
    walk.follow(office, concluded)
    desk.receive(office)
    desk.keep(office, concluded)


#: A house, what is done in it, and for bodies of which other kinds its papers are told.
HOUSES: tuple[tuple[Callable[[], Office], Callable[[Office], object], tuple[str, ...]], ...] = (
    (lambda: make_house(COMMISSION), _of_commission, (WARD_COMMISSION,)),
    (lambda: make_house(CELL), _of_cell, ()),
    (lambda: make_house(AGENCY), walk.inspect, ()),
    (make_section, _of_section, ()),
    (lambda: make_house(STANDING), _of_standing, (COMMITTEE, COMMISSION, WARD_COMMISSION, AGENCY, CELL)),
)
