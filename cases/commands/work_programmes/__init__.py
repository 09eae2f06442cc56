"""Work programmes of committees: drafted by one, approved by another, amended by versions; figures and events kept."""

from cases.commands.work_programmes.drafting import (
    NewIndicator,
    NewMilestone,
    NewPart,
    NewTarget,
    NewWork,
    draft_work_programme,
)
from cases.commands.work_programmes.events import keep_document, reach_milestone
from cases.commands.work_programmes.figures import NewActual, correct_actual, enter_actual
from cases.commands.work_programmes.standing import amend_work_programme, approve_work_programme
from cases.commands.work_programmes.themes import name_theme

__all__ = [
    "NewActual",
    "NewIndicator",
    "NewMilestone",
    "NewPart",
    "NewTarget",
    "NewWork",
    "amend_work_programme",
    "approve_work_programme",
    "correct_actual",
    "draft_work_programme",
    "enter_actual",
    "keep_document",
    "name_theme",
    "reach_milestone",
]
