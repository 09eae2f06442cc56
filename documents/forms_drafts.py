"""The form of a draft: its blocks in order, each a heading, a paragraph or a table written row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.names import clean_text

Block = dict[str, Any]

SECTION, POINT, PARAGRAPH, TABLE, COUNTED = "section", "point", "paragraph", "table", "counted"
KINDS = [
    (SECTION, _("Section heading")),
    (POINT, _("Point heading")),
    (PARAGRAPH, _("Paragraph")),
    (TABLE, _("Table")),
]

#: A report of a hundred pages has fewer; beyond it somebody is trying the house.
MOST = 400


class BlockForm(forms.Form):
    """One block of a draft."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial=PARAGRAPH)
    text = forms.CharField(label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea)
    # Which table of the version one started from: its widths stay while its columns do.
    source = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make room for the text it holds."""
        super().__init__(*args, **kwargs)
        text = str(self["text"].value() or "")
        lines = sum(1 + len(line) // 90 for line in text.split("\n"))
        self.fields["text"].widget.attrs["rows"] = max(1 if self.is_heading else 2, min(lines + 1, 18))

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return str(self["kind"].value()) in {SECTION, POINT}

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return str(self["kind"].value()) == TABLE

    @property
    def is_counted(self) -> bool:
        """Whether it is a sentence of figures, which nobody types."""
        return str(self["kind"].value()) == COUNTED

    def clean_text(self) -> str:
        """Keep what people see; a table has a title row and at least one row under it."""
        text = clean_text(self.cleaned_data["text"])
        if self.cleaned_data.get("kind") == TABLE and text and len(text.split("\n")) < 2:
            raise ValidationError(_("The first line names the columns; at least one row follows."))
        return text


BlockFormSet = forms.formset_factory(BlockForm, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True)


class ReportBlockForm(BlockForm):
    """One block of a periodic report, which has sentences of figures besides; what is not written yet asks for it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[*KINDS, (COUNTED, _("Sentence of figures"))], initial=PARAGRAPH)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let nobody type over figures."""
        super().__init__(*args, **kwargs)
        if self.is_table or self.is_counted:
            self.fields["text"].widget.attrs["readonly"] = True
        if asks := self.initial.get("asks"):
            self.fields["text"].widget.attrs |= {"placeholder": asks, "rows": 4}


ReportBlockFormSet = forms.formset_factory(ReportBlockForm, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True)


def rows_of(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return blocks as the rows of the form."""
    return [_row(block, index) for index, block in enumerate(blocks)]


def _row(block: Block, index: int) -> dict[str, Any]:
    if block.get("kind") == "table":
        lines = [" | ".join(str(column.get("title", "")) for column in block["columns"])]
        lines += [" | ".join(_flat(cell) for cell in row) for row in block["rows"]]
        return {"kind": TABLE, "text": "\n".join(lines), "source": index}
    if block.get("kind") == "heading":
        return {"kind": SECTION if block.get("level") == 1 else POINT, "text": block["text"]}
    if block.get("counted"):
        return {"kind": COUNTED, "text": block["text"], "source": index}
    return {"kind": PARAGRAPH, "text": block.get("text", "")}


def _flat(cell: Any) -> str:
    return " ".join(str(cell).replace("|", "/").split())


def blocks_of(rows: Sequence[Mapping[str, Any]], former: Sequence[Block]) -> list[Block]:
    """Return the blocks that the rows say; an empty row says nothing, a line of a paragraph is a paragraph."""
    return [block for row in rows if row.get("text") for block in _blocks(row, former)]


def _blocks(row: Mapping[str, Any], former: Sequence[Block]) -> list[Block]:
    text = str(row["text"])
    if row["kind"] == TABLE:
        return [_table(text, _source(row, former))]
    if row["kind"] in {SECTION, POINT}:
        return [{"kind": "heading", "level": 1 if row["kind"] == SECTION else 2, "text": " ".join(text.split())}]
    # Bold and italic words stay while nothing of their paragraph was typed over.
    kept = {block["text"]: block for block in former if block.get("runs")}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [dict(kept.get(line, {"kind": "paragraph", "text": line})) for line in lines]


def _source(row: Mapping[str, Any], former: Sequence[Block]) -> Block:
    index = row.get("source")
    if index is None or not 0 <= index < len(former) or former[index].get("kind") != "table":
        return {}
    return dict(former[index])


def _table(text: str, source: Block) -> Block:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.split("\n") if line.strip()]
    titles, rows = lines[0], lines[1:]
    columns = source.get("columns", [])
    if len(columns) != len(titles):
        columns = [{"width": width} for width in _widths(len(titles))]
    return {
        "kind": "table",
        "title": source.get("title", ""),
        "columns": [{**column, "title": title} for column, title in zip(columns, titles, strict=True)],
        "rows": [[*row, *[""] * (len(titles) - len(row))][: len(titles)] for row in rows],
        "totals": [total for total in source.get("totals", []) if total <= len(rows)],
    }


def _widths(count: int) -> list[int]:
    share = 100 // count
    return [share + (100 - share * count if index == count - 1 else 0) for index in range(count)]
