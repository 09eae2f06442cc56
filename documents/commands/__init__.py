"""The only writers of papers: drafts, issuing, printing, the register."""

from documents.commands.drafts import approve_draft, last_draft, recite_draft, save_draft, suggested
from documents.commands.exporting import (
    ask_for_dossier,
    begin_export,
    fail_export,
    finish_export,
    note_export,
    sweep_exports,
)
from documents.commands.issuing import Order, issue, issue_many, standing_papers
from documents.commands.printing import ATTEMPTS, Printed, print_here, print_now, reconcile, request_print
from documents.commands.registering import ask_void, attach_scan, open_series, refuse_void, void
from documents.errors import DraftChanged

__all__ = [
    "ATTEMPTS",
    "DraftChanged",
    "Order",
    "Printed",
    "approve_draft",
    "ask_for_dossier",
    "ask_void",
    "attach_scan",
    "begin_export",
    "fail_export",
    "finish_export",
    "issue",
    "issue_many",
    "last_draft",
    "note_export",
    "open_series",
    "print_here",
    "print_now",
    "recite_draft",
    "reconcile",
    "refuse_void",
    "request_print",
    "save_draft",
    "standing_papers",
    "suggested",
    "sweep_exports",
    "void",
]
