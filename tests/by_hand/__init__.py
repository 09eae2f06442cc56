"""The 21 forms and the published figures as SQL written by hand from their definitions.

Nothing here is shared with what is tested by it. A count is a FROM with its condition; a row is the number a section's
expression gives; a column is a condition.
"""

from __future__ import annotations

from tests.by_hand import conduct, discipline, letters, mandate, money, staff
from tests.by_hand.asking import Cells, Question, cells, subjects

__all__ = ["FORMS", "Cells", "Question", "cells", "subjects"]

_FAMILIES = (conduct, mandate, discipline, letters, money, staff)
FORMS = dict(sorted((key, form) for family in _FAMILIES for key, form in family.FORMS.items()))
