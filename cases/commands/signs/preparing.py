"""P1 not enough signs: monitoring goes on; P2 the standing board of the commission decides, the overseer is named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_open, require_text, rules, save, write
from cases.commands.discipline.preparing import require_overseer
from cases.commands.preparation import issue_decision
from cases.errors_signs import StandingBoardNotInformed
from cases.locking import locked_cases, locked_team
from cases.models import BodyKind, Case, Member, Seat, SignsMatter, Team
from cases.policy import Act, Duty
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Bodies whose members are managed by the committee itself: of them its standing board is told.
_COMMITTEES = (BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE)


@command
def keep_monitoring(team: Team, *, by: User, on: date, reason: str) -> Team:
    """P1, the other branch. The signs are not enough: monitoring goes on, and the reason is recorded."""
    team = locked_team(team)
    policy.require(by, Act.KEEP_MONITORING, team, on=on)
    act = _("Keep monitoring")
    for field in ("decided_on", "dissolved_on"):
        require_open(team, act, field)
    require_date(on, act=act, earliest=team.proposed_on or team.opened_on)
    require_text(reason=(_("why the signs are not enough"), reason))
    (case,) = locked_cases(team)
    matter = SignsMatter.objects.select_for_update().get(case=case)
    matter.monitored_on, matter.monitored_by, matter.monitoring_reason = on, by, reason
    save(matter, ["monitored_on", "monitored_by", "monitoring_reason"])
    team.dissolved_on = case.closed_on = on
    save(team, ["dissolved_on"])
    book = rules(team, on)
    book.find_or_none("DUR-KTDH")
    step = code_of(team.kind, "proposed_on" if team.proposed_on is None else "decided_on")
    write(case, "monitoring-continued", step, by, on, ["closed_on"], reason=reason, rules=cited(book, on))
    for number in ("P1", "P2"):
        grants.finish(number, team=team)
    return team


@command
def decide_on_signs(
    team: Team, *, by: User, on: date, overseer: Member, informed_on: date | None = None, informed_note: str = ""
) -> Team:
    """P2. The standing board of the commission issues decision and plan, and names the commissioner in charge.

    Where the subject is of the same level it is recorded when and how the standing board of the committee was told.
    Raises `StandingBoardNotInformed`, `OverseerNotOfTheBody`, `DrafterApproves`.
    """
    team = locked_team(team)
    policy.require(by, Act.ISSUE_DECISION, team, on=on)
    require_open(team, _("Issue the decision"), "decided_on")
    (case,) = locked_cases(team)
    book = rules(team, on)
    require_overseer(team, overseer, on, book)
    matter = SignsMatter.objects.select_for_update().get(case=case)
    matter.same_level = is_of_the_same_level(case, on)
    if matter.same_level:
        found = book.find_or_none("INFORM-BTV")
        if informed_on is None and found is not None and found.gates:
            raise StandingBoardNotInformed(name=case.subject_name, citation=found.cite())
        if informed_on is not None:
            require_date(informed_on, act=_("Inform the standing board"), earliest=case.opened_on)
            require_text(informed_note=(_("how the standing board was informed"), informed_note))
            matter.informed_on, matter.informed_note = informed_on, informed_note
    matter.overseer = overseer
    save(matter, ["same_level", "informed_on", "informed_note", "overseer"])
    facts: dict[str, Any] = {"overseer": overseer.pk}
    if matter.same_level:
        facts["informed_on"] = matter.informed_on.isoformat() if matter.informed_on else None
    write(case, "overseer-named", code_of(case.kind, "decided_on"), by, on, rules=cited(book, on), **facts)
    team = issue_decision(team, by=by, on=on)
    if overseer.user_id:
        grants.give([case], [(overseer.user_id, Duty.OVERSEER)], on)
    return team


def is_of_the_same_level(case: Case, on: date) -> bool:
    """Whether the subject sits in the committee beside the commission, or is the organization it leads."""
    house = case.body.organization_id
    if case.subject_member_id is None:
        return case.subject_organization_id == house
    seats = Seat.objects.on(on).filter(body__organization=house, body__kind__in=_COMMITTEES)
    return seats.filter(member=case.subject_member_id).exists()
