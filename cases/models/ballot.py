"""Secret ballots: what is frozen before the vote, the marks and the sealed papers, and the count.

A ballot knows the item and case it belongs to, its options and what each of them needs; what the result means for the
case is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.discipline import counting
from cases.discipline.counting import Mode
from cases.discipline.forms import NONE
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import Category, Member
from cases.models.sitting import AgendaItem, recused
from cases.models.team import new_key


class BallotMode(models.TextChoices):
    """How a ballot is cast. Paper is the first mode, and the only one of a small body."""

    PAPER = "paper", _("on paper")
    ELECTRONIC = "electronic", _("electronic, sealed")


class BallotState(models.TextChoices):
    """From the frozen list of electors to the result; a ballot that was disturbed is void and is repeated."""

    PREPARED = "prepared", _("waiting for the tellers")
    OPEN = "open", _("voting is open")
    CLOSED = "closed", _("closed, not counted")
    COUNTED = "counted", _("counted")
    VOID = "void", _("void")


#: States in which a ballot still may change.
PENDING = (BallotState.PREPARED, BallotState.OPEN, BallotState.CLOSED)

#: The choice of an elector who hands in an empty paper.
BLANK = "BLANK"

#: An electronic ballot of fewer electors would say who voted what.
FEWEST_ELECTRONIC = 5
#: Of fewer electors it is not told how many papers were blank and how many were not cast.
FEWEST_BREAKDOWN = 7


class BallotQuerySet(models.QuerySet["Ballot"]):
    """Questions asked of ballots."""

    def visible_to(self, user: Any) -> BallotQuerySet:
        """Those on whose list the user stands, as elector or as a member of the sitting, unless recused."""
        electors = Elector.objects.filter(ballot=OuterRef("pk"), member__user=user, votes=True)
        items = AgendaItem.objects.visible_to(user)
        rows = self.filter(Exists(electors) | Q(item__in=items.values("pk")))
        return rows.exclude(recused(user, item="item"))

    def of_case(self, case: Case) -> BallotQuerySet:
        """Those in a case, in their order."""
        return self.filter(case=case).select_related("item__sitting__body").order_by("pk")

    def pending(self) -> BallotQuerySet:
        """Those neither counted nor void."""
        return self.filter(state__in=PENDING)

    def counted(self) -> BallotQuerySet:
        """Those with a result."""
        return self.filter(state=BallotState.COUNTED)


class Ballot(Kept):
    """One secret vote on one item, on one paper with every option; options, thresholds and electors are frozen."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="ballots")
    case = models.ForeignKey(Case, models.PROTECT, related_name="ballots")
    mode = models.CharField(_("mode"), max_length=10, choices=BallotMode.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=Mode.choices)
    state = models.CharField(_("state"), max_length=10, choices=BallotState.choices)
    options = models.JSONField(_("options"), default=list)
    thresholds = models.JSONField(_("thresholds"), default=dict)
    rules = models.JSONField(_("rules"), default=dict)
    denominator = models.PositiveSmallIntegerField(_("denominator"))
    voters = models.PositiveSmallIntegerField(_("electors present"))
    prepared_on = models.DateField(_("prepared on"))
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    voided_on = models.DateField(_("declared void on"), null=True, blank=True)
    void_reason = ProseField(_("why it is void"), blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    issued = models.PositiveSmallIntegerField(_("papers issued"), null=True, blank=True)
    returned = models.PositiveSmallIntegerField(_("papers returned"), null=True, blank=True)
    valid = models.PositiveSmallIntegerField(_("valid papers"), null=True, blank=True)
    void = models.PositiveSmallIntegerField(_("void papers"), null=True, blank=True)
    blank = models.PositiveSmallIntegerField(_("blank papers"), null=True, blank=True)
    votes = models.JSONField(_("votes"), default=dict)
    lines = models.JSONField(_("arithmetic"), default=list)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)

    # Only of a sealed ballot: for whom papers are sealed, what was in the box at the close, and who may ask for it.
    public_key = models.CharField(max_length=64, blank=True)
    box_hash = models.CharField(max_length=64, blank=True)
    receipts = models.JSONField(default=list)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        indexes = [models.Index(fields=["case", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=~Q(state="void"), name="one_ballot_of_an_item"),
            invariant(
                "an_outcome_is_counted",
                Q(state="counted", counted_on__isnull=False) & ~Q(outcome="") | ~Q(state="counted") & Q(outcome=""),
                _("A counted ballot has an outcome, and only a counted one."),
            ),
            invariant(
                "a_void_ballot_says_why",
                ~Q(state="void") | Q(voided_on__isnull=False) & ~Q(void_reason=""),
                _("A ballot is declared void with a reason."),
            ),
            invariant(
                "papers_returned_are_all_accounted_for",
                Q(returned__isnull=True) | Q(returned=F("valid") + F("void") + F("blank")),
                _("Valid, void and blank papers make up the papers returned."),
            ),
            invariant(
                "no_more_papers_than_electors",
                (Q(issued__isnull=True) | Q(issued__lte=F("voters")))
                & (Q(returned__isnull=True) | Q(returned__lte=F("issued"))),
                _("More papers than electors present."),
            ),
            invariant(
                "no_more_electors_than_the_denominator",
                Q(voters__lte=F("denominator")),
                _("More electors than the denominator has."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.title} ({self.get_state_display()})"

    @property
    def is_electronic(self) -> bool:
        """Whether papers are sealed ciphertexts, not paper."""
        return self.mode == BallotMode.ELECTRONIC

    @property
    def forms(self) -> list[str]:
        """The options that need a threshold, heaviest first."""
        return [code for code in self.options if code != NONE]

    @property
    def tells_blank(self) -> bool:
        """Whether the result says how many papers were blank; a small sealed ballot does not."""
        return not self.is_electronic or self.voters >= FEWEST_BREAKDOWN

    def needed(self) -> dict[str, counting.Threshold]:
        """What each form needs, as it was frozen."""
        return {
            form: counting.Threshold(Fraction(frozen["fraction"]), frozen["strict"])
            for form, frozen in self.thresholds.items()
        }

    def reckon(self, votes: Mapping[str, int], *, blank: int, void: int) -> counting.Count:
        """Count votes by what was frozen before the vote."""
        return counting.count(self.kind, self.forms, self.needed(), self.denominator, votes, blank=blank, void=void)

    def count(self) -> counting.Count:
        """The result with its arithmetic; only of a counted ballot."""
        if self.state != BallotState.COUNTED:
            raise ValueError("only a counted ballot has a result")
        return self.reckon(self.votes, blank=self.blank or 0, void=self.void or 0)


class Elector(Kept):
    """A member on the frozen list of one ballot: who counts, who votes, and by which rule somebody does not."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="electors")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    name = NameField(_("full name"), max_length=120)
    category = models.CharField(_("category"), max_length=14, choices=Category.choices)
    counts = models.BooleanField(_("in the denominator"))
    votes = models.BooleanField(_("receives a paper"))
    left_out = models.CharField(_("why not"), max_length=200, blank=True)
    rule_cited = models.CharField(_("rule"), max_length=300, blank=True)
    # The mark: that a paper went into the box, never when, never which.
    has_voted = models.BooleanField(_("has voted"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="one_line_of_an_elector_on_a_ballot"),
            invariant("who_votes_counts", Q(votes=False) | Q(counts=True), _("Who votes counts in the denominator.")),
            invariant(
                "only_electors_are_marked", Q(has_voted=False) | Q(votes=True), _("Only an elector hands in a paper.")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Teller(Kept):
    """A member of the counting board of one ballot."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="tellers")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    name = NameField(_("full name"), max_length=120)
    # Of a sealed ballot: the passphrase was set, so a share of the key can be handed to this teller.
    is_ready = models.BooleanField(_("has set a passphrase"), default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("teller")
        constraints = [models.UniqueConstraint(fields=["ballot", "member"], name="one_place_of_a_teller")]

    def __str__(self) -> str:
        return self.name


class Figures(Kept):
    """What somebody counted."""

    issued = models.PositiveSmallIntegerField(_("papers issued"))
    returned = models.PositiveSmallIntegerField(_("papers returned"))
    valid = models.PositiveSmallIntegerField(_("valid papers"))
    void = models.PositiveSmallIntegerField(_("void papers"))
    blank = models.PositiveSmallIntegerField(_("blank papers"))
    votes = models.JSONField(_("votes"), default=dict)

    class Meta:
        abstract = True


class TellerEntryQuerySet(models.QuerySet["TellerEntry"]):
    """Questions asked of what tellers counted."""

    def visible_to(self, user: Any) -> TellerEntryQuerySet:
        """One's own, and the others' when all are in: no teller copies, and nobody else learns half a count."""
        missing = Teller.objects.filter(ballot=OuterRef("ballot"), entry__isnull=True)
        own = Q(teller__member__user=user)
        return self.filter(own | ~Exists(missing), ballot__in=Ballot.objects.visible_to(user).values("pk"))


class TellerEntry(Figures):
    """The independent count of one teller; it is never changed."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="entries")
    teller = models.OneToOneField(Teller, models.PROTECT, related_name="entry")
    entered_on = models.DateField(_("entered on"))

    objects = TellerEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]


class Recount(Figures):
    """Two counts that differed, counted again by both tellers together: what differed, why, and what is right."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="recounts")
    differences = models.JSONField(_("differences"), default=list)
    reason = ProseField(_("reason of the difference"))
    entered_by = models.ForeignKey(Teller, models.PROTECT, related_name="+")
    entered_on = models.DateField(_("entered on"))
    confirmed_by = models.ForeignKey(Teller, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            invariant(
                "a_recount_is_confirmed_by_the_other_teller",
                Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("entered_by")),
                _("The other teller confirms the recount."),
            )
        ]


class SealedPaper(models.Model):
    """One sealed paper in the box. It says nothing of who cast it, and goes when the ballot is counted or void."""

    receipt_hash = models.CharField(max_length=64, primary_key=True)
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="papers")
    sealed = models.BinaryField()
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return "sealed paper"


def as_figures(row: Any) -> dict[str, Any]:
    """What a count says, field by field: the same for a teller's entry, a recount and a ballot."""
    names = ("issued", "returned", "valid", "void", "blank", "votes")
    return {name: getattr(row, name) for name in names}
