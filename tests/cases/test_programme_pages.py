"""The programme on its pages: drafted by the officer, approved by a leader, amended by versions, beside its cases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import statistics
from cases.models import AnnualProgramme, Kind, PostDuty
from cases.statistics import LineState
from tests.cases.year import YEAR, Year, kept_year

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def line(number: int, subjects: str, **values: Any) -> dict[str, Any]:
    facts = {
        "kind": Kind.COMPLIANCE_INSPECTION,
        "quarter": "2",
        "topic": "Việc thực hiện quy chế làm việc",
        "subjects": subjects,
    }
    return {f"lines-{number}-{name}": value for name, value in (facts | values).items()}


def lines(*rows: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"lines-TOTAL_FORMS": len(rows), "lines-INITIAL_FORMS": 0}
    for row in rows:
        found |= row
    return found


def draft(year: Year, **values: Any) -> dict[str, Any]:
    facts = {"body": year.office.standing.pk, "year": YEAR + 1, "title": f"Chương trình năm {YEAR + 1}", "purpose": ""}
    return facts | values


# Drafting


def test_the_officer_drafts_a_programme_by_codes_and_names(year: Year) -> None:
    rows = lines(line(0, "TC001\nĐảng ủy phường Bến Lụa 2\n\ntc003"), line(1, "DV-hoa", lead="Đỗ Thị Lan", quarter="4"))

    response = signed_in(year, "quan").post(reverse("programme-draft"), draft(year) | rows)

    programme = AnnualProgramme.objects.get(year=YEAR + 1)
    assert response.headers["Location"] == reverse("programme", args=[programme.pk])
    first, second = programme.items.all()
    assert [subject.organization.code for subject in first.subjects.order_by("pk") if subject.organization] == [
        "TC001",
        "TC002",
        "TC003",
    ]
    assert second.subjects.get().member == year.office.members["hoa"]
    assert second.lead == year.office.members["lan"]
    assert programme.approved_on is None
    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["success"]


def test_subjects_that_are_not_in_the_register_are_named_beside_the_field(year: Year) -> None:
    rows = lines(line(0, "TC001\nKhông có\nTC999"))

    response = signed_in(year, "quan").post(reverse("programme-draft"), draft(year) | rows)

    assert response.status_code == 422
    assert "Không có; TC999" in response.context["formset"].forms[0].errors["subjects"][0]
    assert not AnnualProgramme.objects.filter(year=YEAR + 1).exists()


def test_a_body_has_one_programme_a_year(year: Year) -> None:
    response = signed_in(year, "quan").post(
        reverse("programme-draft"), draft(year) | {"year": YEAR} | lines(line(0, "TC001"))
    )

    assert response.status_code == 422
    assert "year" in response.context["form"].errors


def test_a_programme_without_a_line_is_not_drafted(year: Year) -> None:
    response = signed_in(year, "quan").post(reverse("programme-draft"), draft(year) | lines())

    assert response.status_code == 422


@pytest.mark.parametrize("key", ["lan", "thu", "chu", "minh"])
def test_only_an_area_officer_drafts(year: Year, key: str) -> None:
    client = signed_in(year, key)

    assert client.get(reverse("programme-draft")).status_code == 403
    assert client.post(reverse("programme-draft"), draft(year) | lines(line(0, "TC001"))).status_code == 403
    assert not AnnualProgramme.objects.filter(year=YEAR + 1).exists()


# Approving and amending


def make_draft(year: Year) -> AnnualProgramme:
    signed_in(year, "quan").post(reverse("programme-draft"), draft(year) | lines(line(0, "TC001")))
    return AnnualProgramme.objects.get(year=YEAR + 1)


def test_a_leader_approves_once(year: Year) -> None:
    programme = make_draft(year)
    url = reverse("programme-approve", args=[programme.pk])

    first, second = signed_in(year, "chu").post(url), signed_in(year, "pho").post(url)

    programme.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 422)
    assert programme.approved_by == year.office.chu


@pytest.mark.parametrize(("key", "status"), [("quan", 403), ("vien", 403), ("lan", 404), ("minh", 404)])
def test_nobody_else_approves(year: Year, key: str, status: int) -> None:
    programme = make_draft(year)

    response = signed_in(year, key).post(reverse("programme-approve", args=[programme.pk]))

    programme.refresh_from_db()
    assert response.status_code == status
    assert programme.approved_on is None


def test_an_amendment_takes_lines_back_and_adds_others_with_its_reason(year: Year) -> None:
    url = reverse("programme-amend", args=[year.programme.pk])
    facts = {"reason": "Nhiệm vụ mới", "cancel": [year.item(2).pk], "version": 2} | lines(line(0, "TC005"))

    response = signed_in(year, "chu").post(url, facts)

    year.programme.refresh_from_db()
    assert response.status_code == 302
    assert year.programme.version == 3
    assert year.item(2).cancelled_in is not None
    added = year.item(5).added_in
    assert added is not None
    assert (added.version, added.reason) == (3, "Nhiệm vụ mới")
    year.programme.version = 2


def test_the_same_amendment_sent_twice_takes_effect_once(year: Year) -> None:
    url = reverse("programme-amend", args=[year.programme.pk])
    facts = {"reason": "Nhiệm vụ mới", "version": 2} | lines(line(0, "TC005"))
    client = signed_in(year, "chu")

    first, second = client.post(url, facts), client.post(url, facts)

    assert (first.status_code, second.status_code) == (302, 422)
    assert year.programme.amendments.count() == 2
    assert second.context["refusal"].rule


def test_an_amendment_without_a_change_is_refused(year: Year) -> None:
    url = reverse("programme-amend", args=[year.programme.pk])

    response = signed_in(year, "chu").post(url, {"reason": "x", "version": 2} | lines())

    assert response.status_code == 422
    assert response.context["refusal"].rule == "INV-COMPLETE"


# The board


def test_the_board_shows_each_line_in_its_quarter_beside_what_was_done(year: Year) -> None:
    response = signed_in(year, "quan").get(reverse("programme", args=[year.programme.pk]))

    inspections, supervisions = response.context["board"]
    tiles = [
        [(tile["label"], tile["state"], tile["done"], tile["total"]) for tile in cell] for cell in inspections["cells"]
    ]
    assert tiles[0] == [(1, "late", 1, 3)]
    assert tiles[2] == []  # the third line was taken back
    assert [tile["label"] for tile in supervisions["cells"][1]] == [2]
    states = {row.item.position: row.state for row, _drawn in response.context["lines"]}
    assert states[3] is LineState.CANCELLED
    assert "Nhiệm vụ cấp trên giao" in response.content.decode()


def test_a_line_shows_its_subjects_and_their_cases(year: Year) -> None:
    response = signed_in(year, "quan").get(reverse("item", args=[year.item(1).pk]))

    content = response.content.decode()
    assert [case.code for _subject, case in response.context["rows"]] == [
        case.code for case in year.inspection.cases.order_by("pk")
    ]
    assert reverse("item-open", args=[year.item(1).pk]) not in content  # every subject has its case


def test_a_line_not_opened_yet_offers_to_open_its_cases_to_the_officer_only(year: Year) -> None:
    programme = make_draft(year)
    item = programme.items.get()
    offer = reverse("item-open", args=[item.pk])

    assert offer not in signed_in(year, "quan").get(reverse("item", args=[item.pk])).content.decode()
    signed_in(year, "chu").post(reverse("programme-approve", args=[programme.pk]))

    assert offer in signed_in(year, "quan").get(reverse("item", args=[item.pk])).content.decode()
    assert offer not in signed_in(year, "chu").get(reverse("item", args=[item.pk])).content.decode()


def test_an_inspector_reads_the_lines_of_their_own_teams_only(year: Year) -> None:
    client = signed_in(year, "lan")

    response = client.get(reverse("programme", args=[year.programme.pk]))

    assert [row.item.position for row, _drawn in response.context["lines"]] == [1, 4]
    assert client.get(reverse("item", args=[year.item(1).pk])).status_code == 200
    assert client.get(reverse("item", args=[year.item(2).pk])).status_code == 404


def test_a_programme_nobody_gave_one_a_part_in_does_not_exist(year: Year) -> None:
    client = signed_in(year, "minh")

    assert list(client.get(reverse("programmes")).context["rows"]) == []
    assert client.get(reverse("programme", args=[year.programme.pk])).status_code == 404
    assert client.get(reverse("item", args=[year.item(1).pk])).status_code == 404


@pytest.mark.parametrize("name", ["programme", "item"])
def test_the_pages_of_a_programme_ask_as_often_however_long_it_is(year: Year, name: str) -> None:
    client = signed_in(year, "quan")
    url = reverse(name, args=[year.programme.pk if name == "programme" else year.item(1).pk])
    client.get(url)

    with CaptureQueriesContext(connection) as asked:
        client.get(url)

    assert len(asked) <= 14, "\n".join(query["sql"][:110] for query in asked)


# Figures on their pages


def test_the_page_of_figures_shows_what_the_queries_count(year: Year) -> None:
    response = signed_in(year, "chu").get(reverse("statistics"), {"period": "y", "year": str(YEAR)})

    shown = {figure["key"]: figure["value"] for figure in response.context["first"]}
    summary = statistics.summary(year.office.standing, date(YEAR, 1, 1), date(YEAR, 12, 31), on=response.context["on"])
    assert shown["teams"] == str(summary.teams)
    assert shown["organizations"] == str(summary.organizations)
    assert shown["grassroots"] == str(summary.grassroots)
    assert response.context["plan"].total.planned == 6


def test_every_figure_of_the_page_opens_what_it_counts(year: Year) -> None:
    client = signed_in(year, "quan")  # the area officer opened every case, and may open every file
    response = client.get(reverse("statistics"), {"period": "y", "year": str(YEAR)})
    context = response.context
    linked = [(figure["value"], figure["url"]) for figure in (*context["first"], *context["after"])]
    linked += [(bar["text"], bar["url"]) for group in context["outcomes"] for bar in group["bars"]]
    for row in context["plan_rows"]:
        linked += [(str(row["tally"].started), row["started_url"]), (str(row["tally"].late), row["late_url"])]
        linked += [(str(row["tally"].concluded), row["concluded_url"])]

    for value, url in linked:
        page = client.get(url)
        assert page.status_code == 200
        assert (url, str(page.context["total"])) == (url, value)
        assert (url, len(page.context["rows"])) == (url, int(value))


def test_who_is_told_the_whole_still_opens_only_their_own_files(year: Year) -> None:
    page = signed_in(year, "khanh").get(reverse("figure", args=["opened"]), {"period": "y", "year": str(YEAR)})

    assert page.context["total"] == 6
    # khanh sits in the standing committee: the two reports laid before it, and no other file
    assert page.context["seen"] == len(page.context["rows"]) == 2


@pytest.mark.parametrize("name", ["programme", "item"])
def test_the_clerk_reads_the_plan_and_no_zero_of_what_was_done(year: Year, name: str) -> None:
    pk = {"programme": year.programme.pk, "item": year.item(1).pk}[name]
    clerk, leader = (signed_in(year, key).get(reverse(name, args=[pk])) for key in ("thu", "chu"))

    assert (clerk.status_code, clerk.context["told_whole"], clerk.context["counts"]) == (200, False, False)
    assert "không phải bằng 0, mà là đồng chí không được biết" in clerk.content.decode()
    assert "share" in leader.content.decode()
    assert 'class="share"' not in clerk.content.decode()
    assert 'class="chip late"' not in clerk.content.decode()


def test_the_report_is_offered_to_who_reports_for_the_body(year: Year) -> None:
    from cases import commands

    office = year.office
    commands.appoint(
        [(office.members["hoa"], office.city, PostDuty.REPORTING_SECRETARY)],
        by=office.administrator,
        since=date(2025, 1, 1),
    )

    assert signed_in(year, "hoa").get(reverse("statistics")).context["reports"]
    assert not signed_in(year, "chu").get(reverse("statistics")).context["reports"]


def test_a_period_from_day_to_day_asks_for_both_days(year: Year) -> None:
    client = signed_in(year, "chu")

    response = client.get(reverse("statistics"), {"period": "f"})
    wrong = client.get(reverse("statistics"), {"period": "f", "since": "2026-05-01", "until": "2026-04-01"})
    right = client.get(reverse("statistics"), {"period": "f", "since": "2026-03-01", "until": "2026-04-30"})

    assert "since" in response.context["form"].errors
    assert "until" in wrong.context["form"].errors
    assert right.context["period"].since == date(2026, 3, 1)


def test_the_page_of_figures_asks_as_often_however_many_cases(year: Year) -> None:
    client = signed_in(year, "chu")
    client.get(reverse("statistics"))

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("statistics"))

    assert len(asked) <= 20, "\n".join(query["sql"][:110] for query in asked)
