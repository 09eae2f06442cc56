"""Preparation, done once for the team and counted for each of its cases: P1 propose, P2 decide, P3 prepare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, ExpressionWrapper, FilteredRelation, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases import apart, cells, clock, grants, policy, trail
from cases.acting import command
from cases.clock import deadline_of
from cases.commands._allegations import clock_from_decision, require_worked
from cases.commands._cells import goes_alone, ground_of_cell
from cases.commands._meetings import keep_minutes
from cases.commands._money import require_expert
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
    write_all,
)
from cases.errors import (
    ConflictInTeam,
    DeclarationsMissing,
    DrafterApproves,
    ItemAlreadyOpened,
    ItemCancelled,
    LookBackTooLong,
    OnTheInspectedSide,
    OrganizationClosed,
    ProgrammeNotApproved,
    SessionTooEarly,
    TeamIncomplete,
    TeamOfCell,
)
from cases.locking import locked_cases, locked_team
from cases.mandate import require_subject
from cases.minutes import Minutes, Place, Session
from cases.models import (
    Body,
    Case,
    Declaration,
    ItemSubject,
    Kind,
    MeetingKind,
    Member,
    Post,
    PostDuty,
    ProgrammeItem,
    Recusal,
    Seat,
    Team,
    TeamMember,
    TeamRole,
    TeamSchedule,
)
from cases.policy import Act, Duty
from cases.rulebook import Rulebook
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Cases opened in one transaction: short enough that others may write in between, long enough to be quick.
CHUNK = 100


def open_item(
    item: ProgrammeItem, *, by: User, on: date, progress: Callable[[int, int], None] | None = None, content: str = ""
) -> Team:
    """Open the team of a programme item and a case for each subject it names; a second time opens nothing twice.

    Works in chunks, so that hundreds of cases show progress and a stop in the middle is finished by the next call.
    Raises `ItemAlreadyOpened` when every subject has its case, `ItemCancelled`, `ProgrammeNotApproved`.
    """
    subjects = list(item.subjects.select_related("organization", "member__organization").order_by("pk"))
    team = _open_team(item, by=by, on=on, subjects=len(subjects))
    done = _subjects_with_a_case(team)
    waiting = [s for s in subjects if (s.organization_id, s.member_id) not in done]
    if not waiting:
        raise ItemAlreadyOpened()
    opened = len(subjects) - len(waiting)
    for start in range(0, len(waiting), CHUNK):
        opened += _open_chunk(team, waiting[start : start + CHUNK], by=by, on=on)
        if progress:
            progress(opened, len(subjects))
    return team


@command
def _open_team(item: ProgrammeItem, *, by: User, on: date, subjects: int) -> Team:
    item = (
        ProgrammeItem.objects.select_for_update(of=("self",))
        .select_related("programme__body__organization")
        .get(pk=item.pk)
    )
    programme = item.programme
    policy.require_post(by, PostDuty.AREA_OFFICER, programme.body.organization, on)
    if programme.approved_on is None or programme.approved_on > on:
        raise ProgrammeNotApproved(year=programme.year)
    if item.cancelled_in_id:
        raise ItemCancelled()
    require_date(on, act=_("Open the cases"), earliest=programme.approved_on)
    if team := Team.objects.filter(item=item).first():
        return team
    body = Body.objects.select_for_update(of=("self",)).get(pk=programme.body_id)
    last = Team.objects.filter(body=body, kind=item.kind).aggregate(last=Max("number"))["last"] or 0
    team = Team(
        body=body, item=item, kind=item.kind, number=last + 1, topic=item.topic, content=item.content, opened_on=on
    )
    save(team)
    trail.record("item-opened", by=by, on=on, item=item.pk, team=team.number, kind=item.kind, subjects=subjects)
    grants.give_team(team, proposers(body, by, on), on)
    grants.offer("P1", [Duty.AREA_OFFICER], team=team, due_on=deadline_of("P1", team).due_on)
    return team


def proposers(body: Body, by: User, on: date) -> list[grants.Holder]:
    """Return who prepares work for a body: its area officers, and who opened the matter."""
    posts = Post.objects.on(on).filter(
        organization=body.organization_id, duty=PostDuty.AREA_OFFICER, member__user__isnull=False
    )
    users = {user for user in posts.values_list("member__user", flat=True) if user is not None}
    return [grants.Holder(user, Duty.AREA_OFFICER) for user in sorted(users | {by.pk})]


def _subjects_with_a_case(team: Team) -> set[tuple[int | None, int | None]]:
    return set(Case.objects.filter(team=team).values_list("subject_organization", "subject_member"))


@command
def _open_chunk(team: Team, subjects: Sequence[ItemSubject], *, by: User, on: date) -> int:
    team = locked_team(team)
    done = _subjects_with_a_case(team)
    number = len(done)
    rows: list[Case] = []
    for subject in subjects:
        if (subject.organization_id, subject.member_id) in done:
            continue
        number += 1
        if team.kind == Kind.MANDATE_INSPECTION:
            require_subject(team.body, subject.organization, subject.member, rules(team, on))
        rows.append(_new_case(team, subject, number, on))
    Case.objects.bulk_create(rows)
    write_all(rows, "opened", "", by, on, item=team.item_id, team=team.number)
    grants.give(rows, proposers(team.body, by, on), on)
    return len(rows)


def _new_case(team: Team, subject: ItemSubject, number: int, on: date) -> Case:
    organization = subject.member.organization if subject.member else subject.organization
    if organization is None:
        raise TypeError("a constraint keeps subjects that are neither organization nor member out")
    if organization.closed_on and organization.closed_on <= on:
        raise OrganizationClosed(name=organization.name, on=f"{organization.closed_on:%d/%m/%Y}")
    case = Case(
        code=f"{team.kind}-{on.year}-{team.number:03d}-{number:03d}",
        kind=team.kind,
        team=team,
        body_id=team.body_id,
        subject_organization=subject.organization,
        subject_member=subject.member,
        subject_name=subject.member.full_name if subject.member else organization.name,
        subject_level=organization.level,
        managing_organization=organization if subject.member else None,
        opened_on=on,
    )
    case.index_names()
    return case


@command
def propose(
    team: Team,
    *,
    by: User,
    on: date,
    places: Sequence[Place],
    content: str,
    requirements: str = "",
    method: str = "",
    scope_from: date | None = None,
    scope_to: date | None = None,
    days: int | None = None,
    outline: str = "",
    self_report_due_on: date | None = None,
    cell_ground: str = "",
) -> Team:
    """P1. Propose content, look-back, time and people; a returned proposal is proposed again the same way.

    Where the authority issues the outline with its decision, the outline is proposed too. `cell_ground` says why a
    cell may do this work, where nothing on record does (`cells.CellGround`).
    """
    team = locked_team(team)
    policy.require(by, Act.PROPOSE, team, on=on)
    for field in ("decided_on", "dissolved_on"):
        require_open(team, _("Propose the team"), field)
    require_date(on, act=_("Propose the team"), earliest=team.opened_on)
    require_text(content=(_("content"), content))
    require_worked(team)
    if code_of(team.kind, "proposed_on") == code_of(team.kind, "decided_on") != code_of(team.kind, "prepared_on"):
        require_text(outline=(_("outline for the subject's report"), outline))
    book = rules(team, on)
    if team.item_id is not None:
        book.find_or_none("PROGRAMME")
    people = [place.member for place in places]
    if not goes_alone(team, people, book, on):
        require_complete(places, book)
    told: dict[str, Any] = {"cell_ground": ground} if (ground := ground_of_cell(team, cell_ground, book, on)) else {}
    require_outsiders(team, people)
    _require_look_back(scope_from, scope_to, book, team.body)
    team.content, team.requirements, team.method = content, requirements, method
    team.scope_from, team.scope_to = scope_from, scope_to
    team.days = days or book.days(clock.duration_key(team.kind))
    team.outline, team.self_report_due_on = outline, self_report_due_on
    team.proposed_on, team.proposed_by, team.returned_on = on, by, None
    # Places proposed before are not evidence yet: nobody held a duty by them.
    TeamMember.objects.filter(team=team).delete()
    rows = [
        TeamMember(
            team=team, member=p.member, role=p.role, assignment=p.assignment, is_finance_expert=p.expert, since=on
        )
        for p in places
    ]
    save_all(rows)
    fields = [
        "content",
        "requirements",
        "method",
        "scope_from",
        "scope_to",
        "days",
        "outline",
        "self_report_due_on",
        "proposed_on",
        "proposed_by",
        "returned_on",
    ]
    save(team, fields)
    cases = locked_cases(team)
    step = code_of(team.kind, "proposed_on")
    write_all(cases, "proposed", step, by, on, days=team.days, people=len(places), rules=cited(book, on), **told)
    signing = leaders(team, on)
    grants.give_team(team, signing, on)
    grants.give(cases, signing, on)
    finish(team, "proposed_on")
    return team


def require_complete(places: Iterable[Place], book: Rulebook) -> None:
    """Refuse a team without its head, its secretary, or enough people."""
    rows = list(places)
    found = book.find_or_none("TEAM-MIN")
    least = int(found.value.get("members_min", 3)) if found is not None and found.gates else 2
    heads = sum(p.role == TeamRole.HEAD for p in rows)
    secretaries = sum(p.role == TeamRole.SECRETARY for p in rows)
    people = len({p.member.pk for p in rows})
    if heads != 1 or secretaries < 1 or people < least or people != len(rows):
        raise TeamIncomplete(members=least, has=people, citation=found.cite() if found else "")
    require_size(people, book)


def require_size(people: int, book: Rulebook) -> None:
    """Refuse a team of a cell that is smaller or larger than its locality allows (TEAM-CELL)."""
    size = cells.team_size(book)
    if size is not None and not size.least <= people <= size.most:
        raise TeamOfCell(least=size.least, most=size.most, has=people, citation=size.found.cite())


def require_outsiders(team: Team, people: Iterable[Member]) -> None:
    """Refuse the inspected side a place in the team; asked again at every act by the policy."""
    if names := [member.full_name for member in apart.inspected_among(people, team)]:
        raise OnTheInspectedSide(names=", ".join(names))


def _require_look_back(since: date | None, until: date | None, book: Rulebook, body: Body) -> None:
    limit = cells.look_back(book, body)
    if limit is None or not limit.found.gates or since is None or until is None:
        return
    if (until - since).days > 366 * limit.years:
        raise LookBackTooLong(years=f"{limit.years:n}", citation=limit.found.cite())


def leaders(team: Team, on: date) -> list[grants.Holder]:
    """Return who signs for the body in a team's matters on that day, and who will in their place; one query."""
    seats = Seat.objects.on(on).leading().filter(body=team.body_id, member__user__isnull=False)
    given, leader = "member__delegations_given", OuterRef("member__user")
    reaching = Q(**{f"{given}__body": team.body_id, f"{given}__duty": Duty.AUTHORITY, f"{given}__team": None})
    reaching &= Q(**{f"{given}__kind__in": ["", team.kind], f"{given}__until__gt": on, f"{given}__ended_on": None})
    barred = apart.recused(leader, team.pk, None) | apart.on_both_sides(
        leader, OuterRef("given__receiver__user"), team.pk
    )
    rows = seats.annotate(
        given=FilteredRelation(given, condition=reaching), barred=ExpressionWrapper(barred, BooleanField())
    )
    found: list[grants.Holder] = []
    for user, receiver, key, since, until, is_barred in rows.values_list(
        "member__user", "given__receiver__user", "given", "given__since", "given__until", "barred"
    ):
        found.append(grants.Holder(user, Duty.AUTHORITY))
        if receiver is not None and not is_barred:
            place = grants.Place(key, user, since, until)
            found.append(grants.Holder(receiver, Duty.ACTING_AUTHORITY, place))
    return found


@command
def return_proposal(team: Team, *, by: User, on: date, reason: str) -> Team:
    """P2, the other branch. Return the proposal to the officer with the reason."""
    team = locked_team(team)
    policy.require(by, Act.RETURN_PROPOSAL, team, on=on)
    require_done(team, _("Return the proposal"), proposed_on=_("the team is not proposed yet"))
    require_open(team, _("Return the proposal"), "decided_on")
    require_date(on, act=_("Return the proposal"), earliest=team.proposed_on)
    require_text(reason=(_("reason"), reason))
    team.returned_on, team.returned_reason, team.proposed_on = on, reason, None
    save(team, ["returned_on", "returned_reason", "proposed_on"])
    write_all(locked_cases(team), "proposal-returned", code_of(team.kind, "decided_on"), by, on, reason=reason)
    finish(team, "decided_on")
    return team


@command
def issue_decision(team: Team, *, by: User, on: date) -> Team:
    """P2. Sign the decision setting up the team and its plan; from that day the team holds its duties.

    A cell signs what its locality says: perhaps the plan alone.
    """
    team = locked_team(team)
    policy.require(by, Act.ISSUE_DECISION, team, on=on)
    require_done(team, _("Issue the decision"), proposed_on=_("the team is not proposed yet"))
    for field in ("decided_on", "dissolved_on"):
        require_open(team, _("Issue the decision"), field)
    require_date(on, act=_("Issue the decision"), earliest=team.proposed_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    book = rules(team, on)
    require_expert(team, book)
    book.find_or_none("TEAM-CHANGE")
    team.decided_on, team.decided_by = on, by
    save(team, ["decided_on", "decided_by"])
    places = list(TeamMember.objects.filter(team=team).select_related("member"))
    TeamMember.objects.filter(team=team).update(since=on)
    cases = locked_cases(team)
    step = code_of(team.kind, "decided_on")
    values = {"decided_on": on} | clock_from_decision(team, book, on)
    founding = cells.founding(book, team)
    told = {} if founding == cells.USUAL else {"papers": list(founding)}
    write_all(cases, "decision-issued", step, by, on, values, days=team.days, rules=cited(book, on), **told)
    holders = grants.team_holders(places)
    grants.give_team(team, holders, on)
    grants.give(cases, holders, on)
    finish(team, "decided_on")
    return team


@command
def declare(team: Team, *, by: User, on: date, has_conflict: bool, ground: str = "", detail: str = "") -> Declaration:
    """P3. Declare whether a conflict of interest exists; a declared one takes the person out of everything at once."""
    team = locked_team(team)
    policy.require(by, Act.DECLARE, team, on=on)
    require_date(on, act=_("Declare"), earliest=team.decided_on)
    member = Member.objects.get(user=by)
    declaration = Declaration(team=team, member=member, on=on, has_conflict=has_conflict, ground=ground, detail=detail)
    save(declaration)
    book = rules(team, on)
    book.find_or_none("RECUSE")
    write_all(
        locked_cases(team),
        "conflict-declared" if has_conflict else "declared",
        code_of(team.kind, "prepared_on"),
        by,
        on,
        ground=ground,
        rules=cited(book, on),
    )
    grants.finish("DECLARE", team=team, user=by.pk)
    if has_conflict:
        Recusal.objects.create(team=team, member=member, since=on, ground=ground, detail=detail)
        grants.leave(team, by.pk)
        grants.offer("TEAM-CHANGE", [Duty.AUTHORITY], team=team)
    return declaration


@command
def prepare(
    team: Team,
    *,
    by: User,
    minutes: Minutes,
    outline: str = "",
    self_report_due_on: date | None = None,
    rules_of_conduct: str = "",
    assignments: dict[int, str] | None = None,
    schedule: Sequence[Session] = (),
) -> Team:
    """P3. Hold the team meeting: assignments, schedule, rules of conduct, outline; everybody has declared."""
    team, on = locked_team(team), minutes.held_on
    policy.require(by, Act.PREPARE, team, on=on)
    require_done(team, _("Prepare"), decided_on=_("the decision is not signed"))
    require_open(team, _("Prepare"), "prepared_on")
    require_date(on, act=_("Prepare"), earliest=team.decided_on)
    outline = outline or team.outline
    require_text(outline=(_("outline for the subject's report"), outline))
    require_declared(team)
    keep_minutes(MeetingKind.TEAM, minutes, team=team, by=by)
    for place in TeamMember.objects.filter(team=team, member__in=list(assignments or {})):
        place.assignment = (assignments or {})[place.member_id]
        place.save(update_fields=["assignment"])
    _keep_schedule(team, schedule, on)
    team.outline, team.rules_of_conduct, team.prepared_on = outline, rules_of_conduct, on
    team.self_report_due_on = self_report_due_on or team.self_report_due_on
    save(team, ["outline", "rules_of_conduct", "prepared_on", "self_report_due_on"])
    book = rules(team, on)
    book.find_or_none("RECUSE")
    step = code_of(team.kind, "prepared_on")
    write_all(locked_cases(team), "prepared", step, by, on, {"prepared_on": on}, rules=cited(book, on))
    finish(team, "prepared_on")
    return team


def _keep_schedule(team: Team, schedule: Sequence[Session], on: date) -> None:
    """Write what the head planned; a session takes place on the day of the team's meeting at the earliest."""
    for session in schedule:
        require_text(what=(_("session"), session.what))
        if session.since < on:
            day, earliest = f"{session.since:%d/%m/%Y}", f"{on:%d/%m/%Y}"
            raise SessionTooEarly(what=session.what, on=day, earliest=earliest)
    save_all([TeamSchedule(team=team, **asdict(session)) for session in schedule])


def require_declared(team: Team) -> None:
    """Refuse to begin while somebody has not declared, or declared a conflict and is still in the team."""
    places = list(TeamMember.objects.today().filter(team=team).select_related("member"))
    declared = dict(Declaration.objects.filter(team=team).order_by("pk").values_list("member", "has_conflict"))
    missing = [p.member.full_name for p in places if p.member_id not in declared]
    if missing:
        raise DeclarationsMissing(names=", ".join(missing))
    conflicted = [p.member.full_name for p in places if declared[p.member_id]]
    if conflicted:
        raise ConflictInTeam(names=", ".join(conflicted))
