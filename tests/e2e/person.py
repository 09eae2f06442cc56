"""Somebody at a computer of their own: goes, fills in, presses, reads; everything is found by role and label."""

from __future__ import annotations

import re
import time
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Response, expect

from tests.e2e.house import PATIENCE

if TYPE_CHECKING:
    from tests.e2e.house import House

expect.set_options(timeout=1000 * PATIENCE)

#: What Chromium says of every answer beyond 399; the answers themselves are looked at in `_answered`.
_ECHO = "Failed to load resource"

#: Answers a page may give to a person: what was wrong in the form, who may not, what is not there, who came second.
_SPOKEN = frozenset({403, 404, 409, 422})


def named(words: str) -> Pattern[str]:
    """Match a label whether or not it goes on with “(nếu có)”, a count or a help text."""
    return re.compile(rf"^\s*{re.escape(words)}(\s|$)")


class Person:
    """A browser of one's own (nobody shares a session), and what went wrong in it."""

    def __init__(
        self, browser: Browser, house: House, name: str, *, width: int = 1280, scripts: bool = True, touch: bool = False
    ) -> None:
        """Open a browser window without any history, as wide as said, with scripts or without, or a tablet."""
        self.name = name
        self.house = house
        self.faults: list[str] = []
        self.status = 200
        self.context = browser.new_context(
            base_url=house.address,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            has_touch=touch,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(1000 * PATIENCE)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        """A browser complains of broken scripts and of what the security policy refuses."""
        if message.type in {"error", "warning"} and not message.text.startswith(_ECHO):
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        """A page may refuse, a part of a page may not; a server never breaks down."""
        is_page = response.request.is_navigation_request()
        self.status = response.status if is_page else self.status
        if response.status >= 500 or (response.status >= 400 and not (is_page and response.status in _SPOKEN)):
            self.faults.append(f"{response.status} from {response.request.method} {urlsplit(response.url).path}")

    def is_calm(self) -> None:
        """Nothing broke on the way here."""
        assert not self.faults, f"{self.name}, on {urlsplit(self.page.url).path}: " + "; ".join(self.faults)

    # Going

    def goes(self, path: str) -> None:
        """Open an address of the house, as from a bookmark."""
        self.page.goto(path)
        self.is_calm()

    def follows(self, words: str, *, within: Locator | None = None) -> None:
        """Follow a link of the page, not of its frame."""
        (within or self.page.get_by_role("main")).get_by_role("link", name=named(words)).first.click()
        self._arrives()

    def path(self) -> str:
        """Return where one is."""
        return urlsplit(self.page.url).path

    def turns_to(self, entry: str) -> None:
        """Follow an entry of the menu."""
        self.follows(entry, within=self.page.get_by_role("navigation", name="Danh mục"))

    def _arrives(self) -> None:
        self.page.wait_for_load_state("load")
        self.is_calm()

    # Signing in

    def signs_in(self, username: str, password: str) -> None:
        """Sign in on the first page."""
        self.goes("/sign-in/")
        self.fills({"Tên đăng nhập": username, "Mật khẩu": password})
        self.presses("Đăng nhập")
        assert "/sign-in/" not in self.page.url, f"{username} could not sign in"

    def signs_out(self, full_name: str) -> None:
        """Open the menu of one's own name and sign out."""
        self.page.get_by_role("banner").get_by_text(full_name, exact=True).first.click()
        self.presses("Đăng xuất")

    # Filling in

    def fields(self, label: str) -> Locator:
        """Find the fields of a label: several in a list of people, for example."""
        return self.page.get_by_label(named(label)).and_(self.page.locator("input, select, textarea"))

    def field(self, label: str, *, row: int = 0) -> Locator:
        """Find one field by its label."""
        return self.fields(label).nth(row)

    def fills(self, values: dict[str, Any], *, row: int = 0) -> None:
        """Fill in fields; of a list, the one that reads so is chosen; files are chosen by their path."""
        for label, value in values.items():
            found = self.field(label, row=row)
            kind = found.evaluate("field => field.type || field.tagName")
            if kind.startswith("select"):
                found.select_option(label=value)
            elif kind == "file":
                found.set_input_files(value)
            elif kind == "checkbox":
                found.set_checked(value)
            else:
                found.fill(value)

    def picks(self, label: str, words: str, *, row: int = 0) -> None:
        """Choose from a list the first line that says these words."""
        field = self.field(label, row=row)
        field.select_option(label=field.locator("option").filter(has_text=words).first.inner_text())

    def chooses(self, group: str, option: str) -> None:
        """Choose one of the round buttons of a group."""
        self.page.get_by_role("group", name=named(group)).get_by_role("radio", name=named(option)).check()

    def presses(self, words: str) -> None:
        """Press a button; what it does is done."""
        self.page.get_by_role("button", name=named(words)).first.click()
        self._arrives()
        assert self.status < 400, f"{self.name} pressed “{words}” and was refused: {self.refusal()}"

    def is_refused(self, words: str) -> str:
        """Press a button in vain, and return what the page says to that."""
        self.page.get_by_role("button", name=named(words)).first.click()
        self._arrives()
        assert self.status in _SPOKEN, f"“{words}” was not refused but answered with {self.status}"
        return self.refusal()

    def refusal(self) -> str:
        """Return what the page says is wrong or not allowed."""
        said = self.page.get_by_role("alert").all_inner_texts()
        return " ".join(" ".join(said).split()) or self.page.get_by_role("main").inner_text()[:500]

    # Reading

    def reads(self, words: str | Pattern[str]) -> None:
        """See words on the page."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def reads_figure(self, row: str, column: str) -> int:
        """Return the figure in a row of the first table that has it, under the heading of a column."""
        table = self.page.get_by_role("table").filter(has=self.page.get_by_role("rowheader", name=row)).first
        headings = table.get_by_role("columnheader").all_inner_texts()
        cells = table.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=row)).get_by_role("cell")
        return int(cells.nth(headings.index(column) - 1).inner_text())

    def heading(self) -> str:
        """Return what the page is called."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def is_told(self, words: str) -> None:
        """Read in the message on top of the page what the last act did."""
        expect(self.page.get_by_role("status").get_by_text(words).first).to_be_visible()

    def waits_for(self, find: Locator, *, seconds: float = PATIENCE) -> None:
        """Look at the page again until something is there, as one does who waits for a paper."""
        until = time.monotonic() + seconds
        while not find.count():
            assert time.monotonic() < until, f"{self.name} waited {seconds} s in vain for {find}"
            time.sleep(0.3)
            self.page.reload()
        self.is_calm()

    def downloads(self, link: Locator) -> bytes:
        """Take a paper home."""
        with self.page.expect_download() as coming:
            link.click()
        return Path(coming.value.path()).read_bytes()

    def takes_a_picture(self, path: Path) -> None:
        """Keep what the window shows."""
        try:
            self.page.screenshot(path=path, full_page=True)
        except Error:
            path.with_suffix(".txt").write_text(self.page.url)

    def leaves(self) -> None:
        """Close the window."""
        self.context.close()
