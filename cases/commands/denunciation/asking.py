"""P2: the denouncer stands by the denunciation or disowns it; each allegation is written down. Nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import (
    cited,
    require_date,
    require_open,
    require_text,
    rules,
    save,
    save_all,
    write,
    write_all,
)
from cases.commands.intake._petition import require_unnamed
from cases.errors_denunciation import AllegationsMissing, WorkedBefore
from cases.locking import locked_cases, locked_team
from cases.minutes import Minutes
from cases.models import Allegation, Case, DenunciationMatter, MeetingKind, Outcome, Team
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Alleged:
    """One thing alleged of one of the denounced."""

    case: int
    text: str


def _begin(team: Team, minutes: Minutes, by: User) -> tuple[Team, list[Case], list[DenunciationMatter]]:
    """Lock the team with its cases and their matters: by whom, once, before a decision."""
    team, on = locked_team(team), minutes.held_on
    policy.require(by, Act.PROPOSE, team, on=on)
    act = _("Work with the denouncer")
    require_open(team, act, "decided_on")
    require_date(on, act=act, earliest=team.opened_on)
    cases = locked_cases(team)
    rows = DenunciationMatter.objects.select_for_update(of=("self",)).select_related("petition").filter(case__team=team)
    matters = list(rows.order_by("pk"))
    if (before := matters[0].worked_on) is not None:
        raise WorkedBefore(on=f"{before:%d/%m/%Y}")
    return team, cases, matters


@command
def work_with_denouncer(team: Team, *, by: User, minutes: Minutes, allegations: Sequence[Alleged]) -> Team:
    """P2. The denouncer stands by the denunciation; what is alleged of each of the denounced is written down.

    Minutes and allegations name nobody who denounced. Raises `AllegationsMissing`, `SenderInText`, `WorkedBefore`.
    """
    on = minutes.held_on
    team, cases, matters = _begin(team, minutes, by)
    said = {case.pk: [one.text for one in allegations if one.case == case.pk and one.text.strip()] for case in cases}
    if silent := [case.subject_name for case in cases if not said[case.pk]]:
        raise AllegationsMissing(subjects=", ".join(silent))
    texts = {f"allegation-{n}": (_("allegation"), text) for n, text in enumerate(chain.from_iterable(said.values()))}
    require_unnamed(matters[0].petition, **texts)
    keep_minutes(MeetingKind.DENOUNCER, minutes, team=team, by=by)
    rows = [
        Allegation(case_id=case, number=number, text=text, recorded_on=on, recorded_by=by)
        for case, spoken in said.items()
        for number, text in enumerate(spoken, 1)
    ]
    save_all(rows)
    for matter in matters:
        matter.worked_on, matter.is_confirmed = on, True
        save(matter, ["worked_on", "is_confirmed"])
    book = rules(team, on)
    for key in ("GQTC-CONTENT", "CONF-DENOUNCER", "GQTC-NOT"):
        book.find_or_none(key)
    step, keys = code_of(team.kind, "proposed_on"), cited(book, on)
    for case in cases:
        write(case, "denouncer-heard", step, by, on, allegations=len(said[case.pk]), rules=keys)
    return team


@command
def end_disowned(team: Team, *, by: User, minutes: Minutes, reason: str) -> Team:
    """P2, the other branch. The person named as denouncer disowns the letter: it counts as sent under a false name.

    Everything ends here, with the reason and the rule (GQTC-NOT).
    """
    on = minutes.held_on
    team, cases, matters = _begin(team, minutes, by)
    require_text(reason=(_("reason"), reason))
    require_unnamed(matters[0].petition, reason=(_("reason"), reason))
    keep_minutes(MeetingKind.DENOUNCER, minutes, team=team, by=by)
    book = rules(team, on)
    found = book.find_or_none("GQTC-NOT")
    for matter in matters:
        matter.worked_on, matter.is_confirmed, matter.disowned = on, False, reason
        matter.rule_cited = found.cite() if found else ""
        save(matter, ["worked_on", "is_confirmed", "disowned", "rule_cited"])
    ended = {"concluded_on": on, "outcome": Outcome.NOT_RESOLVED, "closed_on": on}
    step = code_of(team.kind, "proposed_on")
    write_all(cases, "denunciation-disowned", step, by, on, ended, reason=reason, rules=cited(book, on))
    team.dissolved_on = on
    save(team, ["dissolved_on"])
    for case in cases:
        grants.finish(case=case)
    grants.finish(team=team)
    return team
