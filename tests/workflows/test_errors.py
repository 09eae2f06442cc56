"""When something breaks inside a step: nothing is half done, nothing of a frame is kept, people are told."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, models
from django.db.models import QuerySet
from django.test import Client
from viewflow.workflow import context

from cases.models import Case
from inspection.accounts.models import User
from tests.make import Office, make_case, make_office
from tests.walk import address_of
from workflows import engine, flows
from workflows.models import CaseTask, Submission
from workflows.nodes import steps_of
from workflows.steps import ActForm, StepView

pytestmark = pytest.mark.django_db

WITNESS = "Lời khai của nhân chứng Nguyễn Thị Ẩn"


class BrokenPage(StepView):
    """R3 with a mistake of ours in it, while a testimony is at hand."""

    form_class = ActForm

    def perform(self, by: User, **facts: Any) -> Case:
        testimony = WITNESS
        raise ZeroDivisionError(len(testimony))


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    case = make_case(office, "R2")
    engine.place(case)
    return case


def show(monkeypatch: pytest.MonkeyPatch, page: type[StepView]) -> None:
    step = next(step for step in steps_of(flows.OF_CASE["KTCH"]) if step.number == "R3")
    monkeypatch.setattr(step, "view", page)


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def test_an_error_keeps_no_frame_and_leaves_the_step_open(
    office: Office, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(monkeypatch, BrokenPage)

    task = CaseTask.objects.get(process__case=case, finished__isnull=True)
    with context.__class__(propagate_exception=False):  # as the engine runs what is in the background
        answer = signed_in(office.lan).post(address_of("R3", case), {"once": str(task.pk)})

    assert answer.status_code == 500
    assert WITNESS not in answer.content.decode()
    task.refresh_from_db()
    row = {field.attname: str(getattr(task, field.attname)) for field in CaseTask._meta.concrete_fields}
    assert WITNESS not in json.dumps(row, ensure_ascii=False)
    assert task.finished is None


def test_the_engine_keeps_no_free_text_at_all() -> None:
    for model in (CaseTask, Submission):
        assert not [f for f in model._meta.concrete_fields if isinstance(f, models.JSONField | models.TextField)]


def test_somebody_who_waited_too_long_for_the_lock_is_asked_to_look_again(
    office: Office, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_rows: object, **_of: object) -> NoReturn:
        raise OperationalError("somebody holds it")

    monkeypatch.setattr(QuerySet, "select_for_update", held)
    client = signed_in(office.lan)

    answer = client.post(address_of("R3", case), {})

    assert answer.status_code == 409
    assert address_of("R3", case) in answer.content.decode()


def test_an_account_with_a_past_is_not_deleted(office: Office) -> None:
    with pytest.raises(models.ProtectedError):
        office.lan.delete()
    assert {field.remote_field.on_delete for field in CaseTask._meta.fields if field.remote_field} == {models.PROTECT}
