"""A procedure walked through its pages, as people walk it: open the page, fill in what it asks, press its button.

`take("R3", case, by=lan, on=date(2026, 3, 5))` signs Lan in on that day, reads the form the page shows, changes what is
given, and sends everything the page would send. `act` does the same at any address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.test import Client

from cases.models import Case, Kind, Outcome, Team
from inspection.accounts.models import User
from tests.make import START, Office, make_team
from workflows import engine

Given = dict[str, Any]
HOURS = {"began_at": "08:00", "ended_at": "10:30"}
VOID = {"input", "br", "img", "meta", "link", "hr"}


class Form(HTMLParser):
    """What a browser would send from the page's form, before anything is changed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: Given = {}
        self.is_there = False
        self._inside = False
        self._template = 0
        self._select = ""
        self._text: list[str] | None = None
        self._name = ""
        self.feed(page)
        # The hours of a meeting are proposed by nobody: whoever fills the page in writes them.
        self.values |= {name: hour for name, hour in HOURS.items() if self.values.get(name) == ""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name = facts.get("name") or ""
        if tag == "form":
            self._inside = facts.get("method") == "post" and "action" not in facts
            self.is_there = self.is_there or self._inside
        if tag == "template":
            self._template += 1
        if not self._inside or self._template:
            return
        if tag == "input":
            self._input(name, facts)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if "selected" in facts or self._select not in self.values:
                self.values[self._select] = facts.get("value") or ""
        elif tag == "textarea":
            self._name, self._text = name, []

    def _input(self, name: str, facts: dict[str, str | None]) -> None:
        kind = facts.get("type", "text")
        if (
            not name
            or kind in {"file", "submit", "button"}
            or (kind in {"checkbox", "radio"} and "checked" not in facts)
        ):
            return
        value = facts.get("value") or ("on" if kind == "checkbox" else "")
        if kind == "checkbox" and name in self.values:
            self.values[name] = (
                [*self.values[name], value] if isinstance(self.values[name], list) else [self.values[name], value]
            )
            return
        self.values[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "template":
            self._template -= 1
        if tag == "select":
            self._select = ""
        if tag == "textarea" and self._text is not None:
            self.values[self._name] = "".join(self._text).removeprefix("\n")
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def morning(on: date) -> datetime:
    """Nine o'clock of a day, where the office is."""
    return datetime.combine(on, time(9), ZoneInfo(settings.TIME_ZONE))


def act(address: str, *, by: User, on: date, fill: Callable[[Given], Given] = lambda shown: {}, **given: Any) -> Any:
    """Open a page on a day, fill in its form, send it; return the answer. `fill` is told what the page shows."""
    with time_machine.travel(morning(on), tick=True):
        client = Client()
        client.force_login(by)
        page = client.get(address)
        assert page.status_code == 200, (address, page.status_code, page.content.decode()[:2000])
        form = Form(page.content.decode())
        assert form.is_there, f"{address} has no form"
        return client.post(address, form.values | fill(form.values) | given)


def address_of(step: str, thing: Case | Team) -> str:
    """Where the page of a step stands."""
    return f"/{'doan' if isinstance(thing, Team) else 'ho-so'}/{thing.key}/buoc/{step}/"


def take(step: str, thing: Case | Team, *, by: User, on: date, **given: Any) -> Any:
    """Do a step through its page; return the answer, a redirect where it was accepted."""
    return act(address_of(step, thing), by=by, on=on, **given)


def taken(step: str, thing: Case | Team, *, by: User, on: date, **given: Any) -> None:
    """Do a step that is accepted."""
    accepted(take(step, thing, by=by, on=on, **given))


def accepted(answer: Any) -> None:
    """Require that an act was accepted; say which errors the page shows where it was not."""
    if answer.status_code != 302:
        form = answer.context and answer.context.get("form")
        wrong = (
            [form.errors.as_text(), *(str(f.errors) + str(f.non_form_errors()) for f in form.formsets)] if form else []
        )
        raise AssertionError((answer.status_code, wrong))


# What the people of the small committee fill in


def _propose(office: Office, case: Case, on: date) -> None:
    rows = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER", "hoa": "MEMBER"}
    given: Given = {"places-TOTAL_FORMS": len(rows)}
    for number, (key, role) in enumerate(rows.items()):
        member = office.members[key]
        given |= {f"places-{number}-member": f"{member.full_name} ({member.code})", f"places-{number}-role": role}
    taken("P1", case.team, by=office.quan, on=on, **given)


def _prepare(office: Office, case: Case, on: date) -> None:
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{case.team.key}/cam-ket/", by=office.users[key], on=on, has_conflict="no"))
    taken("P3", case.team, by=office.lan, on=on)


def _verify(office: Office, case: Case, on: date) -> None:
    for kind in ("working", "verification"):
        address = f"/ho-so/{case.key}/buoi-lam-viec/them/"
        accepted(act(address, by=office.an, on=on, kind=kind, course="Hai bên đối chiếu sổ sách."))
    taken("R3", case, by=office.lan, on=on)


def find(office: Office, case: Case, on: date, kind: str, content: str, **given: Any) -> None:
    """Record a finding through its page."""
    accepted(act(f"/ho-so/{case.key}/nhan-dinh/them/", by=office.an, on=on, kind=kind, content=content, **given))


def respond(office: Office, case: Case, on: date, number: int, stance: str, **given: Any) -> None:
    """Give the subject's opinion on a finding through its own page."""
    accepted(act(f"/don-vi/{case.key}/y-kien/{number}/", by=office.dien, on=on, stance=stance, **given))


def _draft(office: Office, case: Case, on: date) -> None:
    find(office, case, on, "strength", "Họp định kỳ đầy đủ.")
    find(office, case, on, "shortcoming", "Sổ sách ghi chưa đầy đủ.")
    taken("R4", case, by=office.an, on=on)


def _hear(office: Office, case: Case, on: date) -> None:
    for finding in case.findings.all():
        if finding.needs_response and not finding.responses.exists():
            respond(office, case, on, finding.number, "accept")
    taken("R5", case, by=office.an, on=on)


def consider(office: Office, case: Case, on: date, **given: Any) -> Any:
    """Record the body's meeting: everybody present and for."""
    lessons = Outcome.LESSONS if case.kind == Kind.COMPLIANCE_INSPECTION else Outcome.REMINDED
    facts: Given = {"votes_for": 5, "votes_against": 0, "outcome": lessons, "course": "Hội nghị thảo luận, biểu quyết."}
    facts |= {f"roll-{number}-presence": "present" for number in range(5)}
    return take("E2", case, by=office.chu, on=on, **(facts | given))


def _follow_up(office: Office, case: Case, on: date) -> None:
    minh = office.members["minh"]

    def fill(shown: Given) -> Given:
        """Every requirement the page proposes gets its text, its day and its verifier."""
        given: Given = {}
        for row in range(int(shown["requirements-TOTAL_FORMS"])):
            given |= {
                f"requirements-{row}-text": shown[f"requirements-{row}-text"] or "Kiểm điểm, rút kinh nghiệm.",
                f"requirements-{row}-due_on": (on + timedelta(days=60)).isoformat(),
                f"requirements-{row}-verifier": f"{minh.full_name} ({minh.code})",
            }
        return given

    taken("E4", case, by=office.chu, on=on, fill=fill)


DO: dict[str, Callable[[Office, Case, date], Any]] = {
    "P1": _propose,
    "P2": lambda office, case, on: taken("P2", case.team, by=office.chu, on=on),
    "P3": _prepare,
    "R1": lambda office, case, on: taken("R1", case, by=office.lan, on=on),
    "R2": lambda office, case, on: taken("R2", case, by=office.an, on=on, summary="Báo cáo tự kiểm tra."),
    "R3": _verify,
    "R4": _draft,
    "R5": _hear,
    "R6": lambda office, case, on: taken("R6", case, by=office.lan, on=on),
    "E1": lambda office, case, on: taken("E1", case, by=office.lan, on=on),
    "E2": lambda office, case, on: accepted(consider(office, case, on)),
    "E3": lambda office, case, on: taken("E3", case, by=office.chu, on=on),
    "E4": _follow_up,
    "E5": lambda office, case, on: taken("E5", case, by=office.lan, on=on),
}


def day_of(step: str) -> date:
    """The day on which the walk does a step: two days after the one before."""
    return START + timedelta(days=2 * list(DO).index(step) + 1)


def walk_pages(office: Office, case: Case, upto: str, *, after: str = "") -> Case:
    """Do every step after `after` up to and including `upto` through its page."""
    steps = list(DO)
    for step in steps[steps.index(after) + 1 if after else 0 : steps.index(upto) + 1]:
        if step == "R6" and case.kind == Kind.THEMATIC_SUPERVISION:
            continue
        DO[step](office, case, day_of(step))
        case.refresh_from_db()
        case.team.refresh_from_db()
    return case


def opened(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION, *, subjects: int = 1) -> Case:
    """The first case of a team just opened, its preparation begun."""
    team = make_team(office, kind, subjects=subjects)
    engine.start_preparation(team)
    return team.cases.order_by("pk")[0]
