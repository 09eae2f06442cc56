"""Forms B14 to B17 and B20: denunciations, complaints, petitions."""

# ruff: noqa: E501 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from tests.by_hand.words import (
    COMMISSIONS,
    CONCLUDED,
    DISCIPLINED,
    MEMBER_KEYS,
    OF_A_MEMBER,
    OF_AN_ORGANIZATION,
    OF_MEMBERS,
    OF_ORGANIZATIONS,
    ORG_KEYS,
    REQUIRED,
    ByHand,
    Counted,
    by_contents,
    by_levels,
    cases,
    ends,
)

FORMS: dict[str, ByHand] = {}

_PENDING = "c.opened_on <= %(as_of)s AND (c.concluded_on IS NULL OR c.concluded_on >= %(since)s)"
_FOUNDED = ends("FOUNDED_SHORTCOMING", "FOUNDED_VIOLATION")


def _denounced(subject: str, sections: dict[str, str], columns: dict[str, str]) -> ByHand:
    return ByHand(
        {"main": cases("GQTC", subject, _PENDING), "resolved": cases("GQTC", subject)}, sections,
        {
            "main": {"total": "1=1", "denunciation-results.due": "1=1"} | columns,
            "resolved": {
                "denunciation-results.resolved": "1=1",
                "denunciation-conclusions.unfounded": ends("DENUNC_UNFOUNDED"),
                "denunciation-conclusions.false": ends("DENUNCIATION_FALSE"),
                "denunciation-conclusions.right": _FOUNDED,
                "denunciation-conclusions.violation": ends("FOUNDED_VIOLATION"),
                "denunciation-conclusions.required": f"{_FOUNDED} AND {REQUIRED}",
                "denunciation-conclusions.disciplined": f"{_FOUNDED} AND {REQUIRED} AND {DISCIPLINED}",
                "denunciation-conclusions.rest": ends("WITHDRAWN", "NOT_RESOLVED"),
            },
        },
    )  # fmt: skip


FORMS["B14"] = _denounced(
    OF_AN_ORGANIZATION, OF_ORGANIZATIONS, by_levels("commissions", COMMISSIONS) | by_contents("org-contents", ORG_KEYS)
)
FORMS["B15"] = _denounced(
    OF_A_MEMBER, OF_MEMBERS,
    by_levels("commissions-cells", (*COMMISSIONS, "cell")) | by_contents("member-contents", MEMBER_KEYS),
)  # fmt: skip

# B16, B17: complaints

_COMPLAINTS = f"""cases_complaint x JOIN cases c ON c.id = x.case_id JOIN cases_body b ON b.id = x.body_id
 WHERE {CONCLUDED} AND """
_CHANGED = ends("INCREASED", "DECREASED", "ANNULLED")


def _complained(subject: str, sections: dict[str, str], columns: dict[str, str]) -> ByHand:
    decided = "c.outcome IN ('UPHELD', 'INCREASED', 'DECREASED', 'ANNULLED')"
    return ByHand(
        {
            "main": Counted(f"{_COMPLAINTS}{subject} AND {decided}"),
            "otherwise": Counted(f"{_COMPLAINTS}{subject} AND NOT {decided}"),
        },
        sections,
        {
            "main": {"total": "1=1"} | columns | {
                "complained-of.violation": "x.about = 'violation'",
                "complained-of.form": "x.about = 'form'",
                "complained-of.procedure": "x.about = 'procedure'",
                "complained-of.rest": "1=0",
                "complaint-results.upheld": ends("UPHELD"),
                "complaint-results.changed": _CHANGED,
                "complaint-results.increased": ends("INCREASED"),
                "complaint-results.decreased": ends("DECREASED"),
                "complaint-results.annulled": ends("ANNULLED"),
                "complaint-results.rest": "1=0",
                "complaint-causes.guidelines": f"{_CHANGED} AND x.change_cause = 'guidelines'",
                "complaint-causes.verification": f"{_CHANGED} AND x.change_cause = 'verification'",
                "complaint-causes.other": f"{_CHANGED} AND x.change_cause = 'other'",
                "complaint-causes.rest": f"{_CHANGED} AND x.change_cause = ''",
            },
            "otherwise": {"ended-otherwise.all": "1=1"},
        },
    )  # fmt: skip


FORMS["B16"] = _complained(OF_A_MEMBER, OF_MEMBERS, by_levels("complaint-bodies", (
    "committee-central", "plenum-province", "standing-province", "plenum-district", "standing-district",
    "committee-grassroots", *COMMISSIONS)))  # fmt: skip
FORMS["B17"] = _complained(OF_AN_ORGANIZATION, OF_ORGANIZATIONS, by_levels("complaint-bodies-organizations", (
    "plenum-central", "standing-central", "plenum-province", "standing-province", "plenum-district",
    "standing-district")))  # fmt: skip

_NAMELESS = "(c.is_anonymous = TRUE OR c.is_false_name = TRUE)"
FORMS["B20"] = ByHand(
    {"main": Counted("""cases_petition c JOIN cases_body b ON b.id = c.body_id
 WHERE c.received_on BETWEEN %(since)s AND %(until)s AND c.received_on <= %(as_of)s""", day="c.received_on", subject="")},
    {
        "petition-class": """CASE c.classification WHEN 'complaint' THEN 1 WHEN 'denunciation' THEN 2
 WHEN 'feedback' THEN 3 ELSE 4 END""",
        "petition-sender": """CASE c.source WHEN 'organization' THEN 1 WHEN 'member' THEN 2 WHEN 'citizen' THEN 3
 WHEN 'group' THEN 3 ELSE 4 END""",
    },
    {"main": {"total": "1=1"} | by_levels("commissions", COMMISSIONS) | {
        "petition-handling.accepted": "c.handling IN ('accept', 'complaint')",
        "petition-handling.nameless": f"c.handling IN ('decline', 'monitor', 'store') AND {_NAMELESS}",
        "petition-handling.transferred": "c.handling = 'transfer'",
        "petition-handling.guided": "c.handling IN ('guide', 'return')",
        "petition-handling.stored": f"c.handling IN ('decline', 'monitor', 'store') AND NOT {_NAMELESS}",
        "petition-handling.rest": "c.handling = ''",
    }},
)  # fmt: skip
