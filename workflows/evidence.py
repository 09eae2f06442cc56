"""The evidence board: what the file holds on one side, what rests on it on the other, and what rests on nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from cases import policy
from cases.models import Allegation, AmountLine, Case, EvidenceFile, EvidenceLink, Finding, FindingKind, Kind
from cases.policy import Act, Duty
from cases.redacting import PICTURES
from workflows.desk import link
from workflows.hearing import Point


@dataclass(frozen=True)
class File:
    """A piece of evidence, with its preview where it is a picture, and what rests on it."""

    row: EvidenceFile
    url: str
    picture_url: str
    findings: Sequence[int]
    allegations: Sequence[int]

    @property
    def is_used(self) -> bool:
        """Whether anything rests on it."""
        return bool(self.findings or self.allegations)


@dataclass(frozen=True)
class Linked:
    """A piece of evidence a finding rests on."""

    row: EvidenceLink
    url: str
    unlink_url: str = ""


@dataclass(frozen=True)
class Resting:
    """A finding with what it rests on."""

    point: Point
    links: Sequence[Linked]
    link_url: str = ""
    once: str = ""

    @property
    def needs(self) -> bool:
        """Whether it has to rest on evidence: a violation, or what the subject contests."""
        return not self.point.is_withdrawn and (self.point.weight == FindingKind.VIOLATION or self.point.is_contested)

    @property
    def is_bare(self) -> bool:
        """Whether it has to rest on evidence and rests on none."""
        return self.needs and not self.links


@dataclass(frozen=True)
class Bar:
    """How many rest on evidence, drawn beside the others (see the component of bars)."""

    label: str
    value: int
    whole: int
    text: str


@dataclass(frozen=True)
class Board:
    """Everything the page of evidence and findings shows."""

    files: Sequence[File]
    rows: Sequence[Resting]
    allegations: Sequence[Allegation] = ()
    amounts: Sequence[AmountLine] = ()
    add_url: str = ""
    bars: Sequence[Bar] = field(default=())

    @property
    def bare(self) -> list[Resting]:
        """What has to rest on evidence and does not."""
        return [row for row in self.rows if row.is_bare]

    @property
    def unused(self) -> int:
        """How many pieces of evidence nothing rests on."""
        return sum(not file.is_used for file in self.files)


def of(case: Case, held: frozenset[Duty]) -> Board:
    """Return the board of a case, with the ways to change it for those who may, until the submission."""
    is_open = case.deployed_on is not None and case.submitted_on is None and case.concluded_on is None
    may_link = is_open and policy.allows(held, Act.RECORD_FINDING)
    may_add = case.deployed_on is not None and case.closed_on is None and policy.allows(held, Act.ADD_EVIDENCE)
    files = _files(case)
    rows = [_resting(case, row, may_link=may_link) for row in _findings(case)]
    return Board(
        files=files,
        rows=rows,
        allegations=list(case.allegations.prefetch_related("evidence")) if case.kind == Kind.DENUNCIATION else (),
        amounts=list(AmountLine.objects.filter(case=case)) if case.kind == Kind.FINANCE_INSPECTION else (),
        add_url=link("evidence-add", case.key) if may_add else "",
        bars=_bars(files, rows),
    )


def _findings(case: Case) -> list[Finding]:
    links = Prefetch("links", EvidenceLink.objects.select_related("file").order_by("file__number"))
    return list(case.findings.select_related("allegation").order_by("number").prefetch_related(links, "responses"))


def _resting(case: Case, row: Finding, *, may_link: bool) -> Resting:
    changeable = may_link and row.withdrawn_on is None
    links = [
        Linked(
            one,
            link("evidence", case.key, one.file.number),
            link("evidence-unlink", case.key, row.number, one.file.number) if may_link else "",
        )
        for one in row.links.all()
    ]
    if not changeable:
        return Resting(Point(row), links)
    return Resting(Point(row), links, link("evidence-link", case.key, row.number), secrets.token_urlsafe(24))


def _files(case: Case) -> list[File]:
    rows = EvidenceFile.objects.filter(case=case).order_by("number").prefetch_related("findings", "allegations")
    return [
        File(
            row,
            link("evidence", case.key, row.number),
            link("evidence-picture", case.key, row.number) if row.media_type in PICTURES else "",
            sorted(one.number for one in row.findings.all()),
            sorted(one.number for one in row.allegations.all()),
        )
        for row in rows
    ]


def _bars(files: Sequence[File], rows: Sequence[Resting]) -> list[Bar]:
    needing = [row for row in rows if row.needs]
    counted: list[tuple[Any, int, int]] = [
        (_("Violations and contested points with evidence"), sum(not row.is_bare for row in needing), len(needing)),
        (_("All findings with evidence"), sum(bool(row.links) for row in rows), len(rows)),
        (_("Evidence that something rests on"), sum(file.is_used for file in files), len(files)),
    ]
    return [Bar(str(label), value, whole, f"{value} / {whole}") for label, value, whole in counted if whole]
