"""A team and its one case, made where no programme names them: discipline, signs of violation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max

from cases.models import Body, Case, Kind, Member, Organization, Team


def new_team(body: Body, kind: Kind, topic: str, on: date, **values: Any) -> Team:
    """Return the next team of a kind of a body, not saved yet; the body is locked."""
    last = Team.objects.filter(body=body, kind=kind).aggregate(last=Max("number"))["last"] or 0
    return Team(body=body, kind=kind, number=last + 1, topic=topic, opened_on=on, **values)


def new_case(team: Team, subject: Organization | Member, on: date, **values: Any) -> Case:
    """Return the one case of such a team, not saved yet."""
    member = subject if isinstance(subject, Member) else None
    organization = subject.organization if isinstance(subject, Member) else subject
    case = Case(
        code=f"{team.kind}-{on.year}-{team.body_id:02d}-{team.number:03d}",
        kind=team.kind,
        team=team,
        body=team.body,
        subject_organization=None if member else organization,
        subject_member=member,
        subject_name=name_of(subject),
        subject_level=organization.level,
        managing_organization=organization if member else None,
        opened_on=on,
        **values,
    )
    case.index_names()
    return case


def name_of(subject: Organization | Member) -> str:
    """Return how a subject is called."""
    return subject.full_name if isinstance(subject, Member) else subject.name
