"""What comes in: the register of petitions, the sealed identity of who sent them, and who asked to have it opened.

The register holds what a petition says and about whom. Who sent it stands in `SealedIdentity` alone, as ciphertext.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.complaint import Complaint
from cases.models.organization import Body, Member, Organization
from cases.models.team import new_key
from cases.names import search_key


class PetitionClass(models.TextChoices):
    """What a petition is, once it has been read."""

    DENUNCIATION = "denunciation", _("denunciation")
    COMPLAINT = "complaint", _("complaint against discipline")
    FEEDBACK = "feedback", _("feedback, recommendation")


class Handling(models.TextChoices):
    """What became of a petition."""

    ACCEPT = "accept", _("taken up as a denunciation")
    COMPLAINT = "complaint", _("taken up as a complaint against discipline")
    TRANSFER = "transfer", _("transferred to the competent body")
    RETURN = "return", _("returned to the sender")
    GUIDE = "guide", _("sender guided")
    DECLINE = "decline", _("not taken up")
    MONITOR = "monitor", _("kept for monitoring the situation")
    STORE = "store", _("stored")


class PetitionQuerySet(models.QuerySet["Petition"]):
    """Questions asked of petitions."""

    def visible_to(self, user: object, on: date | None = None) -> PetitionQuerySet:
        """Those in the registers of the bodies the user receives letters for or leads, without who is apart."""
        from cases import reading

        return self.filter(reading.sees_petition(user, on))

    def found(self, words: str) -> PetitionQuerySet:
        """Those whose content or subject holds the words, without regard to accents and case."""
        return self.filter(search_key__contains=search_key(words))

    def of_complaint(self, complaint: Complaint) -> Petition | None:
        """The one that was taken up as this letter of complaint."""
        return self.filter(complaint=complaint).first()

    def unhandled(self) -> PetitionQuerySet:
        """Those that wait to be classified or handled."""
        return self.filter(handling="")


class Petition(Kept):
    """One line of a body's register of petitions and information; it says nothing of who sent it."""

    class Channel(models.TextChoices):
        """How it came in."""

        IN_PERSON = "in_person", _("handed in in person")
        RECEPTION = "reception", _("at a reception of citizens and members")
        POST = "post", _("by post")
        BOX = "box", _("through the suggestion box")
        ELECTRONIC = "electronic", _("by e-mail or portal")
        FORWARDED = "forwarded", _("forwarded by an organization")

    class Source(models.TextChoices):
        """Who speaks in it."""

        MEMBER = "member", _("a party member")
        CITIZEN = "citizen", _("a citizen")
        GROUP = "group", _("several people")
        ORGANIZATION = "organization", _("an organization")
        MEDIA = "media", _("the media")
        UNKNOWN = "unknown", _("not known")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="petitions", verbose_name=_("body"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("register number"))
    received_on = models.DateField(_("received on"))
    registered_on = models.DateField(_("registered on"))
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    forwarded_by = NameField(_("forwarded by"), blank=True)
    forwarded_number = models.CharField(_("number of the forwarding letter"), max_length=60, blank=True)
    content = ProseField(_("content"))
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="petitions", verbose_name=_("organization")
    )
    subject_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="petitions", verbose_name=_("member")
    )
    subject_name = NameField(_("subject as named in the letter"), blank=True)
    due_on = models.DateField(_("to be handled by"), null=True, blank=True)
    search_key = models.TextField(editable=False)

    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    is_false_name = models.BooleanField(_("under a false name"), default=False)
    is_concrete = models.BooleanField(_("with concrete subject, content and address"), default=False)
    is_mixed = models.BooleanField(_("complaint and denunciation in one"), default=False)
    repeat_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeats", verbose_name=_("repeats")
    )
    has_new_facts = models.BooleanField(_("with new facts"), default=False)

    classification = models.CharField(_("class"), max_length=12, choices=PetitionClass.choices, blank=True)
    grounds = models.JSONField(_("grounds against taking it up"), default=list)
    competent_body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    is_competent = models.BooleanField(_("within the body's competence"), null=True)
    judgment = models.JSONField(_("judgment"), default=dict)
    classified_on = models.DateField(_("classified on"), null=True, blank=True)
    classified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    handling = models.CharField(_("handling"), max_length=10, choices=Handling.choices, blank=True)
    handled_on = models.DateField(_("handled on"), null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handling_reason = ProseField(_("reason"), blank=True)
    handed_to = NameField(_("transferred to"), blank=True)
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    complaint = models.OneToOneField(Complaint, models.PROTECT, null=True, blank=True, related_name="petition")

    objects = PetitionQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")
        indexes = [models.Index(fields=["body", "handling", "received_on"])]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="one_petition_a_register_number"),
            invariant(
                "a_petition_is_registered_when_it_is_there",
                Q(registered_on__gte=F("received_on")),
                _("A petition is registered on the day it was received, or later."),
            ),
            invariant(
                "a_petition_has_one_subject",
                Q(subject_organization__isnull=True) | Q(subject_member__isnull=True),
                _("The subject is an organization or a member, not both."),
            ),
            invariant(
                "a_class_has_its_day",
                Q(classification="", classified_on__isnull=True, classified_by__isnull=True)
                | (~Q(classification="") & Q(classified_on__isnull=False, classified_by__isnull=False)),
                _("The classification says when and by whom."),
            ),
            invariant(
                "a_petition_is_handled_after_it_is_classified",
                Q(handling="") | (~Q(classification="") & Q(handled_on__gte=F("classified_on"))),
                _("A petition is classified before it is handled."),
            ),
            invariant(
                "handling_says_why",
                Q(handling__in=["", "accept", "complaint"]) | ~Q(handling_reason=""),
                _("What is not taken up is handled with a reason."),
            ),
            invariant(
                "a_letter_without_a_name_is_no_denunciation",
                ~Q(handling="accept") | Q(classification="denunciation", is_anonymous=False, is_false_name=False),
                _("An anonymous or false-name letter is never opened as a denunciation."),
            ),
            invariant(
                "a_complaint_stands_in_its_own_register",
                Q(complaint__isnull=True) | Q(handling="complaint"),
                _("A petition leads to a complaint when it is taken up as one."),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """The number under which the register of the year holds it."""
        return f"{self.number:02d}/{self.year}"

    @property
    def subject(self) -> str:
        """The organization or member it is about, as the registers or the letter name it."""
        known = self.subject_organization or self.subject_member
        return str(known) if known is not None else self.subject_name

    @property
    def has_no_known_sender(self) -> bool:
        """Whether nobody stands behind it by name."""
        return self.is_anonymous or self.is_false_name

    def index_words(self) -> None:
        """Compute the key under which it is found: number, subject, content; never who sent it."""
        self.search_key = search_key(f"{self.symbol} {self.subject} {self.forwarded_by} {self.content}")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key with the words."""
        self.index_words()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)


class PetitionRegister(models.Model):
    """The last number given in a body's register of a year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="one_register_of_petitions_a_year")]

    def __str__(self) -> str:
        return f"{self.body_id}/{self.year}"


class PetitionChange(Kept):
    """A day of receipt put right: the former day, and why."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="changes")
    former_received_on = models.DateField(_("former day"))
    received_on = models.DateField(_("received on"))
    reason = ProseField(_("reason"))
    on = models.DateField(_("on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]


class PetitionRecusal(Kept):
    """Somebody who takes no part in a petition: it exists for them no more."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    ground = ProseField(_("ground"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "member"], name="one_recusal_from_a_petition")]


class SealedIdentity(Kept):
    """Who sent a petition, as ciphertext; the key is not in the database. Equal senders have equal prints."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="identity")
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=16, db_index=True)
    # Keyed fingerprints of the normalised name, and of name with address: they tell equality and nothing else.
    name_print = models.CharField(max_length=64, db_index=True)
    whole_print = models.CharField(max_length=64, db_index=True)
    sealed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return "…"


class SealedScan(Kept):
    """The letter as it came in, encrypted where it lies; nobody reads it without an opening."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="scans")
    number = models.PositiveSmallIntegerField(_("number"))
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    sealed_on = models.DateField(_("sealed on"))
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["petition", "number"], name="one_sealed_scan_a_number")]


class CirculationCopy(Kept):
    """A copy for circulation: the sender blacked out by the officer, every trace of its making stripped."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="copies")
    number = models.PositiveSmallIntegerField(_("number"))
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["petition", "number"], name="one_circulation_copy_a_number")]


class SealRequestQuerySet(models.QuerySet["SealRequest"]):
    """Questions asked of requests."""

    def asked_by(self, user: Any) -> SealRequestQuerySet:
        """Those of a person."""
        return self.filter(asked_by=user)

    def of_key(self, key: str) -> SealRequest | None:
        """The one with this key, with its petition and who asked."""
        return self.select_related("petition__body__organization", "asked_by").filter(key=key).first()


class SealRequest(Kept):
    """A motivated request to know who sent a petition, and what the custodian answered."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="seal_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))
    motive = ProseField(_("motive"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    approved = models.BooleanField(_("approved"), null=True)
    answer = ProseField(_("reason of the answer"), blank=True)

    objects = SealRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "asked_by"],
                condition=Q(decided_on__isnull=True),
                name="one_open_request_to_open_a_seal",
            ),
            invariant(
                "nobody_opens_a_seal_for_themselves",
                Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                _("Who asks to open a seal does not decide on it."),
            ),
            invariant(
                "an_answer_to_a_request_says_why",
                Q(decided_on__isnull=True, decided_by__isnull=True, approved__isnull=True)
                | (Q(decided_on__isnull=False, decided_by__isnull=False, approved__isnull=False) & ~Q(answer="")),
                _("A request to open a seal is answered with a reason."),
            ),
        ]


class SealOpening(Kept):
    """The one time an approved request was used."""

    request = models.OneToOneField(SealRequest, models.PROTECT, related_name="opening")
    opened_on = models.DateField(_("opened on"))
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
