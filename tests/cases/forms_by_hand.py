"""The 21 forms as SQL written by hand from their definitions; nothing here is shared with what is tested by it.

A count is a FROM with its condition; a row is the number a section's expression gives; a column is a condition.
"""

# ruff: noqa: S608, E501 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class Counted:
    """What is counted: the rows, what of them is added up, and who acted."""

    rows: str
    sum: str = "1"
    body: str = "c.body_id"
    day: str = "c.concluded_on"


@dataclass(frozen=True)
class ByHand:
    """One form: its counts, its sections and its columns by the count they belong to."""

    counts: dict[str, Counted]
    sections: dict[str, str]
    columns: dict[str, dict[str, str]] = field(default_factory=dict)


_SINCE = "c.concluded_on BETWEEN %(since)s AND %(until)s AND c.concluded_on <= %(as_of)s"
_ENDED = "c.concluded_on <= %(as_of)s"


def _cases(kind: str, more: str = "1=1", dated: str = _SINCE) -> Counted:
    return Counted(f"cases_case c JOIN cases_body b ON b.id = c.body_id WHERE c.kind = '{kind}' AND {dated} AND {more}")


_ORG, _MEMBER = "c.subject_organization_id IS NOT NULL", "c.subject_member_id IS NOT NULL"
_COMMISSION = "b.kind = 'InspectionCommission'"

# Rows

_LEVEL = """CASE c.subject_level WHEN 'TW' THEN 1 WHEN 'TINH' THEN 2 WHEN 'HUYEN' THEN 3 WHEN 'XA' THEN 3
 WHEN 'COSO' THEN 4 WHEN 'BOPHAN' THEN 5 ELSE 6 END"""
_SEATED = """EXISTS (SELECT 1 FROM cases_seat s JOIN cases_body sb ON sb.id = s.body_id
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
_COMMITTEES = ("committee-central", "advisory-central", "committee-province", "advisory-province", "committee-district",
               "advisory-district", "committee-grassroots", "committee-section")  # fmt: skip
_COMMISSIONS = ("commission-central", "commission-province", "commission-district", "commission-grassroots")
_LEVELS = ("level-central", "level-province", "level-district", "level-grassroots")


def _parted(group: str, parts: dict[str, str]) -> dict[str, str]:
    """The columns of a group with what none of them took."""
    named = {f"{group}.{name}": condition for name, condition in parts.items()}
    return named | {f"{group}.rest": "NOT (" + " OR ".join(f"({one})" for one in parts.values()) + ")"}


def _levels(group: str, names: tuple[str, ...]) -> dict[str, str]:
    return _parted(group, {name: _ACTED[name] for name in names})


def _contents(group: str, keys: str) -> dict[str, str]:
    chosen = (
        "EXISTS (SELECT 1 FROM cases_casecontent k WHERE k.case_id = c.id AND k.replaced_on IS NULL AND k.key = '{}')"
    )
    return _parted(group, {key: chosen.format(key) for key in keys.split()})


_ORG_KEYS = "org-resolutions org-laws org-rules org-cadres org-thrift org-complaints org-other"
_MEMBER_KEYS = "rules ethics unity forbidden population corruption neglect land finance assets other"

# Columns: results

_FAULTS = """EXISTS (SELECT 1 FROM cases_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL
 AND f.kind IN ('shortcoming', 'violation'))"""
_VIOLATION = (
    "EXISTS (SELECT 1 FROM cases_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL AND f.kind = 'violation')"
)
_DISCIPLINED = """EXISTS (SELECT 1 FROM cases_sanction s JOIN cases_case d ON d.id = s.case_id
 WHERE d.opened_from_id = c.id AND s.effective_on <= %(as_of)s)"""
_REQUIRED = """(c.outcome = 'DISCIPLINE_REQUIRED'
 OR EXISTS (SELECT 1 FROM cases_casetoopen o WHERE o.case_id = c.id AND o.procedure = 'THKL')
 OR EXISTS (SELECT 1 FROM cases_case d WHERE d.opened_from_id = c.id AND d.kind = 'THKL'))"""


def _ends(*outcomes: str) -> str:
    return f"({_ENDED} AND c.outcome IN ({', '.join(map(repr, outcomes))}))"


_NOT_WELL = _ends("LESSONS", "SIGNS_OF_VIOLATION", "DISCIPLINE_REQUIRED")
_SIGNS = _ends("SIGNS_OF_VIOLATION")
_INSPECTED = {
    "inspected.well": _ends("NO_VIOLATION"),
    "inspected.not-well": _NOT_WELL,
    "inspected.faults": f"{_NOT_WELL} AND {_FAULTS}",
    "inspected.required": _ends("DISCIPLINE_REQUIRED"),
    "inspected.disciplined": f"{_ends('DISCIPLINE_REQUIRED')} AND {_DISCIPLINED}",
    "inspected.rest": "1=0",
}
_SUPERVISED = {
    "supervised.well": f"{_ends('REMINDED', 'POLICY_RECOMMENDED')} AND NOT {_FAULTS}",
    "supervised.signs": _SIGNS,
    "supervised.passed-on": f"""{_SIGNS} AND EXISTS (SELECT 1 FROM cases_case n WHERE n.opened_from_id = c.id
 AND n.kind IN ('KTDH-TC', 'KTDH-DV') AND n.opened_on <= %(as_of)s)""",
    "supervised.rest": f"{_ends('REMINDED', 'POLICY_RECOMMENDED')} AND {_FAULTS}",
}
_AFTER_SIGNS = _ends("DISCIPLINE_REQUIRED", "PROPOSED_ABOVE")
_SIGNS_INSPECTED = {
    "signs-inspected.violation": f"{_ends('LESSONS', 'DISCIPLINE_REQUIRED', 'PROPOSED_ABOVE')} AND {_VIOLATION}",
    "signs-inspected.required": f"{_AFTER_SIGNS} AND {_REQUIRED}",
    "signs-inspected.disciplined": f"{_AFTER_SIGNS} AND {_REQUIRED} AND {_DISCIPLINED}",
}


def _of_cases(counted: Counted, sections: dict[str, str], columns: dict[str, str]) -> ByHand:
    return ByHand({"main": counted}, sections, {"main": {"total": "1=1"} | columns})


FORMS: dict[str, ByHand] = {
    "B01": _of_cases(
        _cases("KTCH", _ORG), OF_ORGANIZATIONS,
        _levels("committees", _COMMITTEES) | _contents("org-contents", _ORG_KEYS) | _INSPECTED,
    ),
    "B02": _of_cases(
        _cases("KTCH", _MEMBER), OF_MEMBERS,
        _levels("committees-cells", (*_COMMITTEES, "cell")) | _INSPECTED
        | _contents("member-contents-inspected", "rules ethics duties forbidden other"),
    ),
    "B03": _of_cases(
        _cases("GSCD", f"{_ORG} AND NOT {_COMMISSION}"), OF_ORGANIZATIONS,
        _levels("committees", _COMMITTEES) | _contents("org-contents", _ORG_KEYS) | _SUPERVISED,
    ),
    "B04": _of_cases(
        _cases("GSCD", f"{_MEMBER} AND NOT {_COMMISSION}"), OF_MEMBERS,
        _levels("committees-cells", (*_COMMITTEES, "cell")) | _SUPERVISED
        | _contents("member-contents-supervised", "resolutions laws rules ethics duties forbidden assets other"),
    ),
    "B05": _of_cases(
        _cases("GSCD", f"{_ORG} AND {_COMMISSION}"), OF_ORGANIZATIONS,
        _levels("commissions", _COMMISSIONS) | _SUPERVISED
        | _contents("org-contents-documents", _ORG_KEYS + " org-documents"),
    ),
    "B06": _of_cases(
        _cases("GSCD", f"{_MEMBER} AND {_COMMISSION}"), OF_MEMBERS,
        _levels("commissions", _COMMISSIONS) | _SUPERVISED
        | _contents("member-contents-supervised", "resolutions laws rules ethics duties forbidden assets other"),
    ),
    "B07": _of_cases(
        _cases("KTDH-TC"), OF_ORGANIZATIONS,
        _levels("commissions", _COMMISSIONS) | _contents("org-contents", _ORG_KEYS) | _SIGNS_INSPECTED,
    ),
    "B08": _of_cases(
        _cases("KTDH-DV"), OF_MEMBERS,
        _levels("commissions-cells", (*_COMMISSIONS, "cell")) | _contents("member-contents", _MEMBER_KEYS)
        | _SIGNS_INSPECTED,
    ),
}  # fmt: skip

# B09, B10: the mandate


def _sheet(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM cases_mandatesheet m WHERE m.case_id = c.id AND {condition})"


def _concluded(sheet: str, well: str) -> str:
    found = "SELECT 1 FROM cases_sheetconclusion h WHERE h.case_id = c.id AND h.sheet = "
    return f"EXISTS ({found}'{sheet}' AND h.is_well_done = {well})"


_WITH_CASE = "{} x JOIN cases_case c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id WHERE " + _SINCE
FORMS["B09"] = _of_cases(
    _cases("KTNV"), OF_ORGANIZATIONS,
    _levels("commissions", _COMMISSIONS) | _contents("mandate-contents", "mandate-programme mandate-leadership") | {
        "mandate-results.programme": _sheet("m.has_programme = TRUE"),
        "mandate-results.works": _sheet("m.works_well = TRUE"),
        "mandate-results.leads": _sheet("m.leads_well = TRUE"),
        "mandate-results.not-well": _concluded("B09", "FALSE"),
        "mandate-results.open": f"NOT {_concluded('B09', 'TRUE')} AND NOT {_concluded('B09', 'FALSE')}",
    },
)  # fmt: skip
FORMS["B10"] = ByHand(
    {
        "main": _cases("KTNV"),
        "files": Counted(_WITH_CASE.format("cases_sampledfile")),
        **{name: Counted(_WITH_CASE.format("cases_disciplinesheet"), f"x.{name}")
           for name in ("disciplined", "complained", "managed_above")},
    },
    OF_ORGANIZATIONS,
    {
        "main": {"total": "1=1"} | _levels("commissions", _COMMISSIONS) | {
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

# B11-B13: discipline

_FORM = """COALESCE((SELECT h.form FROM cases_sanctionchange h WHERE h.sanction_id = x.id AND h."on" <= %(as_of)s
 ORDER BY h."on" DESC, h.id DESC LIMIT 1), x.form)"""
_SANCTIONS = """cases_sanction x JOIN cases_case c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id
 LEFT JOIN cases_disciplinematter m ON m.case_id = c.id
 WHERE x.effective_on BETWEEN %(since)s AND %(until)s AND x.effective_on <= %(as_of)s AND """
_GROUPED = """EXISTS (SELECT 1 FROM cases_violation v WHERE v.case_id = c.id AND v.withdrawn_on IS NULL
 AND v."group" IN ({}))"""
#: Which titles of groups the world has fall under which content, as the mapping says.
_TITLES = {
    "org-rules": "'Vi phạm nguyên tắc tổ chức và hoạt động của Đảng'",
    "neglect": "'Lãnh đạo, quản lý, điều hành'",
    "ethics": """'Hôn nhân và gia đình; dân số; bạo lực gia đình; tệ nạn xã hội; tín ngưỡng, tôn giáo; đạo đức, nếp sống văn minh'""",
}


def _violations(group: str, keys: str) -> dict[str, str]:
    return _parted(group, {key: _GROUPED.format(_TITLES.get(key, "'…'")) for key in keys.split()})


def _sanctions(group: str, forms: str) -> dict[str, str]:
    known = {f"{group}.{form.lower()}": f"{_FORM} = '{form}'" for form in forms.split()}
    return known | {f"{group}.rest": f"{_FORM} NOT IN ({', '.join(repr(form) for form in forms.split())})"}


def _members_disciplined(bodies: str, levels: dict[str, str]) -> ByHand:
    suspended = f"""cases_suspension x JOIN cases_case c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id
 WHERE x.since BETWEEN %(since)s AND %(until)s AND x.since <= %(as_of)s AND x.kind = 'party_life' AND {bodies}"""
    return ByHand(
        {"main": Counted(f"{_SANCTIONS}{_MEMBER} AND {bodies}", day="x.effective_on"), "suspended": Counted(suspended)},
        OF_MEMBERS,
        {
            "main": {"total": "1=1"} | levels | _violations("member-violations", _MEMBER_KEYS)
            | _sanctions("member-forms", "REPRIMAND WARNING REMOVAL EXPULSION") | {
                "beside-discipline.prison": "m.sentence IN ('suspended_prison', 'prison')",
                "beside-discipline.law-other": "m.sentence IN ('lighter', 'non_custodial_reform')",
                "beside-discipline.administration": "m.ground = 'state'",
            },
            "suspended": {"beside-discipline.suspended": "1=1"},
        },
    )  # fmt: skip


FORMS["B11"] = ByHand(
    {"main": Counted(_SANCTIONS + _ORG, day="x.effective_on")}, OF_ORGANIZATIONS,
    {"main": {"total": "1=1"} | _levels("levels", _LEVELS) | _violations("org-violations", _ORG_KEYS)
     | _sanctions("organization-forms", "REPRIMAND WARNING DISSOLUTION")},
)  # fmt: skip
FORMS["B12"] = _members_disciplined(f"NOT {_COMMISSION}", _levels("levels-cells", (*_LEVELS, "cell")))
FORMS["B13"] = _members_disciplined(_COMMISSION, _levels("commissions-disciplining", _COMMISSIONS[:3]))

# B14, B15: denunciations

_PENDING = "c.opened_on <= %(as_of)s AND (c.concluded_on IS NULL OR c.concluded_on >= %(since)s)"
_FOUNDED = _ends("FOUNDED_SHORTCOMING", "FOUNDED_VIOLATION")


def _denounced(subject: str, sections: dict[str, str], columns: dict[str, str]) -> ByHand:
    return ByHand(
        {"main": _cases("GQTC", subject, _PENDING), "resolved": _cases("GQTC", subject)}, sections,
        {
            "main": {"total": "1=1", "denunciation-results.due": "1=1"} | columns,
            "resolved": {
                "denunciation-results.resolved": "1=1",
                "denunciation-conclusions.unfounded": _ends("DENUNC_UNFOUNDED"),
                "denunciation-conclusions.false": _ends("DENUNCIATION_FALSE"),
                "denunciation-conclusions.right": _FOUNDED,
                "denunciation-conclusions.violation": _ends("FOUNDED_VIOLATION"),
                "denunciation-conclusions.required": f"{_FOUNDED} AND {_REQUIRED}",
                "denunciation-conclusions.disciplined": f"{_FOUNDED} AND {_REQUIRED} AND {_DISCIPLINED}",
                "denunciation-conclusions.rest": _ends("WITHDRAWN", "NOT_RESOLVED"),
            },
        },
    )  # fmt: skip


FORMS["B14"] = _denounced(
    _ORG, OF_ORGANIZATIONS, _levels("commissions", _COMMISSIONS) | _contents("org-contents", _ORG_KEYS)
)
FORMS["B15"] = _denounced(
    _MEMBER, OF_MEMBERS,
    _levels("commissions-cells", (*_COMMISSIONS, "cell")) | _contents("member-contents", _MEMBER_KEYS),
)  # fmt: skip

# B16, B17: complaints

_COMPLAINTS = f"""cases_complaint x JOIN cases_case c ON c.id = x.case_id JOIN cases_body b ON b.id = x.body_id
 WHERE {_SINCE} AND """
_CHANGED = _ends("INCREASED", "DECREASED", "ANNULLED")


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
                "complaint-results.upheld": _ends("UPHELD"),
                "complaint-results.changed": _CHANGED,
                "complaint-results.increased": _ends("INCREASED"),
                "complaint-results.decreased": _ends("DECREASED"),
                "complaint-results.annulled": _ends("ANNULLED"),
                "complaint-results.rest": "1=0",
                "complaint-causes.guidelines": f"{_CHANGED} AND x.change_cause = 'guidelines'",
                "complaint-causes.verification": f"{_CHANGED} AND x.change_cause = 'verification'",
                "complaint-causes.other": f"{_CHANGED} AND x.change_cause = 'other'",
                "complaint-causes.rest": f"{_CHANGED} AND x.change_cause = ''",
            },
            "otherwise": {"ended-otherwise.all": "1=1"},
        },
    )  # fmt: skip


FORMS["B16"] = _complained(_MEMBER, OF_MEMBERS, _levels("complaint-bodies", (
    "committee-central", "plenum-province", "standing-province", "plenum-district", "standing-district",
    "committee-grassroots", *_COMMISSIONS)))  # fmt: skip
FORMS["B17"] = _complained(_ORG, OF_ORGANIZATIONS, _levels("complaint-bodies-organizations", (
    "plenum-central", "standing-central", "plenum-province", "standing-province", "plenum-district",
    "standing-district")))  # fmt: skip

# B18, B19: finance

_SCOPE = "EXISTS (SELECT 1 FROM cases_financescope p WHERE p.team_id = c.team_id AND {})"
_FEES, _BUDGET = _SCOPE.format("p.fees = TRUE"), _SCOPE.format("p.budget = TRUE")
_MONEY = f"""cases_amountpart x JOIN cases_amountline l ON l.id = x.line_id JOIN cases_case c ON c.id = l.case_id
 JOIN cases_body b ON b.id = c.body_id WHERE {_SINCE} AND """
_REPAID = """cases_repayment x JOIN cases_followupitem i ON i.id = x.item_id JOIN cases_case c ON c.id = i.case_id
 JOIN cases_body b ON b.id = c.body_id WHERE x.paid_on BETWEEN %(since)s AND %(until)s AND x.paid_on <= %(as_of)s AND """
_TREATED = "x.treatment <> 'none'"


def _financed(main: str, lines: str, repaid: str, group: str, faults: str, contents: dict[str, str]) -> ByHand:
    named = ", ".join(map(repr, faults.split()))
    return ByHand(
        {
            "main": _cases("KTTC", main),
            "money": Counted(f"{_MONEY}l.category {lines} LIKE 'fees%%'", "x.amount"),
            "repayments": Counted(_REPAID + repaid, "x.amount"),
        },
        OF_ORGANIZATIONS,
        {
            "main": {"total": "1=1"} | _levels("commissions", _COMMISSIONS) | contents | {
                "finance-results.violation": _ends("LESSONS", "MONEY_TREATED", "DISCIPLINE_REQUIRED"),
                "finance-results.required": _ends("DISCIPLINE_REQUIRED"),
                "finance-results.disciplined": f"{_ends('DISCIPLINE_REQUIRED')} AND {_DISCIPLINED}",
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
    _parted("budget-contents", {name: _CATEGORY.format(name)
                                for name in ("committee", "admin", "service", "business", "building", "etc")}),
)  # fmt: skip
FORMS["B19"] = _financed(
    _FEES, "", f"{_FEES} AND NOT {_BUDGET}", "money-fees", "short over embezzled improper other",
    _parted("fees-contents", {name: _FEES_FAULT.format(name)
                              for name in ("short", "over", "embezzled", "improper", "other")}),
)  # fmt: skip

# B20, B21: petitions, staff

_NAMELESS = "(c.is_anonymous = TRUE OR c.is_false_name = TRUE)"
FORMS["B20"] = ByHand(
    {"main": Counted("""cases_petition c JOIN cases_body b ON b.id = c.body_id
 WHERE c.received_on BETWEEN %(since)s AND %(until)s AND c.received_on <= %(as_of)s""", day="c.received_on")},
    {
        "petition-class": """CASE c.classification WHEN 'complaint' THEN 1 WHEN 'denunciation' THEN 2
 WHEN 'feedback' THEN 3 ELSE 4 END""",
        "petition-sender": """CASE c.source WHEN 'organization' THEN 1 WHEN 'member' THEN 2 WHEN 'citizen' THEN 3
 WHEN 'group' THEN 3 ELSE 4 END""",
    },
    {"main": {"total": "1=1"} | _levels("commissions", _COMMISSIONS) | {
        "petition-handling.accepted": "c.handling IN ('accept', 'complaint')",
        "petition-handling.nameless": f"c.handling IN ('decline', 'monitor', 'store') AND {_NAMELESS}",
        "petition-handling.transferred": "c.handling = 'transfer'",
        "petition-handling.guided": "c.handling IN ('guide', 'return')",
        "petition-handling.stored": f"c.handling IN ('decline', 'monitor', 'store') AND NOT {_NAMELESS}",
        "petition-handling.rest": "c.handling = ''",
    }},
)  # fmt: skip
FORMS["B21"] = ByHand(
    {"main": Counted("""cases_seat c JOIN cases_body b ON b.id = c.body_id WHERE b.kind = 'InspectionCommission'
 AND c.since <= %(last)s AND (c.until IS NULL OR c.until > %(last)s)""", day="c.since")},
    {"chair": "CASE c.chair WHEN 'CHAIR' THEN 1 WHEN 'VICE_CHAIR' THEN 2 WHEN 'MEMBER' THEN 3 ELSE 4 END"},
    {"main": {"total": "1=1"} | _levels("commissions", _COMMISSIONS)},
)  # fmt: skip


def cells(form: str, since: date, until: date, as_of: date) -> dict[tuple[str, str], int]:
    """Return every cell that is not nothing, as the SQL above counts it; one statement for each column and section."""
    found: dict[tuple[str, str], int] = {}
    days = {"since": since, "until": until, "as_of": as_of, "last": min(until, as_of)}
    by_hand = FORMS[form]
    for name, counted in by_hand.counts.items():
        level = f"""COALESCE((SELECT s.level FROM cases_organizationstate s WHERE s.organization_id = b.organization_id
 AND s.since <= COALESCE({counted.day}, %(as_of)s)
 AND (s.until IS NULL OR s.until > COALESCE({counted.day}, %(as_of)s))),
 (SELECT o.level FROM cases_organization o WHERE o.id = b.organization_id))"""
        for column, condition in by_hand.columns[name].items():
            where = condition.replace("{level}", level)
            for section, expression in by_hand.sections.items():
                sql = f"SELECT {expression} AS line, SUM({counted.sum}) FROM {counted.rows} AND ({where}) GROUP BY 1"
                with connection.cursor() as cursor:
                    cursor.execute(sql, days)
                    told = {line: int(total) for line, total in cursor.fetchall() if total}
                found |= {(f"{section}.{line}", column): total for line, total in told.items()}
                found |= {("total", column): sum(told.values())} if any(told.values()) else {}
    return found
