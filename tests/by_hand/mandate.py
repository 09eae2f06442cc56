"""Forms B09 and B10: how the organizations below inspect, supervise and discipline."""

# ruff: noqa: S608 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from tests.by_hand.words import (
    COMMISSIONS,
    CONCLUDED,
    OF_ORGANIZATIONS,
    ByHand,
    Counted,
    by_contents,
    by_levels,
    cases,
    of_cases,
)

FORMS: dict[str, ByHand] = {}


def _sheet(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM cases_mandatesheet m WHERE m.case_id = c.id AND {condition})"


def _concluded(sheet: str, well: str) -> str:
    found = "SELECT 1 FROM cases_sheetconclusion h WHERE h.case_id = c.id AND h.sheet = "
    return f"EXISTS ({found}'{sheet}' AND h.is_well_done = {well})"


_WITH_CASE = "{} x JOIN cases c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id WHERE " + CONCLUDED
FORMS["B09"] = of_cases(
    cases("KTNV"), OF_ORGANIZATIONS,
    by_levels("commissions", COMMISSIONS) | by_contents("mandate-contents", "mandate-programme mandate-leadership") | {
        "mandate-results.programme": _sheet("m.has_programme = TRUE"),
        "mandate-results.works": _sheet("m.works_well = TRUE"),
        "mandate-results.leads": _sheet("m.leads_well = TRUE"),
        "mandate-results.not-well": _concluded("B09", "FALSE"),
        "mandate-results.open": f"NOT {_concluded('B09', 'TRUE')} AND NOT {_concluded('B09', 'FALSE')}",
    },
)  # fmt: skip
FORMS["B10"] = ByHand(
    {
        "main": cases("KTNV"),
        "files": Counted(_WITH_CASE.format("cases_sampledfile")),
        **{name: Counted(_WITH_CASE.format("cases_disciplinesheet"), f"x.{name}")
           for name in ("disciplined", "complained", "managed_above")},
    },
    OF_ORGANIZATIONS,
    {
        "main": {"total": "1=1"} | by_levels("commissions", COMMISSIONS) | {
            "discipline-work.well": _concluded("B10", "TRUE"),
            "discipline-work.not-well": _concluded("B10", "FALSE"),
            "discipline-work.rest": f"NOT {_concluded('B10', 'TRUE')} AND NOT {_concluded('B10', 'FALSE')}",
        },
        "disciplined": {"sheet-sums.disciplined": "1=1"},
        "complained": {"sheet-sums.complained": "1=1"},
        "managed_above": {"sheet-sums.managed": "1=1"},
        "files": {
            "files-judged.incompetent": "x.judged_on IS NOT NULL AND x.is_competent = FALSE",
            "files-judged.disorderly": "x.judged_on IS NOT NULL AND (x.is_principled = FALSE OR x.is_in_order = FALSE)",
            "files-judged.not-disciplined": "x.weight = 'not_disciplined'",
            "files-judged.wrongful": "x.weight = 'wrongful'",
            "files-recommended.no-change": "x.recommendation = 'no_change'",
            "files-recommended.increase": "x.recommendation = 'increase'",
            "files-recommended.decrease": "x.recommendation = 'decrease'",
            "files-recommended.annul": "x.recommendation = 'annul'",
        },
    },
)  # fmt: skip
