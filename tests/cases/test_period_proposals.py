"""A proposal to close a period is taken back with a reason, says what it will carry, and what changed is opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases.commands.closed_periods import close_period, propose_closing, restate_period, withdraw_proposal
from cases.errors import NotYourDuty, RuleBroken
from cases.errors_closed_period import (
    NotATerm,
    PeriodClosedAlready,
    ProposalClosed,
    ProposalWithdrawn,
    WithdrawnByProposer,
)
from cases.forms.closed_periods import ProposeForm
from cases.models import ClosedPeriod, Member, PeriodProposal, Post, PostDuty, Term, TrailEntry, WithdrawnProposal
from cases.statistics import forms, periods
from inspection.accounts.models import User
from tests.cases.year import Year, close_only, kept_year
from tests.make import make_user

TODAY = date(2026, 11, 15)
SECOND = (date(2026, 4, 1), date(2026, 6, 30))
THIRD = (date(2026, 7, 1), date(2026, 9, 30))
TERM = (date(2015, 10, 1), date(2020, 10, 14))


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as year:
        yield year


@pytest.fixture
def year(db: None, _kept: Year, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    """The year, of which one form alone is counted."""
    close_only(monkeypatch, "B01")
    with time_machine.travel(TODAY):
        yield _kept


def reporting(year: Year, name: str) -> User:
    """Somebody who reports for the organization."""
    organization = year.office.standing.organization
    user = make_user(name, f"Vũ {name.title()}")
    member = Member.objects.create(
        code=f"DV-{name}", full_name=f"Vũ {name.title()}", organization=organization, user=user
    )
    Post.objects.create(
        member=member, organization=organization, duty=PostDuty.REPORTING_SECRETARY, since=date(2020, 1, 1)
    )
    return user


@pytest.fixture
def secretary(year: Year) -> User:
    return reporting(year, "hop")


@pytest.fixture
def proposal(year: Year, secretary: User) -> PeriodProposal:
    return propose_closing(year.office.standing, *SECOND, by=secretary, on=TODAY)


def closed(year: Year, secretary: User, days: tuple[date, date]) -> ClosedPeriod:
    proposal = propose_closing(year.office.standing, *days, by=secretary, on=TODAY)
    return close_period(proposal, by=year.office.chu, on=TODAY, waived={})


def late_fact(year: Year) -> Any:
    case = next(one for one in year.cases if one.concluded_on is None and one.kind == "KTCH")
    on = SECOND[0] + timedelta(days=9)
    type(case).objects.filter(pk=case.pk).update(submitted_on=on, concluded_on=on, outcome="NO_VIOLATION")
    return case


def page(user: User, name: str, *args: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args))


# Taken back


def test_whoever_proposed_takes_it_back_and_the_period_is_proposed_again(
    year: Year, secretary: User, proposal: PeriodProposal
) -> None:
    withdrawn = withdraw_proposal(proposal, by=secretary, on=TODAY, reason="Còn thiếu số liệu hai chi bộ")

    assert TrailEntry.objects.get(act="period-proposal-withdrawn").data["reason"] == withdrawn.reason
    for act in (
        lambda: withdraw_proposal(proposal, by=secretary, on=TODAY, reason="Lần nữa"),
        lambda: close_period(proposal, by=year.office.chu, on=TODAY, waived={}),
    ):
        with pytest.raises(ProposalWithdrawn):
            act()
    again = propose_closing(year.office.standing, *SECOND, by=secretary, on=TODAY)
    assert (again.attempt, PeriodProposal.objects.count()) == (2, 2)
    with pytest.raises(PeriodClosedAlready):
        propose_closing(year.office.standing, *SECOND, by=secretary, on=TODAY)


def test_another_reporting_secretary_takes_it_back_only_when_the_proposer_is_gone(
    year: Year, secretary: User, proposal: PeriodProposal
) -> None:
    other = reporting(year, "ke")
    with pytest.raises(WithdrawnByProposer):
        withdraw_proposal(proposal, by=other, on=TODAY, reason="Thay người")
    with pytest.raises(NotYourDuty):
        withdraw_proposal(proposal, by=year.office.chu, on=TODAY, reason="Không đồng ý")
    Post.objects.filter(member__user=secretary).update(until=TODAY)

    assert withdraw_proposal(proposal, by=other, on=TODAY, reason="Thay người").withdrawn_by == other


def test_a_closed_period_is_no_longer_taken_back(year: Year, secretary: User, proposal: PeriodProposal) -> None:
    close_period(proposal, by=year.office.chu, on=TODAY, waived={})
    with pytest.raises(ProposalClosed):
        withdraw_proposal(proposal, by=secretary, on=TODAY, reason="Chốt nhầm")


def test_a_proposal_is_taken_back_with_a_reason(secretary: User, proposal: PeriodProposal) -> None:
    with pytest.raises(RuleBroken):
        withdraw_proposal(proposal, by=secretary, on=TODAY, reason="  ")
    assert not WithdrawnProposal.objects.exists()


@pytest.mark.both_engines
def test_what_was_taken_back_stays(secretary: User, proposal: PeriodProposal) -> None:
    withdraw_proposal(proposal, by=secretary, on=TODAY, reason="Nhầm kỳ")
    for statement in ("UPDATE cases_withdrawnproposal SET reason = 'x'", "DELETE FROM cases_withdrawnproposal"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_it_is_taken_back_by_its_page(year: Year, secretary: User, proposal: PeriodProposal) -> None:
    client = Client()
    client.force_login(secretary)
    assert client.get(reverse("period-proposal", args=[proposal.key])).context["may_withdraw"]

    sent = client.post(reverse("period-withdraw", args=[proposal.key]), {"reason": "Nhầm kỳ"})

    shown = client.get(sent.headers["Location"])
    assert shown.context["withdrawn"].reason == "Nhầm kỳ"
    assert not shown.context["may_withdraw"]
    assert [one["state"] for one in page(secretary, "closed-periods").context["rows"]] == ["đã rút đề nghị"]
    assert page(year.office.chu, "period-close", proposal.key).status_code == 404
    again = client.post(reverse("period-withdraw", args=[proposal.key]), {"reason": "Lần nữa"})
    assert again.status_code == 422
    assert again.context["refusal"].rule == "INV-COMPLETE"


# What it will carry, and what changed


def test_the_open_period_says_what_it_will_carry_and_every_changed_cell_opens_its_rows(
    year: Year, secretary: User
) -> None:
    first = closed(year, secretary, SECOND)
    case = late_fact(year)
    key, place = first.proposal.key, ("B01", forms.set_on(SECOND[0]).key, "total", "total")
    today = page(secretary, "change-today", key, *place)
    assert today.context["change"].came == (str(case.pk),)
    assert page(year.office.chu, "change-today", key, *place).status_code == 404
    restated = restate_period(first, by=secretary, on=TODAY, reason="Kết luận ghi chậm")
    after = propose_closing(year.office.standing, *THIRD, by=secretary, on=TODAY)

    for who, name in (
        (secretary, "period-proposal"),
        (year.office.chu, "period-proposal"),
        (year.office.chu, "period-close"),
    ):
        shown = page(who, name, after.key)
        assert [one["row"] for one in shown.context["carries"]] == [restated]
        assert reverse("closed-period", args=[key]) in shown.content.decode()

    told = page(year.office.chu, "change", key, 1, *place)
    [came] = told.context["parts"]
    assert (came.total, came.seen, came.is_cut) == (1, 1, False)
    assert reverse("case", args=[case.key]) in told.content.decode()
    [counted] = page(secretary, "change", key, 1, *place).context["parts"]
    assert (counted.total, counted.seen, counted.lists) == (1, 0, [])
    assert page(secretary, "change", key, 2, *place).status_code == 404
    assert page(secretary, "change", key, 1, "B01", place[1], "total", "nothing").status_code == 404


# A term


def test_a_term_that_is_over_is_closed_under_its_own_code(year: Year, secretary: User) -> None:
    body = year.office.standing
    Term.objects.create(
        organization=body.organization, name="2015–2020", since=TERM[0], until=TERM[1] + timedelta(days=1)
    )

    proposal = propose_closing(body, *TERM, by=secretary, on=TODAY)

    assert proposal.kind == periods.TERM
    assert periods.of_kind(proposal.kind, *TERM).label == "Nhiệm kỳ 2015–2020"
    with pytest.raises(NotATerm):
        propose_closing(body, *SECOND, by=secretary, on=TODAY, is_term=True)


def test_a_term_nobody_entered_is_closed_by_two_chosen_days(year: Year, secretary: User) -> None:
    body = year.office.standing
    assert periods.ended_terms(body, TODAY) == []
    asked = {"body": str(body.pk), "period": "t"}
    form = ProposeForm(asked, bodies=[body], on=TODAY, sent=True)
    assert "since" in form.errors
    form = ProposeForm(asked | {"since": "01/10/2015", "until": "14/10/2020"}, bodies=[body], on=TODAY, sent=True)
    assert form.is_valid()
    period = form.asked_period()
    assert (period.since, period.until, period.code) == (*TERM, "t")
    assert propose_closing(body, *TERM, by=secretary, on=TODAY, is_term=True).kind == "t"


def test_what_a_proposal_needs_is_not_marked_as_if_any(year: Year) -> None:
    form = ProposeForm({}, bodies=[year.office.standing], on=TODAY)
    assert not [field.name for field in form.visible_fields() if not field.field.required]
    chosen = ProposeForm({"period": "f"}, bodies=[year.office.standing], on=TODAY)
    assert {"since", "until"} <= {field.name for field in chosen.visible_fields() if field.field.required}
