"""How the pages look and speak: signs without colour, refusals like a colleague, nothing inline, a menu by role."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from cases.capacity import Standing
from cases.errors import RuleBroken
from inspection import site
from inspection.templatetags import inspection_ui as ui

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 6, 3)

PAGES = [
    path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file() and "documents" not in path.parts[-2:-1]
]


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (date(2026, 5, 31), "late", "3 days late"),
        (date(2026, 6, 3), "soon", "due today"),
        (date(2026, 6, 10), "soon", "7 days left"),
        (date(2026, 6, 11), "ok", "8 days left"),
        (date(9999, 12, 31), "", ""),
        (None, "", ""),
    ],
)
def test_a_deadline_says_how_far_it_is(due: date | None, state: str, words: str) -> None:
    with override("en"):
        assert ui.deadline_state(due, TODAY) == state
        assert ui.days_left_words(due, TODAY) == words


def test_what_was_done_late_is_not_hidden_by_being_done() -> None:
    with override("en"):
        assert "done late" in ui.deadline_chip(date(2026, 6, 1), TODAY, date(2026, 6, 2))
        assert "late" not in ui.deadline_chip(date(2026, 6, 1), TODAY, date(2026, 6, 1))


def test_a_date_on_a_paper_has_the_long_form() -> None:
    assert ui.vn_date_long(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert ui.vn_date_long(date(2026, 12, 15)) == "ngày 15 tháng 12 năm 2026"


def test_a_share_is_rounded() -> None:
    with override("vi"):
        assert (ui.percent(2, 3), ui.percent(7, 8), ui.percent(1, 0)) == ("66,7 %", "87,5 %", "–")


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = (ROOT / "inspection/static/css/states.css").read_text()
    for state in ["ok", "soon", "done", "wait", "todo", "draft", "returned", "refused", "unverified"]:
        assert f".chip.{state}::before" in shapes, f"{state} looks like overdue, the plain square"


def test_every_icon_a_page_names_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "inspection/static/img/icons.svg").read_text()))
    named = {name for page in PAGES for name in re.findall(r'{% icon "([\w-]+)"', page.read_text())}

    assert named <= drawn
    assert {entry.name for entry in (*site.ENTRIES, site.PORTAL)} <= drawn


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_page_carries_inline_script_or_style(page: Path) -> None:
    text = page.read_text()

    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"<style|\sstyle\s*=|\son\w+\s*=|javascript:|\shx-on", text)


def test_every_part_names_its_variables_first() -> None:
    for part in (ROOT / "templates/_components").iterdir():
        assert part.read_text().startswith("{# "), f"{part.name} does not say what it needs"


class Refused(RuleBroken):
    """A rule for this test."""

    rule = "HEARING"
    sentence = "Point %(point)s is contested and unanswered."
    next_step = "Answer point %(point)s."


class OneField(forms.Form):
    """A form for this test."""

    name = forms.CharField(label="Name")


def test_a_refusal_in_a_form_names_article_rule_and_next_step() -> None:
    form = OneField({"name": "Lan"})
    form.add_error(None, Refused(citation="QĐ 89-QĐ/TW, mục II", point=3))

    page = render_to_string("_components/slips.html", {"form": form})

    for words in ("Point 3 is contested", "QĐ 89-QĐ/TW, mục II", "HEARING", "Answer point 3."):
        assert words in page
    assert "slips-title" not in page


def test_a_slip_is_summed_on_top_with_a_link_to_its_field() -> None:
    page = render_to_string("_components/slips.html", {"form": OneField({"name": ""})})

    assert '<a href="#id_name">Name</a>' in page


def test_what_people_wrote_is_shown_as_text() -> None:
    act = SimpleNamespace(step="R3", title="<script>alert(1)</script>", url="", due_on=None, others=[])

    page = render_to_string("_components/next_act.html", {"act": act, "on": TODAY})

    assert "<script>" not in page


def test_the_page_of_an_accident_needs_nothing() -> None:
    assert "data-error-page" in engines["django"].get_template("500.html").render()


def person(*roles: str, **values: Any) -> Any:
    return SimpleNamespace(is_authenticated=True, _standing=Standing(frozenset(roles), **values))


@pytest.mark.parametrize(
    ("roles", "seen", "unseen"),
    [
        (["leader", "seat"], {"inbox", "cases", "agenda", "register", "calculator"}, {"administration", "portal"}),
        (["inspector"], {"inbox", "cases", "calculator"}, {"agenda", "register", "administration"}),
        (["administrator"], {"administration", "organizations"}, {"cases", "inbox", "agenda", "statistics"}),
        (["representative"], {"portal", "calculator"}, {"cases", "inbox", "organizations"}),
        (["leader", "clerk", "administrator"], {"inbox", "agenda", "administration"}, {"calculator", "portal"}),
        ([], set(), {"portal", "inbox"}),
    ],
)
def test_the_menu_follows_the_roles(
    roles: list[str], seen: set[str], unseen: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_url", lambda name: f"/{name}/")

    names = {entry.name for entry in site.menu(person(*roles))}

    assert seen <= names
    assert not unseen & names
    assert len(names) <= 8


def test_a_page_that_is_not_built_is_not_in_the_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_url", lambda name: "" if name == "statistics" else f"/{name}/")

    assert "statistics" not in {entry.name for entry in site.menu(person("seat"))}


def a_request(path: str, user: Any, **cookies: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user
    request.COOKIES.update(cookies)
    return request


def test_the_entry_of_this_page_is_marked_and_the_badge_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_url", lambda name: f"/{name}/")

    entries = {e.name: e for e in site.House(a_request("/cases/27/", person("seat", open_work=1000))).menu}

    assert [name for name, entry in entries.items() if entry.is_current] == ["cases"]
    assert entries["inbox"].badge == "1000+"


def test_only_a_known_theme_is_believed() -> None:
    assert site.House(a_request("/", person(), theme="dark")).theme == "dark"
    assert site.House(a_request("/", person(), theme='x" onload="')).theme == ""
