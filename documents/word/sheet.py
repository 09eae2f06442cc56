"""The look of a paper in Word: the sheet, its styles, and the few elements papers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from documents.word import bookmarks
from documents.word.packing import clean_package

FONT = "Times New Roman"
#: Everything in this style belongs to the form of the paper; all else is prose.
FORM = "Thể thức văn bản"
CAPTION = "Tên bảng"
CELL = "Chữ trong bảng"
WIDTH = Mm(165)

CENTRE, JUSTIFIED, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


@dataclass(frozen=True)
class Sheet:
    """An empty paper, and the names Word knows its styles by."""

    document: Any
    styles: dict[str, str]


def sheet() -> Sheet:
    """Return an empty paper: A4, the prescribed margins, numbered from the second page on, its styles set."""
    content, styles = _made()
    return Sheet(docx.Document(BytesIO(content)), styles)


@cache
def _made() -> tuple[bytes, dict[str, str]]:
    """Set the styles once a process: it takes longer than the paper itself."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    number._p.append(_page_number())
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _font(style)
    _styles(document.styles)
    names = ("Normal", "Heading 1", "Heading 2", "Heading 3", FORM, CAPTION, CELL)
    return clean_package(document), {name: str(document.styles[name].style_id) for name in names}


def _font(style: Any) -> None:
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    for face in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(face), FONT)


def _styles(styles: Any) -> None:
    normal = styles["Normal"]
    normal.font.size = Pt(14)
    _set(normal, JUSTIFIED, indent=Mm(10), after=6, line=20)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    for level in (1, 2, 3):
        style = styles[f"Heading {level}"]
        style.font.size, style.font.bold, style.font.italic = Pt(14), True, level == 3
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set(style, JUSTIFIED, indent=Mm(10), after=6, line=20)
        style.paragraph_format.keep_with_next = True
    for name, align, size, line in ((FORM, CENTRE, 14, 18), (CAPTION, CENTRE, 14, 20), (CELL, LEFT, 12, 16)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.next_paragraph_style = normal, styles["Normal"] if name == FORM else style
        _font(style)
        style.font.size, style.font.bold = Pt(size), name == CAPTION
        _set(style, align, indent=0, after=3 if name == CAPTION else 0, line=line)
    styles[CAPTION].paragraph_format.keep_with_next = True
    styles[CAPTION].next_paragraph_style = normal


def _set(style: Any, align: Any, *, indent: Any, after: float, line: float) -> None:
    look = style.paragraph_format
    look.alignment, look.first_line_indent = align, indent
    look.space_before, look.space_after = Pt(0), Pt(after)
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line)


def _page_number() -> Any:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(run("1"))
    return field


# Pieces of a paper


def run(text: str, *, bold: bool = False, italic: bool = False, under: bool = False, size: float = 0) -> Any:
    """Return words in one look; a line break in them stays one."""
    made = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    for name, wanted in (("w:b", bold), ("w:i", italic)):
        if wanted:
            look.append(OxmlElement(name))
    if size:
        look.append(_valued("w:sz", str(int(size * 2))))
    if under:
        look.append(_valued("w:u", "single"))
    if len(look):
        made.append(look)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(OxmlElement("w:br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(OxmlElement("w:tab"))
            words = OxmlElement("w:t")
            words.text = xml_text(part)
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)
    return made


def xml_text(text: str) -> str:
    """Return text without what no XML can hold."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def control(
    key: str, label: str, content: Iterable[Any], *, plain: bool = True, kept: bool = True, nth: int = 0
) -> Any:
    """Return a field around runs or paragraphs, its tag naming the fact; a kept one is not deleted by accident."""
    made, about, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    about.append(_valued("w:alias", label[:60]))
    about.append(_valued("w:tag", key))
    about.append(_valued("w:id", bookmarks.number_of(key, nth)))
    if kept:
        about.append(_valued("w:lock", "sdtLocked"))
    if plain:
        about.append(OxmlElement("w:text"))
    for one in content:
        inside.append(one)
    made.append(about)
    made.append(inside)
    return made


def paragraph(paper: Sheet, style: str, content: Iterable[Any], **look: Any) -> Any:
    """Return a paragraph that stands nowhere yet."""
    made = OxmlElement("w:p")
    about = OxmlElement("w:pPr")
    about.append(_valued("w:pStyle", paper.styles[style]))
    made.append(about)
    for one in content:
        made.append(one)
    if look:
        formed = Paragraph(made, paper.document._body).paragraph_format
        for name, value in look.items():
            setattr(formed, name, value)
    return made


def table(widths: Sequence[int], rows: Sequence[Sequence[Sequence[Any]]], *, ruled: bool, heads: int = 0) -> Any:
    """Return a table of paragraphs by cell, its columns in hundredths; heads are repeated on every page."""
    made, about, grid = OxmlElement("w:tbl"), OxmlElement("w:tblPr"), OxmlElement("w:tblGrid")
    total = int(WIDTH.twips)
    whole = _valued_all("w:tblW", w=str(total), type="dxa")
    about.append(whole)
    if ruled:
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(_valued_all(f"w:{side}", val="single", sz="4", space="0", color="000000"))
        about.append(borders)
    about.append(_valued_all("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_valued_all(f"w:{side}", w="80" if ruled else "0", type="dxa"))
    about.append(margins)
    made.append(about)
    for width in widths:
        grid.append(_valued_all("w:gridCol", w=str(total * width // 100)))
    made.append(grid)
    for number, cells in enumerate(rows):
        made.append(_row(widths, cells, total, head=number < heads))
    return made


def _row(widths: Sequence[int], cells: Sequence[Sequence[Any]], total: int, *, head: bool) -> Any:
    row, about = OxmlElement("w:tr"), OxmlElement("w:trPr")
    about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))
    row.append(about)
    for width, paragraphs in zip(widths, cells, strict=True):
        cell, look = OxmlElement("w:tc"), OxmlElement("w:tcPr")
        look.append(_valued_all("w:tcW", w=str(total * width // 100), type="dxa"))
        cell.append(look)
        for one in paragraphs:
            cell.append(one)
        row.append(cell)
    return row


def _valued_all(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
