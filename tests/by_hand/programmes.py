"""The published figures about work programmes, their targets and their themes, of the house whole: the rows by hand.

Each statement gives the rows themselves: a figure is how many they are, and what it opens are these and no others. How
a target stands is told by the rule on its page, in SQL of SQLite.
"""

# ruff: noqa: S608 - the SQL is ours

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.by_hand.asking import Question, count, rows

# What stands on the last day


def _approved(programme: str) -> str:
    return f"{programme}.approved_on <= %(as_of)s"


def _in_force(programme: str) -> str:
    """Its last day is one of its days."""
    return f"{programme}.since <= %(last)s AND ({programme}.until IS NULL OR {programme}.until >= %(last)s)"


def _set(row: str) -> str:
    """Set from the beginning, or by an amendment of by then, and not taken back by one of by then."""
    by_then = 'SELECT a.id FROM cases_workamendment a WHERE a."on" <= %(as_of)s'
    return f"""({row}.added_in_id IS NULL OR {row}.added_in_id IN ({by_then}))
 AND ({row}.withdrawn_in_id IS NULL OR {row}.withdrawn_in_id NOT IN ({by_then}))"""


def _programmes(kind: str, number: str) -> str:
    """Those called by a number: "06-CTr/TU" and "6-CTr/TU" are number 6."""
    called = f"(w.number LIKE '{number}-%%' OR w.number LIKE '0{number}-%%' OR w.number = '{number}')"
    return f"""SELECT w.id FROM cases_workprogramme w
 WHERE w.kind = '{kind}' AND {called} AND {_approved("w")} AND {_in_force("w")}"""


def _parts(kind: str) -> str:
    return f"""SELECT x.id FROM cases_workpart x JOIN cases_workprogramme w ON w.id = x.programme_id
 JOIN cases_organization o ON o.id = w.organization_id WHERE x.kind = '{kind}' AND w.kind = 'programme'
 AND (w.number LIKE '1-%%' OR w.number LIKE '01-%%') AND o.level = 'TINH' AND {_approved("w")} AND {_in_force("w")}
 AND {_set("x")}"""


def _reviews(kind: str, number: str, *reviews: str) -> str:
    kinds = ", ".join(map(repr, reviews))
    return f"""SELECT x.id FROM cases_workmilestone x JOIN cases_workprogramme w ON w.id = x.programme_id
 JOIN cases_milestonedone d ON d.milestone_id = x.id WHERE x.kind IN ({kinds}) AND w.kind = '{kind}'
 AND (w.number LIKE '{number}-%%' OR w.number LIKE '0{number}-%%') AND {_approved("w")} AND {_set("x")}
 AND d.done_on BETWEEN %(since)s AND %(last)s"""


_DOCUMENTS = f"""SELECT x.id FROM cases_workdocument x JOIN cases_workprogramme w ON w.id = x.programme_id
 WHERE x.is_legal AND w.kind = 'programme' AND (w.number LIKE '6-%%' OR w.number LIKE '06-%%') AND {_approved("w")}
 AND x.dated_on BETWEEN %(since)s AND %(last)s"""
_CRITERIA = """SELECT s.id FROM cases_criterionset s JOIN cases_criterionsetapproval a ON a.criteria_id = s.id
 WHERE a.approved_on <= %(as_of)s AND s.since <= %(last)s AND (s.until IS NULL OR s.until > %(last)s)"""

# Targets of the period, and how they stand

_TARGETS = f"""SELECT x.id FROM cases_indicatortarget x JOIN cases_indicator i ON i.id = x.indicator_id
 JOIN cases_workprogramme w ON w.id = i.programme_id WHERE {_approved("w")} AND {_set("x")}
 AND x.since <= %(last)s AND x.until >= %(since)s"""
_FIGURE = """(SELECT a.value FROM cases_indicatoractual a WHERE a.target_id = x.id AND a.as_of <= %(day)s
 AND a.recorded_on <= %(known)s AND NOT EXISTS (SELECT 1 FROM cases_indicatoractual b WHERE b.corrects_id = a.id
 AND b.recorded_on <= %(known)s) ORDER BY a.as_of DESC, a.id DESC LIMIT 1)"""
_VALUE = f"""CASE WHEN %(day)s < x.since THEN NULL WHEN i.figure = '' THEN {_FIGURE}
 ELSE (SELECT c.value FROM counted c WHERE c.target = x.id) END"""
_FITS = """CASE x.operator WHEN 'ge' THEN v >= x.value WHEN 'gt' THEN v > x.value WHEN 'eq' THEN v = x.value
 WHEN 'lt' THEN v < x.value WHEN 'le' THEN v <= x.value ELSE v >= x.value AND v <= x.upper END"""
_BEYOND = "(x.operator IN ('lt', 'le') OR v > COALESCE(x.upper, x.value))"
_GONE = """(julianday(%(day)s) - julianday(x.since) + 1.0) / (julianday(x.until) - julianday(x.since) + 1.0)"""
_WAY = """CASE WHEN COALESCE(x.baseline, 0) = x.value THEN 1.0
 ELSE MAX(0.0, (v - COALESCE(x.baseline, 0)) * 1.0 / (x.value - COALESCE(x.baseline, 0))) END"""
_STANDINGS = {
    "targets-met": _FITS,
    "targets-missed": f"NOT ({_FITS}) AND %(day)s > x.until",
    "targets-at-risk": f"""NOT ({_FITS}) AND %(day)s <= x.until AND ({_BEYOND} OR {_GONE} - ({_WAY}) > %(margin)s)""",
}


def _standing(condition: str) -> str:
    return f"""WITH counted(target, value) AS (VALUES {{counted}})
 SELECT x.id FROM (SELECT x.*, {_VALUE} AS v FROM cases_indicatortarget x JOIN cases_indicator i
 ON i.id = x.indicator_id WHERE x.id IN ({_TARGETS})) x WHERE v IS NOT NULL AND {condition}"""


# Themes: what was inspected or supervised

_LINES = """cases_case c JOIN cases_team t ON t.id = c.team_id JOIN cases_programmeitem l ON l.id = t.item_id"""
_COUNTED = "NOT EXISTS (SELECT 1 FROM cases_paperwithdrawal z WHERE z.record_id = r.id)"


def _themes(kind: str) -> str:
    return f"""SELECT w.id FROM cases_workprogramme w WHERE w.kind = '{kind}' AND (w.id IN (
 SELECT l.theme_id FROM {_LINES} WHERE c.kind IN ('KTCH', 'GSCD') AND c.decided_on BETWEEN %(since)s AND %(last)s
 ) OR w.id IN (SELECT r.theme_id FROM cases_paperrecord r WHERE r.kind IN ('KTCH', 'GSCD') AND {_COUNTED}
 AND r.signed_on BETWEEN %(since)s AND %(last)s))"""


_JOINT = f"SELECT c.id FROM {_LINES} WHERE l.joint_plan <> '' AND c.opened_on BETWEEN %(since)s AND %(last)s"
_CORRUPTION = """SELECT l.id FROM cases_programmeitem l JOIN cases_annualprogramme p ON p.id = l.programme_id
 LEFT JOIN cases_programmeamendment a ON a.id = l.cancelled_in_id WHERE p.approved_on <= %(as_of)s
 AND (a.id IS NULL OR a."on" > %(as_of)s) AND 4 * p.year + l.quarter BETWEEN %(first)s AND %(final)s
 AND EXISTS (SELECT 1 FROM cases_itemtag g WHERE g.item_id = l.id AND g.tag = 'PCTN')"""


def _about(*topics: str) -> str:
    return f"{_TARGETS} AND i.topic IN ({', '.join(map(repr, topics))})"


#: Of each figure, the statements whose rows it counts and opens, one after the other.
LISTS: dict[str, tuple[str, ...]] = {
    "themes-programmes": (_themes("programme"),),
    "themes-tasks": (_themes("task"),),
    "themes-breakthroughs": (_themes("breakthrough"),),
    "joint-plan": (_JOINT,),
    "anti-corruption-themes": (_CORRUPTION,),
    "programme-goals": (_parts("goal"),),
    "programme-groups": (_parts("group"),),
    "programme-requirements": (_parts("requirement"),),
    "member-share": (_about("member-share"),),
    "action-plans": (_about("action-plans"),),
    "good-or-better": (_about("rated-good"),),
    "admissions": (_about("admissions"),),
    "young-women": (_about("young-cadres", "women-cadres"),),
    "satisfaction": (_about("satisfaction", "rank"),),
    "village-heads": (_about("village-heads"),),
    "targets": (_TARGETS,),
    **{key: (_standing(condition),) for key, condition in _STANDINGS.items()},
    "scheme-25": (_programmes("scheme", "25"), _programmes("resolution", "19")),
    "scheme-25-review": (
        _reviews("scheme", "25", "preliminary", "final"), _reviews("resolution", "19", "preliminary", "final"),
    ),
    "programme-72": (_programmes("programme", "72"),),
    "conclusion-82": (_programmes("conclusion", "82"),),
    "rating-criteria": (_CRITERIA,),
    "programme-06-review": (_reviews("programme", "6", "preliminary"),),
    "programme-06-documents": (_DOCUMENTS,),
    "programme-06-papers": (_programmes("scheme", "8"), _programmes("plan", "51")),
}  # fmt: skip


def lists(question: Question, on: date) -> dict[str, list[list[int]]]:
    """Return the rows of every figure as they are found by hand on a day, in order; a list without any is left out."""
    margin = rows("SELECT value FROM cases_rule WHERE key = 'TARGET-MARGIN' ORDER BY precedence DESC, id DESC LIMIT 1")
    asked: dict[str, Any] = {
        # What ends with the period asked about is over on the day after it.
        "day": min(on, question.until + timedelta(days=1)), "known": on,
        "margin": float(margin[0][0]) / 100 if margin else 1000,
    }  # fmt: skip
    found = {}
    for key, statements in LISTS.items():
        told = [sorted(pk for (pk,) in _asked(sql, question, asked)) for sql in statements]
        found[key] = [pks for pks in told if pks]
    return found


def _asked(sql: str, question: Question, more: dict[str, Any]) -> list[tuple[Any, ...]]:
    if "{counted}" in sql:
        counted = ", ".join(f"({target}, {value})" for target, value in _counted(more["day"]).items())
        sql = sql.replace("{counted}", counted or "(0, 0)")
    return rows(sql, question.named | more)


def _counted(day: date) -> dict[int, float]:
    """What the house counts of targets that name how far plans are carried out: concluded of planned, in percent."""
    from tests.by_hand.published import FIGURES

    found = {}
    told = rows(
        "SELECT x.id, x.organization_id, x.since, x.until FROM cases_indicatortarget x JOIN cases_indicator i "
        "ON i.id = x.indicator_id WHERE i.figure = 'plan-completion'"
    )
    for target, organization, since, until in told:
        first, last = (one if isinstance(one, date) else date.fromisoformat(one) for one in (since, until))
        one = Question(first, last, min(last, day), organization)
        done, planned = (count(FIGURES[key][0], one) for key in ("plan-concluded", "plan-planned"))
        if planned:
            found[target] = round(100 * done / planned, 2)
    return found
