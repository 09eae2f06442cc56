"""Every way the rules of a complaint against discipline refuse: what is lacking, by which article, what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# At the door


class NotTheReceivingOffice(RuleBroken):
    """A complaint is registered by the office of the body it is addressed to."""

    rule = "COMPLAIN-COMP"
    sentence = _("You do not receive complaints for %(body)s.")
    next_step = _("The clerk or an area officer of this body registers the complaint.")


class NotTheComplainant(RuleBroken):
    """Through this system nobody complains for another."""

    rule = "COMPLAIN-ORDER"
    sentence = _("Through this system the disciplined side itself complains, in person.")
    next_step = _("A letter on paper is registered by the office that receives it.")


class NothingToComplainOf(RuleBroken):
    """A decision that was annulled."""

    rule = "COMPLAIN-CHANGE"
    sentence = _("The discipline of case %(case)s was annulled; there is nothing to complain of.")
    next_step = _("Answer the letter with the decision that annulled it.")


class NoAnswerToComplaints(RuleBroken):
    """A body that neither disciplines nor handles complaints."""

    rule = "COMPLAIN-COMP"
    sentence = _("%(body)s handles no complaints against discipline.")
    next_step = _("Register the complaint at a commission, a standing committee or a committee.")


class ComplaintNotHandled(RuleBroken):
    """One of the seven grounds."""

    rule = "COMPLAIN-NOT"
    sentence = _("The complaint of %(name)s is not handled: %(grounds)s.")
    next_step = _("Refuse it with the ground and a written reason.")


class ComplaintTooLate(ComplaintNotHandled):
    """The first of the grounds has an article of its own."""

    rule = "COMPLAIN-WINDOW"
    sentence = _("The complaint of %(name)s is not handled: it was possible until %(last)s (%(grounds)s).")


class ComplaintByProxy(ComplaintNotHandled):
    """Nobody complains for another."""

    rule = "COMPLAIN-ORDER"


class ServiceOfDecisionUnproved(ComplaintNotHandled):
    """The time to complain runs from the proof of service; without it, it has not started."""

    sentence = _(
        "Nothing proves that %(name)s received the decision: the time to complain has not started (%(grounds)s)."
    )
    next_step = _("Have the decision handed over against a receipt; then the complaint can be made.")


class LevelSkipped(RuleBroken):
    """A complaint climbs level by level."""

    rule = "COMPLAIN-ORDER"
    sentence = _("The complaint of %(name)s skips a level: it goes to %(bodies)s first.")
    next_step = _("Return it with the name of the body that handles it.")


class HandlesIt(RuleBroken):
    """Neither a ground nor a skipped level: the complaint has to be handled."""

    rule = "COMPLAIN-NOT"
    sentence = _("The complaint of %(name)s is in order: %(lack)s.")
    next_step = _("Propose to handle it.")


class JudgedAlready(RuleBroken):
    """A complaint is admitted, refused or returned once."""

    rule = "COMPLAIN-ORDER"
    sentence = _("The complaint of %(name)s was judged on %(on)s: %(admission)s.")
    next_step = _("Open the complaint: it shows what was decided.")


class NotPassedUp(RuleBroken):
    """Only a form beyond a body's power takes a complaint above."""

    rule = "COMPLAIN-CHANGE"
    sentence = _("Case %(case)s does not pass its complaint to %(body)s.")
    next_step = _("A complaint goes up where the form voted for is beyond the body's power, to a body that has it.")


# Who decided before


class TookPart(RuleBroken):
    """Whoever took part in the contested decision has no part in the complaint."""

    rule = "RECUSE"
    sentence = _("%(names)s took part in the contested decision and has no part in the complaint.")
    next_step = _("Choose people who neither voted, presided, signed, heard the subject nor sat in the team.")


# While it is handled


class NoRoomToWithdraw(RuleBroken):
    """A complaint is withdrawn before the body has decided."""

    rule = "COMPLAIN-ORDER"
    sentence = _("The complaint of case %(case)s can no longer be withdrawn.")
    next_step = _("The body has decided; the complainant may complain to the next level.")


class ComplaintBallotMissing(RuleBroken):
    """No secret ballot on the complaint."""

    rule = "VOTE-SECRET"
    sentence = _("Case %(case)s has no counted ballot of %(body)s on the complaint.")
    next_step = _("Put the case on the body's agenda, vote on one paper with every form, and count.")


class ComplaintBallotUnfit(RuleBroken):
    """A ballot that does not answer the complaint."""

    rule = "VOTE-ONCE"
    sentence = _("The ballot of %(on)s does not answer the complaint: %(lack)s.")
    next_step = _("Vote again on another item; until then the decision stays in force.")


class ResultUnknown(RuleBroken):
    """A result the rulebook of the day does not know."""

    rule = "COMPLAIN-CHANGE"
    sentence = _("The rulebook of this day does not know the result “%(result)s” of a complaint.")
    next_step = _("Have the administrator check the rule, then resolve again.")


class AnswerUnserved(RuleBroken):
    """The decision on the complaint reaches the complainant and the body that decided before."""

    rule = "ANNOUNCE-DISC"
    sentence = _("There is no proof that the decision on the complaint was handed over: %(lack)s.")
    next_step = _("Record the hand-over with the receipt, or the refusal before witnesses.")


class CauseMissing(RuleBroken):
    """A changed form has one of three causes, which statistics count."""

    rule = "COMPLAIN-CHANGE"
    sentence = _("The form was changed and no cause of the change is named.")
    next_step = _("Choose one of the three causes that statistics count.")
