"""Discipline on a ground of its own, and its ends without a decision, through their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.commands import discipline
from cases.models import Basis, Case, EvidenceFile, Member, Outcome, TrailEntry, Violation
from documents import catalogue
from documents.facts.content import Occasion, content
from documents.models import Document
from tests import make_discipline as make
from tests.make import Office
from tests.make_discipline import OPENED, day_of, scan
from tests.walk import accepted, act, morning, take
from workflows import engine
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

AT = "/can-mo/mo-xem-xet/"


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), make.kept_office(upto="E1") as made:
        case = Case.objects.get(subject_member=made.members["dien"])
        engine.start_preparation(case.team)
        engine.place(case)
        yield made


@pytest.fixture
def office(kept: Office) -> Office:
    return make.as_made(kept)


@pytest.fixture
def heard(office: Office) -> Case:
    """Diện was heard; the body has not voted."""
    return again(Case.objects.get(subject_member=office.members["dien"]))


def again(case: Case) -> Case:
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def made(case: Case) -> set[str]:
    return set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))


def voted(office: Office, case: Case, votes: dict[str, int]) -> Case:
    make.vote(office, case, office.standing, day_of("E2"), votes)
    accepted(take("E2", case, by=office.chu, on=day_of("E2")))
    return again(case)


# Opened on a ground


def named(office: Office, key: str) -> str:
    member = office.members[key]
    return f"{member.full_name} ({member.code})"


def ground(office: Office, **values: Any) -> dict[str, Any]:
    """What the area officer writes: Tú was sentenced to prison; Lan heads the team."""
    people = {"HEAD": "lan", "SECRETARY": "an", "MEMBER": "binh"}
    rows = {
        f"places-{n}-{name}": value
        for n, (role, key) in enumerate(people.items())
        for name, value in (("role", role), ("member", named(office, key)))
    }
    facts: dict[str, Any] = {
        "subject": named(office, "tu"),
        "body": str(office.standing.pk),
        "ground": "judgment",
        "paper": "Bản án số 15/2026/HS-PT",
        "dated": "20/04/2026",
        "proofs": scan(),
        "sentence": "prison",
        "fast_track": "on",
        "places-TOTAL_FORMS": "3",
    }
    return facts | rows | values


@pytest.mark.rule("PRISON")
def test_a_case_is_opened_by_its_page_on_a_judgment_with_the_judgment_in_the_file(office: Office) -> None:
    answer = act(AT, by=office.quan, on=OPENED, **ground(office))

    accepted(answer)
    case = Case.objects.get(subject_member=office.members["tu"])
    assert answer["location"] == f"/ho-so/{case.key}/"
    assert (case.matter.ground, case.fast_track, case.team.members.count()) == (Basis.JUDGMENT, True, 3)
    evidence = EvidenceFile.objects.get(case=case)
    assert (evidence.title, evidence.number) == ("Bản án số 15/2026/HS-PT", 1)
    step = engine.current_step(case.team)
    assert step is not None
    assert step.number == "P1"
    assert list(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) == ["opened", "evidence-added"]
    assert list(trail.problems()) == []


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        pytest.param({"sentence": "non_custodial_reform"}, "PRISON", id="sentence-too-light"),
        pytest.param({"places-1-role": "MEMBER"}, "TEAM-MIN", id="team-without-secretary"),
        pytest.param({"dated": "20/04/2027"}, "", id="dated-tomorrow"),
        pytest.param({"proofs": ""}, "", id="nothing-proves-it"),
        pytest.param({"ground": "state"}, "", id="sentence-of-another-ground"),
        pytest.param({"sentence": ""}, "", id="judgment-without-sentence"),
    ],
)
def test_what_lacks_something_is_refused_and_nothing_is_opened(
    office: Office, values: dict[str, Any], rule: str
) -> None:
    before = Case.objects.count()

    refused = act(AT, by=office.quan, on=OPENED, **ground(office, **values))

    assert refused.status_code == 422
    assert rule in refused.content.decode()
    assert Case.objects.count() == before


@pytest.mark.rule("DECEASED", "SUBJ-STRUCKOFF", "ONE-FORM")
@pytest.mark.parametrize(("category", "rule"), [("DECEASED", "DECEASED"), ("STRUCK_OFF", "SUBJ-STRUCKOFF")])
def test_who_is_gone_is_refused_by_the_article(office: Office, category: str, rule: str) -> None:
    Member.objects.filter(pk=office.members["tu"].pk).update(category=category)

    refused = act(AT, by=office.quan, on=OPENED, **ground(office))

    assert refused.status_code == 422
    assert rule in refused.content.decode()


@pytest.mark.rule("ONE-FORM")
def test_one_paper_opens_one_case(office: Office) -> None:
    accepted(act(AT, by=office.quan, on=OPENED, **ground(office)))

    refused = act(AT, by=office.quan, on=OPENED, **ground(office))

    assert refused.status_code == 422
    assert "ONE-FORM" in refused.content.decode()


@pytest.mark.rule("POWER-ACTS")
def test_only_who_prepares_work_for_a_body_opens_it(office: Office) -> None:
    client = Client()
    for user in (office.chu, office.lan):
        client.force_login(user)
        assert client.get(AT).status_code == 403
        assert AT not in client.get("/can-mo/").content.decode()
    client.force_login(office.quan)
    assert AT in client.get("/can-mo/").content.decode()


# Ended without a decision


def test_where_no_form_is_adopted_the_notice_is_made_with_the_resolution(office: Office, heard: Case) -> None:
    case = voted(office, heard, {"WARNING": 1, "REPRIMAND": 1})

    assert case.outcome == Outcome.NOT_DISCIPLINED
    assert "no-discipline-notice" in made(case)
    notice = Document.objects.get(case=case, type_key="no-discipline-notice")
    said = str(notice.facts)
    assert "không thi hành kỷ luật" in said
    assert "rút kinh nghiệm" in said
    assert _step(case) == "E6"


@pytest.mark.rule("LIMIT", "LIMIT-ORDER")
def test_a_period_that_ran_out_after_the_vote_leads_by_the_page_to_the_closed_file(office: Office, heard: Case) -> None:
    case = voted(office, heard, {"WARNING": 4})
    _grow_old(case)
    refused = take("E3", case, by=office.chu, on=day_of("E3"))
    assert refused.status_code == 422
    at = f"/ho-so/{case.key}/khong-ban-hanh/"
    assert at in refused.content.decode()

    accepted(act(at, by=office.chu, on=day_of("E3"), reason="Đã hết thời hiệu"))

    case = again(case)
    assert (case.outcome, case.resolution.outcome) == (Outcome.LIMITATION_EXPIRED, Outcome.DISCIPLINED)
    assert _step(case) == "E6"
    notice = Document.objects.get(case=case, type_key="no-discipline-notice")
    assert "đã hết từ ngày 05/01/2024" in str(notice.facts)
    refused = take("E6", case, by=office.lan, on=day_of("E6"))
    assert refused.status_code == 422
    assert "INV-FILE-INDEX" in refused.content.decode()
    make.tell_nothing_follows(office, case, day_of("E5"))
    accepted(take("E6", case, by=office.lan, on=day_of("E6")))
    assert again(case).closed_on == day_of("E6")
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)


@pytest.mark.rule("VOTE-BEYOND")
def test_a_power_that_moved_after_the_vote_makes_the_proposal_with_the_full_tally(office: Office, heard: Case) -> None:
    case = voted(office, heard, {"WARNING": 4})
    matter = case.matter
    matter.standing |= {"managed_by": "TW"}
    matter.save()

    accepted(act(f"/ho-so/{case.key}/khong-ban-hanh/", by=office.chu, on=day_of("E3"), reason="Cấp trên quản lý"))

    case = again(case)
    assert case.outcome == Outcome.PROPOSED_ABOVE
    paper = Document.objects.get(case=case, type_key="discipline-submission")
    assert "Cảnh cáo" in str(paper.facts)
    assert case.case_to_open.procedure == "THKL"


@pytest.mark.rule("DECEASED")
def test_who_dies_before_the_vote_is_told_of_by_the_notice(office: Office, heard: Case) -> None:
    Member.objects.filter(pk=office.members["dien"].pk).update(category="DECEASED")

    accepted(act(f"/ho-so/{heard.key}/khong-ky-luat/", by=office.chu, on=day_of("E2"), reason="Đã từ trần"))

    notice = Document.objects.get(case=heard, type_key="no-discipline-notice")
    assert "Đã từ trần" in str(notice.facts)
    assert _step(again(heard)) == "E6"


def test_nothing_is_ended_that_nothing_hinders(office: Office, heard: Case) -> None:
    case = voted(office, heard, {"WARNING": 4})

    refused = act(f"/ho-so/{case.key}/khong-ban-hanh/", by=office.chu, on=day_of("E3"), reason="Không muốn ký")

    assert refused.status_code == 422
    assert "LIMIT-ORDER" in refused.content.decode()


# What a secretary sees at a glance


def seen(user: Any, address: str, on: date) -> str:
    """The text of a page on a day."""
    client = Client()
    with time_machine.travel(morning(on), tick=True):
        client.force_login(user)
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.rule("LAPSE")
def test_a_decision_that_lapsed_says_so_to_the_member_and_in_the_next_case(office: Office, heard: Case) -> None:
    case = make.walk(office, heard, "E4", after="E1")
    lapses_on = case.sanction.lapses_on
    assert lapses_on is not None
    own = f"/don-vi/{case.key}/"
    day = f"{lapses_on:%d/%m/%Y}"

    assert f"hết hiệu lực vào ngày {day}" in seen(office.dien, own, day_of("E5"))
    assert f"hết hiệu lực từ ngày {day}" in seen(office.dien, own, lapses_on)
    assert "LAPSE" in seen(office.dien, own, lapses_on)

    again = make.open_member(office, paper="Bản tự báo cáo lần hai")
    page = f"/ho-so/{again.key}/?xem=vi-pham"
    assert f"hết hiệu lực vào ngày {day}" in seen(office.quan, page, day_of("E5"))
    assert f"hết hiệu lực từ ngày {day}" in seen(office.quan, page, lapses_on)


@pytest.mark.rule("LAPSE")
def test_the_proposal_tells_how_earlier_discipline_stands(office: Office, heard: Case) -> None:
    first = make.walk(office, heard, "E4", after="E1")
    again = make.walk(office, make.open_member(office, paper="Bản tự báo cáo lần hai"), "P1")
    lapses_on = first.sanction.lapses_on
    assert lapses_on is not None
    kind = catalogue.BY_KEY["discipline-proposal"]

    for day, state in ((day_of("E5"), "đang có hiệu lực"), (lapses_on, "đã hết hiệu lực")):
        assert state in str(content(kind, again, day, Occasion()))


@pytest.mark.rule("POSTPONE")
def test_a_case_that_is_put_off_is_not_shown_as_late(office: Office, heard: Case) -> None:
    case = make.walk(office, make.open_member(office, paper="Bản tự báo cáo lần hai"), "P2")
    review = day_of("E6")
    put: dict[str, Any] = {"cause": "pregnant", "reason": "Thai sản", "review_on": review}
    discipline.defer(case, by=office.chu, on=day_of("R1"), **put)

    for user in (office.chu, office.lan):
        page = seen(user, f"/ho-so/{case.key}/", day_of("E5"))
        assert "Hoãn xem xét kỷ luật" in page
        assert f"{review:%d/%m/%Y}" in page
        assert "quá hạn" not in page
        assert ("/xem-xet-tiep/" in page) is (user == office.chu)


@pytest.mark.rule("MITIG", "AGGRAV")
def test_each_circumstance_stands_with_its_name_and_article(office: Office) -> None:
    case = make.walk(office, make.open_member(office, paper="Bản tự báo cáo lần hai"), "R1")
    facts: dict[str, Any] = {"by": office.an, "on": day_of("R1")}
    discipline.record_circumstance(
        case, direction="AGGRAV", key="reminded_but_still_violates", detail="Nhắc nhở ngày 12/8", **facts
    )

    page = seen(office.an, f"/ho-so/{case.key}/?xem=vi-pham", day_of("R1"))

    assert "tăng nặng" in page
    assert "nhắc nhở mà vẫn tiếp tục" in page
    assert case.circumstances.get().rule_cited in page


def _grow_old(case: Case) -> None:
    old = date(2014, 1, 5)
    Violation.objects.filter(case=case).update(began_from=old, ended_from=old)


def _step(case: Case) -> str:
    step = engine.current_step(case)
    assert step is not None
    return step.number
