"""Many cases, many grants, much work: rows in bulk, for what must not notice them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import product

from django.contrib.auth.models import Permission

from cases.models import Case, CaseGrant, Organization, WorkItem
from cases.models.team import new_key
from cases.policy import Duty
from inspection.accounts.models import User
from tests.make import START

_BATCH = 1000


def add_people(count: int) -> list[User]:
    """People with an account who never sign in."""
    first = User.objects.count()
    users = [User(username=f"nguoi{first + n}", display_name=f"Người {first + n}", password="!") for n in range(count)]
    return User.objects.bulk_create(users, batch_size=_BATCH)


def add_cases(like: Case, count: int) -> list[Case]:
    """Cases of the same team and stage as one that was walked there, each of an organization of its own."""
    level, parent = like.subject_level, like.body.organization
    first = Organization.objects.count()
    organizations = Organization.objects.bulk_create(
        [
            Organization(
                code=f"DONG{first + n}",
                name=f"Đảng ủy phường Đông Người {first + n}",
                level=level,
                parent=parent,
                founded_on=START - timedelta(days=1000),
                search_key=f"dang uy phuong dong nguoi {first + n}",
            )
            for n in range(count)
        ],
        batch_size=_BATCH,
    )
    facts = {f.attname: getattr(like, f.attname) for f in Case._meta.concrete_fields if not f.primary_key}
    cases = []
    for n, organization in enumerate(organizations, first):
        own = {"key": new_key(), "code": f"DONG-{n}", "subject_organization_id": organization.pk}
        names = {"subject_name": organization.name, "search_key": f"dong-{n} {organization.search_key}"}
        cases.append(Case(**(facts | own | names | {"trail_length": 0, "trail_head": ""})))
    return Case.objects.bulk_create(cases, batch_size=_BATCH)


def add_grants(cases: Iterable[Case], users: Sequence[User], duty: Duty = Duty.HEAD) -> None:
    """The same duty in every case for each of the users."""
    permission = Permission.objects.get(content_type__app_label="cases", codename=str(duty))
    CaseGrant.objects.bulk_create(
        [
            CaseGrant(user=user, permission=permission, content_object=case, duty=duty, since=START)
            for case, user in product(cases, users)
        ],
        batch_size=_BATCH,
    )


def add_work(user: User | Sequence[User], cases: Sequence[Case], steps: Sequence[str], *, count: int) -> None:
    """So many open items, by deadline in the order they are written; of one person, or of several in turn."""
    users = [user] if isinstance(user, User) else list(user)
    pairs = product(steps, cases)
    items = []
    for n, (step, case) in zip(range(count), pairs, strict=False):
        due_on = date(2026, 4, 1) + timedelta(days=n // 40)
        owner = users[n % len(users)]
        items.append(WorkItem(user=owner, team_id=case.team_id, case=case, step=step, duty=Duty.HEAD, due_on=due_on))
    if len(items) < count:
        raise ValueError(f"{len(cases)} cases and {len(steps)} steps make only {len(items)} items")
    WorkItem.objects.bulk_create(items, batch_size=_BATCH)
