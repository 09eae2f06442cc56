"""The door of complaints: the register, the letter, who may read it, and every way it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from cases import commands
from cases.errors_complaint import NotTheComplainant
from cases.models import Case, CaseGrant, Complaint, Decider, DisciplineMatter, Outcome, PostDuty, Sanction, TrailEntry
from cases.policy import Duty
from documents.models import Document
from tests import make_complaint as make
from tests.make import FOUNDED
from tests.make_complaint import RECEIVED, SERVED, World, kept_world, on_step, walk
from tests.walk import accepted, act
from tests.workflows.pages import signed_in
from workflows import engine

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_world() as made:
        yield made


@pytest.fixture
def world(kept: World) -> World:
    return kept.as_made()


def status(world: World, who: str, address: str) -> int:
    return int(signed_in(world.user(who)).get(address).status_code)


def centre_of(world: World) -> World:
    """The centre above the city, in office since the city is, so that its papers have numbers."""
    centre = make.make_centre(world)
    house, by = centre.house.organization, world.office.administrator
    commands.open_term(house, name="2020–2030", since=FOUNDED, by=by, on=FOUNDED)
    return centre


# The disciplined side complains itself


@pytest.mark.rule("COMPLAIN-ORDER", "COMPLAIN-PENDING")
def test_the_disciplined_member_complains_on_its_own_page_and_finds_the_answer_there(world: World) -> None:
    origin = world.sanction.case
    at = f"/don-vi/{origin.key}/"

    accepted(
        act(f"{at}khieu-nai/", by=world.user("sau"), on=RECEIVED, body=world.house.pk, about="form", content="Nặng")
    )

    row = Complaint.objects.get(sanction=world.sanction)
    assert (row.channel, row.received_by, row.complainant) == ("system", world.user("sau"), world.member)
    assert row.judgment["grounds"] == []
    assert status(world, "thu", f"/khieu-nai/{row.key}/") == 200
    assert row.content in signed_in(world.user("sau")).get(at).content.decode()
    assert status(world, "dien", f"{at}khieu-nai/") == 404
    assert status(world, "sau", f"/khieu-nai/{row.key}/") == 404


@pytest.mark.rule("COMPLAIN-ORDER")
def test_through_the_system_nobody_complains_for_another(world: World) -> None:
    for by in ("thu", "dien"):
        with pytest.raises(NotTheComplainant) as refusal:
            make.receive(world, channel=Complaint.Channel.SYSTEM, by=world.user(by))
        assert refusal.value.rule == "COMPLAIN-ORDER"


# The register and the letter


def test_the_register_asks_the_same_however_many_letters_there_are(world: World) -> None:
    make.receive(world)
    browser = signed_in(world.user("thu"))
    browser.get("/khieu-nai/")
    with CaptureQueriesContext(connection) as one:
        assert browser.get("/khieu-nai/").status_code == 200
    for _again in range(3):
        make.receive(world)

    with CaptureQueriesContext(connection) as many:
        page = browser.get("/khieu-nai/").content.decode()

    assert len(many) == len(one)
    assert page.count("Giang Văn Sáu") == 4


@pytest.mark.rule("RECUSE", "COMPLAIN-COMP")
def test_a_letter_is_read_by_its_office_and_by_nobody_who_decided_or_is_elsewhere(world: World) -> None:
    row = make.receive(world)
    at = f"/khieu-nai/{row.key}/"
    office = world.office
    decider = Decider.objects.filter(complaint=row).order_by("pk")[0].member
    commands.appoint([(decider, office.city, PostDuty.CLERK)], by=office.administrator, since=FOUNDED)

    assert (status(world, "thu", at), status(world, "quan", at), status(world, "chu", at)) == (200, 200, 200)
    assert (status(world, "tam", at), status(world, "minh", at), status(world, "lan", at)) == (404, 404, 404)
    assert signed_in(decider.user).get(at).status_code == 404  # type: ignore[arg-type]
    assert row.complainant_name not in signed_in(decider.user).get("/khieu-nai/").content.decode()  # type: ignore[arg-type]
    page = signed_in(world.user("quan")).get(at).content.decode()
    assert "COMPLAIN-WINDOW" in page
    assert "COMPLAIN-PENDING" in page
    assert f"{row.last_day:%d/%m/%Y}" in page
    assert (f"{at}de-xuat/" in page, f"{at}khong-thu-ly/" in page) == (True, False)


def test_a_number_that_names_no_decision_of_the_house_is_told_beside_its_field(world: World) -> None:
    given: dict[str, Any] = {
        "number": "99-QĐ/ĐU",
        "signed_on": RECEIVED.isoformat(),
        "about": "form",
        "content": "Nặng",
    }

    answer = act("/khieu-nai/tiep-nhan/", by=world.user("thu"), on=RECEIVED, **given)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"number"}
    assert not Complaint.objects.exists()


def test_somebody_elses_letter_is_registered_and_refused_by_its_ground(world: World) -> None:
    given: dict[str, Any] = {
        "complainant": "other",
        "complainant_name": "Người nhà",
        "about": "form",
        "content": "Nặng",
    }
    sanction = world.sanction
    given |= {"number": sanction.case.code, "signed_on": sanction.signed_on.isoformat(), "body": world.house.pk}

    accepted(act("/khieu-nai/tiep-nhan/", by=world.user("thu"), on=RECEIVED, **given))
    row = Complaint.objects.get()
    refused = act(f"/khieu-nai/{row.key}/de-xuat/", by=world.user("quan"), on=RECEIVED)

    assert refused.status_code == 422
    accepted(act(f"/khieu-nai/{row.key}/khong-thu-ly/", by=world.user("thu"), on=RECEIVED, reason="Khiếu nại thay."))
    paper = Document.objects.get(type_key="complaint-refusal")
    assert "khiếu nại thay cho người khác" in str(paper.facts)


@pytest.mark.rule("COMPLAIN-ORDER")
def test_a_letter_that_skips_a_level_is_returned_by_its_page(world: World) -> None:
    centre = centre_of(world)
    row = make.receive(centre)
    at = f"/khieu-nai/{row.key}/"
    assert f"{at}tra-lai/" in signed_in(world.user("minh")).get(at).content.decode()

    accepted(act(f"{at}tra-lai/", by=world.user("minh"), on=RECEIVED, reason="Chuyển Thành ủy giải quyết."))

    row.refresh_from_db()
    assert row.admission == "returned"
    assert "vượt cấp" in str(Document.objects.get(type_key="complaint-refusal").facts)


@pytest.mark.rule("COMPLAIN-CHANGE", "VOTE-BEYOND")
def test_what_is_beyond_the_power_of_a_body_is_taken_over_by_the_one_above(world: World) -> None:
    case = walk(world, "R4")
    matter = DisciplineMatter.objects.filter(case=world.sanction.case_id)
    matter.update(standing=matter.get().standing | {"managed_by": "TW"})
    Sanction.objects.filter(pk=world.sanction.pk).update(form="EXPULSION")
    Complaint.objects.filter(case=case).update(form="EXPULSION")
    make.resolve(world, case, on_step("E1"), {"WARNING": 5})
    centre_of(world)
    at, on = f"/ho-so/{case.key}/chuyen-len/", on_step("E2")
    assert status(world, "quan", at) == 404

    accepted(act(at, by=world.user("minh"), on=on))

    above = Complaint.objects.get(passed_from__case=case)
    assert status(world, "minh", f"/khieu-nai/{above.key}/") == 200
    assert status(world, "minh", at) == 404  # taken over once


@pytest.mark.rule("RECUSE")
def test_a_team_with_somebody_who_decided_is_refused_on_the_page(world: World) -> None:
    row = make.receive(world)
    member = row.deciders.order_by("pk")[0].member
    people = (world.office.members["lan"], world.office.members["an"], world.office.members["binh"], member)
    given: dict[str, Any] = {"places-TOTAL_FORMS": len(people)}
    for number, (person, role) in enumerate(zip(people, ("HEAD", "SECRETARY", "MEMBER", "MEMBER"), strict=True)):
        given |= {f"places-{number}-member": f"{person.full_name} ({person.code})", f"places-{number}-role": role}

    answer = act(f"/khieu-nai/{row.key}/de-xuat/", by=world.user("quan"), on=RECEIVED, **given)

    assert answer.status_code == 422
    assert not Case.objects.filter(complaint=row).exists()


# The contested file, and the end of a complaint


def readers(case: Case) -> set[int]:
    rows = CaseGrant.objects.filter(content_object=case, duty=Duty.READER, until__isnull=True)
    return set(rows.values_list("user", flat=True))


@pytest.mark.rule("RECUSE")
def test_the_team_reads_the_contested_file_from_acceptance_to_the_end(world: World) -> None:
    origin = world.sanction.case
    case = make.propose(world, make.receive(world))
    assert readers(origin) == set()

    case = walk(world, "R1", case)

    assert readers(origin) == {world.user(key).pk for key in world.team}
    assert status(world, "an", f"/ho-so/{origin.key}/") == 200
    assert status(world, "an", f"/ho-so/{origin.key}/vi-pham/them/") == 403
    accepted(act(f"/ho-so/{case.key}/rut-don/", by=world.user("an"), on=on_step("R2"), letter="Tôi xin rút đơn."))
    assert readers(origin) == set()
    assert status(world, "an", f"/ho-so/{origin.key}/") == 404
    told = TrailEntry.objects.filter(case=origin, act__startswith="contested-file").order_by("seq")
    assert [entry.act for entry in told] == ["contested-file-opened", "contested-file-closed"]
    assert {entry.data["to"] for entry in told} == {case.code}


def test_a_complaint_withdrawn_before_the_team_met_leaves_nothing_to_do(world: World) -> None:
    case = walk(world, "P2", make.propose(world, make.receive(world)))
    engine.start_preparation(case.team)

    accepted(act(f"/ho-so/{case.key}/rut-don/", by=world.user("an"), on=on_step("P3"), letter="Tôi xin rút đơn."))

    case = Case.objects.select_related("team").get(pk=case.pk)
    assert (case.outcome, engine.current_step(case.team)) == (Outcome.WITHDRAWN, None)
    assert not case.team.work.filter(closed_at__isnull=True).exists()
    assert not {case, case.team} & set(engine.astray())


def test_the_case_of_discipline_shows_the_chain_and_that_the_decision_holds(world: World) -> None:
    walk(world, "R1")

    page = signed_in(world.user("tam")).get(f"/ho-so/{world.sanction.case.key}/").content.decode()

    assert "COMPLAIN-PENDING" in page
    assert f"{RECEIVED:%d/%m/%Y}" in page
    assert Sanction.objects.get(pk=world.sanction.pk).form_on(SERVED) == "WARNING"
