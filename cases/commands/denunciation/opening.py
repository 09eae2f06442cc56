"""P1: a petition that was taken up as a denunciation opens a team, and a case for each of the denounced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._opening import name_of, new_case, new_team
from cases.commands._writing import cited, require_date, rules, save, save_all, write_all
from cases.commands.intake._petition import locked_petition, require_not_apart, tell
from cases.commands.intake.handling import take_up
from cases.commands.preparation import proposers
from cases.errors_denunciation import NobodyDenounced, NotTakenUp, OpenedBefore
from cases.models import Body, Case, DenunciationMatter, Handling, Kind, Member, Organization, Petition, PostDuty, Team
from cases.policy import Duty
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def open_denunciation(
    petition: Petition, *, by: User, on: date, subjects: Sequence[Organization | Member] = ()
) -> Team:
    """P1. Take a classified petition up as a denunciation; open a team, and a case for each of the denounced.

    Without `subjects` it is whom the register says the petition is about. The cases know the petition by its number and
    nothing of who sent it. Raises `NotTakenUp`, `OpenedBefore`, `NobodyDenounced`, and whatever refuses
    to take a petition up.
    """
    petition = locked_petition(petition)
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=petition.body_id)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    require_not_apart(by, petition, on)
    opened = list(DenunciationMatter.objects.filter(petition=petition).values_list("case__code", flat=True))
    if opened:
        raise OpenedBefore(petition=petition.symbol, cases=", ".join(opened))
    if not petition.handling:
        petition = take_up(petition, by=by, on=on)
    if petition.handling != Handling.ACCEPT:
        raise NotTakenUp(petition=petition.symbol)
    named = [one for one in (petition.subject_organization, petition.subject_member) if one is not None]
    denounced: list[Organization | Member] = list(dict.fromkeys(subjects or named))
    if not denounced:
        raise NobodyDenounced(petition=petition.symbol)
    require_date(on, act=_("Open the cases"), earliest=petition.handled_on)
    team = new_team(body, Kind.DENUNCIATION, _topic(denounced), on)
    save(team)
    rows = [_case(team, subject, number, on) for number, subject in enumerate(denounced, 1)]
    save_all(rows)
    save_all([DenunciationMatter(case=case, petition=petition, received_on=petition.received_on) for case in rows])
    book = rules(team, on)
    for key in ("GQTC-FIRST", "GQTC-COMP", "GQTC-CONTENT", "CONF-DENOUNCER"):
        book.find_or_none(key)
    step = code_of(team.kind, "opened_on")
    write_all(rows, "denunciation-opened", step, by, on, petition=petition.symbol, rules=cited(book, on))
    tell(petition, "petition-opened", by=by, on=on, cases=[case.code for case in rows])
    held = proposers(body, by, on)
    grants.give_team(team, held, on)
    grants.give(rows, held, on)
    grants.offer(code_of(team.kind, "proposed_on"), [Duty.AREA_OFFICER], team=team)
    return team


def _topic(subjects: Sequence[Organization | Member]) -> str:
    return f"Giải quyết tố cáo đối với {'; '.join(name_of(one) for one in subjects)}"[:500]


def _case(team: Team, subject: Organization | Member, number: int, on: date) -> Case:
    case = new_case(team, subject, on)
    case.code = f"{case.code}-{number:02d}"
    case.index_names()
    return case
