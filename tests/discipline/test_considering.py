"""Before any ballot: may the subject be considered now, within which frame, with which circumstances?"""

from __future__ import annotations

from datetime import date

import pytest

from cases.discipline.considering import (
    CourtSentence,
    Death,
    Deferral,
    Degree,
    Way,
    consideration,
    frame,
    require_circumstances,
)
from cases.discipline.errors import CircumstanceUnknown, FrameSilent, NotForOrganizations
from cases.discipline.forms import SubjectKind
from cases.rulebook import Rulebook, Scope, Shelf

OFFICIAL, ORGANIZATION = SubjectKind.OFFICIAL, SubjectKind.ORGANIZATION


def book(shelf: Shelf, on: date) -> Rulebook:
    """The rulebook of a day."""
    return shelf.on(on, Scope("", ""))


@pytest.mark.rule("POSTPONE")
@pytest.mark.parametrize("why", list(Deferral))
def test_some_are_not_considered_for_now(shelf: Shelf, why: Deferral) -> None:
    found = consideration(book(shelf, date(2025, 9, 1)), OFFICIAL, deferral=why)

    assert (found.way, found.may_discipline) == (Way.DEFER, False)
    assert found.rule
    assert found.rule.rule.citation == "QĐ 296-QĐ/TW, Điều 8 khoản 7"


@pytest.mark.rule("DECEASED")
@pytest.mark.parametrize(
    ("death", "way"),
    [
        (Death.FOUND_AFTER, Way.NO_INSPECTION),
        (Death.DIED_DURING, Way.CONCLUDE_ONLY),
        (Death.ESPECIALLY_SERIOUS, Way.CONSIDER),
    ],
)
def test_a_deceased_member_is_disciplined_only_for_the_gravest(shelf: Shelf, death: Death, way: Way) -> None:
    assert consideration(book(shelf, date(2019, 5, 6)), OFFICIAL, death=death).way == way


@pytest.mark.rule("PRISON")
def test_from_which_sentence_on_a_member_is_expelled_is_the_rulebooks(shelf: Shelf) -> None:
    def way(on: date, sentence: CourtSentence) -> Way:
        return consideration(book(shelf, on), OFFICIAL, sentence=sentence).way

    assert way(date(2019, 5, 6), CourtSentence.NON_CUSTODIAL) == Way.EXPEL_DIRECTLY
    assert way(date(2026, 9, 1), CourtSentence.NON_CUSTODIAL) == Way.CONSIDER
    assert way(date(2026, 9, 1), CourtSentence.CUSTODIAL) == Way.EXPEL_DIRECTLY
    assert way(date(2019, 5, 6), CourtSentence.LIGHTER) == Way.CONSIDER


@pytest.mark.rule("SUBJ-STRUCKOFF")
def test_who_was_struck_off_is_no_subject(shelf: Shelf) -> None:
    assert consideration(book(shelf, date(2019, 5, 6)), OFFICIAL, is_struck_off=True).way == Way.NOT_A_SUBJECT
    with pytest.raises(NotForOrganizations):
        consideration(book(shelf, date(2019, 5, 6)), ORGANIZATION, is_struck_off=True)


@pytest.mark.rule("FRAME")
@pytest.mark.parametrize(
    ("kind", "degree", "repeated", "forms"),
    [
        (OFFICIAL, "1", False, ("REPRIMAND",)),
        (OFFICIAL, "1", True, ("REMOVAL", "WARNING")),
        (OFFICIAL, "2", False, ("REMOVAL", "WARNING")),
        (OFFICIAL, "3", False, ("EXPULSION",)),
        (OFFICIAL, "4", False, ("EXPULSION",)),
        (ORGANIZATION, "2", False, ("WARNING",)),
        (ORGANIZATION, "4", False, ("DISSOLUTION",)),
    ],
)
def test_the_frame_by_degree(
    shelf: Shelf, kind: SubjectKind, degree: str, repeated: bool, forms: tuple[str, ...]
) -> None:
    assert frame(book(shelf, date(2025, 9, 1)), kind, Degree(degree), is_repeated=repeated).forms == forms


@pytest.mark.rule("FRAME")
def test_the_frame_fills_no_row_it_does_not_have(shelf: Shelf) -> None:
    with pytest.raises(FrameSilent):
        frame(book(shelf, date(2025, 9, 1)), ORGANIZATION, Degree.VERY_SERIOUS)


@pytest.mark.rule("MITIG", "AGGRAV")
def test_circumstances_are_those_of_the_kind_of_subject(shelf: Shelf) -> None:
    now = book(shelf, date(2025, 9, 1))

    used = require_circumstances(now, OFFICIAL, ["stopped_and_helped_prevent"], ["obstructed_verification"])

    assert [rule.rule.citation for rule in used] == ["QĐ 69-QĐ/TW, Điều 5 khoản 2", "QĐ 69-QĐ/TW, Điều 6"]
    with pytest.raises(CircumstanceUnknown):
        require_circumstances(now, ORGANIZATION, ["stopped_and_helped_prevent"], [])
    with pytest.raises(CircumstanceUnknown):
        require_circumstances(now, OFFICIAL, [], ["covered_up"])
