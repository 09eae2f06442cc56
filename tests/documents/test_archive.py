"""The archive: a dossier is kept as long as was said and nothing holds it; two leaders send it, and its rows stay."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse

from cases import archive
from cases.commands import archive as acts
from cases.commands.dossier import place_originals
from cases.commands.evidence import keep_bytes, path_of
from cases.errors import NotYourDuty
from cases.errors_archive import (
    HeldInTheArchive,
    NotDue,
    NotInTheArchive,
    SamePersonDisposes,
)
from cases.models import Case, EvidenceFile, OriginalsPlace, TrailEntry
from documents import commands, store
from documents.models import Document, State
from tests import make
from tests.documents.walk import walk_with_papers

pytestmark = pytest.mark.django_db

#: The case was closed in 2026; its ten years are over with the year 2036.
LATER = date(2037, 1, 5)
GROUND = "Quyết định phê duyệt danh mục hồ sơ hết thời hạn bảo quản"


class Kept:
    """A closed case in the archive, with one printed paper and one piece of evidence."""

    def __init__(self) -> None:
        self.office = make.make_office()
        self.case, issued = walk_with_papers(self.office)
        self.case.refresh_from_db()
        self.paper = next(one for one in issued if one.case_id == self.case.pk)
        commands.print_here(self.paper)
        self.paper.refresh_from_db()
        self.sha = keep_bytes(ContentFile(b"a ledger"))
        EvidenceFile.objects.create(
            case=self.case, number=900, title="Sổ", origin="team", received_on=self.case.opened_on, size=8,
            file_name="so.pdf", media_type="application/pdf", sha256=self.sha, added_by=self.office.lan,
        )  # fmt: skip

    def archived(self) -> Kept:
        told: dict[str, Any] = {"holder": "Kho", "place": "Kho 1", "mark": "LT-2026-05"}
        stage = OriginalsPlace.Stage.ARCHIVED
        place_originals(self.case, by=self.office.quan, on=self.case.closed_on or LATER, stage=stage, **told)
        acts.set_retention(self.case, years=10, source="Bảng thời hạn bảo quản, mục 3", by=self.office.thu, on=LATER)
        return self

    def listed(self) -> Any:
        return acts.list_for_disposal(self.office.standing, [self.case], reason=GROUND, by=self.office.thu, on=LATER)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture(autouse=True)
def _later() -> Any:
    with time_machine.travel(LATER, tick=False):
        yield


def verified() -> str:
    told = StringIO()
    call_command("verify", stdout=told)
    return told.getvalue()


def test_only_what_the_archive_took_has_a_period_and_nothing_goes_before_it_is_over(kept: Kept) -> None:
    office = kept.office
    with pytest.raises(NotInTheArchive):
        acts.set_retention(kept.case, years=10, source="Bảng", by=office.thu, on=LATER)
    kept.archived()
    rows = archive.kept_by(office.thu, LATER)

    assert [case.pk for case in archive.due(rows, LATER)] == [kept.case.pk]
    assert list(archive.due(rows, date(2036, 12, 31))) == []
    with pytest.raises(NotYourDuty):
        acts.set_retention(kept.case, years=1, source="Bảng", by=office.minh, on=LATER)
    acts.set_retention(kept.case, years=None, source="Bảng thời hạn bảo quản, mục 1", by=office.thu, on=LATER)
    with pytest.raises(NotDue, match=r"vĩnh viễn|for ever"):
        kept.listed()


def test_a_held_dossier_is_not_listed_and_a_hold_stops_a_list_that_was_approved(kept: Kept) -> None:
    office = kept.archived().office
    acts.hold_dossier(kept.case, reason="đang có khiếu nại", by=office.thu, on=LATER)
    assert list(archive.due(archive.kept_by(office.thu, LATER), LATER)) == []
    with pytest.raises(HeldInTheArchive):
        kept.listed()
    acts.lift_hold(kept.case, reason="đã giải quyết xong", by=office.thu, on=LATER)

    batch = kept.listed()
    acts.approve_disposal(batch, by=office.chu, on=LATER)
    acts.hold_dossier(kept.case, reason="tòa án yêu cầu", by=office.thu, on=LATER)

    with pytest.raises(HeldInTheArchive):
        commands.carry_out_disposal(batch, by=office.pho, on=LATER)
    assert store.is_whole(kept.paper.file_sha256)


def test_files_go_with_the_second_approval_of_another_leader_and_rows_stay(kept: Kept) -> None:
    office, paper = kept.archived().office, kept.paper
    batch = kept.listed()
    with pytest.raises(NotYourDuty):
        acts.approve_disposal(batch, by=office.thu, on=LATER)
    acts.approve_disposal(batch, by=office.chu, on=LATER)
    with pytest.raises(SamePersonDisposes):
        commands.carry_out_disposal(batch, by=office.chu, on=LATER)
    assert store.is_whole(paper.file_sha256)

    with TestCase.captureOnCommitCallbacks(execute=True):
        record = commands.carry_out_disposal(batch, by=office.pho, on=LATER)

    assert not store.path_of(paper.file_sha256).exists()
    assert not path_of(kept.sha).exists()
    assert record.symbol.endswith("-BB/TU")
    assert kept.case.code in str(record.facts)
    assert kept.case.subject_name not in str(record.facts)
    paper.refresh_from_db()
    assert (paper.state, paper.symbol != "") == (State.ISSUED, True)
    assert TrailEntry.objects.filter(case=kept.case, act="dossier-disposed").count() == 1
    assert "papers: ok" in verified()
    store.path_of(paper.file_sha256).parent.mkdir(parents=True, exist_ok=True)
    store.path_of(paper.file_sha256).write_bytes(b"back again")
    with pytest.raises(Exception, match="problems"):
        verified()
    assert commands.remove_disposed() == 1
    with pytest.raises(NotInTheArchive):
        acts.hold_dossier(kept.case, reason="muộn", by=office.thu, on=LATER)


def test_a_file_that_another_dossier_holds_stays(kept: Kept) -> None:
    kept.archived()
    other = make.make_case(kept.office, "R1")
    EvidenceFile.objects.create(
        case=other, number=1, title="Sổ", origin="team", received_on=other.opened_on, size=8, file_name="so.pdf",
        media_type="application/pdf", sha256=kept.sha, added_by=kept.office.lan,
    )  # fmt: skip
    batch = kept.listed()
    acts.approve_disposal(batch, by=kept.office.chu, on=LATER)

    with TestCase.captureOnCommitCallbacks(execute=True):
        commands.carry_out_disposal(batch, by=kept.office.pho, on=LATER)

    assert path_of(kept.sha).exists()
    assert not store.path_of(kept.paper.file_sha256).exists()


def test_the_pages_list_hold_and_dispose(kept: Kept) -> None:
    office = kept.archived().office
    clerk, leader, deputy = Client(), Client(), Client()
    for client, user in ((clerk, office.thu), (leader, office.chu), (deputy, office.pho)):
        client.force_login(user)
    listed = clerk.get(reverse("archive"), {"period": "due"}).content.decode()
    assert kept.case.code in listed
    assert kept.case.subject_name not in listed

    body = office.standing.pk
    sent = clerk.post(reverse("disposal-new", args=[body]), {"dossier": kept.case.key, "reason": GROUND})
    made = sent["Location"]
    assert clerk.post(made + "duyet/").status_code == 422
    assert leader.post(made + "duyet/").status_code == 302
    assert leader.post(made + "duyet/").status_code == 422
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert deputy.post(made + "duyet/").status_code == 302

    record = Document.objects.get(type_key="disposal-minutes")
    assert record.symbol in deputy.get(made).content.decode()
    assert Case.objects.filter(pk=kept.case.pk).exists()
