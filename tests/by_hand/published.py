"""The published figures and those of plan against actual, of the house whole, as SQL written by hand."""

# ruff: noqa: S608 - the SQL is ours

from __future__ import annotations

from datetime import date

from tests.by_hand import programmes
from tests.by_hand.asking import Question, count

_BODY = "JOIN cases_body b ON b.id = c.body_id"
#: The level of the acting organization on a day.
_LEVEL = """COALESCE((SELECT s.level FROM cases_organizationstate s WHERE s.organization_id = b.organization_id
 AND s.since <= {0} AND (s.until IS NULL OR s.until > {0})), (SELECT o.level FROM cases_organization o
 WHERE o.id = b.organization_id))"""


def _within(day: str) -> str:
    return f"{day} BETWEEN %(since)s AND %(last)s"


# Plan against actual: the subjects approved programmes name, by the quarter of their line

_PLANNED = """SELECT COUNT(*) FROM cases_itemsubject x JOIN cases_programmeitem i ON i.id = x.item_id
 JOIN cases_annualprogramme p ON p.id = i.programme_id
 LEFT JOIN cases_programmeamendment a ON a.id = i.cancelled_in_id
 LEFT JOIN cases_programmeamendment n ON n.id = i.added_in_id
 WHERE {planned_by} AND p.approved_on <= %(as_of)s AND 4 * p.year + i.quarter BETWEEN %(first)s AND %(final)s AND """
_STANDS = '(a.id IS NULL OR a."on" > %(as_of)s)'


def _done(condition: str) -> str:
    return f"""{_PLANNED}{_STANDS} AND EXISTS (SELECT 1 FROM cases_case c JOIN cases_team t ON t.id = c.team_id
 WHERE t.item_id = i.id AND (c.subject_organization_id = x.organization_id OR c.subject_member_id = x.member_id)
 AND {condition})"""


# Organizations as they stood on the last day

_HELD = """SELECT COUNT(*) FROM cases_organizationstate s JOIN cases_organization o ON o.id = s.organization_id
 WHERE s.since <= %(last)s AND (s.until IS NULL OR s.until > %(last)s) AND o.founded_on <= %(last)s
 AND (o.closed_on IS NULL OR o.closed_on > %(last)s) AND o.parent_id IS NOT NULL AND """
_DIRECT = "s.parent_id = (SELECT r.id FROM cases_organization r WHERE r.parent_id IS NULL ORDER BY r.id LIMIT 1)"
_REACHED = f"""EXISTS (SELECT 1 FROM cases c WHERE c.subject_organization_id = s.organization_id
 AND ({_within("c.opened_on")}))"""

# What was decided, concluded, in force

_STANDING_TEAMS = f"""SELECT COUNT(*) FROM (SELECT id, kind, body_id, opened_on, decided_on FROM cases_team
 UNION ALL SELECT -r.id, r.kind, r.body_id, r.signed_on, r.signed_on FROM cases_paperrecord r
 WHERE r.kind NOT IN ('CCTC', 'THKL', 'GQKN', 'DCSH', 'XLPH', 'TDKL')
 AND NOT EXISTS (SELECT 1 FROM cases_paperwithdrawal w WHERE w.record_id = r.id))
 c {_BODY} WHERE b.kind = 'StandingCommittee' AND {_within("c.decided_on")}
 AND {_LEVEL.format("c.opened_on")} = 'TINH' AND c.kind = """
_DECIDED = f"""SELECT COUNT(*) FROM cases c {_BODY} WHERE c.of_member = FALSE AND {_within("c.decided_on")} AND """
#: On paper the day of the decision says who acted; of a case the day it was concluded on, or today.
_ACTED = "CASE WHEN c.id < 0 THEN c.decided_on ELSE COALESCE(c.concluded_on, %(as_of)s) END"
_BY_STANDING = f"b.kind = 'StandingCommittee' AND {_LEVEL.format(_ACTED)} = 'TINH' AND c.kind = "
_ON_SIGNS = f"""SELECT COUNT(*) FROM cases c {_BODY} WHERE c.kind IN ('KTDH-TC', 'KTDH-DV')
 AND b.kind = 'InspectionCommission' AND {_within("c.concluded_on")} AND c.of_member = """
_FORM = """COALESCE((SELECT h.form FROM cases_sanctionchange h WHERE h.sanction_id = x.id AND h."on" <= %(as_of)s
 ORDER BY h."on" DESC, h.id DESC LIMIT 1), x.form)"""
_DISCIPLINED = f"""SELECT COUNT(*) FROM sanctions x JOIN cases c ON c.id = x.case_id WHERE {_within("x.effective_on")}
 AND {_FORM} <> '' AND c.of_member = """
_WARD = f"""b.kind IN ('PartyCommittee', 'StandingCommittee', 'InspectionCommission') AND c.subject_level = 'CHIBO'
 AND c.kind IN ('KTCH', 'GSCD', 'KTDH-TC', 'KTNV', 'KTTC')
 AND {_LEVEL.format(_ACTED)} IN ('COSO', 'XA')"""
_MERGED = f"""SELECT COUNT(*) FROM cases_organizationeventpart x JOIN cases_organizationevent e ON e.id = x.event_id
 JOIN cases_organization o ON o.id = x.organization_id WHERE e.kind = 'merge' AND o.level = 'CHIBO'
 AND {_within("e.effective_on")} AND x.role = """

#: Of each figure, the statements whose counts it is the sum of.
FIGURES: dict[str, tuple[str, ...]] = {
    "plan-planned": (_PLANNED + _STANDS,),
    "plan-started": (_done("c.decided_on <= %(as_of)s"),),
    "plan-concluded": (_done("c.concluded_on <= %(as_of)s"),),
    "plan-in-time": (_done("c.concluded_on <= %(as_of)s AND c.submitted_on <= c.due_on"),),
    "plan-late": (_done("c.due_on < %(as_of)s AND (c.submitted_on IS NULL OR c.submitted_on > c.due_on)"),),
    "plan-cancelled": (f"{_PLANNED}NOT {_STANDS}",),
    "plan-added": (_PLANNED + _STANDS + ' AND n."on" <= %(as_of)s',),
    "direct": (_HELD + _DIRECT,),
    "covered": (f"{_HELD}{_DIRECT} AND {_REACHED}",),
    "uncovered": (f"{_HELD}{_DIRECT} AND NOT {_REACHED}",),
    "inspection-teams": (_STANDING_TEAMS + "'KTCH'",),
    "supervision-teams": (_STANDING_TEAMS + "'GSCD'",),
    "inspected": (f"{_DECIDED}{_BY_STANDING}'KTCH'",),
    "supervised": (f"{_DECIDED}{_BY_STANDING}'GSCD'",),
    "signs-organizations": (_ON_SIGNS + "FALSE",),
    "signs-members": (_ON_SIGNS + "TRUE",),
    "disciplined-members": (_DISCIPLINED + "TRUE",),
    "disciplined-organizations": (_DISCIPLINED + "FALSE",),
    "strengthened": (
        f"""SELECT COUNT(*) FROM cases_weakorganization x JOIN cases_organization o ON o.id = x.organization_id
 WHERE o.level = 'COSO' AND {_within("x.strengthened_on")}""",
        f"""SELECT COUNT(*) FROM cases_papersubject x JOIN cases_paperrecord r ON r.id = x.record_id
 WHERE r.kind = 'CCTC' AND x.subject_level = 'COSO' AND {_within("r.concluded_on")}
 AND NOT EXISTS (SELECT 1 FROM cases_paperwithdrawal w WHERE w.record_id = r.id)""",
    ),
    "ward-cells": (_DECIDED + _WARD,),
    "cells-merged": (_MERGED + "'closed'",),
    "cells-successors": (_MERGED + "'successor'",),
    "grassroots": (_HELD + "s.level = 'COSO'",),
    "districts": (_HELD + "s.level = 'HUYEN'",),
    "active-grassroots": (_HELD + "s.level = 'COSO'",),
    "active-cells": (_HELD + "s.level = 'CHIBO'",),
}  # fmt: skip


def figures(question: Question, on: date) -> dict[str, int]:
    """Return every figure as it is counted by hand on a day."""
    counted = {key: sum(count(sql, question) for sql in statements) for key, statements in FIGURES.items()}
    return counted | {key: sum(map(len, told)) for key, told in programmes.lists(question, on).items()}
