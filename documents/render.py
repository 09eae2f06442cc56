"""Facts in, PDF bytes out. Knows no database, no network and no clock: the same facts give the same bytes."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from documents.canonical import Facts, canonical, composed, digest
from documents.catalogue import DocumentType

_ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = _ROOT / "templates"
STYLE = Path(__file__).resolve().parent / "style" / "paper.css"
FACES = {"regular": "", "bold": "font-weight: bold;", "italic": "font-style: italic;"}
FACES["bolditalic"] = FACES["bold"] + FACES["italic"]
# The number and symbol of a paper stay on one line; the pattern takes letters only, so never a tag.
_SYMBOL = re.compile(r"\b\d{2,4}-[^\W\d_]{2,4}/[^\W\d_]{2,10}\b")
_UNBROKEN = r'<span class="symbol">\g<0></span>'
RECORD_NAME = "ban-ghi.json"


# What the few elements of our forms are. The printer's own sheet of defaults knows all of HTML and costs a tenth of a
# printing; should a later version of the library not ask for ours, papers look the same and take that much longer.
_ELEMENTS = """
html, body, article, div, p, h2, h3, h4 { display: block }
head, title, meta { display: none }
table { display: table; box-sizing: border-box }
thead { display: table-header-group }
tbody { display: table-row-group }
tr { display: table-row }
colgroup { display: table-column-group }
col { display: table-column }
td, th { display: table-cell }
h2 { bookmark-level: 1; bookmark-label: content() }
h3 { bookmark-level: 2; bookmark-label: content() }
"""


class MissingFact(ValueError):
    """A paper lacks a fact its template prints; a paper never prints a blank."""


class _Refuse(str):
    """Stands for what a template cannot find, and refuses to be printed."""

    __slots__ = ()

    def __mod__(self, name: object) -> NoReturn:
        raise MissingFact(f"The paper lacks the fact “{name}”.")


@functools.cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(TEMPLATES)],
        builtins=["documents.templatetags.paper"],
        string_if_invalid=_Refuse("%s"),
    )


@functools.cache
def template_version() -> str:
    """Return the version of the forms: it changes whenever a template or the style does."""
    sources = hashlib.sha256()
    for path in [*sorted((TEMPLATES / "documents" / "papers").glob("*.html")), STYLE]:
        sources.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sources.hexdigest()[:12]


class _Form(HTML):
    """One of our forms, filled: no other elements than `_ELEMENTS`, nothing fetched from anywhere."""

    def __init__(self, filled: str) -> None:
        super().__init__(string=filled, url_fetcher=URLFetcher(allowed_protocols={"data"}))

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_elements()]


@functools.cache
def _elements() -> CSS:
    return CSS(string=_ELEMENTS)


@functools.cache
def _style() -> tuple[CSS, FontConfiguration]:
    """Parse the style and load the fonts once a process: only this trusted sheet reads files."""
    fonts = FontConfiguration()
    serif = Path(settings.FONTS_DIR) / "serif"
    faces = "".join(
        f'@font-face {{ font-family: "Paper Serif"; {traits} src: url({(serif / f"{name}.ttf").as_uri()}); }}\n'
        for name, traits in FACES.items()
    )
    return CSS(string=faces + STYLE.read_text(), font_config=fonts, base_url=STYLE.as_uri()), fonts


def warm() -> None:
    """Load everything that stays: style, fonts, the version of the forms."""
    _style()
    _elements()
    template_version()


def _fill(document_type: DocumentType, facts: Facts, skeleton: str) -> SafeString:
    facts = composed(facts)
    paper, issue = facts["content"], facts["issue"]
    context = Context(
        {
            "skeleton": f"documents/papers/{skeleton}.html",
            "type": document_type,
            "paper": paper,
            "issue": issue,
            "title": f"{issue.get('symbol') or document_type.code} {paper['about']}",
            "author": paper["letterhead"]["name"],
            "generator": f"inspection papers, template {template_version()}",
        }
    )
    return _engine().get_template(document_type.template).render(context)


def html(document_type: DocumentType, facts: Facts) -> str:
    """Return the paper as the HTML the printer sets."""
    head, body = str(_fill(document_type, facts, "_paper")).split("<body", 1)
    return f"{head}<body{_SYMBOL.sub(_UNBROKEN, body)}"


def sheet(document_type: DocumentType, facts: Facts) -> SafeString:
    """Return the paper as a part of a page, every fact escaped by the template."""
    return mark_safe(_fill(document_type, facts, "_sheet"))  # noqa: S308 - escaped by our own templates


def record(document_type: DocumentType, facts: Facts) -> Facts:
    """Return what machines read of the paper: enough to verify it, and to rebuild the register after a loss."""
    issue = facts["issue"]
    return {
        "type": document_type.key,
        "code": document_type.code,
        "symbol": issue.get("symbol", ""),
        "number": issue.get("number"),
        "date": issue.get("date"),
        "draft": issue.get("draft"),
        "content_sha256": digest(facts["content"]),
        "facts_sha256": digest(facts),
        "template": template_version(),
        "anchor": issue.get("anchor", ""),
        "facts": facts,
    }


def _attachment(document_type: DocumentType, facts: Facts) -> Attachment:
    text = json.dumps(composed(record(document_type, facts)), ensure_ascii=False, sort_keys=True, indent=1)
    # The day of signing, never the clock: an undated draft carries the same day for ever.
    day = datetime.fromisoformat(facts["issue"].get("date") or "2000-01-01").replace(tzinfo=UTC)
    return Attachment(
        string=text.encode(),
        name=RECORD_NAME,
        description="Bản ghi của văn bản",
        relationship="Data",
        created=day,
        modified=day,
    )


def render(document_type: DocumentType, facts: Facts) -> bytes:
    """Print a paper: PDF/A-3u, its fonts and its record inside, the same bytes for the same facts."""
    style, fonts = _style()
    pdf: bytes = _Form(html(document_type, facts)).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/a-3u",
        pdf_identifier=hashlib.sha256(canonical(facts) + template_version().encode()).digest()[:16],
        attachments=[_attachment(document_type, facts)],
    )
    return pdf
