"""Every type of paper under the head of every body that may issue it, with the longest names and tables there are.

All the papers of a type are set one after another in one print; what is checked is read from the PDF, so no picture is
stored. The first of them is whole, with tables of sixty rows; of the others, head and signature are what differs. Which
body stands first goes round.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest

from documents import catalogue, filling, render
from documents import catalogue_copies as copies
from documents.canonical import Facts
from documents.catalogue import Concern, DocumentType, Issuer, Signing
from tests.documents import samples
from tests.documents.reading import Page, Word, pages

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

LONG = ("Đảng ủy Trường Đại học Khoa học Tự nhiên và Công nghệ ứng dụng vùng đồng bằng " * 3)[:199] + "."
UPPER, ROWS = LONG.upper(), 60

#: Heads of papers by the form of the body, and on whose behalf it signs.
HEADS = {
    "committee": ({"above": UPPER, "name": UPPER}, "T/M BAN CHẤP HÀNH"),
    "standing committee": ({"above": "", "name": UPPER}, "T/M BAN THƯỜNG VỤ"),
    "commission": ({"above": UPPER, "name": "ỦY BAN KIỂM TRA"}, "T/M ỦY BAN KIỂM TRA"),
    "cell": ({"above": UPPER, "name": UPPER, "stamp": LONG}, "T/M CHI BỘ"),
    "agency": ({"above": UPPER, "name": UPPER}, "K/T TRƯỞNG BAN"),
    "team": ({"above": UPPER, "name": f"ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1205-QĐ/UBKTTU CỦA {UPPER}"[:200]}, ""),
}
#: A committee's team and a cell's have the same head: the committee's name, the team by its decision.
FORMS = {
    Issuer.AUTHORITY: ("committee", "standing committee", "commission", "cell"),
    Issuer.PROPOSER: ("commission", "agency"),
    Issuer.TEAM: ("team",),
}
#: Procedures a cell has no competence for, whatever body else does them.
NOT_OF_A_CELL = {"mandate", "finance", "complaint", "exoneration", "suspension", "intake"}

TYPES = [one for one in catalogue.ALL if one.concern is not Concern.DOSSIER and one not in copies.ALL]
_LISTS = ("entries", "inspections", "supervisions", "calendar", "subjects")
_TEXTS = ("extract", "content", "name", "text", "work", "what")


def forms_of(document_type: DocumentType) -> tuple[str, ...]:
    """Return which forms of body issue papers of a type."""
    forms = FORMS[document_type.issuer]
    of_higher = {one for name in NOT_OF_A_CELL for one in getattr(catalogue, name).ALL}
    return tuple(form for form in forms if form != "cell" or document_type not in of_higher)


def long_facts(document_type: DocumentType, form: str, *, whole: bool) -> Facts:
    """Return the sample of a type under the head of a body, with long names; as a whole with its tables full."""
    facts = samples.facts(document_type)
    content = json.loads(
        json.dumps(facts["content"]).replace(json.dumps(samples.SUBJECT)[1:-1], json.dumps(LONG)[1:-1])
    )
    head, capacity = HEADS[form]
    content |= {"letterhead": head, "recipients": [LONG, "Ban Tổ chức"]}
    if whole:
        _fill(content)
    hands = [hand | ({"capacity": capacity} if len(facts["issue"]["signatures"]) == 1 and capacity else {})
             for hand in facts["issue"]["signatures"]]  # fmt: skip
    return {"content": content, "issue": facts["issue"] | {"signatures": hands}}


def _fill(content: dict[str, Any]) -> None:
    for name in _LISTS:
        rows = content.get(name)
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            word = next(one for one in _TEXTS if one in rows[0])
            content[name] = [rows[at % len(rows)] | {word: _cell(at)} for at in range(ROWS)]
    for block in content.get("blocks") or ():
        if block.get("kind") == "table":
            place = max(range(len(block["columns"])), key=lambda at: block["columns"][at]["width"])
            rows = [list(block["rows"][at % len(block["rows"])]) for at in range(ROWS)]
            for at, row in enumerate(rows):
                row[place] = _cell(at)
            block["rows"] = rows


def _cell(at: int) -> str:
    """A cell of several lines whose first and last words tell the row."""
    return f"Đầu{at} {LONG[:60]} cuối{at}"


def _ends(paper: str) -> str:
    """What depends on the body that issues a paper: its head and its signature, with a line between them."""
    head = paper.index("</table>") + len("</table>")
    closing = re.search(r'<(?:table|div) class="closing', paper)
    return f"{paper[:head]}<p>Nội dung văn bản.</p>{paper[closing.start() :] if closing else ''}"


def printed(document_type: DocumentType) -> bytes:
    """Print the papers of a type one after another, each on a page of its own."""
    forms = forms_of(document_type)
    first = TYPES.index(document_type) % len(forms)
    sheets: list[str] = []
    for at, form in enumerate(forms[first:] + forms[:first]):
        html = filling.html(document_type, long_facts(document_type, form, whole=at == 0))
        body = re.fullmatch(r".*<body[^>]*>(.*)</body>.*", html, re.DOTALL)
        assert body is not None
        sheets.append(f"<div{' class=annex' if sheets else ''}>{body.group(1)}</div>")
    style, faces = render._style()
    joined = f'<html lang="vi"><body class="paper">{"".join(sheets)}</body></html>'
    pdf: bytes = render._Form(joined).write_pdf(stylesheets=[style], font_config=faces)
    return pdf


@pytest.mark.parametrize("document_type", TYPES, ids=lambda one: one.key)
def test_a_paper_keeps_its_form_under_every_head(document_type: DocumentType) -> None:
    every = pages(printed(document_type))

    for number, page in enumerate(every, start=1):
        require_margins(page, number)
        require_whole_rows(page)
    starts = [at for at, page in enumerate(every) if "ĐẢNG CỘNG SẢN VIỆT NAM" in page.text()]
    assert len(starts) == len(forms_of(document_type))
    for start, end in pairwise([*starts, len(every)]):
        require_columns(every[start])
        if document_type.signing is not Signing.NOBODY:
            require_company(every[start:end], samples.signatures(document_type)[-1]["name"])


def require_margins(page: Page, number: int) -> None:
    """Nothing stands in the margins but the number of the page, from the second on."""
    above = [word for word in page.words if word.bottom < 20]
    assert [word.text for word in above] == ([str(number)] if number > 1 else [])
    body = [word for word in page.words if word not in above]
    assert min(word.left for word in body) >= 30 - 0.1
    assert max(word.right for word in body) <= page.width - 15 + 0.5
    assert min(word.top for word in body) >= 20 - 1
    assert max(word.bottom for word in body) <= page.height - 20 + 1


def require_whole_rows(page: Page) -> None:
    """A row of a table stands on one page, with its first and its last word."""
    words = " ".join(word.text for word in page.words)
    assert set(re.findall(r"\bĐầu(\d+)\b", words)) == set(re.findall(r"\bcuối(\d+)\b", words))


def require_columns(page: Page) -> None:
    """The two columns of the head do not touch, however long the names."""
    middle = 30 + 165 * 0.45
    party, place = page.find("ĐẢNG CỘNG SẢN VIỆT NAM"), page.find("Lam Giang, ngày 05 tháng 02 năm 2026")
    assert min(party.left, place.left) >= middle - 1
    beside = [word for word in page.words if word.top < place.bottom and word.bottom > 20]
    assert not [word.text for word in beside if word.left < middle - 0.5 and word.right > middle + 0.5]


def require_company(paper: list[Page], name: str) -> None:
    """The signature stands on a page with the end of the text, and its recipients with it."""
    signed = [page for page in paper if name in page.text() and "Nơi nhận:" in page.text()]
    assert signed, "the name is torn from the recipients"
    closing = signed[-1].find("Nơi nhận:")
    text: list[Word] = [word for word in signed[-1].words if 20 < word.bottom <= closing.top + 1]
    assert text, "the signature stands alone"
