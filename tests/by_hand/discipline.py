"""Forms B11 to B13: decisions on discipline."""

# ruff: noqa: E501 - the SQL is ours, and a condition stands on one line

from __future__ import annotations

from tests.by_hand.words import (
    BY_COMMISSION,
    COMMISSIONS,
    EVERY_LEVEL,
    MEMBER_KEYS,
    OF_A_MEMBER,
    OF_AN_ORGANIZATION,
    OF_MEMBERS,
    OF_ORGANIZATIONS,
    ORG_KEYS,
    ByHand,
    Counted,
    by_levels,
    parted,
)

FORMS: dict[str, ByHand] = {}

_FORM = """COALESCE((SELECT h.form FROM cases_sanctionchange h WHERE h.sanction_id = x.id AND h."on" <= %(as_of)s
 ORDER BY h."on" DESC, h.id DESC LIMIT 1), x.form)"""
_SANCTIONS = """sanctions x JOIN cases c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id
 LEFT JOIN cases_disciplinematter m ON m.case_id = c.id
 WHERE x.effective_on BETWEEN %(since)s AND %(until)s AND x.effective_on <= %(as_of)s AND """
_GROUPED = """EXISTS (SELECT 1 FROM cases_violation v WHERE v.case_id = c.id AND v.withdrawn_on IS NULL
 AND v."group" IN ({}))"""
#: Which groups of violations fall under which content, as we read them.
_TITLES = {
    "org-resolutions": ("Vi phạm chủ trương, quy định của Đảng",),
    "org-laws": (
        "Vi phạm việc ban hành, tổ chức thực hiện chủ trương của Đảng, pháp luật của Nhà nước",
        "Vi phạm quản lý tài chính, tài sản, đầu tư, đất đai, tài nguyên",
    ),
    "org-rules": ("Vi phạm nguyên tắc tổ chức và hoạt động của Đảng",),
    "org-cadres": ("Vi phạm trong công tác tổ chức, cán bộ",),
    "org-thrift": ("Vi phạm phòng, chống tham nhũng, lãng phí, tiêu cực",),
    "org-complaints": ("Vi phạm giải quyết khiếu nại, tố cáo",),
    "org-other": (
        "Vi phạm trong công tác kiểm tra, giám sát, thi hành kỷ luật",
        "Vi phạm quốc phòng, an ninh, đối ngoại, bí mật",
    ),
    "rules": ("Tổ chức, hoạt động của Đảng (tập trung dân chủ)", "Bầu cử", "Công tác tổ chức, cán bộ"),
    "ethics": (
        "Hôn nhân và gia đình; dân số; bạo lực gia đình; tệ nạn xã hội; tín ngưỡng, tôn giáo; đạo đức, nếp sống văn minh",
    ),
    "forbidden": (
        "Tuyên truyền, phát ngôn",
        "Chống chạy chức, chạy quyền",
        "Bảo vệ bí mật của Đảng, Nhà nước",
        "Quan hệ với tổ chức, cá nhân nước ngoài",
    ),
    "corruption": ("Phòng, chống tham nhũng, lãng phí, tiêu cực",),
    "neglect": (
        "Thực hiện chức trách, nhiệm vụ, công vụ",
        "Lãnh đạo, quản lý, điều hành",
        "Kiểm tra, giám sát, thanh tra, kiểm toán",
    ),
    "finance": (
        "Cho vay ưu đãi, chính sách an sinh xã hội",
        "Tài chính, đầu tư, đất đai, tài nguyên, xây dựng",
    ),
    "assets": ("Kê khai tài sản, thu nhập",),
    "other": (
        "Quan điểm chính trị và chính trị nội bộ",
        "Quản lý, cấp phát, sử dụng văn bằng, chứng chỉ",
        "Phòng, chống tội phạm",
        "Khiếu nại, tố cáo và giải quyết khiếu nại, tố cáo",
    ),
}


def _grouped(key: str) -> str:
    return _GROUPED.format(", ".join(f"'{title}'" for title in _TITLES.get(key, ("none of these",))))


def _violations(group: str, keys: str) -> dict[str, str]:
    return parted(group, {key: _grouped(key) for key in keys.split()})


def _sanctions(group: str, forms: str) -> dict[str, str]:
    known = {f"{group}.{form.lower()}": f"{_FORM} = '{form}'" for form in forms.split()}
    return known | {f"{group}.rest": f"{_FORM} NOT IN ({', '.join(repr(form) for form in forms.split())})"}


def _members_disciplined(bodies: str, levels: dict[str, str]) -> ByHand:
    suspended = f"""cases_suspension x JOIN cases c ON c.id = x.case_id JOIN cases_body b ON b.id = c.body_id
 WHERE x.since BETWEEN %(since)s AND %(until)s AND x.since <= %(as_of)s AND x.kind = 'party_life' AND {bodies}"""
    return ByHand(
        {"main": Counted(f"{_SANCTIONS}{OF_A_MEMBER} AND {bodies}", day="x.effective_on"), "suspended": Counted(suspended)},
        OF_MEMBERS,
        {
            "main": {"total": "1=1"} | levels | _violations("member-violations", MEMBER_KEYS)
            | _sanctions("member-forms", "REPRIMAND WARNING REMOVAL EXPULSION") | {
                "beside-discipline.prison": "m.sentence IN ('suspended_prison', 'prison')",
                "beside-discipline.law-other": "m.sentence IN ('lighter', 'non_custodial_reform')",
                "beside-discipline.administration": "m.ground = 'state'",
            },
            "suspended": {"beside-discipline.suspended": "1=1"},
        },
    )  # fmt: skip


FORMS["B11"] = ByHand(
    {"main": Counted(_SANCTIONS + OF_AN_ORGANIZATION, day="x.effective_on")}, OF_ORGANIZATIONS,
    {"main": {"total": "1=1"} | by_levels("levels", EVERY_LEVEL) | _violations("org-violations", ORG_KEYS)
     | _sanctions("organization-forms", "REPRIMAND WARNING DISSOLUTION")},
)  # fmt: skip
FORMS["B12"] = _members_disciplined(f"NOT {BY_COMMISSION}", by_levels("levels-cells", (*EVERY_LEVEL, "cell")))
FORMS["B13"] = _members_disciplined(BY_COMMISSION, by_levels("commissions-disciplining", COMMISSIONS[:3]))
