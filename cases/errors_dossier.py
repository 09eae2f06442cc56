"""Every way an act about a whole file is refused: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class WaivedByWhoDeviated(RuleBroken):
    """Four eyes: nobody excuses themselves."""

    rule = "INV-FOUR-EYES"
    sentence = _("You took part in step %(step)s yourself, so you do not sign for its deviation.")
    next_step = _("Another leader of the authority records it.")


class NothingDeviates(RuleBroken):
    """What was done as required needs no waiver, and what is not due yet cannot have one."""

    rule = "INV-ORDER"
    sentence = _("In step %(step)s there is no such deviation to record.")
    next_step = _("Open the conformance sheet: it shows what is late and which paper is missing.")


class WaivedAlready(RuleBroken):
    """A deviation is signed for once."""

    rule = "INV-ORDER"
    sentence = _("This deviation of step %(step)s was recorded on %(on)s.")
    next_step = _("Open the conformance sheet: it names who signed.")


class FileStillOpen(RuleBroken):
    """An archive takes closed files."""

    rule = "FILE-HANDOVER"
    sentence = _("The file of case %(case)s is not closed yet; the archive takes whole files.")
    next_step = _("Close the file with its index and the minutes of its hand-over first.")


class InTheArchive(RuleBroken):
    """What the archive has taken moves no more."""

    rule = "FILE-HANDOVER"
    sentence = _("The originals of case %(case)s are in the archive since %(on)s.")
    next_step = _("Ask the archive for them; the system keeps where they are.")
