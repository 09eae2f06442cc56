"""Both procedures run through their commands from the programme to the closed file, with nothing but facts."""

import pytest

from cases import trail
from cases.models import Kind
from tests.make import make_case, make_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION])
def test_a_case_runs_from_the_programme_to_its_closed_file(kind: str) -> None:
    office = make_office()

    case = make_case(office, "E5", kind)

    assert case.closed_on is not None
    assert case.team.dissolved_on == case.closed_on
    assert list(trail.problems()) == []
    assert not case.work.filter(closed_at__isnull=True).exclude(step="FOLLOW-UP").exists()
