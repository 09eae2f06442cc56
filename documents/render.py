"""Facts in, PDF bytes out. Knows no database, no network and no clock: the same facts give the same bytes."""

from __future__ import annotations

import functools
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from django.conf import settings
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from documents.canonical import RECORD_NAME, Facts, canonical, composed, digest
from documents.catalogue import DocumentType
from documents.filling import STYLE, html, template_version, version_of

FACES = {"regular": "", "bold": "font-weight: bold;", "italic": "font-style: italic;"}
FACES["bolditalic"] = FACES["bold"] + FACES["italic"]

__all__ = ["FACES", "RECORD_NAME", "STYLE", "html", "record", "render", "template_version", "warm"]


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


class _Form(HTML):
    """One of our forms, filled: no other elements than `_ELEMENTS`, nothing fetched from anywhere."""

    def __init__(self, filled: str) -> None:
        super().__init__(string=filled, url_fetcher=URLFetcher(allowed_protocols={"data"}))

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_elements()]


# How the metadata of a PDF calls its vocabularies: other libraries give these names to others, for the whole process.
_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


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
        "template": version_of(facts),
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
    for prefix, uri in _PREFIXES.items():
        ElementTree.register_namespace(prefix, uri)
    pdf: bytes = _Form(html(document_type, facts)).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/a-3u",
        pdf_identifier=hashlib.sha256(canonical(facts) + template_version().encode()).digest()[:16],
        attachments=[_attachment(document_type, facts)],
    )
    return pdf
