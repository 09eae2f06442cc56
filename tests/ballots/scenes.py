"""What happens in a process that is killed: `python -m tests.ballots.scenes <ballot> <user> <choice> <point>`."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import django

from tests.faults.scenes import after, die


def cast(ballot: str, user: str, choice: str, point: str) -> None:
    """Hand in a paper and die between mark and box, or with both written and nothing committed."""
    from cases.commands import balloting_sealed
    from cases.models import Ballot
    from inspection.accounts.models import User

    house: Any = balloting_sealed
    points = {"between-mark-and-box": die, "before-the-commit": after(house.save)}
    house.save = points[point]
    balloting_sealed.cast(
        Ballot.objects.get(pk=ballot), by=User.objects.get(username=user), on=date(2026, 6, 15), choice=choice
    )


if __name__ == "__main__":
    django.setup()
    cast(*sys.argv[1:])
