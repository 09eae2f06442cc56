"""Acts of an inspection on signs of violation, of an organization or of a member."""

from cases.commands.responsibility import examine_responsibility, require_examined
from cases.commands.signs.closing import ContentVote, Votes, conclude_on_signs, issue_notice
from cases.commands.signs.conduct import (
    finalise_on_signs,
    finish_conferences,
    hear_before_submission,
    hold_conference,
    submit_on_signs,
)
from cases.commands.signs.crime import record_crime_answer, transfer_crime
from cases.commands.signs.opening import (
    kind_for,
    open_on_signs,
    open_signs_from_list,
    open_signs_on_responsibility,
)
from cases.commands.signs.preparing import decide_on_signs, is_of_the_same_level, keep_monitoring

__all__ = [
    "ContentVote",
    "Votes",
    "conclude_on_signs",
    "decide_on_signs",
    "examine_responsibility",
    "finalise_on_signs",
    "finish_conferences",
    "hear_before_submission",
    "hold_conference",
    "is_of_the_same_level",
    "issue_notice",
    "keep_monitoring",
    "kind_for",
    "open_on_signs",
    "open_signs_from_list",
    "open_signs_on_responsibility",
    "record_crime_answer",
    "require_examined",
    "submit_on_signs",
    "transfer_crime",
]
