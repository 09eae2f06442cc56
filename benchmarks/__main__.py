"""`python -m benchmarks [name …]`: all benchmarks in one run; exit status 1 where one is past its bound."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

import django

NAMES = ("paper", "act", "inbox", "opening", "trail", "batch", "forms")
KEPT = Path(__file__).resolve().parent.parent / "var" / "benchmarks.json"


def main(wanted: list[str]) -> int:
    """Run the benchmarks on a database that goes away, print what they found, keep it."""
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="inspection-bench-") as folder:
        _choose_settings(folder)
        django.setup()  # what stands on models is imported after this
        begun = time.perf_counter()
        scratch = import_module("benchmarks.scratch")
        table = import_module("benchmarks.table")
        with scratch.house(Path(folder)) as house:
            findings = []
            for name in wanted or NAMES:
                print(f"{name} …", file=sys.stderr, flush=True)
                findings.append(import_module(f"benchmarks.{name}").run(house))
        seconds = round(time.perf_counter() - begun, 1)
    print(table.text(findings))
    print(f"\n{seconds} s in all; kept in {KEPT.relative_to(Path.cwd()) if KEPT.is_relative_to(Path.cwd()) else KEPT}")
    _keep({"on": _machine(), "seconds": seconds, "benchmarks": table.as_json(findings)})
    return int(any(line.is_past_bound for finding in findings for line in finding.lines))


def _choose_settings(folder: str) -> None:
    """A fresh clone with nothing set, but for where its data are; only DEBUG is off, which keeps every query."""
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "TRAIL_KEY", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "DATA_DIR": folder, "DEBUG": "no"}
    os.environ["ALLOWED_HOSTS"] = "localhost,testserver"


def _machine() -> dict[str, object]:
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}


def _keep(facts: dict[str, object]) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
