"""What refuses a rating: who may, what is complete, in which order, and what nobody types over."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# Who may


class NotOfUnit(RuleBroken):
    """A unit scores itself, and appeals, by whom it is answered for."""

    rule = "POWER-ACTS"
    sentence = _("You do not answer for %(unit)s on %(on)s.")
    next_step = _("Its reporting secretary, its representative or its secretary does it.")


class NotAssessor(RuleBroken):
    """Criteria and assessment are the work of the office of the body that rates."""

    rule = "POWER-ACTS"
    sentence = _("You neither report nor follow an area for %(body)s on %(on)s.")
    next_step = _("Its reporting secretary or an area officer does it.")


class OwnUnit(RuleBroken):
    """Nobody judges the unit to which they belong."""

    rule = "INV-FOUR-EYES"
    sentence = _("You belong to %(unit)s, so you judge none of its points.")
    next_step = _("Somebody else of the office assesses it; another leader decides its appeals.")


class DraftsAndApproves(RuleBroken):
    """Criteria are approved by another than who drafted them."""

    rule = "INV-FOUR-EYES"
    sentence = _("You drafted these criteria, so you do not approve them.")
    next_step = _("Another leader of the body approves them.")


class AssessorDecides(RuleBroken):
    """An appeal goes to somebody else than the assessor."""

    rule = "INV-FOUR-EYES"
    sentence = _("You assessed criterion %(code)s of %(unit)s, so you do not decide the appeal of it.")
    next_step = _("Another leader of the body decides it.")


class AssessorConfirms(RuleBroken):
    """The ranking is confirmed by somebody who gave none of its points."""

    rule = "INV-FOUR-EYES"
    sentence = _("You assessed points of this round, so you do not confirm its ranking.")
    next_step = _("A leader of the body who assessed nothing confirms it.")


class RecusedFromUnit(RuleBroken):
    """A declared conflict keeps apart from a unit: in this round, or in a case about it."""

    rule = "RECUSE"
    sentence = _("You declared a conflict of interest about %(unit)s, so you judge none of its points.")
    next_step = _("Somebody else of the office assesses it; another leader decides its appeals.")


class RecusedAlready(RuleBroken):
    """A conflict about a unit is declared once."""

    rule = "RECUSE"
    sentence = _("You are kept apart from %(unit)s already.")
    next_step = _("Nothing has to be declared again.")


class AssessedByRecused(RuleBroken):
    """Points of somebody who declared a conflict afterwards are given anew by another."""

    rule = "RECUSE"
    sentence = _("%(unit)s: points given by somebody with a declared conflict: %(codes)s.")
    next_step = _("Somebody else assesses these criteria, then the result is told.")


# Criteria


class CriteriaUnsound(RuleBroken):
    """A set of criteria says how every point and every band comes about."""

    rule = "INV-COMPLETE"
    sentence = _("The criteria are not sound: %(why)s.")
    next_step = _("Correct it in the workbook and send it again; nothing was kept.")


class ApprovedAlready(RuleBroken):
    """A version is approved once."""

    rule = "INV-COMPLETE"
    sentence = _("These criteria were approved already.")
    next_step = _("A change is drafted as a new version.")


class NoCriteria(RuleBroken):
    """A round goes by the criteria in force at the end of its period."""

    rule = "INV-COMPLETE"
    sentence = _("%(body)s has no approved criteria in force on %(on)s.")
    next_step = _("Draft criteria for that day and have a leader approve them.")


# Rounds and scores


class NotDirectlyBelow(RuleBroken):
    """A body rates what stands directly below it."""

    rule = "INV-COMPLETE"
    sentence = _("%(unit)s does not stand directly below %(body)s on %(on)s.")
    next_step = _("Choose units that stand directly below.")


class NobodyToRate(RuleBroken):
    """A round has units."""

    rule = "INV-COMPLETE"
    sentence = _("No unit stands directly below %(body)s on %(on)s.")
    next_step = _("Choose another period, or enter the units first.")


class RatedAlready(RuleBroken):
    """A period of a body is rated once."""

    rule = "INV-COMPLETE"
    sentence = _("%(body)s rates %(since)s – %(until)s already.")
    next_step = _("Open that round in the list.")


class RoundIsFrozen(RuleBroken):
    """A published ranking stays as it is."""

    rule = "INV-ORDER"
    sentence = _("The ranking of this round was published on %(on)s and is frozen.")
    next_step = _("What has to be judged otherwise is judged in the next round.")


class PointsImpossible(RuleBroken):
    """Points lie within the criterion."""

    rule = "INV-COMPLETE"
    sentence = _("%(points)s points cannot be given for criterion %(code)s.")
    next_step = _("Give one of: %(allowed)s.")


class ComputedNotTyped(RuleBroken):
    """Nobody types over what the system counts."""

    rule = "INV-COMPLETE"
    sentence = _("Criterion %(code)s is computed from facts; nobody gives its points.")
    next_step = _("Open the rows behind the figure, and have a wrong fact corrected where it stands.")


class SelfScoringOver(RuleBroken):
    """A unit scores itself up to the day the round names."""

    rule = "RATING-SELF"
    sentence = _("Units scored themselves until %(until)s.")
    next_step = _("The superior's office assesses what was handed in; the result can be appealed.")


class HandedInAlready(RuleBroken):
    """What was handed in stays."""

    rule = "INV-ORDER"
    sentence = _("%(unit)s handed its scores in on %(on)s.")
    next_step = _("The superior's office assesses them; the result can be appealed.")


class SelfScoreIncomplete(RuleBroken):
    """A unit scores itself in every criterion."""

    rule = "INV-COMPLETE"
    sentence = _("Not scored yet: %(codes)s.")
    next_step = _("Score these criteria, be it with 0, and hand in again.")


class NotHandedIn(RuleBroken):
    """Assessed is what was handed in, or what was not until the day."""

    rule = "RATING-SELF"
    sentence = _("%(unit)s has not handed its scores in and may do so until %(until)s.")
    next_step = _("Wait for its scores, or assess after that day.")


class DifferenceUnexplained(RuleBroken):
    """Where the office differs from the unit, it says why."""

    rule = "INV-COMPLETE"
    sentence = _("Criterion %(code)s: %(points)s points differ from the unit's own %(own)s, without a reason.")
    next_step = _("Write why, or give the unit's own points.")


class AssessmentIncomplete(RuleBroken):
    """A result is told when every criterion is assessed."""

    rule = "INV-COMPLETE"
    sentence = _("%(unit)s: not assessed yet: %(codes)s.")
    next_step = _("Assess these criteria, then tell the result.")


class ToldAlready(RuleBroken):
    """A result that was told changes by an appeal only."""

    rule = "INV-ORDER"
    sentence = _("%(unit)s was told its provisional result on %(on)s.")
    next_step = _("Points change by a decided appeal only.")


# Appeals and the ranking


class NotToldYet(RuleBroken):
    """Only a result that was told is appealed."""

    rule = "RATING-APPEAL"
    sentence = _("%(unit)s was not told its provisional result yet.")
    next_step = _("Wait for the result; then the unit may appeal.")


class AppealLate(RuleBroken):
    """An appeal comes within the days the round grants."""

    rule = "RATING-APPEAL"
    sentence = _("The result could be appealed until %(until)s.")
    next_step = _("The points stand as they were told.")


class AppealedAlready(RuleBroken):
    """A criterion is appealed once."""

    rule = "RATING-APPEAL"
    sentence = _("Criterion %(code)s of %(unit)s was appealed on %(on)s already.")
    next_step = _("It is decided once; add everything to one appeal.")


class NothingAppealed(RuleBroken):
    """An appeal asks for other points."""

    rule = "RATING-APPEAL"
    sentence = _("Criterion %(code)s has these %(points)s points already.")
    next_step = _("Ask for other points, or do not appeal.")


class AppealDecided(RuleBroken):
    """An appeal is decided once."""

    rule = "RATING-APPEAL"
    sentence = _("The appeal of criterion %(code)s by %(unit)s was decided on %(on)s.")
    next_step = _("The decision stands.")


class AppealWaits(RuleBroken):
    """No ranking before every appeal is decided."""

    rule = "RATING-APPEAL"
    sentence = _("%(unit)s appealed criterion %(code)s, and nobody decided it yet.")
    next_step = _("A leader who did not assess it decides the appeal; then the ranking is confirmed.")


class AppealRuns(RuleBroken):
    """No ranking while a unit may still appeal."""

    rule = "RATING-APPEAL"
    sentence = _("%(unit)s may appeal its result until %(until)s.")
    next_step = _("Confirm the ranking after that day.")


class ResultUntold(RuleBroken):
    """No ranking before every unit knows its result."""

    rule = "INV-ORDER"
    sentence = _("%(unit)s was not told its provisional result.")
    next_step = _("Assess it and tell the result; then the ranking is confirmed.")


class ProvedAlready(RuleBroken):
    """The same file proves a criterion once."""

    rule = "INV-COMPLETE"
    sentence = _("The file “%(name)s” is among the evidence of criterion %(code)s already.")
    next_step = _("Nothing has to be sent again.")
