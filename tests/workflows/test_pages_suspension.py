"""A suspension through its pages: proposed in a case or on a notice, decided, announced, extended, ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.commands import sittings, suspension
from cases.discipline.suspension import SuspensionKind
from cases.models import Case, Suspension, TrailEntry, WorkItem
from documents.models import Document
from tests import make_suspension as make
from tests.make import Office
from tests.make_discipline import Ward
from tests.make_suspension import DECIDED, PROPOSED
from tests.walk import accepted, act, morning, take, taken
from workflows import engine, flows, inbox, suspensions
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GROUND: dict[str, Any] = {"reason": "Cố ý tiêu hủy chứng từ", "paper": "Báo cáo số 05-BC/UBKTTU"}
NOTICE: dict[str, Any] = {
    "agency": "Viện kiểm sát nhân dân tỉnh",
    "act_on": "2026-05-04",
    "received_on": "2026-05-06",
    "reason": "Bị khởi tố",
    "paper": "Quyết định khởi tố bị can",
}


@pytest.fixture(scope="module")
def _house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Ward]]:
    with django_db_blocker.unblock(), make.kept_house() as made:
        yield made


@pytest.fixture
def house(_house: tuple[Office, Ward], db: None) -> tuple[Office, Ward]:
    return _house


@pytest.fixture
def office(house: tuple[Office, Ward]) -> Office:
    return house[0]


def proposed(office: Office, **given: Any) -> Case:
    """P1 through its page, in the case of discipline of Diện."""
    source = make.protected(office)
    accepted(act(f"/ho-so/{source.key}/de-nghi-dinh-chi/", by=office.quan, on=PROPOSED, **(GROUND | given)))
    return Case.objects.get(kind="DCSH", opened_from=source)


def decided(office: Office, **given: Any) -> Case:
    case = proposed(office)
    taken("R1", case, by=office.chu, on=DECIDED, **given)
    return case


def on_notice(office: Office, **given: Any) -> Case:
    """P1 on a notice, before the commission above."""
    dien = office.members["dien"]
    facts = {"subject": f"{dien.full_name} ({dien.code})", "body": str(office.commission.pk)}
    said = facts | NOTICE | {"kind": "committee_seat", "trigger": "charged_khoi_to"} | given
    accepted(act("/dinh-chi/de-nghi/", by=office.quan, on=PROPOSED, **said))
    return Case.objects.get(kind="DCSH")


def page(office: Office, url: str, *, on: date, by: str = "chu") -> Any:
    """What somebody is shown on a day."""
    with time_machine.travel(morning(on), tick=True):
        client = Client()
        client.force_login(office.users[by])
        return client.get(url)


@pytest.mark.rule("SUSP-DUR")
def test_a_suspension_is_walked_from_the_case_to_its_end(office: Office) -> None:
    case = decided(office, heard="Đề nghị xem xét")
    taken("R2", case, by=office.chu, on=DECIDED)
    later = DECIDED + timedelta(days=80)
    taken("E1", case, by=office.chu, on=later, days="30", reason="Chưa xác minh xong")
    make.conclude(case.opened_from, later)
    taken("E2", case, by=office.chu, on=later + DAY, cause="conclusion", reason="Đã kết luận")

    case.refresh_from_db()
    assert case.closed_on == later + DAY
    assert CaseProcess.objects.get(case=case).finished is not None
    assert [one for one in engine.astray() if one in (case, case.team)] == []
    assert list(trail.problems()) == []
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    assert not WorkItem.objects.filter(case=case, closed_at__isnull=True).exists()
    made = set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    for step in [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]:
        assert set(step.outputs) - {"services"} <= made, step.number


@pytest.mark.rule("SUSP-NOTIFY", "SUSP-CRIM")
def test_a_notice_opens_a_suspension_for_the_term_of_the_law(office: Office) -> None:
    case = on_notice(office)
    row = suspensions.row_of(case)
    assert (row.notice_due_on, row.notice_is_late) == (date(2026, 5, 7), False)

    taken("R1", case, by=office.khanh, on=DECIDED, legal_term_until="2026-08-01")
    taken("R2", case, by=office.khanh, on=DECIDED)
    for until in ("2026-09-01", "2026-10-01"):
        taken("E1", case, by=office.khanh, on=DECIDED + DAY, until=until, paper="Quyết định gia hạn điều tra")

    row.refresh_from_db()
    assert (row.until, row.extensions.count()) == (date(2026, 10, 1), 2)
    assert not Document.objects.of_case(case).filter(type_key="suspension-extension").exists()
    assert CaseProcess.objects.get(case=case).finished is None


@pytest.mark.rule("SUSP-NOTIFY")
def test_a_late_notice_is_shown_as_late(office: Office) -> None:
    case = on_notice(office, act_on="2026-05-01")

    shown = page(office, f"/ho-so/{case.key}/", on=PROPOSED, by="khanh").content.decode()

    assert suspensions.row_of(case).notice_is_late
    assert "04/05/2026" in shown


@pytest.mark.rule("SUSP-NOTIFY")
def test_a_criminal_ground_in_a_case_asks_for_the_notice(office: Office) -> None:
    source = make.protected(office)
    asked: dict[str, Any] = GROUND | {"trigger": "prosecuted_truy_to"}

    refused = act(f"/ho-so/{source.key}/de-nghi-dinh-chi/", by=office.quan, on=PROPOSED, **asked)

    assert refused.status_code == 422
    assert "SUSP-NOTIFY" in refused.content.decode()


def test_a_member_loses_no_organizations_activity(office: Office) -> None:
    source = make.protected(office)
    odd: dict[str, Any] = GROUND | {"kind": "organization"}

    assert act(f"/ho-so/{source.key}/de-nghi-dinh-chi/", by=office.quan, on=PROPOSED, **odd).status_code == 422


@pytest.mark.rule("SUSP-DUR")
def test_a_page_refuses_with_article_and_next_step(office: Office) -> None:
    case = proposed(office)
    refused = take("R1", case, by=office.chu, on=DECIDED, days="91")

    assert refused.status_code == 422
    assert "SUSP-DUR" in refused.content.decode()

    taken("R1", case, by=office.chu, on=DECIDED)
    long = take("E1", case, by=office.chu, on=DECIDED + DAY, days="31", reason="Chưa xong")
    assert long.status_code == 422
    early = take("E2", case, by=office.chu, on=DECIDED + DAY, cause="conclusion", reason="Đã xong")
    assert early.status_code == 422
    assert "SUSP-NOTDISC" in early.content.decode()


def test_extension_and_end_wait_for_the_decision(office: Office) -> None:
    case = proposed(office)

    for number in ("R2", "E1", "E2"):
        assert page(office, f"/ho-so/{case.key}/buoc/{number}/", on=DECIDED).status_code == 409, number


def test_an_extension_is_not_sent_twice(office: Office) -> None:
    case = decided(office)
    url = f"/ho-so/{case.key}/buoc/E1/"
    with time_machine.travel(morning(DECIDED + DAY), tick=True):
        client = Client()
        client.force_login(office.chu)
        once = client.get(url).context["form"].initial["once"]
        sent = {"days": "10", "reason": "Chưa xong", "once": once}
        first, second = client.post(url, sent), client.post(url, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert suspensions.row_of(case).extensions.count() == 1


def test_it_can_be_ended_before_it_is_announced(office: Office) -> None:
    case = decided(office)
    make.conclude(case.opened_from, DECIDED + DAY)

    taken("E2", case, by=office.chu, on=DECIDED + DAY, cause="conclusion", reason="Đã kết luận")

    assert CaseProcess.objects.get(case=case).finished is not None
    assert [one for one in engine.astray() if one in (case, case.team)] == []


@pytest.mark.rule("SUSP-DUR")
def test_the_authority_is_warned_and_led_to_the_extension(office: Office) -> None:
    case = decided(office)
    last = DECIDED + timedelta(days=90)

    suspension.watch_suspensions(last - timedelta(days=5))

    waiting = inbox.open_work(office.chu).filter(case=case, step="EXPIRING").get()
    assert inbox.Work(waiting).url == f"/ho-so/{case.key}/buoc/E1/"
    assert "EXPIRING" not in str(inbox.Work(waiting).label)
    shown = page(office, f"/ho-so/{case.key}/", on=last - timedelta(days=5))
    assert (last + DAY).strftime("%d/%m/%Y") in shown.content.decode()
    assert [line.due_on for line in shown.context["deadlines"]] == [last]


@pytest.mark.rule("SUSP-DUR")
def test_the_calendar_ends_it_and_the_page_says_so(office: Office) -> None:
    case = decided(office)
    over = DECIDED + timedelta(days=91)
    before = page(office, f"/ho-so/{case.key}/", on=over)  # nobody has noted it yet

    suspension.watch_suspensions(over)
    engine.reconcile()

    after = page(office, f"/ho-so/{case.key}/", on=over)
    assert before.context["shown"].ended_by_itself
    assert after.context["shown"].ended_by_itself
    assert CaseProcess.objects.get(case=case).finished is not None
    assert page(office, f"/ho-so/{case.key}/buoc/E1/", on=over).status_code == 409


def test_every_page_of_a_suspension_stands(office: Office) -> None:
    case = decided(office)
    taken("R2", case, by=office.chu, on=DECIDED)
    tabs = ("", "?xem=dinh-chi", "?xem=van-ban", "?xem=bien-ban", "?xem=nhat-ky", "so-do/", "buoc/E1/", "buoc/E2/")
    at = [f"/ho-so/{case.key}/{tab}" for tab in tabs]
    for url in (*at, f"/doan/{case.team.key}/", "/dinh-chi/", "/ho-so/?kind=DCSH&step=E1", "/viec/"):
        assert page(office, url, on=DECIDED + DAY).status_code == 200, url

    portal = page(office, f"/don-vi/{case.key}/", on=DECIDED + DAY, by="dien")
    assert portal.status_code == 200
    assert portal.context["page"].summary.asked == []
    assert page(office, f"/ho-so/{case.key}/", on=DECIDED + DAY, by="dien").status_code == 404


def test_the_list_shows_what_runs_waits_and_ended(office: Office) -> None:
    case = proposed(office)
    assert case.subject_name in page(office, "/dinh-chi/?state=proposed", on=PROPOSED).content.decode()

    taken("R1", case, by=office.chu, on=DECIDED)
    shown = page(office, f"/dinh-chi/?body={office.standing.pk}", on=DECIDED)
    assert case.code in shown.content.decode()
    assert [name for _pk, name in shown.context["filter_form"].fields["body"].choices[1:]] == [office.standing.name]
    assert case.code not in page(office, "/dinh-chi/?state=proposed", on=DECIDED).content.decode()
    assert case.code not in page(office, "/dinh-chi/", on=DECIDED, by="minh").content.decode()

    over = page(office, "/dinh-chi/?state=ended", on=DECIDED + timedelta(days=91)).content.decode()
    assert case.code in over


def test_the_list_costs_the_same_at_any_length(office: Office, django_assert_num_queries: Any) -> None:
    make.suspend(office)

    def asked() -> None:
        found, rows = suspensions.page(office.chu, DECIDED, {}, state=suspensions.RUNNING, body=None)
        assert [line.row.case.body.name for line in rows]
        assert len(found.rows) == count

    for count in (1, 3):
        with django_assert_num_queries(1):
            asked()
        if count == 1:
            for kind in (SuspensionKind.PARTY_LIFE, SuspensionKind.ORGANIZATION):
                make.bare(office, kind, DECIDED)


def test_a_stranger_finds_nothing(office: Office) -> None:
    case = decided(office)
    source = case.opened_from
    assert source is not None

    for url in (f"/ho-so/{case.key}/", f"/ho-so/{case.key}/buoc/E1/", f"/ho-so/{source.key}/de-nghi-dinh-chi/"):
        assert page(office, url, on=DECIDED, by="minh").status_code == 404, url
    assert page(office, f"/ho-so/{source.key}/de-nghi-dinh-chi/", on=DECIDED).status_code == 403
    assert page(office, "/dinh-chi/de-nghi/", on=DECIDED).status_code == 403


def test_nobody_opens_a_suspension_by_sending_the_form_twice(office: Office) -> None:
    source = make.protected(office)
    url = f"/ho-so/{source.key}/de-nghi-dinh-chi/"
    with time_machine.travel(morning(PROPOSED), tick=True):
        client = Client()
        client.force_login(office.quan)
        form = client.get(url).context["form"]
        sent = {**GROUND, **form.initial}
        first, second = client.post(url, sent), client.post(url, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Suspension.objects.filter(follows__isnull=True).count() == 1


@pytest.mark.rule("VOTE-NOTALLOWED")
def test_the_roll_of_a_meeting_names_who_is_suspended(house: tuple[Office, Ward]) -> None:
    office, ward = house
    row = make.suspend(office)
    tam = office.users["tam"]
    sitting = sittings.convene_sitting(
        ward.committee,
        by=tam,
        on=DECIDED,
        held_on=DECIDED,
        chair=office.members["tam"],
        recorder=office.members["tam"],
        place="Trụ sở",
    )
    url = f"/phien-hop/{sitting.key}/"

    convened = page(office, url, on=DECIDED, by="tam").content.decode()
    accepted(act(f"{url}khai-mac/", by=tam, on=DECIDED))

    assert row.member is not None
    assert 'class="chip refused"' in convened
    line = sitting.roll.get(member=row.member)
    assert (line.present, line.absence) == (False, "Bị đình chỉ sinh hoạt")
