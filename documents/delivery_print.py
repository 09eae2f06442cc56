"""The delivery book as an official table: what an office handed over in a period, each attempt with its result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import translation

from cases import trail
from cases.models import Body, Service
from documents import deliveries
from documents.canonical import Facts
from documents.catalogue_registers import DELIVERY_BOOK
from documents.facts import words
from documents.register_print import MOST, issue_of
from documents.wording import short_date, two_digits

if TYPE_CHECKING:
    from inspection.accounts.models import User


def lines_of(body: Body, since: date, until: date, user: User, on: date) -> list[Service]:
    """Return the attempts of these days the user may see, one more than fits where there are too many."""
    rows = Service.objects.filter(delivery__in=deliveries.visible(user, on).filter(body=body))
    rows = rows.filter(served_on__range=(since, until)).select_related("delivery")
    return list(rows.order_by("served_on", "pk")[: MOST + 1])


def facts_of(body: Body, since: date, until: date, rows: Sequence[Service], on: date) -> Facts:
    """Return the facts of the sheet, in Vietnamese whoever prints it."""
    with translation.override("vi"):
        return {"content": _content(body, since, until, rows), "issue": issue_of(on)}


def _content(body: Body, since: date, until: date, rows: Sequence[Service]) -> Facts:
    anchor = trail.latest_anchor()
    proved, returned = sum(1 for row in rows if row.proved), sum(1 for row in rows if row.returned_on)
    return {
        "type": DELIVERY_BOOK.key,
        "about": f"văn bản do văn thư giao, gửi của {body.name}",
        "attached": f"từ ngày {short_date(since)} đến ngày {short_date(until)}",
        "letterhead": words.letterhead(body),
        "place": words.place(body),
        "lines": [_line(row) for row in rows],
        "sums": [
            {"label": "Số lần giao, gửi", "figure": two_digits(len(rows))},
            {"label": "đã có hồi báo", "figure": two_digits(proved)},
            {"label": "bị trả lại", "figure": two_digits(returned)},
        ],
        "chain": f"Mã gốc của nhật ký hệ thống khi in: {anchor}" if anchor else "Nhật ký hệ thống chưa có mã gốc",
    }


def _line(row: Service) -> Facts:
    return {
        "number": row.delivery.symbol if row.delivery else "",
        "name": row.title,
        "addressee": row.served_to,
        "gone": row.served_on.isoformat(),
        "channel": str(row.get_channel_display()),
        "result": _result(row),
        "notes": [f"Phiếu gửi {row.slip}"] if row.slip else [],
    }


def _result(row: Service) -> str:
    if row.returned_on is not None:
        return f"bị trả lại ngày {short_date(row.returned_on)}: {row.return_reason}"
    if row.refused:
        return f"từ chối nhận ngày {short_date(row.refused_on or row.served_on)}, người làm chứng: {row.witnesses}"
    if row.received_on is not None:
        return f"{row.received_by or row.served_to} nhận ngày {short_date(row.received_on)}"
    return "chờ hồi báo"
