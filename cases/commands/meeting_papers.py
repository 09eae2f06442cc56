"""What stands before the papers of a meeting: who keeps it, and minutes that are written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.commands._sittings import require_keeper, require_takes_part
from cases.errors_ballot import NotMinuted
from cases.models import AgendaItem, Sitting

if TYPE_CHECKING:
    from inspection.accounts.models import User


def require_recorded(about: Sitting | AgendaItem, *, by: User, on: date) -> None:
    """Refuse minutes of a meeting that is not closed, and an excerpt of an item without minutes.

    Who keeps the meeting makes them; of an item, only where they take part in it. Raises `NotYourDuty`, `Recused`,
    `NotMinuted`.
    """
    if isinstance(about, Sitting):
        require_keeper(by, about, on)
        if about.closed_on is None:
            raise NotMinuted(lack=_("the meeting is not closed"))
        return
    require_keeper(by, about.sitting, on)
    require_takes_part(by, about, on)
    if about.minuted_on is None:
        raise NotMinuted(lack=_("the item has no minutes"))
