"""What happens in the processes that fault tests start: `python -m tests.faults.scenes <scene> <arguments>`.

A kill comes from inside, by replacing the function that stands at a named point: the product has no hooks for it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django


def die(*_arguments: Any, **_facts: Any) -> None:
    """End as a power cut ends: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same work, killed as soon as it is done."""

    def done(*arguments: Any, **facts: Any) -> Any:
        work(*arguments, **facts)
        die()

    return done


def prepare(teams: str) -> None:
    """Build the small office with so many teams whose decision is signed and not yet issued; print their ids."""
    from django.core.management import call_command

    from tests import make

    call_command("migrate", run_syncdb=True, verbosity=0)
    office = make.make_office()
    for _number in range(int(teams)):
        print(make.make_case(office, "P2").team.pk)  # noqa: T201


def issue(teams: str, point: str = "") -> None:
    """Issue the decisions of teams; print number and key of each."""
    from cases.models import Team
    from documents import commands, numbering
    from inspection.accounts.models import User
    from tests.documents.walk import day

    if point == "after-number":
        numbering.take = after(numbering.take)
    chu = User.objects.get(username="chu")
    for team in teams.split(","):
        document = commands.issue("team-decision", Team.objects.get(pk=team), by=chu, on=day("P2"))
        if point == "after-commit":
            die()
        print(document.symbol, document.key, document.pk)  # noqa: T201


def work(pk: str, point: str = "") -> None:
    """Print a paper as the worker does, killed at a point on the way."""
    import pathlib

    from documents import jobs, press, store
    from documents.commands import printing

    points: dict[str, Callable[[], None]] = {
        "start": lambda: _replace(press, "render", die),
        "rendered": lambda: _replace(press, "render", after(press.render)),
        "in-the-write": lambda: _replace(os, "fsync", die),
        "before-rename": lambda: _replace(pathlib.Path, "rename", die),
        "after-rename": lambda: _replace(store, "_sync_folder", die),
        "before-commit": lambda: _replace(printing, "_pages", die),
        "after-commit": lambda: _replace(printing.Printed, "__str__", die),
    }
    if point:
        points[point]()
    print(jobs.print_document(int(pk)))  # noqa: T201


def _replace(owner: Any, name: str, by: Any) -> None:
    setattr(owner, name, by)


def cluster(silence: str, slow: str = "0") -> None:
    """Run the real queue; with `slow` every printing first takes so many seconds."""
    from django.core.management import call_command

    from documents import press
    from documents.commands import printing

    printing.SILENCE = timedelta(seconds=int(silence))
    render = press.render

    def slowly(*arguments: Any) -> bytes:
        Path(os.environ["DATA_DIR"], "printing").write_text(str(os.getpid()))
        time.sleep(int(slow))
        pdf: bytes = render(*arguments)
        return pdf

    _replace(press, "render", slowly)
    call_command("qcluster", verbosity=0)


def number(writer: str, times: str) -> None:
    """Take numbers as one of several writers; every fifth transaction is given up after the number was taken."""
    from django.db import transaction

    from cases.models import Team
    from documents import numbering
    from documents.models import Series

    series = Series.objects.get(code="BB", team=Team.objects.order_by("pk").first())
    for turn in range(int(times)):
        try:
            with transaction.atomic():
                (taken,) = numbering.take(series)
                if (turn + int(writer)) % 5 == 0:
                    raise InterruptedError
        except InterruptedError:
            continue
        print(taken)  # noqa: T201


def problems() -> None:
    """Print everything `verify` finds wrong with papers and trail."""
    from cases import trail
    from documents import verify

    for problem in [*verify.problems(), *trail.problems()]:
        print(problem)  # noqa: T201


def reconcile() -> None:
    """Ring again at once for everything that is still being printed, and print it here."""
    from django_q.models import OrmQ

    from documents import commands, jobs
    from documents.commands import printing

    printing.SILENCE = timedelta(0)
    commands.reconcile()
    for row in list(OrmQ.objects.all()):
        jobs.print_document(*row.task["args"])
        row.delete()


def work_on(teams: str) -> None:
    """Issue and print decisions and take in evidence, one after the other, until somebody lays down a file `enough`."""
    from django.core.files.base import ContentFile

    from cases.commands.evidence import keep_bytes
    from cases.models import Case, EvidenceFile, Team
    from documents import commands
    from inspection.accounts.models import User
    from tests.documents.walk import day

    house = Path(os.environ["DATA_DIR"])
    chu = User.objects.get(username="chu")
    for turn in range(200):
        case = Case.objects.order_by("pk")[turn % Case.objects.count()]
        content = ContentFile(f"evidence {turn}".encode())
        EvidenceFile.objects.create(
            case=case, number=turn + 1, title="Sổ", origin="team", received_on=day("P2"), file_name="so.pdf",
            media_type="application/pdf", size=content.size, sha256=keep_bytes(content), added_by=chu,
        )  # fmt: skip
        if turn < len(teams.split(",")):
            team = Team.objects.get(pk=teams.split(",")[turn])
            commands.print_here(commands.issue("team-decision", team, by=chu, on=day("P2"), wait=True))
        if (house / "enough").exists():
            break
        time.sleep(0.05)


def back_up(place: str) -> None:
    """Take a backup as `manage.py backup` does."""
    from django.core.management import call_command

    call_command("backup", place)


def restore(folder: str) -> None:
    """Restore as `manage.py restore` does, which verifies in the end."""
    from django.core.management import call_command

    call_command("restore", folder)


def an_old_backup(teams: str, place: str) -> None:
    """Issue a paper, take a backup, issue another one and write the list of last numbers; print their symbols."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from cases.models import Team
    from documents import commands
    from inspection.accounts.models import User
    from tests.documents.walk import day
    from workflows import reminders

    chu = User.objects.get(username="chu")
    session = SessionStore()
    session["_auth_user_id"] = str(chu.pk)
    session.save()
    reminders.make_address(chu)
    for number, pk in enumerate(teams.split(",")):
        document = commands.issue("team-decision", Team.objects.get(pk=pk), by=chu, on=day("P2"), wait=True)
        commands.print_here(document)
        print(document.symbol)  # noqa: T201
        if number == 0:
            call_command("backup", place, stdout=sys.stderr)
    User.objects.filter(username="minh").update(is_active=False)
    call_command("high_water", str(Path(place) / "last-numbers.json"), stdout=sys.stderr)


def after_an_old_backup(folder: str, register: str, team: str) -> None:
    """Restore an old backup beside newer papers; try to number, release by two people, number; print what happened."""
    from django.contrib.sessions.models import Session
    from django.core.management import call_command

    from cases.errors import RuleBroken
    from cases.models import Team
    from documents import commands, verify
    from documents.models_hold import HeldRegister
    from inspection.accounts.models import User
    from tests.documents.walk import day
    from workflows.models import ReminderChoice

    def attempt(what: Callable[[], Any]) -> None:
        try:
            print("done", what())  # noqa: T201
        except RuleBroken as refusal:
            print(type(refusal).__name__)  # noqa: T201

    call_command("restore", folder, register=Path(register), stdout=sys.stderr)
    people = {name: User.objects.get(username=name) for name in ("chu", "pho", "thu", "minh")}
    print(Session.objects.count(), ReminderChoice.objects.exclude(feed_sha256=None).count())  # noqa: T201
    print(people["minh"].is_active)  # noqa: T201
    row = HeldRegister.objects.get(series__code="QĐ")
    print(row.last, row.found_last, row.noted_last, [one["symbol"] for one in row.found])  # noqa: T201
    on = day("P2")
    issue = lambda: commands.issue("team-decision", Team.objects.get(pk=team), by=people["chu"], on=on, wait=True)  # noqa: E731
    attempt(issue)
    attempt(lambda: commands.compare_registers([(row, 1)], by=people["thu"], on=on))
    attempt(lambda: commands.release_registers([row], by=people["pho"], on=on))
    attempt(lambda: len(commands.compare_registers([(row, 2)], by=people["thu"], on=on)))
    attempt(lambda: commands.release_registers([row], by=people["thu"], on=on))
    attempt(lambda: commands.release_registers([row], by=people["minh"], on=on))
    attempt(lambda: len(commands.release_registers([row], by=people["pho"], on=on)))
    attempt(issue)
    print(list(verify.number_problems()))  # noqa: T201


if __name__ == "__main__":
    django.setup()
    globals()[sys.argv[1]](*sys.argv[2:])
