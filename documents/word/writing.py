"""A draft as a Word file: the form of the paper around a marked section of prose, every fact in a field of its own.

The same version gives the same bytes; nothing in the file says who took it out, when, or on which machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from django.utils import translation
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from documents.catalogue import DocumentType
from documents.word import bookmarks, sheet
from documents.word.known import Content, Known
from documents.word.marking import Marker, Piece, counts_rows
from documents.word.packing import packed
from documents.word.sheet import CAPTION, CELL, CENTRE, FORM, LEFT, control, paragraph, run, table
from documents.wording import unended

#: Before the key of the version, twice: around the prose, and around the number of the draft.
PROSE, VERSION = "prose.", "draft."
_PROSE_LABEL = "Nội dung dự thảo: sửa tự do trong phần này"


def written(
    document_type: DocumentType,
    content: Content,
    known: Mapping[str, Known],
    signed: Content,
    *,
    version: int,
    origin: str,
) -> bytes:
    """Return a version of a draft as `.docx`; `origin` is its key, by which a file that comes back is known."""
    with translation.override("vi"):
        return packed(_Writer(document_type, content, known, signed, version, origin).document())


class _Writer:
    def __init__(
        self,
        document_type: DocumentType,
        content: Content,
        known: Mapping[str, Known],
        signed: Content,
        version: int,
        origin: str,
    ) -> None:
        self.type, self.content, self.known, self.signed = document_type, content, known, signed
        self.version, self.origin = version, origin
        self.paper = sheet.sheet()
        self.marker = Marker(known)
        self.nth = count()

    def document(self) -> Any:
        body = self.paper.document.element.body
        end = body.sectPr
        for one in [self.lead(), self.letterhead(), *self.title(), self.prose(), *self.closing()]:
            end.addprevious(one)
        return self.paper.document

    # The form

    def lead(self) -> Any:
        """Return a line without height: LibreOffice misreads a field that begins a table or a wider field."""
        return self.form(line_spacing_rule=WD_LINE_SPACING.EXACTLY, line_spacing=Pt(1))

    def form(self, *content: Any, **look: Any) -> Any:
        return paragraph(self.paper, FORM, content, **look)

    def fact(self, key: str, text: str = "", **look: Any) -> list[Any]:
        """Return a fact of the form in its field; nothing where there is none."""
        if key not in self.known:
            return []
        runs = [run(text or self.known[key].value, **look)]
        return self.field(key, str(self.known[key].label), runs)

    def field(self, key: str, label: str, runs: Sequence[Any], *, kept: bool = True) -> list[Any]:
        """Return runs in a field of their own, between its bookmark."""
        nth = next(self.nth)
        return bookmarks.around(key, nth, control(key, label, runs, kept=kept, nth=nth))

    def letterhead(self) -> Any:
        number = f"Dự thảo lần {self.version}"
        left = [
            *([self.form(*above)] if (above := self.fact("paper.above")) else []),
            self.form(*self.fact("paper.issuer", bold=True)),
            self.form(run("*")),
            self.form(*self.field(f"{VERSION}{self.origin}", "Lần dự thảo", [run(number, italic=True)])),
        ]
        day = run(", ngày\u2003\u2003tháng\u2003\u2003năm\u2003\u2003", italic=True)
        right = [
            self.form(run("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=15, under=True)),
            self.form(*self.fact("paper.place", italic=True), day, space_before=Pt(9)),
        ]
        return table([45, 55], [[left, right]], ruled=False)

    def title(self) -> list[Any]:
        lines = [self.form(run(self.type.title, bold=True, size=16), space_before=Pt(16))]
        lines.append(self.form(*self.fact("paper.about", bold=True), left_indent=Mm(10), right_indent=Mm(10)))
        lines.append(self.form(run("-----"), space_after=Pt(12)))
        return lines

    def closing(self) -> list[Any]:
        recipients = [
            self.form(
                *bookmarks.around("paper.recipients", next(self.nth), run(f"- {unended(one)},", size=12)),
                alignment=LEFT,
            )
            for one in self.content["recipients"]
        ]
        label = str(self.known["paper.recipients"].label) if recipients else ""
        left = [self.form(run("Nơi nhận:", under=True), alignment=LEFT)]
        if recipients:
            left.append(control("paper.recipients", label, [self.lead(), *recipients], plain=False))
        left.append(
            self.form(run("- ", size=12), *self.fact("paper.archive", size=12), run(".", size=12), alignment=LEFT)
        )
        right = [self.form(run(self.signed[part], bold=True)) for part in ("capacity", "post") if self.signed[part]]
        right.append(self.form(*self.fact("paper.signer", bold=True), space_before=Mm(27)))
        return [self.form(), table([50, 50], [[left, right]], ruled=False), self.form()]

    # The prose

    def prose(self) -> Any:
        blocks = [one for block in self.content.get("blocks", []) for one in self.block(block)]
        return control(f"{PROSE}{self.origin}", _PROSE_LABEL, [self.lead(), *blocks], plain=False)

    def block(self, block: Content) -> list[Any]:
        match block["kind"]:
            case "heading":
                level = block["level"] if block["level"] in (1, 2, 3) else 3
                return [paragraph(self.paper, f"Heading {level}", [run(block["text"])])]
            case "table":
                return self.table(block)
            case _:
                return [paragraph(self.paper, "Normal", self.runs(self.marker.marked(block["text"]), _looks(block)))]

    def runs(self, pieces: Sequence[Piece], looks: Sequence[tuple[int, bool, bool]] = (), **look: Any) -> list[Any]:
        """Return pieces as runs, facts in their fields; a fact has one look, that of its first letter."""
        made: list[Any] = []
        at = 0
        for piece in pieces:
            inside = [
                run(text, bold=bold or look.get("bold", False), italic=italic)
                for text, bold, italic in _cut(piece.text, at, looks, whole=bool(piece.key))
            ]
            if piece.key:
                label = str(self.known[piece.key].label) if piece.key in self.known else "Số liệu, ngày, số văn bản"
                inside = self.field(piece.key, label, inside, kept=False)
            made += inside
            at += len(piece.text)
        return made

    def table(self, block: Content) -> list[Any]:
        columns = block["columns"]
        heads = [[paragraph(self.paper, CELL, [run(one["title"], bold=True)], alignment=CENTRE)] for one in columns]
        rows = [
            [self.cell(text, column, number in block["totals"]) for text, column in zip(row, columns, strict=True)]
            for number, row in enumerate(block["rows"], 1)
        ]
        widths = [column["width"] for column in columns]
        title = [paragraph(self.paper, CAPTION, [run(block["title"])])] if block["title"] else []
        # Word joins two tables that touch: an empty line parts them, and is no paragraph of the text.
        return [*title, table(widths, [heads, *rows], ruled=True, heads=1), paragraph(self.paper, CELL, [])]

    def cell(self, text: str, column: Content, total: bool) -> list[Any]:
        pieces = self.marker.marked(text, figures=not counts_rows(column))
        align = {"alignment": CENTRE} if column.get("figure") else {}
        return [paragraph(self.paper, CELL, self.runs(pieces, bold=total), **align)]


def _looks(block: Content) -> list[tuple[int, bool, bool]]:
    """Return where each run of a paragraph ends, and its look."""
    found, at = [], 0
    for one in block.get("runs", []):
        at += len(one["text"])
        found.append((at, bool(one.get("bold")), bool(one.get("italic"))))
    return found if at == len(block["text"]) else []


def _cut(text: str, at: int, looks: Sequence[tuple[int, bool, bool]], *, whole: bool) -> list[tuple[str, bool, bool]]:
    """Cut words where their look changes."""
    found = []
    begin = at
    for end, bold, italic in looks:
        if begin >= at + len(text):
            break
        if end <= begin:
            continue
        if whole:
            return [(text, bold, italic)]
        found.append((text[begin - at : end - at], bold, italic))
        begin = min(end, at + len(text))
    if begin < at + len(text) or not text:
        found.append((text[begin - at :], False, False))
    return found
