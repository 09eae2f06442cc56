"""What refuses a work programme: who may, what hangs together, and that nobody types over a figure."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# Who may


class NotOfProgrammeOffice(RuleBroken):
    """Work programmes are drafted and kept by the office of their body."""

    rule = "POWER-ACTS"
    sentence = _("You do not work in the office of %(body)s on %(on)s.")
    next_step = _("Its reporting secretary, an area officer or the chief of its office does it.")


class DrafterApprovesWork(RuleBroken):
    """A work programme is approved by another than who drafted it."""

    rule = "INV-FOUR-EYES"
    sentence = _("You drafted this work programme, so you do not approve it.")
    next_step = _("Another leader of the body approves it.")


class NotReporterOfTarget(RuleBroken):
    """The figure of a target is entered by who reports for the organization it is for."""

    rule = "POWER-ACTS"
    sentence = _("You do not report for %(organization)s on %(on)s.")
    next_step = _("Its reporting secretary enters the figure.")


# What hangs together


class WorkUnsound(RuleBroken):
    """What a work programme sets hangs together, or nothing of it is kept."""

    rule = "INV-COMPLETE"
    sentence = _("%(where)s: %(why)s.")
    next_step = _("Correct it and send it again; nothing was kept.")


class WorkProgrammeKept(RuleBroken):
    """A paper stands once."""

    rule = "INV-COMPLETE"
    sentence = _("%(number)s of %(issued_on)s stands among the work programmes of %(body)s already.")
    next_step = _("Open it in the list; what it sets is changed by an amendment.")


class NotAbove(RuleBroken):
    """A programme carries out one of its own or of a level above, which is approved."""

    rule = "INV-COMPLETE"
    sentence = _("“%(parent)s” is no approved programme of %(organization)s or of a level above it.")
    next_step = _("Choose an approved programme of the level above, or keep and approve that one first.")


class WorkNotApproved(RuleBroken):
    """Only an approved programme is amended, reviewed and reported on."""

    rule = "INV-ORDER"
    sentence = _("“%(title)s” is not approved yet.")
    next_step = _("A leader of the body who did not draft it approves it first.")


class WorkApprovedAlready(RuleBroken):
    """A programme is approved once."""

    rule = "INV-ORDER"
    sentence = _("“%(title)s” was approved on %(on)s.")
    next_step = _("What it sets is changed by an amendment with its reason.")


class NotInProgramme(RuleBroken):
    """An amendment takes back what stands in its own programme."""

    rule = "INV-COMPLETE"
    sentence = _("“%(what)s” does not stand in this programme.")
    next_step = _("Look at the programme as it stands now, and choose again.")


class WorkChanged(RuleBroken):
    """Who amends looked at the version that stands."""

    rule = "INV-ORDER"
    sentence = _("“%(title)s” was amended meanwhile and stands as version %(version)s.")
    next_step = _("Look at it as it stands now, and amend that.")


# What comes about


class FigureIsCounted(RuleBroken):
    """Nobody types over what the system counts."""

    rule = "INV-COMPLETE"
    sentence = _("“%(indicator)s” is counted by the system; nobody enters its figure.")
    next_step = _("Open the rows behind the figure, and have a wrong fact corrected where it stands.")


class FigureOutsidePeriod(RuleBroken):
    """A figure is as of a day of its target's period."""

    rule = "INV-ORDER"
    sentence = _("A figure as of %(as_of)s lies outside %(since)s – %(until)s, or in the future.")
    next_step = _("Give the day of the period as of which the figure is known.")


class FigureStands(RuleBroken):
    """Two figures as of one day contradict each other."""

    rule = "INV-COMPLETE"
    sentence = _("A figure as of %(as_of)s stands already: %(value)s.")
    next_step = _("Where it is wrong, correct it with the reason.")


class CorrectedAlready(RuleBroken):
    """A figure is corrected once; the correction may be corrected again."""

    rule = "INV-ORDER"
    sentence = _("This figure was corrected on %(on)s.")
    next_step = _("Correct the figure that stands now.")


class NothingCorrected(RuleBroken):
    """A correction says something else."""

    rule = "INV-COMPLETE"
    sentence = _("The figure as of %(as_of)s is %(value)s already.")
    next_step = _("Enter the right figure or the right day, or leave it.")


class ShareUnsound(RuleBroken):
    """A share is a part of a whole."""

    rule = "INV-COMPLETE"
    sentence = _("%(part)s of %(whole)s is no share.")
    next_step = _("Enter a whole above 0 and a part between 0 and the whole, or the value alone.")


class MilestoneReached(RuleBroken):
    """A milestone is reached once."""

    rule = "INV-ORDER"
    sentence = _("“%(milestone)s” was done on %(on)s.")
    next_step = _("It stays as recorded.")


class DocumentKept(RuleBroken):
    """A paper stands once."""

    rule = "INV-COMPLETE"
    sentence = _("%(number)s of %(dated_on)s stands among the documents of this programme already.")
    next_step = _("Nothing has to be entered again.")


class WorkbookUnsound(RuleBroken):
    """A workbook with errors is kept nowhere, not even in part."""

    rule = "INV-COMPLETE"
    sentence = _("The workbook has cells that cannot be meant: %(count)s. Nothing was kept.")
    next_step = _("Correct the cells named below and send the workbook again.")
