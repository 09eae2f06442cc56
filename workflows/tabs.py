"""The tabs of the case desk: findings and hearing, papers served, evidence, minutes, follow-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.models import (
    Answer,
    Case,
    EvidenceFile,
    Finding,
    FollowUpItem,
    Meeting,
    Response,
    Service,
    Stance,
)
from cases.policy import Act, Duty
from workflows.desk import link


def with_counts(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add how much each tab holds, in the query that reads the case."""
    return cases.annotate(
        findings_count=_count(Finding), services_count=_count(Service), evidence_count=_count(EvidenceFile),
        meetings_count=_count(Meeting), follow_up_count=_count(FollowUpItem),
    )  # fmt: skip


def _count(model: Any) -> Coalesce:
    rows = model.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)


@dataclass(frozen=True)
class Tab:
    """A view of the case with its own address."""

    key: str
    label: Any
    url: str
    is_current: bool
    count: int | None = None
    note: str = ""


# Findings and hearing


@dataclass(frozen=True)
class Reply:
    """The subject's response to a point."""

    agrees: bool
    words: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Answered:
    """The team's answer to a contested point."""

    words: str
    on: date
    by: str
    result: str


@dataclass(frozen=True)
class Point:
    """A finding with what the subject said to it and what the team answered."""

    number: int
    weight: str
    weight_word: str
    text: str
    response: Reply | None
    answer: Answered | None
    is_open: bool
    respond_url: str = ""
    answer_url: str = ""


def hearing(case: Case, held: frozenset[Duty]) -> list[Point]:
    """Return the findings point by point; two queries at any number of points."""
    findings = list(Finding.objects.filter(case=case))
    latest: dict[int, Response] = {}
    for response in Response.objects.filter(finding__case=case).select_related("answer__answered_by").order_by("pk"):
        latest[response.finding_id] = response
    return [_point(case, finding, latest.get(finding.pk), held) for finding in findings]


def _point(case: Case, finding: Finding, response: Response | None, held: frozenset[Duty]) -> Point:
    answer: Answer | None = getattr(response, "answer", None)
    contested = response is not None and response.stance == Stance.CONTEST
    heard = case.drafted_on is not None and case.submitted_on is None
    may_respond = heard and finding.needs_response and response is None
    may_answer = contested and answer is None and case.submitted_on is None
    return Point(
        number=finding.number,
        weight=finding.kind,
        weight_word=finding.get_kind_display() + (f" – {_('withdrawn')}" if finding.withdrawn_on else ""),
        text=finding.content,
        response=_reply(response) if response else None,
        answer=Answered(answer.reason, answer.answered_on, answer.answered_by.display_name, answer.get_result_display())
        if answer
        else None,
        is_open=contested and answer is None,
        respond_url=link("respond", case.key, finding.number)
        if may_respond and (policy.allows(held, Act.RESPOND) or policy.allows(held, Act.RECORD_RESPONSE))
        else "",
        answer_url=link("answer", case.key, finding.number) if may_answer and policy.allows(held, Act.ANSWER) else "",
    )


def _reply(response: Response) -> Reply:
    note = f"{response.get_stance_display()}" + (f" · {response.given_by}" if response.given_by else "")
    return Reply(response.stance == Stance.ACCEPT, response.text, response.given_on, note)


def hearing_note(points: list[Point]) -> str:
    """Say in the tab how the subject took the findings: "5: 3 accepted, 2 not"."""
    replied = [point.response for point in points if point.response]
    if not replied:
        return ""
    accepted = sum(reply.agrees for reply in replied)
    return _("%(yes)s accepted, %(no)s not") % {"yes": accepted, "no": len(replied) - accepted}


# The other tabs


def services(case: Case) -> list[Service]:
    """Return the papers handed over, with their proof."""
    return list(Service.objects.filter(case=case))


def evidence(case: Case) -> list[EvidenceFile]:
    """Return the evidence with what it supports."""
    return list(EvidenceFile.objects.filter(case=case).select_related("added_by").prefetch_related("findings"))


def meetings(case: Case) -> list[Meeting]:
    """Return the minutes with presence."""
    return list(Meeting.objects.filter(case=case).prefetch_related("attendance").order_by("held_on", "pk"))


def follow_up(case: Case) -> list[FollowUpItem]:
    """Return the requirements of the conclusion."""
    return list(FollowUpItem.objects.filter(case=case).select_related("verifier"))


#: Tabs in their order: key, label, the count that the case carries.
TABS: tuple[tuple[str, Any, str], ...] = (
    ("nhan-dinh", gettext_lazy("Findings and responses"), "findings_count"),
    ("van-ban", gettext_lazy("Papers"), "services_count"),
    ("chung-cu", gettext_lazy("Evidence"), "evidence_count"),
    ("bien-ban", gettext_lazy("Minutes"), "meetings_count"),
    ("theo-doi", gettext_lazy("Follow-up"), "follow_up_count"),
    ("nhat-ky", gettext_lazy("Trail"), "trail_length"),
)

FIRST = TABS[0][0]


def tabs(case: Case, chosen: str, url: str, note: str = "") -> list[Tab]:
    """Return the tabs; the follow-up appears when it exists."""
    return [
        Tab(key, label, url if key == FIRST else f"{url}?xem={key}", key == chosen, count, note if key == FIRST else "")
        for key, label, name in TABS
        if (count := getattr(case, name)) or key != "theo-doi"
    ]


#: What each tab reads, by its key.
READ: dict[str, Callable[[Case], Any]] = {
    "van-ban": services,
    "chung-cu": evidence,
    "bien-ban": meetings,
    "theo-doi": follow_up,
}

TEMPLATES = {
    "nhan-dinh": "workflows/_tab_findings.html",
    "van-ban": "workflows/_tab_papers.html",
    "chung-cu": "workflows/_tab_evidence.html",
    "bien-ban": "workflows/_tab_minutes.html",
    "theo-doi": "workflows/_tab_follow_up.html",
    "nhat-ky": "workflows/_tab_trail.html",
}
