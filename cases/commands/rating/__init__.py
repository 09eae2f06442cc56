"""Rating of units: criteria set by two, a round of scores, appeals decided by another, a ranking confirmed."""

from cases.commands.rating.appealing import appeal_score, decide_appeal
from cases.commands.rating.confirming import confirm_ranking
from cases.commands.rating.criteria import NewCriteria, NewCriterion, NewStep, approve_criteria, draft_criteria
from cases.commands.rating.opening import open_round
from cases.commands.rating.recusing import declare_conflict
from cases.commands.rating.scoring import assess_score, attach_score_evidence, hand_in, score_self, tell_result

__all__ = [
    "NewCriteria",
    "NewCriterion",
    "NewStep",
    "appeal_score",
    "approve_criteria",
    "assess_score",
    "attach_score_evidence",
    "confirm_ranking",
    "decide_appeal",
    "declare_conflict",
    "draft_criteria",
    "hand_in",
    "open_round",
    "score_self",
    "tell_result",
]
