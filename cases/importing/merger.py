"""Who takes whose place in a merger, from a workbook of two columns."""

from __future__ import annotations

from cases.importing.workbook import Column, Reading, Sheet, read

CLOSING, SUCCESSOR = "Mã tổ chức kết thúc", "Mã tổ chức kế thừa"
MERGER = Sheet("Sáp nhập", [Column(CLOSING), Column(SUCCESSOR)])


def preview(content: bytes) -> Reading:
    """Read the workbook; nothing is written."""
    return read(content, (MERGER,))


def pairs(reading: Reading) -> list[tuple[str, str]]:
    """Return the codes, row by row."""
    return [(row[CLOSING], row[SUCCESSOR]) for row in reading.of(MERGER)]
