"""What the records from paper add to a source: the same words, answered by what a decision on paper says.

A source is counted together with those beside it (`Source.beside`). Every dimension of the source has its answer here;
what no paper tells (what was found, what followed) is answered as where nothing is on record, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, F, Q, QuerySet, When

from cases.models import STRENGTHENED, TEAMLESS_KINDS, Kind, Outcome, PaperContent, PaperRecord, PaperSubject
from cases.statistics.forms.asked import Asked
from cases.statistics.forms.vocabulary.dimensions import NO, NONE, Dimension, beside, filled, text
from cases.statistics.forms.vocabulary.of_cases import acting

#: What needs no team to have been done.
_TEAMLESS = (Kind.DISCIPLINE, Kind.COMPLAINT, *TEAMLESS_KINDS)
SUBJECTS = ("subject_organization", "subject_member", "stranger")


def papers(asked: Asked) -> QuerySet[PaperRecord]:
    """The records that stand, as far as whoever asks is told of them."""
    return PaperRecord.objects.standing().filter(asked.papers, asked.acting())


def teams_on_paper(asked: Asked) -> QuerySet[PaperRecord]:
    """A decision that opened an inspection or supervision established a team."""
    return papers(asked).exclude(kind__in=[STRENGTHENED, *_TEAMLESS])


def subjects_on_paper(asked: Asked) -> QuerySet[PaperSubject]:
    """Whom the decisions were about."""
    return PaperSubject.objects.filter(record__in=papers(asked)).exclude(record__kind=STRENGTHENED)


def themed_on_paper(asked: Asked) -> QuerySet[PaperSubject]:
    """Whom the decisions on carrying out a work programme were about."""
    return subjects_on_paper(asked).filter(record__theme__isnull=False)


def disciplined_on_paper(asked: Asked) -> QuerySet[PaperSubject]:
    """Whom a decision disciplined."""
    return subjects_on_paper(asked).exclude(form="")


def strengthened_on_paper(asked: Asked) -> QuerySet[PaperSubject]:
    """Organizations a paper says were strengthened."""
    return PaperSubject.objects.filter(record__in=papers(asked), record__kind=STRENGTHENED)


def _subject(_asked: Asked, _path: str) -> Any:
    return Choose(When(of_member=True, then=text("member")), default=text("organization"), output_field=CharField())


def _outcome(asked: Asked, _path: str) -> Any:
    known = When(Q(record__concluded_on__lte=asked.as_of) & ~Q(outcome=""), then=F("outcome"))
    return Choose(known, default=text(NONE), output_field=CharField())


def _content(_asked: Asked, _path: str, value: str) -> Q:
    return beside(PaperContent, "", link="subject", key=value)


_OWN: dict[str, Any] = {
    "subject": _subject,
    "subject_level": lambda _asked, _path: F("subject_level"),
    "outcome": _outcome,
    "theme_kind": lambda _asked, _path: F("record__theme__kind"),
    "form": lambda _asked, _path: filled("form"),
    "discipline_required": lambda _asked, _path: Choose(
        When(outcome=Outcome.DISCIPLINE_REQUIRED, then=text("yes")), default=text(NO), output_field=CharField()
    ),
}


def answered(dimensions: Mapping[str, Dimension], day: str, body: str) -> dict[str, Dimension]:
    """Return the dimensions of a source as the papers answer them, their body and day at these names."""
    own = acting(day, body)
    if "kind" in dimensions:
        kind = body.removesuffix("body") + "kind"
        own["kind"] = Dimension(dimensions["kind"].label, dimensions["kind"].values, lambda _asked, _path: F(kind))
    return {name: own.get(name) or _answered(name, one) for name, one in dimensions.items()}


def _answered(name: str, one: Dimension) -> Dimension:
    if one.is_multiple:
        has = _content if name == "content" else lambda _asked, _path, _value: Q(pk__isnull=True)
        return Dimension(one.label, one.values, has=has)
    return Dimension(one.label, one.values, _OWN.get(name) or _unknown(one))


def _unknown(one: Dimension) -> Any:
    word = NONE if NONE in one.values else NO if NO in one.values else ""
    return lambda _asked, _path: text(word)
