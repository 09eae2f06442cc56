"""Approving a work programme, and amending it by a version with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.work_programmes import _setting
from cases.commands.work_programmes._guards import locked, require_approved, stream
from cases.commands.work_programmes.drafting import NewIndicator, NewMilestone, NewPart, NewTarget
from cases.errors_work import DrafterApprovesWork, NotInProgramme, WorkApprovedAlready
from cases.models import Indicator, IndicatorTarget, WorkAmendment, WorkMilestone, WorkPart, WorkProgramme

if TYPE_CHECKING:
    from inspection.accounts.models import User

Withdrawn = WorkPart | WorkMilestone | Indicator | IndicatorTarget


@command
def approve_work_programme(programme: WorkProgramme, *, by: User, on: date) -> WorkProgramme:
    """Approve a work programme on behalf of its body; whoever drafted it does not."""
    programme = locked(programme)
    policy.require_leader(by, programme.body, on)
    require_date(on, act=_("Approve the work programme"), earliest=programme.drafted_on)
    if programme.approved_on is not None:
        raise WorkApprovedAlready(title=programme.title, on=f"{programme.approved_on:%d/%m/%Y}")
    if by.pk == programme.drafted_by_id:
        raise DrafterApprovesWork()
    programme.approved_on, programme.approved_by = on, by
    save(programme, ["approved_on", "approved_by"])
    trail.record(
        "work-programme-approved", by=by, on=on, stream=stream(programme.body), programme=programme.key,
        number=programme.number,
    )  # fmt: skip
    return programme


@command
def amend_work_programme(
    programme: WorkProgramme,
    *,
    by: User,
    on: date,
    reason: str,
    withdraw: Sequence[Withdrawn] = (),
    parts: Sequence[NewPart] = (),
    indicators: Sequence[NewIndicator] = (),
    targets: Sequence[NewTarget] = (),
    milestones: Sequence[NewMilestone] = (),
) -> WorkAmendment:
    """Amend an approved work programme: a new version, its reason, what is taken back and what is added."""
    programme = locked(programme)
    policy.require_leader(by, programme.body, on)
    change = [*withdraw, *parts, *indicators, *targets, *milestones]
    require_text(reason=(_("reason"), reason), change=(_("what is taken back or added"), change))
    require_date(on, act=_("Amend the work programme"), earliest=require_approved(programme))
    programme.version += 1
    save(programme, ["version"])
    amendment = WorkAmendment(programme=programme, version=programme.version, reason=reason, on=on, by=by)
    save(amendment)
    for row in withdraw:
        _withdraw(row, programme, amendment)
    _setting.set_down(programme, amendment, parts, indicators, milestones, targets)
    trail.record(
        "work-programme-amended", by=by, on=on, stream=stream(programme.body), programme=programme.key,
        version=amendment.version, reason=reason, withdrawn=len(withdraw), added=len(change) - len(withdraw),
    )  # fmt: skip
    return amendment


def _withdraw(row: Withdrawn, programme: WorkProgramme, amendment: WorkAmendment) -> None:
    """Take one thing back; of an indicator, its targets with it."""
    path = "indicator__programme" if isinstance(row, IndicatorTarget) else "programme"
    rows = type(row).objects.filter(pk=row.pk, withdrawn_in__isnull=True, **{path: programme})
    if rows.update(withdrawn_in=amendment) != 1:
        raise NotInProgramme(what=str(row))
    if isinstance(row, Indicator):
        IndicatorTarget.objects.filter(indicator=row, withdrawn_in__isnull=True).update(withdrawn_in=amendment)
