"""The one door at which somebody is turned away: what one may not see does not exist, and the attempt is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from cases import trail
from cases.errors import Recused
from cases.models import Recusal

if TYPE_CHECKING:
    from inspection.accounts.models import User


def refuse(user: User, **asked: Any) -> NoReturn:
    """Keep the attempt, `asked` naming what was tried to open, and answer as if there were nothing.

    It is written whether or not there is such a thing: neither text nor time tells one from the other.
    """
    _keep("access-denied", user, asked)
    raise Http404


def refuse_case(user: User, key: str) -> NoReturn:
    """The same for a case. A person who declared the conflict is told that."""
    of_team_or_case = Q(case=None) | Q(case__key=key)
    recusals = Recusal.objects.filter(of_team_or_case, team__cases__key=key, member__user=user)
    _refuse_matter(user, key, is_recused=recusals.exists())


def refuse_team(user: User, key: str) -> NoReturn:
    """The same for a team."""
    recusals = Recusal.objects.filter(team__key=key, case=None, member__user=user)
    _refuse_matter(user, key, is_recused=recusals.exists())


def _refuse_matter(user: User, key: str, *, is_recused: bool) -> NoReturn:
    if is_recused:
        _keep("recusal-blocked", user, {"key": key})
        raise Recused()
    refuse(user, key=key)


def _keep(act: str, user: User, asked: dict[str, Any]) -> None:
    with transaction.atomic():
        trail.record(act, by=user, on=localdate(), **{what: str(which)[:20] for what, which in asked.items()})
