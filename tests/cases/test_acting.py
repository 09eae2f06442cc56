"""One act, one transaction: it locks and asks once, and is undone as a whole."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases import commands, policy
from cases.acting import WentOn, acting
from cases.errors import RuleBroken
from cases.locking import locked_case
from cases.models import CaseGrant, TrailEntry
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
