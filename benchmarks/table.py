"""What a benchmark found, line by line; the table that is printed and the JSON that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.measuring import Times

NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Line:
    """One figure. Past its bound the run fails; short of its goal it is said, no more."""

    what: str
    value: float | None = None
    unit: str = "×"
    cpu: float | None = None
    bound: float | None = None
    goal: float | None = None
    note: str = ""

    @property
    def is_past_bound(self) -> bool:
        """Whether the figure breaks its promise; what has a bound and was not measured has kept none."""
        return self.bound is not None and (self.value is None or self.value > self.bound)

    @property
    def verdict(self) -> str:
        """What to think of it."""
        if self.is_past_bound:
            return "PAST ITS BOUND"
        if self.value is None:
            return NOT_MEASURED
        if self.goal is not None:
            return "goal reached" if self.value <= self.goal else "short of the goal"
        return "ok" if self.bound is not None else ""


@dataclass(frozen=True)
class Finding:
    """What one benchmark found: its lower bound and its rival named, its lines below."""

    title: str
    lower_bound: str
    rival: str
    lines: Sequence[Line]


def ratio(what: str, mine: Times, other: Times, **limits: Any) -> Line:
    """Return the line of a ratio, with the medians it comes from."""
    note = f"{_time(mine)} against {_time(other)}"
    return Line(what, round(mine.against(other), 3), cpu=round(mine.cpu_against(other), 3), note=note, **limits)


def same(what: str, holds: bool, note: str = "") -> Line:
    """Return the line of an equality that stands beside a claim of speed."""
    return Line(what, 0 if holds else 1, unit="equal" if holds else "DIFFERENT", bound=0, note=note)


def not_measured(what: str, note: str) -> Line:
    """Return the line of a rival that is not here: said, and never a pass."""
    return Line(what, note=note)


def _time(times: Times) -> str:
    value = times.milliseconds
    return f"{value / 1000:.2f} s" if value >= 1000 else f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def text(findings: Sequence[Finding]) -> str:
    """Return the table as it is printed."""
    rows: list[str] = []
    width = max(len(line.what) for finding in findings for line in finding.lines)
    for finding in findings:
        rows += ["", finding.title, f"  1.0 is {finding.lower_bound}; instead of ours: {finding.rival}"]
        rows += [_row(line, width) for line in finding.lines]
    return "\n".join(rows[1:])


def _row(line: Line, width: int) -> str:
    limits = " ".join(
        f"{name} {_figure(limit)}"
        for name, limit in (("cpu", line.cpu), ("bound", line.bound), ("goal", line.goal))
        if limit is not None and line.unit not in {"equal", "DIFFERENT"}
    )
    figure = "-" if line.value is None else f"{_figure(line.value)} {line.unit}"
    if line.unit in {"equal", "DIFFERENT"}:
        figure = line.unit
    return f"  {line.what:<{width}}  {figure:>13}  {limits:<34} {line.verdict:<17} {line.note}".rstrip()


def _figure(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) >= 1 else f"{value:.2f}"


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return everything as plain data."""
    return [
        asdict(finding) | {"lines": [asdict(line) | {"verdict": line.verdict} for line in finding.lines]}
        for finding in findings
    ]
