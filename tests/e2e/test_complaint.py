"""A complaint through its pages: in time it lowers the form, and each day shows its own; too late it is refused."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.e2e import complaint, discipline, meeting
from tests.e2e.conftest import People
from tests.e2e.meeting import Body
from tests.e2e.office_discipline import LETTER, MEMBERS, NAMES, STORY
from tests.e2e.procedure import Matter, notice_the_subject_reads


def expelled(people: People, places: dict[str, str]) -> Matter:
    """Four of five recommend below, three of five decide above; the member has the decision in hand."""
    subject = MEMBERS["sau"]
    matter = Matter(people, subject, NAMES, subject_side="sau")
    ward = Body(people, NAMES, chair="tam", tellers=("tu", "bay"))
    city = Body(people, NAMES, chair="chu", tellers=("pho", "vien"))
    day = localdate() - timedelta(days=STORY)

    discipline.opens_from_the_list(matter, places["member_concluded"])
    discipline.decides_to_consider(matter, overseer="vien")
    discipline.guides(matter)
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


def lowered(people: People, subject: str) -> Matter:
    """The centre handles the complaint with a team of its own, and votes for the lighter form."""
    matter = Matter(
        people,
        subject,
        NAMES,
        officer="minh",
        leader="mot",
        head="nam",
        secretary="chin",
        member="ba",
        subject_side="sau",
    )
    centre = Body(people, NAMES, chair="mot", tellers=("chin", "ba"), recorder="chin")

    complaint.proposes_to_handle(matter, subject)
    complaint.accepts(matter)
    complaint.prepares(matter)
    complaint.takes_over_the_file(matter)
    complaint.hears_the_complainant(matter, "Chưa tính tình tiết tự giác khắc phục.")
    complaint.verifies(matter)
    complaint.exchanges(matter, "Cảnh cáo")
    meeting.decides(centre, subject, {"Khai trừ": 2, "Cảnh cáo": 3}, "Cảnh cáo")
    complaint.answers(matter, "Có tình tiết giảm nhẹ chưa được xem xét.")
    complaint.announces(matter)
    complaint.corrects_the_register(matter)
    return matter


def members_disciplined(people: People, *, ago: int) -> dict[str, int]:
    """What the page of figures counts of both forms, as at a day so long ago."""
    leader = people("chu")
    leader.turns_to("Thống kê – báo cáo")
    leader.follows("Kỷ luật")
    leader.fills({"Tính đến ngày": f"{localdate() - timedelta(days=ago):%Y-%m-%d}"})
    leader.presses("Lọc")
    return {form: leader.reads_figure(form, "Đảng viên") for form in ("Khai trừ", "Cảnh cáo")}


@pytest.mark.rule("VOTE-EXP", "AUTH-BTV", "COMPLAIN-WINDOW", "COMPLAIN-CHANGE", "COMPLAIN-PENDING", "COMPLAIN-COMP")
def test_a_complaint_in_time_lowers_an_expulsion_and_each_day_shows_its_own(
    people: People, places: dict[str, str]
) -> None:
    people.come_back(days_back=STORY)
    first = expelled(people, places)

    people.come_back(days_back=LETTER)
    complaint.hands_in_a_letter(first, "Hình thức khai trừ là quá nặng so với vi phạm.")
    matter = lowered(people, first.topic)
    assert notice_the_subject_reads(matter, "Quyết định").startswith(b"%PDF")

    people.come_back(days_back=0)
    assert members_disciplined(people, ago=LETTER + 1) == {"Khai trừ": 1, "Cảnh cáo": 0}
    assert members_disciplined(people, ago=LETTER) == {"Khai trừ": 0, "Cảnh cáo": 1}


@pytest.mark.rule("COMPLAIN-WINDOW", "COMPLAIN-NOT")
def test_a_complaint_out_of_its_window_is_refused_with_the_article(people: People, places: dict[str, str]) -> None:
    """The ward warned her in spring; she complains to the city today."""
    subject = MEMBERS["hanh"]
    matter = Matter(people, subject, NAMES, desk=places["warned"], subject_side="hanh")

    complaint.hands_in_a_letter(matter, "Hình thức cảnh cáo là quá nặng.")
    said = complaint.refuses(matter, "thu", subject)

    assert "không thụ lý" in said
    assert "COMPLAIN-WINDOW" in said
    complainant = matter.at_portal()
    complainant.reads("quá thời hạn khiếu nại")
    complainant.reads(re.compile(r"QĐ \d+-QĐ/TW"))
