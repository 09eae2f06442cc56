"""What refuses the report of a unit, and who may enter, take or ask for it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NotYourUnit(RuleBroken):
    """A unit's figures are entered by who reports for it."""

    rule = "POWER-ACTS"
    sentence = _("You do not report for %(unit)s on %(on)s.")
    next_step = _("Its reporting secretary or its representative enters the figures.")


class NotYourUnits(RuleBroken):
    """What units reported is taken by the secretary above them."""

    rule = "POWER-ACTS"
    sentence = _("You are not the reporting secretary of the organization above %(unit)s on %(on)s.")
    next_step = _("The reporting secretary of the superior organization does it.")


class OwnReport(RuleBroken):
    """Four eyes: who entered a report does not take it."""

    rule = "INV-FOUR-EYES"
    sentence = _("You submitted this report, so you do not take it.")
    next_step = _("Another reporting secretary of the superior organization does it.")


class NoReportDue(RuleBroken):
    """Only units outside the system report; the work of the others is counted where it is done."""

    rule = "INV-COMPLETE"
    sentence = _("%(unit)s does not report from outside the system for %(since)s – %(until)s.")
    next_step = _("The reporting secretary of the superior organization says since when it reports.")


class PeriodRuns(RuleBroken):
    """A period is reported when it is over."""

    rule = "INV-COMPLETE"
    sentence = _("The period ends on %(until)s and is not over yet.")
    next_step = _("Keep the draft and submit it after that day.")


class FigureImpossible(RuleBroken):
    """A cell is filled in with a whole number within bounds, and only where the form has a cell."""

    rule = "INV-COMPLETE"
    sentence = _("“%(value)s” cannot stand in form %(form)s, row “%(row)s”, column “%(column)s”.")
    next_step = _("Write a whole number from 0 up to %(largest)s in a cell of the form.")


class ReportInconsistent(RuleBroken):
    """A report that does not add up is not submitted."""

    rule = "INV-COMPLETE"
    sentence = _("%(count)s things do not add up; the first is in form %(form)s: %(first)s")
    next_step = _("Open the form, correct what it names, and submit again.")


class NothingReported(RuleBroken):
    """A report says something, be it 0."""

    rule = "INV-COMPLETE"
    sentence = _("Nothing is filled in yet for this period.")
    next_step = _("Fill in at least one form; where nothing was done, write 0 in it.")


class StillWaiting(RuleBroken):
    """A version is judged before another comes."""

    rule = "INV-COMPLETE"
    sentence = _("The report %(receipt)s waits to be taken.")
    next_step = _("Once it is accepted or returned, a correction can be submitted as a new version.")


class DecidedAlready(RuleBroken):
    """A report is taken or given back once."""

    rule = "INV-COMPLETE"
    sentence = _("The report %(receipt)s was decided on already.")
    next_step = _("The unit corrects it by a new version.")


class NotNewest(RuleBroken):
    """Only the newest version is judged."""

    rule = "INV-COMPLETE"
    sentence = _("The report %(receipt)s was replaced by a newer version.")
    next_step = _("Open the newest version.")


class NobodyToRemind(RuleBroken):
    """Whoever reported is not reminded."""

    rule = "INV-COMPLETE"
    sentence = _("No unit is left to be reminded for %(since)s – %(until)s today.")
    next_step = _("Everybody reported, or was reminded today already.")


class ReportsAlready(RuleBroken):
    """A unit reports once."""

    rule = "INV-COMPLETE"
    sentence = _("%(unit)s is among the units that report already.")
    next_step = _("End it first, where it shall begin on another day.")
