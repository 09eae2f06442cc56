"""Build an invented office at work and walk one of its inspections live."""

import json
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from workflows.demo import examples, reporting_story
from workflows.demo.build import build
from workflows.demo.live import walk_live
from workflows.demo.paper_city import HANOI_2017, build_paper_city
from workflows.demo.progress import Progress, on_screen
from workflows.demo.scale import EARLIEST_TERM, SCALES, SHORTEST_TERM
from workflows.demo.standing import Standing, finish, standing
from workflows.demo.summary import figures, table


class Command(BaseCommand):
    """`manage.py demo [--scale ward|hanoi|hanoi-2017] [--on DATE] [--json]`."""

    help = "Build an invented office at work and walk one of its inspections live; where it stands, print its figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How large, as of which day, and for whom the answer is meant."""
        sizes = "ward: seconds; hanoi: minutes; hanoi-2017: five years of decisions taken over from paper"
        parser.add_argument("--scale", choices=[*SCALES, HANOI_2017.name], default="hanoi", help=sizes)
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="the day it shows; today by default")
        parser.add_argument("--json", action="store_true", help="print only the figures, as JSON")
        parser.add_argument("--papers", type=Path, default=None, help="where the live case's papers are copied: demo/")
        parser.add_argument("--examples", type=Path, default=None, help="write example files for the import, no demo")

    def handle(
        self, *, scale: str, on: date | None, json: bool, papers: Path | None, examples: Path | None, **options: Any
    ) -> str:
        """Build what is missing, and tell what stands."""
        progress = Progress() if json else on_screen()
        if examples is not None:
            return _write_examples(examples, _day(on))
        stands = standing() or _build(scale, _day(on), progress, papers or Path(settings.ROOT) / "demo")
        return _as_json(stands) if json else table(stands)


def _day(on: date | None) -> date:
    today = localdate()
    day = on or today
    if day > today:
        raise CommandError("Ngày trình diễn không thể ở tương lai.")
    if day - SHORTEST_TERM < EARLIEST_TERM:
        raise CommandError(f"Ngày trình diễn phải từ {EARLIEST_TERM + SHORTEST_TERM:%d/%m/%Y} trở đi.")
    return day


def _build(scale: str, on: date, progress: Progress, target: Path) -> Standing:
    began = time.monotonic()
    if scale == HANOI_2017.name:
        city = build_paper_city(HANOI_2017, on, progress)
        seconds = round(time.monotonic() - began)
        finish(city.administrator, on=on, scale=scale, seconds=seconds, pdf=[])
        return Standing(scale, on, seconds, ())
    built = build(SCALES[scale], on, progress)
    pdf = walk_live(built, progress, target=target)
    with progress.part("Chốt số liệu quý, dự thảo báo cáo định kỳ"):
        reporting_story.tell(built.office.standing, on)
    seconds = round(time.monotonic() - began)
    finish(built.office.administrator, on=on, scale=scale, seconds=seconds, pdf=pdf)
    return Standing(scale, on, seconds, tuple(pdf))


def _write_examples(target: Path, on: date) -> str:
    return "\n".join(str(path) for path in examples.write(target, on))


def _as_json(stands: Standing) -> str:
    return json.dumps(figures(stands), ensure_ascii=False)
