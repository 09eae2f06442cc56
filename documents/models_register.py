"""Rows around the registers: marks chosen before a paper is issued, gaps explained, documents that came in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models import AnnualProgramme, Body, Case, Member, Petition, Team
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.team import new_key
from documents.access import incoming_kept_by
from documents.marks import Secrecy, Urgency


class MarkingQuerySet(models.QuerySet["Marking"]):
    """Questions asked of marks."""

    def about(self, team: Team | None, case: Case | None) -> MarkingQuerySet:
        """Those chosen for papers of a team, or of one of its cases, the last first."""
        return self.filter(team=team, case=case).select_related("marked_by").order_by("-pk")


class Marking(Kept):
    """The marks of secrecy and urgency the next papers of a kind about a matter carry; the last one counts."""

    type_key = models.CharField(_("kind of paper"), max_length=40)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(AnnualProgramme, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    secrecy = models.CharField(_("mark of secrecy"), max_length=12, choices=Secrecy.choices, blank=True)
    urgency = models.CharField(_("mark of urgency"), max_length=12, choices=Urgency.choices, blank=True)
    reason = ProseField(_("reason"))
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_on = models.DateField(_("marked on"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MarkingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark of a paper")
        indexes = [models.Index(fields=["team", "type_key"]), models.Index(fields=["body", "type_key"])]

    def __str__(self) -> str:
        return f"{self.type_key} {self.secrecy} {self.urgency}"


class GapNote(Kept):
    """What the clerk says of numbers a register does not show; a further word follows, none is taken back."""

    series = models.ForeignKey("documents.Series", models.PROTECT, related_name="gap_notes")
    first = models.PositiveIntegerField(_("from number"))
    last = models.PositiveIntegerField(_("to number"))
    text = ProseField(_("explanation"))
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_on = models.DateField(_("day"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("explanation of a gap")
        constraints = [
            invariant("a_gap_runs_upwards", Q(last__gte=F("first")), _("The last number is not below the first.")),
        ]

    def __str__(self) -> str:
        return f"{self.series_id}: {self.first}-{self.last}"


class IncomingQuerySet(models.QuerySet["Incoming"]):
    """Questions asked of documents that came in."""

    def visible_to(self, user: Any, on: date | None = None) -> IncomingQuerySet:
        """Those in the registers the user keeps or answers for, without what keeps them apart."""
        return self.filter(incoming_kept_by(user, on))


class Incoming(Kept):
    """A document that came in: its line in the register of incoming documents; the line stays as it was written."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    series = models.ForeignKey("documents.Series", models.PROTECT, related_name="incoming")
    number = models.PositiveIntegerField(_("arrival number"))
    arrived_on = models.DateField(_("arrived on"))
    registered_on = models.DateField(_("registered on"))
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sender = NameField(_("sender"), blank=True)
    symbol = NameField(_("number and symbol"), max_length=60, blank=True)
    dated_on = models.DateField(_("date of the document"), null=True, blank=True)
    extract = ProseField(_("extract"), blank=True)
    secrecy = models.CharField(_("mark of secrecy"), max_length=12, choices=Secrecy.choices, blank=True)
    urgency = models.CharField(_("mark of urgency"), max_length=12, choices=Urgency.choices, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    petition = models.ForeignKey(Petition, models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.CharField(max_length=2400, editable=False)

    void_on = models.DateField(_("void since"), null=True, blank=True)
    void_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    void_reason = ProseField(_("reason"), blank=True)

    objects = IncomingQuerySet.as_manager()

    class Meta:
        verbose_name = _("incoming document")
        verbose_name_plural = _("incoming documents")
        indexes = [models.Index(fields=["body", "arrived_on"])]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_incoming_a_number"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(petition__isnull=False, void_on__isnull=True),
                name="one_standing_line_of_a_petition",
            ),
            invariant(
                "a_document_is_registered_once_it_is_there",
                Q(registered_on__gte=F("arrived_on")),
                _("A document is registered on the day it arrived, or later."),
            ),
            invariant(
                "a_sealed_sender_is_not_in_the_register",
                Q(petition__isnull=True) | Q(sender="", extract="", symbol="", case__isnull=True),
                _("Who sent a petition and what it says stay out of this register."),
            ),
            invariant(
                "a_line_names_sender_and_extract",
                Q(petition__isnull=False) | (~Q(sender="") & ~Q(extract="")),
                _("The register names the sender and the extract."),
            ),
            invariant(
                "a_void_line_has_its_reason",
                Q(void_on__isnull=True) | (Q(void_by__isnull=False) & ~Q(void_reason="")),
                _("A void line keeps its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}"


class IncomingScan(Kept):
    """The scan of a document that came in, under its hash; a better one follows, none is replaced."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="scans")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    attached_on = models.DateField(_("attached on"))
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("scan of an incoming document")


class Handing(Kept):
    """To whom a document that came in was handed, by when it is to be dealt with; the last one counts."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="handings")
    to = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("handed to"))
    due_on = models.DateField(_("to be dealt with by"), null=True, blank=True)
    note = NameField(_("instruction"), max_length=500, blank=True)
    handed_on = models.DateField(_("handed on"))
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("handing of an incoming document")
