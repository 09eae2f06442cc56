"""The delivered form of a kind as a text to start from: printed with words in place of facts, then read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from documents import filling
from documents.canonical import Facts
from documents.kinds import DocumentType, Signing
from documents.placeholders import (
    LINE_BY_LINE,
    Placeholder,
    Shape,
    delivered_text,
    facts_of,
    frame_of,
    is_fixed,
    key_of,
    offered,
)
from documents.substitution import (
    ARTICLE,
    BASIS,
    CENTRED,
    LIST,
    NUMBERED,
    PARAGRAPH,
    POINT,
    SECTION,
    TABLE,
    Block,
)
from documents.vocabulary import VOCABULARY
from documents.wording import long_date, two_digits

#: The example of every preview: no organization and no person has these names.
_HEAD: Facts = {
    "letterhead": {"above": "ĐẢNG BỘ THÀNH PHỐ VÍ DỤ", "name": "ĐẢNG ỦY PHƯỜNG VÍ DỤ"},
    "place": "Ví Dụ",
    "about": "nội dung trích yếu của văn bản",
    "to": ["Ban Thường vụ Đảng ủy Ví Dụ"],
    "recipients": ["Như trên", "Ủy ban Kiểm tra Đảng ủy"],
    "archive": "Lưu Văn phòng Đảng ủy",
    "attached": "kèm theo Kế hoạch số 03-KH/ĐU, ngày 05/02/2026",
    "refusals": [],
}


def _put(content: Facts, path: str, value: Any) -> None:
    """Write a value at a path, beside what stands there."""
    *above, last = path.split(".")
    if last.isdecimal():
        held = list(content.get(above[0]) or [])
        held += [""] * (int(last) + 1 - len(held))
        held[int(last)] = value
        content[above[0]] = held
        return
    for part in above:
        content = content.setdefault(part, {})
    content.setdefault(last, value)


def example(document_type: DocumentType, asks: Iterable[str] = ()) -> Facts:
    """Return invented facts of a kind: everything a template of it may ask for."""
    content: Facts = dict(_HEAD) | {"type": document_type.key}
    for one in offered(document_type, asks).values():
        for path in one.facts:
            if path.split(".")[0] in facts_of(document_type) | {"told"}:
                subjects = path == "subjects" and one.shape is Shape.NAMED
                _put(content, path, [{"name": one.example, "under": "Đảng ủy Ví Dụ"}] if subjects else one.example)
    return content


def hands(document_type: DocumentType) -> list[Facts]:
    """Return invented signatures."""
    name = "Nguyễn Thị Ví Dụ"
    if frame_of(document_type).closing == "signature":
        head = document_type.signing in {Signing.TEAM_HEAD, Signing.AREA_OFFICER}
        return [
            {"capacity": "" if head else "T/M BAN THƯỜNG VỤ", "post": "TRƯỞNG ĐOÀN" if head else "BÍ THƯ", "name": name}
        ]
    return [
        {"capacity": "NGƯỜI GHI BIÊN BẢN", "post": "", "name": "Trần Văn Mẫu", "width": 50},
        {"capacity": "CHỦ TRÌ", "post": "", "name": name, "width": 50},
    ]


def whole(document_type: DocumentType, content: Facts, version: int) -> Facts:
    """Return whole facts for a preview: marked as a draft, no number, no day."""
    issue = {"number": None, "symbol": "", "draft": version, "date": None, "anchor": ""}
    return {"content": content, "issue": issue | {"signatures": hands(document_type)}}


@functools.cache
def delivered(document_type: DocumentType) -> tuple[Block, ...]:
    """Return the delivered form as the parts of a template; nothing where its text cannot be told from its facts."""
    if document_type.own or is_fixed(document_type):
        return ()
    marked, marks = _marked(document_type)
    try:
        sheet = str(filling.sheet(document_type, whole(document_type, marked, 1)))
    except (filling.MissingFact, ValueError, TypeError):
        return ()
    reader = _Reader()
    reader.feed(sheet)
    told = [_told(block, marks) for block in reader.blocks if block["text"]]
    return tuple(block for block in told if block["text"] not in _LED)


def _marked(document_type: DocumentType) -> tuple[Facts, dict[str, str]]:
    """Return facts that print as words in braces, and what figures and days print as."""
    content: Facts = dict(_HEAD) | {"type": document_type.key, "to": [], "about": "", "recipients": []}
    marks: dict[str, str] = {}
    names = facts_of(document_type)
    words = offered(document_type)
    for at, one in enumerate(VOCABULARY):
        for path in one.facts if key_of(one.word) in words else ():
            twice = one.shape is Shape.COUNT or (path == "subjects" and one.shape is Shape.ROWS)
            if path.split(".")[0] in names and not twice:
                _put(content, path, _mark(document_type, one, path, at, marks))
    for name in names - set(content):
        content[name] = ""
    return content, marks


def _mark(document_type: DocumentType, one: Placeholder, path: str, at: int, marks: dict[str, str]) -> Any:
    match one.shape:
        case Shape.DAY:
            day = f"0001-{at // 28 + 1:02d}-{at % 28 + 1:02d}"
            marks[long_date(day)] = one.written
            return day
        case Shape.FIGURE:
            marks[two_digits(7700 + at)] = one.written
            return 7700 + at
        case Shape.PEOPLE:
            return [{"name": one.written, "post": "", "role": "", "reason": "", "text": ""}]
        case Shape.GROUPS:
            return [{"group": one.written, "people": []}]
        case Shape.LINES:
            return [one.written]
        case Shape.ROWS:
            return [{name: one.written if at == 0 else "" for at, (name, _title, _width) in enumerate(one.columns)}]
        case Shape.JOINED:
            return [one.written] if f"in paper.{path}" in delivered_text(document_type) else one.written
        case Shape.PROSE:
            return [{"kind": "paragraph", "text": one.written}]
        case Shape.SECTIONS:
            return [{"heading": one.written, "lines": []}]
        case Shape.POINTS:
            return [{"title": one.written, "questions": []}]
        case Shape.ARTICLES:
            return [[one.written]]
        case _:
            return [{"name": one.written, "under": ""}] if path == "subjects" else one.written


class _Reader(HTMLParser):
    """Reads the parts between the prescribed head and the prescribed end."""

    #: Prescribed parts, printed by rule whatever the text says.
    _BY_RULE = frozenset({"letterhead", "title", "addressee", "address", "closing", "annex"})
    _KINDS = {"h2": SECTION, "h3": POINT, "h4": POINT, "p": PARAGRAPH, "table": TABLE}

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._skipped: list[str] = []
        self._table = self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, or go past a prescribed one."""
        classes = set((dict(attrs).get("class") or "").split())
        if self._skipped or classes & self._BY_RULE:
            self._skipped += [tag] if tag not in {"col", "br", "img", "meta"} else []
            return
        if tag in self._KINDS and not self._table:
            kind = {"basis": BASIS, "decides": CENTRED}.get(next(iter(classes), ""), self._KINDS[tag])
            self.blocks.append({"kind": kind, "text": ""})
            self._table = tag == "table"
        self._cell = tag == "td"

    def handle_endtag(self, tag: str) -> None:
        """End a prescribed part or a table."""
        if self._skipped:
            if self._skipped[-1] == tag:
                self._skipped.pop()
            return
        self._table = self._table and tag != "table"

    def handle_data(self, data: str) -> None:
        """Add to the part at hand; of a table only the word that stands for it."""
        if self._skipped or not self.blocks:
            return
        if self._table and not self._cell:
            return
        if self._table:
            found = re.search(r"\{\{[^{}]+\}\}", data)
            self.blocks[-1]["text"] = self.blocks[-1]["text"] or (found.group(0) if found else "")
        else:
            self.blocks[-1]["text"] += " ".join(data.split("\n"))


_LISTED = re.compile(r"^(?:- |(?P<number>\d+)\. )?(?:Đồng chí )?(?P<word>\{\{[^{}]+\}\})[.;:,]?$")
_ARTICLE = re.compile(r"^Điều \d+\. ")
_COMRADE = re.compile(r"(?i:đồng chí )(\{\{[^{}]+\}\})")
_BEGINNING = re.compile(r"^((?:- |\d+\. )?)\{\{(\w)")
#: What the delivered forms print only where it is on record.
_PASSAGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\{\{tình hình dự họp\}\}\.$",
        r"^Hồi \{\{giờ bắt đầu\}\}, ",
        r", tại \{\{nơi họp\}\}",
        r" hồi \{\{giờ kết thúc\}\}",
        r"; lập thành \{\{số bản\}\} bản, mỗi bên giữ 01 bản",
    )
)
_WORDS = {one.written: one for one in VOCABULARY}
#: What stands over a list that may be empty leads each of its lines instead.
_LED = {"Hồ sơ, tài liệu giao nộp kèm theo:": "{{hồ sơ giao nộp}}"}


def _told(block: Block, marks: dict[str, str]) -> Block:
    text = " ".join(block["text"].split())
    for printed, written in marks.items():
        text = text.replace(printed, written)
    text = text.replace("gồm 01 đồng chí", "gồm {{số thành viên đoàn}} đồng chí").replace(": .", ".")
    text = _COMRADE.sub(lambda found: found[1] if _is_person(found[1]) else found[0], text)
    for passage in _PASSAGES:
        text = passage.sub(r"[[\g<0>]]", text)
    kind = block["kind"]
    if kind in (PARAGRAPH, POINT, SECTION) and (found := _LISTED.match(text)):
        one = _by_key(found["word"])
        if one is not None and one.shape in LINE_BY_LINE:
            if (led := f"{one.written}") in _LED.values():
                return {"kind": PARAGRAPH, "text": next(f"{text} {led}" for text, word in _LED.items() if word == led)}
            return {
                "kind": NUMBERED if found["number"] else LIST if text.startswith("- ") else PARAGRAPH,
                "text": found["word"],
            }
        if one is not None and one.shape in {Shape.PROSE, Shape.SECTIONS, Shape.POINTS}:
            return {"kind": PARAGRAPH, "text": found["word"]}
    if kind == BASIS:
        return {"kind": BASIS, "text": text.removeprefix("- ").rstrip(";,")}
    if _ARTICLE.match(text):
        bare = _ARTICLE.sub("", text)
        one = _by_key(bare.rstrip("."))
        return {"kind": ARTICLE, "text": bare.rstrip(".") if one is not None and one.shape is Shape.ARTICLES else bare}
    if kind == PARAGRAPH:
        text = _BEGINNING.sub(lambda found: f"{found[1]}{{{{{found[2].upper()}", text)
    return {"kind": kind, "text": text}


def _by_key(written: str) -> Placeholder | None:
    return next((one for key, one in _WORDS.items() if key_of(key) == key_of(written)), None)


def _is_person(written: str) -> bool:
    one = _by_key(written)
    return one is not None and one.shape is Shape.PEOPLE
