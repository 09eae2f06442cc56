"""The hearing: self-report, evidence, findings, the subject's response to each, and the team's answer."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case


class SelfReport(Kept):
    """The subject's self-inspection report, or the record that it was not handed in."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="self_reports")
    received_on = models.DateField(_("received on"))
    received_from = NameField(_("handed in by"), blank=True)
    summary = ProseField(_("summary"), blank=True)
    not_handed_in = models.BooleanField(_("not handed in"), default=False)
    reason = ProseField(_("reason"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    late = models.BooleanField(_("late"), default=False)

    class Meta:
        constraints = [
            invariant(
                "a_missing_self_report_has_a_reason",
                Q(not_handed_in=False) | ~Q(reason=""),
                _("A report that was not handed in is recorded with the reason."),
            )
        ]


class Reminder(Kept):
    """A letter of the team: the self-report is late, and is asked for until another day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reminders")
    on = models.DateField(_("reminded on"))
    due_on = models.DateField(_("was due on"))
    until = models.DateField(_("asked for until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            invariant(
                "a_reminder_asks_for_a_later_day",
                Q(until__gt=F("on")),
                _("A reminder asks for the report until a day that is still to come."),
            ),
            invariant(
                "a_reminder_follows_the_day_missed",
                Q(on__gt=F("due_on")),
                _("A reminder is sent once the day of the report is past."),
            ),
        ]


class EvidenceFile(Kept):
    """A document or picture of the file, kept under its hash and never changed."""

    class Origin(models.TextChoices):
        """Where a document came from."""

        SUBJECT = "subject", _("from the subject")
        TEAM = "team", _("gathered by the team")
        OTHER = "other", _("from others")

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField(_("no."))
    title = NameField(_("title"))
    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices)
    received_on = models.DateField(_("received on"))
    file_name = NameField(_("file name"))
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        verbose_name = _("evidence")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_piece_of_evidence_a_number")]


class FindingKind(models.TextChoices):
    """What a finding says of the subject."""

    STRENGTH = "strength", _("Strength")
    LIMITATION = "limitation", _("Limitation")
    SHORTCOMING = "shortcoming", _("Shortcoming")
    VIOLATION = "violation", _("Violation")


class Severity(models.TextChoices):
    """Degrees of consequence."""

    LESS_SERIOUS = "1", _("less serious")
    SERIOUS = "2", _("serious")
    VERY_SERIOUS = "3", _("very serious")
    ESPECIALLY_SERIOUS = "4", _("especially serious")


class Finding(models.Model):
    """One point of the report; a violation names nature, degree, consequence, cause and responsibility."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField(_("no."))
    kind = models.CharField(_("kind"), max_length=12, choices=FindingKind.choices)
    content = ProseField(_("content"))
    nature = ProseField(_("nature"), blank=True)
    degree = models.CharField(_("degree"), max_length=1, choices=Severity.choices, blank=True)
    consequence = ProseField(_("consequence"), blank=True)
    cause = ProseField(_("cause"), blank=True)
    responsibility = ProseField(_("responsibility"), blank=True)
    group = models.CharField(_("group of violation"), max_length=200, blank=True)
    evidence = models.ManyToManyField(
        EvidenceFile, through="EvidenceLink", blank=True, related_name="findings", verbose_name=_("evidence")
    )
    # Of a denunciation: the allegation the finding is about, where it is about one.
    allegation = models.ForeignKey(
        "cases.Allegation", models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("allegation")
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_on = models.DateField(_("recorded on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_finding_a_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.content[:80]}"

    def lacks(self) -> list[str]:
        """Return the fields a violation still lacks."""
        if self.kind != FindingKind.VIOLATION:
            return []
        needed = ("nature", "degree", "consequence", "cause", "responsibility", "group")
        fields = {field.name: field for field in self._meta.fields}
        return [str(fields[name].verbose_name) for name in needed if not getattr(self, name)]

    @property
    def needs_response(self) -> bool:
        """Whether the subject is heard on it: everything but a strength."""
        return self.kind != FindingKind.STRENGTH and self.withdrawn_on is None


class EvidenceLink(models.Model):
    """What a finding rests on: a piece of evidence and the pages of it; taken away with a reason in the trail."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="links")
    file = models.ForeignKey(EvidenceFile, models.PROTECT, related_name="links", db_column="evidencefile_id")
    pages = models.CharField(_("pages"), max_length=60, blank=True)

    class Meta:
        db_table = "cases_finding_evidence"
        ordering = ["file__number"]
        unique_together = [("finding", "file")]
        verbose_name = _("evidence of a finding")

    def __str__(self) -> str:
        return f"{self.finding_id} {self.file_id} {self.pages}"


class Stance(models.TextChoices):
    """How the subject answers a point."""

    ACCEPT = "accept", _("accepts")
    CONTEST = "contest", _("contests")
    RESERVE = "reserve", _("reserves an opinion")
    REFUSED = "refused", _("refuses to answer")


class ResponseManager(models.Manager["Response"]):
    """Responses, each read with its answer: nobody is told one without the other."""

    def get_queryset(self) -> models.QuerySet[Response]:
        """Return them with their answers."""
        return super().get_queryset().select_related("answer")


class Response(Kept):
    """The subject's opinion on one finding; a refusal has witnesses. The latest one counts."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="responses")
    stance = models.CharField(_("opinion"), max_length=8, choices=Stance.choices)
    text = ProseField(_("explanation"), blank=True)
    given_on = models.DateField(_("given on"))
    given_by = NameField(_("given by"), blank=True)
    witnesses = NameField(_("witnesses"), max_length=500, blank=True)
    evidence = models.ManyToManyField(EvidenceFile, blank=True, related_name="responses")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ResponseManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("response")
        constraints = [
            invariant(
                "a_refusal_to_answer_has_witnesses",
                ~Q(stance="refused") | ~Q(witnesses=""),
                _("A refusal to answer is recorded with witnesses."),
            ),
            invariant(
                "a_contested_point_says_why",
                ~Q(stance="contest") | ~Q(text=""),
                _("Say what is contested and why."),
            ),
        ]


class Answer(Kept):
    """The team's answer to a response: the finding stays, is reworded or is withdrawn, and why."""

    class Result(models.TextChoices):
        """What becomes of the finding."""

        KEPT = "kept", _("kept")
        REWORDED = "reworded", _("reworded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    response = models.OneToOneField(Response, models.PROTECT, related_name="answer")
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    reason = ProseField(_("reason"))
    final_wording = ProseField(_("final wording"), blank=True)
    answered_on = models.DateField(_("answered on"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer")
