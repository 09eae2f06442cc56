"""Suspension (DCSH): one function per act, in the order of the procedure."""

from cases.commands.suspension.deciding import announce_suspension, decide_suspension
from cases.commands.suspension.proposing import Notice, propose_suspension
from cases.commands.suspension.running import end_suspension, extend_suspension, renew_legal_term
from cases.commands.suspension.watching import watch_suspensions

__all__ = [
    "Notice",
    "announce_suspension",
    "decide_suspension",
    "end_suspension",
    "extend_suspension",
    "propose_suspension",
    "renew_legal_term",
    "watch_suspensions",
]
