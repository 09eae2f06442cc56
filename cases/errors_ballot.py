"""Every way a sitting or a ballot is refused: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Sittings


class NotOnTheRoll(RuleBroken):
    """Somebody without a place in the body on that day."""

    rule = "VOTE-DENOM"
    sentence = _("%(names)s has no seat in this body on %(on)s.")
    next_step = _("Choose somebody of the roll, or ask the person as a guest.")


class DoesNotPreside(RuleBroken):
    """Only a leading member who is present, takes part and is not of the team presides over an item."""

    rule = "INV-BODY-CONCLUDES"
    sentence = _("You do not preside over this item: %(lack)s.")
    next_step = _("Another leading member of the body who is present presides over it.")


class SittingNotOpen(RuleBroken):
    """An act of a sitting that is not going on."""

    rule = "INV-ORDER"
    sentence = _("“%(act)s” is not possible: the sitting of %(on)s is not open.")
    next_step = _("The chair opens the sitting with the presence of its members; a closed sitting stays as it is.")


class SittingIncomplete(RuleBroken):
    """A sitting that cannot be closed yet."""

    rule = "INV-MINUTES"
    sentence = _("The sitting cannot be closed: %(lack)s.")
    next_step = _("Finish what is named, then close the sitting.")


class AgendaIncomplete(RuleBroken):
    """An order that leaves items out, or names one twice."""

    rule = "INV-ORDER"
    sentence = _("The order does not name every item of the agenda once.")
    next_step = _("Open the agenda again: an item was added or taken away meanwhile.")


class ItemSettled(RuleBroken):
    """A vote on the item is counted; nothing it rests on changes any more."""

    rule = "VOTE-ONCE"
    sentence = _("The vote on this item was counted on %(on)s.")
    next_step = _("Put the matter on the agenda of another sitting where it has to be decided again.")


class QuestionAnswered(RuleBroken):
    """An answer stands as it was given."""

    rule = "INV-ORDER"
    sentence = _("Question %(number)s was answered on %(on)s.")
    next_step = _("Ask a further question.")


class NotMinuted(RuleBroken):
    """A paper of a meeting that would print minutes nobody wrote."""

    rule = "INV-MINUTES"
    sentence = _("There are no minutes to print yet: %(lack)s.")
    next_step = _("Write the minutes of the item; the minutes of the meeting are made when it is closed.")


# The ballot before the vote


class NotAVoteOnACase(RuleBroken):
    """A secret ballot belongs to an item about a case."""

    rule = "VOTE-SECRET"
    sentence = _("Item “%(item)s” is not about a case, so there is no secret ballot on it.")
    next_step = _("Put the case on the agenda.")


class TooFewForElectronic(RuleBroken):
    """In a small body the result would say who voted what."""

    rule = "VOTE-SECRET"
    sentence = _("%(voters)s electors are present; an electronic ballot needs at least %(fewest)s.")
    next_step = _("Vote on paper.")


class TellersNotFit(RuleBroken):
    """A counting board that is too small, too large, or not impartial."""

    rule = "RECUSE"
    sentence = _("The tellers cannot count this ballot: %(lack)s.")
    next_step = _("Choose other members of the body who are present.")


class NotATeller(RuleBroken):
    """An act of the counting board by somebody else."""

    rule = "VOTE-SECRET"
    sentence = _("You are not a teller of this ballot.")
    next_step = _("The tellers of the ballot do this.")


class BallotInOtherState(RuleBroken):
    """An act that does not fit where the ballot is."""

    rule = "INV-ORDER"
    sentence = _("“%(act)s” is not possible: the ballot is %(state)s.")
    next_step = _("Open the ballot's page: it shows what was done and what is next.")


class PassphraseTooShort(RuleBroken):
    """A passphrase that could be guessed."""

    rule = "VOTE-SECRET"
    sentence = _("The passphrase needs at least %(fewest)s characters.")
    next_step = _("Use several words that only you know; without it the papers cannot be counted.")


class TellersNotReady(RuleBroken):
    """Voting opens when every teller holds a share."""

    rule = "VOTE-SECRET"
    sentence = _("These tellers have not set their passphrase yet: %(names)s.")
    next_step = _("Each teller sets a passphrase on the ballot's page.")


# The vote


class VotingNotOpen(RuleBroken):
    """A paper before the opening or after the close."""

    rule = "VOTE-SECRET"
    sentence = _("Voting is not open, so no paper is taken.")
    next_step = _("Papers are handed in between the opening and the close of the ballot.")


class NotAnElector(RuleBroken):
    """Somebody who is not on the frozen list."""

    rule = "VOTE-DENOM"
    sentence = _("You are not on the list of electors of this ballot.")
    next_step = _("The chair explains by which rule somebody receives no paper.")


class RecusedElector(RuleBroken):
    """Somebody who takes no part in the matter."""

    rule = "RECUSE"
    sentence = _("You take no part in this matter, so you do not vote on it.")
    next_step = _("The chair declares the ballot void and repeats it without you.")


class VotedAlready(RuleBroken):
    """A second paper of one elector."""

    rule = "VOTE-ONCE"
    sentence = _("Your paper is in the box already; nobody votes twice.")
    next_step = _("Your receipt tells after the count that your paper was there.")


class OptionUnknown(RuleBroken):
    """A choice the paper does not have; the choice is not repeated, it could be somebody's vote."""

    rule = "VOTE-ONCE"
    sentence = _("This choice is not on the paper.")
    next_step = _("Choose one of the options of the paper.")


class ElectorsChanged(RuleBroken):
    """The list was frozen; what it rests on changed meanwhile."""

    rule = "VOTE-DENOM"
    sentence = _("The list of electors changed after the ballot was opened, so the ballot cannot be counted.")
    next_step = _("Declare the ballot void with the reason, and vote again.")


# The count


class PapersDoNotReconcile(RuleBroken):
    """Figures that cannot be true; `by_field` has a sentence for each field that is wrong."""

    rule = "VOTE-ONCE"
    sentence = _("The figures do not agree with each other: %(fields)s")  # whole sentences
    next_step = _("Count again the papers named.")

    def __init__(self, by_field: Mapping[str, str | _StrPromise], **facts: Any) -> None:
        """Keep the sentences by field, for the form that asked."""
        self.by_field = dict(by_field)
        super().__init__(fields=" ".join(str(sentence) for sentence in by_field.values()), **facts)


class CountedAlready(RuleBroken):
    """An independent count is entered once."""

    rule = "VOTE-ONCE"
    sentence = _("You have entered your count; it does not change.")
    next_step = _("Where the two counts differ, count again together and record why.")


class NoDifference(RuleBroken):
    """A recount without two counts that differ."""

    rule = "VOTE-ONCE"
    sentence = _("There are not two counts that differ.")
    next_step = _("Each teller enters a count first.")


class RecountByTheSameTeller(RuleBroken):
    """A recount is confirmed by the teller who did not write it down."""

    rule = "VOTE-ONCE"
    sentence = _("The recount is confirmed by the other teller.")
    next_step = _("The other teller signs in and confirms the figures.")


class OneTellerAlone(RuleBroken):
    """Nobody opens the box alone."""

    rule = "VOTE-SECRET"
    sentence = _("The box is opened by two tellers together; %(given)s passphrase was given.")
    next_step = _("Two tellers enter their passphrases, one after the other, at the same screen.")


class PassphraseWrong(RuleBroken):
    """A passphrase that opens no share."""

    rule = "VOTE-SECRET"
    sentence = _("The passphrase of %(name)s does not open the share.")
    next_step = _(
        "Try again. If it is lost, another pair of tellers counts, or the ballot is declared void and repeated."
    )


class SharesLost(RuleBroken):
    """Too few shares of the key are left to open the box."""

    rule = "VOTE-SECRET"
    sentence = _("The share of %(names)s is gone; without it the papers stay sealed for ever.")
    next_step = _("Two other tellers count where there are three; else declare the ballot void and repeat it.")


class BoxDisturbed(RuleBroken):
    """The box does not hold what was put into it."""

    rule = "VOTE-SECRET"
    sentence = _("The papers in the box are not those that were handed in: %(lack)s.")
    next_step = _("Declare the ballot void, repeat it, and find out who changed the box.")


class TallyIsOnce(RuleBroken):
    """A box is counted once, and never opened again."""

    rule = "VOTE-ONCE"
    sentence = _("This ballot was counted on %(on)s; the papers and keys no longer exist.")
    next_step = _("Read the counting minutes.")
