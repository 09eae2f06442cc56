"""The trail: nothing in it can be changed, and whatever is changed past the product is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from cases import trail, triggers
from cases.models import Anchor, Case, TrailEntry, TrailHead
from tests.make import make_case, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return make_case(make_office(), "R2")


@pytest.fixture
def _open_tables(case: Case) -> None:
    """Somebody with the database in hand removes the triggers first."""
    triggers.lift()


def test_every_act_is_one_entry_of_the_chain(case: Case) -> None:
    acts = list(case.trail.order_by("seq").values_list("act", flat=True))

    assert acts[:3] == ["opened", "proposed", "decision-issued"]
    assert acts[-2:] == ["deployed", "self-reported"]
    assert case.trail_length == len(acts)
    assert list(trail.problems()) == []


@pytest.mark.parametrize("statement", ["UPDATE cases_trailentry SET act = 'x'", "DELETE FROM cases_trailentry"])
def test_an_entry_can_be_neither_changed_nor_removed(case: Case, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_missing_trigger_is_noticed(case: Case) -> None:
    assert triggers.missing() == []

    triggers.lift()

    assert len(triggers.missing()) == 2 * len([*triggers.TABLES, *triggers.SETTLED]) + len(triggers.TWO_PEOPLE)


def test_a_house_from_before_a_trigger_on_an_old_table_is_brought_up_to_date(case: Case) -> None:
    """The check runs before the migration after which the triggers are put in place: it must not stop it."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER cases_service_no_update")

    assert triggers.missing() == ["cases_service_no_update"]
    assert triggers.missing(before_migrating=True) == []
    triggers.install()
    assert triggers.missing() == []


@pytest.mark.both_engines
def test_what_reads_a_second_table_makes_way_for_a_migration_and_comes_back(case: Case) -> None:
    """SQLite rebuilds no table that a trigger of another table names."""
    triggers.make_way()

    assert triggers.missing() == [f"{table}_second" for table in sorted(triggers.TWO_PEOPLE, key=triggers.TABLES.index)]
    assert triggers.missing(before_migrating=True) == []
    triggers.install()
    assert triggers.missing() == []


def test_triggers_are_removed_only_in_a_test_database(case: Case) -> None:
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "production"
    try:
        with pytest.raises(RuntimeError):
            triggers.lift()
    finally:
        connection.settings_dict["NAME"] = name


@pytest.mark.usefixtures("_open_tables")
class TestTampering:
    """Eight ways to rewrite history."""

    def test_an_edited_entry(self, case: Case) -> None:
        entry = case.trail.order_by("seq")[2]
        TrailEntry.objects.filter(pk=entry.pk).update(data={"days": 999})

        assert list(trail.problems()) == [f"case:{case.pk}: entry 3 was altered"]

    def test_an_entry_taken_out_of_the_middle(self, case: Case) -> None:
        TrailEntry.objects.filter(case=case, seq=3)._raw_delete("default")

        assert list(trail.problems()) == [f"case:{case.pk}: entry 3 is missing"]

    def test_two_entries_swapped(self, case: Case) -> None:
        for old, new in ((2, 99), (3, 2), (99, 3)):
            TrailEntry.objects.filter(case=case, seq=old).update(seq=new)

        assert any("altered" in problem for problem in trail.problems())

    def test_the_end_cut_off(self, case: Case) -> None:
        TrailEntry.objects.filter(case=case, seq=case.trail_length)._raw_delete("default")

        assert any("the chain ends at" in problem for problem in trail.problems())

    def test_the_end_cut_off_and_the_head_repaired_is_what_anchors_and_paper_are_for(self, case: Case) -> None:
        trail.anchor()
        root = trail.latest_anchor()
        last = case.trail.order_by("-seq")[1]
        TrailEntry.objects.filter(case=case, seq=case.trail_length)._raw_delete("default")
        Case.objects.filter(pk=case.pk).update(trail_length=last.seq, trail_head=last.hash)

        assert trail.anchor().root != root

    def test_a_whole_chain_removed(self, case: Case) -> None:
        TrailEntry.objects.filter(case=case)._raw_delete("default")

        assert f"case:{case.pk}: the whole chain is missing" in list(trail.problems())

    def test_a_chain_recomputed_without_the_key(self, case: Case, settings: object) -> None:
        settings.TRAIL_KEY = "guessed"  # type: ignore[attr-defined]
        previous = ""
        for entry in case.trail.order_by("seq"):
            entry.previous_hash, entry.hash = previous, trail._digest(previous, entry)
            previous = entry.hash
            TrailEntry.objects.filter(pk=entry.pk).update(previous_hash=entry.previous_hash, hash=entry.hash)
        Case.objects.filter(pk=case.pk).update(trail_head=previous)
        settings.TRAIL_KEY = "a trail key for tests only"  # type: ignore[attr-defined]

        assert f"case:{case.pk}: entry 1 was altered" in list(trail.problems())

    def test_a_chain_of_the_system_removed_with_its_head(self, case: Case) -> None:
        trail.anchor()
        TrailEntry.objects.filter(stream="system")._raw_delete("default")
        TrailHead.objects.filter(stream="system").delete()

        assert "1 chains are gone since the last anchor" in list(trail.problems())

    def test_entries_of_a_chain_nobody_heads(self, case: Case) -> None:
        TrailHead.objects.filter(stream="system").delete()

        assert "system: entries without a head" in list(trail.problems())


def test_an_anchor_is_one_root_over_all_chains(case: Case) -> None:
    assert trail.latest_anchor() == ""

    anchor = trail.anchor()

    assert trail.latest_anchor() == anchor.root
    assert anchor.heads == Case.objects.count() + TrailHead.objects.count()
    assert Anchor.objects.count() == 1
