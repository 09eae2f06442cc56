"""Inspection of party finance: what is special to it; everything else is the acts of every inspection."""

from cases.commands.finance.preparing import propose_finance
from cases.commands.finance.reconciling import (
    receive_books,
    receive_finance_report,
    reconcile,
    record_amount,
    revise_amount,
)
from cases.commands.finance.treating import record_repayment, treat_amount

__all__ = [
    "propose_finance",
    "receive_books",
    "receive_finance_report",
    "reconcile",
    "record_amount",
    "record_repayment",
    "revise_amount",
    "treat_amount",
]
