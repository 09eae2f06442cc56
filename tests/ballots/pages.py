"""A hall seen through its pages on the day of the sitting."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from cases.models import AgendaItem, Ballot
from tests.ballots.world import Hall, passphrase
from tests.workflows.pages import signed_in, submit


def at(name: str, item: AgendaItem) -> str:
    return reverse(name, args=[item.key])


def ask(hall: Hall, number: int, name: str) -> Any:
    """One member opens a page about the item."""
    return signed_in(hall.user(number)).get(at(name, hall.item))


def do(hall: Hall, number: int, name: str, **said: Any) -> Any:
    """One member fills in a page about the item and sends it."""
    return submit(signed_in(hall.user(number)), at(name, hall.item), **said)


def set_passphrases(hall: Hall, *numbers: int) -> list[Any]:
    """Each teller sets the own passphrase on the own screen."""
    said = {n: passphrase(hall.members[n].pk) for n in numbers}
    return [do(hall, n, "ballot-passphrase", passphrase=text, again=text) for n, text in said.items()]


def open_box(hall: Hall, *numbers: int, wrong: int = 0) -> Any:
    """Tellers type their passphrases at the screen of the first of them; one of them, maybe, a wrong one."""
    given = {f"teller_{hall.members[n].pk}": passphrase(hall.members[n].pk) for n in numbers}
    if wrong:
        given[f"teller_{hall.members[wrong].pk}"] = "không phải mật khẩu này"
    return do(hall, numbers[0], "ballot-tally", **given)


def standing(hall: Hall) -> Ballot:
    """The ballot on the item that is not void."""
    return Ballot.objects.exclude(state="void").get(item=hall.item)


def stranger(hall: Hall) -> Client:
    """Somebody of another team."""
    return signed_in(hall.office.minh)
