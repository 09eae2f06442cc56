"""Every way an inspection of party finance is refused: one class each, with the rule and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class SheetMissing(RuleBroken):
    """An inspection of finance says which finance is inspected."""

    rule = "PROGRAMME"
    sentence = _("The proposal does not say which finance is inspected.")
    next_step = _("Choose party fees, the committee's budget and economic activity, or both.")


class ExpertMissing(RuleBroken):
    """Somebody who knows accounts belongs to the team."""

    rule = "TEAM-MIN"
    sentence = _("Nobody in the team is named for expertise in finance.")
    next_step = _("Return the proposal, and have somebody proposed who knows party finance.")


class OutsideTheInspection(RuleBroken):
    """A category of money that this inspection is not about."""

    rule = "INV-COMPLETE"
    sentence = _("“%(category)s” does not belong to the finance inspected here.")
    next_step = _("Choose a category of the finance the decision names.")


class BooksMissing(RuleBroken):
    """Figures are reconciled with books; what was handed over is listed with where the originals are."""

    rule = "SELF-REPORT"
    sentence = _("Case %(case)s has no list of the books and vouchers handed over.")
    next_step = _("List the books, vouchers and fee ledgers with the place of the originals.")


class AmountsMissing(RuleBroken):
    """Every finance inspected is reconciled."""

    rule = "INV-COMPLETE"
    sentence = _("No amounts are reconciled of: %(sheets)s.")
    next_step = _("Enter the amounts by the books and by the verification, category by category.")


class FiguresUnsigned(RuleBroken):
    """Figures count once both sides have signed them, or the refusal to sign was witnessed."""

    rule = "INV-MINUTES"
    sentence = _("These amounts are not signed in minutes of a reconciliation: %(numbers)s.")
    next_step = _("Hold the reconciliation, and record its minutes with both signatures, or a refusal with witnesses.")


class TreatedBeyondDifference(RuleBroken):
    """No more is treated than differs."""

    rule = "INV-COMPLETE"
    sentence = _("Amount no. %(number)s differs by %(difference)s thousand đồng, and %(treated)s are treated.")
    next_step = _("Treat no more than the difference.")


class DifferenceUntreated(RuleBroken):
    """Every difference is treated or explained, to the last đồng."""

    rule = "INV-COMPLETE"
    sentence = _("Of amount no. %(number)s, %(rest)s thousand đồng are neither treated nor explained.")
    next_step = _("Say what becomes of each part of the difference; what needs no treatment is explained.")


class FaultOutsideSheet(RuleBroken):
    """What is treated is named by what is wrong with it."""

    rule = "INV-COMPLETE"
    sentence = _("Amount no. %(number)s is treated without what is wrong with it.")
    next_step = _("Choose what is wrong from the list of this finance.")


class NoMoneyTreated(RuleBroken):
    """To conclude that money is treated, money is treated."""

    rule = "INV-COMPLETE"
    sentence = _("The body would conclude that money is treated, but no amount is treated.")
    next_step = _("Choose another conclusion, or return the report so that the team proposes the treatment.")


class MoneyWithoutConclusion(RuleBroken):
    """Where money is treated, the conclusion says so."""

    rule = "INV-COMPLETE"
    sentence = _("%(treated)s thousand đồng are to be treated; “%(outcome)s” leaves them out.")
    next_step = _("Conclude that money is treated, or that discipline is required; or return the report.")


class CrimeNotTransferred(RuleBroken):
    """What was embezzled is a matter of law enforcement."""

    rule = "CRIME-TRANSFER"
    sentence = _("Money was embezzled or lost, and the criminal matter is not transferred.")
    next_step = _("The authority transfers it to the law enforcement body, or the team names what is wrong otherwise.")


class RecoveryUnassigned(RuleBroken):
    """Every đồng to be recovered is laid upon somebody."""

    rule = "FOLLOW-ASSIGN"
    sentence = _("%(recover)s thousand đồng are to be recovered, the requirements ask for %(asked)s.")
    next_step = _("Divide the money to be recovered among the requirements.")


class RepaidBeyond(RuleBroken):
    """Nobody pays back more than is asked."""

    rule = "INV-COMPLETE"
    sentence = _("%(remaining)s thousand đồng remain of this requirement; %(amount)s are more.")
    next_step = _("Look at the papers again: record what was paid for this requirement.")


class MoneyOutstanding(RuleBroken):
    """A requirement is done when its money is there."""

    rule = "INV-FOLLOW-VERIFIER"
    sentence = _("%(remaining)s thousand đồng are still to be recovered.")
    next_step = _("Record each payment with its paper; it ends when nothing remains.")
