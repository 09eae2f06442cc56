"""How somebody wants to be reminded, and the reminder by mail: how many things wait, where they stand, nothing more."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import trail
from cases.deadlines import SOON
from cases.models import Post, ReportReminder, WorkItem
from cases.models.unit_report import REPORTERS
from documents.queue import enqueue
from inspection.accounts.models import User
from workflows.models import ReminderChoice

if TYPE_CHECKING:
    from collections.abc import Sequence


# How somebody wants it


def choice_of(user: User) -> ReminderChoice:
    """Return what somebody chose; who chose nothing is reminded by mail, and has no feed."""
    return ReminderChoice.objects.filter(user=user).first() or ReminderChoice(user=user)


@transaction.atomic
def choose(user: User, *, by_mail: bool, email: str) -> None:
    """Keep whether and where somebody is reminded by mail."""
    ReminderChoice.objects.update_or_create(user=user, defaults={"by_mail": by_mail})
    user.email = email
    user.save(update_fields=["email"])


@transaction.atomic
def make_address(user: User) -> str:
    """Give somebody a new secret for the feed, which ends the one before; only its hash is kept, so it is told once."""
    secret = secrets.token_urlsafe(32)
    ReminderChoice.objects.update_or_create(user=user, defaults={"feed_sha256": _hash(secret)})
    trail.record("calendar-address-made", by=user, on=localdate())
    return secret


@transaction.atomic
def end_address(user: User) -> None:
    """End the feed: from now on its address answers nobody."""
    if ReminderChoice.objects.filter(user=user).exclude(feed_sha256=None).update(feed_sha256=None):
        trail.record("calendar-address-ended", by=user, on=localdate())


def end_all_addresses() -> int:
    """End every feed, after a restore: one that was ended since the backup would answer again."""
    return ReminderChoice.objects.exclude(feed_sha256=None).update(feed_sha256=None)


def owner_of(secret: str) -> User | None:
    """Return whose feed a secret opens: an active account, or nobody's."""
    rows = ReminderChoice.objects.filter(feed_sha256=_hash(secret), user__is_active=True).select_related("user")
    row = rows.first() if secret else None
    return row.user if row else None


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


# By mail


@dataclass(frozen=True)
class Waiting:
    """How much waits for one person, by the state of its deadline."""

    overdue: int = 0
    today: int = 0
    soon: int = 0

    @property
    def total(self) -> int:
        """Whether there is anything to be reminded of."""
        return self.overdue + self.today + self.soon


def waiting(user: User, on: date) -> Waiting:
    """Count what is overdue, due on that day, and due within a week; one statement."""
    counted = WorkItem.objects.waiting(user, on).aggregate(**_counts(on))
    return Waiting(**counted)


def _counts(on: date) -> dict[str, Count]:
    return {
        "overdue": Count("pk", filter=Q(due_on__lt=on)),
        "today": Count("pk", filter=Q(due_on=on)),
        "soon": Count("pk", filter=Q(due_on__gt=on, due_on__lte=on + timedelta(days=SOON))),
    }


def ask_to_remind(on: date) -> int:
    """Ask for a mail to everybody for whom something is due by then, once a day; one statement finds them."""
    if not settings.EMAIL_HOST:
        return 0
    near = WorkItem.objects.filter(closed_at__isnull=True, since__lte=on, until__gt=on)
    near = near.filter(due_on__lte=on + timedelta(days=SOON), user__is_active=True).exclude(user__email="")
    done = Q(user__reminders__by_mail=False) | Q(user__reminders__mailed_on__gte=on)
    people = list(near.exclude(done).order_by("user").values_list("user", flat=True).distinct())
    for person in people:
        enqueue("mail-reminder", person)
    return len(people)


def mail(user: User, on: date) -> bool:
    """Send one person's reminder, once a day however often it is asked for; a mail that fails is asked for again."""
    counted = _begin(user, on)
    if not counted.total:
        return False
    try:  # outside the transaction: nobody waits for a mail server
        send_mail(_("Reminder of %(on)s") % {"on": f"{on:%d/%m/%Y}"}, text_of(counted), None, [user.email])
    except OSError:  # what mail servers raise is one, too
        ReminderChoice.objects.filter(user=user, mailed_on=on).update(mailed_on=None)
        raise
    return True


@transaction.atomic
def _begin(user: User, on: date) -> Waiting:
    """Return what to remind of, and keep that it is done; nothing where it is done already, or not wanted."""
    row, _is_new = ReminderChoice.objects.select_for_update().get_or_create(user=user)
    if not row.by_mail or not user.is_active or not user.email or (row.mailed_on and row.mailed_on >= on):
        return Waiting()
    counted = waiting(user, on)
    if counted.total:
        row.mailed_on = on
        row.save(update_fields=["mailed_on"])
    return counted


def ask_for_reports(rows: Sequence[ReportReminder]) -> None:
    """Ask for a mail to whoever reports for each unit that is reminded; called in the act that reminds them."""
    if settings.EMAIL_HOST:
        for row in rows:
            enqueue("mail-unit-reminder", row.pk)


def mail_report(reminder: ReportReminder) -> int:
    """Tell a unit's reporters that a report is waited for, and where; no figure, no matter, no name."""
    posts = Post.objects.on(reminder.on).filter(organization=reminder.organization, duty__in=REPORTERS)
    wanted = User.objects.filter(member__posts__in=posts, is_active=True).exclude(email="")
    people = list(wanted.exclude(reminders__by_mail=False).distinct().values_list("email", flat=True))
    text = _("A report is waited for: %(address)s") % {"address": address(reverse("my-unit-reports"))}
    for one in people:
        send_mail(_("Reminder of %(on)s") % {"on": f"{reminder.on:%d/%m/%Y}"}, text, None, [one])
    return len(people)


def text_of(counted: Waiting) -> str:
    """Write the reminder: counts and where to look; no name, no case, no matter."""
    lines = [
        _("Overdue: %(count)s") % {"count": counted.overdue},
        _("Due today: %(count)s") % {"count": counted.today},
        _("Due within %(days)s days: %(count)s") % {"days": SOON, "count": counted.soon},
        "",
        _("Your work: %(address)s") % {"address": address(reverse("inbox"))},
        _("No more reminders: %(address)s") % {"address": address(reverse("reminders"))},
    ]
    return "\n".join(lines)


def address(path: str) -> str:
    """Return a page's whole address, as it stands in a mail or a calendar."""
    return f"{settings.SITE_ADDRESS}{path}"
