"""The only writers of papers: drafts, issuing, printing, the register."""

from documents.commands.batching import issue_batch, printed_one, prospects, start_batch, sweep_batches
from documents.commands.binding import bind_again, bind_batch, bound_path, remove_old
from documents.commands.copying import copy_paper, copy_received
from documents.commands.delivering import AT_ONCE, Recorded, record_deliveries, start_run, sweep_runs
from documents.commands.disposing import carry_out_disposal, remove_disposed
from documents.commands.drafts import approve_draft, last_draft, recite_draft, save_draft, suggested
from documents.commands.explaining import explain_gap
from documents.commands.exporting import (
    ask_for_dossier,
    begin_export,
    fail_export,
    finish_export,
    note_export,
    sweep_exports,
)
from documents.commands.holding import (
    compare_registers,
    forget_exports,
    hold_numbering,
    hold_register,
    release_registers,
)
from documents.commands.issuing import Order, issue, issue_many, standing_papers
from documents.commands.marking import mark_paper
from documents.commands.ordering import order_signature
from documents.commands.printing import ATTEMPTS, Printed, print_here, print_now, reconcile, request_print
from documents.commands.receiving import (
    HandedTo,
    Letter,
    attach_incoming_scan,
    hand_incoming,
    register_incoming,
    void_incoming,
)
from documents.commands.registering import ask_void, attach_scan, dispatch, open_series, refuse_void, void
from documents.commands.templates import (
    add_type,
    keeps_templates,
    publish_template,
    require_printable,
    save_template,
    withdraw_template,
    writes_templates,
)
from documents.commands.watching import given_out, note_fault, watch_files
from documents.errors import DraftChanged

__all__ = [
    "ATTEMPTS",
    "AT_ONCE",
    "DraftChanged",
    "HandedTo",
    "Letter",
    "Order",
    "Printed",
    "Recorded",
    "add_type",
    "approve_draft",
    "ask_for_dossier",
    "ask_void",
    "attach_incoming_scan",
    "attach_scan",
    "begin_export",
    "bind_again",
    "bind_batch",
    "bound_path",
    "carry_out_disposal",
    "compare_registers",
    "copy_paper",
    "copy_received",
    "dispatch",
    "explain_gap",
    "fail_export",
    "finish_export",
    "forget_exports",
    "given_out",
    "hand_incoming",
    "hold_numbering",
    "hold_register",
    "issue",
    "issue_batch",
    "issue_many",
    "keeps_templates",
    "last_draft",
    "mark_paper",
    "note_export",
    "note_fault",
    "open_series",
    "order_signature",
    "print_here",
    "print_now",
    "printed_one",
    "prospects",
    "publish_template",
    "recite_draft",
    "reconcile",
    "record_deliveries",
    "refuse_void",
    "register_incoming",
    "release_registers",
    "remove_disposed",
    "remove_old",
    "request_print",
    "require_printable",
    "save_draft",
    "save_template",
    "standing_papers",
    "start_batch",
    "start_run",
    "suggested",
    "sweep_batches",
    "sweep_exports",
    "sweep_runs",
    "void",
    "void_incoming",
    "watch_files",
    "withdraw_template",
    "writes_templates",
]
