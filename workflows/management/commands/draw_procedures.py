"""Write docs/procedures/: every procedure as the engine holds it, a chart and a table, in the words of the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from viewflow.workflow import Flow

from cases.models import TEAMLESS_KINDS, Kind
from cases.policy import DUTY_NAMES
from documents.catalogue import BY_KEY
from workflows import flows
from workflows.chart import grid_of
from workflows.nodes import Step, steps_of

FOLDER = Path("docs/procedures")

_STYLE = """
.node rect, .node circle, .node path { fill: #fbf8f1; stroke: #5b6068; }
text { font: 12px "Open Sans", "Noto Sans", sans-serif; fill: #1f2328; text-anchor: middle; dominant-baseline: middle; }
.edge { fill: none; stroke: #5b6068; } .tip { fill: #5b6068; }
"""


class Command(BaseCommand):
    """Draw the procedures anew; with `--check` only compare what is there."""

    help = "Write docs/procedures/ from the flows; --check fails where a file differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check`."""
        parser.add_argument("--check", action="store_true", help="Write nothing; end with 1 where a file differs.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write or compare each file."""
        folder = settings.ROOT / FOLDER
        with translation.override("vi"):
            files = pages()
        differing = [name for name, text in files.items() if _read(folder / name) != text]
        if check and differing:
            raise CommandError(f"run manage.py draw_procedures: {', '.join(differing)} differ", returncode=1)
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            for name in differing:
                (folder / name).write_text(files[name], encoding="utf-8")
            self.stdout.write(f"{len(differing)} of {len(files)} files written")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def pages() -> dict[str, str]:
    """Return every file of the folder by name."""
    files: dict[str, str] = {}
    lines = [
        "# Các quy trình trong hệ thống",
        "",
        "Do `manage.py draw_procedures` lập từ chính các quy trình đang chạy.",
        "",
    ]
    for kind in map(Kind, flows.OF_CASE):
        name = kind.value.lower()
        parts = (flows.OF_TEAM[kind], flows.OF_CASE[kind])
        for suffix, flow_class in zip(("chuan-bi", "tien-hanh"), parts, strict=True):
            files[f"{name}-{suffix}.svg"] = chart(flow_class)
        files[f"{name}.md"] = page(kind, parts)
        lines.append(f"- [{kind.value} – {kind.label}]({name}.md)")
    files["README.md"] = "\n".join([*lines, ""])
    return files


def page(kind: Kind, parts: tuple[type[Flow], type[Flow]]) -> str:
    """Return one procedure: its two charts and the table of its steps."""
    name = kind.value.lower()
    first, last = (steps_of(parts[0])[index].number for index in (0, -1))
    preparation = first if first == last else f"{first}–{last}"
    once = f"Một quyết định lập một đoàn: {preparation} làm một lần cho cả đoàn."
    if kind in TEAMLESS_KINDS:
        once = f"Không lập đoàn: {first} mở hồ sơ, tổ chức đảng có thẩm quyền làm các bước còn lại."
    lines = [f"# {kind.value} – {kind.label}", "", once, ""]
    lines += [f"![Chuẩn bị]({name}-chuan-bi.svg)", "", f"![Tiến hành, kết thúc]({name}-tien-hanh.svg)", ""]
    lines += ["| Bước | Việc | Người làm | Văn bản, dữ kiện | Quy tắc |", "|---|---|---|---|---|"]
    for flow_class in parts:
        lines += [_row(step) for step in steps_of(flow_class)]
    return "\n".join([*lines, ""])


def _row(step: Step) -> str:
    who = ", ".join(sorted(str(DUTY_NAMES[duty]) for duty in step.by))
    papers = ", ".join(str(BY_KEY[key].name) if key in BY_KEY else f"`{key}`" for key in step.outputs)
    return f"| {step.number} | {step.task_title} | {who} | {papers} | {', '.join(f'`{key}`' for key in step.rules)} |"


def chart(flow_class: type[Flow]) -> str:
    """Return the engine's chart as an SVG file that needs nothing beside it."""
    grid = grid_of(flow_class, numbered=True)
    box = f"-10 -10 {grid.width + 20} {grid.height + 20}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><style>{_STYLE}</style>'
    arrow = '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    lines = [head, arrow + '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>']
    for edge in grid.edges:
        way = " ".join(f"{'ML'[n > 0]}{x} {y}" for n, (x, y) in enumerate(edge.segments))
        lines.append(f'<path class="edge" marker-end="url(#tip)" d="{way}"/>')
    for cell in grid.cells:
        words = "".join(
            f'<text x="{x}" y="{y}">{escape(str(text))}</text>' for text, _align, _size, x, y in cell.shape.text
        )
        lines.append(
            f'<g class="node" transform="translate({cell.shape.x} {cell.shape.y})">{cell.shape.svg}{words}</g>'
        )
    return "\n".join([*lines, "</svg>", ""])
