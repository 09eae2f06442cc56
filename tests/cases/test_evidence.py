"""Evidence: accepted by what the bytes are, kept under their hash."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import commands
from cases.commands.evidence import LIMIT_MB, path_of
from cases.errors import FileRefused, OutOfOrder
from cases.minutes import FindingFacts
from cases.models import Case, EvidenceFile
from tests.make import START, Office, make_case, make_office

pytestmark = pytest.mark.django_db

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\0" * 40


@pytest.fixture
def office(settings: object, tmp_path: Path) -> Office:
    settings.EVIDENCE_DIR = tmp_path  # type: ignore[attr-defined]
    return make_office()


def _add(office: Office, case: Case, name: str = "anh.png", content: bytes = PNG, who: str = "an") -> EvidenceFile:
    return commands.add_evidence(
        case,
        by=office.users[who],
        on=START.replace(day=20),
        title="Ảnh chụp sổ họp",
        upload=SimpleUploadedFile(name, content),
        origin=EvidenceFile.Origin.TEAM,
    )


def test_a_file_lies_under_its_hash_and_is_numbered(office: Office) -> None:
    case = make_case(office, "R1")

    first, second = _add(office, case), _add(office, case, who="dien")

    sha256 = hashlib.sha256(PNG).hexdigest()
    assert [first.number, second.number] == [1, 2]
    assert first.sha256 == second.sha256 == sha256
    assert path_of(sha256).read_bytes() == PNG
    assert not [p for p in path_of(sha256).parent.parent.iterdir() if p.name.startswith(".tmp-")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trong.png", b""),
        ("trang.html", b"<html><script>alert(1)</script></html>"),
        ("hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("gia.pdf", PNG),
        ("chay.exe", b"MZ" + b"\0" * 100),
    ],
)
def test_what_is_not_a_document_or_a_picture_is_refused(office: Office, name: str, content: bytes) -> None:
    case = make_case(office, "R1")

    with pytest.raises(FileRefused) as refusal:
        _add(office, case, name, content)

    assert name in str(refusal.value)
    assert not case.evidence.exists()


def test_a_file_over_the_limit_is_refused(office: Office) -> None:
    case = make_case(office, "R1")

    with pytest.raises(FileRefused):
        _add(office, case, content=PNG + b"\0" * (LIMIT_MB * 1024 * 1024))


def test_a_name_with_a_path_keeps_only_the_name(office: Office) -> None:
    case = make_case(office, "R1")

    assert _add(office, case, "../../etc/sổ\u200b họp.png").file_name == "sổ họp.png"


def test_a_finding_names_its_evidence(office: Office) -> None:
    case = make_case(office, "R1")
    row = _add(office, case)

    finding = commands.record_finding(
        case, by=office.an, on=START.replace(day=21), facts=FindingFacts("strength", "Tốt", evidence=(row.number,))
    )

    assert list(finding.evidence.all()) == [row]


def test_nothing_is_gathered_before_the_deployment(office: Office) -> None:
    case = make_case(office, "P3")

    with pytest.raises(OutOfOrder):
        _add(office, case)
