"""What has to reach whom: nothing is served before there is proof, every attempt stays, a proof is given once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases import commands, grants
from cases.commands import Proof, Sending, deliveries_many, discipline
from cases.commands.expecting import Issued, expect, forget
from cases.commands.watching_deliveries import watch_deliveries
from cases.deadlines import PROOF
from cases.errors import DateImpossible, NothingTouched, NotYourDuty, Recused, RuleBroken, WitnessesMissing
from cases.errors_delivery import (
    AlreadyProved,
    LineOfSeveral,
    LineUnknown,
    LineUnreadable,
    NamedBefore,
    NobodyChosen,
    NothingSent,
    PaperVoid,
    SameWayAgain,
    StillOnItsWay,
    TimeRanOut,
    TooManyAtOnce,
)
from cases.errors_discipline import SanctionUnserved
from cases.models import Case, Delivery, Recusal, Sanction, Service, Stand, TrailEntry, WorkItem
from cases.policy import Duty
from tests import make, make_discipline
from tests.make import Office, make_case, make_office
from tests.make_discipline import day_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)
POST, BY_HAND = Service.Channel.POST, Service.Channel.IN_PERSON


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    return make_case(office, "E2")


def expected(case: Case, **values: Any) -> Delivery:
    """A notice of conclusion of the case, issued on the day, that has to reach its subject."""
    facts: dict[str, Any] = {
        "thing": case, "body": case.body, "key": "k" * 20, "paper": "conclusion-notice", "version": "f" * 64,
        "symbol": "12-TB/UBKTTU", "title": "Thông báo kết luận 12-TB/UBKTTU", "secrecy": "", "signed_on": DAY,
    }  # fmt: skip
    expect([Issued(**facts | values)])
    return Delivery.objects.select_related("case", "body__organization").order_by("-pk")[0]


def now(row: Delivery) -> Delivery:
    return Delivery.objects.select_related("case", "body__organization").get(pk=row.pk)


def sent(office: Office, row: Delivery, days: int = 1, channel: str = POST, **how: Any) -> Service:
    return commands.send(row, by=office.an, on=DAY, sending=Sending(DAY + timedelta(days=days), channel, **how))


def received(days: int, **told: Any) -> Proof:
    return Proof(Stand.RECEIVED, DAY + timedelta(days=days), **told)


@pytest.mark.rule("ANNOUNCE-CONC")
def test_a_paper_has_the_day_its_rule_gives_and_one_without_a_rule_has_none(case: Case) -> None:
    notice = expected(case)
    letter = expected(case, key="l" * 20, paper="request-letter")

    assert notice.due_on == case.concluded_on + timedelta(days=15)  # type: ignore[operator]
    assert notice.rule_cited
    assert (notice.addressee, notice.stand) == (case.subject_name, Stand.TO_SERVE)
    assert not letter.has_deadline


def test_what_is_sent_by_post_is_not_served_before_its_proof(office: Office, case: Case) -> None:
    row = expected(case)

    service = sent(office, row, slip="EM123")

    assert (now(row).stand, service.proved, service.proved_on) == (Stand.SENT, False, None)
    proof = received(4, received_by="Văn thư Đảng ủy phường")
    done = commands.prove(now(row), by=office.an, on=DAY, proof=proof)
    assert (done.pk, done.received_on, done.received_by) == (
        service.pk, DAY + timedelta(days=4), "Văn thư Đảng ủy phường")  # fmt: skip
    assert (now(row).stand, now(row).proved_on) == (Stand.RECEIVED, DAY + timedelta(days=4))
    acts = TrailEntry.objects.filter(case=case).order_by("-seq")[:2]
    assert [entry.act for entry in acts] == ["receipt-recorded", "paper-sent"]
    assert all("ANNOUNCE-CONC" in "".join(entry.data["rules"]) for entry in acts)
    assert all(case.subject_name not in str(entry.data) for entry in acts)


def test_a_refusal_is_proved_by_witnesses_on_its_own_day(office: Office, case: Case) -> None:
    row = expected(case)
    sent(office, row)
    on = DAY + timedelta(days=3)

    with pytest.raises(WitnessesMissing):
        commands.prove(row, by=office.an, on=DAY, proof=Proof(Stand.REFUSED, on))
    done = commands.prove(row, by=office.an, on=DAY, proof=Proof(Stand.REFUSED, on, witnesses="Hai cán bộ phường"))

    assert (done.refused, done.proved, done.proved_on) == (True, True, on)
    assert now(row).stand == Stand.REFUSED


def test_what_came_back_stays_and_goes_again_another_way(office: Office, case: Case) -> None:
    row = expected(case)
    first = sent(office, row)
    back = DAY + timedelta(days=5)

    with pytest.raises(NothingTouched):
        commands.prove(row, by=office.an, on=DAY, proof=Proof(Stand.RETURNED, back))
    commands.prove(row, by=office.an, on=DAY, proof=Proof(Stand.RETURNED, back, reason="Không có người nhận"))
    assert now(row).stand == Stand.RETURNED
    assert WorkItem.objects.filter(case=case, step="SERVE", closed_at=None, user=office.an).exists()
    with pytest.raises(SameWayAgain):
        sent(office, now(row), 6)
    with pytest.raises(DateImpossible):
        sent(office, now(row), 4, BY_HAND)
    second = sent(office, now(row), 6, BY_HAND, received_on=DAY + timedelta(days=6))

    assert (second.again, second.proved) == (first, True)
    first.refresh_from_db()
    assert (first.returned_on, first.return_reason, first.proved) == (back, "Không có người nhận", False)
    assert (now(row).stand, now(row).attempts) == (Stand.RECEIVED, 2)
    assert not WorkItem.objects.filter(case=case, step="SERVE", closed_at=None).exists()
    assert [one.pk for one in Service.objects.of(now(row))] == [first.pk, second.pk]


@pytest.mark.rule("COMPLAIN-WINDOW")
def test_the_time_to_complain_runs_from_the_proof_and_not_from_the_sending(office: Office) -> None:
    make_discipline.make_ward(office)
    case = make_discipline.walk(office, make_discipline.open_member(office), "E3")
    issued = day_of("E3")
    row = expected(case, paper="discipline-decision", signed_on=issued)
    commands.send(row, by=office.an, on=DAY, sending=Sending(issued, POST))
    told: dict[str, Any] = {"by": office.chu, "served": []}

    with pytest.raises(SanctionUnserved):
        discipline.announce_sanction(case, minutes=make.minutes(issued + timedelta(days=4)), **told)
    refused_on = issued + timedelta(days=3)
    proof = Proof(Stand.REFUSED, refused_on, witnesses="Bí thư chi bộ; cán bộ phường")
    commands.prove(now(row), by=office.an, on=DAY, proof=proof)
    discipline.announce_sanction(case, minutes=make.minutes(issued + timedelta(days=4)), **told)

    assert Sanction.objects.get(case=case).complaint_until == refused_on + timedelta(days=30)


def test_a_second_proof_a_second_sending_and_a_proof_of_nothing_are_refused(office: Office, case: Case) -> None:
    row = expected(case)
    with pytest.raises(NothingSent):
        commands.prove(row, by=office.an, on=DAY, proof=received(2))
    with pytest.raises(DateImpossible):
        sent(office, row, -1)
    sent(office, row)
    with pytest.raises(StillOnItsWay):
        sent(office, row, 2, BY_HAND)
    with pytest.raises(DateImpossible):
        commands.prove(row, by=office.an, on=DAY, proof=received(0))
    commands.prove(row, by=office.an, on=DAY, proof=received(2))

    with pytest.raises(AlreadyProved) as refusal:
        commands.prove(row, by=office.an, on=DAY, proof=received(3))
    assert "03/06/2026" in refusal.value.messages[0]
    assert refusal.value.advice
    with pytest.raises(AlreadyProved):
        sent(office, row, 4, BY_HAND)


def test_a_void_paper_is_handed_to_nobody(office: Office, case: Case) -> None:
    row = expected(case)
    forget(row.document)

    with pytest.raises(PaperVoid):
        sent(office, row)


def test_what_an_act_hands_over_is_noted_and_a_receipt_of_the_other_side_too(office: Office, case: Case) -> None:
    by_hand, online = expected(case), expected(case, key="l" * 20, paper="request-letter", version="e" * 64)
    on = DAY + timedelta(days=2)

    handed = make.serving("conclusion-notice", on, version=by_hand.version)
    commands.serve(case, by=office.an, on=on, serving=handed)
    waits = make.serving("request-letter", on, version=online.version, channel="system", received_on=None)
    commands.serve(case, by=office.an, on=on, serving=waits)
    assert (now(by_hand).stand, now(online).stand) == (Stand.RECEIVED, Stand.SENT)
    commands.confirm_receipt(Service.objects.get(case=case, paper="request-letter"), by=office.dien, on=on)

    assert now(online).stand == Stand.RECEIVED
    assert list(Service.objects.of(now(by_hand)).values_list("paper", flat=True)) == ["conclusion-notice"]


def test_another_addressee_has_a_proof_of_its_own_which_is_none_of_the_subject(office: Office, case: Case) -> None:
    row = expected(case)

    (other,) = commands.name_addressees(row, by=office.an, on=DAY, names=["Ban Tổ chức Thành ủy"])
    with pytest.raises(NamedBefore):
        commands.name_addressees(row, by=office.an, on=DAY, names=["Ban  Tổ chức Thành ủy"])
    with pytest.raises(NothingTouched):
        commands.name_addressees(row, by=office.an, on=DAY, names=[" "])
    service = sent(office, now(other), received_on=DAY + timedelta(days=1))

    assert (now(other).stand, now(row).stand) == (Stand.RECEIVED, Stand.TO_SERVE)
    assert not Service.objects.filter(case=case, paper="conclusion-notice").exists()
    assert service.proved


# Who may


def test_the_clerk_hands_over_and_proves_but_no_secret_paper_and_nothing_they_are_apart_from(
    office: Office, case: Case
) -> None:
    row, secret = expected(case), expected(case, key="s" * 20, secrecy="MẬT")
    sending = Sending(DAY, POST)

    commands.send(row, by=office.thu, on=DAY, sending=sending)
    with pytest.raises(NotYourDuty):
        commands.send(secret, by=office.thu, on=DAY, sending=sending)
    for nobody in (office.minh, office.dien, office.binh):
        with pytest.raises(NotYourDuty):
            commands.prove(row, by=nobody, on=DAY, proof=received(1))
    for who in (office.thu, office.an):
        Recusal.objects.create(team=case.team, member=who.member, ground="family", since=DAY)
        with pytest.raises(Recused):
            commands.prove(row, by=who, on=DAY, proof=received(1))

    assert now(row).stand == Stand.SENT


# Many


def spread(office: Office, count: int) -> list[Delivery]:
    """A notice for each of so many cases of one team."""
    first = make_case(office, "P3", subjects=count)
    for number, case in enumerate(first.team.cases.order_by("pk"), start=1):
        expected(case, key=f"{number:020}", version=f"{number:064}", symbol=f"{number:02}-TB/UBKTTU")
    return list(Delivery.objects.select_related("case", "body__organization").order_by("pk"))


def test_many_are_sent_in_one_act_and_what_cannot_be_taken_is_told(office: Office) -> None:
    rows = spread(office, 3)
    forget(rows[1].document)
    (copy,) = commands.name_addressees(rows[2], by=office.an, on=DAY, names=["Ban Tổ chức Thành ủy"])
    commands.send(copy, by=office.an, on=DAY, sending=Sending(DAY, BY_HAND, received_on=DAY))

    taken = commands.send_many([*rows, now(copy)], by=office.an, on=DAY, sending=Sending(DAY, POST))

    assert taken.done == 1
    told = {(one.whom, type(one.refusal)) for one in taken.untaken}
    assert told == {
        (rows[1].addressee, PaperVoid), (rows[2].addressee, AlreadyProved), (copy.addressee, AlreadyProved),
    }  # fmt: skip
    assert [now(row).stand for row in rows] == [Stand.SENT, Stand.VOID, Stand.TO_SERVE]
    for none in ([], [rows[0]] * 1001):
        with pytest.raises((NobodyChosen, TooManyAtOnce)):
            commands.send_many(none, by=office.an, on=DAY, sending=Sending(DAY, POST))


def test_what_one_act_has_no_time_for_is_left_and_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = spread(office, 2)
    monkeypatch.setattr(deliveries_many, "SECONDS", -1)

    taken = commands.send_many(rows, by=office.an, on=DAY, sending=Sending(DAY, POST))

    assert (taken.done, {type(one.refusal) for one in taken.untaken}) == (0, {TimeRanOut})
    assert [now(row).stand for row in rows] == [Stand.TO_SERVE] * 2


def test_a_list_that_came_back_proves_what_it_names_and_tells_the_rest(office: Office) -> None:
    rows = spread(office, 3)
    commands.send_many(rows, by=office.an, on=DAY, sending=Sending(DAY, POST))
    Delivery.objects.filter(pk=rows[2].pk).update(symbol=rows[1].symbol)

    def waiting(_numbers: Iterable[str]) -> list[Delivery]:
        return list(Delivery.objects.select_related("case", "body__organization").filter(stand=Stand.SENT))

    words = f"{rows[0].symbol}; 03/06/2026; Văn thư\n{rows[1].symbol}\t4/6/2026\n99-TB/X; 03/06/2026\n\nvài chữ\n"
    taken = commands.prove_listed(*commands.read_list(words, waiting), by=office.an, on=DAY)

    assert taken.done == 1
    assert [type(one.refusal) for one in taken.untaken] == [LineOfSeveral, LineUnknown, LineUnreadable]
    assert Service.objects.of(now(rows[0])).get().received_by == "Văn thư"
    with pytest.raises(NobodyChosen):
        commands.read_list(" \n", waiting)


def test_what_many_cost_grows_with_their_number_and_little() -> None:
    office = make_office(8)
    rows = spread(office, 8)
    commands.send(rows[7], by=office.an, on=DAY, sending=Sending(DAY, POST))  # what is read once is read

    def asked(some: list[Delivery]) -> int:
        with CaptureQueriesContext(connection) as statements:
            assert commands.send_many(some, by=office.an, on=DAY, sending=Sending(DAY, POST)).done == len(some)
        return len(statements)

    few, many = asked(rows[:2]), asked(rows[2:7])

    assert many - few == 3 * few / 2
    assert few / 2 <= 12


# Reminders


def test_who_serves_is_reminded_before_the_day_and_of_a_proof_that_does_not_come(office: Office, case: Case) -> None:
    row = expected(case)
    assert watch_deliveries(row.due_on - timedelta(days=8)) == 0

    assert watch_deliveries(row.due_on - timedelta(days=7)) > 0
    assert watch_deliveries(row.due_on + timedelta(days=1)) == 0, "reminded once"
    item = WorkItem.objects.get(case=case, step="SERVE", user=office.an)
    assert item.due_on == row.due_on
    sent(office, row)
    item.refresh_from_db()
    assert item.closed_at is not None

    late = DAY + timedelta(days=1 + PROOF)
    assert watch_deliveries(late) == 0
    assert watch_deliveries(late + timedelta(days=1)) > 0
    assert WorkItem.objects.get(case=case, step="PROOF", user=office.an).due_on == late
    assert list(Delivery.objects.unproved(late + timedelta(days=1))) == [row]
    Delivery.objects.update(stand=Stand.RECEIVED, proved_on=late)
    watch_deliveries(late + timedelta(days=2))
    assert not WorkItem.objects.filter(case=case, step="PROOF", closed_at=None).exists()


def test_a_step_that_reminds_by_the_same_day_is_not_doubled(office: Office, case: Case) -> None:
    row = expected(case)
    grants.offer("E3", [Duty.HEAD], team=case.team, case=case, due_on=row.due_on)

    assert watch_deliveries(row.due_on) == 0


def test_every_refusal_says_what_to_do() -> None:
    kinds: list[type[RuleBroken]] = [AlreadyProved, StillOnItsWay, NothingSent, SameWayAgain, PaperVoid, NamedBefore]
    assert all(kind.rule and kind.sentence and kind.next_step for kind in kinds)


# Kept past Django, on both engines


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_service SET received_on = '2026-06-01' WHERE id = %s",
        "UPDATE cases_service SET received_on = NULL WHERE id = %s",
        "UPDATE cases_service SET received_by = 'Ai đó' WHERE id = %s",
        "DELETE FROM cases_service WHERE id = %s",
    ],
)
def test_a_proof_of_service_can_be_neither_changed_nor_removed(office: Office, case: Case, statement: str) -> None:
    row = expected(case)
    service = sent(office, row)
    commands.prove(now(row), by=office.an, on=DAY + timedelta(days=3), proof=received(3))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [service.pk])


@pytest.mark.both_engines
def test_what_was_sent_stays_as_it_was_sent_and_takes_its_proof_once(office: Office, case: Case) -> None:
    service = sent(office, expected(case))
    for name, value in (("served_on", "2026-05-01"), ("served_to", "Ai khác"), ("version", "0"), ("again_id", "1")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE cases_service SET {name} = %s WHERE id = %s", [value, service.pk])  # noqa: S608
    came_back = Service.objects.filter(pk=service.pk)

    assert came_back.update(returned_on=DAY + timedelta(days=5), return_reason="Sai địa chỉ") == 1

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        came_back.update(return_reason="Lý do khác")
