"""Papers of an office as a whole: the annual programme."""

from __future__ import annotations

from datetime import date

from cases.models import AnnualProgramme, Body, Kind, ProgrammeItem
from documents.facts import words
from documents.facts.ground import Facts
from documents.wording import capital, roman, two_digits

_NAMED = 8  # subjects named in one line of the annex; more are counted


def _subjects(item: ProgrammeItem) -> str:
    names = [row.organization.name if row.organization else str(row.member) for row in item.subjects.all()]
    if len(names) <= _NAMED:
        return "; ".join(names)
    return f"{'; '.join(names[:_NAMED])} và {two_digits(len(names) - _NAMED)} tổ chức đảng khác"


def _items(programme: AnnualProgramme, kind: Kind) -> list[Facts]:
    rows = ProgrammeItem.objects.filter(programme=programme, kind=kind, cancelled_in__isnull=True)
    rows = rows.select_related("lead").prefetch_related("subjects__organization", "subjects__member")
    return [
        {
            "content": capital(item.topic),
            "subjects": _subjects(item),
            "lead": f"Đồng chí {item.lead.full_name}" if item.lead else "Theo quyết định",
            "when": f"Quý {roman(item.quarter)}",
        }
        for item in rows
    ]


def programme(programme: AnnualProgramme, on: date) -> Facts:
    """CTr: purpose, how many of each, who carries it out, and the annex that names every one."""
    body = Body.objects.select_related("organization__parent").get(pk=programme.body_id)
    purposes = [line.strip(" -") for line in programme.purpose.splitlines() if line.strip(" -")]
    return {
        "place": words.place(body),
        "letterhead": words.letterhead(body),
        "about": f"công tác kiểm tra, giám sát năm {programme.year}",
        "authority": body.name,
        "year": programme.year,
        "opening": f"{body.name} ban hành Chương trình công tác kiểm tra, giám sát năm {programme.year} như sau:",
        "aims": purposes
        or [
            "Nâng cao hiệu lực, hiệu quả công tác kiểm tra, giám sát; chủ động phòng ngừa, kịp thời phát hiện, xử "
            "lý vi phạm",
            "Tiến hành có trọng tâm, trọng điểm, không chồng chéo; gắn với nhiệm vụ chính trị của địa phương, đơn vị",
        ],
        "inspections": _items(programme, Kind.COMPLIANCE_INSPECTION),
        "supervisions": _items(programme, Kind.THEMATIC_SUPERVISION),
        "mandates": _items(programme, Kind.MANDATE_INSPECTION),
        "finances": _items(programme, Kind.FINANCE_INSPECTION),
        "tasks": [
            "Các đồng chí được phân công chủ trì tổ chức thực hiện đúng nội dung, đối tượng, thời gian trong "
            "Chương trình",
            f"Cơ quan tham mưu, giúp việc theo dõi, đôn đốc, định kỳ báo cáo {body.name} kết quả thực hiện",
        ],
        "recipients": ["Các tổ chức đảng trực thuộc", "Các đồng chí được phân công chủ trì"],
        "archive": words.archive(body),
    }
