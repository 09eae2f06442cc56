"""A year of the small committee: four lines, of which one was cancelled and one added, cases in every state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction

from cases import commands
from cases.models import AnnualProgramme, Body, Case, Kind, ProgrammeItem, Team
from cases.statistics import closing, forms
from cases.statistics.closing import snapshot
from cases.statistics.forms import FormSet
from tests.make import START, Office, consider, make_office, walk

YEAR = START.year


@dataclass
class Year:
    """The office, its programme, and what was opened from it."""

    office: Office
    programme: AnnualProgramme
    inspection: Team
    supervision: Team
    added: Team

    @property
    def cases(self) -> list[Case]:
        """All cases, in the order of their opening."""
        return list(Case.objects.order_by("pk"))

    def item(self, position: int) -> ProgrammeItem:
        """A line of the programme by its number."""
        return self.programme.items.get(position=position)


def new_item(office: Office, kind: str, quarter: int, subjects: slice, topic: str) -> commands.NewItem:
    """A line naming some of the office's organizations."""
    return commands.NewItem(kind=kind, topic=topic, quarter=quarter, organizations=office.organizations[subjects])


@contextmanager
def kept_year() -> Iterator[Year]:
    """A year all tests of a module share; what one of them changes is undone after it, the year after the last."""
    with transaction.atomic():
        yield make_year()
        transaction.set_rollback(True)


def close_only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let a closing count these forms alone: all of them take a second each time."""
    whole = snapshot.parts_of

    def of_these(body: Body, since: date, until: date, on: date) -> list[snapshot.Part]:
        sets = [
            FormSet(**(vars(one) | {"forms": {name: one.forms[name] for name in names}})) for one in forms.load_sets()
        ]
        with monkeypatch.context() as patched:
            patched.setattr("cases.statistics.closing.snapshot.forms.load_sets", lambda: sets)
            return whole(body, since, until, on)

    monkeypatch.setattr(closing, "parts_of", of_these)


def make_year() -> Year:
    """An inspection of three, a supervision of two, a line cancelled, a line added; `_walk` says how far each went."""
    office = make_office(5)
    items = [
        new_item(office, Kind.COMPLIANCE_INSPECTION, 1, slice(0, 3), "Việc thực hiện quy chế làm việc"),
        new_item(office, Kind.THEMATIC_SUPERVISION, 2, slice(2, 4), "Công tác phòng, chống lãng phí"),
        new_item(office, Kind.COMPLIANCE_INSPECTION, 3, slice(0, 1), "Công tác kết nạp đảng viên"),
    ]
    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=date(2025, 12, 10),
        year=YEAR,
        title=f"Chương trình kiểm tra, giám sát năm {YEAR}",
        items=items,
    )
    programme = commands.approve_programme(programme, by=office.chu, on=date(2025, 12, 20))
    commands.amend_programme(
        programme,
        by=office.chu,
        on=date(YEAR, 2, 16),
        reason="Nhiệm vụ cấp trên giao",
        cancel=[programme.items.get(position=3)],
        add=[new_item(office, Kind.COMPLIANCE_INSPECTION, 2, slice(3, 4), "Việc thu, nộp đảng phí")],
    )
    teams = [
        commands.open_item(programme.items.get(position=position), by=office.quan, on=START) for position in (1, 2, 4)
    ]
    year = Year(office, programme, *teams)
    _walk(year)
    return year


def _walk(year: Year) -> None:
    """One is concluded, one was deployed and forgotten, one came late and was returned, one is decided, two wait."""
    office = year.office
    first, second, third = year.inspection.cases.order_by("pk")
    walk(office, first, "E4")
    second.refresh_from_db()
    third.refresh_from_db()
    walk(office, second, "R1", after="P3")
    walk(office, third, "R6", after="P3")
    commands.submit(third, by=office.lan, on=START + timedelta(days=80))  # after its 45 days
    consider(office, third, START + timedelta(days=82), outcome="", remarks="Làm rõ trách nhiệm cá nhân.")
    walk(office, year.added.cases.get(), "P2")
