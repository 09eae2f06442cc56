"""A petition is registered without its sender, classified by its rule, and handled the way the rule leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands
from cases.commands import intake
from cases.commands.intake.judging import branches
from cases.errors import NothingTouched, RuleBroken
from cases.errors_intake import (
    AlreadyHandled,
    ApartFromPetition,
    DenunciationNotTakenUp,
    NeverADenunciation,
    NotClassified,
    NotCompetent,
    NotThisRegister,
    NotThisWay,
    SenderInText,
    SenderNamed,
    SenderUnknown,
)
from cases.identity import Identity
from cases.models import Handling, Petition, PetitionClass, SealedIdentity, TrailEntry
from tests.intake.make_intake import ADDRESS, CONTENT, DAY, NAME, SENDER, anonymous, classify, receive
from tests.kept import kept_house
from tests.make import FOUNDED, Office, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with kept_house(django_db_blocker, tmp_path_factory, "intake", make_office) as made:
        yield made


# Registered


def test_the_register_of_a_year_has_no_gap_even_where_a_petition_is_refused(office: Office) -> None:
    first = receive(office)
    with pytest.raises(SenderUnknown):
        receive(office, sender=Identity(""))
    second = receive(office)
    next_year = receive(office, on=date(2027, 1, 4)) if date.today() > date(2027, 1, 4) else None  # noqa: DTZ011

    assert (first.symbol, second.symbol) == ("01/2026", "02/2026")
    assert next_year is None or next_year.symbol == "01/2027"


def test_only_the_office_of_the_body_keeps_its_register(office: Office) -> None:
    for stranger in (office.chu, office.lan, office.dien, office.administrator):
        with pytest.raises(NotThisRegister):
            receive(office, by=stranger)


def test_a_sender_is_sealed_or_the_letter_is_anonymous(office: Office) -> None:
    with pytest.raises(SenderNamed):
        receive(office, is_anonymous=True)

    assert not SealedIdentity.objects.filter(petition=anonymous(office)).exists()
    assert SealedIdentity.objects.filter(petition=receive(office)).exists()


@pytest.mark.rule("CONF-DENOUNCER")
@pytest.mark.parametrize("told", [NAME, "CHAU THI HOANG YEN", ADDRESS, "0911 222 333"])
def test_what_many_read_says_nothing_of_who_sent_it(office: Office, told: str) -> None:
    with pytest.raises(SenderInText):
        receive(office, content=f"{CONTENT} Người viết: {told}")

    petition = classify(office, receive(office))
    with pytest.raises(SenderInText):
        intake.handle(petition, by=office.quan, on=DAY, handling=Handling.MONITOR, reason=f"Bà {NAME} đề nghị giữ kín.")


def test_the_day_of_receipt_is_put_right_and_the_former_day_stays(office: Office) -> None:
    petition = receive(office)

    with pytest.raises(NothingTouched):
        intake.change_receipt(petition, by=office.thu, on=DAY, received_on=DAY, reason=" ")
    intake.change_receipt(
        petition, by=office.thu, on=DAY, received_on=DAY - timedelta(days=3), reason="Theo dấu bưu điện"
    )
    petition.refresh_from_db()

    assert petition.received_on == DAY - timedelta(days=3)
    assert petition.changes.get().former_received_on == DAY
    entry = TrailEntry.objects.get(stream=f"petition:{petition.pk}", act="petition-receipt-changed")
    assert entry.data["former"] == DAY.isoformat()


# Seen


def test_whom_it_is_about_reads_no_petition_whatever_they_are(office: Office) -> None:
    about_leader = receive(office, subject_organization=None, subject_member=office.members["pho"])

    assert about_leader in Petition.objects.visible_to(office.chu)
    assert about_leader not in Petition.objects.visible_to(office.pho)
    assert about_leader not in Petition.objects.visible_to(office.administrator)
    assert about_leader not in Petition.objects.visible_to(office.lan)


def test_a_petition_does_not_exist_for_who_withdrew_from_it(office: Office) -> None:
    petition = receive(office)

    intake.withdraw_from(petition, by=office.quan, on=DAY, ground="Là người thân của đối tượng")

    assert petition not in Petition.objects.visible_to(office.quan)
    with pytest.raises(ApartFromPetition):
        classify(office, petition)


def test_it_is_found_without_accents(office: Office) -> None:
    petition = receive(office)

    assert list(Petition.objects.visible_to(office.thu).found("nha van hoa")) == [petition]
    assert not Petition.objects.visible_to(office.thu).found("hoang yen").exists()


# Classified and handled


def ways(petition: Petition) -> list[tuple[str, str]]:
    return [(way.handling.value, way.key) for way in branches(petition)]


@pytest.mark.rule("GQTC-FIRST", "GQTC-COMP")
def test_nothing_is_handled_before_it_is_classified_and_nothing_twice(office: Office) -> None:
    petition = receive(office)
    facts: dict[str, Any] = {"by": office.quan, "on": DAY, "handling": Handling.MONITOR, "reason": "Nắm tình hình"}
    with pytest.raises(NotClassified):
        intake.handle(petition, **facts)

    handled = intake.handle(classify(office, petition), **facts)

    assert handled.rule_cited
    with pytest.raises(AlreadyHandled):
        intake.handle(petition, **facts)
    with pytest.raises(AlreadyHandled):
        classify(office, petition)


@pytest.mark.rule("GQTC-ANON", "GQTC-NOT")
def test_a_letter_without_a_name_is_kept_for_monitoring_when_concrete_and_never_opened(office: Office) -> None:
    concrete = classify(office, anonymous(office), is_concrete=True)
    empty = classify(office, anonymous(office))

    assert ways(concrete)[0] == ("monitor", "GQTC-ANON")
    assert ways(empty)[0] == ("store", "GQTC-NOT")
    with pytest.raises(NeverADenunciation) as refusal:
        intake.take_up(concrete, by=office.quan, on=DAY)
    assert refusal.value.citation


@pytest.mark.rule("GQTC-NOT")
def test_a_ground_of_the_rulebook_keeps_a_denunciation_from_being_taken_up(office: Office) -> None:
    petition = classify(office, receive(office), grounds=["no_civil_capacity", "no_such_ground"])

    assert petition.grounds == ["no_civil_capacity"]
    assert ways(petition)[0] == ("decline", "GQTC-NOT")
    with pytest.raises(DenunciationNotTakenUp):
        intake.take_up(petition, by=office.quan, on=DAY)


@pytest.mark.rule("GQTC-COMP")
def test_the_competent_body_follows_from_who_manages_the_subject(office: Office) -> None:
    own = classify(office, receive(office))
    leader = receive(office, subject_organization=None, subject_member=office.members["vien"])
    other = classify(office, receive(office), is_competent=False)

    assert own.judgment["by_record"] is True
    assert classify(office, leader).judgment["managed_by"] == office.city.name
    assert ways(other)[0] == ("transfer", "GQTC-COMP")
    with pytest.raises(NotCompetent):
        intake.take_up(other, by=office.quan, on=DAY)
    with pytest.raises(NothingTouched):
        intake.handle(other, by=office.quan, on=DAY, handling=Handling.TRANSFER, reason="Không thuộc thẩm quyền")


@pytest.mark.rule("GQTC-MIXED")
def test_complaint_and_denunciation_in_one_letter_are_parted(office: Office) -> None:
    mixed = classify(office, receive(office), is_mixed=True)

    assert ways(mixed)[:2] == [("guide", "GQTC-MIXED"), ("complaint", "GQTC-MIXED")]
    with pytest.raises(NotThisWay):
        intake.take_up(mixed, by=office.quan, on=DAY)


@pytest.mark.rule("GQTC-ADVISORY")
def test_an_advisory_body_leads_only_against_a_cadre_of_its_own_level(office: Office) -> None:
    from cases.commands.intake.judging import may_lead

    by: dict[str, Any] = {"by": office.administrator, "on": FOUNDED}
    board = commands.constitute_body(
        office.city, kind="AdvisoryBody", name="Ban Tổ chức Thành ủy", suffix="BTCTU", **by
    )
    facts: dict[str, Any] = {"channel": "post", "source": "citizen", "content": CONTENT, "received_on": DAY}

    def against(**subject: Any) -> Petition:
        petition = intake.NewPetition(**facts, **subject)
        return intake.receive_petition(board, by=office.thu, on=DAY, petition=petition, sender=SENDER)

    assert may_lead(against(subject_member=office.members["vien"]), DAY)
    assert not may_lead(against(subject_organization=office.organizations[0]), DAY)


@pytest.mark.parametrize("kind", PetitionClass)
@pytest.mark.parametrize("mark", ["", "is_mixed", "is_false_name", "grounds", "elsewhere"])
def test_every_class_leads_somewhere_and_every_way_is_carried_out_or_has_its_own_act(
    office: Office, kind: PetitionClass, mark: str
) -> None:
    told: dict[str, Any] = {mark: True} if mark.startswith("is_") else {}
    if mark == "grounds":
        told = {"grounds": ["no_civil_capacity"]}
    if mark == "elsewhere":
        told = {"is_competent": False}
    petition = classify(office, receive(office), classification=kind, **told)

    found = branches(petition)
    other = next((way for way in found if way.handling not in {Handling.ACCEPT, Handling.COMPLAINT}), None)
    assert other is not None
    handled = intake.handle(
        petition, by=office.quan, on=DAY, handling=other.handling, reason="Theo quy định", handed_to="Huyện ủy"
    )
    assert handled.handling == other.handling
    with pytest.raises(RuleBroken):
        intake.take_up(petition, by=office.quan, on=DAY)


def test_a_denunciation_within_the_competence_is_taken_up(office: Office) -> None:
    petition = intake.take_up(classify(office, receive(office)), by=office.quan, on=DAY)

    assert (petition.handling, petition.handled_on) == (Handling.ACCEPT, DAY)
