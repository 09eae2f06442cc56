"""Rules, bodies and leaders for tests of the rulebook."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Body, BodyKind, Chair, Level, Member, Organization, Regulation, Rule, Seat
from cases.rulebook import Scope
from inspection.accounts.models import User

CITY = Scope("StandingCommittee", "TINH", "Thành phố An Bình")
WARD = Scope("StandingCommittee", "XA", "Thành phố An Bình")
ADVISERS = Scope("AdvisoryBody", "TINH", "Thành phố An Bình")


def make_rule(key: str, value: Any, *, rulebook: str = "QD89", **facts: Any) -> Rule:
    """A rule that is verified and always in force, unless told otherwise."""
    number = f"QĐ {rulebook.removeprefix('QD')}-QĐ/TW"
    regulation, _ = Regulation.objects.get_or_create(
        key=rulebook, defaults={"number": number, "title_vi": number, "title_en": number}
    )
    usual = {
        "reference": f"{key}@{rulebook}",
        "title_vi": key,
        "title_en": key,
        "applies_to": ["*"],
        "unit": "day",
        "precedence": 60,
        "status": "verified",
        "citation": regulation.number,
        "source": regulation.number,
    }
    return Rule.objects.create(key=key, value=value, regulation=regulation, **(usual | facts))


def make_recalled(key: str, value: Any, **facts: Any) -> Rule:
    """A rule nobody here has seen the text of."""
    return make_rule(key, value, status="recalled", **facts)


def make_standing_committee(name: str = "Thành ủy An Bình", level: str = Level.PROVINCE) -> Body:
    """The standing committee of a city committee."""
    organization = Organization.objects.create(code=name, name=name, level=level, founded_on=date(2020, 1, 1))
    return Body.objects.create(
        organization=organization,
        kind=BodyKind.STANDING_COMMITTEE,
        name=f"Ban Thường vụ {name}",
        suffix="TU",
        locality="Thành phố An Bình",
    )


def make_seat(body: Body, name: str, chair: str = Chair.SECRETARY, since: date = date(2025, 1, 1)) -> User:
    """Somebody with an account and a seat in the body."""
    user = User.objects.create_user(username=name, display_name=name)
    member = Member.objects.create(code=name, full_name=name, organization=body.organization, user=user)
    Seat.objects.create(body=body, member=member, chair=chair, since=since)
    return user
