"""R4 what becomes of each difference, as the team proposes and the body concludes; E2 what was paid back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._money import require_within
from cases.commands._writing import require_date, require_done, require_open, require_text, rules, save, save_all, write
from cases.errors_finance import RepaidBeyond
from cases.locking import locked_case
from cases.models import AmountLine, AmountPart, FollowUpItem, Repayment, Treatment
from cases.money import figures
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.minutes import TreatedPart
    from inspection.accounts.models import User


@command
def treat_amount(line: AmountLine, *, by: User, on: date, parts: Sequence[TreatedPart]) -> AmountLine:
    """R4. Propose what becomes of each part of a difference, with what is wrong; proposed anew until submitted.

    Raises `TreatedBeyondDifference`, `FaultOutsideSheet`; that nothing is left over is asked when the report goes up.
    """
    case = locked_case(line.case)
    act = _("Propose the treatment of an amount")
    policy.require(by, Act.TREAT_AMOUNT, case, on=on)
    require_done(case, act, verified_on=_("verification is not finished"))
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.verified_on)
    line = AmountLine.objects.select_for_update().get(pk=line.pk)
    require_within(line, parts, rules(case, on))
    for part in parts:
        if part.treatment == Treatment.NONE:
            require_text(reason=(_("reason"), part.reason))
    # What was proposed before is no evidence: the body concludes on what the report says in the end.
    AmountPart.objects.filter(line=line).delete()
    save_all([AmountPart(line=line, **asdict(part)) for part in parts])
    told = [{"amount": part.amount, "treatment": part.treatment, "fault": part.fault} for part in parts]
    write(case, "amount-treated", code_of(case.kind, "drafted_on"), by, on, number=line.number, parts=told)
    return line


@command
def record_repayment(item: FollowUpItem, *, by: User, on: date, amount: int, paper: str) -> Repayment:
    """E2. The verifier records money paid back for a requirement, by its paper. Raises `RepaidBeyond`."""
    case = locked_case(item.case)
    act = _("Record a repayment")
    policy.require(by, Act.RECORD_REPAYMENT, case, on=on)
    require_date(on, act=act, earliest=case.announced_on)
    item = FollowUpItem.objects.select_for_update().get(pk=item.pk)
    require_open(item, act, "closed_on")  # type: ignore[arg-type]
    require_text(paper=(_("payment paper"), paper))
    if amount > item.remaining:
        raise RepaidBeyond(
            remaining=figures(item.remaining), amount=figures(amount), citation=rules(case, on).cite("INV-COMPLETE")
        )
    row = Repayment(item=item, paid_on=on, amount=amount, paper=paper, recorded_by=by)
    save(row)
    write(case, "repaid", code_of(case.kind, "closed_on"), by, on, number=item.number, amount=amount)
    return row
