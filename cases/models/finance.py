"""Inspection of party finance: what is inspected, the books, the amounts, what becomes of them, what was paid back."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Abs, Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.meeting import FollowUpItem, Meeting
from cases.models.team import Team


class FinanceSheet(models.TextChoices):
    """The two kinds of finance, each with a sheet of its own in the statistics."""

    FEES = "fees", _("Party fees")
    BUDGET = "budget", _("Budget and economic activity of the committee")


class MoneyCategory(models.TextChoices):
    """What money is reconciled by; those of the budget are the columns of the statistics."""

    COLLECTED = "fees-in", _("fees collected")
    REMITTED = "fees-up", _("fees handed up")
    SPENT = "fees-out", _("fees kept and spent")
    BALANCE = "fees-left", _("fees left in the till")
    FEES_OTHER = "fees-etc", _("other matters of fees")
    COMMITTEE = "committee", _("finance of the committee")
    ADMINISTRATIVE = "admin", _("administrative unit")
    SERVICE = "service", _("public service unit")
    BUSINESS = "business", _("production and business")
    BUILDING = "building", _("construction and procurement")
    BUDGET_OTHER = "etc", _("other matters of the budget")


class Fault(models.TextChoices):
    """What is wrong with an amount, as the statistics of the two sheets name it."""

    SHORT = "short", _("collected too little")
    OVER = "over", _("collected too much")
    EMBEZZLED = "embezzled", _("embezzled or misappropriated")
    LOST = "lost", _("embezzled or lost")
    OFF_BOOKS = "off-books", _("kept off the books")
    IMPROPER = "improper", _("spent against the rules")
    DEBT = "debt", _("debts, taxes not paid")
    OTHER = "other", pgettext_lazy("fault", "other")


CATEGORIES = {
    FinanceSheet.FEES: (
        MoneyCategory.COLLECTED,
        MoneyCategory.REMITTED,
        MoneyCategory.SPENT,
        MoneyCategory.BALANCE,
        MoneyCategory.FEES_OTHER,
    ),
    FinanceSheet.BUDGET: (
        MoneyCategory.COMMITTEE,
        MoneyCategory.ADMINISTRATIVE,
        MoneyCategory.SERVICE,
        MoneyCategory.BUSINESS,
        MoneyCategory.BUILDING,
        MoneyCategory.BUDGET_OTHER,
    ),
}
SHEET_OF = {category: sheet for sheet, categories in CATEGORIES.items() for category in categories}
FAULTS = {
    FinanceSheet.FEES: (Fault.SHORT, Fault.OVER, Fault.EMBEZZLED, Fault.IMPROPER, Fault.OTHER),
    FinanceSheet.BUDGET: (Fault.LOST, Fault.OFF_BOOKS, Fault.IMPROPER, Fault.DEBT, Fault.OTHER),
}
#: What is never handled internally where it is a crime.
CRIMINAL = (Fault.EMBEZZLED, Fault.LOST)


class Treatment(models.TextChoices):
    """What becomes of a part of a difference."""

    RECOVER = "recover", _("written off the expenses and recovered")
    REACCOUNT = "reaccount", _("accounted again")
    LEFT = "left", _("left to the unit")
    NONE = "none", _("explained: no treatment")


class FinanceScope(Kept):
    """Which finance a team inspects, as its decision says."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="finance_scope")
    fees = models.BooleanField(_("party fees"), default=False)
    budget = models.BooleanField(_("budget and economic activity of the committee"), default=False)

    class Meta:
        verbose_name = _("finance inspected")
        constraints = [
            invariant(
                "an_inspection_of_finance_says_which",
                Q(fees=True) | Q(budget=True),
                _("An inspection of finance is about party fees, the budget, or both."),
            )
        ]

    @property
    def sheets(self) -> list[FinanceSheet]:
        """The sheets inspected."""
        return [sheet for sheet in FinanceSheet if getattr(self, sheet.value)]


class HandedBook(Kept):
    """Books, vouchers or a fee ledger the subject handed over, and where the originals are."""

    class BookKind(models.TextChoices):
        """What was handed over."""

        BOOK = "book", _("account book")
        VOUCHER = "voucher", _("vouchers")
        LEDGER = "ledger", _("fee ledger")
        REPORT = "report", _("settlement report")
        OTHER = "other", pgettext_lazy("book", "other")

    case = models.ForeignKey(Case, models.PROTECT, related_name="books")
    number = models.PositiveSmallIntegerField(_("no."))
    kind = models.CharField(_("kind"), max_length=8, choices=BookKind.choices)
    title = NameField(_("title"))
    period = NameField(_("period"), max_length=100)
    volumes = models.PositiveSmallIntegerField(_("volumes"))
    originals = NameField(_("place of the originals"))
    handed_on = models.DateField(_("handed over on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        verbose_name = _("book handed over")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="books_are_counted"),
            invariant("a_book_has_a_volume", Q(volumes__gte=1), _("At least one volume was handed over.")),
        ]


class AmountLine(Kept):
    """An amount in thousands of đồng, by the subject's books and by the verification; signed in minutes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="amounts")
    number = models.PositiveSmallIntegerField(_("no."))
    category = models.CharField(pgettext_lazy("money", "category"), max_length=10, choices=MoneyCategory.choices)
    period = NameField(_("period"), max_length=100)
    books = models.PositiveBigIntegerField(_("by the books"))
    verified = models.PositiveBigIntegerField(_("by the verification"))
    documents = ProseField(_("books and vouchers"))
    signed_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="signed_amounts", verbose_name=_("signed in")
    )
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        verbose_name = _("amount reconciled")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="amounts_are_counted")]

    @property
    def sheet(self) -> FinanceSheet:
        """The finance it belongs to."""
        return SHEET_OF[MoneyCategory(self.category)]

    @property
    def difference(self) -> int:
        """What was verified less what the books say: below nothing where less was found."""
        return self.verified - self.books

    @property
    def differs_by(self) -> int:
        """The size of the difference: what is to be treated or explained."""
        return abs(self.difference)

    @property
    def treated(self) -> int:
        """How much of the difference is treated."""
        return sum(part.amount for part in self.parts.all() if part.treatment != Treatment.NONE)


class AmountPart(models.Model):
    """What becomes of a part of a difference: proposed by the team, concluded by the body with the report."""

    line = models.ForeignKey(AmountLine, models.PROTECT, related_name="parts")
    amount = models.PositiveBigIntegerField(_("amount"))
    treatment = models.CharField(_("treatment"), max_length=10, choices=Treatment.choices)
    fault = models.CharField(_("what is wrong"), max_length=10, choices=Fault.choices, blank=True)
    reason = ProseField(_("reason"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("treatment of an amount")
        constraints = [
            invariant("a_part_is_something", Q(amount__gte=1), _("A part of a difference is at least one thousand.")),
            invariant(
                "what_is_not_treated_is_explained",
                ~Q(treatment="none") | ~Q(reason=""),
                _("What needs no treatment is explained."),
            ),
            invariant(
                "what_is_treated_is_wrong_by_name",
                Q(treatment="none") | ~Q(fault=""),
                _("What is treated is named by what is wrong with it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.get_treatment_display()}"


class Repayment(Kept):
    """Money that came back for a requirement, on a day, by a paper."""

    item = models.ForeignKey(FollowUpItem, models.PROTECT, related_name="repayments")
    paid_on = models.DateField(_("paid on"))
    amount = models.PositiveBigIntegerField(_("amount"))
    paper = NameField(_("payment paper"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["paid_on", "pk"]
        verbose_name = _("repayment")
        constraints = [
            invariant("a_repayment_is_something", Q(amount__gte=1), _("A repayment is at least one thousand."))
        ]


@dataclass(frozen=True)
class Sums:
    """The money of a case in thousands of đồng."""

    established: int
    treated: int
    recover: int
    recovered: int

    @property
    def remaining(self) -> int:
        """What is still to be recovered."""
        return self.recover - self.recovered


def sums_of(case: Case) -> Sums:
    """Add up the differences of a case, what is treated of them, to be recovered, and recovered; three queries."""
    lines = AmountLine.objects.filter(case=case).annotate(off=Abs(F("verified") - F("books")))
    parts = AmountPart.objects.filter(line__case=case)
    recover, treated = Sum("amount", filter=Q(treatment=Treatment.RECOVER)), ~Q(treatment=Treatment.NONE)
    found = parts.aggregate(recover=Coalesce(recover, 0), treated=Coalesce(Sum("amount", filter=treated), 0))
    return Sums(
        established=lines.aggregate(all=Coalesce(Sum("off"), 0))["all"],
        recovered=Repayment.objects.filter(item__case=case).aggregate(all=Coalesce(Sum("amount"), 0))["all"],
        **found,
    )
