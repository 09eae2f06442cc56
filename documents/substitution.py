"""The filling of templates people edit: known words replaced by facts, once and as text; everything else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.names import clean_text
from documents.canonical import Facts
from documents.errors_templates import FactsMissing, TemplateRefused, UnknownPlaceholder
from documents.placeholders import BY_ITSELF, IN_A_SENTENCE, Placeholder, Shape, key_of, near
from documents.wording import capital, ended, unended

Block = dict[str, Any]
Words = Mapping[str, Placeholder]

SECTION, POINT, PARAGRAPH, LIST, NUMBERED = "section", "point", "paragraph", "list", "numbered"
BASIS, CENTRED, ARTICLE, TABLE = "basis", "centred", "article", "table"
KINDS = (SECTION, POINT, PARAGRAPH, LIST, NUMBERED, BASIS, CENTRED, ARTICLE, TABLE)

MAX_BLOCKS, MAX_TEXT, MAX_WORDS = 200, 10_000, 500

#: A word in double braces, on one line; anything else in braces, percent signs or brackets is text.
_ASKED = re.compile(r"\{\{([^{}\n]{1,80})\}\}")
#: A passage that is printed only where every fact it asks for is there.
_PASSAGE = re.compile(r"\[\[([^\[\]\n]*)\]\]")


def cleaned(blocks: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Return the blocks of a template fit to be kept: known kinds, visible NFC text. Raises `TemplateRefused`."""
    made: list[Block] = []
    for block in blocks:
        kind, text = str(block.get("kind", "")), clean_text(str(block.get("text") or ""))
        if kind not in KINDS:
            raise TemplateRefused(why=_("a part is of no known kind"))
        if len(text) > MAX_TEXT:
            raise TemplateRefused(why=_("a part is too long"))
        if text:
            made.append({"kind": kind, "text": text})
    if len(made) > MAX_BLOCKS:
        raise TemplateRefused(why=_("it has too many parts"))
    if sum(len(_ASKED.findall(block["text"])) for block in made) > MAX_WORDS:
        raise TemplateRefused(why=_("it asks for too many facts"))
    return made


def asked(text: str) -> list[str]:
    """Return the words in double braces."""
    return [found.strip() for found in _ASKED.findall(text)]


def require_known(texts: Iterable[str], words: Words) -> None:
    """Refuse words that are not on the allow-list. Raises `UnknownPlaceholder`."""
    for text in texts:
        for word in asked(text):
            if key_of(word) not in words:
                close = near(word, words)
                raise UnknownPlaceholder(word=word[:60], near=", ".join(f"“{one}”" for one in close) or "–")


def require_fitting(blocks: Sequence[Block], words: Words) -> None:
    """Refuse a fact where it cannot stand: a table in a sentence, two lists in a line. Raises `TemplateRefused`."""
    require_known((block["text"] for block in blocks), words)
    for block in blocks:
        for line in lines_of(block):
            found = [words[key_of(word)] for word in asked(line)]
            alone = len(found) == 1 and _ASKED.fullmatch(line) is not None
            lists = [one for one in found if one.shape not in IN_A_SENTENCE]
            if (block["kind"] == TABLE) != any(one.shape is Shape.ROWS for one in found):
                raise TemplateRefused(why=_("a table is made of one word that stands for a table, and of nothing else"))
            if any(one.shape in BY_ITSELF or one.shape is Shape.ROWS for one in found) and not alone:
                raise TemplateRefused(why=_("“%(word)s” stands in a part by itself") % {"word": lists[0].word})
            if len(lists) > 1:
                raise TemplateRefused(why=_("a line goes through one list only"))


def require_sentences(texts: Iterable[str], words: Words, *, lists: bool = False) -> None:
    """Refuse what cannot stand in a subject, an address or a recipient. Raises `TemplateRefused`."""
    require_known(texts := list(texts), words)
    for text in texts:
        for word in asked(text):
            shape = words[key_of(word)].shape
            if shape not in IN_A_SENTENCE and not (lists and shape is Shape.LINES):
                raise TemplateRefused(why=_("“%(word)s” does not fit into a sentence") % {"word": word})


def lines_of(block: Block) -> list[str]:
    """Return the lines of a block, each a paragraph of its own."""
    return [line.strip() for line in block["text"].split("\n") if line.strip()]


def missing(texts: Iterable[str], words: Words, content: Facts) -> list[Placeholder]:
    """Return what a paper lacks of what its template asks for, each once, in order."""
    needed = (_PASSAGE.sub(lambda match: "" if asked(match.group(1)) else match.group(0), text) for text in texts)
    found = {key_of(word): words[key_of(word)] for text in needed for word in asked(text)}
    return [one for one in found.values() if not one.may_lack and one.value(content) is None]


def require_facts(name: Any, texts: Iterable[str], words: Words, content: Facts) -> None:
    """Refuse a paper that would print a blank, naming everything it lacks. Raises `FactsMissing`."""
    if lacking := missing(texts, words, content):
        raise FactsMissing(
            paper=name,
            fields=", ".join(f"“{one.word}”" for one in lacking),
            where=" ".join(dict.fromkeys(str(one.where) for one in lacking)),
        )


def sentence(text: str, words: Words, content: Facts, item: str | None = None) -> str:
    """Return a line with its words replaced: once, as text; `item` stands where the line goes through a list."""

    def said(match: re.Match[str]) -> str:
        word = match.group(1).strip()
        one = words[key_of(word)]
        value = item if one.shape not in IN_A_SENTENCE and item is not None else one.said(one.value(content))
        return _cased(word, unended(value) if match.end() < len(text) else value)

    text = _PASSAGE.sub(lambda match: _passage(match, words, content), text)
    return _ASKED.sub(said, text)


def _passage(match: re.Match[str], words: Words, content: Facts) -> str:
    """Return a passage without its brackets, nothing where a fact is missing; without any word it is plain text."""
    inner = match.group(1)
    if not (found := asked(inner)):
        return match.group(0)
    return "" if any(words[key_of(word)].value(content) is None for word in found) else inner


def _cased(word: str, value: str) -> str:
    """Write the fact as the word is written: all large, or beginning large."""
    return value.upper() if word.isupper() else capital(value) if word[:1].isupper() else value


def repeated(text: str, words: Words, content: Facts) -> list[str]:
    """Return a line once, or once for every item of the list it goes through."""
    through = next((one for word in asked(text) if (one := words[key_of(word)]).shape not in IN_A_SENTENCE), None)
    if through is None:
        return [sentence(text, words, content)]
    return [sentence(text, words, content, item) for item in through.lines(through.value(content) or [])]


def filled(blocks: Sequence[Block], words: Words, content: Facts) -> list[Block]:
    """Return the blocks as they are printed; every fact asked for is there."""
    made: list[Block] = []
    articles = 0
    for block in blocks:
        kind = block["kind"]
        whole = _by_itself(block, words)
        if whole is not None:
            made += _spliced(whole, whole.value(content), articles)
            articles += len(whole.value(content)) if whole.shape is Shape.ARTICLES else 0
            continue
        lines = [line for text in lines_of(block) for line in repeated(text, words, content) if line.strip()]
        if kind == ARTICLE:
            articles += 1
            made += [_article(articles if at == 0 else 0, line) for at, line in enumerate(lines)]
        else:
            made += [_PRINTED[kind](at, line) for at, line in enumerate(lines, 1)]
    for block, after in zip(made, [*made[1:], {}], strict=True):
        if block["kind"] == BASIS and after.get("kind") != BASIS:
            block["text"] = f"{unended(block['text'])},"
    return made


def as_prose(blocks: Iterable[Block]) -> list[Block]:
    """Return printed blocks as a draft holds them: headings, paragraphs, tables."""
    made: list[Block] = []
    for block in blocks:
        number = f"Điều {block['number']}. " if block.get("number") else ""
        is_prose = block["kind"] in ("heading", "paragraph", "table")
        made.append(block if is_prose else {"kind": "paragraph", "text": number + block["text"]})
    return made


def _by_itself(block: Block, words: Words) -> Placeholder | None:
    match = _ASKED.fullmatch(block["text"])
    one = words[key_of(match.group(1))] if match else None
    return one if one is not None and (one.shape in BY_ITSELF or one.shape is Shape.ROWS) else None


def _paragraph(line: str) -> Block:
    return {"kind": "paragraph", "text": ended(line)}


def _heading(level: int) -> Callable[[int, str], Block]:
    return lambda _at, line: {"kind": "heading", "level": level, "text": unended(line)}


def _article(number: int, line: str) -> Block:
    return {"kind": "article", "number": number, "text": ended(line)}


_PRINTED: dict[str, Callable[[int, str], Block]] = {
    SECTION: _heading(1),
    POINT: _heading(2),
    PARAGRAPH: lambda _at, line: _paragraph(line),
    LIST: lambda _at, line: _paragraph(f"- {capital(line)}"),
    NUMBERED: lambda at, line: _paragraph(f"{at}. {capital(line)}"),
    BASIS: lambda _at, line: {"kind": "basis", "text": f"- {unended(line)};"},
    CENTRED: lambda _at, line: {"kind": "centred", "text": line},
}


def _spliced(one: Placeholder, value: Any, articles: int) -> list[Block]:
    match one.shape:
        case Shape.ROWS:
            return [_table(one, value)]
        case Shape.ARTICLES:
            return [
                _article(number if at == 0 else 0, line)
                for number, lines in enumerate(value, articles + 1)
                for at, line in enumerate(lines)
            ]
        case Shape.POINTS:
            points: list[Block] = []
            for at, point in enumerate(value, 1):
                points.append({"kind": "heading", "level": 2, "text": f"{at}. {unended(point['title'])}"})
                points += [_paragraph(f"- {line}") for line in point.get("questions", [])]
            return points
        case Shape.SECTIONS:
            made: list[Block] = []
            for section in value:
                made.append({"kind": "heading", "level": 1, "text": section["heading"]})
                made += [_paragraph(line) for line in section.get("lines", [])]
                made += [section["table"] | {"kind": "table"}] if section.get("table") else []
            return made
        case _:
            return list(value)


def _table(one: Placeholder, rows: Sequence[Mapping[str, Any]]) -> Block:
    columns = [{"title": "TT", "width": 7, "figure": True}]
    columns += [{"title": title, "width": width, "figure": False} for _name, title, width in one.columns]
    columns[-1]["width"] = 100 - sum(int(column["width"]) for column in columns[:-1])  # type: ignore[call-overload]
    return {
        "kind": "table",
        "title": "",
        "columns": columns,
        "rows": [
            [str(at), *(str(row.get(name) or "-") for name, _title, _width in one.columns)]
            for at, row in enumerate(rows, 1)
        ],
        "totals": [],
    }
