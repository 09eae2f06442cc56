"""How the handing over of papers refuses: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class AlreadyProved(RuleBroken):
    """One proof is enough; a second would say another day."""

    rule = "INV-MINUTES"
    sentence = _("“%(paper)s” reached %(addressee)s: the proof of %(on)s stands.")
    next_step = _("Open the record of the paper. A proof is not replaced by another.")


class StillOnItsWay(RuleBroken):
    """A paper is not sent twice at the same time."""

    rule = "INV-ORDER"
    sentence = _("“%(paper)s” was sent to %(addressee)s on %(on)s and waits for its proof.")
    next_step = _("Record the receipt, the refusal, or that it came back; then it is handed over again.")


class NothingSent(RuleBroken):
    """There is a proof of what was sent only."""

    rule = "INV-ORDER"
    sentence = _("“%(paper)s” is not on its way to %(addressee)s.")
    next_step = _("Record first how and when it was handed over.")


class SameWayAgain(RuleBroken):
    """What came back goes another way, or to another place."""

    rule = "INV-MINUTES"
    sentence = _("“%(paper)s” came back from %(addressee)s: %(reason)s. It went the same way before.")
    next_step = _("Hand it over by another channel, or name another person or place.")


class PaperVoid(RuleBroken):
    """A void paper is handed to nobody."""

    rule = "INV-ORDER"
    sentence = _("“%(paper)s” is void.")
    next_step = _("Hand over the paper that took its place.")


class NamedBefore(RuleBroken):
    """An addressee is named once for a paper."""

    rule = "DOC-MANDATORY"
    sentence = _("%(addressee)s is an addressee of “%(paper)s” already.")
    next_step = _("Open that line.")


class NobodyChosen(RuleBroken):
    """Many papers in one act are at least one."""

    rule = "INV-ORDER"
    sentence = _("No paper is chosen.")
    next_step = _("Choose lines of the list, or all that the filter shows.")


class TooManyAtOnce(RuleBroken):
    """One act takes so many papers and no more."""

    rule = "INV-ORDER"
    sentence = _("These are more than %(most)s papers.")
    next_step = _("Narrow the filter, and take them in parts.")


class TimeRanOut(RuleBroken):
    """What one act cannot take in its time is left as it was."""

    rule = "INV-ORDER"
    sentence = _("The time of one act, %(seconds)s seconds, was over before this paper.")
    next_step = _("Do the same again for the rest; what was taken stays taken.")


class LineUnknown(RuleBroken):
    """A line of a returned list names no paper that waits for its proof."""

    rule = "INV-MINUTES"
    sentence = _("Nothing under “%(words)s” waits for its proof.")
    next_step = _("Compare number and symbol, or the number of the dispatch slip; open the paper's own page.")


class LineUnreadable(RuleBroken):
    """A line of a returned list says number or slip, day, and who received."""

    rule = "INV-MINUTES"
    sentence = _("“%(words)s” has no day that can be read.")
    next_step = _("Write: number and symbol; dd/mm/yyyy; who received it.")


class LineOfSeveral(RuleBroken):
    """A line of a returned list fits several papers."""

    rule = "INV-MINUTES"
    sentence = _("Under “%(words)s” %(count)s papers wait for their proof.")
    next_step = _("Give the number of the dispatch slip, or choose the line in the list.")
