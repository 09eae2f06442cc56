"""Conduct: R1 deploy, R2 self-report, R3 verify, R4 draft, R5 hear the draft, R6 finalise; and more time, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import clock, grants, policy, standing
from cases.acting import command
from cases.commands._allegations import require_verified
from cases.commands._meetings import keep_minutes, require_minutes
from cases.commands._money import require_signed, require_treated
from cases.commands._taken import require_declared_here
from cases.commands._writing import (
    cited,
    finish,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    write,
)
from cases.commands.hearing import require_answered, require_heard, require_reportable
from cases.commands.service import keep_services
from cases.errors import (
    DecisionMissing,
    ExtensionTooLate,
    ExtensionTooLong,
    OutOfOrder,
    SecondExtension,
    SelfReportMissing,
)
from cases.locking import locked_case
from cases.mandate import require_asked, require_examined
from cases.minutes import Minutes, Serving
from cases.models import Case, Extension, Kind, MeetingKind, Member, Post, Recusal, SelfReport
from cases.policy import Act, Duty
from cases.rulebook import Rulebook
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What the decision sets in motion and the subject receives with it.
DECISION_PAPERS = ("team-decision", "plan", "outline")


@command
def deploy(
    case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving] = (), self_report_due_on: date | None = None
) -> Case:
    """R1. Make decision and plan known to the subject; from here its side answers, and the clock may start."""
    case, on = locked_case(case), minutes.held_on
    if case.decided_on is None:
        raise DecisionMissing(case=case.code)
    policy.require(by, Act.DEPLOY, case, on=on)
    require_declared_here(case)
    require_done(case, _("Deploy the decision"), prepared_on=_("the team has not met yet (P3)"))
    require_open(case, _("Deploy the decision"), "deployed_on")
    require_date(on, act=_("Deploy the decision"), earliest=case.prepared_on)
    keep_minutes(MeetingKind.DEPLOYMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    book = rules(case, on)
    book.find_or_none("DEPLOY")
    case.deployed_on = on
    case.self_report_due_on = self_report_due_on or case.team.self_report_due_on or book.due("SELF-REPORT", start=on)
    book.find_or_none("DEPLOY")
    fields = ["deployed_on", "self_report_due_on"]
    if starts_at_deployment(case, book):
        fields += start_clock(case, book, on)
    grants.give([case], answering(case, on), on)
    write(
        case,
        "deployed",
        code_of(case.kind, "deployed_on"),
        by,
        on,
        fields,
        due_on=_iso(case.due_on),
        rules=cited(book, on),
    )
    finish(case, "deployed_on")
    return case


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def starts_at_deployment(case: Case, book: Rulebook) -> bool:
    """An inspection's clock starts at deployment; a supervision's where the rule says, once it may gate."""
    if case.clock_started_on is not None:  # a denunciation's clock runs since the decision at the latest
        book.find_or_none("CONF-DENOUNCER")
        return False
    if case.kind != Kind.THEMATIC_SUPERVISION:
        book.find_or_none("START-KT")
        return True
    found = book.find_or_none("START-GS")
    return found is None or not found.gates or found.value != "subject_report_received"


def start_clock(case: Case, book: Rulebook, on: date) -> list[str]:
    """Start the clock on that day and return the fields it wrote: days of the plan, unit of the rulebook."""
    key = clock.duration_key(case.kind)
    days = case.team.days or book.days(key)
    case.clock_started_on = on
    case.due_on = book.add(days, book.unit(key), start=on)
    return ["clock_started_on", "due_on"]


def answering(case: Case, on: date) -> list[tuple[int, Duty]]:
    """Who answers for the subject: the organization's representatives, or the member in person."""
    if case.subject_member is not None:
        users: list[int | None] = [case.subject_member.user_id]
    else:
        users = [post.member.user_id for post in Post.objects.answering([case.subject_organization_id], on)]
    return [(user, Duty.REPRESENTATIVE) for user in users if user is not None]


@command
def receive_self_report(
    case: Case,
    *,
    by: User,
    on: date,
    summary: str = "",
    received_from: str = "",
    not_handed_in: bool = False,
    reason: str = "",
) -> SelfReport:
    """R2. Receive the subject's report, or record with the reason that none was handed in."""
    case = locked_case(case)
    policy.require(by, Act.RECEIVE_SELF_REPORT, case, on=on)
    require_done(case, _("Receive the self-report"), deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, _("Receive the self-report"), "self_reported_on")
    require_date(on, act=_("Receive the self-report"), earliest=case.deployed_on)
    if not_handed_in:
        require_text(reason=(_("reason"), reason))
    else:
        require_text(summary=(_("summary"), summary))
    book = rules(case, on)
    book.find_or_none("SELF-REPORT")
    late = case.self_report_due_on is not None and on > case.self_report_due_on
    report = SelfReport(
        case=case,
        received_on=on,
        received_from=received_from,
        summary=summary,
        not_handed_in=not_handed_in,
        reason=reason,
        recorded_by=by,
        late=late,
    )
    save(report)
    case.self_reported_on = on
    fields = ["self_reported_on"]
    if case.clock_started_on is None:
        fields += start_clock(case, book, on)
    write(
        case,
        "self-report-missing" if not_handed_in else "self-reported",
        code_of(case.kind, "self_reported_on"),
        by,
        on,
        fields,
        late=late,
        due_on=_iso(case.due_on),
        rules=cited(book, on),
    )
    finish(case, "self_reported_on")
    return report


@command
def record_meeting(case: Case, *, by: User, kind: MeetingKind, minutes: Minutes) -> Case:
    """R3. Keep the minutes of a working session or of a verification."""
    case, on = locked_case(case), minutes.held_on
    act = Act.HEAR_DENOUNCER if kind == MeetingKind.DENOUNCER else Act.RECORD_MEETING
    policy.require(by, act, case, on=on)
    require_declared_here(case)
    require_done(case, _("Record the meeting"), deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, _("Record the meeting"), "submitted_on")
    require_date(on, act=_("Record the meeting"), earliest=case.deployed_on)
    keep_minutes(kind, minutes, team=case.team, case=case, by=by)
    write(case, "meeting-recorded", code_of(case.kind, "verified_on"), by, on, kind=str(kind))
    return case


@command
def finish_verification(case: Case, *, by: User, on: date) -> Case:
    """R3. Say that verification is complete; minutes of the working sessions are there."""
    case = locked_case(case)
    policy.require(by, Act.FINISH_VERIFICATION, case, on=on)
    require_declared_here(case)
    if case.self_reported_on is None:
        raise SelfReportMissing(case=case.code)
    require_open(case, _("Finish verification"), "verified_on")
    require_date(on, act=_("Finish verification"), earliest=case.self_reported_on)
    require_minutes(case, MeetingKind.VERIFICATION if case.kind == Kind.DENUNCIATION else MeetingKind.WORKING)
    book = rules(case, on)
    require_verified(case, book)
    require_signed(case, book)
    require_examined(case, book)
    case.verified_on = on
    book.find_or_none(clock.duration_key(case.kind))
    step = code_of(case.kind, "verified_on")
    write(case, "verified", step, by, on, ["verified_on"], rules=cited(book, on))
    finish(case, "verified_on")
    return case


@command
def draft_report(case: Case, *, by: User, on: date, served: Sequence[Serving] = ()) -> Case:
    """R4. Complete the draft report from the findings and hand it to the subject for an opinion on each point."""
    case = locked_case(case)
    policy.require(by, Act.DRAFT_REPORT, case, on=on)
    require_declared_here(case)
    require_done(case, _("Draft the report"), verified_on=_("verification is not finished"))
    require_open(case, _("Draft the report"), "drafted_on")
    require_date(on, act=_("Draft the report"), earliest=case.verified_on)
    require_reportable(case)
    book = rules(case, on)
    require_treated(case, book)
    keep_services(case, served, by=by, on=on)
    case.drafted_on = on
    book.find_or_none("HEAR")
    write(case, "drafted", code_of(case.kind, "drafted_on"), by, on, ["drafted_on"], rules=cited(book, on))
    finish(case, "drafted_on")
    return case


@command
def hear_draft(case: Case, *, by: User, minutes: Minutes) -> Case:
    """R5. Hold the meeting through the draft; the subject's opinion on every point is on record."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.HEAR_DRAFT, case, on=on)
    require_declared_here(case)
    require_done(case, _("Hear the subject on the draft"), drafted_on=_("the draft report is not complete"))
    require_open(case, _("Hear the subject on the draft"), "draft_heard_on")
    require_date(on, act=_("Hear the subject on the draft"), earliest=case.drafted_on)
    keep_minutes(MeetingKind.DRAFT, minutes, team=case.team, case=case, by=by)
    book = rules(case, on)
    require_heard(case, book)
    require_asked(case, book)
    case.draft_heard_on = on
    step = code_of(case.kind, "draft_heard_on")
    write(case, "draft-heard", step, by, on, ["draft_heard_on"], rules=cited(book, on))
    finish(case, "draft_heard_on")
    return case


@command
def finalise_report(case: Case, *, by: User, on: date) -> Case:
    """R6. Finalise the report: every contested point is answered, every violation complete."""
    case = locked_case(case)
    policy.require(by, Act.FINALISE_REPORT, case, on=on)
    require_declared_here(case)
    require_done(case, _("Finalise the report"), draft_heard_on=_("the subject has not been heard on the draft"))
    require_open(case, _("Finalise the report"), "reported_on")
    require_date(on, act=_("Finalise the report"), earliest=case.draft_heard_on)
    require_reportable(case)
    book = rules(case, on)
    require_answered(case, book)
    require_treated(case, book)
    case.reported_on = on
    late = case.due_on is not None and on > case.due_on
    step = code_of(case.kind, "reported_on")
    write(case, "reported", step, by, on, ["reported_on"], late=late, rules=cited(book, on))
    finish(case, "reported_on")
    return case


# More time, once


def extension_limit(case: Case, book: Rulebook) -> int:
    """Return the longest extension in the unit of the duration: days of the rule, or its share of the plan, rounded."""
    found = book.first_of(*clock.extension_keys(case.kind))
    key = clock.duration_key(case.kind)
    if found.unit == book.unit(key):
        return found.number()
    days = case.team.days or book.days(key)
    return int(days * found.fraction())


@command
def request_extension(case: Case, *, by: User, on: date, days: int, reason: str) -> Extension:
    """Ask the authority for more time, before the time runs out and once only."""
    case = locked_case(case)
    policy.require(by, Act.REQUEST_EXTENSION, case, on=on)
    require_open(case, _("Ask for more time"), "submitted_on")
    require_date(on, act=_("Ask for more time"), earliest=case.clock_started_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    former = _require_extendable(case, book, on, days)
    extension = Extension(case=case, requested_on=on, requested_by=by, reason=reason, days=days, former_due_on=former)
    save(extension)
    write(case, "extension-requested", "", by, on, days=days, reason=reason, rules=cited(book, on))
    grants.offer("EXT", [Duty.AUTHORITY], team=case.team, case=case, due_on=case.due_on)
    return extension


def _require_extendable(case: Case, book: Rulebook, on: date, days: int) -> date:
    """Refuse a second, late or too long extension; return the deadline that would move."""
    found = book.find_or_none("EXT-ALL")
    citation = found.cite() if found else ""
    earlier = Extension.objects.filter(case=case).first()
    if earlier is not None:
        raise SecondExtension(
            case=case.code, on=f"{earlier.decided_on or earlier.requested_on:%d/%m/%Y}", citation=citation
        )
    due_on = case.due_on
    if due_on is None:
        raise OutOfOrder(act=_("Ask for more time"), case=case.code, lack=_("the clock has not started"))
    if on > due_on:
        raise ExtensionTooLate(case=case.code, due=f"{due_on:%d/%m/%Y}", citation=citation)
    limit = extension_limit(case, book)
    if days < 1 or days > limit:
        raise ExtensionTooLong(days=days, limit=limit, citation=citation)
    return due_on


@command
def decide_extension(case: Case, *, by: User, on: date, granted: bool, refusal: str = "") -> Extension:
    """Grant the extension by a decision of the authority, or refuse it with the reason."""
    case = locked_case(case)
    policy.require(by, Act.DECIDE_EXTENSION, case, on=on)
    extension = Extension.objects.select_for_update().filter(case=case).first()
    if extension is None:
        raise OutOfOrder(act=_("Decide on more time"), case=case.code, lack=_("nobody asked for more time"))
    if extension.decided_on or extension.refused_on:
        raise SecondExtension(case=case.code, on=f"{extension.decided_on or extension.refused_on:%d/%m/%Y}")
    require_date(on, act=_("Decide on more time"), earliest=extension.requested_on)
    book = rules(case, on)
    data: dict[str, Any] = {"days": extension.days}
    if granted:
        key = clock.duration_key(case.kind)
        extension.decided_on, extension.decided_by = on, by
        case.due_on = book.add(extension.days, book.unit(key), start=extension.former_due_on)
        data["due_on"] = _iso(case.due_on)
        save(extension, ["decided_on", "decided_by"])
        write(case, "extended", "", by, on, ["due_on"], rules=cited(book, on), **data)
        grants.move_deadline(case, case.due_on)
    else:
        require_text(refusal=(_("reason of the refusal"), refusal))
        extension.refused_on, extension.refusal, extension.decided_by = on, refusal, by
        save(extension, ["refused_on", "refusal", "decided_by"])
        write(case, "extension-refused", "", by, on, reason=refusal, rules=cited(book, on), **data)
    grants.finish("EXT", case=case)
    return extension


@command
def recuse(case: Case, *, by: User, on: date, ground: str, detail: str = "") -> Recusal:
    """Declare a conflict in this one case; from now on nothing of it reaches this person."""
    case = locked_case(case)
    policy.require(by, Act.READ, case, on=on)
    require_text(ground=(_("ground"), ground))
    recusal = keep_apart(case, by.member, on=on, ground=ground, detail=detail)
    book = rules(case, on)
    book.find_or_none("RECUSE")
    write(case, "recused", "", by, on, ground=ground, rules=cited(book, on))
    return recusal


def keep_apart(case: Case, member: Member, *, on: date, ground: str, detail: str) -> Recusal:
    """Take a case away from somebody who declared a conflict in it; the caller writes the trail."""
    recusal = Recusal(member=member, team=case.team, case=case, since=on, ground=ground, detail=detail)
    save(recusal)
    if member.user_id is not None:
        grants.leave(case.team, member.user_id, case=case)
    if case.kind == Kind.DISCIPLINE:
        standing.miss_overseer(member, within=Q(pk=case.pk))
    return recusal
