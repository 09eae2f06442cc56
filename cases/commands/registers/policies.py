"""Recommendations to amend a policy: what a conclusion found wrong in a regulation goes to who may change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import require_date, require_open, require_text, save, save_all, write
from cases.commands.registers._office import require_office
from cases.locking import locked_case
from cases.models import Body, Case, PolicyRecommendation
from cases.policy import Act

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Recommended:
    """A policy to amend: which, in what, and to whom that is recommended."""

    regulation: str
    text: str
    addressed_to: str


def keep_recommendations(
    body: Body, recommendations: Sequence[Recommended], *, by: User, on: date, case: Case | None = None
) -> int:
    """Write recommendations, for the act that asked who may; return how many."""
    for one in recommendations:
        require_text(
            regulation=(_("policy or regulation"), one.regulation),
            text=(_("what should be amended"), one.text),
            addressed_to=(_("recommended to"), one.addressed_to),
        )
    save_all(
        [
            PolicyRecommendation(
                body=body,
                case=case,
                regulation=one.regulation,
                text=one.text,
                addressed_to=one.addressed_to,
                on=on,
                by=by,
            )
            for one in recommendations
        ]
    )
    return len(recommendations)


@command
def recommend_policy(
    body: Body, recommended: Recommended, *, by: User, on: date, case: Case | None = None
) -> PolicyRecommendation:
    """Enter a recommendation to amend a policy, with the conclusion that called for it where there is one."""
    act = _("Recommend amending a policy")
    require_office(by, body, on)
    if case is not None:
        case = locked_case(case)
        policy.require(by, Act.READ, case, on=on)
    require_date(on, act=act, earliest=case.concluded_on if case else None)
    keep_recommendations(body, [recommended], by=by, on=on, case=case)
    if case is not None:
        write(case, "policy-recommended", "", by, on)
    return PolicyRecommendation.objects.filter(body=body, by=by).order_by("-pk")[0]


@command
def answer_recommendation(
    row: PolicyRecommendation, *, by: User, on: date, answer: str, adopted: bool
) -> PolicyRecommendation:
    """Record what became of a recommendation: adopted or not, in the words of the answer."""
    rows = PolicyRecommendation.objects.select_for_update(of=("self",)).select_related("body__organization")
    row = rows.get(pk=row.pk)
    act = _("Record the answer")
    require_office(by, row.body, on)
    require_open(row, act, "answered_on")  # type: ignore[arg-type]
    require_date(on, act=act, earliest=row.on)
    require_text(answer=(_("answer"), answer))
    row.answered_on, row.answer, row.adopted = on, answer, adopted
    save(row, ["answered_on", "answer", "adopted"])
    return row
