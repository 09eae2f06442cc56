"""A cell in Lào Cai goes by the rules of its province: how large its team is, how far it looks back, when it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases import cells, clock, commands
from cases.errors import LookBackTooLong, TeamOfCell
from cases.importing import register, sample
from cases.minutes import Place
from cases.models import Body, Case, Level, Organization, Rule, TeamRole
from tests.make import START, Office, declare_all, make_office, make_team, places, propose

pytestmark = pytest.mark.django_db

ON = START + timedelta(days=1)
LOOK_BACK = {"scope_from": date(2025, 1, 1), "scope_to": date(2025, 12, 31)}


@pytest.fixture
def office() -> Office:
    """The small committee as the cell of an office in Lào Cai."""
    office = make_office()
    Organization.objects.filter(pk=office.city.pk).update(level=Level.CELL)
    Body.objects.filter(pk=office.standing.pk).update(locality="Lào Cai")
    return office


def more(office: Office, *keys: str) -> list[Place]:
    return [*places(office), *(Place(office.members[key], TeamRole.MEMBER) for key in keys)]


@pytest.mark.rule("TEAM-CELL")
def test_a_team_of_a_cell_has_three_to_five_people(office: Office) -> None:
    team = make_team(office)

    with pytest.raises(TeamOfCell) as refused:
        propose(office, team, ON, places=more(office, "minh", "quan"), **LOOK_BACK)
    assert refused.value.facts["most"] == 5
    assert "Lào Cai" in refused.value.citation
    propose(office, team, ON, places=more(office, "minh"), **LOOK_BACK)
    commands.issue_decision(team, by=office.chu, on=ON)

    with pytest.raises(TeamOfCell):
        commands.change_team(
            team, by=office.chu, on=ON, role=TeamRole.MEMBER, reason="Thêm người.", joining=office.members["thu"]
        )


@pytest.mark.rule("SCOPE-KTCH")
def test_a_cell_looks_back_two_years_and_one_and_a_half_within_a_grassroots_committee(office: Office) -> None:
    team = make_team(office)
    since, until = date(2023, 1, 1), date(2025, 12, 31)
    with pytest.raises(LookBackTooLong, match="không quá 2 năm"):
        propose(office, team, ON, scope_from=since, scope_to=until)

    above = office.organizations[0]
    Organization.objects.filter(pk=office.city.pk).update(parent=above)
    body = Body.objects.select_related("organization__parent").get(pk=office.standing.pk)
    limit = cells.look_back(Rule.on(ON, body.scope), body)
    assert limit is not None
    assert limit.years == 1.5


@pytest.mark.rule("DUR-KTCH", "DEPLOY")
def test_a_cell_deploys_in_five_working_days_and_inspects_for_thirty(office: Office) -> None:
    team = make_team(office)
    propose(office, team, ON, days=None, **LOOK_BACK)
    commands.issue_decision(team, by=office.chu, on=ON)
    declare_all(office, team, ON)

    case = Case.objects.select_related("team", "body__organization").get(team=team)
    found = clock.deadline_of("R1", case)
    assert "Lào Cai" in found.citation
    team.refresh_from_db()
    assert team.days == 30


def test_the_locality_of_a_cell_comes_with_the_register(office: Office) -> None:
    bodies = [("TC001", "Ban Chấp hành", "Chi bộ Một", "CB", "Sông Xanh", "Lào Cai")]
    other = [("TC001", "Ban Chấp hành", "Chi bộ Một", "CB", "Sông Xanh", "Nơi khác")]

    refused = register.preview(sample.workbook((register.BODIES,), {"Cơ quan": other}))
    reading = register.preview(sample.workbook((register.BODIES,), {"Cơ quan": bodies}))
    register.apply(reading, by=office.administrator, on=ON)

    assert [trouble.column for trouble in refused.troubles] == ["Quy định của địa phương"]
    assert Body.objects.get(name="Chi bộ Một").scope.locality == "Lào Cai"
