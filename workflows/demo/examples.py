"""Example files for the import from Excel: the ward of the demo, as an office would hand it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.importing import programme, register
from cases.importing.sample import workbook
from cases.models import AnnualProgramme, Body, Member, Organization, Post, Seat, Term
from workflows.demo import known, people, tree
from workflows.demo.agenda import Planning
from workflows.demo.days import Days
from workflows.demo.lots import Lots
from workflows.demo.people import Staffing
from workflows.demo.programme import Programmes
from workflows.demo.scale import WARD, term_start

Rows = list[Sequence[Any]]


def write(target: Path, on: date) -> list[Path]:
    """Write the register and a programme of one ward; what is built for it is taken back."""
    with transaction.atomic():
        _found(on)
        files = {
            "danh-ba.xlsx": workbook(register.SHEETS, _register(on)),
            "chuong-trinh.xlsx": workbook(programme.SHEETS, _programme()),
        }
        transaction.set_rollback(True)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    return [target / name for name in files]


def _found(on: date) -> None:
    days = Days()
    start = days.at(term_start(on))
    administrator = people.install_administrator(start)
    planted = tree.plant(WARD, by=administrator, on=start)
    staffing = Staffing(WARD, planted, Lots("people"), by=administrator, on=start)
    office = staffing.staff()
    agenda = Planning(office, days, on, Lots("agenda")).agenda()
    staffing.represent(office, [home for line in agenda.missions[:3] for home in line.organizations])
    Programmes(office, agenda, days, on).draft_all()


def _words(choices: Mapping[str, Any]) -> dict[Any, str]:
    """The word a list column writes for each value."""
    words: dict[Any, str] = {}
    for word, value in choices.items():
        words.setdefault(value, word)
    return words


def _register(on: date) -> dict[str, Rows]:
    levels, kinds = _words(register.LEVELS), _words(register.KINDS)
    categories, chairs, duties = _words(register.CATEGORIES), _words(register.CHAIRS), _words(register.DUTIES)
    organizations = Organization.objects.active(on).select_related("parent").order_by("pk")
    members = Member.objects.select_related("organization", "user").order_by("code")
    seats = Seat.objects.select_related("body__organization", "member").order_by("pk")
    posts = Post.objects.select_related("member", "organization").order_by("pk")
    return {
        register.ORGANIZATIONS.name: [
            (o.code, o.name, levels[o.level], o.parent.code if o.parent else "", _day(o.founded_on))
            for o in organizations
        ],
        register.TERMS.name: [(t.organization.code, t.name, _day(t.since)) for t in Term.objects.all()],
        register.BODIES.name: [
            (b.organization.code, kinds[b.kind], b.name, b.suffix, b.place) for b in Body.objects.order_by("pk")
        ],
        register.MEMBERS.name: [
            (
                m.code,
                m.full_name,
                _day(m.born_on) if m.born_on else "",
                m.organization.code,
                m.title,
                categories[m.category],
                m.user.get_username() if m.user else "",
            )
            for m in members
        ],
        register.SEATS.name: [
            (s.body.organization.code, kinds[s.body.kind], s.member.code, chairs[s.chair], _day(s.since)) for s in seats
        ],
        register.POSTS.name: [(p.member.code, p.organization.code, duties[p.duty], _day(p.since)) for p in posts],
    }


def _programme() -> dict[str, Rows]:
    kinds = _words(programme.KINDS)
    last = known(AnnualProgramme.objects.filter(approved_on__isnull=False).order_by("year").last())
    items = list(last.items.filter(cancelled_in__isnull=True).select_related("lead").order_by("position"))
    lines: Rows = []
    subjects: Rows = []
    for number, item in enumerate(items, 1):
        lead = item.lead.code if item.lead else ""
        lines.append((number, kinds[item.kind], item.topic, item.content, str(item.quarter), lead, item.basis))
        for subject in item.subjects.select_related("organization", "member"):
            organization = subject.organization.code if subject.organization else ""
            subjects.append((number, organization, subject.member.code if subject.member else ""))
    return {programme.ITEMS.name: lines, programme.SUBJECTS.name: subjects}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
