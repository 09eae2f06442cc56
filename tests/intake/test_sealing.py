"""Who sent a petition is opened for one person, once, when somebody else approved; and told by nobody otherwise."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, identity, identity_keys
from cases.commands import intake
from cases.commands.evidence import path_of
from cases.commands.intake.copying import read_scan
from cases.commands.intake.sealing import GOOD_FOR
from cases.errors import NotYourDuty
from cases.errors_intake import (
    AdministratorOpensNothing,
    AnsweredAlready,
    ApartFromPetition,
    AskedAlready,
    CustodianOfTheBody,
    KeyLost,
    NotApproved,
    NothingSealed,
    NotTheCustodian,
    OwnRequest,
    SealBroken,
    SenderInText,
)
from cases.models import Petition, PostDuty, SealedIdentity, SealOpening, SealRequest, TrailEntry
from inspection.accounts.models import User
from tests.intake.make_intake import ADDRESS, DAY, NAME, SENDER, anonymous, custodian, pdf, receive
from tests.kept import kept_house
from tests.make import Office, make_office
from workflows.petitions import sent_before

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with kept_house(django_db_blocker, tmp_path_factory, "intake", make_office) as made:
        yield made


@pytest.fixture
def office(kept: Office) -> Office:
    custodian(kept)
    return kept


def asked(office: Office, petition: Petition | None = None, **said: Any) -> SealRequest:
    facts: dict[str, Any] = {"by": office.quan, "on": DAY, "motive": "Mời người tố cáo làm việc"} | said
    return intake.ask_to_open(petition or receive(office), **facts)


def approve(office: Office, request: SealRequest, **said: Any) -> SealRequest:
    facts: dict[str, Any] = {"by": office.dai, "on": DAY, "approved": True, "reason": "Cần làm việc trực tiếp"}
    return intake.decide_opening(request, **(facts | said))


def stored() -> bytes:
    """Everything the database holds, as bytes."""
    return connection.connection.serialize() if connection.vendor == "sqlite" else b""


# The seal


@pytest.mark.rule("CONF-DENOUNCER")
def test_an_approved_request_opens_once_for_who_asked_and_leaves_the_name_nowhere(office: Office) -> None:
    request = approve(office, asked(office))

    assert intake.open_seal(request, by=office.quan, on=DAY) == SENDER

    with pytest.raises(NotApproved):
        intake.open_seal(request, by=office.quan, on=DAY)
    trail = TrailEntry.objects.filter(stream=f"petition:{request.petition_id}").order_by("seq")
    assert [entry.act for entry in trail] == ["petition-registered", "seal-asked", "seal-approved", "seal-opened"]
    assert trail[3].data["motive"] == request.motive
    assert NAME not in str([entry.data for entry in trail])
    assert NAME.encode() not in stored()


def test_a_refusal_is_on_record_with_its_reason_and_opens_nothing(office: Office) -> None:
    request = approve(office, asked(office), approved=False, reason="Chưa cần thiết")

    with pytest.raises(NotApproved):
        intake.open_seal(request, by=office.quan, on=DAY)
    assert TrailEntry.objects.get(act="seal-refused").data["reason"] == "Chưa cần thiết"
    with pytest.raises(AnsweredAlready):
        approve(office, request)


def test_an_approval_lapses(office: Office) -> None:
    request = approve(office, asked(office))

    with pytest.raises(NotApproved):
        intake.open_seal(request, by=office.quan, on=DAY + timedelta(days=GOOD_FOR + 1))


def test_A16_nobody_opens_a_seal_for_themselves(office: Office) -> None:
    custodian(office, "quan")
    request = asked(office)

    with pytest.raises(OwnRequest):
        approve(office, request, by=office.quan)
    with pytest.raises(IntegrityError), transaction.atomic():
        SealRequest.objects.filter(pk=request.pk).update(
            decided_by=request.asked_by, decided_on=DAY, approved=True, answer="tự duyệt"
        )


def test_A08_an_administrator_neither_asks_nor_approves_nor_is_appointed(office: Office) -> None:
    request = asked(office)
    User.objects.filter(pk=office.dai.pk).update(is_administrator=True)

    with pytest.raises(AdministratorOpensNothing):
        approve(office, request, by=User.objects.get(pk=office.dai.pk))
    with pytest.raises(AdministratorOpensNothing):
        custodian(office)
    with pytest.raises(NotYourDuty):
        asked(office, request.petition, by=office.administrator)
    with pytest.raises(CustodianOfTheBody):
        commands.appoint([(office.members["lan"], office.city, PostDuty.CUSTODIAN)], by=office.administrator, since=DAY)


def test_only_the_custodian_answers_and_only_a_leader_appoints(office: Office) -> None:
    request = asked(office)

    for other in (office.chu, office.thu, office.lan):
        with pytest.raises(NotTheCustodian):
            approve(office, request, by=other)
    with pytest.raises(NotYourDuty):
        intake.appoint_custodian(
            office.standing, by=office.thu, on=DAY, member=office.members["thu"], paper="Quyết định"
        )


def test_a_custodian_who_is_apart_does_not_answer_and_somebody_else_does_not_open(office: Office) -> None:
    about = asked(office, receive(office, subject_organization=None, subject_member=office.members["dai"]))
    with pytest.raises(ApartFromPetition):
        approve(office, about)

    request = approve(office, asked(office))
    with pytest.raises(NotApproved):
        intake.open_seal(request, by=office.thu, on=DAY)
    with pytest.raises(NotYourDuty):
        intake.open_seal(request, by=office.minh, on=DAY)
    intake.withdraw_from(request.petition, by=office.quan, on=DAY, ground="Có quan hệ họ hàng")
    with pytest.raises((ApartFromPetition, NotYourDuty)):
        intake.open_seal(request, by=office.quan, on=DAY)
    assert not SealOpening.objects.exists()


def test_a_request_says_why_names_nobody_and_is_made_once(office: Office) -> None:
    request = asked(office)

    with pytest.raises(AskedAlready):
        asked(office, request.petition)
    with pytest.raises(SenderInText):
        asked(office, receive(office), motive=f"Gặp bà {NAME}")
    with pytest.raises(NothingSealed):
        asked(office, anonymous(office))


# The ciphertext


def test_A19_a_stolen_row_says_nothing_and_passes_for_no_other(office: Office) -> None:
    one, other = receive(office), receive(office, sender=identity.Identity("An", "b"))
    rows = [SealedIdentity.objects.get(petition=petition) for petition in (one, other)]

    assert len(rows[0].sealed) == len(rows[1].sealed)
    assert NAME.encode() not in bytes(rows[0].sealed)
    with pytest.raises(SealBroken):
        identity.opened(other.key, rows[0].sealed, rows[0].key_id)
    with pytest.raises(SealBroken):
        identity.opened(one.key, bytes(rows[0].sealed)[:-1] + b"\0", rows[0].key_id)
    assert NAME not in repr(SENDER) + repr(identity.key_ring())


def test_a_repeat_sender_is_told_without_opening_a_seal(office: Office) -> None:
    first = receive(office, content="Một việc khác hẳn, không giống chút nào với đơn kia.")
    again = identity.Identity("CHÂU  THỊ HOÀNG YẾN", ADDRESS.upper())
    second = receive(office, sender=again)
    moved = receive(office, sender=identity.Identity(NAME, "Nơi khác"), content="Nội dung thứ ba, về đất đai.")

    told = {one.petition.pk: one.same_sender for one in sent_before(second, office.thu, DAY)}

    assert told == {first.pk: "trùng họ tên và địa chỉ", moved.pk: "trùng họ tên"}


def test_a_letter_sent_again_is_recognised_by_what_it_says(office: Office) -> None:
    first = receive(office)
    second = receive(office, sender=identity.Identity("Người khác"), content=f"Kính gửi. {first.content} Xin cảm ơn.")
    receive(office, sender=identity.Identity("Người thứ ba"), content="Đề nghị xem xét việc khen thưởng năm nay.")

    assert [(one.petition, one.share > 90) for one in sent_before(second, office.thu, DAY)] == [(first, True)]


# The key


def test_a_new_key_opens_all_and_the_old_one_opens_nothing(office: Office, settings: Any, tmp_path: Path) -> None:
    settings.IDENTITY_KEY_FILE = identity_keys.kept(tmp_path / "keys" / "identity")
    petition, content = receive(office), pdf()
    scan = intake.seal_scan(petition, by=office.thu, on=DAY, content=content)
    old = identity.key_ring()[-1]
    before = SealedIdentity.objects.get(petition=petition)
    old_file = path_of(scan.sha256)

    call_command("rotate_identity_key", verbosity=0)

    row = SealedIdentity.objects.get(petition=petition)
    assert (row.key_id != old.id, row.name_print != before.name_print) == (True, True)
    assert identity.opened(petition.key, row.sealed, row.key_id) == SENDER
    scan.refresh_from_db()
    assert read_scan(scan) == content
    assert not old_file.exists()
    assert [key.id for key in identity.key_ring()] == [row.key_id]
    with pytest.raises(KeyLost):
        identity.opened(petition.key, before.sealed, before.key_id)


def test_without_the_key_nothing_is_sealed_and_nothing_is_registered(
    office: Office, settings: Any, tmp_path: Path
) -> None:
    settings.IDENTITY_KEY_FILE = tmp_path / "gone"

    with pytest.raises(KeyLost), transaction.atomic():
        receive(office)

    assert not Petition.objects.exists()


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "identity_key"

    assert identity_keys.main([str(path)]) == 0
    first = path.read_bytes()
    assert identity_keys.main([str(path)]) == 1
    assert identity_keys.main([]) == 2

    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o077 == 0
