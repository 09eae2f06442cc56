"""What the inspected side is shown: exactly what was served to it, what it said itself, and what it was answered.

Templates get these objects and never the case: what is not named here cannot appear there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import afterwards
from cases.commands.deliveries import COPY
from cases.models import (
    TEAMLESS_KINDS,
    Case,
    EvidenceFile,
    FollowUpItem,
    Kind,
    Rule,
    Sanction,
    SelfReport,
    Service,
    TrailEntry,
)
from workflows import complaints, dossier, matters, papers
from workflows.hearing import Point, Said, points_of

if TYPE_CHECKING:
    from cases.afterwards import Afterwards
    from cases.rulebook import RuleFound
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Paper:
    """A paper that was served."""

    kind: str
    title: str
    number: str
    on: date
    url: str
    state: str
    state_word: str
    receipt_url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Asked:
    """Something the inspected side is asked to do, and by when."""

    icon: str
    title: str
    label: str
    url: str
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class HeardPoint:
    """A finding as it was served, with the own response and the team's answer."""

    number: int
    weight: str
    weight_word: str
    text: str
    response: Said | None
    answer: Said | None
    respond_url: str = ""
    is_open: bool = False

    @property
    def answer_url(self) -> str:
        """The inspected side answers nothing for the team."""
        return ""


@dataclass(frozen=True)
class Report:
    """The own self-report."""

    on: date
    summary: str
    not_handed_in: bool
    late: bool


@dataclass(frozen=True)
class OwnFile:
    """A file one handed in oneself."""

    number: int
    title: str
    on: date
    url: str


@dataclass(frozen=True)
class RequirementShown:
    """A requirement of the conclusion, with the own report on it."""

    number: int
    text: str
    owner: str
    due_on: date
    reported_on: date | None
    report: str
    closed_on: date | None
    url: str = ""


@dataclass(frozen=True)
class Summary:
    """One inspection or supervision in the list of the inspected side."""

    url: str
    kind: str
    topic: str
    team: str
    authority: str
    opened_on: date | None
    asked: Sequence[Asked]
    is_over: bool


@dataclass(frozen=True)
class SubjectPage:
    """The page of one inspection or supervision, as the inspected side sees it."""

    summary: Summary
    subject: str
    head: str
    due_on: date | None
    papers: Sequence[Paper]
    points: Sequence[HeardPoint]
    report_title: str  # what is owed of this side; nothing where nothing is
    report: Report | None
    files: Sequence[OwnFile]
    requirements: Sequence[RequirementShown]
    complaints: complaints.Own | None = None
    sanction: Sanction | None = None
    lapse: RuleFound | None = None
    afterwards: Sequence[Afterwards] = ()


def summaries(user: User, on: date) -> list[Summary]:
    """Return what concerns the user's organization or person: first where something is asked, then the newest."""
    cases = Case.objects.represented_by(user, on).select_related("team", "body").order_by("-deployed_on", "-pk")
    rows = [_summary(case, asked_of(case)) for case in cases]
    return sorted(rows, key=lambda row: (not row.asked, row.is_over))


def subject_page(case: Case, user: User) -> SubjectPage:
    """Return everything the representative may see of a case, and nothing else."""
    asked = asked_of(case)
    head = case.team.members.today().filter(role="HEAD").select_related("member").first()
    sanction = matters.announced(case, localdate())
    return SubjectPage(
        summary=_summary(case, asked),
        subject=case.subject_name,
        head=head.member.full_name if head else "",
        due_on=case.self_report_due_on,
        papers=served_papers(case, user),
        points=heard_points(case),
        report_title=report_title(case),
        report=_report(dossier.self_report(case)),
        files=[_own_file(case, row) for row in dossier.handed_in_by(case, user)],
        requirements=_requirements(case),
        complaints=complaints.own(case),
        sanction=sanction,
        lapse=Rule.on(localdate(), case.body.scope).find_or_none("LAPSE") if sanction else None,
        afterwards=afterwards.of(case),
    )


def _summary(case: Case, asked: Sequence[Asked]) -> Summary:
    return Summary(
        url=reverse("portal-case", args=[case.key]),
        kind=str(case.get_kind_display()),
        topic=case.team.topic,
        team=case.team.name,
        authority=case.body.name,
        opened_on=case.deployed_on,
        asked=asked,
        is_over=case.announced_on is not None and not asked,
    )


def report_title(case: Case) -> str:
    """Of who is suspended or put right nothing is owed, nor of who complains."""
    if case.kind in TEAMLESS_KINDS or case.is_complaint:
        return ""
    return _("Your self-criticism") if case.is_discipline else _("Your report")


def _report(row: SelfReport | None) -> Report | None:
    if row is None:
        return None
    return Report(row.received_on, row.summary, row.not_handed_in, row.late)


def _own_file(case: Case, row: EvidenceFile) -> OwnFile:
    return OwnFile(row.number, row.title, row.received_on, reverse("portal-file", args=[case.key, row.number]))


def _requirements(case: Case) -> list[RequirementShown]:
    """The requirements of the conclusion, shown in its follow-up as well; each is reported where it was concluded."""
    source = case.opened_from if case.kind == Kind.FOLLOW_UP and case.opened_from else case
    return [_requirement(source, row) for row in dossier.follow_up(source)]


def _requirement(case: Case, row: FollowUpItem) -> RequirementShown:
    url = "" if row.closed_on else reverse("portal-follow-up", args=[case.key, row.number])
    return RequirementShown(
        row.number, row.requirement, row.owner, row.due_on, row.reported_on, row.report, row.closed_on, url
    )


# What is asked


def asked_of(case: Case) -> list[Asked]:
    """Return what is asked of the inspected side now, the most urgent first."""
    asked: list[Asked] = []
    if report_title(case) and case.deployed_on and case.self_reported_on is None and case.concluded_on is None:
        asked.append(
            Asked(
                "upload",
                _("Hand in the self-criticism by the outline")
                if case.is_discipline
                else _("Hand in the report by the outline, with its files"),
                _("Hand in the self-criticism") if case.is_discipline else _("Hand in the report"),
                reverse("portal-report", args=[case.key]),
                case.self_report_due_on,
            )
        )
    if case.kind == Kind.FOLLOW_UP:
        return [*asked, *_plan_asked(case)]
    if case.submitted_on is None:
        asked += [
            Asked(
                "question",
                _("Say what you think of point %(number)s of the draft report") % {"number": point.number},
                _("Respond"),
                point.respond_url,
            )
            for point in heard_points(case)
            if point.response is None
        ]
    asked += [
        Asked(
            "checklist",
            _("Report how requirement %(number)s was carried out") % {"number": row.number},
            _("Report"),
            reverse("portal-follow-up", args=[case.key, row.number]),
            row.due_on,
        )
        for row in (dossier.follow_up(case) if case.follow_up_assigned_on else [])
        if row.closed_on is None and row.reported_on is None
    ]
    return sorted(asked, key=lambda each: each.due_on or date.max)


def _plan_asked(case: Case) -> list[Asked]:
    """A follow-up asks for the plan; its requirements are asked for where they were concluded."""
    if case.prepared_on is None or case.self_reported_on is not None:
        return []
    title = _("Hand in how and until when the requirements are carried out")
    return [Asked("checklist", title, _("Hand in the remediation plan"), reverse("portal-plan", args=[case.key]))]


# What was served


def served_papers(case: Case, user: User) -> list[Paper]:
    """Return the papers handed over, the newest first, each opening what was handed over and no other version."""
    urls = papers.served_addresses(case, user)
    return [_paper(case, row, urls) for row in reversed(services_of(case))]


def services_of(case: Case) -> list[Service]:
    """Return what was handed to this side; what other addressees were handed is not its own."""
    return [row for row in dossier.services(case) if not row.paper.endswith((complaints.TO_BODY, COPY))]


def _paper(case: Case, row: Service, urls: papers.Addresses) -> Paper:
    found = urls.of(row)
    state, word = "soon", _("receipt to be confirmed")
    if row.refused:
        state, word = "refused", _("refused before witnesses")
    elif row.returned_on:
        state, word = "late", _("came back")
    elif row.received_on:
        state, word = "done", _("received %(on)s") % {"on": f"{row.received_on:%d/%m/%Y}"}
    waiting = state == "soon"
    return Paper(
        kind=found.code,
        title=found.title or row.title,
        number=found.symbol,
        on=row.served_on,
        url=found.url,
        state=state,
        state_word=word,
        receipt_url=reverse("portal-receipt", args=[case.key, row.pk]) if waiting else "",
        note=row.served_to,
    )


# What was found, as served


@dataclass(frozen=True)
class _Served:
    """What the subject has been shown of the findings: which numbers, and how they read then."""

    numbers: frozenset[int]
    wordings: dict[int, str]


def heard_points(case: Case) -> list[HeardPoint]:
    """Return the points of the draft as it was served last; nothing the team wrote since then."""
    if case.drafted_on is None:
        return []
    shown = _shown(case)
    open_for_answers = case.submitted_on is None
    return [
        HeardPoint(
            number=point.number,
            weight=point.weight,
            weight_word=point.weight_word,
            text=shown.wordings.get(point.number) or point.text,
            response=point.response,
            answer=_told(point),
            respond_url=reverse("portal-respond", args=[case.key, point.number]) if open_for_answers else "",
            is_open=point.is_open,
        )
        for point in _shown_points(case, shown)
    ]


def _told(point: Point) -> Said | None:
    """The team's answer with the wording that stands now, where it was reworded."""
    answer = point.answer
    if answer is None or not answer.final_wording:
        return answer
    now = _("It now reads: “%(text)s”") % {"text": answer.final_wording}
    return replace(answer, words=f"{answer.words} {now}")


def _shown_points(case: Case, shown: _Served) -> Iterable[Point]:
    return (point for point in points_of(case) if point.number in shown.numbers)


def _shown(case: Case) -> _Served:
    """Read from the trail what the findings were when the draft was served last."""
    if not Service.objects.filter(case=case, paper="team-report").exists():
        return _Served(frozenset(), {})
    acts = ("finding-recorded", "finding-revised", "drafted", "served")
    entries = TrailEntry.objects.filter(case=case, act__in=acts).order_by("seq").values_list("seq", "act", "data")
    rows = list(entries)
    last = max((seq for seq, act, data in rows if _serves_draft(act, data)), default=0)
    recorded = frozenset(data["number"] for seq, act, data in rows if act == "finding-recorded" and seq < last)
    wordings: dict[int, str] = {}
    for seq, act, data in rows:
        if act == "finding-revised" and seq > last and "content" in data.get("before", {}):
            wordings.setdefault(data["number"], data["before"]["content"])
    return _Served(recorded, wordings)


def _serves_draft(act: str, data: dict[str, object]) -> bool:
    return act == "drafted" or (act == "served" and data.get("paper") == "team-report")
