"""`python -m benchmarks.city [agreement] [closing] [speed]`, or `growth` alone: the forms on the demo city of DATA_DIR.

`growth` needs a PostgreSQL server at BENCH_POSTGRES, whose database `bench_city` it makes and removes.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from importlib import import_module
from pathlib import Path

import django

PARTS = ("agreement", "closing", "speed")
GROWTH = "growth"
ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = os.environ.get("BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432").rstrip("/")
KEYS = ("trail_key", "secret_key", "identity_key")


def main(wanted: list[str]) -> int:
    """Run the parts on a copy of the city, print what they found, keep it; 1 where something is past its bound."""
    if not set(wanted) <= {*PARTS, GROWTH} or (GROWTH in wanted and len(wanted) > 1):
        print(f"There are {', '.join(PARTS)}; {GROWTH} runs alone.", file=sys.stderr)
        return 2
    city = Path(os.environ.get("DATA_DIR") or ROOT / "var") / "db.sqlite3"
    if not city.exists():
        print(f"There is no city in {city.parent}. Build one: manage.py demo --scale hanoi", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="inspection-city-") as folder:
        _copy(city, Path(folder))
        _choose_settings(folder, GROWTH in wanted)
        django.setup()  # what stands on models is imported after this
        if GROWTH in wanted:
            import_module("benchmarks.city.growth").create(SERVER)
        import_module("django.core.management").call_command("migrate", verbosity=0)  # a city may be older
        begun = time.perf_counter()
        table = import_module("benchmarks.table")
        findings = []
        for name in wanted or PARTS:
            print(f"{name} …", file=sys.stderr, flush=True)
            findings.append(import_module(f"benchmarks.city.{name}").run(Path(folder) / "db.sqlite3"))
        if GROWTH in wanted:
            import_module("benchmarks.city.growth").remove(SERVER)
    print(table.text(findings))
    print(f"\n{time.perf_counter() - begun:.1f} s in all")
    kept = ROOT / "var" / f"city-{'-'.join(wanted) or 'all'}.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(table.as_json(findings), indent=1, ensure_ascii=False) + "\n")
    return int(any(line.is_past_bound for finding in findings for line in finding.lines))


def _copy(city: Path, folder: Path) -> None:
    """A copy that is whole even while somebody works in the city, with the keys its trail was written by."""
    source, target = sqlite3.connect(f"file:{city}?mode=ro", uri=True), sqlite3.connect(folder / "db.sqlite3")
    with closing(source), closing(target):
        source.backup(target)
    for key in KEYS:
        if (city.parent / key).exists():
            shutil.copyfile(city.parent / key, folder / key)


def _choose_settings(folder: str, on_postgres: bool) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "TRAIL_KEY", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "inspection.settings.development", "DATA_DIR": folder, "DEBUG": "no"}
    os.environ["ALLOWED_HOSTS"] = "localhost,testserver"
    if on_postgres:
        os.environ["DATABASE_URL"] = f"{SERVER}/bench_city"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
