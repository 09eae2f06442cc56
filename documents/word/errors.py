"""How a Word file is refused: what is wrong with it, and what to do in Word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class WordRefused(RuleBroken):
    """A file that is no Word file, or one that carries more than text."""

    rule = "DOC-WORD"
    sentence = _("The file “%(name)s” is not accepted: %(why)s.")
    next_step = _("%(advice)s")


class FactsUnanswered(RuleBroken):
    """A returned text becomes a version only after every fact in it was answered."""

    rule = "DOC-WORD"
    sentence = _("%(left)s facts of the file are not answered yet.")
    next_step = _("Answer each of them; what you answered so far is kept.")
