"""The narrative report of a period as data: its sections, its sentences of figures, and what people write themselves.

`narrative.json` is the whole: each figure names cells of a form, or a figure or definition of the house; each sentence
says what stands where all its figures are nothing; each section may ask people for their judgement. `count_of` finds
where a period is read from (its snapshot where it is closed), `tell` writes every sentence.
"""

from __future__ import annotations

from cases.statistics.narrative.counting import Count, Value, count_of
from cases.statistics.narrative.definitions import Figure, Narrative, Section, Sentence, load
from cases.statistics.narrative.months import Months, by_month
from cases.statistics.narrative.telling import UNKNOWN, Compared, Told, tell, written, written_share

__all__ = [
    "UNKNOWN",
    "Compared",
    "Count",
    "Figure",
    "Months",
    "Narrative",
    "Section",
    "Sentence",
    "Told",
    "Value",
    "by_month",
    "count_of",
    "load",
    "tell",
    "written",
    "written_share",
]
