"""A meeting through its pages: who comes and goes, guests, the order, withdrawals, questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from cases.commands import agenda, sittings
from cases.errors import NotYourDuty
from cases.errors_ballot import AgendaIncomplete, SittingNotOpen
from cases.models import AgendaItem, BallotState, Guest, ItemKind, ItemQuestion
from tests.ballots.pages import ask, at, do, stranger
from tests.ballots.world import DAY, Hall
from tests.workflows.pages import done, errors_of, signed_in, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The day of the sitting."""
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield


def other_business(hall: Hall, title: str = "Việc khác") -> AgendaItem:
    return sittings.add_item(hall.sitting, by=hall.chair, on=DAY, kind=ItemKind.OTHER, title=title)


def of_sitting(name: str, hall: Hall) -> str:
    return reverse(name, args=[hall.sitting.key])


@pytest.mark.rule("RECUSE", "VOTE-DENOM")
def test_for_whoever_withdraws_the_item_is_gone_at_once_and_the_count_is_made_anew(hall: Hall) -> None:
    page = ask(hall, 4, "item-withdraw")
    assert list(page.context["form"].lines) == [str(hall.members[4].pk)]  # nobody but oneself
    assert "9 thành viên được tính vào mẫu số" in ask(hall, 5, "agenda-item").content.decode()

    response = do(hall, 4, "item-withdraw", member=str(hall.members[4].pk), ground="sibling", detail="Anh ruột")

    done(response, of_sitting("sitting", hall))
    meeting = signed_in(hall.user(4)).get(response["Location"]).content.decode()
    assert hall.item.title not in meeting
    assert [ask(hall, 4, name).status_code for name in ("agenda-item", "item-ask", "item-withdraw")] == [404] * 3
    text = ask(hall, 5, "agenda-item").content.decode()
    assert "8 thành viên được tính vào mẫu số" in text
    assert "QĐ 21-QĐ/TW" in text
    assert "QĐ 131-QĐ/TW" in text  # by which rule who withdrew does not count
    assert "Anh ruột" in text


def test_who_keeps_the_meeting_records_the_withdrawal_of_others_until_the_count(hall: Hall) -> None:
    ballot = hall.on_paper()
    nobody = do(hall, 0, "item-withdraw", ground="sibling")  # one's own name is not chosen in advance
    assert list(nobody.context["form"].errors) == ["member"]
    done(do(hall, 0, "item-withdraw", member=str(hall.members[6].pk), ground="sibling"))

    ballot.refresh_from_db()
    assert ballot.state == BallotState.VOID
    assert "không tham gia" in ask(hall, 5, "agenda-item").content.decode().lower()
    done(do(hall, 0, "ballot-issue", issued="8"))
    done(do(hall, 0, "ballot-close"))
    for teller in (1, 2):
        hall.count(hall.item.ballots.latest("pk"), teller, {"WARNING": 8})
    late = do(hall, 0, "item-withdraw", member=str(hall.members[7].pk), ground="sibling")
    assert late.status_code == 422
    assert "ItemSettled" in str(type(late.context["form"].non_field_errors().as_data()[0]))


def test_who_comes_late_or_leaves_changes_roll_and_open_ballot(hall: Hall) -> None:
    first = hall.open()
    gone = str(hall.members[8].pk)

    client = signed_in(hall.chair)
    done(submit(client, of_sitting("sitting-presence", hall), member=gone, moved="left", absence="việc gia đình"))

    first.refresh_from_db()
    assert (first.state, first.replaced_by.voters) == (BallotState.VOID, 8)
    meeting = client.get(of_sitting("sitting", hall)).content.decode()
    assert "8/9 có mặt" in meeting
    assert "việc gia đình" in meeting
    done(submit(client, of_sitting("sitting-presence", hall), member=gone, moved="came"))
    assert hall.item.ballots.latest("pk").voters == 9
    assert signed_in(hall.user(5)).get(of_sitting("sitting-presence", hall)).status_code == 403
    assert stranger(hall).get(of_sitting("sitting-presence", hall)).status_code == 404


def test_guests_are_heard_and_never_counted(hall: Hall) -> None:
    client = signed_in(hall.chair)
    say = {"name": "Tạ Thị Khách", "capacity": "Trưởng phòng Tài chính"}
    done(submit(client, of_sitting("sitting-guest", hall), **say, item=hall.item.key))
    done(submit(client, of_sitting("sitting-guest", hall), name="Lục Văn Mời"))
    sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=hall.members[4], ground="sibling")

    assert Guest.objects.count() == 2
    member, recused = (signed_in(hall.user(n)).get(of_sitting("sitting", hall)).content.decode() for n in (5, 4))
    assert "Tạ Thị Khách" in member
    assert "Tạ Thị Khách" not in recused  # asked to an item that does not exist for them
    assert "Lục Văn Mời" in recused
    assert "Tạ Thị Khách" in ask(hall, 5, "agenda-item").content.decode()
    assert hall.open().voters == 8
    with pytest.raises(NotYourDuty):
        sittings.ask_guest(hall.sitting, by=hall.user(5), on=DAY, name="Ai đó")


@pytest.mark.both_engines
def test_the_agenda_is_put_in_order_around_what_one_does_not_see(hall: Hall) -> None:
    second, third = other_business(hall, "Việc hai"), other_business(hall, "Việc ba")
    client = signed_in(hall.chair)
    page = of_sitting("sitting-order", hall)
    twice = submit(client, page, **{f"item_{second.key}": "1"})
    assert twice.status_code == 422
    wanted = {f"item_{third.key}": "1", f"item_{hall.item.key}": "3"}

    done(submit(client, page, **wanted))

    assert list(AgendaItem.objects.of_sitting(hall.sitting)) == [third, second, hall.item]
    hall.members[0].refresh_from_db()
    sittings.recuse_from_item(second, by=hall.chair, on=DAY, member=hall.members[0], ground="sibling")
    agenda.order_agenda(hall.sitting, by=hall.chair, on=DAY, items=[hall.item, third])
    assert list(AgendaItem.objects.of_sitting(hall.sitting)) == [hall.item, second, third]
    with pytest.raises(AgendaIncomplete):
        agenda.order_agenda(hall.sitting, by=hall.chair, on=DAY, items=[hall.item])
    with pytest.raises(AgendaIncomplete):
        agenda.order_agenda(hall.sitting, by=hall.chair, on=DAY, items=[hall.item, second, third])
    with pytest.raises(NotYourDuty):
        agenda.order_agenda(hall.sitting, by=hall.user(5), on=DAY, items=[hall.item, second, third])


def test_a_closed_meeting_keeps_its_order_and_its_guests(hall: Hall) -> None:
    sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Đã bàn.")
    sittings.close_sitting(hall.sitting, by=hall.chair, on=DAY, course="Xong.")

    with pytest.raises(SittingNotOpen):
        agenda.order_agenda(hall.sitting, by=hall.chair, on=DAY, items=[hall.item])
    guest = submit(signed_in(hall.chair), of_sitting("sitting-guest", hall), name="Ai đó")
    assert guest.status_code == 422
    assert at("item-withdraw", hall.item) not in ask(hall, 0, "agenda-item").content.decode()


def test_the_head_of_the_team_answers_in_the_file_of_the_case(hall: Hall) -> None:
    done(do(hall, 3, "item-ask", question="Vi phạm bắt đầu từ khi nào?"))
    question = ItemQuestion.objects.get()
    answer = reverse("item-answer", args=[hall.item.key, question.number])
    head = signed_in(hall.office.lan)

    desk = head.get(reverse("case", args=[hall.case.key]), {"xem": "bien-ban"}).content.decode()
    assert "Vi phạm bắt đầu từ khi nào?" in desk
    assert answer in desk
    done(submit(head, answer, answer="Từ năm 2024."), reverse("case", args=[hall.case.key]))

    assert "Từ năm 2024." in ask(hall, 5, "agenda-item").content.decode()
    again = submit(head, answer, answer="Từ năm 2023.")
    assert "QuestionAnswered" in str(type(again.context["form"].non_field_errors().as_data()[0])), errors_of(again)
    assert signed_in(hall.user(5)).get(answer).status_code == 403
    assert signed_in(hall.office.an).get(answer).status_code == 403
    assert stranger(hall).get(answer).status_code == 404
    assert stranger(hall).get(at("item-ask", hall.item)).status_code == 404
