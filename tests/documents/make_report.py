"""The report of a period drawn up with everything people have to write themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.models import Body
from cases.statistics import Period, narrative
from documents import commands
from documents.catalogue import PERIODIC_REPORT
from documents.judgement import placed
from documents.models import Draft
from inspection.accounts.models import User

JUDGED = "Cấp ủy tự đánh giá."


def judged(blocks: Sequence[dict[str, Any]], text: str = JUDGED) -> list[dict[str, Any]]:
    """Return blocks with a paragraph under every heading that asks for one."""
    asked = {section.place for section in narrative.load().sections if section.asks}
    made = []
    for place, block in placed(blocks):
        made.append(block)
        if block["kind"] == "heading" and place in asked:
            made.append({"kind": "paragraph", "text": text})
    return made


def save_report(body: Body, period: Period, *, by: User, on: date) -> Draft:
    """Keep a version that may be approved."""
    filled = commands.suggested(PERIODIC_REPORT, body, on=on, occasion=period)["blocks"]
    return commands.save_draft(PERIODIC_REPORT, body, by=by, on=on, blocks=judged(filled), occasion=period)
