"""A member moves to another organization or retires in the middle of a case: the case goes on, and says so."""

from __future__ import annotations

import pytest

from cases import commands
from cases.errors_organization import MemberElsewhere, NothingChanges
from cases.models import Category, TrailEntry
from tests import make_discipline
from tests.make import make_office

pytestmark = pytest.mark.django_db


def test_a_member_moves_or_retires_and_the_case_goes_on_as_if_in_office() -> None:
    office = make_office()
    make_discipline.make_ward(office)
    case = make_discipline.walk(office, make_discipline.open_member(office), "P2")
    member = case.subject_member
    assert member is not None
    on = make_discipline.day_of("P2")
    home, other = member.organization, office.organizations[1]

    with pytest.raises(MemberElsewhere):
        commands.transfer_member(member, by=office.administrator, on=on, organization=home, paper="1-QĐ/TU")
    commands.transfer_member(member, by=office.administrator, on=on, organization=other, paper="1-QĐ/TU")
    commands.retire_member(member, by=office.administrator, on=on, paper="2-QĐ/TU")
    with pytest.raises(NothingChanges):
        commands.retire_member(member, by=office.administrator, on=on, paper="2-QĐ/TU")

    case.refresh_from_db()
    member.refresh_from_db()
    assert (member.organization, member.category) == (other, Category.RETIRED)
    assert case.managing_organization == home
    acts = list(TrailEntry.objects.filter(case=case).order_by("seq").values_list("act", flat=True))
    assert acts[-2:] == ["subject-moved", "subject-retired"]
    assert [(row.former, row.organization) for row in member.changes.all()] == [(home, other), (other, other)]
