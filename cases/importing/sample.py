"""Sample workbooks: the headings an import expects, the words each list column accepts, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from cases.importing.workbook import Sheet


def workbook(sheets: Sequence[Sheet], rows: Mapping[str, Iterable[Sequence[Any]]] | None = None) -> bytes:
    """Return a workbook with the sheets' headings, and rows where they are given; text cells stay text."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.append([column.heading for column in sheet.columns])
        for cell in page[1]:
            cell.font = Font(bold=True)
        page.freeze_panes = "A2"
        for number, column in enumerate(sheet.columns, 1):
            letter = page.cell(row=1, column=number).column_letter
            page.column_dimensions[letter].width = max(len(column.heading) + 4, 16)
            if isinstance(column.reads, Mapping):
                # Excel reads the list with commas between words, so words that hold one go without a list.
                words = [word for word in column.reads if "," not in word]
                if len(words) == len(column.reads):
                    choices = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
                    choices.add(f"{letter}2:{letter}5000")
                    page.add_data_validation(choices)
        for line in (rows or {}).get(sheet.name, ()):
            page.append(list(line))
            for cell in page[page.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    target = BytesIO()
    book.save(target)
    return target.getvalue()
