"""A period of the forms closed by two people, never changed afterwards, and restated where facts came late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all
from cases.errors_closed_period import (
    CheckFailed,
    ClosedOutOfOrder,
    ClosesOwnProposal,
    NotATerm,
    NothingToRestate,
    PeriodClosedAlready,
    PeriodNotOver,
    ProposalClosed,
    ProposalWithdrawn,
    WithdrawnByProposer,
)
from cases.models import (
    Body,
    CarriedRestatement,
    ClosedBasis,
    ClosedForm,
    ClosedPeriod,
    ClosedShares,
    PeriodProposal,
    PostDuty,
    Restatement,
    WaivedCheck,
    WithdrawnProposal,
)
from cases.statistics import checks, closing, periods
from cases.statistics.closing.verifying import CLOSED, RESTATED, facts_of, merged_facts
from cases.unit_reports import freezing, restating

if TYPE_CHECKING:
    from inspection.accounts.models import User


def _stream(body: Body) -> str:
    """The chain of what a body does beside its cases."""
    return f"body:{body.pk}"


def _locked(body: Body) -> Body:
    """One period of a body is closed at a time."""
    return Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)


def _require_in_order(body: Body, since: date, until: date, kind: str) -> None:
    closed = ClosedPeriod.objects.of(body)
    if closed.of_days(since, until).exists():
        raise PeriodClosedAlready(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    later = closed.around(since, until).first() or closed.like(kind).after(until).first()
    if later is not None:
        raise ClosedOutOfOrder(other=f"{later.until:%d/%m/%Y}")


@command
def propose_closing(
    body: Body, since: date, until: date, *, by: User, on: date, is_term: bool = False
) -> PeriodProposal:
    """Ask the leaders of a body to close a period that is over. Raises `PeriodNotOver`, `ClosedOutOfOrder`.

    `is_term` says that the days are those of a term nobody entered here; of one the house knows they are its own.
    """
    body = _locked(body)
    policy.require_post(by, PostDuty.REPORTING_SECRETARY, body.organization, on)
    require_date(on, act=_("Propose the closing"), earliest=since)
    if on <= until:
        raise PeriodNotOver(until=f"{until:%d/%m/%Y}")
    kind = _kind(body, since, until, on, is_term=is_term)
    _require_in_order(body, since, until, kind)
    attempts = PeriodProposal.objects.of_days(body, since, until)
    if attempts.standing().exists():
        raise PeriodClosedAlready(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    row = PeriodProposal(
        body=body, since=since, until=until, kind=kind, attempt=attempts.count() + 1, proposed_on=on, proposed_by=by
    )
    save(row)
    trail.record("period-proposed", by=by, on=on, stream=_stream(body), period=row.key, **_days(row))
    return row


def _kind(body: Body, since: date, until: date, on: date, *, is_term: bool) -> str:
    """Return the code of these days: of a term the organization ended, or of what the calendar calls them."""
    ended = periods.ended_terms(body, on)
    if (since, until) in {(one.since, one.until) for one in ended}:
        return periods.TERM
    if not is_term:
        return periods.between(since, until).code
    if ended:
        raise NotATerm(since=f"{ended[0].since:%d/%m/%Y}", until=f"{ended[0].until:%d/%m/%Y}")
    return periods.TERM


@command
def withdraw_proposal(proposal: PeriodProposal, *, by: User, on: date, reason: str) -> WithdrawnProposal:
    """Take a proposal back before it is closed. Raises `ProposalClosed`, `WithdrawnByProposer`."""
    body = _locked(proposal.body)
    policy.require_post(by, PostDuty.REPORTING_SECRETARY, body.organization, on)
    _require_standing(proposal)
    require_date(on, act=_("Withdraw the proposal"), earliest=proposal.proposed_on)
    require_text(reason=(_("reason"), reason))
    closed = ClosedPeriod.objects.filter(proposal=proposal).first()
    if closed is not None:
        raise ProposalClosed(day=f"{closed.closed_on:%d/%m/%Y}")
    if not policy.withdraws_proposal(by, proposal, on):
        raise WithdrawnByProposer(who=str(proposal.proposed_by))
    row = WithdrawnProposal(proposal=proposal, reason=reason, withdrawn_on=on, withdrawn_by=by)
    save(row)
    trail.record(
        "period-proposal-withdrawn", by=by, on=on, stream=_stream(body), period=proposal.key, reason=row.reason,
        **_days(proposal),
    )  # fmt: skip
    return row


def _require_standing(proposal: PeriodProposal) -> None:
    taken_back = WithdrawnProposal.objects.filter(proposal=proposal).first()
    if taken_back is not None:
        raise ProposalWithdrawn(day=f"{taken_back.withdrawn_on:%d/%m/%Y}")


def _days(row: PeriodProposal | ClosedPeriod) -> dict[str, str]:
    return {"since": row.since.isoformat(), "until": row.until.isoformat()}


@command
def close_period(proposal: PeriodProposal, *, by: User, on: date, waived: Mapping[str, str]) -> ClosedPeriod:
    """Freeze all forms of a proposed period with the rows behind every cell; `waived` says why a check may fail.

    What units had reported by then is frozen beside them: a report taken later does not change the merged figures.
    Restatements of the periods before that nobody carries yet are carried by this one. Raises `CheckFailed`.
    """
    body = _locked(proposal.body)
    policy.require_leader(by, body, on)
    if by.pk == proposal.proposed_by_id:
        raise ClosesOwnProposal()
    require_date(on, act=_("Close the period"), earliest=proposal.proposed_on)
    _require_standing(proposal)
    since, until, kind = proposal.since, proposal.until, proposal.kind
    _require_in_order(body, since, until, kind)
    parts = closing.parts_of(body, since, until, on)
    failed = _waived(closing.figures_of(parts), waived)
    kept = [closing.frozen(part) for part in parts]
    reports, shares = freezing.frozen(body, parts, since, until, on)
    carried = list(Restatement.objects.waiting(body, kind, until))
    sets = ",".join(sorted({one.form_set for one in kept}))
    period = ClosedPeriod(
        proposal=proposal, body=body, since=since, until=until, kind=kind, form_sets=sets, closed_on=on, closed_by=by
    )
    period.sha256 = closing.period_digest(
        facts_of(period),
        [(one.form, one.form_set, one.sha256) for one in kept],
        [(one.code, one.found, one.reason) for one in failed],
        [one.sha256 for one in carried],
        merged_facts(reports, shares),
    )
    save(period)
    rows: list[ClosedForm | WaivedCheck | ClosedBasis | ClosedShares] = [*kept, *failed, reports, *shares]
    for row in rows:
        row.period = period
    save_all(kept)
    save_all(failed)
    save(reports)
    save_all(shares)
    save_all([CarriedRestatement(period=period, restatement=one) for one in carried])
    trail.record(
        CLOSED, by=by, on=on, stream=_stream(body), period=proposal.key, sha256=period.sha256,
        waived={one.code: one.reason for one in failed}, **_days(period),
    )  # fmt: skip
    return period


def _waived(figures: checks.Figures, reasons: Mapping[str, str]) -> list[WaivedCheck]:
    """Return the checks that failed, each with its reason; refuse the first without one."""
    failed = []
    for check, findings in checks.run(figures):
        if not findings:
            continue
        reason = reasons.get(check.key, "").strip()
        if not reason:
            raise CheckFailed(code=check.key, first=str(findings[0]))
        found = "\n".join(str(one) for one in findings)
        failed.append(WaivedCheck(code=check.key, found=found, reason=reason))
    return failed


@command
def restate_period(period: ClosedPeriod, *, by: User, on: date, reason: str) -> Restatement:
    """Record what is counted, or told by units, otherwise than told last, and why; the closed figures stay.

    Raises `NothingToRestate`.
    """
    body = _locked(period.body)
    policy.require_post(by, PostDuty.REPORTING_SECRETARY, body.organization, on)
    require_date(on, act=_("Restate the period"), earliest=period.closed_on)
    require_text(reason=(_("reason"), reason))
    parts = closing.parts_of(body, period.since, period.until, on)
    changes, units = closing.difference(period, parts), restating.unit_difference(period, parts, on)
    if not (changes or units):
        raise NothingToRestate()
    text = closing.stated(changes, units)
    row = Restatement(
        period=period, number=period.restatements.count() + 1, reason=reason, difference=text,
        sha256=closing.digest(text), made_on=on, made_by=by,
    )  # fmt: skip
    save(row)
    trail.record(
        RESTATED, by=by, on=on, stream=_stream(body), period=period.proposal.key, number=row.number,
        sha256=row.sha256, reason=row.reason,
    )  # fmt: skip
    return row
