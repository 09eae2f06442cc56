"""The pages of the statistical forms: what they show to whom, and that each figure opens what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import commands
from cases.commands.contents import choose_contents
from cases.errors import NotYourDuty
from cases.errors_content import ContentUnknown
from cases.models import Case, CaseContent, Kind, TrailEntry
from cases.statistics import forms
from cases.statistics.forms import Asked
from inspection.accounts.models import User
from tests.cases.test_statistics import SINCE, TODAY, UNTIL
from tests.cases.year import YEAR, Year, kept_year

ASKED = {"period": "y", "year": str(YEAR)}


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as year:
        yield year


@pytest.fixture
def year(db: None, _kept: Year) -> Iterator[Year]:
    with time_machine.travel(TODAY):
        yield _kept


def page(user: User, name: str, *args: str, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args), ASKED | asked)


def concluded(year: Year) -> Case:
    return next(case for case in year.cases if case.concluded_on)


def test_the_list_shows_every_form_with_its_total(year: Year) -> None:
    rows = page(year.office.vien, "forms").context["rows"]

    assert len(rows) == 21
    assert {row["form"].key: row["total"] for row in rows if row["total"]} == {"B01": 1, "B21": 1}


def test_a_form_shows_what_it_counts_and_each_figure_opens_it(year: Year) -> None:
    shown = page(year.office.vien, "form", "B01")

    (part,) = shown.context["parts"]
    total = part["lines"][0]["cells"][0]
    cell = Client()
    cell.force_login(year.office.vien)
    opened = cell.get(total["url"])
    assert (total["text"], opened.context["total"]) == ("1", 1)
    assert [line.case for line in opened.context["rows"]] in ([], [concluded(year)])
    assert "Kiểm tra chấp hành" in opened.content.decode()


def test_where_there_is_no_fact_the_form_says_so_and_never_0(year: Year) -> None:
    (part,) = page(year.office.vien, "form", "B21").context["parts"]

    trained = [one for one in part["lines"][0]["cells"] if one["cell"].column.key == "staff-training.trained"]
    assert [(one["text"], one["url"]) for one in trained] == [("", "")]
    assert page(year.office.vien, "form-cell", "B21", "total", "staff-training.trained").status_code == 404


def test_what_has_no_subject_stays_what_it_is_however_one_counts(year: Year) -> None:
    for key in ("B01", "B20"):
        (part,) = page(year.office.vien, "form", key, counted="subjects").context["parts"]
        assert part["lines"][0]["cells"][0]["text"] == {"B01": "1", "B20": "0"}[key]


def test_who_is_recused_is_not_told_even_a_count(year: Year) -> None:
    commands.recuse(concluded(year), by=year.office.vien, on=TODAY, ground="relative")

    (part,) = page(year.office.vien, "form", "B01").context["parts"]

    assert part["lines"][0]["cells"][0]["text"] == "0"


def test_everybody_else_is_told_of_what_they_may_open(year: Year) -> None:
    """lan heads the team of the concluded case; thu opens no file."""
    for user, count in ((year.office.lan, "1"), (year.office.thu, "0")):
        shown = page(user, "form", "B01")
        assert shown.context["whole"] is False
        assert shown.context["parts"][0]["lines"][0]["cells"][0]["text"] == count


def test_who_is_told_the_figures_sees_the_count_and_no_file_that_is_not_theirs(year: Year) -> None:
    shown = page(year.office.khanh, "form-cell", "B01", "total", "total")
    seen = Case.objects.visible_to(year.office.khanh).filter(pk=concluded(year).pk).count()

    assert (shown.context["whole"], shown.context["total"], shown.context["seen"]) == (True, 1, seen)
    assert len(shown.context["rows"]) == seen


@pytest.mark.parametrize(
    ("name", "args"),
    [("form", ["B99"]), ("form-cell", ["B01", "total", "x.y"]), ("form-cell", ["B01", "level.99", "total"])],
)
def test_an_address_of_nothing_is_not_found(year: Year, name: str, args: list[str]) -> None:
    assert page(year.office.vien, name, *args).status_code == 404


def test_an_address_says_nothing_nobody_reads(year: Year) -> None:
    assert page(year.office.vien, "form", "B01", colour="red").status_code == 400

    client = Client()
    client.force_login(year.office.vien)
    for name, args in (("forms", []), ("form", ["B01"])):
        wrong = client.get(reverse(name, args=args), {"period": "f", "since": "2026-02-01", "until": "2026-01-01"})
        assert wrong.context["form"].errors


# Contents


def open_case(year: Year) -> Case:
    return next(case for case in year.cases if case.kind == Kind.COMPLIANCE_INSPECTION and not case.closed_on)


def test_the_contents_of_a_case_are_chosen_out_of_the_list_in_force(year: Year) -> None:
    case, an = open_case(year), year.office.an

    choose_contents(case, by=an, on=TODAY, contents=["org-cadres", "org-rules"])
    choose_contents(case, by=an, on=TODAY, contents=["org-rules"])

    told = TrailEntry.objects.filter(case=case, act="contents-chosen").order_by("seq").values_list("data", flat=True)
    assert [(one["contents"], one["former"]) for one in told] == [
        (["org-rules", "org-cadres"], []),
        (["org-rules"], ["org-cadres", "org-rules"]),
    ]
    rows = CaseContent.objects.of_case(case)
    assert [(row.key, row.replaced_on) for row in rows] == [
        ("org-rules", None), ("org-rules", TODAY), ("org-cadres", TODAY),
    ]  # fmt: skip


def test_a_case_is_counted_under_its_contents_and_one_without_in_a_column_of_its_own(year: Year) -> None:
    case = concluded(year)
    asked = Asked(year.office.city, SINCE, UNTIL, TODAY)
    ((_set, form, part),) = forms.parts("B01", asked)
    before = forms.evaluate(form, part)
    CaseContent.objects.create(case=case, key="org-rules", chosen_on=TODAY, chosen_by=year.office.an)
    after = forms.evaluate(form, part)

    names = ("total", "org-contents.org-rules", "org-contents.rest")
    assert [before.value("total", name) for name in names] == [1, 0, 1]
    assert [after.value("total", name) for name in names] == [1, 1, 0]


def test_what_no_form_lists_is_refused_with_what_it_lists(year: Year) -> None:
    with pytest.raises(ContentUnknown) as refused:
        choose_contents(open_case(year), by=year.office.an, on=TODAY, contents=["ethics"])

    assert "Công tác cán bộ" in refused.value.advice or "Cadre work" in refused.value.advice


def test_whoever_holds_no_duty_in_the_case_chooses_nothing(year: Year) -> None:
    with pytest.raises(NotYourDuty):
        choose_contents(open_case(year), by=year.office.binh, on=TODAY, contents=["org-rules"])


def test_the_page_offers_the_list_and_keeps_the_choice(year: Year) -> None:
    case = open_case(year)
    client = Client()
    client.force_login(year.office.an)
    shown = client.get(reverse("case-contents", args=[case.key]))
    facts = {"contents": ["org-rules"], "once": shown.context["form"].initial["once"]}
    sent = client.post(reverse("case-contents", args=[case.key]), facts)

    assert sent.status_code == 302
    assert list(CaseContent.objects.standing().of_case(case).values_list("key", flat=True)) == ["org-rules"]


def test_what_was_chosen_for_the_teams_other_cases_is_proposed(year: Year) -> None:
    case = open_case(year)
    other = next(one for one in case.team.cases.order_by("pk") if one.pk != case.pk)
    choose_contents(other, by=year.office.an, on=TODAY, contents=["org-cadres"])

    client = Client()
    client.force_login(year.office.an)
    shown = client.get(reverse("case-contents", args=[case.key]))

    assert shown.context["form"].initial["contents"] == ["org-cadres"]
    assert not CaseContent.objects.of_case(case).exists()


@pytest.mark.parametrize("kind", [Kind.DISCIPLINE, Kind.COMPLAINT, Kind.FINANCE_INSPECTION])
def test_what_is_counted_by_its_own_facts_has_no_list(year: Year, kind: Kind) -> None:
    case = open_case(year)
    case.kind = kind

    assert forms.contents_for(case, TODAY) == {}
