"""The office in which most stories happen: its people, this year's programme, two cases under way, and discipline.

    python -m tests.e2e.office      in the environment of a house

What a story tells goes through the pages; what stands before it is written here, the quick way.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

#: Topics of the programme: one for the story of each procedure, and one whose cases stand half-way.
INSPECTION = "Thực hiện quy chế làm việc"
SUPERVISION = "Lãnh đạo công tác chuyển đổi số"
UNDER_WAY = "Thu, nộp và quản lý đảng phí"


def furnish() -> dict[str, str]:
    """Write it all, dated back from today so that nothing lies in the future; return where things stand."""
    from django.urls import reverse
    from django.utils.timezone import localdate

    from cases import commands
    from cases.models import Kind
    from tests.e2e import (
        office_denunciation,
        office_discipline,
        office_finance,
        office_follow_up,
        office_mandate,
        office_signs,
    )
    from tests.make import make_office, walk
    from workflows import engine, papers

    today = localdate()
    office = make_office(organizations=2)
    ward = office_discipline.settle(office)
    planned = [
        (Kind.COMPLIANCE_INSPECTION, INSPECTION, office.organizations[:1]),
        (Kind.THEMATIC_SUPERVISION, SUPERVISION, office.organizations[:1]),
        (Kind.COMPLIANCE_INSPECTION, UNDER_WAY, office.organizations[:2]),
    ]
    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=today - timedelta(days=160),
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
            for kind, topic, subjects in planned
        ]
        + office_discipline.planned(office)
        + office_follow_up.planned(office)
        + office_finance.planned(office)
        + office_mandate.planned(office),
    )
    commands.approve_programme(programme, by=office.chu, on=today - timedelta(days=150))
    start = today - timedelta(days=40)
    team = commands.open_item(programme.items.get(topic=UNDER_WAY), by=office.quan, on=start)
    submitted, verified = team.cases.order_by("pk")
    walk(office, submitted, "R6", start=start)
    papers.make_report(submitted, by=office.lan, on=today)
    walk(office, submitted, "E1", after="R6", start=start)
    verified.refresh_from_db()
    walk(office, verified, "R2", after="P3", start=start)
    of_discipline = office_discipline.furnish(office, ward, programme, today)
    of_finance = office_finance.furnish(office, programme, today)
    on_signs = office_signs.furnish(office, today)
    to_follow = office_follow_up.furnish(office, programme, today)
    of_mandate = office_mandate.furnish(office, programme, today)
    denounced = office_denunciation.furnish(office, today)
    engine.reconcile()
    return (
        to_follow
        | of_discipline
        | of_finance
        | on_signs
        | of_mandate
        | denounced
        | {
            "programme": reverse("programme", args=[programme.pk]),
            "item": reverse("item", args=[team.item_id]),
            "team": reverse("team", args=[team.key]),
            "submitted": reverse("case", args=[submitted.key]),
            "reading": reverse("reading", args=[submitted.key]),
            "portal": reverse("portal-case", args=[submitted.key]),
            "verified": reverse("case", args=[verified.key]),
        }
    )


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(furnish()))
