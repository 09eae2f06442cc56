"""What refuses a case under way on paper that is to enter at its step."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class ProcedureNotTakenOver(RuleBroken):
    """Only procedures whose whole state stands on named papers enter in the middle."""

    rule = "INV-COMPLETE"
    sentence = _("A case of “%(kind)s” does not enter in the middle.")
    next_step = _("Open it from its beginning here; if it is finished, enter it as a record from paper.")


class TakeoverBeforeDeployment(RuleBroken):
    """What is still being prepared begins here."""

    rule = "DEPLOY"
    sentence = _("Step %(step)s belongs to the preparation.")
    next_step = _("Open the case from its beginning: its preparation is done here.")


class TakeoverAfterConclusion(RuleBroken):
    """What the body has decided is a record from paper."""

    rule = "INV-BODY-CONCLUDES"
    sentence = _("At step %(step)s the body has concluded already.")
    next_step = _("Enter it as a record from paper.")


class StepNotOnPaper(RuleBroken):
    """Each step before the entry stands on a day and a named paper."""

    rule = "INV-COMPLETE"
    sentence = _("Step %(step)s, “%(label)s”, has no %(lack)s.")
    next_step = _("Name it as it stands on paper, or let the case enter at this step.")


class StepsOutOfOrder(RuleBroken):
    """The steps on paper follow each other, and lie before today."""

    rule = "INV-COMPLETE"
    sentence = _("Step %(step)s is dated %(on)s; it cannot lie before %(earliest)s nor after %(latest)s.")
    next_step = _("Correct the day by the papers.")


class DecisionNotOnPaper(RuleBroken):
    """The decision that set up the team is named with its number."""

    rule = "DEPLOY"
    sentence = _("The decision that set up the team is not named with its number.")
    next_step = _("Give number, day and signer of the decision: nothing touches a subject before it.")


class HearingNotOnPaper(RuleBroken):
    """The subject was heard, and the minutes say so; otherwise it is heard here."""

    rule = "HEAR"
    sentence = _("The case is to enter after the hearing of the subject, and no minutes of that hearing are named.")
    next_step = _("Name the minutes of the meeting through the draft, or let the case enter at step %(step)s.")


class TakeoverStands(RuleBroken):
    """A subject enters by a decision once."""

    rule = "INV-COMPLETE"
    sentence = _("%(subject)s is taken over by decision %(number)s already, or waits to be.")
    next_step = _("Open the proposal there is. If it is wrong, have it refused and propose anew.")


class TakeoverFinishedOnPaper(RuleBroken):
    """What is counted as finished does not enter as under way."""

    rule = "INV-COMPLETE"
    sentence = _("Decision %(number)s is recorded as finished on paper.")
    next_step = _("If that record is wrong, withdraw it with a reason first.")


class TakeoverSettled(RuleBroken):
    """A proposal is answered once."""

    rule = "INV-COMPLETE"
    sentence = _("The proposal on decision %(number)s was answered on %(on)s.")
    next_step = _("Open the list of cases under way on paper.")


class TakeoverTeamDiffers(RuleBroken):
    """One decision sets up one team."""

    rule = "TEAM-CHANGE"
    sentence = _("Decision %(number)s was taken over for another subject with another team.")
    next_step = _("Propose the same people; who joined or left since is changed by a decision afterwards.")


class NumberOfOurRegister(RuleBroken):
    """A number on paper lies below where our register goes on: no number is given twice."""

    rule = "INV-COMPLETE"
    sentence = _("Number %(number)s would collide with the register of %(body)s, which begins at %(next)s here.")
    next_step = _("Correct the number, or have the clerk continue the register from its last number on paper first.")


class PointsNotOnFile(RuleBroken):
    """The body decides on points that stand in the file, with what the subject said to each."""

    rule = "HEAR"
    sentence = _("The points of the report on paper do not stand in the file of case %(case)s yet.")
    next_step = _("The team copies each point, and what the minutes of the hearing say of it, before the body meets.")
