"""How the archive refuses: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NotInTheArchive(RuleBroken):
    """Periods, holds and disposal are said of dossiers the archive has taken."""

    rule = "FILE-HANDOVER"
    sentence = _("The dossier %(case)s is not in the archive.")
    next_step = _("Close the case, hand the file over, and record that the archive took it.")


class HeldInTheArchive(RuleBroken):
    """A held dossier is not disposed of."""

    rule = "RETAIN"
    sentence = _("The dossier %(case)s is held: %(reason)s.")
    next_step = _("Wait until the hold is lifted; who lifts it says why.")


class HeldAlready(RuleBroken):
    """One hold is enough; or there is none to lift."""

    rule = "RETAIN"
    sentence = _("The dossier %(case)s: its hold stands already, or there is none.")
    next_step = _("Open the page of the dossier in the archive.")


class NotDue(RuleBroken):
    """What is kept is not disposed of."""

    rule = "RETAIN"
    sentence = _("The dossier %(case)s is not due for disposal: %(why)s.")
    next_step = _("Take it off the list.")


class NotToApprove(RuleBroken):
    """The list was carried out or withdrawn."""

    rule = "INV-ORDER"
    sentence = _("The list of %(on)s is not waiting for an approval.")
    next_step = _("Open the lists of disposal: they show the state of each.")


class SamePersonDisposes(RuleBroken):
    """Three people stand behind a disposal: who made the list, and two who approve it."""

    rule = "INV-FOUR-EYES"
    sentence = _("You made this list or approved it already; the other approval is not yours.")
    next_step = _("Another leader of the body approves it.")
