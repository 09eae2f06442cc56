"""Opening every case of a programme item in one act: once, with progress, whatever happens to the worker."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django_q.models import OrmQ

from cases import commands
from cases.models import Case, Kind, ProgrammeItem, Team
from inspection.accounts.models import User
from tests.make import START, Office, make_office, make_programme
from workflows import jobs
from workflows.models import Batch, TeamTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office(60)


def item_of(office: Office, subjects: int) -> ProgrammeItem:
    return make_programme(office, Kind.COMPLIANCE_INSPECTION, subjects=subjects).items.get()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_many_cases_are_opened_in_the_background_and_the_page_says_how_far(office: Office) -> None:
    item = item_of(office, 50)
    client = signed_in(office.quan)
    address = f"/chuong-trinh/muc/{item.pk}/mo/"
    assert client.get(address).status_code == 200

    response = client.post(address, follow=True)

    assert OrmQ.objects.count() == 1
    assert "0 / 50" in response.content.decode()

    jobs.open_item(Batch.objects.get().pk)

    bar = client.get(f"/chuong-trinh/muc/{item.pk}/dang-mo/").content.decode()
    assert "50 / 50" in bar
    assert Team.objects.get().key in bar
    assert Case.objects.count() == 50
    assert TeamTask.objects.get(finished__isnull=True).flow_task.number == "P1"


def test_a_second_click_opens_nothing_twice(office: Office) -> None:
    item = item_of(office, 50)
    client = signed_in(office.quan)
    for _click in range(2):
        client.post(f"/chuong-trinh/muc/{item.pk}/mo/")

    assert OrmQ.objects.count() == 1
    for _delivery in range(2):
        jobs.open_item(Batch.objects.get().pk)

    assert Case.objects.count() == 50
    assert Batch.objects.get().deliveries == 1


def test_a_few_cases_need_no_queue(office: Office) -> None:
    item = item_of(office, 3)

    signed_in(office.quan).post(f"/chuong-trinh/muc/{item.pk}/mo/")

    assert Case.objects.count() == 3
    assert Batch.objects.get().state == Batch.State.DONE


def test_what_a_dead_worker_left_is_finished_by_the_next(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    item = item_of(office, 50)
    monkeypatch.setattr("cases.commands.preparation.CHUNK", 20)
    batch = jobs.ask_to_open(item, by=office.quan, on=START)

    def die(batch: Batch, **facts: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(jobs, "_now", die)
        jobs.open_item(batch.pk)
    assert Case.objects.count() == 20

    jobs.open_item(batch.pk)

    batch.refresh_from_db()
    assert (batch.state, batch.done, batch.deliveries) == (Batch.State.DONE, 50, 2)
    assert Case.objects.count() == 50


def test_a_batch_that_always_kills_its_worker_stops_and_says_so(office: Office) -> None:
    batch = jobs.ask_to_open(item_of(office, 50), by=office.quan, on=START)
    Batch.objects.update(deliveries=jobs.DELIVERIES, state=Batch.State.RUNNING)

    jobs.open_item(batch.pk)

    batch.refresh_from_db()
    assert batch.state == Batch.State.FAILED
    assert batch.error
    assert not Case.objects.exists()


def test_a_silent_batch_is_rung_for_again(office: Office) -> None:
    jobs.ask_to_open(item_of(office, 50), by=office.quan, on=START)
    OrmQ.objects.all().delete()
    Batch.objects.update(changed_at="2026-03-01T00:00:00Z")

    jobs.follow_facts()

    assert OrmQ.objects.count() == 1


def test_only_the_area_officer_opens_cases(office: Office) -> None:
    item = item_of(office, 3)

    for user, answer in ((office.chu, 403), (office.thu, 403), (office.lan, 404), (office.administrator, 404)):
        assert signed_in(user).post(f"/chuong-trinh/muc/{item.pk}/mo/").status_code == answer
    assert not Batch.objects.exists()


def test_a_cancelled_item_is_refused_before_it_is_queued(office: Office) -> None:
    item = item_of(office, 3)
    commands.amend_programme(item.programme, by=office.chu, on=START, reason="Điều chỉnh nhiệm vụ.", cancel=[item])

    response = signed_in(office.quan).post(f"/chuong-trinh/muc/{item.pk}/mo/")

    assert response.status_code == 422
    assert "PROGRAMME" in response.content.decode()
    assert not Batch.objects.exists()
