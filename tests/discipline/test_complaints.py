"""A complaint is in time, of the right person, at the right level, or it is refused by one of seven grounds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.discipline.competence import Authority, Body
from cases.discipline.complaints import Complaint, Ground, Handling, handling
from cases.discipline.errors import ServedLater
from cases.discipline.forms import DisciplineForm
from cases.rulebook import Scope, Shelf

NOW = date(2026, 9, 1)
UBKT, BTV, BCH = Authority.COMMISSION, Authority.STANDING_COMMITTEE, Authority.COMMITTEE


def judged(shelf: Shelf, on: date = NOW, **facts: Any) -> Handling:
    """A complaint against a warning by the commune's commission, handed over on 3 August, made on 20 August."""
    usual: dict[str, Any] = {
        "form": DisciplineForm.WARNING,
        "decided_by": Body(UBKT, "XA"),
        "served_on": date(2026, 8, 3),
        "complained_on": date(2026, 8, 20),
    }
    return handling(shelf.on(on, Scope("", "")), Complaint(**(usual | facts)))


@pytest.mark.rule("COMPLAIN-WINDOW")
def test_one_month_from_the_day_it_was_handed_over(shelf: Shelf) -> None:
    in_time, late = judged(shelf, complained_on=date(2026, 9, 3)), judged(shelf, complained_on=date(2026, 9, 4))

    assert (in_time.last_day, in_time.admissible) == (date(2026, 9, 3), True)
    assert (late.grounds, late.admissible) == ((Ground.PAST_WINDOW,), False)
    assert in_time.window.rule.reference == "COMPLAIN-WINDOW@CHARTER"


@pytest.mark.rule("COMPLAIN-WINDOW")
def test_thirty_working_days_under_regulation_30(shelf: Shelf) -> None:
    facts = {"decided_by": Body(UBKT, "HUYEN"), "served_on": date(2019, 6, 3), "complained_on": date(2019, 7, 15)}

    found = judged(shelf, date(2019, 6, 3), **facts)

    assert (found.last_day, found.admissible) == (date(2019, 7, 15), True)
    assert found.window.unit == "working_day"


@pytest.mark.rule("COMPLAIN-NOT")
@pytest.mark.parametrize(
    ("facts", "ground"),
    [
        ({"handled_by_higher": True}, Ground.HIGHER_OR_HIGHEST),
        ({"sentenced": True}, Ground.SENTENCED),
        ({"by_proxy": True}, Ground.BY_PROXY),
        ({"served_on": None}, Ground.BEFORE_DECISION),
        ({"complained_on": date(2026, 8, 2)}, Ground.BEFORE_DECISION),
        ({"served_on": None, "refused_to_receive": True}, Ground.REFUSED_DECISION),
        ({"moved_before": True}, Ground.MOVED),
        ({"last_decided_by": Body(UBKT, "TW")}, Ground.HIGHER_OR_HIGHEST),
    ],
)
def test_each_ground_refuses(shelf: Shelf, facts: dict[str, Any], ground: Ground) -> None:
    found = judged(shelf, **facts)

    assert (found.grounds, found.admissible) == ((ground,), False)
    assert "COMPLAIN-NOT" in {rule.key for rule in found.rules}


@pytest.mark.rule("COMPLAIN-COMP", "COMPLAIN-ORDER")
@pytest.mark.parametrize(
    ("decided", "last", "form", "addressees"),
    [
        (Body(Authority.CELL, "CHIBO"), None, "WARNING", ["UBKT COSO", "BTV COSO", "BCH COSO"]),
        (Body(UBKT, "COSO"), None, "WARNING", ["BTV COSO", "BCH COSO"]),
        (Body(UBKT, "XA"), Body(BTV, "XA"), "WARNING", ["UBKT TINH", "BTV TINH", "BCH TINH"]),
        (Body(UBKT, "XA"), Body(UBKT, "TINH"), "WARNING", ["BTV TINH", "BCH TINH"]),
        (Body(UBKT, "XA"), Body(BTV, "TINH"), "WARNING", ["UBKT TW"]),
        (Body(BTV, "TINH"), Body(UBKT, "TW"), "EXPULSION", ["BTV TW"]),
        (Body(UBKT, "TW"), None, "WARNING", ["BTV TW", "BCH TW"]),
        (Body(BTV, "TW"), None, "EXPULSION", ["BCH TW"]),
    ],
)
def test_it_climbs_level_by_level(
    shelf: Shelf, decided: Body, last: Body | None, form: str, addressees: list[str]
) -> None:
    found = judged(shelf, decided_by=decided, last_decided_by=last, form=DisciplineForm(form))
    short = {UBKT: "UBKT", BTV: "BTV", BCH: "BCH"}

    assert [f"{short[body.kind]} {body.level}" for body in found.addressees] == addressees


@pytest.mark.rule("COMPLAIN-COMP")
@pytest.mark.parametrize(
    ("decided", "form", "final"),
    [
        (Body(UBKT, "XA"), "REPRIMAND", Body(UBKT, "TW")),
        (Body(BTV, "TINH"), "REMOVAL", Body(UBKT, "TW")),
        (Body(BTV, "TINH"), "EXPULSION", Body(BTV, "TW")),
        (Body(UBKT, "TW"), "REPRIMAND", Body(BCH, "TW")),
        (Body(BTV, "TW"), "EXPULSION", Body(BCH, "TW")),
    ],
)
def test_the_last_instance_follows_the_form_and_who_disciplined(
    shelf: Shelf, decided: Body, form: str, final: Body
) -> None:
    found = judged(shelf, decided_by=decided, form=DisciplineForm(form), last_decided_by=final)

    assert found.final == final
    assert (found.addressees, found.grounds) == ((), (Ground.HIGHER_OR_HIGHEST,))


@pytest.mark.rule("COMPLAIN-ORDER")
def test_no_level_is_skipped(shelf: Shelf) -> None:
    skipping, right = judged(shelf, addressed_to=Body(UBKT, "TINH")), judged(shelf, addressed_to=Body(BTV, "XA"))

    assert (skipping.skips_level, skipping.admissible, skipping.grounds) == (True, False, ())
    assert (right.skips_level, right.admissible) == (False, True)


@pytest.mark.rule("DUR-GQKN", "COMPLAIN-PENDING")
def test_it_is_resolved_in_the_time_of_the_level_that_handles_it(shelf: Shelf) -> None:
    commune = judged(shelf, accepted_on=date(2026, 8, 21))
    centre = judged(shelf, last_decided_by=Body(BTV, "TINH"), accepted_on=date(2026, 8, 21))

    assert (commune.due_on, centre.due_on) == (date(2026, 11, 19), date(2027, 2, 17))
    assert "COMPLAIN-PENDING" in {rule.key for rule in commune.rules}
    with pytest.raises(ServedLater):
        judged(shelf, accepted_on=date(2026, 8, 19))
