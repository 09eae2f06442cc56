"""The allow-list of what a form may count and by what it may tell rows apart; no file of forms names anything else."""

from __future__ import annotations

from cases.statistics.forms.vocabulary.dimensions import Dimension
from cases.statistics.forms.vocabulary.sources import SOURCES, Source

__all__ = ["SOURCES", "Dimension", "Source"]
