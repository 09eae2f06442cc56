"""The board of deliveries: who sees which lines, one paper from page to page, many in one act with the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django_q.models import OrmQ

from cases import commands as acts
from cases.commands import Proof, Sending
from cases.commands.expecting import Issued, expect
from cases.models import Case, Delivery, Post, PostDuty, Recusal, Service, Stand, WorkItem
from documents import catalogue, commands, deliveries, delivery_print, views_delivery_many
from documents.commands import Recorded, delivering
from documents.commands.delivering import _next_case
from documents.deliveries import Wanted
from documents.models import Document
from documents.models_batch import BatchItem, PaperBatch
from documents.models_sending import DeliveryRun, RunLine
from inspection.accounts.models import User
from tests import make
from tests.documents.walk import day
from tests.kept import kept_house
from tests.make import Office, make_office
from workflows import inbox, portal

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

COUNT = 4
DAY = date(2026, 6, 1)
POST = Service.Channel.POST


@dataclass
class House:
    """Cases of one team whose plan was issued, each with a notice that has to reach its subject."""

    office: Office
    cases: list[Case]
    plan: Document


def _house() -> House:
    office = make_office(organizations=COUNT)
    case = make.make_case(office, "P3", subjects=COUNT)
    plan = commands.issue(catalogue.PLAN, case.team, by=office.chu, on=day("P2"), wait=True)
    cases = list(case.team.cases.order_by("pk"))
    for number, one in enumerate(cases, start=1):
        expected(one, number)
    return House(office, cases, plan)


def expected(case: Case, number: int, **values: Any) -> None:
    facts: dict[str, Any] = {
        "thing": case, "body": case.body, "key": f"{number:020}", "paper": "conclusion-notice",
        "version": f"{number:064}", "symbol": f"{number:02}-TB/TU", "title": f"Thông báo kết luận {number:02}-TB/TU",
        "secrecy": "", "signed_on": DAY,
    }  # fmt: skip
    expect([Issued(**facts | values)])


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with kept_house(django_db_blocker, tmp_path_factory, "deliveries", _house) as house:
        yield house


@pytest.fixture
def house(kept: House) -> House:
    return kept


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def notices(stand: str = "") -> list[Delivery]:
    rows = Delivery.objects.filter(paper="conclusion-notice").select_related("case", "body__organization")
    return list((rows.filter(stand=stand) if stand else rows).order_by("pk"))


def sent(house: House, row: Delivery, **how: Any) -> Service:
    return acts.send(row, by=house.office.an, on=DAY, sending=Sending(DAY, POST, **how))


# What is on it, and for whom


def test_an_issued_paper_of_a_team_has_to_reach_the_subject_of_each_case(house: House) -> None:
    rows = Delivery.objects.filter(document=house.plan.key)

    assert [row.addressee for row in rows.order_by("pk")] == [case.subject_name for case in house.cases]
    assert {row.version for row in rows} == {house.plan.facts_sha256}
    assert all(row.has_deadline and row.rule_cited for row in rows), "DEPLOY gives them a day"
    assert not Delivery.objects.filter(paper="deployment-minutes").exists()


def test_a_void_paper_leaves_the_board(house: House) -> None:
    reason = {"reason": "Sai thể thức"}
    commands.ask_void(house.plan, by=house.office.chu, on=localdate(), **reason)
    commands.void(house.plan, by=house.office.pho, on=localdate())

    assert set(Delivery.objects.filter(document=house.plan.key).values_list("stand", flat=True)) == {Stand.VOID}
    wanted = Wanted(document=house.plan.key)
    assert not deliveries.lines(house.office.an, wanted, localdate()).exists()


def seen(user: User) -> set[str]:
    return set(deliveries.visible(user, localdate()).values_list("key", flat=True))


def test_who_works_on_the_file_and_the_clerk_see_the_lines_and_nobody_apart_from_the_case(house: House) -> None:
    office, everything = house.office, {row.key for row in Delivery.objects.all()}
    first = {row.key for row in Delivery.objects.filter(case=house.cases[0])}

    assert seen(office.an) == seen(office.thu) == seen(office.chu) == everything
    assert seen(office.minh) == seen(office.dien) == set()
    for who in (office.an, office.thu):
        Recusal.objects.create(team=house.cases[0].team, case=house.cases[0], member=who.member, ground="x", since=DAY)
        assert seen(who) == everything - first
        row = Delivery.objects.filter(case=house.cases[0])[0]
        assert as_(who).get(reverse("delivery", args=[row.key])).status_code == 404


def test_a_line_with_a_mark_of_secrecy_is_the_keepers(house: House) -> None:
    office = house.office
    expected(house.cases[0], 9, secrecy="MẬT")
    (secret,) = Delivery.objects.exclude(secrecy="")

    assert secret.key in seen(office.an)
    assert secret.key not in seen(office.thu)
    Post.objects.create(member=office.members["thu"], organization=office.city, duty=PostDuty.SECRET_KEEPER, since=DAY)
    assert secret.key in seen(office.thu)


def test_the_list_is_by_the_day_of_the_rule_and_filtered_by_what_waits(house: House) -> None:
    office, rows = house.office, notices()
    Delivery.objects.filter(pk=rows[1].pk).update(due_on=DAY)
    sent(house, rows[0])
    sent(house, rows[2])
    back = Proof(Stand.RETURNED, DAY, reason="Không có người nhận")
    acts.prove(rows[2], by=office.an, on=DAY, proof=back)

    def shown(stand: str) -> list[Delivery]:
        found = deliveries.lines(office.thu, Wanted(stand=stand), localdate())
        return [row for row in found if row.paper == "conclusion-notice"]

    assert shown("")[0] == rows[1]
    assert shown("late") == [rows[1], rows[2], rows[3]], "what came back is late, what is on its way is not"
    assert shown("sent") == shown("unproved") == [rows[0]]
    assert shown("returned") == [rows[2]]
    counted = deliveries.counts(office.thu, localdate())
    assert (counted["sent"], counted["unproved"], counted["returned"]) == (1, 1, 1)
    page = as_(office.thu).get(reverse("deliveries"), {"q": "bến lụa 2"}).content.decode()
    assert rows[1].title in page
    assert rows[0].title not in page
    assert as_(office.thu).get(reverse("deliveries"), {"la": "1"}).status_code == 400


def test_the_list_costs_the_same_at_any_length(house: House) -> None:
    client, address = as_(house.office.thu), reverse("deliveries")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address, {"q": "01-TB"})
    for number in range(10, 25):
        expected(house.cases[0], number)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few) <= 9


# One paper


def test_a_paper_goes_from_its_page_comes_back_and_goes_again(house: House) -> None:
    row, client = notices()[0], as_(house.office.thu)

    def post(name: str, **values: str) -> Any:
        return client.post(reverse(name, args=[row.key]), values)

    assert post("delivery-proof", outcome="received", proved_on="2026-06-03").status_code == 422, "nothing was sent"
    assert post("delivery-send", channel=POST, sent_on="2026-06-02", slip="EM123").status_code == 302
    page = client.get(reverse("delivery", args=[row.key])).content.decode()
    assert "EM123" in page
    assert "delivery-send" not in page
    refused = post("delivery-proof", outcome="refused", proved_on="2026-06-03")
    assert refused.status_code == 422
    assert "INV-MINUTES" in refused.content.decode()
    post("delivery-proof", outcome="returned", proved_on="2026-06-05", reason="Sai địa chỉ")
    again = post("delivery-send", channel=POST, sent_on="2026-06-06")
    assert (again.status_code, "Sai địa chỉ" in again.content.decode()) == (422, True)
    post("delivery-send", channel="in_person", sent_on="2026-06-06", received_on="2026-06-06")

    row.refresh_from_db()
    assert (row.stand, row.attempts, row.proved_on) == (Stand.RECEIVED, 2, date(2026, 6, 6))
    second = post("delivery-proof", outcome="received", proved_on="2026-06-07")
    assert (second.status_code, "06/06/2026" in second.content.decode()) == (422, True)


def test_the_papers_tab_shows_what_waits_and_every_attempt(house: House) -> None:
    row, office = notices()[0], house.office
    sent(house, row, slip="EM777")
    acts.prove(row, by=office.an, on=DAY, proof=Proof(Stand.RETURNED, DAY, reason="Sai địa chỉ"))

    page = as_(office.an).get(reverse("case", args=[row.case.key]), {"xem": "van-ban"}).content.decode()

    assert reverse("delivery", args=[row.key]) in page
    assert "EM777" in page
    assert "Sai địa chỉ" in page
    item = WorkItem.objects.get(case=row.case, step="SERVE", user=office.an)
    assert inbox.Work(item).url == f"{reverse('case', args=[row.case.key])}?xem=van-ban"


def test_others_the_paper_names_are_offered_and_have_a_proof_of_their_own(house: House) -> None:
    row = Delivery.objects.filter(document=house.plan.key, case=house.cases[0]).get()
    names = deliveries.suggested(row)
    assert names
    assert not [name for name in names if name.lower().startswith(("lưu", "như trên"))]

    told = {"named": [names[0]], "more": "Ban Tổ chức Thành ủy\n"}
    answer = as_(house.office.an).post(reverse("delivery-addressees", args=[row.key]), told)

    assert answer.status_code == 302
    others = Delivery.objects.filter(document=house.plan.key, case=row.case, to_subject=False)
    assert {other.addressee for other in others} == {names[0], "Ban Tổ chức Thành ủy"}
    assert names[0] not in deliveries.suggested(row)


def test_the_inspected_side_sees_its_own_and_confirms_nothing_that_came_back(house: House) -> None:
    office, row = house.office, Delivery.objects.filter(document=house.plan.key, case=house.cases[0]).get()
    row = deliveries.one(office.an, row.key, localdate()) or row
    make.walk(office, house.cases[0], "R1", after="P3")
    (other,) = acts.name_addressees(row, by=office.an, on=DAY, names=["Ban Tổ chức Thành ủy"])
    acts.send(other, by=office.an, on=DAY, sending=Sending(DAY, POST))
    notice = notices()[0]
    sent(house, notice)
    acts.prove(notice, by=office.an, on=DAY, proof=Proof(Stand.RETURNED, DAY, reason="Sai địa chỉ"))
    case = Case.objects.get(pk=house.cases[0].pk)

    told = portal.served_papers(case, office.dien)

    assert "Ban Tổ chức Thành ủy" not in {paper.note for paper in told}
    (returned,) = [paper for paper in told if paper.title.startswith("Thông báo")]
    assert (returned.state, returned.receipt_url) == ("late", "")
    copy = Service.objects.get(served_to="Ban Tổ chức Thành ủy")
    assert as_(office.dien).post(reverse("portal-receipt", args=[case.key, copy.pk])).status_code == 404
    assert as_(office.dien).get(reverse("deliveries")).status_code == 403


# Many


def test_all_that_the_filter_shows_is_sent_and_received_with_a_report_of_the_rest(house: House) -> None:
    client, rows = as_(house.office.an), notices()
    acts.send(rows[3], by=house.office.an, on=DAY, sending=Sending(DAY, POST, received_on=DAY))
    everything = {"tat_ca": "1", "stand": "to_serve", "q": "Thông báo kết luận"}

    asked = client.get(reverse("deliveries-send"), everything).content.decode()
    assert all(row.title in asked for row in rows[:3])
    done = client.post(reverse("deliveries-send"), everything | {"channel": POST, "sent_on": "2026-06-02"})
    assert done.status_code == 200
    assert [row.stand for row in notices()] == [Stand.SENT] * 3 + [Stand.RECEIVED]

    chosen = {"chon": [row.key for row in rows], "proved_on": "2026-06-04"}
    report = client.post(reverse("deliveries-received"), chosen)
    assert report.status_code == 200
    assert [row.stand for row in notices()] == [Stand.RECEIVED] * 4
    told = report.content.decode()
    assert rows[3].title in told
    assert "01/06/2026" in told
    nothing = client.post(reverse("deliveries-received"), chosen)
    assert nothing.status_code == 422, "nothing was taken"


def test_what_one_may_not_see_is_not_taken_with_the_rest(house: House) -> None:
    keys = {"chon": [row.key for row in notices()], "channel": POST, "sent_on": "2026-06-02"}

    assert as_(house.office.minh).post(reverse("deliveries-send"), keys).status_code == 422
    assert as_(house.office.binh).post(reverse("deliveries-send"), keys).status_code == 422, "a member serves nothing"

    assert len(notices(Stand.TO_SERVE)) == COUNT


def test_receipts_are_taken_from_a_list_by_symbol_or_slip(house: House) -> None:
    first, second, *_rest = notices()
    sent(house, first)
    sent(house, second, slip="EM42")
    words = f"{first.symbol}; 03/06/2026; Văn thư phường\nEM42; 04/06/2026\nEM43; 04/06/2026"

    answer = as_(house.office.thu).post(reverse("deliveries-listed"), {"words": words})

    assert answer.status_code == 200
    assert "EM43" in answer.content.decode()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.proved_on, second.proved_on) == (DAY + timedelta(days=2), DAY + timedelta(days=3))
    assert as_(house.office.thu).post(reverse("deliveries-listed"), {"words": " "}).status_code == 422


def test_the_delivery_book_tells_each_attempt_of_the_days_to_who_keeps_the_register(house: House) -> None:
    office, (first, second, *_rest) = house.office, notices()
    sent(house, first, slip="EM42")
    acts.prove(first, by=office.an, on=DAY, proof=Proof(Stand.RETURNED, DAY, reason="Sai địa chỉ"))
    acts.send(second, by=office.an, on=DAY, sending=Sending(DAY + timedelta(days=9), POST))
    body = first.body

    rows = delivery_print.lines_of(body, DAY, DAY + timedelta(days=1), office.thu, localdate())
    told = delivery_print.facts_of(body, DAY, DAY, rows, localdate())["content"]

    (line,) = told["lines"]
    assert (line["number"], line["addressee"]) == (first.symbol, first.addressee)
    assert (line["result"], line["notes"]) == ("bị trả lại ngày 01/6/2026: Sai địa chỉ", ["Phiếu gửi EM42"])
    assert [one["figure"] for one in told["sums"]] == ["01", "00", "01"]
    days = {"body": str(body.pk), "since": "2026-06-01", "until": "2026-06-30"}
    answer = as_(office.thu).post(reverse("delivery-book"), days)
    assert answer.content.startswith(b"%PDF")
    assert as_(office.an).post(reverse("delivery-book"), days).status_code == 404


def test_the_papers_of_a_batch_are_found_by_who_asked_for_it(house: House) -> None:
    office = house.office
    batch = PaperBatch.objects.create(
        type_key="plan", team=house.cases[0].team, asked_by=office.an, asked_on=DAY, state=PaperBatch.State.READY
    )
    BatchItem.objects.create(
        batch=batch, position=1, team=house.cases[0].team, outcome=BatchItem.Outcome.MADE, document=house.plan
    )

    def found(user: User) -> set[str]:
        rows = deliveries.lines(user, Wanted(batch=batch.key), localdate())
        return set(rows.values_list("document", flat=True))

    assert found(office.an) == {house.plan.key}
    assert found(office.thu) == set()


# Papers from before the board


def test_papers_from_before_the_board_are_expected_without_a_day_that_raises_an_alarm(house: House) -> None:
    """A house that was migrated sees what was issued before; no deadline that nobody knew then is past."""
    writing, naming = (
        import_module(f"documents.migrations.{name}") for name in ("0009_deliveries", "0012_titles_of_deliveries")
    )
    received, waiting, *rest = house.cases
    handed = {"paper": "plan", "title": "Kế hoạch", "served_on": DAY, "channel": POST, "served_by": house.office.an}
    Service.objects.create(case=received, served_to=received.subject_name, received_on=DAY, **handed)
    Service.objects.create(case=waiting, served_to=waiting.subject_name, version=house.plan.symbol, **handed)
    Delivery.objects.all()._raw_delete("default")

    writing.write_down(apps, None)
    naming.name(apps, None)

    rows = {row.case_id: row for row in Delivery.objects.filter(document=house.plan.key).select_related("case")}
    stands = [rows[case.pk].stand for case in house.cases]
    assert stands == [Stand.RECEIVED, Stand.SENT, *(Stand.TO_SERVE for _case in rest)]
    assert rows[received.pk].proved_on == DAY
    assert {row.title for row in rows.values()} == {f"Kế hoạch {house.plan.symbol}"}
    assert not any(row.has_deadline for row in rows.values())
    late = DAY + timedelta(days=400)
    assert not Delivery.objects.overdue(late).exists()
    assert not Delivery.objects.unreminded(late).exists()
    assert {row.pk for case, row in rows.items() if case != received.pk} <= {
        row.pk for row in deliveries.lines(house.office.an, Wanted(), late)
    }
    assert list(Delivery.objects.unproved(late)) == [rows[waiting.pk]]


def test_nobody_is_reminded_of_a_proof_in_a_closed_file(house: House) -> None:
    row = notices()[0]
    sent(house, row)
    late = DAY + timedelta(days=400)
    assert list(Delivery.objects.unproved(late)) == [Delivery.objects.get(pk=row.pk)]

    facts = dict.fromkeys(
        (
            "deployed_on",
            "reported_on",
            "submitted_on",
            "concluded_on",
            "announced_on",
            "follow_up_assigned_on",
            "closed_on",
        ),
        DAY,
    )
    Case.objects.filter(pk=row.case_id).update(**facts, outcome="LESSONS")

    assert not Delivery.objects.unproved(late).exists()
    assert Delivery.objects.get(pk=row.pk).stand == Stand.SENT


# More than one request takes


@pytest.fixture
def one_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two papers are too many for the request."""
    monkeypatch.setattr(views_delivery_many, "AT_ONCE", 1)


def recorded() -> DeliveryRun:
    """The worker came round: what was asked for is done."""
    run = DeliveryRun.objects.latest("pk")
    commands.record_deliveries(run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.usefixtures("one_at_once")
def test_many_are_recorded_behind_the_request_each_case_whole_and_the_rest_told(house: House) -> None:
    client, rows = as_(house.office.an), notices()
    (copy,) = acts.name_addressees(rows[0], by=house.office.an, on=DAY, names=["Ban Tổ chức Thành ủy"])
    acts.send(copy, by=house.office.an, on=DAY, sending=Sending(DAY, POST))
    keys = {"chon": [row.key for row in [*rows, copy]]}

    assert "sau trang" in client.get(reverse("deliveries-send"), keys).content.decode()
    answer = client.post(reverse("deliveries-send"), keys | {"channel": POST, "sent_on": "2026-06-02"})

    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert [row.stand for row in notices()[:COUNT]] == [Stand.TO_SERVE] * COUNT, "nothing is recorded in the request"
    assert OrmQ.objects.count() == 1
    run = recorded()
    assert run.state == DeliveryRun.State.DONE
    assert [row.stand for row in notices()[:COUNT]] == [Stand.TO_SERVE] + [Stand.SENT] * (COUNT - 1), (
        "a case whole, or not"
    )
    told = client.get(answer["Location"]).content.decode()
    assert copy.addressee in told
    assert client.get(reverse("delivery-run-progress", args=[run.key]))["HX-Refresh"] == "true"
    assert as_(house.office.thu).get(answer["Location"]).status_code == 404, "it is told to who asked for it"


@pytest.mark.usefixtures("one_at_once")
def test_a_long_list_of_receipts_keeps_each_day_and_what_fits_nothing(house: House) -> None:
    first, second, *_rest = notices()
    sent(house, first)
    sent(house, second, slip="EM42")
    words = f"{first.symbol}; 03/06/2026; Văn thư phường\nEM42; 04/06/2026\nEM43; 04/06/2026"

    answer = as_(house.office.thu).post(reverse("deliveries-listed"), {"words": words})
    run = recorded()

    assert {row.proved_on for row in notices()[:2]} == {DAY + timedelta(days=2), DAY + timedelta(days=3)}
    assert Service.objects.get(delivery=first).received_by == "Văn thư phường"
    (line,) = run.lines.filter(outcome=RunLine.Outcome.REFUSED)
    assert "EM43" in line.told
    assert line.rule == "INV-MINUTES"
    assert "EM43" in as_(house.office.thu).get(answer["Location"]).content.decode()


def test_what_a_dead_worker_left_is_gone_on_with_and_nothing_is_recorded_twice(house: House) -> None:
    rows = [Recorded(row, DAY) for row in notices()]
    run = commands.start_run(DeliveryRun.Act.SEND, rows, by=house.office.an, on=DAY, channel=POST)
    _next_case(run.pk)  # then the worker died
    OrmQ.objects.all().delete()
    DeliveryRun.objects.update(changed_at=timezone.now() - timedelta(hours=1))

    assert commands.sweep_runs() == 1
    assert commands.sweep_runs() == 0
    assert OrmQ.objects.count() == 1
    assert recorded().state == DeliveryRun.State.DONE
    assert not commands.record_deliveries(run.pk), "told once more, late"

    assert Service.objects.filter(delivery__in=notices()).count() == COUNT
    DeliveryRun.objects.update(state=DeliveryRun.State.WORKING, deliveries=5)
    assert not commands.record_deliveries(run.pk)
    assert DeliveryRun.objects.get().state == DeliveryRun.State.FAILED


def test_more_than_an_act_takes_are_refused_before_anything_is_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "MOST", 3)
    monkeypatch.setattr(views_delivery_many, "AT_ONCE", 1)
    keys = {"chon": [row.key for row in notices()], "channel": POST, "sent_on": "2026-06-02"}

    answer = as_(house.office.an).post(reverse("deliveries-send"), keys)

    assert answer.status_code == 422
    assert "vượt quá 3" in answer.content.decode()
    assert not DeliveryRun.objects.exists()
