"""Forms B01 to B08: inspections, supervisions, inspections on signs of violation."""

# ruff: noqa: S608 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from tests.by_hand.words import (
    BY_COMMISSION,
    COMMISSIONS,
    COMMITTEES,
    DISCIPLINED,
    MEMBER_KEYS,
    OF_A_MEMBER,
    OF_AN_ORGANIZATION,
    OF_MEMBERS,
    OF_ORGANIZATIONS,
    ORG_KEYS,
    REQUIRED,
    ByHand,
    by_contents,
    by_levels,
    cases,
    ends,
    of_cases,
)

_FAULTS = """EXISTS (SELECT 1 FROM cases_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL
 AND f.kind IN ('shortcoming', 'violation'))"""
_VIOLATION = (
    "EXISTS (SELECT 1 FROM cases_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL AND f.kind = 'violation')"
)
_NOT_WELL = ends("LESSONS", "SIGNS_OF_VIOLATION", "DISCIPLINE_REQUIRED")
_SIGNS = ends("SIGNS_OF_VIOLATION")
_INSPECTED = {
    "inspected.well": ends("NO_VIOLATION"),
    "inspected.not-well": _NOT_WELL,
    "inspected.faults": f"{_NOT_WELL} AND {_FAULTS}",
    "inspected.required": ends("DISCIPLINE_REQUIRED"),
    "inspected.disciplined": f"{ends('DISCIPLINE_REQUIRED')} AND {DISCIPLINED}",
    "inspected.rest": "1=0",
}
_SUPERVISED = {
    "supervised.well": f"{ends('REMINDED', 'POLICY_RECOMMENDED')} AND NOT {_FAULTS}",
    "supervised.signs": _SIGNS,
    "supervised.passed-on": f"""{_SIGNS} AND EXISTS (SELECT 1 FROM cases_case n WHERE n.opened_from_id = c.id
 AND n.kind IN ('KTDH-TC', 'KTDH-DV') AND n.opened_on <= %(as_of)s)""",
    "supervised.rest": f"{ends('REMINDED', 'POLICY_RECOMMENDED')} AND {_FAULTS}",
}
_AFTER_SIGNS = ends("DISCIPLINE_REQUIRED", "PROPOSED_ABOVE")
_SIGNS_INSPECTED = {
    "signs-inspected.violation": f"{ends('LESSONS', 'DISCIPLINE_REQUIRED', 'PROPOSED_ABOVE')} AND {_VIOLATION}",
    "signs-inspected.required": f"{_AFTER_SIGNS} AND {REQUIRED}",
    "signs-inspected.disciplined": f"{_AFTER_SIGNS} AND {REQUIRED} AND {DISCIPLINED}",
}


FORMS: dict[str, ByHand] = {
    "B01": of_cases(
        cases("KTCH", OF_AN_ORGANIZATION), OF_ORGANIZATIONS,
        by_levels("committees", COMMITTEES) | by_contents("org-contents", ORG_KEYS) | _INSPECTED,
    ),
    "B02": of_cases(
        cases("KTCH", OF_A_MEMBER), OF_MEMBERS,
        by_levels("committees-cells", (*COMMITTEES, "cell")) | _INSPECTED
        | by_contents("member-contents-inspected", "rules ethics duties forbidden other"),
    ),
    "B03": of_cases(
        cases("GSCD", f"{OF_AN_ORGANIZATION} AND NOT {BY_COMMISSION}"), OF_ORGANIZATIONS,
        by_levels("committees", COMMITTEES) | by_contents("org-contents", ORG_KEYS) | _SUPERVISED,
    ),
    "B04": of_cases(
        cases("GSCD", f"{OF_A_MEMBER} AND NOT {BY_COMMISSION}"), OF_MEMBERS,
        by_levels("committees-cells", (*COMMITTEES, "cell")) | _SUPERVISED
        | by_contents("member-contents-supervised", "resolutions laws rules ethics duties forbidden assets other"),
    ),
    "B05": of_cases(
        cases("GSCD", f"{OF_AN_ORGANIZATION} AND {BY_COMMISSION}"), OF_ORGANIZATIONS,
        by_levels("commissions", COMMISSIONS) | _SUPERVISED
        | by_contents("org-contents-documents", ORG_KEYS + " org-documents"),
    ),
    "B06": of_cases(
        cases("GSCD", f"{OF_A_MEMBER} AND {BY_COMMISSION}"), OF_MEMBERS,
        by_levels("commissions", COMMISSIONS) | _SUPERVISED
        | by_contents("member-contents-supervised", "resolutions laws rules ethics duties forbidden assets other"),
    ),
    "B07": of_cases(
        cases("KTDH-TC"), OF_ORGANIZATIONS,
        by_levels("commissions", COMMISSIONS) | by_contents("org-contents", ORG_KEYS) | _SIGNS_INSPECTED,
    ),
    "B08": of_cases(
        cases("KTDH-DV"), OF_MEMBERS,
        by_levels("commissions-cells", (*COMMISSIONS, "cell")) | by_contents("member-contents", MEMBER_KEYS)
        | _SIGNS_INSPECTED,
    ),
}  # fmt: skip
