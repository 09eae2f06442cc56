"""Discipline through its pages: opened from the list, voted on in two meetings on paper, decided, announced, closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases import trail
from cases.models import AgendaItem, Ballot, Body, BodyKind, Case, Outcome, Sitting, Team, TrailEntry
from documents.models import Document
from tests import make_discipline as make
from tests.make import Office, make_office
from tests.make_discipline import OPENED, day_of
from tests.walk import accepted, act, taken
from workflows import engine, flows
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"self_reports", "evidence", "declarations", "services", "follow_up", "notifications"}


@pytest.fixture
def office() -> Office:
    office = make_office()
    make.make_ward(office)
    return office


def named(office: Office, key: str) -> str:
    member = office.members[key]
    return f"{member.full_name} ({member.code})"


def opened(office: Office) -> Case:
    source = make.required(office)
    accepted(act(f"/ho-so/{source.key}/mo-ky-luat/", by=office.quan, on=OPENED))
    return Case.objects.get(opened_from=source)


def prepared(office: Office, case: Case) -> Case:
    team: Team = case.team
    taken("P1", team, by=office.chu, on=day_of("P1"), overseer=named(office, "vien"))
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{team.key}/cam-ket/", by=office.users[key], on=day_of("P2"), has_conflict="no"))
    taken("P2", team, by=office.lan, on=day_of("P2"))
    accepted(
        act(
            f"/ho-so/{case.key}/vi-pham/them/",
            by=office.an,
            on=day_of("P2"),
            act="Chi sai nguồn đảng phí.",
            severity="2",
            nature="Vi phạm nguyên tắc tài chính",
            harm="Thất thoát 120 triệu đồng",
            cause="Buông lỏng quản lý",
            began_from="01/03/2025",
            ended_from="30/06/2025",
        )
    )
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def vote(
    office: Office,
    case: Case,
    body: Body,
    on: date,
    votes: dict[str, Any],
    *,
    other: dict[str, Any] | None = None,
) -> AgendaItem:
    """A meeting with one ballot on paper, each act on its page; `other` is what the second teller counts at first."""
    names = make.people_of(office, body)
    chair, first, second = (office.users[key] for key in names[:3])
    accepted(act("/phien-hop/trieu-tap/", by=chair, on=on, chair=named(office, names[0]), recorder=named(office, "an")))
    sitting = Sitting.objects.latest("pk")
    at = f"/phien-hop/{sitting.key}/"
    accepted(act(f"{at}dua-vao/", by=office.an, on=on, subject=case.key))
    roll: dict[str, Any] = {f"roll-{n}-presence": "present" for n in range(5)}
    accepted(act(f"{at}khai-mac/", by=chair, on=on, **roll))
    item = AgendaItem.objects.get(sitting=sitting)
    of_item = f"/noi-dung/{item.key}/"
    accepted(act(f"{of_item}bo-phieu/", by=chair, on=on, first=named(office, names[1]), second=named(office, names[2])))
    accepted(act(f"{of_item}phat-phieu/", by=chair, on=on))
    accepted(act(f"{of_item}dong-phieu/", by=chair, on=on))
    voters = Ballot.objects.get(item=item).voters
    papers: dict[str, Any] = {"issued": voters, "returned": voters, "valid": voters}
    accepted(act(f"{of_item}kiem-phieu/", by=first, on=on, **papers, **votes))
    accepted(act(f"{of_item}kiem-phieu/", by=second, on=on, **papers, **(other or votes)))
    if other is not None:
        accepted(act(f"{of_item}kiem-lai/", by=first, on=on, reason="Đếm sót một phiếu", **papers, **votes))
        accepted(act(f"{of_item}xac-nhan/", by=second, on=on))
    accepted(act(f"{of_item}bien-ban/", by=chair, on=on, course="Hội nghị thảo luận, bỏ phiếu kín."))
    accepted(act(f"{at}be-mac/", by=chair, on=on, course="Hội nghị kết thúc đúng chương trình."))
    return item


def heard(office: Office, case: Case) -> Case:
    """Everything up to E1."""
    ward = Body.objects.get(organization=office.organizations[0], kind=BodyKind.COMMITTEE)
    taken("R1", case, by=office.lan, on=day_of("R1"))
    criticism: dict[str, Any] = {"summary": "Nhận vi phạm.", "own_form": "REPRIMAND"}
    accepted(act(f"/don-vi/{case.key}/bao-cao/", by=office.dien, on=day_of("R2"), **criticism))
    vote(office, case, ward, day_of("R3"), {"WARNING": 3, "REPRIMAND": 1})
    taken("R3", case, by=office.an, on=day_of("R3"))
    said = {"form": "WARNING", "verified": "Đã đối chiếu chứng từ.", "proposal": "Đề nghị cảnh cáo."}
    taken("R4", case, by=office.lan, on=day_of("R4"), **said)
    taken("E1", case, by=office.vien, on=day_of("E1"), result_of_hearing="heard", statement="Xin khắc phục.")
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def test_a_case_is_walked_from_the_list_of_cases_to_open_to_the_closed_file(office: Office) -> None:
    case = heard(office, prepared(office, opened(office)))
    other = {"WARNING": 3, "REPRIMAND": 1, "NONE": 1}
    vote(office, case, office.standing, day_of("E2"), {"WARNING": 4, "REPRIMAND": 1}, other=other)
    taken("E2", case, by=office.chu, on=day_of("E2"))
    taken("E3", case, by=office.chu, on=day_of("E3"))
    taken("E4", case, by=office.chu, on=day_of("E4"))
    taken("E5", case, by=office.chu, on=day_of("E5"))
    taken("E6", case, by=office.lan, on=day_of("E6"))

    case.refresh_from_db()
    assert (case.outcome, case.closed_on) == (Outcome.DISCIPLINED, day_of("E6"))
    assert case.sanction.form == "WARNING"
    assert CaseProcess.objects.get(case=case).finished is not None
    assert [one for one in engine.astray() if one in (case, case.team)] == []
    assert list(trail.problems()) == []
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    made = set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    for step in [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]:
        assert set(step.outputs) - FACTS <= made, step.number


def test_what_goes_beyond_the_power_is_proposed_above_and_opened_there(office: Office) -> None:
    case = heard(office, prepared(office, opened(office)))
    vote(office, case, office.standing, day_of("E2"), {"DISSOLUTION": 4, "WARNING": 1})

    taken("E2", case, by=office.chu, on=day_of("E2"))

    case.refresh_from_db()
    assert case.outcome == Outcome.PROPOSED_ABOVE
    assert Document.objects.standing().of_case(case).filter(type_key="discipline-submission").exists()
    step = engine.current_step(case)
    assert step is not None
    assert step.number == "E6"
    client = Client()
    client.force_login(office.quan)
    assert case.subject_name in client.get("/can-mo/").content.decode()


@pytest.mark.rule("HEAR")
def test_the_page_of_a_step_refuses_with_article_and_next_step(office: Office) -> None:
    case = heard(office, prepared(office, opened(office)))

    refused = act(f"/ho-so/{case.key}/buoc/E2/", by=office.chu, on=day_of("E2"))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "VOTE-SECRET" in page


def test_every_page_of_a_case_of_discipline_stands(office: Office) -> None:
    case = heard(office, prepared(office, opened(office)))
    client = Client()
    client.force_login(office.chu)
    for tab in ("", "?xem=vi-pham", "?xem=van-ban", "?xem=bien-ban", "?xem=nhat-ky"):
        assert client.get(f"/ho-so/{case.key}/{tab}").status_code == 200, tab
    for url in (
        reverse("case-chart", args=[case.key]),
        reverse("team", args=[case.team.key]),
        reverse("reading", args=[case.key]),
        reverse("agenda"),
        reverse("sittings"),
        reverse("to-open"),
        reverse("cases") + "?kind=THKL&step=E2",
        reverse("statistics"),
        reverse("programmes"),
    ):
        assert client.get(url).status_code == 200, url
    client.force_login(office.dien)
    page = client.get(reverse("portal-case", args=[case.key]))
    assert page.status_code == 200


def test_the_subject_sees_nothing_of_the_file(office: Office) -> None:
    case = heard(office, prepared(office, opened(office)))
    client = Client()
    client.force_login(office.dien)

    assert client.get(f"/ho-so/{case.key}/").status_code == 404
    assert client.get(reverse("reading", args=[case.key])).status_code == 404


@pytest.mark.rule("POSTPONE")
def test_a_case_is_put_off_by_its_page_and_the_steps_refuse(office: Office) -> None:
    case = prepared(office, opened(office))
    later = (day_of("R1") + timedelta(days=60)).isoformat()
    put: dict[str, Any] = {"cause": "pregnant", "reason": "Thai sản", "review_on": later}
    accepted(act(f"/ho-so/{case.key}/hoan/", by=office.chu, on=day_of("R1"), **put))

    refused = act(f"/ho-so/{case.key}/buoc/R1/", by=office.lan, on=day_of("R1"))
    assert refused.status_code == 422
    assert "POSTPONE" in refused.content.decode()

    accepted(act(f"/ho-so/{case.key}/xem-xet-tiep/", by=office.chu, on=day_of("R2")))
    taken("R1", case, by=office.lan, on=day_of("R2"))
