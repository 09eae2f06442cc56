"""Inspection of lower bodies' own inspection, supervision and discipline work: what is special in it."""

from cases.commands.mandate.closing import FileResult, SheetResult, assign_reconsiderations, consider_mandate
from cases.commands.mandate.conduct import deploy_mandate
from cases.commands.mandate.files import add_file, ask_to_reconsider, draw_files, judge_file
from cases.commands.mandate.sheets import fill_discipline_sheet, fill_mandate_sheet

__all__ = [
    "FileResult",
    "SheetResult",
    "add_file",
    "ask_to_reconsider",
    "assign_reconsiderations",
    "consider_mandate",
    "deploy_mandate",
    "draw_files",
    "fill_discipline_sheet",
    "fill_mandate_sheet",
    "judge_file",
]
