"""Denunciations: the petition a case was opened on, what is alleged in it, and what was found of each allegation.

Who denounced stands in no field here: it is sealed with the petition, and a case knows the petition by its number.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, ProseField, invariant
from cases.models.case import Case, Outcome
from cases.models.hearing import EvidenceFile, FindingKind
from cases.models.intake import Petition


class Verdict(models.TextChoices):
    """What a denunciation is found to be, allegation by allegation (GQTC-VERDICT)."""

    FALSE = "false", _("false")
    UNFOUNDED = "unfounded_or_insufficient", _("without basis, or not enough to conclude")
    SHORTCOMING = "founded_shortcoming", _("founded: shortcoming")
    VIOLATION = "founded_violation", _("founded: violation")


#: What the case comes to when this is the gravest that was found.
OUTCOME_OF = {
    Verdict.FALSE: Outcome.DENUNCIATION_FALSE,
    Verdict.UNFOUNDED: Outcome.DENUNCIATION_UNFOUNDED,
    Verdict.SHORTCOMING: Outcome.FOUNDED_SHORTCOMING,
    Verdict.VIOLATION: Outcome.FOUNDED_VIOLATION,
}

_FAULTS = {FindingKind.LIMITATION, FindingKind.SHORTCOMING, FindingKind.VIOLATION}


class Withdrawal(models.TextChoices):
    """How the denouncer came to withdraw an allegation."""

    VOLUNTARY = "voluntary", _("of the denouncer's own will")
    COERCED = "coerced", _("under threat, coercion or bribery")


class DenunciationMatter(Kept):
    """What a case of a denunciation rests on: the petition, the work with the denouncer, what they were told."""

    class Telling(models.TextChoices):
        """The forms in which a denouncer is told of the result."""

        LETTER = "letter", _("by a letter in a sealed envelope")
        IN_PERSON = "in_person", _("in person, at the office of the body")
        READ = "read", _("read out at the office, without a copy")

    case = models.OneToOneField(Case, models.PROTECT, related_name="denunciation")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="matters")
    received_on = models.DateField(_("received by the competent body on"))
    worked_on = models.DateField(_("worked with the denouncer on"), null=True, blank=True)
    is_confirmed = models.BooleanField(_("the denouncer stands by the denunciation"), null=True, blank=True)
    disowned = ProseField(_("why it is treated as sent under a false name"), blank=True)
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    recommendation = ProseField(_("recommendation on who denounced falsely"), blank=True)
    informed_on = models.DateField(_("denouncer informed on"), null=True, blank=True)
    informed_by = models.CharField(_("informed"), max_length=10, choices=Telling.choices, blank=True)

    class Meta:
        verbose_name = _("matter of a denunciation")
        constraints = [
            invariant(
                "work_with_the_denouncer_has_its_day",
                Q(worked_on__isnull=True, is_confirmed__isnull=True)
                | Q(worked_on__isnull=False, is_confirmed__isnull=False),
                _("The work with the denouncer is recorded with its day and with whether they stand by what was sent."),
            ),
            invariant(
                "a_disowned_denunciation_says_why",
                Q(is_confirmed__isnull=True)
                | Q(is_confirmed=True, disowned="")
                | (Q(is_confirmed=False) & ~Q(disowned="")),
                _("A denunciation that its author disowns is ended with the reason."),
            ),
            invariant(
                "who_was_informed_was_informed_somehow",
                Q(informed_on__isnull=True, informed_by="") | (Q(informed_on__isnull=False) & ~Q(informed_by="")),
                _("Say how the denouncer was informed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.petition_id}"


class AllegationQuerySet(models.QuerySet["Allegation"]):
    """Questions asked of allegations."""

    def standing(self) -> AllegationQuerySet:
        """Those to be concluded on: not withdrawn, or withdrawn under threat, coercion or bribery."""
        return self.exclude(withdrawal=Withdrawal.VOLUNTARY)

    def of_number(self, number: int) -> Allegation | None:
        """The one with this number."""
        return self.filter(number=number).first()


class Allegation(models.Model):
    """One thing alleged of the denounced subject, as the denouncer confirmed it, and what was found of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField(_("no."))
    text = ProseField(_("allegation"))
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    verification = ProseField(_("result of the verification"), blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    proposed = models.CharField(_("conclusion proposed"), max_length=26, choices=Verdict.choices, blank=True)
    evidence = models.ManyToManyField(EvidenceFile, blank=True, related_name="allegations", verbose_name=_("evidence"))

    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal = models.CharField(_("withdrawn"), max_length=10, choices=Withdrawal.choices, blank=True)
    withdrawal_reason = ProseField(_("reason of the withdrawal"), blank=True)

    verdict = models.CharField(_("conclusion"), max_length=26, choices=Verdict.choices, blank=True)
    reasons = ProseField(_("grounds of the conclusion"), blank=True)
    is_malicious = models.BooleanField(_("false on purpose"), default=False)

    objects = AllegationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("allegation")
        verbose_name_plural = _("allegations")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_allegation_a_number"),
            invariant(
                "an_allegation_is_verified_after_it_was_recorded",
                Q(verified_on__isnull=True) | (Q(verified_on__gte=F("recorded_on")) & ~Q(verification="")),
                _("The verification of an allegation says what was found, after the allegation was recorded."),
            ),
            invariant(
                "no_verdict_without_verification",
                Q(verdict="") | (Q(verified_on__isnull=False) & ~Q(reasons="")),
                _("An allegation is concluded on after it was verified, with the grounds."),
            ),
            invariant(
                "a_withdrawal_says_how_and_why",
                Q(withdrawn_on__isnull=True, withdrawal="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal="") & ~Q(withdrawal_reason="")),
                _("A withdrawal is recorded with its day, and with how and why it was made."),
            ),
            invariant(
                "what_is_withdrawn_freely_is_not_concluded_on",
                Q(verdict="") | ~Q(withdrawal="voluntary"),
                _("An allegation withdrawn of the denouncer's own will is closed without a conclusion."),
            ),
            invariant(
                "only_a_false_allegation_is_malicious",
                Q(is_malicious=False) | Q(verdict="false"),
                _("Only what is false can be false on purpose."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}"

    @property
    def stands(self) -> bool:
        """Whether it is still to be concluded on."""
        return self.withdrawal != Withdrawal.VOLUNTARY


def outcome_of(verdicts: Any) -> Outcome | None:
    """Return what a case comes to by the conclusions on its allegations: the gravest; false where all of them are."""
    given = {Verdict(verdict) for verdict in verdicts}
    for verdict in (Verdict.VIOLATION, Verdict.SHORTCOMING, Verdict.UNFOUNDED, Verdict.FALSE):
        if verdict in given:
            return OUTCOME_OF[verdict]
    return None


def fits(verdict: str, kinds: set[str]) -> bool:
    """Whether a conclusion agrees with the findings on the allegation that still stand."""
    if verdict == Verdict.VIOLATION:
        return FindingKind.VIOLATION in kinds
    if verdict == Verdict.SHORTCOMING:
        return FindingKind.VIOLATION not in kinds and bool(kinds & _FAULTS)
    return not kinds & _FAULTS
