"""A paper is issued once: the approved text, a number from the register, facts that never change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone
from django_q.models import OrmQ

from cases import commands as acts
from cases import trail
from cases.errors import ApprovedTextChanged, DrafterApproves, NotYourDuty
from cases.models import AnnualProgramme, Kind, MeetingKind, Term, TrailEntry
from documents import catalogue, commands, filling, numbering, press, render, store, triggers, verify
from documents.canonical import digest
from documents.errors import (
    DraftChanged,
    DraftMissing,
    NothingOnRecord,
    ProseRefused,
    SamePersonVoids,
    SeriesRunning,
    TermMissing,
)
from documents.facts.content import BUILDERS, OF_SITTINGS
from documents.models import Document, Draft, Scan, Series, State
from documents.prose import compared
from tests import make
from tests.documents.make_report import save_report
from tests.documents.walk import INSPECTION, PAPERS, SUPERVISION, day, drafted, walk_with_papers
from tests.make import Office, make_office

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


@pytest.fixture
def office() -> Office:
    return make_office()


def decided(office: Office, **values: Any) -> Any:
    """A team whose decision was signed and issued."""
    case = make.make_case(office, "P2")
    commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), **values)
    return case


@pytest.mark.parametrize("kind", [INSPECTION, SUPERVISION])
def test_every_step_makes_its_papers_and_all_of_them_print(office: Office, kind: str) -> None:
    case, issued = walk_with_papers(office, kind)

    assert {document.type_key for document in issued} >= {
        paper.key for papers in PAPERS.values() for _who, paper in papers if paper is not catalogue.CONCLUSION_NOTICE
    }
    for document in issued:
        assert render.render(document.type, document.facts).startswith(b"%PDF")
        assert document.state == State.WAITING
    assert list(verify.problems()) == []
    case.refresh_from_db()
    assert case.trail_length == TrailEntry.objects.filter(case=case).count()


def test_every_paper_of_a_case_or_team_has_its_builder() -> None:
    wanted = {one for one in catalogue.ALL if one.concern in (catalogue.Concern.CASE, catalogue.Concern.TEAM)}

    assert set(BUILDERS) == wanted - set(OF_SITTINGS)


# Numbers


def test_numbers_run_per_body_code_and_term_and_a_team_has_its_own(office: Office) -> None:
    _case, issued = walk_with_papers(office)
    symbols = {document.type_key: document.symbol for document in issued}

    assert symbols["team-decision"] == "01-QĐ/TU"
    assert symbols["proposal"] == "01-TTr/UBKTTU"
    assert symbols["team-report"] == "01-BC/ĐKT"
    assert symbols["deployment-minutes"] == "02-BB/ĐKT"
    assert symbols["conclusion-notice"] == "01-TB/TU"
    assert symbols["outline"] == ""


def test_a_new_team_begins_its_own_register_anew(office: Office) -> None:
    first, second = decided(office), make.make_case(office, "P2", SUPERVISION)
    commands.issue(catalogue.TEAM_DECISION, second.team, by=office.chu, on=day("P2"))

    for case in (first, second):
        make.walk(office, case, "P3", after="P2")
        commands.issue(catalogue.SCHEDULE, case.team, by=office.lan, on=day("P3"))

    schedules = Document.objects.filter(type_key="schedule").order_by("pk")
    assert [row.symbol for row in schedules] == ["01-KH/ĐKT", "01-KH/ĐGS"]
    assert list(Document.objects.filter(type_key="team-decision").order_by("pk").values_list("symbol", flat=True)) == [
        "01-QĐ/TU",
        "02-QĐ/TU",
    ]


def test_a_new_term_begins_at_one_and_the_day_of_signing_decides(office: Office) -> None:
    series = numbering.series_for(catalogue.PLAN, body=office.standing, team=None, on=date(2026, 3, 1))
    numbering.take(series)
    term = numbering.term_of(office.standing, date(2026, 3, 1))
    type(term).objects.filter(pk=term.pk).update(until=date(2026, 6, 1))
    acts.open_term(office.city, name="2026–2031", since=date(2026, 6, 1), by=office.administrator, on=date(2026, 6, 1))

    later = numbering.series_for(catalogue.PLAN, body=office.standing, team=None, on=date(2026, 6, 1))

    assert later != series
    assert list(numbering.take(later)) == [1]
    assert list(numbering.take(series)) == [2]


@pytest.mark.both_engines
def test_a_body_without_a_term_on_the_day_of_signing_issues_nothing(office: Office) -> None:
    case = make.make_case(office, "P2")
    Term.objects.update(since=day("P2") + timedelta(days=1))

    with pytest.raises(TermMissing) as refused:
        commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))

    assert office.standing.name in str(refused.value)
    assert not Series.objects.exists()


def test_a_register_goes_on_where_the_paper_register_stands(office: Office) -> None:
    commands.open_series(office.standing, "QĐ", last=41, by=office.thu, on=make.START)

    case = decided(office)

    document = Document.objects.get(team=case.team, type_key="team-decision")
    assert document.symbol == "42-QĐ/TU"
    entry = TrailEntry.objects.get(act="series-opened")
    assert (entry.by, entry.data["last"]) == (office.thu, 41)
    assert list(verify.number_problems()) == []


def test_a_register_that_gave_a_number_is_not_moved(office: Office) -> None:
    decided(office)

    with pytest.raises(SeriesRunning):
        commands.open_series(office.standing, "QĐ", last=41, by=office.thu, on=make.START)


def test_nobody_but_clerk_or_leader_opens_a_register(office: Office) -> None:
    with pytest.raises(NotYourDuty):
        commands.open_series(office.standing, "QĐ", last=41, by=office.lan, on=make.START)


def test_A44_no_form_and_no_command_takes_a_number(office: Office) -> None:  # noqa: N802
    from documents import forms_drafts, forms_register

    fields = [
        name
        for module in (forms_register, forms_drafts)
        for form in vars(module).values()
        if isinstance(form, type) and hasattr(form, "base_fields")
        for name in form.base_fields
    ]
    assert not {"number", "symbol", "signed_on", "series_id"} & set(fields)
    with pytest.raises(TypeError):
        commands.issue(catalogue.PLAN, make.make_case(office, "P2").team, by=office.chu, on=day("P2"), number=7)  # type: ignore[call-arg]


def test_asked_twice_a_paper_is_issued_once(office: Office) -> None:
    case = decided(office)

    again = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))

    assert again == Document.objects.get(type_key="team-decision")
    assert Series.objects.get(code="QĐ").last == 1
    assert TrailEntry.objects.filter(act="paper-issued").count() == 1


def test_a_refused_issue_takes_no_number(office: Office) -> None:
    case = make.make_case(office, "P2")
    with pytest.raises(NotYourDuty):
        commands.issue(catalogue.TEAM_DECISION, case.team, by=office.lan, on=day("P2"))

    document = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))

    assert document.symbol == "01-QĐ/TU"


def test_a_paper_whose_act_is_not_on_record_is_refused(office: Office) -> None:
    case = make.make_case(office, "P3")

    with pytest.raises(NothingOnRecord):
        commands.issue(catalogue.DEPLOYMENT_MINUTES, case, by=office.lan, on=day("P3"))


def test_the_job_is_asked_for_in_the_same_transaction_with_ids_only(office: Office) -> None:
    class Change(Exception):
        pass

    case = make.make_case(office, "P2")
    with pytest.raises(Change), transaction.atomic():
        commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))
        raise Change
    assert not OrmQ.objects.exists()
    assert not Document.objects.exists()

    document = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))

    (job,) = OrmQ.objects.all()
    assert job.task["func"] == "documents.jobs.print_document"
    assert job.task["args"] == (document.pk,)


# What is approved is what is issued


@pytest.fixture
def reported(office: Office) -> Any:
    case = make.make_case(office, "P2")
    commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"))
    return make.walk(office, case, "E1", after="P2")


def notice_draft(office: Office, case: Any, **values: Any) -> Draft:
    return commands.save_draft(catalogue.CONCLUSION_NOTICE, case, by=office.an, on=day("E1"), **values)


def test_a_notice_without_an_approved_draft_is_not_issued(office: Office, reported: Any) -> None:
    # A notice is written before the report is submitted: the draft act ends with it for the team's own pages.
    case = reported
    make.consider(office, case, day("E2"))

    with pytest.raises(DraftMissing):
        commands.issue(catalogue.CONCLUSION_NOTICE, case, by=office.chu, on=day("E2"))


def test_issuing_adds_number_day_and_signature_and_nothing_else(office: Office, reported: Any) -> None:
    draft = notice_draft(office, reported)
    make.consider(office, reported, day("E2"), approved_sha256=draft.content_sha256)
    commands.approve_draft(draft, by=office.chu, on=day("E2"))

    document = commands.issue(catalogue.CONCLUSION_NOTICE, reported, by=office.chu, on=day("E2"))

    assert document.facts["content"] == draft.content
    assert document.content_sha256 == draft.content_sha256 == digest(draft.content)
    assert document.facts_sha256 == digest(document.facts) != document.content_sha256
    assert set(document.facts["issue"]) == {"number", "symbol", "draft", "date", "signatures", "anchor", "code"}
    assert document.facts["issue"]["signatures"][0]["capacity"] == "T/M BAN THƯỜNG VỤ"


def test_a_draft_the_body_did_not_name_is_not_approved(office: Office, reported: Any) -> None:
    named = notice_draft(office, reported)
    make.consider(office, reported, day("E2"), approved_sha256="0" * 64)

    with pytest.raises(ApprovedTextChanged):
        commands.approve_draft(named, by=office.chu, on=day("E2"))


def test_A16_who_wrote_the_notice_does_not_approve_it(office: Office, reported: Any) -> None:  # noqa: N802
    draft = notice_draft(office, reported)
    with connection.cursor() as cursor:
        triggers.lift()
        cursor.execute("UPDATE documents_draft SET author_id = %s WHERE id = %s", [office.chu.pk, draft.pk])
        triggers.install()
    make.consider(office, reported, day("E2"))

    with pytest.raises(DrafterApproves):
        commands.approve_draft(draft, by=office.chu, on=day("E2"))


def test_a_draft_is_kept_in_versions_and_the_same_text_is_one(office: Office, reported: Any) -> None:
    first = notice_draft(office, reported)
    same = notice_draft(office, reported)
    changed = [*first.blocks, {"kind": "paragraph", "text": "Thêm một đoạn."}]
    second = notice_draft(office, reported, blocks=changed, after=1)

    assert same == first
    assert (first.version, second.version) == (1, 2)
    assert [row.kind for row in compared(first.blocks, second.blocks)].count("added") == 1


def test_nobody_overwrites_a_colleagues_version(office: Office, reported: Any) -> None:
    first = notice_draft(office, reported)
    notice_draft(office, reported, blocks=[{"kind": "paragraph", "text": "Bản của An."}], after=first.version)

    with pytest.raises(DraftChanged):
        notice_draft(office, reported, blocks=[{"kind": "paragraph", "text": "Bản khác."}], after=first.version)


@pytest.mark.parametrize(
    "blocks",
    [
        [{"kind": "script", "text": "x"}],
        [{"kind": "paragraph", "text": "x" * 20_000}],
        [{"kind": "paragraph", "text": "x"}] * 1000,
        [{"kind": "table", "columns": [{"title": "a"}], "rows": [["1", "2"]]}],
        [{"kind": "table", "columns": [{"title": "a"}] * 40, "rows": []}],
    ],
)
def test_prose_no_paper_could_print_is_refused(office: Office, reported: Any, blocks: list[Any]) -> None:
    with pytest.raises(ProseRefused):
        notice_draft(office, reported, blocks=blocks)


def test_a_report_returned_by_the_body_is_reported_anew_with_a_new_number(office: Office, reported: Any) -> None:
    case = reported
    drafted(office, case, catalogue.TEAM_REPORT, "E1", "lan")
    first = commands.issue(catalogue.TEAM_REPORT, case, by=office.lan, on=day("E1"))
    make.consider(office, case, day("E2"), outcome="", remarks="Làm rõ số liệu.")
    case.refresh_from_db()
    acts.finalise_report(case, by=office.lan, on=day("E2"))
    acts.submit(case, by=office.lan, on=day("E2"))
    case.refresh_from_db()
    text = [{"kind": "paragraph", "text": "Đã làm rõ số liệu."}]
    draft = commands.save_draft(catalogue.TEAM_REPORT, case, by=office.an, on=day("E2"), blocks=text)
    commands.approve_draft(draft, by=office.lan, on=day("E2"))

    second = commands.issue(catalogue.TEAM_REPORT, case, by=office.lan, on=day("E2"))

    assert (first.symbol, second.symbol) == ("01-BC/ĐKT", "02-BC/ĐKT")


# A numbered paper stays as it is


FROZEN = [
    "number = 99",
    "symbol = '99-QĐ/TU'",
    "facts = '{}'",
    "facts_sha256 = 'x'",
    "content_sha256 = 'x'",
    "signer = 'x'",
]


@pytest.mark.parametrize("change", FROZEN)
def test_A43_nothing_of_a_numbered_paper_changes_past_django(office: Office, change: str) -> None:  # noqa: N802
    decided(office)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_document SET {change}")  # noqa: S608 - our own words


@pytest.mark.parametrize("table", ["documents_document", "documents_series", "documents_draft"])
def test_A43_no_row_is_deleted_past_django(office: Office, reported: Any, table: str) -> None:  # noqa: N802
    notice_draft(office, reported)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words


def test_A43_no_way_of_the_orm_deletes_a_paper(office: Office) -> None:  # noqa: N802
    case = decided(office)
    document = Document.objects.get()

    with pytest.raises(TypeError):
        document.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.all().delete()
    with pytest.raises((IntegrityError, TypeError, DatabaseError)), transaction.atomic():
        type(case.team).objects.filter(pk=case.team_id).delete()
    assert Document.objects.get() == document


def test_A43_two_people_make_a_paper_void_and_its_number_stays(office: Office) -> None:  # noqa: N802
    case = decided(office)
    document = Document.objects.get()
    commands.ask_void(document, by=office.thu, on=day("P3"), reason="Ghi sai thời hạn.")

    with pytest.raises(SamePersonVoids):
        commands.void(document, by=office.thu, on=day("P3"))
    commands.void(document, by=office.pho, on=day("P3"))

    again = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P3"))
    assert again.symbol == "02-QĐ/TU"
    document.refresh_from_db()
    assert (document.state, document.symbol, document.void_reason) == (State.VOID, "01-QĐ/TU", "Ghi sai thời hạn.")
    assert list(verify.number_problems()) == []


def test_a_scan_of_the_original_is_attached_to_its_paper(office: Office) -> None:
    decided(office)
    document = Document.objects.get()

    scan = commands.attach_scan(document, by=office.thu, on=day("P2"), content=PDF, name="goc.pdf")

    assert Scan.objects.get() == scan
    assert list(verify.file_problems()) == []
    assert TrailEntry.objects.filter(act="scan-attached").exists()


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"MZ\x90\x00", b"", b"<html><script>"])
def test_a_scan_is_a_pdf_or_a_picture(office: Office, content: bytes) -> None:
    from cases.errors import FileRefused

    decided(office)

    with pytest.raises(FileRefused):
        commands.attach_scan(Document.objects.get(), by=office.thu, on=day("P2"), content=content)


# Many at once


def test_many_papers_are_issued_in_few_statements(office: Office, django_assert_max_num_queries: Any) -> None:
    big = make_big_team(office, 12)
    orders = [commands.Order(catalogue.DEPLOYMENT_MINUTES, case, office.lan, day("R1")) for case in big]

    with django_assert_max_num_queries(30 + 2 * len(big)):
        documents = commands.issue_many(orders)

    assert [document.number for document in documents] == list(range(1, 13))
    assert commands.issue_many(orders) == []
    assert list(verify.problems()) == []
    assert not OrmQ.objects.exists()


def test_two_meetings_of_a_case_on_one_day_leave_two_minutes(office: Office) -> None:
    case = make.walk(office, decided(office), "R2", after="P2")
    on = day("R2")
    for _time in range(2):
        acts.record_meeting(case, by=office.an, kind=MeetingKind.WORKING, minutes=make.minutes(on))
    meetings = case.meetings.filter(kind=MeetingKind.WORKING)

    documents = commands.issue_many(
        [commands.Order(catalogue.WORKING_MINUTES, case, office.an, on, meeting) for meeting in meetings]
    )

    assert [document.occasion for document in documents] == [meeting.pk for meeting in meetings]
    assert list(trail.problems()) == []


def make_big_team(office: Office, subjects: int) -> list[Any]:
    more = make_office_with(office, subjects)
    case = make.make_case(more, "P3", subjects=subjects)
    cases = list(case.team.cases.order_by("pk"))
    for one in cases:
        make.walk(more, one, "R1", after="P3")
        one.refresh_from_db()
    return cases


def make_office_with(office: Office, subjects: int) -> Office:
    rows = [
        acts.NewOrganization(f"TC1{n:02d}", f"Đảng ủy xã Cẩm {n}", "COSO", make.FOUNDED, "TU")  # type: ignore[arg-type]
        for n in range(subjects)
    ]
    made = acts.register_organizations(rows, by=office.administrator, on=make.FOUNDED)
    office.organizations = [made[row.code] for row in rows]
    return office


def test_extension_and_change_of_team_are_decisions_of_the_same_register(office: Office) -> None:
    case = decided(office)
    case = make.walk(office, case, "R2", after="P2")
    on = day("R2") + timedelta(days=1)
    acts.request_extension(case, by=office.lan, on=on, days=5, reason="Cần thêm thời gian xác minh.")
    acts.decide_extension(case, by=office.chu, on=on, granted=True)
    case.refresh_from_db()
    longer = commands.issue(catalogue.EXTENSION_DECISION, case, by=office.chu, on=on)
    acts.change_team(
        case.team, by=office.chu, on=on, role="MEMBER", reason="Điều động công tác.",  # type: ignore[arg-type]
        leaving=office.members["hoa"], joining=office.members["minh"],
    )  # fmt: skip
    changed = commands.issue(catalogue.TEAM_CHANGE_DECISION, case.team, by=office.chu, on=on)

    assert (longer.symbol, changed.symbol) == ("02-QĐ/TU", "03-QĐ/TU")
    assert longer.facts["content"]["due_after"] > longer.facts["content"]["due_before"]
    names = [person["name"] for person in changed.facts["content"]["members"]]
    assert office.members["minh"].full_name in names
    assert office.members["hoa"].full_name not in names
    for document in (longer, changed):
        assert render.render(document.type, document.facts).startswith(b"%PDF")


def test_programme_and_periodic_report_are_issued_too(office: Office) -> None:
    from cases.statistics import periods

    case, _issued = walk_with_papers(office, upto="E2")
    programme = AnnualProgramme.objects.get()
    printed = commands.issue(catalogue.PROGRAMME, programme, by=office.chu, on=make.START)
    period = periods.quarter(2026, 1)
    draft = save_report(office.standing, period, by=office.pho, on=day("E5"))
    commands.approve_draft(draft, by=office.chu, on=day("E5"))
    report = commands.issue(catalogue.PERIODIC_REPORT, office.standing, by=office.chu, on=day("E5"), occasion=period)

    assert printed.symbol == "01-CTr/TU"
    assert report.symbol == "01-BC/TU"
    assert "quý I năm 2026" in report.about
    for document in (printed, report):
        assert render.render(document.type, document.facts).startswith(b"%PDF")
    assert list(verify.problems()) == []
    assert case.kind == Kind.COMPLIANCE_INSPECTION


# Printing


def printed_to_be(office: Office) -> Document:
    decided(office)
    return Document.objects.get()


class _WorkerKilled(BaseException):
    """What a kill looks like from inside: nothing catches it."""


def test_F07_a_paper_that_always_kills_its_worker_is_laid_before_people(  # noqa: N802
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_arguments: Any) -> bytes:
        raise _WorkerKilled

    document = printed_to_be(office)
    monkeypatch.setattr(press, "render", killed)
    for _time in range(commands.ATTEMPTS):
        with pytest.raises(_WorkerKilled):
            commands.print_now(document.pk)

    assert commands.print_now(document.pk) == commands.Printed.INCIDENT
    assert commands.print_now(document.pk) == commands.Printed.ALREADY


def test_A31_a_paper_too_heavy_becomes_an_incident_and_others_are_printed(  # noqa: N802
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = printed_to_be(office)

    def heavy(*_arguments: Any) -> bytes:
        raise press.PaperTooHeavy("The paper took more processor time than a paper may.")

    with monkeypatch.context() as patched:
        patched.setattr(press, "render", heavy)
        results = [commands.print_now(document.pk) for _time in range(commands.ATTEMPTS)]
    document.refresh_from_db()

    assert results == [commands.Printed.AGAIN, commands.Printed.AGAIN, commands.Printed.INCIDENT]
    assert document.state == State.INCIDENT
    assert "processor time" in document.trouble
    assert list(verify.problems()) == []
    commands.request_print(document)
    assert commands.print_now(document.pk) == commands.Printed.ISSUED


def test_F13_a_job_delivered_twice_has_one_effect(office: Office) -> None:  # noqa: N802
    document = printed_to_be(office)

    assert commands.print_now(document.pk) == commands.Printed.ISSUED
    assert commands.print_now(document.pk) == commands.Printed.ALREADY
    document.refresh_from_db()
    assert store.is_whole(document.file_sha256)
    assert document.pages == 2
    assert document.template_version == filling.template_version()
    assert list(verify.problems()) == []


def test_F21_a_full_disk_leaves_the_paper_to_be_printed_later(  # noqa: N802
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_content: bytes) -> str:
        raise OSError(28, "No space left on device")

    document = printed_to_be(office)
    with monkeypatch.context() as patched:
        patched.setattr(store, "keep", full)
        assert commands.print_now(document.pk) == commands.Printed.AGAIN

    assert commands.print_now(document.pk) == commands.Printed.ISSUED
    assert list(verify.problems()) == []


def test_the_reconciler_rings_again_for_what_fell_silent_and_leaves_the_waiting(office: Office) -> None:
    document = printed_to_be(office)
    assert document.team is not None
    waiting = commands.issue(catalogue.PLAN, document.team, by=office.chu, on=day("P2"), wait=True)
    OrmQ.objects.all().delete()

    assert commands.reconcile() == 0
    Document.objects.filter(pk=document.pk).update(rung_at=timezone.now() - timedelta(minutes=1))
    assert commands.reconcile() == 1
    assert commands.reconcile() == 0

    (job,) = OrmQ.objects.all()
    assert job.task["args"] == (document.pk,)
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_verify_finds_an_altered_file_and_a_missing_number(office: Office) -> None:
    document = printed_to_be(office)
    commands.print_now(document.pk)
    document.refresh_from_db()
    store.path_of(document.file_sha256).write_bytes(b"%PDF other")
    triggers.lift()
    Series.objects.update(last=7)
    triggers.install()

    problems = list(verify.problems())

    assert any("its file is missing or was altered" in problem for problem in problems)
    assert any("1 papers for 7 numbers" in problem for problem in problems)
