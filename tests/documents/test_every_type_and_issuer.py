"""Every type of paper of every body that issues it, told from finished cases and printed without a hand on it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pytest_django.plugin import DjangoDbBlocker

from documents import catalogue
from documents.canonical import Facts
from documents.catalogue import BY_KEY, Concern, DocumentType, Issuer
from documents.kinds import SignatureForm, Signing
from tests.documents import every_pair
from tests.documents.every_house import AGENCY, CELL, COMMISSION, COMMITTEE, STANDING, TEAM, WARD_COMMISSION
from tests.documents.every_pair import PAIRS
from tests.documents.every_paper import EVERY_PAIR, Filled, fill_all
from tests.documents.reading import fonts, text
from tests.once import computed_once

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

CITY, WARD, TO_ITSELF = "THÀNH ỦY SÔNG XANH", "ĐẢNG ỦY PHƯỜNG BẾN LỤA", ("", "NGƯỜI ĐỀ XUẤT")
#: The two lines over the papers of a body: the committee above, and who issues.
HEADS = {
    STANDING: {("", CITY)},
    COMMITTEE: {("", CITY), (CITY, f"{WARD} 2")},
    COMMISSION: {(CITY, "ỦY BAN KIỂM TRA")},
    WARD_COMMISSION: {(WARD, "ỦY BAN KIỂM TRA")},
    CELL: {("ĐẢNG BỘ PHƯỜNG BẾN LỤA", "CHI BỘ TỔ DÂN PHỐ 3"), ("ĐẢNG BỘ PHƯỜNG BẾN LỤA 1", "CHI BỘ VĂN PHÒNG")},
    AGENCY: {(CITY, "BAN TỔ CHỨC"), (f"{WARD} 2", "BAN XÂY DỰNG ĐẢNG")},
}
TEAMS = re.compile(r"(ĐOÀN|TỔ) [\w ]+ THEO (QUYẾT ĐỊNH|KẾ HOẠCH) SỐ \d\d-(QĐ|KH)/(TU|UBKTTU|UBKTĐU|CB|BTCTU|ĐU)")
#: On whose behalf a body signs; an agency has a single head, who signs in person.
BEHALF = {
    STANDING: "T/M BAN THƯỜNG VỤ",
    COMMITTEE: "T/M BAN CHẤP HÀNH",
    COMMISSION: "T/M ỦY BAN KIỂM TRA",
    WARD_COMMISSION: "T/M ỦY BAN KIỂM TRA",
    CELL: "T/M CHI BỘ",
}
#: Who signs without a name on the paper: it is written by hand where they are, or kept under seal.
UNNAMED = {"NGƯỜI TỐ CÁO", "ĐẠI DIỆN TỔ CHỨC ĐẢNG ĐÃ QUYẾT ĐỊNH KỶ LUẬT"}
#: What a paper that lacks something looks like.
BLANK = re.compile(r"\bNone\b|\bnan\b|[{}]|%\(|\(\s*\)|“\s*”|,\s*[,.;]|;\s*[;.]|:\s*[.;]|\bsố\s*,\s*ngày")


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Filled]:
    """Every paper, made once for all processes."""
    with django_db_blocker.unblock():
        found = computed_once(tmp_path_factory, "every-paper", lambda: fill_all(PAIRS.__contains__))
    return {(one.key, one.issuer): one for one in found}


def words(html: str) -> str:
    """What a filled form says."""
    body = re.sub(r"<(style|svg)\b.*?</\1>", " ", html.split("<body", 1)[1], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_every_type_is_there_of_every_body_that_issues_it(filled: dict[tuple[str, str], Filled]) -> None:
    assert {key for key, _issuer in PAIRS} == {one.key for one in catalogue.ALL}
    assert sorted(PAIRS - set(filled)) == []
    assert sorted(set(filled) - PAIRS) == []


@pytest.mark.parametrize("document_type", catalogue.ALL, ids=lambda one: one.key)
def test_a_paper_carries_head_and_signature_of_its_body_and_no_blank(
    document_type: DocumentType, filled: dict[tuple[str, str], Filled]
) -> None:
    for issuer in every_pair.issuers_of(document_type):
        paper = filled[document_type.key, issuer]
        said, head = words(paper.html), paper.facts["content"]["letterhead"]
        lines = head["above"], head["name"]

        if issuer == TEAM:
            assert TEAMS.fullmatch(head["name"]), lines
        else:
            assert lines in HEADS[issuer], lines
        assert all(line in said for line in lines)
        hands = paper.facts["issue"].get("signatures", [])
        _require_hands(document_type, issuer, hands)
        assert all(hand["capacity"] in said and hand["post"] in said and hand["name"] in said for hand in hands)
        assert paper.facts["content"]["place"]
        assert BLANK.findall(said) == [], (
            issuer,
            [said[max(0, m.start() - 60) : m.end() + 20] for m in BLANK.finditer(said)],
        )


def _require_hands(document_type: DocumentType, issuer: str, hands: list[Facts]) -> None:
    """The hands under a paper are those its kind is signed by, each with a name."""
    said = [(hand["capacity"], hand["post"]) for hand in hands]
    if document_type.signing is Signing.NOBODY:
        assert {*said} <= {("", "")}
        return
    assert all(hand["name"] or hand["capacity"] in UNNAMED for hand in hands), hands
    match document_type.signing:
        case Signing.COLLECTIVE | Signing.OFFICER:
            ((capacity, post),) = said
            assert SignatureForm(hands[0]["form"]) in document_type.forms
            assert (capacity, post) in _of_body(document_type, issuer), (issuer, said)
        case Signing.TEAM_HEAD:
            assert said in ([("", "TRƯỞNG ĐOÀN")], [("", "TỔ TRƯỞNG")])
        case Signing.TEAM_SECRETARY:
            assert said[0] == ("", "NGƯỜI LẬP")
            assert said[1:] in ([("", "TRƯỞNG ĐOÀN")], [("", "TỔ TRƯỞNG")])
        case Signing.AREA_OFFICER:
            assert said == [("", "CÁN BỘ THEO DÕI ĐỊA BÀN")]
        case Signing.TELLERS:
            assert {*said} == {("NGƯỜI KIỂM PHIẾU", "")}
        case Signing.RECORDER_AND_CHAIR:
            assert said == [("NGƯỜI GHI BIÊN BẢN", ""), ("CHỦ TRÌ", "")]
        case _:
            assert [said[0], said[2]] == [("NGƯỜI GHI BIÊN BẢN", ""), ("CHỦ TRÌ", "")]
            assert re.match(r"(ĐẠI DIỆN|NGƯỜI) ", said[1][0])


def _of_body(document_type: DocumentType, issuer: str) -> set[tuple[str, str]]:
    """As which a body may sign: T/M a collective, an agency by its head or K/T; T/L where the kind of paper says so."""
    posts = {"BÍ THƯ", "PHÓ BÍ THƯ"} if issuer in {STANDING, COMMITTEE, CELL} else {"CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"}
    own = (
        {(BEHALF[issuer], post) for post in posts}
        if issuer in BEHALF
        else {("", "TRƯỞNG BAN"), ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")}
    )
    by_order = BEHALF[issuer].replace("T/M", "T/L") if issuer in BEHALF else "T/L TRƯỞNG BAN"
    if document_type.signing is Signing.OFFICER:
        return {(by_order, "NGƯỜI XỬ LÝ ĐƠN")}
    if document_type.concern is Concern.COPY and issuer != CELL:  # a cell has no office
        return {(by_order, "CHÁNH VĂN PHÒNG")}
    if document_type.issuer is Issuer.PROPOSER and issuer != AGENCY:
        own |= {TO_ITSELF}
    return own


def test_every_form_of_signature_is_under_some_paper(filled: dict[tuple[str, str], Filled]) -> None:
    used = {hand.get("form") for one in filled.values() for hand in one.facts["issue"].get("signatures", [])}

    assert used >= set(SignatureForm)


def test_every_type_is_printed_with_its_own_fonts_in_a_sound_file(
    filled: dict[tuple[str, str], Filled], tmp_path: Path
) -> None:
    printed = [one for one in filled.values() if one.pdf]
    bound = pikepdf.new()
    for one in printed:
        with pikepdf.open(BytesIO(one.pdf)) as pdf:
            bound.pages.extend(pdf.pages)
    path = tmp_path / "every-paper.pdf"
    bound.save(path)
    rows, said = fonts(path.read_bytes()), text(path.read_bytes())

    assert {one.key for one in printed} == set(BY_KEY)
    assert len(printed) == (len(PAIRS) if EVERY_PAIR else len(BY_KEY))
    assert {row[-5] for row in rows} == {"yes"}
    assert {row[0].split("+")[1].split("-I")[0].split("-B")[0] for row in rows} == {"Paper-Serif"}
    missing = defaultdict(list)
    for one in printed:
        for line in (one.facts["content"]["letterhead"]["name"], one.facts["issue"].get("symbol", "")):
            if line.replace(" ", "") not in said.replace(" ", ""):
                missing[one.key].append(line)
    assert dict(missing) == {}
    if shutil.which("qpdf"):
        assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
    with pikepdf.open(path) as whole:
        assert whole.check_pdf_syntax() == []


# What the regulation lists


def _types() -> Iterator[tuple[str, str]]:
    rows = json.loads((Path(__file__).parent / "doc_types.json").read_text())["types"]
    yield from ((row["code"], row["vi"]) for row in rows)


def test_every_type_of_party_papers_is_issued_by_every_body_or_it_is_said_why_not() -> None:
    asked = [(code, name, issuer) for code, name in _types() for issuer in (*every_pair.BODIES, TEAM)]
    lacking = {(name, issuer) for code, name, issuer in asked if not every_pair.has_type(code, name, issuer)}

    assert sorted(lacking - set(every_pair.LACKING_TYPES)) == []
    assert sorted(set(every_pair.LACKING_TYPES) - lacking) == []
    assert all(every_pair.LACKING_TYPES.values())


def test_every_document_with_required_sections_is_issued_by_every_body_or_it_is_said_why_not() -> None:
    lacking = {
        (name, issuer) for name in every_pair.REQUIRED for issuer, there in every_pair.has_required(name) if not there
    }

    assert {key for _by, keys in every_pair.REQUIRED.values() for key in keys} <= set(BY_KEY)
    assert sorted(lacking - set(every_pair.LACKING_REQUIRED)) == []
    assert sorted(set(every_pair.LACKING_REQUIRED) - lacking) == []
