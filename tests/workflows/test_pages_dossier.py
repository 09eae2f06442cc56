"""The file as a whole: its list, where its originals are, deviations signed for, and the copy somebody takes out."""

from __future__ import annotations

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases.commands.dossier import place_originals
from cases.errors_dossier import FileStillOpen, InTheArchive
from cases.models import Case, OriginalsPlace, TrailEntry, Waiver
from documents import catalogue, commands
from documents.commands.exporting import path_of
from documents.models import Document, DossierExport
from documents.signing.certificates import fingerprint
from inspection.accounts.models import User
from tests.documents import signing
from tests.documents.walk import day
from tests.make import Office, make_case, make_office, walk
from tests.walk import accepted, act, morning
from workflows import checklist, conformance, flows, jobs
from workflows.conformance import State
from workflows.export.checking import check
from workflows.management.commands.verify_dossier import judge_of

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 2)

#: The lists of files as the regulation has them.
REGULATED = {one["code"]: one["files"] for one in json.loads((Path(__file__).parent / "procedures.json").read_text())}


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    """A case that was deployed; of its papers only the decision was issued."""
    case = make_case(office, "R1")
    commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), wait=True)
    case.refresh_from_db()
    return case


def get(user: User, address: str) -> Any:
    with time_machine.travel(morning(ON)):
        client = Client()
        client.force_login(user)
        return client.get(address)


def asked(case: Case, by: User) -> DossierExport:
    """The whole file, asked for through its page."""
    with time_machine.travel(morning(ON)):
        client = Client()
        client.force_login(by)
        assert client.post(f"/ho-so/{case.key}/xuat/").status_code == 302
    return DossierExport.objects.get(case=case, asked_by=by)


def exported(case: Case, by: User) -> DossierExport:
    """The whole file, asked for and packed by the worker."""
    export = asked(case, by)
    with time_machine.travel(morning(ON)):
        jobs.export_dossier(export.pk)
        export.refresh_from_db()
    return export


def test_whoever_reads_the_whole_file_takes_it_out_with_everything_that_proves_it(office: Office, case: Case) -> None:
    export = exported(case, office.quan)

    assert (export.state, export.trouble, export.done) == (DossierExport.State.READY, "", export.total)
    found = check(path_of(export), manifest_sha256=export.manifest_sha256)
    assert found.is_whole
    assert (found.trail_length, found.last_hash) == (case.trail_length, case.trail_head)
    with zipfile.ZipFile(path_of(export)) as file:
        names = file.namelist()
        index = json.loads(file.read("00-muc-luc.json"))
        page = file.read("00-muc-luc.html").decode()
    assert names[:3] == ["00-muc-luc.html", "00-muc-luc.css", "00-muc-luc.json"]
    assert names[-2:] == ["99-kiem-chung-quy-trinh.pdf", "manifest.json"]
    assert [one["line"] for one in index["list"]] == [line.name for line in checklist.lines_of(case.kind)]
    (paper,) = index["files"]
    assert paper["name"].startswith("01-quyet-dinh-ke-hoach/01-01-qd-tu-")
    assert f'href="{paper["name"]}"' in page
    told = TrailEntry.objects.filter(act="dossier-exported").get()
    assert (told.by, told.data) == (office.quan, {"case": case.key, "manifest": export.manifest_sha256})

    again = exported(Case.objects.get(pk=case.pk), office.chu)
    assert again.file_sha256 == export.file_sha256, "the same facts, the same bytes"

    address = f"/ho-so/{case.key}/xuat/{export.key}/tep/"
    assert b"".join(get(office.quan, address).streaming_content) == path_of(export).read_bytes()
    assert export.manifest_sha256 in get(office.quan, f"/ho-so/{case.key}/xuat/").content.decode()
    assert {get(user, address).status_code for user in (office.chu, office.minh, office.dien)} == {404}

    DossierExport.objects.filter(pk=export.pk).update(expires_at=morning(ON) - timedelta(minutes=1))
    assert get(office.quan, address).status_code == 404
    commands.sweep_exports()
    export.refresh_from_db()
    assert (export.state, path_of(export).exists()) == (DossierExport.State.EXPIRED, False)


def test_a_house_that_signs_signs_the_manifest_and_the_trail_says_by_which_certificate(
    office: Office, case: Case
) -> None:
    export = asked(case, office.quan)
    with signing.configured():
        jobs.export_dossier(export.pk)  # today: the certificate for tests is of these days
    export.refresh_from_db()

    assert (export.state, export.trouble) == (DossierExport.State.READY, "")
    found = check(path_of(export), manifest_sha256=export.manifest_sha256, judge=judge_of(signing.trusted()))
    assert found.is_whole, list(found.lines())
    told = TrailEntry.objects.filter(act="dossier-exported").get().data
    assert told["certificate"] == fingerprint(signing.certificate_of(signing.held()))

    with signing.configured(SIGNING_PKCS12_FILE=signing.kept("broken.p12", b"nothing")):
        failed = exported(case, office.chu)
    assert (failed.state, path_of(failed).exists()) == (DossierExport.State.FAILED, False)
    assert failed.trouble


def test_who_may_not_read_the_whole_file_does_not_take_it_out(office: Office, case: Case) -> None:
    address = f"/ho-so/{case.key}/xuat/"

    assert get(office.dien, address).status_code == 404
    assert get(office.minh, address).status_code == 404
    assert get(office.lan, address).status_code == 200
    assert get(office.lan, f"{address}tien-do/").status_code == 404


def test_a_paper_that_cannot_be_read_is_named_and_nothing_is_left(
    office: Office, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflows.export.contents.commands.print_here", lambda _row: None)

    export = exported(case, office.quan)

    paper = Document.objects.get(team=case.team)
    assert export.state == DossierExport.State.FAILED
    assert str(paper) in export.trouble
    assert not list(path_of(export).parent.glob(f"{export.key}*"))


@pytest.mark.rule("INV-COMPLETE")
def test_the_authority_takes_note_of_a_deviation_by_a_decision(office: Office, case: Case) -> None:
    facts: dict[str, Any] = {
        "deviation": "R1:paper:deployment-minutes",
        "rule": "DEPLOY",
        "reason": "Đơn vị khắc phục bão lũ.",
    }

    accepted(act(f"/ho-so/{case.key}/kiem-chung/ghi-nhan/", by=office.pho, on=ON, **facts))

    waiver = Waiver.objects.get(case=case)
    assert (waiver.step, waiver.what, waiver.paper) == ("R1", Waiver.What.PAPER, "deployment-minutes")
    paper = Document.objects.get(type_key="deviation-waiver", case=case)
    assert "Đơn vị khắc phục bão lũ" in json.dumps(paper.facts, ensure_ascii=False).replace("đơn vị", "Đơn vị")
    case.refresh_from_db()
    lines = {line.number: line for line in conformance.sheet_of(case).lines}
    assert lines["R1"].state is State.WAIVED
    page = get(office.lan, f"/ho-so/{case.key}/kiem-chung/").content.decode()
    assert "Đơn vị khắc phục bão lũ." in page
    assert "ghi-nhan" not in page, "the head is not offered to sign"


@pytest.mark.rule("FILE-HANDOVER")
def test_originals_have_a_place_until_the_archive_takes_the_file(office: Office, case: Case) -> None:
    facts: dict[str, Any] = {"stage": "kept", "holder": "Hồ Thanh An", "place": "Phòng 205, tủ 3", "line": "trien-khai"}
    archive: dict[str, Any] = {
        "stage": OriginalsPlace.Stage.ARCHIVED,
        "holder": "Lưu trữ",
        "place": "Kho 1",
        "mark": "HS-12/2026",
    }

    accepted(act(f"/ho-so/{case.key}/ban-goc/", by=office.an, on=ON, **facts))

    page = get(office.lan, f"/ho-so/{case.key}/?xem=ho-so").content.decode()
    assert "Phòng 205, tủ 3" in page
    with pytest.raises(FileStillOpen):
        place_originals(case, by=office.quan, on=ON, **archive)
    walk(office, case, "E5", after="R1")
    place_originals(case, by=office.quan, on=ON, **archive)
    with pytest.raises(InTheArchive):
        place_originals(case, by=office.quan, on=ON, **archive | {"place": "Kho 2"})
    whole = checklist.checked(Case.objects.select_related("team__item", "body__organization").get(pk=case.pk)).whole
    assert whole is not None
    assert whole.mark == "HS-12/2026"


@pytest.mark.parametrize("kind", list(flows.OF_CASE))
def test_every_checklist_of_the_regulation_is_a_list_of_the_file(kind: str) -> None:
    lines = checklist.lines_of(kind)

    assert len({line.key for line in lines}) == len(lines)
    assert all(line.papers or line.facts or line.drafts for line in lines)
    assert {key for line in lines for key in (*line.papers, *line.drafts)} <= set(catalogue.BY_KEY)
    named = REGULATED[kind]
    if named:
        assert {name for line in lines for name in line.facts} <= set(checklist.FACTS)
    if named and len(named) > 1:
        assert [line.name for line in lines] == named
    elif named:  # "as KTCH"
        assert [line.name for line in lines] == REGULATED["KTCH"]
