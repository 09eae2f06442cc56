"""A process dies while a paper is handed in: mark and paper are both there or neither."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cases import ballot_watch
from tests.ballots.engine import commits, environment
from tests.ballots.world import make_hall
from tests.faults.conftest import ROOT

pytestmark = [pytest.mark.both_engines, pytest.mark.fault, commits]


def test_F47_a_kill_between_mark_and_box_leaves_neither(committed: Path) -> None:  # noqa: N802
    hall = make_hall(6)
    ballot = hall.opened()

    for point in ("between-mark-and-box", "before-the-commit"):
        told = [str(ballot.pk), hall.user(3).username, "WARNING", point]
        done = subprocess.run(
            [sys.executable, "-m", "tests.ballots.scenes", *told],
            env=environment(committed),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]
        assert not ballot.electors.filter(has_voted=True).exists()
        assert not ballot.papers.exists()

    hall.cast(ballot, 3, "WARNING")
    assert ballot.electors.filter(has_voted=True).count() == ballot.papers.count() == 1
    assert list(ballot_watch.problems()) == []
    ballot.papers.all().delete()
    assert list(ballot_watch.problems()) == [f"ballot {ballot.key}: 1 marks, 0 papers"]
