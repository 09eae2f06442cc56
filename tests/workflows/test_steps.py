"""A step's page: offered to whom it belongs, done once, under the lock, followed by the next; else nothing happened."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.test import Client

from cases import commands
from cases.models import Case, CaseGrant, TrailEntry
from cases.policy import Duty
from inspection.accounts.models import User
from tests.make import Office, make_case, make_office, minutes
from workflows import engine, flows
from workflows.models import CaseTask
from workflows.nodes import steps_of
from workflows.steps import ActForm, StepView

pytestmark = pytest.mark.django_db

ON = "2026-03-25"


class DayForm(ActForm):
    on = forms.DateField()
    note = forms.CharField(required=False)


class VerifyPage(StepView):
    """R3 with a date and nothing else: what is tested here is what every step shares."""

    form_class = DayForm

    def perform(self, by: User, **facts: Any) -> Case:
        return commands.finish_verification(self.case, by=by, on=facts["on"])


@pytest.fixture(autouse=True)
def verify_page(monkeypatch: pytest.MonkeyPatch) -> None:
    step = next(step for step in steps_of(flows.OF_CASE["KTCH"]) if step.number == "R3")
    monkeypatch.setattr(step, "view", VerifyPage)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    """A case at R3 with the minutes that R3 asks for."""
    case = make_case(office, "R2")
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(date(2026, 3, 20)))  # type: ignore[arg-type]
    engine.place(case)
    return case


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(case: Case, step: str = "R3") -> str:
    return f"/ho-so/{case.key}/buoc/{step}/"


def form_of(client: Client, case: Case) -> dict[str, Any]:
    form = client.get(url(case)).context["form"]
    return {"once": form.initial["once"], "on": ON}


def standing(case: Case) -> list[str]:
    return [task.flow_task.number for task in CaseTask.objects.filter(process__case=case, finished__isnull=True)]


def test_a_step_done_offers_the_next_one(office: Office, case: Case) -> None:
    client = signed_in(office.lan)

    response = client.post(url(case), form_of(client, case), follow=True)

    case.refresh_from_db()
    assert case.verified_on == date(2026, 3, 25)
    assert standing(case) == ["R4"]
    assert response.redirect_chain == [(f"/ho-so/{case.key}/", 302)]
    said = [str(message) for message in response.context["messages"]]
    assert "R3" in said[0]
    assert "R4" in said[0]
    assert set(case.work.filter(closed_at__isnull=True).values_list("step", "user")) == {
        ("R4", office.lan.pk),
        ("R4", office.an.pk),
    }
    done = CaseTask.objects.get(process__case=case, owner=office.lan)
    assert done.flow_task.number == "R3"


def test_a_refusal_changes_nothing_and_keeps_what_was_written(office: Office, case: Case) -> None:
    client = signed_in(office.lan)
    before = TrailEntry.objects.count()

    response = client.post(url(case), form_of(client, case) | {"on": "2026-03-10", "note": "ghi lại"})

    assert response.status_code == 422
    text = response.content.decode()
    assert "INV-ORDER" in text
    assert "ghi lại" in text
    assert standing(case) == ["R3"]
    assert TrailEntry.objects.count() == before
    case.refresh_from_db()
    assert case.verified_on is None


def test_what_is_wrong_in_the_form_stands_beside_the_field(office: Office, case: Case) -> None:
    client = signed_in(office.lan)

    response = client.post(url(case), form_of(client, case) | {"on": "hôm qua"})

    assert response.status_code == 422
    assert response.context["form"].errors["on"]


def test_A06_whoever_sees_the_case_but_does_not_hold_the_duty_is_told_who_could(office: Office, case: Case) -> None:
    client = signed_in(office.binh)

    assert client.get(url(case)).status_code == 403
    assert "POWER-ACTS" in client.get(url(case)).content.decode()
    assert client.post(url(case), {"on": ON}).status_code == 403
    assert standing(case) == ["R3"]


# A05: a task is reached only through its own case


def test_A05_a_task_of_another_case_is_not_reached_through_this_one(office: Office, case: Case) -> None:
    other = make_case(office, "R2", subjects=2)
    commands.record_meeting(other, by=office.an, kind="working", minutes=minutes(date(2026, 3, 20)))  # type: ignore[arg-type]
    engine.place(other)
    task = CaseTask.objects.get(process__case=other, finished__isnull=True)
    client = signed_in(office.lan)

    response = client.post(url(case), {"once": str(task.pk), "on": ON})

    assert response.status_code == 409
    assert standing(case) == standing(other) == ["R3"]


def test_A05_the_address_of_an_unseen_case_does_not_exist(office: Office, case: Case) -> None:
    response = signed_in(office.minh).post(url(case), {"on": ON})

    assert response.status_code == 404
    assert standing(case) == ["R3"]


# A07: a duty lost is lost at once


def test_A07_a_member_recused_while_the_form_was_open_is_refused(office: Office, case: Case) -> None:
    client = signed_in(office.lan)
    form = form_of(client, case)
    commands.recuse(case, by=office.lan, on=date(2026, 3, 24), ground="spouse")

    response = client.post(url(case), form)

    assert response.status_code == 403
    assert "RECUSE" in response.content.decode()
    assert standing(case) == ["R3"]
    kept = TrailEntry.objects.get(act="recusal-blocked")
    assert kept.by == office.lan


def test_A07_a_duty_that_ended_while_the_form_was_open_opens_nothing(office: Office, case: Case) -> None:
    client = signed_in(office.lan)
    form = form_of(client, case)
    CaseGrant.objects.filter(user=office.lan, content_object=case, duty=Duty.HEAD).update(until=date(2026, 3, 24))

    assert client.post(url(case), form).status_code == 404
    assert standing(case) == ["R3"]


def test_A07_a_new_head_takes_over_at_once(office: Office, case: Case) -> None:
    commands.change_team(
        case.team, by=office.chu, on=date(2026, 3, 24), role="HEAD", reason="Trưởng đoàn chuyển công tác.",  # type: ignore[arg-type]
        leaving=office.members["lan"], joining=office.members["minh"],
    )  # fmt: skip

    assert signed_in(office.lan).get(url(case)).status_code == 404
    client = signed_in(office.minh)
    assert client.post(url(case), form_of(client, case)).status_code == 302
    assert standing(case) == ["R4"]


# A15: no step is skipped


@pytest.mark.parametrize("step", ["R1", "R2", "R4", "R6", "E2", "E5"])
def test_A15_a_step_that_is_not_the_current_one_says_so(office: Office, case: Case, step: str) -> None:
    client = signed_in(office.lan)

    response = client.post(url(case, step), {"on": ON})

    assert response.status_code == 409
    assert "R3" in response.content.decode()
    assert standing(case) == ["R3"]


@pytest.mark.parametrize("step", ["R9", "X1", "E0", "P1"])
def test_A15_a_step_the_procedure_does_not_have_does_not_exist(office: Office, case: Case, step: str) -> None:
    assert signed_in(office.lan).get(url(case, step)).status_code == 404


# F12: a form sent twice


def test_F12_a_form_sent_twice_takes_effect_once_and_refers_to_the_first(office: Office, case: Case) -> None:
    client = signed_in(office.lan)
    form = form_of(client, case)

    first = client.post(url(case), form)
    entries = TrailEntry.objects.filter(case=case).count()
    second = client.post(url(case), form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert TrailEntry.objects.filter(case=case).count() == entries
    assert standing(case) == ["R4"]


def test_F12_somebody_elses_second_attempt_is_told_that_it_is_done(office: Office, case: Case) -> None:
    commands.change_team(
        case.team, by=office.chu, on=date(2026, 3, 24), role="DEPUTY", reason="Tăng cường.",  # type: ignore[arg-type]
        joining=office.members["minh"],
    )  # fmt: skip
    lan, minh = signed_in(office.lan), signed_in(office.minh)
    form = form_of(minh, case)
    lan.post(url(case), form_of(lan, case))

    response = minh.post(url(case), form)

    assert response.status_code == 409
    assert standing(case) == ["R4"]
