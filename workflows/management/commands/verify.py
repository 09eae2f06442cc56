"""Verify that nothing was changed past the product: trail, triggers, numbers, papers, files, ballots, accounts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases import archive, ballot_watch, trail, triggers
from cases.commands.evidence import path_of
from cases.models import CirculationCopy, DisposedFile, EvidenceFile, ScoreEvidence, SealedScan
from cases.rating import freezing
from cases.statistics import closing
from cases.unit_reports import verifying as unit_reports
from documents import verify as papers
from inspection.accounts.models import User


class Command(BaseCommand):
    """Print each problem on a line of its own; end with 1 when there is one."""

    help = "Verify trail, triggers, numbers, papers, evidence files and accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every check and tell how many found something."""
        found = 0
        for name, problems in _checks():
            here = 0
            for problem in problems:
                here += 1
                self.stdout.write(f"{name}: {problem}")
            found += here
            if not here:
                self.stdout.write(f"{name}: ok")
        if found:
            raise CommandError(f"{found} problems", returncode=1)


def _checks() -> Iterator[tuple[str, Iterator[str]]]:
    yield "trail", trail.problems()
    yield "triggers", (f"{name} is missing" for name in triggers.missing())
    yield "papers", iter(papers.problems())
    yield "evidence", _evidence_problems()
    yield "periods", closing.problems()
    yield "unit reports", unit_reports.problems()
    yield "rankings", freezing.problems()
    yield "ballots", ballot_watch.problems()
    yield "accounts", _account_problems()


def _evidence_problems() -> Iterator[str]:
    kept = (EvidenceFile, SealedScan, CirculationCopy, ScoreEvidence)
    gone = {sha256 for place, sha256 in archive.gone() if place == DisposedFile.Store.EVIDENCE}
    yield from (f"{sha256} was disposed of, and is still there" for sha256 in gone if path_of(sha256).exists())
    for sha256 in chain.from_iterable(
        model._default_manager.values_list("sha256", flat=True).distinct() for model in kept
    ):
        path = path_of(sha256)
        if sha256 in gone:
            continue
        if not path.exists():
            yield f"{sha256} is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            yield f"{sha256} was altered"


def _account_problems() -> Iterator[str]:
    inactive = set(User.objects.filter(is_active=False).values_list("pk", flat=True))
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if int(session.get_decoded().get("_auth_user_id", 0)) in inactive:
            yield "an account that was closed still has a session"
