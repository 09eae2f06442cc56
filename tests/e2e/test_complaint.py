"""A complaint through its pages: in time it lowers the form, and each day shows its own; too late it is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e import discipline, meeting
from tests.e2e.conftest import People
from tests.e2e.meeting import Body
from tests.e2e.office_discipline import MEMBERS, NAMES, STORY
from tests.e2e.procedure import Matter


def expelled(people: People, places: dict[str, str]) -> Matter:
    """Four of five recommend below, three of five decide above; the member has the decision in hand."""
    subject = MEMBERS["sau"]
    matter = Matter(people, subject, NAMES, subject_side="sau")
    ward = Body(people, NAMES, chair="tam", tellers=("tu", "bay"))
    city = Body(people, NAMES, chair="chu", tellers=("pho", "vien"))
    day = localdate() - timedelta(days=STORY)

    discipline.opens_from_the_list(matter, places["member_concluded"])
    discipline.decides_to_consider(matter, overseer="vien")
    discipline.guides(matter, "binh", "hoa")
    discipline.dates_the_violation(matter, day - timedelta(days=400), day - timedelta(days=300))
    discipline.deploys(matter)
    discipline.criticises_itself(matter, "Nhận khuyết điểm.", "Cảnh cáo")
    meeting.decides(ward, subject, {"Khai trừ": 4, "Cảnh cáo": 1}, "Khai trừ")
    discipline.confers(matter)
    discipline.proposes(matter, "Khai trừ")
    discipline.hears(matter, "vien", "Đề nghị xem xét mức cảnh cáo.")
    meeting.decides(city, subject, {"Khai trừ": 3, "Cảnh cáo": 2}, "Khai trừ")
    discipline.resolves(matter)
    discipline.signs_the_decision(matter)
    discipline.announces(matter)
    return matter


@pytest.mark.rule("VOTE-EXP", "AUTH-BTV", "COMPLAIN-WINDOW", "COMPLAIN-CHANGE", "COMPLAIN-PENDING", "COMPLAIN-COMP")
def test_a_complaint_in_time_lowers_an_expulsion_and_each_day_shows_its_own(
    people: People, places: dict[str, str]
) -> None:
    people.come_back(days_back=STORY)
    expelled(people, places)
