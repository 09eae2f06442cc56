"""The words a template may ask for: each stands for one fact of the paper, and nothing else is ever looked up."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.names import clean_name, search_key
from documents import wording
from documents.canonical import Facts
from documents.kinds import Concern, DocumentType

PAPERS = Path(__file__).resolve().parent.parent / "templates"
_PRINTED = re.compile(r"\bpaper\.(\w+)")
_INCLUDED = re.compile(r'{% include "([\w/.]+)"')


class Shape(Enum):
    """What a fact is made of, and so how a template may use it."""

    TEXT = "text"
    DAY = "day"
    FIGURE = "figure"
    COUNT = "count"  # how many there are of a list
    JOINED = "joined"  # one thing or several, in a row
    NAMED = "named"  # one name, or several that are counted
    LINES = "lines"  # a sentence a line
    PEOPLE = "people"  # a person a line
    GROUPS = "groups"  # those present, a side a line
    ROWS = "rows"  # a table
    PROSE = "prose"  # headings, paragraphs and tables, as they are
    SECTIONS = "sections"  # the same, as minutes keep them
    POINTS = "points"  # headings, each with its questions
    ARTICLES = "articles"  # the articles of a decision


#: In a sentence, in its own line, in a table, in place of a whole paragraph.
IN_A_SENTENCE = frozenset({Shape.TEXT, Shape.DAY, Shape.FIGURE, Shape.COUNT, Shape.JOINED, Shape.NAMED})
LINE_BY_LINE = frozenset({Shape.LINES, Shape.PEOPLE, Shape.GROUPS})
BY_ITSELF = frozenset({Shape.PROSE, Shape.SECTIONS, Shape.POINTS, Shape.ARTICLES})

USES = {
    **dict.fromkeys(IN_A_SENTENCE, _("in a sentence")),
    **dict.fromkeys(LINE_BY_LINE, _("a line for each")),
    **dict.fromkeys(BY_ITSELF, _("in place of a paragraph")),
    Shape.ROWS: _("as a table"),
}


@dataclass(frozen=True)
class Placeholder:
    """A word in double braces: which facts it may stand for, the first that is there counts."""

    word: str
    facts: tuple[str, ...]
    shape: Shape
    example: Any
    where: str | Promise  # what to do where the fact is missing
    columns: tuple[tuple[str, str, int], ...] = ()  # of a table: the fact, its title, its width
    form: str = ""  # what a delivered form prints of it, where the same name means different facts
    may_lack: bool = False  # nobody may have been absent: then its line is left out, which is no blank

    @property
    def use(self) -> str | Promise:
        """How a template uses it."""
        return USES[self.shape]

    @property
    def written(self) -> str:
        """As it is typed."""
        return f"{{{{{self.word}}}}}"

    @property
    def shown(self) -> str:
        """An example of what is printed, where a few words show it."""
        if self.shape in IN_A_SENTENCE:
            return self.said(self.example)
        return self.lines(self.example)[0] if self.shape in LINE_BY_LINE else ""

    def value(self, content: Facts) -> Any:
        """Return the fact, or nothing where the paper lacks it."""
        found = (_reached(content, path) for path in self.facts)
        return next((value for value in found if value not in (None, "", [], {}, 0)), None)

    def said(self, value: Any) -> str:
        """Return a fact as a sentence says it."""
        if self.shape is Shape.DAY:
            return wording.long_date(value)
        if self.shape is Shape.COUNT:
            return wording.two_digits(len(value))
        if self.shape is Shape.JOINED and not isinstance(value, str):
            return "; ".join(str(one) for one in value)
        if self.shape is Shape.NAMED and not isinstance(value, str):
            return wording.named(value)
        return wording.two_digits(value) if isinstance(value, int) else str(value)

    def lines(self, value: Sequence[Any]) -> list[str]:
        """Return a list of facts as lines say them."""
        if self.shape is Shape.PEOPLE:
            return [_person(one) for one in value]
        if self.shape is Shape.GROUPS:
            return [f"{side['group']}: {'; '.join(_person(one) for one in side['people'])}" for side in value]
        return [str(line) for line in value]


def _reached(content: Any, path: str) -> Any:
    for part in path.split("."):
        if isinstance(content, dict):
            content = content.get(part)
        elif isinstance(content, list) and part.isdecimal() and int(part) < len(content):
            content = content[int(part)]
        else:
            return None
    return content


def _person(one: Mapping[str, Any]) -> str:
    told = ["đồng chí " + str(one["name"]), *(str(one[k]) for k in ("post", "role") if one.get(k))]
    end = f" (lý do: {one['reason']})" if one.get("reason") else f": {one['text']}" if one.get("text") else ""
    return ", ".join(told) + end


def key_of(word: str) -> str:
    """Return what makes two spellings of a word the same: letters large or small, spaces, the way marks are typed."""
    return clean_name(word).casefold()


def by_word(placeholders: Iterable[Placeholder]) -> dict[str, Placeholder]:
    """Return placeholders by what they are looked up with."""
    return {key_of(one.word): one for one in placeholders}


def near(word: str, known: Mapping[str, Placeholder]) -> list[str]:
    """Return words that somebody may have meant."""
    bare = {search_key(one.word): one.word for one in known.values()}
    return [bare[found] for found in difflib.get_close_matches(search_key(word), bare, n=3, cutoff=0.5)]


def delivered_text(document_type: DocumentType) -> str:
    """Return the delivered form of a kind, with all it includes; an own kind has none."""
    return "" if document_type.own else _form(document_type.template)


@functools.cache
def _form(name: str) -> str:
    """Return the text of a delivered form with all it includes."""
    text = (PAPERS / name).read_text()
    return text + "".join(_form(part) for part in _INCLUDED.findall(text))


#: What the papers of a team or case tell of it, whether or not the delivered form prints it.
_OF_THE_WORK = frozenset({"work", "topic", "content", "authority"})
#: What an own kind of paper may print, by what it is about.
_OWN = {
    Concern.BODY: frozenset({"authority", "basis"}),
    Concern.TEAM: _OF_THE_WORK | {"basis", "subjects", "members", "scope", "duration", "clock", "decision", "plan"},
}
_OWN[Concern.CASE] = _OWN[Concern.TEAM] | {"subject", "team"}


def facts_of(document_type: DocumentType) -> frozenset[str]:
    """Return the names of the facts a kind of paper has: those its delivered form prints."""
    if document_type.own:
        return _OWN[document_type.concern]
    printed = frozenset(_PRINTED.findall(_form(document_type.template)))
    return printed | (_OF_THE_WORK if document_type.concern in (Concern.TEAM, Concern.CASE) else frozenset())


def told(words: Iterable[str]) -> list[Placeholder]:
    """Return the placeholders of what is written in when a paper of an own kind is issued."""
    where = _("Write it on the page that issues the paper.")
    return [Placeholder(word, (f"told.{key_of(word)}",), Shape.TEXT, f"({word})", where) for word in words]


def offered(document_type: DocumentType, asks: Iterable[str] = ()) -> dict[str, Placeholder]:
    """Return the allow-list of a kind of paper."""
    from documents.vocabulary import VOCABULARY

    names = facts_of(document_type)
    form = delivered_text(document_type)
    words = [one for one in VOCABULARY if one.form in form and any(path.split(".")[0] in names for path in one.facts)]
    return by_word(told(asks)) | by_word(words)


@dataclass(frozen=True)
class Frame:
    """The prescribed parts around the text, as the delivered form of the kind has them."""

    address: str = ""
    attached: bool = False
    closing: str = "signature"
    annex: bool = False

    @property
    def facts(self) -> Facts:
        """As the frozen facts keep it."""
        return {"address": self.address, "attached": self.attached, "closing": self.closing, "annex": self.annex}


#: Forms that are a sheet, a ballot or a list laid out by regulation: nothing in them is text to be edited.
FIXED = frozenset(
    {
        "ballot_paper", "conformance_sheet", "counting_minutes", "deliberation_minutes", "evidence_list", "file_index",
        "mandate_sheets", "programme", "reconciliation_minutes", "reconciliation_table",
    }
)  # fmt: skip
_ADDRESS = re.compile(r'_address\.html" with label="([^"]+)"')


def is_fixed(document_type: DocumentType) -> bool:
    """Whether the layout of a kind is prescribed as a whole."""
    if document_type.own:
        return False
    text = _form(document_type.template)
    signed = "_signature.html" in text or "_parties.html" in text
    return Path(document_type.template).stem in FIXED or not signed or 'class="lying"' in text


def frame_of(document_type: DocumentType) -> Frame:
    """Return the prescribed parts of a kind."""
    if document_type.own:
        return Frame("Kính gửi", closing="parties" if document_type.signing.value == "team-secretary" else "signature")
    text = _form(document_type.template)
    address = _ADDRESS.search(text)
    return Frame(
        address.group(1) if address else "",
        "attached=paper.attached" in text,
        "parties" if "_parties.html" in text else "signature",
        "_subject_list.html" in text,
    )
