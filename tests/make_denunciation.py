"""A denunciation in any stage: a letter with a sealed sender, allegations, and what becomes of each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.commands import denunciation, intake
from cases.commands.denunciation import Alleged, Concluded
from cases.identity import Identity
from cases.minutes import FindingFacts, Minutes
from cases.models import Case, DenunciationMatter, Member, Organization, Outcome, Petition, Team, Verdict
from tests.make import Office, declare_all, places, requirement, serving, violation
from tests.make import minutes as minutes_of

#: The rules that name four verdicts are in force since April.
RECEIVED = date(2026, 5, 4)
OPENED = date(2026, 5, 6)

SENDER = Identity(name="Lữ Thị Mộng Cầm", address="Số 45 đường Hàng Me, phường Bến Lụa", phone="0900 123 457")

ALLEGATIONS = ("Để ngoài sổ sách nguồn thu cho thuê mặt bằng.", "Bố trí người thân vào vị trí thủ quỹ.")

STEPS = ("P1", "P2", "P3", "P4", "R1", "R2", "R3", "R4", "E1", "E2", "E3")


def minutes(on: date, **values: Any) -> Minutes:
    """Minutes of a meeting in a denunciation: the team alone is named."""
    return minutes_of(on, course="Các bên thống nhất nội dung làm việc.", **values)


def petition(
    office: Office, subject: Organization | Member | None = None, *, on: date = RECEIVED, **values: Any
) -> Petition:
    """A letter against the first organization, registered and classified as a denunciation."""
    subject = subject or office.organizations[0]
    named = "subject_member" if isinstance(subject, Member) else "subject_organization"
    facts: dict[str, Any] = {
        "channel": Petition.Channel.POST,
        "source": Petition.Source.CITIZEN,
        "content": "Phản ánh việc thu, chi và bố trí cán bộ.",
        "received_on": on,
        named: subject,
    } | values
    row = intake.receive_petition(
        office.standing, by=office.quan, on=on, petition=intake.NewPetition(**facts), sender=SENDER
    )
    return intake.classify(row, by=office.quan, on=on, classification="denunciation", is_competent=True)


def opened(office: Office, *subjects: Organization | Member) -> Team:
    """P1: the team and a case for each of the denounced."""
    return denunciation.open_denunciation(petition(office), by=office.quan, on=OPENED, subjects=subjects)


def work(office: Office, team: Team, on: date, texts: tuple[str, ...] = ALLEGATIONS) -> Team:
    """P2: the denouncer stands by the letter."""
    said = [Alleged(case.pk, text) for case in team.cases.order_by("pk") for text in texts]
    return denunciation.work_with_denouncer(team, by=office.quan, minutes=minutes(on), allegations=said)


def _ask(office: Office, case: Case, on: date) -> None:
    work(office, case.team, on)
    commands.propose(case.team, by=office.quan, on=on, places=places(office), content="Các nội dung tố cáo.", days=90)


def _prepare(office: Office, case: Case, on: date) -> None:
    declare_all(office, case.team, on)
    commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="Giải trình từng nội dung")


def _deploy(office: Office, case: Case, on: date) -> None:
    papers = [serving(f"denunciation-{name}", on) for name in ("team-decision", "plan", "outline")]
    commands.deploy(case, by=office.lan, minutes=minutes(on), served=papers)


def verify(office: Office, case: Case, on: date, verdicts: Mapping[int, str] | None = None) -> None:
    """R3: every allegation is verified; the first is founded, the second false."""
    for allegation in case.allegations.standing():
        verdict = (verdicts or {1: Verdict.VIOLATION, 2: Verdict.FALSE})[allegation.number]
        denunciation.verify_allegation(
            allegation, by=office.an, minutes=minutes(on), verification="Đã đối chiếu sổ sách.", proposed=verdict
        )
        if verdict == Verdict.VIOLATION:
            facts = violation("Để ngoài sổ sách nguồn thu.", allegation=allegation.number)
            commands.record_finding(case, by=office.an, on=on, facts=facts)
        elif verdict == Verdict.SHORTCOMING:
            facts = FindingFacts("shortcoming", "Bố trí cán bộ thiếu chặt chẽ.", allegation=allegation.number)
            commands.record_finding(case, by=office.an, on=on, facts=facts)
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", "Chấp hành giải trình đầy đủ."))


def _verify(office: Office, case: Case, on: date) -> None:
    verify(office, case, on)
    commands.finish_verification(case, by=office.lan, on=on)


def confer(office: Office, case: Case, on: date) -> None:
    """R4: the draft is heard point by point, and laid before the body."""
    commands.draft_report(case, by=office.an, on=on, served=[serving("team-report", on)])
    for finding in case.findings.all():
        if finding.needs_response:
            commands.respond(finding, by=office.an, on=on, stance="accept", given_by="Kiều Thị Diện")  # type: ignore[arg-type]
    commands.hear_draft(case, by=office.an, minutes=minutes(on))
    commands.finalise_report(case, by=office.lan, on=on)
    commands.submit(case, by=office.lan, on=on)


def conclude(office: Office, case: Case, on: date, **values: Any) -> Any:
    """E1: the body concludes as the team proposes."""
    verdicts = {row.number: Concluded(row.proposed, "Theo kết quả xác minh.") for row in case.allegations.standing()}
    facts: dict[str, Any] = {
        "present": [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")],
        "votes_for": 5,
        "votes_against": 0,
        "verdicts": verdicts,
    } | values
    return denunciation.conclude_denunciation(
        case, by=office.chu, minutes=minutes(on, chaired_by="Đặng Xuân Chủ"), **facts
    )


def _announce(office: Office, case: Case, on: date) -> None:
    commands.announce(case, by=office.chu, minutes=minutes(on), served=[serving("denunciation-notice", on)])
    denunciation.inform_denouncer(case, by=office.chu, on=on, how=DenunciationMatter.Telling.LETTER)
    if case.outcome in {Outcome.FOUNDED_SHORTCOMING, Outcome.FOUNDED_VIOLATION}:
        commands.assign_follow_up(case, by=office.chu, on=on, requirements=[requirement(office, on)])


DO: dict[str, Callable[[Office, Case, date], Any]] = {
    "P2": _ask,
    "P3": lambda office, case, on: commands.issue_decision(case.team, by=office.chu, on=on),
    "P4": _prepare,
    "R1": _deploy,
    "R2": lambda office, case, on: commands.receive_self_report(case, by=office.an, on=on, summary="Giải trình"),
    "R3": _verify,
    "R4": confer,
    "E1": conclude,
    "E2": _announce,
    "E3": lambda office, case, on: commands.close_file(case, by=office.lan, minutes=minutes(on)),
}


def day_of(step: str, start: date = OPENED) -> date:
    """The day on which the walk does a step: two days after the one before."""
    return start + timedelta(days=2 * STEPS.index(step))


def walk(office: Office, upto: str, case: Case | None = None, *, after: str = "P1", start: date = OPENED) -> Case:
    """Open where there is no case, then do every step up to and including `upto`."""
    case = case or opened(office).cases.get()
    for step in STEPS[STEPS.index(after) + 1 : STEPS.index(upto) + 1]:
        DO[step](office, case, day_of(step, start))
        case = Case.objects.select_related("team", "body__organization").get(pk=case.pk)
    return case
