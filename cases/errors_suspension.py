"""Every way the rules of suspension and of wrongful discipline refuse: what is lacking, by which article, what next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class ByTheTerm(RuleBroken):
    """A refusal by the rule of the term, which for organizations may be another."""

    rule = "SUSP-DUR"

    def __init__(self, *, key: str = "", **facts: object) -> None:
        """`key` names the rule that says so."""
        super().__init__(**facts)  # type: ignore[arg-type]
        if key:
            self.rule = self.code = key  # type: ignore[misc]


# Suspension: the ground


class SuspensionIsNoDiscipline(RuleBroken):
    """Suspension prevents obstruction of a case that is open; it punishes nothing."""

    rule = "SUSP-NOTDISC"
    sentence = _("Suspension is no form of discipline, and here it would serve no open case: %(lack)s.")
    next_step = _("Name the open case it protects; what is concluded is answered by discipline, not by suspension.")


class NotOnCommittee(RuleBroken):
    """Only who sits in a committee can lose the activity there."""

    rule = "SUSP-SEAT"
    sentence = _("%(name)s has no seat in a committee on %(on)s.")
    next_step = _("Suspend the member's party life where there is a ground for it, or propose nothing.")


class SuspendedAlready(RuleBroken):
    """Two suspensions of the same thing would get around the limit of one."""

    rule = "SUSP-DUR"
    sentence = _("%(name)s is suspended already, in case %(case)s until %(until)s.")
    next_step = _("Go on in that case: its term may be extended as the rulebook allows, and ends by itself.")


class LimitUsedUp(RuleBroken):
    """The same open case cannot be protected again once the term is over."""

    rule = "SUSP-DUR"
    sentence = _(
        "%(name)s was suspended for the same case before, in case %(case)s; a new term would exceed the limit."
    )
    next_step = _("Conclude the case; after the term the rights are restored.")


class NoticeMissing(RuleBroken):
    """A criminal ground rests on an act of procedure of a day."""

    rule = "SUSP-NOTIFY"
    sentence = _(
        "A suspension on a criminal ground names the procedural act, its day, and when the notice was received."
    )
    next_step = _("Enter the body of law enforcement, the day of its act, and the day its notice came in.")


# Suspension: the decision


class SuspensionBeyondPower(RuleBroken):
    """The body competent to expel decides; in three cases the commission directly above."""

    rule = "SUSP-AUTH"
    sentence = _("%(body)s may not decide this suspension; it is decided by: %(bodies)s.")
    next_step = _("Send the written proposal to the body named.")


class SuspensionTooLong(ByTheTerm):
    """A first term beyond what the rulebook of the day allows."""

    sentence = _("A suspension lasts at most %(limit)s %(unit)s, not %(days)s.")
    next_step = _(
        "Decide a term within the limit; where the rulebook allows it, it is extended once before it is over."
    )


class TermIsOfTheLaw(RuleBroken):
    """On a criminal ground the term is the law's own."""

    rule = "SUSP-CRIM"
    sentence = _("This suspension lasts as long as the term of the law; its days are not decided here.")
    next_step = _("Enter the last day of the legal term where it is known; otherwise leave it open.")


class TermIsOfTheRulebook(RuleBroken):
    """Without a criminal ground the term is the rulebook's."""

    rule = "SUSP-DUR"
    sentence = _("This suspension has the fixed term of the rulebook; no term of the law applies.")
    next_step = _("Extend it once, by a decision of its own, before it is over.")


# Suspension: its term


class SecondSuspensionExtension(ByTheTerm):
    """Once, not twice."""

    sentence = _("The suspension was extended on %(on)s already; it is extended once.")
    next_step = _("Conclude the case before %(until)s; after that day the rights are restored by themselves.")


class SuspensionNotExtendable(ByTheTerm):
    """The rulebook of the day gives this kind no extension."""

    sentence = _("By the rulebook of the day on which it began, this suspension cannot be extended.")
    next_step = _("Conclude the case before %(until)s; after that day the rights are restored by themselves.")


class SuspensionExtensionTooLong(ByTheTerm):
    """An extension beyond the maximum."""

    sentence = _("The extension is at most %(limit)s %(unit)s, so that the whole lasts no longer than %(longest)s.")
    next_step = _("Decide an extension within the limit.")


class SuspensionExtensionTooLate(ByTheTerm):
    """A term that is over is not extended: the rights are restored."""

    sentence = _("The term was over on %(until)s; the rights are restored, and nothing is left to extend.")
    next_step = _("Go on with the case; an extension is decided on the last day at the latest.")


class SuspensionNotRunning(RuleBroken):
    """An act on a suspension that has ended, or was not decided."""

    rule = "SUSP-DUR"
    sentence = _("The suspension of case %(case)s does not hold on %(on)s.")
    next_step = _("Open the case: it shows from which day to which the suspension held.")


class EndNotReached(RuleBroken):
    """An end whose cause has not happened."""

    rule = "SUSP-NOTDISC"
    sentence = _("The suspension cannot end as “%(cause)s”: %(lack)s.")
    next_step = _("Choose the cause that has happened; the term ends by itself.")


# Suspension: its effects


class SuspendedTakesNoPart(RuleBroken):
    """Who is suspended neither sits nor votes."""

    rule = "VOTE-NOTALLOWED"
    sentence = _("Suspended on %(on)s, and so without a part in the meeting: %(names)s.")
    next_step = _("Record them as absent because of the suspension; they are not counted.")


class OrganizationSuspended(RuleBroken):
    """A body of an organization whose activity is suspended does not meet."""

    rule = "SUSP-DUR-ORG"
    sentence = _("%(body)s does not meet on %(on)s: the activity of its organization is suspended.")
    next_step = _("Wait for the end of the suspension, or have the level above decide.")


# Wrongful discipline


class NotWrongful(RuleBroken):
    """Wrongfulness is established by a decision, not by an opinion."""

    rule = "EXON"
    sentence = _("The discipline in case %(case)s is not established as wrong: %(lack)s.")
    next_step = _(
        "Start from a complaint that annulled it, a finding of an inspection, or the annulment of the judgment."
    )


class ExoneratedAlready(RuleBroken):
    """A wrong is put right once."""

    rule = "EXON"
    sentence = _("The discipline in case %(case)s is put right in case %(other)s already.")
    next_step = _("Go on in that case.")


class NotTheBodyThatDisciplined(RuleBroken):
    """Who was wrong apologises."""

    rule = "EXON"
    sentence = _("%(body)s did not impose this discipline; %(other)s did, and puts it right.")
    next_step = _("Send the decision that established it to the body named.")


class OutsideScope(RuleBroken):
    """A state of the subject that the rulebook does not know, or not for this kind of subject."""

    rule = "EXON-SCOPE"
    sentence = _("“%(state)s” does not fit %(name)s, or the rulebook of the day does not extend restoration to it.")
    next_step = _("Choose the state that fits the subject.")


class ApplicationMissing(RuleBroken):
    """Membership comes back on application."""

    rule = "EXON"
    sentence = _("After an expulsion, membership is restored on application; there is none of %(name)s.")
    next_step = _("Record the day of the application, of the member or, where the member has died, of the family.")


class NothingRestored(RuleBroken):
    """An apology alone restores nothing."""

    rule = "EXON"
    sentence = _("No measure of restoration is named for %(name)s.")
    next_step = _("Name at least one measure with who carries it out, until when, and who verifies it.")


class RestorationUnverified(RuleBroken):
    """The file closes when every measure is verified."""

    rule = "EXON"
    sentence = _("Measures of restoration are not verified yet: %(numbers)s.")
    next_step = _("The person named verifies and closes each measure first.")
