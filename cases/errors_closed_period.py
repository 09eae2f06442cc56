"""What refuses the closing of a period and its restatement."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class PeriodNotOver(RuleBroken):
    """A period is closed when it is over."""

    rule = "INV-COMPLETE"
    sentence = _("The period ends on %(until)s and is not over yet: it cannot be closed.")
    next_step = _("Propose its closing after that day.")


class PeriodClosedAlready(RuleBroken):
    """A period is closed once; what changes afterwards is restated."""

    rule = "INV-COMPLETE"
    sentence = _("The period %(since)s – %(until)s is closed or proposed already.")
    next_step = _("Open it in the list of periods; a later change is recorded as a restatement.")


class ClosedOutOfOrder(RuleBroken):
    """Periods of one length are closed one after the other, the shorter before the longer that holds them."""

    rule = "INV-ORDER"
    sentence = _("The period up to %(other)s is closed already, so this one comes too late.")
    next_step = _("Record what changed as a restatement of the closed period.")


class ClosesOwnProposal(RuleBroken):
    """Nobody closes a period alone."""

    rule = "INV-FOUR-EYES"
    sentence = _("You proposed this closing, so you do not approve it.")
    next_step = _("Another leader of the body approves it.")


class CheckFailed(RuleBroken):
    """A failed check stops the closing until the figures are right or the leader says why it may stand."""

    rule = "INV-COMPLETE"
    sentence = _("The check %(code)s found: %(first)s")
    next_step = _("Correct the facts, or write why the period is closed nevertheless.")


class NothingToRestate(RuleBroken):
    """A restatement states a difference."""

    rule = "INV-COMPLETE"
    sentence = _("Nothing is counted otherwise than when the period was closed or last restated.")
    next_step = _("Nothing has to be recorded.")


class ProposalWithdrawn(RuleBroken):
    """A proposal that was taken back is neither closed nor taken back again."""

    rule = "INV-COMPLETE"
    sentence = _("This proposal was withdrawn on %(day)s.")
    next_step = _("The reporting secretary proposes the period again.")


class ProposalClosed(RuleBroken):
    """A closed period is not proposed any more: it is restated."""

    rule = "INV-ORDER"
    sentence = _("The period was closed on %(day)s: its proposal can no longer be withdrawn.")
    next_step = _("Record what changed as a restatement of the closed period.")


class WithdrawnByProposer(RuleBroken):
    """Whoever proposed takes it back, as long as they report for the organization."""

    rule = "INV-ORDER"
    sentence = _("%(who)s proposed this closing and still reports for the organization.")
    next_step = _("Ask them to withdraw it; another reporting secretary does so only when they are gone.")


class NotATerm(RuleBroken):
    """A term is closed by the days of the term."""

    rule = "INV-COMPLETE"
    sentence = _("The last term of the organization that is over ran from %(since)s to %(until)s.")
    next_step = _("Give these two days, or choose a period from day to day.")
