"""A denunciation: allegation by allegation, from the confirmed letter to the conclusion; nobody learns who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, trail, triggers
from cases.commands import denunciation
from cases.commands.denunciation import Alleged, Concluded
from cases.errors import DrafterApproves, FileIncomplete, OutOfOrder
from cases.errors_denunciation import (
    AllegationClosed,
    AllegationsMissing,
    AllegationUnverified,
    DenouncerNotAsked,
    DenouncerNotInformed,
    DenouncerWithheld,
    OpenedBefore,
    OutcomeNotDerived,
    VerdictMissing,
    VerdictNotInDraft,
    VerdictUnknown,
    VerdictWithoutFinding,
    WorkedBefore,
)
from cases.errors_intake import NeverADenunciation, SenderInText
from cases.minutes import FindingFacts
from cases.models import (
    Allegation,
    Case,
    CaseToOpen,
    Meeting,
    MeetingKind,
    Outcome,
    Petition,
    RuleConfirmation,
    Team,
    TrailEntry,
    Verdict,
    Withdrawal,
    fits,
    outcome_of,
)
from cases.models import rulebook as shelves
from cases.stages import stage_of
from tests import make_denunciation as make
from tests.make import Office, make_office, places, serving
from tests.make_denunciation import OPENED, RECEIVED, SENDER, day_of, walk

pytestmark = pytest.mark.django_db

V = Verdict


@contextmanager
def _undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, int]]:
    """The office with one denunciation of two allegations, explained by the denounced."""
    with _undone(django_db_blocker):
        office = make_office()
        yield office, walk(office, "R2").pk


@pytest.fixture
def office(house: tuple[Office, int]) -> Office:
    return house[0]


@pytest.fixture
def case(house: tuple[Office, int]) -> Case:
    return Case.objects.select_related("team", "body__organization").get(pk=house[1])


def submitted(office: Office, case: Case, verdicts: dict[int, str]) -> Case:
    make.verify(office, case, day_of("R3"), verdicts)
    commands.finish_verification(case, by=office.lan, on=day_of("R3"))
    make.confer(office, case, day_of("R4"))
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


# How it ends follows from what is found of each allegation


@pytest.mark.rule("GQTC-VERDICT")
@pytest.mark.parametrize(
    ("verdicts", "outcome"),
    [
        ((V.FALSE, V.FALSE), Outcome.DENUNCIATION_FALSE),
        ((V.FALSE, V.UNFOUNDED), Outcome.DENUNCIATION_UNFOUNDED),
        ((V.UNFOUNDED, V.UNFOUNDED), Outcome.DENUNCIATION_UNFOUNDED),
        ((V.FALSE, V.SHORTCOMING), Outcome.FOUNDED_SHORTCOMING),
        ((V.SHORTCOMING, V.VIOLATION, V.FALSE), Outcome.FOUNDED_VIOLATION),
        ((), None),
    ],
)
def test_the_gravest_conclusion_decides_how_the_case_ends(verdicts: tuple[str, ...], outcome: Outcome | None) -> None:
    assert outcome_of(verdicts) == outcome


@pytest.mark.rule("GQTC-VERDICT")
def test_a_conclusion_agrees_with_the_findings_the_denounced_was_heard_on() -> None:
    assert fits(V.VIOLATION, {"violation", "strength"})
    assert not fits(V.VIOLATION, {"shortcoming"})
    assert fits(V.SHORTCOMING, {"limitation"})
    assert not fits(V.SHORTCOMING, {"violation", "shortcoming"})
    assert fits(V.FALSE, {"strength"})
    assert not fits(V.UNFOUNDED, {"shortcoming"})


@pytest.mark.rule("GQTC-VERDICT")
@pytest.mark.parametrize(
    ("verdicts", "outcome", "procedure"),
    [
        ({1: V.VIOLATION, 2: V.FALSE}, Outcome.FOUNDED_VIOLATION, "THKL"),
        ({1: V.SHORTCOMING, 2: V.UNFOUNDED}, Outcome.FOUNDED_SHORTCOMING, ""),
        ({1: V.UNFOUNDED, 2: V.FALSE}, Outcome.DENUNCIATION_UNFOUNDED, ""),
        ({1: V.FALSE, 2: V.FALSE}, Outcome.DENUNCIATION_FALSE, ""),
    ],
)
def test_the_body_concludes_on_each_allegation_and_the_file_closes(
    office: Office, case: Case, verdicts: dict[int, str], outcome: Outcome, procedure: str
) -> None:
    case = submitted(office, case, verdicts)

    case = walk(office, "E3", case, after="R4")

    assert (case.outcome, case.closed_on) == (outcome, day_of("E3"))
    assert dict(case.allegations.values_list("number", "verdict")) == verdicts
    assert list(CaseToOpen.objects.filter(case=case).values_list("procedure", flat=True)) == [procedure] * bool(
        procedure
    )
    assert stage_of(case) is None
    assert list(trail.problems()) == []


def test_nothing_is_required_of_whom_nothing_was_found(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    case = walk(office, "E1", case, after="R4")

    with pytest.raises(OutOfOrder):
        commands.close_file(case, by=office.lan, minutes=make.minutes(day_of("E3")))
    case = walk(office, "E3", case, after="E1")

    assert case.follow_up_assigned_on is None


def test_what_was_founded_is_followed_up_before_the_file_closes(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.SHORTCOMING, 2: V.FALSE})
    case = walk(office, "E1", case, after="R4")
    on = day_of("E2")
    commands.announce(case, by=office.chu, minutes=make.minutes(on), served=[serving("denunciation-notice", on)])

    with pytest.raises(OutOfOrder):
        commands.close_file(case, by=office.lan, minutes=make.minutes(day_of("E3")))


@pytest.mark.rule("GQTC-RIGHTS")
def test_the_file_stays_open_until_the_denouncer_was_told(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    case = walk(office, "E1", case, after="R4")
    on = day_of("E2")
    commands.announce(case, by=office.chu, minutes=make.minutes(on), served=[serving("denunciation-notice", on)])

    with pytest.raises(DenouncerNotInformed) as refused:
        commands.close_file(case, by=office.lan, minutes=make.minutes(day_of("E3")))

    assert "21-QĐ/TW" in refused.value.citation


@pytest.mark.rule("GQTC-VERDICT")
def test_what_is_concluded_is_what_the_approved_text_says(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    verdicts = {1: Concluded(V.UNFOUNDED, "Không đủ căn cứ"), 2: Concluded(V.FALSE, "Không có")}

    with pytest.raises(VerdictNotInDraft):
        make.conclude(office, case, day_of("E1"), verdicts=verdicts, approved_sha256="a" * 64)


@pytest.mark.rule("GQTC-VERDICT")
def test_the_outcome_is_never_typed(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    present = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")]
    facts: dict[str, Any] = {"by": office.chu, "minutes": make.minutes(day_of("E1")), "present": present}

    with pytest.raises(VerdictMissing):
        commands.consider(case, votes_for=5, votes_against=0, outcome=Outcome.FOUNDED_VIOLATION, **facts)
    Allegation.objects.filter(case=case).update(verdict=V.FALSE, reasons="Không có việc này")
    with pytest.raises(OutcomeNotDerived):
        commands.consider(case, votes_for=5, votes_against=0, outcome=Outcome.FOUNDED_VIOLATION, **facts)


@pytest.mark.rule("GQTC-VERDICT")
def test_the_body_leaves_no_allegation_out_and_says_nothing_the_report_does_not_find(
    office: Office, case: Case
) -> None:
    case = submitted(office, case, {1: V.VIOLATION, 2: V.FALSE})
    said = {1: Concluded(V.VIOLATION, "Rõ"), 2: Concluded(V.FALSE, "Không có")}

    for verdicts, refusal in (
        ({1: said[1]}, VerdictMissing),
        (said | {2: Concluded("maybe", "Chưa rõ")}, VerdictUnknown),
        (said | {2: Concluded(V.VIOLATION, "Rõ")}, VerdictWithoutFinding),
        (said | {1: Concluded(V.FALSE, "Không có")}, VerdictWithoutFinding),
    ):
        with pytest.raises(refusal) as refused:
            make.conclude(office, case, day_of("E1"), verdicts=verdicts)
        assert refused.value.rule == "GQTC-VERDICT"
        assert "21-QĐ/TW" in refused.value.citation or refusal is VerdictUnknown


def test_what_is_false_on_purpose_leads_to_a_recommendation_that_names_nobody(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    verdicts = {1: Concluded(V.FALSE, "Bịa đặt", is_malicious=True), 2: Concluded(V.FALSE, "Không có")}

    with pytest.raises(SenderInText):
        make.conclude(office, case, day_of("E1"), verdicts=verdicts, recommendation=f"Xem xét {SENDER.name}")
    make.conclude(office, case, day_of("E1"), verdicts=verdicts, recommendation="Xem xét trách nhiệm người tố cáo")

    case.refresh_from_db()
    assert case.denunciation.recommendation == "Xem xét trách nhiệm người tố cáo"
    assert list(case.allegations.filter(is_malicious=True).values_list("number", flat=True)) == [1]


# Verification


@pytest.mark.rule("GQTC-VERDICT")
def test_verification_ends_when_each_allegation_is_verified(office: Office, case: Case) -> None:
    on = day_of("R3")
    first = case.allegations.get(number=1)
    denunciation.verify_allegation(
        first, by=office.an, minutes=make.minutes(on), verification="Đã đối chiếu", proposed=V.UNFOUNDED
    )

    with pytest.raises(AllegationUnverified) as refused:
        commands.finish_verification(case, by=office.lan, on=on)

    assert refused.value.facts["numbers"] == "2"
    with pytest.raises(VerdictUnknown):
        denunciation.verify_allegation(
            first, by=office.an, minutes=make.minutes(on), verification="Đã đối chiếu", proposed="true"
        )


def test_a_finding_names_the_allegation_it_is_about(office: Office, case: Case) -> None:
    on = day_of("R3")
    finding = commands.record_finding(
        case, by=office.an, on=on, facts=FindingFacts("shortcoming", "Thiếu sổ", allegation=2)
    )

    assert finding.allegation is not None
    assert finding.allegation.number == 2
    commands.revise_finding(finding, by=office.an, on=on, facts=FindingFacts("shortcoming", "Thiếu sổ", allegation=1))
    finding.refresh_from_db()
    assert finding.allegation.number == 1
    with pytest.raises(AllegationClosed):
        commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", "Tốt", allegation=9))


# The denouncer withdraws


@pytest.mark.rule("GQTC-WITHDRAW")
def test_what_is_withdrawn_freely_is_closed_and_the_rest_goes_on(office: Office, case: Case) -> None:
    on, free = day_of("R3"), Withdrawal.VOLUNTARY
    case = denunciation.withdraw_allegations(case, by=office.an, on=on, numbers=[2], withdrawal=free, reason="Nhầm")

    assert case.concluded_on is None
    with pytest.raises(AllegationClosed), transaction.atomic():
        denunciation.verify_allegation(
            case.allegations.get(number=2),
            by=office.an,
            minutes=make.minutes(on),
            verification="Xem",
            proposed=V.FALSE,
        )
    case = walk(office, "E3", case, after="R2")
    assert case.outcome == Outcome.FOUNDED_VIOLATION
    assert case.allegations.get(number=2).verdict == ""


@pytest.mark.rule("GQTC-WITHDRAW")
def test_what_is_withdrawn_under_threat_is_verified_all_the_same(office: Office, case: Case) -> None:
    on, forced = day_of("R3"), Withdrawal.COERCED
    case = denunciation.withdraw_allegations(
        case, by=office.an, on=on, numbers=[1, 2], withdrawal=forced, reason="Bị đe dọa"
    )

    assert case.outcome == ""
    denunciation.verify_allegation(
        case.allegations.get(number=1), by=office.an, minutes=make.minutes(on), verification="Xem", proposed=V.FALSE
    )
    with pytest.raises(AllegationUnverified):
        commands.finish_verification(case, by=office.lan, on=on)


@pytest.mark.rule("GQTC-WITHDRAW")
def test_with_the_last_allegation_the_case_is_over_and_only_the_file_is_left(office: Office, case: Case) -> None:
    on = day_of("R3")
    case = denunciation.withdraw_allegations(
        case, by=office.an, on=on, numbers=[1, 2], withdrawal=Withdrawal.VOLUNTARY, reason="Rút toàn bộ"
    )

    assert (case.outcome, case.concluded_on) == (Outcome.WITHDRAWN, on)
    stage = stage_of(case)
    assert stage is not None
    assert stage.code == "E3"
    case = walk(office, "E3", case, after="E2")
    assert case.closed_on == day_of("E3")
    assert TrailEntry.objects.filter(case=case, act="allegations-withdrawn", data__withdrawal="voluntary").exists()


# The denouncer


@pytest.mark.rule("GQTC-NOT")
def test_a_letter_its_author_disowns_ends_as_one_under_a_false_name(office: Office) -> None:
    team = make.opened(office)

    denunciation.end_disowned(team, by=office.quan, minutes=make.minutes(OPENED), reason="Không phải người viết đơn")

    case = team.cases.get()
    assert (case.outcome, case.closed_on) == (Outcome.NOT_RESOLVED, OPENED)
    assert "21-QĐ/TW" in case.denunciation.rule_cited
    assert stage_of(case) is None
    assert Team.objects.get(pk=team.pk).dissolved_on == OPENED


def test_nothing_is_proposed_before_the_denouncer_was_asked(office: Office) -> None:
    team = make.opened(office, *office.organizations[:2])
    facts: dict[str, Any] = {"by": office.quan, "on": OPENED, "places": places(office), "content": "Nội dung"}

    with pytest.raises(DenouncerNotAsked):
        commands.propose(team, **facts)
    first = team.cases.order_by("pk")[0]
    with pytest.raises(AllegationsMissing):
        denunciation.work_with_denouncer(
            team, by=office.quan, minutes=make.minutes(OPENED), allegations=[Alleged(first.pk, "Việc thứ nhất")]
        )
    make.work(office, team, OPENED)
    with pytest.raises(WorkedBefore):
        make.work(office, team, OPENED)

    commands.propose(team, **facts)
    assert [case.code for case in team.cases.order_by("pk")] == [f"{first.code[:-1]}{n}" for n in (1, 2)]


@pytest.mark.rule("CONF-DENOUNCER")
def test_no_text_of_the_case_names_who_denounced(office: Office, case: Case) -> None:
    on, name = day_of("R3"), SENDER.name

    for act in (
        lambda: make.work(office, make.opened(office), OPENED, (f"Theo lời {name} thì có việc này",)),
        lambda: commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", f"Theo {name}")),
        lambda: commands.record_meeting(
            case, by=office.an, kind=MeetingKind.VERIFICATION, minutes=make.minutes(on, result="Gặp lu thi mong cam")
        ),
        lambda: denunciation.withdraw_allegations(
            case, by=office.an, on=on, numbers=[1], withdrawal="voluntary", reason=f"Đơn của {name}"
        ),
    ):
        with pytest.raises(SenderInText) as refused, transaction.atomic():
            act()
        assert refused.value.rule == "CONF-DENOUNCER"
        assert name not in str(refused.value)


@pytest.mark.rule("CONF-DENOUNCER")
def test_what_tells_of_the_denouncer_is_never_handed_over(office: Office, case: Case) -> None:
    for paper in ("denouncer-minutes", "denouncer-notice"):
        with pytest.raises(DenouncerWithheld):
            commands.serve(case, by=office.lan, on=day_of("R3"), serving=serving(paper, day_of("R3")))


@pytest.mark.rule("CONF-DENOUNCER")
def test_work_with_the_denouncer_stands_in_no_minutes_of_the_case(case: Case) -> None:
    held = Meeting.objects.filter(team=case.team, kind="denouncer").get()

    assert held.case is None
    assert not held.attendance.filter(name__icontains="Mộng").exists()


# The beginning, and the clock


@pytest.mark.rule("GQTC-START", "DUR-GQTC")
def test_the_time_runs_from_the_receipt_by_the_competent_body(case: Case) -> None:
    assert case.clock_started_on == RECEIVED
    assert case.due_on == RECEIVED + timedelta(days=90)


@pytest.mark.rule("GQTC-START")
def test_while_nobody_has_confirmed_that_rule_the_time_runs_from_the_decision(office: Office) -> None:
    RuleConfirmation.objects.filter(rule__key="GQTC-START").update(revoked_on=OPENED, revoked_by=office.chu)
    shelves._shelves.clear()

    case = walk(office, "P3")

    assert case.clock_started_on == day_of("P3")


def test_one_petition_opens_its_cases_once_and_a_letter_without_a_name_none(office: Office) -> None:
    letter = make.petition(office)
    denunciation.open_denunciation(letter, by=office.quan, on=OPENED)

    with pytest.raises(OpenedBefore):
        denunciation.open_denunciation(letter, by=office.quan, on=OPENED)
    other = make.petition(office)
    Petition.objects.filter(pk=other.pk).update(is_false_name=True)
    with pytest.raises(NeverADenunciation):
        denunciation.open_denunciation(other, by=office.quan, on=OPENED)


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_proposed_does_not_sign(office: Office) -> None:
    case = walk(office, "P2")
    Team.objects.filter(pk=case.team_id).update(proposed_by=office.chu)

    with pytest.raises(DrafterApproves):
        commands.issue_decision(case.team, by=office.chu, on=day_of("P3"))


@pytest.mark.rule("EXT-GQTC")
def test_more_time_is_counted_in_the_days_of_the_rule(office: Office, case: Case) -> None:
    on = day_of("R3")
    extension = commands.request_extension(case, by=office.lan, on=on, days=30, reason="Nhiều nội dung")

    commands.decide_extension(case, by=office.chu, on=on, granted=True)

    case.refresh_from_db()
    assert case.due_on == extension.former_due_on + timedelta(days=30)


def test_a_file_without_its_minutes_stays_open(office: Office, case: Case) -> None:
    case = submitted(office, case, {1: V.FALSE, 2: V.FALSE})
    case = walk(office, "E2", case, after="R4")
    triggers.lift()  # a proof is kept
    case.services.filter(paper="denunciation-notice").update(received_on=None)

    with pytest.raises(FileIncomplete):
        commands.close_file(case, by=office.lan, minutes=make.minutes(day_of("E3")))
