"""Every way in which the follow-up of a conclusion, and the registers beside the cases, refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class FollowedAlready(RuleBroken):
    """A conclusion is followed up once, in one case."""

    rule = "FOLLOW-ASSIGN"
    sentence = _("The conclusion of case %(case)s is followed up in case %(other)s already.")
    next_step = _("Go on in that case.")


class NothingToFollow(RuleBroken):
    """What is followed up is a conclusion, and it was announced."""

    rule = "FOLLOW-ASSIGN"
    sentence = _("Case %(case)s has nothing to follow up: %(lack)s.")
    next_step = _("Open the follow-up where a conclusion requires something of its subject.")


class WhoOwesDoesNotUrge(RuleBroken):
    """Who must carry out a requirement does not watch over it."""

    rule = "INV-FOLLOW-VERIFIER"
    sentence = _("%(name)s must carry out requirement %(number)s, and so does not urge here.")
    next_step = _("Name somebody who carries out none of the requirements.")


class UncheckedRequirements(RuleBroken):
    """Every requirement that is still open is looked at before the result goes to the authority."""

    rule = "INV-FOLLOW-VERIFIER"
    sentence = _("Requirements nobody has checked: %(numbers)s.")
    next_step = _("Say of each what its evidence shows: enough, lacking, or doubtful.")


class UnknownRequirement(RuleBroken):
    """A number that the conclusion does not have, or that is closed."""

    rule = "FOLLOW-DUE"
    sentence = _("Requirement %(number)s is not open in case %(case)s.")
    next_step = _("Choose among the requirements that are still open.")


class NotYetToBeUrged(RuleBroken):
    """Letters that urge go out a week before the day, on it, and after it."""

    rule = "FOLLOW-DUE"
    sentence = _("Requirement %(number)s is due on %(due)s; a letter goes out from %(since)s on.")
    next_step = _("Wait until a week before its day.")


class UrgedTwice(RuleBroken):
    """One letter a day about a requirement."""

    rule = "FOLLOW-DUE"
    sentence = _("Requirement %(number)s was urged by a letter on this day already.")
    next_step = _("Wait for the answer.")


class NothingDoubtful(RuleBroken):
    """A re-inspection is called for by a doubt."""

    rule = "INV-ORDER"
    sentence = _("No requirement of case %(case)s is doubtful; nothing is re-inspected.")
    next_step = _("The authority decides on what was checked.")


class DoubtLeft(RuleBroken):
    """A re-inspection answers every doubt."""

    rule = "INV-MINUTES"
    sentence = _("The re-inspection says nothing of requirements %(numbers)s, which are doubtful.")
    next_step = _("Say of each whether it was found carried out.")


class VerdictMissing(RuleBroken):
    """The authority decides on every requirement."""

    rule = "INV-COMPLETE"
    sentence = _("Nothing is decided on requirements %(numbers)s.")
    next_step = _("Accept each, reopen it, or conclude that it was not carried out.")


class VerdictImpossible(RuleBroken):
    """What nobody verified is not accepted; what was verified is reopened before it is called undone."""

    rule = "INV-FOLLOW-VERIFIER"
    sentence = _("Requirement %(number)s cannot be decided so: %(lack)s.")
    next_step = _("Accept what is verified; reopen what is not enough, with a new day.")


class ListedAlready(RuleBroken):
    """An organization stands in the list of the weak once."""

    rule = "INV-COMPLETE"
    sentence = _("%(name)s is in the list already, since %(on)s.")
    next_step = _("Record a review there.")


class NotOfThisHouse(RuleBroken):
    """A register of a body is about those below it."""

    rule = "INV-COMPLETE"
    sentence = _("%(name)s does not stand below %(body)s.")
    next_step = _("Choose an organization of this house, or one below it.")
