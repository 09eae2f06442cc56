"""Every way a delegation is refused: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class DelegationBeyondPower(RuleBroken):
    """Nobody delegates what they do not hold themselves, nor beyond the days they hold it."""

    rule = "POWER-ACTS"
    sentence = _("You cannot delegate this: %(lack)s.")
    next_step = _("Delegate a duty you hold yourself, for days on which you hold it, by a paper.")


class UnfitToAct(RuleBroken):
    """Who is named cannot act in the other's place."""

    rule = "POWER-ACTS"
    sentence = _("%(name)s cannot act in your place: %(lack)s.")
    next_step = _("Name somebody else of the same body, or of the same team where you head it.")


class ConflictThroughDelegation(RuleBroken):
    """A conflict of interest, or a part taken in the matter, reaches through a delegation."""

    rule = "RECUSE"
    sentence = _("%(team)s cannot be delegated to %(name)s: one of you two is kept apart from it, or prepared it.")
    next_step = _("Name somebody who took no part in the matter, or leave it to another leader of the body.")


class DelegatedAlready(RuleBroken):
    """Who is named acts by this duty on these days already."""

    rule = "POWER-ACTS"
    sentence = _("%(name)s acts in the place of %(giver)s already, until %(until)s.")
    next_step = _("End that delegation first, or choose days after it.")


class DelegationOver(RuleBroken):
    """A delegation that is over does not end a second time."""

    rule = "INV-ORDER"
    sentence = _("This delegation ended on %(on)s.")
    next_step = _("Open the page of delegations: it shows which are in force.")
