"""From the complaint that annulled a discipline to the apology of the body that imposed it."""

from __future__ import annotations

from typing import Any

import pytest

from cases.commands import exoneration
from cases.commands.exoneration import Measure
from cases.errors_suspension import NotTheBodyThatDisciplined
from cases.models import Exoneration, Kind, SanctionChange
from tests import make_complaint
from tests.cases.test_exoneration import Ground, establish
from tests.make import minutes, requirement

pytestmark = pytest.mark.django_db


@pytest.mark.rule("EXON", "COMPLAIN-CHANGE")
def test_an_annulled_complaint_leads_to_the_apology_of_who_imposed_it() -> None:
    world = make_complaint.make_world()
    complaint = make_complaint.walk(world, "R4")
    day = make_complaint.on_step("E1")
    make_complaint.resolve(world, complaint, day, {"NONE": 3, "WARNING": 2})
    office, ward = world.office, world.sanction.case.body
    facts: dict[str, Any] = {"ground": Ground.COMPLAINT, "on": day, "dated": day}

    with pytest.raises(NotTheBodyThatDisciplined) as refusal:
        establish(office, world.sanction, **facts)
    assert refusal.value.rule == "EXON"
    case = establish(office, world.sanction, body=ward, by=office.tu, **facts)

    assert (case.kind, case.opened_from, case.body) == (Kind.EXONERATION, complaint, ward)
    exoneration.restore_rights(
        case.team,
        by=office.tam,
        minutes=minutes(day),
        apology=Exoneration.Apology.BOTH,
        measures=[Measure(requirement(office, day))],
    )
    assert SanctionChange.objects.filter(sanction=world.sanction).count() == 1
