"""The conformance sheet: rebuilt from the trail, it names every paper that is gone and every date that was changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from cases import commands as acts
from cases import trail, triggers
from cases.commands.dossier import waive
from cases.errors import NotYourDuty
from cases.errors_dossier import WaivedAlready, WaivedByWhoDeviated
from cases.models import Case, TrailEntry, Waiver
from documents import catalogue, commands
from documents import triggers as paper_triggers
from documents.models import Document
from tests import make_signs
from tests.finished import FINISHED, PENDING, finished
from tests.make import START, make_case, make_office, requirement
from workflows import checklist, conformance, flows
from workflows.access import CASE_WITH
from workflows.conformance import Line, Sheet, State

pytestmark = pytest.mark.django_db


@contextmanager
def a_copy() -> Iterator[None]:
    """A copy of the database in which rows may vanish: everything done in it is undone."""
    with transaction.atomic():
        place = transaction.savepoint()
        paper_triggers.lift()
        triggers.lift()
        yield
        transaction.savepoint_rollback(place)


def fingerprints(sheet: Sheet) -> list[tuple[object, ...]]:
    """Each line as one sees it."""
    return [_seen(line) for line in sheet.lines]


def _seen(line: Line) -> tuple[object, ...]:
    return (
        line.number,
        line.state,
        line.on,
        tuple((proof.key or proof.type_key, proof.state) for proof in line.proofs),
    )


def test_every_procedure_has_a_finished_case_here_or_is_named_as_pending() -> None:
    assert set(flows.OF_CASE) - PENDING == set(FINISHED)


@pytest.mark.rule("INV-COMPLETE")
@pytest.mark.parametrize("kind", list(FINISHED))
def test_whatever_vanishes_from_a_finished_case_turns_its_own_line_red(kind: str) -> None:
    case = finished(kind)
    whole = conformance.sheet_of(case)
    before = fingerprints(whole)

    assert not whole.broken
    assert {line.state for line in whole.lines} <= {State.OK, State.LATE, State.NOT_CALLED}, before
    assert all(line.rules and line.actor for line in whole.lines if line.number and line.on)
    assert checklist.checked(case, whole).count(checklist.State.MISSING, checklist.State.WAITING) == 0

    papers = list(Document.objects.standing().of_case(case).defer("facts"))
    assert {paper.key for paper in papers} == {proof.key for line in whole.lines for proof in line.proofs if proof.key}
    for paper in papers:
        with a_copy():
            Document.objects.filter(pk=paper.pk)._raw_delete("default")
            sheet = conformance.sheet_of(case)
            red = [line for line, former in zip(sheet.lines, before, strict=True) if _seen(line) != former]
            assert [(line.state, [proof.key for proof in line.missing]) for line in red] == [
                (State.BROKEN, [paper.key])
            ], paper.type_key
            listed = checklist.checked(case, sheet).lines
            assert any(item.is_missing for line in listed for item in line.items) or not _is_listed(paper, case)
    assert fingerprints(conformance.sheet_of(case)) == before

    entry = TrailEntry.objects.filter(case=case).order_by("seq")[case.trail_length // 2]
    with a_copy():
        TrailEntry.objects.filter(pk=entry.pk)._raw_delete("default")
        assert list(trail.problems()) == [f"case:{case.pk}: entry {entry.seq} is missing"]
        assert conformance.sheet_of(case).broken == [f"case:{case.pk}: entry {entry.seq} is missing"]


def _is_listed(paper: Document, case: Case) -> bool:
    return any(paper.type_key in line.papers for line in checklist.lines_of(case.kind))


def test_verify_names_the_break_of_a_trail() -> None:
    case = make_case(make_office(), "P3")

    with a_copy():
        TrailEntry.objects.filter(case=case, seq=2)._raw_delete("default")
        with pytest.raises(CommandError):
            call_command("verify")


def test_a_date_changed_past_the_commands_parts_from_the_trail() -> None:
    case = make_case(make_office(), "R3")
    Case.objects.filter(pk=case.pk).update(verified_on=case.verified_on - timedelta(days=1))  # type: ignore[operator]
    case.refresh_from_db()

    changed = [line for line in conformance.sheet_of(case).lines if line.notes]

    assert [(line.number, line.state) for line in changed] == [("R3", State.BROKEN)]


def test_a_paper_that_was_changed_or_put_in_past_the_commands_proves_nothing() -> None:
    office = make_office()
    case = make_case(office, "P1")
    paper = commands.issue(catalogue.PROPOSAL, case.team, by=office.quan, on=START + timedelta(days=1), wait=True)
    case.refresh_from_db()
    assert conformance.sheet_of(case).lines[0].state is State.OK

    with a_copy():
        Document.objects.filter(pk=paper.pk).update(facts_sha256="0" * 64)
        line = conformance.sheet_of(case).lines[0]
        assert [proof.key for proof in line.missing] == [paper.key]
    with a_copy():
        Document.objects.filter(pk=paper.pk).update(key="another", occasion=7)
        sheet = conformance.sheet_of(case)
        assert [line.state for line in sheet.lines if line.missing] == [State.BROKEN, State.BROKEN]
        assert sheet.lines[-1].missing[0].key == "another"


def test_many_sheets_cost_no_more_questions_than_one(django_assert_max_num_queries: Any) -> None:
    office = make_office()
    for upto in ("R1", "P2"):
        make_case(office, upto)
    cases = list(Case.objects.select_related(*CASE_WITH))

    with django_assert_max_num_queries(8):
        assert len(conformance.sheets_of(cases)) == 2


def test_the_sheet_of_a_case_under_way_waits_for_what_is_to_come() -> None:
    case = make_case(make_office(), "R1")

    sheet = conformance.sheet_of(case)

    assert next(line.number for line in sheet.lines if line.state is State.OPEN) == "R2"
    assert {line.state for line in sheet.lines if line.number in {"P1", "R1"}} == {State.BROKEN}  # no paper was issued
    assert all(line.missing for line in sheet.lines if line.state is State.BROKEN)


def test_requirements_assigned_within_the_closing_do_not_end_it() -> None:
    office, on = make_signs.make_house(), make_signs.day_of("E5")
    case = make_signs.walk(office, make_signs.open_case(office), "E4")
    acts.assign_follow_up(case, by=office.khanh, on=on, requirements=[requirement(office, on)])
    case = Case.objects.select_related(*CASE_WITH).get(pk=case.pk)

    last = next(line for line in conformance.sheet_of(case).lines if line.number == "E5")

    assert (last.state, last.on, last.notes) == (State.OPEN, None, [])


@pytest.mark.rule("INV-FOUR-EYES")
def test_a_deviation_is_signed_for_by_the_authority_and_never_by_who_deviated() -> None:
    office = make_office()
    case = make_case(office, "R2")
    on = case.self_reported_on
    assert on is not None
    reason = "Đơn vị đang xử lý bão lũ, biên bản lập chung với biên bản làm việc."
    facts: dict[str, Any] = {
        "on": on,
        "what": Waiver.What.PAPER,
        "paper": "deployment-minutes",
        "reason": reason,
        "rule": "DEPLOY",
    }

    with pytest.raises(NotYourDuty):
        waive(case, by=office.lan, step="R1", **facts)
    with pytest.raises(WaivedByWhoDeviated):
        waive(case, by=office.chu, step="P2", **facts | {"paper": "plan"})
    waiver = waive(case, by=office.chu, step="R1", **facts)
    with pytest.raises(WaivedAlready):
        waive(case, by=office.pho, step="R1", **facts)

    case.refresh_from_db()
    line = next(line for line in conformance.sheet_of(case).lines if line.number == "R1")
    assert (line.state, line.waivers) == (State.WAIVED, [waiver])
    assert not list(trail.problems())


def test_the_triggers_stand_again_after_a_copy() -> None:
    with a_copy():
        pass

    assert triggers.missing() == paper_triggers.missing() == []
    assert connection.in_atomic_block
