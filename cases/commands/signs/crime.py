"""A criminal matter is handed to the body of law enforcement, never handled internally; the case stays open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors_signs import CaseRests, TransferAnswered
from cases.locking import locked_case
from cases.models import Case, CrimeTransfer, resting
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def transfer_crime(
    case: Case, *, by: User, on: date, agency: str, content: str, files: str = "", rests: bool = False
) -> CrimeTransfer:
    """R3. Hand signs of a crime to law enforcement by letter; the case goes on, or rests until the answer."""
    case = locked_case(case)
    policy.require(by, Act.TRANSFER_CRIME, case, on=on)
    act = _("Transfer a criminal matter")
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.deployed_on)
    require_text(agency=(_("law enforcement body"), agency), content=(_("signs of a crime"), content))
    require_going_on(case)
    last = CrimeTransfer.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    row = CrimeTransfer(
        case=case,
        number=last + 1,
        transferred_on=on,
        agency=agency,
        content=content,
        files=files,
        rests=rests,
        transferred_by=by,
    )
    save(row)
    book = rules(case, on)
    book.find_or_none("CRIME-TRANSFER")
    step = code_of(case.kind, "verified_on")
    write(case, "crime-transferred", step, by, on, number=row.number, rests=rests, rules=cited(book, on))
    return row


@command
def record_crime_answer(row: CrimeTransfer, *, by: User, on: date, answer: str) -> CrimeTransfer:
    """Record what law enforcement answered; a case that rested goes on."""
    case = locked_case(row.case)
    policy.require(by, Act.RECORD_MEETING, case, on=on)
    row = CrimeTransfer.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.answered_on is not None:
        raise TransferAnswered(agency=row.agency, on=f"{row.answered_on:%d/%m/%Y}")
    require_date(on, act=_("Record the answer"), earliest=row.transferred_on)
    require_text(answer=(_("answer"), answer))
    row.answered_on, row.answer = on, answer
    save(row, ["answered_on", "answer"])
    book = rules(case, on)
    book.find_or_none("CRIME-TRANSFER")
    write(case, "crime-answered", "", by, on, number=row.number, rules=cited(book, on))
    return row


def require_going_on(case: Case) -> None:
    """Refuse to go on in a case that rests until law enforcement answers."""
    row = resting(case)
    if row is not None:
        raise CaseRests(case=case.code, on=f"{row.transferred_on:%d/%m/%Y}", agency=row.agency)
