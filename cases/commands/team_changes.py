"""The team changes by a new decision of the authority: who leaves, who joins, and what moves with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import cells, grants, policy
from cases.acting import command
from cases.clock import deadline_of
from cases.commands._cells import goes_alone
from cases.commands._contested import close_files, open_files
from cases.commands._money import require_expert_stays
from cases.commands._writing import (
    cited,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    write_all,
)
from cases.commands.delegations import lapse
from cases.commands.preparation import require_outsiders, require_size
from cases.errors import (
    ApartFromTheMatter,
)
from cases.errors_discipline import HearsForTheBody
from cases.locking import locked_cases, locked_team
from cases.models import (
    Case,
    Complaint,
    Delegation,
    DisciplineMatter,
    Kind,
    Member,
    Recusal,
    Team,
    TeamChange,
    TeamMember,
    TeamRole,
)
from cases.policy import ROLE_DUTY, Act, Duty
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def change_team(
    team: Team,
    *,
    by: User,
    on: date,
    role: TeamRole,
    reason: str,
    leaving: Member | None = None,
    joining: Member | None = None,
    expert: bool = False,
) -> TeamChange:
    """Replace, add or release a member of the team by a new decision of the authority; rights move the same day."""
    team = locked_team(team)
    policy.require(by, Act.CHANGE_TEAM, team, on=on)
    require_done(team, _("Change the team"), decided_on=_("the decision is not signed"))
    require_open(team, _("Change the team"), "dissolved_on")
    require_date(on, act=_("Change the team"), earliest=team.decided_on)
    require_text(reason=(_("reason"), reason), people=(_("who leaves or joins"), leaving or joining))
    if joining is not None:
        require_outsiders(team, [joining])
        if Recusal.objects.filter(team=team, member=joining, case__isnull=True).exists():
            raise ApartFromTheMatter(names=joining.full_name)
        if DisciplineMatter.objects.filter(case__team=team, overseer=joining).exists():
            raise HearsForTheBody(name=joining.full_name)
    if leaving is not None:
        either = Q(giver=leaving) | Q(receiver=leaving)
        heading = either & Q(team=team, duty=Delegation.Duty.HEAD)
        lapse(heading, by=by, on=on, reason=str(_("The place in the team was given up.")))
    cases = locked_cases(team)
    change = TeamChange(
        team=team, leaving=leaving, joining=joining, role=role, reason=reason, decided_on=on, decided_by=by
    )
    save(change)
    _move_place(team, cases, role, leaving, joining, on, expert=expert)
    if team.kind == Kind.COMPLAINT:
        _move_reading(cases, leaving, joining, by, on)
    book = rules(team, on)
    require_expert_stays(team, book)
    if cells.team_size(book) is not None:
        people = [place.member for place in TeamMember.objects.today().filter(team=team).select_related("member")]
        if not goes_alone(team, people, book, on):
            require_size(len(people), book)
    book.find_or_none("TEAM-CHANGE")
    facts: dict[str, Any] = {"role": str(role), "leaving": leaving and leaving.pk, "joining": joining and joining.pk}
    write_all(cases, "team-changed", "", by, on, reason=reason, rules=cited(book, on), **facts)
    grants.finish("TEAM-CHANGE", team=team)
    return change


def _move_reading(cases: Sequence[Case], leaving: Member | None, joining: Member | None, by: User, on: date) -> None:
    """Who leaves the team of a complaint no longer reads the contested file; who joins it does."""
    for complaint in Complaint.objects.select_related("sanction__case", "contested", "case").filter(case__in=cases):
        close_files(complaint, [leaving] if leaving is not None else [], by=by, on=on)
        open_files(complaint, [joining] if joining is not None else [], by=by, on=on)


def _move_place(
    team: Team,
    cases: Sequence[Case],
    role: TeamRole,
    leaving: Member | None,
    joining: Member | None,
    on: date,
    *,
    expert: bool = False,
) -> None:
    assignment = ""
    if leaving is not None:
        place = TeamMember.objects.today().get(team=team, member=leaving)
        assignment, place.until = place.assignment, on
        place.save(update_fields=["until"])
        if leaving.user_id:
            grants.end(team, on, user=leaving.user_id, duties=policy.TEAM_DUTIES)
    if joining is not None:
        place = TeamMember(
            team=team, member=joining, role=role, assignment=assignment, is_finance_expert=expert, since=on
        )
        save(place)
        # Whoever works on the matter signs nothing in it, nor does anybody in their place.
        either = Q(user=joining.user_id) | Q(delegation__giver=joining)
        grants.stop(either & Q(duty=Duty.ACTING_AUTHORITY), on, team=team)
        holders = grants.team_holders([place])
        grants.give_team(team, holders, on)
        grants.give(cases, holders, on)
    if leaving is not None:
        grants.hand_over(team, leaving, joining, ROLE_DUTY[role])
    if joining is not None and joining.user_id:
        grants.fill(team, joining.user_id, ROLE_DUTY[role])
        if team.prepared_on is None:
            due_on = deadline_of(code_of(team.kind, "prepared_on"), team).due_on
            grants.ask(team, "DECLARE", joining.user_id, ROLE_DUTY[role], due_on)
