"""Every way the rules of a denunciation refuse: opening, allegations, conclusions, and keeping the denouncer safe."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# Opening


class NotTakenUp(RuleBroken):
    """A case is opened on a petition that was classified and taken up as a denunciation."""

    rule = "GQTC-FIRST"
    sentence = _("Petition %(petition)s was not taken up as a denunciation.")
    next_step = _("Classify it and take it up in the register of petitions first.")


class OpenedBefore(RuleBroken):
    """One petition opens its cases once."""

    rule = "GQTC-FIRST"
    sentence = _("Petition %(petition)s was opened before: %(cases)s.")
    next_step = _("Go on in the cases that are there.")


class NobodyDenounced(RuleBroken):
    """A case is about an organization or a member of the register."""

    rule = "GQTC-CONTENT"
    sentence = _("Nobody is named whom petition %(petition)s denounces.")
    next_step = _("Name each organization and member it is about; each gets a case of its own.")


# The denouncer


class WorkedBefore(RuleBroken):
    """The allegations are written down once; what comes later is a petition of its own."""

    rule = "GQTC-FIRST"
    sentence = _("The allegations of this denunciation were written down with the denouncer on %(on)s.")
    next_step = _("Propose the team; a new allegation is registered as a petition of its own.")


class AllegationsMissing(RuleBroken):
    """What nobody alleges is not resolved."""

    rule = "GQTC-CONTENT"
    sentence = _("No allegation is written down against %(subjects)s.")
    next_step = _("Write down with the denouncer, one by one, what each of the denounced is said to have done.")


class DenouncerNotAsked(RuleBroken):
    """Nothing is proposed before the denouncer stands by the denunciation."""

    rule = "GQTC-NOT"
    sentence = _("Nobody has worked with the denouncer yet.")
    next_step = _("Meet the denouncer, have the denunciation confirmed, and write down each allegation.")


class DenouncerWithheld(RuleBroken):
    """What tells of the denouncer is handed to nobody."""

    rule = "CONF-DENOUNCER"
    sentence = _("“%(paper)s” tells of work with the denouncer and is not handed over.")
    next_step = _("Hand over the decision, the plan and the outline; they name nobody who denounced.")


# Verification and conclusion


class AllegationUnverified(RuleBroken):
    """No conclusion on what was not verified."""

    rule = "GQTC-VERDICT"
    sentence = _("Allegations %(numbers)s of case %(case)s are not verified.")
    next_step = _("Verify each of them, with minutes and evidence, or record that it was withdrawn.")


class AllegationClosed(RuleBroken):
    """An allegation withdrawn of the denouncer's own will is closed."""

    rule = "GQTC-WITHDRAW"
    sentence = _("Allegation %(number)s was withdrawn on %(on)s and is closed.")
    next_step = _("Go on with the others.")


class VerdictMissing(RuleBroken):
    """The body concludes on each allegation."""

    rule = "GQTC-VERDICT"
    sentence = _("Nothing is concluded on allegations %(numbers)s.")
    next_step = _("Conclude on each allegation, with the grounds.")


class VerdictUnknown(RuleBroken):
    """Four values, as the rulebook lists them."""

    rule = "GQTC-VERDICT"
    sentence = _("“%(verdict)s” is not a conclusion on an allegation.")
    next_step = _("Choose one of the four: false; without basis; founded with shortcoming; founded with violation.")


class VerdictWithoutFinding(RuleBroken):
    """A conclusion agrees with the findings on which the denounced was heard."""

    rule = "GQTC-VERDICT"
    sentence = _("On allegation %(number)s, “%(verdict)s” does not agree with the findings of the report.")
    next_step = _(
        "Return the report, so that the team records or withdraws the finding and the denounced is heard on it."
    )


class VerdictNotInDraft(RuleBroken):
    """What the body approves is what is issued: the text says what was concluded."""

    rule = "GQTC-VERDICT"
    sentence = _("On allegation %(number)s, “%(verdict)s” is not what the draft notice says.")
    next_step = _("Return the report, and have the draft say what is concluded.")


class OutcomeNotDerived(RuleBroken):
    """How a denunciation ends follows from the conclusions on its allegations."""

    rule = "GQTC-VERDICT"
    sentence = _("How case %(case)s ends follows from the conclusions on its allegations; it is not chosen.")
    next_step = _("Conclude on each allegation.")


class DenouncerNotInformed(RuleBroken):
    """The result reaches the denouncer in a suitable form."""

    rule = "GQTC-RIGHTS"
    sentence = _("The denouncer of case %(case)s was not told of the result.")
    next_step = _("Tell the denouncer in a suitable form, and record how.")
