"""Consideration of discipline (THKL): one function per act, in the order of the procedure."""

from cases.commands.discipline.balloting import open_case_ballot
from cases.commands.discipline.closing import (
    Told,
    announce_sanction,
    close_discipline,
    effect_sanction,
    issue_sanction,
    resolve,
)
from cases.commands.discipline.conduct import confer, deploy_discipline, propose_discipline, receive_self_criticism
from cases.commands.discipline.ending import discontinue, record_hindrance
from cases.commands.discipline.hearing import hear_subject, invite, record_coming
from cases.commands.discipline.matters import (
    ViolationFacts,
    add_pause,
    circumstances_named,
    record_circumstance,
    record_violation,
    revise_violation,
    withdraw_violation,
)
from cases.commands.discipline.opening import Standing, open_from_list, open_on_ground, open_on_responsibility
from cases.commands.discipline.preparing import decide_discipline, defer, guide, replace_overseer, take_up_again

__all__ = [
    "Standing",
    "Told",
    "ViolationFacts",
    "add_pause",
    "announce_sanction",
    "circumstances_named",
    "close_discipline",
    "confer",
    "decide_discipline",
    "defer",
    "deploy_discipline",
    "discontinue",
    "effect_sanction",
    "guide",
    "hear_subject",
    "invite",
    "issue_sanction",
    "open_case_ballot",
    "open_from_list",
    "open_on_ground",
    "open_on_responsibility",
    "propose_discipline",
    "receive_self_criticism",
    "record_circumstance",
    "record_coming",
    "record_hindrance",
    "record_violation",
    "replace_overseer",
    "resolve",
    "revise_violation",
    "take_up_again",
    "withdraw_violation",
]
