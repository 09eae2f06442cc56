"""R2 books and vouchers handed over; R3 amounts by category, reconciled and signed by both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import (
    cited,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    save_all,
    write,
)
from cases.commands.conduct import receive_self_report
from cases.errors_finance import AmountsMissing, BooksMissing, OutsideTheInspection
from cases.locking import locked_case
from cases.models import (
    SHEET_OF,
    AmountLine,
    AmountPart,
    Case,
    FinanceScope,
    HandedBook,
    Meeting,
    MeetingKind,
    MoneyCategory,
    SelfReport,
)
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.minutes import Amount, Book, Minutes
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


@command
def receive_finance_report(case: Case, *, by: User, on: date, books: Sequence[Book] = (), **report: Any) -> SelfReport:
    """R2. Receive the self-inspection report with the list of books; without a report there need be none.

    Raises `BooksMissing` where a report comes without the list.
    """
    case = locked_case(case)
    policy.require(by, Act.RECEIVE_SELF_REPORT, case, on=on)
    if not books and not report.get("not_handed_in"):
        found = rules(case, on).find_or_none("SELF-REPORT")
        raise BooksMissing(case=case.code, citation=found.cite() if found else "")
    _keep_books(case, books, by, on)
    return receive_self_report(case, by=by, on=on, **report)


@command
def receive_books(case: Case, *, by: User, on: date, books: Sequence[Book]) -> Case:
    """R2, R3. List books and vouchers that were handed over later."""
    case = locked_case(case)
    act = _("List books and vouchers")
    policy.require(by, Act.ADD_EVIDENCE, case, on=on)
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.deployed_on)
    require_text(books=(_("books and vouchers"), books and "…"))
    _keep_books(case, books, by, on)
    step = code_of(case.kind, "self_reported_on")
    write(case, "books-received", step, by, on, count=len(books), rules=_asked(rules(case, on), on, "SELF-REPORT"))
    return case


def _asked(book: Rulebook, on: date, key: str) -> list[str]:
    book.find_or_none(key)
    return cited(book, on)


def _keep_books(case: Case, books: Sequence[Book], by: User, on: date) -> None:
    for book in books:
        require_text(
            title=(_("title"), book.title),
            period=(_("period"), book.period),
            originals=(_("place of the originals"), book.originals),
        )
    last = HandedBook.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    save_all(
        [
            HandedBook(case=case, number=number, handed_on=on, recorded_by=by, **asdict(book))
            for number, book in enumerate(books, last + 1)
        ]
    )


@command
def record_amount(case: Case, *, by: User, on: date, amount: Amount) -> AmountLine:
    """R3. Enter an amount by the subject's books and by the verification, with the papers it rests on."""
    case = _reconciling(case, by, on, _("Enter an amount"))
    _require_amount(case, amount, on)
    last = AmountLine.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    line = AmountLine(case=case, number=last + 1, recorded_on=on, recorded_by=by, **asdict(amount))
    save(line)
    write(case, "amount-recorded", code_of(case.kind, "verified_on"), by, on, number=line.number)
    return line


@command
def revise_amount(line: AmountLine, *, by: User, on: date, amount: Amount) -> AmountLine:
    """R3. Correct an amount; both sides sign it anew, and what was to become of its difference is proposed anew."""
    case = _reconciling(line.case, by, on, _("Correct an amount"))
    _require_amount(case, amount, on)
    line = AmountLine.objects.select_for_update().get(pk=line.pk)
    before = {name: getattr(line, name) for name, value in asdict(amount).items() if getattr(line, name) != value}
    for name, value in asdict(amount).items():
        setattr(line, name, value)
    line.signed_in = None
    save(line)
    AmountPart.objects.filter(line=line).delete()
    step = code_of(case.kind, "verified_on")
    write(case, "amount-revised", step, by, on, number=line.number, before=before)
    return line


def _reconciling(case: Case, by: User, on: date, act: Any) -> Case:
    case = locked_case(case)
    policy.require(by, Act.RECORD_AMOUNT, case, on=on)
    require_done(case, act, self_reported_on=_("the self-inspection report is not received"))
    require_open(case, act, "verified_on")
    require_date(on, act=act, earliest=case.self_reported_on)
    return case


def _require_amount(case: Case, amount: Amount, on: date) -> None:
    require_text(period=(_("period"), amount.period), documents=(_("books and vouchers"), amount.documents))
    scope = FinanceScope.objects.get(team=case.team_id)
    category = MoneyCategory(amount.category)
    if SHEET_OF[category] not in scope.sheets:
        raise OutsideTheInspection(category=category.label, citation=rules(case, on).cite("INV-COMPLETE"))


@command
def reconcile(case: Case, *, by: User, minutes: Minutes) -> Meeting:
    """R3. Keep the minutes in which both sides sign the amounts not signed yet, or one refuses before witnesses."""
    case, on = locked_case(case), minutes.held_on
    act = _("Reconcile the figures")
    policy.require(by, Act.RECORD_MEETING, case, on=on)
    require_done(case, act, self_reported_on=_("the self-inspection report is not received"))
    require_open(case, act, "verified_on")
    require_date(on, act=act, earliest=case.self_reported_on)
    book = rules(case, on)
    lines = list(AmountLine.objects.select_for_update().filter(case=case, signed_in__isnull=True))
    if not lines:
        sheets = ", ".join(str(sheet.label) for sheet in FinanceScope.objects.get(team=case.team_id).sheets)
        raise AmountsMissing(sheets=sheets, citation=book.cite("INV-COMPLETE"))
    meeting = keep_minutes(MeetingKind.RECONCILIATION, minutes, team=case.team, case=case, by=by)
    AmountLine.objects.filter(pk__in=[line.pk for line in lines]).update(signed_in=meeting)
    signed = [{"number": line.number, "books": line.books, "verified": line.verified} for line in lines]
    step, refused = code_of(case.kind, "verified_on"), minutes.refused_to_sign
    keys = _asked(book, on, "DUR-KTCH")
    write(case, "reconciled", step, by, on, signed=signed, refused=refused, rules=keys)
    return meeting
