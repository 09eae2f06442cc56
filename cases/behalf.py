"""In whose place an act is done: what the policy found when it allowed it, kept until the act is over.

The trail and the papers of the act tell of it, and ask nothing of the database where nobody acts for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: The delegation by which a user acts in a team's matters; none where the duty is their own.
_found: ContextVar[dict[tuple[int, int], int | None] | None] = ContextVar("behalf", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Remember until the act is over; an act within an act is a part of it."""
    if _found.get() is not None:
        yield
        return
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def keep(user: User, team: int, delegation: int | None) -> None:
    """Keep by which delegation, if by any, the user was allowed what is going on."""
    found = _found.get()
    if found is not None:
        found[user.pk, team] = delegation


def kept(user: Any, team: int) -> int | None:
    """Return the key of the delegation by which the user does what is going on."""
    found = _found.get()
    return found.get((user.pk, team)) if found and user is not None else None
