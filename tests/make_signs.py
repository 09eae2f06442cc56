"""A case on signs of violation in any stage: the commission of the small committee inspects a ward or a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.commands import signs
from cases.commands.rulebook import confirm_rules, rules_to_confirm
from cases.commands.signs import ContentVote, Votes
from cases.minutes import FindingFacts
from cases.models import (
    Case,
    Chair,
    Finding,
    Member,
    Organization,
    Outcome,
    Responsibility,
    SignsMatter,
    Stance,
    SubjectHearing,
    Team,
)
from tests.make import (
    FOUNDED,
    Office,
    declare_all,
    make_office,
    minutes,
    places,
    propose,
    requirement,
    serving,
    violation,
)

#: A Monday; the regulations of that day were confirmed by the commission before.
OPENED = date(2026, 5, 4)

STEPS = ("P1", "P2", "P3", "R1", "R2", "R3", "R4", "R5", "E1", "E2", "E3", "E4", "E5")


def make_house() -> Office:
    """The small committee with a commission of three: Khánh chairs it, Đại and Viên are commissioners."""
    office = make_office()
    seats = [(office.members["dai"], Chair.VICE_CHAIR), (office.members["vien"], Chair.MEMBER)]
    commands.seat_members(office.commission, seats, by=office.administrator, since=FOUNDED)
    confirm_rules(
        rules_to_confirm(office.commission), body=office.commission, by=office.khanh, on=FOUNDED, note="Xác nhận"
    )
    return office


def open_case(office: Office, subject: Organization | Member | None = None, **values: Any) -> Case:
    """Signs seen while monitoring the area; without a subject the first ward."""
    facts: dict[str, Any] = {
        "body": office.commission,
        "by": office.quan,
        "on": OPENED,
        "subject": subject or office.organizations[0],
        "about": "trong quản lý, sử dụng đảng phí",
        "signs": "Chi sai nguồn đảng phí năm 2025.\nKhông lập sổ thu, nộp.",
        "source": SignsMatter.Source.MONITORING,
        "source_paper": "Phiếu theo dõi địa bàn quý I/2026",
    } | values
    return signs.open_on_signs(**facts)


def decide(office: Office, case: Case, on: date, **values: Any) -> Team:
    """P2: Khánh signs, Viên directs."""
    facts: dict[str, Any] = {"by": office.khanh, "overseer": office.members["vien"]} | values
    return signs.decide_on_signs(case.team, on=on, **facts)


def _prepare(office: Office, case: Case, on: date) -> None:
    declare_all(office, case.team, on)
    commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="1. Diễn biến\n2. Giải trình từng nội dung")


def _deploy(office: Office, case: Case, on: date) -> None:
    papers = [serving(paper, on) for paper in commands.DECISION_PAPERS]
    commands.deploy(case, by=office.lan, minutes=minutes(on), served=papers)


def _verify(office: Office, case: Case, on: date) -> None:
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]
    commands.finish_verification(case, by=office.lan, on=on)


def draft(office: Office, case: Case, on: date) -> None:
    """The findings, and the draft with the subject."""
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", "Nộp đảng phí đúng hạn."))
    commands.record_finding(case, by=office.an, on=on, facts=violation("Chi sai nguồn đảng phí năm 2025."))
    commands.draft_report(case, by=office.an, on=on, served=[serving("team-report", on)])


def accept(office: Office, finding: Finding, on: date) -> None:
    """The subject accepts a point."""
    commands.respond(finding, by=office.an, on=on, stance=Stance.ACCEPT, given_by="Kiều Thị Diện")


def home(case: Case) -> Organization:
    """Where the first conference is held."""
    found = case.managing_organization or case.subject_organization
    assert found is not None
    return found


def _confer(office: Office, case: Case, on: date) -> None:
    draft(office, case, on)
    case.refresh_from_db()
    signs.hold_conference(case, by=office.an, minutes=minutes(on), organization=home(case))
    for finding in case.findings.all():
        if finding.needs_response:
            accept(office, finding, on)
    signs.finish_conferences(case, by=office.an, on=on)


def examine(office: Office, case: Case, on: date, **values: Any) -> Responsibility:
    """What was examined of the head of the ward, Diện."""
    facts: dict[str, Any] = {
        "member": office.members["dien"],
        "position": "Bí thư đảng ủy phường",
        "examined": "Thiếu kiểm tra việc thu, chi đảng phí.",
        "result": Responsibility.Result.LESSONS,
        "is_head": True,
    } | values
    return signs.examine_responsibility(case, by=office.an, on=on, **facts)


def finalise(office: Office, case: Case, on: date, **values: Any) -> Case:
    """R5: exchanged, directed, final."""
    facts: dict[str, Any] = {
        "exchange": "Đã trao đổi với đối tượng và đại diện đảng ủy phường.",
        "directions": "Đồng chí Viên đề nghị làm rõ số tiền chi sai.",
        "proposed": Outcome.LESSONS,
    } | values
    return signs.finalise_on_signs(case, by=office.lan, on=on, **facts)


def _finalise(office: Office, case: Case, on: date) -> None:
    if case.subject_organization_id and not case.responsibilities.exists():
        examine(office, case, on)
    finalise(office, case, on)


def conclude(office: Office, case: Case, on: date, outcome: Outcome | str = Outcome.LESSONS, **values: Any) -> Any:
    """E2: all three commissioners present, each content concluded as the report has it."""
    required = outcome in {Outcome.DISCIPLINE_REQUIRED, Outcome.PROPOSED_ABOVE}
    facts: dict[str, Any] = {
        "present": [office.members[key].pk for key in ("khanh", "dai", "vien")],
        "votes_for": 3,
        "votes_against": 0,
        "contents": [
            ContentVote(one.number, one.kind, 3, 0, one.degree)
            for one in case.findings.filter(withdrawn_on__isnull=True).order_by("number")
        ],
        "discipline": Votes(3, 0) if required else Votes(0, 3),
    } | values
    return signs.conclude_on_signs(
        case, by=office.khanh, minutes=minutes(on, chaired_by="Cao Duy Khánh"), outcome=outcome, **facts
    )


def _announce(office: Office, case: Case, on: date) -> None:
    commands.announce(case, by=office.khanh, minutes=minutes(on), served=[serving("signs-notice", on)])


def _close(office: Office, case: Case, on: date) -> None:
    commands.assign_follow_up(case, by=office.khanh, on=on, requirements=[requirement(office, on)])
    case.refresh_from_db()
    commands.close_file(case, by=office.lan, minutes=minutes(on))


_DO: dict[str, Callable[[Office, Case, date], Any]] = {
    "P1": lambda office, case, on: propose(office, case.team, on, places=places(office)),
    "P2": decide,
    "P3": _prepare,
    "R1": _deploy,
    "R2": lambda office, case, on: commands.receive_self_report(case, by=office.an, on=on, summary="Giải trình"),
    "R3": _verify,
    "R4": _confer,
    "R5": _finalise,
    "E1": lambda office, case, on: signs.submit_on_signs(case, by=office.lan, on=on),
    "E2": conclude,
    "E3": lambda office, case, on: signs.issue_notice(case, by=office.khanh, on=on),
    "E4": _announce,
    "E5": _close,
}


def day_of(step: str, start: date = OPENED) -> date:
    """On which day a step is done."""
    return start + timedelta(days=2 * STEPS.index(step) + 1)


def walk(office: Office, case: Case, upto: str, *, after: str = "", start: date = OPENED) -> Case:
    """Do every step after `after` up to and including `upto`, two days apart."""
    first = STEPS.index(after) + 1 if after else 0
    for step in STEPS[first : STEPS.index(upto) + 1]:
        case.refresh_from_db()
        _DO[step](office, Case.objects.get(pk=case.pk), day_of(step, start))
    return Case.objects.get(pk=case.pk)


def hear(office: Office, case: Case, on: date) -> Case:
    """The commissioner in charge hears the subject before the submission."""
    return signs.hear_before_submission(
        case, by=office.vien, minutes=minutes(on), result=SubjectHearing.Result.HEARD, statement="Tôi nhận khuyết điểm."
    )
