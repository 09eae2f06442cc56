"""The statistical forms as versioned data: every cell a question over facts, every cell opening exactly its rows.

What is what:

- `sets/*.json` hold the forms. A set holds from a day until another; what changes is a new file, never code. A file
  names **sources** (what is counted), their dates, **dimensions** and values out of the vocabulary, and nothing else;
  an unknown name is refused with file, form, column and the names there are (`DefinitionRefused`).
- `vocabulary.SOURCES` is that allow-list. A `Source` gives its rows as far as they are told (`rows(asked)`), dates,
  sums, and the path to its case; a `Dimension` gives one value for each row, or says whether it has one of several.
  A new word is added there, once, and is then countable and openable in every form and figure.
- `Asked` is the question: organization with all under it, days, day of knowledge, by which `Tree`, and what may be
  told. `told_to(user, asked)` narrows it as all pages of figures do; `opened_by` leaves what the user may open.
- `parts(key, asked)` splits a period where another set begins; `evaluate(form, asked)` fills a whole form in one
  grouped statement for each thing it counts; `rows_of(form, row, column, asked)` are the rows of one cell.
- What was finished on paper is counted beside its source (`Source.beside`, same words, other table): `beside_of` and
  `rows_beside` give its rows, `count` both together.
- `rows(counted, wheres, asked)` with a `Counted` of its own (source, date, condition) serves figures outside forms;
  `read_counted` makes one from data, with the same refusals.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from cases import policy, reading
from cases.models import Case
from cases.statistics.forms.asked import Asked, Tree
from cases.statistics.forms.contents import contents
from cases.statistics.forms.definitions import REST, TOTAL, Column, Counted, Form, FormSet, Group, Named, Row, Section
from cases.statistics.forms.evaluation import Filled, beside_of, count, evaluate, rows, rows_beside, rows_of, summed
from cases.statistics.forms.files import load_sets, read_counted
from cases.statistics.forms.refusing import DefinitionRefused
from cases.statistics.forms.vocabulary import SOURCES

__all__ = [
    "REST",
    "SOURCES",
    "TOTAL",
    "Asked",
    "Column",
    "Counted",
    "DefinitionRefused",
    "Filled",
    "Form",
    "FormSet",
    "Group",
    "Named",
    "Row",
    "Section",
    "Tree",
    "beside_of",
    "contents",
    "contents_for",
    "count",
    "evaluate",
    "load_sets",
    "opened_by",
    "parts",
    "read_counted",
    "rows",
    "rows_beside",
    "rows_of",
    "set_on",
    "summed",
    "told_to",
]


def set_on(day: date, sets: Sequence[FormSet] | None = None) -> FormSet:
    """Return the set in force on a day; `LookupError` where none is."""
    found = [one for one in sets or load_sets() if one.holds_on(day)]
    if not found:
        raise LookupError(f"no set of forms on {day}")
    return found[0]


def parts(key: str, asked: Asked, sets: Sequence[FormSet] | None = None) -> list[tuple[FormSet, Form, Asked]]:
    """Return a form as it stood in each part of the period, with the days of the part, the earliest first."""
    found = []
    for one in sets or load_sets():
        since = max(asked.since, one.effective_from or date.min)
        until = min(asked.until, one.effective_until - timedelta(days=1) if one.effective_until else date.max)
        if since <= until and key in one.forms:
            found.append((one, one.forms[key], asked.during(since, until)))
    return found


def told_to(user: Any, asked: Asked) -> tuple[Asked, bool]:
    """Return the question as this user may ask it, and whether the answer is the organization's own.

    Who sits in its bodies or reports for it is told the whole, less what they are recused from; everybody else is told
    of what they may open.
    """
    if not reading.reads_figures_of(user, asked.organization.pk, asked.on):
        return opened_by(user, asked), False
    told = {
        "cases": policy.not_recused_from_case(user),
        "teams": policy.not_recused_from_team(user),
        "letters": reading.not_recused_from_letter(user),
        "petitions": ~reading.apart_from_petition(user),
        "papers": reading.not_about(user),
    }
    return asked.told(**told), True


def opened_by(user: Any, asked: Asked) -> Asked:
    """Return the question about what this user may open: the rows behind a figure that says more."""
    return asked.told(
        cases=policy.sees_case(user),
        teams=policy.sees_team(user),
        letters=reading.sees_complaint(user),
        petitions=reading.sees_petition(user),
        papers=reading.sees_paper_record(user),
    )


def contents_for(case: Case, on: date) -> dict[str, Column]:
    """Return the contents a case may be given, by key: those of the form in force that counts it."""
    facts = {
        "kind": case.kind,
        "subject": "member" if case.subject_member_id else "organization",
        "acting_kind": case.body.kind,
    }
    for form in set_on(on).forms.values():
        main = form.counts["main"]
        counts = main.source == "cases" and all(facts.get(name, "") in values for name, values in main.where.items())
        listed = [column for column in form.columns.values() if "content" in column.where]
        if counts and listed:
            return {column.where["content"][0]: column for column in listed}
    return {}
