"""The programme: drafted by one, approved by another, amended by versions with a reason."""

import pytest

from cases import commands
from cases.errors import AlreadyDone, DrafterApproves, NothingTouched, NotYourDuty, ProgrammeNotApproved
from cases.models import AnnualProgramme, Kind, PostDuty
from tests.make import FOUNDED, START, Office, make_office, make_programme

pytestmark = [pytest.mark.django_db, pytest.mark.rule("PROGRAMME")]


@pytest.fixture
def office() -> Office:
    return make_office()


def _item(office: Office, topic: str = "Chuyên đề") -> commands.NewItem:
    return commands.NewItem(Kind.THEMATIC_SUPERVISION, topic, 2, organizations=office.organizations)


def _draft(office: Office, **values: object) -> AnnualProgramme:
    facts = {"by": office.quan, "on": START, "year": 2027, "title": "Chương trình", "items": [_item(office)]} | values
    return commands.draft_programme(office.standing, **facts)  # type: ignore[arg-type]


def test_the_drafter_does_not_approve(office: Office) -> None:
    commands.appoint(
        [(office.members["chu"], office.city, PostDuty.AREA_OFFICER)], by=office.administrator, since=FOUNDED
    )
    programme = _draft(office, by=office.chu)

    with pytest.raises(DrafterApproves):
        commands.approve_programme(programme, by=office.chu, on=START)
    approved = commands.approve_programme(programme, by=office.pho, on=START)

    assert (approved.approved_by, approved.version) == (office.pho, 1)
    with pytest.raises(AlreadyDone):
        commands.approve_programme(programme, by=office.pho, on=START)


def test_an_amendment_is_a_version_with_a_reason(office: Office) -> None:
    programme = make_programme(office)
    first = programme.items.get()

    amendment = commands.amend_programme(
        programme, by=office.chu, on=START, reason="Điều chỉnh", cancel=[first], add=[_item(office, "Chuyên đề mới")]
    )

    first.refresh_from_db()
    programme.refresh_from_db()
    added = programme.items.get(topic="Chuyên đề mới")
    assert (programme.version, first.cancelled_in, added.added_in, added.position) == (2, amendment, amendment, 2)


def test_an_amendment_without_reason_or_change_is_refused(office: Office) -> None:
    programme = make_programme(office)

    with pytest.raises(NothingTouched):
        commands.amend_programme(programme, by=office.chu, on=START, reason="", add=[_item(office)])
    with pytest.raises(NothingTouched):
        commands.amend_programme(programme, by=office.chu, on=START, reason="Điều chỉnh")


def test_a_draft_is_not_amended_and_not_drafted_by_anybody(office: Office) -> None:
    programme = _draft(office)

    with pytest.raises(ProgrammeNotApproved):
        commands.amend_programme(programme, by=office.chu, on=START, reason="Điều chỉnh", add=[_item(office)])
    with pytest.raises(NotYourDuty):
        _draft(office, by=office.minh)
    with pytest.raises(NothingTouched):
        _draft(office, year=2029, items=[commands.NewItem("KTCH", "Không có đối tượng", 1)])
