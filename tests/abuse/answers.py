"""What every address of the site answers somebody of the world; nothing of the asking stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from cases.models import TrailEntry
from tests.abuse.world import World, addresses, asked_with
from tests.once import computed_once
from tests.url_table import NAMES


@dataclass(frozen=True)
class Answer:
    """What one address said to one person."""

    status: int
    location: str
    media_type: str
    body: str
    kept: tuple[str, ...] = ()  # what the trail keeps of the asking

    @property
    def word(self) -> str:
        """The answer as the table writes it."""
        return "in" if self.status == 302 and "/sign-in/" in self.location else str(self.status)

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.media_type.startswith("text/html")


def paths_of(world: World) -> dict[str, str]:
    """Return the path of every address, about something that exists."""
    told, asked = addresses(world), asked_with(world)
    return {name: reverse(name, kwargs=told.get(name)) + asked.get(name, "") for name in NAMES}


def ask(world: World, role: str, paths: Mapping[str, str], method: str = "get") -> dict[str, Answer]:
    """Ask addresses as somebody who is signed in anew at each; nothing of it stays."""
    answers = {}
    last = TrailEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    with transaction.atomic():
        browser = world.browser(role)
        signed_in = browser.cookies.output(header="", sep=";")
        for name, path in paths.items():
            browser.cookies.clear()
            browser.cookies.load(signed_in)
            with transaction.atomic():
                answer = read(getattr(browser, method)(path))
                kept = TrailEntry.objects.filter(pk__gt=last).order_by("pk").values_list("act", flat=True)
                answers[name] = replace(answer, kept=tuple(kept))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return answers


def ask_all_once(tmp_path_factory: pytest.TempPathFactory, world: World, role: str) -> dict[str, Answer]:
    """Return what every address says to a role in the world as it was made; asked once for all tests."""
    return computed_once(tmp_path_factory, f"answers-{role}", lambda: ask(world, role, paths_of(world)))


def read(response: Any) -> Answer:
    """Read an answer to its end."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = body.decode(errors="replace")
    return Answer(response.status_code, response.get("Location", ""), response.get("Content-Type", ""), said)
