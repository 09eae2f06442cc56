"""Papers as rows: registers, drafts, documents whose number and facts never change, scans of the signed originals."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import AnnualProgramme, Body, Case, Kind, Service, Team, Term
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.team import new_key
from cases.names import search_key
from documents.access import (
    NOT_OF_A_MEETING,
    RESTRICTED,
    in_a_file_seen,
    in_hands_of,
    listed_for,
    not_kept_secret,
    not_withheld,
    of_a_meeting,
    of_an_office,
    unrecused,
    withdrew,
)
from documents.catalogue import ALL, DocumentType
from documents.catalogue_copies import KEYS as COPIES
from documents.marks import Secrecy, Urgency
from documents.models_batch import BatchItem, PaperBatch  # noqa: F401 - every model is imported from here
from documents.models_copies import Copy
from documents.models_hold import HeldRegister, NumberingHold  # noqa: F401
from documents.models_orders import SigningOrder  # noqa: F401
from documents.models_register import GapNote, Handing, Incoming, IncomingScan, Marking  # noqa: F401
from documents.models_sending import DeliveryRun, RunLine  # noqa: F401
from documents.models_signature import DigitalSignature  # noqa: F401
from documents.models_templates import OwnType, PaperTemplate  # noqa: F401
from documents.models_watch import FileAlarm  # noqa: F401
from documents.models_word import DraftReturn  # noqa: F401
from documents.own_types import of_key


class Series(Kept):
    """One register: papers of one code, of a body within a term or of a team for its life, numbered without gaps."""

    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="series")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="series")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(_("register"), max_length=10)
    secret = models.BooleanField(_("of secret papers"), default=False)
    last = models.PositiveIntegerField(_("last number"), default=0)
    started_at = models.PositiveIntegerField(_("continues the paper register after number"), default=0)
    opened_on = models.DateField(_("opened on"))

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "term", "code", "secret"],
                condition=Q(team__isnull=True),
                name="one_series_of_a_body_term_and_code",
            ),
            models.UniqueConstraint(
                fields=["team", "code", "secret"],
                condition=Q(team__isnull=False),
                name="one_series_of_a_team_and_code",
            ),
            invariant(
                "a_series_is_a_bodys_or_a_teams",
                Q(team__isnull=True, body__isnull=False, term__isnull=False)
                | Q(team__isnull=False, body__isnull=True, term__isnull=True),
                _("A register belongs to a body in a term, or to a team."),
            ),
            invariant("a_series_only_grows", Q(last__gte=F("started_at")), _("A register never runs backwards.")),
        ]

    def __str__(self) -> str:
        return f"{self.code}/{self.suffix}" + (" (mật)" if self.secret else "")

    @property
    def suffix(self) -> str:
        """The letters after the stroke."""
        if self.team is not None:
            return team_suffix(self.team.kind)
        return self.body.suffix if self.body is not None else ""


#: Procedures whose team is an inspection team.
_INSPECTING = (
    Kind.COMPLIANCE_INSPECTION,
    Kind.SIGNS_ORGANIZATION,
    Kind.SIGNS_MEMBER,
    Kind.MANDATE_INSPECTION,
    Kind.FINANCE_INSPECTION,
)


def team_suffix(kind: str) -> str:
    """Return the letters of a team's own register."""
    return "ĐKT" if kind in _INSPECTING else "ĐGS"


class State(models.TextChoices):
    """The life of a paper that has its facts and its number."""

    WAITING = "waiting", _("waiting to be printed")
    ISSUING = "issuing", _("being printed")
    ISSUED = "issued", _("issued")
    INCIDENT = "incident", _("could not be printed")
    VOID = "void", _("void")


class AboutWork(models.Model):
    """What papers and drafts are about: one case, or a team and thereby all its cases, or a programme, or a period."""

    type_key = models.CharField(_("kind of paper"), max_length=40)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    # Which one where a matter has several papers of a kind: the meeting, the decision's row, the round, the period.
    occasion = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def type(self) -> DocumentType:
        """The entry of the catalogue."""
        return of_key(self.type_key)

    @property
    def type_name(self) -> str | Promise:
        """What people call this kind of paper."""
        return self.type.name


def _visible(user: Any, on: date | None) -> Q:
    """Papers read by who works on what they are about."""
    return _visible_itself(user, on) | _copied(user, on)


def _visible_itself(user: Any, on: date | None) -> Q:
    own = (in_a_file_seen(user, on) & ~withdrew(user)) | (of_an_office(user, on) & NOT_OF_A_MEETING)
    seen = (own | of_a_meeting(user)) & not_withheld(user, on) & not_kept_secret(user, on)
    return seen & ~Q(type_key__in=COPIES)


def _copied(user: Any, on: date | None) -> Q:
    """Copies of papers and of received documents the user reads."""
    papers = Document.objects.filter(_visible_itself(user, on))
    received = Incoming.objects.visible_to(user, on)
    of_these = Q(original__in=papers.values("pk")) | Q(scan__incoming__in=received.values("pk"))
    return Q(type_key__in=COPIES) & Q(Exists(Copy.objects.filter(of_these, pk=OuterRef("occasion"))))


def _served(user: Any, on: date | None) -> Q:
    """Papers that stand and were handed to the inspected side the user answers for."""
    rows = Service.objects.filter(
        case__in=Case.objects.represented_by(user, on).values("pk"), paper=OuterRef("type_key")
    )
    exact = rows.exclude(version="").filter(version=OuterRef("facts_sha256"))
    # A secret paper may share its symbol with an open one: it is the version itself that was handed over.
    by_symbol = rows.exclude(version="").filter(version=OuterRef("symbol"))
    any_of_the_kind = rows.filter(version="")
    a_kind_handed_over = Q(type_key__in=[one.key for one in ALL if one.served])

    def handed(**here: Any) -> Q:
        loosely = Q(Exists(by_symbol.filter(**here))) | (a_kind_handed_over & Q(Exists(any_of_the_kind.filter(**here))))
        return Q(Exists(exact.filter(**here))) | (Q(secrecy="") & loosely)

    of_the_case = Q(case__isnull=False) & handed(case=OuterRef("case"))
    of_the_team = Q(case__isnull=True, team__isnull=False) & handed(case__team=OuterRef("team"))
    return ~Q(state=State.VOID) & (of_the_case | of_the_team) & ~Q(type_key__in=RESTRICTED)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions asked of papers."""

    def standing(self) -> DocumentQuerySet:
        """Those that are not void."""
        return self.exclude(state=State.VOID)

    def unprinted(self) -> DocumentQuerySet:
        """Those that the worker has still to print."""
        return self.filter(state=State.ISSUING)

    def of_case(self, case: Case) -> DocumentQuerySet:
        """Those of a case and those of its team, which count for it."""
        return self.filter(Q(case=case) | Q(case__isnull=True, team=case.team_id)).order_by("signed_on", "pk")

    def of_team(self, team: Team) -> DocumentQuerySet:
        """Those of a team itself, in the order of signing."""
        return self.filter(case__isnull=True, team=team).order_by("signed_on", "pk")

    def visible_to(self, user: Any, on: date | None = None) -> DocumentQuerySet:
        """Those in files the user may open, of programmes and periods the user works on, of meetings the user sits in.

        An excerpt does not exist for who withdrew from its item.
        """
        return self.filter(_visible(user, on))

    def served_to(self, user: Any, on: date | None = None) -> DocumentQuerySet:
        """Those the inspected side has been handed, and nothing else."""
        return self.filter(_served(user, on))

    def in_hands_of(self, user: Any, on: date | None = None) -> DocumentQuerySet:
        """Those the clerk has in hand for number, seal and dispatch; before and after, the register says all."""
        return self.filter(in_hands_of(user, on))

    def readable_by(self, user: Any, on: date | None = None) -> DocumentQuerySet:
        """All the user may read, by whichever right."""
        return self.filter(_visible(user, on) | _served(user, on) | in_hands_of(user, on))

    def registered_for(self, user: Any, on: date | None = None) -> DocumentQuerySet:
        """What the user finds in registers: a clerk and a leader those of their bodies, without what recuses them."""
        return self.filter(listed_for(user, on), unrecused(user)).order_by("-signed_on", "-pk")

    def search(self, words: str) -> DocumentQuerySet:
        """Those whose symbol or extract holds the words."""
        return self.filter(Q(symbol__icontains=words.strip()) | Q(search_key__contains=search_key(words)))


class Document(Kept, AboutWork):
    """A paper: its facts are frozen and numbered in one transaction, its bytes follow and never change."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    about = models.TextField(_("extract"))
    search_key = models.CharField(max_length=1200, editable=False)
    facts = models.JSONField()
    content_sha256 = models.CharField(max_length=64)  # what the body approved: no number in it
    facts_sha256 = models.CharField(max_length=64)  # with number, day and signatures
    template_version = models.CharField(max_length=12, blank=True)
    # By which people outside ask whether the paper stands; none for forms without a number, and before codes came.
    code = models.CharField(_("check code"), max_length=16, null=True, unique=True, editable=False)
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="documents")
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=40, blank=True, db_index=True)
    signed_on = models.DateField(_("signed on"))
    signer = NameField(_("signed by"))
    signer_post = models.CharField(_("post"), max_length=120, blank=True)
    draft = models.ForeignKey("Draft", models.PROTECT, null=True, blank=True, related_name="documents")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    secrecy = models.CharField(_("mark of secrecy"), max_length=12, choices=Secrecy.choices, blank=True)
    urgency = models.CharField(_("mark of urgency"), max_length=12, choices=Urgency.choices, blank=True)
    # In the clerk's hands, to be numbered, sealed and dispatched: from the day of issue until it left the office.
    handed_on = models.DateField(_("handed to the clerk on"), null=True, blank=True)
    dispatched_on = models.DateField(_("dispatched on"), null=True, blank=True)
    dispatched_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    frozen_at = models.DateTimeField(auto_now_add=True)

    file_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    file_size = models.PositiveIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    rung_at = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)

    void_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    void_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    void_on = models.DateField(_("void since"), null=True, blank=True)
    void_reason = ProseField(_("reason"), blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            models.Index(fields=["case", "type_key"]),
            models.Index(fields=["team", "type_key"]),
            models.Index(fields=["body", "signed_on"]),
            models.Index(fields=["rung_at"], condition=Q(state="issuing"), name="documents_to_print"),
            models.Index(
                fields=["body"],
                condition=Q(handed_on__isnull=False, dispatched_on__isnull=True),
                name="documents_in_hands",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_document_a_number"),
            models.UniqueConstraint(
                fields=["type_key", "case", "occasion"],
                condition=Q(case__isnull=False) & ~Q(state="void"),
                name="one_standing_paper_of_a_case",
            ),
            models.UniqueConstraint(
                fields=["type_key", "team", "occasion"],
                condition=Q(case__isnull=True, team__isnull=False) & ~Q(state="void"),
                name="one_standing_paper_of_a_team",
            ),
            models.UniqueConstraint(
                fields=["type_key", "body", "programme", "occasion"],
                condition=Q(team__isnull=True, programme__isnull=False) & ~Q(state="void"),
                name="one_standing_paper_of_a_programme",
            ),
            models.UniqueConstraint(
                fields=["type_key", "body", "occasion"],
                condition=Q(team__isnull=True, programme__isnull=True) & ~Q(state="void"),
                name="one_standing_paper_of_a_period",
            ),
            invariant(
                "a_number_stands_in_its_register",
                Q(series__isnull=True, number__isnull=True) | Q(series__isnull=False, number__isnull=False),
                _("A number belongs to a register."),
            ),
            invariant(
                "an_issued_paper_has_its_bytes",
                ~Q(state="issued") | ~Q(file_sha256=""),
                _("An issued paper has its file."),
            ),
            invariant(
                "two_people_make_a_paper_void",
                ~Q(state="void")
                | (
                    Q(void_asked_by__isnull=False, void_by__isnull=False)
                    & ~Q(void_by=F("void_asked_by"))
                    & ~Q(void_reason="")
                ),
                _("Two people make a paper void, with a reason."),
            ),
            invariant(
                "a_paper_leaves_the_hands_it_was_in",
                Q(dispatched_on__isnull=True)
                | Q(handed_on__isnull=False, dispatched_by__isnull=False, dispatched_on__gte=F("handed_on")),
                _("A paper is dispatched by the clerk to whom it was handed, on that day or later."),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or f"{self.type_key} {self.signed_on:%d/%m/%Y}"

    @property
    def has_file(self) -> bool:
        """Whether the PDF is there to be read."""
        return self.state == State.ISSUED or (self.state == State.VOID and bool(self.file_sha256))

    @property
    def file_name(self) -> str:
        """A name for the downloaded file: no subject, no person."""
        return f"{(self.symbol or self.type_key).replace('/', '-')}-{self.signed_on:%Y%m%d}.pdf"


def _handed(user: Any, on: date | None) -> Q:
    """Versions handed to the inspected side the user answers for."""
    rows = Service.objects.filter(case__in=Case.objects.represented_by(user, on).values("pk"))
    rows = rows.filter(case=OuterRef("case"), paper=OuterRef("type_key"), version=OuterRef("content_sha256"))
    return Q(Exists(rows))


class DraftQuerySet(models.QuerySet["Draft"]):
    """Questions asked of drafts."""

    def of(self, type_key: str, thing: Any) -> DraftQuerySet:
        """The versions of one paper of a case, team, programme or body, the first first."""
        field = {Case: "case", Team: "team", AnnualProgramme: "programme", Body: "body"}[type(thing)]
        rows = self.filter(type_key=type_key, **{field: thing})
        if field == "team":
            rows = rows.filter(case__isnull=True)
        if field == "body":
            rows = rows.filter(team__isnull=True, programme__isnull=True)
        return rows.order_by("version")

    def approved(self) -> DraftQuerySet:
        """Those that were approved."""
        return self.filter(approved_on__isnull=False)

    def visible_to(self, user: Any, on: date | None = None) -> DraftQuerySet:
        """Those in files the user may open, and those of periods the user works on."""
        return self.filter(in_a_file_seen(user, on) | of_an_office(user, on))

    def served_to(self, user: Any, on: date | None = None) -> DraftQuerySet:
        """Those the inspected side has been handed for an opinion: that version and no other."""
        return self.filter(_handed(user, on))

    def readable_by(self, user: Any, on: date | None = None) -> DraftQuerySet:
        """All the user may read, by whichever right."""
        return self.filter(in_a_file_seen(user, on) | of_an_office(user, on) | _handed(user, on))


class Draft(Kept, AboutWork):
    """One version of a paper while it is written; versions are never changed, a new one follows."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    version = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64, db_index=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_on = models.DateField(_("written on"))
    created_at = models.DateTimeField(auto_now_add=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        indexes = [models.Index(fields=["case", "type_key"]), models.Index(fields=["team", "type_key"])]
        constraints = [
            models.UniqueConstraint(
                fields=["type_key", "case", "version"],
                condition=Q(case__isnull=False),
                name="one_draft_a_version_of_a_case",
            ),
            models.UniqueConstraint(
                fields=["type_key", "team", "version"],
                condition=Q(case__isnull=True, team__isnull=False),
                name="one_draft_a_version_of_a_team",
            ),
            invariant(
                "a_draft_is_approved_by_another",
                # A head signs the team's report, be it the head's own; what a body approves is never its chair's.
                Q(approved_by__isnull=True) | Q(type_key="team-report") | ~Q(approved_by=F("author")),
                _("The person who wrote the draft does not approve it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_key} {self.version}"

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The prose: headings, paragraphs and tables; empty where the form itself says everything."""
        blocks: list[dict[str, Any]] = self.content.get("blocks", [])
        return blocks


class Scan(Kept):
    """A scan of the signed and sealed original, attached to its paper; a better one follows, none is replaced."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="scans")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    attached_on = models.DateField(_("attached on"))
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("scan of the original")


class DossierExport(models.Model):
    """A whole file packed into a ZIP for one person: asked for, on its way, ready for some days, then gone."""

    class State(models.TextChoices):
        """Where the packing stands."""

        WAITING = "waiting", _("waiting for its turn")
        RUNNING = "running", _("being packed")
        READY = "ready", _("ready")
        FAILED = "failed", _("could not be packed")
        EXPIRED = "expired", _("removed")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    deliveries = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    file_size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    manifest_sha256 = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(_("available until"), null=True, blank=True)

    class Meta:
        verbose_name = _("exported dossier")
        constraints = [
            invariant(
                "a_ready_export_has_its_file",
                ~Q(state="ready") | (~Q(file_sha256="") & Q(expires_at__isnull=False)),
                _("A packed dossier has its file and its last day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def is_going_on(self) -> bool:
        """Whether it is not ready yet, and may still be."""
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def percent(self) -> int:
        """How far it is, in hundredths."""
        return 100 * self.done // self.total if self.total else 0
