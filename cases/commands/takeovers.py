"""Cases under way on paper: proposed by one person with their papers, confirmed by another, and then opened whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import policy, taking_over, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all
from cases.commands.preparation import require_complete
from cases.errors import DrafterApproves
from cases.errors_takeover import (
    DecisionNotOnPaper,
    HearingNotOnPaper,
    ProcedureNotTakenOver,
    StepNotOnPaper,
    StepsOutOfOrder,
    TakeoverAfterConclusion,
    TakeoverBeforeDeployment,
    TakeoverFinishedOnPaper,
    TakeoverSettled,
    TakeoverStands,
    TakeoverTeamDiffers,
)
from cases.minutes import Place
from cases.models import (
    Body,
    Kind,
    Member,
    Organization,
    PaperRecord,
    PostDuty,
    Rule,
    TakenPaper,
    TakenStep,
    Takeover,
    TakeoverDecision,
    TakeoverPlace,
    TeamRole,
)

if TYPE_CHECKING:
    from cases.stages import Stage
    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewTakenPaper:
    """A paper as it is named: the key of its kind where the procedure prescribes it, number, day, title, signer."""

    title: str
    signed_on: date
    signer: str
    number: str = ""
    type_key: str = ""


@dataclass(frozen=True)
class NewTakenStep:
    """A step done on paper, with its day and its papers."""

    done: str
    on: date
    papers: Sequence[NewTakenPaper] = ()


@dataclass(frozen=True)
class NewTakeover:
    """A case under way on paper as it is proposed; `waits_for` is the date that its next step sets."""

    body: Body
    kind: str
    subject: Organization | Member
    topic: str
    content: str
    waits_for: str
    steps: Sequence[NewTakenStep]
    places: Sequence[Place]
    days: int | None = None
    self_report_due_on: date | None = None


@command
def propose_takeover(new: NewTakeover, *, by: User, on: date) -> Takeover:
    """Propose that a case under way on paper enters at its step; nothing is opened yet."""
    policy.require_post(by, PostDuty.AREA_OFFICER, new.body.organization, on)
    require_text(topic=(_("topic"), new.topic), content=(_("content"), new.content))
    stage = _entry(new)
    before = taking_over.before(new.kind, stage.done)
    told = _told_in_order(new, before, stage, on)
    decision = _decision(told, before)
    require_complete(new.places, Rule.on(_day(told, "decided_on"), new.body.scope))
    _require_new(new, decision)
    takeover = Takeover(
        body=new.body, kind=new.kind, topic=new.topic, content=new.content, decision_number=decision.number,
        decided_on=_day(told, "decided_on"), days=new.days, self_report_due_on=new.self_report_due_on, step=stage.code,
        waits_for=stage.done, proposed_on=on, proposed_by=by,
        subject_organization=new.subject if isinstance(new.subject, Organization) else None,
        subject_member=new.subject if isinstance(new.subject, Member) else None,
    )  # fmt: skip
    save(takeover)
    _require_same_team(takeover, new.places)
    save_all(
        [TakeoverPlace(takeover=takeover, member=p.member, role=p.role, assignment=p.assignment) for p in new.places]
    )
    _keep_steps(takeover, told, before)
    trail.record(
        "takeover-proposed", by=by, on=on, takeover=takeover.key, body=new.body.pk, kind=new.kind, step=stage.code,
        decision=decision.number,
    )  # fmt: skip
    return takeover


def _entry(new: NewTakeover) -> Stage:
    """Return the step at which it enters: none of the preparation, none after the body's decision."""
    if new.kind not in taking_over.KINDS:
        raise ProcedureNotTakenOver(kind=Kind(new.kind).label)
    every = {stage.done: stage for stage in taking_over.called_for(new.kind)}
    stage = every.get(new.waits_for)
    if stage is None or stage.code[0] == "P":
        raise TakeoverBeforeDeployment(step=stage.code if stage else "P1")
    if stage not in taking_over.entries(new.kind):
        raise TakeoverAfterConclusion(step=stage.code)
    return stage


def _told_in_order(new: NewTakeover, before: Sequence[Stage], stage: Stage, on: date) -> list[NewTakenStep]:
    """Return what is told of each step before the entry, in order; each has its day and a named paper."""
    by_done = {step.done: step for step in new.steps}
    told: list[NewTakenStep] = []
    for one in before:
        step = by_done.get(one.done)
        if step is None:
            raise StepNotOnPaper(step=one.code, label=one.label, lack=_("day"))
        if not step.papers:
            if one.done == taking_over.HEARD:
                raise HearingNotOnPaper(step=one.code)
            raise StepNotOnPaper(step=one.code, label=one.label, lack=_("paper that stands for it"))
        for paper in step.papers:
            require_text(title=(_("title"), paper.title), signer=(_("signed by"), paper.signer))
            require_date(on, act=_("Take a case over"), earliest=paper.signed_on)
        if one.done == taking_over.HEARD and taking_over.HEARING not in {paper.type_key for paper in step.papers}:
            raise HearingNotOnPaper(step=one.code)
        told.append(step)
    _require_forward(told, before, on)
    return told


def _require_forward(told: Sequence[NewTakenStep], before: Sequence[Stage], on: date) -> None:
    for (former, step), stage in zip(pairwise([None, *told]), before, strict=True):
        earliest = former.on if former else date.min
        if step is not None and not earliest <= step.on <= on:
            raise StepsOutOfOrder(
                step=stage.code, on=f"{step.on:%d/%m/%Y}", latest=f"{on:%d/%m/%Y}",
                earliest=f"{earliest:%d/%m/%Y}" if former else "…",
            )  # fmt: skip


def _day(told: Sequence[NewTakenStep], done: str) -> date:
    return next(step.on for step in told if step.done == done)


def _decision(told: Sequence[NewTakenStep], before: Sequence[Stage]) -> NewTakenPaper:
    papers = [paper for step in told if step.done == "decided_on" for paper in step.papers]
    found = next((paper for paper in papers if paper.type_key == taking_over.DECISION and paper.number), None)
    if found is None:
        raise DecisionNotOnPaper()
    return found


def _require_new(new: NewTakeover, decision: NewTakenPaper) -> None:
    """Refuse a subject that entered by the decision already, and a decision that is recorded as finished."""
    on = _day(new.steps, "decided_on")
    alike = Takeover.objects.standing().of_decision(new.body, new.kind, decision.number, on)
    same = (
        {"subject_organization": new.subject}
        if isinstance(new.subject, Organization)
        else {"subject_member": new.subject}
    )
    if alike.filter(**same).exists():
        raise TakeoverStands(subject=new.subject, number=decision.number)
    finished = PaperRecord.objects.standing().filter(body=new.body, kind=new.kind, number=decision.number, signed_on=on)
    if finished.exists():
        raise TakeoverFinishedOnPaper(number=decision.number)


def _require_same_team(takeover: Takeover, places: Sequence[Place]) -> None:
    """One decision names one team, however many subjects it is about."""
    alike = Takeover.objects.standing().of_decision(
        takeover.body, takeover.kind, takeover.decision_number, takeover.decided_on
    )
    former = alike.exclude(pk=takeover.pk).first()
    if former is None:
        return
    if set(former.places.values_list("member", "role")) != {(p.member.pk, str(p.role)) for p in places}:
        raise TakeoverTeamDiffers(number=takeover.decision_number)


def _keep_steps(takeover: Takeover, told: Sequence[NewTakenStep], before: Sequence[Stage]) -> None:
    rows = [
        TakenStep(takeover=takeover, position=position, code=stage.code, done=step.done, on=step.on)
        for position, (step, stage) in enumerate(zip(told, before, strict=True), 1)
    ]
    save_all(rows)
    save_all(
        [
            TakenPaper(
                step=row, type_key=paper.type_key, title=paper.title, number=paper.number, signed_on=paper.signed_on,
                signer=paper.signer,
            )
            for row, step in zip(rows, told, strict=True)
            for paper in step.papers
        ]
    )  # fmt: skip


def locked(takeover: Takeover, *, by: User, on: date) -> Takeover:
    """Return a proposal under its lock for whoever answers it: a leader of the body, not who proposed it."""
    found = Takeover.objects.select_for_update(of=("self",)).select_related("body__organization").get(pk=takeover.pk)
    if by.pk == found.proposed_by_id:
        raise DrafterApproves()
    policy.require_leader(by, found.body, on)
    require_date(on, act=_("Take a case over"), earliest=found.proposed_on)
    settled = TakeoverDecision.objects.filter(takeover=found).first()
    if settled is not None:
        raise TakeoverSettled(number=found.decision_number, on=f"{settled.on:%d/%m/%Y}")
    return found


@command
def refuse_takeover(takeover: Takeover, *, by: User, on: date, reason: str) -> TakeoverDecision:
    """Refuse the proposal with the reason; it stays readable, and may be made anew."""
    require_text(reason=(_("reason"), reason))
    takeover = locked(takeover, by=by, on=on)
    decision = TakeoverDecision(takeover=takeover, reason=reason, on=on, by=by)
    save(decision)
    trail.record("takeover-refused", by=by, on=on, takeover=takeover.key, reason=decision.reason)
    return decision


def places_of(takeover: Takeover) -> list[Place]:
    """Return the team by the decision on paper."""
    rows: Any = takeover.places.select_related("member").order_by("pk")
    return [Place(row.member, TeamRole(row.role), row.assignment) for row in rows]
