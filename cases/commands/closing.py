"""Closing: E1 submit, E2 the body considers, E3 announce, E4 assign the follow-up, E5 close the file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import cells, clock, grants, policy
from cases.acting import command
from cases.commands._allegations import require_derived, require_informed
from cases.commands._meetings import keep_minutes
from cases.commands._money import is_about_money, require_outcome_of_money, require_recovered, require_recovery_asked
from cases.commands._taken import require_declared_here, require_points
from cases.commands._writing import (
    cited,
    finish,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    save_all,
    write,
)
from cases.commands.hearing import require_answered, require_reportable
from cases.commands.service import keep_services, require_served
from cases.errors import (
    BodyConcludes,
    FileIncomplete,
    FollowUpMissing,
    NotCarried,
    OutcomeUnknown,
    OwnerClosesOwnItem,
    QuorumMissing,
    SupervisionDoesNotDiscipline,
    VotesImpossible,
)
from cases.errors_finance import MoneyOutstanding
from cases.locking import locked_case, locked_team
from cases.mandate import require_concluded, without_requirement
from cases.minutes import Minutes, Requirement, Serving
from cases.models import (
    FOUNDED,
    SIGNS_KINDS,
    Case,
    CaseToOpen,
    Consideration,
    FollowUpItem,
    Kind,
    Meeting,
    MeetingKind,
    Outcome,
    Post,
    PostDuty,
    Recusal,
    Seat,
    Service,
    Suspension,
    TeamMember,
)
from cases.money import figures
from cases.policy import Act, Duty
from cases.rulebook import Rulebook
from cases.stages import code_of, completed_by
from cases.taking_over import minutes_on_paper

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: The paper that carries the conclusion to the subject.
NOTICE = {
    Kind.COMPLIANCE_INSPECTION: "conclusion-notice",
    Kind.THEMATIC_SUPERVISION: "supervision-notice",
    Kind.MANDATE_INSPECTION: "conclusion-notice",
    Kind.FINANCE_INSPECTION: "conclusion-notice",
    Kind.SIGNS_ORGANIZATION: "signs-notice",
    Kind.SIGNS_MEMBER: "signs-notice",
    Kind.DENUNCIATION: "denunciation-notice",
}


@command
def submit(case: Case, *, by: User, on: date) -> Case:
    """E1. Lay the report, the draft conclusion and the file before the body."""
    case = locked_case(case)
    policy.require(by, Act.SUBMIT, case, on=on)
    require_declared_here(case)
    require_done(case, _("Submit the report"), reported_on=_("the report is not final"))
    require_open(case, _("Submit the report"), "submitted_on")
    require_date(on, act=_("Submit the report"), earliest=case.reported_on)
    book = rules(case, on)
    book.find_or_none(clock.duration_key(case.kind))
    require_reportable(case)
    require_answered(case, book)
    case.submitted_on = on
    grants.give([case], sitting(case, on), on)
    late = case.due_on is not None and on > case.due_on
    step = code_of(case.kind, "submitted_on")
    write(case, "submitted", step, by, on, ["submitted_on"], late=late, rules=cited(book, on))
    finish(case, "submitted_on")
    return case


def sitting(case: Case, on: date) -> list[tuple[int, Duty]]:
    """Return who reads the file for the body from now on."""
    users = [seat.member.user_id for seat in roll(case, on)]
    return [(user, Duty.BODY) for user in users if user is not None]


def roll(case: Case, on: date) -> list[Seat]:
    """Return the body's seats on that day whose holders may take part: not suspended, recused or of the subject."""
    recused = Recusal.objects.filter(Q(case__isnull=True) | Q(case=case), team=case.team_id)
    apart = [recused.values("member"), Suspension.objects.without_a_vote(on, case.body).values("member")]
    if case.subject_organization_id:
        own = Post.objects.on(on).filter(organization=case.subject_organization_id, duty=PostDuty.REPRESENTATIVE)
        apart.append(own.values("member"))
    return [seat for seat in cells.seats(case.body, on, apart=apart) if seat.member_id != case.subject_member_id]


@command
def consider(
    case: Case,
    *,
    by: User,
    minutes: Minutes,
    present: Sequence[int],
    votes_for: int,
    votes_against: int,
    outcome: Outcome | str = "",
    remarks: str = "",
    approved_sha256: str = "",
) -> Consideration:
    """E2. The body considers the report: it concludes by majority of its roll, or returns the report with remarks.

    `present` are the ids of the members present. An empty `outcome` returns the report to the team. Raises
    `BodyConcludes`, `QuorumMissing`, `VotesImpossible`, `NotCarried`, `SupervisionDoesNotDiscipline`, `OutcomeUnknown`.
    """
    case, on = locked_case(case), minutes.held_on
    book = rules(case, on)
    _require_not_of_the_team(case, by, on, book)
    policy.require(by, Act.CONSIDER, case, on=on)
    require_declared_here(case)
    require_done(case, _("Consider the report"), submitted_on=_("no report was laid before the body"))
    require_open(case, _("Consider the report"), "concluded_on")
    require_date(on, act=_("Consider the report"), earliest=case.submitted_on)
    require_points(case)
    require_answered(case, book)
    _require_outcome(case, outcome, book)
    require_derived(case, outcome, book)
    require_outcome_of_money(case, outcome, book)
    require_concluded(case, outcome, book)
    book.find_or_none("NOTICE-ISSUE")
    voting, there = voting_on(case, present, on, book)
    citation = require_carried(len(voting), len(there), votes_for, votes_against, book)
    meeting = keep_minutes(MeetingKind.DELIBERATION, minutes, team=case.team, case=case, by=by)
    returned = not outcome
    if returned:
        require_text(remarks=(_("remarks of the body"), remarks))
    act = Consideration(
        case=case,
        meeting=meeting,
        body_id=case.body_id,
        on=on,
        roll=len(voting),
        present=len(there),
        votes_for=votes_for,
        votes_against=votes_against,
        rule_cited=citation,
        outcome=outcome,
        returned=returned,
        remarks=remarks,
        approved_sha256=approved_sha256,
        chaired_by=by,
    )
    save(act)
    facts = {"roll": act.roll, "present": act.present, "votes_for": votes_for, "votes_against": votes_against}
    step = code_of(case.kind, "concluded_on")
    if returned:
        case.reported_on = case.submitted_on = None
        case.returns += 1
        undone = ["reported_on", "submitted_on", "returns"]
        write(case, "returned", step, by, on, undone, rules=cited(book, on), **facts)
    else:
        case.concluded_on, case.outcome = on, Outcome(outcome)
        _list_case_to_open(case, on, remarks)
        approved = {"outcome": str(case.outcome), "approved": approved_sha256}
        write(case, "concluded", step, by, on, ["concluded_on", "outcome"], rules=cited(book, on), **facts, **approved)
    finish(case, "concluded_on")
    return act


def _require_not_of_the_team(case: Case, by: User, on: date, book: Rulebook) -> None:
    if TeamMember.objects.filter(team=case.team_id, member__user=by).exists():
        raise BodyConcludes(
            lack=_("who belongs to the team does not preside over its conclusion"),
            citation=book.cite("INV-BODY-CONCLUDES"),
        )


def _require_outcome(case: Case, outcome: Outcome | str, book: Rulebook) -> None:
    if not outcome:
        return
    if case.kind == Kind.THEMATIC_SUPERVISION and outcome == Outcome.DISCIPLINE_REQUIRED:
        raise SupervisionDoesNotDiscipline(citation=book.cite("INV-NO-SUPERVISION-DISCIPLINE"))
    if outcome not in case.outcomes:
        raise OutcomeUnknown(outcome=outcome)


def voting_on(case: Case, present: Sequence[int], on: date, book: Rulebook) -> tuple[list[Seat], list[Seat]]:
    """Return the seats that count in a vote on a case, and those of them whose holders are there."""
    voting = [seat for seat in roll(case, on) if _votes(seat, present, book)]
    return voting, [seat for seat in voting if seat.member_id in set(present)]


def _votes(seat: Seat, present: Sequence[int], book: Rulebook) -> bool:
    """Whether a seat counts in the denominator, by the rule of the day."""
    found = book.find_or_none("VOTE-DENOM")
    value = found.value if found is not None else {"exclude": ["PROBATIONARY", "SUSPENDED"], "exclude_if_absent": []}
    if seat.member.category in value.get("exclude", []):
        return False
    return seat.member_id in set(present) or seat.member.category not in value.get("exclude_if_absent", [])


def require_carried(size: int, there: int, votes_for: int, votes_against: int, book: Rulebook) -> str:
    """Refuse a meeting without quorum, impossible votes, or a proposal without its majority; return the rule cited."""
    if there < 2:
        raise BodyConcludes(lack=_("a body of one is no body"), citation=book.cite("INV-BODY-CONCLUDES"))
    quorum = book.find_or_none("VOTE-QUORUM")
    if quorum is not None and quorum.gates:
        needed = math.ceil(quorum.fraction() * size)
        if there < needed:
            raise QuorumMissing(present=there, roll=size, needed=needed, citation=quorum.cite())
    if votes_for + votes_against > there:
        raise VotesImpossible(votes=votes_for + votes_against, present=there)
    majority = book.find_or_none("CONCLUDE-MAJ")
    threshold = Fraction(majority.value["threshold"]) if majority is not None else Fraction(1, 2)
    citation = majority.cite() if majority is not None else ""
    if votes_for <= threshold * size:
        raise NotCarried(votes=votes_for, roll=size, citation=citation)
    return citation


def _list_case_to_open(case: Case, on: date, reason: str) -> None:
    """Keep an outcome that calls for another procedure in the list of cases to open."""
    if case.outcome in {Outcome.DISCIPLINE_REQUIRED, Outcome.PROPOSED_ABOVE, Outcome.FOUNDED_VIOLATION}:
        procedure = "THKL"
    elif case.outcome == Outcome.SIGNS_OF_VIOLATION:
        procedure = "KTDH-DV" if case.subject_member_id else "KTDH-TC"
    else:
        return
    CaseToOpen.objects.create(case=case, procedure=procedure, reason=reason or str(Outcome(case.outcome).label), on=on)


@command
def announce(case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving]) -> Case:
    """E3. Announce the notice to the subject and the managing organization; receipt or refusal is on record."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.ANNOUNCE, case, on=on)
    require_done(case, _("Announce the conclusion"), concluded_on=_("the body has not concluded"))
    if completed_by(case.kind, "notice_issued_on"):
        require_done(case, _("Announce the conclusion"), notice_issued_on=_("the notice is not issued"))
    require_open(case, _("Announce the conclusion"), "announced_on")
    require_date(on, act=_("Announce the conclusion"), earliest=case.concluded_on)
    keep_minutes(MeetingKind.ANNOUNCEMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    require_served(case, NOTICE[Kind(case.kind)], str(_("notice of conclusion")))
    book = rules(case, on)
    book.find_or_none("ANNOUNCE-CONC")
    case.announced_on = on
    step, refused = code_of(case.kind, "announced_on"), minutes.refused_to_sign
    write(case, "announced", step, by, on, ["announced_on"], refused=refused, rules=cited(book, on))
    finish(case, "announced_on")
    return case


@command
def assign_follow_up(case: Case, *, by: User, on: date, requirements: Sequence[Requirement]) -> Case:
    """E4. Name who carries out each requirement until when, and who verifies it."""
    case = locked_case(case)
    policy.require(by, Act.ASSIGN_FOLLOW_UP, case, on=on)
    require_done(case, _("Assign the follow-up"), announced_on=_("the conclusion is not announced"))
    require_open(case, _("Assign the follow-up"), "follow_up_assigned_on")
    require_date(on, act=_("Assign the follow-up"), earliest=case.announced_on)
    if not requirements:
        raise FollowUpMissing(case=case.code)
    book = rules(case, on)
    require_recovery_asked(case, requirements, book)
    keep_requirements(case, requirements)
    verifiers = {r.verifier.user_id for r in requirements if r.verifier.user_id}
    grants.give([case], [(user, Duty.VERIFIER) for user in sorted(verifiers)], on)
    book.find_or_none("FOLLOW-ASSIGN")
    case.follow_up_assigned_on = on
    write(
        case,
        "follow-up-assigned",
        code_of(case.kind, "follow_up_assigned_on"),
        by,
        on,
        ["follow_up_assigned_on"],
        items=len(requirements),
        rules=cited(book, on),
    )
    finish(case, "follow_up_assigned_on")
    if not completed_by(case.kind, "follow_up_assigned_on"):  # no step of its own: asked for beside another
        grants.finish("FOLLOW-ASSIGN", case=case)
    last = max(r.due_on for r in requirements)
    grants.offer("FOLLOW-UP", [Duty.VERIFIER], team=case.team, case=case, due_on=last)
    return case


def keep_requirements(case: Case, requirements: Sequence[Requirement], *, first: int = 1) -> list[FollowUpItem]:
    """Write the requirements of a conclusion under their numbers. Raises `NothingTouched`."""
    for requirement in requirements:
        require_text(
            requirement=(_("requirement"), requirement.text), owner=(_("to be carried out by"), requirement.owner)
        )
    items = [
        FollowUpItem(
            case=case,
            number=number,
            requirement=requirement.text,
            owner=requirement.owner,
            owner_member=requirement.owner_member,
            due_on=requirement.due_on,
            amount=requirement.amount,
            verifier=requirement.verifier,
        )
        for number, requirement in enumerate(requirements, first)
    ]
    save_all(items)
    return items


@command
def report_follow_up(item: FollowUpItem, *, by: User, on: date, report: str) -> FollowUpItem:
    """The subject's side (or the verifier, from a paper) reports how a requirement was carried out."""
    case = locked_case(item.case)
    policy.require(by, Act.REPORT_FOLLOW_UP, case, on=on)
    require_date(on, act=_("Report on a requirement"), earliest=case.follow_up_assigned_on)
    require_text(report=(_("report"), report))
    item = FollowUpItem.objects.select_for_update().get(pk=item.pk)
    require_open(item, _("Report on a requirement"), "closed_on")  # type: ignore[arg-type]
    item.reported_on, item.report = on, report
    save(item, ["reported_on", "report"])
    write(case, "follow-up-reported", "", by, on, number=item.number)
    return item


@command
def close_follow_up(item: FollowUpItem, *, by: User, on: date, verification: str) -> FollowUpItem:
    """The verifier closes a requirement; its owner never does."""
    case = locked_case(item.case)
    require_not_owed(case, item, by, on)
    policy.require(by, Act.CLOSE_FOLLOW_UP, case, on=on)
    return verify_requirement(case, item, by=by, on=on, verification=verification)


def require_not_owed(case: Case, item: FollowUpItem, by: User, on: date) -> None:
    """Refuse whoever must carry the requirement out, or answers for the subject. Raises `OwnerClosesOwnItem`."""
    owner = item.owner_member is not None and item.owner_member.user_id == by.pk
    if owner or policy.may(by, Act.RESPOND, case, on):
        raise OwnerClosesOwnItem(citation=rules(case, on).cite("INV-FOLLOW-VERIFIER"))


def verify_requirement(case: Case, item: FollowUpItem, *, by: User, on: date, verification: str) -> FollowUpItem:
    """Close a requirement of a locked case, for the act that asked who may; with one entry in the trail."""
    item = FollowUpItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require_date(on, act=_("Close a requirement"), earliest=case.follow_up_assigned_on)
    require_open(item, _("Close a requirement"), "closed_on")  # type: ignore[arg-type]
    require_text(verification=(_("result of the verification"), verification))
    if item.remaining:
        raise MoneyOutstanding(remaining=figures(item.remaining), citation=rules(case, on).cite("INV-FOLLOW-VERIFIER"))
    item.closed_on, item.closed_by, item.verification = on, by, verification
    save(item, ["closed_on", "closed_by", "verification"])
    write(case, "follow-up-closed", "", by, on, number=item.number)
    if not FollowUpItem.objects.filter(case=case, closed_on__isnull=True).exists():
        grants.finish("FOLLOW-UP", case=case)
    return item


@command
def close_file(case: Case, *, by: User, minutes: Minutes) -> Case:
    """E5. Lessons meeting, file index, hand-over; the team's rights end, and with the last case the team itself."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.CLOSE_FILE, case, on=on)
    after = _closes_after(case)
    lacks = {
        "follow_up_assigned_on": _("the follow-up is not assigned"),
        "announced_on": _("the conclusion is not announced"),
    }
    require_done(case, _("Close the file"), **{after: lacks.get(after, _("the body has not concluded"))})
    require_open(case, _("Close the file"), "closed_on")
    require_date(on, act=_("Close the file"), earliest=getattr(case, after))
    book = rules(case, on)
    require_recovered(case, book)
    require_informed(case, book)
    if lack := missing_from_file(case):
        raise FileIncomplete(case=case.code, lack=", ".join(lack), citation=book.cite("INV-FILE-INDEX"))
    keep_minutes(MeetingKind.HANDOVER, minutes, team=case.team, case=case, by=by)
    book.find_or_none("FILE-HANDOVER")
    case.closed_on = on
    write(case, "closed", code_of(case.kind, "closed_on"), by, on, ["closed_on"], rules=cited(book, on))
    grants.end(case.team, on, duties=policy.TEAM_DUTIES, case=case)
    finish(case, "closed_on")
    dissolve_after_last(case, on)
    return case


def dissolve_after_last(case: Case, on: date) -> None:
    """With its last file closed the team is dissolved."""
    if not Case.objects.filter(team=case.team_id, closed_on__isnull=True).exists():
        team = locked_team(case.team)
        team.dissolved_on = on
        save(team, ["dissolved_on"])
        grants.end(team, on, duties=policy.TEAM_DUTIES)


def _closes_after(case: Case) -> str:
    """Return the date without which a file stays open: where nothing is required of anybody, there is no follow-up."""
    if case.kind != Kind.DENUNCIATION or case.outcome in FOUNDED or case.follow_up_assigned_on:
        return "follow_up_assigned_on"
    return "concluded_on" if case.outcome == Outcome.WITHDRAWN else "announced_on"


def missing_from_file(case: Case) -> list[str]:
    """Return what a complete file still lacks: minutes of every meeting, proof that the notice was served."""
    if case.outcome == Outcome.WITHDRAWN:
        return []
    needed = [
        MeetingKind.DEPLOYMENT,
        MeetingKind.VERIFICATION if case.kind == Kind.DENUNCIATION else MeetingKind.WORKING,
        MeetingKind.CONFERENCE if case.kind in SIGNS_KINDS else MeetingKind.DRAFT,
        MeetingKind.DELIBERATION,
        MeetingKind.ANNOUNCEMENT,
    ]
    needed += [MeetingKind.RECONCILIATION] if is_about_money(case) else []
    held = set(Meeting.objects.filter(case=case).values_list("kind", flat=True)) | minutes_on_paper(case)
    lack = [str(kind.label) for kind in needed if kind not in held]
    if not any(row.proved for row in Service.objects.filter(case=case, paper=NOTICE[Kind(case.kind)])):
        lack.append(str(_("proof of service of the notice")))
    if numbers := without_requirement(case):
        lack.append(str(_("requirements for the files no. %(numbers)s") % {"numbers": ", ".join(numbers)}))
    return lack
