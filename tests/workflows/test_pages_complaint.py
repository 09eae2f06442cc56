"""Complaints through their pages: refused out of window; accepted, verified, voted on, answered, announced, entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.clock import NONE, deadline_of
from cases.models import AgendaItem, Ballot, Case, Complaint, Outcome, Sanction, Sitting, TrailEntry
from documents.models import Document
from tests.make_complaint import RECEIVED, SERVED, World, kept_world, on_step
from tests.walk import accepted, act, taken
from tests.workflows.pages import signed_in
from workflows import engine, flows
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"services", "notifications", "position"}


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_world() as made:
        yield made


@pytest.fixture
def world(kept: World) -> World:
    return kept.as_made()


def named(world: World, key: str) -> str:
    member = world.office.members[key]
    return f"{member.full_name} ({member.code})"


def received(world: World, on: date = RECEIVED, **given: Any) -> Complaint:
    """P1: the clerk registers the letter by the code of the case and the day of the decision it names."""
    sanction = world.sanction
    facts: dict[str, Any] = {
        "number": sanction.case.code,
        "signed_on": sanction.signed_on.isoformat(),
        "body": world.house.pk,
        "channel": "post",
        "about": "form",
        "content": "Hình thức cảnh cáo là quá nặng.",
    }
    accepted(act("/khieu-nai/tiep-nhan/", by=world.user("thu"), on=on, **(facts | given)))
    return Complaint.objects.latest("pk")


def proposed(world: World, complaint: Complaint, on: date = RECEIVED) -> Case:
    """P1: the area officer names a team apart from who decided before."""
    rows = dict(zip(world.team, ("HEAD", "SECRETARY", "MEMBER", "MEMBER"), strict=True))
    given: dict[str, Any] = {"places-TOTAL_FORMS": len(rows)}
    for number, (key, role) in enumerate(rows.items()):
        given |= {f"places-{number}-member": named(world, key), f"places-{number}-role": role}
    accepted(act(f"/khieu-nai/{complaint.key}/de-xuat/", by=world.user("quan"), on=on, **given))
    return Case.objects.select_related("team", "body").get(complaint=complaint)


def vote(world: World, case: Case, on: date, votes: dict[str, Any]) -> None:
    """A meeting of the body with one ballot on paper, each act on its page."""
    chair, first, second = (world.user(key) for key in world.names[:3])
    keepers: dict[str, Any] = {"chair": named(world, world.names[0]), "recorder": named(world, "an")}
    accepted(act("/phien-hop/trieu-tap/", by=chair, on=on, **keepers))
    sitting = Sitting.objects.latest("pk")
    accepted(act(f"/phien-hop/{sitting.key}/dua-vao/", by=world.user("an"), on=on, subject=case.key))
    roll: dict[str, Any] = {f"roll-{n}-presence": "present" for n in range(5)}
    accepted(act(f"/phien-hop/{sitting.key}/khai-mac/", by=chair, on=on, **roll))
    item = AgendaItem.objects.get(sitting=sitting)
    at = f"/noi-dung/{item.key}/"
    tellers: dict[str, Any] = {"first": named(world, world.names[1]), "second": named(world, world.names[2])}
    accepted(act(f"{at}bo-phieu/", by=chair, on=on, **tellers))
    accepted(act(f"{at}phat-phieu/", by=chair, on=on))
    accepted(act(f"{at}dong-phieu/", by=chair, on=on))
    voters = Ballot.objects.get(item=item).voters
    for teller in (first, second):
        papers: dict[str, Any] = {"issued": voters, "returned": voters, "valid": voters}
        accepted(act(f"{at}kiem-phieu/", by=teller, on=on, **papers, **votes))
    accepted(act(f"{at}bien-ban/", by=chair, on=on, course="Hội nghị thảo luận, bỏ phiếu kín."))


def submitted(world: World) -> Case:
    """Everything up to R4."""
    case = proposed(world, received(world))
    team = case.team
    taken("P2", team, by=world.leader, on=on_step("P2"))
    for key in world.team:
        accepted(act(f"/doan/{team.key}/cam-ket/", by=world.user(key), on=on_step("P3"), has_conflict="no"))
    taken("P3", team, by=world.head, on=on_step("P3"))
    taken("R1", case, by=world.head, on=on_step("R1"), result="Báo cáo đề nghị\nBiên bản kiểm phiếu")
    said: dict[str, Any] = {
        "statement": "Quá nặng.",
        "differences": "Tình tiết giảm nhẹ.",
        "course": "Hai bên trao đổi.",
    }
    taken("R2", case, by=world.user("an"), on=on_step("R2"), **said)
    told: dict[str, Any] = {"position": "Giữ nguyên.", "position_on": on_step("R3").isoformat(), "course": "Đối chiếu."}
    taken("R3", case, by=world.head, on=on_step("R3"), **told)
    taken("R4", case, by=world.head, on=on_step("R4"), form="REPRIMAND", proposal="Đề nghị giảm.")
    return Case.objects.select_related("team", "body").get(pk=case.pk)


def test_a_letter_out_of_window_is_refused_in_writing_and_opens_nothing(world: World) -> None:
    on = SERVED + timedelta(days=31)
    late = received(world, on)

    answer = act(f"/khieu-nai/{late.key}/khong-thu-ly/", by=world.user("thu"), on=on, reason="Đã hết thời hạn.")

    accepted(answer)
    late.refresh_from_db()
    assert (late.admission, late.grounds) == ("refused", ["past_window"])
    paper = Document.objects.get(type_key="complaint-refusal")
    assert (paper.body, paper.case, paper.number) == (world.house, None, 1)
    assert "đã hết thời hạn khiếu nại" in str(paper.facts)
    page = signed_in(world.user("thu")).get(f"/khieu-nai/{late.key}/").content.decode()
    assert late.rule_cited in page
    assert "khong-thu-ly" not in page


def test_a_complaint_is_walked_from_the_letter_to_the_corrected_register(world: World) -> None:
    case = submitted(world)
    vote(world, case, on_step("E1"), {"WARNING": 2, "REPRIMAND": 3})
    taken("E1", case, by=world.leader, on=on_step("E1"), reason="Có tình tiết giảm nhẹ.")
    taken("E2", case, by=world.leader, on=on_step("E2"))
    taken("E3", case, by=world.leader, on=on_step("E3"), cause="guidelines")

    case.refresh_from_db()
    assert (case.outcome, case.closed_on) == (Outcome.DECREASED, on_step("E3"))
    assert Sanction.objects.get(pk=world.sanction.pk).form == "WARNING"
    assert world.sanction.form_on(on_step("E3")) == "REPRIMAND"
    assert CaseProcess.objects.get(case=case).finished is not None
    assert list(trail.problems()) == []
    assert not {case, case.team} & set(engine.astray())
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    steps = [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]
    wanted = {output for step in steps for output in step.outputs} - FACTS - {"complaint-refusal"}
    made = Document.objects.of_case(case).values_list("type_key", flat=True)
    assert wanted <= set(made), wanted - set(made)
    assert deadline_of("E1", case).rule == "DUR-GQKN"
    assert deadline_of("E3", case) == NONE
    other = case.services.get(paper="complaint-decision-body")  # the member confirms no receipt but its own
    portal = signed_in(world.user("sau"))
    assert portal.post(f"/don-vi/{case.key}/da-nhan/{other.pk}/").status_code == 404
    assert other.served_to not in portal.get(f"/don-vi/{case.key}/").content.decode().split("<main")[1]
    page = signed_in(world.leader).get(reverse("case", args=[case.key])).content.decode()
    chain = page[page.index("<tbody>") :]
    days = [f"{day:%d/%m/%Y}" for day in (world.sanction.signed_on, RECEIVED, on_step("E1"))]
    assert sorted(days, key=chain.index) == days
    assert "COMPLAIN-PENDING" not in chain
