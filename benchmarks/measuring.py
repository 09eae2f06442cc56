"""How things are timed: rivals take turns, and only the ratio within one round counts.

Milliseconds drift by a factor of two between runs on a shared machine; what two rivals did a moment apart does not.
"""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

#: Something to be timed: its preparation returns it, ready to run, and costs nothing.
Prepared = Callable[[], object]
Rival = Callable[[], Prepared]


@dataclass
class Times:
    """What one rival took, round by round, in seconds on the clock and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """The median on the clock."""
        return median(self.wall) * 1000

    @property
    def seconds(self) -> float:
        """The median on the clock."""
        return median(self.wall)

    def against(self, other: Times) -> float:
        """Return the median of the ratios of each round, on the clock."""
        return median(mine / theirs for mine, theirs in zip(self.wall, other.wall, strict=True))

    def cpu_against(self, other: Times) -> float:
        """Return the same of processor time."""
        return median(mine / theirs for mine, theirs in zip(self.cpu, other.cpu, strict=True))


def always(work: Prepared) -> Rival:
    """Return a rival that needs no preparation."""
    return lambda: work


def race(rivals: Mapping[str, Rival], *, rounds: int, repeat: int = 1) -> dict[str, Times]:
    """Let the rivals take turns, A B A B; the first round only warms them up.

    `repeat` times what is too short for the clock. Nobody pays for another's garbage: it is collected in between.
    """
    times = {name: Times() for name in rivals}
    for number in range(rounds + 1):
        for name, rival in rivals.items():
            work = rival()
            gc.collect()
            wall, cpu = time.perf_counter(), _processor()
            for _ in range(repeat):
                work()
            wall, cpu = time.perf_counter() - wall, _processor() - cpu
            if number:
                times[name].wall.append(wall / repeat)
                times[name].cpu.append(cpu / repeat)
    return times


def _processor() -> float:
    """Time of the processor in this process and in those that it started and that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)
