"""How the rules of papers refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class TermMissing(RuleBroken):
    """Numbers run within a term; without one there is no register."""

    rule = "DOC-NUMBER"
    sentence = _("%(body)s has no term on %(on)s, so its papers cannot be numbered.")
    next_step = _("An administrator records the term of the committee from congress to congress.")


class SeriesRunning(RuleBroken):
    """A register is continued from paper only before its first number here."""

    rule = "DOC-NUMBER"
    sentence = _("The register %(series)s has already given numbers here, up to %(last)s.")
    next_step = _("Numbers go on from there; a gap is explained by a void paper.")


class DraftMissing(RuleBroken):
    """A paper of prose is issued from an approved draft."""

    rule = "INV-BODY-CONCLUDES"
    sentence = _("“%(paper)s” has no approved draft.")
    next_step = _("Write the draft and have it approved; the approved text is issued as it stands.")


class CitationReplaced(RuleBroken):
    """A draft names a paper that was replaced since: what is approved cites the papers in force."""

    rule = "INV-BODY-CONCLUDES"
    sentence = _("The draft cites “%(cited)s”, which is no longer the one in force.")
    next_step = _("Return the report to the team: saved or submitted again, the draft cites the paper in force.")


class DraftChanged(RuleBroken):
    """Somebody saved a version while another was being written."""

    rule = "DOC-DRAFT"
    sentence = _("Version %(version)s was written while you were writing.")
    next_step = _("Compare the two texts, then save yours as the next version.")


class ProseRefused(RuleBroken):
    """Prose that no paper could print."""

    rule = "DOC-PROSE"
    sentence = _("The text cannot be kept: %(why)s.")
    next_step = _("Correct the paragraph or table and save again.")


class NothingOnRecord(RuleBroken):
    """A paper tells of an act; the act is not on record."""

    rule = "INV-ORDER"
    sentence = _("“%(paper)s” tells of an act that is not on record yet.")
    next_step = _("Do the act first; its paper follows.")


class SamePersonVoids(RuleBroken):
    """Two people make a paper void."""

    rule = "INV-FOUR-EYES"
    sentence = _("The person who asked to void a paper does not confirm it.")
    next_step = _("Another leader or clerk of the body confirms it.")


class NotToVoid(RuleBroken):
    """The paper is void already, or nobody asked for it."""

    rule = "INV-ORDER"
    sentence = _("Paper %(paper)s is not waiting to be made void.")
    next_step = _("Open the register: it shows the state of every number.")


class NotInHands(RuleBroken):
    """A paper that is not in the clerk's hands cannot leave them."""

    rule = "DOC-NUMBER"
    sentence = _("Paper %(paper)s is not in the clerk's hands.")
    next_step = _("A paper is dispatched once, after it was issued and printed.")


class NoSuchGap(RuleBroken):
    """Only numbers the register does not show are explained."""

    rule = "DOC-NUMBER"
    sentence = _("The numbers %(first)s to %(last)s are no gap of the register %(series)s.")
    next_step = _("Open the page of gaps: it names every number that is missing, void or still in the paper register.")


class ArrivedLater(RuleBroken):
    """A document is registered once it is there."""

    rule = "DOC-NUMBER"
    sentence = _("A document that arrives on %(arrived)s is not registered on %(on)s.")
    next_step = _("Correct the day of arrival; a document is dated on the day it arrived, or before.")


class SenderSealed(RuleBroken):
    """The register says nothing of who sent a petition."""

    rule = "CONF-DENOUNCER"
    sentence = _("Who sent a petition and what it says stay out of the register of incoming documents.")
    next_step = _("Leave sender, symbol, extract and scan empty: the line points to the register of petitions.")


class PetitionRegistered(RuleBroken):
    """A petition has one line."""

    rule = "DOC-NUMBER"
    sentence = _("This petition stands in the register of incoming documents under number %(number)s.")
    next_step = _("Open that line.")


class LineVoid(RuleBroken):
    """A void line is not worked on."""

    rule = "DOC-NUMBER"
    sentence = _("Line %(number)s is void.")
    next_step = _("Register the document anew where it is there.")


class NothingChosen(RuleBroken):
    """A batch is made for somebody."""

    rule = "INV-ORDER"
    sentence = _("No subject is chosen for which this paper can be made.")
    next_step = _("Choose at least one subject from the list.")


class TooManyLines(RuleBroken):
    """A register is printed in parts that one can bind."""

    rule = "DOC-NUMBER"
    sentence = _("This period has more than %(most)s lines.")
    next_step = _("Print it in parts: choose a shorter period.")
