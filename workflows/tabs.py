"""The tabs of the case desk: findings and hearing, papers, evidence, minutes, follow-up, trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases import policy, trail
from cases.commands import NOTICE
from cases.models import (
    Answer,
    Case,
    EvidenceFile,
    Finding,
    FollowUp,
    FollowUpItem,
    Kind,
    Meeting,
    MeetingKind,
    Response,
    TrailEntry,
    Violation,
)
from cases.policy import Act, Duty
from documents.models import Document
from workflows import (
    checklist,
    denunciations,
    dossier,
    exonerations,
    follow_ups,
    hearing,
    mandates,
    matters,
    money,
    papers,
    suspensions,
)
from workflows.desk import link, trail_of
from workflows.hearing import Point


def with_counts(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add how much each tab holds, in the query that reads the case."""
    of_file = Q(case=OuterRef("pk")) | Q(case=None, team=OuterRef("team"))
    return cases.annotate(
        findings_count=_count(Finding.objects.filter(case=OuterRef("pk"))),
        papers_count=_count(Document.objects.standing().filter(of_file)),
        evidence_count=_count(EvidenceFile.objects.filter(case=OuterRef("pk"))),
        meetings_count=_count(Meeting.objects.filter(case=OuterRef("pk")).exclude(kind=MeetingKind.DENOUNCER)),
        follow_up_count=_count(FollowUpItem.objects.filter(case=OuterRef("pk"))),
        followed_by_key=Subquery(FollowUp.objects.filter(conclusion=OuterRef("pk")).values("case__key")),
        violations_count=_count(Violation.objects.filter(case=OuterRef("pk"), withdrawn_on__isnull=True)),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    alike = rows.order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(alike.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


@dataclass(frozen=True)
class Tab:
    """A view of the case with its own address."""

    key: str
    label: Any
    url: str
    is_current: bool
    count: int | None = None
    note: str = ""


# What each tab shows


def findings(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """Findings while they are gathered; once the draft is with the subject, the hearing point by point."""
    points = _points(case)
    editable = case.reported_on is None and policy.allows(held, Act.RECORD_FINDING)
    hearable = case.drafted_on is not None and case.submitted_on is None
    may_respond = hearable and (policy.allows(held, Act.RESPOND) or policy.allows(held, Act.RECORD_RESPONSE))
    for point in points:
        if editable:
            point.url, point.url_label = link("finding-edit", case.key, point.number), _("Reword")
        if may_respond:
            point.respond_url = link("respond", case.key, point.number)
        if hearable and policy.allows(held, Act.ANSWER):
            point.answer_url = link("answer", case.key, point.number)
    heard = [point for point in points if point.weight != "strength"] if case.drafted_on else []
    return {
        "points": heard,
        "services": dossier.services(case) if heard else [],
        "counts": hearing.counted(heard),
        "findings": [point for point in points if point not in heard],
        "finding_add_url": link("finding-add", case.key) if editable and case.deployed_on else "",
        "board_url": link("evidence-board", case.key) if points else "",
    }


def _points(case: Case) -> list[Point]:
    """Three questions at any number of findings: what is not shown yet is not read."""
    rows = case.findings.select_related("allegation").order_by("number")
    if case.drafted_on is None:
        return [Point(row) for row in rows.prefetch_related("evidence")]
    answered = Prefetch("responses", Response.objects.select_related("answer__answered_by"))
    found = list(rows.prefetch_related(answered, "responses__evidence"))
    former = hearing.former_wordings(case) if any(_is_reworded(row) for row in found) else {}
    return [Point(row, former=former.get(row.number, "")) for row in found]


def _is_reworded(finding: Finding) -> bool:
    answers: list[Answer | None] = [getattr(response, "answer", None) for response in finding.responses.all()]
    return any(answer is not None and answer.final_wording for answer in answers)


def file(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The papers of the file, the drafts where one may write them, and what was handed over."""
    writes = policy.allows(held, Act.DRAFT_REPORT) and case.verified_on is not None and case.concluded_on is None
    drafts = papers.drafts_of(case) if writes and case.kind in NOTICE else {}
    issues = any(policy.allows(held, act) for act in (Act.ISSUE_DECISION, Act.PROPOSE, Act.REMIND))
    others_url = link("own-papers", case.key) if issues else ""
    return {
        "documents": papers.listed(case),
        "services": dossier.services(case),
        "deliveries": dossier.deliveries(case),
        "deliveries_url": f"{link('deliveries')}?case={case.key}",
        "others_url": others_url,
        **drafts,
    }


def evidence(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The evidence with the findings it supports."""
    rows = EvidenceFile.objects.filter(case=case).order_by("number").prefetch_related("findings")
    board_url = link("evidence-board", case.key) if FIRST in parts_of(case) else ""
    return {"evidence": rows, "board_url": board_url}


def minutes(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The minutes with presence."""
    rows = Meeting.objects.filter(case=case).prefetch_related("attendance").order_by("held_on", "pk")
    if held.isdisjoint(denunciations.READERS):
        rows = rows.exclude(kind=MeetingKind.DENOUNCER)
    return {"meetings": rows}


def denunciation(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The allegations with what came of each; work with the denouncer for those who may read of it."""
    return {"denunciation": denunciations.of(case, held)}


def follow_up(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The requirements of the conclusion, with what the verifier may do."""
    rows = dossier.follow_up(case)
    told = {"follow_up": rows, "may_verify": policy.allows(held, Act.CLOSE_FOLLOW_UP)}
    follows = held & {Duty.AUTHORITY, Duty.AREA_OFFICER, Duty.VERIFIER}
    key = getattr(case, "followed_by_key", None) if follows else None
    return told | follow_ups.as_bar(rows, localdate()) | {"followed_url": link("case", key) if key else ""}


def whole_trail(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """Everything that was done, and whether the chain is whole."""
    entries = list(TrailEntry.objects.filter(case=case).select_related("by").order_by("seq"))
    return {"whole": trail_of(entries), "broken": list(trail.broken(entries, case.trail_length, case.trail_head))}


def matter(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """What is judged; while it may change, with the ways to say it better."""
    shown = matters.of(case, localdate())
    editable = case.submitted_on is None and case.concluded_on is None and policy.allows(held, Act.RECORD_VIOLATION)
    edits = [
        (row.number, *(link(name, case.key, row.number) for name in _EDITS))
        for row in (shown.violations if editable else [])
    ]
    return {
        "matter": shown,
        "report": dossier.self_report(case),
        "hearing": matters.hearing_of(case),
        "fast_track": case.fast_track,
        "edits": edits,
        "add_url": link("violation-add", case.key) if editable else "",
        "circumstance_url": link("circumstance-add", case.key) if editable else "",
    }


def mandate(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The sample with its files and the two sheets, with the ways to fill them in while they may change."""
    is_open = case.deployed_on is not None and case.submitted_on is None
    return {
        "shown": mandates.of(case),
        "key": case.key,
        "may_examine": is_open and policy.allows(held, Act.FILL_SHEETS),
        "may_ask": is_open and case.drafted_on is not None and policy.allows(held, Act.HEAR_DRAFT),
    }


def complaint(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The ballots on the complaint; the letter and the chain the desk reads for whoever asks."""
    return {"ballots": matters.ballots(case)}


def exoneration(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The wrong that is put right, with what is restored."""
    return {"shown": exonerations.of(case, localdate())}


def signs(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """Nothing of its own: the desk reads the signs for whoever asks."""
    return {}


def finance(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The money: books, amounts with their treatment, and the sums."""
    return {"money": money.of(case, held)}


def suspension(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The suspension with its term."""
    return {"shown": suspensions.of(case, localdate())}


def listed(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The list of what the file holds, with what this person may do with the file as a whole."""
    return {
        "list": checklist.checked(case),
        "originals_url": link("originals", case.key) if policy.allows(held, Act.PLACE_ORIGINALS) else "",
        "export_url": link("dossier-export", case.key) if policy.allows(held, Act.EXPORT) else "",
    }


def followed(case: Case, held: frozenset[Duty]) -> dict[str, Any]:
    """The conclusion that is followed up, with what was done about each requirement."""
    return {"shown": follow_ups.of(case, localdate())}


_EDITS = ("violation-edit", "violation-pause", "violation-withdraw")


@dataclass(frozen=True)
class Part:
    """A tab: its label, the count the case carries, its template, and what it reads."""

    label: Any
    count: str
    template: str
    read: Callable[[Case, frozenset[Duty]], dict[str, Any]]


PARTS: dict[str, Part] = {
    "nhan-dinh": Part(
        gettext_lazy("Findings and responses"), "findings_count", "workflows/_tab_findings.html", findings
    ),
    "van-ban": Part(gettext_lazy("Papers"), "papers_count", "workflows/_tab_papers.html", file),
    "chung-cu": Part(
        pgettext_lazy("of a case", "Evidence"), "evidence_count", "workflows/_tab_evidence.html", evidence
    ),
    "bien-ban": Part(gettext_lazy("Minutes"), "meetings_count", "workflows/_tab_minutes.html", minutes),
    "theo-doi": Part(gettext_lazy("Follow-up"), "follow_up_count", "workflows/_tab_follow_up.html", follow_up),
    "nhat-ky": Part(gettext_lazy("Trail"), "trail_length", "workflows/_tab_trail.html", whole_trail),
}

FIRST = "nhan-dinh"

#: A mandate inspection has its sample and its sheets beside the findings.
_MANDATE = {
    FIRST: PARTS[FIRST],
    "bang-thong-ke": Part(gettext_lazy("Sample and sheets"), "", "workflows/_tab_mandate.html", mandate),
    **{key: part for key, part in PARTS.items() if key != FIRST},
}
_LAST = "nhat-ky"

#: The file as a whole, in every procedure, before its trail.
_WHOLE = {"ho-so": Part(pgettext_lazy("of a case", "File"), "", "workflows/_tab_dossier.html", listed)}

#: A complaint has its letter and the chain of decisions.
_COMPLAINT = {
    "khieu-nai": Part(gettext_lazy("Complaint and decisions"), "", "workflows/_tab_complaint.html", complaint),
    **{key: part for key, part in PARTS.items() if key not in {FIRST, "theo-doi"}},
}

#: A wrong that is put right has its measures, followed up like requirements.
_EXONERATION = {
    "phuc-hoi": Part(gettext_lazy("Apology and restoration"), "", "workflows/_tab_exoneration.html", exoneration),
    **{key: PARTS[key] for key in ("van-ban", "bien-ban", "theo-doi", "nhat-ky")},
}

#: An inspection of finance has its figures beside the findings.
_FINANCE = {
    FIRST: PARTS[FIRST],
    "so-lieu": Part(gettext_lazy("Figures"), "", "workflows/_tab_money.html", finance),
    **PARTS,
}

#: A follow-up has the requirements of its conclusion, with what was done about each, and the evidence that came.
_FOLLOW_UP = {
    "ket-luan": Part(gettext_lazy("Requirements and follow-up"), "", "workflows/_tab_followed.html", followed),
    **{key: PARTS[key] for key in ("van-ban", "chung-cu", "bien-ban", "nhat-ky")},
}

#: A suspension has its term, and neither findings nor evidence of its own.
_SUSPENSION = {
    "dinh-chi": Part(gettext_lazy("Suspension"), "", "workflows/_tab_suspension.html", suspension),
    **{key: PARTS[key] for key in ("van-ban", "bien-ban", "nhat-ky")},
}

#: An inspection on signs has its source, its conferences and who answers beside the findings.
_SIGNS = {
    FIRST: PARTS[FIRST],
    "dau-hieu": Part(gettext_lazy("Signs and responsibility"), "", "workflows/_tab_signs.html", signs),
    **{key: part for key, part in PARTS.items() if key != FIRST},
}

#: A denunciation has its allegations before the findings on them.
_DENUNCIATION = {
    "to-cao": Part(gettext_lazy("Allegations"), "", "workflows/_tab_denunciation.html", denunciation),
    **PARTS,
}

#: A case of discipline has violations where an inspection has findings, and no follow-up of its own.
_DISCIPLINE = {
    "vi-pham": Part(
        gettext_lazy("Violations and discipline"), "violations_count", "workflows/_tab_matter.html", matter
    ),
    **{key: part for key, part in PARTS.items() if key not in {FIRST, "theo-doi"}},
}


def parts_of(case: Case) -> dict[str, Part]:
    """Return the tabs a case of this kind has, the first one first."""
    own = {
        Kind.SIGNS_ORGANIZATION: _SIGNS,
        Kind.SIGNS_MEMBER: _SIGNS,
        Kind.MANDATE_INSPECTION: _MANDATE,
        Kind.DISCIPLINE: _DISCIPLINE,
        Kind.COMPLAINT: _COMPLAINT,
        Kind.DENUNCIATION: _DENUNCIATION,
        Kind.FINANCE_INSPECTION: _FINANCE,
        Kind.SUSPENSION: _SUSPENSION,
        Kind.EXONERATION: _EXONERATION,
        Kind.FOLLOW_UP: _FOLLOW_UP,
    }
    parts = own.get(Kind(case.kind), PARTS)
    return {key: part for key, part in parts.items() if key != _LAST} | _WHOLE | {_LAST: parts[_LAST]}


def chosen_of(case: Case, asked: str) -> str:
    """Return the tab asked for, or the first."""
    parts = parts_of(case)
    return asked if asked in parts else next(iter(parts))


def tabs(case: Case, chosen: str, url: str) -> list[Tab]:
    """Return the tabs; the follow-up appears when it exists."""
    parts = parts_of(case)
    return [
        Tab(key, part.label, url if key == next(iter(parts)) else f"{url}?xem={key}", key == chosen, count)
        for key, part in parts.items()
        if (count := getattr(case, part.count) if part.count else None) or key != "theo-doi"
    ]
