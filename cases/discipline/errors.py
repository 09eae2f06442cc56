"""Every way a question about discipline is refused: what is wrong with the facts, never a guess in their place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class FormUnknown(RuleBroken):
    """A form the regulations do not have, or not for this subject."""

    rule = "FORMS"
    sentence = _("“%(form)s” is not a disciplinary form here; the forms are: %(forms)s.")
    next_step = _("Use one of the forms named.")


class FormsOutOfOrder(RuleBroken):
    """A paper whose forms do not go from the heaviest down, each once."""

    rule = "VOTE-CUMUL"
    sentence = _("The forms on the paper must go from the heaviest to the lightest, each once: %(forms)s.")
    next_step = _("Write the heaviest form first; “no discipline” is on every paper and is not named.")


class ThresholdUnknown(RuleBroken):
    """A form without its threshold, or a threshold without its form."""

    rule = "VOTE-MAJ"
    sentence = _("The thresholds must be given for exactly the forms on the paper; %(form)s does not match.")
    next_step = _("Give one threshold for each form, or none at all: the rulebook of the date then gives them.")


class CountImpossible(RuleBroken):
    """Papers that cannot have been cast."""

    rule = "VOTE-DENOM"
    sentence = _("%(papers)s papers were counted, but only %(denominator)s members are in the denominator.")
    next_step = _("Count the papers again, or correct the number of members with a vote.")


class NumberImpossible(RuleBroken):
    """A number of votes or members that cannot be."""

    rule = "VOTE-DENOM"
    sentence = _("“%(value)s” cannot be the number of %(what)s.")
    next_step = _("Give a whole number; a body has at least one member, and no number of votes is below nought.")
