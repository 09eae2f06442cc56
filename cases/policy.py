"""Who may do what: the only place that answers.

A duty is a role in one case or team, held from a day to a day (`CaseGrant`, `TeamGrant`). `may` is asked when an act is
offered and again, by every command, when it is carried out. A recusal beats every grant, and nobody is above the
grants: an administrator manages accounts and rulebooks and opens no case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import acting
from cases.asked import Asked
from cases.errors import NotYourDuty, Recused
from cases.models import (
    Body,
    Case,
    CaseGrant,
    Member,
    Organization,
    Post,
    PostDuty,
    Recusal,
    Seat,
    Team,
    TeamGrant,
    TeamMember,
    TeamRole,
    WorkItem,
    in_force,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User


class Duty(StrEnum):
    """Roles in one case or team."""

    AREA_OFFICER = "area_officer"
    AUTHORITY = "authority"
    BODY = "body"
    HEAD = "head"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"
    REPRESENTATIVE = "representative"
    VERIFIER = "verifier"
    OVERSEER = "overseer"


DUTY_NAMES = {
    Duty.AREA_OFFICER: _("the area officer"),
    Duty.AUTHORITY: _("the leader who signs for the authority"),
    Duty.BODY: _("the members of the deciding body"),
    Duty.HEAD: _("the head of the team"),
    Duty.DEPUTY: _("the deputy head of the team"),
    Duty.SECRETARY: _("the secretary of the team"),
    Duty.MEMBER: _("the members of the team"),
    Duty.REPRESENTATIVE: _("the representative of the inspected side"),
    Duty.VERIFIER: _("the person assigned to follow up"),
    Duty.OVERSEER: _("the commissioner in charge, who hears the subject"),
}

#: Places in a team and the duty each carries.
ROLE_DUTY = {
    TeamRole.HEAD: Duty.HEAD,
    TeamRole.DEPUTY: Duty.DEPUTY,
    TeamRole.SECRETARY: Duty.SECRETARY,
    TeamRole.MEMBER: Duty.MEMBER,
}

TEAM_DUTIES = frozenset(ROLE_DUTY.values())
_LEADS = frozenset({Duty.HEAD, Duty.DEPUTY})
_WRITES = frozenset({Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY})

#: Duties whose holder opens the file. The representative has a page of their own with what was served, nothing else.
SEES = frozenset(Duty) - {Duty.REPRESENTATIVE}


class Act(StrEnum):
    """What can be done in a case or team; one command each."""

    PROPOSE = "propose"
    RETURN_PROPOSAL = "return-proposal"
    ISSUE_DECISION = "issue-decision"
    DECLARE = "declare"
    PREPARE = "prepare"
    CHANGE_TEAM = "change-team"
    DEPLOY = "deploy"
    RECEIVE_SELF_REPORT = "receive-self-report"
    REMIND = "remind"
    ADD_EVIDENCE = "add-evidence"
    RECORD_MEETING = "record-meeting"
    RECORD_FINDING = "record-finding"
    FINISH_VERIFICATION = "finish-verification"
    DRAFT_REPORT = "draft-report"
    RESPOND = "respond"
    RECORD_RESPONSE = "record-response"
    ANSWER = "answer"
    HEAR_DRAFT = "hear-draft"
    FINALISE_REPORT = "finalise-report"
    REQUEST_EXTENSION = "request-extension"
    DECIDE_EXTENSION = "decide-extension"
    SUBMIT = "submit"
    CONSIDER = "consider"
    ANNOUNCE = "announce"
    ASSIGN_FOLLOW_UP = "assign-follow-up"
    REPORT_FOLLOW_UP = "report-follow-up"
    CLOSE_FOLLOW_UP = "close-follow-up"
    CLOSE_FILE = "close-file"
    SERVE = "serve"
    READ = "read"
    # discipline
    RECORD_VIOLATION = "record-violation"
    DEFER = "defer"
    CONFER = "confer"
    PROPOSE_DISCIPLINE = "propose-discipline"
    HEAR_SUBJECT = "hear-subject"
    RESOLVE = "resolve"
    ISSUE_SANCTION = "issue-sanction"
    EFFECT_SANCTION = "effect-sanction"
    # suspension and wrongful discipline
    END_SUSPENSION = "end-suspension"
    RESTORE_RIGHTS = "restore-rights"


DUTIES: dict[Act, frozenset[Duty]] = {
    Act.PROPOSE: frozenset({Duty.AREA_OFFICER}),
    Act.RETURN_PROPOSAL: frozenset({Duty.AUTHORITY}),
    Act.ISSUE_DECISION: frozenset({Duty.AUTHORITY}),
    Act.DECLARE: TEAM_DUTIES,
    Act.PREPARE: frozenset({Duty.HEAD}),
    Act.CHANGE_TEAM: frozenset({Duty.AUTHORITY}),
    Act.DEPLOY: _LEADS,
    Act.RECEIVE_SELF_REPORT: frozenset({Duty.REPRESENTATIVE, Duty.HEAD, Duty.SECRETARY}),
    Act.REMIND: frozenset({Duty.HEAD, Duty.SECRETARY}),
    Act.ADD_EVIDENCE: TEAM_DUTIES | {Duty.REPRESENTATIVE},
    Act.RECORD_MEETING: TEAM_DUTIES,
    Act.RECORD_FINDING: TEAM_DUTIES,
    Act.FINISH_VERIFICATION: _LEADS,
    Act.DRAFT_REPORT: _WRITES,
    Act.RESPOND: frozenset({Duty.REPRESENTATIVE}),
    Act.RECORD_RESPONSE: frozenset({Duty.HEAD, Duty.SECRETARY}),
    Act.ANSWER: _WRITES,
    Act.HEAR_DRAFT: _WRITES,
    Act.FINALISE_REPORT: frozenset({Duty.HEAD}),
    Act.REQUEST_EXTENSION: frozenset({Duty.HEAD}),
    Act.DECIDE_EXTENSION: frozenset({Duty.AUTHORITY}),
    Act.SUBMIT: frozenset({Duty.HEAD}),
    Act.CONSIDER: frozenset({Duty.AUTHORITY}),
    Act.ANNOUNCE: frozenset({Duty.AUTHORITY, Duty.HEAD}),
    Act.ASSIGN_FOLLOW_UP: frozenset({Duty.AUTHORITY}),
    Act.REPORT_FOLLOW_UP: frozenset({Duty.REPRESENTATIVE, Duty.VERIFIER}),
    Act.CLOSE_FOLLOW_UP: frozenset({Duty.VERIFIER}),
    Act.CLOSE_FILE: frozenset({Duty.HEAD, Duty.SECRETARY}),
    Act.SERVE: frozenset({Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY, Duty.AUTHORITY}),
    Act.READ: SEES,
    Act.RECORD_VIOLATION: TEAM_DUTIES,
    Act.DEFER: frozenset({Duty.AUTHORITY}),
    Act.CONFER: _WRITES,
    Act.PROPOSE_DISCIPLINE: frozenset({Duty.HEAD}),
    Act.HEAR_SUBJECT: frozenset({Duty.OVERSEER}),
    Act.RESOLVE: frozenset({Duty.AUTHORITY}),
    Act.ISSUE_SANCTION: frozenset({Duty.AUTHORITY}),
    Act.EFFECT_SANCTION: frozenset({Duty.AUTHORITY}),
    Act.END_SUSPENSION: frozenset({Duty.AUTHORITY}),
    Act.RESTORE_RIGHTS: frozenset({Duty.AUTHORITY}),
}


def _recused(user: Any, team: Any, case: Any) -> Q:
    return Q(Exists(Recusal.objects.filter(Q(case__isnull=True) | Q(case=case), team=team, member__user=user)))


def _inspected(user: Any, organization: Any, member: Any, today: date | None = None) -> Q:
    """Whether the user is the inspected side of a case: answers for the organization, or is the member in person."""
    return Q(Exists(_answering(user, today).filter(organization=organization))) | Q(
        Exists(Member.objects.filter(pk=member, user=user))
    )


def _inspected_by(user: Any, team: Any, today: date | None = None) -> Q:
    """Whether the user is the inspected side of any of a team's cases."""
    return Q(Exists(Case.objects.filter(is_subject(user, today), team=team)))


def is_subject(user: Any, today: date | None = None) -> Q:
    """Return the condition on cases that the user is the inspected side, and so takes part for that side only."""
    organizations = _answering(user, today).values("organization")
    return Q(subject_organization__in=organizations) | Q(subject_member__user=user)


def _answering(user: Any, today: date | None = None) -> QuerySet[Post]:
    return Post.objects.on(today or localdate()).filter(member__user=user, duty=PostDuty.REPRESENTATIVE)


def _apart_from_case(user: Any) -> Q:
    """Whether the user takes no part in a case, whatever they hold: recused, or the inspected side itself."""
    return _recused(user, OuterRef("team_id"), OuterRef("pk")) | _inspected(
        user, OuterRef("subject_organization_id"), OuterRef("subject_member_id")
    )


def _apart_from_team(user: Any) -> Q:
    """Whether the user takes no part in a team's matters."""
    return _recused(user, OuterRef("pk"), None) | _inspected_by(user, OuterRef("pk"))


def _held(user: Any, on: date | None) -> Q:
    """A grant that held on that day and has not ended since: nobody acts in the past after losing the duty."""
    today = localdate()
    day = on or today
    return Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=max(day, today)))


def sees_case(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user opens a case's file."""
    grants = CaseGrant.objects.filter(_held(user, on), content_object=OuterRef("pk"), duty__in=SEES)
    return Q(Exists(grants)) & ~_apart_from_case(user)


def answers_in(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user answers for the subject of a case."""
    return Q(Exists(CaseGrant.objects.filter(_held(user, on), content_object=OuterRef("pk"), duty=Duty.REPRESENTATIVE)))


def sees_team(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user opens a team's page."""
    grants = TeamGrant.objects.filter(_held(user, on), content_object=OuterRef("pk"))
    return Q(Exists(grants)) & ~_apart_from_team(user)


def _in_case(
    duties: Iterable[Duty], *, user: Any, thing: int, team: Any, organization: Any, member: Any,
    day: date, last: date, today: date,
) -> QuerySet[CaseGrant]:  # fmt: skip
    """Grants of duties in a case, unless the user is recused, or is the inspected side and acts for another."""
    held = Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=last))
    inspected = _inspected(user, organization, member, today) & ~Q(duty=Duty.REPRESENTATIVE)
    rows = CaseGrant.objects.filter(held, content_object=thing, duty__in=duties)
    return rows.exclude(_recused(user, team, thing) | inspected)


def _in_team(
    duties: Iterable[Duty], *, user: Any, thing: int, day: date, last: date, today: date
) -> QuerySet[TeamGrant]:
    """Grants of duties in a team, unless the user is recused or is the inspected side of one of its cases."""
    held = Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=last))
    rows = TeamGrant.objects.filter(held, content_object=thing, duty__in=duties)
    return rows.exclude(_recused(user, thing, None) | _inspected_by(user, thing, today))


def _asking(user: Any, thing: Case | Team, on: date | None) -> dict[str, Any]:
    """What a question about a user, a case or team and a day is told."""
    today = localdate()
    day = on or today
    facts = {"user": user.pk, "thing": thing.pk, "day": day, "last": max(day, today), "today": today}
    if isinstance(thing, Case):
        facts |= {
            "team": thing.team_id,
            "organization": thing.subject_organization_id,
            "member": thing.subject_member_id,
        }
    return facts


_KINDS = {"user": int, "thing": int, "day": date, "last": date, "today": date}
_OF_CASE = _KINDS | {"team": int, "organization": int, "member": int}


@cache
def _asked(in_case: bool, act: Act) -> Asked:
    return Asked(partial(_in_case if in_case else _in_team, DUTIES[act]), _OF_CASE if in_case else _KINDS)


def holding(user: Any, act: Act, thing: Case | Team, on: date | None = None) -> Any:
    """Return the grants by which an active user may do this act here; a page asks for them beside what it reads."""
    rows: Any = _in_case if isinstance(thing, Case) else _in_team
    return rows(DUTIES[act], **_asking(user, thing, on))


def may(user: Any, act: Act, thing: Case | Team, on: date | None = None) -> bool:
    """Return whether the user may do this act here, by a duty held since that day; one query."""
    if not user.is_authenticated or not user.is_active:
        return False
    asking = _asking(user, thing, on)
    told = (isinstance(thing, Case), *asking.values())
    allowed: set[Act] = acting.once((may, told), set)
    # Asked before in this act, under the lock: whoever may do the one may do what more duties allow.
    if any(DUTIES[one] <= DUTIES[act] for one in allowed):
        return True
    found = _asked(isinstance(thing, Case), act)(**asking)
    if found:
        allowed.add(act)
    return found


def duties(user: Any, thing: Case | Team, on: date | None = None) -> frozenset[Duty]:
    """Return the duties the user holds here; empty when recused. One query; a page asks once and offers by it."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    rows: Any = _in_case if isinstance(thing, Case) else _in_team
    held = rows(list(Duty), **_asking(user, thing, on))
    return frozenset(Duty(duty) for duty in held.values_list("duty", flat=True))


def apart(users: Iterable[int], cases: Iterable[Case]) -> set[tuple[int, int]]:
    """Return user and case where the user is the inspected side and may be given no other duty; two queries."""
    who, rows = set(users), list(cases)
    return acting.once((apart, frozenset(who), *(case.pk for case in rows)), lambda: _apart(who, rows))


def _apart(who: set[int], cases: list[Case]) -> set[tuple[int, int]]:
    of_member: dict[int | None, list[int]] = defaultdict(list)
    of_organization: dict[int | None, list[int]] = defaultdict(list)
    for case in cases:
        of_member[case.subject_member_id].append(case.pk)
        of_organization[case.subject_organization_id].append(case.pk)
    people = Member.objects.filter(user__in=who, pk__in=[pk for pk in of_member if pk]).values_list("user", "pk")
    posts = Post.objects.on(localdate()).filter(member__user__in=who, duty=PostDuty.REPRESENTATIVE)
    answering = posts.values_list("member__user", "organization")
    return {(user, pk) for user, member in people for pk in of_member[member] if user} | {
        (user, pk) for user, organization in answering for pk in of_organization[organization] if user
    }


def inspected_among(people: Iterable[Member], team: Team) -> QuerySet[Member]:
    """Return those who are the inspected side of one of the team's cases, and so have no place in it."""
    mine = {"member": OuterRef("pk"), "duty": PostDuty.REPRESENTATIVE}
    subjects = Case.objects.filter(team=team)
    posts = Post.objects.on(localdate()).filter(organization__in=subjects.values("subject_organization"), **mine)
    inspected = Q(Exists(posts)) | Q(pk__in=subjects.values("subject_member"))
    return Member.objects.filter(inspected, pk__in=[member.pk for member in people])


def allows(held: frozenset[Duty], act: Act) -> bool:
    """Return whether one of the duties held allows the act."""
    return not held.isdisjoint(DUTIES[act])


def require(user: User, act: Act, thing: Case | Team, *, on: date) -> None:
    """Refuse everybody who may not. Raises `Recused` or `NotYourDuty`."""
    if may(user, act, thing, on):
        return
    if user.is_authenticated and Recusal.objects.filter(_recusal_of(user, thing)).exists():
        raise Recused()
    names = ", ".join(sorted(str(DUTY_NAMES[duty]) for duty in DUTIES[act]))
    raise NotYourDuty(duty=names, on=f"{on:%d/%m/%Y}")


def _recusal_of(user: Any, thing: Case | Team) -> Q:
    team = thing.team_id if isinstance(thing, Case) else thing.pk
    case = thing.pk if isinstance(thing, Case) else None
    return Q(team=team, member__user=user) & (Q(case__isnull=True) | Q(case=case))


# Standing duties, outside any one case


def leads(user: Any, body: Body, on: date) -> bool:
    """Return whether the user signs for the body on that day."""
    return Seat.objects.on(on).leading().filter(body=body, member__user=user).exists()


def require_leader(user: User, body: Body, on: date) -> None:
    """Refuse everybody who does not sign for the body on that day."""
    if not leads(user, body, on):
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{on:%d/%m/%Y}")


def holds(user: Any, duty: PostDuty, organization: Organization, on: date) -> bool:
    """Return whether the user holds the standing duty for the organization on that day."""
    return Post.objects.on(on).filter(member__user=user, organization=organization, duty=duty).exists()


def require_post(user: User, duty: PostDuty, organization: Organization, on: date) -> None:
    """Refuse everybody who does not hold the standing duty on that day."""
    if not holds(user, duty, organization, on):
        raise NotYourDuty(duty=str(duty.label), on=f"{on:%d/%m/%Y}")


def reads_figures(user: Any, body: Body, on: date) -> bool:
    """Return whether the user is told the body's figures as a whole: who decides for it, or reports for it."""
    if not user.is_authenticated or not user.is_active:
        return False
    me = {"member": OuterRef("pk")}
    seats = Seat.objects.on(on).filter(body__organization=body.organization_id, **me)
    posts = Post.objects.on(on).filter(organization=body.organization_id, duty=PostDuty.REPORTING_SECRETARY, **me)
    return Member.objects.filter(Exists(seats) | Exists(posts), user=user).exists()


_PROGRAMME_READERS = (PostDuty.AREA_OFFICER, PostDuty.CLERK, PostDuty.REPORTING_SECRETARY)


def whole_programmes(user: Any, on: date) -> Q:
    """Return the condition under which a user reads a whole programme: who decides, prepares, numbers or reports it."""
    own = {"member__user": user}
    seats = Seat.objects.on(on).filter(body__organization=OuterRef("body__organization"), **own)
    posts = Post.objects.on(on).filter(organization=OuterRef("body__organization"), duty__in=_PROGRAMME_READERS, **own)
    return Q(Exists(seats)) | Q(Exists(posts))


def not_recused_from_case(user: Any) -> Q:
    """Return the condition that the user takes part in a case's figures: even a count is kept from those apart."""
    return ~_apart_from_case(user)


def not_recused_from_team(user: Any) -> Q:
    """Return the condition that the user takes part in a team's figures."""
    return ~_apart_from_team(user)


def require_administrator(user: User, on: date) -> None:
    """Refuse everybody who does not administer accounts and imports."""
    if not (user.is_active and user.is_administrator):
        raise NotYourDuty(duty=str(_("the administrator")), on=f"{on:%d/%m/%Y}")


@dataclass(frozen=True)
class Standing:
    """What the frame of every page needs to know of a person."""

    roles: frozenset[str] = frozenset()
    capacity: str = ""  # the body a leader signs for
    open_work: int = 0  # counted no further than WORK_COUNTED


#: The inbox's badge counts no further: beyond it nobody reads the figure.
WORK_COUNTED = 1000


class _Counted(Subquery):
    """How many rows a limited question has; the limit keeps the count cheap in an inbox of any size."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"


def standing(user: Any) -> Standing:
    """Return roles, capacity and open work of a user; one query, kept on the user for the request."""
    kept: Standing | None = getattr(user, "_standing", None)
    if kept is None:
        kept = _standing(user)
        user._standing = kept
    return kept


def roles(user: Any) -> frozenset[str]:
    """Return the standing roles that decide which menu a user sees."""
    return standing(user).roles


def _standing(user: Any) -> Standing:
    if not user.is_authenticated:
        return Standing()
    today = localdate()
    mine = {"member": OuterRef("pk")}
    posts = Post.objects.on(today).filter(**mine)
    leading = Seat.objects.on(today).leading().filter(**mine)
    waiting = WorkItem.objects.filter(user=OuterRef("user"), closed_at__isnull=True)
    granted = CaseGrant.objects.filter(in_force(today), user=user)
    row = (
        Member.objects.filter(user=user)
        .annotate(
            capacity=Subquery(leading.order_by("body").values("body__name")[:1]),
            open_work=_Counted(waiting.values("pk")[:WORK_COUNTED], output_field=IntegerField()),
            leader=Exists(leading),
            seat=Exists(Seat.objects.on(today).filter(**mine)),
            area_officer=Exists(posts.filter(duty=PostDuty.AREA_OFFICER)),
            clerk=Exists(posts.filter(duty=PostDuty.CLERK)),
            reporting=Exists(posts.filter(duty=PostDuty.REPORTING_SECRETARY)),
            representative=Exists(granted.filter(duty=Duty.REPRESENTATIVE)),
            # Who verifies a requirement works in the office as well, whether or not they were ever in a team.
            inspector=Exists(TeamMember.objects.filter(**mine)) | Exists(granted.filter(duty=Duty.VERIFIER)),
        )
        .values("capacity", "open_work", *_ROLES)
        .first()
    ) or {}
    found = {name for name in _ROLES if row.get(name)}
    if user.is_administrator:
        found.add("administrator")
    return Standing(frozenset(found), row.get("capacity") or "", row.get("open_work") or 0)


_ROLES = ("leader", "seat", "area_officer", "clerk", "reporting", "representative", "inspector")
