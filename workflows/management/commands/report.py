"""Reports on the command line: the summary of published figures, one statistical form, or the whole set of them."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.timezone import localdate

from cases.models import Body
from cases.statistics import periods, published
from cases.statistics.forms import Asked, outgoing
from documents import statistical_forms


class Command(BaseCommand):
    """`manage.py report summary|B01|all --from DATE --to DATE --body CODE --format text|json|csv|xlsx|pdf`."""

    help = "Print a report of a body's organization with all under it, for a period, as known today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which report, of whom, of which days, in which form."""
        parser.add_argument("report", metavar="REPORT", help=f"one of: {_names()}")
        parser.add_argument("--from", dest="since", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--body", default="", metavar="CODE", help="code of an organization; the topmost without")
        parser.add_argument("--format", dest="form", default="text", help="text or json; a form also csv, xlsx or pdf")
        parser.add_argument("--output", type=Path, default=None, metavar="FILE", help="where to; printed without")
        parser.add_argument("--merged", action="store_true", help="a form merged with the reports of units outside")
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="as known on this day; today without")

    def handle(
        self, *, report: str, since: date, until: date, body: str, form: str, on: date | None, output: Path | None,
        merged: bool = False, **options: Any,
    ) -> str:  # fmt: skip
        """Find the body, let the report answer, and write it where it shall go."""
        if report not in {*REPORTS, ALL, *outgoing.all_keys()}:
            raise CommandError(f"No report “{report}”; there are: {_names()}.")
        if until < since:
            raise CommandError("--to: the period ends before it begins.")
        if form in IN_A_FILE and output is None:
            raise CommandError(f"--output: {form} is written to a file; name one.")
        if merged and report in REPORTS:
            raise CommandError(f"--merged: {report} is no form; a form is merged with the reports of units.")
        with translation.override("vi"):
            if report in REPORTS:
                told = REPORTS[report](_body(body), since, until, on or localdate(), form).encode()
            else:
                told = statistical_form(report, _body(body), since, until, on or localdate(), form, merged=merged)
        if output is None:
            return told.decode()
        try:
            output.write_bytes(told)
        except OSError as error:
            raise CommandError(f"--output: {output} cannot be written: {error.strerror}.") from error
        return str(output)


def _names() -> str:
    forms = outgoing.all_keys()
    return f"{', '.join(REPORTS)}, {forms[0]} to {forms[-1]}, or {ALL} forms"


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


def statistical_form(
    name: str, body: Body, since: date, until: date, on: date, form: str, *, merged: bool = False
) -> bytes:
    """One form or all of them, each once for every set of forms that holds in the period."""
    ending = "txt" if form == "text" else form
    if ending not in statistical_forms.MIME:
        raise CommandError("--format: a form is written as text, json, csv, xlsx or pdf.")
    keys = outgoing.all_keys() if name == ALL else [name]
    asked = Asked(body.organization, since, until, on)
    period = periods.between(since, until)
    told = statistical_forms.file_of(ending, keys, asked, period, body, whole=True, merged=merged)
    if not told:
        raise CommandError(f"{name} holds on no day from {since:%d/%m/%Y} to {until:%d/%m/%Y}.")
    return told


#: How the whole set of forms is asked for, and what cannot be printed on a terminal.
ALL, IN_A_FILE = "all", {"xlsx", "pdf"}
#: Every report by its name; another is added here.
REPORTS: dict[str, Callable[[Body, date, date, date, str], str]] = {"summary": summary}
