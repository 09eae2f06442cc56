"""Asking about a vote: which form is adopted, and the arithmetic of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.discipline.answers import Answer
from cases.discipline.asking import MOST_MEMBERS, Asked, book_of
from cases.discipline.counting import Count, Mode, Threshold, accumulates, count, thresholds
from cases.discipline.errors import FormUnknown
from cases.discipline.forms import NONE, DisciplineForm, SubjectKind, available, heaviest_first
from cases.discipline.words import Sentence, say
from cases.rulebook import Rulebook, Shelf

#: What the published examples carry beside the facts; it is not read.
REMARKS = ("name", "note", "expected", "status")

ADDED_ENOUGH = gettext_lazy(
    "%(form)s: %(own)s votes, with the heavier forms %(total)s; %(needed)s of %(denominator)s are needed: enough."
)
ADDED_SHORT = gettext_lazy(
    "%(form)s: %(own)s votes, with the heavier forms %(total)s; %(needed)s of %(denominator)s are needed: not enough."
)
ALONE_ENOUGH = gettext_lazy("%(form)s: %(own)s votes; %(needed)s of %(denominator)s are needed: enough.")
ALONE_SHORT = gettext_lazy("%(form)s: %(own)s votes; %(needed)s of %(denominator)s are needed: not enough.")
TALLY_UP = gettext_lazy("A recommendation adds nothing up; the whole tally goes to the competent level.")
ADOPTED = gettext_lazy("The form decided is: %(form)s.")
RECOMMENDED = gettext_lazy("The form recommended is: %(form)s.")
NOTHING_ADOPTED = gettext_lazy("No disciplinary form has enough votes.")


def counted_ballot(asked: Asked, shelf: Shelf, today: date) -> Answer:
    for name in REMARKS:
        asked.get(name)
    book = book_of(asked, shelf, on=asked.day_or_none("date") or today)
    mode = asked.choice("mode", Mode)
    votes = asked.votes("votes")
    forms = _forms_of_paper(asked, book, mode, votes)
    given = asked.thresholds("thresholds")
    denominator = asked.number("denominator", 1, MOST_MEMBERS)
    blank, void = (asked.number_or_none(name, 0, MOST_MEMBERS) or 0 for name in ("blank", "void"))
    asked.done()
    adding = accumulates(book, mode)
    needed = (
        given if given is not None else {form.value: share for form, share in thresholds(book, mode, forms).items()}
    )
    counted = count(mode, forms, needed, denominator, votes, blank=blank, void=void, rules=[adding])
    decisive = next((line.rule for line in counted.lines if line.form == counted.adopted and line.rule), adding)
    return Answer(
        "ballot",
        counted.outcome,
        decisive,
        tuple(arithmetic(counted, needed)),
        rules=counted.rules,
        details={
            "denominator": denominator,
            "not_cast": counted.not_cast,
            "tally": counted.tally,
            "lines": [
                {
                    "form": line.form.value,
                    "votes": line.own,
                    "accumulated": line.accumulated,
                    "needed": line.needed,
                    "threshold": str(needed[line.form.value]),
                    "reached": line.reached,
                    "rule": line.rule.key if line.rule else None,
                    "article": line.rule.rule.citation if line.rule else None,
                }
                for line in counted.lines
            ],
        },
        judged=counted,
    )


def _forms_of_paper(asked: Asked, book: Rulebook, mode: Mode, votes: Mapping[str, Any]) -> list[str]:
    """The forms named; or those open to the subject; or, where nothing is added up, those voted for."""
    named = list(asked.texts("forms_high_to_low"))
    subject, holds = asked.choice_or_none("subject", SubjectKind), asked.flag_or_none("holds_position")
    if named:
        return named
    if subject:
        if subject == SubjectKind.OFFICIAL and holds is None:
            raise asked.missing("holds_position", _("true or false"))
        return [form.value for form in available(book, subject, holds_position=bool(holds))]
    if mode == Mode.RECOMMEND:
        codes = [code for code in votes if code != NONE]
        if not codes:
            raise FormUnknown(form=NONE, forms=", ".join(DisciplineForm.values))
        return [form.value for form in heaviest_first(codes)]
    raise asked.missing("forms_high_to_low", '["EXPULSION", "WARNING", "REPRIMAND"]')


def arithmetic(counted: Count, needed: Mapping[str, Threshold]) -> list[Sentence]:
    """The count, line by line, as counting minutes print it."""
    told = []
    for line in counted.lines:
        facts = {
            "form": line.form.label,
            "own": line.own,
            "total": line.accumulated,
            "needed": line.needed,
            "denominator": counted.denominator,
        }
        if counted.mode == Mode.DECIDE and line.accumulated != line.own:
            text = ADDED_ENOUGH if line.reached else ADDED_SHORT
        else:
            text = ALONE_ENOUGH if line.reached else ALONE_SHORT
        told.append(say(text, **facts))
    if counted.mode == Mode.RECOMMEND:
        told.append(say(TALLY_UP))
    if counted.adopted:
        text = ADOPTED if counted.mode == Mode.DECIDE else RECOMMENDED
        told.append(say(text, form=counted.adopted.label))
    else:
        told.append(say(NOTHING_ADOPTED))
    return told
