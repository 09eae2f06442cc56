"""The hearing point by point: findings, the subject's response to each, the team's answer to each contest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._allegations import allegation_of, require_silent
from cases.commands._writing import require_date, require_done, require_open, require_text, save, write
from cases.errors import (
    ContestedPointUnanswered,
    FindingIncomplete,
    FindingsMissing,
    OutOfOrder,
    SubjectNotHeard,
    WitnessesMissing,
)
from cases.locking import locked_case
from cases.minutes import FindingFacts
from cases.models import Answer, Case, EvidenceFile, Finding, Response, Stance
from cases.policy import Act
from cases.rulebook import Rulebook
from cases.stages import code_of
from cases.taking_over import was_reported_on_paper

if TYPE_CHECKING:
    from inspection.accounts.models import User

_FACTS = ("kind", "content", "nature", "degree", "consequence", "cause", "responsibility", "group")


@command
def record_finding(case: Case, *, by: User, on: date, facts: FindingFacts) -> Finding:
    """R3, R4. Record a strength, limitation, shortcoming or violation; a violation may be completed until the draft."""
    case = locked_case(case)
    policy.require(by, Act.RECORD_FINDING, case, on=on)
    require_done(case, _("Record a finding"), deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, _("Record a finding"), _until(case, "reported_on"))
    require_date(on, act=_("Record a finding"), earliest=case.deployed_on)
    require_text(content=(_("content"), facts.content))
    require_silent(case, content=(_("content"), facts.content))
    last = Finding.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    values = {name: getattr(facts, name) for name in _FACTS}
    values["allegation"] = allegation_of(case, facts.allegation)
    finding = Finding(case=case, number=last + 1, recorded_by=by, recorded_on=on, **values)
    save(finding)
    _link_evidence(finding, facts)
    step = code_of(case.kind, "verified_on")
    write(case, "finding-recorded", step, by, on, number=finding.number, kind=finding.kind)
    return finding


def _until(case: Case, usual: str) -> str:
    """Return the date that ends the writing; the points of a report of paper are copied until the body decides."""
    return "concluded_on" if was_reported_on_paper(case) else usual


def _link_evidence(finding: Finding, facts: FindingFacts) -> None:
    if facts.evidence:
        finding.evidence.set(EvidenceFile.objects.filter(case=finding.case_id, number__in=facts.evidence))


@command
def revise_finding(finding: Finding, *, by: User, on: date, facts: FindingFacts) -> Finding:
    """Reword a finding while the report is not final; the trail keeps what it said before."""
    case = locked_case(finding.case)
    policy.require(by, Act.RECORD_FINDING, case, on=on)
    require_open(case, _("Revise a finding"), _until(case, "reported_on"))
    require_date(on, act=_("Revise a finding"), earliest=finding.recorded_on)
    require_text(content=(_("content"), facts.content))
    require_silent(case, content=(_("content"), facts.content))
    finding = Finding.objects.select_for_update(of=("self",)).select_related("allegation").get(pk=finding.pk)
    before: dict[str, Any] = {}
    allegation = allegation_of(case, facts.allegation)
    if finding.allegation != allegation:
        before["allegation"] = finding.allegation and finding.allegation.number
        finding.allegation = allegation
    for name in _FACTS:
        if getattr(finding, name) != getattr(facts, name):
            before[name] = getattr(finding, name)
            setattr(finding, name, getattr(facts, name))
    save(finding)
    rested_on = sorted(finding.evidence.values_list("number", flat=True))
    if facts.evidence and sorted(facts.evidence) != rested_on:
        before["evidence"] = rested_on
        _link_evidence(finding, facts)
    write(case, "finding-revised", code_of(case.kind, "drafted_on"), by, on, number=finding.number, before=before)
    return finding


@command
def respond(
    finding: Finding,
    *,
    by: User,
    on: date,
    stance: Stance,
    text: str = "",
    given_by: str = "",
    witnesses: str = "",
    evidence: Sequence[int] = (),
) -> Response:
    """R4–R5. Give the subject's opinion on a finding; the team may record one given on paper, or a refusal."""
    case = locked_case(finding.case)
    act = Act.RESPOND if policy.may(by, Act.RESPOND, case, on) else Act.RECORD_RESPONSE
    policy.require(by, act, case, on=on)
    require_done(case, _("Respond"), drafted_on=_("the draft has not been served yet"))
    require_open(case, _("Respond"), _until(case, "submitted_on"))
    require_date(on, act=_("Respond"), earliest=case.drafted_on)
    if stance == Stance.REFUSED and not witnesses.strip():
        raise WitnessesMissing()
    if stance == Stance.CONTEST:
        require_text(text=(_("explanation"), text))
    response = Response(
        finding=finding, stance=stance, text=text, given_on=on, given_by=given_by, witnesses=witnesses, recorded_by=by
    )
    save(response)
    if evidence:
        response.evidence.set(EvidenceFile.objects.filter(case=case, number__in=evidence))
    write(case, "responded", code_of(case.kind, "draft_heard_on"), by, on, number=finding.number, stance=str(stance))
    return response


@command
def answer(
    response: Response, *, by: User, on: date, result: Answer.Result, reason: str, final_wording: str = ""
) -> Answer:
    """R5–R6. Answer a contested point: keep, reword or withdraw the finding, and say why."""
    finding = response.finding
    case = locked_case(finding.case)
    policy.require(by, Act.ANSWER, case, on=on)
    require_open(case, _("Answer"), _until(case, "submitted_on"))
    require_date(on, act=_("Answer"), earliest=response.given_on)
    require_text(reason=(_("reason"), reason))
    if result == Answer.Result.REWORDED:
        require_text(final_wording=(_("final wording"), final_wording))
    if Answer.objects.filter(response=response).exists():
        raise OutOfOrder(act=_("Answer"), case=case.code, lack=_("this point is answered already"))
    row = Answer(
        response=response, result=result, reason=reason, final_wording=final_wording, answered_on=on, answered_by=by
    )
    save(row)
    before = {"before": finding.content} if result == Answer.Result.REWORDED else {}
    if result == Answer.Result.REWORDED:
        finding.content = final_wording
        save(finding, ["content"])
    if result == Answer.Result.WITHDRAWN:
        finding.withdrawn_on = on
        save(finding, ["withdrawn_on"])
    step = code_of(case.kind, "reported_on")
    write(case, "answered", step, by, on, number=finding.number, result=str(result), **before)
    return row


# What must hold before a report, a hearing, a conclusion


def require_reportable(case: Case) -> None:
    """Refuse a report without findings or with an incomplete violation."""
    findings = [finding for finding in _with_hearing(case) if finding.withdrawn_on is None]
    if not findings:
        raise FindingsMissing(case=case.code)
    for finding in findings:
        if lack := finding.lacks():
            raise FindingIncomplete(number=finding.number, lack=", ".join(lack))


def _with_hearing(case: Case) -> list[Finding]:
    """Return the findings of a locked case with responses and answers, read once for its checks and its papers."""
    prefetch_related_objects([case], "findings__responses__answer")
    return list(case.findings.all())


def _latest(case: Case) -> dict[Finding, Response | None]:
    latest: dict[Finding, Response | None] = {}
    for finding in _with_hearing(case):
        if finding.needs_response:
            latest[finding] = next(reversed(finding.responses.all()), None)
    return latest


def require_heard(case: Case, book: Rulebook) -> None:
    """Refuse where the subject has not been heard on a point."""
    _require_heard(_latest(case), book)


def _require_heard(latest: dict[Finding, Response | None], book: Rulebook) -> None:
    unheard = [str(finding.number) for finding, response in latest.items() if response is None]
    if unheard:
        raise SubjectNotHeard(numbers=", ".join(unheard), citation=book.cite("HEAR"))


def unanswered(case: Case) -> list[int]:
    """Return the numbers of contested findings the team has not answered."""
    return _unanswered(_latest(Case(pk=case.pk)))


def _unanswered(latest: dict[Finding, Response | None]) -> list[int]:
    return [
        finding.number
        for finding, response in latest.items()
        if response is not None and response.stance == Stance.CONTEST and not hasattr(response, "answer")
    ]


def require_answered(case: Case, book: Rulebook) -> None:
    """Refuse where a point is unheard, or contested and unanswered."""
    latest = _latest(case)
    _require_heard(latest, book)
    if numbers := _unanswered(latest):
        raise ContestedPointUnanswered(numbers=", ".join(map(str, numbers)), citation=book.cite("INV-HEARD"))
