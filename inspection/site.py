"""The menu by role, and what the frame of every page needs to know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cases.capacity import WORK_COUNTED, roles, standing

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from django.utils.functional import Promise

    from inspection.accounts.models import User

CAP = WORK_COUNTED

THEMES = frozenset({"light", "dark"})

OFFICE = frozenset({"leader", "seat", "area_officer", "clerk", "reporting", "inspector"})


@dataclass(frozen=True)
class Entry:
    """A line of the menu: the name of its url, its words, and the roles that see it."""

    name: str
    label: str | Promise
    seen_by: frozenset[str]
    url: str = ""
    badge: str = ""
    is_current: bool = False


# Whoever signs in may ask; where the menu of somebody with many duties is full, the rulebook's page leads there too.
CALCULATOR = Entry("calculator", _("Ask the rulebook"), OFFICE | {"administrator"})

ENTRIES = (
    Entry("inbox", _("My work"), OFFICE),
    Entry("programmes", _("Programme"), OFFICE),
    Entry("cases", _("Inspections and supervisions"), OFFICE),
    Entry("agenda", _("Waiting for the standing committee"), frozenset({"leader", "seat", "clerk"})),
    Entry("register", _("Document register"), frozenset({"leader", "clerk"})),
    Entry(
        "statistics", _("Statistics and reports"), frozenset({"leader", "seat", "area_officer", "clerk", "reporting"})
    ),
    Entry(
        "organizations",
        _("Organizations and people"),
        frozenset({"area_officer", "clerk", "reporting", "administrator"}),
    ),
    CALCULATOR,
    Entry("administration", _("Administration"), frozenset({"administrator"})),
)

# The inspected side has its own page, may ask the rulebook, and has no way round into the office.
PORTAL = Entry("portal", _("My organization"), frozenset({"representative"}))

MOST = 8  # lines of a menu


def _url(name: str) -> str:
    """Return where a page stands, or nothing while it is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def capped(count: int) -> str:
    """Write a count for a badge: nothing, the figure, or "1000+"."""
    return "" if count <= 0 else str(count) if count < CAP else f"{CAP}+"


def menu(user: User | AnonymousUser) -> list[Entry]:
    """Return the entries this person's roles open, at most eight; pages that do not exist yet are left out."""
    held = roles(user)
    inside = [entry for entry in ENTRIES if entry.seen_by & held]
    entries = inside or ([PORTAL, CALCULATOR] if PORTAL.seen_by & held else [])
    if len(entries) > MOST:
        entries.remove(CALCULATOR)
    return [replace(entry, url=url) for entry in entries if (url := _url(entry.name))]


class House:
    """What the frame shows; each thing is worked out when a template first asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = request.user

    @cached_property
    def name(self) -> str:
        """The body whose office this is."""
        return str(getattr(settings, "HOUSE_NAME", ""))

    @cached_property
    def capacity(self) -> str:
        """In whose name a leader acts."""
        return standing(self.user).capacity

    @cached_property
    def acts_for(self) -> str:
        """In whose place somebody acts today, by delegation."""
        return standing(self.user).acts_for

    @cached_property
    def calendar_url(self) -> str:
        """Where one's deadlines and meetings stand on their days."""
        return _url("calendar") if self.menu else ""

    @cached_property
    def procedures_url(self) -> str:
        """Where those of the office read how each procedure goes."""
        return _url("procedures") if roles(self.user) & (OFFICE | {"administrator"}) else ""

    @cached_property
    def delegations_url(self) -> str:
        """Where those of the office delegate and see what was delegated to them."""
        return _url("delegations") if roles(self.user) & OFFICE else ""

    @cached_property
    def deliveries_url(self) -> str:
        """Where those of the office see what has to reach whom."""
        return _url("deliveries") if roles(self.user) & OFFICE else ""

    @cached_property
    def theme(self) -> str:
        """Light or dark, where the person chose; else the browser's own."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def menu(self) -> list[Entry]:
        """The menu with its badge and the entry of this page."""
        if not self.user.is_authenticated:
            return []
        entries = menu(self.user)
        path = self.request.path
        here = max(
            (e.url for e in entries if path == e.url or (e.url != "/" and path.startswith(e.url))), key=len, default=""
        )
        waiting = capped(standing(self.user).open_work)
        return [replace(e, is_current=e.url == here, badge=waiting if e.name == "inbox" else "") for e in entries]

    @cached_property
    def home(self) -> str:
        """The first page of the menu."""
        return self.menu[0].url if self.menu else "/"

    @cached_property
    def search_url(self) -> str:
        """Where the search box leads; the inspected side has none."""
        return _url("search") if self.menu and self.menu[0].name != PORTAL.name else ""

    @cached_property
    def password_url(self) -> str:
        """Where a password is changed."""
        return _url("password_change")

    @cached_property
    def sign_out_url(self) -> str:
        """Where one signs out."""
        return _url("sign_out")


def house(request: HttpRequest) -> dict[str, House]:
    """Context processor: the frame of the page, at no cost until it is drawn."""
    return {"house": House(request)}
