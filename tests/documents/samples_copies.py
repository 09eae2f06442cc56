"""Facts of copies: a notice copied whole, the line of a copy that follows the pages of a scan, an extract."""

from __future__ import annotations

from typing import Any

from documents import parts
from documents.canonical import Facts, digest

_LINE: Facts = {
    "letterhead": {"above": "", "name": "THÀNH ỦY LAM GIANG"},
    "about": "Thông báo số 05-TB/TU, ngày 05/02/2026",
    "recipients": ["Đảng ủy phường Bến Đông", "Ban Tổ chức Thành ủy"],
    "archive": "Lưu Văn phòng Thành ủy",
}


def content(original: Facts) -> dict[str, Any]:
    """Return the facts of the copies of a notice."""
    copied = {"type": "supervision-notice", "facts_sha256": digest(original), "file_sha256": "0" * 64}
    scan = {"sha256": "1" * 64, "media_type": "application/pdf", "pages": 3}
    received = "Văn bản số 12-CV/ĐU, ngày 06/02/2026 của Đảng ủy phường Bến Đông"
    return {
        "whole-copy": _LINE | {"copied": copied | {"facts": original}},
        "copy-of-received": _LINE | {"about": received, "copied": {"scan": scan}},
        "extract-copy": _LINE | {"copied": copied | {"facts": parts.extracted(original, [2, 3])}},
    }
