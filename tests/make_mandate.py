"""A mandate inspection in any stage: three disciplinary files, two drawn, one of them decided too lightly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.commands import mandate
from cases.minutes import FindingFacts, Requirement
from cases.models import Case, Kind, Outcome, SampledFile
from tests.make import START, Office, declare_all, make_team, minutes, propose, requirement, serving

FILES = "Quyết định số 12-QĐ/ĐU, đảng viên A\nQuyết định số 15-QĐ/ĐU, đảng viên B\nQuyết định số 18-QĐ/ĐU, đảng viên C"
SHEETS = (
    mandate.SheetResult("B09", True, "Thực hiện tốt nhiệm vụ kiểm tra, giám sát."),
    mandate.SheetResult("B10", False, "Có hồ sơ xử lý nhẹ so với vi phạm."),
)


def judge(office: Office, case: Case, number: int, weight: str, on: date, **values: Any) -> SampledFile:
    """A file judged; whatever is not said was right."""
    form = "" if weight == "not_disciplined" else "REPRIMAND"
    facts: dict[str, Any] = {
        "is_competent": True,
        "is_principled": True,
        "is_in_order": True,
        "form": form,
        "remarks": "" if weight == "right" else "Không tương xứng với nội dung, mức độ vi phạm.",
    }
    file = SampledFile.objects.get(case=case, number=number)
    return mandate.judge_file(file, by=office.binh, on=on, weight=weight, **(facts | values))


def fill_sheets(office: Office, case: Case, on: date) -> None:
    """Both sheets, filled in by the secretary."""
    mandate.fill_mandate_sheet(
        case, by=office.an, on=on, has_programme=True, planned=6, done=6, works_well=True, leads_well=True,
        assessment="Có chương trình, thực hiện đủ số cuộc.",
    )  # fmt: skip
    mandate.fill_discipline_sheet(
        case, by=office.an, on=on, disciplined=3, complained=1, managed_above=0, assessment="Một hồ sơ xử lý nhẹ."
    )


def examine(office: Office, case: Case, on: date, weights: tuple[str, ...] = ("too_light", "right")) -> None:
    """R3 up to its end: a session, the sample, the judgements, the sheets."""
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]
    mandate.draw_files(case, by=office.an, on=on, method="drawn", population=FILES, wanted=len(weights), seed="2026")
    for number, weight in enumerate(weights, 1):
        judge(office, case, number, weight, on)
    fill_sheets(office, case, on)


def draft(office: Office, case: Case, on: date) -> None:
    """R4, its first act."""
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", "Có chương trình hằng năm."))
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("shortcoming", "Một hồ sơ xử lý nhẹ."))
    commands.draft_report(case, by=office.an, on=on, served=[serving("team-report", on)])


def meet(office: Office, case: Case, on: date) -> None:
    """R4, its second act: the committee is heard on every point and every file."""
    for finding in case.findings.all():
        if finding.needs_response:
            commands.respond(finding, by=office.an, on=on, stance="accept", given_by="Kiều Thị Diện")  # type: ignore[arg-type]
    for file in SampledFile.objects.filter(case=case):
        if file.is_to_be_reconsidered:
            mandate.ask_to_reconsider(file, by=office.an, on=on, position="Nhất trí xem xét lại.")
    commands.hear_draft(case, by=office.an, minutes=minutes(on))


def conclude(office: Office, case: Case, on: date, **values: Any) -> Any:
    """E2: everybody for, both sheets, the light file to be increased."""
    wrong = [file for file in SampledFile.objects.filter(case=case) if file.is_wrong]
    facts: dict[str, Any] = {
        "present": [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")],
        "votes_for": 5,
        "votes_against": 0,
        "outcome": Outcome.FILES_RECONSIDERED,
        "sheets": SHEETS,
        "files": [mandate.FileResult(file.number, "increase") for file in wrong],
    }
    told = minutes(on, chaired_by="Đặng Xuân Chủ")
    return mandate.consider_mandate(case, by=office.chu, minutes=told, **(facts | values))


def requirements(office: Office, case: Case, on: date) -> list[tuple[int, Requirement]]:
    """A requirement for each file to be changed, and one besides."""
    changed = [file.number for file in SampledFile.objects.filter(case=case) if file.calls_for_change]
    return [(number, requirement(office, on)) for number in [*changed, 0]]


def _submit(office: Office, case: Case, on: date) -> None:
    case = commands.finalise_report(case, by=office.lan, on=on)
    commands.submit(case, by=office.lan, on=on)


def _prepare(office: Office, case: Case, on: date) -> None:
    declare_all(office, case.team, on)
    commands.prepare(case.team, by=office.lan, minutes=minutes(on))


ACTS: dict[str, Callable[[Office, Case, date], Any]] = {
    "propose": lambda office, case, on: propose(office, case.team, on, outline="1. Chương trình\n2. Kỷ luật"),
    "decide": lambda office, case, on: commands.issue_decision(case.team, by=office.chu, on=on),
    "prepare": _prepare,
    "deploy": lambda office, case, on: mandate.deploy_mandate(
        case, by=office.lan, minutes=minutes(on), files="Hồ sơ kỷ luật", contacts="Kiều Thị Diện"
    ),
    "report": lambda office, case, on: commands.receive_self_report(case, by=office.an, on=on, summary="Báo cáo"),
    "examine": examine,
    "verify": lambda office, case, on: commands.finish_verification(case, by=office.lan, on=on),
    "draft": draft,
    "meet": meet,
    "submit": _submit,
    "conclude": conclude,
    "announce": lambda office, case, on: commands.announce(
        case, by=office.chu, minutes=minutes(on), served=[serving("conclusion-notice", on)]
    ),
    "assign": lambda office, case, on: mandate.assign_reconsiderations(
        case, by=office.chu, on=on, requirements=requirements(office, case, on)
    ),
    "close": lambda office, case, on: commands.close_file(case, by=office.lan, minutes=minutes(on)),
}


def make_mandate(office: Office, upto: str = "", *, subjects: int = 1) -> Case:
    """The case of a mandate inspection, with every act done up to and including this one."""
    team = make_team(office, Kind.MANDATE_INSPECTION, subjects=subjects)
    return go_on(office, team.cases.order_by("pk")[0], upto)


def go_on(office: Office, case: Case, upto: str, *, after: str = "", start: date = START) -> Case:
    """Do the acts after one up to and including another."""
    names = list(ACTS)
    first = names.index(after) + 1 if after else 0
    for name in names[first : names.index(upto) + 1] if upto else []:
        ACTS[name](office, case, day(name, start))
        case = Case.objects.select_related("team").get(pk=case.pk)
    return case


def day(name: str, start: date = START) -> date:
    """The day of an act."""
    return start + timedelta(days=2 * list(ACTS).index(name) + 1) if name else start
