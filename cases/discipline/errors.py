"""Every way a question about discipline is refused: what is wrong with the facts, never a guess in their place."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class FormUnknown(RuleBroken):
    """A form the regulations do not have, or not for this subject."""

    rule = "FORMS"
    sentence = _("“%(form)s” is not a disciplinary form here; the forms are: %(forms)s.")
    next_step = _("Use one of the forms named.")


class FormsOutOfOrder(RuleBroken):
    """A paper whose forms do not go from the heaviest down, each once."""

    rule = "VOTE-CUMUL"
    sentence = _("The forms on the paper must go from the heaviest to the lightest, each once: %(forms)s.")
    next_step = _("Write the heaviest form first; “no discipline” is on every paper and is not named.")


class ThresholdUnknown(RuleBroken):
    """A form without its threshold, or a threshold without its form."""

    rule = "VOTE-MAJ"
    sentence = _("The thresholds must be given for exactly the forms on the paper; %(form)s does not match.")
    next_step = _("Give one threshold for each form, or none at all: the rulebook of the date then gives them.")


class CountImpossible(RuleBroken):
    """Papers that cannot have been cast."""

    rule = "VOTE-DENOM"
    sentence = _("%(papers)s papers were counted, but only %(denominator)s members are in the denominator.")
    next_step = _("Count the papers again, or correct the number of members with a vote.")


class NumberImpossible(RuleBroken):
    """A number of votes or members that cannot be."""

    rule = "VOTE-DENOM"
    sentence = _("“%(value)s” cannot be the number of %(what)s.")
    next_step = _("Give a whole number; a body has at least one member, and no number of votes is below nought.")


class FormNotOpen(RuleBroken):
    """A form that this subject cannot receive."""

    rule = "FORMS"
    sentence = _("The form “%(form)s” is not open to this subject; open are: %(forms)s.")
    next_step = _("Choose one of them. Nobody is removed from an office they do not hold.")

    def __init__(self, *, form: object, forms: list[object], citation: str = "") -> None:
        """Name the forms there are."""
        super().__init__(form=form, forms=", ".join(map(str, forms)), citation=citation)


class LevelNotThen(RuleBroken):
    """A level that did not exist on the day, or stood elsewhere."""

    rule = "ORG-XA-INHERITS"
    sentence = _("On %(day)s the level “%(level)s” was not between the grassroots and the province.")
    next_step = _("Before 01/07/2025 use the district, and give a commune as grassroots; since then use the commune.")

    def __init__(self, *, level: object, on: date, citation: str = "") -> None:
        """Name level and day."""
        super().__init__(level=level, day=f"{on:%d/%m/%Y}", citation=citation)


class BodyNotOnLine(RuleBroken):
    """A body that is not above this subject."""

    rule = "AUTH-ORG"
    sentence = _("“%(body)s” is not on the line above this subject.")
    next_step = _("Correct the body and its level, or give the levels of the subject's line.")


class MayAdmitUnknown(RuleBroken):
    """Expulsion at the grassroots depends on a power that must be told."""

    rule = "AUTH-BASE"
    sentence = _(
        "Whether the grassroots committee is empowered to admit members is not stated, and expulsion hangs on it."
    )
    next_step = _("State it: true or false.")


class DatesReversed(RuleBroken):
    """A range or a pause that ends before it begins."""

    rule = "LIMIT-CLOCK"
    sentence = _("%(latest)s is before %(earliest)s, so the one cannot be the end of the other.")
    next_step = _("Correct the dates.")

    def __init__(self, *, earliest: date, latest: date) -> None:
        """Write the days as people read them."""
        super().__init__(earliest=f"{earliest:%d/%m/%Y}", latest=f"{latest:%d/%m/%Y}")


class EndUnknown(RuleBroken):
    """A continuing act whose end nobody knows, and no day from which to count instead."""

    rule = "LIMIT-UNKNOWN-END"
    sentence = _("The act continued and neither its end nor a day from which this rulebook counts instead is known.")
    next_step = _("Give the end as a day or a range, or the day of discovery where the rulebook counts from it.")


class LimitSilent(RuleBroken):
    """A rulebook that gives no limitation for this kind of subject."""

    rule = "LIMIT"
    sentence = _("%(regulation)s, in force on %(on)s, gives no limitation for this kind of subject: %(kind)s.")
    next_step = _("An administrator loads the regulation that says it, or a local rule, with load_rulebook.")


class ActAfterStop(RuleBroken):
    """An act later than the event that stops its clock."""

    rule = "LIMIT-CLOCK"
    sentence = _("The period would start on %(start)s, after the day on which the clock is read, %(stop)s.")
    next_step = _("Correct the day of the act, of the conclusion or of the consideration.")

    def __init__(self, *, start: date, stop: date, citation: str = "") -> None:
        """Write the days as people read them."""
        super().__init__(start=f"{start:%d/%m/%Y}", stop=f"{stop:%d/%m/%Y}", citation=citation)


class PauseOpen(RuleBroken):
    """A pause that begins after the clock has stopped."""

    rule = "LIMIT-PAUSE"
    sentence = _("Time that does not count begins on %(since)s, after the clock stopped on %(stop)s.")
    next_step = _("Correct the dates, or leave it out.")

    def __init__(self, *, since: date, stop: date) -> None:
        """Write the days as people read them."""
        super().__init__(since=f"{since:%d/%m/%Y}", stop=f"{stop:%d/%m/%Y}")


class ServedLater(RuleBroken):
    """Two days of one matter in the wrong order."""

    rule = "COMPLAIN-WINDOW"
    sentence = _("%(second)s is before %(first)s: the complaint cannot be accepted before it was made.")
    next_step = _("Correct the dates.")

    def __init__(self, *, first: date, second: date) -> None:
        """Write the days as people read them."""
        super().__init__(first=f"{first:%d/%m/%Y}", second=f"{second:%d/%m/%Y}")


class TriggerNotThere(RuleBroken):
    """A cause that does not suspend this."""

    rule = "SUSP-WHEN"
    sentence = _("“%(trigger)s” is no cause to suspend: %(kind)s.")
    next_step = _("A charge suspends the committee seat; detention and prosecution suspend party life.")


class ExtensionRefused(RuleBroken):
    """An extension longer than the rulebook allows, or decided after the term."""

    rule = "SUSP-DUR"
    sentence = _("The suspension cannot be extended so: %(why)s.")
    next_step = _("Decide a shorter extension in time, or end the suspension.")

    @classmethod
    def too_long(cls, longest: int, *, citation: str) -> ExtensionRefused:
        """Longer than the rest the rulebook leaves."""
        why = _("at most %(longest)s days more") % {"longest": longest} if longest else _("this rulebook knows none")
        return cls(why=why, citation=citation)

    @classmethod
    def too_late(cls, last_day: date, *, citation: str) -> ExtensionRefused:
        """Without a decision, or decided after the last day."""
        why = _("it is decided on or before the last day, %(on)s") % {"on": f"{last_day:%d/%m/%Y}"}
        return cls(why=why, citation=citation)


class NotForOrganizations(RuleBroken):
    """What happens to people does not happen to organizations."""

    rule = "POSTPONE"
    sentence = _("Deferral, death, a sentence and being struck off concern members, not organizations.")
    next_step = _("Leave it out, or ask about a member.")


class FrameSilent(RuleBroken):
    """A degree the frame has no row for."""

    rule = "FRAME"
    sentence = _("The frame of this rulebook has no row for the degree “%(degree)s”.")
    next_step = _("Judge by the article on the violation itself, or ask about the next degree.")


class CircumstanceUnknown(RuleBroken):
    """A circumstance that no list of the rulebook names."""

    rule = "MITIG"
    sentence = _("“%(code)s” is no circumstance of this rulebook; it names: %(known)s.")
    next_step = _("Use one of those named.")
