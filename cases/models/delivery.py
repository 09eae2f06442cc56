"""What has to reach whom: one row for a paper and an addressee, from the day of issue until there is proof."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.deadlines import PROOF
from cases.models.access import WorkItem
from cases.models.base import Kept, NameField, invariant
from cases.models.case import Case
from cases.models.organization import Body
from cases.models.team import new_key

#: A paper no rule gives a time sorts last.
NEVER = date(9999, 12, 31)


class Stand(models.TextChoices):
    """How far a paper is on its way to one addressee."""

    TO_SERVE = "to_serve", _("to be served")
    SENT = "sent", _("sent, waiting for proof")
    RECEIVED = "received", _("receipt proved")
    REFUSED = "refused", _("refused before witnesses")
    RETURNED = "returned", _("returned undelivered")
    VOID = "void", _("paper void")


#: Still to be handed over, for the first time or again.
TO_HAND_OVER = (Stand.TO_SERVE, Stand.RETURNED)
#: There is a receipt, or a refusal before witnesses.
PROVED = (Stand.RECEIVED, Stand.REFUSED)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Questions asked of what has to reach somebody."""

    def standing(self) -> DeliveryQuerySet:
        """Those whose paper stands, and is not only left over in a closed file."""
        over = Q(case__closed_on__isnull=False, stand__in=TO_HAND_OVER)
        return self.exclude(stand=Stand.VOID).exclude(over)

    def to_hand_over(self) -> DeliveryQuerySet:
        """Those nobody has been handed, or that came back."""
        return self.filter(stand__in=TO_HAND_OVER, case__closed_on__isnull=True)

    def unfinished(self) -> DeliveryQuerySet:
        """Those to be handed over, and those sent whose proof is awaited."""
        return self.standing().filter(stand__in=[*TO_HAND_OVER, Stand.SENT])

    def overdue(self, on: date) -> DeliveryQuerySet:
        """Those to be handed over whose day is past."""
        return self.to_hand_over().filter(due_on__lt=on)

    def unproved(self, on: date) -> DeliveryQuerySet:
        """Those sent so long ago that the proof should be here; of a closed file nobody is reminded any more."""
        late = on - timedelta(days=PROOF)
        return self.filter(stand=Stand.SENT, sent_on__lt=late, case__closed_on__isnull=True)

    def again(self) -> DeliveryQuerySet:
        """Those handed over more than once."""
        return self.filter(attempts__gt=1)

    def unreminded(self, soon: date) -> DeliveryQuerySet:
        """Those that come due and of which no step of the procedure reminds by the same day."""
        step = WorkItem.objects.filter(case=OuterRef("case"), closed_at__isnull=True, due_on=OuterRef("due_on"))
        return self.to_hand_over().filter(~Exists(step), due_on__lte=soon)


class Delivery(Kept):
    """A paper for one addressee: until when it is to be served, and how far it is; each attempt is a `Service`."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="deliveries")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")  # whose office hands it over
    document = models.CharField(_("key of the paper"), max_length=20)
    paper = models.CharField(_("kind of paper"), max_length=40)
    version = models.CharField(_("version"), max_length=64)
    symbol = models.CharField(_("number and symbol"), max_length=40, blank=True)
    title = NameField(_("title"))
    secrecy = models.CharField(_("mark of secrecy"), max_length=12, blank=True)
    signed_on = models.DateField(_("signed on"))
    addressee = NameField(_("addressee"))
    to_subject = models.BooleanField(_("the subject of the case"), default=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("to be served by"), default=NEVER)
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    stand = models.CharField(_("state"), max_length=8, choices=Stand.choices, default=Stand.TO_SERVE)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    proved_on = models.DateField(_("day of the proof"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of a paper")
        verbose_name_plural = _("deliveries of papers")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["body", "stand", "due_on", "id"]),
            models.Index(fields=["case", "stand"]),
            models.Index(fields=["document"]),
            models.Index(fields=["sent_on"], condition=Q(stand="sent"), name="deliveries_without_proof"),
            models.Index(fields=["due_on"], condition=Q(stand__in=["to_serve", "returned"]), name="deliveries_to_make"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "document", "addressee"], name="an_addressee_once_for_a_paper"),
            invariant(
                "what_was_proved_was_sent",
                ~Q(stand__in=["received", "refused"]) | Q(sent_on__isnull=False, proved_on__isnull=False),
                _("What is proved was handed over on a day, and proved on a day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.addressee}"

    @property
    def has_deadline(self) -> bool:
        """Whether a rule gives it a time."""
        return self.due_on != NEVER

    @property
    def is_proved(self) -> bool:
        """Whether there is a receipt, or a refusal before witnesses."""
        return self.stand in PROVED

    def waits_for_proof(self, on: date) -> bool:
        """Whether the proof should have come by that day."""
        return self.stand == Stand.SENT and self.sent_on is not None and self.sent_on < on - timedelta(days=PROOF)
