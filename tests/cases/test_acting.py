"""One act, one transaction: it locks and asks once, and is undone as a whole."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases import commands, policy, trail
from cases.acting import WentOn, acting
from cases.commands._writing import write
from cases.errors import InvariantBroken, RuleBroken
from cases.locking import locked_case
from cases.models import Case, CaseGrant, TrailEntry
from cases.policy import Act
from tests.make import START, Office, make_case, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def test_a_refusal_that_the_act_passes_over_undoes_the_act(office: Office) -> None:
    case = make_case(office, "R1")

    with pytest.raises(WentOn), transaction.atomic(), acting(), pytest.raises(RuleBroken):
        commands.finish_verification(case, by=office.lan, on=START)


def test_an_act_writes_its_trail_in_the_end(office: Office) -> None:
    case = make_case(office, "R1")
    before = TrailEntry.objects.filter(case=case).count()

    with transaction.atomic(), acting():
        commands.receive_self_report(case, by=office.an, on=case.deployed_on or START, summary="Báo cáo.")
        assert TrailEntry.objects.filter(case=case).count() == before

    assert TrailEntry.objects.filter(case=case).count() == before + 1


def test_a_case_is_locked_once_in_an_act_and_anew_in_the_next(office: Office) -> None:
    case = make_case(office, "R1")
    with transaction.atomic(), acting():
        first = locked_case(case)
        assert locked_case(case) is first

    with transaction.atomic(), acting():
        assert locked_case(case) is not first


def test_a_right_is_asked_once_in_an_act_with_all_that_it_implies(office: Office) -> None:
    case = make_case(office, "R1")
    with transaction.atomic(), acting(), CaptureQueriesContext(connection) as asked:
        assert policy.may(office.lan, Act.FINISH_VERIFICATION, case, case.deployed_on)
        assert policy.may(office.lan, Act.RECORD_MEETING, case, case.deployed_on)
        assert not policy.may(office.lan, Act.CONSIDER, case, case.deployed_on)

    assert len(asked) == 2


def test_a_right_lost_between_two_acts_is_lost(office: Office) -> None:
    case = make_case(office, "R1")
    with transaction.atomic(), acting():
        assert policy.may(office.lan, Act.DEPLOY, case)
    CaseGrant.objects.filter(user=office.lan).update(until=START)

    with transaction.atomic(), acting():
        assert not policy.may(office.lan, Act.DEPLOY, case)


@pytest.mark.both_engines
def test_a_case_is_written_once_in_an_act_and_before_anybody_reads_it(office: Office) -> None:
    case = make_case(office, "R1")
    on = case.deployed_on or START

    with transaction.atomic(), acting(), CaptureQueriesContext(connection) as asked:
        commands.receive_self_report(case, by=office.an, on=on, summary="Báo cáo.")
        write(locked_case(case), "served", "", office.an, on)
        assert not _updates(asked)

        assert Case.objects.get(pk=case.pk).self_reported_on == on

    assert len(_updates(asked)) == 1
    assert list(trail.problems()) == []


@pytest.mark.both_engines
def test_what_a_constraint_refuses_in_the_end_is_refused_in_its_words(office: Office) -> None:
    case = make_case(office, "P3")

    with pytest.raises(InvariantBroken), transaction.atomic(), acting():
        locked = locked_case(case)
        locked.deployed_on = START - timedelta(days=400)
        write(locked, "deployed", "R1", office.lan, START, ["deployed_on"])


def _updates(asked: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in asked.captured_queries if query["sql"].startswith('UPDATE "cases_case"')]
