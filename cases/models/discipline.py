"""Consideration of discipline: what it rests on, the violations and circumstances, the hearing, the decision and after.

What a body decided once is never overwritten: a later change of the form is a row beside the sanction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm, SubjectKind
from cases.models.ballot import Ballot
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case, Outcome
from cases.models.hearing import Finding, Severity
from cases.models.meeting import Meeting
from cases.models.organization import Member, Organization


class Basis(models.TextChoices):
    """What consideration of discipline starts from."""

    CONCLUSION = "conclusion", _("conclusion that discipline is required")
    JUDGMENT = "judgment", _("judgment in force")
    STATE = "state", _("discipline by a state or union body")
    OWN_REPORT = "own_report", _("the subject's own report")
    PROPOSAL = "proposal", _("proposal of a lower level")


class Sentence(models.TextChoices):
    """What a judgment in force imposes, from the lightest on; from where the rulebook says, expulsion follows."""

    LIGHTER = "lighter", _("lighter than non-custodial reform")
    NON_CUSTODIAL = "non_custodial_reform", _("non-custodial reform")
    SUSPENDED = "suspended_prison", _("prison, suspended")
    PRISON = "prison", _("prison")


class DisciplineMatter(Kept):
    """What a case of discipline is told from: its ground, its subject as it stood then, and what was proposed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="matter")
    ground = models.CharField(_("ground"), max_length=12, choices=Basis.choices)
    ground_paper = NameField(_("paper it rests on"), max_length=300)
    ground_on = models.DateField(_("dated"))
    sentence = models.CharField(_("sentence"), max_length=24, choices=Sentence.choices, blank=True)
    subject_kind = models.CharField(_("kind of subject"), max_length=14, choices=SubjectKind.choices)
    holds_position = models.BooleanField(_("holds a position"), default=False)
    # How the subject stands to the bodies that may decide: the facts asked for by `cases.discipline.competence`.
    standing = models.JSONField(_("standing"), default=dict)
    # From which day the conclusion counts that discipline is required, where an inspection reached it before.
    required_on = models.DateField(_("discipline required since"), null=True, blank=True)
    inspected_on = models.DateField(_("inspection decided on"), null=True, blank=True)
    dual = models.BooleanField(_("decision and plan of the inspection hold"), default=False)
    own_form = models.CharField(_("form the subject proposes"), max_length=12, blank=True)
    proposed_form = models.CharField(_("form proposed"), max_length=12, blank=True)
    proposal = ProseField(_("proposal"), blank=True)
    overseer = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commissioner in charge")
    )

    class Meta:
        verbose_name = _("matter of discipline")
        constraints = [
            invariant(
                "a_judgment_names_its_sentence",
                ~Q(ground=Basis.JUDGMENT) | ~Q(sentence=""),
                _("A judgment in force names the sentence."),
            )
        ]


class SpecialNature(models.TextChoices):
    """Violations for which no limitation period runs, whatever the form."""

    POLITICS = "internal_politics", _("internal political protection")
    NATION = "national_defence_security_foreign_affairs_harm", _("harm to the nation in defence, security, diplomacy")
    DIPLOMAS = "illegal_diplomas_certificates", _("illegal diplomas or certificates")


class Violation(Kept):
    """One violation considered; its dates may be known only as ranges."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="violations")
    number = models.PositiveSmallIntegerField(_("no."))
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="+")
    act = ProseField(_("violation"))
    group = models.CharField(_("group of violation"), max_length=200, blank=True)
    nature = ProseField(_("nature"), blank=True)
    severity = models.CharField(_("degree"), max_length=1, choices=Severity.choices)
    harm = ProseField(_("consequence"), blank=True)
    cause = ProseField(_("cause"), blank=True)
    began_from = models.DateField(_("began, at the earliest"), null=True, blank=True)
    began_until = models.DateField(_("began, at the latest"), null=True, blank=True)
    ended_from = models.DateField(_("ended, at the earliest"), null=True, blank=True)
    ended_until = models.DateField(_("ended, at the latest"), null=True, blank=True)
    continuing = models.BooleanField(_("a continuing act"), default=False)
    discovered_on = models.DateField(_("discovered on"), null=True, blank=True)
    special = models.CharField(_("special nature"), max_length=60, choices=SpecialNature.choices, blank=True)
    by_assignment = models.BooleanField(_("in duty assigned by a superior"), default=False)
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("violation")
        verbose_name_plural = _("violations")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_violation_a_number"),
            invariant(
                "a_violation_ends_after_it_began",
                Q(began_from__isnull=True) | Q(ended_until__isnull=True) | Q(ended_until__gte=F("began_from")),
                _("A violation ends after it began."),
            ),
            invariant(
                "a_range_of_beginnings_runs_forward",
                Q(began_until__isnull=True) | Q(began_from__isnull=False, began_from__lte=F("began_until")),
                _("The earliest day comes before the latest."),
            ),
            invariant(
                "a_range_of_ends_runs_forward",
                Q(ended_until__isnull=True) | Q(ended_from__isnull=False, ended_from__lte=F("ended_until")),
                _("The earliest day comes before the latest."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.act[:80]}"

    @property
    def lacks(self) -> list[str]:
        """What must be concluded of a violation before it is voted on, and is not written yet."""
        fields = {field.name: field for field in self._meta.fields}
        names = ("nature", "severity", "harm", "cause")
        lack = [str(fields[name].verbose_name) for name in names if not getattr(self, name)]
        return lack if self.began_from or self.discovered_on else [*lack, str(_("when it happened"))]


class Pause(Kept):
    """Time of a violation's limitation period that does not count."""

    class Cause(models.TextChoices):
        """Why the clock stands still; the rulebook of the act says whether it does."""

        CRIMINAL = "criminal_proceedings", _("criminal investigation, prosecution or trial")
        POSTPONED = "postponed_art2_cl14_a_b_d", _("consideration put off")
        INPATIENT = "inpatient_treatment", _("treatment in hospital")

    violation = models.ForeignKey(Violation, models.PROTECT, related_name="pauses")
    cause = models.CharField(_("cause"), max_length=40, choices=Cause.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            invariant(
                "a_pause_runs_forward",
                Q(until__isnull=True) | Q(until__gte=F("since")),
                _("A pause ends after it began."),
            )
        ]


class Circumstance(Kept):
    """What weighs on the form, for or against the subject, by the article that names it."""

    class Direction(models.TextChoices):
        """Which way it weighs; the values are the keys of the rulebook."""

        MITIGATING = "MITIG", _("mitigating")
        AGGRAVATING = "AGGRAV", _("aggravating")
        EXEMPTING = "EXEMPT", _("exempting or reducing")

    case = models.ForeignKey(Case, models.PROTECT, related_name="circumstances")
    direction = models.CharField(_("weighs"), max_length=8, choices=Direction.choices)
    key = models.CharField(_("circumstance"), max_length=60)
    rule_cited = models.CharField(_("rule"), max_length=300)
    detail = ProseField(_("detail"))
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("circumstance")
        constraints = [
            models.UniqueConstraint(fields=["case", "direction", "key"], name="one_circumstance_counts_once")
        ]


class Deferral(Kept):
    """Consideration put off while the rulebook says the subject is not considered; parked with a day to look again."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deferrals")
    cause = models.CharField(_("cause"), max_length=40)
    rule_cited = models.CharField(_("rule"), max_length=300)
    reason = ProseField(_("reason"))
    since = models.DateField(_("since"))
    review_on = models.DateField(_("to be looked at again on"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on__isnull=True), name="a_case_is_deferred_once_at_a_time"
            ),
            invariant(
                "a_deferral_is_looked_at_again",
                Q(review_on__gt=F("since")),
                _("A case that is put off is looked at again on a later day."),
            ),
        ]


class Invitation(Kept):
    """A notice that asked the subject to come and be heard, and whether the subject came."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="invitations")
    sent_on = models.DateField(_("sent on"))
    invited_for = models.DateField(_("invited for"))
    came = models.BooleanField(_("came"), null=True)
    absence = NameField(_("reason of absence"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["invited_for", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "invited_for"], name="one_invitation_for_a_day"),
            invariant(
                "an_invitation_comes_before_its_day",
                Q(invited_for__gte=F("sent_on")),
                _("The subject is invited before the day."),
            ),
        ]


class SubjectHearing(Kept):
    """The representative of the authority heard the subject before the decision, or minuted why that failed."""

    class Result(models.TextChoices):
        """How the hearing ended."""

        HEARD = "heard", _("the subject gave an opinion")
        REFUSED = "refused", _("the subject refused to give an opinion, before witnesses")
        ABSENT = "absent", _("the subject stayed away twice, with notice")

    case = models.OneToOneField(Case, models.PROTECT, related_name="subject_hearing")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="subject_hearing")
    on = models.DateField(_("on"))
    result = models.CharField(_("result"), max_length=8, choices=Result.choices)
    statement = ProseField(_("opinion of the subject"), blank=True)
    heard_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class Resolution(Kept):
    """What a ballot means for the case: the form adopted, whether this body may decide it, whether it is in time."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="resolution")
    ballot = models.OneToOneField(Ballot, models.PROTECT, null=True, blank=True, related_name="resolution")
    on = models.DateField(_("on"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    form = models.CharField(_("form"), max_length=12, choices=DisciplineForm.choices, blank=True)
    competence = models.JSONField(_("competence"), default=dict)
    limitation = models.JSONField(_("limitation"), default=dict)
    remarks = ProseField(_("remarks of the body"), blank=True)
    chaired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("resolution")
        constraints = [
            invariant(
                "discipline_rests_on_a_ballot",
                ~Q(outcome=Outcome.DISCIPLINED) | (Q(ballot__isnull=False) & ~Q(form="")),
                _("Discipline rests on a ballot and has a form."),
            )
        ]


class SanctionState(models.TextChoices):
    """How a decision on discipline stands on a day."""

    SIGNED = "signed", _("signed, not in force yet")
    IN_FORCE = "in_force", _("in force")
    LAPSED = "lapsed", _("lapsed")
    ANNULLED = "annulled", _("annulled")


class SanctionQuerySet(models.QuerySet["Sanction"]):
    """Questions asked of sanctions."""

    def as_at(self, day: date) -> SanctionQuerySet:
        """Each as it stood on a day, the only place that says how: with `form_at`, `lapses_at` and `state_at`.

        The last change made by that day counts, a later one is not known yet. There is no form ("") before the effect
        and after an annulment; a sanction that lapsed keeps the form it lapsed with.
        """
        changes = SanctionChange.objects.filter(sanction=OuterRef("pk"), on__lte=day).order_by("-on", "-pk")
        begun = When(effective_on__lte=day, then=Coalesce("changed_to", "form"))
        rows: Any = self.alias(changed_to=Subquery(changes.values("form")[:1]))
        rows = rows.annotate(
            form_at=models.Case(begun, default=Value(""), output_field=models.CharField()),
            lapses_at=models.Case(
                When(changed_to__isnull=False, then=Subquery(changes.values("lapses_on")[:1])), default="lapses_on"
            ),
        )
        state = models.Case(
            When(Q(effective_on__isnull=True) | Q(effective_on__gt=day), then=Value(SanctionState.SIGNED.value)),
            When(form_at="", then=Value(SanctionState.ANNULLED.value)),
            When(lapses_at__lte=day, then=Value(SanctionState.LAPSED.value)),
            default=Value(SanctionState.IN_FORCE.value),
            output_field=models.CharField(choices=SanctionState.choices),
        )
        found: SanctionQuerySet = rows.annotate(state_at=state)
        return found

    def holding(self, day: date) -> SanctionQuerySet:
        """Those in force on a day: not annulled, not lapsed."""
        return self.as_at(day).filter(Q(state_at=SanctionState.IN_FORCE))

    def of_subject(self, case: Case) -> SanctionQuerySet:
        """Those of the same subject, the oldest first; the case's own is not among them."""
        member, organization = case.subject_member_id, case.subject_organization_id
        own = Q(case__subject_member=member) if member else Q(case__subject_organization=organization)
        return self.filter(own).exclude(case=case).select_related("case__body").order_by("signed_on", "pk")


class Sanction(Kept):
    """A decision on discipline: its form, what it rests on, from when it holds and until when."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="sanction")
    form = models.CharField(_("form"), max_length=12, choices=DisciplineForm.choices)
    ballot = models.ForeignKey(Ballot, models.PROTECT, null=True, blank=True, related_name="sanctions")
    recommended_by = models.ForeignKey(Ballot, models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField(_("signed on"))
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    effective_on = models.DateField(_("in force since"), null=True, blank=True)
    effect_rule = models.CharField(_("rule of the effect"), max_length=300, blank=True)
    lapses_on = models.DateField(_("lapses on"), null=True, blank=True)
    complaint_until = models.DateField(_("complaint possible until"), null=True, blank=True)
    competence = models.JSONField(_("competence"), default=dict)
    limitation = models.JSONField(_("limitation"), default=dict)

    # How it stood on the day asked for, where `as_at` was asked.
    form_at: str
    lapses_at: date | None
    state_at: str

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        constraints = [
            invariant(
                "a_sanction_lapses_after_its_effect",
                Q(lapses_on__isnull=True) | Q(effective_on__isnull=False, effective_on__lt=F("lapses_on")),
                _("A decision lapses after it took effect."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_form_display())

    def get_form_at_display(self) -> str:
        """The form on the day asked for in words; "" where none held."""
        return str(DisciplineForm(self.form_at).label) if self.form_at else ""

    def get_state_at_display(self) -> str:
        """How it stood on the day asked for, in words."""
        return str(SanctionState(self.state_at).label)

    def form_on(self, day: date) -> str:
        """The form that holds on a day, "" before the effect and after an annulment; one statement."""
        return Sanction.objects.as_at(day).get(pk=self.pk).form_at

    def stands_on(self, day: date) -> bool:
        """Whether it holds on a day: in force, not annulled, not lapsed; one statement."""
        return Sanction.objects.holding(day).filter(pk=self.pk).exists()


class SanctionChange(Kept):
    """What became of a sanction later, on which day; the first decision stays as it was."""

    class Result(models.TextChoices):
        """The four results of a complaint, each counted by itself."""

        UPHOLD = "uphold", _("upheld")
        INCREASE = "increase", _("increased")
        DECREASE = "decrease", _("decreased")
        ANNUL = "annul", _("annulled")

    sanction = models.ForeignKey(Sanction, models.PROTECT, related_name="changes")
    on = models.DateField(_("on"))
    result = models.CharField(_("result"), max_length=8, choices=Result.choices)
    form = models.CharField(_("form"), max_length=12, choices=DisciplineForm.choices, blank=True)
    lapses_on = models.DateField(_("lapses on"), null=True, blank=True)
    decided_in = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="changes_decided")
    reason = ProseField(_("reason"), blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            invariant(
                "an_annulled_sanction_has_no_form",
                Q(result="annul", form="") | (~Q(result="annul") & ~Q(form="")),
                _("A sanction that is annulled has no form any more; every other change names one."),
            )
        ]


class Notification(Kept):
    """Who is told of a sanction besides the subject: committees above, state and union bodies, the member's file."""

    class Kind(models.TextChoices):
        """Why somebody is told."""

        REPORT_UP = "report_up", _("report to the level above")
        STATE = "state", _("state body, to act on its own liability")
        UNION = "union", _("union or association, to act on its own")
        FILE = "file", _("entry in the subject's file")

    sanction = models.ForeignKey(Sanction, models.PROTECT, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    told = NameField(_("told"))
    on = models.DateField(_("on"))
    late = models.BooleanField(_("late"), default=False)

    class Meta:
        ordering = ["pk"]


def standing_violations(case: Case) -> Sequence[Violation]:
    """Return the violations of a case that are considered."""
    rows: Any = Violation.objects.filter(case=case, withdrawn_on__isnull=True).prefetch_related("pauses")
    return list(rows)


def expelled_on(member: Member | None, day: date) -> bool:
    """Whether a member is expelled on a day: no longer a subject of inspection or discipline."""
    if member is None:
        return False
    rows = Sanction.objects.filter(case__subject_member=member).as_at(day)
    return rows.filter(Q(form_at=DisciplineForm.EXPULSION)).exists()


def dissolved_on(organization: Organization | None, day: date) -> bool:
    """Whether an organization is dissolved by discipline on a day."""
    if organization is None:
        return False
    rows = Sanction.objects.filter(case__subject_organization=organization).as_at(day)
    return rows.filter(Q(form_at=DisciplineForm.DISSOLUTION)).exists()
