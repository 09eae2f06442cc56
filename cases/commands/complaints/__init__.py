"""Complaint against discipline (GQKN): one function per act, in the order of the procedure."""

from cases.commands.complaints.closing import (
    announce_answer,
    correct_register,
    open_complaint_ballot,
    resolve_complaint,
)
from cases.commands.complaints.conduct import (
    deploy_complaint,
    exchange_results,
    hear_complainant,
    verify_complaint,
)
from cases.commands.complaints.preparing import accept_complaint, prepare_complaint, withdraw_complaint
from cases.commands.complaints.receiving import (
    propose_handling,
    receive_complaint,
    refuse_complaint,
    return_complaint,
    take_over_complaint,
)

__all__ = [
    "accept_complaint",
    "announce_answer",
    "correct_register",
    "deploy_complaint",
    "exchange_results",
    "hear_complainant",
    "open_complaint_ballot",
    "prepare_complaint",
    "propose_handling",
    "receive_complaint",
    "refuse_complaint",
    "resolve_complaint",
    "return_complaint",
    "take_over_complaint",
    "verify_complaint",
    "withdraw_complaint",
]
