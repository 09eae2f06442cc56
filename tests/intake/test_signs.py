"""Signs of violation are noted from wherever they are seen, assessed with a reason, and lead to an inspection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import watching
from cases.errors import NothingTouched
from cases.errors_intake import AssessedAlready, LeftAlready, NotThisArea, SenderInText, SignsNotEnough
from cases.errors_signs import NotOnTheList
from cases.models import Case, CaseToOpen, Kind, SignAssessment, SignsMatter, TrailEntry, ViolationSign
from tests.intake.make_intake import DAY, NAME, receive
from tests.kept import kept_house
from tests.make import Office, make_case, make_office

pytestmark = pytest.mark.django_db

Source = SignsMatter.Source


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with kept_house(django_db_blocker, tmp_path_factory, "intake", make_office) as made:
        yield made


def note(office: Office, **said: object) -> ViolationSign:
    facts: dict[str, object] = {
        "by": office.quan,
        "on": DAY,
        "subject": office.organizations[0],
        "source": Source.MEDIA,
        "description": "Báo nêu việc cho thuê nhà văn hóa.",
        "reference": "Báo Sông Xanh",
    }
    return watching.note_sign(office.standing, **(facts | said))  # type: ignore[arg-type]


def assess(office: Office, sign: ViolationSign, assessment: SignAssessment) -> ViolationSign:
    return watching.assess_sign(sign, by=office.quan, on=DAY, assessment=assessment, reason="Có tài liệu kèm theo")


def test_signs_are_noted_by_who_follows_the_area_and_not_seen_by_whom_they_point_to(office: Office) -> None:
    with pytest.raises(NotThisArea):
        note(office, by=office.thu)
    sign = note(office, subject=office.members["pho"])

    assert sign in ViolationSign.objects.visible_to(office.quan)
    assert sign in ViolationSign.objects.visible_to(office.chu)
    assert sign not in ViolationSign.objects.visible_to(office.pho)
    assert sign not in ViolationSign.objects.visible_to(office.administrator)


def test_no_inspection_is_opened_on_signs_that_were_not_found_enough(office: Office) -> None:
    sign = note(office)

    with pytest.raises(SignsNotEnough):
        watching.promote_sign(sign, by=office.quan, on=DAY, about="trong quản lý nhà văn hóa")
    with pytest.raises(NothingTouched):
        watching.assess_sign(sign, by=office.quan, on=DAY, assessment=SignAssessment.MONITOR, reason=" ")
    watched = assess(office, sign, SignAssessment.MONITOR)
    with pytest.raises(SignsNotEnough):
        watching.promote_sign(watched, by=office.quan, on=DAY, about="trong quản lý nhà văn hóa")


def test_signs_that_are_enough_lead_to_an_inspection_with_links_both_ways(office: Office) -> None:
    sign = assess(office, note(office), SignAssessment.ENOUGH)

    case = watching.promote_sign(sign, by=office.quan, on=DAY, about="trong quản lý nhà văn hóa")

    sign.refresh_from_db()
    assert (case.kind, case.signs_matter.source) == (Kind.SIGNS_ORGANIZATION, Source.MEDIA)
    assert sign.case == case
    assert list(case.signs.all()) == [sign]
    assert TrailEntry.objects.get(stream=f"sign:{sign.pk}", act="sign-promoted").data["case"] == case.code
    with pytest.raises(AssessedAlready):
        assess(office, sign, SignAssessment.MONITOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        ViolationSign.objects.filter(pk=sign.pk).update(assessment=SignAssessment.MONITOR)


def test_a_petition_points_to_signs_and_never_names_its_sender_there(office: Office) -> None:
    petition = receive(office)

    with pytest.raises(SenderInText):
        note(office, petition=petition, source=Source.PETITION, description=f"Theo bà {NAME} phản ánh")
    sign = assess(office, note(office, petition=petition, source=Source.PETITION), SignAssessment.ENOUGH)
    case = watching.promote_sign(sign, by=office.quan, on=DAY, about="trong thu, chi quỹ")

    assert list(petition.signs.all()) == [sign]
    assert petition.symbol in case.signs_matter.source_paper


def test_what_a_conclusion_left_to_be_inspected_is_noted_once_and_opened_from_there(office: Office) -> None:
    concluded = make_case(office, "E2")
    on = concluded.concluded_on
    assert on is not None
    left = CaseToOpen.objects.create(case=concluded, procedure=Kind.SIGNS_ORGANIZATION, reason="Còn dấu hiệu", on=on)

    with pytest.raises(NotOnTheList):
        watching.note_left_sign(left, by=office.minh, on=on, body=office.standing)
    sign = watching.note_left_sign(left, by=office.quan, on=on, body=office.standing)
    with pytest.raises(LeftAlready):
        watching.note_left_sign(left, by=office.quan, on=on, body=office.standing)
    watching.assess_sign(sign, by=office.quan, on=on, assessment=SignAssessment.ENOUGH, reason="Đủ căn cứ")
    case = watching.promote_sign(sign, by=office.quan, on=on, about="trong quản lý")

    assert case.opened_from == concluded
    assert not CaseToOpen.objects.filter(watching.left_to_inspect(office.quan, on)).exists()
    assert Case.objects.get(pk=case.pk).signs.get() == sign
