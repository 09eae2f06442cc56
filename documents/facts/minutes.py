"""Minutes of every meeting, as the secretary recorded them."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from cases.commands import NOTICE
from cases.models import (
    SIGNS_KINDS,
    Case,
    Consideration,
    Declaration,
    FindingKind,
    Kind,
    Meeting,
    Outcome,
    Severity,
    TeamRole,
)
from documents.facts import allegations, words
from documents.facts.ground import Facts, Ground
from documents.facts.preparation import lines, of_authority, of_team
from documents.wording import capital, hour, short_date, two_digits


def people_of(meeting: Meeting) -> tuple[list[Facts], list[Facts]]:
    """Return who came and who did not."""
    prefetch_related_objects([meeting], "attendance")  # once, however often the minutes ask
    present = [
        {"name": one.name, "post": one.capacity, "role": "", "member": one.member_id}
        for one in meeting.attendance.all()
        if one.present
    ]
    absent = [{"name": one.name, "reason": one.absence} for one in meeting.attendance.all() if not one.present]
    return present, absent


def sides(ground: Ground, meeting: Meeting, other: str) -> list[Facts]:
    """Return the two sides of the table: the team, and everybody else."""
    team_ids = {row.member_id for row in ground.places}
    team_names = {row.member.full_name for row in ground.places}
    present, _absent = people_of(meeting)
    ours = [one for one in present if one["member"] in team_ids or one["name"] in team_names]
    theirs = [one for one in present if one not in ours]
    sides = [(ground.team_name, ours), (other, theirs)]
    return [{"group": name, "people": [_bare(one) for one in people]} for name, people in sides if people]


def together(meeting: Meeting) -> list[Facts]:
    """Return everybody who came, where no team sits across the table."""
    people = [_bare(one) for one in people_of(meeting)[0]]
    return [{"group": "Thành phần dự họp", "people": people}] if people else []


def _bare(person: Facts) -> Facts:
    return {key: person[key] for key in ("name", "post", "role")}


def record(ground: Ground, meeting: Meeting, name: str, act: str, present: list[Facts], copies: int = 0) -> Facts:
    """Return what all minutes have: when, where, who, what was said, how it ended."""
    return {
        "meeting": {
            "date": meeting.held_on.isoformat(), "opened": hour(meeting.began_at), "closed": hour(meeting.ended_at),
            "name": name, "act": act, "place": meeting.place,
        },
        "present": present,
        "absent": people_of(meeting)[1],
        "chair": {"name": meeting.chaired_by, "post": ""},
        "recorder": {"name": meeting.recorded_by, "post": ""},
        "course": lines(meeting.course),
        "conclusion": lines(meeting.result),
        "copies": copies,
        "refusals": [
            {"who": f"đại diện {ground.side}", "reason": "", "witnesses": meeting.witnesses}
        ]
        if meeting.refused_to_sign
        else [],
    }  # fmt: skip


def team_meeting(ground: Ground, _case: Case | None, meeting: Meeting) -> Facts:
    """BB: assignments, schedule, outline, and who declared what."""
    declared = {row.member_id: row.has_conflict for row in Declaration.objects.filter(team=ground.team).order_by("pk")}
    said = {
        False: f"không có xung đột lợi ích với {ground.side}",
        True: "có xung đột lợi ích, đề nghị thay đổi thành viên",
    }
    present = [{"group": ground.team_name, "people": [_bare(one) for one in people_of(meeting)[0]] or ground.people}]
    act = f"{ground.team_name} theo {ground.decision} họp phân công nhiệm vụ"
    return (
        of_team(ground, f"Các thành viên {ground.team_name}")
        | record(ground, meeting, "cuộc họp", act, present)
        | {
            "about": f"họp {ground.team_name}",
            "agenda": [
                f"Quán triệt {ground.founding_words}",
                "Thống nhất đề cương gợi ý báo cáo, lịch làm việc, phân công nhiệm vụ, nội quy làm việc",
            ],
            "declarations": [
                {"name": row.member.full_name, "text": said[declared[row.member_id]]}
                for row in ground.places
                if row.member_id in declared
            ],
        }
    )


def deployment(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: what was made known, what is asked for and until when."""
    work = ground.work
    act = f"{ground.team_name} triển khai {ground.founding_words} {work} đối với {case.subject_name}"
    days = ground.span.get("duration", "")
    if case.clock_started_on == case.deployed_on and case.due_on and case.deployed_on:
        until = case.due_on
        period = f"{days}, từ ngày {short_date(case.deployed_on)} đến hết ngày {short_date(until)}"
    else:
        period = f"{days}, kể từ ngày nhận báo cáo của {ground.side}"
    return (
        of_team(ground, case.subject_name, f"Các thành viên {ground.team_name}")
        | record(ground, meeting, "hội nghị", act, sides(ground, meeting, f"Đại diện {case.subject_name}"), 3)
        | {
            "about": f"triển khai {ground.founding_words} {work}",
            "decision": ground.decision,
            "plan": ground.plan,
            **({"made_known": ground.founding_words} if ground.is_of_cell else {}),
            "subject": case.subject_name,
            "self_report_due": (case.self_report_due_on or meeting.held_on).isoformat(),
            "period": period,
        }
    )


def working(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB of a working session."""
    return _session(
        ground,
        case,
        meeting,
        "làm việc",
        f"trao đổi, làm rõ nội dung báo cáo và hồ sơ, tài liệu về {ground.common['topic']}",
    )


def verification(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB of a verification."""
    return _session(
        ground, case, meeting, "thẩm tra, xác minh", "thẩm tra, xác minh các nội dung, hồ sơ, tài liệu liên quan"
    )


def _session(ground: Ground, case: Case, meeting: Meeting, name: str, what: str) -> Facts:
    act = f"{ground.team_name} {name} với {case.subject_name}"
    facts = record(ground, meeting, "buổi làm việc", act, sides(ground, meeting, f"Đại diện {case.subject_name}"), 3)
    return (
        of_team(ground, case.subject_name)
        | facts
        | {
            "about": f"{name} với {case.subject_name}",
            "grounds": ground.plan,
            "agenda": [what[:1].upper() + what[1:]],
            "files": [],
            "agreed": facts["conclusion"],
        }
    )


def draft_meeting(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: the draft before the subject, the discussion, the subject's opinion point by point."""
    from documents.facts.report import opinion, points

    present, absent = people_of(meeting)
    work = ground.work
    act = f"hội nghị thông qua dự thảo báo cáo kết quả {work} đối với {case.subject_name} được tổ chức"
    return (
        of_team(ground, case.subject_name)
        | record(ground, meeting, "hội nghị", act, sides(ground, meeting, f"Đại diện {case.subject_name}"), 3)
        | {
            "about": f"hội nghị thông qua dự thảo báo cáo kết quả {work}",
            "roll": {"present": len(present), "summoned": len(present) + len(absent)},
            "agenda": [
                f"{capital(ground.side)} trình bày báo cáo",
                f"{ground.team_name} trình bày dự thảo báo cáo kết quả {work}",
            ],
            "subject_opinion": [opinion(case)],
            "points": points(case),
            "conclusion": lines(meeting.result)
            or [f"{ground.team_name} tiếp thu ý kiến, hoàn chỉnh báo cáo, trình {ground.body.name}"],
        }
    )


def deliberation(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: the roll, who was present, how they voted, what the rule needs, what was concluded."""
    act: Consideration = next(one for one in case.considerations.all() if one.meeting_id == meeting.pk)
    needed = act.roll // 2 + 1
    present = [{"group": ground.body.name, "people": [_bare(one) for one in people_of(meeting)[0]]}]
    if act.returned:
        result, conclusion = "Cuộc họp thống nhất trả lại báo cáo để bổ sung, làm rõ", lines(act.remarks)
    else:
        result = (
            f"Kết luận được thông qua với {act.votes_for}/{act.roll} phiếu tán thành, đạt trên một phần hai tổng số "
            "thành "
            "viên có quyền biểu quyết"
        )
        notice = words.notice(ground.work) if case.kind == Kind.DENUNCIATION else _shortly(ground.work)
        conclusion = [*_contents(case, act), f"Thông qua nội dung {notice}", *lines(act.remarks)]
    question = f"kết luận: {words.OUTCOMES[Outcome(act.outcome)]}" if act.outcome else "việc trả lại báo cáo để bổ sung"
    return (
        of_authority(ground)
        | record(ground, meeting, "cuộc họp", f"{ground.body.name} họp xem xét kết quả {ground.work}", present)
        | {
            "about": f"họp xem xét, kết luận kết quả {ground.work} đối với {case.subject_name}",
            "recipients": ["Các đồng chí dự họp"],
            "roll": {"present": act.present, "entitled": act.roll},
            "agenda": [f"Nghe {ground.team_name} báo cáo kết quả {ground.work} và ý kiến của {ground.side}"],
            "question": f"Cuộc họp biểu quyết {question}",
            "count": [
                {"what": "Tổng số thành viên có quyền biểu quyết", "figure": two_digits(act.roll)},
                {"what": "Có mặt", "figure": two_digits(act.present)},
                {"what": "Tán thành", "figure": two_digits(act.votes_for)},
                {"what": "Không tán thành", "figure": two_digits(act.votes_against)},
                {"what": "Cần có (trên một phần hai tổng số)", "figure": two_digits(needed)},
            ],
            "result": result,
            "conclusion": conclusion,
        }
    )  # fmt: skip


def _shortly(work: str) -> str:
    return "Thông báo kết luận" if work == "kiểm tra" else "Thông báo kết quả giám sát"


def _contents(case: Case, act: Consideration) -> list[str]:
    """What was concluded on each content and on discipline, where the procedure votes on them one by one."""
    if case.kind == Kind.DENUNCIATION:
        return [allegations.concluded(one) for one in case.allegations.standing()]
    if case.kind not in SIGNS_KINDS:
        return []
    told = [
        f"Nội dung {row.finding.number}: kết luận là {words.FINDINGS[FindingKind(row.kind)]}"
        f"{f', mức độ {words.DEGREES[Severity(row.degree)]}' if row.degree else ''}; {row.votes_for}/{act.roll} phiếu "
        "tán thành"
        for row in act.contents.select_related("finding")
    ]
    vote = getattr(act, "discipline_vote", None)
    if vote is not None:
        said = "phải xem xét, thi hành kỷ luật" if vote.required else "chưa đến mức phải thi hành kỷ luật"
        told.append(f"Biểu quyết việc thi hành kỷ luật: {vote.votes_for}/{act.roll} phiếu tán thành; kết luận {said}")
    return told


def announcement(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: the notice was read out and handed over, or refused before witnesses."""
    key = NOTICE[Kind(case.kind)]
    word = words.notice(ground.work)
    cited = ground.paper(key, case)
    served = [row for row in case.services.all() if row.paper == key]
    last = served[-1] if served else None
    if last is not None and last.refused:
        receipt = f"{last.served_to} từ chối nhận {word}; việc này có sự chứng kiến của {last.witnesses}"
    else:
        receipt = f"{last.served_to if last else case.subject_name} đã nhận 01 bản {word}"
    return (
        of_authority(ground, case.subject_name)
        | record(
            ground,
            meeting,
            "hội nghị",
            f"đại diện {ground.body.name} công bố {word} đối với {case.subject_name}",
            sides(ground, meeting, f"Đại diện {case.subject_name}"),
            3,
        )
        | {
            "about": f"công bố {word}",
            "notice": cited.named(word, ground.body.name) if cited else word,
            "receipt": receipt,
        }
    )


def handover(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: the file changes hands, with what is still to be followed up."""
    from documents.facts.closing import entries

    recorder = next((row for row in ground.places if row.role == TeamRole.SECRETARY), None)
    present = [{"group": "Thành phần bàn giao", "people": [_bare(one) for one in people_of(meeting)[0]]}]
    if not present[0]["people"] and recorder is not None:
        present = [{"group": "Bên giao", "people": [{"name": recorder.member.full_name, "post": "", "role": "Thư ký"}]}]
    return (
        of_team(ground, "Bên giao, bên nhận hồ sơ")
        | record(ground, meeting, "việc bàn giao", f"{ground.team_name} rút kinh nghiệm, bàn giao hồ sơ", present, 2)
        | {
            "about": f"rút kinh nghiệm, bàn giao hồ sơ cuộc {ground.work}",
            "about_subject": f"đối với {case.subject_name}",
            "entries": len(entries(ground, case)),
            "open_items": [
                {"what": item.requirement, "owner": item.owner, "due": item.due_on.isoformat()}
                for item in case.follow_up.all()
                if item.closed_on is None
            ],
        }
    )
