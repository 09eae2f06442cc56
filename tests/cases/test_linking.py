"""What a finding rests on: linked page by page by the team, taken away with a reason, never after the submission."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cases import commands
from cases.commands.evidence import path_of
from cases.commands.linking import pages_of
from cases.errors import AlreadyDone, NothingTouched, NotYourDuty, RuleBroken, ThereAlready
from cases.errors_evidence import EvidenceNotThere, NotLinked, PagesUnclear
from cases.models import Case, EvidenceFile, Finding, Stance
from tests.make import START, Office, make_case, make_office, violation
from tests.workflows.pages import done, signed_in, submit

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=30)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def office(settings: object, tmp_path: Path) -> Office:
    settings.EVIDENCE_DIR = tmp_path  # type: ignore[attr-defined]
    return make_office()


def gathered(office: Office, upto: str = "R4") -> tuple[Case, Finding]:
    """A case with a finding and a paper."""
    case = make_case(office, upto)
    commands.add_evidence(
        case,
        by=office.an,
        on=START + timedelta(days=20),
        title="Sổ biên bản",
        upload=SimpleUploadedFile("so.pdf", PDF),
        origin=EvidenceFile.Origin.SUBJECT,
    )
    return case, case.findings.order_by("number")[0]


@pytest.mark.rule("INV-COMPLETE")
def test_a_finding_rests_on_pages_and_the_trail_says_by_which_rule(office: Office) -> None:
    case, finding = gathered(office)

    commands.link_evidence(finding, by=office.an, on=DAY, number=1, pages="tr. 3-5; 8")
    commands.link_evidence(finding, by=office.an, on=DAY, number=1, pages="3-6")
    with pytest.raises(ThereAlready):
        commands.link_evidence(finding, by=office.an, on=DAY, number=1, pages="3 – 6")
    commands.unlink_evidence(finding, by=office.an, on=DAY, number=1, reason="Gắn nhầm.")

    first, second, third = case.trail.filter(act__startswith="evidence-").exclude(act="evidence-added").order_by("seq")
    assert (first.data["pages"], first.data["evidence"], first.step) == ("3–5, 8", 1, "R3")
    assert (second.data["before"], second.data["pages"]) == ("3–5, 8", "3–6")
    assert (third.act, third.data["reason"]) == ("evidence-unlinked", "Gắn nhầm.")
    assert all("INV-COMPLETE@INVARIANT" in entry.data["rules"] for entry in (first, second, third))
    assert not finding.links.exists()
    assert case.evidence.count() == 1


@pytest.mark.parametrize("pages", ["ba", "5-3", "0", "3,,x", "1-2-3", ", ".join("1234" for _ in range(20))])
def test_pages_are_pages(pages: str) -> None:
    with pytest.raises(PagesUnclear):
        pages_of(pages)


def test_only_the_team_links_only_what_the_file_holds_and_takes_away_with_a_reason(office: Office) -> None:
    finding = gathered(office)[1]
    refused: list[tuple[type[RuleBroken], str, dict[str, object]]] = [
        (NotYourDuty, "link_evidence", {"by": office.chu, "number": 1}),
        (NotYourDuty, "unlink_evidence", {"by": office.dien, "number": 1, "reason": "x"}),
        (EvidenceNotThere, "link_evidence", {"by": office.an, "number": 9}),
        (NotLinked, "unlink_evidence", {"by": office.an, "number": 1, "reason": "x"}),
        (NothingTouched, "unlink_evidence", {"by": office.an, "number": 1, "reason": " "}),
    ]

    for error, name, facts in refused:
        with pytest.raises(error):
            getattr(commands, name)(finding, on=DAY, **facts)


@pytest.mark.rule("INV-COMPLETE")
def test_after_the_submission_nothing_is_linked_or_taken_away(office: Office) -> None:
    finding = gathered(office, "E1")[1]
    on = START + timedelta(days=70)

    with pytest.raises(AlreadyDone):
        commands.link_evidence(finding, by=office.an, on=on, number=1)
    with pytest.raises(AlreadyDone):
        commands.unlink_evidence(finding, by=office.an, on=on, number=1, reason="Gắn nhầm.")


# The board


def test_the_board_marks_violations_and_contested_points_without_evidence(office: Office) -> None:
    case, _finding = gathered(office)
    number = commands.record_finding(case, by=office.an, on=DAY, facts=violation()).number
    commands.respond(case.findings.get(number=2), by=office.an, on=DAY, stance=Stance.CONTEST, text="Sổ đủ.")
    client = signed_in(office.an)
    board = reverse("evidence-board", args=[case.key])

    before = client.get(board).context["board"]
    done(submit(client, reverse("evidence-link", args=[case.key, number]), number="1", pages="3-5"))
    text = client.get(board).content.decode()
    after = client.get(board).context["board"]

    assert [row.point.number for row in before.bare] == [2, number]
    assert [row.point.number for row in after.bare] == [2]
    assert "tr. 3–5" in text
    assert (after.bars[0].value, after.bars[0].whole) == (1, 2)
    done(submit(client, reverse("evidence-unlink", args=[case.key, number, 1]), reason="Gắn nhầm."))
    assert [row.point.number for row in client.get(board).context["board"].bare] == [2, number]


def photo() -> bytes:
    """A photo with the place and the camera in it."""
    picture = Image.new("RGB", (900, 600), "navy")
    exif = picture.getexif()
    exif[0x010F] = "MAY-ANH-MAT"
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"GHI-CHU-KIN")
    return out.getvalue()


def test_photos_chosen_together_are_numbered_in_a_row_and_shown_without_what_they_tell(office: Office) -> None:
    case, _finding = gathered(office)
    client = signed_in(office.an)
    content = photo()
    files = [SimpleUploadedFile(f"anh-{n}.jpg", content + bytes([n])) for n in range(3)]

    done(submit(client, reverse("evidence-add", args=[case.key]), title="Ảnh kho", file=files))
    answer = client.get(reverse("evidence-picture", args=[case.key, 2]))

    rows = list(case.evidence.order_by("number"))
    assert [(row.number, row.title) for row in rows[1:]] == [(n + 2, f"Ảnh kho ({n + 1}/3)") for n in range(3)]
    assert path_of(rows[1].sha256).read_bytes() == content + b"\0"
    assert rows[1].sha256 == hashlib.sha256(content + b"\0").hexdigest()
    assert b"MAY-ANH-MAT" in content
    with Image.open(BytesIO(answer.content)) as shown:
        assert max(shown.size) == 480
        assert not shown.getexif()
        assert "comment" not in shown.info
    assert b"MAY-ANH-MAT" not in answer.content
    assert client.get(reverse("evidence-picture", args=[case.key, 1])).status_code == 404
    for stranger in (office.minh, office.dien):
        assert signed_in(stranger).get(reverse("evidence-picture", args=[case.key, 2])).status_code == 404
