"""How a page finds the case or team it is about: what one may not see does not exist, and the attempt is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from cases import trail
from cases.errors import Recused
from cases.models import Case, Recusal, Team

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What a page about a case or team reads with it.
CASE_WITH = ("team__item__programme", "body__organization", "subject_organization", "subject_member")
TEAM_WITH = ("item__programme", "body__organization")


def seen_case(user: User, key: str) -> Case:
    """Return the case the user may open. Raises `Http404` (unseen or not there) or `Recused`."""
    case = Case.objects.visible_to(user).select_related(*CASE_WITH).filter(key=key).first()
    return case or refuse_case(user, key)


def represented_case(user: User, key: str) -> Case:
    """Return the case in which the user answers for the subject. Raises `Http404`."""
    case = Case.objects.represented_by(user).select_related(*CASE_WITH).filter(key=key).first()
    return case or refuse_case(user, key)


def seen_team(user: User, key: str) -> Team:
    """Return the team the user may open. Raises `Http404` or `Recused`."""
    team = Team.objects.visible_to(user).select_related(*TEAM_WITH).filter(key=key).first()
    return team or refuse_team(user, key)


def refuse_case(user: User, key: str) -> NoReturn:
    """Keep the attempt and answer as if there were nothing. A person who declared the conflict is told that."""
    of_team_or_case = Q(case=None) | Q(case__key=key)
    recusals = Recusal.objects.filter(of_team_or_case, team__cases__key=key, member__user=user)
    _refuse(user, key, is_recused=recusals.exists())


def refuse_team(user: User, key: str) -> NoReturn:
    """The same for a team."""
    _refuse(user, key, is_recused=Recusal.objects.filter(team__key=key, case=None, member__user=user).exists())


def _refuse(user: User, key: str, *, is_recused: bool) -> NoReturn:
    # Written whether or not the key exists: neither text nor time tells one from the other.
    with transaction.atomic():
        trail.record("recusal-blocked" if is_recused else "access-denied", by=user, on=localdate(), key=key[:20])
    if is_recused:
        raise Recused()
    raise Http404
