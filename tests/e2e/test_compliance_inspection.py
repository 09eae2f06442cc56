"""A compliance inspection, whole: a point contested and answered, more time granted, the report returned once."""

from __future__ import annotations

import pytest

from tests.e2e import procedure
from tests.e2e.conftest import People
from tests.e2e.office import INSPECTION
from tests.e2e.procedure import Matter
from tests.make import PEOPLE


@pytest.mark.rule("DUR-KTCH", "EXT-ALL", "HEAR", "INV-HEARD", "INV-BODY-CONCLUDES", "INV-FILE-INDEX")
def test_a_compliance_inspection_from_its_programme_to_its_closed_file(people: People) -> None:
    matter = Matter(people, INSPECTION, PEOPLE)
    procedure.opens_the_cases(matter)

    # Preparation
    procedure.proposes(matter)
    procedure.signs_the_decision(matter)
    procedure.prepares(matter)

    # Conduct
    procedure.deploys(matter)
    procedure.hands_in_the_report(matter)
    procedure.records_a_session(matter)
    procedure.puts_in_evidence(matter)
    procedure.finds(matter, "Ưu điểm", "Họp định kỳ đầy đủ, đúng quy chế.")
    procedure.finds(matter, "Khuyết điểm", "Sổ biên bản ghi chưa đầy đủ.")
    procedure.finds(
        matter,
        "Vi phạm",
        "Ban hành quy chế làm việc chậm 6 tháng.",
        nature="Vi phạm nguyên tắc tổ chức",
        consequence="Ảnh hưởng công tác lãnh đạo",
        cause="Thiếu kiểm tra, đôn đốc",
        responsibility="Tập thể ban thường vụ đảng ủy",
    )
    procedure.asks_for_more_time(matter, days=10)
    procedure.grants_more_time(matter)
    procedure.finishes_verification(matter)
    procedure.drafts(matter)
    procedure.responds(matter, "Nhất trí nội dung này")
    procedure.responds(matter, "Không nhất trí nội dung này", "Quy chế chậm 4 tháng, không phải 6 tháng.")
    procedure.hears(matter)
    assert "INV-HEARD" in procedure.finalises_in_vain(matter)
    procedure.answers(matter, "sửa nội dung", "Đã đối chiếu ngày ban hành.", "Ban hành quy chế làm việc chậm 4 tháng.")
    procedure.finalises(matter)

    # Closing
    procedure.submits(matter)
    procedure.returns_the_report(matter, "Làm rõ trách nhiệm của người đứng đầu.", votes=5)
    procedure.finalises(matter)
    procedure.submits(matter)
    procedure.concludes(matter, "Có khuyết điểm: kiểm điểm, rút kinh nghiệm", votes=5)
    procedure.announces(matter)
    assert procedure.notice_the_subject_reads(matter, "Thông báo kết luận").startswith(b"%PDF")
    procedure.assigns_follow_up(matter)
    procedure.closes(matter)

    procedure.is_closed(matter)
