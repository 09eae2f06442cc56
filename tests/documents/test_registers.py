"""Registers: secret papers apart, the paper in the clerk's hands, gaps that are explained, the register on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from cases import commands as acts
from cases.errors import NothingTouched, NotYourDuty
from cases.models import Case, PostDuty, TrailEntry
from documents import catalogue, commands, filling, gaps, store, triggers, verify
from documents.errors import NoSuchGap, NotInHands
from documents.models import Document, Series, State
from documents.models_register import GapNote, Marking
from tests import make
from tests.documents.walk import day
from tests.kept import kept_house
from tests.make import FOUNDED, Office, make_office

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


def _two_teams() -> tuple[Office, Case, Case]:
    """Two teams whose decisions are signed, without their papers; Minh is a second clerk, who keeps secret papers."""
    office = make_office()
    by: dict[str, Any] = {"by": office.administrator, "since": FOUNDED}
    acts.appoint([(office.members["minh"], office.city, PostDuty.CLERK)], **by)
    acts.appoint([(office.members["minh"], office.city, PostDuty.SECRET_KEEPER)], **by)
    return office, make.make_case(office, "P2"), make.make_case(office, "P2")


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, Case, Case]]:
    with kept_house(django_db_blocker, tmp_path_factory, "registers", _two_teams) as house:
        yield house


@pytest.fixture
def office(house: tuple[Office, Case, Case]) -> Office:
    return house[0]


def issue(office: Office, case: Case, paper: Any = catalogue.TEAM_DECISION, *, printed: bool = True) -> Document:
    """Issue a paper of the team; as if the worker had printed it."""
    document = commands.issue(paper, case.team, by=office.chu, on=day("P2"), wait=True)
    if printed:
        sha256 = store.keep(PDF)
        Document.objects.filter(pk=document.pk).update(state=State.ISSUED, file_sha256=sha256, file_size=len(PDF))
        document.refresh_from_db()
    return document


def marked(office: Office, case: Case, secrecy: str = "secret", urgency: str = "") -> Marking:
    told = {"secrecy": secrecy, "urgency": urgency, "reason": "Mục 3 Danh mục bí mật."}
    return commands.mark_paper(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), **told)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Marks


def test_a_secret_paper_has_its_own_register_and_carries_its_marks(house: tuple[Office, Case, Case]) -> None:
    office, first, second = house
    marked(office, first, "top-secret", "express")

    secret, open_one = issue(office, first), issue(office, second)

    assert (secret.symbol, open_one.symbol) == ("01-QĐ/TU", "01-QĐ/TU")
    assert secret.series != open_one.series
    assert [str(one) for one in Series.objects.order_by("secret")] == ["QĐ/TU", "QĐ/TU (mật)"]
    assert secret.facts["issue"]["secrecy"] == "TỐI MẬT"
    assert "secrecy" not in open_one.facts["issue"]
    sheet = filling.html(secret.type, secret.facts)
    left = sheet[sheet.index("Số ") : sheet.index("ĐẢNG CỘNG SẢN VIỆT NAM")]
    assert left.index("TỐI MẬT") < left.index("HỎA TỐC")
    assert [*verify.number_problems(), *verify.hash_problems(), *verify.trail_problems()] == []


def test_a_secret_paper_is_listed_for_its_keeper_and_the_leaders_alone(house: tuple[Office, Case, Case]) -> None:
    office, case, _other = house
    marked(office, case)
    secret = issue(office, case)
    page = reverse("paper", args=[secret.key])

    seen = {who: signed_in(office.users[who]).get(page).status_code for who in ("thu", "minh", "chu", "lan", "quan")}
    listed = {
        who: secret.symbol in signed_in(office.users[who]).get(reverse("register")).content.decode()
        for who in ("thu", "minh", "chu")
    }

    assert seen == {"thu": 404, "minh": 200, "chu": 200, "lan": 200, "quan": 200}
    assert listed == {"thu": False, "minh": True, "chu": True}
    assert signed_in(office.thu).get(reverse("gaps", args=[secret.series_id])).status_code == 404
    with pytest.raises(NotYourDuty):
        commands.ask_void(secret, by=office.thu, on=day("P3"), reason="Nhầm.")


def test_a_secret_paper_is_not_served_by_the_symbol_of_an_open_one(house: tuple[Office, Case, Case]) -> None:
    office, case, _other = house
    marked(office, case)
    secret = issue(office, case)
    case = make.walk(office, Case.objects.get(pk=case.pk), "P3", after="P2")
    acts.deploy(
        case,
        by=office.lan,
        minutes=make.minutes(day("R1")),
        served=[make.serving("team-decision", day("R1"), version=secret.symbol)],
    )

    assert not Document.objects.served_to(office.dien).filter(pk=secret.pk).exists()


def test_the_mark_is_chosen_with_its_ground_by_who_makes_the_paper_and_the_last_counts(
    house: tuple[Office, Case, Case],
) -> None:
    office, case, _other = house
    with pytest.raises(NotYourDuty):
        commands.mark_paper(
            "team-decision", case.team, by=office.lan, on=day("P2"), secrecy="secret", urgency="", reason="x"
        )
    with pytest.raises(NothingTouched):
        commands.mark_paper(
            "team-decision", case.team, by=office.chu, on=day("P2"), secrecy="secret", urgency="", reason=" "
        )
    told = {"paper": "team-decision", "secrecy": "secret", "urgency": "", "reason": "Mục 3", "once": "a"}
    assert signed_in(office.chu).post(reverse("team-mark", args=[case.team.key]), told).status_code == 302
    marked(office, case, "", "urgent")

    document = issue(office, case)

    assert (document.secrecy, document.urgency) == ("", "urgent")
    assert TrailEntry.objects.filter(act="paper-marked", case=case).count() == 2
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_document SET secrecy = 'secret'")


# In the clerk's hands


def test_the_clerk_opens_a_paper_while_it_is_in_their_hands_and_not_after(house: tuple[Office, Case, Case]) -> None:
    office, case, _other = house
    document = issue(office, case)
    clerk, addresses = signed_in(office.thu), ("paper-file", "paper-state")

    assert [clerk.get(reverse(name, args=[document.key])).status_code for name in addresses] == [200, 200]
    assert document.symbol in clerk.get(reverse("register") + "?in_hand=1").content.decode()
    answer = clerk.post(reverse("paper-dispatch", args=[document.key]))

    assert answer.status_code == 302
    assert [clerk.get(reverse(name, args=[document.key])).status_code for name in addresses] == [404, 404]
    assert clerk.get(reverse("paper", args=[document.key])).status_code == 200
    assert signed_in(office.lan).get(reverse("paper-file", args=[document.key])).status_code == 200
    assert TrailEntry.objects.get(act="paper-dispatched", case=case).by == office.thu
    with pytest.raises(NotInHands):
        commands.dispatch(document, by=office.thu, on=day("P3"))


def test_a_served_or_void_paper_and_one_of_the_team_are_in_nobodys_hands(house: tuple[Office, Case, Case]) -> None:
    office, case, other = house
    served, void = issue(office, case), issue(office, other)
    assert set(Document.objects.in_hands_of(office.thu)) == {served, void}
    case = make.walk(office, Case.objects.get(pk=case.pk), "P3", after="P2")
    schedule = commands.issue(catalogue.SCHEDULE, case.team, by=office.lan, on=day("P3"), wait=True)
    acts.deploy(
        case,
        by=office.lan,
        minutes=make.minutes(day("R1")),
        served=[make.serving("team-decision", day("R1"), version=served.facts_sha256)],
    )
    commands.ask_void(void, by=office.chu, on=day("P3"), reason="Ghi sai.")
    commands.void(void, by=office.pho, on=day("P3"))

    assert schedule.handed_on is None
    assert not Document.objects.in_hands_of(office.thu).exists()
    assert not Document.objects.readable_by(office.thu).exists()


def test_a_clerk_apart_from_the_matter_has_nothing_of_it_in_hand(house: tuple[Office, Case, Case]) -> None:
    office, case, _other = house
    document = issue(office, case)
    assert Document.objects.in_hands_of(office.thu).exists()

    # Who answers for the inspected organization is its side, whatever else they hold.
    organization = Case.objects.get(pk=case.pk).subject_organization
    assert organization is not None
    acts.appoint(
        [(office.members["thu"], organization, PostDuty.REPRESENTATIVE)], by=office.administrator, since=FOUNDED
    )
    paper = commands.issue(catalogue.PLAN, case.team, by=office.chu, on=day("P2"), wait=True)

    assert not Document.objects.in_hands_of(office.thu).filter(pk__in=[document.pk, paper.pk]).exists()


def test_before_its_day_a_paper_is_not_in_hand(house: tuple[Office, Case, Case]) -> None:
    office, case, _other = house
    issue(office, case)

    assert not Document.objects.in_hands_of(office.thu, day("P1")).exists()


# Gaps


def test_every_gap_is_named_and_explained_by_who_keeps_the_register(house: tuple[Office, Case, Case]) -> None:
    office, case, other = house
    series = commands.open_series(office.standing, "QĐ", last=41, by=office.thu, on=make.START)
    void = issue(office, case)
    commands.ask_void(void, by=office.thu, on=day("P3"), reason="Ghi sai thời hạn.")
    commands.void(void, by=office.pho, on=day("P3"))
    Series.objects.filter(pk=series.pk).update(last=44)  # as after a restore: numbers went out that are not here
    issue(office, other)
    series.refresh_from_db()

    found = gaps.of_series(series)

    assert [(gap.numbers, gap.why.value) for gap in found] == [("01–41", "paper"), ("42", "void"), ("43–44", "missing")]
    assert [gap.is_open for gap in found] == [False, False, True]
    address = reverse("gaps", args=[series.pk])
    answer = signed_in(office.thu).post(address, {"first": 43, "last": 44, "text": "Đã cấp trên giấy ngày mất điện."})
    assert answer.status_code == 302
    page = signed_in(office.thu).get(address).content.decode()
    assert "Đã cấp trên giấy ngày mất điện." in page
    assert "Ghi sai thời hạn." in page
    assert not any(gap.is_open for gap in gaps.of_series(series))
    assert TrailEntry.objects.get(act="gap-explained").data["first"] == 43
    with pytest.raises(NoSuchGap):
        commands.explain_gap(series, first=43, last=45, text="x", by=office.thu, on=day("P3"))
    with pytest.raises(NotYourDuty):
        commands.explain_gap(series, first=43, last=44, text="x", by=office.lan, on=day("P3"))
    with pytest.raises(DatabaseError), transaction.atomic():
        GapNote.objects.update(text="Khác")
    assert signed_in(office.lan).get(address).status_code == 404


# On paper


def test_the_register_is_printed_with_its_gaps_and_the_root_of_the_trail(house: tuple[Office, Case, Case]) -> None:
    office, case, other = house
    marked(office, other, "", "urgent")
    document, void = issue(office, case), issue(office, other)
    commands.ask_void(void, by=office.thu, on=day("P3"), reason="Ghi sai thời hạn.")
    commands.void(void, by=office.pho, on=day("P3"))
    asked = {"series": document.series_id, "since": "2026-01-01", "until": "2026-12-31"}

    answer = signed_in(office.thu).post(reverse("register-print"), asked)

    reader = PdfReader(io.BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert answer["Content-Type"] == "application/pdf"
    assert float(reader.pages[0].mediabox.width) > float(reader.pages[0].mediabox.height)
    for words in (
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "01-QĐ/TU",
        "02-QĐ/TU",
        "KHẨN",
        "Hủy: Ghi sai",
        "Số 02: đã hủy",
        "NGƯỜI GIỮ SỔ",
    ):
        assert words in text
    assert TrailEntry.objects.get(act="register-printed").data["lines"] == 2
    assert signed_in(office.thu).post(reverse("register-print"), asked | {"until": "2025-12-31"}).status_code == 422
    assert signed_in(office.lan).post(reverse("register-print"), asked).status_code == 404


def test_every_table_here_that_only_grows_has_its_triggers() -> None:
    assert triggers.missing() == []
    assert {"documents_marking", "documents_gapnote", "documents_incoming", "documents_handing"} <= set(triggers.FROZEN)
