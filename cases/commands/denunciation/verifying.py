"""R3: each allegation is verified with minutes and evidence; the denouncer may withdraw some, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._allegations import require_silent, standing
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors_denunciation import AllegationClosed, VerdictUnknown
from cases.locking import locked_case
from cases.minutes import Minutes
from cases.models import Allegation, Case, EvidenceFile, MeetingKind, Outcome, Verdict, Withdrawal
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def verify_allegation(
    allegation: Allegation,
    *,
    by: User,
    minutes: Minutes,
    verification: str,
    proposed: Verdict | str,
    evidence: Sequence[int] = (),
) -> Allegation:
    """R3. Verify one allegation: what was found, on which evidence, and what the team proposes to conclude.

    While the report is not final it may be verified again; the trail keeps what was said before.
    """
    case, on = locked_case(allegation.case), minutes.held_on
    policy.require(by, Act.RECORD_MEETING, case, on=on)
    act = _("Verify an allegation")
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, act, "reported_on")
    require_date(on, act=act, earliest=case.deployed_on)
    require_text(verification=(_("result of the verification"), verification))
    row = Allegation.objects.select_for_update().get(pk=allegation.pk)
    if not row.stands and row.withdrawn_on is not None:
        raise AllegationClosed(number=row.number, on=f"{row.withdrawn_on:%d/%m/%Y}")
    if proposed not in Verdict.values:
        raise VerdictUnknown(verdict=proposed)
    require_silent(case, verification=(_("result of the verification"), verification))
    before: dict[str, Any] = {}
    if row.verified_on is not None:
        before = {"before": {"verification": row.verification, "proposed": row.proposed}}
    keep_minutes(MeetingKind.VERIFICATION, minutes, team=case.team, case=case, by=by)
    row.verification, row.verified_on, row.proposed = verification, on, proposed
    save(row, ["verification", "verified_on", "proposed"])
    files = EvidenceFile.objects.filter(case=case, number__in=evidence)
    row.evidence.set(files)
    book = rules(case, on)
    for key in ("DUR-GQTC", "GQTC-VERDICT"):
        book.find_or_none(key)
    facts: dict[str, Any] = {"number": row.number, "proposed": str(proposed), "evidence": sorted(evidence)}
    step = code_of(case.kind, "verified_on")
    write(case, "allegation-verified", step, by, on, rules=cited(book, on), **facts, **before)
    row.case = case
    return row


@command
def withdraw_allegations(
    case: Case, *, by: User, on: date, numbers: Sequence[int], withdrawal: Withdrawal | str, reason: str
) -> Case:
    """R3, the other branch. The denouncer withdraws allegations, some or all (GQTC-WITHDRAW).

    They are closed, unless it was done under threat, coercion or bribery; with the last one the case is over.
    """
    case = locked_case(case)
    policy.require(by, Act.RECORD_MEETING, case, on=on)
    act = _("Withdraw allegations")
    require_done(case, act, prepared_on=_("the team has not met yet"))
    require_open(case, act, "submitted_on")
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.prepared_on)
    require_text(reason=(_("reason"), reason), numbers=(_("allegation"), numbers))
    require_silent(case, reason=(_("reason"), reason))
    rows = Allegation.objects.select_for_update().filter(case=case, number__in=numbers)
    for row in rows:
        if row.withdrawn_on is not None and not row.stands:
            raise AllegationClosed(number=row.number, on=f"{row.withdrawn_on:%d/%m/%Y}")
        row.withdrawn_on, row.withdrawal, row.withdrawal_reason = on, withdrawal, reason
        save(row, ["withdrawn_on", "withdrawal", "withdrawal_reason"])
    book = rules(case, on)
    book.find_or_none("GQTC-WITHDRAW")
    fields: list[str] = []
    if not standing(case):
        case.concluded_on, case.outcome = on, Outcome.WITHDRAWN
        fields = ["concluded_on", "outcome"]
    facts = {"numbers": sorted(numbers), "withdrawal": str(withdrawal)}
    step = code_of(case.kind, "verified_on")
    write(case, "allegations-withdrawn", step, by, on, fields, rules=cited(book, on), **facts)
    if fields:
        grants.finish(case=case)
    return case
