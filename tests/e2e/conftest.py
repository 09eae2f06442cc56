"""Where stories happen: a house, a browser, and the people who sign in; pictures are kept where a story fails."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import IN_CI
from tests.e2e.house import House
from tests.e2e.person import Person
from tests.once import built_once

HERE = Path(__file__).parent

#: The settings of an empty house, and those of the furnished one, where many people sign in.
AS_INSTALLED, HURRIED = "inspection.settings.development", "tests.e2e.settings"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


#: The longest stories begin first: nobody waits for them at the end.
LONGEST = ["test_complaint", "test_discipline", "test_compliance_inspection"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Photograph every window of a story that failed, while they are still open."""
    report = yield
    if report.when == "call" and report.failed:
        for subject in getattr(item, "funcargs", {}).values():
            if isinstance(subject, People):
                report.sections += subject.last_seen(item.name)
    return report


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium; a stub that only points to a shop is no browser."""
    path = shutil.which("chromium")
    if path and not subprocess.run([path, "--version"], capture_output=True, check=False).returncode:
        return path
    if IN_CI:
        pytest.fail("CI needs Chromium: apt-get install chromium libatomic1", pytrace=False)
    pytest.skip("the browser stories need Chromium: apt-get install chromium libatomic1")


@pytest.fixture(scope="module")
def keeps_pages() -> bool:
    """Whether the browser keeps the pages one left, as people's own does; the shell without windows cannot."""
    return False


@pytest.fixture(scope="module")
def browser(chromium: str, keeps_pages: bool) -> Iterator[Browser]:
    """A browser for each module: its event loop would be in the way of other tests that follow.

    Chromium's own shell does the same work in half the time where the system has it.
    """
    path = chromium if keeps_pages else shutil.which("chromium-headless-shell") or chromium
    left_out = ["--disable-back-forward-cache"] if keeps_pages else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS, ignore_default_args=left_out)
        yield running
        running.close()


@pytest.fixture(scope="session")
def ground(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database set up as `make run` does, and nothing in it: every house is built on a copy."""

    def lay(folder: Path) -> str:
        house = House(folder)
        house.run("manage", "migrate", "--verbosity", "0")
        return house.run("manage", "load_rulebook", "--verbosity", "0")

    return built_once(tmp_path_factory, "ground", lay)[0]


@pytest.fixture(scope="module")
def empty_house(browser: Browser, ground: Path) -> Iterator[House]:
    """A house into which nobody has written anything."""
    yield from _opened(ground, AS_INSTALLED)


@pytest.fixture(scope="session")
def furnished_house(ground: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house of an office at work: see `tests.e2e.office`."""

    def furnish(folder: Path) -> str:
        shutil.copytree(ground, folder, dirs_exist_ok=True)
        return House(folder, HURRIED).run("tests.e2e.office")

    folder, places = built_once(tmp_path_factory, "furnished", furnish)
    yield from _opened(folder, HURRIED, json.loads(places))


def _opened(built: Path, settings: str, places: dict[str, str] | None = None) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="inspection-e2e-", ignore_cleanup_errors=True) as folder:
        shutil.copytree(built, folder, dirs_exist_ok=True)
        house = House(Path(folder), settings)
        house.places = places or {}
        try:
            house.open()
            yield house
        finally:
            house.close()


class People:
    """The people of a story, each at a computer of their own; whoever is called a second time is still signed in."""

    def __init__(self, browser: Browser, house: House) -> None:
        """Nobody is here yet."""
        self.browser = browser
        self.house = house
        self.here: dict[str, Person] = {}
        self.passwords: dict[str, str] = {}

    def stranger(self, name: str, **window: Any) -> Person:
        """Return somebody who is not signed in."""
        return self._comes(name, Person(self.browser, self.house, name, **window))

    def __call__(self, username: str, **window: Any) -> Person:
        """Return a person who is signed in; a window of another kind is another window."""
        key = " ".join([username, *(f"{name}={value}" for name, value in window.items())])
        if key not in self.here:
            person = self._comes(key, Person(self.browser, self.house, username, **window))
            person.signs_in(username, self.passwords.get(username, username))
        return self.here[key]

    def _comes(self, key: str, person: Person) -> Person:
        self.here[key] = person
        return person

    def last_seen(self, story: str) -> list[tuple[str, str]]:
        """Keep a picture of every window; return where, and what server and worker said last."""
        folder = Path(tempfile.mkdtemp(prefix=f"story-{re.sub(r'[^a-z0-9]+', '-', story.lower())}-"))
        for number, (key, person) in enumerate(self.here.items(), 1):
            person.takes_a_picture(folder / f"{number:02d}-{key or 'stranger'}.png")
        places = "\n".join(f"{key}: {person.page.url}" for key, person in self.here.items())
        return [
            ("Pictures", f"{folder}\n{places}"),
            ("Server", self.house.last_words("server")),
            ("Worker", self.house.last_words("worker")),
        ]

    def come_back(self, *, days_back: int) -> None:
        """Everybody goes home; it is another day, and whoever is called signs in again."""
        self._go_home()
        self.house.lives(days_back=days_back)

    def leave(self) -> None:
        """End the story, today."""
        self.house.lives(days_back=0)
        self._go_home()

    def _go_home(self) -> None:
        """Close every window; a fault nobody noticed is noticed now."""
        for person in self.here.values():
            person.leaves()
        faults = [f"{name}: {fault}" for name, person in self.here.items() for fault in person.faults]
        self.here.clear()
        assert not faults, "\n".join(faults)


@pytest.fixture
def newcomers(browser: Browser, empty_house: House) -> Iterator[People]:
    """People of a house in which nobody has an account yet."""
    people = People(browser, empty_house)
    yield people
    people.leave()


@pytest.fixture
def people(browser: Browser, furnished_house: House) -> Iterator[People]:
    """People of the office: `people("lan")` signs her in."""
    people = People(browser, furnished_house)
    yield people
    people.leave()


@pytest.fixture
def places(furnished_house: House) -> dict[str, str]:
    """Where things stand in the office: the addresses of its programme, its team and its cases."""
    return furnished_house.places
