"""Acts of the archive: say how long a dossier is kept, hold it, lift the hold, put those due on a list, approve it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import apart, archive, policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all, write
from cases.errors import NotYourDuty, Recused, RuleBroken
from cases.errors_archive import (
    HeldAlready,
    HeldInTheArchive,
    NotDue,
    NotInTheArchive,
    NotToApprove,
    SamePersonDisposes,
)
from cases.locking import locked_among, locked_case
from cases.models import ArchiveHold, Body, Case, DisposalBatch, DisposalLine, PostDuty, Retention

if TYPE_CHECKING:
    from inspection.accounts.models import User


def _require_keeper(by: User, body: Body, on: date) -> None:
    if not archive.keeps(by, body, on):
        raise NotYourDuty(duty=str(PostDuty.CLERK.label), on=f"{on:%d/%m/%Y}")


def _require_no_conflict(by: User, case: Case) -> None:
    """Refuse whom a conflict keeps from the matter: the archive shows it to nobody else either."""
    if Case.objects.filter(apart.from_case(by), pk=case.pk).exists():
        raise Recused()


def _dossier(case: Case, *, by: User, on: date) -> Case:
    """Lock a dossier of the archive for who keeps it. Raises `NotInTheArchive`, `Recused`."""
    case = locked_case(case)
    _require_keeper(by, case.body, on)
    _require_no_conflict(by, case)
    if not archive.dossiers().filter(pk=case.pk, is_disposed=False).exists():
        raise NotInTheArchive(case=case.code)
    return case


@command
def set_retention(case: Case, *, years: int | None, source: str, by: User, on: date) -> Retention:
    """Say how long a dossier is kept, and by which schedule; without years for ever."""
    case = _dossier(case, by=by, on=on)
    require_text(source=(gettext_lazy("ground"), source))
    row = Retention(case=case, years=years, source=source, set_on=on, set_by=by)
    save(row)
    write(case, "retention-set", "", by, on, years=years, source=source)
    return row


@command
def hold_dossier(case: Case, *, reason: str, by: User, on: date) -> ArchiveHold:
    """Keep a dossier whatever its period says: it is under complaint, litigation or asked for."""
    case = _dossier(case, by=by, on=on)
    require_text(reason=(gettext_lazy("reason"), reason))
    if archive.standing_hold(case) is not None:
        raise HeldAlready(case=case.code)
    row = ArchiveHold(case=case, reason=reason, since=on, held_by=by)
    save(row)
    write(case, "dossier-held", "", by, on, reason=reason)
    return row


@command
def lift_hold(case: Case, *, reason: str, by: User, on: date) -> ArchiveHold:
    """End the hold: what it was for is over."""
    case = _dossier(case, by=by, on=on)
    require_text(reason=(gettext_lazy("why it was lifted"), reason))
    row = archive.standing_hold(case)
    if row is None:
        raise HeldAlready(case=case.code)
    row.lifted_on, row.lifted_by, row.lifted_reason = on, by, reason
    save(row, ["lifted_on", "lifted_by", "lifted_reason"])
    write(case, "hold-lifted", "", by, on, reason=reason)
    return row


@command
def list_for_disposal(body: Body, cases: Sequence[Case], *, reason: str, by: User, on: date) -> DisposalBatch:
    """Put dossiers that are due on a list. Raises `NotDue`, `HeldInTheArchive`."""
    _require_keeper(by, body, on)
    require_text(reason=(gettext_lazy("ground"), reason))
    locked = locked_among([case.pk for case in cases])
    for case in locked:
        _require_no_conflict(by, case)
    rows = require_due(body, [case.pk for case in locked], on)
    batch = DisposalBatch(body=body, reason=reason, made_on=on, made_by=by)
    save(batch)
    save_all(
        [
            DisposalLine(
                batch=batch,
                number=number,
                case=case,
                closed_on=case.closed_on,
                years=case.keep_years,
                source=case.keep_source,
                mark=case.archive_mark,
            )
            for number, case in enumerate(rows, start=1)
        ]
    )
    for case in locked:
        write(case, "listed-for-disposal", "", by, on, batch=batch.key)
    return batch


def require_due(body: Body, pks: Sequence[int], on: date, *, listed: bool = False) -> list[Any]:
    """Return these dossiers if every one may go; say of the first that may not why."""
    rows = list(archive.dossiers().filter(pk__in=pks, body=body))
    if not rows or len(rows) != len(set(pks)):
        raise NotInTheArchive(case="…")
    for case in rows:
        hold = archive.standing_hold(case)
        if hold is not None:
            raise HeldInTheArchive(case=case.code, reason=hold.reason)
        if why := _kept_by(case, on, listed=listed):
            raise NotDue(case=case.code, why=why)
    return rows


def _kept_by(case: Case, on: date, *, listed: bool) -> str:
    """Say what keeps a dossier; nothing where it may go."""
    told = vars(case)
    if told["is_disposed"]:
        return _("it was disposed of")
    if told["goes_on"]:
        return _("a case that was opened from it goes on")
    if told["is_listed"] and not listed:
        return _("it is on another list")
    if told["keep_years"] is None:
        return _("it is kept for ever") if told["has_period"] else _("nobody said how long it is kept")
    if told["closed_year"] + told["keep_years"] >= on.year:
        return _("its period is not over")
    return ""


def locked_batch(batch: DisposalBatch) -> DisposalBatch:
    """Return a list that still waits, read again under its lock. Raises `NotToApprove`."""
    related = ("body__organization", "made_by", "first_by")
    batch = DisposalBatch.objects.select_for_update(of=("self",)).select_related(*related).get(pk=batch.pk)
    if batch.second_on is not None or batch.withdrawn_on is not None:
        raise NotToApprove(on=f"{batch.made_on:%d/%m/%Y}")
    return batch


def require_approver(batch: DisposalBatch, by: User, on: date) -> None:
    """Refuse everybody but a leader who neither made the list nor approved it, nor is kept from one of its matters."""
    policy.require_leader(by, batch.body, on)
    if by.pk in {batch.made_by_id, batch.first_by_id}:
        raise SamePersonDisposes()
    require_date(on, act=_("Approve the disposal"), earliest=batch.first_on or batch.made_on)
    for line in batch.lines.select_related("case"):
        _require_no_conflict(by, line.case)


@command
def approve_disposal(batch: DisposalBatch, *, by: User, on: date) -> DisposalBatch:
    """Approve a list for the first time; nothing goes before another leader has approved it too."""
    batch = locked_batch(batch)
    require_approver(batch, by, on)
    if batch.first_on is not None:
        raise NotToApprove(on=f"{batch.made_on:%d/%m/%Y}")
    require_due(batch.body, [line.case_id for line in batch.lines.all()], on, listed=True)
    batch.first_by, batch.first_on = by, on
    save(batch, ["first_by", "first_on"])
    trail.record("disposal-approved", by=by, on=on, batch=batch.key)
    return batch


@command
def withdraw_disposal(batch: DisposalBatch, *, reason: str, by: User, on: date) -> DisposalBatch:
    """Give a list up before it is carried out; its dossiers stay."""
    batch = locked_batch(batch)
    _require_keeper(by, batch.body, on)
    require_text(reason=(gettext_lazy("reason"), reason))
    batch.withdrawn_by, batch.withdrawn_on, batch.withdrawn_reason = by, on, reason
    save(batch, ["withdrawn_by", "withdrawn_on", "withdrawn_reason"])
    trail.record("disposal-withdrawn", by=by, on=on, batch=batch.key, reason=reason)
    return batch


def may_approve(batch: DisposalBatch, user: User, on: date) -> bool:
    """Return whether the approval that is wanting may be this person's."""
    try:
        require_approver(batch, user, on)
    except RuleBroken:
        return False
    return True
