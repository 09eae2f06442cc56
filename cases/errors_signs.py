"""Every way the rules of an inspection on signs of violation refuse: what is lacking, by which article, what next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class SubjectOfAnotherKind(RuleBroken):
    """An organization and a member are inspected by procedures of their own."""

    rule = "DUR-KTDH"
    sentence = _("%(name)s cannot be inspected by the procedure “%(procedure)s”.")
    next_step = _("Open the procedure of an organization for an organization, and that of a member for a member.")


class InspectionOpenAlready(RuleBroken):
    """The same signs lead to one inspection."""

    rule = "DUR-KTDH"
    sentence = _("These signs are inspected already, in case %(case)s opened on %(on)s.")
    next_step = _("Go on in that case; what is new there is proposed to its authority.")


class NotOnTheList(RuleBroken):
    """Only what stands in the list of cases to open is opened from it."""

    rule = "GS-TO-KT"
    sentence = _("Case %(case)s does not call for an inspection on signs of violation.")
    next_step = _("Propose an inspection on signs of its own, with the source they come from.")


class StandingBoardNotInformed(RuleBroken):
    """Of a committee member of the same level, or its standing committee, the standing board is told first."""

    rule = "INFORM-BTV"
    sentence = _("%(name)s is of the same level: it is not recorded that the standing board was informed.")
    next_step = _("Inform or ask the standing board as the working rules require, and record when and how.")


class FirstAtHome(RuleBroken):
    """A member is heard first in the own cell; an organization holds its conference itself."""

    rule = "HEAR"
    sentence = _("The first conference is held at %(name)s.")
    next_step = _("Hold it there, keep its minutes, then go on with the levels above.")


class ConferenceMissing(RuleBroken):
    """The draft is laid before a conference, where the subject responds."""

    rule = "HEAR"
    sentence = _("Case %(case)s has no minutes of a conference on the draft.")
    next_step = _("Hold the conference: the subject presents, the team presents, participants comment, it responds.")


class ResponsibilityMissing(RuleBroken):
    """Where an organization is inspected, individuals answer too, above all its head."""

    rule = "ORG-RESP"
    sentence = _("Case %(case)s does not say whose responsibility was examined: %(lack)s.")
    next_step = _("Record for each individual what was examined and what follows, the head of the organization first.")


class NotResponsible(RuleBroken):
    """A case of their own is opened only against who was found responsible."""

    rule = "ORG-RESP"
    sentence = _("No case is opened against %(name)s: %(lack)s.")
    next_step = _("A case is opened when the commission has concluded, against those found responsible, once each.")


class DualNotPossible(RuleBroken):
    """Conclusion and discipline in one run only where everything is clear and accepted."""

    rule = "DUAL"
    sentence = _("Conclusion and discipline cannot go in one run in case %(case)s: %(lack)s.")
    next_step = _("Finalise the report without it; discipline is considered afterwards by its own procedure.")


class NotHeardByCommissioner(RuleBroken):
    """In one run, a representative of the commission hears the subject before the submission."""

    rule = "DUAL"
    sentence = _("In case %(case)s the commissioner in charge has not heard the subject.")
    next_step = _("The commissioner in charge hears the subject and keeps minutes, then the report is submitted.")


class CaseRests(RuleBroken):
    """What was handed to law enforcement is not gone on with meanwhile, where the authority decided so."""

    rule = "CRIME-TRANSFER"
    sentence = _("Case %(case)s rests since %(on)s until %(agency)s answers.")
    next_step = _("Record the answer of law enforcement; the case then goes on.")


class TransferAnswered(RuleBroken):
    """A transfer is answered once."""

    rule = "CRIME-TRANSFER"
    sentence = _("%(agency)s answered this transfer on %(on)s already.")
    next_step = _("A new matter is transferred by a new letter.")


class ContentsNotConcluded(RuleBroken):
    """The commission concludes each content."""

    rule = "CONCLUDE-MAJ"
    sentence = _("Not concluded: contents no. %(numbers)s. The commission concludes each content once.")
    next_step = _("Record for each content what was concluded and by which votes, or return the report.")


class OutcomeContradicts(RuleBroken):
    """The outcome follows from the contents concluded and the vote on discipline."""

    rule = "CONCLUDE-MAJ"
    sentence = _("“%(outcome)s” does not fit what was concluded: %(lack)s.")
    next_step = _("Choose the outcome that follows from the contents and the vote, or return the report.")


class OpenedAbove(RuleBroken):
    """What is beyond a body's power is opened by the body above it."""

    rule = "VOTE-BEYOND"
    sentence = _("%(body)s proposed case %(case)s to the competent level; it does not consider the discipline itself.")
    next_step = _("Choose the body the submission went to.")
