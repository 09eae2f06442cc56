"""Files an inspected organization hands over: small tables, with the organization's name in them."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from workflows.demo.lots import Lots

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = (
    "Số cuộc họp theo quy chế",
    "Số nghị quyết, kết luận đã ban hành",
    "Số nhiệm vụ được giao",
    "Số nhiệm vụ đã hoàn thành",
    "Số hồ sơ lưu trữ đã lập",
)


def evidence_file(title: str, organization: str, lots: Lots) -> SimpleUploadedFile:
    """Return a small workbook with figures by quarter."""
    book = Workbook()
    sheet = book.active
    sheet.append([title.upper()])
    sheet.append([organization])
    sheet.append(["Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV"])
    for row in ROWS:
        sheet.append([row, *(lots.number(2, 40) for _quarter in range(4))])
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("bang-tong-hop.xlsx", content.getvalue(), XLSX)
