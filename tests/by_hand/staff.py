"""Form B21: who sits in inspection commissions on the last day."""

from __future__ import annotations

from tests.by_hand.words import COMMISSIONS, ByHand, Counted, by_levels

FORMS: dict[str, ByHand] = {
    "B21": ByHand(
        {
            "main": Counted(
                """cases_seat c JOIN cases_body b ON b.id = c.body_id WHERE b.kind = 'InspectionCommission'
 AND c.since <= %(last)s AND (c.until IS NULL OR c.until > %(last)s)""",
                day="c.since",
                subject="c.member_id",
            )
        },
        {"chair": "CASE c.chair WHEN 'CHAIR' THEN 1 WHEN 'VICE_CHAIR' THEN 2 WHEN 'MEMBER' THEN 3 ELSE 4 END"},
        {"main": {"total": "1=1"} | by_levels("commissions", COMMISSIONS)},
    )
}
