"""A gap of a register is explained by who keeps the register; each word of it stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.errors import NothingTouched
from documents import gaps
from documents.commands.registering import require_register
from documents.errors import NoSuchGap
from documents.models import Series
from documents.models_register import GapNote

if TYPE_CHECKING:
    from inspection.accounts.models import User


@transaction.atomic
def explain_gap(series: Series, *, first: int, last: int, text: str, by: User, on: date) -> GapNote:
    """Say why a body's register does not show these numbers. Raises `NoSuchGap` where it shows them."""
    series = Series.objects.select_for_update(of=("self",)).select_related("body__organization").get(pk=series.pk)
    if series.body is None:
        raise NoSuchGap(first=first, last=last, series=series)
    require_register(by, series.body, on, secret=series.secret)
    if not text.strip():
        raise NothingTouched(field=_("explanation"))
    if not any(gap.first <= first <= last <= gap.last for gap in gaps.of_series(series)):
        raise NoSuchGap(first=first, last=last, series=series)
    note = GapNote(series=series, first=first, last=last, text=text, said_by=by, said_on=on)
    note.save(force_insert=True)
    told: dict[str, Any] = {"body": series.body_id, "code": series.code, "first": first, "last": last, "text": text}
    trail.record("gap-explained", by=by, on=on, series=series.pk, **told)
    return note
