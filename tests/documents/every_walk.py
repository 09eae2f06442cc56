"""Inspections, supervision, denunciations and follow-ups done to their end by the acts people use, for any body."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cases import cells, commands
from cases.commands import denunciation, dossier, follow_up, signs
from cases.models import AnnualProgramme, Case, EvidenceFile, FollowUpNote, Kind, Outcome, TeamRole, Waiver
from documents.commands import issue
from tests import make, make_cell, make_denunciation, make_finance, make_follow_up, make_mandate, make_signs
from tests.documents.every_house import PEOPLE
from tests.finished import furnish
from tests.make import Office

Steps = Mapping[str, Callable[[Office, Case, date], Any]]

#: How far back a cell looks, and what it may inspect by itself.
LOOK_BACK: dict[str, Any] = {"scope_from": date(2025, 1, 1), "scope_to": date(2025, 12, 31)}
OWN_MATTER = {"cell_ground": cells.CellGround.MEMBERSHIP.value}


def is_cell(office: Office) -> bool:
    """Whether a cell does the work."""
    return cells.is_cell(office.standing)


def _walk(office: Office, case: Case, steps: Steps, day_of: Callable[[str], date]) -> Case:
    for step, act in steps.items():
        act(office, Case.objects.select_related("team", "body__organization").get(pk=case.pk), day_of(step))
    return Case.objects.select_related("team__item", "body__organization").get(pk=case.pk)


def _votes(office: Office) -> dict[str, Any]:
    """Everybody who may is present, and for; of a cell all its members but the one it is about."""
    keys = [key for key in office.members if key != "dien"] if is_cell(office) else PEOPLE
    return {"present": [office.members[key].pk for key in keys], "votes_for": len(keys), "votes_against": 0}


def disturb(office: Office, case: Case, on: date) -> None:
    """On the way the clock stands for a day, more time is granted, one goes, and a paper that is missing is noted."""
    furnish(case)
    for key, act in (("clock-stop-decision", commands.stop_clock), ("clock-resume-decision", commands.resume_clock)):
        given = {"cause": "expert_opinion", "reason": "Chờ giám định."} if key == "clock-stop-decision" else {}
        row = act(case, by=office.chu, on=on, **given)
        issue(key, row.case, by=office.chu, on=on, occasion=row, wait=True)
    commands.request_extension(case, by=office.lan, on=on, days=5, reason="Cần thêm thời gian xác minh.")
    commands.decide_extension(case, by=office.chu, on=on, granted=True)
    issue("extension-decision", case, by=office.chu, on=on, wait=True)
    change = commands.change_team(
        case.team, by=office.chu, on=on, role=TeamRole.MEMBER, reason="Điều động công tác.",
        leaving=office.members["hoa"], joining=office.members["minh"],
    )  # fmt: skip
    issue("team-change-decision", change.team, by=office.chu, on=on, occasion=change, wait=True)
    commands.declare(case.team, by=office.minh, on=on, has_conflict=False)
    facts: dict[str, Any] = {"what": Waiver.What.PAPER, "reason": "Lập chung với biên bản làm việc.", "rule": "DEPLOY"}
    waiver = dossier.waive(case, by=office.chu, on=on, step="R1", paper="deployment-minutes", **facts)
    issue("deviation-waiver", case, by=office.chu, on=on, occasion=waiver, wait=True)


def _verify(office: Office, case: Case, on: date) -> None:
    disturb(office, case, on)
    upload = SimpleUploadedFile("so.pdf", b"%PDF-1.4\n% scan\n", "application/pdf")
    commands.add_evidence(case, by=office.an, on=on, title="Sổ họp", upload=upload, origin=EvidenceFile.Origin.TEAM)
    make._verify(office, case, on)


def _report_late(office: Office, case: Case, on: date) -> None:
    """The subject is reminded of its report, and sends it."""
    furnish(case)
    assert case.self_report_due_on is not None
    late = case.self_report_due_on + timedelta(days=1)
    row = commands.remind(case, by=office.an, on=late, until=late + timedelta(days=5))
    issue("reminder-letter", case, by=office.an, on=late, occasion=row, wait=True)
    commands.receive_self_report(case, by=office.an, on=late, summary="Báo cáo tự giám sát")


def _exchange(office: Office, case: Case, on: date) -> None:
    """The draft is exchanged by a letter."""
    make._draft(office, case, on)
    furnish(case)
    issue("exchange-letter", case, by=office.an, on=on, wait=True)


def inspect(office: Office, kind: Kind = Kind.COMPLIANCE_INSPECTION, *, disturbed: bool = True) -> Case:
    """An inspection or supervision from the programme."""
    steps = dict(make._DO)
    day = lambda step: make.START + timedelta(days=2 * make.STEPS.index(step) + 1)  # noqa: E731
    if kind == Kind.THEMATIC_SUPERVISION:
        steps |= {"R2": _report_late, "R4": _exchange}
        day = lambda step: make.START + timedelta(days=12 * make.STEPS.index(step) + 1)  # noqa: E731
    if disturbed:
        steps["R3"] = _verify
    if is_cell(office):
        ground = {"cell_ground": cells.CellGround.DISPERSED.value} if kind == Kind.THEMATIC_SUPERVISION else {}
        steps["P1"] = lambda office, case, on: make.propose(office, case.team, on, **LOOK_BACK, **ground)
        steps["E2"] = lambda office, case, on: make.consider(office, case, on, **_votes(office))
        case = _opened_by_cell(office, kind)
    else:
        case = make.make_case(office, "", kind)
    return furnish(_walk(office, case, steps, day))


def _opened_by_cell(office: Office, kind: Kind) -> Case:
    """The case of an item of the cell's programme, about one of its members."""
    programme = AnnualProgramme.objects.filter(body=office.standing).first()
    if programme is None:
        facts: dict[str, Any] = {"topic": make_cell.TOPIC, "quarter": 1, "members": [office.members["dien"]]}
        kinds = (Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION)
        items = [commands.NewItem(kind=one, **facts) for one in kinds]
        said: dict[str, Any] = {"by": office.quan, "on": date(2025, 12, 10), "year": make.START.year}
        programme = commands.draft_programme(office.standing, title="Chương trình năm 2026", items=items, **said)
        programme = commands.approve_programme(programme, by=office.chu, on=date(2025, 12, 20))
    return commands.open_item(programme.items.get(kind=kind), by=office.quan, on=make.START).cases.get()


def inspect_mandate(office: Office) -> Case:
    """How subordinates inspect and discipline."""
    case = make_mandate.make_mandate(office, "report")
    disturb(office, case, make_mandate.day("report"))
    return furnish(make_mandate.go_on(office, case, "close", after="report"))


def inspect_finance(office: Office) -> Case:
    """Party finance."""
    return furnish(make_finance.walk(office, make_finance.opened(office), "close"))


def inspect_signs(office: Office, *, member: bool) -> Case:
    """On signs of violation; of a member it goes to the level above, with a crime handed over on the way."""
    led = copy.copy(office)
    led.users, led.members, led.commission = dict(office.users), dict(office.members), office.standing
    led.users["khanh"], led.members["khanh"] = office.users["chu"], office.members["chu"]
    outcome = Outcome.PROPOSED_ABOVE if member else Outcome.LESSONS

    def conclude(_office: Office, case: Case, on: date) -> None:
        votes = _votes(office)
        count = votes["votes_for"]
        contents = [
            signs.ContentVote(one.number, one.kind, count, 0, "3" if member and one.degree else one.degree)
            for one in case.findings.filter(withdrawn_on__isnull=True).order_by("number")
        ]
        discipline = signs.Votes(count, 0) if member else signs.Votes(0, count)
        make_signs.conclude(led, case, on, outcome, contents=contents, discipline=discipline, **votes)

    def finalise(_office: Office, case: Case, on: date) -> None:
        if member:
            furnish(case)
            given: dict[str, Any] = {"agency": "Cơ quan điều tra", "content": "Dấu hiệu tham ô tài sản"}
            row = signs.transfer_crime(case, by=led.khanh, on=on, **given)
            issue("crime-transfer-letter", case, by=led.khanh, on=on, occasion=row, wait=True)
            make_signs.finalise(led, case, on, proposed=outcome)
            make_signs.hear(led, Case.objects.get(pk=case.pk), on)
        else:
            make_signs._finalise(led, case, on)

    steps = dict(make_signs._DO) | {"R5": finalise, "E2": conclude}
    if is_cell(office):
        steps["P1"] = lambda office, case, on: make.propose(office, case.team, on, **LOOK_BACK, **OWN_MATTER)
    case = make_signs.open_case(led, office.members["dien"] if member else None)
    return furnish(_walk(led, case, steps, make_signs.day_of))


def propose_denunciation(office: Office) -> None:
    """A denunciation as far as its proposal."""
    case = make_denunciation.walk(office, "P2")
    issue("denunciation-proposal", case.team, by=office.quan, on=make_denunciation.day_of("P2"), wait=True)


def resolve_denunciation(office: Office) -> Case:
    """A denunciation, for which more time is needed."""

    def verify(office: Office, case: Case, on: date) -> None:
        furnish(case)
        commands.request_extension(case, by=office.lan, on=on, days=5, reason="Cần thêm thời gian xác minh.")
        commands.decide_extension(case, by=office.chu, on=on, granted=True)
        for key in ("extension-decision", "denouncer-extension-letter"):
            issue(key, case, by=office.chu, on=on, wait=True)
        make_denunciation._verify(office, case, on)

    def ask(office: Office, case: Case, on: date) -> None:
        make_denunciation.work(office, case.team, on)
        given: dict[str, Any] = {"content": "Các nội dung tố cáo.", "days": 60} | OWN_MATTER
        commands.propose(case.team, by=office.quan, on=on, places=make.places(office), **given)

    steps = dict(make_denunciation.DO) | {"R3": verify}
    subject = office.organizations[0]
    if is_cell(office):
        subject = office.members["dien"]  # type: ignore[assignment]
        steps["P2"] = ask
        steps["E1"] = lambda office, case, on: make_denunciation.conclude(office, case, on, **_votes(office))
    petition = make_denunciation.petition(office, subject)
    team = denunciation.open_denunciation(petition, by=office.quan, on=make_denunciation.OPENED)
    return furnish(_walk(office, team.cases.get(), steps, make_denunciation.day_of))


def follow(office: Office, concluded: Case) -> Case:
    """What a conclusion requires is urged, looked at again, and confirmed."""
    case = make_follow_up.open_case(office, concluded)
    follow_up.assign_urging(case.team, by=office.chu, on=make_follow_up.day_of("P2"), urger=office.members["minh"])
    given: dict[str, Any] = {"plan": "Bổ sung sổ sách trước 30/4", "plan_from": "Kiều Thị Diện"}
    case.refresh_from_db()
    follow_up.receive_plan(case, by=office.dien, on=make_follow_up.day_of("R1"), **given)
    due = concluded.follow_up.earliest("due_on").due_on
    furnish(case)
    row = follow_up.urge(case, by=office.minh, on=due, numbers=[1])
    issue("urging-letter", case, by=office.minh, on=due, occasion=row, wait=True)
    make_follow_up.check(office, case, due, FollowUpNote.Kind.DOUBTFUL)
    make_follow_up.reinspect(office, Case.objects.get(pk=case.pk), due)
    make_follow_up.judge(office, Case.objects.get(pk=case.pk), due)
    follow_up.report_share(Case.objects.get(pk=case.pk), by=office.chu, on=due, summary="Đã khắc phục xong")
    return furnish(Case.objects.get(pk=case.pk))
