"""The papers of figures: the minutes in which both sides sign them, and the whole table."""

from __future__ import annotations

from typing import Any

from cases.models import AmountLine, Case, HandedBook, Meeting
from documents.facts import money
from documents.facts.ground import Facts, Ground
from documents.facts.minutes import record, sides
from documents.facts.preparation import of_team


def minutes(ground: Ground, case: Case, meeting: Meeting) -> Facts:
    """BB: both sides compared the figures category by category, and signed them; or one refused before witnesses."""
    act = f"{ground.team_name} đối chiếu số liệu với {case.subject_name}"
    facts = record(ground, meeting, "buổi đối chiếu", act, sides(ground, meeting, f"Đại diện {case.subject_name}"), 3)
    return (
        of_team(ground, case.subject_name)
        | facts
        | {
            "about": f"đối chiếu số liệu với {case.subject_name}",
            "grounds": ground.plan,
            "finance": money.sheets(case),
            "table": money.table(list(AmountLine.objects.filter(signed_in=meeting))),
            "agreed": facts["conclusion"],
        }
    )


def table(ground: Ground, case: Case, _row: Any) -> Facts:
    """BĐC: all figures as signed, with the books they rest on and where the originals are."""
    books = HandedBook.objects.filter(case=case)
    return of_team(ground, case.subject_name, f"Các thành viên {ground.team_name}") | {
        "about": f"số liệu tài chính của {case.subject_name}",
        "attached": f"kèm theo hồ sơ {case.code}",
        "finance": money.sheets(case),
        "table": money.table(list(AmountLine.objects.filter(case=case))),
        "books": [
            {"title": book.title, "period": book.period, "volumes": book.volumes, "originals": book.originals}
            for book in books
        ],
    }
