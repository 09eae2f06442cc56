"""A register as an official table: its lines of a period, its gaps with their reasons, and where the trail stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import translation

from cases import trail
from documents import gaps
from documents.canonical import Facts
from documents.catalogue import DocumentType
from documents.catalogue_registers import INCOMING_REGISTER, OUTGOING_REGISTER
from documents.facts import words
from documents.gaps import Gap, Why
from documents.marks import Secrecy, Urgency
from documents.models import Document, Series, State
from documents.models_register import Incoming
from documents.numbering import INCOMING
from documents.wording import ended, short_date, two_digits, unended

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: So many lines are printed at once; a longer period is printed in parts.
MOST = 1000

PETITION = "Đơn, thư (niêm phong người gửi)"
PETITION_ABOUT = "Theo Sổ đăng ký đơn thư, số {number}/{year}"


@dataclass(frozen=True)
class Printing:
    """What is printed: one register, from one day to another."""

    series: Series
    since: date
    until: date

    @property
    def type(self) -> DocumentType:
        """The kind of sheet."""
        return INCOMING_REGISTER if self.series.code == INCOMING else OUTGOING_REGISTER


def lines_of(printing: Printing, user: User, on: date) -> Sequence[Document] | Sequence[Incoming]:
    """Return the lines the user may see, one more than fits where there are too many."""
    days = (printing.since, printing.until)
    if printing.series.code == INCOMING:
        arrived = Incoming.objects.visible_to(user, on).filter(series=printing.series, arrived_on__range=days)
        arrived = arrived.select_related("petition").prefetch_related("handings__to")
        return list(arrived.order_by("number")[: MOST + 1])
    signed = Document.objects.registered_for(user, on).filter(series=printing.series, signed_on__range=days)
    return list(signed.defer("facts").order_by("number")[: MOST + 1])


def facts_of(printing: Printing, rows: Sequence[Any], on: date) -> Facts:
    """Return the facts of the sheet, in Vietnamese whoever prints it."""
    with translation.override("vi"):
        return {"content": _content(printing, rows), "issue": issue_of(on)}


def issue_of(on: date) -> Facts:
    """Return what a sheet carries that is no paper of its own: the day it is printed, and where the trail stood."""
    return {
        "number": None,
        "symbol": "",
        "draft": None,
        "date": on.isoformat(),
        "signatures": [{"capacity": "", "post": "", "name": ""}],
        "anchor": trail.latest_anchor(),
    }


def _content(printing: Printing, rows: Sequence[Any]) -> Facts:
    body, series = printing.series.body, printing.series
    assert body is not None  # noqa: S101 - registers of bodies are printed here; a team's lie in its file
    is_incoming = series.code == INCOMING
    void = sum(1 for row in rows if row.void_on)
    anchor = trail.latest_anchor()
    found = gaps.of_series(series)
    secret = " mật" if series.secret else ""
    what = f"văn bản đến{secret}" if is_incoming else f"văn bản{secret} ký hiệu {series.code}/{series.suffix}"
    return {
        "type": printing.type.key,
        "about": f"{what}, nhiệm kỳ {series.term}",
        "attached": f"từ ngày {short_date(printing.since)} đến ngày {short_date(printing.until)}",
        "letterhead": words.letterhead(body),
        "place": words.place(body),
        "lines": [_arrived(row) if is_incoming else _gone(row) for row in rows],
        "gaps": list(_told(found)),
        "sums": [
            {"label": "Số dòng", "figure": two_digits(len(rows))},
            {"label": "đã hủy", "figure": two_digits(void)},
            {"label": "số cuối của sổ", "figure": two_digits(series.last)},
        ],
        "chain": f"Mã gốc của nhật ký hệ thống khi in: {anchor}" if anchor else "Nhật ký hệ thống chưa có mã gốc",
    }


def _marks(row: Document | Incoming) -> list[str]:
    found = [str(Secrecy(row.secrecy).label)] if row.secrecy else []
    return found + ([str(Urgency(row.urgency).label)] if row.urgency else [])


def _gone(row: Document) -> Facts:
    void = [f"Hủy: {row.void_reason}"] if row.state == State.VOID else []
    return {
        "number": row.symbol,
        "signed": row.signed_on.isoformat(),
        "kind": (row.type.title or "Công văn").capitalize(),
        "about": row.about,
        "signer": row.signer,
        "gone": row.dispatched_on.isoformat() if row.dispatched_on else "",
        "notes": [*_marks(row), *void],
    }


def _arrived(row: Incoming) -> Facts:
    handing = row.handings.all()[len(row.handings.all()) - 1] if row.handings.all() else None
    void = [f"Hủy: {row.void_reason}"] if row.void_on else []
    about = row.extract
    if row.petition is not None:
        about = PETITION_ABOUT.format(number=row.petition.number, year=row.petition.year)
    return {
        "number": two_digits(row.number),
        "arrived": row.arrived_on.isoformat(),
        "sender": PETITION if row.petition is not None else row.sender,
        "symbol": row.symbol,
        "dated": row.dated_on.isoformat() if row.dated_on else "",
        "about": about,
        "pages": two_digits(row.pages) if row.pages else "",
        "to": handing.to.full_name if handing is not None else "",
        "due": handing.due_on.isoformat() if handing is not None and handing.due_on else "",
        "notes": [*_marks(row), *void],
    }


_WHY = {
    Why.PAPER: "ghi ở sổ giấy; sổ này tiếp theo sổ giấy",
    Why.VOID: "đã hủy",
    Why.RESTORED: "đã cấp trên giấy trước khi khôi phục dữ liệu; hai người đã đối chiếu",
    Why.MISSING: "chưa có văn bản tại sổ này",
}


def _told(found: Iterable[Gap]) -> Iterable[str]:
    """Each gap as a sentence: which numbers, why, and what was written down about it by whom and when."""
    for gap in found:
        said = [
            f"{unended(note.text)} ({note.said_by.get_full_name()}, ngày {short_date(note.said_on)})"
            for note in gap.notes
        ]
        reason = f": {unended(gap.reason)}" if gap.reason else ""
        explained = f". Giải trình: {'; '.join(said)}" if said else ""
        if gap.is_open:
            explained = ". Chưa có giải trình"
        yield ended(f"Số {gap.numbers}: {_WHY[gap.why]}{reason}{explained}")
