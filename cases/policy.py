"""Who may do what in a case or team: the only place that answers. What lies beside them is asked of `reading`.

A duty is a role in one case or team, held from a day to a day (`CaseGrant`, `TeamGrant`). `may` is asked when an act is
offered and again, by every command, when it is carried out. A recusal beats every grant, and nobody is above the
grants: an administrator manages accounts and rulebooks and opens no case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import acting, apart, behalf
from cases.asked import Asked
from cases.errors import BothSides, InPerson, NotYourDuty, Recused
from cases.models import (
    Body,
    Case,
    CaseGrant,
    Member,
    Organization,
    PeriodProposal,
    Post,
    PostDuty,
    Recusal,
    Seat,
    Team,
    TeamGrant,
    TeamRole,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User


class Duty(StrEnum):
    """Roles in one case or team."""

    AREA_OFFICER = "area_officer"
    AUTHORITY = "authority"
    ACTING_AUTHORITY = "acting_authority"
    BODY = "body"
    HEAD = "head"
    ACTING_HEAD = "acting_head"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"
    REPRESENTATIVE = "representative"
    VERIFIER = "verifier"
    OVERSEER = "overseer"
    READER = "reader"


DUTY_NAMES = {
    Duty.AREA_OFFICER: _("the area officer"),
    Duty.AUTHORITY: _("the leader who signs for the authority"),
    Duty.ACTING_AUTHORITY: _("who acts for the leader who signs"),
    Duty.BODY: _("the members of the deciding body"),
    Duty.HEAD: _("the head of the team"),
    Duty.ACTING_HEAD: _("who acts for the head of the team"),
    Duty.DEPUTY: _("the deputy head of the team"),
    Duty.SECRETARY: _("the secretary of the team"),
    Duty.MEMBER: _("the members of the team"),
    Duty.REPRESENTATIVE: _("the representative of the inspected side"),
    Duty.VERIFIER: _("the person assigned to follow up"),
    Duty.OVERSEER: _("the commissioner in charge, who hears the subject"),
    Duty.READER: _("the team that handles a complaint, which reads the contested file"),
}

#: Duties that may be delegated, and what whoever acts in the other's place holds.
ACTING = {Duty.AUTHORITY: Duty.ACTING_AUTHORITY, Duty.HEAD: Duty.ACTING_HEAD}
ACTING_DUTIES = frozenset(ACTING.values())

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
    STOP_CLOCK = "stop-clock"
    SUBMIT = "submit"
    CONSIDER = "consider"
    ANNOUNCE = "announce"
    ASSIGN_FOLLOW_UP = "assign-follow-up"
    REPORT_FOLLOW_UP = "report-follow-up"
    CLOSE_FOLLOW_UP = "close-follow-up"
    CLOSE_FILE = "close-file"
    SERVE = "serve"
    READ = "read"
    CHOOSE_CONTENTS = "choose-contents"
    # the file as a whole
    WAIVE = "waive"
    PLACE_ORIGINALS = "place-originals"
    EXPORT = "export"
    # denunciation
    HEAR_DENOUNCER = "hear-denouncer"
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
    # party finance
    RECORD_AMOUNT = "record-amount"
    TREAT_AMOUNT = "treat-amount"
    RECORD_REPAYMENT = "record-repayment"
    # follow-up of a conclusion
    URGE = "urge"
    REINSPECT = "reinspect"
    JUDGE_FOLLOW_UP = "judge-follow-up"
    REPORT_SHARE = "report-share"
    # mandate inspection
    SAMPLE_FILES = "sample-files"
    JUDGE_FILES = "judge-files"
    FILL_SHEETS = "fill-sheets"
    # signs of violation
    KEEP_MONITORING = "keep-monitoring"
    TRANSFER_CRIME = "transfer-crime"
    ISSUE_NOTICE = "issue-notice"


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
    Act.STOP_CLOCK: frozenset({Duty.AUTHORITY}),
    Act.SUBMIT: frozenset({Duty.HEAD}),
    Act.CONSIDER: frozenset({Duty.AUTHORITY}),
    Act.ANNOUNCE: frozenset({Duty.AUTHORITY, Duty.HEAD}),
    Act.ASSIGN_FOLLOW_UP: frozenset({Duty.AUTHORITY}),
    Act.REPORT_FOLLOW_UP: frozenset({Duty.REPRESENTATIVE, Duty.VERIFIER}),
    Act.CLOSE_FOLLOW_UP: frozenset({Duty.VERIFIER}),
    Act.CLOSE_FILE: frozenset({Duty.HEAD, Duty.SECRETARY}),
    Act.SERVE: frozenset({Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY, Duty.AUTHORITY}),
    Act.READ: SEES,
    Act.CHOOSE_CONTENTS: frozenset({Duty.HEAD, Duty.SECRETARY, Duty.AREA_OFFICER}),
    Act.WAIVE: frozenset({Duty.AUTHORITY}),
    Act.PLACE_ORIGINALS: frozenset({Duty.HEAD, Duty.SECRETARY, Duty.AREA_OFFICER, Duty.AUTHORITY}),
    # A copy of a file outlives the right to read it: not for who reads it for one purpose and one time.
    Act.EXPORT: SEES - {Duty.READER, Duty.VERIFIER},
    Act.HEAR_DENOUNCER: TEAM_DUTIES | {Duty.AREA_OFFICER},
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
    Act.RECORD_AMOUNT: TEAM_DUTIES,
    Act.TREAT_AMOUNT: _WRITES,
    Act.RECORD_REPAYMENT: frozenset({Duty.VERIFIER}),
    Act.URGE: frozenset({Duty.VERIFIER}),
    Act.REINSPECT: frozenset({Duty.AUTHORITY, Duty.VERIFIER}),
    Act.JUDGE_FOLLOW_UP: frozenset({Duty.AUTHORITY}),
    Act.REPORT_SHARE: frozenset({Duty.AUTHORITY, Duty.AREA_OFFICER}),
    Act.SAMPLE_FILES: _WRITES,
    Act.JUDGE_FILES: TEAM_DUTIES,
    Act.FILL_SHEETS: _WRITES,
    Act.KEEP_MONITORING: frozenset({Duty.AREA_OFFICER, Duty.AUTHORITY}),
    Act.TRANSFER_CRIME: frozenset({Duty.AUTHORITY}),
    Act.ISSUE_NOTICE: frozenset({Duty.AUTHORITY}),
}

#: What nobody does in another's place: preside over a vote of the body and conclude on it, declare one's own conflicts.
IN_PERSON = frozenset({Act.CONSIDER, Act.RESOLVE, Act.DECLARE, Act.JUDGE_FOLLOW_UP})

for _act in frozenset(Act) - IN_PERSON:
    DUTIES[_act] |= {ACTING[duty] for duty in DUTIES[_act] & ACTING.keys()}


def held_on(user: Any, on: date | None) -> Q:
    """A grant that held on that day and has not ended since: nobody acts in the past after losing the duty."""
    today = localdate()
    day = on or today
    return Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=max(day, today)))


def sees_case(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user opens a case's file."""
    grants = CaseGrant.objects.filter(held_on(user, on), content_object=OuterRef("pk"), duty__in=SEES)
    return Q(Exists(grants)) & ~apart.from_case(user)


def answers_in(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user answers for the subject of a case."""
    return Q(
        Exists(CaseGrant.objects.filter(held_on(user, on), content_object=OuterRef("pk"), duty=Duty.REPRESENTATIVE))
    )


def sees_team(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user opens a team's page."""
    grants = TeamGrant.objects.filter(held_on(user, on), content_object=OuterRef("pk"))
    return Q(Exists(grants)) & ~apart.from_team(user)


def _in_case(
    duties: Iterable[Duty], *, user: Any, thing: int, team: Any, organization: Any, member: Any,
    day: date, last: date, today: date,
) -> QuerySet[CaseGrant]:  # fmt: skip
    """Grants of duties in a case, unless the user is recused, or is the inspected side and acts for another."""
    held = Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=last))
    inspected = apart.inspected(user, organization, member, today) & ~Q(duty=Duty.REPRESENTATIVE)
    giver = OuterRef("delegation__giver__user")
    giver_apart = apart.recused(giver, team, thing) | apart.inspected(giver, organization, member, today)
    rows = CaseGrant.objects.filter(held, content_object=thing, duty__in=duties)
    return rows.exclude(apart.recused(user, team, thing) | inspected | _barred(duties, user, team, giver_apart))


def _in_team(
    duties: Iterable[Duty], *, user: Any, thing: int, day: date, last: date, today: date
) -> QuerySet[TeamGrant]:
    """Grants of duties in a team, unless the user is recused or is the inspected side of one of its cases."""
    held = Q(user=user, since__lte=day) & (Q(until__isnull=True) | Q(until__gt=last))
    giver = OuterRef("delegation__giver__user")
    giver_apart = apart.recused(giver, thing, None) | apart.inspected_by(giver, thing, today)
    rows = TeamGrant.objects.filter(held, content_object=thing, duty__in=duties)
    kept_apart = apart.recused(user, thing, None) | apart.inspected_by(user, thing, today)
    return rows.exclude(kept_apart | _barred(duties, user, thing, giver_apart))


def _barred(duties: Iterable[Duty], user: Any, team: Any, giver_apart: Q) -> Q:
    """Grants held in the place of somebody apart, or who stands with the user on both sides of the matter."""
    wanted = ACTING_DUTIES & set(duties)
    if not wanted:
        return Q()
    both = apart.on_both_sides(OuterRef("delegation__giver__user"), user, team)
    return Q(duty__in=wanted) & (giver_apart | (Q(duty=Duty.ACTING_AUTHORITY) & both))


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
    rows: Any = _in_case if in_case else _in_team
    # What somebody holds themselves comes before what they hold in another's place.
    own_first = F("delegation").asc(nulls_first=True)

    def compose(**told: Any) -> QuerySet[Any, Any]:
        found: QuerySet[Any, Any] = rows(DUTIES[act], **told).order_by(own_first).values_list("delegation")
        return found

    return Asked(compose, _OF_CASE if in_case else _KINDS)


def holding(user: Any, act: Act, thing: Case | Team, on: date | None = None) -> Any:
    """Return the grants by which an active user may do this act here; a page asks for them beside what it reads."""
    rows: Any = _in_case if isinstance(thing, Case) else _in_team
    return rows(DUTIES[act], **_asking(user, thing, on))


def may(user: Any, act: Act, thing: Case | Team, on: date | None = None) -> bool:
    """Return whether the user may do this act here, by a duty held since that day; one query."""
    return _allowed(user, act, thing, on) is not None


def _allowed(user: Any, act: Act, thing: Case | Team, on: date | None) -> tuple[int | None] | None:
    """Return by which delegation the user may do this act, `(None,)` by a duty of their own; None: they may not."""
    if not user.is_authenticated or not user.is_active:
        return None
    asking = _asking(user, thing, on)
    told = (isinstance(thing, Case), *asking.values())
    allowed: dict[Act, tuple[int | None]] = acting.once((may, told), dict)
    # Asked before in this act, under the lock: whoever may do the one may do what more duties allow.
    for one, by in allowed.items():
        if DUTIES[one] <= DUTIES[act]:
            return by
    found: tuple[int | None] | None = _asked(isinstance(thing, Case), act)(**asking)
    if found is not None:
        allowed[act] = found
    return found


def duties(user: Any, thing: Case | Team, on: date | None = None) -> frozenset[Duty]:
    """Return the duties the user holds here; empty when recused. One query; a page asks once and offers by it."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    rows: Any = _in_case if isinstance(thing, Case) else _in_team
    held = rows(list(Duty), **_asking(user, thing, on))
    return frozenset(Duty(duty) for duty in held.values_list("duty", flat=True))


def allows(held: frozenset[Duty], act: Act) -> bool:
    """Return whether one of the duties held allows the act."""
    return not held.isdisjoint(DUTIES[act])


def require(user: User, act: Act, thing: Case | Team, *, on: date) -> int | None:
    """Refuse everybody who may not; return the key of the delegation by which the user does it, if by one.

    Raises `Recused`, `InPerson`, `BothSides` or `NotYourDuty`.
    """
    allowed = _allowed(user, act, thing, on)
    if allowed is not None:
        behalf.keep(user, thing.team_id if isinstance(thing, Case) else thing.pk, allowed[0])
        return allowed[0]
    if user.is_authenticated:
        if Recusal.objects.filter(_recusal_of(user, thing)).exists():
            raise Recused()
        _require_own(user, act, thing, on)
    names = ", ".join(sorted(str(DUTY_NAMES[duty]) for duty in DUTIES[act] - ACTING_DUTIES))
    raise NotYourDuty(duty=names, on=f"{on:%d/%m/%Y}")


def _require_own(user: User, act: Act, thing: Case | Team, on: date) -> None:
    """Tell whoever acts here in another's place why not in this: it is done in person, or one of the two is a party."""
    wanted = {ACTING[duty] for duty in DUTIES[act] | {Duty.AUTHORITY, Duty.HEAD} if duty in ACTING}
    rows: Any = CaseGrant.objects if isinstance(thing, Case) else TeamGrant.objects
    held = rows.filter(held_on(user, on), content_object=thing, duty__in=wanted).select_related("delegation__giver")
    found = held.first()
    if found is None:
        return
    giver = found.delegation.giver.full_name
    if act in IN_PERSON and not DUTIES[act].isdisjoint(ACTING):
        raise InPerson(giver=giver)
    if found.duty in DUTIES[act]:
        raise BothSides(giver=giver)


def require_unrecused(user: User, thing: Case | Team) -> None:
    """Refuse whoever declared a conflict in the matter. Raises `Recused`."""
    if Recusal.objects.filter(_recusal_of(user, thing)).exists():
        raise Recused()


def _recusal_of(user: Any, thing: Case | Team) -> Q:
    team = thing.team_id if isinstance(thing, Case) else thing.pk
    case = thing.pk if isinstance(thing, Case) else None
    return Q(team=team, member__user=user) & (Q(case__isnull=True) | Q(case=case))


# Standing duties, outside any one case


def leads(user: Any, body: Body, on: date) -> bool:
    """Return whether the user signs for the body on that day."""
    return Seat.objects.on(on).leading().filter(body=body, member__user=user).exists()


def chair_of(member: Member, body: Body, on: date) -> str:
    """Return the leading place by which a member signs for the body on that day, or nothing."""
    return Seat.objects.on(on).leading().filter(body=body, member=member).values_list("chair", flat=True).first() or ""


def runs_office(member: Member, organization: Organization, on: date) -> bool:
    """Return whether a member is chief of the organization's office on that day."""
    posts = Post.objects.on(on).filter(member=member, organization=organization, duty=PostDuty.CHIEF_OF_OFFICE)
    return posts.exists()


def is_apart(member: Member, thing: Case | Team) -> bool:
    """Return whether a member declared a conflict in the matter."""
    team = thing.team_id if isinstance(thing, Case) else thing.pk
    case = thing.pk if isinstance(thing, Case) else None
    own = Q(case__isnull=True) | Q(case=case)
    return Recusal.objects.filter(own, team=team, member=member).exists()


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


def withdraws_proposal(user: Any, proposal: PeriodProposal, on: date) -> bool:
    """Return whether the user takes a proposal back: whoever made it, or, once they are gone, who reports now."""
    duty, organization = PostDuty.REPORTING_SECRETARY, proposal.body.organization
    if not holds(user, duty, organization, on):
        return False
    proposer = proposal.proposed_by
    return proposer.pk == user.pk or not (proposer.is_active and holds(proposer, duty, organization, on))


def not_recused_from_case(user: Any) -> Q:
    """Return the condition that the user takes part in a case's figures: even a count is kept from those apart."""
    return ~apart.from_case(user)


def not_recused_from_team(user: Any) -> Q:
    """Return the condition that the user takes part in a team's figures."""
    return ~apart.from_team(user)


def require_administrator(user: User, on: date) -> None:
    """Refuse everybody who does not administer accounts and imports."""
    if not (user.is_active and user.is_administrator):
        raise NotYourDuty(duty=str(_("the administrator")), on=f"{on:%d/%m/%Y}")
