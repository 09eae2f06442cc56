"""Who declared a conflict about a unit neither assesses it nor decides its appeals; others are free to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.commands import rating
from cases.errors_rating import (
    AssessedByRecused,
    NotAssessor,
    RecusedAlready,
    RecusedFromUnit,
    RoundIsFrozen,
)
from cases.models import Case, Member, PostDuty, RatingRecusal, Recusal, TrailEntry
from inspection.accounts.models import User
from tests.make import FOUNDED, make_programme
from tests.make_rating import SINCE_2024, House, make_house, open_year, set_criteria

pytestmark = [pytest.mark.django_db, pytest.mark.rule("RECUSE")]

TODAY, OPENED, ASSESSED = date(2025, 3, 20), date(2025, 1, 10), date(2025, 1, 27)
DECIDED, CONFIRMED = date(2025, 2, 3), date(2025, 2, 10)
GOOD = {"1.1": 18, "1.2": 20, "3.1": 15, "K1": 1}


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Two units handed in; beside Quan, Lan assesses; two leaders decide."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(TODAY):
        house = make_house(2)
        office = house.office
        post = (office.members["lan"], office.city, PostDuty.REPORTING_SECRETARY)
        commands.appoint([post], by=office.administrator, since=FOUNDED)
        set_criteria(house, SINCE_2024, date(2024, 2, 1))
        open_year(house, 2024, on=OPENED)
        for place in (1, 2):
            house.score(place, OPENED, GOOD)
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def house(db: None, _kept: House) -> Iterator[House]:
    with time_machine.travel(TODAY):
        yield _kept


def declare(house: House, by: User, place: int = 1, on: date = ASSESSED) -> RatingRecusal:
    return rating.declare_conflict(house.unit(place), by=by, on=on, ground="spouse", detail="Vợ là bí thư đơn vị")


def assess(house: House, by: User, place: int = 1, code: str = "1.1") -> None:
    rating.assess_score(
        house.unit(place), house.criterion(code), by=by, on=ASSESSED, points=Decimal(GOOD[code]), reason="Theo hồ sơ"
    )


def appealed(house: House) -> Any:
    house.assess(1, ASSESSED, GOOD | {"1.1": 10})
    return rating.appeal_score(
        house.unit(1),
        house.criterion("1.1"),
        by=house.answering[1],
        on=ASSESSED,
        points=Decimal(18),
        reason="Còn thiếu",
    )


def test_a_declared_conflict_keeps_from_assessing_this_unit_and_no_other(house: House) -> None:
    quan, lan = house.office.quan, house.office.lan
    declare(house, quan)

    with pytest.raises(RecusedFromUnit):
        assess(house, quan)
    with pytest.raises(RecusedFromUnit):
        rating.tell_result(house.unit(1), by=quan, on=ASSESSED)
    assess(house, quan, place=2)
    assess(house, lan)
    assert TrailEntry.objects.filter(act="rating-conflict-declared", data__ground="spouse").exists()


def test_a_leader_with_a_conflict_decides_no_appeal_of_the_unit(house: House) -> None:
    appeal = appealed(house)
    facts: dict[str, Any] = {"on": DECIDED, "points": Decimal(18), "reason": "Có căn cứ"}
    declare(house, house.office.chu, on=DECIDED)

    with pytest.raises(RecusedFromUnit):
        rating.decide_appeal(appeal, by=house.office.chu, **facts)
    assert rating.decide_appeal(appeal, by=house.office.pho, **facts).is_changed


def test_points_given_before_the_conflict_was_declared_are_given_anew(house: House) -> None:
    for code in GOOD:
        assess(house, house.office.quan, code=code)
    declare(house, house.office.quan)

    with pytest.raises(AssessedByRecused, match=r"1\.1, 1\.2, 3\.1, K1"):
        rating.tell_result(house.unit(1), by=house.office.lan, on=ASSESSED)
    for code in GOOD:
        assess(house, house.office.lan, code=code)
    assert rating.tell_result(house.unit(1), by=house.office.lan, on=ASSESSED).unit == house.unit(1)


def test_a_conflict_in_a_case_about_the_unit_counts_here_too(house: House) -> None:
    office = house.office
    with time_machine.travel(date(2026, 3, 2)):
        item = make_programme(office).items.get()
        team = commands.open_item(item, by=office.quan, on=date(2026, 3, 2))
    unit = house.unit(1)
    case = Case.objects.filter(team=team).first()
    assert case is not None
    Case.objects.filter(pk=case.pk).update(subject_organization=unit.organization)
    member = Member.objects.get(user=office.quan)
    Recusal.objects.create(member=member, team=team, case=case, since=ASSESSED, ground="sibling")

    with pytest.raises(RecusedFromUnit):
        assess(house, office.quan)
    with pytest.raises(RecusedAlready):
        declare(house, office.quan)
    assess(house, office.quan, place=2)


def test_it_is_declared_once_by_who_would_judge_while_the_round_is_open_and_stays(house: House) -> None:
    office = house.office
    with pytest.raises(NotAssessor):
        declare(house, house.answering[1])
    row = declare(house, office.quan)
    with pytest.raises(RecusedAlready):
        declare(house, office.quan)
    rows: Any = RatingRecusal.objects.filter(pk=row.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(ground="child")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(using="default")
    for place in (1, 2):
        for code in GOOD:
            assess(house, office.lan, place, code)
        rating.tell_result(house.unit(place), by=office.lan, on=ASSESSED)
    rating.confirm_ranking(house.round, by=office.chu, on=CONFIRMED)  # type: ignore[arg-type]
    with pytest.raises(RoundIsFrozen):
        declare(house, office.pho, on=TODAY)


def test_the_sheet_offers_the_declaration_and_then_nothing_to_judge(house: House) -> None:
    unit, quan = house.unit(1), house.office.quan
    client, stranger = Client(), Client()
    client.force_login(quan)
    stranger.force_login(house.answering[1])
    sheet, recuse = (reverse(name, args=[unit.pk]) for name in ("rating-unit", "rating-recuse"))
    judge = reverse("rating-assess", args=[unit.pk, house.criterion("1.1").pk])
    page = client.get(sheet).content.decode()
    assert (recuse in page, judge in page) == (True, True)
    assert stranger.get(recuse).status_code == 404
    assert client.get(recuse).status_code == 200
    assert client.post(recuse, {"ground": "gossip"}).status_code == 422

    assert client.post(recuse, {"ground": "spouse", "detail": "Vợ là bí thư"}).status_code == 302

    page = client.get(sheet).content.decode()
    assert (recuse in page, judge in page) == (False, False)
    assert "vợ hoặc chồng" in page
    assert [client.get(one).status_code for one in (recuse, judge)] == [404, 404]
    assert recuse not in stranger.get(sheet).content.decode()
    assert str(quan.member) not in stranger.get(sheet).content.decode()
