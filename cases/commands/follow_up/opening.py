"""P1 the requirements of a conclusion are extracted from its notice, P2 the authority names who urges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._opening import new_case, new_team
from cases.commands._writing import cited, require_date, require_done, require_open, rules, save, write
from cases.commands.closing import keep_requirements
from cases.commands.conduct import answering
from cases.commands.preparation import leaders, proposers
from cases.commands.registers.policies import Recommended, keep_recommendations
from cases.errors import DrafterApproves, FollowUpMissing
from cases.errors_follow_up import FollowedAlready, NothingToFollow, WhoOwesDoesNotUrge
from cases.follow_up import following, items_of
from cases.locking import locked_case, locked_cases, locked_team
from cases.minutes import Requirement
from cases.models import TEAMLESS_KINDS, Body, Case, FollowUp, Kind, Member, PostDuty, Team
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User

__all__ = ["Recommended", "assign_urging", "open_follow_up"]


@command
def open_follow_up(
    source: Case,
    *,
    by: User,
    on: date,
    requirements: Sequence[Requirement] = (),
    recommendations: Sequence[Recommended] = (),
) -> Case:
    """P1. Open the follow-up of a conclusion on what its notice requires; policies to amend go to their own register.

    What the conclusion's own closing step assigned already stays; `requirements` are those the notice has besides.
    Raises `NothingToFollow`, `FollowedAlready`, `FollowUpMissing`.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=source.body_id)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    source = locked_case(source)
    policy.require(by, Act.READ, source, on=on)
    book = rules(source, on)
    found = book.find_or_none("FOLLOW-ASSIGN")
    book.find_or_none("INV-FOLLOW-VERIFIER")
    _require_concluded(source, found.cite() if found else "")
    other = FollowUp.objects.filter(conclusion=source).select_related("case").first()
    if other is not None:
        raise FollowedAlready(case=source.code, other=other.case.code, citation=found.cite() if found else "")
    act = _("Open the follow-up")
    require_date(on, act=act, earliest=source.announced_on or source.concluded_on)
    kept = keep_requirements(source, requirements, first=len(items_of(source)) + 1)
    items = items_of(source)
    if not items:
        raise FollowUpMissing(case=source.code, citation=found.cite() if found else "")
    told = keep_recommendations(body, recommendations, by=by, on=on, case=source)
    topic = f"Theo dõi, đôn đốc thực hiện kết luận đối với {source.subject_name}"
    team = new_team(body, Kind.FOLLOW_UP, topic[:500], on, proposed_on=on, proposed_by=by)
    save(team)
    subject: Any = source.subject_member or source.subject_organization
    case = new_case(team, subject, on, opened_from=source)
    case.subject_name, case.subject_level = source.subject_name, source.subject_level
    case.managing_organization = source.managing_organization
    case.index_names()
    save(case)
    save(FollowUp(case=case, conclusion=source))
    facts: dict[str, Any] = {"of": source.code, "items": len(items), "added": len(kept), "recommendations": told}
    write(case, "follow-up-opened", "P1", by, on, rules=cited(book, on), **facts)
    write(source, "followed-up", "", by, on, opened=case.code, added=len(kept))
    held = [*proposers(body, by, on), *leaders(team, on)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    return case


def _require_concluded(source: Case, citation: str) -> None:
    lack = None
    if source.kind in TEAMLESS_KINDS:
        lack = _("it concludes nothing about its subject")
    elif source.concluded_on is None:
        lack = _("the body has not concluded")
    if lack is not None:
        raise NothingToFollow(case=source.code, lack=lack, citation=citation)


@command
def assign_urging(team: Team, *, by: User, on: date, urger: Member) -> Case:
    """P2. Name who urges and checks, never who carries something out; the subject's side is told of it by its page.

    Raises `DrafterApproves`, `WhoOwesDoesNotUrge`.
    """
    team = locked_team(team)
    (case,) = locked_cases(team)
    policy.require(by, Act.ASSIGN_FOLLOW_UP, case, on=on)
    act = _("Assign who urges")
    require_done(team, act, proposed_on=_("the requirements are not extracted"))
    require_open(team, act, "prepared_on")
    require_date(on, act=act, earliest=team.proposed_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    book = rules(team, on)
    book.find_or_none("FOLLOW-ASSIGN")
    row, items = following(case), items_of(case)
    for item in items:
        if item.owner_member_id == urger.pk or case.subject_member_id == urger.pk:
            citation = book.cite("INV-FOLLOW-VERIFIER")
            raise WhoOwesDoesNotUrge(name=urger.full_name, number=item.number, citation=citation)
    row.urged_by, row.assigned_by = urger, by
    save(row, ["urged_by", "assigned_by"])
    team.decided_on = team.prepared_on = on
    team.decided_by = by
    save(team, ["decided_on", "decided_by", "prepared_on"])
    case.decided_on = case.prepared_on = case.follow_up_assigned_on = on
    fields = ["decided_on", "prepared_on", "follow_up_assigned_on"]
    write(case, "urging-assigned", "P2", by, on, fields, rules=cited(book, on), items=len(items))
    users = {item.verifier.user_id for item in items} | {urger.user_id}
    watching = [(user, Duty.VERIFIER) for user in sorted(user for user in users if user is not None)]
    grants.give([case], [*watching, *answering(case, on)], on)
    if urger.user_id is not None:  # closes requirements, which stand in the concluded case
        grants.give([row.conclusion], [(urger.user_id, Duty.VERIFIER)], on)
    grants.finish("P2", team=team)
    return case
