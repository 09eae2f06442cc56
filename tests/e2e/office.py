"""The office in which most stories happen: its people and an approved programme of this year, written by the commands.

    python -m tests.e2e.office      in the environment of a house

What a procedure asks for goes through the pages; what stands before it is written here, the quick way.
"""

from __future__ import annotations

from datetime import timedelta

import django


def furnish() -> None:
    """Make the small committee of `tests.make` and the year's programme, one item for each story."""
    from django.utils.timezone import localdate

    from cases import commands
    from cases.models import Kind
    from tests.make import make_office

    today = localdate()
    office = make_office(organizations=4)
    items = [
        (Kind.COMPLIANCE_INSPECTION, "Thực hiện quy chế làm việc", office.organizations[:1]),
        (Kind.THEMATIC_SUPERVISION, "Lãnh đạo công tác chuyển đổi số", office.organizations[:1]),
        (Kind.COMPLIANCE_INSPECTION, "Thu, nộp và quản lý đảng phí", office.organizations[1:3]),
    ]
    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=today - timedelta(days=20),
        year=today.year,
        title=f"Chương trình kiểm tra, giám sát năm {today.year}",
        items=[
            commands.NewItem(
                kind=kind,
                topic=topic,
                quarter=4,
                content=f"{topic}: lãnh đạo, chỉ đạo, tổ chức thực hiện.",
                lead=office.members["lan"],
                organizations=subjects,
            )
            for kind, topic, subjects in items
        ],
    )
    commands.approve_programme(programme, by=office.chu, on=today - timedelta(days=10))


if __name__ == "__main__":
    django.setup()
    furnish()
