"""Every way the rules of intake refuse: registering, classifying, handling, and opening a seal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# The register


class NotThisRegister(RuleBroken):
    """The register is kept by the office of its body."""

    rule = "GQTC-FIRST"
    sentence = _("You do not keep the register of petitions of %(body)s.")
    next_step = _("The clerk or an area officer of this body does it.")


class ApartFromPetition(RuleBroken):
    """Whom it is about, and who declared a conflict, take no part in it."""

    rule = "RECUSE"
    sentence = _("You take no part in petition %(petition)s.")
    next_step = _("Another officer of the body handles it.")


class SenderUnknown(RuleBroken):
    """A letter with a name in it has somebody to seal; without one it is anonymous."""

    rule = "GQTC-NOT"
    sentence = _("Nobody is named as the sender, and the petition is not marked as anonymous.")
    next_step = _("Write down who sent it, or mark it as anonymous.")


class SenderNamed(RuleBroken):
    """An anonymous letter names nobody."""

    rule = "GQTC-NOT"
    sentence = _("The petition is marked as anonymous, and a sender is written down.")
    next_step = _("Take the mark away, or leave the sender empty; a false name is marked as such.")


class SenderInText(RuleBroken):
    """What many read says nothing of who sent it."""

    rule = "CONF-DENOUNCER"
    sentence = _("“%(field)s” tells who sent the petition.")
    next_step = _("Take name, address and telephone out of it; they belong into the sealed part alone.")


class AlreadyHandled(RuleBroken):
    """A petition is handled once."""

    rule = "GQTC-FIRST"
    sentence = _("Petition %(petition)s was handled on %(on)s: %(handling)s.")
    next_step = _("Register what came in since as a petition of its own.")


class NotClassified(RuleBroken):
    """First the class, then what is done with it."""

    rule = "GQTC-FIRST"
    sentence = _("Petition %(petition)s is not classified yet.")
    next_step = _("Say what it is, and whether the body is competent.")


class NotThisWay(RuleBroken):
    """What the class and the marks of a petition do not lead to."""

    rule = "GQTC-FIRST"
    sentence = _("Petition %(petition)s cannot be handled like this: %(why)s.")
    next_step = _("Choose among what its class and marks lead to, or classify it anew.")


class NeverADenunciation(NotThisWay):
    """Without a known sender there is nobody to work with."""

    rule = "GQTC-ANON"
    sentence = _("Petition %(petition)s has no known sender: it is never opened as a denunciation.")
    next_step = _("Keep a concrete one for monitoring the situation; store the rest.")


class DenunciationNotTakenUp(NotThisWay):
    """One of the grounds of the rulebook."""

    rule = "GQTC-NOT"
    sentence = _("Petition %(petition)s is not taken up: %(grounds)s.")
    next_step = _("Answer with the ground and the reason, or store it.")


class NotCompetent(NotThisWay):
    """Each denunciation has one body that resolves it."""

    rule = "GQTC-COMP"
    sentence = _("%(body)s is not competent for petition %(petition)s.")
    next_step = _("Transfer it to the body that is.")


class AdvisoryMayNotLead(NotThisWay):
    """An advisory body leads only against a cadre managed by its own committee."""

    rule = "GQTC-ADVISORY"
    sentence = _("%(body)s may lead only where a cadre managed by the committee of its own level is denounced.")
    next_step = _("Transfer it to the committee or the commission, and advise it.")


# Copies


class FileRefusedAtIntake(RuleBroken):
    """A scan or copy that cannot be kept."""

    rule = "CONF-DENOUNCER"
    sentence = _("The file cannot be kept: %(why)s.")
    next_step = _("Choose a PDF, JPEG or PNG file of at most %(limit)s MB.")


# The seal


class NothingSealed(RuleBroken):
    """There is no sender to know."""

    rule = "CONF-DENOUNCER"
    sentence = _("Petition %(petition)s has no sealed sender.")
    next_step = _("Nothing is to be opened.")


class NotTheCustodian(RuleBroken):
    """Only who was appointed decides."""

    rule = "CONF-DENOUNCER"
    sentence = _("Only the custodian of sealed identities of %(body)s decides on this request.")
    next_step = _("The custodian opens the request from their own work.")


class CustodianOfTheBody(RuleBroken):
    """Who keeps the seals is not chosen by who keeps the machine."""

    rule = "CONF-DENOUNCER"
    sentence = _("The custodian of sealed identities is appointed by a leader of the body.")
    next_step = _("A leader does it on the page of petitions.")


class OwnRequest(RuleBroken):
    """Four eyes."""

    rule = "INV-FOUR-EYES"
    sentence = _("You asked for this yourself; another custodian decides.")
    next_step = _("Where there is no other custodian, have the body appoint one.")


class AdministratorOpensNothing(RuleBroken):
    """Who keeps the machine does not read what it seals."""

    rule = "CONF-DENOUNCER"
    sentence = _("An administrator neither asks for a sealed identity nor decides on it.")
    next_step = _("Somebody who works on the petition asks; the custodian decides.")


class AskedAlready(RuleBroken):
    """One request at a time."""

    rule = "CONF-DENOUNCER"
    sentence = _("You asked for the sender of petition %(petition)s on %(on)s; there is no answer yet.")
    next_step = _("Wait for the custodian's answer.")


class AnsweredAlready(RuleBroken):
    """A request is answered once."""

    rule = "CONF-DENOUNCER"
    sentence = _("This request was answered on %(on)s.")
    next_step = _("Who needs to know again asks again.")


class NotApproved(RuleBroken):
    """What was not approved, was used, or is too old."""

    rule = "CONF-DENOUNCER"
    sentence = _("This request opens nothing: %(why)s.")
    next_step = _("Ask again, with the motive.")


class KeyLost(RuleBroken):
    """Without the key nothing is opened, and nothing new is sealed."""

    rule = "CONF-DENOUNCER"
    sentence = _("The key of sealed identities is not where it should be.")
    next_step = _("Whoever keeps the copy of the key puts the file back (docs/operations.md).")


class SealBroken(RuleBroken):
    """The ciphertext was altered, or belongs to another petition."""

    rule = "CONF-DENOUNCER"
    sentence = _("The sealed identity was altered, and is not opened.")
    next_step = _("Restore it from a backup made before, and find out who could write to the database.")


# Signs of violation


class NotThisArea(RuleBroken):
    """Signs are noted and assessed by the area officers of the body."""

    rule = "POWER-ACTS"
    sentence = _("You do not follow the area of %(body)s.")
    next_step = _("An area officer of this body does it.")


class AssessedAlready(RuleBroken):
    """What led to an inspection is not assessed anew."""

    rule = "POWER-ACTS"
    sentence = _("An inspection was opened on these signs: %(case)s.")
    next_step = _("Note what was seen since as signs of their own.")


class SignsNotEnough(RuleBroken):
    """An inspection needs signs that were found enough."""

    rule = "POWER-ACTS"
    sentence = _("These signs were not found enough for an inspection.")
    next_step = _("Assess them first, with the reason.")


class LeftAlready(RuleBroken):
    """What a conclusion left is noted once."""

    rule = "POWER-ACTS"
    sentence = _("What case %(case)s left to be inspected is in the register already.")
    next_step = _("Go on with the signs that are there.")
