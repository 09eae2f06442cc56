"""What the forms by hand are made of: what is counted, who acted, by level, by content; nothing of what is tested."""

# ruff: noqa: E501 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from dataclasses import dataclass, field

#: Whom a row is about: an organization by who stands in its place, a member, or a name no register has.
SUBJECT = """COALESCE((SELECT h.last FROM heirs h WHERE h.id = c.subject_organization_id), c.subject_organization_id, 0)
 || '/' || COALESCE(c.subject_member_id, 0) || '/' || c.stranger"""


@dataclass(frozen=True)
class Counted:
    """What is counted: the rows, what of them is added up, who acted, on which day that is asked, and whom it is about."""

    rows: str
    sum: str = "1"
    body: str = "c.body_id"
    day: str = "c.concluded_on"
    subject: str = SUBJECT  # whom it is about; nothing where it is about nobody


@dataclass(frozen=True)
class ByHand:
    """One form: its counts, its sections and its columns by the count they belong to."""

    counts: dict[str, Counted]
    sections: dict[str, str]
    columns: dict[str, dict[str, str]] = field(default_factory=dict)


CONCLUDED = "c.concluded_on BETWEEN %(since)s AND %(until)s AND c.concluded_on <= %(as_of)s"
ENDED = "c.concluded_on <= %(as_of)s"


def cases(kind: str, more: str = "1=1", dated: str = CONCLUDED) -> Counted:
    return Counted(f"cases c JOIN cases_body b ON b.id = c.body_id WHERE c.kind = '{kind}' AND {dated} AND {more}")


OF_AN_ORGANIZATION, OF_A_MEMBER = "c.of_member = FALSE", "c.of_member = TRUE"
BY_COMMISSION = "b.kind = 'InspectionCommission'"

# Rows

#: `{subject_level}` is filled with the level as it was, or as it is by today's tree.
_LEVEL = """CASE {subject_level} WHEN 'TW' THEN 1 WHEN 'TINH' THEN 2 WHEN 'HUYEN' THEN 3 WHEN 'XA' THEN 3
 WHEN 'COSO' THEN 4 WHEN 'BOPHAN' THEN 5 ELSE 6 END"""
_SEATED = """c.id > 0 AND EXISTS (SELECT 1 FROM cases_seat s JOIN cases_body sb ON sb.id = s.body_id
 JOIN cases_organizationstate st ON st.organization_id = sb.organization_id
 WHERE s.member_id = c.subject_member_id AND sb.kind IN ('PartyCommittee', 'StandingCommittee')
 AND s.since <= c.opened_on AND (s.until IS NULL OR s.until > c.opened_on)
 AND st.since <= c.opened_on AND (st.until IS NULL OR st.until > c.opened_on) AND st.level IN ({}))"""
_POSITION = "CASE " + " ".join(
    f"WHEN {_SEATED.format(levels)} THEN {number}"
    for number, levels in enumerate(("'TW'", "'TINH'", "'HUYEN', 'XA'", "'COSO'", "'BOPHAN'", "'CHIBO'"), start=1)
) + " ELSE 7 END"  # fmt: skip
OF_ORGANIZATIONS = {"level": _LEVEL}
OF_MEMBERS = {"managed": _LEVEL, "position": _POSITION}

# Columns: who acted


def _acted(kinds: tuple[str, ...], levels: tuple[str, ...]) -> str:
    """`{level}` is filled with the level on the day of the row."""
    condition = f"{{level}} IN ({', '.join(map(repr, levels))})"
    return condition + (f" AND b.kind IN ({', '.join(map(repr, kinds))})" if kinds else "")


_C, _A, _U = ("PartyCommittee", "StandingCommittee"), ("AdvisoryBody",), ("InspectionCommission",)
_DISTRICT = ("HUYEN", "XA")
_ACTED = {
    "committee-central": _acted(_C, ("TW",)), "advisory-central": _acted(_A, ("TW",)),
    "committee-province": _acted(_C, ("TINH",)), "advisory-province": _acted(_A, ("TINH",)),
    "committee-district": _acted(_C, _DISTRICT), "advisory-district": _acted(_A, _DISTRICT),
    "committee-grassroots": _acted(_C, ("COSO",)), "committee-section": _acted(_C, ("BOPHAN",)),
    "cell": _acted((), ("CHIBO",)),
    "commission-central": _acted(_U, ("TW",)), "commission-province": _acted(_U, ("TINH",)),
    "commission-district": _acted(_U, _DISTRICT), "commission-grassroots": _acted(_U, ("COSO",)),
    "level-central": _acted((), ("TW",)), "level-province": _acted((), ("TINH",)),
    "level-district": _acted((), _DISTRICT), "level-grassroots": _acted((), ("COSO",)),
    "plenum-central": _acted(_C[:1], ("TW",)), "standing-central": _acted(_C[1:], ("TW",)),
    "plenum-province": _acted(_C[:1], ("TINH",)), "standing-province": _acted(_C[1:], ("TINH",)),
    "plenum-district": _acted(_C[:1], _DISTRICT), "standing-district": _acted(_C[1:], _DISTRICT),
}  # fmt: skip
COMMITTEES = ("committee-central", "advisory-central", "committee-province", "advisory-province", "committee-district",
               "advisory-district", "committee-grassroots", "committee-section")  # fmt: skip
COMMISSIONS = ("commission-central", "commission-province", "commission-district", "commission-grassroots")
EVERY_LEVEL = ("level-central", "level-province", "level-district", "level-grassroots")


def parted(group: str, parts: dict[str, str]) -> dict[str, str]:
    """The columns of a group with what none of them took."""
    named = {f"{group}.{name}": condition for name, condition in parts.items()}
    return named | {f"{group}.rest": "NOT (" + " OR ".join(f"({one})" for one in parts.values()) + ")"}


def by_levels(group: str, names: tuple[str, ...]) -> dict[str, str]:
    return parted(group, {name: _ACTED[name] for name in names})


def by_contents(group: str, keys: str) -> dict[str, str]:
    chosen = """(EXISTS (SELECT 1 FROM cases_casecontent k WHERE k.case_id = c.id AND k.replaced_on IS NULL AND k.key = '{0}')
 OR EXISTS (SELECT 1 FROM cases_papercontent k WHERE k.subject_id = -c.id AND k.key = '{0}'))"""
    return parted(group, {key: chosen.format(key) for key in keys.split()})


ORG_KEYS = "org-resolutions org-laws org-rules org-cadres org-thrift org-complaints org-other"
MEMBER_KEYS = "rules ethics unity forbidden population corruption neglect land finance assets other"

# Columns: results

DISCIPLINED = """EXISTS (SELECT 1 FROM cases_sanction s JOIN cases_case d ON d.id = s.case_id
 WHERE d.opened_from_id = c.id AND s.effective_on <= %(as_of)s)"""
REQUIRED = """(c.outcome = 'DISCIPLINE_REQUIRED'
 OR EXISTS (SELECT 1 FROM cases_casetoopen o WHERE o.case_id = c.id AND o.procedure = 'THKL')
 OR EXISTS (SELECT 1 FROM cases_case d WHERE d.opened_from_id = c.id AND d.kind = 'THKL'))"""


def ends(*outcomes: str) -> str:
    return f"({ENDED} AND c.outcome IN ({', '.join(map(repr, outcomes))}))"


def of_cases(counted: Counted, sections: dict[str, str], columns: dict[str, str]) -> ByHand:
    return ByHand({"main": counted}, sections, {"main": {"total": "1=1"} | columns})
