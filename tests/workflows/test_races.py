"""Two people at once: exactly one of them acts, on PostgreSQL where rows are really locked."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django import forms
from django.db import connection
from django.test import Client

from cases import commands, trail
from cases import triggers as case_triggers
from cases.models import Case, Consideration, Outcome
from documents import triggers as paper_triggers
from inspection.accounts.models import User
from tests.make import Office, make_case, make_office, minutes
from workflows import engine, flows
from workflows.models import CaseTask
from workflows.nodes import steps_of
from workflows.steps import ActForm, StepView

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ON = date(2026, 4, 2)


class ConsiderForm(ActForm):
    on = forms.DateField()
    outcome = forms.CharField(required=False)


class ConsiderPage(StepView):
    """E2 with everybody present and for; what is tested here is who comes first."""

    form_class = ConsiderForm

    def perform(self, by: User, **facts: Any) -> Consideration:
        on, outcome = facts["on"], facts["outcome"]
        present = [seat.member_id for seat in commands.roll(self.case, on)]
        return commands.consider(
            self.case, by=by, minutes=minutes(on), present=present, votes_for=5, votes_against=0, outcome=outcome,
            remarks="Theo kết quả biểu quyết.",
        )  # fmt: skip


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the database be emptied after each test; the triggers are put back with it."""
    yield
    case_triggers.lift()
    paper_triggers.lift()


@pytest.fixture(autouse=True)
def consider_page(monkeypatch: pytest.MonkeyPatch) -> None:
    step = next(step for step in steps_of(flows.OF_CASE["KTCH"]) if step.number == "E2")
    monkeypatch.setattr(step, "view", ConsiderPage)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    case = make_case(office, "E1")
    engine.place(case)
    return case


def url(case: Case) -> str:
    return f"/ho-so/{case.key}/buoc/E2/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all acts at the same instant, each on its own connection; return their answers in order."""
    start = threading.Barrier(len(acts))
    answers: list[Any] = [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait()
            answers[number] = act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def posting(user: User, case: Case, **values: Any) -> Callable[[], int]:
    """A form opened beforehand, ready to be sent."""
    client = signed_in(user)
    once = client.get(url(case)).context["form"].initial["once"]
    data = {"once": once, "on": ON.isoformat(), "outcome": Outcome.LESSONS} | values
    return lambda: client.post(url(case), data).status_code


def standing(case: Case) -> list[str]:
    return [task.flow_task.number for task in CaseTask.objects.filter(process__case=case, finished__isnull=True)]


def test_F08_two_approvers_at_once_give_one_approval(office: Office, case: Case) -> None:
    answers = at_once(posting(office.chu, case), posting(office.pho, case))

    assert sorted(answers) == [302, 409]
    assert Consideration.objects.filter(case=case).count() == 1
    assert standing(case) == ["E3"]
    assert list(trail.problems()) == []


def test_F08_ten_times_over(office: Office) -> None:
    for _round in range(10):
        case = make_case(office, "E1")
        engine.place(case)
        assert sorted(at_once(posting(office.chu, case), posting(office.pho, case))) == [302, 409]
        assert Consideration.objects.filter(case=case).count() == 1


def test_F09_the_mark_of_another_case_moves_neither(office: Office, case: Case) -> None:
    other = make_case(office, "E1")
    engine.place(other)
    task = CaseTask.objects.get(process__case=other, finished__isnull=True)

    answers = at_once(posting(office.chu, case), posting(office.pho, case, once=str(task.pk)))

    assert sorted(answers) == [302, 409]
    assert Consideration.objects.filter(case=case).count() == 1
    assert not Consideration.objects.filter(case=other).exists()
    assert standing(other) == ["E2"]


def test_F10_of_approving_and_returning_at_once_exactly_one_wins(office: Office, case: Case) -> None:
    answers = at_once(posting(office.chu, case), posting(office.pho, case, outcome=""))

    assert sorted(answers) == [302, 409]
    assert standing(case) in (["E3"], ["R6"])


def test_F12_the_same_form_twice_at_once_takes_effect_once(office: Office, case: Case) -> None:
    client = posting(office.chu, case)

    answers = at_once(client, client)

    assert answers == [302, 302]
    assert Consideration.objects.filter(case=case).count() == 1


def test_placing_twice_at_once_opens_a_step_once(office: Office) -> None:
    case = make_case(office, "R2", subjects=3)

    at_once(*[lambda: engine.start_cases(case.team)] * 4)

    assert CaseTask.objects.filter(process__case__team=case.team, finished__isnull=True).count() == 3
