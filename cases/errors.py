"""Every way a rule refuses: one class each, with the rule it speaks for and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class RuleBroken(ValidationError):
    """A refusal: `sentence` says what is not possible, `next_step` what to do now, `rule` names the rulebook's key."""

    rule: ClassVar[str] = ""
    sentence: ClassVar[str | _StrPromise] = ""
    next_step: ClassVar[str | _StrPromise] = ""

    def __init__(self, *, citation: str = "", **facts: Any) -> None:
        """Fill the sentence with `facts`; `citation` is the article as the rulebook of the date prints it."""
        self.citation = citation
        self.facts = facts
        super().__init__(self.sentence, code=self.rule or type(self).__name__, params=facts)

    @property
    def advice(self) -> str:
        """What to do now, filled with the same facts as the sentence."""
        return str(self.next_step) % self.facts if self.facts else str(self.next_step)


class InvariantBroken(RuleBroken):
    """The database refused a fact that can never be true; the sentence is the constraint's own."""

    sentence = _("%(sentence)s")

    def __init__(self, sentence: str, constraint: str) -> None:
        """Carry the sentence of the constraint and its name."""
        super().__init__(sentence=sentence)
        self.constraint = constraint


# Who may


class NotYourDuty(RuleBroken):
    """The act belongs to another duty."""

    rule = "POWER-ACTS"
    sentence = _("This act belongs to %(duty)s, and you do not hold that duty on %(on)s.")
    next_step = _("Ask the person who holds the duty, or have the authority change the team by a decision.")


class Recused(RuleBroken):
    """A declared conflict beats every grant."""

    rule = "RECUSE"
    sentence = _("You declared a conflict of interest in this matter, so you take no part in it.")
    next_step = _("The authority replaces you by a new decision on the team.")


class DrafterApproves(RuleBroken):
    """Four eyes: who prepares does not approve."""

    rule = "INV-FOUR-EYES"
    sentence = _("The person who prepared this may not approve it.")
    next_step = _("Another leader of the authority approves it.")


class InPerson(RuleBroken):
    """An act that nobody does in another's place."""

    rule = "POWER-ACTS"
    sentence = _("You act here in the place of %(giver)s; the body votes and concludes under its own leaders.")
    next_step = _("A leader of the body does it in person; a delegation never carries a vote.")


class BothSides(RuleBroken):
    """Four eyes, through a delegation: who acts, or in whose place, proposed the matter or worked on it."""

    rule = "INV-FOUR-EYES"
    sentence = _("You act here in the place of %(giver)s, and one of you two prepared what is to be decided.")
    next_step = _("Another leader of the authority decides it.")


# Order of the procedure


class DecisionMissing(RuleBroken):
    """Nothing touches the subject before the signed decision."""

    rule = "INV-DECISION-FIRST"
    sentence = _("Case %(case)s has no signed decision yet, so the subject may not be approached.")
    next_step = _("The authority signs the decision setting up the team first (P2).")


class OutOfOrder(RuleBroken):
    """An act whose foregoing acts are not done."""

    rule = "INV-ORDER"
    sentence = _("“%(act)s” is not possible now in case %(case)s: %(lack)s.")
    next_step = _("Do first what is missing; the case page shows it as the next act.")


class AlreadyDone(RuleBroken):
    """The act was done before; a second time would change nothing."""

    rule = "INV-ORDER"
    sentence = _("“%(act)s” was already done in case %(case)s on %(on)s.")
    next_step = _("Open the case page: it shows what was done and what is next.")


class DateImpossible(RuleBroken):
    """A date before what it follows, or in the future."""

    rule = "INV-ORDER"
    sentence = _("%(on)s cannot be the date of “%(act)s”: it must not be before %(earliest)s and not in the future.")
    next_step = _("Correct the date.")


class NotLateYet(RuleBroken):
    """A reminder before the day it would remind of has passed."""

    rule = "SELF-REPORT"
    sentence = _("The report in case %(case)s is due on %(due_on)s; until then there is nothing to remind of.")
    next_step = _("Wait for that day, or receive the report when it comes.")


class SessionTooEarly(RuleBroken):
    """A session of the schedule planned before the team met to plan it."""

    rule = "INV-ORDER"
    sentence = _("“%(what)s” is planned for %(on)s, before the team's meeting on %(earliest)s.")
    next_step = _("Correct the day of the session.")


class TeamIncomplete(RuleBroken):
    """A team without its head, its secretary or enough members."""

    rule = "TEAM-MIN"
    sentence = _("The team needs one head, one secretary and at least %(members)s people in all; it has %(has)s.")
    next_step = _("Add the missing people to the proposal.")


class TeamOfCell(RuleBroken):
    """A team of a cell that is smaller or larger than the rules of its locality say."""

    rule = "TEAM-CELL"
    sentence = _("A team of a cell has %(least)s to %(most)s people in all; this one has %(has)s.")
    next_step = _("Add or take out people, so that the team is as large as the locality says.")


class DeclarationsMissing(RuleBroken):
    """P3: everybody in the team declares before the work begins."""

    rule = "RECUSE"
    sentence = _("These people have not declared whether they have a conflict of interest: %(names)s.")
    next_step = _("Each of them signs the declaration on the team page.")


class ConflictInTeam(RuleBroken):
    """A member who declared a conflict is still in the team."""

    rule = "INV-CONFLICT"
    sentence = _("%(names)s declared a conflict of interest and is still in the team.")
    next_step = _("The authority replaces them by a new decision on the team.")


class OnTheInspectedSide(RuleBroken):
    """Who is inspected, or answers for the inspected, has no place in the team that inspects."""

    rule = "INV-CONFLICT"
    sentence = _("%(names)s is the inspected side here, or answers for it, and so cannot be in the team.")
    next_step = _("Propose somebody else.")


class ApartFromTheMatter(RuleBroken):
    """Who is recused, by a declaration or by having decided before, does not come back through the team."""

    rule = "RECUSE"
    sentence = _("%(names)s takes no part in this matter, and so cannot join the team.")
    next_step = _("Choose somebody who is not recused.")


class LookBackTooLong(RuleBroken):
    """The look-back period exceeds the limit of the rulebook."""

    rule = "SCOPE-KTCH"
    sentence = _("The look-back period may not exceed %(years)s years.")
    next_step = _("Shorten the look-back period.")


class OnlyTheAuthorityChangesTheTeam(RuleBroken):
    """Content, time, subject and membership change only by the authority that issued the decision."""

    rule = "TEAM-CHANGE"
    sentence = _("Members change only by a decision of the authority that set up the team.")
    next_step = _("Send the authority a request with the reason.")


# Hearing


class SelfReportMissing(RuleBroken):
    """No self-report and no recorded refusal."""

    rule = "SELF-REPORT"
    sentence = _("Case %(case)s has no self-report.")
    next_step = _("Receive the report, or record with a reason that it was not handed in.")


class MinutesMissing(RuleBroken):
    """A meeting without its minutes."""

    rule = "INV-MINUTES"
    sentence = _("Case %(case)s has no minutes of “%(meeting)s”.")
    next_step = _("Record the minutes of that meeting.")


class FindingIncomplete(RuleBroken):
    """A violation names nature, degree, consequence, cause and responsibility."""

    rule = "HEAR"
    sentence = _("Finding %(number)s is a violation and lacks: %(lack)s.")
    next_step = _("Complete the finding.")


class FindingsMissing(RuleBroken):
    """A report without a single finding."""

    rule = "HEAR"
    sentence = _("Case %(case)s has no findings to report.")
    next_step = _("Record at least one strength, limitation, shortcoming or violation.")


class SubjectNotHeard(RuleBroken):
    """The draft was not put before the subject, or the subject's opinion was not recorded."""

    rule = "HEAR"
    sentence = _("The subject has not been heard on findings %(numbers)s.")
    next_step = _("Record the subject's opinion on each point, or the refusal to give one with witnesses.")


class ContestedPointUnanswered(RuleBroken):
    """No conclusion while a contested point is unanswered."""

    rule = "INV-HEARD"
    sentence = _("The subject contests findings %(numbers)s and the team has not answered.")
    next_step = _("Answer each contested point; the answer goes with the file to the body.")


class ServiceUnproved(RuleBroken):
    """A paper that must reach the subject has no proof of service."""

    rule = "HEAR"
    sentence = _("There is no proof that “%(paper)s” was served on the subject.")
    next_step = _("Record the service: to whom, when, how, with receipt or refusal and witnesses.")


class WitnessesMissing(RuleBroken):
    """A refusal is recorded with witnesses."""

    rule = "INV-MINUTES"
    sentence = _("A refusal is recorded with at least two witnesses.")
    next_step = _("Name the witnesses.")


# Time


class SecondExtension(RuleBroken):
    """Time is extended once."""

    rule = "EXT-ALL"
    sentence = _("Case %(case)s was already extended on %(on)s; time is extended once only.")
    next_step = _("Finish the case; if it is late the reason goes into the report.")


class ExtensionTooLong(RuleBroken):
    """An extension beyond the limit of the rulebook."""

    rule = "EXT-ALL"
    sentence = _("An extension of %(days)s days exceeds the limit of %(limit)s days.")
    next_step = _("Shorten the extension.")


class ExtensionTooLate(RuleBroken):
    """An extension decided after the time ran out."""

    rule = "EXT-ALL"
    sentence = _("The time of case %(case)s ran out on %(due)s; it can no longer be extended.")
    next_step = _("Finish the case; the delay and its reason go into the report.")


# The body


class BodyConcludes(RuleBroken):
    """A head, secretary or officer never concludes alone."""

    rule = "INV-BODY-CONCLUDES"
    sentence = _("The team proposes and the body concludes: %(lack)s.")
    next_step = _("Lay the report before a meeting of the body and record presence and votes.")


class QuorumMissing(RuleBroken):
    """Too few members of the body are present."""

    rule = "VOTE-QUORUM"
    sentence = _("%(present)s of %(roll)s members are present; at least %(needed)s are needed.")
    next_step = _("Hold the meeting again with enough members.")


class NotCarried(RuleBroken):
    """The proposal did not reach the majority."""

    rule = "CONCLUDE-MAJ"
    sentence = _("%(votes)s of %(roll)s votes are not more than half.")
    next_step = _("Return the report to the team with the body's remarks, or meet again.")


class VotesImpossible(RuleBroken):
    """More votes than people present."""

    rule = "CONCLUDE-MAJ"
    sentence = _("%(votes)s votes were recorded but only %(present)s members with a vote are present.")
    next_step = _("Correct the presence or the votes.")


class SupervisionDoesNotDiscipline(RuleBroken):
    """Supervision can only open an inspection on signs."""

    rule = "INV-NO-SUPERVISION-DISCIPLINE"
    sentence = _("Supervision does not end in discipline.")
    next_step = _("Conclude that there are signs of violation; an inspection on signs is then opened.")


class OutcomeUnknown(RuleBroken):
    """An outcome that this procedure does not have."""

    rule = "INV-ORDER"
    sentence = _("“%(outcome)s” is not an outcome of this procedure.")
    next_step = _("Choose one of the outcomes shown.")


class ApprovedTextChanged(RuleBroken):
    """What is approved is what is issued."""

    rule = "INV-FOUR-EYES"
    sentence = _("The text differs from the one the body approved.")
    next_step = _("Issue the approved draft, or lay the new draft before the body.")


# After the conclusion


class OwnerClosesOwnItem(RuleBroken):
    """The obliged never close their own obligation."""

    rule = "INV-FOLLOW-VERIFIER"
    sentence = _("The one who must carry out a requirement does not confirm it as done.")
    next_step = _("The assigned verifier checks and closes it.")


class FollowUpMissing(RuleBroken):
    """A concluded case names who follows up."""

    rule = "FOLLOW-ASSIGN"
    sentence = _("Nobody is assigned to follow up the conclusion of case %(case)s.")
    next_step = _("The authority assigns a named person.")


class FileIncomplete(RuleBroken):
    """The file lacks papers of the procedure's list."""

    rule = "INV-FILE-INDEX"
    sentence = _("The file of case %(case)s lacks: %(lack)s.")
    next_step = _("Add the missing papers, then close the file.")


# Programme, organizations, people, input


class ItemAlreadyOpened(RuleBroken):
    """One programme item opens its cases once."""

    rule = "PROGRAMME"
    sentence = _("Every subject of this programme item already has its case.")
    next_step = _("Open the item's page to see its cases.")


class ItemCancelled(RuleBroken):
    """A cancelled item opens nothing."""

    rule = "PROGRAMME"
    sentence = _("This programme item was cancelled by an amendment.")
    next_step = _("Open another item, or amend the programme.")


class ProgrammeNotApproved(RuleBroken):
    """Work starts from an approved programme."""

    rule = "PROGRAMME"
    sentence = _("The programme of %(year)s is not approved yet.")
    next_step = _("The authority approves the programme first.")


class OrganizationClosed(RuleBroken):
    """A closed organization takes no new case."""

    rule = "ORG-XA-INHERITS"
    sentence = _("%(name)s was closed on %(on)s.")
    next_step = _("Choose the organization that succeeded it.")


class FileRefused(RuleBroken):
    """A file of a type or size that is not accepted."""

    rule = "EVIDENCE-FILE"
    sentence = _("The file “%(name)s” is not accepted: %(why)s.")
    next_step = _("Send a PDF, picture, Word or Excel file of at most %(limit)s MB.")


class NothingTouched(RuleBroken):
    """A required field of an act is empty."""

    rule = "INV-COMPLETE"
    sentence = _("“%(field)s” is empty.")
    next_step = _("Fill it in.")


class TextTooLong(RuleBroken):
    """A text longer than its field; an embedded database would keep it silently, a server would break off."""

    rule = "INV-COMPLETE"
    sentence = _("“%(field)s” has %(length)s characters; there is room for %(limit)s.")
    next_step = _("Shorten it.")


class ThereAlready(RuleBroken):
    """Something that is recorded once, recorded again."""

    rule = "INV-ORDER"
    sentence = _("This is recorded already; nothing was recorded twice.")
    next_step = _("Open what is recorded, and correct it there where it is wrong.")


class RuleNotConfirmed(RuleBroken):
    """A recalled rule that nobody confirmed cannot set a time limit."""

    rule = "RULE-PICK"
    sentence = _("Rule %(key)s is not verified and your body has not confirmed it.")
    next_step = _("A leader of the body confirms it on the rulebook page.")
