"""Delegation through its pages: given, seen by both sides, shown where one acts, on the paper and in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from cases import commands
from cases.commands import delegations
from cases.models import Case, Delegation, Kind
from documents.models import Document
from tests.make import START, Office, make_case, make_office, propose
from tests.walk import morning
from tests.workflows.pages import done, errors_of, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=2)
PAPER = "Giấy ủy quyền số 05-GUQ/TU"
LINE = f"thay mặt Bí thư Đặng Xuân Chủ, theo ủy quyền tại {PAPER}, từ ngày 04/3/2026 đến hết ngày 13/3/2026"


@pytest.fixture
def office() -> Iterator[Office]:
    """The small committee, two days after its work began."""
    with time_machine.travel(morning(DAY), tick=False):
        yield make_office()


def proposed(office: Office) -> Case:
    """A case whose team waits for a signature."""
    with time_machine.travel(morning(START), tick=False):
        case = make_case(office, "")
        propose(office, case.team, START)
    engine.place_team(case.team)
    return case


def signing(office: Office) -> Delegation:
    """Chủ has Viên sign in his place for ten days."""
    (row,) = delegations.delegate_signing(
        office.standing, by=office.chu, on=DAY, receiver=office.members["vien"], since=DAY,
        until=DAY + timedelta(days=10), paper=PAPER,
    )  # fmt: skip
    return row


def test_a_leader_delegates_and_both_sides_see_it(office: Office) -> None:
    case = proposed(office)

    answer = submit(
        signed_in(office.chu), reverse("delegate-signing"),
        teams=[], receiver=office.members["vien"].pk, last_day="13/03/2026", paper=PAPER,
        kind=Kind.COMPLIANCE_INSPECTION,
    )  # fmt: skip

    done(answer)
    row = Delegation.objects.get()
    assert (row.since, row.last_day, row.kind, row.team) == (DAY, date(2026, 3, 13), "KTCH", None)
    assert Case.objects.visible_to(office.vien).get() == case
    theirs = signed_in(office.vien).get(reverse("delegations"))
    assert "Đặng Xuân Chủ" in theirs.content.decode()
    assert list(theirs.context["received"]) == [row]
    others = signed_in(office.pho).get(reverse("delegations"))
    assert list(others.context["overseen"]) == [row]
    assert not others.context["given"]
    assert PAPER not in signed_in(office.khanh).get(reverse("delegations")).content.decode()


def test_what_is_refused_is_said_on_the_page(office: Office) -> None:
    signing(office)
    mine = signed_in(office.chu)

    answer = submit(
        mine,
        reverse("delegate-signing"),
        teams=[],
        receiver=office.members["vien"].pk,
        last_day="05/03/2026",
        paper="x",
    )
    too_short = submit(
        mine, reverse("delegate-signing"), teams=[], receiver=office.members["vien"].pk, last_day="03/03/2026"
    )

    assert answer.status_code == too_short.status_code == 422
    assert "Đồng chí Tạ Thị Viên đang thay mặt đồng chí Đặng Xuân Chủ đến hết ngày 13/03/2026." in str(
        errors_of(answer)
    )
    assert "Ngày cuối trước ngày đầu." in str(too_short.context["form"].errors)
    assert Delegation.objects.count() == 1


def test_the_act_says_whose_it_is_and_so_do_trail_and_paper(office: Office) -> None:
    case = proposed(office)
    signing(office)
    browser = signed_in(office.vien)

    page = browser.get(f"/doan/{case.team.key}/buoc/P2/").content.decode()
    done(submit(browser, f"/doan/{case.team.key}/buoc/P2/"))

    assert "Đồng chí làm việc này thay mặt đồng chí Đặng Xuân Chủ" in page
    assert "thay mặt<b>Đặng Xuân Chủ</b>" in page
    decision = Document.objects.get(type_key="team-decision")
    assert decision.facts["issue"]["signatures"] == [
        {"form": "T/M", "capacity": "T/M BAN THƯỜNG VỤ", "post": "ỦY VIÊN", "name": "Tạ Thị Viên", "behalf": LINE}
    ]
    assert decision.signer == "Tạ Thị Viên"
    trail = signed_in(office.chu).get(f"{reverse('case', args=[case.key])}?xem=nhat-ky").content.decode()
    assert "Tạ Thị Viên thay mặt Đặng Xuân Chủ" in trail


def test_what_a_leader_signs_himself_says_nothing_of_it(office: Office) -> None:
    case = proposed(office)
    signing(office)

    done(submit(signed_in(office.chu), f"/doan/{case.team.key}/buoc/P2/"))

    (hand,) = Document.objects.get(type_key="team-decision").facts["issue"]["signatures"]
    assert hand == {"form": "T/M", "capacity": "T/M BAN THƯỜNG VỤ", "post": "BÍ THƯ", "name": "Đặng Xuân Chủ"}


@pytest.mark.parametrize("by", ["chu", "vien", "pho"])
def test_it_is_ended_through_its_page(office: Office, by: str) -> None:
    row = signing(office)

    done(submit(signed_in(office.users[by]), reverse("delegation-end", args=[row.key]), reason="Đồng chí Chủ đã về."))

    row.refresh_from_db()
    assert (row.ended_on, row.ended_by) == (DAY, office.users[by])
    assert signed_in(office.users[by]).get(reverse("delegation-end", args=[row.key])).status_code == 404


@pytest.mark.parametrize("by", ["khanh", "lan", "thu"])
def test_for_others_it_does_not_exist(office: Office, by: str) -> None:
    row = signing(office)

    assert signed_in(office.users[by]).get(reverse("delegation-end", args=[row.key])).status_code == 404


def test_the_head_delegates_within_the_team(office: Office) -> None:
    with time_machine.travel(morning(START), tick=False):
        case = make_case(office, "")
        propose(office, case.team, START)
        commands.issue_decision(case.team, by=office.chu, on=START)
    address = reverse("delegate-heading", args=[case.team.key])

    done(submit(signed_in(office.lan), address, receiver=office.members["an"].pk, last_day="13/03/2026", paper=PAPER))

    assert Delegation.objects.get().team == case.team
    assert signed_in(office.an).get(address).status_code == 403
    assert signed_in(office.minh).get(address).status_code == 404
