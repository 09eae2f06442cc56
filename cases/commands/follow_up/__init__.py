"""Follow-up of a conclusion (TDKL): one function per act, in the order of the procedure."""

from cases.commands.follow_up.accepting import Decided, judge_follow_up, report_share
from cases.commands.follow_up.checking import (
    Checked,
    attach_evidence,
    attach_plan,
    finish_checking,
    hand_over_letter,
    receive_plan,
    urge,
)
from cases.commands.follow_up.opening import Recommended, assign_urging, open_follow_up
from cases.commands.follow_up.reinspecting import reinspect
from cases.commands.follow_up.watching import watch_follow_ups

__all__ = [
    "Checked",
    "Decided",
    "Recommended",
    "assign_urging",
    "attach_evidence",
    "attach_plan",
    "finish_checking",
    "hand_over_letter",
    "judge_follow_up",
    "open_follow_up",
    "receive_plan",
    "reinspect",
    "report_share",
    "urge",
    "watch_follow_ups",
]
