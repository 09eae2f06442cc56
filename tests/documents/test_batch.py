"""Many papers in one act: each once, without gaps, each refusal with its rule, bound into one and as single files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from cases import commands as acts
from cases.models import Case
from documents import catalogue, commands, jobs, press, store, verify
from documents.commands import batching
from documents.errors import NothingChosen, NothingOnRecord
from documents.models import Document, State
from documents.models_batch import BatchItem, PaperBatch
from tests import make
from tests.documents.walk import day
from tests.kept import kept_house
from tests.make import Office, make_office
from workflows.batching import kinds_for

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

SUBJECTS = 5
Outcome, Batch = BatchItem.Outcome, PaperBatch.State


def _deployed() -> tuple[Office, list[Case]]:
    """A team of five subjects; the decision was made known to four of them."""
    office = make_office(organizations=SUBJECTS)
    case = make.make_case(office, "P3", subjects=SUBJECTS)
    cases = list(case.team.cases.order_by("pk"))
    for one in cases[:-1]:
        make.walk(office, one, "R1", after="P3")
    return office, list(case.team.cases.select_related("team").order_by("pk"))


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, list[Case]]]:
    with kept_house(django_db_blocker, tmp_path_factory, "batch", _deployed) as house:
        yield house


@pytest.fixture(autouse=True)
def exports(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "EXPORTS_DIR", tmp_path)


def started(house: tuple[Office, list[Case]], **values: Any) -> PaperBatch:
    office, cases = house
    told: dict[str, Any] = {"by": office.lan, "on": day("R1"), "team": cases[0].team} | values
    return commands.start_batch(catalogue.DEPLOYMENT_MINUTES, cases, **told)


def work(kinds: set[str] | None = None) -> list[str]:
    """Do what the queue holds, as the worker would; return the names of the jobs done."""
    done = []
    while waiting := [row for row in OrmQ.objects.order_by("pk") if kinds is None or name_of(row) in kinds]:
        for row in waiting:
            name = name_of(row)
            getattr(jobs, name)(*row.task["args"])
            done.append(name)
            row.delete()
    return done


def name_of(row: OrmQ) -> str:
    return str(row.task["func"]).rsplit(".", 1)[1]


def printed_without_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press that sets a blank page: what is asked here is the order of work, not the look of a paper."""

    def render(_type: Any, facts: Any) -> bytes:
        pdf, out = pikepdf.new(), io.BytesIO()
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = facts["issue"]["symbol"]
        pdf.save(out)
        return out.getvalue()

    monkeypatch.setattr(press, "render", render)
    monkeypatch.setattr(press, "template_version", lambda: "blank")


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fetched(client: Client, name: str, batch: PaperBatch) -> bytes:
    """Fetch a file whole."""
    answer = client.get(reverse(name, args=[batch.key]))
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    return content


def test_the_preview_says_of_each_what_the_rules_say_and_takes_no_number(house: tuple[Office, list[Case]]) -> None:
    office, cases = house
    first = commands.issue(catalogue.DEPLOYMENT_MINUTES, cases[0], by=office.lan, on=day("R1"), wait=True)

    asked = commands.prospects(catalogue.DEPLOYMENT_MINUTES, cases, by=office.lan, on=day("R1"))
    others = commands.prospects(catalogue.DEPLOYMENT_MINUTES, cases, by=office.minh, on=day("R1"))

    assert [one.is_possible for one in asked] == [False, True, True, True, False]
    assert asked[0].stands == first
    assert isinstance(asked[-1].refusal, NothingOnRecord)
    assert not any(one.is_possible for one in others)
    assert Document.objects.filter(type_key="deployment-minutes").count() == 1
    assert first.series is not None
    first.series.refresh_from_db()
    assert first.series.last == 1


def test_a_batch_is_issued_printed_and_bound_from_the_page_of_its_team(house: tuple[Office, list[Case]]) -> None:
    office, cases = house
    head, address = signed_in(office.lan), reverse("team-batch", args=[cases[0].team.key])
    assert catalogue.DEPLOYMENT_MINUTES in kinds_for(office.lan, cases[0].team, day("R1"))
    assert address in head.get(reverse("team", args=[cases[0].team.key])).content.decode()
    shown = head.get(address + "?loai=deployment-minutes").content.decode()
    assert str(NothingOnRecord(paper=catalogue.DEPLOYMENT_MINUTES.name).messages[0]) in shown.replace("&quot;", '"')

    left_out = cases[0].key
    answer = head.post(address, {"loai": "deployment-minutes", "bo": [left_out]})

    batch = PaperBatch.objects.get()
    assert answer["Location"] == reverse("batch", args=[batch.key])
    assert f'hx-get="{reverse("batch-progress", args=[batch.key])}"' in head.get(answer["Location"]).content.decode()
    done = work()
    assert done == ["issue_batch", "print_document", "print_document", "print_document", "bind_batch"]
    batch.refresh_from_db()
    assert batch.state == Batch.READY
    papers = [item.document for item in batch.items.select_related("document")]
    assert [paper.number for paper in papers if paper] == [1, 2, 3]
    assert head.get(reverse("batch-progress", args=[batch.key]))["HX-Refresh"] == "true"
    whole = fetched(head, "batch-pdf", batch)
    with pikepdf.open(io.BytesIO(whole)) as bound:
        assert len(bound.pages) == sum(paper.pages or 0 for paper in papers if paper) == batch.pages
        with bound.open_outline() as outline:
            titles = [str(entry.title) for entry in outline.root]
    assert [title.split(" ")[0] for title in titles] == ["01-BB/ĐKT", "02-BB/ĐKT", "03-BB/ĐKT"]
    packed = fetched(head, "batch-zip", batch)
    with zipfile.ZipFile(io.BytesIO(packed)) as singles:
        kept = {singles.read(name) for name in singles.namelist() if name.endswith(".pdf")}
        listed = list(csv.reader(io.StringIO(singles.read("danh-sach.csv").decode("utf-8-sig"))))
    assert kept == {store.read(paper.file_sha256) for paper in papers if paper}
    assert len(listed) == 1 + 3
    assert list(verify.problems()) == []
    for who in (office.an, office.minh, office.chu):
        for name in ("batch", "batch-pdf", "batch-progress", "batch-bind"):
            assert signed_in(who).get(reverse(name, args=[batch.key])).status_code == 404


def test_what_a_rule_refuses_is_reported_and_the_others_are_made(
    house: tuple[Office, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, cases = house
    printed_without_press(monkeypatch)
    before = commands.issue(catalogue.DEPLOYMENT_MINUTES, cases[1], by=office.lan, on=day("R1"), wait=True)
    batch = started(house)

    work()

    outcomes = list(batch.items.values_list("outcome", flat=True))
    assert outcomes == [Outcome.MADE, Outcome.STOOD, Outcome.MADE, Outcome.MADE, Outcome.REFUSED]
    refused = batch.items.get(outcome=Outcome.REFUSED)
    assert (refused.rule, refused.document) == ("INV-ORDER", None)
    assert refused.refusal
    assert refused.advice
    before.refresh_from_db()
    assert before.state == State.ISSUED
    page = signed_in(office.lan).get(reverse("batch", args=[batch.key])).content.decode()
    assert cases[-1].subject_name in page
    assert refused.advice in page
    again = started(house)
    assert again != batch
    work()
    assert Document.objects.filter(type_key="deployment-minutes").count() == 4
    with pytest.raises(NothingChosen):
        commands.start_batch(catalogue.DEPLOYMENT_MINUTES, [], by=office.lan, on=day("R1"), team=cases[0].team)


def test_F15_a_worker_that_dies_half_way_leaves_whole_steps_and_the_next_goes_on(  # noqa: N802
    house: tuple[Office, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """What ends a process asks nobody."""

    printed_without_press(monkeypatch)
    monkeypatch.setattr(batching, "CHUNK", 2)
    batch = started(house)
    real, calls = commands.issue_many, []

    def dies_in_the_second_step(orders: Any, **values: Any) -> Any:
        documents = real(orders, **values)
        calls.append(documents)
        if len(calls) == 2:
            raise Killed
        return documents

    monkeypatch.setattr(batching, "issue_many", dies_in_the_second_step)
    with pytest.raises(Killed):
        work({"issue_batch"})

    assert Document.objects.filter(type_key="deployment-minutes").count() == 2
    assert batch.items.filter(outcome=Outcome.MADE).count() == 2
    work({"issue_batch"})  # the queue delivers again what was not acknowledged
    work()
    commands.issue_batch(batch.pk)  # late, once more
    commands.bind_batch(batch.pk)

    numbers = Document.objects.filter(type_key="deployment-minutes").order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]
    batch.refresh_from_db()
    assert batch.state == Batch.READY
    assert [*verify.number_problems(), *verify.trail_problems(), *verify.hash_problems()] == []


def test_asked_twice_one_batch_is_on_its_way_and_a_silent_one_is_rung_for(
    house: tuple[Office, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_without_press(monkeypatch)
    batch = started(house)
    assert started(house) == batch
    OrmQ.objects.all().delete()  # the bell was lost with its worker
    long_ago = timezone.now() - timedelta(minutes=5)
    PaperBatch.objects.update(changed_at=long_ago)

    assert commands.sweep_batches() == 1
    assert commands.sweep_batches() == 0
    work({"issue_batch"})
    for pk in Document.objects.unprinted().values_list("pk", flat=True):
        commands.print_now(pk)  # each killed after its file was kept: nobody said that all are there
    OrmQ.objects.all().delete()
    PaperBatch.objects.update(changed_at=long_ago)
    assert commands.sweep_batches() == 1
    assert work() == ["bind_batch"]
    batch.refresh_from_db()
    assert batch.state == Batch.READY

    PaperBatch.objects.update(expires_at=long_ago)
    assert commands.remove_old() == 1
    client = signed_in(house[0].lan)
    assert client.get(reverse("batch-pdf", args=[batch.key])).status_code == 404
    assert client.post(reverse("batch-bind", args=[batch.key])).status_code == 302
    assert work() == ["bind_batch"]
    assert fetched(client, "batch-pdf", batch)


def test_who_may_no_longer_read_one_of_the_papers_gets_none_of_the_files(
    house: tuple[Office, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, cases = house
    printed_without_press(monkeypatch)
    batch = started(house)
    work()
    client = signed_in(office.lan)
    assert fetched(client, "batch-zip", batch)

    acts.recuse(cases[0], by=office.lan, on=day("R2"), ground="kinship")

    assert client.get(reverse("batch-zip", args=[batch.key])).status_code == 404


def test_decisions_for_the_teams_of_a_programme_are_made_from_its_page(house: tuple[Office, list[Case]]) -> None:
    office, cases = house
    item = cases[0].team.item
    assert item is not None
    programme = item.programme
    leader = signed_in(office.chu)

    shown = leader.get(reverse("programme-batch", args=[programme.pk]) + "?loai=team-decision")
    answer = leader.post(reverse("programme-batch", args=[programme.pk]), {"loai": "team-decision"})

    assert cases[0].team.name in shown.content.decode()
    batch = PaperBatch.objects.get()
    assert answer["Location"] == reverse("batch", args=[batch.key])
    work({"issue_batch"})
    (made,) = batch.items.select_related("document")
    assert made.document is not None
    assert made.document.symbol == "01-QĐ/TU"
    assert signed_in(office.minh).get(reverse("programme-batch", args=[programme.pk])).status_code == 404
