"""The acts of intake: petitions registered, classified, handled; copies made; seals asked for and opened."""

from cases.commands.intake.classifying import classify, withdraw_from
from cases.commands.intake.copying import add_copy, seal_scan
from cases.commands.intake.handling import handle, lead_to_complaint, take_up
from cases.commands.intake.receiving import NewPetition, change_receipt, receive_petition
from cases.commands.intake.rotating import rotate_key
from cases.commands.intake.sealing import appoint_custodian, ask_to_open, decide_opening, open_seal

__all__ = [
    "NewPetition",
    "add_copy",
    "appoint_custodian",
    "ask_to_open",
    "change_receipt",
    "classify",
    "decide_opening",
    "handle",
    "lead_to_complaint",
    "open_seal",
    "receive_petition",
    "rotate_key",
    "seal_scan",
    "take_up",
    "withdraw_from",
]
