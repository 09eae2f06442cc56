"""How a held register refuses: after a restore numbers wait until the register and its papers agree."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class RegisterHeld(RuleBroken):
    """After a restore a register gives no number until it agrees with what went out on paper."""

    rule = "DOC-NUMBER"
    sentence = _("The register %(series)s gives no number: the house was restored from a backup.")
    next_step = _(
        "The clerk compares it with the paper register on the page of held registers; a second person confirms."
    )


class RegisterDisagrees(RuleBroken):
    """What the paper register is said to end with is below a number that went out."""

    rule = "DOC-NUMBER"
    sentence = _("The register %(series)s cannot end with %(said)s: number %(known)s is known to have gone out.")
    next_step = _("Look in the paper register again, and at the papers found.")


class NotHeld(RuleBroken):
    """There is nothing to release, or nobody compared it yet."""

    rule = "INV-ORDER"
    sentence = _("The register %(series)s is not waiting to be released.")
    next_step = _("Open the page of held registers: it shows the state of each.")


class SamePersonReleases(RuleBroken):
    """Two people release a held register."""

    rule = "INV-FOUR-EYES"
    sentence = _("The person who compared a register does not confirm it.")
    next_step = _("Another clerk or leader of the body confirms it.")
