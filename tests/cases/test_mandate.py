"""Inspection of lower bodies' own inspection and discipline work: sample, sheets, recommendations, outcomes."""

from __future__ import annotations

from typing import Any

import pytest

from cases import commands, mandate, stages, statistics
from cases.commands import mandate as acts
from cases.errors import DrafterApproves, FileIncomplete, NothingTouched, RuleBroken
from cases.errors_mandate import (
    FileJudgedOtherwise,
    FileNotAsked,
    FileNotJudged,
    FileNotToReconsider,
    FileWithoutRequirement,
    MandateOutcomeUnfit,
    RecommendationMissing,
    RecommendationUnfit,
    SampleDrawnAlready,
    SampleImpossible,
    SampleMissing,
    SheetMissing,
    SheetNotConcluded,
    SubjectOutsideMandate,
)
from cases.models import PROGRAMME_KINDS, Case, Kind, Outcome, SampledFile, TrailEntry
from tests.make import Office, make_office, minutes, propose, requirement
from tests.make_mandate import (
    FILES,
    SHEETS,
    conclude,
    day,
    examine,
    fill_sheets,
    go_on,
    judge,
    make_mandate,
    meet,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def file_of(case: Case, number: int = 1) -> SampledFile:
    return SampledFile.objects.get(case=case, number=number)


# Who is inspected


@pytest.mark.rule("KTNV-SUBJ")
def test_a_person_is_no_subject_of_a_mandate_inspection(office: Office) -> None:
    line = commands.NewItem(
        kind=Kind.MANDATE_INSPECTION, topic="Nhiệm vụ kiểm tra", quarter=1, members=[office.members["dien"]]
    )

    with pytest.raises(SubjectOutsideMandate, match="Kiều Thị Diện") as refusal:
        commands.draft_programme(office.standing, by=office.quan, on=day(""), year=2027, title="CTr", items=[line])

    assert refusal.value.citation


@pytest.mark.rule("KTNV-SUBJ")
def test_only_an_organization_below_is_inspected_on_its_mandate(office: Office) -> None:
    line = commands.NewItem(
        kind=Kind.MANDATE_INSPECTION, topic="Nhiệm vụ kiểm tra", quarter=1, organizations=[office.city]
    )

    with pytest.raises(SubjectOutsideMandate):
        commands.draft_programme(office.standing, by=office.quan, on=day(""), year=2027, title="CTr", items=[line])


def test_a_programme_plans_mandate_and_finance_beside_the_others(office: Office) -> None:
    case = make_mandate(office)
    commands.draft_programme(
        office.standing,
        by=office.quan,
        on=day(""),
        year=2030,
        title="CTr",
        items=[
            commands.NewItem(kind=kind, topic="Việc", quarter=1, organizations=office.organizations[:1])
            for kind in PROGRAMME_KINDS
        ],
    )
    asked = statistics.ask(office.standing, day(""), day("close"))

    assert statistics.counted(asked, ("mandates", "finances", "organizations")) == {
        "mandates": 1,
        "finances": 0,
        "organizations": 0,
    }
    assert [row.pk for row in statistics.figure("mandates", asked).queryset] == [case.pk]
    assert statistics.plan(asked).of(kind=Kind.MANDATE_INSPECTION).planned == 1
    assert list(Case.objects.filter(stages.waiting_for("P1"))) == [case]
    case = go_on(office, case, "deploy")
    assert list(Case.objects.filter(stages.waiting_for("R2"))) == [case]


# P1


@pytest.mark.rule("INV-FOUR-EYES")
def test_decision_plan_and_outline_are_proposed_by_one_and_signed_by_another(office: Office) -> None:
    case = make_mandate(office)
    with pytest.raises(NothingTouched):  # the outline is issued with the decision
        propose(office, case.team, day("propose"))

    case = go_on(office, case, "propose")
    with pytest.raises(RuleBroken):
        commands.issue_decision(case.team, by=office.quan, on=day("decide"))
    case.team.proposed_by = office.chu
    case.team.save(update_fields=["proposed_by"])
    with pytest.raises(DrafterApproves):
        commands.issue_decision(case.team, by=office.chu, on=day("decide"))


# R3


@pytest.mark.rule("INV-SAMPLE")
def test_a_seed_draws_the_same_files_whenever_it_is_drawn_again(office: Office) -> None:
    case = make_mandate(office, "report")

    sampling = acts.draw_files(
        case, by=office.an, on=day("examine"), method="drawn", population=FILES, wanted=2, seed="gieo 7"
    )

    listed = sampling.listed
    drawn = [listed[place - 1] for place in mandate.draw(listed, sampling.wanted, sampling.seed)]
    assert [file.title for file in mandate.files_of(case)] == drawn
    assert len(drawn) == 2
    with pytest.raises(SampleDrawnAlready):
        acts.draw_files(case, by=office.an, on=day("examine"), method="all", population=FILES)


def test_without_a_seed_the_head_of_the_trail_draws(office: Office) -> None:
    case = make_mandate(office, "report")
    head = case.trail_head

    sampling = acts.draw_files(case, by=office.an, on=day("examine"), method="drawn", population=FILES, wanted=1)

    assert sampling.seed == head[:32]


@pytest.mark.parametrize(
    ("method", "population", "wanted"),
    [("drawn", FILES, 4), ("drawn", FILES, 0), ("all", "", 0), ("none", FILES, 0), ("all", "A\nA", 0)],
)
def test_a_sample_fits_its_list(office: Office, method: str, population: str, wanted: int) -> None:
    case = make_mandate(office, "report")

    with pytest.raises(SampleImpossible):
        acts.draw_files(
            case, by=office.an, on=day("examine"), method=method, population=population, wanted=wanted, seed="1"
        )


def test_a_file_is_added_by_hand_with_its_reason(office: Office) -> None:
    case = make_mandate(office, "report")
    with pytest.raises(SampleMissing):
        acts.add_file(case, by=office.an, on=day("examine"), title="Vụ việc X", reason="Có đơn phản ánh")

    acts.draw_files(case, by=office.an, on=day("examine"), method="none")
    row = acts.add_file(case, by=office.an, on=day("examine"), title="Vụ việc X", reason="Có đơn phản ánh")

    assert (row.number, row.origin) == (1, "chosen")
    with pytest.raises(NothingTouched):
        acts.add_file(case, by=office.an, on=day("examine"), title="Vụ việc Y", reason="")


@pytest.mark.rule("INV-SAMPLE", "INV-SHEETS")
def test_the_examination_is_finished_when_every_file_is_judged_and_both_sheets_are_filled_in(office: Office) -> None:
    case, on = make_mandate(office, "report"), day("examine")
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]

    def finish() -> None:
        commands.finish_verification(case, by=office.lan, on=on)

    with pytest.raises(SampleMissing):
        finish()
    acts.draw_files(case, by=office.an, on=on, method="all", population=FILES)
    for number in (1, 2):
        judge(office, case, number, "right", on)
    with pytest.raises(FileNotJudged, match="3"):
        finish()
    judge(office, case, 3, "right", on)
    with pytest.raises(SheetMissing, match=r"B09.*B10"):
        finish()
    fill_sheets(office, case, on)
    finish()


def test_a_form_that_was_not_imposed_is_neither_light_nor_heavy(office: Office) -> None:
    case, on = make_mandate(office, "examine"), day("examine")

    for weight, form in (("too_heavy", ""), ("not_disciplined", "WARNING")):
        with pytest.raises(FileJudgedOtherwise):
            judge(office, case, 1, weight, on, form=form)
    with pytest.raises(NothingTouched):  # what was wrong is said
        judge(office, case, 1, "too_light", on, remarks="")


def test_the_second_sheet_counts_what_the_files_show(office: Office) -> None:
    case, on = make_mandate(office, "report"), day("examine")
    acts.draw_files(case, by=office.an, on=on, method="all", population=FILES)
    judge(office, case, 1, "wrongful", on, is_competent=False)
    judge(office, case, 2, "right", on, is_in_order=False, remarks="Chưa đủ biên bản.")
    judge(office, case, 3, "not_disciplined", on)

    found = mandate.counted(mandate.files_of(case))

    assert (found.files, found.right, found.incompetent, found.out_of_order) == (3, 0, 1, 1)
    assert (found.wrongful, found.not_disciplined, found.too_light) == (1, 1, 0)


# R4


@pytest.mark.rule("HEAR")
def test_the_committee_is_asked_about_every_file_handled_wrongly(office: Office) -> None:
    case, on = make_mandate(office, "draft"), day("meet")
    with pytest.raises(FileNotToReconsider):
        acts.ask_to_reconsider(file_of(case, 2), by=office.an, on=on, position="Nhất trí")
    for finding in case.findings.all():
        if finding.needs_response:
            commands.respond(finding, by=office.an, on=on, stance="accept", given_by="Kiều Thị Diện")  # type: ignore[arg-type]
    with pytest.raises(FileNotAsked, match="1"):
        commands.hear_draft(case, by=office.an, minutes=minutes(on))

    meet(office, case, on)

    assert file_of(case).position == "Nhất trí xem xét lại."


# E2


@pytest.mark.rule("INV-SHEETS")
def test_the_body_concludes_on_each_sheet_and_on_each_wrong_file(office: Office) -> None:
    case, on = make_mandate(office, "submit"), day("conclude")

    with pytest.raises(SheetNotConcluded, match="B10"):
        conclude(office, case, on, sheets=SHEETS[:1])
    with pytest.raises(SheetNotConcluded):
        commands.consider(
            case, by=office.chu, minutes=minutes(on), present=[office.members[k].pk for k in ("chu", "pho", "vien")],
            votes_for=3, votes_against=0, outcome=Outcome.LESSONS,
        )  # fmt: skip
    with pytest.raises(RecommendationMissing, match="1"):
        conclude(office, case, on, files=[])
    with pytest.raises(RecommendationUnfit):
        conclude(office, case, on, files=[acts.FileResult(1, "decrease")])

    conclude(office, case, on)

    case.refresh_from_db()
    assert (case.outcome, file_of(case).recommendation) == (Outcome.FILES_RECONSIDERED, "increase")
    assert [(row.sheet, row.is_well_done) for row in case.sheet_conclusions.all()] == [("B09", True), ("B10", False)]
    assert file_of(case, 2).recommendation == ""


def _right(office: Office, case: Case) -> Case:
    """The same case with nothing wrong in its files."""
    examine(office, case, day("examine"), ("right", "right"))
    return go_on(office, case, "submit", after="examine")


WELL = (SHEETS[0], acts.SheetResult("B10", True, "Thi hành kỷ luật đúng."))


@pytest.mark.parametrize("outcome", [Outcome.NO_VIOLATION, Outcome.LESSONS, Outcome.SIGNS_OF_VIOLATION])
def test_where_every_file_is_right_the_outcome_is_open(office: Office, outcome: Outcome) -> None:
    case = _right(office, make_mandate(office, "report"))
    with pytest.raises(MandateOutcomeUnfit):
        conclude(office, case, day("conclude"), outcome=Outcome.FILES_RECONSIDERED, sheets=WELL)

    conclude(office, case, day("conclude"), outcome=outcome, sheets=WELL)

    case.refresh_from_db()
    listed = [row.procedure for row in case.cases_to_open.all()]
    assert case.outcome == outcome
    assert listed == (["KTDH-TC"] if outcome == Outcome.SIGNS_OF_VIOLATION else [])


@pytest.mark.parametrize(
    ("outcome", "recommendation"),
    [(Outcome.NO_VIOLATION, "increase"), (Outcome.LESSONS, "increase"), (Outcome.NO_VIOLATION, "no_change")],
)
def test_an_outcome_does_not_say_less_than_the_sheets_and_files(
    office: Office, outcome: Outcome, recommendation: str
) -> None:
    case = make_mandate(office, "submit")

    with pytest.raises(MandateOutcomeUnfit):
        conclude(office, case, day("conclude"), outcome=outcome, files=[acts.FileResult(1, recommendation)])


def test_wrongful_discipline_and_signs_of_violation_are_both_listed(office: Office) -> None:
    case = make_mandate(office, "report")
    examine(office, case, day("examine"), ("wrongful", "right"))
    case = go_on(office, case, "submit", after="examine")

    conclude(office, case, day("conclude"), outcome=Outcome.SIGNS_OF_VIOLATION, files=[acts.FileResult(1, "annul")])

    listed = {row.procedure: row.reason for row in case.cases_to_open.all()}
    assert set(listed) == {"KTDH-TC", "XLPH"}
    assert file_of(case).title in listed["XLPH"]


def test_a_returned_report_comes_back_with_its_files_open(office: Office) -> None:
    case = make_mandate(office, "submit")

    conclude(office, case, day("conclude"), outcome="", sheets=(), files=(), remarks="Xem lại hồ sơ số 1.")

    case.refresh_from_db()
    assert (case.returns, case.submitted_on, case.sheet_conclusions.count()) == (1, None, 0)
    judge(office, case, 1, "right", day("conclude"))


# E3


@pytest.mark.rule("FOLLOW-ASSIGN")
def test_each_file_to_be_changed_becomes_a_requirement(office: Office) -> None:
    case, on = make_mandate(office, "announce"), day("assign")
    with pytest.raises(FileWithoutRequirement, match="1"):
        acts.assign_reconsiderations(case, by=office.chu, on=on, requirements=[(0, requirement(office, on))])

    case = go_on(office, case, "assign", after="announce")

    assert file_of(case).item is not None
    assert case.follow_up.count() == 2


@pytest.mark.rule("INV-FILE-INDEX")
def test_the_file_stays_open_while_a_file_to_be_changed_is_followed_up_by_nothing(office: Office) -> None:
    case, on = make_mandate(office, "announce"), day("assign")
    commands.assign_follow_up(case, by=office.chu, on=on, requirements=[requirement(office, on)])

    with pytest.raises(FileIncomplete):
        commands.close_file(case, by=office.lan, minutes=minutes(on))


def test_the_whole_procedure_leaves_its_acts_in_the_trail_under_its_own_numbers(office: Office) -> None:
    case = make_mandate(office, "close")

    told: dict[str, set[Any]] = {}
    for act, step in TrailEntry.objects.filter(case=case).values_list("act", "step"):
        told.setdefault(step, set()).add(act)
    assert case.closed_on is not None
    assert told["P1"] >= {"proposed", "decision-issued"}
    assert told["P2"] >= {"declared", "prepared"}
    assert told["R3"] >= {"files-sampled", "file-judged", "sheet-filled", "verified"}
    assert told["R4"] >= {"drafted", "file-asked", "draft-heard"}
    assert told["E2"] >= {"concluded", "sheets-concluded"}
    assert told["E3"] >= {"announced", "follow-up-assigned", "closed"}


def test_nobody_outside_the_team_judges(office: Office) -> None:
    case = make_mandate(office, "examine")

    for who in (office.chu, office.quan, office.minh, office.dien):
        with pytest.raises(RuleBroken):
            acts.judge_file(
                file_of(case), by=who, on=day("examine"), is_competent=True, is_principled=True, is_in_order=True,
                weight="right",
            )  # fmt: skip
