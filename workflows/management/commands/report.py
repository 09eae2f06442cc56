"""Reports on the command line: the summary of published figures as a sentence or for a machine."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.timezone import localdate

from cases.models import Body
from cases.statistics import published


class Command(BaseCommand):
    """`manage.py report summary --from DATE --to DATE --body CODE --format text|json`."""

    help = "Print a report of a body's organization with all under it, for a period, as known today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which report, of whom, of which days, in which form."""
        parser.add_argument("report", metavar="REPORT", help=f"one of: {', '.join(REPORTS)}")
        parser.add_argument("--from", dest="since", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--body", default="", metavar="CODE", help="code of an organization; the topmost without")
        parser.add_argument("--format", dest="form", default="text", help="text or json")
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="as known on this day; today without")

    def handle(
        self, *, report: str, since: date, until: date, body: str, form: str, on: date | None, **options: Any
    ) -> str:
        """Find the body, and let the report answer."""
        if report not in REPORTS:
            raise CommandError(f"No report “{report}”; there are: {', '.join(REPORTS)}.")
        if until < since:
            raise CommandError("The period ends before it begins.")
        with translation.override("vi"):
            return REPORTS[report](_body(body), since, until, on or localdate(), form)


def _body(code: str) -> Body:
    """The body that speaks for an organization: its standing committee, else its committee, else whichever it has."""
    found = Body.objects.speaking_for(code)
    if found is None:
        raise CommandError(f"No organization “{code}” with a body is registered." if code else "No body is registered.")
    return found


def summary(body: Body, since: date, until: date, on: date, form: str) -> str:
    """The sentence of the published figures, or every figure for a machine."""
    if form not in {"text", "json"}:
        raise CommandError("The summary is written as text or json.")
    found = published.told(body, since, until, on)
    if form == "text":
        return found.text
    told = {
        "organization": body.organization.code,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "on": on.isoformat(),
        "sentences": list(found.sentences),
        "figures": [
            {
                "key": one.key,
                "label": one.label,
                "value": one.value if one.share is None else round(one.share, 4),
                "no_fact": str(one.definition.no_fact or ""),
            }
            for one in found.figures
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


#: Every report by its name; another is added here.
REPORTS: dict[str, Callable[[Body, date, date, date, str], str]] = {"summary": summary}
