"""Every way the rules of discipline refuse: what is lacking, by which article, and what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken

# Opening


class NotToDiscipline(RuleBroken):
    """A case that does not stand on the list of cases to open."""

    rule = "INV-ORDER"
    sentence = _("Case %(case)s does not call for consideration of discipline.")
    next_step = _("Discipline is considered after a conclusion that it is required, a judgment, or a report.")


class DisciplineOpenAlready(RuleBroken):
    """One violation is considered once."""

    rule = "ONE-FORM"
    sentence = _("Discipline is already considered in case %(case)s, opened on %(on)s.")
    next_step = _("Go on in that case: one violation, one consideration, one form.")


class SubjectIsGone(RuleBroken):
    """Struck off the list, expelled or dissolved: nobody to discipline."""

    rule = "SUBJ-STRUCKOFF"
    sentence = _("%(name)s is no longer a subject of discipline: %(why)s.")
    next_step = _("No case of discipline is opened; one under way is concluded without discipline.")


class SubjectIsDeceased(RuleBroken):
    """A deceased member is considered for an especially serious violation only."""

    rule = "DECEASED"
    sentence = _("%(name)s is deceased, and no especially serious violation is recorded.")
    next_step = _("Conclude without discipline; only an especially serious violation goes the whole way.")


class JudgmentTooLight(RuleBroken):
    """A sentence below the one from which expulsion follows without the full procedure."""

    rule = "PRISON"
    sentence = _("A sentence of this kind (%(sentence)s) does not lead to expulsion without the full procedure.")
    next_step = _("Open the case on the judgment with the full procedure: self-criticism, conference, hearing.")


class ProofMissing(RuleBroken):
    """A judgment, or discipline by a state or union body, is proved by its paper."""

    rule = "PRISON"
    sentence = _("“%(paper)s” is named as the ground, and the paper itself is not in the file.")
    next_step = _("Add the paper, scanned with its signature and seal.")

    def __init__(self, *, key: str, **facts: object) -> None:
        """`key` names the rule by which that paper is a ground."""
        super().__init__(**facts)  # type: ignore[arg-type]
        self.rule = self.code = key  # type: ignore[misc]


class OverseerNotOfTheBody(RuleBroken):
    """The commissioner in charge sits in the body and not in the team."""

    rule = "HEAR"
    sentence = _("%(name)s cannot hear the subject for the body: %(lack)s.")
    next_step = _("Choose a member of the body who is not in the team and not recused.")


class HearsForTheBody(RuleBroken):
    """The commissioner in charge stays out of the team whose work they hear the subject on."""

    rule = "HEAR"
    sentence = _("%(name)s hears the subject for the body, and so cannot join the team.")
    next_step = _("Choose somebody else, or replace the commissioner in charge first.")


# While it is considered


class PutOff(RuleBroken):
    """A case that is put off stands still."""

    rule = "POSTPONE"
    sentence = _("Case %(case)s is put off since %(since)s and looked at again on %(review)s.")
    next_step = _("The authority takes the case up again when the cause has ended.")


class NoGroundToPutOff(RuleBroken):
    """Consideration is put off for the causes of the rulebook only."""

    rule = "POSTPONE"
    sentence = _("“%(cause)s” is no cause for which the rulebook of this day puts consideration off.")
    next_step = _("Choose one of the causes named, or go on with the case.")


class CircumstanceUnknown(RuleBroken):
    """A circumstance that the rulebook does not name."""

    rule = "MITIG"
    sentence = _("“%(key)s” is not among the circumstances of the rulebook of %(on)s.")
    next_step = _("Choose one of those named; what else is to be said goes into the minutes.")


class ViolationsMissing(RuleBroken):
    """A case without a single violation."""

    rule = "SELFCRIT"
    sentence = _("Case %(case)s names no violation.")
    next_step = _("Record each violation with its time, nature, degree, consequence and cause.")


class ViolationIncomplete(RuleBroken):
    """Before the ballot, content, nature, degree, harm, cause and time of each violation are concluded."""

    rule = "SELFCRIT"
    sentence = _("Violation %(number)s lacks: %(lack)s.")
    next_step = _("Complete the violation before it is voted on.")


class FormNotOpen(RuleBroken):
    """A form this subject cannot be given."""

    rule = "FORMS"
    sentence = _("“%(form)s” is not a form for this subject; the forms are: %(forms)s.")
    next_step = _("Choose one of the forms named.")


# Before the decision: one class for each missing piece


class SelfCriticismMissing(RuleBroken):
    """No self-criticism and no record of why there is none."""

    rule = "SELFCRIT"
    sentence = _("Case %(case)s has no self-criticism, and no record that the subject refused or stayed away.")
    next_step = _("Receive the self-criticism, or record with the reason that there is none; the case then goes on.")


class NothingServed(RuleBroken):
    """The subject was not told of what is considered."""

    rule = "HEAR"
    sentence = _("There is no proof that the subject received what discipline is considered on.")
    next_step = _("Record the service of conclusion, decision or plan, with receipt or refusal before witnesses.")


class SubjectUnheard(RuleBroken):
    """The authority's representative hears the subject before the decision."""

    rule = "HEAR"
    sentence = _("The subject of case %(case)s was not heard before the decision.")
    next_step = _("Hear the subject, or minute the refusal before witnesses, or two absences with notice.")


class NotAbsentTwice(RuleBroken):
    """Staying away once is no refusal to be heard."""

    rule = "HEAR"
    sentence = _("The subject has stayed away %(times)s time(s) after notice; only after two the case goes on.")
    next_step = _("Invite the subject again and record whether they came.")


class WasHeard(RuleBroken):
    """An invitation for a day that has not come, or that was answered."""

    rule = "HEAR"
    sentence = _("Nothing can be recorded about the invitation for %(on)s: %(why)s.")
    next_step = _("Open the page of the hearing: it shows each invitation.")


class BallotMissing(RuleBroken):
    """No secret ballot of the body that decides."""

    rule = "VOTE-SECRET"
    sentence = _("Case %(case)s has no counted ballot of %(body)s.")
    next_step = _("Put the case on the body's agenda, vote on one paper with every form, and count.")


class BallotUnfit(RuleBroken):
    """A ballot that is not the one the decision needs."""

    rule = "VOTE-ONCE"
    sentence = _("The ballot of %(on)s does not carry this decision: %(lack)s.")
    next_step = _("Declare the ballot void with the reason, and vote again.")


class RecommendationMissing(RuleBroken):
    """Expulsion and dissolution are recommended below and decided above."""

    rule = "VOTE-EXP"
    sentence = _("“%(form)s” needs a recommendation of the lower body by at least %(needed)s; there is none.")
    next_step = _("Hold the lower body's ballot first; without it this form cannot be decided.")


class DissolutionNotRecommended(RecommendationMissing):
    """The same for an organization."""

    rule = "VOTE-DISS"


class NotCompetent(RuleBroken):
    """A form beyond the power of the body."""

    rule = "VOTE-BEYOND"
    sentence = _("%(body)s may not decide “%(form)s” over this subject; it proposes it to: %(bodies)s.")
    next_step = _("Send the proposal with the full tally to the body named.")

    def __init__(self, *, key: str = "", **facts: object) -> None:
        """`key` names the rule of authority that says so."""
        super().__init__(**facts)  # type: ignore[arg-type]
        if key:
            self.rule = self.code = key  # type: ignore[misc]


class OutOfTime(RuleBroken):
    """The limitation period of the form has run out."""

    rule = "LIMIT"
    sentence = _("The limitation period of “%(form)s” for violation %(violation)s ran out on %(until)s.")
    next_step = _("Conclude that no discipline is applied because the period has run out.")


class NothingHinders(RuleBroken):
    """After the vote for discipline only what came up since stops the decision."""

    rule = "LIMIT-ORDER"
    sentence = _("Nothing hinders the decision that the body voted for in case %(case)s.")
    next_step = _("Issue the decision on discipline (E3): the form is the one the ballot adopted.")


class NotFullyHeard(RuleBroken):
    """The proposal goes up only after the body has verified."""

    rule = "VERIFY-FIRST"
    sentence = _("The competent level does not decide on a lower body's proposal alone: %(lack)s.")
    next_step = _("Verify what is unclear and say what was verified.")


# After the decision


class SanctionUnserved(RuleBroken):
    """A decision on discipline is announced with proof of service."""

    rule = "ANNOUNCE-DISC"
    sentence = _("There is no proof that the decision on discipline was handed to the subject.")
    next_step = _("Record the hand-over with the receipt, or the refusal before witnesses: it holds all the same.")


class NobodyTold(RuleBroken):
    """The file of a sanctioned subject carries the decision, and the bodies concerned are told."""

    rule = "REPORT-UP"
    sentence = _("Nobody was told of the decision on discipline.")
    next_step = _("Name the level above, and the state and union bodies that act on their own, and the subject's file.")
