"""A denunciation through its pages, from the petition to the closed file; who denounced is on none of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.models import Case, CaseToOpen, Outcome, Petition, Team, TrailEntry
from documents.models import Document
from tests import make_denunciation as make
from tests.make import Office, make_office
from tests.make_denunciation import OPENED, SENDER, day_of
from tests.walk import accepted, act, address_of, respond, take, taken
from tests.workflows.pages import signed_in
from workflows import engine, flows
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"services", "self_reports", "evidence", "follow_up", "declarations"}


@contextmanager
def _undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Petition]]:
    with _undone(django_db_blocker):
        office = make_office()
        yield office, make.petition(office)


@pytest.fixture
def office(kept: tuple[Office, Petition]) -> Office:
    return kept[0]


def opened(office: Office, petition: Petition) -> Case:
    """P1: the area officer takes the petition up on its page."""
    accepted(act(f"/don-thu/{petition.key}/thu-ly-to-cao/", by=office.quan, on=OPENED))
    return Case.objects.select_related("team", "body").get(denunciation__petition=petition)


def _worked(office: Office, case: Case, **given: Any) -> Any:
    rows = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER", "hoa": "MEMBER"}
    facts: dict[str, Any] = {
        "places-TOTAL_FORMS": 4,
        "allegations-TOTAL_FORMS": 2,
        "allegations-0-case": case.pk,
        "allegations-0-text": make.ALLEGATIONS[0],
        "allegations-1-case": case.pk,
        "allegations-1-text": make.ALLEGATIONS[1],
    }
    for number, (key, role) in enumerate(rows.items()):
        member = office.members[key]
        facts |= {f"places-{number}-member": f"{member.full_name} ({member.code})", f"places-{number}-role": role}
    return take("P2", case.team, by=office.quan, on=day_of("P2"), **(facts | given))


def _prepared(office: Office, case: Case) -> None:
    accepted(_worked(office, case))
    taken("P3", case.team, by=office.chu, on=day_of("P3"))
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{case.team.key}/cam-ket/", by=office.users[key], on=day_of("P4"), has_conflict="no"))
    taken("P4", case.team, by=office.lan, on=day_of("P4"))


def _verified(office: Office, case: Case) -> None:
    on, base = day_of("R3"), f"/ho-so/{case.key}"
    for number, verdict in ((1, "founded_shortcoming"), (2, "false")):
        answer = act(
            f"{base}/noi-dung-to-cao/{number}/",
            by=office.an,
            on=on,
            verification="Đã đối chiếu sổ sách.",
            proposed=verdict,
        )
        accepted(answer)
    session: dict[str, Any] = {"kind": "denouncer", "course": "Làm rõ thêm nội dung thứ nhất."}
    accepted(act(f"{base}/buoi-lam-viec/them/", by=office.an, on=on, **session))
    finding: dict[str, Any] = {"kind": "shortcoming", "content": "Sổ sách ghi chưa đầy đủ.", "allegation": "1"}
    accepted(act(f"{base}/nhan-dinh/them/", by=office.an, on=on, **finding))
    taken("R3", case, by=office.lan, on=on)


def _submitted(office: Office, case: Case) -> None:
    on = day_of("R4")
    taken("R4", case, by=office.an, on=on)
    respond(office, case, on, 1, "accept")
    taken("R4", case, by=office.an, on=on)
    taken("R4", case, by=office.lan, on=on)


def walked(office: Office, petition: Petition, upto: str = "E3") -> Case:
    """Do every step through its page."""
    case = opened(office, petition)
    _prepared(office, case)
    taken("R1", case, by=office.lan, on=day_of("R1"))
    taken("R2", case, by=office.an, on=day_of("R2"), summary="Giải trình từng nội dung.")
    _verified(office, case)
    if upto == "R3":
        return case
    _submitted(office, case)
    page = signed_in(office.vien).get(reverse("reading", args=[case.key])).content.decode()
    assert make.ALLEGATIONS[1] in page
    assert "Làm rõ thêm nội dung thứ nhất" not in page
    concluded = {"votes_for": 5, "votes_against": 0, "course": "Hội nghị thảo luận, biểu quyết."}
    concluded |= {f"roll-{number}-presence": "present" for number in range(5)}
    taken("E1", case, by=office.chu, on=day_of("E1"), **concluded)
    minh = office.members["minh"]

    def fill(shown: dict[str, Any]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for row in range(int(shown["requirements-TOTAL_FORMS"])):
            given |= {
                f"requirements-{row}-due_on": (day_of("E2") + timedelta(days=60)).isoformat(),
                f"requirements-{row}-verifier": f"{minh.full_name} ({minh.code})",
            }
        return given

    taken("E2", case, by=office.chu, on=day_of("E2"), fill=fill, how="letter")
    taken("E3", case, by=office.lan, on=day_of("E3"))
    case.refresh_from_db()
    return case


def test_every_step_is_done_on_its_page_and_makes_its_papers(kept: tuple[Office, Petition]) -> None:
    office, petition = kept

    case = walked(office, petition)

    assert (case.outcome, case.closed_on) == (Outcome.FOUNDED_SHORTCOMING, day_of("E3"))
    assert not CaseToOpen.objects.filter(case=case).exists()
    made = set(Document.objects.filter(team=case.team).values_list("type_key", flat=True)) | {"petition-slip"}
    kind = case.kind
    steps = [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]
    wanted = {output for step in steps for output in step.outputs} - FACTS
    assert wanted - made == set()
    entries = TrailEntry.objects.filter(case=case)
    assert {entry.act for entry in entries} <= set(ACTS)
    assert list(trail.problems()) == []
    assert list(engine.astray()) == []
    _names_nobody(case)


def _names_nobody(case: Case) -> None:
    """No paper, no entry of the trail, no row of the case says who denounced or where they live."""
    told = [str(row.facts) + row.about for row in Document.objects.filter(team=case.team)]
    told += [str(row.data) for row in TrailEntry.objects.filter(case=case)]
    told += [str(list(case.allegations.values())), str(list(case.team.meetings.values()))]
    for text in told:
        for secret in (SENDER.name, SENDER.address, SENDER.phone):
            assert secret not in text


@pytest.mark.rule("CONF-DENOUNCER")
def test_work_with_the_denouncer_is_read_by_the_team_and_nobody_else(kept: tuple[Office, Petition]) -> None:
    office, petition = kept
    case = walked(office, petition, "R3")
    papers = Document.objects.filter(team=case.team, type_key="denouncer-minutes")
    assert papers.count() == 2

    for key in ("lan", "an", "chu", "quan"):
        assert Document.objects.readable_by(office.users[key]).filter(pk__in=papers).count() == 2, key
    for key in ("dien", "minh", "vien"):
        assert not Document.objects.readable_by(office.users[key]).filter(pk__in=papers).exists(), key
    portal = signed_in(office.dien).get(f"/don-vi/{case.key}/").content.decode()
    assert "người tố cáo" not in portal.casefold().replace("giữ bí mật người tố cáo", "")
    address = reverse("case", args=[case.key])
    assert "Làm rõ thêm nội dung thứ nhất" in signed_in(office.an).get(f"{address}?xem=to-cao").content.decode()


@pytest.mark.rule("GQTC-NOT")
def test_a_disowned_letter_ends_on_the_page_of_the_work(kept: tuple[Office, Petition]) -> None:
    office, petition = kept
    case = opened(office, petition)

    answer = _worked(office, case, branch="disowned")
    assert answer.status_code == 422
    accepted(_worked(office, case, branch="disowned", disowned="Không phải người viết đơn"))

    case.refresh_from_db()
    assert case.outcome == Outcome.NOT_RESOLVED
    assert engine.current_step(Team.objects.get(pk=case.team_id)) is None
    assert list(engine.astray()) == []


def test_a_returned_proposal_is_made_again_without_asking_the_denouncer_twice(kept: tuple[Office, Petition]) -> None:
    office, petition = kept
    case = opened(office, petition)
    accepted(_worked(office, case))
    returned = {"branch": "return", "reason": "Bổ sung thành viên"}
    taken("P3", case.team, by=office.chu, on=day_of("P3"), **returned)

    page = signed_in(office.quan).get(address_of("P2", case.team)).content.decode()

    assert "allegations-TOTAL_FORMS" not in page
    taken("P2", case.team, by=office.quan, on=day_of("P4"))
    assert case.allegations.count() == 2


@pytest.mark.rule("GQTC-WITHDRAW")
def test_with_everything_withdrawn_only_the_file_is_left(kept: tuple[Office, Petition]) -> None:
    office, petition = kept
    case = opened(office, petition)
    _prepared(office, case)
    taken("R1", case, by=office.lan, on=day_of("R1"))

    given: dict[str, Any] = {"numbers": ["1", "2"], "withdrawal": "voluntary", "reason": "Rút toàn bộ"}
    accepted(act(f"/ho-so/{case.key}/rut-to-cao/", by=office.an, on=day_of("R2"), **given))

    case.refresh_from_db()
    step = engine.current_step(case)
    assert step is not None
    assert step.number == "E3"
    taken("E3", case, by=office.lan, on=day_of("E3"))


@pytest.mark.rule("EXT-GQTC")
def test_with_more_time_goes_a_letter_to_the_denouncer_that_says_nothing_else(kept: tuple[Office, Petition]) -> None:
    office, petition = kept
    case = opened(office, petition)
    _prepared(office, case)
    on = day_of("R1")
    accepted(act(f"/ho-so/{case.key}/gia-han/", by=office.lan, on=on, days=20, reason="Nhiều nội dung"))
    accepted(act(f"/ho-so/{case.key}/gia-han/quyet-dinh/", by=office.chu, on=on, granted="yes"))

    letter = Document.objects.get(case=case, type_key="denouncer-extension-letter")

    told = str(letter.facts)
    assert petition.symbol in told
    for silent in (case.subject_name, *make.ALLEGATIONS):
        assert silent not in told


def test_a_case_of_another_kind_has_no_allegations(office: Office) -> None:
    from tests.make import make_case

    case = make_case(office, "R1")

    page = signed_in(office.an).get(f"/ho-so/{case.key}/rut-to-cao/")

    assert page.status_code == 404
