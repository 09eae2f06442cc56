"""Forms of an inspection of party finance: what is inspected, books, amounts, their treatment, money paid back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.minutes import Amount, Book, Requirement, TreatedPart
from cases.models import (
    CATEGORIES,
    FAULTS,
    AmountLine,
    FinanceScope,
    FinanceSheet,
    HandedBook,
    MeetingKind,
    Treatment,
)
from cases.money import MOST, figures
from workflows.forms.closing import FollowUpForm, RequirementForm, RequirementRows
from workflows.forms.conduct import OwnReportForm, SelfReportForm
from workflows.forms.fields import DayField, PageForm, Prose, RowForm, Rows, rows
from workflows.forms.meetings import COURSE, MEETING, MinutesForm
from workflows.forms.preparation import PlaceForm, PlaceRows, ProposalForm

if TYPE_CHECKING:
    from cases.models import Case, FollowUpItem
    from workflows.forms.fields import Groups

_UNIT = _("In thousands of đồng.")
#: What people put between the thousands.
_APART = str.maketrans("", "", "., \u00a0\u202f")


class MoneyField(forms.IntegerField):
    """An amount in whole thousands of đồng, however its thousands are set apart."""

    def __init__(self, *, least: int = 0, **kwargs: Any) -> None:
        hints = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("help_text", _UNIT)
        super().__init__(min_value=least, max_value=MOST, widget=forms.TextInput(attrs=hints), **kwargs)

    def to_python(self, value: Any) -> int | None:
        """Read 1.250.300 as people write it."""
        return super().to_python(value.translate(_APART) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show an amount with its thousands apart."""
        return figures(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The same amount written otherwise is the same amount."""
        return super().has_changed(self.prepare_value(initial), data)


# P1


class ExpertPlaceForm(PlaceForm):
    """One person proposed for the team, and whether they know accounts."""

    expert = forms.BooleanField(label=_("Expertise in finance"), required=False)


class ExpertPlaceRows(PlaceRows):
    """The team proposed: somebody in it knows accounts."""

    def clean(self) -> None:
        """Say at once what the decision would be refused for."""
        super().clean()
        if not any(self.errors) and not any(row.get("expert") for row in self.said()):
            raise ValidationError(_("Mark who in the team has expertise in finance."))


class FinanceProposalForm(ProposalForm):
    """P1. The proposal, with which finance is inspected."""

    places_class = rows(ExpertPlaceForm, ExpertPlaceRows, max_num=30)

    sheets = forms.MultipleChoiceField(
        label=_("Finance inspected"),
        choices=FinanceSheet.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose which finance is inspected.")},
    )

    def prefill(self) -> dict[str, Any]:
        """What was proposed before."""
        scope = FinanceScope.objects.filter(team=self.team).first()
        return super().prefill() | {"sheets": [sheet.value for sheet in scope.sheets] if scope else []}

    def facts(self) -> dict[str, Any]:
        """The proposal with its two marks."""
        said = super().facts()
        chosen = said.pop("sheets")
        return said | {sheet.value: sheet.value in chosen for sheet in FinanceSheet}


# R2


class BookForm(RowForm):
    """Books or vouchers handed over."""

    counts_by = "title"

    kind = forms.ChoiceField(label=_("Kind"), choices=HandedBook.BookKind.choices)
    title = forms.CharField(label=_("Title"), max_length=300)
    period = forms.CharField(label=_("Period"), max_length=100)
    volumes = forms.IntegerField(label=_("Volumes"), min_value=1, max_value=9999, initial=1)
    originals = forms.CharField(label=_("Place of the originals"), max_length=300)


class BookRows(Rows):
    """Everything handed over."""

    label = _("Books, vouchers and fee ledgers handed over")
    help_text = _("One line each, with where the originals are kept.")
    row_label = _("Book or vouchers")
    add_label = _("Add a line")

    def books(self) -> list[Book]:
        """Return the lines as the command takes them."""
        names = ("kind", "title", "period", "volumes", "originals")
        return [Book(**{name: row[name] for name in names}) for row in self.said()]


BookFormSet = rows(BookForm, BookRows)


class WithBooks(PageForm):
    """A form that carries the list of what was handed over."""

    def arrange(self) -> None:
        """Three lines to begin with."""
        super().arrange()
        kinds = (HandedBook.BookKind.BOOK, HandedBook.BookKind.VOUCHER, HandedBook.BookKind.LEDGER)
        self.add_formset("books", BookFormSet, initial=[] if self.is_bound else [{"kind": kind} for kind in kinds])

    def facts(self) -> dict[str, Any]:
        """What the form says, with the list."""
        return dict(self.cleaned_data) | {"books": self.formset("books").books()}


class FinanceReportForm(WithBooks, SelfReportForm):
    """R2. The self-inspection report with the books as the team receives them, or why there is none."""


class OwnFinanceReportForm(WithBooks, OwnReportForm):
    """R2, as the inspected side hands it in."""


class BooksForm(WithBooks):
    """Books handed over after the report."""

    received_on = DayField(label=_("Handed over on"))

    def prefill(self) -> dict[str, Any]:
        """Handed over today."""
        return {"received_on": self.on}


# R3


class AmountForm(PageForm):
    """R3. An amount by the books and by the verification."""

    groups: ClassVar[Groups] = ((_("Amounts, in thousands of đồng"), (("books", "verified"), "documents")),)

    category = forms.ChoiceField(label=_("Category"))
    period = forms.CharField(label=_("Period"), max_length=100)
    books = MoneyField(label=_("By the subject's books"))
    verified = MoneyField(label=_("By the verification"))
    documents = Prose(label=_("Books and vouchers it rests on"), rows=3)

    def arrange(self) -> None:
        """Offer the categories of the finance inspected, each under its own."""
        sheets = FinanceScope.objects.get(team=self.team).sheets
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (sheet.label, [(one.value, one.label) for one in CATEGORIES[sheet]]) for sheet in sheets
        ]

    def facts(self) -> dict[str, Any]:
        """The amount as the command takes it."""
        said = self.cleaned_data
        names = ("category", "period", "books", "verified", "documents")
        return {"amount": Amount(**{name: said[name] for name in names}), "once": said["once"]}


class ReconcileForm(MinutesForm):
    """R3. Both sides compare the figures and sign them, or one refuses before witnesses."""

    kind_of_meeting = MeetingKind.RECONCILIATION
    groups = (MEETING, COURSE)


# R4


class PartForm(RowForm):
    """What becomes of a part of a difference."""

    counts_by = "amount"

    amount = MoneyField(label=_("Amount"), least=1)
    treatment = forms.ChoiceField(label=_("Treatment"), choices=Treatment.choices)
    fault = forms.ChoiceField(label=pgettext_lazy("money", "What is wrong"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=1000, required=False)

    def __init__(self, *args: Any, line: AmountLine, **kwargs: Any) -> None:
        """`line` is the amount it is a part of."""
        super().__init__(*args, **kwargs)
        faults = [(fault.value, fault.label) for fault in FAULTS[line.sheet]]
        self.fields["fault"].choices = [("", "—"), *faults]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is treated has its name, what is not is explained."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("treatment") == Treatment.NONE:
            facts["fault"] = ""
            if facts.get("amount") and not facts.get("reason"):
                self.add_error("reason", _("Explain why nothing is to be done."))
        elif facts.get("amount") and not facts.get("fault"):
            self.add_error("fault", _("Choose what is wrong."))
        return facts


class PartRows(Rows):
    """The whole of a difference, part by part."""

    label = _("What becomes of the difference")
    help_text = _("The parts make up the whole difference: each is treated or explained.")
    row_label = _("Part")
    add_label = _("Add a part")

    def parts(self) -> list[TreatedPart]:
        """Return the parts as the command takes them."""
        names = ("amount", "treatment", "fault", "reason")
        return [TreatedPart(**{name: row[name] for name in names}) for row in self.said()]


PartFormSet = rows(PartForm, PartRows, max_num=10)


class TreatForm(PageForm):
    """R4. The treatment of one amount."""

    def __init__(self, *args: Any, line: AmountLine, **kwargs: Any) -> None:
        """`line` is the amount."""
        self.line = line
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """What was proposed before, or the whole difference to be recovered."""
        names = ("amount", "treatment", "fault", "reason")
        known = [{name: getattr(part, name) for name in names} for part in self.line.parts.all()]
        usual = known or [{"amount": self.line.differs_by, "treatment": Treatment.RECOVER}]
        given = [] if self.is_bound else usual
        self.add_formset("parts", PartFormSet, form_kwargs={"line": self.line}, initial=given)

    def facts(self) -> dict[str, Any]:
        """The parts."""
        return {"parts": self.formset("parts").parts(), "once": self.cleaned_data["once"]}


# E2


class MoneyRequirementForm(RequirementForm):
    """One requirement of the conclusion, with the money it asks for."""

    amount = MoneyField(
        label=_("Money to be recovered"),
        required=False,
        help_text=_("In thousands of đồng; only where it asks for money."),
    )


class MoneyRequirementRows(RequirementRows):
    """The requirements of a conclusion on money."""

    row_template = "workflows/_money_requirement_row.html"
    help_text = _("Each with who carries it out, until when, who verifies it, and the money to be recovered.")

    def requirements(self, case: Case) -> list[Requirement]:
        """Return the requirements with their amounts."""
        amounts = [row.get("amount") or None for row in self.said()]
        return [replace(one, amount=money) for one, money in zip(super().requirements(case), amounts, strict=True)]


class RecoveryForm(FollowUpForm):
    """E2. The requirements of the conclusion; their money makes up what is to be recovered."""

    requirements_class = rows(MoneyRequirementForm, MoneyRequirementRows)


class RepaymentForm(PageForm):
    """Money paid back for a requirement."""

    paid_on = DayField(label=_("Paid on"))
    amount = MoneyField(label=_("Amount"), least=1)
    paper = forms.CharField(
        label=_("Payment paper"), max_length=300, help_text=_("Receipt or bank note, with number and date.")
    )

    def __init__(self, *args: Any, item: FollowUpItem, **kwargs: Any) -> None:
        """`item` is the requirement."""
        self.item = item
        super().__init__(*args, **kwargs)

    def prefill(self) -> dict[str, Any]:
        """Paid today, all that remains."""
        return {"paid_on": self.on, "amount": self.item.remaining}
