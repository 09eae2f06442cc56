"""Pages of an inspection of party finance: what is special to it; the rest are the pages of every inspection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import finance
from cases.models import AmountLine, Case, Kind, sums_of
from cases.policy import Act
from documents.facts.money import RECOVERY, recovery
from workflows import money, papers
from workflows.acts import Consequences
from workflows.forms import finance as forms
from workflows.forms.finance import FinanceProposalForm, FinanceReportForm, RecoveryForm
from workflows.views.adjustments import CaseAct, FollowUpAct
from workflows.views.closing import AssignFollowUp, Consider, SubmitSupervision
from workflows.views.conduct import DraftReport, FinishVerification, ReceiveSelfReport, add_files
from workflows.views.preparation import Propose

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from cases.minutes import Amount, Book, Minutes, Requirement, TreatedPart
    from cases.models import Meeting, Repayment, Team
    from inspection.accounts.models import User


# P1


class ProposeFinance(Propose):
    """P1. The proposal says which finance is inspected, and who in the team knows accounts."""

    form_class = FinanceProposalForm

    def perform(self, by: User, **facts: Any) -> Team:
        """Propose, and make the proposal."""
        team = finance.propose_finance(self.team, by=by, on=self.on, **facts)
        papers.make("proposal", team, by=by, on=self.on)
        return team


# R2


class ReceiveFinanceReport(ReceiveSelfReport):
    """R2. The self-inspection report with the list of books, vouchers and fee ledgers."""

    form_class = FinanceReportForm
    wide = True

    def perform(self, by: User, received_on: date, attachments: Sequence[UploadedFile], **facts: Any) -> Case:
        """Put the files into the case, then receive report and books."""
        return receive(self.case, attachments, by=by, on=received_on, **facts)


def receive(
    case: Case, files: Sequence[UploadedFile], *, by: User, on: date, books: Sequence[Book], **facts: Any
) -> Case:
    """Put the files of a report into the case, then receive it with the list of books."""
    add_files(case, files, by=by, on=on, title=_("Self-report of the subject"))
    return finance.receive_finance_report(case, by=by, on=on, books=books, **facts).case


class FiguresAct(CaseAct):
    """An act on the figures of a case; where no finance is inspected there are none."""

    template_name = "workflows/act_form.html"
    act = Act.RECORD_AMOUNT

    def find(self, **kwargs: Any) -> None:
        """Find the case of an inspection of finance. Raises `Http404`."""
        super().find(**kwargs)
        if self.case.kind != Kind.FINANCE_INSPECTION:
            raise Http404

    def get_success_url(self) -> str:
        """Back to the figures."""
        return f"{super().get_success_url()}?xem=so-lieu"


class AddBooks(FiguresAct):
    """Books and vouchers handed over after the report."""

    form_class = forms.BooksForm
    act = Act.ADD_EVIDENCE
    act_label = gettext_lazy("List books and vouchers")

    def perform(self, by: User, books: Sequence[Book], received_on: date, **_facts: Any) -> Case:
        """List them."""
        return finance.receive_books(self.case, by=by, on=received_on, books=books)


# R3


class AddAmount(FiguresAct):
    """Enter an amount by the books and by the verification."""

    form_class = forms.AmountForm
    act_label = gettext_lazy("Enter an amount")

    def perform(self, by: User, amount: Amount, **_facts: Any) -> AmountLine:
        """Enter it."""
        return finance.record_amount(self.case, by=by, on=self.on, amount=amount)

    def brings(self) -> Consequences:
        """What becomes of an amount."""
        return [("edit", _("Both sides sign it at a reconciliation; corrected later, it is signed anew."))]


class LineAct(FiguresAct):
    """An act on one amount."""

    line: AmountLine

    def find(self, **kwargs: Any) -> None:
        """Find the case, then its amount. Raises `Http404`."""
        super().find(**kwargs)
        line = money.line_of(self.case, kwargs["number"])
        if line is None:
            raise Http404
        self.line = line


class EditAmount(LineAct):
    """Correct an amount while verification goes on."""

    form_class = forms.AmountForm
    act_label = gettext_lazy("Correct the amount")

    def get_initial(self) -> dict[str, Any]:
        """What it says now."""
        return {name: getattr(self.line, name) for name in ("category", "period", "books", "verified", "documents")}

    def perform(self, by: User, amount: Amount, **_facts: Any) -> AmountLine:
        """Correct it."""
        return finance.revise_amount(self.line, by=by, on=self.on, amount=amount)

    def brings(self) -> Consequences:
        """It is signed anew."""
        return [("edit", _("The amount is signed anew by both sides; the trail keeps what it said before."))]


class Reconcile(FiguresAct):
    """Both sides compare the figures and sign them."""

    form_class = forms.ReconcileForm
    template_name = "workflows/act_money.html"
    act = Act.RECORD_MEETING
    act_label = gettext_lazy("Record the reconciliation of figures")
    draft_key = "reconcile"
    makes = ("reconciliation-minutes",)

    def perform(self, by: User, minutes: Minutes, **_facts: Any) -> Meeting:
        """Keep the minutes, and make the paper."""
        meeting = finance.reconcile(self.case, by=by, minutes=minutes)
        papers.make("reconciliation-minutes", self.case, by=by, on=self.on, occasion=meeting)
        return meeting

    def brings(self) -> Consequences:
        """What the signatures mean."""
        return [("seal", _("Every amount not signed yet is signed by these minutes, or refused before witnesses."))]

    def extra_context(self) -> dict[str, Any]:
        """The figures to be signed."""
        return super().extra_context() | {"money": money.of(self.case)}


class FinishReconciliation(FinishVerification):
    """R3. Every finance is reconciled and every figure signed; the table is made."""

    template_name = "workflows/step_reconcile.html"
    makes = ("evidence-list", "reconciliation-table")

    def perform(self, by: User, **_facts: Any) -> Case:
        """Finish, and make the list of evidence and the table."""
        case = super().perform(by)
        papers.make("reconciliation-table", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What was gathered, and the figures with the ways to enter and sign them."""
        return super().extra_context() | {"money": money.of(self.case, self.node.by)}


# R4


class TreatAmount(LineAct):
    """Propose what becomes of each part of a difference."""

    form_class = forms.TreatForm
    template_name = "workflows/act_treat.html"
    act = Act.TREAT_AMOUNT
    act_label = gettext_lazy("Propose the treatment")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the amount."""
        return super().get_form_kwargs() | {"line": self.line}

    def perform(self, by: User, parts: Sequence[TreatedPart], **_facts: Any) -> AmountLine:
        """Propose it."""
        return finance.treat_amount(self.line, by=by, on=self.on, parts=parts)

    def brings(self) -> Consequences:
        """Who decides."""
        return [("people", _("The body concludes on it with the report; until then it may be proposed anew."))]

    def extra_context(self) -> dict[str, Any]:
        """The amount."""
        return super().extra_context() | {"line": self.line}


class DraftFinanceReport(DraftReport):
    """R4. The draft with its figures; every difference has its treatment."""

    template_name = "workflows/step_draft_money.html"

    def extra_context(self) -> dict[str, Any]:
        """The findings, the draft, and the figures with the ways to treat them."""
        return super().extra_context() | {"money": money.of(self.case, self.node.by)}


class SubmitFinance(SubmitSupervision):
    """R4. The report is finalised and laid before the body, with figures that are those on record."""

    def perform(self, by: User, **facts: Any) -> Case:
        """Let report and notice say what the figures say now, then finalise and submit."""
        papers.renew_money(self.case, by=by, on=self.on)
        return super().perform(by, **facts)


# E1, E2


class ConcludeFinance(Consider):
    """E1. The body concludes on violation, amount and treatment."""

    template_name = "workflows/step_conclude_money.html"

    def extra_context(self) -> dict[str, Any]:
        """What the body decides on, with the figures."""
        return super().extra_context() | {"money": money.of(self.case)}


class AssignRecovery(AssignFollowUp):
    """E2. Who pays back how much until when, and who verifies it."""

    form_class = RecoveryForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The requirement that asks for money carries its sum."""
        told = super().get_form_kwargs()
        return told | {"required": with_money(self.case, told["required"]) if self.request.method == "GET" else []}

    def perform(self, by: User, requirements: list[Requirement], **facts: Any) -> Case:
        """Assign; the money divided among the requirements is all that is to be recovered."""
        return super().perform(by, requirements, **facts)

    def extra_context(self) -> dict[str, Any]:
        """How much is to be recovered."""
        return super().extra_context() | {"money": money.of(self.case)}


def with_money(case: Case, required: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the requirements of the notice, the sum to be recovered beside the one that asks for it."""
    recover = sums_of(case).recover
    if not recover:
        return list(required)
    asking = [row for row in required if str(row["text"]).startswith(RECOVERY)]
    others = [row for row in required if row not in asking]
    first = asking[0] if asking else {"text": recovery(case), "owner": case.subject_name}
    return [first | {"amount": recover}, *others]


class RecordRepayment(FollowUpAct):
    """Money paid back for a requirement."""

    form_class = forms.RepaymentForm
    act = Act.RECORD_REPAYMENT
    act_label = gettext_lazy("Record the repayment")

    def find(self, **kwargs: Any) -> None:
        """Find the requirement; it asks for money. Raises `Http404`."""
        super().find(**kwargs)
        if self.item.amount is None:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the requirement."""
        return super().get_form_kwargs() | {"item": self.item}

    def perform(self, by: User, paid_on: date, amount: int, paper: str, **_facts: Any) -> Repayment:
        """Record it."""
        return finance.record_repayment(self.item, by=by, on=paid_on, amount=amount, paper=paper)

    def brings(self) -> Consequences:
        """When the requirement is done."""
        return [("checklist", _("When nothing remains, you verify and close the requirement."))]
