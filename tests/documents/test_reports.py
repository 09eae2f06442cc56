"""The report of a period: filled from the figures, written on, approved by another, issued with its number once."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from cases import commands, statistics
from cases.models import BodyKind, Chair, PostDuty
from cases.statistics import narrative, periods
from documents.models import Document, Draft
from tests.cases.year import YEAR, Year, kept_year
from tests.documents.make_report import save_report
from tests.make import FOUNDED

pytestmark = pytest.mark.django_db

PERIOD = (f"{YEAR}-01-01", f"{YEAR}-06-30")


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        office = made.office
        commands.appoint(
            [(office.members["hoa"], office.city, PostDuty.REPORTING_SECRETARY)],
            by=office.administrator,
            since=date(2025, 1, 1),
        )
        yield made


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def at(name: str, year: Year, *days: str) -> str:
    return reverse(name, args=[year.office.standing.pk, *(days or PERIOD)])


def sent(response: Any) -> dict[str, Any]:
    """What a browser would send back from the editor."""
    formset = response.context["formset"]
    found = {"blocks-TOTAL_FORMS": len(formset.forms), "blocks-INITIAL_FORMS": len(formset.forms)}
    for form in formset.forms:
        found |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    return found | {"base": response.context["base"], "do": "save"}


def judged(year: Year, *days: str, key: str = "hoa") -> int:
    """Draw the report up and write what people have to write: the number of the version that may be issued."""
    client = signed_in(year, key)
    client.post(at("report-draw-up", year, *days))
    facts = sent(client.get(at("report-edit", year, *days)))
    empty = [name for name, value in facts.items() if name.endswith("-text") and not value]
    response = client.post(at("report-edit", year, *days), facts | dict.fromkeys(empty, "Cấp ủy tự đánh giá."))
    assert response.status_code == 302
    return Draft.objects.latest("pk").version


def texts(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(block.get("text", "") or str(block.get("rows")) for block in blocks)


def test_the_page_of_figures_leads_to_the_report_of_its_period(year: Year) -> None:
    client = signed_in(year, "hoa")

    response = client.get(reverse("report"), {"period": "h1", "year": str(YEAR)})

    assert response.headers["Location"] == at("report-of", year)
    assert client.get(at("report-of", year)).status_code == 200


def test_the_draft_is_filled_with_the_figures_of_the_period(year: Year) -> None:
    client = signed_in(year, "hoa")

    client.post(at("report-draw-up", year))
    client.post(at("report-draw-up", year))

    draft = Draft.objects.get()
    period = periods.half(YEAR, 1)
    asked = statistics.ask(year.office.standing, period.since, period.until, on=localdate())
    plan = statistics.plan(asked)
    tables = [block for block in draft.blocks if block["kind"] == "table"]
    assert tables[0]["rows"][0][1:] == [
        str(value)
        for tally in [plan.of(kind="KTCH")]
        for value in (tally.planned, tally.opened, tally.started, tally.concluded, tally.late)
    ]
    late = statistics.figure("late", asked).queryset
    assert {row[0] for row in tables[2]["rows"]} == {case.code for case in late}
    assert draft.author == year.office.hoa


def test_people_write_on_and_each_saving_is_a_version(year: Year) -> None:
    client = signed_in(year, "hoa")
    client.post(at("report-draw-up", year))

    facts = sent(client.get(at("report-edit", year)))
    facts["blocks-1-text"] = "Ban Thường vụ chỉ đạo quyết liệt."
    response = client.post(at("report-edit", year), facts)

    first, second = Draft.objects.order_by("version")
    assert response.headers["Location"] == at("report-of", year)
    assert "quyết liệt" in texts(second.blocks)
    assert "quyết liệt" not in texts(first.blocks)
    assert [b for b in first.blocks if b["kind"] == "table"] == [b for b in second.blocks if b["kind"] == "table"]


def test_a_figure_is_not_typed_over(year: Year) -> None:
    client = signed_in(year, "hoa")
    client.post(at("report-draw-up", year))
    facts = sent(client.get(at("report-edit", year)))
    name = next(key for key, value in facts.items() if key.endswith("-kind") and value == "table").replace(
        "kind", "text"
    )

    response = client.post(at("report-edit", year), facts | {name: facts[name].replace("| 4", "| 40")})

    assert response.status_code == 422
    assert "not typed over" in response.content.decode() or "gõ đè" in response.content.decode()
    assert Draft.objects.count() == 1


def test_blocks_move_and_the_figures_are_filled_again(year: Year) -> None:
    client = signed_in(year, "hoa")
    client.post(at("report-draw-up", year))
    facts = sent(client.get(at("report-edit", year)))

    longer = client.post(at("report-edit", year), facts | {"do": "insert:1"})
    filled = client.post(at("report-edit", year), facts | {"do": "fill", "blocks-1-text": "Bỏ."})
    broken = client.post(at("report-edit", year), facts | {"blocks-0-kind": "picture"})

    assert len(longer.context["formset"].forms) == facts["blocks-TOTAL_FORMS"] + 1
    assert "Bỏ." in str(filled.context["formset"].forms[1]["text"].value())  # what people wrote stays
    assert broken.status_code == 422
    assert Draft.objects.count() == 1


def test_a_period_that_is_none_has_no_report(year: Year) -> None:
    client = signed_in(year, "hoa")

    assert client.get(reverse("report"), {"period": "q9"}).status_code == 400
    assert client.get(at("report-of", year, "2026-02-30", "2026-03-01")).status_code == 404
    assert client.get(at("report-of", year, "2026-03-01", "2026-02-01")).status_code == 404
    edit = at("report-edit", year, "2026-03-01", "2026-03-31")
    assert client.get(edit).status_code == 302  # nothing is drawn up yet: to the report, which offers it


def test_nobody_overwrites_a_colleague(year: Year) -> None:
    client, leader = signed_in(year, "hoa"), signed_in(year, "pho")
    client.post(at("report-draw-up", year))
    mine, theirs = sent(client.get(at("report-edit", year))), sent(leader.get(at("report-edit", year)))

    leader.post(at("report-edit", year), theirs | {"blocks-1-text": "Bản của lãnh đạo."})
    response = client.post(at("report-edit", year), mine | {"blocks-1-text": "Bản của tôi."})

    assert response.status_code == 422
    assert response.context["refusal"].rule == "DOC-DRAFT"
    assert "Bản của tôi." in response.content.decode()
    assert Draft.objects.count() == 2


def test_a_leader_approves_and_issues_it_once(year: Year) -> None:
    version = judged(year)
    leader = signed_in(year, "chu")

    first = leader.post(at("report-issue", year), {"version": version})
    second = leader.post(at("report-issue", year), {"version": version})

    paper = Document.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == reverse("paper", args=[paper.key])
    assert paper.symbol == "01-BC/TU"
    assert paper.content_sha256 == Draft.objects.get(version=version).content_sha256
    assert signed_in(year, "hoa").get(at("report-edit", year)).status_code == 403  # issued text is written no more


def test_the_reports_of_two_periods_do_not_mix(year: Year) -> None:
    other = (f"{YEAR}-01-01", f"{YEAR}-03-31")
    writer, leader = signed_in(year, "hoa"), signed_in(year, "chu")
    one, two = judged(year, *other), judged(year)

    leader.post(at("report-issue", year, *other), {"version": one})
    leader.post(at("report-issue", year), {"version": two})

    first, second = Document.objects.order_by("number")
    assert first.facts["content"]["period"] == list(other)
    assert second.facts["content"]["period"] == list(PERIOD)
    page = writer.get(reverse("report"))
    assert [report.document for report, _url in page.context["rows"]] == [second, first]


def test_who_wrote_it_does_not_issue_it(year: Year) -> None:
    leader = signed_in(year, "chu")
    leader.post(at("report-draw-up", year))

    assert leader.post(at("report-issue", year), {"version": 1}).status_code == 403
    assert not Document.objects.exists()


def test_a_newer_version_is_read_before_it_is_issued(year: Year) -> None:
    writer = signed_in(year, "hoa")
    writer.post(at("report-draw-up", year))
    writer.post(at("report-edit", year), sent(writer.get(at("report-edit", year))) | {"blocks-1-text": "Bản mới."})

    response = signed_in(year, "chu").post(at("report-issue", year), {"version": 1})

    assert response.headers["Location"] == at("report-of", year)
    assert not Document.objects.exists()


@pytest.mark.parametrize("key", ["quan", "lan", "minh", "thu"])
def test_the_report_does_not_exist_for_who_is_not_told_the_figures(year: Year, key: str) -> None:
    signed_in(year, "hoa").post(at("report-draw-up", year))
    client = signed_in(year, key)

    for name in ("report-of", "report-edit"):
        assert client.get(at(name, year)).status_code == 404
    for name in ("report-draw-up", "report-edit", "report-issue"):
        assert client.post(at(name, year), {"version": 1}).status_code == 404
    assert client.get(reverse("report")).status_code == 403


def test_a_report_that_judges_nothing_is_not_issued(year: Year) -> None:
    signed_in(year, "hoa").post(at("report-draw-up", year))

    response = signed_in(year, "chu").post(at("report-issue", year), {"version": 1})

    assert response.status_code == 422
    assert response.context["refusal"].rule == "DOC-TEMPLATE"
    assert [section.place for section in response.context["lacking"]] == ["I", "III.1", "III.2", "III.3", "IV", "V"]
    assert not Document.objects.exists()


def test_a_sentence_of_figures_is_not_typed_over_and_opens_its_cases(year: Year) -> None:
    client = signed_in(year, "hoa")
    client.post(at("report-draw-up", year))
    facts = sent(client.get(at("report-edit", year)))
    name = next(key for key, value in facts.items() if key.endswith("-text") and "kết luận kiểm tra đối với" in value)

    typed = client.post(at("report-edit", year), facts | {name: facts[name].replace("01", "99")})
    as_prose = client.post(
        at("report-edit", year), facts | {name: "Kiểm tra 99 cuộc.", name.replace("text", "kind"): "paragraph"}
    )

    assert (typed.status_code, as_prose.status_code) == (422, 422)
    assert Draft.objects.count() == 1
    page = client.get(at("report-of", year))
    url = reverse("report-figure", args=[year.office.standing.pk, *PERIOD, "inspected-organizations"])
    assert f'href="{url}"' in page.content.decode()
    assert (
        client.get(url).context["value"]
        == Draft.objects.get().content["narrative"]["figures"]["inspected-organizations"]["count"]
    )
    assert signed_in(year, "minh").get(url).status_code == 404


def test_each_body_issues_its_report_in_its_own_series(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standing committee, its commission, and the commission of a ward: three series, each from 01.

    What is told of a period is told once here, and not for every version of its text.
    """
    monkeypatch.setattr(narrative, "tell", cache(narrative.tell))
    office = year.office
    ward, by = office.organizations[1], office.administrator
    facts: dict[str, Any] = {"kind": BodyKind.COMMISSION, "place": "Bến Lụa", "by": by, "on": FOUNDED}
    commands.open_term(ward, name="2020–2030", since=FOUNDED, by=by, on=FOUNDED)
    commission = commands.constitute_body(ward, name="Ủy ban Kiểm tra Đảng ủy phường", suffix="UBKTĐU", **facts)
    commands.seat_members(commission, [(office.members["vien"], Chair.CHAIR)], by=by, since=FOUNDED)
    commands.appoint([(office.members["lan"], ward, PostDuty.REPORTING_SECRETARY)], by=by, since=FOUNDED)
    issuing = [(office.commission, "hoa", "khanh"), (office.standing, "hoa", "chu"), (commission, "lan", "vien")]
    period = periods.month(YEAR, 1)  # cheap: hardly a form has anything in it

    symbols = []
    for body, writer, leader in issuing:
        draft = save_report(body, period, by=office.users[writer], on=localdate())
        args = [body.pk, period.since.isoformat(), period.until.isoformat()]
        issued = signed_in(year, leader).post(reverse("report-issue", args=args), {"version": draft.version})
        assert issued.status_code == 302
        paper = Document.objects.get(body=body, occasion=draft.occasion)
        symbols.append(paper.symbol)
        assert paper.facts["content"]["letterhead"]["name"] == draft.content["letterhead"]["name"]
        assert body.name in texts(draft.blocks)

    assert symbols == ["01-BC/UBKTTU", "01-BC/TU", "01-BC/UBKTĐU"]
    assert signed_in(year, "vien").get(reverse("report-of", args=args)).status_code == 200
    assert signed_in(year, "lan").get(reverse("report-of", args=[office.commission.pk, *args[1:]])).status_code == 404
