"""What a restored house must not go on with: sessions, ballots whose key is gone, accounts that were closed since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cases import trail
from cases.commands._ballots import locked_ballot, make_void
from cases.commands.delegations import lapse
from cases.locking import locked_case
from cases.models import Ballot, BallotMode


@transaction.atomic
def end_sessions() -> int:
    """End every session; everybody signs in again."""
    ended, _each = Session.objects.all().delete()
    return ended


@transaction.atomic
def void_sealed_ballots(*, on: date) -> list[str]:
    """Declare every sealed ballot void that was going on, its key being in no backup; return the cases."""
    voided = []
    for ballot in Ballot.objects.pending().filter(mode=BallotMode.ELECTRONIC).order_by("pk"):
        case = locked_case(ballot.case)
        reason = _("The house was restored from a backup while this ballot was going on.")
        make_void(locked_ballot(ballot), case, by=None, on=on, reason=reason)
        voided.append(case.code)
    return voided


@transaction.atomic
def close_accounts_except(usernames: Collection[str], *, on: date) -> list[str]:
    """Close every account that a list written after the backup does not name as open; return which."""
    closed = []
    for user in get_user_model()._default_manager.filter(is_active=True).exclude(username__in=usernames):
        user.is_active = False
        user.save(update_fields=["is_active"])
        either = Q(giver__user=user) | Q(receiver__user=user)
        lapse(either, by=None, on=on, reason=str(_("The account was closed.")))
        trail.record("account-closed", by=None, on=on, user=user.pk)
        closed.append(user.get_username())
    return closed


@transaction.atomic
def record_restore(*, backup: str, anchor: str, on: date) -> None:
    """Tell the trail of the house that it goes on from a backup, and from which."""
    trail.record("house-restored", by=None, on=on, backup=backup, anchor=anchor)
