"""Discipline that was wrong is put right by who imposed it: apology with minutes, restoration, a corrected file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, trail
from cases.commands import exoneration
from cases.commands.exoneration import Measure
from cases.errors import AlreadyDone, NotYourDuty, OwnerClosesOwnItem, RuleBroken
from cases.errors_suspension import (
    ApplicationMissing,
    ExoneratedAlready,
    NothingRestored,
    NotWrongful,
    OutsideScope,
    RestorationUnverified,
)
from cases.models import (
    Basis,
    Case,
    Category,
    Exoneration,
    FollowUpItem,
    Member,
    Organization,
    Sanction,
    TrailEntry,
)
from tests.make import Office, minutes, requirement
from tests.make_discipline import on_judgment, open_member
from tests.make_suspension import kept_house

pytestmark = pytest.mark.django_db

Ground, Subject = Exoneration.Ground, Exoneration.Subject

SIGNED = date(2026, 5, 10)
FOUND = date(2026, 6, 1)
DONE = date(2026, 6, 3)


@pytest.fixture(scope="module")
def _house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), kept_house() as made:
        yield made[0]


@pytest.fixture
def office(_house: Office, db: None) -> Office:
    """The city with a ward whose committee Diện sits in."""
    return _house


def sanctioned(case: Case, form: str) -> Sanction:
    """A decision on discipline that stands."""
    by = case.team.proposed_by
    assert by is not None
    return Sanction.objects.create(
        case=case, form=form, signed_on=SIGNED, signed_by=by, effective_on=SIGNED, effect_rule="EFFECT"
    )


def establish(office: Office, sanction: Sanction, **values: Any) -> Case:
    """P1: Quân proposes on the finding of an inspection."""
    facts: dict[str, Any] = {
        "body": office.standing,
        "by": office.quan,
        "on": FOUND,
        "ground": Ground.FINDING,
        "paper": "Thông báo kết luận kiểm tra công tác kỷ luật",
        "dated": FOUND,
    } | values
    return exoneration.establish_wrongfulness(sanction, facts.pop("body"), **facts)


def measures(office: Office, **values: Any) -> list[Measure]:
    """Pay and planning are restored; Diện's side carries it out, Minh verifies."""
    asked = requirement(office, DONE, text="Khôi phục quy hoạch", **values)
    return [Measure(asked), Measure(requirement(office, DONE, text="Truy trả lương"), on_state_side=True)]


def restore(office: Office, case: Case, **values: Any) -> Exoneration:
    """R1: Chủ apologises at a meeting."""
    facts: dict[str, Any] = {"apology": Exoneration.Apology.MEETING, "measures": measures(office)} | values
    held = facts.pop("minutes", minutes(DONE))
    return exoneration.restore_rights(case.team, by=facts.pop("by", office.chu), minutes=held, **facts)


@pytest.mark.rule("EXON")
def test_a_finding_annuls_the_discipline_beside_it_and_every_measure_is_verified(office: Office) -> None:
    sanction = sanctioned(open_member(office), "WARNING")
    case = establish(office, sanction)
    row = restore(office, case)

    sanction = Sanction.objects.get(pk=sanction.pk)
    assert (sanction.form, sanction.form_on(DONE - timedelta(days=1)), sanction.form_on(DONE)) == (
        "WARNING",
        "WARNING",
        "",
    )
    assert (row.entitlement, row.minutes and row.minutes.kind, row.apologised_on) == (
        "REPRIMAND_WARNING",
        "apology",
        DONE,
    )
    assert row.rule_cited
    assert [one.on_state_side for one in row.restorations.all()] == [False, True]
    for item in FollowUpItem.objects.filter(case=case):
        with pytest.raises(RestorationUnverified):
            exoneration.close_exoneration(case, by=office.chu, on=DONE, corrected="Lý lịch đảng viên")
        commands.close_follow_up(item, by=office.minh, on=DONE, verification="Đã thực hiện")
    case = exoneration.close_exoneration(
        case, by=office.chu, on=DONE, corrected="Lý lịch đảng viên, thống kê", responsibility="Kiểm điểm tổ thẩm tra"
    )

    assert case.closed_on == DONE
    steps = TrailEntry.objects.filter(case=case).exclude(step="").values_list("step", flat=True)
    assert list(steps) == ["P1", "R1", "E1"]
    assert list(trail.problems()) == []


@pytest.mark.rule("EXON")
def test_after_an_expulsion_membership_comes_back_on_application(office: Office) -> None:
    case = establish(office, sanctioned(open_member(office), "EXPULSION"))

    with pytest.raises(ApplicationMissing) as refusal:
        restore(office, case)
    assert (refusal.value.rule, bool(refusal.value.citation), bool(refusal.value.advice)) == ("EXON", True, True)
    exoneration.receive_application(case, by=office.quan, on=FOUND)
    with pytest.raises(AlreadyDone):
        exoneration.receive_application(case, by=office.quan, on=FOUND)
    assert restore(office, case).entitlement == "EXPULSION"


@pytest.mark.rule("EXON")
@pytest.mark.parametrize(
    ("form", "row"), [("REPRIMAND", "REPRIMAND_WARNING"), ("REMOVAL", "REMOVAL"), ("DISSOLUTION", "")]
)
def test_each_form_has_its_row_of_the_rule(office: Office, form: str, row: str) -> None:
    case = establish(office, sanctioned(open_member(office), form))

    assert case.exoneration.entitlement == row


@pytest.mark.rule("EXON")
def test_a_judgment_that_is_annulled_reaches_only_what_rested_on_it(office: Office) -> None:
    facts: dict[str, Any] = {"ground": Ground.JUDGMENT, "paper": "Quyết định giám đốc thẩm"}
    with pytest.raises(NotWrongful):
        establish(office, sanctioned(open_member(office), "WARNING"), **facts)

    case = on_judgment(office)
    assert case.matter.ground == Basis.JUDGMENT
    assert establish(office, sanctioned(case, "EXPULSION"), **facts).exoneration.ground == Ground.JUDGMENT


@pytest.mark.rule("EXON")
def test_wrongfulness_is_established_by_a_decision_and_once(office: Office) -> None:
    sanction = sanctioned(open_member(office), "WARNING")
    with pytest.raises(NotWrongful) as refusal:
        establish(office, sanction, ground=Ground.COMPLAINT)
    assert refusal.value.rule == "EXON"
    with pytest.raises(NotWrongful):
        establish(office, sanction, dated=SIGNED - timedelta(days=1))

    establish(office, sanction)
    with pytest.raises(ExoneratedAlready):
        establish(office, sanction)


@pytest.mark.rule("EXON-SCOPE")
def test_it_reaches_the_deceased_and_the_missing(office: Office) -> None:
    sanction = sanctioned(open_member(office), "WARNING")
    with pytest.raises(OutsideScope) as refusal:
        establish(office, sanction, subject=Subject.DECEASED)
    assert refusal.value.rule == "EXON-SCOPE"
    with pytest.raises(OutsideScope):
        establish(office, sanction, subject=Subject.DISSOLVED)

    Member.objects.filter(pk=office.members["dien"].pk).update(category=Category.DECEASED)
    case = establish(office, sanction, subject=Subject.DECEASED, received_by="Kiều Văn Con")
    assert case.exoneration.received_by == "Kiều Văn Con"
    assert restore(office, case, measures=measures(office, owner_member=None)).apologised_on == DONE


@pytest.mark.rule("EXON-SCOPE")
def test_it_reaches_the_dissolved_organization(office: Office) -> None:
    ward = office.organizations[0]
    source = open_member(office, subject=ward)
    Organization.objects.filter(pk=ward.pk).update(closed_on=FOUND)

    case = establish(office, sanctioned(source, "DISSOLUTION"), subject=Subject.DISSOLVED)

    assert case.subject_organization == ward
    assert restore(office, case).apologised_on == DONE


@pytest.mark.rule("EXON", "INV-FOUR-EYES", "INV-FOLLOW-VERIFIER")
def test_an_apology_needs_its_minutes_a_measure_and_another_than_the_owner_to_verify(office: Office) -> None:
    case = establish(office, sanctioned(open_member(office), "WARNING"))

    refused: list[tuple[type[RuleBroken], dict[str, Any]]] = [
        (NothingRestored, {"measures": []}),
        (NotYourDuty, {"by": office.quan}),
        (RuleBroken, {"minutes": minutes(DONE, course="")}),
    ]
    for error, values in refused:
        with pytest.raises(error):
            restore(office, case, **values)
    asked = requirement(office, DONE, owner_member=office.members["binh"])
    restore(office, case, measures=[Measure(asked)])
    with pytest.raises(OwnerClosesOwnItem):
        commands.close_follow_up(FollowUpItem.objects.get(case=case), by=office.binh, on=DONE, verification="Xong")
