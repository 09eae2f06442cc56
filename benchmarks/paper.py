"""One conclusion PDF: three pages with a table of twenty rows, against what WeasyPrint does by default."""

from __future__ import annotations

import gc
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from pypdf import PdfReader
from weasyprint import HTML

from benchmarks.measuring import always, race
from benchmarks.scratch import House
from benchmarks.table import Finding, Line, not_measured, ratio, same
from documents import press, render
from documents.canonical import Facts
from documents.catalogue import CONCLUSION_NOTICE
from tests.documents.samples import NOTICE, facts, paragraph

ROUNDS = 12
PAGES, ROWS = 3, 20

#: Other printers, where the machine has them: one process a paper.
OUTSIDE = {
    "LibreOffice": ["soffice", "--headless", "--convert-to", "pdf", "paper.html"],
    "Chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=paper.pdf", "paper.html"],
}
OUTSIDE_ROUNDS = 2


def run(house: House) -> Finding:
    """Print the same paper in every way there is here."""
    paper = _paper()
    html = render.html(CONCLUSION_NOTICE, paper)
    style = render.STYLE.read_text()
    by_content = style.replace("table-layout: fixed;", "")
    assert by_content != style
    render.warm()
    press.template_version()
    gc.freeze()
    ways: dict[str, Callable[[], bytes]] = {
        "ours": lambda: render.render(CONCLUSION_NOTICE, paper),
        "plain": _plain(html, by_content),
        "plain, our style": _plain(html, style),
        "press": lambda: press.render(CONCLUSION_NOTICE, paper),
    }
    printed = {name: way() for name, way in ways.items()}
    times = race({name: always(way) for name, way in ways.items()}, rounds=ROUNDS)
    pages = {name: len(PdfReader(io.BytesIO(pdf)).pages) for name, pdf in printed.items()}
    texts = {name: _text(pdf) for name, pdf in printed.items()}
    lines = [
        ratio("ours / plain write_pdf(), tables as by default", times["ours"], times["plain"], bound=0.8, goal=0.72),
        ratio("ours / plain write_pdf(), our fixed tables too", times["ours"], times["plain, our style"]),
        # The press is another process that lives on: its processor time is not ours to read.
        replace(ratio("through the press / printing alone", times["press"], times["ours"], goal=1.1), cpu=None),
        same(f"{PAGES} pages in every way", set(pages.values()) == {PAGES}),
        same("the same text from all of them", len(set(texts.values())) == 1),
        same("ours: the same bytes every time", printed["ours"] == ways["ours"]() == printed["press"]),
        not_measured("typst", "another language for the same paper; 0.06 where it was measured"),
        *(_outside(house, name, html, style, times["ours"].milliseconds) for name in OUTSIDE),
    ]
    return Finding(
        f"Conclusion PDF, {PAGES} pages with a table of {ROWS} rows (PDF/A-3u, its record inside)",
        "default WeasyPrint: fonts and style read for every paper, tables measured by content",
        "typst below it; LibreOffice, Chromium",
        lines,
    )


def _paper() -> Facts:
    """The notice of the tests' invented inspection, with a long table."""
    verified = paragraph(
        "Đoàn kiểm tra đã đối chiếu sổ theo dõi, văn bản đi, đến và làm việc với các bộ phận có liên quan; số liệu "
        "dưới đây được đại diện Ban Thường vụ Đảng ủy phường xác nhận tại biên bản làm việc. Nơi nào số liệu của hai "
        "bên còn khác nhau, kết luận này lấy số liệu đã được xác minh."
    )
    columns = [("TT", 7, True), ("Tổ chức đảng", 28, False), ("Nội dung", 33, False), ("Phải làm", 16, True)]
    columns.append(("Đã làm", 16, True))
    table: dict[str, Any] = {
        "kind": "table",
        "title": "Bảng 1. Kết quả thực hiện kết luận, nghị quyết của cấp trên tại các chi bộ",
        "columns": [{"title": title, "width": width, "figure": figure} for title, width, figure in columns],
        "rows": [
            [str(n), f"Chi bộ khu phố {n}", "Ban hành chương trình hành động", str(20 + n), str(12 + n)]
            for n in range(1, ROWS + 1)
        ],
        "totals": [],
    }
    return facts(CONCLUSION_NOTICE, blocks=[*NOTICE[:5], verified, table, NOTICE[5], *NOTICE[8:]])


def _plain(html: str, style: str) -> Callable[[], bytes]:
    """What everybody writes first: the page with its style in it, and `write_pdf()`."""
    serif = Path(settings.FONTS_DIR) / "serif"
    faces = "".join(
        f'@font-face {{ font-family: "Paper Serif"; {traits} src: url({(serif / f"{name}.ttf").as_uri()}); }}\n'
        for name, traits in render.FACES.items()
    )
    whole = html.replace("</head>", f"<style>{faces}{style}</style></head>")
    return lambda: bytes(HTML(string=whole).write_pdf())


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def _outside(house: House, name: str, html: str, style: str, ours: float) -> Line:
    command = OUTSIDE[name]
    if shutil.which(command[0]) is None:
        return not_measured(f"{name}, one process a paper", f"{command[0]} is not installed")
    (house.folder / "paper.html").write_text(html.replace("</head>", f"<style>{style}</style></head>"))

    def way() -> object:
        return subprocess.run(command, cwd=house.folder, capture_output=True, check=True, timeout=60)

    times = race({name: always(way)}, rounds=OUTSIDE_ROUNDS)[name]
    note = f"{ours:.0f} ms against {times.milliseconds:.0f} ms, not in turn with ours"
    return Line(f"ours / {name}, one process a paper", round(ours / times.milliseconds, 3), note=note)
