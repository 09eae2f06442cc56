"""Forms B18 and B19: inspections of finance."""

# ruff: noqa: E501 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from tests.by_hand.words import (
    COMMISSIONS,
    CONCLUDED,
    DISCIPLINED,
    OF_ORGANIZATIONS,
    ByHand,
    Counted,
    by_levels,
    cases,
    ends,
    parted,
)

FORMS: dict[str, ByHand] = {}

_SCOPE = "EXISTS (SELECT 1 FROM cases_financescope p WHERE p.team_id = c.team_id AND {})"
_FEES, _BUDGET = _SCOPE.format("p.fees = TRUE"), _SCOPE.format("p.budget = TRUE")
_MONEY = f"""cases_amountpart x JOIN cases_amountline l ON l.id = x.line_id JOIN cases c ON c.id = l.case_id
 JOIN cases_body b ON b.id = c.body_id WHERE {CONCLUDED} AND """
_REPAID = """cases_repayment x JOIN cases_followupitem i ON i.id = x.item_id JOIN cases c ON c.id = i.case_id
 JOIN cases_body b ON b.id = c.body_id WHERE x.paid_on BETWEEN %(since)s AND %(until)s AND x.paid_on <= %(as_of)s AND """
_TREATED = "x.treatment <> 'none'"


def _financed(main: str, lines: str, repaid: str, group: str, faults: str, contents: dict[str, str]) -> ByHand:
    named = ", ".join(map(repr, faults.split()))
    return ByHand(
        {
            "main": cases("KTTC", main),
            "money": Counted(f"{_MONEY}l.category {lines} LIKE 'fees%%'", "x.amount"),
            "repayments": Counted(_REPAID + repaid, "x.amount"),
        },
        OF_ORGANIZATIONS,
        {
            "main": {"total": "1=1"} | by_levels("commissions", COMMISSIONS) | contents | {
                "finance-results.violation": ends("LESSONS", "MONEY_TREATED", "DISCIPLINE_REQUIRED"),
                "finance-results.required": ends("DISCIPLINE_REQUIRED"),
                "finance-results.disciplined": f"{ends('DISCIPLINE_REQUIRED')} AND {DISCIPLINED}",
                "finance-results.crime": """EXISTS (SELECT 1 FROM cases_crimetransfer t WHERE t.case_id = c.id
 AND t.transferred_on <= %(as_of)s)""",
            },
            "money": {
                "money-treated.all": _TREATED,
                **{f"{group}.{fault}": f"{_TREATED} AND x.fault = '{fault}'" for fault in faults.split()},
                f"{group}.rest": f"{_TREATED} AND x.fault NOT IN ({named})",
                "money-treatment.recover": "x.treatment = 'recover'",
                "money-treatment.reaccount": "x.treatment = 'reaccount'",
                "money-treatment.left": "x.treatment = 'left'",
                "money-treatment.rest": "1=0",
            },
            "repayments": {"money-done.repaid": "1=1"},
        },
    )  # fmt: skip


_CATEGORY = "EXISTS (SELECT 1 FROM cases_amountline l WHERE l.case_id = c.id AND l.category = '{}')"
_FEES_FAULT = """EXISTS (SELECT 1 FROM cases_amountpart q JOIN cases_amountline l ON l.id = q.line_id
 WHERE l.case_id = c.id AND q.fault = '{}' AND l.category LIKE 'fees%%')"""
FORMS["B18"] = _financed(
    f"NOT ({_FEES} AND NOT {_BUDGET})", "NOT", f"NOT ({_FEES} AND NOT {_BUDGET})", "money-budget",
    "lost off-books improper debt other",
    parted("budget-contents", {name: _CATEGORY.format(name)
                                for name in ("committee", "admin", "service", "business", "building", "etc")}),
)  # fmt: skip
FORMS["B19"] = _financed(
    _FEES, "", f"{_FEES} AND NOT {_BUDGET}", "money-fees", "short over embezzled improper other",
    parted("fees-contents", {name: _FEES_FAULT.format(name)
                              for name in ("short", "over", "embezzled", "improper", "other")}),
)  # fmt: skip
