"""The conformance sheet (Kiểm chứng quy trình): what the procedure asks, and what the trail says was done."""

from workflows.conformance.sheet import Line, Proof, Sheet, State, sheet_of, sheets_of

__all__ = ["Line", "Proof", "Sheet", "State", "sheet_of", "sheets_of"]
