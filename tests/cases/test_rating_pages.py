"""The pages of a rating: walked from the criteria to the ranking, each showing no more than its reader may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from cases.importing import criteria, sample
from cases.models import CriterionSet, Member, Post, PostDuty, RatingRound, ScoreAppeal, ScoreEvidence, TrailEntry
from inspection.accounts.models import User
from tests.make_rating import BEFORE, SINCE_2024, House, accept_reports, make_house, open_year, set_criteria

pytestmark = pytest.mark.django_db

TODAY = date(2025, 1, 20)
OPENED, ASSESSED = date(2025, 1, 10), date(2025, 1, 11)
GOOD = {"1.1": 18, "1.2": 20, "3.1": 15, "K1": 1}
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(TODAY):
        house = make_house()
        set_criteria(house, BEFORE, date(2023, 1, 5))
        set_criteria(house, SINCE_2024, date(2024, 2, 1))
        open_year(house, 2024, on=OPENED)
        accept_reports(house, 2, 2024, 2)
        house.score(1, OPENED, {code: given for code, given in GOOD.items() if code != "1.1"}, hand_in=False)
        house.score(2, OPENED, GOOD)
        house.assess(2, ASSESSED, GOOD | {"1.1": 12})
        house.score(3, OPENED, GOOD)
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def house(db: None, _kept: House) -> Iterator[House]:
    with time_machine.travel(TODAY):
        yield _kept


@pytest.fixture
def browser() -> Callable[[User], Client]:
    def of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return of


Browser = Callable[[User], Client]


def _line(name: str, house: House, place: int, code: str) -> str:
    return reverse(name, args=[house.unit(place).pk, house.criterion(code).pk])


def _key(house: House) -> str:
    assert house.round is not None
    return house.round.key


def test_a_unit_scores_itself_with_a_file_and_hands_in(house: House, browser: Browser) -> None:
    dien, unit = browser(house.answering[1]), house.unit(1)
    sheet = dien.get(reverse("rating-unit", args=[unit.pk])).content.decode()
    assert reverse("rating-hand-in", args=[unit.pk]) not in sheet
    address = _line("rating-self", house, 1, "1.1")
    assert dien.get(address).status_code == 200
    assert dien.post(address, {"points": "20,5", "words": "x"}).status_code == 422

    upload = SimpleUploadedFile("nghi-quyet.pdf", PDF, "application/pdf")
    sent = dien.post(address, {"points": "17,5", "words": "Ba nghị quyết", "upload": upload})

    assert sent.status_code == 302
    evidence = ScoreEvidence.objects.get()
    file = dien.get(reverse("rating-evidence", args=[unit.pk, evidence.pk]))
    assert b"".join(file) == PDF
    assert "17,5" in dien.get(sent["Location"]).content.decode()
    assert dien.post(reverse("rating-hand-in", args=[unit.pk])).status_code == 302
    assert dien.get(address).status_code == 404


def test_the_office_assesses_and_tells_and_the_unit_sees_the_points_only_then(house: House, browser: Browser) -> None:
    quan, binh, unit = browser(house.office.quan), browser(house.answering[3]), house.unit(3)
    sheet = reverse("rating-unit", args=[unit.pk])
    refused = quan.post(_line("rating-assess", house, 3, "1.1"), {"points": "11"})
    assert (refused.status_code, b"INV-COMPLETE" in refused.content) == (422, True)
    for code, given in (GOOD | {"1.1": 11}).items():
        sent = quan.post(_line("rating-assess", house, 3, code), {"points": given, "words": "Thiếu một nghị quyết"})
        assert sent.status_code == 302
    assert "Thiếu một nghị quyết" not in binh.get(sheet).content.decode()

    assert quan.post(reverse("rating-tell", args=[unit.pk])).status_code == 302

    shown = binh.get(sheet).content.decode()
    assert ("Thiếu một nghị quyết" in shown, _line("rating-appeal", house, 3, "1.1") in shown) == (True, True)


def test_an_appeal_goes_from_the_unit_to_a_leader_and_the_ranking_is_published(house: House, browser: Browser) -> None:
    chu, minh = browser(house.office.chu), browser(house.answering[2])
    with time_machine.travel(date(2025, 1, 12)):
        sent = minh.post(_line("rating-appeal", house, 2, "1.1"), {"points": "18", "words": "Đã có nghị quyết"})
    assert sent.status_code == 302
    assert ScoreAppeal.objects.get().asked_points == 18
    page = chu.get(reverse("rating", args=[_key(house)])).content.decode()
    assert "12?" in page
    refused = chu.post(reverse("rating-confirm", args=[_key(house)]))
    assert refused.status_code == 422
    assert browser(house.office.quan).get(_line("rating-decide", house, 2, "1.1")).status_code == 404

    decided = chu.post(_line("rating-decide", house, 2, "1.1"), {"points": "16", "words": "Có căn cứ một phần"})

    assert decided.status_code == 302
    assert chu.get(_line("rating-decide", house, 2, "1.1")).status_code == 404
    house.score(1, OPENED, {"1.1": 18})
    house.assess(1, ASSESSED, GOOD)
    house.assess(3, ASSESSED, GOOD)
    assert minh.get(reverse("rating-file", args=[_key(house), "xlsx"])).status_code == 404
    assert chu.post(reverse("rating-confirm", args=[_key(house)])).status_code == 302

    # 16 + 40 + 10 + 15 = 81; the others 18 + 40 + 0 + 15 = 73.
    ranking = minh.get(reverse("rating", args=[_key(house)])).content.decode()
    assert ("81" in ranking, "<svg" in ranking, "Bến Lụa 3" in ranking) == (True, True, True)
    assert reverse("rating-unit", args=[house.unit(1).pk]) not in ranking
    assert chu.get(reverse("rating", args=[_key(house)])).status_code == 200
    _takes_the_file(house, chu, minh)


def _takes_the_file(house: House, chu: Client, minh: Client) -> None:
    file = chu.get(reverse("rating-file", args=[_key(house), "xlsx"]))
    rows = list(load_workbook(BytesIO(file.content)).active.values)
    assert rows[0][:5] == ("Hạng", "Mã đơn vị", "Đơn vị", "Tổng điểm", "Xếp loại")
    assert rows[1][:5] == (1, "TC002", "Đảng ủy phường Bến Lụa 2", 81, "tốt")
    assert [row[0] for row in rows[1:]] == [1, 2, 2]
    assert len(rows[0]) == 6 + 5
    own = minh.get(reverse("rating-file", args=[_key(house), "csv"])).content.decode("utf-8-sig")
    assert own.splitlines()[1].startswith("1,TC002,Đảng ủy phường Bến Lụa 2,81.0")
    assert len(own.splitlines()[0].split(",")) == 6


def test_a_foreign_unit_and_who_has_no_part_see_nothing(house: House, browser: Browser) -> None:
    minh, lan = browser(house.answering[2]), browser(house.office.lan)
    own, other = (reverse("rating-unit", args=[house.unit(place).pk]) for place in (2, 1))

    assert (minh.get(own).status_code, minh.get(other).status_code, lan.get(own).status_code) == (200, 404, 404)
    page = minh.get(reverse("rating", args=[_key(house)])).content.decode()
    assert ("Bến Lụa 2" in page, "Bến Lụa 1" in page, "Bến Lụa 3" in page) == (True, False, False)
    assert lan.get(reverse("rating", args=[_key(house)])).status_code == 404
    assert _key(house) not in lan.get(reverse("ratings")).content.decode()
    for name in ("rating-self", "rating-assess", "rating-appeal", "rating-figure"):
        assert minh.get(_line(name, house, 1, "1.1")).status_code == 404
    assert minh.get(reverse("rating-confirm", args=[_key(house)])).status_code == 404
    assert minh.get(reverse("criterion-set", args=[CriterionSet.objects.latest("pk").key])).status_code == 404
    assert TrailEntry.objects.filter(act="access-denied").exists()


def test_a_computed_criterion_opens_its_rows(house: House, browser: Browser) -> None:
    quan = browser(house.office.quan)

    page = quan.get(_line("rating-figure", house, 2, "2.1")).content.decode()

    assert ("2-2024-0" in page, "2-2024-1" in page, "1-2024-0" in page) == (True, True, False)
    assert quan.get(_line("rating-figure", house, 2, "1.1")).status_code == 404
    assert quan.get(_line("rating-assess", house, 3, "2.1")).status_code == 404


def test_a_board_says_its_shades_in_figures(house: House, browser: Browser) -> None:
    page = browser(house.office.quan).get(reverse("rating", args=[_key(house)])).content.decode()

    assert 'class="heat-1" title="2.1: 10/20"' in page
    assert "(18)" in page


# Criteria from a workbook


def _workbook(**changes: list[tuple[Any, ...]]) -> SimpleUploadedFile:
    content = sample.workbook(tuple(criteria.sheets()), dict(criteria.sample_rows()) | changes)
    return SimpleUploadedFile("tieu-chi.xlsx", content)


def _facts(house: House, file: SimpleUploadedFile) -> dict[str, Any]:
    return {"body": house.office.standing.pk, "name": "Bộ tiêu chí năm 2025", "since": "01/01/2025", "file": file}


def test_the_sample_workbook_is_a_sound_set_and_is_approved_by_another(house: House, browser: Browser) -> None:
    quan, chu = browser(house.office.quan), browser(house.office.chu)
    assert quan.get(reverse("criteria-sample")).status_code == 200

    sent = quan.post(reverse("criteria-draft"), _facts(house, _workbook()))

    assert sent.status_code == 302
    row = CriterionSet.objects.latest("pk")
    assert (row.version, [one.code for one in row.whole()]) == (3, ["1.1", "1.2", "2.1", "K1"])
    assert [one.weight for one in row.whole()] == [Decimal(1), Decimal(2), Decimal(1), Decimal(0)]
    assert quan.get(reverse("criteria-approve", args=[row.key])).status_code == 404
    assert chu.post(reverse("criteria-approve", args=[row.key])).status_code == 302
    assert chu.get(reverse("criterion-set", args=[row.key])).status_code == 200
    assert CriterionSet.objects.in_force_for(house.office.standing, date(2025, 12, 31)) == row


@pytest.mark.parametrize(
    ("sheet", "line", "words"),
    [
        ("Tiêu chí", ("1.1", "I", "x", "ba mươi", "1", "Người chấm"), "ba mươi"),
        ("Mức điểm", ("9.9", "1", "", ""), "9.9"),
        ("Xếp loại", ("Khá", "60"), "Khá"),
        ("Mẫu", ("BTC-0",), "BTC-0"),
    ],
)
def test_a_workbook_that_cannot_be_meant_is_refused_with_its_cells(
    house: House, browser: Browser, sheet: str, line: tuple[Any, ...], words: str
) -> None:
    before = CriterionSet.objects.count()

    answer = browser(house.office.quan).post(reverse("criteria-draft"), _facts(house, _workbook(**{sheet: [line]})))

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert CriterionSet.objects.count() == before


def test_a_workbook_with_a_formula_or_of_another_kind_is_refused(house: House, browser: Browser) -> None:
    book = load_workbook(BytesIO(sample.workbook(tuple(criteria.sheets()), criteria.sample_rows())))
    book["Tiêu chí"]["D2"].value = "=1+29"
    out, other = BytesIO(), BytesIO()
    book.save(out)
    Workbook().save(other)
    quan = browser(house.office.quan)
    for content, words in ((out.getvalue(), "=1+29"), (other.getvalue(), "IMPORT-FILE"), (b"PK", "IMPORT-FILE")):
        answer = quan.post(reverse("criteria-draft"), _facts(house, SimpleUploadedFile("x.xlsx", content)))
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_a_round_is_opened_by_page_for_chosen_units(house: House, browser: Browser) -> None:
    chosen = house.office.organizations[1]
    facts = {
        "body": house.office.standing.pk, "name": "Chấm điểm năm 2023", "since": "01/01/2023", "until": "31/12/2023",
        "assess_until": "28/02/2025", "units": [chosen.pk],
    }  # fmt: skip
    quan = browser(house.office.quan)
    assert quan.get(reverse("rating-open")).status_code == 200

    sent = quan.post(reverse("rating-open"), facts)

    one = RatingRound.objects.latest("pk")
    assert sent.status_code == 302
    assert ([unit.organization for unit in one.units.all()], one.criteria.name) == ([chosen], BEFORE.name)
    assert browser(house.office.lan).get(reverse("rating-open")).status_code == 403


def test_who_belongs_to_the_unit_is_offered_no_assessment_of_it(house: House, browser: Browser) -> None:
    lan = house.office.lan
    Member.objects.filter(user=lan).update(organization=house.office.organizations[2])
    Post.objects.create(
        member=house.office.members["lan"], organization=house.office.city, duty=PostDuty.REPORTING_SECRETARY,
        since=date(2020, 1, 1),
    )  # fmt: skip
    page = browser(lan).get(reverse("rating-unit", args=[house.unit(3).pk]))

    assert (page.status_code, _line("rating-assess", house, 3, "1.1") in page.content.decode()) == (200, False)
    assert browser(lan).get(_line("rating-assess", house, 3, "1.1")).status_code == 404
