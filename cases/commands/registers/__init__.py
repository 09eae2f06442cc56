"""Registers a body keeps beside its cases: one function per act."""

from cases.commands.registers.policies import Recommended, answer_recommendation, recommend_policy
from cases.commands.registers.supervision import log_supervision
from cases.commands.registers.weak import list_weak, review_weak

__all__ = [
    "Recommended",
    "answer_recommendation",
    "list_weak",
    "log_supervision",
    "recommend_policy",
    "review_weak",
]
