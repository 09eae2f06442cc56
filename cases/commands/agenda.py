"""The order of an agenda: whoever keeps the sitting puts its items in another order until the minutes are closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._sittings import locked_sitting, note, require_keeper, require_not_closed
from cases.errors_ballot import AgendaIncomplete
from cases.models import AgendaItem, Sitting

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: While they change places, items stand beyond every number an agenda has: no two may share a place.
_ASIDE = 10_000


@command
def order_agenda(sitting: Sitting, *, by: User, on: date, items: Sequence[AgendaItem]) -> Sitting:
    """Put the items in this order. An item that does not exist for `by` keeps its place.

    Raises `AgendaIncomplete` where not every item `by` sees is named once.
    """
    sitting = locked_sitting(sitting)
    require_keeper(by, sitting, on)
    require_not_closed(sitting, _("Put the agenda in order"))
    before = list(AgendaItem.objects.visible_to(by).of_sitting(sitting))
    if sorted(item.pk for item in items) != sorted(item.pk for item in before):
        raise AgendaIncomplete()
    places = [item.position for item in before]
    AgendaItem.objects.filter(pk__in=[item.pk for item in before]).update(position=F("position") + _ASIDE)
    for item, place in zip(items, places, strict=True):
        AgendaItem.objects.filter(pk=item.pk).update(position=place)
    note(sitting, "agenda-ordered", by, on, items=[item.key for item in items])
    return sitting
