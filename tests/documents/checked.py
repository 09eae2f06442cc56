"""A house with papers to be checked: a signed one, an unsigned one and a void one, made once for all tests of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from documents import catalogue, commands, store
from documents.models import Document
from documents.signing import demo_authority, pen
from tests import make
from tests.documents import signing
from tests.documents.walk import day
from tests.make import Office, make_office


@dataclass
class House:
    """Its office, its papers, and the authority that vouches for the signed one."""

    office: Office
    signed: Document
    plain: Document
    void: Document
    roots: bytes


def make_house() -> House:
    """Three decisions on teams."""
    office = make_office()
    plain, signed, void = (_issued(office) for _paper in range(3))
    commands.print_here(plain)
    with signing.configured():
        commands.print_here(signed)
    commands.print_here(void)
    void.refresh_from_db()
    commands.ask_void(void, by=office.thu, on=day("P2"), reason="sai số")
    commands.void(void, by=office.chu, on=day("P2"))
    for paper in (plain, signed, void):
        paper.refresh_from_db()
    return House(office, signed, plain, void, signing.root().pem)


def _issued(office: Office) -> Document:
    team = make.make_case(office, "P2").team
    return commands.issue(catalogue.TEAM_DECISION, team, by=office.chu, on=day("P2"), wait=True)


def bytes_of(document: Document) -> bytes:
    return store.path_of(document.file_sha256).read_bytes()


@contextmanager
def on_the_disk(document: Document) -> Iterator[bytes]:
    """Let a test do what it likes to the file of a paper; afterwards the right one is back."""
    path = store.path_of(document.file_sha256)
    path.chmod(0o640)
    right = path.read_bytes()
    yield right
    path.write_bytes(right)


@functools.cache
def twin() -> demo_authority.Held:
    """A certificate of the same names as ours, from an authority of the same name."""
    return demo_authority.certified(demo_authority.authority())


def signed_by_twin(pdf: bytes) -> bytes:
    """The same paper, signed by the twin."""
    unsigned = pdf[: pdf.index(b"%%EOF") + len(b"%%EOF\n")]
    packed = signing.kept("twin.p12", demo_authority.packed(twin(), signing.PASSPHRASE))
    with signing.configured(SIGNING_PKCS12_FILE=packed, SIGNING_ROOTS_FILE=""):
        return pen.sign(unsigned).pdf
