"""Every way a question about discipline is refused: what is wrong with the facts, never a guess in their place."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class Misstated(RuleBroken):
    """A question whose facts cannot be, and which of them to look at."""

    field: ClassVar[str] = ""

    @property
    def about(self) -> str:
        """The fact to correct, by its name in the question."""
        return str(self.facts.get("field") or self.field)


class FormUnknown(Misstated):
    """A form the regulations do not have, or not for this subject."""

    field = "form"
    rule = "FORMS"
    sentence = _("“%(form)s” is not a disciplinary form here; the forms are: %(forms)s.")
    next_step = _("Use one of the forms named.")


class FormsOutOfOrder(Misstated):
    """A paper whose forms do not go from the heaviest down, each once."""

    field = "forms_high_to_low"
    rule = "VOTE-CUMUL"
    sentence = _("The forms on the paper must go from the heaviest to the lightest, each once: %(forms)s.")
    next_step = _("Write the heaviest form first; “no discipline” is on every paper and is not named.")


class ThresholdUnknown(Misstated):
    """A form without its threshold, or a threshold without its form."""

    field = "thresholds"
    rule = "VOTE-MAJ"
    sentence = _("The thresholds must be given for exactly the forms on the paper; %(form)s does not match.")
    next_step = _("Give one threshold for each form, or none at all: the rulebook of the date then gives them.")


class CountImpossible(Misstated):
    """Papers that cannot have been cast."""

    field = "votes"
    rule = "VOTE-DENOM"
    sentence = _("%(papers)s papers were counted, but only %(denominator)s members are in the denominator.")
    next_step = _("Count the papers again, or correct the number of members with a vote.")


class NumberImpossible(Misstated):
    """A number of votes or members that cannot be."""

    field = "votes"
    rule = "VOTE-DENOM"
    sentence = _("“%(value)s” cannot be the number of %(what)s.")
    next_step = _("Give a whole number; a body has at least one member, and no number of votes is below nought.")


class FormNotOpen(Misstated):
    """A form that this subject cannot receive."""

    field = "form"
    rule = "FORMS"
    sentence = _("The form “%(form)s” is not open to this subject; open are: %(forms)s.")
    next_step = _("Choose one of them. Nobody is removed from an office they do not hold.")

    def __init__(self, *, form: object, forms: list[object], citation: str = "") -> None:
        """Name the forms there are."""
        super().__init__(form=form, forms=", ".join(map(str, forms)), citation=citation)


class LevelNotThen(Misstated):
    """A level that did not exist on the day, or stood elsewhere."""

    field = "level"
    rule = "ORG-XA-INHERITS"
    sentence = _("On %(day)s the level “%(level)s” was not between the grassroots and the province.")
    next_step = _("Before 01/07/2025 use the district, and give a commune as grassroots; since then use the commune.")

    def __init__(self, *, level: object, on: date, citation: str = "") -> None:
        """Name level and day."""
        super().__init__(level=level, day=f"{on:%d/%m/%Y}", citation=citation)


class BodyNotOnLine(Misstated):
    """A body that is not above this subject."""

    field = "body"
    rule = "AUTH-ORG"
    sentence = _("“%(body)s” is not on the line above this subject.")
    next_step = _("Correct the body and its level, or give the levels of the subject's line.")


class MayAdmitUnknown(Misstated):
    """Expulsion at the grassroots depends on a power that must be told."""

    field = "may_admit"
    rule = "AUTH-BASE"
    sentence = _(
        "Whether the grassroots committee is empowered to admit members is not stated, and expulsion hangs on it."
    )
    next_step = _("State it: true or false.")


class DatesReversed(Misstated):
    """A range or a pause that ends before it begins."""

    field = "act"
    rule = "LIMIT-CLOCK"
    sentence = _("%(latest)s is before %(earliest)s, so the one cannot be the end of the other.")
    next_step = _("Correct the dates.")

    def __init__(self, *, earliest: date, latest: date) -> None:
        """Write the days as people read them."""
        super().__init__(earliest=f"{earliest:%d/%m/%Y}", latest=f"{latest:%d/%m/%Y}")


class EndUnknown(Misstated):
    """A continuing act whose end nobody knows, and no day from which to count instead."""

    field = "ended"
    rule = "LIMIT-UNKNOWN-END"
    sentence = _("The act continued and neither its end nor a day from which this rulebook counts instead is known.")
    next_step = _("Give the end as a day or a range, or the day of discovery where the rulebook counts from it.")


class LimitSilent(Misstated):
    """A rulebook that gives no limitation for this kind of subject."""

    field = "subject"
    rule = "LIMIT"
    sentence = _("%(regulation)s, in force on %(on)s, gives no limitation for this kind of subject: %(kind)s.")
    next_step = _("An administrator loads the regulation that says it, or a local rule, with load_rulebook.")


class ActAfterStop(Misstated):
    """An act later than the event that stops its clock."""

    field = "act"
    rule = "LIMIT-CLOCK"
    sentence = _("The period would start on %(start)s, after the day on which the clock is read, %(stop)s.")
    next_step = _("Correct the day of the act, of the conclusion or of the consideration.")

    def __init__(self, *, start: date, stop: date, citation: str = "") -> None:
        """Write the days as people read them."""
        super().__init__(start=f"{start:%d/%m/%Y}", stop=f"{stop:%d/%m/%Y}", citation=citation)


class PauseOpen(Misstated):
    """A pause that begins after the clock has stopped."""

    field = "pauses"
    rule = "LIMIT-PAUSE"
    sentence = _("Time that does not count begins on %(since)s, after the clock stopped on %(stop)s.")
    next_step = _("Correct the dates, or leave it out.")

    def __init__(self, *, since: date, stop: date) -> None:
        """Write the days as people read them."""
        super().__init__(since=f"{since:%d/%m/%Y}", stop=f"{stop:%d/%m/%Y}")


class ServedLater(Misstated):
    """Two days of one matter in the wrong order."""

    field = "accepted_on"
    rule = "COMPLAIN-WINDOW"
    sentence = _("%(second)s is before %(first)s: the complaint cannot be accepted before it was made.")
    next_step = _("Correct the dates.")

    def __init__(self, *, first: date, second: date) -> None:
        """Write the days as people read them."""
        super().__init__(first=f"{first:%d/%m/%Y}", second=f"{second:%d/%m/%Y}")


class TriggerNotThere(Misstated):
    """A cause that does not suspend this."""

    field = "trigger"
    rule = "SUSP-WHEN"
    sentence = _("“%(trigger)s” is no cause to suspend: %(kind)s.")
    next_step = _("A charge suspends the committee seat; detention and prosecution suspend party life.")


class ExtensionRefused(Misstated):
    """An extension longer than the rulebook allows, or decided after the term."""

    field = "extension_days"
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


class NotForOrganizations(Misstated):
    """What happens to people does not happen to organizations."""

    field = "subject"
    rule = "POSTPONE"
    sentence = _("Deferral, death, a sentence and being struck off concern members, not organizations.")
    next_step = _("Leave it out, or ask about a member.")


class FrameSilent(Misstated):
    """A degree the frame has no row for."""

    field = "severity"
    rule = "FRAME"
    sentence = _("The frame of this rulebook has no row for the degree “%(degree)s”.")
    next_step = _("Judge by the article on the violation itself, or ask about the next degree.")


class CircumstanceUnknown(Misstated):
    """A circumstance that no list of the rulebook names."""

    field = "mitigating"
    rule = "MITIG"
    sentence = _("“%(code)s” is no circumstance of this rulebook; it names: %(known)s.")
    next_step = _("Use one of those named.")


# How a question is asked


class QuestionUnknown(Misstated):
    """A question the calculator does not have."""

    field = "question"
    rule = "RULE-PICK"
    sentence = _("“%(question)s” is no question of the calculator; it answers: %(known)s.")
    next_step = _("Ask one of these.")


class QuestionUnreadable(Misstated):
    """Not an object of facts."""

    field = "json"
    rule = "RULE-PICK"
    sentence = _("The question is not a JSON object: %(why)s.")
    next_step = _('Write it as {"date": "2026-09-01", …}; docs/calculator.md has an example of each question.')


class FactMissing(Misstated):
    """A fact without which there is no answer."""

    rule = "RULE-PICK"
    sentence = _("“%(field)s” is missing.")
    next_step = _("Give it: %(expected)s.")


class FactUnknown(Misstated):
    """A fact the question has no place for."""

    rule = "RULE-PICK"
    sentence = _("The question has no fact “%(field)s”; it takes: %(known)s.")
    next_step = _("Remove it or correct its name.")


class ValueUnknown(Misstated):
    """A value that is none of those there are."""

    rule = "RULE-PICK"
    sentence = _("“%(value)s” is not a value of “%(field)s”.")
    next_step = _("Give %(expected)s.")


class ValueOutOfRange(Misstated):
    """A value beyond what can be."""

    rule = "RULE-PICK"
    sentence = _("“%(value)s” is out of range for “%(field)s”.")
    next_step = _("Give %(expected)s.")


class BodyUnsaid(Misstated):
    """A body the rulebook of the day is silent on."""

    field = "body"
    rule = "RULE-PICK"
    sentence = _("The rulebook of %(on)s does not say what %(body)s may do here.")
    next_step = _("An administrator loads the regulation that says it, or a local rule, with load_rulebook.")


class RulebookSilent(Misstated):
    """The rulebook of the date has no such rule for anybody."""

    field = "date"
    rule = "RULE-PICK"
    sentence = _("The rulebook of %(on)s has no rule %(key)s.")
    next_step = _("Ask about another date, or have the regulation loaded that says it.")


class LineTooShort(Misstated):
    """A line of levels that ends before the last instance."""

    field = "line"
    rule = "COMPLAIN-ORDER"
    sentence = _("The line names no level above %(body)s.")
    next_step = _("Give the levels up to the centre, the lowest first, or leave the line out.")
