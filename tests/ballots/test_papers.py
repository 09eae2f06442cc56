"""What the papers of a meeting print: the count in words of the office, by the rules that were frozen."""

from __future__ import annotations

import pytest

from cases.commands import balloting_paper
from documents.facts.ballots import counting_minutes
from documents.facts.ground import Ground
from tests.ballots.world import DAY, FORMS, Hall, figures, make_hall

pytestmark = pytest.mark.django_db


def test_counting_minutes_say_in_words_where_the_counts_differed() -> None:
    hall = make_hall(9)
    ballot = hall.on_paper()
    hall.count(ballot, 1, {"WARNING": 5, "NONE": 4})
    hall.count(ballot, 2, {"WARNING": 5, "NONE": 3}, void=1)
    right = figures(ballot, {"WARNING": 5, "NONE": 4})
    row = balloting_paper.recount(ballot, by=hall.user(1), on=DAY, reason="Bỏ sót một phiếu", **right)
    ballot = balloting_paper.confirm_recount(row, by=hall.user(2), on=DAY)

    (said,) = counting_minutes(Ground(hall.case.team, DAY), hall.case, ballot)["differences"]

    assert "không thi hành kỷ luật: 04 và 03" in said
    assert "phiếu hợp lệ: 09 và 08" in said
    assert "phiếu không hợp lệ: 00 và 01" in said
    assert "Bỏ sót một phiếu" in said
    assert not {"NONE", "WARNING", "valid", "void"} & set(said.replace(":", " ").split())


@pytest.mark.rule("VOTE-MAJ", "VOTE-DENOM", "VOTE-CUMUL")
def test_counting_minutes_cite_the_rules_frozen_before_the_vote(hall: Hall) -> None:
    ballot = hall.on_paper()
    for teller in (1, 2):
        ballot = hall.count(ballot, teller, {"WARNING": 9})
    ballot.rules = {reference: f"{citation} của ngày bỏ phiếu" for reference, citation in ballot.rules.items()}
    ballot.lines = [line | {"citation": f"{line['citation']} của ngày bỏ phiếu"} for line in ballot.lines]

    lines = counting_minutes(Ground(hall.case.team, DAY), hall.case, ballot)["lines"]

    assert len(lines) == len(FORMS) + 2
    assert all(line.endswith(" của ngày bỏ phiếu)") for line in lines)
