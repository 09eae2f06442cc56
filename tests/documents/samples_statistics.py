"""Facts of a statistical form as it is printed: two tables of the same rows, a column of ours, a row without facts."""

from __future__ import annotations

from typing import Any

from tests.documents.samples_discipline import CITY

_ROWS = (
    ("Tổng số", True, "1.624"),
    ("I. Theo cấp tổ chức đảng", True, "1.624"),
    ("Tổ chức cơ sở đảng", False, "24"),
    ("Chi bộ", False, "1.600"),
    ("II. Theo cơ quan của tổ chức đảng", True, "–"),
    ("Ủy ban kiểm tra", False, "–"),
)


def _table(groups: list[tuple[str, int]], columns: list[tuple[str, bool, bool]], first: int) -> dict[str, Any]:
    return {
        "stub": 24,
        "width": 76 // len(columns),
        "groups": [{"label": label, "span": span or 1, "alone": not span} for label, span in groups],
        "columns": [{"label": label, "ours": ours, "alone": alone} for label, ours, alone in columns],
        "numbers": [f"({number})" for number in range(first, first + len(columns))],
        "lines": [
            {
                "label": label,
                "strong": strong,
                "cells": [{"text": text, "ours": ours} for _label, ours, _alone in columns],
            }
            for label, strong, text in _ROWS
        ],
    }


CONTENT: dict[str, Any] = {
    "statistical-form": {
        "letterhead": CITY,
        "about": "Biểu B07. Kiểm tra tổ chức đảng khi có dấu hiệu vi phạm",
        "forms": [
            {
                "title": "Biểu B07. Kiểm tra tổ chức đảng khi có dấu hiệu vi phạm",
                "days": "Quý I/2026 (Từ 01/01/2026 đến 31/03/2026)",
                "whose": "Đảng bộ thành phố Lam Giang và toàn bộ tổ chức trực thuộc, tổ chức tại cuối kỳ",
                "unit": "Đơn vị tính: tổ chức đảng (tính theo lượt)",
                "tables": [
                    _table(
                        [("Tổng số", 0), ("Chủ thể tiến hành", 3)],
                        [
                            ("Tổng số", False, True),
                            ("UBKT tỉnh", False, False),
                            ("UBKT xã, phường, đặc khu", False, False),
                            ("Chủ thể khác", True, False),
                        ],
                        1,
                    ),
                    _table(
                        [("Kết quả", 2)],
                        [("Có vi phạm", False, False), ("Trong đó: phải thi hành kỷ luật", False, False)],
                        5,
                    ),
                ],
                "notes": [
                    "Dấu – là chưa có dữ kiện trong hệ thống, không phải là 0: Hệ thống ghi đối tượng là tổ chức đảng.",
                    "Số liệu đếm từ dữ kiện đã biết đến ngày 31/03/2026; mã định nghĩa của biểu: 0123456789abcdef.",
                ],
            }
        ],
    },
}
