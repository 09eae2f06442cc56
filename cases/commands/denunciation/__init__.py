"""Denunciation (GQTC): one function per act that other procedures do not have, in the order of the procedure."""

from cases.commands.denunciation.asking import Alleged, end_disowned, work_with_denouncer
from cases.commands.denunciation.closing import Concluded, conclude_denunciation, inform_denouncer
from cases.commands.denunciation.opening import open_denunciation
from cases.commands.denunciation.verifying import verify_allegation, withdraw_allegations

__all__ = [
    "Alleged",
    "Concluded",
    "conclude_denunciation",
    "end_disowned",
    "inform_denouncer",
    "open_denunciation",
    "verify_allegation",
    "withdraw_allegations",
    "work_with_denouncer",
]
